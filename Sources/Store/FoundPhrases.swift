import Database

/// The places where words follow each other, or where phrases stand near others.
struct FoundPhrases {
  /// In order; of each row how often.
  let rows: [Int32]
  let counts: [UInt16]
  /// No row holds more.
  let mostCount: Int
  private let positions: Positions

  private enum Positions {
    /// Of each row the places where they begin.
    case table(PositionTable)
    /// They are read again of a row; which of the phrases that stand near each other it is.
    case near(NearRows, Int)
    /// They are looked for again in a row, of one word behind another.
    case bigram(WordRows, WordRows, SegmentReader)
  }

  /// - Parameters:
  ///   - places: the words of each position of the phrase.
  ///   - rows: where it is looked for.
  init(
    _ places: [[WordRows]], _ reader: SegmentReader, among rows: RowSet
  ) throws {
    // The rarest words decide first.
    let sizes = places.map { words in words.reduce(0) { $0 + $1.mostRows } }
    let order = places.indices.sorted { sizes[$0] < sizes[$1] }
    var finder = PhraseFinder(order.map { ($0, places[$0]) }, reader)
    try finder.find(in: rows)
    self.init(finder)
  }

  /// Of those that were found, where some places have these words; `nil` where it is not kept where they stand.
  ///
  /// - Parameter places: the words of each of those places, with its number.
  init?(
    _ places: [(number: Int, words: [WordRows])], _ reader: SegmentReader,
    within found: FoundPhrases
  ) throws {
    guard case .table(let table) = found.positions else { return nil }
    self.init(try PhraseFinder(places, reader, within: found.rows, table))
  }

  private init(_ finder: consuming PhraseFinder) {
    rows = finder.rows
    positions = .table(finder.positions)
    counts = finder.positions.counts.map { UInt16(min($0, Int32(Window.mostCounted))) }
    mostCount = Int(counts.max() ?? 0)
  }

  /// One word behind another.
  ///
  /// - Parameter bigram: exact.
  init(_ first: WordRows, _ second: WordRows, _ reader: SegmentReader, _ bigram: Bigram) {
    (rows, counts) = bigram.rows
    mostCount = Int(counts.max() ?? 0)
    positions = .bigram(first, second, reader)
  }

  /// The places of a phrase, by its number, that stands near others.
  init(_ number: Int, of near: NearRows) {
    rows = near.rows
    counts = near.counts(of: number)
    mostCount = Int(counts.max() ?? 0)
    positions = .near(near, number)
  }

  /// Adds where the phrase begins in `row`, ascending.
  ///
  /// - Throws: ``SegmentReader/Unreadable``.
  func appendPositions(in row: Int32, to table: PositionTable) throws {
    switch positions {
    case .table(let known):
      let index = RowSet.index(reaching: row, in: rows)
      guard index < rows.count, rows[index] == row else { return }
      for place in known.range(index) { table.append(known.positions[place]) }
    case .near(let near, let number): try near.appendPositions(of: number, in: row, to: table)
    case .bigram(let first, let second, let reader):
      let found = try FoundPhrases(
        [[first], [second]], reader, among: RowSet([row], below: Int(row) + 1))
      try found.appendPositions(in: row, to: table)
    }
  }
}
