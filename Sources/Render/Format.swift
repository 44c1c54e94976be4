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

  /// One row with its line break. Lists and objects inside a cell are JSON on one line.
  package func row(_ value: JSON, _ format: Format) -> String {
    let cells = columns.map { value[$0].map(Table.cell) ?? "" }
    return switch format {
    case .csv: cells.map(Table.csvCell).joined(separator: ",") + "\r\n"
    case .tsv: cells.map(Table.tsvCell).joined(separator: "\t") + "\n"
    case .markdown: "| " + cells.map(Table.markdownCell).joined(separator: " | ") + " |\n"
    case .json, .jsonl, .text: value.line + "\n"
    }
  }

  private static func cell(_ value: JSON) -> String {
    switch value {
    case .null: ""
    case .string(let text): TerminalText.clean(text, keepingLines: true)
    default: value.line
    }
  }

  /// Source: RFC 4180, with CR LF between rows.
  private static func csvCell(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { byte in
      byte != UInt8(ascii: "\"") && byte != UInt8(ascii: ",") && byte != 0x0A && byte != 0x0D
    }
    return isPlain ? text : "\"" + text.replacing("\"", with: "\"\"") + "\""
  }

  /// A cell holds neither tab nor line break: both become spaces.
  private static func tsvCell(_ text: String) -> String { TerminalText.clean(text) }

  private static func markdownCell(_ text: String) -> String {
    var cell = ""
    for character in TerminalText.clean(text) {
      if "\\|*_`<>[]".contains(character) { cell.append("\\") }
      cell.append(character)
    }
    return cell
  }
}
