/// Writes a segment of an FTS5 index page by page, as FTS5 writes what it holds in memory.
///
/// Source: the description of the file format and the function `fts5FlushOneHash` in SQLite's
/// `ext/fts5/fts5_index.c`, version 3.40; a table's format is kept in its `config` (version 4), and
/// FTS5's own integrity-check is run over segments of ours in the tests.
struct SegmentWriter: ~Copyable {
  /// FTS5's default for the size of a leaf.
  static let usualPageSize = 4050
  /// Pages without a term from which on a list of their first rows is written.
  private static let pagesForList = 4

  private let pageSize: Int
  private let segment: Int64
  private let data: Statement
  private let index: Statement
  private var page: [UInt8] = [0, 0, 0, 0]
  private var terms: [UInt8] = []
  private var pageNumber = 1
  private var lastTermOffset = 0
  private var lastTerm: [UInt8] = []
  private var isFirstTermInPage = true
  private var isFirstRowInPage = true
  /// The term that leads to the pages from `btreePage` on, and how many of them hold no term.
  private var btreeTerm: [UInt8] = []
  private var btreePage = 1
  private var emptyPages = 0
  private var lists: [RowList] = [RowList()]

  /// A level of the list of first rows of the pages of one long posting list.
  private struct RowList {
    var bytes: [UInt8] = []
    var pageNumber = 0
    var lastRow: Int64?
  }

  /// - Parameters:
  ///   - segment: its number, from 1.
  ///   - pageSize: in bytes; pages of any size are read.
  ///   - table: name of the FTS5 table.
  init(
    segment: Int, pageSize: Int, table: String, connection: Connection
  ) throws(DatabaseError) {
    let data = try connection.prepare(
      "INSERT OR REPLACE INTO \(table)_data (id, block) VALUES (?1, ?2)")
    let index = try connection.prepare(
      "INSERT INTO \(table)_idx (segid, term, pgno) VALUES (?1, ?2, ?3)")
    self.segment = Int64(segment)
    self.pageSize = pageSize
    self.data = data
    self.index = index
  }

  /// Writes a term and all its rows.
  ///
  /// - Parameters:
  ///   - term: greater than the one before; without FTS5's prefix.
  ///   - doclist: for each row a varint of the distance from the row before, a varint of twice the
  ///     length of its positions, and the positions.
  mutating func add(
    _ term: UnsafeBufferPointer<UInt8>, doclist: UnsafeBufferPointer<UInt8>
  ) throws(DatabaseError) {
    try begin(term)
    if pageSize >= page.count + terms.count + doclist.count + 1 {
      page.append(contentsOf: doclist)
      return
    }
    var row: Int64 = 0
    var offset = 0
    while offset < doclist.count {
      let delta = Varint.read(doclist, &offset)
      row += Int64(bitPattern: delta)
      if isFirstRowInPage {
        page[0] = UInt8(truncatingIfNeeded: page.count >> 8)
        page[1] = UInt8(truncatingIfNeeded: page.count)
        Varint.append(UInt64(bitPattern: row), to: &page)
        isFirstRowInPage = false
        try noteFirstRow(row, level: 0)
      } else {
        Varint.append(delta, to: &page)
      }
      var body = offset
      let length = Int(truncatingIfNeeded: Varint.read(doclist, &body) >> 1)
      try append(doclist, offset, body + length)
      offset = body + length
    }
  }

  /// Positions of a row, over as many pages as they take; no varint is cut.
  private mutating func append(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
  ) throws(DatabaseError) {
    if page.count + terms.count + end - start <= pageSize {
      page += bytes[start..<end]
      return
    }
    var offset = start
    while true {
      let space = pageSize - page.count - terms.count
      var stop = end
      if end - offset > space {
        stop = offset
        var next = stop
        while true {
          while bytes[next] & 0x80 != 0 { next += 1 }
          next += 1
          // At least one varint goes on a page, even one that is full.
          if next - offset > space, stop > offset { break }
          stop = next
          if next - offset >= space || next >= end { break }
        }
      }
      page += bytes[offset..<stop]
      offset = stop
      if page.count + terms.count >= pageSize { try flushPage() }
      if offset >= end { return }
    }
  }

