import Documents
import Render
import Search
import Tracing

struct TraceCommand: Command {
  static let name = "trace"
  static let summary = "follow a topic or an item through meetings, in the order of time"
  static let details = """
    A locator is followed by its links: the item's agendas from session to session, the paragraph it
    rests on, the slots that were planned and the meetings that were held, who spoke, what was
    drafted, reported and adopted, and what cites it. Any other text is a query as in `search`: the
    items of agendas whose titles answer it come with all that their links lead to, then what the
    search finds besides.

    Each event says how it was found: `via` is the relation of a link with its evidence, or search with
    a score. Planned events (an agenda's line, a slot of a programme) are never taken for meetings
    that were held. What has no date stands where its session puts it.

    Events: mandated, planned, drafted, reported, considered, said, adopted, cited. The options on
    documents say what events may be in. html is one page with a picture of the timeline.
    """
  static let options: [Option] =
    [
      .argument("TOPIC", "a query, or a locator in any spelling", count: .oneOrMore), .index,
      .format(Format.allCases.map(\.rawValue) + ["html"]),
      .values(
        "event", "EVENT", short: "e", choices: TraceEvent.Kind.allCases.map(\.rawValue),
        "only events of this kind; may be repeated"),
      .flag("all", short: "a", "also what the search finds far below its best"),
      .value("depth", "N", "links to follow from the start (default 6)"),
      .value("limit", "N", short: "n", "the most events (default 200)"), .provenance,
    ] + DocumentFilter.options
  static let examples = [
    Example("travaux trace 'A/RES/79/237#op5'", "from a mandate to what was adopted"),
    Example("travaux trace 'A/79/251#item93'", "an item, from session to session"),
    Example("travaux trace '\"plastic pollution\"' --since 2024", "a topic"),
    Example(
      "travaux trace 'A/79/251#item93' --format html > item.html", "a page to read and pass on"),
    Example("travaux trace --format jsonl 'A/79/251#item93' | jq .event", "for scripts"),
  ]

  private let topic: String
  private let path: String
  private let format: Format
  /// A page with a picture in place of a format of rows.
  private let isPage: Bool
  private let options: TraceOptions

  init(_ given: Given) throws(UsageError) {
    topic = SearchCommand.joined(given.arguments("TOPIC"))
    path = IndexFile.path(given)
    format = given.choice("format", default: .text)
    isPage = given.value("format") == "html"
    var options = TraceOptions()
    try DocumentFilter.read(given, into: &options.documents)
    options.depth = try given.integer("depth", in: 1...50) ?? options.depth
    options.limit = try given.integer("limit", in: 0...10_000_000) ?? options.limit
    options.keepsWeak = given.flag("all")
    options.kinds = Set(given.values("event").compactMap { TraceEvent.Kind(rawValue: $0) })
    self.options = options
  }

  func run(_ output: Output) throws -> ExitStatus {
    let catalogue = try Catalogue(path: path)
    guard let trace = try trace(catalogue, output) else { return .nothingFound }
    for remark in trace.remarks { output.note(remark) }
    show(trace, output, try output.call?.provenance(trace.subject, catalogue))
    if trace.events.isEmpty { output.note("no events of \(topic.shortened)") }
    return trace.events.isEmpty ? .nothingFound : .done
  }

  /// `nil` when the place is not here and nothing leads to it.
  private func trace(_ catalogue: Catalogue, _ output: Output) throws -> Trace? {
    let tracer = Tracer(catalogue, options)
    guard topic.utf8.count <= 1000, catalogue.isName(topic) else {
      return try tracer.trace(topic: topic)
    }
    switch try catalogue.place(topic) {
    case .found(let place, let documents):
      if place.path.isEmpty, let agenda = documents.first,
        let trace = try tracer.items(ofAgenda: agenda, at: place), let first = trace.items.first
      {
        output.complain("\(place) lists \(trace.items.count) items; trace one of them, such as")
        output.note("  travaux trace '\(first.locator)'")
        output.note("travaux agenda '\(place)' lists them")
        show(trace, output, try output.call?.provenance(trace.subject, catalogue))
        return nil
      }
      return try tracer.trace(place, in: documents)
    case .missing(let missing):
      guard let place = missing.locator else {
        return try tracer.trace(topic: topic)
      }
      let trace = try tracer.trace(place, in: [])
      output.tell(missing)
      guard trace.events.isEmpty else { return trace }
      output.write(
        missing: [missing], format, TraceEvent.table,
        try output.call?.provenance(trace.subject, catalogue))
      return nil
    }
  }

  private func show(_ trace: Trace, _ output: Output, _ provenance: Provenance?) {
    if isPage {
      output.write(TracePage(trace, provenance: provenance?.text).text)
      return
    }
    if format == .json {
      output.write(trace.json, format, provenance)
      return
    }
    var printer = RowPrinter(format, TraceEvent.table, output, provenance)
    if format != .text {
      for event in trace.events { printer.print(event.json) }
    } else if !trace.events.isEmpty {
      output.write(TraceText(trace, page: output.page).text)
    }
    printer.finish()
  }
}
