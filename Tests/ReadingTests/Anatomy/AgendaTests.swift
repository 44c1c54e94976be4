import Documents
import Testing

@testable import Reading

@Suite struct AgendaTests {
  @Test func `the list gives numbers, titles, parents and headings`() {
    let read = document(
      """
      A/143/150
      One hundred and forty-third session
      Provisional agenda of the one hundred and forty-third session
      1. Opening of the session (rule 31).
      2. Credentials (rule 28):
      (a) Appointment of the committee;
      (b) Report of the committee.
      A. Promotion of clocks
      3. Sundials (resolutions 141/7 and 142/8 B and decision 142/558).
      4. Lamps (continued).
      """)
    #expect(read.type == .agenda)
    #expect(read.items.map(\.item) == ["1", "2", "2(a)", "2(b)", "3", "4"])
    #expect(
      read.items.map(\.title) == [
        "Opening of the session", "Credentials", "Appointment of the committee",
        "Report of the committee", "Sundials", "Lamps",
      ])
    #expect(read.items.map(\.parent) == [nil, nil, "2", "2", nil, nil])
    #expect(read.items[4].heading == "A. Promotion of clocks")
    #expect(read.items[1].heading == nil)
    #expect(
      read.text("item3") == "Sundials (resolutions 141/7 and 142/8 B and decision 142/558).")
    #expect(read.paragraphs.first { $0.path.description == "item2(a)" }?.kind == .item)
  }

  @Test func `annotations follow the items they name by number or title`() {
    let read = document(
      """
      XX/2088/L.3
      Annotated provisional agenda
      Provisional agenda
      1. Opening.
      2. Keeping of time.
      3. Other matters.
      Annotations
      1. Opening
      The Chair opens the session.
      Item 2
      Keeping of time
      The working group considers clocks.
      Documentation
      Report on clocks (XX/2088/4)
      Other matters
      None are expected.
      """)
    #expect(read.type == .annotatedAgenda)
    #expect(read.items.map(\.title) == ["Opening", "Keeping of time", "Other matters"])
    #expect(read.text("item1.1") == "The Chair opens the session.")
    #expect(read.text("item2.1") == "The working group considers clocks.")
    #expect(read.text("item2.2") == "Report on clocks (XX/2088/4)")
    #expect(read.text("item3.1") == "None are expected.")
    #expect(read.paragraphs.first { $0.path.description == "item2.1" }?.kind == .annotation)
  }

  @Test(arguments: [
    ("Ordre du jour provisoire\n1. Ouverture.\n2. Horloges :\na) Cadrans ;\n3. Clôture.", "fr"),
    ("Programa provisional\n1. Apertura.\n2. Relojes:\na) Cuadrantes;\n3. Clausura.", "es"),
    ("Предварительная повестка дня\n1. Открытие.\n2. Часы:\nа) Солнечные;\n3. Закрытие.", "ru"),
    ("جدول الأعمال المؤقت\n١ - الافتتاح.\n٢ - الساعات:\n(أ) المزاول؛\n٣ - الاختتام.", "ar"),
    ("临时议程\n1. 开幕。\n2. 钟表：\n(a) 日晷；\n3. 闭幕。", "zh"),
  ])
  func `six languages list alike`(text: String, language: String) {
    let read = document("XX/2088/1\n" + text)
    #expect(read.items.map(\.item) == ["1", "2", "2(a)", "3"])
  }

  @Test func `an excerpt that begins in the middle of the list is a list`() {
    let read = document(
      """
      XX/2088/L.4
      Provisional agenda of the Clock Committee
      4. Keeping of time.
      5. Lamps.
      7. Sails.
      8. Other matters.
      """)
    #expect(read.items.map(\.item) == ["4", "5", "7", "8"])
    #expect(read.findings.map(\.kind) == ["numbering-jump"])
    #expect(read.findings.first?.place == "item7")
  }

  @Test func `tables among the annotations belong to the item above them`() {
    let read = document(
      """
      XX/2088/L.5
      Annotated provisional agenda
      I. Provisional agenda
      1. Opening.
      2. Keeping of time.
      3. Other matters.
      II. Annotations
      Item 1. Opening
      Document title\tDocument symbol
      Draft agenda\tXX/2088/L.5\tFor decision
      The Chair opens the session.
      Item 2. Keeping of time
      Report on clocks\tXX/2088/6\tFor noting
      The group considers clocks.
      III. Timetable
      Date/time\tItem
      Tuesday, 6 September 2089
      10 a.m.–1 p.m.\tItem 1. Opening
      3–6 p.m.\tItem 2. Keeping of time
      """)
    #expect(read.text("item1.2") == "Draft agenda | XX/2088/L.5 | For decision")
    #expect(read.text("item1.3") == "The Chair opens the session.")
    #expect(read.text("item2.1") == "Report on clocks | XX/2088/6 | For noting")
    #expect(read.text("item2.2") == "The group considers clocks.")
    #expect(read.programme.map { $0.entries.compactMap(\.item) } == [["1"], ["2"]])
  }

  @Test func `an item that a line broke off goes on close below it`() {
    func block(_ text: String, indent: Double, space: Double) -> Block {
      var block = Block(text, page: 1)
      block.style.size = 10
      (block.firstIndent, block.indent, block.spaceBefore) = (indent, indent, space)
      return block
    }
    var source = specimen("XX/2088/1\nProvisional agenda")
    source.blocks += [
      block("1. Opening of the session.", indent: 0, space: 1.5),
      block("2. Information from harbours transmitted under", indent: 0, space: 1.5),
      block("Article 73 e of the Charter (resolution 151/94).", indent: 24, space: 1),
      block("3. Keeping of time:", indent: 0, space: 1.5),
      block("(a) Clocks", indent: 24, space: 1.5),
      block("(resolution 151/95);", indent: 48, space: 1),
      block("(b) Lamps.", indent: 24, space: 1.5),
      block("4. Closing.", indent: 0, space: 1.5),
    ]
    let read = documents(from: source, fileName: "specimen.pdf").first
    #expect(read?.items.map(\.item) == ["1", "2", "3", "3(a)", "3(b)", "4"])
    #expect(
      read?.items[1].title
        == "Information from harbours transmitted under Article 73 e of the Charter")
    #expect(read?.text("item3(a)") == "Clocks (resolution 151/95);")
  }

  @Test func `a footnote's mark above the title is no title of the item`() {
    let read = document(
      """
      XX/2088/INF.1
      First session
      Item 1 of the provisional agenda
      2
      Annotated provisional agenda
      1. Opening.
      2. Clocks.
      3. Lamps.
      """)
    #expect(read.agendaItems == [ItemMention(item: "1", title: nil)])
    #expect(read.title == "Annotated provisional agenda")
  }

  @Test func `an agenda in the middle of a note ends where the note goes on`() {
    let read = document(
      """
      XX/2088/18
      Pacific seminar on clocks
      Guidelines
      I. Introduction
      1. The Committee decided to hold a seminar.
      2. It will be held in New Harbour.
      II. Agenda of the seminar
      3. The agenda of the seminar is as follows:
      1. Clocks:
      (a) Sundials;
      (b) Hourglasses.
      2. Lamps.
      3. Sails.
      III. Organization of the seminar
      4. The following provisions apply:
      (a) The Chair opens the seminar;
      (b) The Chair closes it.
      """)
    #expect(read.items.map(\.item) == ["1", "1(a)", "1(b)", "2", "3"])
    #expect(read.text("p4") == "The following provisions apply:")
    #expect(read.text("p4(b)") == "The Chair closes it.")
    #expect(read.paths.contains("ch.III"))
  }

  @Test(arguments: [
    ("Reduction of clocks [92]", "Reduction of clocks"), ("Clocks [92 (a)];", "Clocks"),
    ("Clocks [items 92 and 93].", "Clocks"), ("Clocks [of 2090]", "Clocks [of 2090]"),
    ("Clocks (92)", "Clocks (92)"), ("Clocks [sic]", "Clocks [sic]"),
  ])
  func `the Assembly's number in brackets is no part of a committee's title`(
    text: String, title: String
  ) {
    #expect(AgendaTitle.clean(text) == title)
  }
}
