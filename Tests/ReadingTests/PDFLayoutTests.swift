import Documents
import Testing

@testable import Reading

/// Pages of words set at given places, as poppler would give them.
struct Typesetter {
  private(set) var pages: [PDFPage] = []
  /// Width of a letter, in sizes.
  static let pitch = 0.5

  mutating func page(width: Double = 600, height: Double = 800) {
    pages.append(PDFPage(number: pages.count + 1, width: width, height: height))
  }

  /// Sets words from `x` on the baseline `y`, with a space of a quarter of the size between.
  mutating func line(
    _ text: String, x: Double, y: Double, size: Double = 10, style: PDFStyle = []
  ) {
    var left = x
    for word in text.split(separator: " ") {
      left = piece(String(word), x: left, y: y, size: size, style: style) + 0.25 * size
    }
  }

  /// Sets one run of letters and returns its right edge.
  @discardableResult
  mutating func piece(
    _ text: String, x: Double, y: Double, size: Double = 10, style: PDFStyle = []
  ) -> Double {
    let right = x + Double(text.count) * Typesetter.pitch * size
    let at = pages.count - 1
    let start = pages[at].text.count
    pages[at].text += Array(text.utf8)
    pages[at].words.append(
      PDFWord(
        text: start..<pages[at].text.count, x0: x, x1: right, baseline: y, size: size,
        style: style))
    return right
  }

  /// Sets lines of full width one below the other and returns the baseline after the last.
  mutating func paragraph(_ lines: [String], x: Double, indent: Double, y: Double) -> Double {
    for (index, text) in lines.enumerated() {
      line(text, x: index == 0 ? x + indent : x, y: y + 12 * Double(index))
    }
    return y + 12 * Double(lines.count)
  }

  var layout: PDFLayout { PDFLayout(pages.map { PDFSheet($0) }) }
}

@Suite struct PDFLayoutTests {
  /// 72 letters fill the measure from 100 to 460.
  private let full = "every line of this invented paragraph reaches as far as the right edge of it"

  private func body(_ set: inout Typesetter, from y: Double = 300, paragraphs: Int = 5) -> Double {
    var y = y
    for _ in 0..<paragraphs {
      y = set.paragraph([full, full, full, "and ends here."], x: 100, indent: 24, y: y) + 6
    }
    return y
  }

  @Test func `lines become paragraphs by indent and leading`() {
    var set = Typesetter()
    set.page()
    _ = body(&set)
    let blocks = set.layout.blocks
    #expect(blocks.count == 5)
    #expect(Set(blocks.map(\.text)) == ["\(full) \(full) \(full) and ends here."])
    #expect(blocks[1].firstIndent == 24)
    #expect(blocks[1].indent == 0)
  }

  @Test func `a word that kerning cuts is whole`() {
    var set = Typesetter()
    set.page()
    let end = set.piece("developme", x: 100, y: 300)
    let next = set.piece("nt", x: end + 1.2, y: 300)
    set.piece("fund", x: next + 2.3, y: 300)
    #expect(set.layout.blocks.map(\.text) == ["development fund"])
  }

  @Test func `a small raised number is a marker and no text`() {
    var set = Typesetter()
    set.page()
    let end = set.piece("session,", x: 100, y: 300)
    set.piece("12", x: end + 0.3, y: 296.5, size: 6.5)
    set.piece("held", x: end + 9, y: 300)
    let block = set.layout.blocks.first
    #expect(block?.text == "session, held")
    #expect(block?.markers == [FootnoteMarker(label: "12", offset: 8)])
  }

  @Test func `square metres hold no footnote`() {
    var set = Typesetter()
    set.page()
    let end = set.piece("40 km", x: 100, y: 300)
    set.piece("2", x: end + 0.3, y: 296.5, size: 6.5)
    #expect(set.layout.blocks.map(\.text) == ["40 km²"])
  }

