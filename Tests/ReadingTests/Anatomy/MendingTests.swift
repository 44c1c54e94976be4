import Documents
import TestSupport
import Testing

@testable import Reading

@Suite struct MendingTests {
  @Test func `a running title between two halves of a sentence goes, and the halves are joined`() {
    var source = specimen(
      """
      Resolution adopted by the General Assembly on 1 December 2088
      143/23. Clocks and the keeping of time
      The General Assembly,
      Concerned about the possibility of an induced
      Clocks and the keeping of time
      delay of all clocks,
      1. Decides to wait.
      """, format: .markdown)
    source.metadata["title"] = "Clocks and the keeping of time in harbours :"
    let read = documents(from: source, fileName: "A_RES_143_23.md").first ?? Document()
    #expect(
      read.text("pp1") == "Concerned about the possibility of an induced delay of all clocks,")
    #expect(read.title == "Clocks and the keeping of time in harbours")
    #expect(read.textPaths == ["pp", "pp1", "op1"])
  }

  @Test func `a label alone on its line belongs to the text below it`() {
    let read = document(
      "The Security Council,\n1.\nDecides:\n(a)\nTo wind the clocks;\n(b)\nTo wait.\n2. Ends.")
    #expect(read.textPaths == ["pp", "op1", "op1(a)", "op1(b)", "op2"])
    #expect(read.text("op1(b)") == "To wait.")
    #expect(read.findings.isEmpty)
  }

  @Test(arguments: [
    "Clocks are many (continued)", "A/", "(A/1)", "/ ", "A/)", "A/-",
    "and so it went on (A/143/1) ",
  ])
  func `the time stays linear in the text`(piece: String) {
    func time(_ count: Int) -> Duration {
      let text = "A/" + String(repeating: piece, count: count)
      return threadTime {
        _ = SymbolText.symbols(in: text)
        _ = AgendaTitle.clean(text)
      }
    }
    _ = time(100)
    // Eight times the text: quadratic would be sixty-four times the time.
    let small = time(800)
    #expect(time(6400) < small * 32 + .milliseconds(80))
  }

  @Test func `a bracket with a year goes on with the sentence before`() {
    let read = document(
      "The Security Council,\n1. Recalls that the Council in its resolution 9334\n(2086), and others, decided;\n2. Ends."
    )
    #expect(
      read.text("op1")
        == "Recalls that the Council in its resolution 9334 (2086), and others, decided;")
    #expect(read.textPaths == ["pp", "op1", "op2"])
  }

  @Test func `a running title behind a comma goes too`() {
    var source = specimen(
      """
      143/23. Clocks and the keeping of time
      The General Assembly,
      Noting the clocks of all harbours,
      Clocks and the keeping of time
      Convinced that they are late,
      1. Decides to wait.
      """, format: .markdown)
    source.metadata["title"] = "Clocks and the keeping of time"
    let read = documents(from: source, fileName: "A_RES_143_23.md").first ?? Document()
    #expect(read.textPaths == ["pp", "pp1", "pp2", "op1"])
  }

  @Test func `a paragraph that a page broke before a capital is whole`() {
    let read = document(
      """
      The General Assembly,
      Recalling its resolution 142/3,
      Recalling the importance of the many clocks and lamps of the Harbour and Winter
      Games, which were late again, 12
      Noting the lamps,
      1. Calls upon the keepers of all lamps to make known what they have learned to the
      Register of Lamps before the winter;
      2. Encourages all harbours, in a position to do so, to wind the clocks of the Harbour
      Winding Station before they stop;
      3. Requests that the following lamps be lit before the winter comes to the lighthouse; and
      That they be put out;
      4. Ends.
      """)
    #expect(read.textPaths == ["pp", "pp1", "pp2", "pp3", "op1", "op2", "op3", "op3.1", "op4"])
    #expect(read.text("pp2")?.contains("Winter Games, which") == true)
    #expect(read.text("op1")?.contains("to the Register of Lamps") == true)
    #expect(read.text("op2")?.hasSuffix("Harbour Winding Station before they stop;") == true)
  }

  @Test func `a title above its text is no broken paragraph`() {
    let read = document(
      """
      3. Election of the keepers of the lamps and of the clocks of all harbours of the coast
      The Council will elect the keepers of the lamps.
      """)
    #expect(read.paragraphs.count == 2)
  }

  @Test func `letters inside a sentence open no paragraph`() {
    let read = document(
      """
      The General Assembly,
      1. Calls for plans that: (a) wind the clocks of the harbour; (b) oil them before the winter;
      (c) light the lamps; and (d) put them out;
      2. Requests, among others: (i) the lamps,
      (ii) the clocks; and
      (iii) the bells;
      3. Decides, as said in paragraph 7 (a) of resolution 142/3:
      (a) To wait, as in article 5 (a) of the rules;
      (b) To go.
      """)
    #expect(read.textPaths == ["pp", "op1", "op2", "op3", "op3(a)", "op3(b)"])
    #expect(read.text("op1")?.hasSuffix("(c) light the lamps; and (d) put them out;") == true)
    #expect(read.text("op2")?.hasSuffix("(iii) the bells;") == true)
    #expect(read.findings.isEmpty)
  }

  @Test func `a marker behind a year is no part of it, and a symbol's number no marker`() {
    #expect(
      signs(
        ["Recalling C-24/LAMP.1 and C-24/LAMP.2 of 14 May 2091,1 20923 and 2093–20944 only;"],
        labels: ["1", "2", "3", "4"]) == [
          "Recalling C-24/LAMP.1 and C-24/LAMP.2 of 14 May 2091, 2092 and 2093–2094 only;"
        ])
    let counted = ["Noting 20951 lamps, 20,952 bells,1 and horns,2"]
    #expect(signs(counted, labels: ["5", "6"]) == counted)
  }

  private func signs(_ lines: [String], notes: Int) -> [String] {
    FootnoteSigns.takeOut(
      lines.map { Piece(Block($0)) },
      notes: (1...notes).map { Footnote(label: "\($0)", text: "Ibid.") }
    ).map(\.text)
  }

  @Test func `footnote markers in order are taken out`() {
    #expect(
      signs(
        [
          "Recalling the Covenant, 1 the Charter,2 and the Declaration 3 and its 5 articles,",
          "Noting paragraph 4 of resolution 4 and the Plan;4", "On 5 October the Forum 5  met.",
        ], notes: 5) == [
          "Recalling the Covenant, the Charter, and the Declaration and its 5 articles,",
          "Noting paragraph 4 of resolution 4 and the Plan;", "On 5 October the Forum  met.",
        ])
  }

  @Test func `numbers without footnotes to prove them stay`() {
    let lines = ["Clocks, 1 of them, and 2 more; 3 in all."]
    #expect(FootnoteSigns.takeOut(lines.map { Piece(Block($0)) }, notes: []).map(\.text) == lines)
    #expect(
      signs(["In the years 12 and 13 nothing, 40 times."], notes: 3) == [
        "In the years 12 and 13 nothing, 40 times."
      ])
  }

  private func signs(_ lines: [String], labels: [String]) -> [String] {
    FootnoteSigns.takeOut(
      lines.map { Piece(Block($0)) }, notes: labels.map { Footnote(label: $0, text: "Ibid.") }
    ).map(\.text)
  }

  @Test func `footnotes of a volume begin with any number`() {
    #expect(
      signs(
        ["Noting the lamps, 35 the bells 36 and the horns,37 38"], labels: ["35", "36", "37", "38"])
        == ["Noting the lamps, the bells and the horns,"])
    #expect(signs(["Having seen the lamps, 17"], labels: ["17"]) == ["Having seen the lamps,"])
    #expect(
      signs(["Having seen lamps 18 times; 17 of them burn, 96 do not"], labels: ["17", "96"]) == [
        "Having seen lamps 18 times; of them burn, do not"
      ])
    let counted = ["Noting paragraphs 15, 16, 17 and 18 of the plan,"]
    #expect(signs(counted, labels: ["17"]) == counted)
  }

  @Test(arguments: [
    ("Having considered the report on the lamps of 8 May 2091, 43", true),
    ("Adopted by the Port Council at its second meeting. 22", true),
    ("Having received the reports on the lamps (P/8561) and 2 bells (P/8567), 27", true),
    ("Having examined the application of the Harbour of Lamps, 1/", true),
    ("The lamps are described in the plan, and in its paras. 27", false),
    ("The lamps are described at length in paragraphs 12, 27", false),
    ("Recalling the resolution on the lamps of the harbour 27", false),
    ("Lamps, 27", false),
  ])
  func `a number behind the last sign of a paragraph is a marker without a note`(
    _ text: String, _ isMarker: Bool
  ) {
    let pieces = FootnoteSigns.takeOut([Piece(Block(text))], notes: [])
    #expect((pieces[0].text != text) == isMarker)
    #expect(pieces[0].markers.count == (isMarker ? 1 : 0))
    if isMarker { #expect(text.hasPrefix(pieces[0].text)) }
  }

  @Test func `what was taken out is kept as a marker`() {
    let pieces = FootnoteSigns.takeOut(
      [Piece(Block("1. Recalls the Covenant,1 and more,2"))],
      notes: [Footnote(label: "1", text: "a"), Footnote(label: "2", text: "b")])
    #expect(pieces[0].text == "Recalls the Covenant, and more,")
    #expect(pieces[0].markers.map(\.offset) == [21, 31])
    #expect(pieces[0].whole == "1. Recalls the Covenant, and more,")
  }

  @Test(arguments: ["0", "-5", "4294967295", "\(Int.min)", "\(Int.max)"])
  func `a marker that no footnote can have is left alone`(label: String) {
    var marked = Piece(Block("Recalls,1 and more,"))
    marked.markers = [FootnoteMarker(label: label, offset: 19)]
    let pieces = FootnoteSigns.takeOut(
      [marked, Piece(Block("Notes this;2"))],
      notes: [Footnote(label: "1", text: "a"), Footnote(label: "2", text: "b")])
    #expect(pieces.map(\.text) == ["Recalls, and more,", "Notes this;"])
  }
}
