import Documents
import Testing

@testable import Reading

/// A short notation of a source: a block a line, its marks before a bar.
func outline(_ source: Source) -> String {
  var lines: [String] = []
  for block in source.blocks { lines += outline(block) }
  for note in source.footnotes { lines.append("[\(note.label)] \(note.text)") }
  return lines.joined(separator: "\n")
}

private func outline(_ block: Block) -> [String] {
  if let cells = block.cells {
    let row = cells.map { cell in
      "\(cell.column)\(cell.isHeader ? "!" : ""):"
        + cell.blocks.flatMap(outline).joined(separator: " / ")
    }
    return ["row " + row.joined(separator: " ¦ ")]
  }
  var marks = ""
  if let page = block.page { marks += "p\(page) " }
  if let level = block.headingLevel { marks += "h\(level) " }
  if let indent = block.firstIndent, indent > 0 { marks += "+\(Int(indent)) " }
  if let label = block.automaticLabel { marks += "{\(label)} " }
  var text = Array(block.text.utf8)
  for marker in block.markers.reversed() {
    text.insert(contentsOf: Array("⟦\(marker.label)⟧".utf8), at: marker.offset)
  }
  if block.style.italicPrefix > 0 { text.insert(0x7C, at: block.style.italicPrefix) }
  return [marks + String(decoding: text, as: UTF8.self)]
}

func readText(_ text: String, name: String = "specimen.txt") -> Source {
  let opened = read(Array(text.utf8), place: name, limits: .standard)
  return opened.source ?? Source(format: .text)
}

