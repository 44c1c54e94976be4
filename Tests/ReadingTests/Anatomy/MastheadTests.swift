import Documents
import Testing

@testable import Reading

@Suite struct MastheadTests {
  @Test(arguments: [
    (
      "Nations Unies\nA/143/99\nAssemblée générale\nDistr. générale\n5 novembre 2088\nFrançais\nOriginal : anglais\nCent quarante-troisième session\nPoint 126 de l’ordre du jour\nHorloges",
      "2088-11-05", "126", "General"
    ),
    (
      "Naciones Unidas\nA/143/99\nAsamblea General\nDistr. limitada\n5 de noviembre de 2088\nOriginal: inglés\nCentésimo cuadragésimo tercer período de sesiones\nTema 126 del programa\nRelojes",
      "2088-11-05", "126", "Limited"
    ),
    (
      "Организация Объединенных Наций\nA/143/99\nГенеральная Ассамблея\nDistr.: General\n5 ноября 2088 года\nOriginal: English\nСто сорок третья сессия\nПункт 126 повестки дня\nЧасы",
      "2088-11-05", "126", "General"
    ),
    (
      "الأمــم المتحدة\nA/143/99\nالجمعية العامة\nDistr.: General\n٥ تشرين الثاني/نوفمبر ٢٠٨٨\nOriginal: English\nالدورة الثالثة والأربعون بعد المائة\nالبند 126 من جدول الأعمال\nالساعات",
      "2088-11-05", "126", "General"
    ),
    (
      "联合国\nA/143/99\n大会\nDistr.: General\n2088年11月5日\nChinese\nOriginal: English\n第一百四十三届会议\n议程项目126\n钟表",
      "2088-11-05", "126", "General"
    ),
  ])
  func `mastheads are read in every language`(
    text: String, date: String, item: String, distribution: String
  ) {
    let masthead = MastheadReader.read(specimen(text).blocks.map(Piece.init)[...])
    #expect(masthead.symbols.map(\.display) == ["A/143/99"])
    #expect(masthead.date?.description == date)
    #expect(masthead.items.map(\.item) == [item])
    #expect(masthead.distribution == distribution)
    #expect(masthead.originalLanguage == .english)
    #expect(masthead.session == "143")
    #expect(masthead.organs == ["A"])
  }

  @Test func `in Chinese the line of adoption begins with its date, and is no title of an item`() {
    let text =
      "2088年届会\n议程项目9\n钟表\n2088年7月25日经济及社会理事会决议\n[根据一项提案(E/2088/L.19)通过]\n管理钟表"
    let masthead = MastheadReader.read(specimen(text).blocks.map(Piece.init)[...])
    #expect(masthead.items.map(\.title) == ["钟表"])
    #expect(masthead.adoptedOn?.description == "2088-07-25")
    #expect(masthead.isAdopted)
    #expect(masthead.title == "管理钟表")
    #expect(masthead.session == "2088")
  }

  @Test(arguments: [
    ("Agenda items 13 and 117", ["13", "117"]),
    ("Items 77 to 80 of the provisional agenda*", ["77", "78", "79", "80"]),
    ("Agenda item 18 (j)", ["18(j)"]), ("Agenda items 69, 71 and 132", ["69", "71", "132"]),
    ("Agenda items 13 and 75 (a)", ["13", "75(a)"]),
    ("Agenda item 18 (a) to (c)", ["18(a)", "18(b)", "18(c)"]),
    ("Agenda item 3 (b) (iii)", ["3(b)(iii)"]), ("Item 2 of the provisional agenda*", ["2"]),
    ("Agenda item 5 (a) and (b)", ["5(a)", "5(b)"]),
    ("Points 9 et 12 a) de l’ordre du jour", ["9", "12(a)"]),
  ])
  func `item lines list their items`(text: String, items: [String]) {
    let masthead = MastheadReader.read(specimen(text + "\nClocks").blocks.map(Piece.init)[...])
    #expect(masthead.items.map(\.item) == items)
  }

  @Test(arguments: [
    ("[on the report of the Sixth Committee (A/143/432, para. 8)]", ["A/143/432#p8"]),
    (
      "[without reference to a Main Committee (A/143/L.3 and A/143/L.3/Add.1)]",
      ["A/143/L.3", "A/143/L.3/Add.1"]
    ),
    (
      "[on the report of the Special Political and Decolonization Committee (Fourth Committee) (A/143/417, para. 16)]",
      ["A/143/417#p16"]
    ),
    (
      "[on the report of the Third Committee (A/143/439/Add.2 (Part II))]",
      ["A/143/439/Add.2 (Part II)"]
    ),
    ("[sans renvoi à une grande commission (A/143/L.9)]", ["A/143/L.9"]),
    ("[根据第一委员会的报告(A/143/592)通过]", ["A/143/592"]),
  ])
  func `the bracket line names its sources`(text: String, sources: [String]) {
    #expect(Origin.locators(in: text).map(\.description) == sources)
  }

