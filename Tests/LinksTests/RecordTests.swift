import Documents
import TestSupport
import Testing

@testable import Links

/// What a record proves, and that no record takes long.
@Suite struct RecordTests {
  private func path(_ text: String) throws -> LocatorPath { try #require(LocatorPath(text)) }

  private func cited(_ text: String, _ targets: [(String, String, Citation.Kind)]) throws
    -> [Citation]
  {
    try targets.map { words, target, kind in
      let found = try #require(text.firstRange(of: words))
      let start = text.utf8.distance(from: text.startIndex, to: found.lowerBound)
      return Citation(
        target: Locator(target), range: start..<start + words.utf8.count, kind: kind)
    }
  }

  private func record(_ sentence: String, _ targets: [(String, String, Citation.Kind)]) throws
    -> LinkDocument
  {
    let speech = try path("speech1")
    return LinkDocument(
      symbol: try #require(Symbol("A/179/PV.64")), language: .english, type: .verbatimRecord,
      body: "A", session: "179",
      speeches: [
        Speech(path: speech, speaker: "The President", affiliation: nil, language: nil, item: "13")
      ],
      paragraphs: [
        LinkParagraph(path: try path("h1"), kind: .heading, text: "Agenda item 13 (continued)"),
        LinkParagraph(path: try path("h2"), kind: .heading, text: "Draft resolution (A/179/L.64)"),
        LinkParagraph(path: speech, kind: .speech, text: "The President: I give the floor."),
        LinkParagraph(
          path: try path("p0.1"), kind: .p, text: sentence, citations: try cited(sentence, targets)),
      ])
  }

  private func edges(_ document: LinkDocument) throws -> [String] {
    try Linker().links(from: ListedDocuments(documents: [document])).map {
      "\($0.from) \($0.relation.rawValue) \($0.to)"
    }
  }

  @Test func `a sentence between speeches tells what was adopted under their item`() throws {
    let record = try record(
      "Draft resolution A/179/L.64 was adopted by 155 votes to 1 (resolution 179/283).",
      [
        ("A/179/L.64", "A/179/L.64", .symbol), ("resolution 179/283", "A/RES/179/283", .resolution),
      ])
    #expect(
      try edges(record) == [
        "A/179/PV.64#item13 considered A/179/PV.64", "A/179/PV.64#item13 draft A/179/L.64",
        "A/179/PV.64#item13 outcome A/RES/179/283", "A/RES/179/283 draft A/179/L.64",
      ])
    let links = try Linker().links(from: ListedDocuments(documents: [record]))
    #expect(links.first?.evidence.first?.text == "Agenda item 13 (continued)")
  }

  @Test(arguments: [
    "First adopted in the year 2095 (resolution 150/3), it is a text of every second year.",
    "Regarding the text adopted today (resolution 150/3), we have doubts.",
  ])
  func `what a speaker remembers was not adopted here`(sentence: String) throws {
    let record = try record(sentence, [("resolution 150/3", "A/RES/150/3", .resolution)])
    #expect(try edges(record) == ["A/179/PV.64#item13 considered A/179/PV.64"])
  }

  @Test func `a draft of a report is the draft of what it became`() throws {
    let record = try record(
      "Draft resolution II was adopted (resolution 161/98). The meeting rose.",
      [
        ("Draft resolution II", "A/161/396#part.draft-2", .anaphora),
        ("resolution 161/98", "A/RES/161/98", .resolution),
      ])
    #expect(
      try edges(record).filter { $0.contains(" draft ") } == [
        "A/RES/161/98 draft A/161/396#part.draft-2"
      ])
  }

  @Test func `a text of no agenda here goes on from the usual symbol of one`() throws {
    let agenda = LinkDocument(
      symbol: try #require(Symbol("A/149/251")), language: .english, type: .agenda, body: "A",
      session: "149", items: [AgendaItem(item: "8", title: "Lamps")])
    let resolution = LinkDocument(
      symbol: try #require(Symbol("A/RES/148/12")), language: .english, type: .resolution,
      body: "A", session: "148", agendaItems: [ItemMention(item: "9", title: "Lamps")],
      paragraphs: [
        LinkParagraph(
          path: try path("op2"), kind: .op,
          text:
            "Decides to include in the provisional agenda of its one hundred and forty-ninth session the item entitled “Lamps”."
        )
      ])
    let links = try Linker().links(from: ListedDocuments(documents: [agenda, resolution]))
    let found = links.filter { $0.relation == .continues }
    #expect(found.map { "\($0.from) \($0.to)" } == ["A/148/251#item9 A/149/251#item8"])
    #expect(found.first.map { $0.confidence < 0.9 } == true)
  }

  // MARK: Size

  private func programme(_ count: Int) throws -> LinkDocument {
    let title = "Questions in paragraph 1 of resolution 148/12"
    let target = try #require(Locator("A/RES/148/12#op1"))
    return LinkDocument(
      symbol: .file("programme.txt"), language: .english, type: .programme,
      items: (0..<count).map { AgendaItem(item: "\($0 + 1)", title: "\(title) \($0)") },
      paragraphs: (0..<count).map { index in
        let text = "\(index + 1). \(title) \(index)"
        return LinkParagraph(
          path: LocatorPath([LocatorStep(.slot, "2093-12-15T15:00"), LocatorStep(.entry, index)]),
          kind: .entry, text: text,
          citations: [Citation(target: target, range: 0..<text.utf8.count, kind: .resolution)])
      })
  }

  private func repeating(_ count: Int) throws -> LinkDocument {
    let target = try #require(Locator("A/RES/148/12#op1"))
    return LinkDocument(
      symbol: try #require(Symbol("A/179/1")), language: .english, type: .agenda, body: "A",
      session: "179", items: [AgendaItem(item: "5", title: "Lamps")],
      paragraphs: (0..<count).map { index in
        LinkParagraph(
          path: LocatorPath([LocatorStep(.item, "5")]), kind: .item,
          text: "Lamps of harbour \(index)",
          citations: [Citation(target: target, range: 0..<5, kind: .resolution)])
      })
  }

  private func longRecord(_ count: Int) throws -> LinkDocument {
    let paths = (1...count).map { LocatorPath([LocatorStep(.speech, $0)]) }
    return LinkDocument(
      symbol: try #require(Symbol("A/179/PV.1")), language: .english, type: .verbatimRecord,
      body: "A", session: "179",
      speeches: paths.enumerated().map { index, path in
        Speech(path: path, speaker: "a", affiliation: nil, language: nil, item: String(index + 1))
      },
      paragraphs: paths.map { LinkParagraph(path: $0, kind: .speech, text: "Draft adopted. b") })
  }

  @Test func `programmes and records of any size are linked in time that grows with them`() throws {
    for make in [programme, longRecord, repeating] {
      let (small, large) = (try make(400), try make(3200))
      func time(_ document: LinkDocument) throws -> Duration {
        try threadTime { _ = try Linker().links(from: ListedDocuments(documents: [document])) }
      }
      _ = try time(small)
      // Eight times the size: quadratic would be sixty-four times the time.
      #expect(try time(large) < time(small) * 32 + .milliseconds(200))
    }
  }
}
