import Documents
import Testing

@testable import Reading

@Suite struct ResolutionTests {
  private let simple = """
    United Nations
    A/RES/143/7
    General Assembly
    Distr.: General
    5 November 2088
    One hundred and forty-third session
    Agenda items 13 and 75 (a)
    Tides and the keeping of time
    Harbours: lighthouses
    Resolution adopted by the General Assembly
    on 1 November 2088
    [on the report of the Sixth Committee (A/143/432, para. 8)]
    143/7. Clocks of the sea
    The General Assembly,
    Recalling its resolution 142/3,
    Noting with interest:
    (a) The clocks of the north,
    (b) The clocks of the south,
    1. Decides to wind all clocks:
    (a) At dawn;
    (b) At dusk:
    (i) In winter;
    (ii) In summer;
    and to rewind them;
    2. Requests a report.
    45th plenary meeting
    1 November 2088
    """

  @Test func `a resolution is taken apart into preamble and operative paragraphs`() {
    let read = document(simple)
    #expect(
      read.textPaths == [
        "pp", "pp1", "pp2", "pp2(a)", "pp2(b)", "op1", "op1(a)", "op1(b)", "op1(b)(i)",
        "op1(b)(ii)", "op1.1", "op2",
      ])
    #expect(read.text("op1(b)(i)") == "In winter;")
    #expect(read.text("op1.1") == "and to rewind them;")
    #expect(read.findings.isEmpty)
  }

  @Test func `its masthead and closing lines are fields`() {
    let read = document(simple)
    #expect(read.type == .resolution)
    #expect(read.symbol?.display == "A/RES/143/7")
    #expect(read.session == "143")
    #expect(read.distribution == "General")
    #expect(read.date?.description == "2088-11-05")
    #expect(read.adoptedOn?.description == "2088-11-01")
    #expect(read.meeting == "45th plenary meeting")
    #expect(read.title == "Clocks of the sea")
    #expect(read.agendaItems.map(\.item) == ["13", "75(a)"])
    #expect(
      read.agendaItems.map(\.title) == ["Tides and the keeping of time", "Harbours: lighthouses"])
    #expect(read.origin.map(\.description) == ["A/143/432#p8"])
  }

  @Test(arguments: [
    "45th (resumed) plenary meeting", "45th plenary meeting (resumed)",
    "45e séance plénière (reprise)", "45ª sesión plenaria (continuación)",
    "45-е пленарное заседание (возобновленное)", "第45次全体会议（续会）",
  ])
  func `a meeting that was resumed closes a resolution`(line: String) {
    let read = document(simple.replacing("45th plenary meeting", with: line))
    #expect(read.meeting == line)
    #expect(read.adoptedOn?.description == "2088-11-01")
    #expect(read.textPaths.last == "op2")
  }

  @Test func `a single operative paragraph without a number is the first`() {
    let read = document(
      """
      A/RES/143/8
      Resolution adopted by the General Assembly on 2 November 2088
      143/8. Sails
      The General Assembly,
      Recalling its resolution 142/4,
      Decides to mend the sails.
      """)
    #expect(read.textPaths == ["pp", "pp1", "op1"])
    #expect(read.text("op1") == "Decides to mend the sails.")
  }

  @Test func `the letter after h is i, and a Roman one elsewhere`() {
    let letters = "abcdefghij".map { "(\($0)) Clause \($0);" }.joined(separator: "\n")
    let read = document(
      """
      The General Assembly,
      1. Decides:
      \(letters)
      2. Requests:
      (a) First:
      (i) One;
      (ii) Two;
      """)
    #expect(read.paths.contains("op1(i)"))
    #expect(read.paths.contains("op1(j)"))
    #expect(read.paths.contains("op2(a)(ii)"))
  }

  @Test func `letters go on after z`() {
    let letters = (1...28).map { "(\(ListLetters.latin($0))) Clause;" }.joined(separator: "\n")
    let read = document("The General Assembly,\n1. Decides:\n\(letters)\n2. Ends.")
    #expect(read.paths.suffix(3) == ["op1(aa)", "op1(bb)", "op2"])
    #expect(read.findings.isEmpty)
  }

  @Test func `a list inside a paragraph does not restart the numbering`() {
    let read = document(
      """
      The General Assembly,
      1. Decides;
      2. Adopts the agenda:
      1. Opening.
      2. Clocks.
      3. Closure.
      3. Requests a report.
      """)
    #expect(read.textPaths == ["pp", "op1", "op2", "op2(1)", "op2(2)", "op2(3)", "op3"])
  }

  @Test func `parts with their own opening restart under their letter`() {
    let read = document(
      """
      143/9. Lamps
      A
      Oil
      The General Assembly,
      Recalling oil,
      1. Decides on oil.
      B
      Gas
      The General Assembly,
      Recalling gas,
      1. Decides on gas;
      2. Ends.
      """, name: "A_RES_143_9.txt")
    #expect(
      read.textPaths == [
        "part.A/pp", "part.A/pp1", "part.A/op1", "part.B/pp", "part.B/pp1", "part.B/op1",
        "part.B/op2",
      ])
  }

  @Test func `sections that number from one again are part of the path`() {
    let read = document(
      """
      The General Assembly,
      I
      Winter
      1. Decides on ice;
      2. Decides on snow;
      II
      Summer
      1. Decides on rain.
      """)
    #expect(read.textPaths == ["pp", "sec.I/op1", "sec.I/op2", "sec.II/op1"])
  }

  @Test func `a section's title stands at its path`() {
    let read = document("The General Assembly,\nI\nWinter\n1. Decides on ice;\nII\n2. Ends.")
    #expect(read.text("sec.I") == "Winter")
    #expect(read.text("sec.II") == "II")
  }

  @Test func `articles and rules number their own paragraphs`() {
    let read = document(
      """
      The General Assembly,
      1. Adopts the rules.
      Annex
      Rule 1
      Oaths
      1. Swear.
      Rule 2
      1. Be brief.
      2. Be kind.
      """)
    #expect(
      read.textPaths.suffix(3) == [
        "annex/sec.rule-1/p1", "annex/sec.rule-2/p1", "annex/sec.rule-2/p2",
      ])
    #expect(read.findings.isEmpty)
  }

  @Test func `a decision whose parts are letters has them below its one paragraph`() {
    let read = document(
      """
      The Economic and Social Council:
      (a) Decides on a session;
      (b) Approves the agenda:
      1. Opening.
      2. Clocks.
      """, name: "E_2088_L.24.txt")
    #expect(read.textPaths == ["pp", "op1(a)", "op1(b)", "op1(b)(1)", "op1(b)(2)"])
  }

  @Test func `sections that number on are not`() {
    let read = document(
      "The General Assembly,\nI\nWinter\n1. Decides on ice;\nII\nSummer\n2. Decides on rain.")
    #expect(read.textPaths == ["pp", "op1", "op2"])
    #expect(read.paths.contains("sec.II"))
  }

  @Test func `annexes number from one again`() {
    let read = document(
      """
      The General Assembly,
      1. Adopts the rules in annex II.
      Annex I
      Oaths
      1. Swear.
      Annex II
      Rules
      1. Be brief:
      (a) In speech;
      """)
    #expect(
      read.textPaths == ["pp", "op1", "annex.I/p1", "annex.II/p1", "annex.II/p1(a)"])
  }

  @Test(arguments: [
    ("L’Assemblée générale,\nRappelant sa résolution 142/1,\n1. Décide :\na) De partir ;", "fr"),
    ("La Asamblea General,\nRecordando su resolución 142/1,\n1. Decide:\na) Partir;", "es"),
    ("Генеральная Ассамблея,\nссылаясь на свою резолюцию 142/1,\n1. постановляет:\nа) идти;", "ru"),
    ("إن الجمعية العامة،\nإذ تشير إلى قرارها 142/1،\n١ - تقرر ما يلي:\n(أ) أن تمضي؛", "ar"),
    ("大会，\n回顾其第142/1号决议，\n1. 决定：\n(a) 前进；", "zh"),
  ])
  func `six languages number alike`(text: String, language: String) {
    let read = document(text, name: "A_RES_143_10.\(language).txt")
    #expect(read.textPaths == ["pp", "pp1", "op1", "op1(a)"])
    #expect(read.language?.code == language)
  }

  @Test func `a Council resolution has its vote and meeting`() {
    let read = document(
      """
      Resolution 9999 (2088)
      of 29 January 2088
      The Security Council,
      Recalling its resolutions,
      1. Decides to wait.
      Adopted unanimously at the 12788th meeting.
      """, name: "S_RES_9999_2088.txt")
    #expect(read.symbol?.display == "S/RES/9999 (2088)")
    #expect(read.adoptedOn?.description == "2088-01-29")
    #expect(read.meeting == "12788th meeting")
    #expect(read.vote == "Adopted unanimously at the 12788th meeting")
    #expect(read.textPaths.prefix(3) == ["pp", "pp1", "op1"])
  }

  @Test(arguments: [
    "Ruritania: amendment to draft resolution A/143/L.7",
    "Graustark and Ruritania: amendments to the draft resolution contained in document A/143/L.7",
  ])
  func `an amendment has the title of its draft, where it prints one`(line: String) {
    let read = document(
      """
      United Nations
      A/143/L.9
      General Assembly
      Distr.: Limited
      8 December 2088
      Original: English
      One hundred and forty-third session
      Agenda item 72 (a)
      Lamps and clocks
      \(line)
      The lamps of all harbours
      In operative paragraph 69, replace “lamps” with “clocks”.
      """)
    #expect(read.type == .draft)
    #expect(read.title == "The lamps of all harbours")
    #expect(read.agendaItems.map(\.title) == ["Lamps and clocks"])
    #expect(read.paragraphs.map(\.text).contains(line))
    #expect(read.text("op1") == "In operative paragraph 69, replace “lamps” with “clocks”.")
  }

  @Test func `an amendment without a title is named by its sponsors`() {
    let line = "Ruritania: amendment to the draft resolution contained in document S/2088/112"
    let read = document(
      """
      United Nations
      S/2088/114
      Security Council
      Distr.: General
      24 February 2088
      Original: English
      \(line)
      In preambular paragraph 1, replace:
      “the conflict of the lamps”
      """)
    #expect(read.title == line)
  }

  @Test func `the one paragraph of a section without numbers is its first`() {
    let read = document(
      """
      The General Assembly,
      I
      Lamps
      1. Takes note of the lamps;
      II
      Clocks
      Approves the clocks in the amount of 7 dollars;
      III
      Bells
      Having considered the bells,
      Takes note of the bells, of which:
      (a) Two are of iron;
      IV
      Horns
      Noting the horns.
      1. Approves them;
      """)
    #expect(
      read.textPaths == [
        "pp", "sec.I/op1", "sec.II/op1", "sec.III/pp1", "sec.III/op1", "sec.III/op1(a)",
        "sec.IV/pp1",
        "sec.IV/op1",
      ])
  }

  @Test func `a draft has sponsors and a title`() {
    let read = document(
      """
      A/C.1/143/L.20
      One hundred and forty-third session
      First Committee
      Agenda item 94
      Clocks
      Ruritania and Graustark: draft resolution
      Winding of clocks
      The General Assembly,
      1. Decides to wind.
      """)
    #expect(read.type == .draft)
    #expect(read.body == "A/C.1")
    #expect(read.title == "Winding of clocks")
    #expect(read.agendaItems == [ItemMention(item: "94", title: "Clocks")])
  }

  @Test func `numbers that jump or repeat are findings and paths stay apart`() {
    let read = document("The General Assembly,\n1. One;\n3. Three;\n3. Three again;\n4. Four.")
    #expect(Set(read.paths).count == read.paths.count)
    #expect(read.findings.map(\.kind) == ["numbering-jump", "numbering-repeat"])
  }
}