  private mutating func begin(_ word: UnsafeBufferPointer<UInt8>) throws(DatabaseError) {
    // '0' is the prefix of the main index; other digits are those of prefix indexes.
    let count = word.count + 1
    if page.count + terms.count + count + 2 >= pageSize, page.count > 4 { try flushPage() }
    Varint.append(UInt64(page.count - lastTermOffset), to: &terms)
    lastTermOffset = page.count
    var shared = 0
    if !lastTerm.isEmpty {
      shared = 1
      while shared < min(lastTerm.count, count), lastTerm[shared] == word[shared - 1] {
        shared += 1
      }
    }
    if isFirstTermInPage {
      if pageNumber != 1 {
        try flushBtree()
        // The shortest text that is greater than the last term and not greater than this one.
        btreeTerm = Array(([0x30] + word).prefix(lastTerm.isEmpty ? count : shared + 1))
        btreePage = pageNumber
      }
      shared = 0
    } else {
      Varint.append(UInt64(shared), to: &page)
    }
    Varint.append(UInt64(count - shared), to: &page)
    if shared == 0 {
      page.append(0x30)
      page += word
    } else {
      page += word[(shared - 1)...]
    }
    lastTerm.removeAll(keepingCapacity: true)
    lastTerm.append(0x30)
    lastTerm += word
    isFirstTermInPage = false
    isFirstRowInPage = false
    lists[0].pageNumber = pageNumber
  }

  private mutating func flushPage() throws(DatabaseError) {
    page[2] = UInt8(truncatingIfNeeded: page.count >> 8)
    page[3] = UInt8(truncatingIfNeeded: page.count)
    if isFirstTermInPage {
      // No term begins on this page.
      if isFirstRowInPage, !lists[0].bytes.isEmpty { lists[0].bytes.append(0) }
      emptyPages += 1
    } else {
      page += terms
    }
    try data.run(.integer(segment << 37 | Int64(pageNumber)), .blob(page))
    page.replaceSubrange(0..., with: repeatElement(0, count: 4))
    terms.removeAll(keepingCapacity: true)
    lastTermOffset = 0
    pageNumber += 1
    isFirstTermInPage = true
    isFirstRowInPage = true
  }

  private mutating func flushBtree() throws(DatabaseError) {
    guard btreePage != 0 else { return }
    let hasList = !lists[0].bytes.isEmpty && emptyPages >= Self.pagesForList
    for level in lists.indices {
      guard !lists[level].bytes.isEmpty else { break }
      if hasList { try write(lists[level], level) }
      lists[level].bytes.removeAll(keepingCapacity: true)
      lists[level].lastRow = nil
    }
    emptyPages = 0
    try index.run(
      .integer(segment), .blob(btreeTerm), .integer(Int64(btreePage) << 1 | (hasList ? 1 : 0)))
    btreePage = 0
  }

  private func write(_ list: RowList, _ level: Int) throws(DatabaseError) {
    let id = segment << 37 | 1 << 36 | Int64(level) << 31 | Int64(list.pageNumber)
    try data.run(.integer(id), .blob(list.bytes))
  }

