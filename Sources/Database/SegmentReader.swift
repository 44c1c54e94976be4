import CSQLite

/// Reads posting lists straight from the segments of an FTS5 table.
///
/// FTS5 answers a match row by row through SQLite's machine, at several hundred nanoseconds a row;
/// a list read whole costs about ten, a packed one about one (``ListPacker``). Only what FTS5 has
/// written is read, and packed lists are made of that, so all always agree.
/// Source: `ext/fts5/fts5_index.c` of SQLite 3.40. Anything unexpected is an error, and the caller
/// asks FTS5 itself.
package final class SegmentReader {
  let connection: Connection
  let table: String
  /// A segment's number and its last page; the first is 1.
  struct Segment {
    let number: Int64
    let lastPage: Int64
  }

  /// The newest first.
  let segments: [Segment]
  /// Numbers of those that have packed lists, the oldest first.
  let packed: [Int64]
  /// Of each the product of the numbers of rows of two words from which on it is known where the second stands right
  /// behind the first.
  let fewestForBigrams: [Int64: Double]
  /// The mark that the maker of the packed lists left; `nil` when there are none.
  package let mark: Double?

  private let budget: Int
  let deadline: Deadline
  var read: [[UInt8]: WordRows] = [:]
  /// By their beginning.
  var begun: [[UInt8]: [(word: [UInt8], rows: WordRows)]] = [:]
  private var size = 0
  private let memory = RowMemory()

  let readPages: Statement

  /// Why a list cannot be read here.
  package struct Unreadable: Error, Sendable {}

  /// - Parameters:
  ///   - budget: bytes of memory that all lists together may take.
  ///   - seconds: for reading all of them.
  package init(table: String, connection: Connection, budget: Int, seconds: Double) throws {
    self.table = table
    self.budget = budget
    deadline = Deadline(seconds: seconds)
    self.connection = connection
    readPages = try connection.prepare(
      "SELECT id, block FROM \(table)_data WHERE id BETWEEN ?1 AND ?2 ORDER BY id")
    segments = try Self.structure(table: table, connection: connection)
    packed = try ListPacker(table: table, connection: connection).packedSegments().map(\.number)
    var fewest: [Int64: Double] = [:]
    let bigrams = try connection.prepare(
      "SELECT number, fewest FROM \(table)_segment WHERE fewest IS NOT NULL")
    while try bigrams.step() { fewest[bigrams.integer(0)] = bigrams.real(1) }
    fewestForBigrams = fewest
    let statement = try connection.prepare("SELECT max(mark) FROM \(table)_segment")
    mark = try !packed.isEmpty && statement.step() ? statement.real(0) : nil
  }

  /// The segments of an FTS5 table, the newest first.
  static func structure(table: String, connection: Connection) throws -> [Segment] {
    let statement = try connection.prepare("SELECT block FROM \(table)_data WHERE id = 10")
    guard try statement.step() else { throw Unreadable() }
    let bytes = statement.blob(0)
    statement.reset()
    return try segments(bytes)
  }

  /// Levels from the newest to the oldest, in each the oldest first.
  private static func segments(_ bytes: [UInt8]) throws -> [Segment] {
    try bytes.withUnsafeBufferPointer { bytes in
      // A cookie of four bytes, then varints.
      var offset = 4
      func next() throws -> Int {
        guard offset < bytes.count else { throw Unreadable() }
        let value = Varint.read(bytes, &offset)
        guard value < 1 << 40 else { throw Unreadable() }
        return Int(value)
      }
      let levels = try next()
      _ = try next()
      _ = try next()
      guard levels <= 2000 else { throw Unreadable() }
      var found: [Segment] = []
      for _ in 0..<levels {
        // Segments being merged are still whole.
        _ = try next()
        let count = try next()
        guard count <= 4000 else { throw Unreadable() }
        var level: [Segment] = []
        for _ in 0..<count {
          let number = try next()
          let first = try next()
          // A merge that is half done has cut pages off the front.
          guard first == 1 else { throw Unreadable() }
          level.append(Segment(number: Int64(number), lastPage: Int64(try next())))
        }
        found += level.reversed()
      }
      return found
    }
  }

  /// Where `word` stands; empty when nowhere.
  ///
  /// - Throws: ``Unreadable``, also when the budget or the time is used up.
  package func rows(of word: [UInt8]) throws -> WordRows {
    if let known = read[word] { return known }
    guard !deadline.isPast else { throw Unreadable() }
    var packedLists: [PackedList] = []
    for segment in packed {
      if let list = try packedList(of: word, in: segment) { packedLists.append(list) }
    }
    var lists: [PostingList] = []
    for segment in segments where !packedLists.contains(where: { $0.segment == segment.number }) {
      if let list = try list(of: word, in: segment) { lists.append(list) }
    }
    return keep(packedLists, lists, of: word)
  }

  /// - Parameter lists: the newest first.
  func keep(_ packed: [PackedList], _ lists: [PostingList], of word: [UInt8]) -> WordRows {
    var newer = lists.last ?? .empty
    for list in lists.dropLast().reversed() { newer = list.over(newer) }
    let rows = WordRows(packed: packed, newer: newer, memory)
    read[word] = rows
    return rows
  }

  private func packedList(of word: [UInt8], in segment: Int64) throws -> PackedList? {
    let find = try connection.prepare(
      "SELECT start, size, beside FROM \(table)_list WHERE word = ?1 AND segment = ?2")
    try find.bind(.blob(word), .integer(segment))
    guard try find.step() else { return nil }
    let list = try packedList(find, 0, in: segment)
    find.reset()
    return list
  }

  /// - Parameter column: where the list begins; its size and what stands beside follow.
  func packedList(
    _ row: borrowing Statement, _ column: Int32, in segment: Int64
  ) throws -> PackedList {
    let start = Int(row.integer(column))
    let count = Int(row.integer(column + 1))
    let beside = row.blob(column + 2)
    return try packedList(at: start, count, in: segment, beside: beside)
  }

  func packedList(
    at start: Int, _ count: Int, in segment: Int64, beside: [UInt8] = []
  ) throws -> PackedList {
    guard count >= 0, count <= budget - size else { throw Unreadable() }
    size += count
    let list = try PackedList(start: start, size: count, segment: segment, beside: beside) {
      memory in
      try ListPages.read(from: start, to: memory, table: table, connection: connection)
    }
    guard let list else { throw Unreadable() }
    return list
  }

  /// The pages that were read last, for the next time: neighbouring lists share pages, and who goes from page to
  /// page has the next ones read with them.
  final class PageCopy {
    private var first: Int64 = 0
    /// Where each page ends in `bytes`.
    private var ends: [Int] = []
    private let bytes = ByteStore()
    private static let most: Int64 = 8

    /// A page, valid until another is asked for.
    fileprivate func page(
      _ page: Int64, of segment: Int64, upTo last: Int64, _ read: borrowing Statement
    ) throws -> UnsafeBufferPointer<UInt8> {
      let behind = first + Int64(ends.count)
      if page < first || page >= behind {
        let isNext = page == behind && !ends.isEmpty
        let count = isNext ? min(2 * Int64(ends.count), Self.most) : 1
        try self.read(page, through: max(page, min(page + count - 1, last)), of: segment, read)
      }
      let index = Int(page - first)
      return UnsafeBufferPointer(
        rebasing: bytes.all[(index == 0 ? 0 : ends[index - 1])..<ends[index]])
    }

    private func read(
      _ page: Int64, through last: Int64, of segment: Int64, _ read: borrowing Statement
    ) throws {
      bytes.removeAll()
      ends.removeAll(keepingCapacity: true)
      first = page
      try read.bind(.integer(segment << 37 | page), .integer(segment << 37 | last))
      while try read.step() {
        guard read.integer(0) == segment << 37 | (page + Int64(ends.count)) else { break }
        read.withBytes(1) { bytes.append($0) }
        ends.append(bytes.count)
      }
      read.reset()
      guard !ends.isEmpty else { throw Unreadable() }
    }
  }

  /// The bytes of a posting list from one place to another, pages' headers left out, valid until the
  /// next are read to the same place.
  ///
  /// - Parameters:
  ///   - last: no page of the list is behind it.
  ///   - store: for what stands on several pages.
  func bytes(
    of segment: Int64, from start: (page: Int64, offset: Int), to end: (page: Int64, offset: Int),
    upTo last: Int64, _ store: ByteStore, _ copy: PageCopy
  ) throws -> UnsafeBufferPointer<UInt8> {
    guard start.page <= end.page, end.page - start.page < 1 << 20 else { throw Unreadable() }
    store.removeAll()
    for page in start.page...end.page {
      let raw = try copy.page(page, of: segment, upTo: last, readPages)
      let from = page == start.page ? start.offset : 4
      let to = page == end.page ? end.offset : try Leaf(UnsafeRawBufferPointer(raw)).size
      guard from >= 4, from <= to, to <= raw.count else { throw Unreadable() }
      let bytes = UnsafeBufferPointer(rebasing: raw[from..<to])
      if start.page == end.page { return bytes }
      store.append(UnsafeRawBufferPointer(bytes))
    }
    return store.all
  }

  func list(of word: [UInt8], in segment: Segment) throws -> PostingList? {
    let term = [0x30] + word
    let (segment, lastPage) = (segment.number, segment.lastPage)
    let find = try connection.prepare(
      """
      SELECT pgno FROM \(table)_idx WHERE segid = ?1 AND term <= ?2 ORDER BY term DESC LIMIT 1
      """)
    try find.bind(.integer(segment), .blob(term))
    guard try find.step() else { return nil }
    var page = find.integer(0) >> 1
    find.reset()
    let read = try connection.prepare("SELECT block FROM \(table)_data WHERE id = ?1")
    var bytes: [UInt8] = []
    var wholeRows: [Int] = [0]
    var isFound = false
    /// Its rows reach the end of the page.
    var goesOn = false
    try read.bind(.integer(segment << 37 | page))
    guard try read.step() else { throw Unreadable() }
    try read.withBytes(0) { raw in
      let leaf = try Leaf(raw)
      guard let range = try leaf.doclist(of: term) else { return }
      bytes += raw[range]
      isFound = true
      goesOn = range.upperBound == leaf.size
    }
    read.reset()
    guard isFound else { return nil }
    while goesOn, page < lastPage {
      page += 1
      try read.bind(.integer(segment << 37 | page))
      guard try read.step() else { throw Unreadable() }
      try read.withBytes(0) { raw in
        let leaf = try Leaf(raw)
        let end = try leaf.firstTerm ?? leaf.size
        if leaf.firstRow != 0, leaf.firstRow < end {
          wholeRows.append(bytes.count + leaf.firstRow - 4)
        }
        bytes += raw[4..<end]
        goesOn = end == leaf.size
      }
      read.reset()
      // A row takes three bytes and more here, twelve more in memory.
      guard size + bytes.count * 5 <= budget else { throw Unreadable() }
    }
    return try list(bytes, wholeRows)
  }

  /// - Parameter wholeRows: where in `bytes` a row id is written whole, not as a distance.
  func list(_ bytes: [UInt8], _ wholeRows: [Int]) throws -> PostingList {
    size += bytes.count * 5
    guard size <= budget else { throw Unreadable() }
    return try decode(bytes, wholeRows)
  }

  private func decode(_ bytes: [UInt8], _ wholeRows: [Int]) throws -> PostingList {
    guard bytes.count < Int32.max else { throw Unreadable() }
    // A row takes two bytes at least; what is not written to is never touched by the system either.
    let capacity = bytes.count / 2 + 1
    var isSound = true
    var starts: [Int32] = []
    var ends: [Int32] = []
    let rows = [Int32](unsafeUninitializedCapacity: capacity) { rows, count in
      starts = [Int32](unsafeUninitializedCapacity: capacity) { starts, startCount in
        ends = [Int32](unsafeUninitializedCapacity: capacity) { ends, endCount in
          isSound = Self.decode(bytes, wholeRows, rows, starts, ends, &count)
          startCount = count
          endCount = count
        }
      }
    }
    guard isSound else { throw Unreadable() }
    return PostingList(rows: rows, starts: starts, ends: ends, bytes: bytes)
  }

  /// - Returns: whether the bytes are what they should be; `count` rows are written in any case.
  private static func decode(
    _ bytes: [UInt8], _ wholeRows: [Int], _ rows: UnsafeMutableBufferPointer<Int32>,
    _ starts: UnsafeMutableBufferPointer<Int32>, _ ends: UnsafeMutableBufferPointer<Int32>,
    _ count: inout Int
  ) -> Bool {
    bytes.withUnsafeBufferPointer { buffer in
      var offset = 0
      var row: Int64 = 0
      var written = 0
      var nextWhole = 0
      var whole = wholeRows.first ?? Int.max
      defer { count = written }
      while offset < buffer.count {
        while whole <= offset {
          row = 0
          nextWhole += 1
          whole = nextWhole < wholeRows.count ? wholeRows[nextWhole] : Int.max
        }
        row &+= Int64(bitPattern: Varint.read(buffer, &offset))
        let size = Varint.read(buffer, &offset) >> 1
        guard row > 0, row < Int32.max, size <= UInt64(buffer.count - offset),
          written < rows.count
        else { return false }
        rows[written] = Int32(truncatingIfNeeded: row)
        starts[written] = Int32(truncatingIfNeeded: offset)
        offset += Int(size)
        ends[written] = Int32(truncatingIfNeeded: offset)
        written += 1
      }
      return true
    }
  }
}

