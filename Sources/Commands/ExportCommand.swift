import Documents
import Glibc
import Render
import Search

struct ExportCommand: Command {
  static let name = "export"
  static let summary = "print a whole table of the index, of any size"
  static let details = """
    Tables: documents, paragraphs, references, links, items, speeches, findings, events. The column row numbers
    the rows of a table and grows; document is the number of a row of documents. Every export says what
    it was made of: in jsonl an object before the rows, in csv and tsv a last column that the first row
    fills.

    An export that was cut off goes on with --resume: the file is cut back to its last whole row, and
    the rows behind that one follow, as if it had never been cut. A FILE that is not there is begun.
    When the index has changed since, the file is left as it is, and the status is 2. --after prints the
    rows behind a number. The status is 1 when there are no rows.

    What is not known is null in jsonl, and nothing at all in csv and tsv; an empty text is "" in jsonl
    and csv.
    """
  static let options: [Option] =
    [
      .argument("TABLE", "the table to print"), .index,
      .value(
        "format", "FORM", short: "f", choices: RowEncoder.formats.map(\.rawValue),
        "how rows are printed (default jsonl, or as FILE has them)"),
      .value("resume", "FILE", "go on with a file that was cut off, or begin it"),
      .value("after", "ROW", "only rows behind this one"),
      .flag("renditions", "also other files of the same documents"),
    ] + DocumentFilter.options
  static let examples = [
    Example("travaux export paragraphs --format csv > paragraphs.csv", "pandas.read_csv reads it"),
    Example("travaux export links --session 79 | jq .relation", "the links of a session"),
    Example("travaux export references --resume refs.jsonl", "as often as it takes"),
  ]

  private let table: ExportTable
  private let path: String
  private let format: Format?
  private let resumed: String?
  private let after: Int
  private let includesRenditions: Bool
  private let options: SearchOptions

  init(_ given: Given) throws(UsageError) {
    let name = given.argument("TABLE") ?? ""
    guard let table = ExportTable(rawValue: name) else {
      let names = ExportTable.allCases.map(\.rawValue)
      let hint = nearest(to: name, of: names).map { ": did you mean \($0)" } ?? ""
      throw UsageError("TABLE is one of \(names.joined(separator: ", ")), not \(name)\(hint)")
    }
    self.table = table
    path = IndexFile.path(given)
    format = given.value("format").flatMap(Format.init)
    resumed = given.value("resume")
    after = try given.integer("after", in: 0...Int.max) ?? 0
    includesRenditions = given.flag("renditions")
    var options = SearchOptions()
    try DocumentFilter.read(given, into: &options)
    self.options = options
  }

  func run(_ output: Output) throws -> ExitStatus {
    let catalogue = try Catalogue(path: path)
    guard let provenance = try output.call?.certainProvenance(table.rawValue, catalogue) else {
      return .usage
    }
    var selection = ExportSelection(table)
    selection.after = Int64(after)
    selection.includesRenditions = includesRenditions
    try catalogue.narrow(&selection, to: options)
    if let resumed {
      return try resume(CutFile(resumed), selection, provenance, catalogue, output)
    }
    return try begin(selection, format ?? .jsonl, provenance, catalogue, output)
  }

  private func begin(
    _ selection: ExportSelection, _ format: Format, _ provenance: Provenance,
    _ catalogue: Catalogue, _ output: Output
  ) throws -> ExitStatus {
    let encoder = RowEncoder(table.columns, format)
    output.write(encoder.head(provenance))
    let count = try write(selection, encoder, first: provenance.json, catalogue, output)
    return count > 0 ? .done : .nothingFound
  }

  private func resume(
    _ cut: CutFile, _ selection: ExportSelection, _ provenance: Provenance,
    _ catalogue: Catalogue, _ output: Output
  ) throws -> ExitStatus {
    defer { output.redirect(to: nil) }
    let form = cut.format ?? format ?? .jsonl
    if let format, format != form { throw CutFileError.otherFormat(cut.path, form, format) }
    let encoder = RowEncoder(table.columns, form)
    guard let last = cut.last else {
      try cut.require(beginning: encoder.head(provenance))
      try cut.goOn(at: 0, output)
      return try begin(selection, form, provenance, catalogue, output)
    }
    try cut.require(provenance)
    // The last whole row must come out again as it stands there; what is behind it follows.
    var selection = selection
    selection.after = last.row - 1
    var isChecked = false
    let first = cut.rowCount == 1 ? cut.provenance : nil
    _ = try write(selection, encoder, first: first, catalogue, output) { row in
      if isChecked { return true }
      guard try cut.bytes(last.range) == row else { throw CutFileError.otherRows(cut.path) }
      try cut.goOn(at: last.range.upperBound, output)
      isChecked = true
      return false
    }
    guard isChecked else { throw CutFileError.otherRows(cut.path) }
    return .done
  }

  /// Prints the rows that `isPrinted` lets through; gives the number of all.
  private func write(
    _ selection: ExportSelection, _ encoder: RowEncoder, first: JSON?, _ catalogue: Catalogue,
    _ output: Output, isPrinted: (_ row: [UInt8]) throws -> Bool = { _ in true }
  ) throws -> Int {
    let total = try catalogue.count(of: table)
    var row: [UInt8] = []
    var count = 0
    try catalogue.export(selection) { cells in
      row.removeAll(keepingCapacity: true)
      encoder.append(cells, provenance: count == 0 ? first : nil, to: &row)
      if try isPrinted(row) { output.write(row) }
      count += 1
      if count & 1023 == 0 { output.progress(count, of: total, "rows") }
    }
    return count
  }
}
