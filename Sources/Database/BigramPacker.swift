/// Makes packed lists of the rows in which one frequent word stands right behind another: a phrase of such words is
/// looked for by going through the positions of both wherever they stand in one row, which is nearly everywhere.
///
/// Two words have such a list where so many rows would be gone through, by how often each of them stands, that it
/// pays (``Cost``). A word with a stem beside it is left to that: who looks for the word looks where the stems stand. The
/// table `NAME_bigram` has a row for each, with size 0 where the list would be too long for what it
/// saves; for others of those words no row says that the second stands nowhere behind the first. What is frequent
/// enough stands with the segment.
struct BigramPacker {
  /// A frequent word of a segment.
  struct Word {
    /// Where its packed list begins, which tells it from others.
    let list: Int
    let rows: Int
    /// Where its rows begin and end in the segment.
    let start: (page: Int64, offset: Int)
    let end: (page: Int64, offset: Int)

    /// - Parameter bytes: its packed list.
    init(list: Int, bytes: [UInt8]) {
      let entry = PackedList.headerSize
      func number(_ offset: Int) -> Int { PackedList.number(bytes, offset) }
      self.list = list
      rows = number(0)
      start = (Int64(number(entry + 8)), number(entry + 12) & 0xFFFF)
      end = (Int64(number(8)), number(12))
    }
  }

  /// What makes a list worth its bytes.
  struct Cost: Sendable {
    /// So many rows hold both words, if they do not know of each other.
    let fewestRows: Int
    /// So many of all rows: one of this number.
    let share: Int
    /// Beyond one of this number of all rows a list may take any size.
    let anySize: Int
    /// Else a byte for so many rows that would be gone through.
    let rowsPerByte: Int

    static let usual = Cost(fewestRows: 2048, share: 64, anySize: 10, rowsPerByte: 100)
  }

  /// More words are not looked at.
  private static let mostWords = 2048
  /// Rows that are gone through at a time.
  private static let windowSize: Int64 = 512

  /// Ordered by where they begin in the segment.
  private let words: [Word]
  /// Rows of the segment.
  private let rowCount: Int
  private let cost: Cost
  /// The product of the numbers of rows of two words from which on they are looked at.
  let fewest: Double

  /// The list of two words, by their numbers; below 0 where there is none yet.
  private var numbers: [Int32]
  private static let isRare: Int32 = -1
  private static let isNew: Int32 = -2
  private var lists: [List] = []

  /// The rows of two words as they come: for each a varint of twice its distance from the one before, odd where they
  /// stand together more than once and how often follows.
  private struct List {
    let first: Int
    let second: Int
    let mostBytes: Int
    var bytes: [UInt8] = []
    var isTooLong = false
    var lastRow: Int64 = 0
    /// The row whose count is not known yet.
    var row: Int64 = 0
    var count: UInt64 = 0

    mutating func add(_ row: Int64) {
      guard row != self.row else {
        count += 1
        return
      }
      close()
      self.row = row
      count = 1
    }

    mutating func close() {
      guard count > 0, !isTooLong else { return }
      Varint.append(UInt64(row - lastRow) << 1 | (count > 1 ? 1 : 0), to: &bytes)
      if count > 1 { Varint.append(count, to: &bytes) }
      lastRow = row
      if bytes.count > mostBytes {
        isTooLong = true
        bytes = []
      }
    }

    var packed: [UInt8] {
      var rows: [Int32] = []
      var counts: [UInt16] = []
      bytes.withUnsafeBufferPointer { bytes in
        var offset = 0
        var row: Int64 = 0
        while offset < bytes.count {
          let code = Varint.read(bytes, &offset)
          row += Int64(code >> 1)
          rows.append(Int32(truncatingIfNeeded: row))
          counts.append(code & 1 == 0 ? 1 : UInt16(clamping: Varint.read(bytes, &offset)))
        }
      }
      let nowhere = (rows.count + BitPacking.count - 1) / BitPacking.count
      return SegmentScan(
        rows: rows, counts: counts,
        starts: [(page: Int64, offset: Int)](repeating: (0, 0), count: nowhere), end: (0, 0)
      ).packed { _, _ in .max }
    }
  }

