import Database
import Text

/// The passages that hold a phrase, how often, and where.
final class PhraseRows {
  /// Positions in the phrase.
  let size: Int
  /// Passages that hold it.
  let count: Int
  /// They themselves; `nil` when they were not kept.
  let rows: RowSet?
  let source: Source
  private let reader: SegmentReader
  private let merged = PositionTable()

  enum Source {
    /// Any of these words; how often those without packed lists stand in each row, where they are many.
    case words([WordRows], rare: RareCounts?)
    /// Rows in order, how often, the places of all rows, and where those of each row begin.
    case found(rows: [Int32], counts: [UInt16], positions: [Int32], starts: [Int32])
  }

  /// - Parameters:
  ///   - rows: gets the passages.
  ///   - keepsRows: for ranking; a search of very many phrases does without.
  init(
    _ positions: [QueryPosition], isPrefix: Bool, _ reader: SegmentReader, keepsRows: Bool,
    rows: inout RowSet
  ) throws {
    self.reader = reader
    size = positions.count
    var places: [[WordRows]] = []
    for (index, position) in positions.enumerated() {
      let isOpen = position.isPrefix || (isPrefix && index == positions.count - 1)
      places.append(try Self.words(of: position, isOpen: isOpen, reader))
    }
    if places.count == 1, let words = places.popLast() {
      source = .words(words, rare: RareCounts(words, below: rows.bound))
      for word in words { word.insert(into: &rows) }
    } else {
      source = try Self.consecutive(places, reader, &rows)
    }
    if case .words(let words, _) = source, words.count == 1, let known = words[0].count {
      count = known
    } else {
      count = rows.count
    }
    self.rows = keepsRows ? rows : nil
  }

  /// The most words that a prefix may stand for here; beyond, FTS5 is asked.
  private static let mostWords = 20_000

  private static func words(
    of position: QueryPosition, isOpen: Bool, _ reader: SegmentReader
  ) throws -> [WordRows] {
    var words: [WordRows] = []
    var seen: Set<[UInt8]> = []
    for alternative in position.alternatives {
      let bytes = Array(alternative.utf8)
      for word in isOpen ? try reader.words(from: bytes, limit: mostWords) : [bytes]
      where seen.insert(word).inserted {
        let rows = try reader.rows(of: word)
        if !rows.isEmpty { words.append(rows) }
      }
    }
    // A stem stands wherever its word does: what one says of a passage the other need not.
    return words.map { $0.without(beside: seen) }.filter { !$0.isEmpty }
  }

  /// Rows that are looked at together, so that what they take of memory is bounded.
  private static let rowsAtOnce = 8192

  /// Positions one after the other.
  private static func consecutive(
    _ places: [[WordRows]], _ reader: SegmentReader, _ rows: inout RowSet
  ) throws -> Source {
    var common = RowSet(below: rows.bound)
    var sizes: [Int] = []
    for (index, words) in places.enumerated() {
      var any = RowSet(below: rows.bound)
      for word in words { word.insert(into: &any) }
      sizes.append(any.count)
      if index == 0 { common = any } else { common.formIntersection(any) }
    }
    // The rarest words decide first.
    let order = places.indices.sorted { sizes[$0] < sizes[$1] }
    var candidates: [Int32] = []
    candidates.reserveCapacity(common.count)
    common.forEach { candidates.append(Int32($0)) }
    var found = FoundPhrases()
    var start = 0
    while start < candidates.count {
      let end = min(candidates.count, start + rowsAtOnce)
      try found.add(candidates[start..<end], places, order, reader)
      start = end
    }
    for row in found.rows { rows.insert(Int(row)) }
    return .found(
      rows: found.rows, counts: found.counts, positions: found.positions, starts: found.starts)
  }

  /// Where the phrase begins in `row`, ascending, put into `table`, which is empty; nothing when it is
  /// not in it.
  ///
  /// - Throws: ``SegmentReader/Unreadable``.
  func appendPositions(in row: Int32, to table: PositionTable) throws {
    switch source {
    case .words(let words, _):
      for word in words { try word.appendPositions(in: row, from: reader, to: table) }
      if words.count > 1 { table.mergeTail(from: 0) }
    case .found(let rows, _, let all, let starts):
      let index = Self.index(reaching: row, in: rows)
      guard index < rows.count, rows[index] == row else { return }
      let end = index + 1 < starts.count ? Int(starts[index + 1]) : all.count
      for position in all[Int(starts[index])..<end] { table.append(position) }
    }
  }

  /// How often it stands in `row`, where ``Window`` is in doubt.
  func exactCount(in row: Int32) throws -> Int {
    merged.removeAll()
    try appendPositions(in: row, to: merged)
    return min(merged.count, Window.mostCounted)
  }

