import Documents
import Indexing
import Render
import Search

struct SearchCommand: Command {
  static let name = "search"
  static let summary = "find passages that answer a query"
  static let details = """
    A query is words, "phrases", AND OR NOT, NEAR/5, ADJ/2, prefix*, =exact and fields such as
    title: type: date:2021..2023 cites:75/240. The name of a document in any spelling gives the
    document, its family and what refers to it. Several arguments are one query. See docs/query.md.

    In text the last line tells how many passages there are; in json it is "total". The status is
    1 when there are none.
    """
  static let options: [Option] =
    [
      .argument("QUERY", "the words to find", count: .oneOrMore), .index, .format(),
      .value("limit", "N", short: "n", "the most to print (default 10)"),
      .value("offset", "N", "leave out the first N"),
      .value(
        "sort", "ORDER", choices: ["relevance", "date", "symbol", "left", "right"],
        "best, newest or by symbol first (default relevance); with --kwic also by the words before "
          + "or after"),
      .value(
        "unit", "UNIT", short: "u", choices: ["paragraph", "document"],
        "what a hit is (default paragraph)"),
      .value(
        "group-by", "UNIT", choices: ["document"],
        "documents in the order of their best passages, three of which stand under each"),
      .flag("facets", "count the hits by body, session, year, type, language and item"),
      .flag("kwic", short: "k", "one line a match, with its words before and after"),
      .value(
        "width", "WIDTH", short: "w",
        "what --kwic shows on each side: columns (40), words (8w) or all of the sentence (sentence)"
      ),
      .flag(
        "all", short: "a",
        "each copy of a passage in drafts, revisions and reports as a hit of its own"),
      .flag("parallel", short: "p", "the same paragraph in the other languages beside each hit"),
      .values(
        "parallel-in", "CODE", "the same paragraph in this language only; may be repeated"),
      .flag("exact", short: "x", "words in the form typed, no inflections"),
      .flag("explain", "show how the query was read, what was asked, and how each hit scored"),
      .value(
        "synonyms", "FILE", "lines of words that ~word takes as one (default $TRAVAUX_SYNONYMS)"),
      .save, .saved,
      .provenance,
    ] + DocumentFilter.options
  static let examples = [
    Example("travaux search \"open-ended working group\" ICT", "passages with all these words"),
    Example("travaux search '\"good offices\" -draft type:resolution'", "a phrase and a filter"),
    Example("travaux search 75/240", "the resolution, its family, and what refers to it"),
    Example("travaux search --format jsonl --limit 100 'disarm* date:2021..'", "for scripts"),
  ]

  private let query: String
  private let path: String
  private let format: Format
  private let options: SearchOptions
  /// What stands about each match, where matches are asked for line by line.
  private let concordance: (width: Concordance.Width?, order: Concordance.Order)?
  private let synonyms: String?
  /// The search to be kept, and where.
  private let saving: (search: SavedSearch, searches: SavedSearches)?

  init(_ given: Given) throws(UsageError) {
    query = SearchCommand.joined(given.arguments("QUERY"))
    path = IndexFile.path(given)
    format = given.choice("format", default: .text)
    concordance = try SearchCommand.concordance(given)
    synonyms = given.value("synonyms") ?? environment("TRAVAUX_SYNONYMS")
    if let name = given.value("save") {
      let call = given.words(
        of: ["exact", "synonyms", "unit"] + DocumentFilter.options.map(\.name),
        in: SearchCommand.options)
      saving = (
        SavedSearch(name: try SavedSearch.checked(name), call: call + ["--", query], seen: []),
        SavedSearches(given)
      )
    } else {
      saving = nil
    }
    var options = SearchOptions()
    options.limit = try given.integer("limit", in: 0...1_000_000) ?? 10
    options.offset = try given.integer("offset", in: 0...1_000_000_000) ?? 0
    if let sort = given.value("sort") {
      guard let order = SearchOrder(rawValue: sort) ?? (concordance == nil ? nil : .symbol) else {
        throw UsageError("--sort \(sort) goes with --kwic")
      }
      options.order = order
    }
    options.unit = given.choice("unit", default: .paragraph)
    if given.value("group-by") != nil {
      options.unit = .document
      options.passagesEach = 3
    }
    try DocumentFilter.read(given, into: &options)
    options.wantsFacets = given.flag("facets")
    options.explains = given.flag("explain")
    options.isExact = given.flag("exact")
    options.foldsCopies = !given.flag("all")
    options.parallels = try SearchCommand.parallels(given)
    self.options = options
  }