  /// Adds the first row of a page to the list of its posting list.
  private mutating func noteFirstRow(_ row: Int64, level: Int) throws(DatabaseError) {
    var level = level
    while true {
      var isFull = false
      if lists[level].bytes.count >= pageSize {
        isFull = true
        lists[level].bytes[0] = 1
        try write(lists[level], level)
        if lists.count == level + 1 { lists.append(RowList()) }
        if lists[level + 1].bytes.isEmpty {
          // This was the root: the new root begins with its first row.
          let first = Self.firstRow(lists[level].bytes)
          lists[level + 1].pageNumber = lists[level].pageNumber
          lists[level + 1].bytes.append(0)
          Varint.append(UInt64(lists[level].pageNumber), to: &lists[level + 1].bytes)
          Varint.append(UInt64(bitPattern: first), to: &lists[level + 1].bytes)
          lists[level + 1].lastRow = first
        }
        lists[level].bytes.removeAll(keepingCapacity: true)
        lists[level].lastRow = nil
        lists[level].pageNumber += 1
      }
      if let last = lists[level].lastRow {
        Varint.append(UInt64(bitPattern: row - last), to: &lists[level].bytes)
      } else {
        lists[level].bytes.append(isFull ? 1 : 0)
        let child = level == 0 ? pageNumber : lists[level - 1].pageNumber
        Varint.append(UInt64(child), to: &lists[level].bytes)
        Varint.append(UInt64(bitPattern: row), to: &lists[level].bytes)
      }
      lists[level].lastRow = row
      guard isFull else { return }
      level += 1
    }
  }

  private static func firstRow(_ bytes: [UInt8]) -> Int64 {
    bytes.withUnsafeBufferPointer { bytes in
      var offset = 1
      _ = Varint.read(bytes, &offset)
      return Int64(bitPattern: Varint.read(bytes, &offset))
    }
  }

  /// Writes what is left.
  ///
  /// - Returns: the number of pages.
  mutating func finish() throws(DatabaseError) -> Int {
    if page.count > 4 { try flushPage() }
    if pageNumber > 1 { try flushBtree() }
    return pageNumber - 1
  }
}

/// SQLite's variable-length integers: big endian, seven bits a byte, eight in the ninth.
/// Source: <https://www.sqlite.org/fileformat2.html#varint>.
enum Varint {
  @inline(__always)
  static func append(_ value: UInt64, to bytes: inout [UInt8]) {
    if value < 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: value))
      return
    }
    if value < 0x4000 {
      bytes.append(UInt8(truncatingIfNeeded: value >> 7) | 0x80)
      bytes.append(UInt8(truncatingIfNeeded: value) & 0x7F)
      return
    }
    guard value >> 56 == 0 else {
      for shift in stride(from: 57, through: 8, by: -7) {
        bytes.append(UInt8(truncatingIfNeeded: value >> UInt64(shift)) | 0x80)
      }
      bytes.append(UInt8(truncatingIfNeeded: value))
      return
    }
    var shift: UInt64 = 49
    while value >> shift == 0 { shift -= 7 }
    while shift > 0 {
      bytes.append(UInt8(truncatingIfNeeded: value >> shift) | 0x80)
      shift -= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: value) & 0x7F)
  }

  /// How many bytes a value below 2^56 takes.
  @inline(__always)
  static func length(_ value: UInt64) -> Int {
    max(1, (70 - value.leadingZeroBitCount) / 7)
  }

  /// Writes a value below 2^56 at `offset`; returns where it ends.
  @inline(__always)
  static func write(_ value: UInt64, _ out: UnsafeMutablePointer<UInt8>, _ offset: Int) -> Int {
    if value < 0x80 {
      out[offset] = UInt8(truncatingIfNeeded: value)
      return offset + 1
    }
    let length = length(value)
    var rest = value
    out[offset + length - 1] = UInt8(truncatingIfNeeded: rest & 0x7F)
    var index = offset + length - 2
    while index >= offset {
      rest >>= 7
      out[index] = UInt8(truncatingIfNeeded: rest & 0x7F) | 0x80
      index -= 1
    }
    return offset + length
  }

  /// Reads one that was written by `append` with less than nine bytes.
  @inline(__always)
  static func read(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: inout Int) -> UInt64 {
    var value: UInt64 = 0
    while offset < bytes.count {
      let byte = bytes[offset]
      offset += 1
      value = value << 7 | UInt64(byte & 0x7F)
      if byte < 0x80 { break }
    }
    return value
  }
}