@Suite struct PlainTextTests {
  @Test func `a short text whose paragraphs stand apart is wrapped where few lines begin small`() {
    let source = readText(
      """
      936 (2060). Resolution of 31 May 2060
      [P/4330]

      The Port Council,

      Having examined the application of the Lunar
      Republic, 17

      Having seen the reports of the Keeper of
      Lamps, 18
      Recommends to the Harbour that the Lunar Republic be admitted to membership in the United
      Harbours.

      Adopted unanimously at the
      864th meeting.
      """)
    #expect(
      outline(source) == """
        936 (2060). Resolution of 31 May 2060
        [P/4330]
        The Port Council,
        Having examined the application of the Lunar Republic, 17
        Having seen the reports of the Keeper of Lamps, 18
        Recommends to the Harbour that the Lunar Republic be admitted to membership in the United \
        Harbours.
        Adopted unanimously at the 864th meeting.
        """)
  }

  @Test func `lines of which some are two put together at a hyphen are joined`() {
    let source = readText(
      """
      The Port Council,

      Having discussed the grave situation in the subharbour, which remains a threat to all lamps
      and clocks of the harbour and to those who
      keep them,

      Having heard the statements of the Deputy Prime
      Keeper of Lamps and of the Keeper of
      Clocks,

      Noting further the statement made at the 1616th meeting of the Council by the Keeper of Lamps
      at the end of the winter, containing a
      declaration on clocks,

      1. Demands that a lasting rest of all clocks
      in all harbours be kept until all of the lamps
      are lit again, as soon as may be, by their
      keepers in all of the harbours and on all of the ships of the coast, which are many and old,
      and that it be kept.
      """)
    #expect(
      outline(source).contains(
        "Having heard the statements of the Deputy Prime Keeper of Lamps and of the Keeper of Clocks,"
      ))
  }

  @Test func `wrapped lines are joined and words broken by a hyphen are whole again`() {
    let source = readText(
      """
      Resolution 9001 (2091)
      of 29 January 2091

      Noting that the consulta-
      tions on the lunar estuary have been of use and
      that the consultations go on without the non-
      signatory parties,

      1. Decides to extend the mandate of the Mission in the
      Estuary for a further period of six months;
      2. Requests the Secretary-General to report to the
      Council thereon.

      Adopted unanimously at the
      12788th meeting.
      """)
    #expect(
      outline(source) == """
        Resolution 9001 (2091) of 29 January 2091
        Noting that the consultations on the lunar estuary have been of use and that the \
        consultations go on without the non-signatory parties,
        1. Decides to extend the mandate of the Mission in the Estuary for a further period of six \
        months;
        2. Requests the Secretary-General to report to the Council thereon.
        Adopted unanimously at the 12788th meeting.
        """)
  }

  @Test func `lines that are paragraphs stay apart and keep their indent`() {
    let source = readText(
      """
      3. Credentials of representatives to the session
          (a) Appointment of the members of the Committee
      \t(b) Report of the Committee
      4. Election of the President
      """)
    #expect(
      outline(source) == """
        3. Credentials of representatives to the session
        +36 (a) Appointment of the members of the Committee
        +36 (b) Report of the Committee
        4. Election of the President
        """)
  }

  @Test func `Chinese lines are joined without a space`() {
    let line = "委员会审议了关于月球河口航行自由的报告并决定继续审议这一问题直到下届会议"
    let source = readText([line, line, line, line, line, "结束。"].joined(separator: "\n"))
    #expect(source.blocks.first?.text.contains(" ") == false)
    #expect(source.blocks.count == 1)
  }

  @Test func `the notes at the end are footnotes`() {
    let source = readText(
      """
      Recalling its resolution 9000 (2091), 12

      Adopted unanimously.


      12 Ibid., document S/99440.
      13 Official Records of the Council, Hundredth Year,
      document S/99611.
      """)
    #expect(
      outline(source) == """
        Recalling its resolution 9000 (2091), 12
        Adopted unanimously.
        [12] Ibid., document S/99440.
        [13] Official Records of the Council, Hundredth Year, document S/99611.
        """)
  }

  @Test func `a note behind one blank line is one where the text refers to it`() {
    func notes(_ text: String) -> [Footnote] { readText(text).footnotes }
    let cited = notes(
      "Having examined the lamps, 32\n\nAdopted at once.\n\n32 Ibid., document S/99440.\n")
    #expect(cited == [Footnote(label: "32", text: "Ibid., document S/99440.")])
    #expect(notes("Having examined 32 lamps,\n\nAdopted at once.\n\n32 Lamps are left.\n").isEmpty)
  }

  @Test func `a short text is wrapped where its lines end in little words`() {
    let source = readText(
      """
      155 (2091). Resolution of 24 August 2091
      [S/99469]

      The Port Council,

      Having examined the application of the Republic of
      Lamplight, 32

      Recommends to the Assembly of Harbours that the Republic of Lamplight be admitted to the
      Union.

      Adopted unanimously at the
      892nd meeting.
      """)
    #expect(
      outline(source) == """
        155 (2091). Resolution of 24 August 2091
        [S/99469]
        The Port Council,
        Having examined the application of the Republic of Lamplight, 32
        Recommends to the Assembly of Harbours that the Republic of Lamplight be admitted to the Union.
        Adopted unanimously at the 892nd meeting.
        """)
  }

  @Test func `tab-separated lines are rows with columns`() {
    let source = readText("Date\tItem\nMonday, 3 May\t\n10 a.m.\tOpening\n\tStatements\n")
    #expect(
      outline(source) == """
        row 0:Date ¦ 1:Item
        row 0:Monday, 3 May
        row 0:10 a.m. ¦ 1:Opening
        row 1:Statements
        """)
  }

  @Test func `a tab behind a paragraph's number is no table`() {
    let source = readText("12.\tThe Committee met.\n13.\tThe Committee rose.\n")
    #expect(outline(source) == "12. The Committee met.\n13. The Committee rose.")
  }

  @Test func `form feeds count pages and their running lines are data`() {
    let pages = zip(1..., ["harbours", "the tide", "moorings", "pilots"]).map { page, word in
      "A/199/PV.7\n\nThe delegation of the Estuary went on to speak about \(word) and\n"
        + "said that \(word) were of use to all members of the\n\n40-12345 \(page)/4\n"
    }
    let source = readText(pages.joined(separator: "\u{C}"))
    #expect(source.pages == 4)
    #expect(source.running == ["A/199/PV.7", "40-12345 1/4"])
    #expect(source.blocks.allSatisfy { !$0.text.contains("PV.7") && !$0.text.contains("40-12345") })
  }

  @Test func `a page number that interrupts a sentence goes and the sentence is whole`() {
    let source = readText(
      """
      We are delighted to welcome to our family of nations
      the lunar ports, which are, like
      25


      Estuary, small developing harbours and members of the
      commonwealth of moorings.
      """)
    #expect(
      outline(source) == """
        We are delighted to welcome to our family of nations the lunar ports, which are, like \
        Estuary, small developing harbours and members of the commonwealth of moorings.
        """)
    #expect(source.running == ["25"])
  }

  @Test func `numbers that stand alone and count up are page numbers`() {
    let page = (1...8).map { "The port has a harbour, and quay \($0) is its own.\n\n" }.joined()
    let source = readText((1...4).map { page + "\($0)\n\n" }.joined() + "The end.")
    #expect(source.blocks.count == 33)
    #expect(source.running == ["1"])
  }

  @Test func `a number that stands alone once stays`() {
    let source = readText("The vote was as follows.\n\n12\n\nThe port was closed.")
    #expect(
      source.blocks.map(\.text) == ["The vote was as follows.", "12", "The port was closed."])
  }

  @Test func `invisible characters go and unusual spaces become spaces`() {
    let source = readText("No.\u{A0}7\u{200B} of\u{2009}the  Com\u{AD}mittee\u{200F}\u{7}")
    #expect(source.blocks.map(\.text) == ["No. 7 of the Committee"])
  }

  @Test func `one line of many megabytes is one block`() {
    let text = String(repeating: "word ", count: 400_000)
    let source = readText(text)
    #expect(source.blocks.count == 1)
    #expect(source.blocks.first?.text.utf8.count == text.utf8.count - 1)
  }

  @Test(arguments: ["a\tb\n", "| a | b |\n|---|---|\n\n"])
  func `too many rows are cut with a finding`(
    row: String
  ) {
    var limits = ReadingLimits.standard
    limits.blocks = 10
    let text = String(repeating: row, count: 40)
    let opened = read(Array(text.utf8), place: "long.md", limits: limits)
    #expect(opened.source?.blocks.count == 10)
    #expect(opened.source?.findings.map(\.kind) == ["too-long"])
  }

  @Test func `too many lines are cut with a finding`() {
    var limits = ReadingLimits.standard
    limits.lines = 10
    let text = (1...20).map { "Paragraph number \($0).\n\n" }.joined()
    let opened = read(Array(text.utf8), place: "long.txt", limits: limits)
    #expect(opened.source?.blocks.count == 10)
    #expect(opened.source?.findings.map(\.kind) == ["too-long"])
  }
}