/// A leaf page of a segment.
struct Leaf {
  private let bytes: UnsafeBufferPointer<UInt8>
  /// Where the first row id stands that belongs to a term of an earlier page; 0 for none.
  let firstRow: Int
  /// The length without the list of terms at its end.
  let size: Int

  init(_ raw: UnsafeRawBufferPointer) throws {
    bytes = raw.bindMemory(to: UInt8.self)
    guard bytes.count >= 4 else { throw SegmentReader.Unreadable() }
    firstRow = Int(bytes[0]) << 8 | Int(bytes[1])
    size = Int(bytes[2]) << 8 | Int(bytes[3])
    guard size >= 4, size <= bytes.count else { throw SegmentReader.Unreadable() }
  }

  /// Where the first term of the page begins; `nil` when none does.
  var firstTerm: Int? {
    get throws {
      guard size < bytes.count else { return nil }
      var offset = size
      let first = Int(truncatingIfNeeded: Varint.read(bytes, &offset))
      guard first >= 4, first <= size else { throw SegmentReader.Unreadable() }
      return first
    }
  }

  /// The rows of `term` on this page; `nil` when it does not begin here.
  func doclist(of term: [UInt8]) throws -> Range<Int>? {
    var found: Range<Int>?
    try forEachDoclist { current, rows in
      if current == term { found = rows }
      return found == nil
    }
    return found
  }

