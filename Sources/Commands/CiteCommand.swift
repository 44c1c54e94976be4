import Documents
import Render
import Search

struct CiteCommand: Command {
  static let name = "cite"
  static let summary = "print references for footnotes and reference managers"
  static let details = """
    Each place is given as a footnote, BibTeX, RIS or CSL-JSON entry, once, with the paragraph or part as
    pinpoint: note in BibTeX, SE in RIS, locator in CSL-JSON. A place that the index has not
    is named on standard error, and the status is 1 when it has none of them, 2 when it lacks some.
    """
  static let options: [Option] = [
    .argument("LOCATOR", "symbols or locators, in any spelling", count: .oneOrMore), .index,
    .value(
      "format", "STYLE", short: "f", choices: Bibliography.Style.allCases.map(\.rawValue),
      "what is printed (default text)"),
    .value("language", "CODE", short: "l", "the documents in this language"),
  ]
  static let examples = [
    Example("travaux cite '75/240#op1'", "as a footnote"),
    Example("travaux cite --format bibtex 75/240 A/79/251 > un.bib", "for LaTeX"),
  ]

  private let locators: [String]
  private let path: String
  private let style: Bibliography.Style
  private let language: Language?

  init(_ given: Given) throws(UsageError) {
    locators = given.arguments("LOCATOR")
    path = IndexFile.path(given)
    style = given.choice("format", default: .text)
    language = try Language.given(given)
  }

  func run(_ output: Output) throws -> ExitStatus {
    let catalogue = try Catalogue(path: path)
    var found: [Bibliography] = []
    var seen: Set<Locator> = []
    var isWhole = true
    for typed in locators {
      switch try catalogue.place(typed, language: language) {
      case .missing(let missing):
        isWhole = false
        output.tell(missing)
      case .found(let locator, let documents):
        guard let document = documents.first else { continue }
        let place = Locator(document.symbol, locator.path)
        // A place that was named twice is one entry: its key must be its own.
        guard seen.insert(place).inserted else { continue }
        found.append(
          Bibliography(
            place, title: document.title, type: document.type,
            day: document.adoptedOn ?? document.date, language: document.language))
      }
    }
    if style == .csl {
      output.write(JSON.list(found, \.csl).pretty + "\n")
    } else {
      for entry in found { output.write(entry.entry(style) + style.lineBreak) }
    }
    if isWhole { return .done }
    return found.isEmpty ? .nothingFound : .incomplete
  }
}

struct CompareCommand: Command {
  static let name = "compare"
  static let summary = "show what differs between two documents, paragraph by paragraph"
  static let details = """
    Paragraphs are the same, edited, moved, added or dropped. In text, edited ones show their words
    as {+added+} and [-dropped-].
    """
  static let options: [Option] = [
    .argument("A", "the first document"), .argument("B", "the second document"), .index, .format(),
    .provenance,
    .flag("changes", short: "c", "leave out what is the same"),
  ]
  static let examples = [
    Example("travaux compare A/C.1/75/L.8 75/240", "a draft and the resolution it became")
  ]

  private let names: [String]
  private let path: String
  private let format: Format
  private let showsChangesOnly: Bool

  init(_ given: Given) throws(UsageError) {
    names = ["A", "B"].compactMap { given.argument($0) }
    path = IndexFile.path(given)
    format = given.choice("format", default: .text)
    showsChangesOnly = given.flag("changes")
  }

  func run(_ output: Output) throws -> ExitStatus {
    let catalogue = try Catalogue(path: path)
    var sides: [Catalogue.Place] = []
    for name in names { sides.append(try catalogue.place(name)) }
    let absences = sides.compactMap { side in
      if case .missing(let missing) = side { missing } else { nil as MissingPlace? }
    }
    absences.forEach(output.tell)
    let asked = names.joined(separator: " ")
    if !absences.isEmpty {
      output.write(
        missing: absences, format, Comparison.Row.table,
        try output.call?.provenance(asked, catalogue))
    }
    guard sides.count == 2, case .found(_, let olds) = sides[0],
      case .found(_, let news) = sides[1],
      let old = olds.first,
      let new = news.first(where: { $0.language == old.language }) ?? news.first
    else { return .nothingFound }
    var comparison = try catalogue.compare(old, new)
    if showsChangesOnly { comparison = comparison.changesOnly }
    let pair = "\(old.symbol) \(new.symbol)"
    var printer = RowPrinter(
      format, Comparison.Row.table, output, try output.call?.provenance(pair, catalogue))
    if format == .text {
      output.write(ComparisonText(page: output.page).text(comparison))
    } else {
      for row in comparison.rows { printer.print(row.json) }
    }
    printer.finish()
    return .done
  }
}
