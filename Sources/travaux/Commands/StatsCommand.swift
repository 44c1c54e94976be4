import Render
import Search

struct StatsCommand: Command {
  static let name = "stats"
  static let summary = "count what the index holds"
  static let details = ""
  static let options: [Option] = [.index, .format(["text", "json", "jsonl"])]
  static let examples = [Example("travaux stats", "documents, paragraphs, references, links")]

  private let path: String
  private let format: Format

  init(_ given: Given) throws(UsageError) {
    path = IndexFile.path(given)
    format = given.choice("format", default: .text)
  }

  func run(_ output: Output) throws -> ExitStatus {
    let report = try Catalogue(path: path).report()
    let bytes = InputFile.size(path)
    switch format {
    case .json: output.write(report.json(bytes: bytes).pretty + "\n")
    case .jsonl: output.write(report.json(bytes: bytes).line + "\n")
    default: output.write(report.text(bytes: bytes, page: output.page))
    }
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
    let all = try Catalogue(path: path).unresolved().filter {
      states.isEmpty || states.contains($0.state)
    }
    var printer = RowPrinter(format, Unresolved.table, output)
    for entry in all.prefix(limit) {
      if format == .text {
        output.write(entry.line(page: output.page) + "\n")
      } else {
        printer.print(entry.json)
      }
    }
    if format != .text { printer.finish() }
    return all.isEmpty ? .nothingFound : .done
  }
}
