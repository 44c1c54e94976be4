import Documents
import Foundation
import Reading
import Testing

/// The specimens of `Corpus/`, each rendition read and held against what `Corpus/expected` says of its
/// document, by hand.
struct SpecimenTests {
  static let corpus = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Corpus")

  static let files: [String] =
    (try? FileManager.default.contentsOfDirectory(
      atPath: corpus.appendingPathComponent("documents").path
    ).sorted()) ?? []

  /// The rows of a table below its header, each split at tabs.
  static func table(_ name: String) throws -> [[String]] {
    let url = corpus.appendingPathComponent("expected/\(name).tsv")
    return try String(contentsOf: url, encoding: .utf8).split(separator: "\n").dropFirst()
      .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
  }

  static func documents(in file: String) -> [Document] {
    FileReader().read(corpus.appendingPathComponent("documents/\(file)").path)
      .documents.map(\.document)
  }

  @Test func `the specimens are there`() { #expect(Self.files.count > 30) }

  /// The masthead, and nothing of what surrounds the text in any paragraph.
  @Test(arguments: files)
  func `a specimen is known for what it is`(file: String) throws {
    let documents = Self.documents(in: file)
    #expect(documents.count == 1)
    let document = try #require(documents.first)
    let symbol = try #require(document.symbol)
    for row in try Self.table("mastheads") where symbol == Symbol(row[0]) {
      #expect(document.type.rawValue == row[1])
      if !row[2].isEmpty { #expect(document.agendaItems.map(\.item) == [row[2]]) }
      if !row[3].isEmpty { #expect(document.adoptedOn?.description == row[3]) }
      if !row[4].isEmpty { #expect(document.origin.map(\.description) == [row[4]]) }
      if !row[5].isEmpty { #expect(document.title == row[5]) }
    }
    for paragraph in document.paragraphs {
      #expect(!paragraph.text.contains("93-2"), "a job number in \(paragraph.path)")
      #expect(!paragraph.text.contains("  "), "two spaces in \(paragraph.path)")
    }
  }

  @Test func `a document's mention of itself is no citation, of a paragraph of it is one`() throws {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("A_143_77-\(UUID().uuidString).txt")
    defer { try? FileManager.default.removeItem(at: file) }
    try """
    United Nations
    A/143/77
    Distr.: General
    Report of the Secretary-General
    1. This report, A/143/77, goes on from A/142/77.
    2. See A/143/77, para. 1.
    """.write(to: file, atomically: true, encoding: .utf8)
    let read = try #require(FileReader().read(file.path).documents.first)
    #expect(read.document.symbol == Symbol("A/143/77"))
    #expect(
      read.citations.joined().map { $0.target?.description } == ["A/142/77", "A/143/77#p1"])
  }

  @Test(arguments: files)
  func `a specimen's paragraphs stand where they should`(file: String) throws {
    let rows = try Self.table("outline")
    let isEnglish = file.split(separator: ".").dropLast().last.map { $0.count != 2 } ?? true
    for document in Self.documents(in: file) {
      var have: [String: Paragraph] = [:]
      for paragraph in document.paragraphs { have[paragraph.path.description] = paragraph }
      for row in rows where document.symbol == Symbol(row[0]) {
        let paragraph = try #require(have[row[1]], "\(row[0])#\(row[1]) is missing")
        #expect(paragraph.kind.rawValue == row[2])
        if isEnglish { #expect(paragraph.text.hasPrefix(row[3]), "\(row[0])#\(row[1])") }
      }
    }
  }

  @Test(arguments: files)
  func `an agenda's items and a programme's slots are all read`(file: String) throws {
    for document in Self.documents(in: file) {
      for row in try Self.table("items") where document.symbol == Symbol(row[0]) {
        #expect(document.items.map(\.item).joined(separator: " ") == row[1])
      }
      let slots = try Self.table("programme").filter { document.symbol == Symbol($0[0]) }
      guard !slots.isEmpty else { continue }
      let read = document.programme.map { slot in
        [
          "\(slot.date)T\(slot.start?.description ?? "")", slot.end?.description ?? "",
          slot.entries.compactMap { entry in
            entry.item.map { $0 + (entry.continued && !$0.contains("(") ? "*" : "") }
          }.joined(separator: " "),
        ]
      }
      #expect(read == slots.map { Array($0.dropFirst()) })
    }
  }

  /// Words that kerning splits on the page come out whole: the PDF has the very words of the Markdown.
  @Test(arguments: ["A_RES_148_112", "A_RES_149_85"])
  func `two renditions have the same text`(name: String) throws {
    let pdf = try #require(Self.documents(in: name + ".pdf").first)
    let markdown = try #require(Self.documents(in: name + ".md").first)
    let body: (Document) -> [String] = { document in
      document.paragraphs.filter { $0.kind == .op || $0.kind == .pp }.map(\.text)
    }
    #expect(body(pdf).count > 8)
    #expect(body(pdf) == body(markdown))
    #expect(pdf.footnotes.map(\.text).count == markdown.footnotes.count)
  }
}
