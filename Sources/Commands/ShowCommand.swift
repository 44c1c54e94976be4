import Documents
import Render
import Search

struct ShowCommand: Command {
  static let name = "show"
  static let summary = "show a document's outline, or a paragraph with all that hangs on it"
  static let details = """
    A symbol gives the document's outline. A locator such as 75/240#op1 gives the paragraph in full
    among its neighbours, what it refers to, what refers to it, and its links. Either names the other
    languages it is there in; --parallel puts them beside each other, aligned by locator.

    The status is 1 when the index has no such place; the nearest that are there are named.
    """
  static let options: [Option] = [
    .argument("LOCATOR", "a symbol, or a symbol, # and a path; in any spelling"), .index,
    .format(), .value("language", "CODE", short: "l", "the document in this language"),
    .flag("parallel", short: "p", "the same place in all its languages, paragraph by paragraph"),
    .value("context", "N", short: "C", "paragraphs before and after (default 1)"),
    .value("limit", "N", short: "n", "references to it, at most (default 20)"),
    .flag("whole", short: "w", "a document with its paragraphs in full"), .provenance,
  ]
  static let examples = [
    Example("travaux show A/RES/75/240", "its outline"),
    Example("travaux show '75/240#op1'", "its first operative paragraph and what hangs on it"),
    Example("travaux show --parallel '75/240#op1'", "the same in every language of the index"),
  ]

  private let locator: String
  private let path: String
  private let format: Format
  private let language: Language?
  private let context: Int
  private let limit: Int
  private let extent: Outline.Extent
  private let isParallel: Bool

  init(_ given: Given) throws(UsageError) {
    locator = given.argument("LOCATOR") ?? ""
    path = IndexFile.path(given)
    format = given.choice("format", default: .text)
    language = try Language.given(given)
    context = try given.integer("context", in: 0...1000) ?? 1
    limit = try given.integer("limit", in: 0...1_000_000) ?? 20
    extent = given.flag("whole") ? .whole : .lines
    isParallel = given.flag("parallel")
  }

  func run(_ output: Output) throws -> ExitStatus {
    let catalogue = try Catalogue(path: path)
    switch try catalogue.place(locator, language: language) {
    case .missing(let missing):
      output.tell(missing)
      output.write(
        missing: [missing], format, table(of: missing),
        try output.call?.provenance(missing.asked, catalogue))
      return .nothingFound
    case .found(let locator, let documents):
      guard let stored = documents.first else { return .nothingFound }
      let provenance = try output.call?.provenance(locator.description, catalogue)
      if isParallel {
        show(try catalogue.parallel(locator.path, of: stored), output, provenance)
      } else if locator.path.isEmpty {
        guard let document = try catalogue.document(stored) else { return .nothingFound }
        show(document, try catalogue.kin(of: stored), stored.file, output, provenance)
      } else {
        show(
          try catalogue.view(locator, in: stored, context: context, limit: limit), output,
          provenance)
      }
      return .done
    }
  }

  private func table(of missing: MissingPlace) -> Table {
    if isParallel { return ParallelPlace.table }
    return missing.locator?.path.isEmpty == false ? PlaceView.table : Document.paragraphTable
  }

  private func show(
    _ document: Document, _ kin: DocumentKin, _ file: String, _ output: Output,
    _ provenance: Provenance?
  ) {
    switch format {
    case .json, .jsonl:
      output.write(document.json(file: file).adding(kin), format, provenance)
    case .text, .csv, .tsv, .markdown:
      var printer = RowPrinter(format, Document.paragraphTable, output, provenance)
      if format == .text {
        output.write(Outline(document, kin, page: output.page, extent: extent).text(file: file))
      } else {
        for row in document.paragraphRows(file: file) { printer.print(row) }
      }
      printer.finish()
    }
  }

  private func show(_ place: ParallelPlace, _ output: Output, _ provenance: Provenance?) {
    switch format {
    case .json: output.write(place.json, format, provenance)
    case .text, .jsonl, .csv, .tsv, .markdown:
      var printer = RowPrinter(format, ParallelPlace.table, output, provenance)
      if format == .text {
        output.write(ParallelText(place, page: output.page).text)
      } else {
        for row in format == .jsonl ? place.jsonRows : place.tableRows { printer.print(row) }
      }
      printer.finish()
    }
  }

  private func show(_ view: PlaceView, _ output: Output, _ provenance: Provenance?) {
    switch format {
    case .json, .jsonl: output.write(view.json, format, provenance)
    case .text, .csv, .tsv, .markdown:
      var printer = RowPrinter(format, PlaceView.table, output, provenance)
      if format == .text {
        output.write(PlaceText(view, page: output.page).text)
      } else {
        for passage in view.passages { printer.print(passage.json) }
      }
      printer.finish()
    }
  }
}

extension Language {
  /// `--language`, where it was given.
  static func given(_ given: Given) throws(UsageError) -> Language? {
    guard let text = given.value("language") else { return nil }
    guard let language = Language(named: text) else {
      throw UsageError("--language is a code such as fr, not \(text)")
    }
    return language
  }
}
