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
    #expect(source.metadata["symbol"] == "ECE/PORT/2099/7")
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
}