  /// - Parameters:
  ///   - words: of one segment, each list once.
  ///   - rowCount: rows of the segment.
  init(_ words: [Word], rowCount: Int, _ cost: Cost) {
    let frequent = words.sorted { ($0.rows, $1.list) > ($1.rows, $0.list) }
    var fewestRows = max(cost.fewestRows, rowCount / cost.share)
    if frequent.count > Self.mostWords {
      fewestRows = max(fewestRows, frequent[Self.mostWords].rows + 1)
    }
    self.rowCount = max(1, rowCount)
    self.cost = cost
    fewest = Double(fewestRows) * Double(self.rowCount)
    self.words = frequent.prefix { $0.rows >= fewestRows }.sorted { $0.start < $1.start }
    numbers = [Int32](repeating: Self.isRare, count: self.words.count * self.words.count)
    for (first, a) in self.words.enumerated() {
      for (second, b) in self.words.enumerated()
      where Double(a.rows) * Double(b.rows) >= fewest {
        numbers[first * self.words.count + second] = Self.isNew
      }
    }
  }

  /// Goes through the rows of all words, and hands out the packed lists.
  ///
  /// - Parameters:
  ///   - page: the bytes of a page of the segment.
  ///   - body: gets where the lists of both words begin, and the list, empty where it would be too long.
  /// - Throws: what `page` and `body` throw, and ``SegmentReader/Unreadable``.
  mutating func pack(
    page: (Int64) throws -> [UInt8], _ body: (_ first: Int, _ second: Int, [UInt8]) throws -> Void
  ) throws {
    var streams = try words.map { try PositionStream(from: $0.start, to: $0.end, page: page) }
    var window = PositionWindow()
    while let next = streams.lazy.map(\.row).min(), next < Int64.max {
      window.begin(at: next, rows: Int(Self.windowSize))
      for number in streams.indices {
        try streams[number].read(below: next + Self.windowSize, page: page) { row, position in
          try window.add(UInt16(number), row, position)
        }
      }
      window.forEachPair { row, first, second in note(first, second, row) }
    }
    for index in lists.indices {
      lists[index].close()
      let list = lists[index]
      try body(
        words[list.first].list, words[list.second].list, list.isTooLong ? [] : list.packed)
    }
  }

  @inline(__always)
  private mutating func note(_ first: Int, _ second: Int, _ row: Int64) {
    let place = first * words.count + second
    var number = numbers[place]
    if number == Self.isRare { return }
    if number == Self.isNew {
      number = Int32(lists.count)
      numbers[place] = number
      lists.append(List(first: first, second: second, mostBytes: mostBytes(first, second)))
    }
    lists[Int(number)].add(row)
  }

  private func mostBytes(_ first: Int, _ second: Int) -> Int {
    let common = words[first].rows * words[second].rows / rowCount
    return common >= rowCount / cost.anySize ? .max : common / cost.rowsPerByte
  }
}

/// The positions of one word, row after row, from FTS5's pages.
private struct PositionStream {
  private let last: (page: Int64, offset: Int)
  private var number: Int64
  private var bytes: [UInt8]
  private var offset: Int
  /// Where the word's rows end on the page.
  private var stop = 0
  /// The row whose positions come next; the highest number at the end.
  private(set) var row: Int64 = 0
  /// Bytes of the row's positions.
  private var pending = 0

  init(
    from start: (page: Int64, offset: Int), to end: (page: Int64, offset: Int),
    page: (Int64) throws -> [UInt8]
  ) throws {
    last = end
    number = start.page
    bytes = try page(number)
    offset = start.offset
    try findStop()
    try readRow(page)
  }

  private mutating func findStop() throws {
    stop = number == last.page ? last.offset : try bytes.withUnsafeBytes { try Leaf($0).size }
    guard offset >= 4, offset <= stop, stop <= bytes.count else {
      throw SegmentReader.Unreadable()
    }
  }

  private mutating func turn(_ page: (Int64) throws -> [UInt8]) throws {
    guard number < last.page else { throw SegmentReader.Unreadable() }
    number += 1
    bytes = try page(number)
    offset = 4
    try findStop()
  }

