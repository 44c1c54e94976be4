import Foundation
import Render
import Search
import TestSupport
import Testing

@testable import Commands

@Suite struct ExportTests {
  /// Runs at one moment of the clock, so that what is made twice is the same to the byte.
  private func run(_ words: [String], index: String = Specimens.index) throws -> Program.Run {
    try Program.run(
      words, environment: ["TRAVAUX_INDEX": index, "SOURCE_DATE_EPOCH": "5235579000"])
  }

  private func rows(_ text: String) throws -> [JSON] {
    try text.split(separator: "\n").dropFirst().map { try JSON(reading: $0) }
  }

  @Test(arguments: ExportTable.allCases)
  func `a table comes out whole, its rows numbered upwards`(table: ExportTable) throws {
    let all = try run(["export", table.rawValue, "--renditions"])
    var last = 0
    let rows = try rows(all.output)
    for row in rows {
      guard case .object(let members) = row, case .integer(let number) = row["row"] else {
        Issue.record("a row without number")
        return
      }
      #expect(members.map(\.name) == table.columns.map(\.name))
      #expect(number > last)
      last = number
    }
    #expect(all.status == (rows.isEmpty ? 1 : 0))
    let stats = try JSON(reading: run(["stats", "-fjsonl"]).output)
    let shown = try self.rows(try run(["export", table.rawValue]).output).count
    switch table {
    case .documents, .paragraphs, .findings, .links:
      #expect(stats[table.rawValue] == .integer(table == .findings ? rows.count : shown))
    case .references: #expect(stats["references"] == .integer(rows.count))
    case .items, .speeches, .events: break
    }
  }

  @Test(arguments: ExportTable.allCases)
  func `a compact index gives out the same to the byte`(table: ExportTable) throws {
    let words = ["export", table.rawValue, "--renditions"]
    #expect(try run(words, index: Specimens.compact).output == run(words).output)
  }

  @Test(arguments: [
    ["search", "harbour", "-fjson"], ["show", "A/RES/148/112"], ["similar", "A/RES/148/112#op1"],
    ["trace", "A/RES/148/112#op1"], ["words", "harbour"],
    ["links", "A/RES/148/112"],
  ])
  func `a compact index answers as another does`(words: [String]) throws {
    let compact = try run(words, index: Specimens.compact)
    let plain = try run(words)
    #expect(compact.output == plain.output)
    #expect(compact.status == 0)
    #expect(try run(["check"], index: Specimens.compact).errors.contains(" is whole"))
  }

  @Test func `a reference's words are those of its paragraph`() throws {
    var texts: [String: String] = [:]
    for row in try rows(run(["export", "paragraphs"]).output) {
      if case .string(let place) = row["locator"], case .string(let text) = row["text"],
        case .integer(let document) = row["document"]
      {
        texts["\(document) \(place)", default: ""] += text + "\n"
      }
    }
    var checked = 0
    for row in try rows(run(["export", "references"]).output) {
      guard case .string(let place) = row["from"], case .string(let words) = row["text"],
        case .integer(let document) = row["document"], let text = texts["\(document) \(place)"]
      else { continue }
      #expect(text.contains(words))
      checked += 1
    }
    #expect(checked > 100)
  }

  @Test func `only documents that the options let through come out`() throws {
    for table in ["documents", "paragraphs", "items"] {
      let rows = try rows(run(["export", table, "--session", "148", "--type=agenda"]).output)
      #expect(!rows.isEmpty)
      for row in rows {
        #expect(row["session"] == .string("148") && row["type"] == .string("agenda"))
      }
    }
    let french = try rows(run(["export", "paragraphs", "--language", "fr"]).output)
    #expect(!french.isEmpty && french.allSatisfy { $0["language"] == .string("fr") })
    let links = try rows(run(["export", "links", "--session", "148"]).output)
    #expect(try !links.isEmpty && links.count < rows(run(["export", "links"]).output).count)
    #expect(try run(["export", "documents", "--session", "9999"]).status == 1)
  }

