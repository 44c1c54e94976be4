import Documents
import Search
import TestSupport
import Testing

@testable import Render

@Suite struct ConcordanceTests {
  private func results(_ marked: [String]) -> Results {
    let hits = marked.enumerated().compactMap { number, text -> Hit? in
      let marked = Marked(text)
      return Locator("A/190/\(number + 1)#p1").map {
        Hit(role: .match, locator: $0, file: "f", text: marked.text, highlights: marked.ranges)
      }
    }
    return Results(query: "lamp", unit: .paragraph, hits: hits, total: hits.count)
  }

  private func lines(
    _ marked: [String], _ width: Concordance.Width, _ order: Concordance.Order = .results
  ) -> [String] {
    Concordance(results(marked), width: width, order: order, page: (0, 100)).lines
      .map { "\($0.left)[\($0.match)]\($0.right)" }
  }

  @Test(arguments: [
    (
      "One two three ⟦lamp⟧ four, five six.", Concordance.Width.words(2),
      "two three [lamp] four, five"
    ),
    ("⟦lamp⟧", .words(3), "[lamp]"),
    ("外海港口的⟦灯⟧光很亮", .words(2), "口的[灯]光很"),
    ("A first. Here the ⟦lamp⟧ burns. A third.", .sentence, " Here the [lamp] burns."),
    ("abcdef ⟦lamp⟧ ghijkl", .columns(3), "ef [lamp] gh"),
    ("c'est l'e\u{301}te\u{301} ⟦lamp⟧ x", .words(1), "l'e\u{301}te\u{301} [lamp] x"),
  ])
  func `a match stands between so many words or columns, or in its sentence`(
    text: String, width: Concordance.Width, line: String
  ) { #expect(lines([text], width) == [line]) }

  @Test func `lines are sorted by the words before from the match outwards, or by those after`() {
    let texts = ["x b ⟦lamp⟧ d", "a B ⟦lamp⟧ c", "c a ⟦lamp⟧ e"]
    #expect(lines(texts, .words(2), .left) == ["c a [lamp] e", "a B [lamp] c", "x b [lamp] d"])
    #expect(lines(texts, .words(2), .right) == ["a B [lamp] c", "x b [lamp] d", "c a [lamp] e"])
  }

  @Test func `pages of sorted lines are parts of one list`() {
    let texts = (0..<9).map { "w\(9 - $0) ⟦lamp⟧ and a ⟦lamp⟧" }
    let all = lines(texts, .words(1), .left)
    let paged = stride(from: 0, to: 18, by: 4).flatMap { offset in
      Concordance(results(texts), width: .words(1), order: .left, page: (offset, 4)).lines
        .map { "\($0.left)[\($0.match)]\($0.right)" }
    }
    #expect(paged == all)
    #expect(all.count == 18)
  }
}

@Suite struct ColumnsTests {
  @Test(arguments: [20, 64, 100, 140])
  func `texts side by side stay within the page and lose no word`(width: Int) {
    let page = Page(width: width, paint: Paint(isOn: true))
    let cells = [
      Columns.Cell(head: "en", text: "The lamp of the outer harbour burns", highlights: [4..<8]),
      Columns.Cell(head: "zh", text: "外海港口的灯光很亮"),
      Columns.Cell(head: "ru", text: "Маяк внешней гавани горит"),
    ]
    let lines = Columns.lines(cells, indent: 2, page: page)
    #expect(lines.allSatisfy { TerminalText.visibleWidth($0) <= max(width, 22) })
    for word in ["outer", "harbour", "Маяк", "горит", "lamp"] {
      #expect(lines.contains { $0.contains(word) }, "\(word)")
    }
  }
}

@Suite struct HostileTextTests {
  /// A control sequence, its form in the second block, and marks that turn all that follows.
  private static let hostile = "a\u{1B}[31mb\u{9B}2Jc\u{202E}d\u{2066}e\u{7}\u{85}f"

  private static var printed: [String] {
    let page = Page(width: 60, paint: Paint(isOn: false))
    guard let locator = Locator("A/RES/190/7#op1") else { return [] }
    var hit = Hit(
      role: .match, locator: locator, file: hostile, title: hostile, session: hostile,
      items: [hostile], text: hostile, highlights: [0..<1])
    hit.duplicates = [locator]
    hit.parallels = [
      ParallelPassage(language: .french, locator: locator, file: hostile, text: hostile)
    ]
    var group = hit
    group.best = [hit]
    let results = Results(
      query: hostile, unit: .paragraph, hits: [hit, group], total: 2, remarks: [hostile],
      facets: [Facet(name: "type", counts: [.init(value: hostile, count: 1)])],
      explanation: Explanation(tree: hostile, plan: [hostile]))
    let similar = SimilarPassages(
      source: locator, text: hostile,
      matches: [
        .init(
          hit: hit, likeness: Likeness(shared: 1, similarity: 1),
          changes: [WordChange(kind: .added, text: hostile)])
      ])
    let words = WordList(
      query: hostile,
      rows: [
        WordList.Row(
          word: hostile, language: .english, frequency: 1, passages: 1, documents: 1, total: 1)
      ], total: 1, passages: 1, remarks: [])
    let concordances = [Concordance.Width.columns(20), .words(3), .sentence].map {
      Concordance(results, width: $0, order: .right, page: (0, 9)).text(page: page)
    }
    let tables = [Format.csv, .tsv, .markdown].flatMap { form in
      [
        Hit.table.row(hit.json, form), WordList.Row.table.row(words.rows[0].json, form),
        SimilarPassages.table.row(similar.rows[0], form),
      ]
    }
    return [
      ResultsText(results, page: page).text, similar.text(page: page), words.text(page: page),
    ]
      + concordances + tables
  }

  @Test func `no form of a result passes a control sequence or a turn of direction`() {
    #expect(Self.printed.count == 15)
    for text in Self.printed {
      #expect(text.contains("a"))
      for scalar in text.unicodeScalars where scalar != "\n" && scalar != "\t" && scalar != "\r" {
        #expect(!TerminalText.isControl(scalar), "\(scalar.value) in \(text.debugDescription)")
      }
    }
  }
}
