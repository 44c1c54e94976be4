import Documents
import Testing

@testable import Search

@Suite struct ChapeauTests {
  private static let path = Harbours.index("chapeaux", of: documents)

  private static func document(
    _ symbol: String, _ type: DocumentType, _ parts: [(path: String, text: String)]
  ) -> Document {
    var document = Harbours.document(symbol, type, .english, "2135-12-07", "Lamps of \(symbol)", [])
    document.paragraphs = parts.map { part in
      Paragraph(
        path: LocatorPath(part.path) ?? LocatorPath(), kind: type == .resolution ? .op : .p,
        label: "", level: 1, text: part.text)
    }
    return document
  }

  private static let documents = [
    document(
      "A/RES/190/11", .resolution,
      [
        ("op1", "Requests the keepers of the northern lamps:"),
        ("op1(a)", "To report every winter, so that:"),
        ("op1(a)(i)", "Wrecks are counted;"),
        ("op1(a)(ii)", "Herons are left in peace;"),
        ("op1(b)", "To paint the masts;"),
        ("op2", "Wrecks are to be sold."),
      ]),
    document(
      "A/190/61", .report,
      [
        ("p7", "Masts were mended by the keepers."), ("p7.2", "A heron nested there."),
        ("p8", "Of the lamps the keepers said:"), ("p8(a)", "Masts and lamps belong together."),
      ]),
  ]

  private func search(
    _ query: String, _ change: (inout SearchOptions) -> Void = { _ in }
  ) throws -> Results {
    try results(of: query, in: Self.path, change)
  }

  /// Each hit with what it was found together with.
  private func found(_ query: String) throws -> [String] {
    try search(query).hits.map { hit in
      ([hit] + hit.chapeaux).map(\.locator.path.description).joined(separator: " in ")
    }
  }

  @Test(arguments: [
    // Across one level, two levels, and all three.
    ("keepers paint", ["op1(b) in op1"]),
    ("winter herons", ["op1(a)(ii) in op1(a)"]),
    ("keepers winter herons", ["op1(a)(ii) in op1 in op1(a)"]),
    // What has them by itself stands first; what follows the chapeau, and its neighbours, have no part in it.
    ("keepers masts", ["p7", "op1(b) in op1", "p8(a) in p8"]),
    ("masts lamps", ["p8(a)", "op1(b) in op1"]),
    // An inner paragraph of one that has them all by itself adds nothing.
    ("report winter", ["op1(a)"]),
  ])
  func `words that a paragraph shares with its chapeau are found`(
    query: String, wanted: [String]
  ) throws {
    #expect(try found(query) == wanted)
  }

  @Test(arguments: ["paint herons", "heron masts", "winter sold", "keepers zebra"])
  func `neighbours, numbered or not, are no chapeaux`(query: String) throws {
    #expect(try search(query).hits.allSatisfy { $0.role == .partial && $0.chapeaux.isEmpty })
  }

  @Test func `such passages are marked, counted and stand behind all others`() throws {
    let results = try search("keepers masts") { $0.explains = true }
    #expect(results.total == 3)
    #expect(results.hits.map(\.role) == [.match, .chapeau, .chapeau])
    let scores = results.hits.map(\.score)
    #expect(scores == scores.sorted(by: >) && scores.allSatisfy { $0 > 0 })
    for hit in results.hits {
      #expect(abs(hit.scoring.reduce(0) { $0 + $1.value } - hit.score) < 0.001)
    }
    let chapeau = results.hits.first { $0.locator.path.description == "op1(b)" }?.chapeaux.first
    #expect(chapeau.map { $0.text[utf8: $0.highlights[0]] } == "keepers")
    let paged = try (0..<3).flatMap { page in
      try search("keepers masts") {
        $0.limit = 1
        $0.offset = page
      }.hits.map(\.locator)
    }
    #expect(paged == results.hits.map(\.locator))
    #expect(try search("keepers paint").remarks.count == 1)
    let reports = try search("keepers paint") { $0.types = [.report] }
    #expect(reports.hits.allSatisfy { $0.role == .partial })
  }
}
