import Documents
import Testing

@testable import Search

/// What comes first when nothing has the words as they were typed.
@Suite struct LooseningTests {
  private static let path = Harbours.index("loosening", of: documents)

  private static let documents = [
    Harbours.document(
      "A/190/71", .report, .english, "2135-09-01", "Fisheries",
      [
        "Krill was weighed.", "Krill and whales were seen from the mole at dusk by one old keeper.",
        "The board of lamps met; the board of lamps met again.", "Whales passed.",
        "A change of port is a change of port.",
      ] + (1...12).map { "On day \($0) the board met on lamps and went home by boat." }),
    Harbours.document(
      "A/190/72", .report, .french, "2135-09-01", "Pêches",
      [
        "Un changement fut annoncé.", "Le port fut fermé.",
        "Les changements, qui furent nombreux cette année-là, touchèrent tous les ports de la côte.",
      ]),
  ]

  @Test func `one rare word says more than many common ones together`() throws {
    let path = Harbours.index(
      "loosening-common",
      of: [
        Harbours.document(
          "A/190/73", .report, .english, "2135-09-01", "Stores",
          ["Krill was weighed."]
            + (1...6).map { "Anchors, buoys, chains, docks and eels were counted on day \($0)." }
            + (1...50).map { "Night \($0) was quiet." })
      ])
    let results = try Catalogue(path: path).searcher.search(
      "anchors buoys chains docks eels krill", SearchOptions())
    #expect(results.hits.first?.locator.description == "A/190/73#p1")
    #expect(results.total == 7)
  }

  private func search(_ query: String) throws -> Results {
    try Catalogue(path: Self.path).searcher.search(query, SearchOptions())
  }

  @Test(arguments: [
    // One rare word says more than three common ones that stand together.
    ("board lamps met krill", ["A/190/71#p1", "A/190/71#p2", "A/190/71#p3"], "krill"),
    // Those that weigh most together.
    ("lamps krill whales", ["A/190/71#p2"], "krill, whales"),
    ("lamps krill whales unicorn", ["A/190/71#p2"], "no passage has unicorn"),
  ])
  func `when nothing has all the words, those that say most come first`(
    query: String, first: [String], remark: String
  ) throws {
    let results = try search(query)
    #expect(results.hits.allSatisfy { $0.role == .partial })
    #expect(results.hits.prefix(first.count).map(\.locator.description) == first)
    #expect(results.remarks.count == 1 && results.remarks[0].contains(remark))
  }

  private static let languages = Harbours.index(
    "loosening-languages",
    of: [
      Harbours.document(
        "A/190/74", .report, .english, "2135-09-01", "Lights",
        ["The signal of the nocturne is in the reglement of the brume."]),
      Harbours.document(
        "A/190/75", .report, .french, "2135-09-01", "Feux",
        [
          "Les signaux nocturnes furent vus.", "La marée fut haute.", "Le règlement fut lu.",
          "La brume vint.",
        ]),
    ])

  @Test(arguments: [
    // English has all of them by their stems, French has two.
    "signaux nocturnes règlement",
    // Nothing has all, and English has more.
    "nocturnes signaux brume marée",
  ])
  func `what is in the language of the words comes before what has more of their stems`(
    query: String
  ) throws {
    let results = try Catalogue(path: Self.languages).searcher.search(query, SearchOptions())
    #expect(results.hits.first?.locator.description == "A/190/75#p1")
    #expect(results.hits.last?.locator.description == "A/190/74#p1")
    #expect(results.hits.first?.role == .partial)
  }

  @Test func `AND insists on all the words`() throws {
    #expect(try search("lamps AND krill AND whales").hits.isEmpty)
    #expect(try !search("lamps krill whales").hits.isEmpty)
  }

  @Test(arguments: [("changement port", "A/190/72#p3"), ("change port", "A/190/71#p5")])
  func `stems of another language come behind those of the words typed`(
    query: String, first: String
  ) throws {
    let results = try search(query)
    #expect(results.hits.first?.locator.description == first)
    #expect(results.total == 2)
  }
}
