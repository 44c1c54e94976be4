/// The forms in which rows come out.
package enum Format: String, Sendable, CaseIterable {
  case text, json, jsonl, csv, tsv, markdown
}

/// Rows of one shape in the machine-readable forms. `text` is each command's own.
package struct Table: Sendable {
  /// The names of the fields that have a column of their own, in order.
  package let columns: [String]

  package init(columns: [String]) { self.columns = columns }

  /// The line or lines before the rows: a header for `csv`, `tsv` and `markdown`, else nothing.
  package func head(_ format: Format) -> String {
    switch format {
    case .csv: columns.map(Table.csvCell).joined(separator: ",") + "\r\n"
    case .tsv: columns.map(Table.tsvCell).joined(separator: "\t") + "\n"
    case .markdown:
      "| " + columns.map(Table.markdownCell).joined(separator: " | ") + " |\n"
        + "|" + String(repeating: "---|", count: columns.count) + "\n"
    case .text, .json, .jsonl: ""
    }
  }

  /// One row with its line break. Lists and objects inside a cell are JSON on one line. What is not
  /// known is an empty cell; in `csv` an empty text is two quotes.
  package func row(_ value: JSON, _ format: Format) -> String {
    let cells = columns.map { Table.cell(value[$0] ?? .null) }
    return switch format {
    case .csv:
      columns.indices.map { index in
        value[columns[index]] == .string("") ? "\"\"" : Table.csvCell(cells[index])
      }.joined(separator: ",") + "\r\n"
    case .tsv: cells.map(Table.tsvCell).joined(separator: "\t") + "\n"
    case .markdown: "| " + cells.map(Table.markdownCell).joined(separator: " | ") + " |\n"
    case .json, .jsonl, .text: value.line + "\n"
    }
  }

  private static func cell(_ value: JSON) -> String {
    switch value {
    case .null: ""
    case .string(let text): TerminalText.clean(text, keepingLines: true)
    default: TerminalText.clean(value.line, keepingLines: true)
    }
  }

  /// Source: RFC 4180, with CR LF between rows.
  static func csvCell(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { byte in
      byte != UInt8(ascii: "\"") && byte != UInt8(ascii: ",") && byte != 0x0A && byte != 0x0D
    }
    return isPlain ? text : quoted(text)
  }

  /// In quotes, with those inside doubled.
  private static func quoted(_ text: String) -> String {
    // By bytes: a quote under an accent is no quote to String.
    var bytes = [UInt8(ascii: "\"")]
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A cell holds neither tab nor line break: both become spaces. One that begins with a quote is quoted
  /// as in `csv`, for most readers of tables take it so and would look for the quote's end.
  static func tsvCell(_ text: String) -> String {
    let clean = TerminalText.clean(text)
    return clean.utf8.first == UInt8(ascii: "\"") ? quoted(clean) : clean
  }

  package static func markdownCell(_ text: String) -> String {
    var cell = String.UnicodeScalarView()
    for scalar in TerminalText.clean(text).unicodeScalars {
      if "\\|*_`<>[]".unicodeScalars.contains(scalar) { cell.append("\\") }
      cell.append(scalar)
    }
    return String(cell)
  }
}
