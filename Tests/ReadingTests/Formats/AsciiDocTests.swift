import Documents
import Testing

@testable import Reading

@Suite struct AsciiDocTests {
  @Test func `header, titles, lists and tables are read`() {
    let source = readText(
      """
      = Report of the Port Group
      :docnumber: 42
      :agenda-id: ECE/PORT/2099/7
      :session: 26

      [abstract]
      .Foreword
      It is my pleasure to introduce
      the report. +
      Signed.

      // a remark
      //image::signature.png[]

      == Introduction

      . first
      .. inner
      . second

      * bullet one
      * bullet two

      [cols="a,a"]
      |===
      |Article |Provision

      |Article 7.1 | Each member
      shall provide.
      |Article 7.2 | None
      |===

      ====
      Inside a block.
      ====
      """, name: "specimen.adoc")
    #expect(source.attributes["agenda-id"] == "ECE/PORT/2099/7")
    #expect(source.metadata["title"] == "Report of the Port Group")
    #expect(
      outline(source) == """
        h1 Report of the Port Group
        h6 Foreword
        It is my pleasure to introduce the report.
        Signed.
        h2 Introduction
        +36 {1.} first
        +72 {a.} inner
        +36 {2.} second
        +36 {•} bullet one
        +36 {•} bullet two
        row 0!:Article ¦ 1!:Provision
        row 0:Article 7.1 ¦ 1:Each member shall provide.
        row 0:Article 7.2 ¦ 1:None
        Inside a block.
        """)
  }

  @Test func `a bullet that ends without a stop is no heading`() {
    let source = readText(
      """
      = Lamps of the port

      Lamps are lit by three keepers.

      * the keeper of the north mole; and

      * Keepers of both lights; and

      * the harbour master.

      Last words
      """, name: "specimen.adoc")
    let read = documents(from: source, fileName: "specimen.adoc").first
    #expect(read?.paragraphs.filter { $0.kind == .heading }.map(\.text) == ["Last words"])
  }

  @Test(
    arguments: [
      ("a{blank}footnote:[See <<annex,the annex>> [1].] b", "a⟦1⟧ b\n[1] See the annex [1]."),
      ("*bold* and _italic_ and snake_case_word", "bold and italic and snake_case_word"),
      ("the \"`quoted`\" port`'s view", "the “quoted” port’s view"),
      ("see https://example.org/a[the site] or link:x.html[].", "see the site or x.html."),
      ("area^2^ and {unknown}", "area⟦2⟧ and {unknown}"),
      ("tide -- ebb", "tide — ebb"),
      ("5 * 3 * 2 [[anchor]]text", "5 * 3 * 2 text"),
      ("footnote:[unclosed", "footnote:[unclosed"),
    ])
  func `mark-up goes and its words stay`(text: String, words: String) {
    #expect(outline(readText(text, name: "specimen.adoc")) == words)
  }

  /// The document of an AsciiDoc file with these lines of the header.
  private func document(_ attributes: String, body: String = "") -> Document {
    let text = "= Tides and lamps\n\(attributes)\n\n\(body)\n\n== Introduction\n\nLamps are lit."
    return documents(from: readText(text, name: "specimen.adoc"), fileName: "specimen.adoc").first
      ?? Document()
  }

  @Test func `the attributes of the header are the masthead`() {
    let read = document(
      """
      :docnumber: GE.99-00825(E)
      :committee: Economic and Social Council
      :session: 25
      :session-date: Geneva, 8–9 April 2099
      :agenda-item: Item 7 (c) of the provisional agenda
      :item-name: Keeping of tides
      :agenda-id: ECE/PORT/2099/9
      :revdate: 17 January 2099
      :submission-language: fr
      :language: en
      :distribution: Limited
      :doctype: meeting-report
      """)
    #expect(read.symbol?.display == "ECE/PORT/2099/9")
    #expect(read.title == "Tides and lamps")
    #expect(read.session == "2099" || read.session == "25")
    #expect(read.date?.description == "2099-01-17")
    #expect(read.agendaItems == [ItemMention(item: "7(c)", title: "Keeping of tides")])
    #expect(read.distribution == "Limited")
    #expect(read.originalLanguage == .french)
    #expect(read.type == .report)
    #expect(read.findings.isEmpty)
  }

  @Test(
    arguments: [
      (":session: Twenty-sixth session", "26"), (":session: 26", "26"), (":session: 2099", "2099"),
      (":session: the last one", nil),
    ] as [(String, String?)])
  func `a session is a number or an ordinal`(line: String, session: String?) {
    #expect(document(line).session == session)
  }

  @Test(
    arguments: [
      (":revdate: 2099-01-17", "2099-01-17"), (":revdate: 17 janvier 2099", "2099-01-17"),
      (":revdate: 17 января 2099 года", "2099-01-17"),
      (":published-date: 2099-01-18", "2099-01-18"),
      (":revdate: soon", nil),
    ] as [(String, String?)])
  func `a date is read in any of the languages`(line: String, day: String?) {
    #expect(document(line).date?.description == day)
  }

  @Test(arguments: [
    (":item-number: 8 of the provisional agenda", ["8"]),
    (":agenda-item: Items 7 and 8", ["7", "8"]),
    (":agenda-item: Point 4 a) de l’ordre du jour", ["4(a)"]), (":agenda-item: none", []),
  ])
  func `items of the agenda are read from their line`(line: String, items: [String]) {
    #expect(document(line).agendaItems.map(\.item) == items)
  }
}
