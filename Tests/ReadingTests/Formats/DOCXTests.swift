import Documents
import TestSupport
import Testing

@testable import Reading

private func source(_ body: String, _ parts: [(name: String, content: String)] = []) -> Source {
  let opened = read(docx(body, parts), place: "specimen.docx", limits: .standard)
  return opened.source ?? Source(format: .docx)
}

/// A paragraph of list `number` at `level`.
private func item(_ number: Int, _ level: Int, _ text: String) -> String {
  "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"\(level)\"/><w:numId w:val=\"\(number)\"/></w:numPr></w:pPr>"
    + "<w:r><w:t>\(text)</w:t></w:r></w:p>"
}

private func level(_ index: Int, _ form: String, _ text: String, _ more: String = "") -> String {
  "<w:lvl w:ilvl=\"\(index)\"><w:start w:val=\"1\"/><w:numFmt w:val=\"\(form)\"/>"
    + "<w:lvlText w:val=\"\(text)\"/>\(more)</w:lvl>"
}

private func numbering(_ inside: String) -> (name: String, content: String) {
  ("word/numbering.xml", "<w:root>\(inside)</w:root>")
}

@Suite struct DOCXTests {
  @Test(
    arguments: [
      ("<w:r><w:t>One</w:t><w:tab/><w:t>two</w:t><w:br/><w:t>three</w:t></w:r>", "One two three"),
      (
        "<w:r><w:t>kept </w:t></w:r><w:ins><w:r><w:t>new</w:t></w:r></w:ins><w:del><w:r><w:delText>"
          + "old</w:delText><w:t>old</w:t></w:r></w:del>", "kept new"
      ),
      ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:t>seen</w:t></w:r>", "seen"),
      (
        "<w:hyperlink r:id=\"rId1\"><w:r><w:t>resolution 199/1</w:t></w:r></w:hyperlink>",
        "resolution 199/1"
      ),
      (
        "<w:r><w:t>Treaty</w:t></w:r><w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr>"
          + "<w:t>1</w:t></w:r><w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>2</w:t>"
          + "</w:r><w:r><w:t>, 2</w:t></w:r><w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr>"
          + "<w:t>nd</w:t></w:r><w:r><w:t xml:space=\"preserve\"> cycle</w:t></w:r>",
        "Treaty⟦12⟧, 2nd cycle"
      ),
      (
        "<mc:AlternateContent><mc:Choice><w:r><w:t>once</w:t></w:r></mc:Choice><mc:Fallback><w:r>"
          + "<w:t>twice</w:t></w:r></mc:Fallback></mc:AlternateContent>", "once"
      ),
      ("<w:r><w:t>non</w:t><w:noBreakHyphen/><w:t>use</w:t></w:r>", "non-use"),
      (
        "<w:r><w:fldChar/><w:instrText>PAGEREF x</w:instrText><w:fldChar/><w:t>7</w:t></w:r>", "7"
      ),
      (
        "<w:r><w:rPr><w:i/></w:rPr><w:t>Recalls</w:t></w:r><w:r><w:t xml:space=\"preserve\"> it</w:t>"
          + "</w:r>", "Recalls| it"
      ),
      (
        "<w:r><w:t>outer</w:t><w:drawing><w:txbxContent><w:p><w:r><w:t>box</w:t></w:r></w:p>"
          + "</w:txbxContent></w:drawing><w:t xml:space=\"preserve\"> text</w:t></w:r>",
        "outer text\nbox"
      ),
    ])
  func `runs become text`(runs: String, text: String) {
    #expect(outline(source("<w:p>\(runs)</w:p>")) == text)
  }

  @Test func `a paragraph whose mark was deleted goes on with the next`() {
    let body =
      "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t xml:space=\"preserve\">one </w:t></w:r>"
      + "</w:p><w:p><w:r><w:t>two</w:t></w:r></w:p>"
    #expect(outline(source(body)) == "one two")
  }

