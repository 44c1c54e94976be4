import Documents
import Testing

@testable import Search

@Suite struct ComparisonTests {
  private func passages(_ texts: [String]) throws -> [PlaceView.Passage] {
    try texts.enumerated().map { index, text in
      let locator = try #require(Locator("A/RES/190/7#op\(index + 1)"))
      return PlaceView.Passage(
        locator: locator, paragraph: Paragraph(path: locator.path, kind: .op, text: text))
    }
  }

  private let old = [
    "Requests the Harbour Board to survey all harbours;", "Welcomes the northern lights;",
    "Decides to keep every lamp burning through the night;", "Invites the pilots to report;",
  ]

  static let cases: [([String], [String])] = [
    (
      [
        "Requests the Harbour Board to survey all harbours;", "Welcomes the northern lights;",
        "Decides to keep every lamp burning through the night;", "Invites the pilots to report;",
      ], ["same", "same", "same", "same"]
    ),
    (
      [
        "Requests the Harbour Board to survey many harbours;",
        "Decides to keep every lamp burning through the night;", "Invites the pilots to report;",
        "Thanks the keepers of the sea wall;",
      ], ["edited", "dropped", "same", "same", "added"]
    ),
    (
      [
        "Invites the pilots to report;", "Requests the Harbour Board to survey all harbours;",
        "Welcomes the northern lights;", "Decides to keep every lamp burning through the night;",
      ], ["moved", "same", "same", "same"]
    ),
    ([], ["dropped", "dropped", "dropped", "dropped"]),
  ]

  @Test(arguments: [
    ("Requests the SECRETARY-General, in 2021;", "requests the secretary general in 2021"),
    ("ÉTÉ d’Automne ΣΟΦΟΣ ½", "été d automne σοφοσ ½"),
    ("2021年受控 A/RES/75/240", "2021 年 受 控 a res 75 240"),
    ("Решения Ёлка قرار١٢", "решения ёлка قرار١٢"), ("x\u{301}Y ,, ", "x y"), ("", ""),
  ])
  func `words are runs of letters and digits in lower case`(text: String, words: String) {
    #expect(Comparison.words(text) == words.split(separator: " ").map(String.init))
  }

  @Test(arguments: cases)
  func `paragraphs are the same, edited, moved, added or dropped`(
    new: [String], states: [String]
  ) throws {
    let comparison = Comparison(try passages(old), try passages(new))
    #expect(comparison.rows.map(\.state.rawValue) == states)
  }

  @Test func `an edit names its words`() throws {
    let changes = WordChange.between("to survey all harbours", "to survey many more harbours")
    #expect(
      changes == [
        WordChange(kind: .same, text: "to survey"), WordChange(kind: .dropped, text: "all"),
        WordChange(kind: .added, text: "many more"), WordChange(kind: .same, text: "harbours"),
      ])
  }

  @Test func `an edit names its words where no spaces part them`() throws {
    let changes = WordChange.between("调查所有海港的灯塔。", "调查许多海港的灯塔。")
    #expect(
      changes == [
        WordChange(kind: .same, text: "调查"), WordChange(kind: .dropped, text: "所有"),
        WordChange(kind: .added, text: "许多"), WordChange(kind: .same, text: "海港的灯塔。"),
      ])
  }

  @Test(arguments: ["  two  spaces ", "。，", "(a) b; c", "海港 lamp 灯塔", ""])
  func `what did not change is given back as it stood`(text: String) {
    let changes = WordChange.between(text, text)
    #expect(changes.allSatisfy { $0.kind == .same })
    #expect(changes.map(\.text).joined() == text.replacing(/\s+$/, with: ""))
  }

  @Test(arguments: 0..<60)
  func `every paragraph of both sides is in exactly one row`(seed: Int) throws {
    var state = UInt64(seed) &+ 7
    func next(_ below: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % below
    }
    func text() -> String {
      (0..<1 + next(5)).map { _ in ["a", "b", "c", "d", "e", "海"][next(6)] }.joined(separator: " ")
    }
    let a = try passages((0..<next(12)).map { _ in text() })
    let b = try passages((0..<next(12)).map { _ in text() })
    let rows = Comparison(a, b).rows
    #expect(
      rows.compactMap(\.old?.locator.description).sorted() == a.map(\.locator.description).sorted())
    #expect(rows.compactMap(\.new?.locator.description) == b.map(\.locator.description))
    for row in rows {
      let words = row.changes.filter { $0.kind != .dropped }.map(\.text).joined(separator: " ")
      if !row.changes.isEmpty { #expect(words == row.new?.paragraph.text, "seed \(seed)") }
    }
  }
}
