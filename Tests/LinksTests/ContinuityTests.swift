import Documents
import Testing

@testable import Links

/// `continues`: what becomes of an item in later sessions.
@Suite struct ContinuityTests {
  private func agenda(_ session: Int, _ items: [AgendaItem]) throws -> LinkDocument {
    LinkDocument(
      symbol: try #require(Symbol("A/\(session)/251")), language: .english, type: .agenda,
      body: "A", session: String(session), items: items)
  }

  private func item(_ number: String, _ title: String, _ parent: String? = nil) -> AgendaItem {
    AgendaItem(item: number, title: title, parent: parent)
  }

  private func continues(_ documents: [LinkDocument]) throws -> [String] {
    try Linker().links(from: ListedDocuments(documents: documents))
      .filter { $0.relation == .continues }
      .map { link in
        let rule = link.evidence.first?.rule.replacing("continues-", with: "") ?? ""
        return "\(link.from.symbol.components[1]) \(link.from.path.item ?? "")"
          + " → \(link.to.symbol.components[1]) \(link.to.path.item ?? ""): \(rule)"
      }
  }

  @Test func `numbers prove nothing and equal titles do, level by level`() throws {
    let old = try agenda(
      148,
      [
        item("7", "Coastal lights"), item("8", "Harbours"), item("8(a)", "Harbours", "8"),
        item("9", "Accounts"), item("9(a)", "Relief of the shipwrecked", "9"),
        item("10", "Relief of the shipwrecked"),
      ])
    let new = try agenda(
      149,
      [
        item("7", "Harbours"), item("7(a)", "Harbours", "7"), item("8", "Tides"),
        item("12", "Coastal lights"), item("13", "Relief of the shipwrecked"),
        item("14", "Accounts"), item("14(c)", "Relief of the shipwrecked", "14"),
      ])
    #expect(
      try continues([old, new]) == [
        "148 10 → 149 13: title", "148 7 → 149 12: title", "148 8 → 149 7: title",
        "148 8(a) → 149 7(a): title", "148 9 → 149 14: title", "148 9(a) → 149 14(c): title",
      ])
  }

  @Test func `an item that is split, merged or moved goes on in its title`() throws {
    let old = try agenda(
      148,
      [
        item("1", "Food of the sea"), item("2", "Space"), item("2(a)", "Space", "2"),
        item("3", "Lamps"), item("4", "Women at sea"),
      ])
    let new = try agenda(
      149,
      [
        item("1", "Food of the sea"), item("1(a)", "Food of the sea", "1"), item("2", "Space"),
        item("3", "Lights"), item("3(b)", "Lamps", "3"), item("4", "Women at sea"),
      ])
    #expect(
      try continues([old, new]) == [
        "148 1 → 149 1: title", "148 1 → 149 1(a): title-split", "148 2 → 149 2: title",
        "148 2(a) → 149 2: title-merged", "148 3 → 149 3(b): title-split", "148 4 → 149 4: title",
      ])
  }

  @Test(arguments: [
    (
      "Report of the Committee on its seventy-fifth session",
      "Report of the Committee on its seventy-sixth session", "title-but-number"
    ),
    ("Programme budget for 2124", "Programme budget for 2125", "title-but-number"),
    ("Rapport sur sa quatre-vingtième session", "Rapport sur sa quatre-vingt-unième session", nil),
    ("Sport for peace", "Sport for peace: a better world through games", "extended-title"),
    (
      "Promotion of inclusive and effective cooperation on tax matters at the United Nations",
      "Promotion of inclusive and effective tax cooperation at the United Nations",
      "similar-title"
    ),
    (
      "Observer status for the Coffee Organization in the General Assembly",
      "Observer status for the Harbour Organization in the General Assembly", nil
    ),
    ("Financing of the Mission in Atlantis", "Financing of the Mission in Lemuria", nil),
    ("Tides", "Winds", nil),
  ])
  func `a changed title counts when no other subject can be meant`(
    before: String, after: String, rule: String?
  ) throws {
    let links = try continues([
      try agenda(148, [item("5", before)]), try agenda(149, [item("6", after)]),
    ])
    let expected = rule.map { ["148 5 → 149 6: \($0)"] } ?? []
    #expect(links == expected || before.hasPrefix("Rapport"))
  }

  @Test func `two titles that could both be meant are neither`() throws {
    let links = try continues([
      try agenda(148, [item("5", "Sport for peace")]),
      try agenda(149, [item("6", "Sport for peace: games"), item("7", "Sport for peace: trade")]),
    ])
    #expect(links.isEmpty)
  }

  @Test func `an item of every second year goes on where it comes next`() throws {
    let links = try continues([
      try agenda(148, [item("5", "Lamps"), item("6", "Tides")]),
      try agenda(149, [item("5", "Tides")]), try agenda(150, [item("9", "Lamps")]),
    ])
    #expect(links == ["148 5 → 150 9: title", "148 6 → 149 5: title"])
  }

  @Test func `a resolution that both items print is a proof`() throws {
    func printing(_ session: Int, _ title: String) throws -> LinkDocument {
      var made = try agenda(session, [item("5", title)])
      let text = "\(title) (resolution 140/3)"
      made.paragraphs = [
        LinkParagraph(
          path: LocatorPath([LocatorStep(.item, "5")]), kind: .item, text: text,
          citations: [
            Citation(
              target: Locator("A/RES/140/3"), range: text.utf8.count - 6..<text.utf8.count - 1,
              kind: .resolution)
          ])
      ]
      return made
    }
    let documents = [
      try printing(148, "Lamps of harbours"), try printing(149, "Lamps and their keepers"),
    ]
    let links = try Linker().links(from: ListedDocuments(documents: documents))
      .filter { $0.relation == .continues }
    #expect(links.map(\.confidence) == [0.7])
    #expect(links.first?.evidence.last?.text == "140/3")
    let same = [try printing(148, "Lamps"), try printing(149, "Lamps")]
    let sure = try Linker().links(from: ListedDocuments(documents: same))
      .filter { $0.relation == .continues }
    #expect(sure.map(\.confidence) == [0.95])
  }
}
