import Documents
import Foundation
import Testing

@testable import Reading

/// Files that are not what they claim (`Fixtures/broken`, made by `tools/specimens`): each is a finding
/// that says why, or is read for what it is.
@Suite struct BrokenFileTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Fixtures/broken")

  private func read(_ name: String) -> FileReading {
    FileReader().read(Self.folder.appendingPathComponent(name).path)
  }

  @Test(arguments: [
    ("empty.pdf", "empty-file"), ("empty.txt", "empty-file"), ("truncated.pdf", "broken-file"),
    ("encrypted.pdf", "encrypted"), ("picture.pdf", "no-text"), ("noise.pdf", "broken-file"),
    ("noise.bin", "not-text"), ("image.pdf", "unsupported-format"), ("broken.docx", "broken-file"),
    ("unfinished.docx", "broken-markup"), ("not-a-document.docx", "unsupported-format"),
    ("missing.pdf", "not-a-document"), ("missing.html", "not-a-document"),
    ("bomb.xml", "broken-markup"), ("nowhere.pdf", "unreadable"),
  ])
  func `a file that holds no document says why`(name: String, kind: String) {
    let reading = read(name)
    #expect(reading.failed)
    #expect(reading.documents.isEmpty)
    #expect(reading.findings.map(\.kind).contains(kind))
    #expect(reading.findings.allSatisfy { !$0.message.isEmpty })
  }

  @Test(arguments: [
    ("page.pdf", "saved under another name"), ("invalid.txt", "The keeper wrote it down."),
    ("latin.txt", "été allumée à six heures, près du môle"), ("utf16.txt", "The lamp was lit"),
    ("nul.txt", "The lamp was lit."), ("deep.html", "a light"),
    ("unclosed.html", "The second lamp"),
    ("one-line.txt", "light light"),
  ])
  func `a file that is odd is read for what it is`(name: String, words: String) throws {
    let reading = read(name)
    #expect(!reading.failed)
    let document = try #require(reading.documents.first?.document)
    let text = document.paragraphs.map(\.text).joined(separator: "\n") + (document.title ?? "")
    #expect(text.contains(words))
  }

  /// Small forms of what `tools/fuzz` found.
  @Test func `what fuzzing found is read`() throws {
    let folder = Self.folder.deletingLastPathComponent().appendingPathComponent("fuzzed")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(!names.isEmpty)
    for name in names {
      #expect(!FileReader().read(folder.appendingPathComponent(name).path).failed, "\(name)")
    }
  }

  /// Any beginning of a good file is read or refused; none ends the reader.
  @Test(arguments: ["A_RES_149_85.pdf", "A_RES_148_112.es.docx", "A_148_417.html"])
  func `a file cut anywhere is refused or read`(name: String) throws {
    let url = SpecimenTests.corpus.appendingPathComponent("documents/\(name)")
    let bytes = [UInt8](try Data(contentsOf: url))
    for share in stride(from: 1, through: 19, by: 2) {
      let cut = Array(bytes.prefix(bytes.count * share / 20))
      let opened = Reading.read(cut, place: name, limits: .standard)
      #expect(opened.source != nil || !opened.findings.isEmpty, "cut after \(cut.count) bytes")
    }
  }
}