  @Test func `a footnote's raised number may stand on a line of its own`() {
    var set = Typesetter()
    set.page()
    let y = body(&set, from: 200)
    for (label, top) in [("1", y + 40), ("2", y + 70)] {
      set.line(label, x: 100, y: top, size: 6)
      set.line("Note \(label) is set beside its number and a little", x: 120, y: top + 3, size: 8)
      set.line("lower, over two lines.", x: 100, y: top + 13, size: 8)
    }
    set.line(
      "\u{F02A}\u{F031}\u{F038}\u{F030}\u{F031}\u{F037}\u{F02A}\u{F020}", x: 100, y: 780, size: 28)
    let layout = set.layout
    #expect(
      layout.footnotes.map { $0.label + " " + $0.text } == [
        "1 Note 1 is set beside its number and a little lower, over two lines.",
        "2 Note 2 is set beside its number and a little lower, over two lines.",
      ])
    #expect(layout.blocks.count == 5)
  }

  @Test func `footnotes in the text's own size are set apart and have raised numbers`() {
    var set = Typesetter()
    set.page()
    let y = body(&set, from: 200)
    for (label, top) in [("3", y + 30), ("4", y + 66)] {
      set.line(label, x: 100, y: top - 3, size: 5)
      set.line("Note \(label) is set as large as the text is and", x: 106, y: top)
      set.line("goes on in another line.", x: 100, y: top + 12)
    }
    let layout = set.layout
    #expect(
      layout.footnotes.map { $0.label + " " + $0.text } == [
        "3 Note 3 is set as large as the text is and goes on in another line.",
        "4 Note 4 is set as large as the text is and goes on in another line.",
      ])
    #expect(layout.blocks.count == 5)
  }

  @Test func `a footnote's number may hang left of it where the text has it as a marker`() {
    func page(marked: Bool) -> PDFLayout {
      var set = Typesetter()
      set.page()
      let y = body(&set, from: 200)
      set.line("All of it is told elsewhere", x: 100, y: y)
      if marked { set.piece("1", x: 222, y: y - 3, size: 5) }
      set.line("1", x: 100, y: y + 40)
      set.line("A note that hangs beside its number and", x: 130, y: y + 40)
      set.line("goes on in another line.", x: 130, y: y + 52)
      return set.layout
    }
    #expect(
      page(marked: true).footnotes == [
        Footnote(
          label: "1", text: "A note that hangs beside its number and goes on in another line.",
          page: 1)
      ])
    #expect(page(marked: false).footnotes.isEmpty)
  }

  @Test func `a number in the last row of a table is no page's`() {
    var set = Typesetter()
    set.page()
    var y = 300.0
    for number in 1...14 {
      set.line("10 a.m.–1 p.m.", x: 100, y: y)
      set.line("\(number)", x: 220, y: y)
      set.line("Opening of part \(number) of the session", x: 280, y: y)
      y += 30
    }
    set.line("2/5", x: 100, y: 760)
    let texts = set.layout.blocks.flatMap { $0.cells ?? [] }.flatMap(\.blocks).map(\.text)
    #expect(texts.contains("14"))
    #expect(set.layout.running == ["2/5"])
  }

  @Test func `footnotes below a rule are read with their labels`() {
    var set = Typesetter()
    set.page()
    _ = body(&set)
    set.line("__________________", x: 100, y: 700, size: 8)
    set.piece("3", x: 110, y: 712, size: 5.5)
    set.line("A first invented note", x: 116, y: 714, size: 8.5)
    set.line("of two lines.", x: 100, y: 724, size: 8.5)
    set.piece("4", x: 110, y: 732, size: 5.5)
    set.line("Ibid.", x: 116, y: 734, size: 8.5)
    let layout = set.layout
    #expect(layout.blocks.count == 5)
    #expect(
      layout.footnotes == [
        Footnote(label: "3", text: "A first invented note of two lines.", page: 1),
        Footnote(label: "4", text: "Ibid.", page: 1),
      ])
  }

  @Test func `running lines are data and never text`() {
    var set = Typesetter()
    for page in 1...3 {
      set.page()
      if page > 1 { set.line("A/199/12", x: 60, y: 60, size: 8.5) }
      _ = body(&set, from: page == 1 ? 300 : 90, paragraphs: 5)
      set.line("\(page)/3", x: 60, y: 756, size: 8.5)
      set.line("99-12345", x: 500, y: 755, size: 7)
    }
    let layout = set.layout
    #expect(layout.blocks.count == 15)
    #expect(layout.running.contains("A/199/12"))
    #expect(layout.running.contains("99-12345"))
    #expect(!layout.blocks.contains { $0.text.contains("12345") || $0.text.contains("/3") })
  }

  @Test func `a paragraph goes on over a page`() {
    var set = Typesetter()
    set.page()
    let y = body(&set)
    _ = set.paragraph([full, full], x: 100, indent: 24, y: y)
    set.page()
    set.line("and ends on the page behind.", x: 100, y: 90)
    _ = body(&set, from: 108)
    let blocks = set.layout.blocks
    #expect(blocks.count == 11)
    #expect(blocks[5].text == "\(full) \(full) and ends on the page behind.")
    #expect(blocks[5].page == 1)
  }

  @Test func `the two sides of a masthead are never one line`() {
    var set = Typesetter()
    set.page()
    set.line("United Nations", x: 120, y: 50, size: 14)
    let end = set.piece("A", x: 480, y: 50, size: 20)
    set.piece("/RES/199/3", x: end + 0.2, y: 50)
    set.line("General Assembly", x: 120, y: 80, size: 20, style: .bold)
    set.line("Distr.: General", x: 400, y: 78)
    set.line("1 March 2144", x: 400, y: 90)
    _ = body(&set)
    #expect(
      set.layout.blocks.prefix(5).map(\.text) == [
        "United Nations", "A/RES/199/3", "General Assembly", "Distr.: General", "1 March 2144",
      ])
  }

  @Test func `columns with free space between make a table, over a page too`() {
    var set = Typesetter()
    set.page()
    var y = body(&set, from: 300, paragraphs: 2)
    for (day, time, subject) in [
      ("Day", "Time", "Subject"), ("Monday", "10 a.m.", "Opening of the session"),
      ("Tuesday", "3 p.m.", "General exchange of views"),
    ] {
      y += 18
      set.line(day, x: 100, y: y, style: day == "Day" ? .italic : [])
      set.line(time, x: 200, y: y, style: day == "Day" ? .italic : [])
      set.line(subject, x: 300, y: y, style: day == "Day" ? .italic : [])
    }
    set.line("continued", x: 300, y: y + 12)
    set.page()
    set.line("on the page behind", x: 300, y: 90)
    for row in 0..<3 {
      let y = 108 + 18 * Double(row)
      set.line("Friday", x: 100, y: y)
      set.line("10 a.m.", x: 200, y: y)
      set.line("Closing", x: 300, y: y)
    }
    let rows = set.layout.blocks.compactMap(\.cells)
    #expect(rows.count == 6)
    #expect(rows.allSatisfy { $0.map(\.column) == [0, 1, 2] })
    #expect(rows.first?.allSatisfy(\.isHeader) == true)
    #expect(
      rows[2].last?.blocks.map(\.text) == [
        "General exchange of views continued on the page behind"
      ])
  }

  @Test func `wide spaces of justified lines and hanging labels make no table`() {
    var set = Typesetter()
    set.page()
    _ = body(&set)
    for row in 0..<6 {
      let y = 600 + 18 * Double(row)
      set.line("\(row + 1).", x: 100, y: y)
      set.line("An item of an agenda that was never adopted", x: 124, y: y)
    }
    let blocks = set.layout.blocks
    #expect(blocks.allSatisfy { $0.cells == nil })
    #expect(blocks.last?.text == "6. An item of an agenda that was never adopted")
  }

  @Test func `a letter that counts inside a sentence opens no paragraph`() {
    var set = Typesetter()
    set.page()
    let lines = [
      "27. Ruritania recommended that Zenda (a) wind its clocks in all of the harbours of",
      "its coast, (b) light the lamps of those harbours before the fall of the long night,",
      "(c) keep the keys of both in a safe place, and (d) tell everybody where that place is,",
      "so that they can be found.",
    ]
    var y = 300.0
    for line in lines {
      set.line(line, x: 100, y: y)
      y += 12
    }
    _ = body(&set, from: y + 6)
    #expect(set.layout.blocks.first?.text == lines.joined(separator: " "))
  }

  @Test func `a year at the front of a line opens no paragraph`() {
    var set = Typesetter()
    set.page()
    let lines = [
      "1. The clock of the harbour was wound for the last time on the first Sunday of May",
      "2087. It has stood still since then, as everybody knows who was there on that day.",
    ]
    var y = 300.0
    for line in lines {
      set.line(line, x: 100, y: y)
      y += 12
    }
    _ = body(&set, from: y + 6)
    #expect(set.layout.blocks.first?.text == lines.joined(separator: " "))
  }

  @Test func `two columns of text are read one after the other`() {
    var set = Typesetter()
    set.page()
    for row in 0..<20 {
      let y = 200 + 12 * Double(row)
      set.line("left column line \(row) with enough", x: 60, y: y)
      set.line("right column line \(row) with enough", x: 300, y: y)
    }
    let text = set.layout.blocks.map(\.text).joined(separator: " ")
    let last = text.range(of: "left column line 19")?.lowerBound
    let first = text.range(of: "right column line 0")?.lowerBound
    #expect(last != nil && first != nil)
    if let last, let first { #expect(last < first) }
  }

  @Test(arguments: 0..<40)
  func `words anywhere never trap and none is lost`(_ seed: UInt64) {
    var random = Seeded(seed)
    var set = Typesetter()
    var words = 0
    for _ in 0..<3 {
      set.page()
      for _ in 0..<150 {
        let x = Double(random.next() % 700) - 50
        let y = Double(random.next() % 900) - 50
        let size = Double(random.next() % 200) / 10 + 0.1
        set.piece("w\(words)x", x: x, y: y, size: size)
        words += 1
      }
    }
    let layout = set.layout
    var text = layout.running + layout.footnotes.map(\.text)
    for block in layout.blocks {
      text.append(block.text)
      for cell in block.cells ?? [] { text += cell.blocks.map(\.text) }
    }
    let all = text.joined(separator: " ")
    #expect((0..<words).allSatisfy { all.contains("w\($0)x") }, "seed \(seed)")
  }
}

/// A small generator of the same numbers for the same seed.
struct Seeded {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}
