import Citations
import Documents
import Render

struct RefsCommand: Command {
  static let name = "refs"
  static let summary = "find references to documents and paragraphs in any text"
  static let details = """
    The text comes from FILE, or from standard input where FILE is missing or is -. "start" and
    "end" are UTF-8 bytes of it, half open. A target is null where only candidates are known.

    With --input jsonl each line is an object with "id" and "text" and perhaps "language" and
    "document" (the symbol that the text stands in); one object with "id" and "refs" comes out for
    each, in order.
    """
  static let options: [Option] = [
    .argument("FILE", "a text", count: .optional), .format(),
    .value(
      "input", "FORM", short: "i", choices: ["text", "jsonl"], "what comes in (default text)"),
    .value("language", "CODE", short: "l", "the language of the text"),
    .value("document", "SYMBOL", short: "d", "the document that the text stands in"),
    .provenance,
  ]
  static let examples = [
    Example("travaux refs --format jsonl note.txt", "one object a reference"),
    Example("echo 'see resolution 75/240, para. 1' | travaux refs", "from standard input"),
  ]

  private let file: String
  private let format: Format
  private let isLines: Bool
  private let context: CitationContext

  init(_ given: Given) throws(UsageError) {
    file = given.argument("FILE") ?? "-"
    format = given.choice("format", default: .text)
    isLines = given.value("input") == "jsonl"
    var document: Symbol?
    if let text = given.value("document") {
      document = Symbol(typed: text)
      if document == nil { throw UsageError("--document is a symbol, not \(text)") }
    }
    context = CitationContext(document: document, language: try Language.given(given))
  }

  func run(_ output: Output) throws -> ExitStatus {
    let bytes = try InputFile.bytes(file)
    return isLines ? try answerLines(bytes, output) : try answer(bytes, output)
  }

  private func answer(_ bytes: [UInt8], _ output: Output) throws -> ExitStatus {
    let text = String(decoding: bytes, as: UTF8.self)
    if !text.utf8.elementsEqual(bytes) {
      output.note("\(file) is not valid UTF-8; start and end count its bytes as repaired")
    }
    var context = context
    let found = CitationExtractor().citations(in: text, context: &context)
    var printer = RowPrinter(
      format, Citation.table, output, try output.call?.provenance(file))
    if format == .text {
      let lines = CitationText(page: output.page)
      for citation in found { output.write(lines.line(citation, in: text)) }
    } else {
      for citation in found { printer.print(citation.json(in: text)) }
    }
    printer.finish()
    return found.isEmpty ? .nothingFound : .done
  }

  private func answerLines(_ bytes: [UInt8], _ output: Output) throws -> ExitStatus {
    let extractor = CitationExtractor()
    var status = ExitStatus.done
    var printer = RowPrinter(
      format == .text ? .jsonl : format, RefsCommand.lineTable, output,
      try output.call?.provenance(file))
    for (number, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
      .enumerated()
    {
      let text = String(decoding: line, as: UTF8.self)
      guard text.contains(where: { !$0.isWhitespace }) else { continue }
      let object: JSON
      do throws(JSONError) {
        object = try JSON(reading: text)
      } catch {
        output.complain("line \(number + 1): \(error)")
        status = .incomplete
        continue
      }
      guard case .string(let words) = object["text"] else {
        output.complain("line \(number + 1) has no \"text\"")
        status = .incomplete
        continue
      }
      var context = context
      if case .string(let code) = object["language"] { context.language = Language(named: code) }
      if case .string(let symbol) = object["document"] {
        context.document = Symbol(typed: symbol) ?? context.document
      }
      let found = extractor.citations(in: words, context: &context)
      printer.print([
        "id": object["id"] ?? .null, "refs": .list(found) { $0.json(in: words) },
      ])
    }
    printer.finish()
    return status
  }

  private static let lineTable = Table(columns: ["id", "refs"])
}
