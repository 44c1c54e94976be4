import Documents
import Render
import Search

struct WordsCommand: Command {
  static let name = "words"
  static let summary = "list the words of passages, or those that keep company with a word"
  static let details = """
    Without QUERY every word of the passages that the options let through, the most frequent first.
    With QUERY the words of the passages it finds; those that mark them out against the rest of the
    index come first. With --near the words that stand near its matches.

    No list of stop words is used: words that stand everywhere measure low. log-likelihood is Dunning's
    G2, below 0 for words that are rarer there than elsewhere; from 10.83 on chance has less than one
    part in a thousand. log-dice (Rychlý) is 14 at most and one less for each halving; it does not grow
    with the texts. Words are counted language by language, Chinese ones as ICU's dictionary cuts them;
    numbers and symbols are left out.
    """
  static let options: [Option] =
    [
      .argument("QUERY", "whose passages or matches", count: .any), .index, .format(),
      .flag("near", "words near the matches of QUERY (collocations)"),
      .value("window", "N", "words on each side that are near (default 5)"),
      .value(
        "by", "MEASURE", choices: WordList.Measure.allCases.map(\.rawValue),
        "what comes first (default: as above, log-dice with --near)"),
      .value("least", "N", "leave out rarer words (default 1, 3 with --near)"),
      .value("limit", "N", short: "n", "the most to print (default 50)"),
      .value("offset", "N", "leave out the first N"), .provenance,
    ] + DocumentFilter.options
  static let examples = [
    Example("travaux words --language fr --format csv -n 100000", "a frequency list"),
    Example("travaux words 'type:resolution session:78'", "what marks that session's resolutions"),
    Example("travaux words --near disarmament", "the company it keeps"),
  ]

  private let query: String
  private let path: String
  private let format: Format
  private let search: SearchOptions
  private let options: WordCounter.Options

  init(_ given: Given) throws(UsageError) {
    query = SearchCommand.joined(given.arguments("QUERY"))
    path = IndexFile.path(given)
    format = given.choice("format", default: .text)
    var options = WordCounter.Options()
    if given.flag("near") {
      guard !query.isEmpty else { throw UsageError("--near needs a QUERY") }
      options.window = try given.integer("window", in: 1...100) ?? 5
    } else if given.value("window") != nil {
      throw UsageError("--window goes with --near")
    }
    options.least =
      try given.integer("least", in: 1...1_000_000_000) ?? (given.flag("near") ? 3 : 1)
    options.measure = given.value("by").flatMap(WordList.Measure.init(rawValue:))
    if options.measure == .logDice, options.window == nil {
      throw UsageError("--by log-dice goes with --near")
    }
    self.options = options
    var search = SearchOptions()
    search.limit = try given.integer("limit", in: 0...10_000_000) ?? 50
    search.offset = try given.integer("offset", in: 0...1_000_000_000) ?? 0
    search.seconds = 60
    try DocumentFilter.read(given, into: &search)
    self.search = search
  }

  func run(_ output: Output) throws -> ExitStatus {
    let catalogue = try Catalogue(path: path)
    let list = try WordCounter(catalogue, search, options).list(query)
    for remark in list.remarks { output.note(remark) }
    let provenance = try output.call?.provenance(list.query, catalogue)
    if format == .json {
      output.write(list.json, format, provenance)
    } else {
      var printer = RowPrinter(format, WordList.Row.table, output, provenance)
      if format == .text {
        output.write(list.text(page: output.page))
      } else {
        for row in list.rows { printer.print(row.json) }
      }
      printer.finish()
    }
    return list.total > 0 ? .done : .nothingFound
  }
}