  /// Adds how often it stands in each of 256 rows from `first` on.
  func add(from first: Int32, to window: UnsafeMutablePointer<UInt16>) {
    switch source {
    case .words(let words, let rare):
      rare?.add(from: first, to: window)
      for word in words where rare == nil || !word.packed.isEmpty {
        word.add(from: first, to: window)
      }
    case .found(let rows, let counts, _, _):
      var index = Self.index(reaching: first, in: rows)
      while index < rows.count, Int(rows[index]) - Int(first) < Window.size {
        window[Int(rows[index]) - Int(first)] = counts[index]
        index += 1
      }
    }
  }

  private static func index(reaching row: Int32, in rows: [Int32]) -> Int {
    var low = 0
    var high = rows.count
    while low < high {
      let middle = (low + high) / 2
      if rows[middle] < row { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// The places where words follow each other, in rows that hold them all.
private struct FoundPhrases {
  private(set) var rows: [Int32] = []
  private(set) var counts: [UInt16] = []
  private(set) var positions: [Int32] = []
  private(set) var starts: [Int32] = []

  private var first = PositionTable()
  private var kept = PositionTable()
  private let next = PositionTable()

  /// - Parameters:
  ///   - places: the words of each position of the phrase.
  ///   - order: in which they are looked at.
  mutating func add(
    _ rows: ArraySlice<Int32>, _ places: [[WordRows]], _ order: [Int], _ reader: SegmentReader
  ) throws {
    var rows = rows
    try Self.read(rows, places[order[0]], reader, into: first)
    for place in order.dropFirst() where !rows.isEmpty {
      try Self.read(rows, places[place], reader, into: next)
      rows = keepFirst(of: rows, followedAt: Int32(place - order[0]))
    }
    let shift = Int32(order[0])
    for (index, row) in rows.enumerated() {
      let range = first.range(index)
      self.rows.append(row)
      counts.append(UInt16(min(range.count, Window.mostCounted)))
      starts.append(Int32(positions.count))
      for place in range { positions.append(first.positions[place] - shift) }
    }
  }

  private static func read(
    _ rows: ArraySlice<Int32>, _ words: [WordRows], _ reader: SegmentReader,
    into table: PositionTable
  ) throws {
    table.removeAll()
    if words.count == 1 {
      try words[0].appendPositions(of: rows, from: reader, to: table)
      return
    }
    for row in rows {
      let before = table.count
      for word in words { try word.appendPositions(in: row, from: reader, to: table) }
      table.mergeTail(from: before)
      table.endRow()
    }
  }

  /// Keeps of `first` what has a position of `next` at a distance from it; returns the rows that are
  /// left.
  private mutating func keepFirst(
    of rows: ArraySlice<Int32>, followedAt distance: Int32
  ) -> ArraySlice<Int32> {
    kept.removeAll()
    var left: [Int32] = []
    let mine = first.positions
    let its = next.positions
    for (index, row) in rows.enumerated() {
      let (a, b) = (first.range(index), next.range(index))
      var place = b.lowerBound
      let before = kept.count
      for position in a {
        let wanted = mine[position] + distance
        while place < b.upperBound, its[place] < wanted { place += 1 }
        if place < b.upperBound, its[place] == wanted { kept.append(mine[position]) }
      }
      guard kept.count > before else { continue }
      left.append(row)
      kept.endRow()
    }
    swap(&first, &kept)
    return left[...]
  }
}

/// How often any of many words without packed lists stands in each passage, a byte each: a prefix has
/// hundreds of them.
struct RareCounts {
  private static let fewest = 8
  private static let isDoubtful: UInt8 = 0x80
  private var counts: [UInt8]
  private(set) var rows: RowSet

  /// `nil` where there are few such words.
  init?(_ words: [WordRows], below bound: Int) {
    let rare = words.filter(\.packed.isEmpty)
    guard rare.count >= Self.fewest else { return nil }
    counts = [UInt8](repeating: 0, count: bound)
    rows = RowSet(below: bound)
    for word in rare {
      word.insert(into: &rows)
      for (index, row) in word.newer.rows.enumerated() where Int(row) < bound {
        let known = Int(counts[Int(row)])
        let count = min(word.newer.count(at: index), 0x7F)
        counts[Int(row)] =
          known == 0
          ? UInt8(count) : UInt8(min(known & 0x7F + count, 0x7F)) | Self.isDoubtful
        // What a byte cannot say is looked up.
        if count == 0x7F { counts[Int(row)] |= Self.isDoubtful }
      }
    }
  }

  /// How often in `row`, at most; 127 stands for any number.
  func most(in row: Int) -> Int {
    let count = Int(counts[row] & 0x7F)
    return count == 0x7F ? Window.mostCounted : count
  }

  func add(from first: Int32, to window: UnsafeMutablePointer<UInt16>) {
    for place in 0..<Window.size where Int(first) + place < counts.count {
      let count = counts[Int(first) + place]
      guard count != 0 else { continue }
      window[place] =
        UInt16(most(in: Int(first) + place))
        | (count & Self.isDoubtful != 0 ? Window.isDoubtful : 0)
    }
  }
}
