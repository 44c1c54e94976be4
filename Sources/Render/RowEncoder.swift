import Search

/// Writes the rows of an exported table as bytes, without values in between: what ``Table`` makes of
/// JSON, for rows by the million.
///
/// What is not known is `null` in `jsonl` and nothing at all in `csv` and `tsv`; an empty text is `""`
/// in `jsonl` and `csv`, and in `tsv` nothing too.
package struct RowEncoder: Sendable {
  /// The forms in which whole tables come out.
  package static let formats: [Format] = [.jsonl, .csv, .tsv]

  private let format: Format
  private let columns: [String]
  /// What stands before each cell of `jsonl`.
  private let names: [[UInt8]]

  /// - Parameter format: one of ``formats``.
  package init(_ columns: [ExportColumn], _ format: Format) {
    self.format = format
    self.columns = columns.map(\.name)
    names = columns.enumerated().map { index, column in
      Array(((index == 0 ? "{" : ",") + JSON.string(column.name).line + ":").utf8)
    }
  }

  /// What stands before the rows: the provenance as an object in `jsonl`, the names of the columns in
  /// the others, where the provenance is a last column that the first row fills.
  package func head(_ provenance: Provenance) -> String {
    format == .jsonl
      ? provenance.line + "\n" : Table(columns: columns + ["provenance"]).head(format)
  }

  /// Adds a row with its line break.
  ///
  /// - Parameter provenance: given for the first row alone.
  package func append(_ cells: [ExportCell], provenance: JSON?, to bytes: inout [UInt8]) {
    if format == .jsonl {
      for (name, cell) in zip(names, cells) {
        bytes.append(contentsOf: name)
        appendJSON(cell, to: &bytes)
      }
      bytes.append(contentsOf: "}\n".utf8)
      return
    }
    let comma = UInt8(ascii: format == .csv ? "," : "\t")
    for cell in cells {
      switch cell {
      case .null: break
      case .text(let text): appendText(text, to: &bytes)
      case .integer, .real, .flag: appendJSON(cell, to: &bytes)
      case .lines(let lines) where lines.isEmpty: appendJSON(cell, to: &bytes)
      case .json, .lines:
        var json: [UInt8] = []
        appendJSON(cell, to: &json)
        json.withUnsafeBytes { appendText($0, to: &bytes) }
      }
      bytes.append(comma)
    }
    if let provenance {
      var json = provenance.line
      json.withUTF8 { appendText(UnsafeRawBufferPointer($0), to: &bytes) }
    }
    bytes.append(contentsOf: (format == .csv ? "\r\n" : "\n").utf8)
  }

  private func appendJSON(_ cell: ExportCell, to bytes: inout [UInt8]) {
    switch cell {
    case .null: bytes.append(contentsOf: "null".utf8)
    case .integer(let value): RowEncoder.append(value, to: &bytes)
    case .real(let value):
      bytes.append(contentsOf: (value.isFinite ? value.description : "null").utf8)
    case .flag(let value): bytes.append(contentsOf: (value ? "true" : "false").utf8)
    case .text(let text): JSON.quote(text, to: &bytes)
    case .json(let json): RowEncoder.appendSafely(json, to: &bytes)
    case .lines(let lines):
      bytes.append(UInt8(ascii: "["))
      if !lines.isEmpty {
        var start = 0
        while start <= lines.count {
          let end = lines[start...].firstIndex(of: 0x0A) ?? lines.count
          if start > 0 { bytes.append(UInt8(ascii: ",")) }
          JSON.quote(UnsafeRawBufferPointer(rebasing: lines[start..<end]), to: &bytes)
          start = end + 1
        }
      }
      bytes.append(UInt8(ascii: "]"))
    }
  }

  private static func append(_ value: Int64, to bytes: inout [UInt8]) {
    let end = bytes.count
    var rest = value.magnitude
    repeat {
      bytes.append(UInt8(ascii: "0") + UInt8(rest % 10))
      rest /= 10
    } while rest > 0
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    bytes[end...].reverse()
  }

  /// JSON made elsewhere, with those controls as escapes that JSON itself allows to stand in texts.
  private static func appendSafely(_ json: UnsafeRawBufferPointer, to bytes: inout [UInt8]) {
    var index = 0
    while index < json.count {
      let byte = json[index]
      let isPair = byte == 0xC2 && index + 1 < json.count && json[index + 1] < 0xA0
      if byte == 0x7F || isPair {
        if isPair { index += 1 }
        JSON.escape(json[index], to: &bytes)
      } else {
        bytes.append(byte)
      }
      index += 1
    }
  }

  /// A cell of `csv` or `tsv`.
  private func appendText(_ text: UnsafeRawBufferPointer, to bytes: inout [UInt8]) {
    if text.isEmpty {
      if format == .csv { bytes.append(contentsOf: "\"\"".utf8) }
      return
    }
    var isQuoted = false
    var index = 0
    while index < text.count {
      switch text[index] {
      case UInt8(ascii: "\""), UInt8(ascii: ","):
        if format == .tsv, index == 0, text[0] == UInt8(ascii: "\"") {
          return appendCleaned(text, to: &bytes)
        }
        isQuoted = true
      case 0x09, 0x0A:
        if format == .tsv { return appendCleaned(text, to: &bytes) }
        if text[index] == 0x0A { isQuoted = true }
      case 0..<0x20, 0x7F: return appendCleaned(text, to: &bytes)
      case 0xC2 where index + 1 < text.count && text[index + 1] < 0xA0:
        return appendCleaned(text, to: &bytes)
      case 0xE2 where index + 2 < text.count:
        // U+2028 to U+202E, U+2066 to U+2069.
        let middle = text[index + 1]
        let last = text[index + 2]
        if middle == 0x80 && (0xA8...0xAE).contains(last)
          || middle == 0x81 && (0xA6...0xA9).contains(last)
        {
          return appendCleaned(text, to: &bytes)
        }
      default: break
      }
      index += 1
    }
    guard isQuoted, format == .csv else {
      bytes.append(contentsOf: text)
      return
    }
    bytes.append(UInt8(ascii: "\""))
    var start = 0
    while let quote = text[start...].firstIndex(of: UInt8(ascii: "\"")) {
      bytes.append(contentsOf: text[start...quote])
      bytes.append(UInt8(ascii: "\""))
      start = quote + 1
    }
    bytes.append(contentsOf: text[start...])
    bytes.append(UInt8(ascii: "\""))
  }

  private func appendCleaned(_ text: UnsafeRawBufferPointer, to bytes: inout [UInt8]) {
    let text = String(decoding: text, as: UTF8.self)
    let cell =
      format == .csv
      ? Table.csvCell(TerminalText.clean(text, keepingLines: true)) : Table.tsvCell(text)
    bytes.append(contentsOf: cell.utf8)
  }
}
