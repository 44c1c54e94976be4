import Render
import Search

struct SavedCommand: Command {
  static let name = "saved"
  static let summary = "list the searches that are kept under a name, or make one of them again"
  static let details = """
    `travaux search --save NAME` keeps a search and remembers what it finds; `travaux new` shows what
    has come since. Without NAME this lists them all; with NAME it makes that search again and shows
    everything it finds. The searches stand in a file of your own, apart from any index.
    """
  static let options: [Option] = [
    .argument("NAME", "a saved search", count: .optional), .index, .format(),
    .value("limit", "N", short: "n", "the most to print (default 10)"),
    .flag("remove", "forget the search"), .saved,
  ]
  static let examples = [
    Example("travaux saved", "all of them"),
    Example("travaux saved cyber -n 50", "what one of them finds today"),
    Example("travaux saved --remove cyber", "forgets it"),
  ]

  private let name: String?
  private let searches: SavedSearches
  private let format: Format
  private let removes: Bool
  /// What the call adds to that of the saved search.
  private let added: [String]

  init(_ given: Given) throws(UsageError) {
    name = given.argument("NAME")
    searches = SavedSearches(given)
    format = given.choice("format", default: .text)
    removes = given.flag("remove")
    guard name != nil || !removes else { throw UsageError("--remove needs a NAME") }
    _ = try given.integer("limit", in: 0...1_000_000)
    added =
      ["--index=\(IndexFile.path(given))", "--format=\(format.rawValue)"]
      + (given.value("limit").map { ["--limit=\($0)"] } ?? [])
  }

  func run(_ output: Output) throws -> ExitStatus {
    guard let name else { return try list(output) }
    let search = try searches.search(named: name)
    if removes {
      try searches.change { all in all.removeAll { $0.name == name } }
      return .done
    }
    let given = try Given(added + search.call, options: SearchCommand.table)
    return try SearchCommand(given).run(output)
  }

  private func list(_ output: Output) throws -> ExitStatus {
    let all = try searches.all()
    var printer = RowPrinter(format, Table(columns: ["name", "call", "seen"]), output, nil)
    for search in all {
      if format == .text {
        output.write(
          output.page.paint(.place, search.name) + "  "
            + TerminalText.clean(search.call.filter { $0 != "--" }.joined(separator: " ")) + "\n")
      } else {
        printer.print([
          "name": .string(search.name), "call": .list(search.call) { .string($0) },
          "seen": .integer(search.seen.count),
        ])
      }
    }
    if format != .text { printer.finish() }
    if all.isEmpty { output.note(SavedSearches.none) }
    return all.isEmpty ? .nothingFound : .done
  }
}

struct NewCommand: Command {
  static let name = "new"
  static let summary = "show what saved searches find that was not there when last looked at"
  static let details = """
    Runs the searches of these names, or all of them, and shows the passages that are new since the last
    `travaux new` or since the search was saved, the newest first; then it remembers them, unless --keep
    is given. A passage whose words have changed is new. The newest 20,000 passages of a search are
    remembered. The status is 1 when nothing is new.
    """
  static let options: [Option] = [
    .argument("NAME", "saved searches (default: all)", count: .any), .index, .format(),
    .value("limit", "N", short: "n", "the most to print of each (default 20)"),
    .flag("keep", "show the same again next time"), .saved,
  ]
  static let examples = [
    Example("travaux search --save cyber 'cyber* OR ICT type:draft'", "keeps a search"),
    Example("travaux index Documents && travaux new", "what has come with the new documents"),
  ]

  private let names: [String]
  private let searches: SavedSearches
  private let path: String
  private let format: Format
  private let limit: Int
  private let keeps: Bool

  init(_ given: Given) throws(UsageError) {
    names = given.arguments("NAME")
    searches = SavedSearches(given)
    path = IndexFile.path(given)
    format = given.choice("format", default: .text)
    limit = try given.integer("limit", in: 0...1_000_000) ?? 20
    keeps = given.flag("keep")
  }

  func run(_ output: Output) throws -> ExitStatus {
    let wanted =
      names.isEmpty ? try searches.all() : try names.map { try searches.search(named: $0) }
    let table = Table(columns: ["search"] + Hit.table.columns)
    guard !wanted.isEmpty else {
      output.note(SavedSearches.none)
      output.writeNoRows(format, table, nil)
      return .nothingFound
    }
    let catalogue = try Catalogue(path: path)
    var printer = RowPrinter(format, table, output, nil)
    var count = 0
    var seen: [String: Set<UInt64>] = [:]
    for search in wanted {
      let results = try SearchCommand(Given(search.call, options: SearchCommand.table))
        .everything(catalogue)
      for remark in results.remarks { output.note("\(search.name): \(remark)") }
      seen[search.name] = Set(results.hits.map(SavedSearch.key))
      let fresh = results.hits.filter { !search.seen.contains(SavedSearch.key(of: $0)) }
      count += fresh.count
      show(search.name, fresh, results, output, &printer)
    }
    if format != .text { printer.finish() }
    if !keeps {
      try searches.change { all in
        for index in all.indices {
          if let now = seen[all[index].name] { all[index].seen = now }
        }
      }
    }
    return count > 0 ? .done : .nothingFound
  }

  private func show(
    _ name: String, _ fresh: [Hit], _ results: Results, _ output: Output,
    _ printer: inout RowPrinter
  ) {
    guard format == .text else {
      for hit in fresh.prefix(limit) {
        guard case .object(let members) = hit.json else { continue }
        printer.print(.object([JSON.Member("search", .string(name))] + members))
      }
      return
    }
    let shown = Results(
      query: results.query, unit: results.unit, hits: Array(fresh.prefix(limit)),
      total: fresh.count)
    output.write(output.page.paint(.title, name) + "\n\n")
    output.write(ResultsText(shown, page: output.page).text + "\n")
  }
}
