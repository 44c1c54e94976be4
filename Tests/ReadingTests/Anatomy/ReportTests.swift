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
        "part.summary/p0.1", "p1", "p1.1", "p1(a)", "p1(b)", "p2", "annex.I/p1", "annex.I/entry1",
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

  @Test(arguments: [
    ("Draft resolution", "Draft decision", "The General Assembly,"),
    ("Projet de résolution", "Projet de décision", "L’Assemblée générale,"),
    ("Proyecto de resolución", "Proyecto de decisión", "La Asamblea General,"),
    ("Проект резолюции", "Проект решения", "Генеральная Ассамблея,"),
  ])
  func `draft decisions of a report are numbered by themselves`(
    resolution: String, decision: String, speaker: String
  ) {
    let read = document(
      """
      United Nations
      A/143/417
      Distr.: General
      Report of the Second Committee
      1. XX.
      2. XX:
      \(resolution) I
      \(speaker)
      1. Decides to wind;
      2. Ends.
      \(decision) I
      \(speaker)
      1. Takes note of clocks;
      2. Ends.
      \(decision) II
      \(speaker)
      1. Takes note of lamps;
      2. Ends.
      III. Closure
      3. The Committee rose.
      """)
    #expect(
      read.textPaths == [
        "p1", "p2", "part.draft/pp", "part.draft/op1", "part.draft/op2", "part.draft-decision/pp",
        "part.draft-decision/op1", "part.draft-decision/op2", "part.draft-decision-2/pp",
        "part.draft-decision-2/op1", "part.draft-decision-2/op2", "p3",
      ])
  }

  @Test func `an annex that the contents name is none`() {
    let read = document(
      """
      United Nations
      A/143/420
      Distr.: General
      Report of the Secretary-General
      Contents
      I. Introduction ........ 2
      II. Clocks ........ 3
      Rules of clocks ........ 4
      Annex
      I. Introduction
      1. Clocks stand.
      II. Clocks
      2. Clocks go.
      Annex
      Rules of clocks
      1. Clocks are wound.
      """)
    #expect(read.paths.contains("p2"))
    #expect(read.text("annex/p1") == "Clocks are wound.")
  }

  @Test func `the one paragraph of a draft that has no number is its first operative one`() {
    let read = document(
      """
      United Nations
      A/143/417
      Distr.: General
      Report of the Second Committee
      I. Lamps
      1. The Committee adopted a draft, as follows:
      Draft resolution I
      Keepers of lamps
      The General Assembly,
      Noting the lamps,
      Expressing its gratitude to their keepers,
      Approves the lighting of the lamps in the evening.
      II. Bells
      2. The Committee adopted another one:
      Draft resolution II
      Ringers of bells
      The General Assembly,
      Noting the bells.
      1. Endorses their ringing.
      3. The Committee rose.
      """)
    #expect(
      read.textPaths == [
        "p1", "part.draft/pp", "part.draft/pp1", "part.draft/pp2", "part.draft/op1", "p2",
        "part.draft-2/pp", "part.draft-2/p0.1", "part.draft-2/op1", "p3",
      ])
    #expect(read.text("part.draft/op1") == "Approves the lighting of the lamps in the evening.")
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

  @Test func `letters hang on the unnumbered paragraph that opens them`() {
    let read = document(
      """
      United Nations
      A/143/6
      Distr.: General
      Letter dated 1 May 2089 from Ruritania
      I have the honour to write to you about clocks.
      We ask for two things:
      (a) Springs;
      (b) Weights.
      We also ask for a third, and a fourth:
      (a) Oil;
      (b) Keys.
      """)
    #expect(
      read.textPaths == ["p0.1", "p0.2", "p0.2(a)", "p0.2(b)", "p0.3", "p0.3(a)", "p0.3(b)"])
    #expect(read.findings.isEmpty)
  }

  @Test func `a second list of the same letters hangs on what opens it`() {
    let read = document(
      """
      United Nations
      A/143/36
      Distr.: General
      Report of the Secretary-General
      1. Clocks need:
      (a) Springs;
      (b) Weights.
      They also need:
      (a) Oil;
      (b) Keys.
      2. Lamps do not.
      """)
    #expect(read.textPaths == ["p1", "p1(a)", "p1(b)", "p1.1", "p1.1(a)", "p1.1(b)", "p2"])
    #expect(read.findings.isEmpty)
  }

  @Test func `typed numbers below numbers are paragraphs`() {
    let read = document(
      """
      United Nations
      A/143/6 (Sect. 4)
      Distr.: General
      Proposed programme budget
      Overview
      4.1 The Office keeps clocks.
      A note on that.
      4.2 It winds them.
      4.2.1 Some are wound twice.
      4.2.2 Of these 4.5 per cent three times.
      4.3 It pays 2.5 million.
      """)
    #expect(read.textPaths == ["p4.1", "p4.1.1", "p4.2", "p4.2.1", "p4.2.2", "p4.3"])
    #expect(read.text("p4.2.2") == "Of these 4.5 per cent three times.")
    #expect(read.findings.isEmpty)
  }

  @Test
  func `recommendations are numbered below their paragraph, and what is not keeps clear of them`() {
    let read = document(
      """
      United Nations
      A/HRC/143/5
      Distr.: General
      Report of the Working Group
      120. The dialogue was held.
      121. The recommendations below enjoy support:
      A remark stands before them.
      121.1 Wind the clocks (Zenda);
      121.2 Light the lamps (Ruritania).
      122. The following do not:
      122.1. Stop the clocks (Zenda).
      """)
    #expect(read.textPaths == ["p120", "p121", "p121.3", "p121.1", "p121.2", "p122", "p122.1"])
    #expect(read.text("p121.2") == "Light the lamps (Ruritania).")
  }

  @Test(arguments: [
    "4.1 per cent of clocks", "10.30 a.m. to noon", "2.5 Million", "12.10.2099 Ball",
  ])
  func `a sum, an hour and a day alone are no number of a paragraph`(line: String) {
    let read = document(
      """
      United Nations
      A/143/37
      Distr.: General
      Report of the Secretary-General
      1. Clocks are many.
      \(line)
      """)
    #expect(read.textPaths == ["p1", "p1.1"] || read.paragraphs.last?.kind == .heading)
    #expect(read.paragraphs.last?.text == line)
  }

  @Test func `a report inside a report counts below the paragraph that brings it`() throws {
    var source = specimen(
      """
      United Nations
      A/143/42
      Distr.: General
      Report of the Clock Commission
      IV. Recommendations
      19. The Commission adopted two reports.
      20. The report of Working Group I reads as follows:
      Report of Working Group I
      1. The Group met.
      2. It rose.
      21. The report of Working Group II reads as follows:
      Report of Working Group II
      1. The other Group met.
      2. It wound clocks:
      (a) One;
      (b) Two.
      """)
    for index in source.blocks.indices where source.blocks[index].text.hasPrefix("Report of W") {
      source.blocks[index].headingLevel = 3
    }
    let read = try #require(documents(from: source, fileName: "report.md").first)
    #expect(
      read.textPaths == [
        "p19", "p20", "p20/p1", "p20/p2", "p21", "p21/p1", "p21/p2", "p21/p2(a)", "p21/p2(b)",
      ])
    #expect(read.findings.isEmpty)
  }

  @Test func `numbers that start again in every chapter count below it`() {
    let read = document(
      """
      United Nations
      A/143/43
      Distr.: General
      Report of the Lamp Commission
      I. Lamps
      1. Lamps burn.
      2. They go out.
      II. Oil
      1. Oil is dear.
      2. It is scarce.
      III. Wicks
      1. Wicks are short.
      2. They are cut.
      Closing remarks
      1. The Commission rose.
      2. It thanked itself.
      """)
    #expect(
      read.textPaths == [
        "p1", "p2", "ch.II/p1", "ch.II/p2", "ch.III/p1", "ch.III/p2", "h1/p1", "h1/p2",
      ])
    #expect(read.findings.isEmpty)
  }

  @Test func `a year at the front of a line is no number`() {
    let read = document(
      """
      United Nations
      A/143/44
      Distr.: General
      Report of the Secretary-General
      1. The clock was wound in spring.
      2087. That is when it stopped, as everybody who was there on that day remembers it very well.
      """)
    #expect(read.textPaths == ["p1", "p1.1"])
    #expect(read.findings.isEmpty)
  }

  @Test func `the contents name chapters and paragraphs and are none`() {
    let read = document(
      """
      United Nations
      A/143/45
      Distr.: General
      Report of the Secretary-General
      Contents
      Paragraphs Page
      I. Lamps . . . . . . . . . . . . . 1–2 3
      A. Oil......................... 4
      1. Harbour Society 5
      Annex
      Keepers.......................... 9
      I. Lamps
      1. Lamps burn.
      A. Oil
      2. Oil is dear.
      Annex
      1. Keepers are many.
      """)
    #expect(read.text("ch.I") == "Lamps")
    #expect(read.text("ch.I.A") == "Oil")
    #expect(
      read.textPaths == [
        "entry1", "entry2", "entry3", "entry4", "entry5", "entry6", "p1", "p2", "annex/p1",
      ])
    #expect(read.findings.isEmpty)
  }

  @Test func `a declaration that names its organ is no draft`() {
    let read = document(
      """
      Universal declaration of clocks
      Whereas clocks are wound by all the members of the human family, who have every right to wind them,
      Now, therefore,
      The General Assembly,
      Proclaims this declaration as a common standard of winding for all peoples and all nations, everywhere.
      Article 1
      All clocks are equal.
      Article 2
      1. No clock is stopped.
      2. None is sold.
      """)
    #expect(!read.paths.contains { $0.hasPrefix("part.") })
    #expect(read.text("sec.article-2/p2") == "None is sold.")
    #expect(read.type == .other)
  }

  @Test func `recommendations between numbered paragraphs are parts of their own`() {
    let read = document(
      """
      United Nations
      A/143/46
      Distr.: General
      Report of the Clock Inspectors
      1. Clocks stand.
      Recommendation 1
      The Secretary-General should wind them.
      2. Lamps do not burn.
      Recommendation 2
      The Secretary-General should light them:
      (a) At night;
      (b) In fog.
      3. The Inspectors rose.
      """)
    #expect(
      read.textPaths == [
        "p1", "sec.recommendation-1/p0.1", "p2", "sec.recommendation-2/p0.1",
        "sec.recommendation-2/p0.1(a)", "sec.recommendation-2/p0.1(b)", "p3",
      ])
    #expect(read.findings.isEmpty)
  }

  @Test func `a signature and the offices below it are a note`() throws {
    var source = specimen(
      """
      United Nations
      A/143/7
      Distr.: General
      Letter dated 1 May 2089 from the Permanent Representative of Ruritania addressed to the Chair
      I have the honour to write to you about clocks.
      (Signed) Rudolf Rassendyll
      Permanent Representative
      """)
    for index in source.blocks.indices.suffix(2) {
      source.blocks[index].style.isRightAligned = true
      source.blocks[index].style.size = 10
    }
    let read = try #require(documents(from: source, fileName: "letter.pdf").first)
    #expect(read.paragraphs.map(\.kind) == [.p, .note, .note])
    #expect(read.letterParties?.addressee == "Chair")
  }

  @Test func `a number with a title in bold is a heading, and its text counts below it`() throws {
    var source = specimen(
      """
      United Nations
      E/C.2/2088/2
      Distr.: General
      Reports of organizations
      1. Harbour Society
      The Society keeps clocks.
      2. Lamp League
      The League keeps lamps.
      """)
    for index in source.blocks.indices where source.blocks[index].text.first?.isNumber == true {
      source.blocks[index].style.isBold = true
    }
    let read = try #require(documents(from: source, fileName: "reports.pdf").first)
    #expect(read.text("p2") == "Lamp League")
    #expect(read.textPaths == ["p1.1", "p2.1"])
  }

  @Test func `a list goes on behind a paragraph that interrupts it`() {
    let read = document(
      """
      United Nations
      A/143/47
      Distr.: General
      Report of the Secretary-General
      1. Clocks need:
      (a) Springs;
      A spring is a wound strip of steel.
      (b) Weights.
      2. Lamps need:
      (a) Oil.
      """)
    #expect(read.textPaths == ["p1", "p1(a)", "p1.1", "p1(b)", "p2", "p2(a)"])
    #expect(read.findings.isEmpty)
  }

  @Test func `a section's letter belongs to its paragraphs' numbers`() {
    let read = document(
      """
      United Nations
      A/143/6 (Sect. 29C)
      Distr.: General
      Proposed programme budget
      Overview
      29C.1 The Office keeps clocks.
      29C.2 It winds them.
      29C.10 Table 29C.1 lists them.
      """)
    #expect(read.textPaths == ["p29C.1", "p29C.2", "p29C.2.1"])
    #expect(LocatorPath("p29c.2")?.description == "p29C.2")
  }

  @Test(arguments: ["(百分比) 来源", "(百分点) 来源"])
  func `a word in brackets is no letter of a list`(text: String) {
    #expect(Label.read(text) == nil)
  }

  @Test(arguments: [
    ("Summary", "The present report tells of clocks.", "Introduction"),
    ("Résumé", "Le présent rapport traite des horloges.", "Introduction"),
    ("Resumen", "El presente informe trata de los relojes.", "Introducción"),
    ("Резюме", "Настоящий доклад посвящен часам.", "Введение"),
    ("موجز", "هذا التقرير عن الساعات.", "مقدمة"), ("摘要", "本报告谈论钟表。", "导言"),
  ])
  func `the summary of a report is a part of its own`(
    _ summary: String, _ text: String, _ introduction: String
  ) {
    let read = document(
      """
      United Nations
      A/143/90
      Distr.: General
      1 November 2088
      Report of the Secretary-General on clocks
      \(summary)
      \(text)
      \(text)
      (a) \(text)
      I. \(introduction)
      1. \(text)
      2. \(text)
      \(summary)
      \(text)
      """)
    #expect(
      read.textPaths == [
        "part.summary/p0.1", "part.summary/p0.2", "part.summary/p0.2(a)", "p1", "p2", "p2.1",
      ])
    let headings = read.paragraphs.filter { $0.kind == .heading }.map(\.path.description)
    #expect(headings == ["part.summary", "ch.I", "h1"])
  }

  @Test func `an annex has a summary of its own`() {
    let read = document(
      """
      United Nations
      A/143/90
      Distr.: General
      1 November 2088
      Report of the Secretary-General on clocks
      Summary
      The present report tells of clocks.
      1. They tick.
      Annex
      Summary
      The annex tells of bells.
      1. They ring.
      """)
    #expect(
      read.textPaths == [
        "part.summary/p0.1", "p1", "annex/part.summary/p0.1", "annex/p1",
      ])
  }
}
