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

  @Test func `a file that prints footnotes' numbers in its sentences differs in no word`() throws {
    var marked = resolution("A/RES/178/1", Self.texts)
    marked.paragraphs[1].markers = [
      FootnoteMarker(label: "1", offset: marked.paragraphs[1].text.utf8.count)
    ]
    marked.paragraphs[2].markers = [FootnoteMarker(label: "2", offset: "Decides".utf8.count)]
    var plain = Self.texts
    plain[1] = plain[1].replacing("wall;", with: "wall;1")
    plain[2] = plain[2].replacing("Decides", with: "Decides2")
    let found = try findings([("a.pdf", marked), ("b.txt", resolution("A/RES/178/1", plain))])
    #expect(found == [])
    plain[2] = plain[2].replacing("Decides2", with: "Decides3")
    let other = try findings([("a.pdf", marked), ("b.txt", resolution("A/RES/178/1", plain))])
    #expect(other.map(\.place) == ["op3"])
  }

  @Test func `a file without numbers is one difference`() throws {
    let texts = (1...9).map {
      "Decides to keep \($0 + 20) lamps burning beside the bell of gate \($0);"
    }
    var plain = resolution("A/RES/178/1", texts)
    for index in plain.paragraphs.indices {
      plain.paragraphs[index].label = ""
      plain.paragraphs[index].path = LocatorPath([LocatorStep(.p, "0", tail: [.count(index + 1)])])
    }
    let found = try findings([("a.pdf", resolution("A/RES/178/1", texts)), ("b.adoc", plain)])
    #expect(
      found == [
        Finding(
          kind: "rendition-differs", place: "op1",
          message: "9 numbered paragraphs from here on have no number in b.adoc")
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

  @Test func `language versions that number alike say nothing`() throws {
    #expect(
      try findings([
        ("a.pdf", resolution("A/RES/178/1", Self.texts)),
        ("a.fr.pdf", resolution("A/RES/178/1", language: .french, ["Prie", "Invite", "Décide"])),
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

  @Test(arguments: [
    ("A/178/251", "A/C.2/178/L.3", "5", []), ("A/178/251", "A/178/9", "5(d)", []),
    ("A/178/251", "A/178/9", "9(a)", ["item 9(a) is not on the agenda A/178/251"]),
    ("A/178/251", "A/178/9", "5(z)", ["item 5(z) is not on the agenda A/178/251"]),
    ("A/178/251", "A/178/9", "4(z)", []), ("A/177/251", "A/178/9", "9", []),
    ("A/HRC/178/1", "A/178/9", "9", []),
  ])
  func `an item that the agenda does not have is told`(
    agenda: String, symbol: String, item: String, messages: [String]
  ) throws {
    func document(_ symbol: String, _ type: DocumentType) -> Document {
      var document = resolution(symbol, ["Decides"])
      document.type = type
      return document
    }
    var list = document(agenda, .agenda)
    list.items = (1...6).map { AgendaItem(item: String($0), title: "Gardens \($0)") }
    list.items.append(AgendaItem(item: "5(d)", title: "Roses", parent: "5"))
    var other = document(symbol, .report)
    other.agendaItems = [ItemMention(item: item, title: nil)]
    let found = try findings([("agenda.pdf", list), ("other.pdf", other)])
    #expect(found.map(\.message) == messages)
    #expect(found.allSatisfy { $0.kind == "item-not-on-agenda" && $0.place == "item" + item })
  }
}
