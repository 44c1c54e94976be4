import Foundation
import Render
import TestSupport
import Testing

@testable import Commands

/// The specimens of the repository, indexed once by the program itself.
enum Specimens {
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("travaux-commands-\(getpid())")

  static let index = index("index.db", [])
  /// The same with its texts compressed.
  static let compact = index("compact.db", ["--compact"])

  private static func index(_ name: String, _ options: [String]) -> String {
    let path = folder.appendingPathComponent(name).path
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try? FileManager.default.removeItem(atPath: path)
      _ = try Program.run(
        ["index", "--index", path, "--quiet", root.appendingPathComponent("Corpus/documents").path]
          + options)
    } catch {
      fatalError("\(error)")
    }
    return path
  }

  /// A text file with these words.
  static func file(_ name: String, _ text: String) throws -> String {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appendingPathComponent(name)
    try Data(text.utf8).write(to: file)
    return file.path
  }
}

@Suite struct EndToEndTests {
  private func run(_ words: [String], input: String = "") throws -> Program.Run {
    try Program.run(words, input: input, environment: ["TRAVAUX_INDEX": Specimens.index])
  }

  private func objects(_ text: String) throws -> [JSON] {
    try text.split(separator: "\n").map { try JSON(reading: $0) }
  }

  @Test func `indexing again reads nothing again`() throws {
    let again = try run([
      "index", "--format", "jsonl", Specimens.root.appendingPathComponent("Corpus/documents").path,
    ])
    let summary = try #require(try objects(again.output).last)
    guard case .integer(let unchanged) = summary["unchanged"] else {
      Issue.record("no count of unchanged files")
      return
    }
    #expect(unchanged > 20)
  }

  @Test func `an index of nothing is told, with what to run`() throws {
    let none = try Program.run(["search", "--index", "/nonexistent/index.db", "peace"])
    #expect(none.status == 2)
    #expect(none.errors.contains("travaux index"))
    #expect(none.output == "")
  }

  @Test func `a file that is no index is told`() throws {
    let path = try Specimens.file("not-an-index.db", "these are words, no index of any kind at all")
    let run = try Program.run(["search", "--index", path, "peace"])
    #expect(run.status == 2)
    #expect(run.errors.contains("is not a travaux index"))
  }

