import Documents
import Search
import TestSupport
import Testing

@testable import Render

@Suite struct ResultsTests {
  static var specimen: Results {
    let text =
      "Requests the Harbour Board to survey all harbours that have asked for it, to report on their "
      + "depth, their lights and their pilots, and to make proposals to the General Assembly at its "
      + "one hundred and ninety-first session on what each harbour needs\u{1B}[31m."
    var hits: [Hit] = []
    if let paragraph = Locator("A/RES/190/7#op1") {
      hits.append(
        Hit(
          role: .match, locator: paragraph, file: "a.pdf", title: "Harbours of the outer ocean",
          type: .resolution, date: CalendarDay(iso: "2135-12-07"), body: "A", session: "190",
          language: .english, items: ["9(b)"], kind: .op, label: "1", page: 2, score: 12.345678,
          text: text, highlights: [13..<20, 41..<49], excerpt: 0..<150,
          scoring: [
            ScorePart(
              "harbours", 10.5,
              ScorePart.Term(
                forms: "harbours|+harbour", frequency: 2, passages: 1204, weight: 5.25,
                kindWeight: 1.1, lengthFactor: 0.93)),
            ScorePart("in the order typed", 1.845678),
          ]))
    }
    if let document = Locator("A/190/41/Add.1") {
      hits.append(
        Hit(
          role: .family, locator: document, file: "b.txt", title: "Report of the Harbour Board",
          type: .report, text: "Report of the Harbour Board", passages: 3))
    }
    return Results(
      query: "harbour", unit: .paragraph, hits: hits, offset: 0, total: 1204,
      remarks: ["OR has nothing after it and is left out"],
      facets: [
        Facet(
          name: "type",
          counts: [.init(value: "resolution", count: 900), .init(value: "x", count: 304)])
      ],
      explanation: Explanation(tree: "all\n  harbour", plan: ["1 phrase", "harbour | harbours"]))
  }

  @Test func `results for people are as reviewed`() {
    let plain = ResultsText(
      ResultsTests.specimen, page: Page(width: 80, paint: Paint(isOn: false)))
    let colour = ResultsText(
      ResultsTests.specimen, page: Page(width: 60, paint: Paint(isOn: true)))
    let page = Page(width: 80, paint: Paint(isOn: false))
    let lines = Concordance(
      ResultsTests.specimen, width: .columns(40), order: .results, page: (0, 10))
    let text = plain.text + "----\n" + lines.text(page: page) + "----\n" + colour.text
    #expect(Golden.difference(text.replacing("\u{1B}", with: "␛"), from: "results.txt") == nil)
  }

  @Test func `results as JSON are as reviewed`() {
    let json = ResultsTests.specimen.json.pretty + "\n"
    #expect(Golden.difference(json, from: "results.json") == nil)
  }

  @Test func `no control sequence of a document is printed`() {
    let page = Page(width: 80, paint: Paint(isOn: false))
    let results = ResultsTests.specimen
    let printed =
      [ResultsText(results, page: page).text]
      + [Concordance.Width.columns(30), .words(4), .sentence].map {
        Concordance(results, width: $0, order: .left, page: (0, 10)).text(page: page)
      }
      + [Format.csv, .tsv, .markdown, .jsonl].flatMap { form in
        results.hits.map { Hit.table.row($0.json, form) }
      }
    #expect(printed.allSatisfy { !$0.contains("\u{1B}") })
  }

  @Test(arguments: [(0, "0"), (999, "999"), (1000, "1,000"), (-1_234_567, "-1,234,567")])
  func `thousands are parted`(number: Int, text: String) { #expect(grouped(number) == text) }

  @Test(arguments: [(0.0, "0.00"), (1.005, "1.00"), (-2.5, "-2.50"), (12.345, "12.35")])
  func `a number has two decimals`(number: Double, text: String) {
    #expect(short(number) == text)
  }
}

@Suite struct LinkTreeTests {
  static var specimen: [TitledLink] {
    let locators = ["A/191/51#item9", "A/RES/190/7#op4", "A/190/41#p3"].compactMap { Locator($0) }
    guard locators.count == 3 else { return [] }
    let sentence = "Decides to include the item in the provisional agenda of its next session."
    return [
      TitledLink(
        Link(
          from: locators[0], to: locators[1], relation: .inclusion, confidence: 0.97,
          evidence: [
            Evidence(locator: locators[1], text: sentence, range: 0..<74, rule: "item-title")
          ], span: Span(range: 11..<27, text: "include the item")),
        fromTitle: "Harbours", toTitle: "Harbours of the outer ocean"),
      TitledLink(
        Link(
          from: locators[0], to: locators[2], relation: .considered, confidence: 0.5,
          evidence: [
            Evidence(locator: locators[2], text: "Item 9", range: 0..<6, rule: "meeting-heading")
          ], planned: true), fromTitle: "Harbours", toTitle: nil),
    ]
  }

  @Test func `links are drawn as reviewed`() {
    let tree = LinkTree(page: Page(width: 72, paint: Paint(isOn: false)))
    #expect(Golden.difference(tree.text(LinkTreeTests.specimen), from: "links.txt") == nil)
  }

  /// A chain of three steps, one of them reached from behind, and a title in Arabic.
  static var chain: [TitledLink] {
    let places = ["A/192/51#item7", "A/RES/191/9#op5", "A/191/51#item9", "A/RES/190/7"]
      .compactMap { Locator($0) }
    guard places.count == 4 else { return [] }
    func evidence(_ place: Locator, _ text: String) -> [Evidence] {
      [Evidence(locator: place, text: text, range: 0..<text.utf8.count, rule: "rule")]
    }
    let title = "منارات الموانئ البعيدة في المحيط الخارجي وما يضيئها من مصابيح في الليالي الطويلة"
    return [
      TitledLink(
        Link(
          from: places[0], to: places[1], relation: .inclusion, confidence: 1,
          evidence: evidence(
            places[1], "تقرر أن تدرج في جدول الأعمال المؤقت البند المعنون “المنارات”")),
        fromTitle: "Harbours", toTitle: title),
      TitledLink(
        Link(
          from: places[0], to: places[3], relation: .cited, confidence: 1,
          evidence: evidence(places[0], "resolution 190/7")),
        fromTitle: "Harbours", toTitle: "海港的灯塔"),
      TitledLink(
        Link(
          from: places[2], to: Locator(places[1].symbol), relation: .outcome, confidence: 1,
          evidence: evidence(places[1], "9 Harbours")),
        fromTitle: "Harbours", toTitle: title, depth: 2, isReached: true, place: places[1]),
      TitledLink(
        Link(
          from: places[2], to: places[3], relation: .inclusion, confidence: 0.9,
          evidence: evidence(places[3], "决定将题为“海港”的项目列入临时议程")),
        fromTitle: "Harbours", toTitle: "海港的灯塔", depth: 3, place: places[2]),
    ]
  }

  @Test func `a chain is drawn as a tree, in any script and within the page`() {
    let tree = LinkTree(page: Page(width: 60, paint: Paint(isOn: false))).text(LinkTreeTests.chain)
    #expect(Golden.difference(tree, from: "chain.txt") == nil)
    #expect(tree.split(separator: "\n").allSatisfy { TerminalText.width($0) <= 60 })
  }

  @Test func `links as JSON are as reviewed`() {
    let json = JSON.list(LinkTreeTests.specimen, \.json).pretty + "\n"
    #expect(Golden.difference(json, from: "links.json") == nil)
  }
}
