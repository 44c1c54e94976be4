import Documents
import Testing
import TestSupport

@testable import Render

@Suite struct JSONTests {
  @Test func `a value is written on one line in the order of its members`() {
    let value: JSON = [
      "b": .integer(-3), "a": .array([.null, .bool(true), .number(0.25)]), "c": .object([]),
    ]
    #expect(value.line == #"{"b":-3,"a":[null,true,0.25],"c":{}}"#)
    #expect(
      value.pretty
        == "{\n  \"b\": -3,\n  \"a\": [\n    null,\n    true,\n    0.25\n  ],\n  \"c\": {}\n}")
  }

  @Test(arguments: [
    ("a\"b\\c", #""a\"b\\c""#), ("\n\t\r", #""\n\t\r""#), ("\u{1B}[31m", #""\u001b[31m""#),
    ("\u{7F}\u{9B}\u{A0}é", "\"\\u007f\\u009b\u{A0}é\""), ("中文😀", "\"中文😀\""), ("\0", #""\u0000""#),
  ])
  func `a text is quoted and nothing a terminal obeys is left in it`(text: String, quoted: String) {
    #expect(JSON.string(text).line == quoted)
  }

  @Test func `a number that JSON does not know is null`() {
    #expect(JSON.number(.nan).line == "null")
    #expect(JSON.number(.infinity).line == "null")
  }
}

@Suite struct TableTests {
  let table = Table(columns: ["a", "b"])
  let row: JSON = ["b": .string("x,\"y\"\nz"), "a": .array([.integer(1)]), "c": .integer(9)]

  @Test(arguments: [
    (Format.csv, "a,b\r\n", "[1],\"x,\"\"y\"\"\nz\"\r\n"),
    (.tsv, "a\tb\n", "[1]\tx,\"y\" z\n"),
    (.markdown, "| a | b |\n|---|---|\n", "| \\[1\\] | x,\"y\" z |\n"),
  ])
  func `rows keep to their form`(format: Format, head: String, line: String) {
    #expect(table.head(format) == head)
    #expect(table.row(row, format) == line)
  }

  @Test(arguments: [
    ("\"a\" b", "\"\"\"a\"\" b\"\n"), ("a \"b\"", "a \"b\"\n"), ("", "\n"),
    ("\"\u{301}a", "\"\"\"\u{301}a\"\n"),
  ])
  func `a cell of tsv is quoted where a reader would take it for quoted`(
    text: String, line: String
  ) {
    #expect(Table(columns: ["a"]).row(["a": .string(text)], .tsv) == line)
  }
}

@Suite struct TerminalTextTests {
  @Test(arguments: [
    ("plain", "plain"), ("a\u{1B}[2Jb", "a\u{FFFD}[2Jb"), ("a\r\nb\tc", "a b c"),
    ("\u{9B}31m", "\u{FFFD}31m"), ("x\u{202E}y", "x\u{FFFD}y"), ("a\u{0}", "a\u{FFFD}"),
  ])
  func `nothing a terminal would obey is left`(text: String, clean: String) {
    #expect(TerminalText.clean(text) == clean)
  }

  @Test(arguments: [("abc", 3), ("中文", 4), ("e\u{301}", 1), ("قرار", 4), ("ｆｕｌｌ", 8)])
  func `width counts columns`(text: String, width: Int) {
    #expect(TerminalText.width(text) == width)
  }

  @Test func `a long text is clipped to its beginning and its end`() {
    let text = "Decides to consider the matter again at the ninety-first session of the Assembly"
    let clipped = TerminalText.clip(text, to: 40)
    #expect(clipped == "Decides to consider the mat … Assembly" || clipped.count <= 40)
    #expect(clipped.hasPrefix("Decides to") && clipped.hasSuffix("Assembly"))
  }

  @Test(arguments: 0..<40)
  func `wrapping loses no word and keeps within the width`(seed: Int) {
    var state = UInt64(seed) &* 6364136223846793005 &+ 1442695040888963407
    func next(_ below: Int) -> Int {
      state = state &* 6364136223846793005 &+ 1442695040888963407
      return Int(state >> 33) % below
    }
    let words = (0..<30).map { _ in
      ["a", "word", "第七十五届会议", "القرار", "antidisestablishmentarianism-and-more", "x/y"][next(6)]
    }
    let text = words.joined(separator: " ")
    let width = 20 + next(60)
    let page = Page(width: width, paint: Paint(isOn: false))
    let lines = Wrapping.lines(text, indent: 2, page: page)
    let squeeze = { (text: String) in text.filter { $0 != " " } }
    #expect(squeeze(lines.joined()) == squeeze(text), "seed \(seed)")
    #expect(lines.allSatisfy { TerminalText.width($0) <= width }, "seed \(seed)")
  }

  @Test func `highlighted ranges are painted to the byte`() {
    let page = Page(width: 80, paint: Paint(isOn: true))
    let lines = Wrapping.lines("la décision prise", highlights: [3..<12], indent: 0, page: page)
    #expect(lines == ["la \u{1B}[1;33mdécision\u{1B}[0m prise"])
  }
}

@Suite struct OutlineTests {
  static var specimen: Document {
    var document = Document()
    document.symbol = Symbol("A/RES/190/7")
    document.symbols = [document.symbol, Symbol("A/190/L.2")].compactMap { $0 }
    document.type = .resolution
    document.body = "A"
    document.session = "190"
    document.language = .english
    document.title = "Harbours of the outer ocean"
    document.adoptedOn = CalendarDay(year: 2135, month: 12, day: 7)
    document.agendaItems = [ItemMention(item: "9(b)", title: "Oceans: harbours")]
    document.origin = ["A/190/41#p9"].compactMap { Locator($0) }
    let text = { (path: String) in LocatorPath(path) ?? LocatorPath() }
    document.paragraphs = [
      Paragraph(path: text("pp1"), kind: .pp, text: "Recalling its resolution 189/3,", page: 1),
      Paragraph(
        path: text("op1"), kind: .op, label: "1", level: 1,
        text:
          "Requests the Harbour Board to survey, before the end of the session, all harbours that "
          + "have asked for it, and to report on:", page: 1),
      Paragraph(
        path: text("op1(a)"), kind: .op, label: "a", level: 2, text: "Depth;", page: 2),
      Paragraph(path: text("h1"), kind: .heading, text: "Annex\u{1B}[2J", page: 2),
    ]
    document.items = [AgendaItem(item: "5(d)", title: "Survey", parent: "5")]
    document.programme = [
      ProgrammeSlot(
        date: CalendarDay(year: 2135, month: 3, day: 1) ?? CalendarDay.first,
        start: ClockTime("15:00"), end: ClockTime("18:00"), meeting: 4,
        entries: [
          ProgrammeEntry(
            item: "5(d)", title: "Survey", continued: true,
            documents: ["A/190/L.2"].compactMap { Symbol($0) })
        ])
    ]
    document.speeches = [
      Speech(path: text("speech1"), speaker: "Ms. Sel", affiliation: "Atlantis", language: .french)
    ]
    var vote = Vote(at: [text("op1(a)")])
    vote.subject = "Draft resolution A/190/L.2"
    vote.symbol = Symbol("A/190/L.2")
    vote.adopted = Symbol("A/RES/190/7")
    vote.outcome = .adopted
    vote.manner = .recorded
    vote.inFavour = VoteSide(count: 2, states: ["Atlantis", "Eden"])
    vote.against = VoteSide(count: 0)
    vote.item = "5(d)"
    document.votes = [vote]
    document.footnotes = [Footnote(label: "1", text: "See A/190/41.", page: 2)]
    document.findings = [Finding(kind: "numbering-jump", place: "op1", message: "1 after 3")]
    return document
  }

  @Test func `an outline is as reviewed`() {
    let page = Page(width: 72, paint: Paint(isOn: false))
    let lines = Outline(OutlineTests.specimen, page: page, extent: .lines).text(file: "a.pdf")
    let whole = Outline(OutlineTests.specimen, page: page, extent: .whole).text(file: nil)
    #expect(Golden.difference(lines + "----\n" + whole, from: "outline.txt") == nil)
  }

  @Test func `a document's JSON is as reviewed`() {
    let json = OutlineTests.specimen.json(file: "a.pdf").pretty + "\n"
    #expect(Golden.difference(json, from: "document.json") == nil)
  }
}

extension CalendarDay {
  static let first = CalendarDay(iso: "1946-01-10") ?? { fatalError("a day of the calendar") }()
}
