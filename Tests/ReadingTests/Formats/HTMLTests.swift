import Documents
import TestSupport
import Testing

@testable import Reading

private func page(_ body: String) -> Source { readText("<html><body>" + body, name: "page.txt") }

@Suite struct HTMLTests {
  @Test(
    arguments: [
      (
        "<h2>Moorings</h2><p>One<br>line</p><p>Two<br><br>parts",
        "h2 Moorings\nOne line\nTwo\nparts"
      ),
      (
        "<div>loose <b>bold</b> words<p>paragraph</p>after</div>",
        "loose bold words\nparagraph\nafter"
      ),
      ("<p>a &lt;b&gt; &eacute;&#8212;&nbsp;c</p>", "a <b> é— c"),
      ("<p>Treaty<sup>3</sup> and Report<sup>4, 5</sup></p>", "Treaty⟦3⟧ and Report⟦4⟧⟦5⟧"),
      ("<p>10 km<sup>2</sup>, 1<sup>st</sup>, n<sup>o</sup> 5</p>", "10 km2, 1st, no 5"),
      ("<p>Text<sup>1</sup></p><p><sup>1</sup> The note.</p>", "Text⟦1⟧\n[1] The note."),
      ("<p><i>Recalls</i> the report</p>", "Recalls| the report"),
      ("<script>var x = '<p>no</p>'</script><style>p{}</style><p>yes", "yes"),
      ("<nav>menu</nav><p style='display: none'>hidden</p><p>seen</p>", "seen"),
      ("<pre>first line\n\nsecond line</pre>", "first line\nsecond line"),
      ("<p>unclosed <b>bold<p>next", "unclosed bold\nnext"),
    ])
  func `elements become blocks`(body: String, text: String) {
    #expect(outline(page(body)) == text)
  }

  @Test(
    arguments: [
      ("<ol><li>a<li>b</ol>", "+36 {1.} a\n+36 {2.} b"),
      ("<ol type=a start=3><li>x<li value=7>y<li>z</ol>", "+36 {c.} x\n+36 {g.} y\n+36 {h.} z"),
      ("<ol type=i reversed start=4><li>x<li>y</ol>", "+36 {iv.} x\n+36 {iii.} y"),
      (
        "<ol><li>one<ol type=A><li>in</ol><li>two</ol>",
        "+36 {1.} one\n+72 {A.} in\n+36 {2.} two"
      ),
      ("<ul><li><p>first</p><p>second</p></ul>", "+36 {•} first\n+36 second"),
      ("<ol start=99999999999><li>x</ol>", "+36 {1.} x"),
    ])
  func `list items carry the label that a browser shows`(body: String, text: String) {
    #expect(outline(page(body)) == text)
  }

  @Test func `rows keep their columns under spans`() {
    let source = page(
      """
      <table><caption>Meetings</caption>
      <tr><th colspan=3>Held in 2099<br>(latest first)</th></tr>
      <tr><th>Record<th>Date<th>Outcome</tr>
      <tr><td rowspan=2>S/PV.99901<td>3 May<td>S/RES/9901 (2099)<br>15-0-0</tr>
      <tr><td>4 May<td>--</tr>
      <tr><td>S/PV.99902<td><td>none</tr></table>
      """)
    #expect(
      outline(source) == """
        Meetings
        row 0!:Held in 2099 (latest first)
        row 0!:Record ¦ 1!:Date ¦ 2!:Outcome
        row 0:S/PV.99901 ¦ 1:3 May ¦ 2:S/RES/9901 (2099) / 15-0-0
        row 1:4 May ¦ 2:--
        row 0:S/PV.99902 ¦ 2:none
        """)
  }

  @Test func `a table of one column only laid the page out`() {
    #expect(outline(page("<table><tr><td><p>One</p><p>Two</p></table>")) == "One\nTwo")
  }

  @Test func `the head is metadata`() {
    let source = readText(
      """
      <!DOCTYPE html><html lang="fr"><head><title>Le  port</title>
      <meta name="DC.Date" content="2099-05-03"></head><body><p>Texte</p></body></html>
      """)
    #expect(source.format == .html)
    #expect(source.metadata == ["title": "Le port", "dc.date": "2099-05-03", "language": "fr"])
    #expect(outline(source) == "Texte")
  }

  @Test func `the declared encoding is followed`() {
    let bytes = Array("<html><meta charset='windows-1251'><p>".utf8) + [0xCF, 0xEE, 0xF0, 0xF2]
    let opened = read(bytes, place: "page.html", limits: .standard)
    #expect(opened.source.map(outline) == "Порт")
    #expect(opened.findings.isEmpty)
  }

  @Test func `a saved error page is no document`() {
    let bytes = Array(
      "<html><title>Error</title><p>The document you are looking for does not exist.</p>".utf8)
    let opened = read(bytes, place: "A_199_1.pdf", limits: .standard)
    #expect(opened.source == nil)
    #expect(opened.findings.map(\.kind) == ["not-a-document"])
  }

  @Test(arguments: ["<div>", "<table><tr><td>", "<ol><li>", "<b>", "<sup>", "<p", "&#"])
  func `deep and long nesting ends quickly`(piece: String) {
    let text = "<html>" + String(repeating: piece, count: 20_000) + "x"
    let time = threadTime { _ = readText(text) }
    #expect(time < .seconds(5))
  }
}

@Suite struct XMLTests {
  @Test func `titles, lists, numbers and notes are told by their names`() {
    let source = readText(
      """
      <?xml version="1.0"?>
      <act xml:lang="en"><title>Charter of the Port</title>
      <section><heading>Tides</heading><para>Whereas <i>tides</i> rise,</para>
      <orderedlist><listitem><para>first</para></listitem><listitem>second</listitem></orderedlist>
      <clause><num>(a)</num><content><p>A pilot<authorialNote marker="7"><p>See A/199/1.</p>
      </authorialNote> boards.</p></content></clause></section></act>
      """)
    #expect(source.format == .xml)
    #expect(source.metadata == ["language": "en", "title": "Charter of the Port"])
    #expect(
      outline(source) == """
        h1 Charter of the Port
        h2 Tides
        Whereas tides rise,
        +36 {1.} first
        +36 {2.} second
        {(a)} A pilot⟦7⟧ boards.
        [7] See A/199/1.
        """)
  }

  @Test func `entities do not expand`() {
    let entities = (1...9).map {
      "<!ENTITY e\($0) \"" + String(repeating: "&e\($0 - 1);", count: 10) + "\">"
    }
    let source = readText(
      "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e0 \"lol\">" + entities.joined()
        + "<!ENTITY f SYSTEM \"file:///etc/passwd\">]><x><p>a &e9; &f; b &amp; c</p></x>")
    #expect(outline(source) == "a b & c")
  }

  @Test func `broken XML keeps what was read, with a finding`() {
    let source = readText("<?xml version=\"1.0\"?><x><p>one</p><p>two")
    #expect(outline(source) == "one\ntwo")
    #expect(source.findings.map(\.kind) == ["broken-markup"])
  }
}