  /// The terms that begin on this page, in order, until `body` answers `false`.
  ///
  /// - Parameter body: gets a term and where its rows stand on the page.
  func forEachDoclist(_ body: ([UInt8], Range<Int>) throws -> Bool) throws {
    var footer = size
    var start = 0
    var current: [UInt8] = []
    var isFirst = true
    while footer < bytes.count {
      start += Int(truncatingIfNeeded: Varint.read(bytes, &footer))
      guard start >= 4, start < size else { throw SegmentReader.Unreadable() }
      var offset = start
      let shared = isFirst ? 0 : Int(truncatingIfNeeded: Varint.read(bytes, &offset))
      let added = Int(truncatingIfNeeded: Varint.read(bytes, &offset))
      guard shared >= 0, shared <= current.count, added >= 0, added <= size - offset else {
        throw SegmentReader.Unreadable()
      }
      current.removeLast(current.count - shared)
      current += bytes[offset..<offset + added]
      isFirst = false
      var end = size
      if footer < bytes.count {
        var peek = footer
        end = start + Int(truncatingIfNeeded: Varint.read(bytes, &peek))
      }
      guard end >= offset + added, end <= size else { throw SegmentReader.Unreadable() }
      if try !body(current, offset + added..<end) { return }
    }
  }
}
