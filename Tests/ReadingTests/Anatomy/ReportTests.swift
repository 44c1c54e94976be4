import Documents
import Testing

@testable import Reading

@Suite struct ReportTests {
  @Test func `paragraphs number through chapters, and headings name them`() {
    let read = document(
      """
      United Nations
      A/143/33
      Distr.: General
      Report of the Secretary-General
      Summary
      A short account of clocks, which are many and of which none is ever quite right.
      I. Introduction
      1. Clocks are many.
      Some of them are wrong.
      (a) Sundials at night;
      (b) Hourglasses at sea.
      II. Findings
      A. Harbours
      2. Harbours have clocks.
      Annex I
      1. A table follows.
      Name\tHour
      North\t12
      Annex II
      1. Another list.
      """)
    #expect(read.type == .report)
    #expect(
      read.textPaths == [
        "p0.1", "p1", "p1.1", "p1(a)", "p1(b)", "p2", "annex.I/p1", "annex.I/entry1",
        "annex.I/entry2", "annex.II/p1",
      ])
    #expect(read.text("ch.II.A") == "Harbours")
    #expect(read.text("annex.I/entry2") == "North | 12")
    #expect(read.findings.isEmpty)
  }

  @Test func `an annex that the contents name does not begin there`() {
    let read = document(
      """
      United Nations
      A/143/419
      Distr.: General
      Report of the Working Group
      Contents
      I. Introduction.............................. 1–2 3
      Annex
      List of keepers.............................. 9
      I. Introduction
      1. The Working Group met twice.
      2. It rose.
      Annex
      1. The keepers were many.
      """)
    #expect(read.text("p1") == "The Working Group met twice.")
    #expect(read.text("annex/p1") == "The keepers were many.")
  }

  @Test func `an article inside a draft ends with the draft`() {
    let read = document(
      """
      United Nations
      A/143/418
      Distr.: General
      Report of the Second Committee
      I. Introduction
      1. The Committee met twice.
      The General Assembly,
      Article 5
      1. Clocks shall be wound.
      II. Recommendation
      2. The Committee recommends winding.
      Article 6
      III. Closing
      3. The Committee rose.
      """)
    #expect(read.text("ch.II") == "Recommendation")
    #expect(read.text("ch.III") == "Closing")
    #expect(read.text("p3") == "The Committee rose.")
  }

  @Test func `a committee's report keeps the drafts it recommends apart`() {
    let read = document(
      """
      United Nations
      A/143/417
      Distr.: General
      Report of the Second Committee
      Rapporteur: Ms. Teal (Ruritania)
      I. Introduction
      1. The Committee met.
      II. Recommendations
      2. The Committee recommends the following drafts:
      Draft resolution I
      Clocks
      The General Assembly,
      Recalling clocks,
      1. Decides to wind;
      2. Requests a report:
      (a) On springs;
      Draft resolution II
      Lamps
      The General Assembly,
      1. Decides to light.
      III. Closure
      3. The Committee rose.
      """)
    #expect(read.title == "Report of the Second Committee")
    #expect(
      read.textPaths == [
        "p1", "p2", "part.draft/pp", "part.draft/pp1", "part.draft/op1", "part.draft/op2",
        "part.draft/op2(a)", "part.draft-2/pp", "part.draft-2/op1", "p3",
      ])
    #expect(read.findings.isEmpty)
  }

  @Test func `the body goes on after the annex of a draft`() {
    let read = document(
      """
      United Nations
      A/143/419
      Distr.: General
      Report of the Sixth Committee
      1. The Committee met.
      2. The Committee recommends two drafts.
      Draft resolution I
      Clocks
      The General Assembly,
      1. Decides to wind.
      Annex
      1. Springs are wound.
      2. Weights are lifted.
      Draft resolution II
      Lamps
      The General Assembly,
      1. Decides to light.
      III. Closure
      3. The Committee rose.
      """)
    #expect(
      read.textPaths == [
        "p1", "p2", "part.draft/pp", "part.draft/op1", "annex/p1", "annex/p2", "part.draft-2/pp",
        "part.draft-2/op1", "p3",
      ])
  }

  @Test func `a draft decision numbers its paragraphs from 1 again`() {
    let read = document(
      """
      United Nations
      A/143/418
      Distr.: General
      Report of the Fourth Committee
      8. The Committee met.
      9. The Committee recommends a draft.
      Lamps in harbours
      1. The General Assembly, having considered the chapter on lamps, lights them.
      2. The General Assembly asks for more.
      10. The Committee rose.
      """)
    #expect(read.textPaths == ["p8", "p9", "part.draft/op1", "part.draft/op2", "p10"])
    #expect(!read.findings.contains { $0.kind == "numbering-repeat" })
  }

  @Test func `a heading may have a number of its own between numbered paragraphs`() {
    let read = document(
      """
      United Nations
      A/143/34
      Distr.: General
      Report of the Secretary-General
      1. Clocks are many.
      2. Some of them are wrong.
      1. Harbours
      3. Harbours have clocks.
      2. Ships
      4. Ships have two:
      1. One for the hour
      5. And one for the tide.
      """)
    #expect(read.textPaths == ["p1", "p2", "p3", "p4", "p4(1)", "p5"])
    #expect(
      read.paragraphs.filter { $0.kind == .heading }.suffix(2).map(\.text) == ["Harbours", "Ships"])
    #expect(read.findings.isEmpty)
  }

  @Test func `two annexes of one name are two places`() {
    let read = document(
      "United Nations\nA/143/5\nDistr.: General\nLetter dated 1 May 2089 from Ruritania\nI write to you about clocks, and enclose two notes on them, each with an annex.\nAnnex\n1. One.\nAnnex\n1. Two."
    )
    #expect(read.text("annex/p1") == "One.")
    #expect(read.text("annex.2/p1") == "Two.")
  }

  @Test func `the date may stand before the meeting`() {
    let read = document("大会，\n1. 决定。\n2088年12月14日\n第47次全体会议", name: "A_RES_143_3.zh.txt")
    #expect(read.adoptedOn?.description == "2088-12-14")
    #expect(read.meeting == "第47次全体会议")
    #expect(read.textPaths == ["pp", "op1"])
  }
}
