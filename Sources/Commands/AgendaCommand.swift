import Documents
import Render
import Search
import Tracing

struct AgendaCommand: Command {
  static let name = "agenda"
  static let summary = "list the items of an agenda with their mandates, documents and outcomes"
  static let details = """
    Takes an agenda, an annotated agenda or a programme of work, or one item of it. Under each item
    stand the paragraph it rests on, the one that put it on the agenda, what the agenda prints under it,
    its documents and drafts, slots that were planned and meetings that were held, what was adopted, and
    the same item of other sessions. `travaux links` gives the proof of each.
    """
  static let options: [Option] =
    [
      .argument("SYMBOL", "an agenda, or one item of it, in any spelling"), .index, .format(),
      .flag("linked", "only items that something hangs on"), .provenance,
    ] + DocumentFilter.options
  static let examples = [
    Example("travaux agenda A/79/251", "every item"),
    Example("travaux agenda 'A/79/251#item93'", "one item and its parts"),
    Example("travaux agenda A/79/251 --linked --format csv > items.csv", "for a table"),
  ]

  private let symbol: String
  private let path: String
  private let format: Format
  private let isLinked: Bool
  private let options: TraceOptions

  init(_ given: Given) throws(UsageError) {
    symbol = given.argument("SYMBOL") ?? ""
    path = IndexFile.path(given)
    format = given.choice("format", default: .text)
    isLinked = given.flag("linked")
    var options = TraceOptions()
    try DocumentFilter.read(given, into: &options.documents)
    self.options = options
  }

  func run(_ output: Output) throws -> ExitStatus {
    let catalogue = try Catalogue(path: path)
    let languages = options.documents.languages
    guard case .found(let place, let documents) = try place(catalogue, output),
      let document = documents.first(where: { $0.language.map(languages.contains) ?? false })
        ?? documents.first
    else { return .nothingFound }
    let tracer = Tracer(catalogue, options)
    let provenance = try output.call?.provenance(place.description, catalogue)
    guard var table = try tracer.table(of: document, within: place.path) else {
      output.complain("\(place.symbol) is a \(document.type.rawValue) and lists no items")
      let items = try tracer.items(of: document)
      if let first = items.first {
        output.note("it stands under " + items.map(\.description).joined(separator: ", "))
        output.note("  travaux trace '\(first)'")
      } else {
        try tellAgendas(catalogue, output)
      }
      output.writeNoRows(format, AgendaTable.Row.table, provenance)
      return .nothingFound
    }
    if isLinked { table.rows.removeAll { !$0.isLinked } }
    var printer = RowPrinter(format, AgendaTable.Row.table, output, provenance)
    if format == .text {
      if !table.rows.isEmpty { output.write(AgendaText(table, page: output.page).text) }
    } else {
      for row in table.rows { printer.print(row.json) }
    }
    printer.finish()
    if table.rows.isEmpty { output.note("nothing hangs on the items of \(place)") }
    return table.rows.isEmpty ? .nothingFound : .done
  }

  private func place(_ catalogue: Catalogue, _ output: Output) throws -> Catalogue.Place {
    let place = try catalogue.place(symbol)
    if case .missing(let missing) = place {
      output.tell(missing)
      if missing.nearest.isEmpty { try tellAgendas(catalogue, output) }
      output.write(
        missing: [missing], format, AgendaTable.Row.table,
        try output.call?.provenance(symbol, catalogue))
    }
    return place
  }

  private func tellAgendas(_ catalogue: Catalogue, _ output: Output) throws {
    let agendas = try catalogue.agendas()
    output.note(
      agendas.isEmpty
        ? "the index holds no agenda"
        : "agendas here: " + agendas.prefix(12).map(\.display).joined(separator: ", ")
          + (agendas.count > 12 ? ", and \(agendas.count - 12) more" : ""))
  }
}
