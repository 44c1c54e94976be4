import Documents
import Render
import Search
import Tracing

struct TrendsCommand: Command {
  static let name = "trends"
  static let summary = "count what a query finds by session, year, speaker …, with denominators"
  static let details = """
    Each row has the passages that the query finds, all passages of that group, and the rate where
    there are 20 or more; the same of documents; when the query first appears; and how many records
    are missing: meetings and resolutions whose numbers show that they exist while the index lacks
    them (counted with the next one that is there; by language, documents that are here in another
    language only). What is missing is never a zero.

    Every passage is in one row, so rows add up to the total; passages without such a property are in
    the row whose group is null. Sessions of the Assembly and its committees are bare numbers, those of
    others stand behind the body: A/HRC/59. A masthead's items count together; by speaker, the
    affiliation of a speech in a record stands for the speaker where there is one.

    The name of a document or place as QUERY counts what refers to it. The options on documents narrow
    numerator and denominator alike.
    """
  static let options: [Option] =
    [
      .argument("QUERY", "the words to count", count: .oneOrMore), .index, .format(),
      .value(
        "by", "PROPERTY", choices: TrendGrouping.allCases.map(\.rawValue),
        "what to count by (default session)"),
      .flag("exact", short: "x", "words in the form typed, no inflections"), .provenance,
    ] + DocumentFilter.options
  static let examples = [
    Example("travaux trends '\"artificial intelligence\"' --by year", "how often, out of what"),
    Example("travaux trends 75/240 --by type", "where a resolution is referred to"),
    Example("travaux trends plastics --format csv > plastics.csv", "for a plot"),
  ]

  private let query: String
  private let path: String
  private let format: Format
  private let grouping: TrendGrouping
  private let options: SearchOptions

  init(_ given: Given) throws(UsageError) {
    query = SearchCommand.joined(given.arguments("QUERY"))
    path = IndexFile.path(given)
    format = given.choice("format", default: .text)
    grouping = given.choice("by", default: .session)
    var options = SearchOptions()
    try DocumentFilter.read(given, into: &options)
    options.isExact = given.flag("exact")
    options.seconds = 60
    self.options = options
  }

  func run(_ output: Output) throws -> ExitStatus {
    let catalogue = try Catalogue(path: path)
    let trend = try TrendCounter(catalogue, by: grouping, options).count(query)
    for remark in trend.remarks { output.note(remark) }
    if trend.total.total == 0 {
      output.complain("the index has no passage that the options let through")
    }
    let provenance = try output.call?.provenance(trend.query, catalogue)
    if format == .json {
      output.write(trend.json, format, provenance)
    } else {
      var printer = RowPrinter(format, Trend.Row.table, output, provenance)
      if format != .text {
        for row in trend.rows { printer.print(row.json) }
      } else if trend.total.matching > 0 {
        output.write(TrendText(trend, page: output.page).text)
      }
      printer.finish()
    }
    if trend.total.matching == 0, trend.total.total > 0 {
      output.note("none of \(trend.total.total) passages answers \(trend.query.shortened)")
    }
    return trend.total.matching > 0 ? .done : .nothingFound
  }
}
