import Foundation
import Render
import TestSupport
import Testing

@testable import Commands

@Suite struct ProvenanceTests {
  private func run(_ words: [String], input: String = "") throws -> Program.Run {
    try Program.run(
      words, input: input,
      environment: ["TRAVAUX_INDEX": Specimens.index, "SOURCE_DATE_EPOCH": "5235579000"])
  }

  /// A call of every command that prints rows, what it reads, and what it was asked as it is printed back.
  static let calls: [(words: [String], input: String, query: JSON)] = [
    (["search", "a/res/148/112", "-n2"], "", .string("A/RES/148/112")),
    (["search", "Harbour  AND   signals", "--session", "148"], "", .string("harbour signals")),
    (["links", "a/149/251", "-r", "continues"], "", .string("A/149/251")),
    (["unresolved", "-n", "3"], "", .null),
    (["trace", "148/112#op6"], "", .string("A/RES/148/112#op6")),
    (["trends", "harbour   signals"], "", .string("harbour signals")),
    (["show", "148/112"], "", .string("A/RES/148/112")),
    (["show", "148/112#op1"], "", .string("A/RES/148/112#op1")),
    (["refs", "-"], "see A/RES/190/7 and A/RES/190/8", .string("-")),
    (["compare", "a/c.2/148/L.17", "148/112"], "", .string("A/C.2/148/L.17 A/RES/148/112")),
    (["check", "--findings"], "", .null),
    (["stats"], "", .null),
  ]

  @Test(arguments: calls.indices, ["jsonl", "json"])
  func `objects say what they were made of`(call: Int, form: String) throws {
    let (words, input, query) = Self.calls[call]
    let run = try run(words + ["--provenance", "--format", form], input: input)
    #expect(run.status == 0)
    let first =
      form == "json"
      ? try JSON(reading: run.output)
      : try JSON(reading: run.output.split(separator: "\n", maxSplits: 1)[0])
    let provenance = try #require(first["provenance"])
    #expect(provenance["command"] == .string(words[0]))
    if words[1...] != ["Harbour  AND   signals", "--session", "148"] {
      #expect(provenance["query"] == query)
    }
    #expect(provenance["version"] == .string(Version.number))
    #expect(provenance["date"] == .string("2135-11-28T23:30:00Z"))
    if words[0] != "refs" {
      guard case .string(let index) = provenance["index"] else {
        Issue.record("no fingerprint")
        return
      }
      #expect(index.count == 16)
    }
  }

  @Test func `a query is printed back as it was read, beside the options that narrow it`() throws {
    let run = try run([
      "search", "--provenance", "-fjsonl", "\"harbour signals\"   OR lamp*", "--session=148", "-q",
      "--type=resolution", "--type=draft",
    ])
    let first = try JSON(reading: run.output.split(separator: "\n", maxSplits: 1)[0])
    let provenance = try #require(first["provenance"])
    #expect(provenance["query"] == .string("\"harbour signals\" OR lamp*"))
    #expect(
      provenance["options"]
        == [
          "type": .array([.string("resolution"), .string("draft")]),
          "session": .array([.string("148")]),
        ])
  }

  @Test(arguments: calls.indices, ["csv", "tsv"])
  func `tables are the same with one more column, filled in the first row`(
    call: Int, form: String
  ) throws {
    let (words, input, _) = Self.calls[call]
    let plain = try run(words + ["--format", form], input: input)
    let proven = try run(words + ["--provenance", "--format", form], input: input)
    let before = Self.cells(plain.output, form)
    let after = Self.cells(proven.output, form)
    #expect(after.map { Array($0.dropLast()) } == before)
    let last = after.map { $0.last ?? "" }
    try #require(last.count > 1)
    #expect(last.first == "provenance" && last.dropFirst(2).allSatisfy(\.isEmpty))
    #expect(try JSON(reading: last[1])["command"] == .string(words[0]))
  }

  /// The cells of a table. Source: RFC 4180.
  static func cells(_ text: String, _ form: String) -> [[String]] {
    if form == "tsv" {
      return text.split(separator: "\n").map { $0.components(separatedBy: "\t") }
    }
    var rows: [[String]] = []
    var row: [String] = []
    var cell = String.UnicodeScalarView()
    var isQuoted = false
    var scalars = text.unicodeScalars[...]
    while let scalar = scalars.popFirst() {
      switch scalar {
      case "\"" where isQuoted && scalars.first == "\"": cell.append(scalars.removeFirst())
      case "\"": isQuoted.toggle()
      case "," where !isQuoted, "\n" where !isQuoted:
        row.append(String(cell))
        cell = String.UnicodeScalarView()
        if scalar == "\n" {
          rows.append(row)
          row = []
        }
      case "\r" where !isQuoted: break
      default: cell.append(scalar)
      }
    }
    return rows
  }

  @Test(arguments: ["text", "markdown"])
  func `people read it below the rows`(form: String) throws {
    let run = try run(["search", "--provenance", "--format", form, "harbour"])
    let last = try #require(run.output.split(separator: "\n").last)
    #expect(last.hasPrefix("provenance: travaux") && last.contains("query harbour"))
  }

  @Test(arguments: ["dot", "graphml"])
  func `graphs carry it as a remark`(form: String) throws {
    let run = try run(["links", "A/149/251", "--provenance", "--format", form])
    #expect(run.output.contains("\"query\":\"A/149/251\""))
  }

  @Test func `an index is known by what is in its files, wherever they lie`() throws {
    let folder = try TemporaryFolder()
    func fingerprint(_ name: String, _ texts: [String: String]) throws -> JSON? {
      for (file, text) in texts { try folder.write("\(name)/\(file)", text) }
      let index = folder.path + "/\(name).db"
      _ = try Program.run(["index", "-q", "--index", index, folder.path + "/" + name])
      let run = try Program.run(["stats", "--index", index, "-fjsonl", "--provenance"])
      return try JSON(reading: run.output.split(separator: "\n")[0])["provenance"]?["index"]
    }
    let one = "A/190/77\n\nHarbours and lamps\n\n1. One.\n"
    let first = try fingerprint("first", ["A_190_77.txt": one])
    #expect(try first != nil && first == fingerprint("second", ["deep/A_190_77.txt": one]))
    #expect(try first != fingerprint("third", ["A_190_77.txt": one + "\n2. Two.\n"]))
    #expect(try first != fingerprint("fourth", ["A_190_77.txt": one, "A_190_78.txt": one]))
  }

  @Test(arguments: [true, false])
  func `synonyms that a query made use of are named, and told apart by their words`(
    isOption: Bool
  ) throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("synonyms.txt", "lamp, light\n")
    func options(_ query: String) throws -> JSON? {
      let run = try Program.run(
        ["search", "--provenance", "-fjsonl", "-n1", query]
          + (isOption ? ["--synonyms", file] : []),
        environment: ["TRAVAUX_INDEX": Specimens.index]
          .merging(isOption ? [:] : ["TRAVAUX_SYNONYMS": file]) { $1 })
      let line = try #require(run.output.split(separator: "\n").first)
      return try JSON(reading: line)["provenance"]?["options"]
    }
    let first = try #require(try options("~lamp"))
    #expect(first["synonyms"] == .string(file))
    let hash = first["synonyms_hash"]
    #expect(hash != nil && hash != .null)
    try folder.write("synonyms.txt", "lamp, light, beacon\n")
    let second = try #require(try options("~lamp"))
    #expect(second["synonyms_hash"] != hash)
    #expect(try options("lamp")?["synonyms_hash"] == nil)
  }
}