  @Test func `a bracket with a symbol below the adoption names its source in any words`() {
    let read = document(
      """
      2088 session
      Agenda item 9
      Lamps
      Resolution adopted by the Economic and Social Council on 23 June 2088
      [on a proposal considered in plenary meeting (E/2088/L.19)]
      Strengthening of the lamps
      The Economic and Social Council,
      Decides to wait.
      """)
    #expect(read.origin.map(\.description) == ["E/2088/L.19"])
    #expect(read.title == "Strengthening of the lamps")
  }

  @Test func `the first row of a table is its title where it spans all columns`() {
    var source = Source(format: .html)
    func row(_ cells: [String]) -> Block {
      var block = Block("")
      block.cells = cells.enumerated().map { Cell([Block($1)], column: $0) }
      return block
    }
    source.blocks = [
      row(["Meetings of the Port Council in 2091"]), row(["Meeting", "Date"]),
      row(["P/PV.225", "30 December"]),
    ]
    let table = documents(from: source, fileName: "table.html").first ?? Document()
    #expect(table.title == "Meetings of the Port Council in 2091")
    #expect(table.paths == ["entry1", "entry2"])
  }

  @Test func `lines run together are taken apart`() {
    let read = document(
      """
      United Nations
      General Assembly Distr.: General
      One hundred and forty-third session Agenda item 13 Clocks of all kinds
      Resolution adopted by the General Assembly on 26 November 2088
      [without reference to a Main Committee (A/143/L.11)]
      143/10. Day of the clock
      The General Assembly,
      1. Decides.
      """, name: "A_RES_143_10.md")
    #expect(read.session == "143")
    #expect(read.agendaItems == [ItemMention(item: "13", title: "Clocks of all kinds")])
    #expect(read.adoptedOn?.description == "2088-11-26")
    #expect(read.origin.map(\.description) == ["A/143/L.11"])
    #expect(read.title == "Day of the clock")
    #expect(read.symbol?.display == "A/RES/143/10")
  }

  @Test func `two symbols are both kept and a third in the file's name is a finding`() {
    let read = document(
      "United Nations\nA/143/785-S/2089/94\nDistr.: General\nLetter dated 1 May 2089 from Ruritania\nI write.",
      name: "A_143_786.txt")
    #expect(read.symbols.map(\.display) == ["A/143/785", "S/2089/94"])
    #expect(read.findings.map(\.kind) == ["symbol-mismatch"])
    #expect(read.type == .letter)
  }

  @Test(arguments: [
    ("Source of position: A/148/15/Add.1 - Para. 3", nil), ("A/148/15 25-01234 3/4", "A/148/15"),
    ("3/4 A/148/15", "A/148/15"),
  ])
  func `a line on every page tells the symbol where it bears it`(line: String, symbol: String?) {
    var source = specimen("List of themes\nThe keepers asked for lamps.\n1. They were given some.")
    source.running = [line]
    let read = documents(from: source, fileName: "list of themes.pdf").first
    #expect(read?.symbol?.display == symbol)
  }

  @Test func `a preamble is no title`() {
    let read = document(
      "51st plenary meeting\nReferring to what was said of clocks and of the harbours that keep them,\nNoting that clocks are often wrong and that nobody minds the harbours,\n1. Decides to wait.",
      name: "E_RES_2094_36.txt")
    #expect(read.title == nil)
    #expect(read.textPaths == ["pp1", "pp2", "op1"])
  }

  @Test(arguments: [
    ("A_ES-10_L.31.pdf", nil), ("A_143_1-ES.pdf", Language.spanish),
    ("S_RES_9609_2088_EN_GOLD.txt", .english), ("2088_s_2088_264.ar.txt", .arabic),
  ])
  func `a file's name tells the language`(name: String, language: Language?) {
    #expect(FileName(name).language == language)
  }

  @Test func `two documents in one file are two`() {
    let one = """
      United Nations
      A/143/1
      General Assembly
      Distr.: General
      Note by the Secretariat
      """
    let body = (1...14).map { "\($0). Paragraph of the first." }.joined(separator: "\n")
    let two = documents(
      from: specimen(
        one + "\n" + body + "\n" + one.replacing("A/143/1", with: "A/143/2") + "\n1. The second."),
      fileName: "both.txt")
    #expect(two.map { $0.symbol?.display } == ["A/143/1", "A/143/2"])
    #expect(two.last?.paragraphs.last?.text == "The second.")
  }
}
