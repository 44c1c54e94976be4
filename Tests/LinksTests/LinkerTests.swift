import Documents
import Testing

@testable import Links

/// Documents in a list, as the linker sees them.
struct ListedDocuments: LinkSource {
  let documents: [LinkDocument]

  func forEachDocument(_ body: (LinkDocument) throws -> Void) throws {
    for document in documents { try body(document) }
  }

  func text(at locator: Locator, preferring language: Language) throws -> String? {
    documents.first { $0.symbol == locator.symbol }?.paragraphs
      .first { $0.path == locator.path }?.text
  }
}

@Suite struct LinkerTests {
  private func locator(_ text: String) throws -> Locator { try #require(Locator(text)) }
  private func symbol(_ text: String) throws -> Symbol { try #require(Symbol(text)) }

  private func citation(_ target: String, in text: String, of words: String) throws -> Citation {
    let found = try #require(text.firstRange(of: words))
    let start = text.utf8.distance(from: text.startIndex, to: found.lowerBound)
    return Citation(
      target: try locator(target), range: start..<start + words.utf8.count, kind: .resolution)
  }

  private func agenda() throws -> LinkDocument {
    LinkDocument(
      symbol: try symbol("A/149/251"), language: .english, type: .agenda, body: "A", session: "149",
      items: [
        AgendaItem(item: "7", title: "Coastal lights"),
        AgendaItem(item: "7(a)", title: "Fog signals", parent: "7"),
        AgendaItem(item: "8", title: "Fog signals and their cost"),
      ])
  }

  private func resolution() throws -> LinkDocument {
    LinkDocument(
      symbol: try symbol("A/RES/148/12"), language: .english, type: .resolution, body: "A",
      session: "148", agendaItems: [ItemMention(item: "9", title: "Coastal lights")],
      origin: [try locator("A/148/400#p8")],
      paragraphs: [
        LinkParagraph(
          path: LocatorPath([LocatorStep(.op, 1)]), kind: .op,
          text: "Decides to establish a group to study fog signals and lamps;"),
        LinkParagraph(
          path: LocatorPath([LocatorStep(.op, 2)]), kind: .op,
          text:
            "Decides to include in the provisional agenda of its one hundred and forty-ninth session, under the item entitled “Coastal lights”, the sub-item entitled “Fog signals”."
        ),
      ])
  }

  @Test(arguments: [
    ("Documentation", "Report on clocks (A/149/61)", Relation.document),
    ("Документация", "Доклад о часах (A/149/61)", .document),
    ("الوثائق", "تقرير عن الساعات (A/149/61)", .document), ("文件", "钟表报告(A/149/61)", .document),
    ("Documentation", "Report (A/149/61), requested by resolution A/RES/148/12", .document),
    ("Background", "The group met (A/149/61).", .cited),
    ("Background", "Report on clocks | A/149/61 | For noting", .document),
  ])
  func `documents listed under an item are its documents`(
    heading: String, text: String, relation: Relation
  ) throws {
    var agenda = try agenda()
    agenda.type = .annotatedAgenda
    var citations = [try citation("A/149/61", in: text, of: "A/149/61")]
    if text.contains("A/RES/148/12") {
      citations.append(try citation("A/RES/148/12", in: text, of: "A/RES/148/12"))
    }
    let item = LocatorStep(.item, 7)
    agenda.paragraphs = [
      LinkParagraph(path: LocatorPath([item]), kind: .item, text: "Coastal lights"),
      LinkParagraph(path: LocatorPath([LocatorStep(.h, 1)]), kind: .heading, text: heading),
      LinkParagraph(
        path: LocatorPath([LocatorStep(.item, "7", tail: [.count(1)])]), kind: .annotation,
        text: text, citations: citations),
    ]
    let links = try Linker().links(from: ListedDocuments(documents: [agenda]))
    #expect(links.first { $0.to.symbol.display == "A/149/61" }?.relation == relation)
    if citations.count > 1 {
      #expect(links.first { $0.to.symbol.display == "A/RES/148/12" }?.relation == .cited)
    }
  }

  @Test func `a deciding paragraph reaches the sub-item it names and no other`() throws {
    let source = ListedDocuments(documents: [try agenda(), try resolution()])
    let links = try Linker().links(from: source).filter { $0.relation == .inclusion }
    #expect(links.map(\.from.description) == ["A/149/251#item7(a)"])
    #expect(links.map(\.to.description) == ["A/RES/148/12#op2"])
    #expect(links.first?.evidence.first?.text.contains("sub-item entitled") == true)
    #expect(links.first?.confidence == 1)
  }

  @Test(arguments: [("Coastal lights", "7(b)"), ("Fog signals", "7(a)"), ("Tides and winds", nil)])
  func `a title is found where the item was split, moved or dropped`(
    title: String, number: String?
  ) throws {
    var split = try agenda()
    split.items = [
      AgendaItem(item: "7", title: "Coastal lights"),
      AgendaItem(item: "7(a)", title: "Fog signals", parent: "7"),
      AgendaItem(item: "7(b)", title: "Coastal lights", parent: "7"),
    ]
    var directory = AgendaDirectory()
    directory.add(split)
    let agenda = try #require(directory.agendas(body: "A", session: "149").first)
    let items = InclusionRule.items(named: [.init(role: .item, text: title)], in: agenda)
    #expect(items.map(\.item.item) == (number.map { [$0] } ?? []))
  }

  @Test func `the bracket line and the item line of a masthead are links`() throws {
    let links = try Linker().links(from: ListedDocuments(documents: [try resolution()]))
    let edges = links.map { "\($0.from) \($0.relation.rawValue) \($0.to)" }
    #expect(
      edges == [
        "A/148/251#item9 outcome A/RES/148/12", "A/RES/148/12 report A/148/400#p8",
      ])
    #expect(links.first?.confidence == 0.9)
  }

  @Test func `a sub-item points into the paragraph its item names`() throws {
    let title = "Questions contained in paragraph 1 of General Assembly resolution 148/12"
    let programme = LinkDocument(
      symbol: .file("programme.txt"), language: .english, type: .programme,
      programme: [
        ProgrammeSlot(
          date: try #require(CalendarDay(iso: "2093-12-14")), start: ClockTime("15:00"), end: nil,
          entries: [
            ProgrammeEntry(item: "5", title: title, continued: false),
            ProgrammeEntry(item: "5(d)", title: "Studying fog signals", continued: false),
            ProgrammeEntry(item: "5(e)", title: "Election of officers", continued: false),
          ])
      ],
      paragraphs: [
        LinkParagraph(
          path: LocatorPath([LocatorStep(.slot, "2093-12-15T15:00"), LocatorStep(.entry, 1)]),
          kind: .entry, text: "5. " + title + ": (continued)",
          citations: [
            try citation(
              "A/RES/148/12#op1", in: "5. " + title,
              of: "paragraph 1 of General Assembly resolution 148/12")
          ]),
        LinkParagraph(
          path: LocatorPath([LocatorStep(.slot, "2093-12-14T15:00"), LocatorStep(.entry, 1)]),
          kind: .entry, text: "5. " + title,
          citations: [
            try citation(
              "A/RES/148/12#op1", in: "5. " + title,
              of: "paragraph 1 of General Assembly resolution 148/12")
          ]),
      ])
    let source = ListedDocuments(documents: [programme, try resolution()])
    let links = try Linker().links(from: source).filter { $0.relation == .mandate }
    #expect(
      links.map { "\($0.from) \($0.to)" } == [
        "file:programme.txt#item5 A/RES/148/12#op1",
        "file:programme.txt#item5(d) A/RES/148/12#op1",
      ])
    #expect(links.last?.span?.text == "study fog signals")
    #expect(links.first?.evidence.map(\.text) == ["5. " + title + ": (continued)"])
    let planned = try Linker().links(from: source).filter { $0.relation == .considered }
    #expect(!planned.isEmpty)
    #expect(planned.filter { !$0.planned }.isEmpty)
    #expect(planned.map(\.to.description).first == "file:programme.txt#slot.2093-12-14T15:00")
  }