  private mutating func number(_ page: (Int64) throws -> [UInt8]) throws -> UInt64 {
    while offset >= stop { try turn(page) }
    return bytes.withUnsafeBufferPointer { Varint.read($0, &offset) }
  }

  private mutating func readRow(_ page: (Int64) throws -> [UInt8]) throws {
    while offset >= stop, number < last.page { try turn(page) }
    guard offset < stop else {
      row = .max
      return
    }
    if offset == Int(bytes[0]) << 8 | Int(bytes[1]) { row = 0 }
    let before = row
    row &+= Int64(bitPattern: try number(page))
    pending = Int(truncatingIfNeeded: try number(page) >> 1)
    guard row > before || before == 0, row > 0, row < Int32.max, pending >= 0 else {
      throw SegmentReader.Unreadable()
    }
  }

  /// Hands out all positions in rows below `limit`.
  @inline(__always)
  mutating func read(
    below limit: Int64, page: (Int64) throws -> [UInt8],
    _ body: (_ row: Int64, _ position: Int32) throws -> Void
  ) throws {
    while row < limit {
      var position: Int32 = 0
      while pending > 0 {
        while offset >= stop { try turn(page) }
        let begun = offset
        let end = min(stop, offset + pending)
        try bytes.withUnsafeBufferPointer { bytes in
          while offset < end {
            position &+= Int32(truncatingIfNeeded: Varint.read(bytes, &offset)) &- 2
            try body(row, position)
          }
        }
        pending -= offset - begun
      }
      try readRow(page)
    }
  }
}

/// The words at each position of some rows.
private struct PositionWindow {
  private struct Entry {
    let row: UInt16
    let word: UInt16
    let position: Int32
  }

  private static let mostPositions: Int32 = 1 << 22
  private var first: Int64 = 0
  private var entries: [Entry] = []
  /// Positions of each row, and one that nothing stands at.
  private var lengths: [Int32] = []
  /// Where the words of each position of each row begin in `words`.
  private var starts: [Int32] = []
  private var words: [UInt16] = []

  mutating func begin(at row: Int64, rows: Int) {
    first = row
    entries.removeAll(keepingCapacity: true)
    lengths.removeAll(keepingCapacity: true)
    lengths.append(contentsOf: repeatElement(0, count: rows))
  }

  @inline(__always)
  mutating func add(_ word: UInt16, _ row: Int64, _ position: Int32) throws {
    guard position >= 0, position < Self.mostPositions else { throw SegmentReader.Unreadable() }
    let place = Int(row - first)
    entries.append(Entry(row: UInt16(truncatingIfNeeded: place), word: word, position: position))
    lengths[place] = max(lengths[place], position + 2)
  }

  /// The words that stand right behind each other.
  @inline(__always)
  mutating func forEachPair(_ body: (_ row: Int64, _ first: Int, _ second: Int) -> Void) {
    var offsets: [Int32] = []
    offsets.reserveCapacity(lengths.count + 1)
    var places: Int32 = 0
    for length in lengths {
      offsets.append(places)
      places += length
    }
    offsets.append(places)
    starts.removeAll(keepingCapacity: true)
    starts.append(contentsOf: repeatElement(0, count: Int(places) + 1))
    for entry in entries { starts[Int(offsets[Int(entry.row)] + entry.position)] += 1 }
    var sum: Int32 = 0
    for place in starts.indices {
      sum += starts[place]
      starts[place] = sum
    }
    if words.count < entries.count {
      words.append(contentsOf: repeatElement(0, count: entries.count - words.count))
    }
    // Each takes the last free place of its position, so that in the end all know where theirs begin.
    for entry in entries {
      let place = Int(offsets[Int(entry.row)] + entry.position)
      starts[place] -= 1
      words[Int(starts[place])] = entry.word
    }
    for row in lengths.indices where lengths[row] > 0 {
      for place in Int(offsets[row])..<Int(offsets[row + 1]) - 1 {
        let (begin, middle, end) = (starts[place], starts[place + 1], starts[place + 2])
        if begin == middle || middle == end { continue }
        for a in begin..<middle {
          for b in middle..<end {
            body(first + Int64(row), Int(words[Int(a)]), Int(words[Int(b)]))
          }
        }
      }
    }
  }
}
