import Render
import TestSupport
import Testing

@testable import Commands

/// `trace` and `trends` over the specimens of the repository.
@Suite struct TraceTests {
  private func run(_ words: [String]) throws -> Program.Run {
    try Program.run(words, environment: ["TRAVAUX_INDEX": Specimens.index])
  }

  private func objects(_ words: [String]) throws -> [JSON] {
    try run(words + ["--format", "jsonl"]).output.split(separator: "\n").map {
      try JSON(reading: $0)
    }
  }

  @Test(arguments: ["A/149/251#item23", "working group", "A/RES/148/112#op1"])
  func `events are one object a line with every field of the contract`(topic: String) throws {
    let events = try objects(["trace", topic])
    #expect(!events.isEmpty)
    for event in events {
      for field in [
        "date", "session", "meeting", "locator", "event", "item", "title", "text", "score", "via",
      ] { #expect(event[field] != nil, "\(field)") }
      // What the search found has a score, what links tell has proof.
      if event["via"] == .string("search") {
        #expect(event["score"] != .null)
      } else {
        #expect(event["score"] == .null)
      }
    }
  }

  @Test func `an adoption has the counts of the vote that its record prints`() throws {
    let events = try objects(["trace", "A/RES/148/96"])
    let adopted = events.filter { $0["event"] == .string("adopted") }
    #expect(adopted.contains { $0["vote"] == .string("131-0-9") })
  }

  @Test(arguments: ["session", "year", "body", "type", "language", "speaker", "item"])
  func `groups add up to the total of the query and of the index`(property: String) throws {
    let run = try run(["trends", "working group", "--by", property, "--format", "json"])
    let trend = try JSON(reading: run.output[...])
    guard case .array(let rows) = trend["rows"], let total = trend["total"] else {
      Issue.record("no rows")
      return
    }
    func sum(_ field: String) -> Int {
      rows.reduce(0) { sum, row in
        if case .integer(let value) = row[field] { sum + value } else { sum }
      }
    }
    #expect(total["matching"] == .integer(sum("matching")))
    #expect(total["total"] == .integer(sum("total")))
    #expect(sum("matching") > 0)
    for row in rows {
      guard case .integer(let out) = row["total"] else {
        Issue.record("no total")
        continue
      }
      #expect((row["rate"] == .null) == (out < 20))
    }
    let stats = try #require(try objects(["stats"]).first)
    #expect(total["documents_total"] == stats["documents"])
    if property == "type" {
      // The index's own count of each type.
      for row in rows {
        guard case .string(let type) = row["group"] else { continue }
        #expect(row["documents_total"] == stats["types"]?[type], "\(type)")
      }
    }
    let found = try objects(["search", "--all", "--limit", "1000", "working group"])
    #expect(total["matching"] == .integer(found.count))
  }

  @Test func `an index without agendas says that search alone speaks`() throws {
    let file = try Specimens.file(
      "A_190_77.txt", "A/190/77\n\nReport on harbours\n\n1. Harbours have lamps.\n")
    let index = Specimens.folder.appendingPathComponent("no-agenda.db").path
    _ = try Program.run(["index", "--quiet", "--index", index, file])
    let run = try Program.run(["trace", "lamps", "--index", index])
    #expect(run.status == 0)
    #expect(run.errors.contains("no agenda"))
    #expect(try Program.run(["agenda", "A/190/77", "--index", index]).errors.contains("no agenda"))
  }

  @Test(arguments: ["text", "json", "jsonl", "csv", "tsv", "markdown", "html"])
  func `every form of a trace prints something`(form: String) throws {
    let run = try run(["trace", "A/149/251#item23", "--format", form])
    #expect(run.status == 0)
    #expect(run.output.contains("A/RES/149/85"))
  }

  @Test(arguments: [
    "\"", "(((", "a NEAR", "*", "'; DROP TABLE link; --", "\u{1B}[2J", "A/149/251#", "#item5",
    "file:", "A/149/251#item23/item23", "\u{202E}lamps",
    String(repeating: "lamps OR ", count: 2000),
  ])
  func `no topic is an error`(topic: String) throws {
    for command in ["trace", "trends"] {
      let run = try run([command, "--", topic])
      #expect(run.status == 0 || run.status == 1, "\(command)")
      #expect(!run.output.contains("\u{1B}") && !run.output.contains("\u{202E}"))
    }
  }

  @Test(arguments: [
    ["trace", "zzyzzyx"], ["trace", "A/RES/148/9999"], ["trace", "A/149/251#item99"],
    ["trends", "zzyzzyx"], ["trends", "harbours", "--since", "2999"],
  ])
  func `nothing found has its status and a word`(words: [String]) throws {
    let run = try run(words)
    #expect(run.status == 1)
    #expect(run.output == "")
    #expect(!run.errors.isEmpty)
  }
}
