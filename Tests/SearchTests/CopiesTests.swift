import Documents
import Store
import Testing

@testable import Search

/// A draft, its revision, the report that reprints it and the resolution it became; a resolution of
/// another year with one of its formulas; the resolution in French.
private enum Lights {
  static let path = Harbours.index("lights", of: documents)

  private static let operative = [
    "Decides to light the outer channel from dusk to dawn;",
    "Requests the Harbour Board to report on the matter at its next session.",
  ]

  private static let documents: [Document] = {
    let title = "Lights of the outer channel"
    var draft = Harbours.document(
      "A/C.9/190/L.3", .draft, .english, "2135-10-02", title,
      operative + ["Invites the keepers of lights to a dinner."])
    let revision = Harbours.document(
      "A/C.9/190/L.3/Rev.1", .draft, .english, "2135-10-20", "Lights of the channel, revised",
      operative)
    var report = Harbours.document(
      "A/190/401", .report, .english, "2135-11-02", "Lights: report of the Ninth Committee",
      ["The Committee adopted draft A/C.9/190/L.3 and recommends:"] + operative)
    report.agendaItems = []
    draft.agendaItems = []
    var resolution = Harbours.document(
      "A/RES/190/31", .resolution, .english, "2135-12-07", "Of lights", operative)
    resolution.origin = [Locator("A/190/401#p4")].compactMap { $0 }
    let other = Harbours.document(
      "A/RES/191/12", .resolution, .english, "2136-12-07", "Dark harbours",
      [
        "Regrets the dark.",
        "Requests the Harbour Board to report on the matter at its next session.",
      ])
    let french = Harbours.document(
      "A/RES/190/31", .resolution, .french, "2135-12-07", "Des feux",
      [
        "Décide d'éclairer le chenal extérieur du crépuscule à l'aube ;",
        "Prie le Conseil des ports.",
      ])
    return [draft, revision, report, resolution, other, french]
  }()
}

@Suite struct CopiesTests {
  private func search(
    _ query: String, _ change: (inout SearchOptions) -> Void = { _ in }
  ) throws -> Results {
    try results(of: query, in: Lights.path, change)
  }

  @Test func `a paragraph of draft, report and resolution is one hit, the adopted text first`()
    throws
  {
    let results = try search("light channel dusk dawn")
    #expect(results.hits.map(\.locator.description) == ["A/RES/190/31#op1"])
    #expect(
      Set(results.hits[0].duplicates.map(\.description))
        == ["A/C.9/190/L.3#p1", "A/C.9/190/L.3/Rev.1#p1", "A/190/401#p2"])
    #expect(results.total == 4)
  }

  @Test func `a formula that two resolutions share is two hits`() throws {
    let hits = try search("Board report matter next session").hits
    #expect(Set(hits.map(\.locator.description)) == ["A/RES/190/31#op2", "A/RES/191/12#op2"])
    #expect(hits.flatMap(\.duplicates).count == 3)
  }

  @Test func `every copy stands by itself where all are asked for`() throws {
    let results = try search("light channel dusk dawn") { $0.foldsCopies = false }
    #expect(results.hits.count == 4)
    #expect(results.hits.allSatisfy { $0.duplicates.isEmpty })
  }

  @Test func `a filter leaves out copies too`() throws {
    let results = try search("light channel dusk dawn") { $0.types = [.draft] }
    #expect(results.total == 2)
    #expect(results.hits.map(\.duplicates.count) == [1])
    #expect(results.hits[0].locator.symbol.display.hasPrefix("A/C.9/190/L.3"))
  }

  @Test(arguments: 1...4)
  func `pages of folded hits are parts of one list`(size: Int) throws {
    let query = "the OR light OR board"
    let all = try search(query) { $0.limit = 100 }.hits
    var paged: [Hit] = []
    for offset in stride(from: 0, to: 20, by: size) {
      paged += try search(query) {
        $0.limit = size
        $0.offset = offset
      }.hits
    }
    #expect(paged == all)
    let places = all.flatMap { [$0.locator] + $0.duplicates }
    #expect(Set(places).count == places.count)
    let total = try search(query).total
    #expect(total == places.count)
  }

  @Test func `the same paragraph stands beside the hit in the other languages`() throws {
    let hit = try #require(
      try search("light channel dusk", { $0.parallels = [] }).hits.first)
    #expect(hit.parallels.map(\.language) == [.french])
    #expect(hit.parallels.first?.text.hasPrefix("Décide") == true)
    #expect(hit.parallels.first?.locator == hit.locator)
    let russian = try search("light dusk") { $0.parallels = [.russian] }
    #expect(russian.hits.map(\.parallels.count) == [0])
    let plain = try search("light dusk")
    #expect(plain.hits.map(\.parallels.count) == [0])
  }

  @Test func `documents come with their best passages`() throws {
    let results = try search("board") {
      $0.unit = .document
      $0.passagesEach = 1
    }
    #expect(results.hits.count == 5)
    for hit in results.hits {
      #expect(hit.best.count == 1)
      #expect(hit.best[0].locator.symbol == hit.locator.symbol)
      #expect(!hit.best[0].locator.path.isEmpty)
    }
  }

  @Test(arguments: ["*", "??", "-", "()"])
  func `a query without a word says so`(query: String) throws {
    let results = try search(query)
    #expect(results.total == 0)
    #expect(!results.remarks.isEmpty)
  }

  @Test func `nothing is said of nothing`() throws {
    let remarks = try search(" ").remarks
    #expect(remarks.isEmpty)
  }
}