  @Test func `a printed citation points at the paragraph that put the item there`() throws {
    var printed = try agenda()
    let text = "Fog signals (resolutions 148/12 and 140/3)"
    printed.paragraphs = [
      LinkParagraph(
        path: LocatorPath([LocatorStep(.item, "7", letters: ["a"])]), kind: .item, text: text,
        citations: [
          try citation("A/RES/148/12", in: text, of: "148/12"),
          try citation("A/RES/140/3", in: text, of: "140/3"),
        ])
    ]
    let source = ListedDocuments(documents: [printed, try resolution()])
    let links = try Linker().links(from: source).filter { $0.relation == .cited }
    #expect(links.map(\.to.description) == ["A/RES/140/3", "A/RES/148/12#op2"])
    #expect(links.last?.evidence.first?.text == "148/12")
  }

  @Test func `items of neighbouring sessions continue by resolution, and by title as a guess`()
    throws
  {
    var earlier = try agenda()
    earlier.symbol = try symbol("A/148/251")
    earlier.session = "148"
    earlier.items = [AgendaItem(item: "9", title: "Coastal lights")]
    let source = ListedDocuments(documents: [earlier, try agenda(), try resolution()])
    let links = try Linker().links(from: source).filter { $0.relation == .continues }
    let told = links.map { "\($0.from) \($0.to) \($0.evidence.map(\.rule))" }
    #expect(
      told == [
        "A/148/251#item9 A/149/251#item7 [\"continues-title\"]",
        "A/148/251#item9 A/149/251#item7(a) [\"continues-inclusion\"]",
      ])
  }
}