  @Test func `lists count by level, restart below and share their definition`() {
    let parts = [
      numbering(
        "<w:abstractNum w:abstractNumId=\"4\">" + level(0, "decimal", "%1.")
          + level(1, "lowerLetter", "(%2)") + level(2, "upperRoman", "%1.%2.%3")
          + level(3, "lowerRoman", "%1.%4", "<w:isLgl/>")
          + level(4, "decimal", "%5", "<w:lvlRestart w:val=\"0\"/>") + "</w:abstractNum>"
          + "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"4\"/></w:num>"
          + "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"4\"/></w:num>"
          + "<w:num w:numId=\"3\"><w:abstractNumId w:val=\"4\"/><w:lvlOverride w:ilvl=\"0\">"
          + "<w:startOverride w:val=\"7\"/></w:lvlOverride></w:num>")
    ]
    let body = [
      item(1, 0, "a"), item(1, 1, "b"), item(1, 1, "c"), item(1, 2, "d"), item(1, 3, "e"),
      item(1, 4, "f"), item(2, 0, "g"), item(2, 1, "h"), item(2, 4, "i"), item(3, 0, "j"),
      item(3, 0, "k"), item(0, 0, "plain"), item(99, 0, "unknown"),
    ]
    #expect(
      outline(source(body.joined(), parts)) == """
        {1.} a
        {(a)} b
        {(b)} c
        {1.b.I} d
        {1.1} e
        {1} f
        {2.} g
        {(a)} h
        {2} i
        {7.} j
        {8.} k
        plain
        unknown
        """)
  }

  @Test func `numbering comes through styles and can be switched off`() {
    let parts = [
      numbering(
        "<w:abstractNum w:abstractNumId=\"1\">"
          + level(0, "decimal", "%1.", "<w:pStyle w:val=\"Base\"/>")
          + level(1, "lowerLetter", "(%2)", "<w:pStyle w:val=\"Sub\"/>") + "</w:abstractNum>"
          + "<w:num w:numId=\"5\"><w:abstractNumId w:val=\"1\"/></w:num>"),
      (
        "word/styles.xml",
        "<w:root><w:style w:type=\"paragraph\" w:styleId=\"Base\"><w:pPr><w:numPr>"
          + "<w:numId w:val=\"5\"/></w:numPr></w:pPr><w:rPr><w:b/></w:rPr></w:style>"
          + "<w:style w:type=\"paragraph\" w:styleId=\"Sub\"><w:basedOn w:val=\"Base\"/></w:style>"
          + "<w:style w:type=\"paragraph\" w:styleId=\"H\"><w:name w:val=\"heading 2\"/>"
          + "<w:basedOn w:val=\"H\"/></w:style></w:root>"
      ),
    ]
    func paragraph(_ style: String, _ more: String = "") -> String {
      "<w:p><w:pPr><w:pStyle w:val=\"\(style)\"/>\(more)</w:pPr><w:r><w:t>x</w:t></w:r></w:p>"
    }
    let body =
      paragraph("Base") + paragraph("Sub") + paragraph("Base")
      + paragraph("Base", "<w:numPr><w:numId w:val=\"0\"/></w:numPr>") + paragraph("H")
    let source = source(body, parts)
    #expect(outline(source) == "{1.} x\n{(a)} x\n{2.} x\nx\nh2 x")
    #expect(source.blocks.map(\.style.isBold) == [true, true, true, true, false])
  }

  @Test(
    arguments: [
      ("lowerRoman", 4, "iv"), ("upperLetter", 28, "BB"), ("russianLower", 3, "в"),
      ("arabicAbjad", 2, "ب"), ("chineseCounting", 21, "二十一"), ("decimalZero", 7, "07"),
      ("decimalEnclosedCircle", 3, "③"), ("ordinal", 22, "22nd"), ("none", 5, ""),
    ])
  func `numbers are written in the form of the list`(name: String, number: Int, text: String) {
    #expect(WordNumbering.form(name, nil).text(number) == text)
  }

  @Test(arguments: [Int.min, -1, 0, 1, 30, 5000, Int.max])
  func `no number is out of a form's reach`(number: Int) {
    let forms: [NumberForm] = [
      .decimal, .lowerRoman, .lowerLetter, .upperAlpha, .russianUpper, .chineseCounting, .circled,
      .fullWidth, .ordinal, .padded(3), .arabicAlpha,
    ]
    for form in forms { #expect(!form.text(number).isEmpty) }
  }

  @Test func `rows keep their columns under spans and merged cells`() {
    func cell(_ text: String, _ properties: String = "") -> String {
      "<w:tc><w:tcPr>\(properties)</w:tcPr><w:p><w:r><w:t>\(text)</w:t></w:r></w:p></w:tc>"
    }
    let body =
      "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>" + cell("Date")
      + cell("Both", "<w:gridSpan w:val=\"2\"/>") + "</w:tr><w:tr>"
      + cell("3 May", "<w:vMerge w:val=\"restart\"/>") + cell("a") + cell("b") + "</w:tr><w:tr>"
      + cell("", "<w:vMerge/>") + cell("c") + cell("d") + "</w:tr></w:tbl>"
    #expect(
      outline(source(body)) == """
        row 0!:Date ¦ 1!:Both
        row 0:3 May ¦ 1:a ¦ 2:b
        row 1:c ¦ 2:d
        """)
  }

  @Test func `a framed paragraph that begins with an asterisk is a footnote`() {
    let body =
      "<w:p><w:r><w:t>Item 3 of the preliminary list*</w:t></w:r></w:p><w:p><w:pPr><w:framePr/>"
      + "</w:pPr><w:r><w:tab/><w:t>*</w:t><w:tab/><w:t>A/199/50.</w:t></w:r></w:p>"
    #expect(outline(source(body)) == "Item 3 of the preliminary list*\n[*] A/199/50.")
  }

  @Test func `footnotes are numbered as they are referred to`() {
    let parts: [(name: String, content: String)] = [
      (
        "word/footnotes.xml",
        "<w:root><w:footnote w:type=\"separator\" w:id=\"0\"><w:p><w:r><w:t>__</w:t></w:r></w:p>"
          + "</w:footnote><w:footnote w:id=\"9\"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:tab/>"
          + "<w:t>Second text.</w:t></w:r></w:p></w:footnote><w:footnote w:id=\"3\"><w:p><w:r>"
          + "<w:t>First text.</w:t></w:r></w:p></w:footnote><w:footnote w:id=\"5\"><w:p><w:r><w:t>* "
          + "A note.</w:t></w:r></w:p></w:footnote></w:root>"
      )
    ]
    let body =
      "<w:p><w:r><w:t>List</w:t></w:r><w:r><w:footnoteReference w:customMarkFollows=\"1\" "
      + "w:id=\"5\"/><w:t>*</w:t></w:r></w:p><w:p><w:r><w:t>Treaty,</w:t></w:r><w:r>"
      + "<w:footnoteReference w:id=\"3\"/></w:r><w:r><w:t xml:space=\"preserve\"> Report</w:t></w:r>"
      + "<w:r><w:footnoteReference w:id=\"9\"/></w:r></w:p>"
    #expect(
      outline(source(body, parts)) == """
        List⟦*⟧
        Treaty,⟦1⟧ Report⟦2⟧
        [*] A note.
        [1] First text.
        [2] Second text.
        """)
  }

  @Test func `a title page's header opens the text and other headers are running`() {
    let relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/header"
    let parts: [(name: String, content: String)] = [
      (
        "word/_rels/document.xml.rels",
        "<R><Relationship Id=\"rId1\" Type=\"\(relation)\" Target=\"header1.xml\"/>"
          + "<Relationship Id=\"rId2\" Type=\"\(relation)\" Target=\"header2.xml\"/></R>"
      ),
      (
        "word/header1.xml",
        "<w:root><w:tbl><w:tr><w:tc><w:p><w:r><w:t>A/199/7</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r>"
          + "<w:t>Distr.: General</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:root>"
      ),
      (
        "word/header2.xml",
        "<w:root><w:p><w:r><w:t>A/199/7</w:t></w:r></w:p><w:p><w:r><w:t>2/4"
          + "</w:t></w:r></w:p></w:root>"
      ),
      (
        "docProps/custom.xml",
        "<P><property name=\"Symbol1\"><v>A/199/7_x000d_</v></property></P>"
      ),
    ]
    let body =
      "<w:p><w:r><w:t>Text</w:t></w:r></w:p><w:sectPr><w:headerReference w:type=\"first\" "
      + "r:id=\"rId1\"/><w:headerReference w:type=\"default\" r:id=\"rId2\"/><w:titlePg/></w:sectPr>"
    let source = source(body, parts)
    #expect(outline(source) == "A/199/7\nDistr.: General\nText")
    #expect(source.running == ["2/4"])
    #expect(source.metadata["symbol"] == "A/199/7")
  }

  @Test func `other archives and bombs are refused`() {
    let book = read(zip([("xl/workbook.xml", "<x/>")]), place: "a.docx", limits: .standard)
    #expect(book.findings.map(\.message) == ["is an Excel workbook, which is not read"])
    var limits = ReadingLimits.standard
    limits.unpackedBytes = 100
    let bomb = read(docx(String(repeating: "<w:p/>", count: 100)), place: "a.docx", limits: limits)
    #expect(bomb.findings.map(\.kind) == ["too-large"])
    let broken = read(Array(docx("<w:p/>").prefix(60)), place: "a.docx", limits: .standard)
    #expect(broken.findings.map(\.kind) == ["broken-file"])
  }

  @Test(arguments: 0..<60) func `a damaged file ends in a source or a finding`(seed: Int) {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 7
    func next(_ bound: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state % UInt64(bound))
    }
    // Damage to mark-up that the archive's checksums do not see.
    let pieces = [
      "<w:p>", "</w:p>", "<w:r>", "<w:tbl>", "<w:tr>", "<w:tc>", "</w:tbl>", "</w:tc>", "<w:del>",
      "<w:t>x</w:t>", "<w:txbxContent>", "</w:txbxContent>", "<w:footnoteReference w:id=\"1\"/>",
      "<w:gridSpan w:val=\"99999\"/>", "<w:vMerge/>", "</w:r>", "<w:sectPr>", "<w:pPr>",
      "<w:numPr><w:ilvl w:val=\"-5\"/><w:numId w:val=\"1\"/></w:numPr>", "</w:pPr>", "<w:rPr>",
      "&x;",
      "<w:ind w:left=\"999999999\" w:hanging=\"-999999999\"/>", "<w:gridBefore w:val=\"999999\"/>",
    ]
    let body = (0..<300).map { _ in pieces[next(pieces.count)] }.joined()
    var bytes = docx(body)
    if seed % 3 == 0 { for _ in 0..<20 { bytes[next(bytes.count)] = UInt8(next(256)) } }
    let opened = read(bytes, place: "a.docx", limits: .standard)
    #expect(opened.source != nil || !opened.findings.isEmpty)
  }
}
