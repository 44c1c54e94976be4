import Testing

@testable import Links

@Suite struct ClauseAlignmentTests {
  let paragraph = """
    Decides to convene a working group on coastal lights, to further develop the standards of \
    lamp-keeping and the ways for their application; to consider initiatives of States; to establish, \
    under the auspices of the harbour authorities, a regular dialogue with keepers; to continue to \
    study existing and potential hazards to shipping, and how the law of the sea applies to lamps, as \
    well as training and fog signals, and to submit a report
    """

  @Test(arguments: [
    (
      "Further develop the standards of lamp-keeping and the ways for their application",
      "further develop the standards", "for their application"
    ),
    (
      "Establish, under the auspices of the harbour authorities, regular dialogue with the keepers",
      "establish, under", "dialogue with keepers"
    ),
    (
      "Continuing the study of existing and potential hazards to shipping", "continue to",
      "hazards to shipping"
    ),
    ("How the law of the sea applies to lamps", "how the law", "applies to lamps"),
    ("Fog signals", "fog signals", "fog signals"),
  ])
  func `a sub-item finds its clause`(title: String, opening: String, ending: String) throws {
    let clause = try #require(ClauseAlignment.clause(in: paragraph, for: title))
    #expect(clause.span.text.hasPrefix(opening))
    #expect(clause.span.text.hasSuffix(ending))
    #expect(clause.score > 0.75)
    let utf8 = Array(paragraph.utf8)[clause.span.range]
    #expect(String(decoding: utf8, as: UTF8.self) == clause.span.text)
  }

  @Test(arguments: ["Financing of the archive", "", "—", "Election of officers"])
  func `words that are not there find nothing`(title: String) {
    #expect(ClauseAlignment.clause(in: paragraph, for: title) == nil)
  }

  @Test func `Chinese is aligned by character`() throws {
    let text = "决定设立一个工作组，继续研究灯塔的现有和潜在危险，并提出报告"
    let clause = try #require(ClauseAlignment.clause(in: text, for: "灯塔的现有和潜在危险"))
    #expect(clause.span.text == "灯塔的现有和潜在危险")
  }
}
