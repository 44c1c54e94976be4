import Database

/// The places where words follow each other.
struct FoundPhrases {
  /// In order; of each row how often.
  private(set) var rows: [Int32] = []
  private(set) var counts: [UInt16] = []
  /// No row holds more.
  private(set) var mostCount = 0
  /// The places of all rows, and where those of each row begin.
  private var positions: [Int32] = []
  private var starts: [Int32] = []

  /// Rows that are looked at together, so that what they take of memory is bounded.
  private static let rowsAtOnce = 8192

  /// - Parameters:
  ///   - places: the words of each position of the phrase.
  ///   - rows: where it can only be, in order; `nil` where nothing is known.
  init(
    _ places: [[WordRows]], _ reader: SegmentReader, below bound: Int, among rows: [Int32]?
  ) throws {
    let candidates = rows ?? PhraseRows.common(places, below: bound).listed
    // The rarest words decide first.
    let sizes = places.map { words in words.reduce(0) { $0 + $1.mostRows } }
    let order = places.indices.sorted { sizes[$0] < sizes[$1] }
    var search = PhraseSearch(places, order, reader)
    var start = 0
    while start < candidates.count {
      let end = min(candidates.count, start + Self.rowsAtOnce)
      try search.find(in: candidates[start..<end])
      take(search)
      start = end
    }
  }

  private mutating func take(_ search: borrowing PhraseSearch) {
    for (index, row) in search.rows.enumerated() {
      let range = search.first.range(index)
      rows.append(row)
      let count = min(range.count, Window.mostCounted)
      mostCount = max(mostCount, count)
      counts.append(UInt16(count))
      starts.append(Int32(positions.count))
      for place in range { positions.append(search.first.positions[place] - search.shift) }
    }
  }

  /// Adds where the phrase begins in `row`, ascending.
  func appendPositions(in row: Int32, to table: PositionTable) {
    let index = RowSet.index(reaching: row, in: rows)
    guard index < rows.count, rows[index] == row else { return }
    let end = index + 1 < starts.count ? Int(starts[index + 1]) : positions.count
    for position in positions[Int(starts[index])..<end] { table.append(position) }
  }
}

/// Looks for words that follow each other, in some rows at a time.
private struct PhraseSearch: ~Copyable {
  /// The rows that were found.
  private(set) var rows: [Int32] = []
  /// Where the word that is looked at first stands in them, and how far into the phrase it is.
  private(set) var first = PositionTable()
  let shift: Int32

  private let places: [[WordRows]]
  private let order: [Int]
  private let reader: SegmentReader
  private var kept = PositionTable()
  private let next = PositionTable()

  init(_ places: [[WordRows]], _ order: [Int], _ reader: SegmentReader) {
    self.places = places
    self.order = order
    self.reader = reader
    shift = Int32(order.first ?? 0)
  }

  mutating func find(in candidates: ArraySlice<Int32>) throws {
    rows = Array(candidates)
    guard let start = order.first else { return }
    try read(places[start], into: first)
    for place in order.dropFirst() where !rows.isEmpty {
      try read(places[place], into: next)
      keepFirst(followedAt: Int32(place - start))
    }
  }

  private func read(_ words: [WordRows], into table: PositionTable) throws {
    table.removeAll()
    if words.count == 1 {
      try words[0].appendPositions(of: rows[...], from: reader, to: table)
      return
    }
    for row in rows {
      let before = table.count
      for word in words { try word.appendPositions(in: row, from: reader, to: table) }
      table.mergeTail(from: before)
      table.endRow()
    }
  }

  /// Keeps of `first` what has a position of `next` at a distance from it, and the rows that are left.
  private mutating func keepFirst(followedAt distance: Int32) {
    kept.removeAll()
    let mine = first.positions
    let its = next.positions
    let (first, next, kept) = (first, next, kept)
    let count = rows.withUnsafeMutableBufferPointer { rows in
      var left = 0
      for index in 0..<rows.count {
        let (a, b) = (first.range(index), next.range(index))
        var place = b.lowerBound
        let before = kept.count
        for index in a {
          let wanted = mine[index] &+ distance
          while place < b.upperBound, its[place] < wanted { place += 1 }
          if place < b.upperBound, its[place] == wanted { kept.append(mine[index]) }
        }
        guard kept.count > before else { continue }
        rows[left] = rows[index]
        left += 1
        kept.endRow()
      }
      return left
    }
    rows.removeLast(rows.count - count)
    swap(&self.first, &self.kept)
  }
}
