import Documents
import Testing

@testable import Store

/// What versions of one document say of each other.
@Suite struct DifferencesTests {
  private static let texts = [
    "Requests every keeper of the northern harbours to trim the lamps before nightfall;",
    "Invites the pilots to report on the state of all buoys within the outer wall;",
    "Decides to keep forty lamps burning through the night until the ice has gone;",
  ]

  private func findings(_ documents: [(String, Document)]) throws -> [Finding] {
    let folder = TemporaryFolder()
    let writer = try Writer(path: folder.index, rebuilding: false)
    for (name, document) in documents {
      try writer.put(file(name), documents: [CitedDocument(document)])
    }
    try writer.noteDifferences()
    _ = try writer.finish()
    return try Reader(path: folder.index).allFindings().map(\.finding)
  }

  @Test(arguments: [
    ("forty", "fifty", "op3", "“forty” is “fifty” in b.md"),
    (" of all buoys", "", "op2", "“of all buoys” is not in b.md"),
    // The longer text is the one that is shown.
    ("the pilots", "the northern pilots", "op2", "“northern” is not in a.pdf"),
    ("the lamps before nightfall;", "before nightfall the lamps;", "op1", nil),
  ])
  func `a rendition that differs is told with place and words`(
    words: String, others: String, place: String, message: String?
  ) throws {
    let other = Self.texts.map { $0.replacing(words, with: others) }
    let found = try findings([
      ("a.pdf", resolution("A/RES/178/1", Self.texts + ["Ends."])),
      ("b.md", resolution("A/RES/178/1", other + ["Ends."])),
    ])
    #expect(found.allSatisfy { $0.kind == "rendition-differs" && $0.place == place })
    if let message { #expect(found.map(\.message) == [message]) } else { #expect(!found.isEmpty) }
  }

  @Test func `a rendition that numbers otherwise is told`() throws {
    var other = resolution("A/RES/178/1", Self.texts)
    other.paragraphs[2].path = LocatorPath([LocatorStep(.op, 4)])
    let found = try findings([
      ("a.pdf", resolution("A/RES/178/1", Self.texts)), ("b.md", other),
    ])
    #expect(
      found == [
        Finding(kind: "rendition-differs", place: "op3", message: "op3 is op4 in b.md")
      ])
  }

  @Test func `renditions that agree say nothing`() throws {
    let capitals = Self.texts.map { $0.uppercased() }
    #expect(
      try findings([
        ("a.pdf", resolution("A/RES/178/1", Self.texts)),
        ("b.md", resolution("A/RES/178/1", capitals)),
      ]).isEmpty)
  }

  @Test func `language versions that number otherwise say so`() throws {
    let found = try findings([
      ("a.pdf", resolution("A/RES/178/1", Self.texts)),
      ("a.fr.pdf", resolution("A/RES/178/1", language: .french, ["Prie", "Invite"])),
      ("a.es.pdf", resolution("A/RES/178/1", language: .spanish, ["Pide", "Invita", "Decide"])),
    ])
    #expect(
      found == [
        Finding(
          kind: "language-differs", place: "op3",
          message: "the version in en has op3, that in fr does not")
      ])
  }
}
