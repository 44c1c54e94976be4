import Documents
import TestSupport
import Testing

@testable import Reading

@Suite struct MarkdownTests {
  @Test func `front matter is metadata and no text`() {
    let source = readText(
      """
      ---
      symbol: A/RES/199/19
      record_id: "40\\u0039"
      title: 'Moorings: the pilot''s view' # a remark
      tags: [tides, ports]
      languages:
        - English
        - French
      a stray line
      ---

      # Moorings

      First paragraph.
      """, name: "specimen.md")
    #expect(source.metadata["symbol"] == "A/RES/199/19")
    #expect(source.metadata["record_id"] == "409")
    #expect(source.metadata["title"] == "Moorings: the pilot's view")
    #expect(source.metadata["tags"] == "tides\nports")
    #expect(source.metadata["languages"] == "English\nFrench")
    #expect(source.findings.map(\.kind) == ["front-matter"])
    #expect(outline(source) == "h1 Moorings\nFirst paragraph.")
  }

  @Test(
    arguments: [
      ("resolution [199/240](#), and", "resolution 199/240, and"),
      ("see [the *new* list](https://example.org/a_(b) \"title\").", "see the new list."),
      ("at <https://example.org/x>.", "at https://example.org/x."),
      ("text [on the report](a) stays", "text [on the report](a) stays"),
      ("a\\*b \\[c\\] snake_case_word", "a*b [c] snake_case_word"),
      ("**Bold** and __strong__ ~~gone~~ `code [x](y)`", "Bold and strong gone code [x](y)"),
      ("3 * 4 * 5 and Chair*", "3 * 4 * 5 and Chair*"),
      ("![a picture](a.png) caption", "caption"),
      ("one<br>two &amp; three&#8212;four &unknown;", "one two & three—four &unknown;"),
      ("a<sup>3</sup> m<sup>2nd</sup>", "a⟦3⟧ m2nd"),
      ("Treaty,[^12] and [^a]", "Treaty,⟦12⟧ and⟦a⟧"),
      ("1 < 2 and <unknown> tag", "1 < 2 and <unknown> tag"),
      ("<p>One</p> <p>Two</p>", "One\nTwo"),
      ("*Recalls* the report", "Recalls| the report"),
      ("[x][ref] and [y][none]\n\n[ref]: https://example.org", "x and [y][none]"),
      ("a <!-- remark --> b", "a b"),
      ("![unclosed and [nested [deeper", "![unclosed and [nested [deeper"),
    ])
  func `mark-up goes and its words stay`(markdown: String, text: String) {
    #expect(outline(readText(markdown, name: "specimen.md")) == text)
  }

  @Test func `a compound broken at a line's end is whole and what stands behind it moves along`() {
    let text = "*Recalls the tide- gauge* rule,[^1] short- and long-term, page 3 - 4 and A- B"
    let source = readText(text, name: "specimen.md")
    #expect(
      outline(source)
        == "Recalls the tide-gauge| rule,⟦1⟧ short- and long-term, page 3 - 4 and A- B")
  }

  @Test func `headings, rules, lists and quotes are told apart`() {
    let source = readText(
      """
      Moorings
      ========

      ## Part one ##

      ---

      - first
      - second

      * Reissued for technical reasons.

      > quoted
      > and on

      1. The first item.
      2. The second item.
      """, name: "specimen.md")
    #expect(
      outline(source) == """
        h1 Moorings
        h2 Part one
        {•} first
        {•} second
        * Reissued for technical reasons.
        +36 quoted and on
        1. The first item.
        2. The second item.
        """)
  }

  @Test func `a footnote takes in its second line and the number that was torn from it`() {
    let source = readText(
      """
      ---
      symbol: A/RES/199/19
      ---
      The Treaty,[^1] and the Report.[^2]

      [^1]: Report of the Conference, Estuary City,
      [^2094]: (publication No. E.94.X), chap. I.

      [^2]: See A/199/7 and
          A/199/8.
      """, name: "specimen.md")
    #expect(
      outline(source) == """
        The Treaty,⟦1⟧ and the Report.⟦2⟧
        [1] Report of the Conference, Estuary City, 2094 (publication No. E.94.X), chap. I.
        [2] See A/199/7 and A/199/8.
        """)
  }

  @Test func `plain text with links and elements is read with its tables`() {
    let source = readText(
      """
      1. The session rests on resolution [199/240](#).
      2. See <https://example.org/meeting/>.

      <i>Date/time</i>\t<i>Item</i>
      Monday, 3 May\t
      10 a.m.\t<p>5. Discussions: <i>(continued)</i></p> <p>(e) Tides</p>
      \t6. Other matters
      """)
    #expect(source.format == .markdown)
    #expect(
      outline(source) == """
        1. The session rests on resolution 199/240.
        2. See https://example.org/meeting/.
        row 0!:Date/time| ¦ 1!:Item|
        row 0:Monday, 3 May
        row 0:10 a.m. ¦ 1:5. Discussions: (continued) / (e) Tides
        row 1:6. Other matters
        """)
  }

  @Test func `a pipe table is rows with a head`() {
    let source = readText(
      "| Date | Item |\n|:-----|-----:|\n| 3 May | a \\| b |\n| | second |\n\nAfter.",
      name: "specimen.md")
    #expect(
      outline(source) == """
        row 0!:Date ¦ 1!:Item
        row 0:3 May ¦ 1:a | b
        row 1:second
        After.
        """)
  }

  @Test(arguments: ["[", "](", "<a", "**a", "`", "[^", "&a", "![", "<!--", "](a \"", "> ", "|-|\n"])
  func `a long run of one sign takes no longer than words`(sign: String) {
    let text = String(repeating: sign, count: 20_000)
    let time = threadTime { _ = readText(text, name: "specimen.md") }
    #expect(time < .seconds(5))
  }
}
