/// Finds the column of each cell of a table whose cells span columns and rows.
struct TableGrid {
  /// For each column, how many more rows a cell from above covers.
  private var covered: [Int] = []
  private var column = 0

  /// More columns than any printed table has; a cell that would stand further right stands there.
  static let limit = 512

  mutating func beginRow() { column = 0 }

  /// The column from 0 of the next cell of the row.
  mutating func place(columns: Int, rows: Int) -> Int {
    while column < covered.count, covered[column] > 0 {
      covered[column] -= 1
      column += 1
    }
    let at = min(column, Self.limit)
    let width = max(1, min(columns, Self.limit - at))
    while covered.count < at + width { covered.append(0) }
    for index in at..<min(covered.count, at + width) { covered[index] = max(0, rows - 1) }
    column = at + width
    return at
  }

  /// Columns to the right of the row's last cell are covered for one row less.
  mutating func endRow() {
    while column < covered.count {
      if covered[column] > 0 { covered[column] -= 1 }
      column += 1
    }
  }

  /// Steps over columns without a cell.
  mutating func skip(_ columns: Int) { column = min(Self.limit, column + max(0, columns)) }
}