  private static func concordance(
    _ given: Given
  ) throws(UsageError) -> (width: Concordance.Width?, order: Concordance.Order)? {
    guard given.flag("kwic") else {
      guard given.value("width") == nil else { throw UsageError("--width goes with --kwic") }
      return nil
    }
    let order: Concordance.Order = given.choice("sort", default: .results)
    guard let text = given.value("width") else { return (nil, order) }
    if text == "sentence" { return (.sentence, order) }
    let isWords = text.hasSuffix("w")
    guard let number = Int(isWords ? String(text.dropLast()) : text), (1...1000).contains(number)
    else { throw UsageError("--width is 40, 8w or sentence, not \(text)") }
    return (isWords ? .words(number) : .columns(number), order)
  }

  private static func parallels(_ given: Given) throws(UsageError) -> [Language]? {
    var languages: [Language] = []
    for text in given.values("parallel-in") {
      guard let language = Language(named: text) else {
        throw UsageError("--parallel-in is a code such as fr, not \(text)")
      }
      languages.append(language)
    }
    return given.flag("parallel") || !languages.isEmpty ? languages : nil
  }

  /// The arguments as one query; one that the shell was given as a whole stays a phrase.
  static func joined(_ arguments: [String]) -> String {
    guard arguments.count > 1 else { return arguments.first ?? "" }
    return arguments.map { argument in
      let isPhrase = argument.contains(" ") && !argument.contains { "\"():".contains($0) }
      return isPhrase ? "\"\(argument)\"" : argument
    }.joined(separator: " ")
  }

  func run(_ output: Output) throws -> ExitStatus {
    let catalogue = try Catalogue(path: path)
    var options = try withSynonyms(options)
    if let concordance, concordance.order != .results {
      // Sorted by their context, lines of all passages share one list.
      options.limit = Concordance.mostPassages
      options.offset = 0
    }
    let results = try catalogue.searcher.search(query, options)
    for remark in results.remarks { output.note(remark) }
    try show(results, catalogue, output)
    if let saving { try save(saving.search, in: saving.searches, catalogue) }
    return results.total > 0 ? .done : .nothingFound
  }

  /// The file of synonyms that the query made use of, wherever its name came from.
  private var synonymFacts: [JSON.Member] {
    guard let synonyms, query.contains("~") else { return [] }
    return [
      JSON.Member("synonyms", .string(synonyms)),
      JSON.Member("synonyms_hash", .text(FileHash.content(of: synonyms))),
    ]
  }

  /// The file of synonyms is read only for a query that asks for some.
  private func withSynonyms(_ options: SearchOptions) throws -> SearchOptions {
    guard let synonyms, query.contains("~") else { return options }
    var options = options
    options.synonyms = SynonymList(
      reading: String(decoding: try InputFile.bytes(synonyms), as: UTF8.self))
    return options
  }

  /// All that the search finds now, the newest first, each copy by itself.
  func everything(_ catalogue: Catalogue) throws -> Results {
    var options = try withSynonyms(options)
    options.limit = SavedSearches.mostSeen
    options.offset = 0
    options.order = .date
    options.foldsCopies = false
    options.seconds = 60
    return try catalogue.searcher.search(query, options)
  }

  /// Keeps the search with what it finds now, in the place of an older one of that name.
  private func save(
    _ search: SavedSearch, in searches: SavedSearches, _ catalogue: Catalogue
  ) throws {
    var search = search
    search.seen = Set(try everything(catalogue).hits.map(SavedSearch.key))
    try searches.change { all in
      all.removeAll { $0.name == search.name }
      all.append(search)
    }
  }

  private func show(_ results: Results, _ catalogue: Catalogue, _ output: Output) throws {
    let provenance = try output.call?.provenance(results.query, catalogue, facts: synonymFacts)
    let lines = concordance.map { asked in
      Concordance(
        results, width: asked.width ?? .columns(format == .text ? output.page.width / 2 : 60),
        order: asked.order, page: (options.offset, options.limit))
    }
    if format == .json {
      output.write(lines?.json(results) ?? results.json, format, provenance)
      return
    }
    var printer = RowPrinter(
      format, lines == nil ? Hit.table : ConcordanceLine.table, output, provenance)
    if format == .text {
      output.write(
        lines?.text(page: output.page) ?? ResultsText(results, page: output.page).text)
    } else {
      for row in lines?.lines.map(\.json) ?? results.hits.map(\.json) { printer.print(row) }
    }
    printer.finish()
    guard format == .jsonl else { return }
    if options.wantsFacets { output.write((["facets": results.facetsJSON] as JSON).line + "\n") }
    if options.explains, let explanation = results.json["explanation"] {
      output.write((["explanation": explanation] as JSON).line + "\n")
    }
  }
}
