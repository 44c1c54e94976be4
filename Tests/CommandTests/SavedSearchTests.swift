import Foundation
import Render
import TestSupport
import Testing

@testable import Commands

@Suite struct SavedSearchTests {
  private let folder: TemporaryFolder
  private let file: String

  init() throws {
    folder = try TemporaryFolder()
    file = folder.path + "/deep/saved.jsonl"
  }

  private func run(_ words: [String], index: String = Specimens.index) throws -> Program.Run {
    try Program.run(words, environment: ["TRAVAUX_INDEX": index, "TRAVAUX_SAVED": file])
  }

  @Test func `what is there when a search is saved is not new`() throws {
    #expect(try run(["search", "--save", "lights", "lighthouse"]).status == 0)
    let new = try run(["new", "lights"])
    #expect(new.status == 1)
    #expect(new.output.contains("no passages"))
    let list = try run(["saved"])
    #expect(list.output == "lights  lighthouse\n")
    #expect(try run(["saved", "lights"]).output == run(["search", "lighthouse"]).output)
  }

  @Test func `what comes later is new, once, and again with --keep`() throws {
    try folder.write("a/A_RES_170_1.txt", Self.text("170/1", "A lighthouse was built."))
    let index = folder.path + "/index.db"
    #expect(try run(["index", "--quiet", folder.path + "/a"], index: index).status == 0)
    _ = try run(["search", "--save", "l", "--language", "en", "lighthouse"], index: index)
    try folder.write("a/A_RES_171_2.txt", Self.text("171/2", "Another lighthouse was built."))
    _ = try run(["index", "--quiet", folder.path + "/a"], index: index)
    for _ in 0..<2 {
      let kept = try run(["new", "--keep", "--format", "jsonl"], index: index)
      let rows = try kept.output.split(separator: "\n").map { try JSON(reading: $0) }
      #expect(!rows.isEmpty)
      #expect(rows.allSatisfy { $0["search"] == .string("l") })
      #expect(rows.allSatisfy { $0["symbol"] == .string("A/RES/171/2") })
    }
    #expect(try run(["new", "l"], index: index).status == 0)
    #expect(try run(["new", "l"], index: index).status == 1)
  }

  private static func text(_ number: String, _ words: String) -> String {
    """
    United Nations

    A/RES/\(number)

    General Assembly

    Resolution adopted by the General Assembly on 1 December 2115

    \(number). Lamps

    The General Assembly,

    1. Notes that \(words)

    """
  }

  @Test func `many savers at once lose nothing`() async throws {
    let file = file
    let index = Specimens.index
    await withTaskGroup(of: Void.self) { group in
      for number in 0..<12 {
        group.addTask {
          _ = try? Program.run(
            ["search", "--save", "s\(number)", "--saved", file, "harbour"],
            environment: ["TRAVAUX_INDEX": index])
        }
      }
    }
    let all = try SavedSearches(path: file).all()
    #expect(Set(all.map(\.name)) == Set((0..<12).map { "s\($0)" }))
    #expect(all.allSatisfy { !$0.seen.isEmpty && $0.call == ["--", "harbour"] })
  }

  @Test(arguments: ["", "a b", "-x", "../x", "a\nb", "\u{1B}[2J"])
  func `a name that is none is refused`(name: String) throws {
    #expect(try run(["search", "--save", name, "harbour"]).status == 64)
    #expect(!FileManager.default.fileExists(atPath: file))
  }

  @Test(arguments: ["saved", "new"])
  func `where no search is saved that is said`(command: String) throws {
    let run = try run([command, "--format", "json"])
    #expect(run.status == 1)
    #expect(run.output == "[]\n")
    #expect(run.errors.contains("no search is saved"))
  }

  @Test func `an unknown name is told with the nearest`() throws {
    _ = try run(["search", "--save", "lights", "harbour"])
    let run = try run(["new", "ligths"])
    #expect(run.status == 2)
    #expect(run.errors.contains("did you mean lights"))
  }

  @Test func `a search is forgotten`() throws {
    _ = try run(["search", "--save", "lights", "harbour"])
    #expect(try run(["saved", "--remove", "lights"]).status == 0)
    #expect(try run(["saved"]).status == 1)
  }

  @Test func `a file with something else in it is told and left alone`() throws {
    try folder.write("deep/saved.jsonl", "{\"name\": 5}\n")
    let run = try run(["search", "--save", "x", "harbour"])
    #expect(run.status == 2)
    #expect(run.errors.contains("line 1 is no saved search"))
    #expect(try String(contentsOfFile: file, encoding: .utf8) == "{\"name\": 5}\n")
  }

  @Test func `what was written reads back the same`() throws {
    let search = SavedSearch(
      name: "é.1", call: ["--type=draft", "--", "\"a b\" -c"], seen: [0, 1, .max])
    #expect(SavedSearch(search.line) == search)
    #expect(SavedSearch("{}") == nil)
  }
}

/// `tools/thesaurus`, where raptor2 is there to build it with.
@Suite(
  .enabled(if: FileManager.default.fileExists(atPath: "/usr/include/raptor2/raptor2.h")))
struct ThesaurusTests {
  @Test func `labels of a concept in six languages are one line of synonyms`() throws {
    let folder = try TemporaryFolder()
    let turtle = try folder.write(
      "lights.ttl",
      """
      @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
      <x:1> skos:prefLabel "Lighthouses"@en, "Phares"@fr, "Маяки"@ru, "灯塔"@zh-Hans, "Leuchttürme"@de ;
        skos:altLabel "Lights, coastal"@en-GB .
      <x:2> skos:prefLabel "Alone"@en .

      """)
    let process = Process()
    process.executableURL = Specimens.root.appendingPathComponent("tools/thesaurus")
    process.arguments = [turtle]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let text = String(
      decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    #expect(text == "Lighthouses\tPhares\tМаяки\t灯塔\tLights, coastal\n")
  }
}
