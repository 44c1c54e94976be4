import Database

/// The places where words follow each other.
struct FoundPhrases {
  /// In order; of each row how often.
  let rows: [Int32]
  let counts: [UInt16]
  /// No row holds more.
  let mostCount: Int
  /// Of each row the places where they begin.
  private let positions: PositionTable

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
    self.rows = finder.rows
    positions = finder.positions
    counts = positions.counts.map { UInt16(min($0, Int32(Window.mostCounted))) }
    mostCount = Int(counts.max() ?? 0)
  }

  /// Adds where the phrase begins in `row`, ascending.
  func appendPositions(in row: Int32, to table: PositionTable) {
    let index = RowSet.index(reaching: row, in: rows)
    guard index < rows.count, rows[index] == row else { return }
    for place in positions.range(index) { table.append(positions.positions[place]) }
  }
}
