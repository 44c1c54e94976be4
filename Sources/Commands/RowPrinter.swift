import Render

/// Prints rows of one shape as they come, in any form but `text`.
struct RowPrinter {
  private let format: Format
  private let table: Table
  private let output: Output
  private var count = 0

  init(_ format: Format, _ table: Table, _ output: Output) {
    self.format = format
    self.table = table
    self.output = output
    output.write(table.head(format))
  }

  mutating func print(_ row: JSON) {
    if format == .json {
      output.write((count == 0 ? "[\n" : ",\n") + row.pretty)
    } else {
      output.write(table.row(row, format))
    }
    count += 1
  }

  /// Ends a list in `json`.
  mutating func finish() {
    if format == .json { output.write(count == 0 ? "[]\n" : "\n]\n") }
  }
}
