import Documents
import Store
import Testing

@testable import Search

/// Why a hit stands where it does.
@Suite struct ScoringTests {
  private func search(
    _ query: String, in path: String = Harbours.path,
    _ change: (inout SearchOptions) -> Void = { _ in }
  ) throws -> Results {
    var options = SearchOptions()
    options.explains = true
    change(&options)
    return try Catalogue(path: path).searcher.search(query, options)
  }

  static let queries = [
    "good offices", "\"good offices\"", "harbours", "=offices", "harbours OR lamp OR vessel",
    "lamp NOT vessel", "harbour*", "wom?n", "survey NEAR/2 harbours", "offices ADJ/3 good",
    "lamp night in:sentence", "lamp surveyed in:document", "lamp AND (night OR door)",
    "the use of outer harbours and of the sea", "Treaty on the Use of Outer Harbours",
    "title:report",
    "harbours lamp zebra", "190/7", "A/190/41#p1", "物质的年度", "受控", "резолюция", "قرار",
    "\"use of outer harbours and\"", "lamp lamp night", "of the of the",
  ]

  @Test(arguments: queries, SearchUnit.allCases)
  func `the parts of a score add up to it`(query: String, unit: SearchUnit) throws {
    let results = try search(query) { $0.unit = unit }
    #expect(results.total > 0)
    for hit in results.hits {
      let sum = hit.scoring.reduce(0) { $0 + $1.value }
      #expect(abs(sum - hit.score) < 0.001, "\(hit.locator): \(hit.scoring) of \(hit.score)")
      #expect(!hit.scoring.isEmpty)
    }
  }

  @Test(arguments: queries)
  func `a word's part follows from what is said of it`(query: String) throws {
    for hit in try search(query).hits {
      for part in hit.scoring {
        guard let term = part.term else { continue }
        let frequency = Double(term.frequency)
        let worth =
          term.weight * term.kindWeight * 2.2 * frequency / (frequency + term.lengthFactor)
        #expect(abs(worth - part.value) < 0.001, "\(part)")
        #expect(term.frequency > 0 && term.passages > 0)
      }
    }
  }

  @Test(arguments: [SearchOrder.date, .symbol])
  func `another order is its own reason`(order: SearchOrder) throws {
    for hit in try search("harbours", { $0.order = order }).hits {
      #expect(hit.scoring.map(\.name) == ["place by \(order.rawValue)"])
    }
  }

  @Test func `a part says which forms count and how rare they are`() throws {
    // One passage has the plural only.
    let hits = try search("vessel").hits
    let hit = try #require(hits.first { $0.locator.description == "A/190/41#p3" })
    let part = try #require(hit.scoring.first)
    #expect(part.name == "vessel")
    #expect(part.term?.passages == 2)
    #expect(part.term?.forms.contains("+vessel") == true)
  }

  // MARK: quotations

  private static let words = "every lamp of the outer shoal shall burn until the last pilot is home"

  private static func document(
    _ symbol: String, _ type: DocumentType, _ kind: ParagraphKind, _ text: String
  ) -> Document {
    var document = Harbours.document(symbol, type, .english, "2135-12-07", "Of \(symbol)", [text])
    document.paragraphs[0].kind = kind
    let step: LocatorStep.Kind =
      switch kind {
      case .op: .op
      case .pp: .pp
      default: .p
      }
    document.paragraphs[0].path = LocatorPath([LocatorStep(step, 1)])
    return document
  }

  /// Shorter and shorter, so that without a rule the last would be first.
  private static let quoting = Harbours.index(
    "quoting",
    of: [
      document(
        "A/RES/191/1", .resolution, .op,
        "Decides that, whatever the season and whatever the wind may bring, \(words), and so each night"
      ),
      document(
        "A/RES/191/2", .resolution, .pp, "Recalling also what was said, that \(words) each night"),
      document("A/191/30", .report, .p, "The Board held that \(words) each night"),
      document("A/C.9/191/L.5", .draft, .op, "Decides \(words) each night"),
      document("A/RES/191/3", .resolution, .op, "Each pilot is home, and every shoal is outer"),
    ])

  @Test(arguments: [words, "\"\(words)\"", "lamp of the outer shoal shall burn"])
  func `words copied out of several texts are found where they were decided first`(
    query: String
  ) throws {
    let symbols = try search(query, in: Self.quoting).hits.prefix(4).map(\.locator.description)
    #expect(symbols.first == "A/RES/191/1#op1")
    #expect(symbols.dropFirst().first == "A/RES/191/2#pp1")
    #expect(Set(symbols.dropFirst(2)) == ["A/191/30#p1", "A/C.9/191/L.5#op1"])
  }

  @Test func `a passage that is nothing but the quotation comes first`() throws {
    let hits = try search(
      "Recalling also what was said, that \(Self.words) each night", in: Self.quoting
    ).hits
    #expect(hits.first?.locator.description == "A/RES/191/2#pp1")
    let title = try search("Of A RES 191 3", in: Self.quoting).hits.first
    #expect(title?.locator.description == "A/RES/191/3")
  }

  @Test func `the same words in other forms or another order are no quotation`() throws {
    let hits = try search("shall burn every lamp of the outer shoal", in: Self.quoting).hits
    #expect(hits.allSatisfy { !$0.scoring.contains { $0.name.hasPrefix("word for word") } })
  }
}
