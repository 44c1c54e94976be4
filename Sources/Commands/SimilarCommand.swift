import Documents
import Render
import Search

struct SimilarCommand: Command {
  static let name = "similar"
  static let summary = "find the passages most like a paragraph or a text, and what differs"
  static let details = """
    A locator gives the passages most like that paragraph, a symbol those most like each paragraph of
    the document, anything else is taken as the text itself; - reads it from standard input.

    With --agreed only operative paragraphs of resolutions and decisions count, and only those earlier
    than the paragraph: whether this wording has been agreed before. {+Words+} are in the text asked for
    alone, [-words-] in the passage alone.

    The score is the mean of two shares, both of words in the same order: of the words asked for, those
    that the passage has (shared), and twice these over the words of both (similarity). 1 means the same
    words; what is below 0.3 is not shown.
    """
  static let options: [Option] =
    [
      .argument("PLACE", "a locator, a symbol, or words", count: .oneOrMore), .index, .format(),
      .value("limit", "N", short: "n", "the most to print for each paragraph (default 5)"),
      .flag("agreed", short: "g", "operative paragraphs adopted earlier, and nothing else"),
      .flag(
        "all", short: "a",
        "each copy of a passage in drafts, revisions and reports as a passage of its own"),
      .provenance,
    ] + DocumentFilter.options
  static let examples = [
    Example("travaux similar 'A/C.1/80/L.24#op1'", "where else it stands, nearly"),
    Example("travaux similar --agreed A/C.1/80/L.24", "what each paragraph of a draft rests on"),
    Example("travaux similar 'requests the Secretary-General to continue'", "like these words"),
  ]

  private let words: [String]
  private let path: String
  private let format: Format
  private let aim: SimilarSearch.Aim
  private let options: SearchOptions

  init(_ given: Given) throws(UsageError) {
    words = given.arguments("PLACE")
    path = IndexFile.path(given)
    format = given.choice("format", default: .text)
    aim = given.flag("agreed") ? .agreed : .alike
    var options = SearchOptions()
    options.limit = try given.integer("limit", in: 0...300) ?? 5
    options.foldsCopies = !given.flag("all")
    try DocumentFilter.read(given, into: &options)
    self.options = options
  }

  func run(_ output: Output) throws -> ExitStatus {
    let catalogue = try Catalogue(path: path)
    let search = SimilarSearch(catalogue, aim, options)
    let typed = words.joined(separator: " ")
    let found: [SimilarPassages]
    switch try place(typed, catalogue) {
    case .found(let locator, let documents)?:
      guard let document = documents.first else { return .nothingFound }
      if documents.count > 1 {
        let others = documents.dropFirst().compactMap { $0.language?.code }
        output.note("also in \(others.joined(separator: ", "))")
      }
      found = try search.passages(like: locator, in: document)
    case .missing(let missing)?:
      output.tell(missing)
      output.write(
        missing: [missing], format, SimilarPassages.table,
        try output.call?.provenance(typed, catalogue))
      return .nothingFound
    case nil:
      let text =
        typed == "-" ? String(decoding: try InputFile.bytes("-"), as: UTF8.self) : typed
      found = [try search.passages(like: text)]
    }
    let provenance = try output.call?.provenance(typed, catalogue)
    var printer = RowPrinter(format, SimilarPassages.table, output, provenance)
    for (index, passages) in found.enumerated() {
      if format == .text {
        output.write((index > 0 ? "\n" : "") + passages.text(page: output.page))
      } else {
        for row in passages.rows { printer.print(row) }
      }
    }
    printer.finish()
    return found.allSatisfy(\.matches.isEmpty) ? .nothingFound : .done
  }

  /// The place that is meant; `nil` for words.
  private func place(_ typed: String, _ catalogue: Catalogue) throws -> Catalogue.Place? {
    guard typed.utf8.count <= 1000, typed != "-" else { return nil }
    let place = try catalogue.place(typed)
    if case .missing(let missing) = place {
      // A word is no place; the name of a file that is not here is one, and is said to be missing.
      let isFile = typed.contains(".") && !typed.contains(" ")
      if missing.locator == nil ? !isFile : typed.contains(" ") { return nil }
    }
    return place
  }
}
