import Documents
import Render
import Search

struct LinksCommand: Command {
  static let name = "links"
  static let summary = "show what a place is linked to, and the words that prove it"
  static let details = """
    For an agenda or one of its items, the links that leave the items: the paragraph an item rests
    on, the one that put it on the agenda, what was adopted under it. For anything else, the links
    that reach it. Each link stands with the sentence that proves it and the rule that took it.
    The options on documents narrow what the far ends may be in. Plain references come only when asked for, with --relation reference; dot and graphml draw the
    links as a graph.

    Relations: mandate, inclusion, cited, outcome, considered, document, continues, draft, report,
    reference.
    """
  static let options: [Option] =
    [
      .argument("LOCATOR", "a symbol, or a symbol, # and a path; in any spelling"), .index,
      .format(Format.allCases.map(\.rawValue) + LinkGraph.Language.allCases.map(\.rawValue)),
      .values(
        "relation", "RELATION", short: "r", choices: Relation.allCases.map(\.rawValue),
        "only links of this relation; may be repeated"),
      .value(
        "direction", "SIDE", short: "d", choices: ["out", "in", "both"],
        "links that leave the place, reach it, or both"),
      .value("depth", "N", "go on from the far ends, N steps in all (default 1)"),
      .value("limit", "N", short: "n", "the most to print (default: all)"), .provenance,
    ] + DocumentFilter.options
  static let examples = [
    Example("travaux links A/79/251", "what each item of an agenda rests on"),
    Example("travaux links '75/240#op1' --direction in", "what rests on a paragraph"),
    Example("travaux links 79/237 --depth 3 --format dot | dot -Tsvg > links.svg", "a picture"),
  ]

  private let locator: String
  private let path: String
  private let format: Format
  /// Draws a graph in place of a format of rows.
  private let graph: LinkGraph.Language?
  private let relations: [Relation]
  private let side: LinkSide?
  private let depth: Int
  private let options: SearchOptions
  private let limit: Int

  init(_ given: Given) throws(UsageError) {
    locator = given.argument("LOCATOR") ?? ""
    path = IndexFile.path(given)
    format = given.choice("format", default: .text)
    graph = given.value("format").flatMap(LinkGraph.Language.init)
    relations = given.values("relation").compactMap { Relation(rawValue: $0) }
    side = given.value("direction").flatMap { LinkSide(rawValue: $0) }
    depth = try given.integer("depth", in: 1...20) ?? 1
    var options = SearchOptions()
    try DocumentFilter.read(given, into: &options)
    self.options = options
    limit = try given.integer("limit", in: 0...10_000_000) ?? .max
  }

  func run(_ output: Output) throws -> ExitStatus {
    let catalogue = try Catalogue(path: path)
    let find: (Set<Relation>, Int) throws -> [TitledLink]
    let asked: Locator
    var absences: [MissingPlace] = []
    switch try catalogue.place(locator) {
    case .missing(let missing):
      output.tell(missing)
      // What is not here yet may be what an item of a document that is here rests on.
      guard let absent = missing.locator else {
        output.write(
          missing: [missing], format, TitledLink.table,
          try output.call?.provenance(missing.asked, catalogue))
        return .nothingFound
      }
      absences = [missing]
      asked = absent
      find = {
        try catalogue.links(absent, nil, side: side, relations: $0, depth: $1, among: options)
      }
    case .found(let place, let documents):
      asked = place
      find = {
        try catalogue.links(
          place, documents.first, side: side, relations: $0, depth: $1, among: options)
      }
    }
    let links = try find(Set(relations), depth).prefix(limit)
    let provenance = try output.call?.provenance(asked.description, catalogue)
    if let graph {
      output.write(LinkGraph(Array(links)).text(graph) + (provenance?.remark(graph) ?? ""))
    } else if links.isEmpty, !absences.isEmpty {
      output.write(missing: absences, format, TitledLink.table, provenance)
    } else {
      var printer = RowPrinter(format, TitledLink.table, output, provenance)
      if format == .text {
        output.write(LinkTree(page: output.page).text(Array(links)))
      } else {
        for link in links { printer.print(link.json) }
      }
      printer.finish()
    }
    if links.isEmpty {
      output.note("no links of \(locator.description.shortened)")
      let references = relations.isEmpty ? try find([.reference], 1).count : 0
      if references > 0 { output.note("references: \(references), with --relation reference") }
    }
    return links.isEmpty ? .nothingFound : .done
  }
}
