import Render
import Search

struct StatsCommand: Command {
  static let name = "stats"
  static let summary = "count what the index holds"
  static let details = ""
  static let options: [Option] = [.index, .format(), .provenance]
  static let examples = [Example("travaux stats", "documents, paragraphs, references, links")]

  private let path: String
  private let format: Format

  init(_ given: Given) throws(UsageError) {
    path = IndexFile.path(given)
    format = given.choice("format", default: .text)
  }

  func run(_ output: Output) throws -> ExitStatus {
    let catalogue = try Catalogue(path: path)
    let report = try catalogue.report()
    let provenance = try output.call?.provenance(nil, catalogue)
    let bytes = InputFile.size(path)
    if format == .json || format == .jsonl {
      output.write(report.json(bytes: bytes), format, provenance)
      return .done
    }
    var printer = RowPrinter(format, IndexReport.table, output, provenance)
    if format == .text {
      output.write(report.text(bytes: bytes, page: output.page))
    } else {
      for row in report.rows(bytes: bytes) { printer.print(row) }
    }
    printer.finish()
    return .done
  }
}

struct UnresolvedCommand: Command {
  static let name = "unresolved"
  static let summary = "list references whose target is not in the index, the most wanted first"
  static let details = """
    States: missing-document, missing-paragraph, ambiguous, implausible, malformed. Every run of
    `travaux index` tries them again.
    """
  static let options: [Option] = [
    .index, .format(), .value("limit", "N", short: "n", "the most to print (default: all)"),
    .values(
      "state", "STATE", short: "s",
      choices: ["missing-document", "missing-paragraph", "ambiguous", "implausible", "malformed"],
      "only these; may be repeated"),
    .provenance,
  ]
  static let examples = [
    Example("travaux unresolved --state missing-document -n 20", "what to load next")
  ]

  private let path: String
  private let format: Format
  private let limit: Int
  private let states: [String]

  init(_ given: Given) throws(UsageError) {
    path = IndexFile.path(given)
    format = given.choice("format", default: .text)
    limit = try given.integer("limit", in: 0...10_000_000) ?? .max
    states = given.values("state")
  }

  func run(_ output: Output) throws -> ExitStatus {
    let catalogue = try Catalogue(path: path)
    let all = try catalogue.unresolved().filter {
      states.isEmpty || states.contains($0.state)
    }
    var printer = RowPrinter(
      format, Unresolved.table, output, try output.call?.provenance(nil, catalogue))
    for entry in all.prefix(limit) {
      if format == .text {
        output.write(entry.line(page: output.page) + "\n")
      } else {
        printer.print(entry.json)
      }
    }
    printer.finish()
    if all.isEmpty {
      let state = states.isEmpty ? "unresolved" : states.joined(separator: " or ")
      output.note("no reference here is \(state)")
    }
    return all.isEmpty ? .nothingFound : .done
  }
}

struct CheckCommand: Command {
  static let name = "check"
  static let summary = "check that the index is whole, and list what is doubtful in its documents"
  static let details = """
    Checks the file, that the words of the index agree with its texts, and that its parts agree with
    each other. The status is 2 when the index has a
    fault.
    """
  static let options: [Option] = [
    .index, .format(), .flag("findings", "list the findings of the documents too"),
    .values("kind", "KIND", short: "k", "only findings of this kind; may be repeated"), .provenance,
  ]
  static let examples = [
    Example("travaux check", "says whether the index is whole"),
    Example("travaux check --findings --format csv", "everything doubtful, as a table"),
  ]

  private let path: String
  private let format: Format
  private let listsFindings: Bool
  private let kinds: [String]

  init(_ given: Given) throws(UsageError) {
    path = IndexFile.path(given)
    format = given.choice("format", default: .text)
    kinds = given.values("kind")
    listsFindings = given.flag("findings") || !kinds.isEmpty
  }

  func run(_ output: Output) throws -> ExitStatus {
    let faults = try Catalogue.faults(ofIndexAt: path)
    for fault in faults { output.complain(fault) }
    let catalogue = faults.isEmpty ? try Catalogue(path: path) : nil
    var printer = RowPrinter(
      format, Table(columns: ["file", "kind", "place", "message"]), output,
      try output.call?.provenance(nil, catalogue))
    if listsFindings, let catalogue {
      for (file, finding) in try catalogue.findings()
      where kinds.isEmpty || kinds.contains(finding.kind) {
        if format == .text {
          let line = "\(TerminalText.clean(file)): \(finding.line(in: file))"
          output.write("\(line) [\(TerminalText.clean(finding.kind))]\n")
        } else {
          printer.print(finding.json(file: file))
        }
      }
    }
    printer.finish()
    if format == .text, faults.isEmpty { output.note("\(path) is whole") }
    return faults.isEmpty ? .done : .incomplete
  }
}
