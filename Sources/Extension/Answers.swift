import Commands
import Database
import Render

/// A command as a table function: `name(argument, options)`.
private struct AnswerTable {
  /// Of the function and of the command.
  let name: String
  let command: String
  let argument: String
  /// Columns, each with the field of the command's rows that it holds where the names differ: SQL keeps some
  /// words for itself.
  let columns: [(name: String, field: String)]
  /// Rows that are looked up when nobody says how many; `nil` where the command gives all by itself.
  let limit: Int?

  init(
    _ command: String, _ argument: String, limit: Int? = nil, _ columns: [(String, String)]
  ) {
    name = "travaux_" + command
    self.command = command
    self.argument = argument
    self.limit = limit
    self.columns = columns.map { (name: $0.0, field: $0.1) }
  }

  static let all: [AnswerTable] = [
    AnswerTable(
      "search", "query", limit: 1000,
      [
        "locator", "symbol", "title", "type", "date", "language", "page", "score", "snippet",
        "text",
        "highlights", "role", "kind", "body", "session", "items", "passages", "file",
      ].map { ($0, $0) }),
    AnswerTable(
      "links", "place",
      [
        ("source", "from"), ("target", "to"), ("relation", "relation"),
        ("confidence", "confidence"), ("evidence", "evidence"), ("span", "span"),
        ("source_title", "from_title"), ("target_title", "to_title"), ("planned", "planned"),
        ("depth", "depth"),
      ]),
    AnswerTable(
      "trace", "topic",
      [
        "date", "session", "meeting", "locator", "event", "item", "title", "text", "score", "via",
      ].map { ($0, $0) }),
    AnswerTable(
      "trends", "query",
      [
        ("group", "group"), ("matching", "matching"), ("total", "total"), ("rate", "rate"),
        ("documents_matching", "documents_matching"), ("documents_total", "documents_total"),
        ("missing", "missing"), ("first", "first"),
      ]),
  ]

  /// The words of a call: options, then the argument, which may begin with a dash.
  func words(_ arguments: [Value], limit wanted: Int?) throws(AnswerError) -> [String]? {
    guard case .text(let argument) = arguments[0] else { return nil }
    var words = [command, "--format", "jsonl"]
    if let limit { words += ["--limit", String(min(wanted ?? limit, 1_000_000))] }
    if case .text(let text) = arguments[1] { words += try Self.options(text) }
    return words + ["--", argument]
  }

  /// `{"limit": 5, "type": ["note", "letter"], "exact": true}` as words.
  private static func options(_ text: String) throws(AnswerError) -> [String] {
    guard case .object(let members)? = try? JSON(reading: text) else { throw .options(text) }
    var words: [String] = []
    for member in members {
      let values: [JSON]
      if case .array(let list) = member.value { values = list } else { values = [member.value] }
      for value in values {
        switch value {
        case .bool(true): words.append("--" + member.name)
        case .bool(false), .null: break
        case .string(let text): words.append("--\(member.name)=\(text)")
        case .integer, .number: words.append("--\(member.name)=\(value.line)")
        case .array, .object: throw .options(text)
        }
      }
    }
    return words
  }
}

enum AnswerError: Error, CustomStringConvertible {
  case options(String)
  case words(String)
  /// What the command said of it.
  case failed(String)

  var description: String {
    switch self {
    case .options(let text):
      "options are a JSON object of names and values, not \(text.prefix(120))"
    case .words(let text): "a call is a JSON list of texts, not \(text.prefix(120))"
    case .failed(let text): text
    }
  }
}

/// What a command said.
private final class Answer {
  var results: [UInt8] = []
  var remarks: [UInt8] = []
  private(set) var status = ExitStatus.done

  init(_ words: [String], _ host: Host) throws {
    let path = try host.indexPath()
    status = Travaux.ask(
      words, ofIndexAt: path,
      to: .receiver { [unowned self] stream, bytes in
        switch stream {
        case .results: results += bytes
        case .remarks: remarks += bytes
        }
      })
  }

  /// Without the line break at the end.
  var words: String {
    let text = String(decoding: remarks, as: UTF8.self)
    return text.last == "\n" ? String(text.dropLast()) : text
  }
}

/// The tables of ``AnswerTable``, `travaux_run(call)`, which answers with what the command prints, and
/// `travaux_commands()`, which tells what can be called so.
func registerAnswers(_ host: Host) throws {
  for table in AnswerTable.all {
    try host.connection.register(
      TableFunction(
        name: table.name, columns: table.columns.map(\.name),
        arguments: [table.argument, "options"]
      ) { arguments, limit in
        guard let words = try table.words(arguments, limit: limit) else { return [] }
        let answer = try Answer(words, host)
        guard answer.status == .done || answer.status == .nothingFound else {
          throw AnswerError.failed(answer.words)
        }
        return try answer.results.split(separator: 0x0A).map { line in
          let row = try JSON(reading: String(decoding: line, as: UTF8.self))
          return table.columns.map { Value(row[$0.field] ?? .null) }
        }
      })
  }
  try host.connection.registerFunction("travaux_run", arguments: 1...1, .direct) { arguments in
    guard case .text(let text) = arguments[0] else { return .null }
    guard case .array(let list)? = try? JSON(reading: text) else { throw AnswerError.words(text) }
    let words = try list.map { value throws(AnswerError) in
      guard case .string(let word) = value else { throw .words(text) }
      return word
    }
    let answer = try Answer(words, host)
    let head: JSON = [
      "status": .integer(Int(answer.status.rawValue)), "remarks": .string(answer.words),
    ]
    return .text(head.line + "\n" + String(decoding: answer.results, as: UTF8.self))
  }
  let commands: JSON = .list(Travaux.askingNames) { .string($0) }
  try host.connection.registerFunction("travaux_commands", arguments: 0...0, .pure) { _ in
    .text(commands.line)
  }
}
