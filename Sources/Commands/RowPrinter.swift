import Render

/// Prints rows of one shape as they come. In `text` the command prints them itself, and this adds what
/// proves them.
///
/// Where the provenance stands: in `jsonl` an object before the rows; in `json` a member beside `rows`;
/// in `csv` and `tsv` a last column that the first row fills, so that other programs read the table
/// without being told of it; in `markdown` and `text` a line after the rows.
struct RowPrinter {
  private let format: Format
  private let table: Table
  private let output: Output
  private let provenance: Provenance?
  private var count = 0

  init(_ format: Format, _ table: Table, _ output: Output, _ provenance: Provenance?) {
    self.format = format
    self.output = output
    self.provenance = provenance
    let isColumn = provenance != nil && (format == .csv || format == .tsv)
    self.table = isColumn ? Table(columns: table.columns + ["provenance"]) : table
    if format == .jsonl, let provenance { output.write(provenance.line + "\n") }
    if format == .json, let provenance {
      output.write("{\n\"provenance\": \(provenance.json.pretty),\n\"rows\": ")
    }
    output.write(self.table.head(format))
  }

  mutating func print(_ row: JSON) {
    switch format {
    case .json: output.write((count == 0 ? "[\n" : ",\n") + row.pretty)
    case .csv, .tsv: output.write(table.row(count == 0 ? row.proven(by: provenance) : row, format))
    case .text, .jsonl, .markdown: output.write(table.row(row, format))
    }
    count += 1
  }

  /// Ends a list in `json`, and tells what proves the rows where it follows them.
  mutating func finish() {
    switch format {
    case .json:
      output.write(count == 0 ? "[]" : "\n]")
      output.write(provenance == nil ? "\n" : "\n}\n")
    case .csv, .tsv:
      if count == 0, let provenance { output.note(provenance.line) }
    case .markdown:
      if let provenance { output.write("\n" + Table.markdownCell(provenance.text) + "\n") }
    case .text: if let provenance { output.write(provenance.text + "\n") }
    case .jsonl: break
    }
  }
}

extension Output {
  /// One value over several lines in `json`, on one line in any other form, with what proves it.
  func write(_ value: JSON, _ format: Format, _ provenance: Provenance?) {
    if format == .json {
      write(value.proven(by: provenance).pretty + "\n")
    } else {
      if let provenance { write(provenance.line + "\n") }
      write(value.line + "\n")
    }
  }
}