  @Test func `events are the links of items, the items of agendas and the speeches`() throws {
    func table(_ name: String) throws -> [JSON] { try rows(run(["export", name]).output) }
    let events = try table("events")
    func count(_ via: [String]) -> Int {
      events.count { row in via.contains { row["via"] == .string($0) } }
    }
    let links = try table("links").filter { row in
      guard case .string(let from) = row["from"] else { return false }
      return from.contains("#item") && row["relation"] != .string("continues")
    }
    let listed = try table("items").filter {
      $0["type"] == .string("agenda") || $0["type"] == .string("annotated-agenda")
    }
    #expect(events.count == count(["agenda", "record"]) + links.count)
    #expect(count(["agenda"]) == listed.count)
    #expect(try count(["record"]) == table("speeches").count)
    for (event, link) in zip(events, links) {
      #expect(event["locator"] == link["to"] && event["item"] == link["from"])
      #expect(event["evidence"] == link["evidence"])
    }
    let dated = events.filter { $0["date"] != .null }
    #expect(dated.count > events.count / 2)
  }

  @Test func `rows behind a number follow`() throws {
    let all = try rows(run(["export", "paragraphs"]).output)
    guard case .integer(let number) = all[100]["row"] else { return }
    let rest = try rows(run(["export", "paragraphs", "--after", String(number)]).output)
    #expect(rest == Array(all[101...]))
  }

  @Test(
    arguments: ["jsonl", "csv", "tsv"],
    [("paragraphs", 1), ("links", 2), ("items", 3), ("events", 4)])
  func `an export that is cut anywhere goes on as if it had not been`(
    form: String, table: (name: String, seed: UInt64)
  ) throws {
    let folder = try TemporaryFolder()
    let whole = Data(try run(["export", table.name, "--format", form]).output.utf8)
    var state = table.seed
    for _ in 0..<6 {
      state = state &* 6364136223846793005 &+ 1442695040888963407
      let cut = Int(state >> 33) % (whole.count + 1)
      let path = try folder.write("cut", bytes: whole.prefix(cut))
      let run = try run(["export", table.name, "--format", form, "--resume", path])
      #expect(run.status == 0 && run.output.isEmpty, "cut at \(cut): \(run.errors)")
      let mended = try Data(contentsOf: URL(fileURLWithPath: path))
      #expect(mended == whole, "cut at \(cut)")
    }
  }

  @Test(arguments: ["jsonl", "csv", "tsv"])
  func `an export is begun where there is no file, and a whole one stays`(form: String) throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/items"
    let whole = try run(["export", "items", "--format", form]).output
    for _ in 0..<2 {
      #expect(try run(["export", "items", "-f", form, "--resume", path]).status == 0)
      #expect(try String(contentsOfFile: path, encoding: .utf8) == whole)
    }
  }

  @Test func `a file goes on only as the export that it is`() throws {
    let folder = try TemporaryFolder()
    let whole = try run(["export", "items"]).output
    let cut = String(whole.prefix(4000))
    let lines = whole.split(separator: "\n")
    let edited = lines[0...3].joined(separator: "\n") + "\n"
    let other = folder.path + "/other.db"
    let text = try folder.write("A_190_77.txt", "A/190/77\n\nAgenda\n\n1. Lamps.\n2. Buoys.\n")
    _ = try Program.run(["index", "-q", "--index", other, text])
    let cases: [(String, [String], String)] = [
      ("Notes of mine\nand more", ["export", "items"], "is no export"),
      ("No line break", ["export", "items"], "is no export"),
      ("{\"a\":1}\n{\"row\":2}\n", ["export", "items"], "is no export"),
      (cut, ["export", "paragraphs"], "is no export"),
      (cut, ["export", "items", "--session", "148"], "options"),
      (cut, ["export", "items", "--format", "csv"], "is jsonl, not csv"),
      (cut, ["export", "items", "--index", other], "index"),
      (
        edited.replacingOccurrences(of: "\"parent\":null", with: "\"parent\":\"x\""),
        ["export", "items"], "none of this index"
      ),
    ]
    for (content, words, complaint) in cases {
      let path = try folder.write("file", content)
      let run = try run(words + ["--resume", path])
      #expect(run.status == 2, "\(words)")
      #expect(run.errors.contains(complaint), "\(words): \(run.errors)")
      #expect(try String(contentsOfFile: path, encoding: .utf8) == content)
    }
  }

  @Test func `a table that is not there is told with the nearest`() throws {
    let run = try run(["export", "paragraph"])
    #expect(run.status == 64)
    #expect(run.errors.contains("did you mean paragraphs"))
  }
}