  @Test(arguments: ["working group", "agenda", "type:resolution"])
  func `hits are one object a line with every field of the contract`(query: String) throws {
    let run = try run(["search", "--format", "jsonl", query])
    #expect(run.status == 0)
    let hits = try objects(run.output)
    #expect(!hits.isEmpty && hits.count <= 10)
    for hit in hits {
      for field in [
        "locator", "symbol", "file", "title", "type", "date", "language", "score", "snippet",
        "text", "page", "highlights",
      ] { #expect(hit[field] != nil, "\(field)") }
    }
  }

  @Test(arguments: ["text", "json", "jsonl", "csv", "tsv", "markdown"])
  func `every form prints something, and finding nothing has its status`(form: String) throws {
    #expect(try !run(["search", "--format", form, "working group"]).output.isEmpty)
    #expect(try run(["search", "--format", form, "=zzyzzyx"]).status == 1)
  }

  @Test(arguments: ["show", "links"])
  func `a place that is not there has its status, and the nearest are named`(
    command: String
  ) throws {
    let run = try run([command, "A/RES/148/9999"])
    #expect(run.status == 1)
    #expect(run.output == "")
    #expect(run.errors.contains("is not in the index"))
    #expect(run.errors.contains("nearest: "))
    let path = try self.run([command, "A/RES/148/112#op99"])
    #expect(path.status == 1)
    #expect(path.errors.contains("has no op99"))
  }

  @Test func `a document and a paragraph of it are shown`() throws {
    let document = try run(["show", "a/res/148/112"])
    #expect(document.status == 0)
    #expect(document.output.hasPrefix("A/RES/148/112"))
    let place = try run(["show", "--format", "jsonl", "148/112#op1"])
    let found = try objects(place.output).first
    #expect(found?["locator"] == .string("A/RES/148/112#op1"))
    #expect(found?["date"] == .string("2093-12-14"))
    let text = try run(["show", "148/112#op1"]).output
    #expect(text.hasPrefix("A/RES/148/112#op1  resolution · 2093-12-14 · "))
  }

  @Test func `stats and check agree that the index is whole`() throws {
    #expect(try run(["check"]).status == 0)
    let stats = try #require(try objects(try run(["stats", "--format", "jsonl"]).output).first)
    guard case .integer(let count) = stats["documents"] else {
      Issue.record("no count of documents")
      return
    }
    #expect(count > 10)
  }

  @Test func `references come out of text with byte offsets`() throws {
    let text = "Vu la décision, recalling A/RES/190/7, paragraph 2,"
    let run = try run(["refs", "--format", "jsonl"], input: text)
    #expect(run.status == 0)
    let found = try #require(try objects(run.output).first)
    guard case .integer(let start) = found["start"], case .integer(let end) = found["end"],
      case .string(let words) = found["text"]
    else {
      Issue.record("no place")
      return
    }
    #expect(Array(Array(text.utf8)[start..<end]) == Array(words.utf8))
    #expect(try self.run(["refs"], input: "no reference at all").status == 1)
  }

  @Test func `lines of references keep their order and their ids`() throws {
    let input = """
      {"id": 1, "text": "see A/RES/190/7"}
      {"id": "two", "text": "nothing", "language": "fr"}
      no json
      {"id": null, "text": "and \\ud800 S/RES/9999 (2121)"}
      """
    let run = try run(["refs", "--input", "jsonl", "--format", "jsonl"], input: input)
    #expect(run.status == 2)
    #expect(run.errors.contains("line 3"))
    let ids = try objects(run.output).map { $0["id"] }
    #expect(ids == [.integer(1), .string("two"), .null])
  }

  @Test func `colour is printed when asked for and never by itself to a file`() throws {
    let plain = try run(["search", "working group"]).output
    let coloured = try run(["search", "--color", "always", "working group"]).output
    #expect(!plain.contains("\u{1B}"))
    #expect(coloured.contains("\u{1B}[1;33m"))
  }

  @Test(arguments: ["text", "json", "jsonl", "csv", "tsv", "markdown"])
  func `control sequences of a document are not printed`(form: String) throws {
    let path = try Specimens.file(
      "A_190_77.txt",
      "A/190/77\n\nHarbours \u{1B}]0;title\u{7} and \u{9B}2J lamps\n\n1. One \u{1B}[31m.\n")
    let run = try run(["parse", "--format", form, path])
    #expect(!run.output.contains("\u{1B}") && !run.output.contains("\u{9B}"))
    #expect(!run.output.contains("\u{7}"))
  }

  @Test(arguments: [["search", "--limit", "1000", "the"], ["man"], ["help", "search"]])
  func `a closed pipe ends quietly`(words: [String]) throws {
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/bin/bash")
    let program = Program.products.appendingPathComponent("travaux").path
    shell.arguments =
      [
        "-c", "\"$0\" \"$@\" | true; echo \"${PIPESTATUS[0]}\"", program,
      ] + words
    shell.environment = ["TRAVAUX_INDEX": Specimens.index, "PATH": "/usr/bin:/bin"]
    let pipe = Pipe()
    let errors = Pipe()
    shell.standardOutput = pipe
    shell.standardError = errors
    try shell.run()
    shell.waitUntilExit()
    let status = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    #expect(status == "0\n")
    #expect(errors.fileHandleForReading.readDataToEndOfFile().isEmpty)
  }

  @Test(arguments: [
    "\"", "AND", "(((", "NEAR/3", "a NEAR", "*", "'; DROP TABLE paragraph; --", "\u{1B}[2J",
    "title:", "passage MATCH", "\u{1}\u{3}\u{4}", "-", "^", "{a b} : c", "text : x", "%00",
  ])
  func `no query is an error`(query: String) throws {
    let run = try run(["search", "--", query])
    #expect(run.status == 0 || run.status == 1)
    #expect(!run.errors.lowercased().contains("sql") && !run.errors.contains("fts5"))
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func `completions name every command`(shell: String) throws {
    let script = try run(["completions", shell]).output
    for command in Travaux.commands { #expect(script.contains(command.name)) }
    guard shell == "bash" else { return }
    let path = try Specimens.file("completions.bash", script)
    let check = Process()
    check.executableURL = URL(fileURLWithPath: "/bin/bash")
    check.arguments = ["-n", path]
    try check.run()
    check.waitUntilExit()
    #expect(check.terminationStatus == 0)
  }
}
