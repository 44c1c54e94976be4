/// What a file of results needs to prove itself: what was asked of which index, by which program, when.
package struct Provenance: Sendable, Equatable {
  /// The command's name.
  package let command: String
  /// What was asked for, as it was read and printed back; `nil` when a command asks for nothing.
  package let query: String?
  /// The options that decide which rows come out, an object.
  package let options: JSON
  /// The index's fingerprint: the same for the same files read by the same program.
  package let index: String?
  /// Names the index's rows with their numbers: the same only where every number is.
  package let revision: String?
  package let version: String
  /// Of the run, ISO 8601 in UTC.
  package let date: String

  package init(
    command: String, query: String?, options: JSON, index: String?, revision: String?,
    version: String, date: String
  ) {
    self.command = command
    self.query = query
    self.options = options
    self.index = index
    self.revision = revision
    self.version = version
    self.date = date
  }

  package var json: JSON {
    [
      "command": .string(command), "query": .text(query), "options": options,
      "index": .text(index), "revision": .text(revision), "version": .string(version),
      "date": .string(date),
    ]
  }

  /// The line that stands before the rows in `jsonl`, without its line break.
  package var line: String { (["provenance": json] as JSON).line }

  /// One line for people.
  package var text: String {
    var parts = ["travaux \(version) \(command)"]
    if let query { parts.append("query \(query)") }
    if options != .object([]) { parts.append("options \(options.line)") }
    if let index { parts.append("index \(index)") }
    parts.append(date)
    return "provenance: " + TerminalText.clean(parts.joined(separator: "; "))
  }

  /// A remark in a graph's language; what would end a remark is taken apart.
  package func remark(_ language: LinkGraph.Language) -> String {
    switch language {
    case .dot: "// \(line)\n"
    case .graphml: "<!-- \(line.replacing("--", with: "- -")) -->\n"
    }
  }
}

extension JSON {
  /// The object with what proves it at its end, where that is asked for.
  package func proven(by provenance: Provenance?) -> JSON {
    provenance.map { adding("provenance", $0.json) } ?? self
  }
}
