import Documents

/// Reads the parts of a Word document that hold paragraphs: body, headers, footers, notes.
final class WordBody: MarkupHandler {
  /// What the parts have in common and what counts on from one to the next.
  struct Shared {
    var styles = WordStyles()
    var counter = WordCounter(WordNumbering())
    var notes = WordNotes()
    /// Page breaks that Word wrote when it last laid the document out can be trusted.
    var countsPages = false
    /// Paragraphs of the final text that stand in revisions are told by skipping what was deleted.
    static let dropped: Set<String> = [
      "del", "moveFrom", "Fallback", "rPrChange", "pPrChange", "tblPrChange", "trPrChange",
      "tcPrChange", "sectPrChange", "tblGridChange", "numberingChange",
    ]
  }

  /// A section's headers and footers, by kind (`first`, `default`, `even`) and relationship.
  struct Section {
    var headers: [String: String] = [:]
    var footers: [String: String] = [:]
    var hasTitlePage = false
  }

  var shared: Shared
  private(set) var blocks: [Block] = []
  private(set) var sections: [Section] = []
  /// The blocks of each note, by its id.
  private(set) var notes: [String: [Block]] = [:]
  /// Notes written as paragraphs of the text, in the style of footnotes: those of a title page.
  private(set) var looseNotes: [Footnote] = []
  private(set) var isCut = false
  private(set) var page = 1
  private let limits: ReadingLimits

  private var open: [WordParagraph] = []
  private var skips = 0
  private var inParagraphProperties = 0
  private var inRunProperties = 0
  private var inRun = 0
  private var inText = 0
  private var tables: [(rows: TableRows, depth: Int)] = []
  private var cell = CellShape()
  private var isHeaderRow = false
  private var section: Section?
  private var note: (id: String, start: Int)?
  /// Text of a paragraph whose mark was deleted, for the next one.
  private var merged: WordParagraph?

  private struct CellShape {
    var columns = 1
    var goesOn = false
    var isOpen = false
  }

  init(_ shared: Shared, _ limits: ReadingLimits) {
    self.shared = shared
    self.limits = limits
  }

  // MARK: events

  func start(_ name: String, _ attributes: MarkupAttributes) {
    if Shared.dropped.contains(name) {
      if name == "del", inParagraphProperties > 0, !open.isEmpty {
        open[open.count - 1].isMarkDeleted = true
      }
      skips += 1
      return
    }
    guard skips == 0 else { return }
    switch name {
    case "p": beginParagraph()
    case "pPr": inParagraphProperties += 1
    case "rPr": inRunProperties += 1
    case "r":
      inRun += 1
      if !open.isEmpty {
        open[open.count - 1].run = WordLooks()
        open[open.count - 1].runStyled = WordLooks()
      }
    case "t": inText += 1
    case "sectPr": section = Section()
    case "headerReference":
      if let kind = attributes["type"], let id = attributes["r", "id"] {
        section?.headers[kind] = id
      }
    case "footerReference":
      if let kind = attributes["type"], let id = attributes["r", "id"] {
        section?.footers[kind] = id
      }
    case "titlePg": section?.hasTitlePage = WordLooks.isOn(attributes)
    case "footnote", "endnote":
      let kind = attributes["type"] ?? "normal"
      if let id = attributes["id"], kind == "normal" { note = (id, blocks.count) }
    default:
      if inParagraphProperties > 0 || inRunProperties > 0 {
        property(name, attributes)
      } else if inRun > 0 {
        runContent(name, attributes)
      } else {
        tablePart(name, attributes)
      }
    }
  }

  func end(_ name: String) {
    if Shared.dropped.contains(name) {
      skips -= 1
      return
    }
    guard skips == 0 else { return }
    switch name {
    case "p": endParagraph()
    case "pPr":
      inParagraphProperties -= 1
      resolveStyle()
    case "rPr":
      inRunProperties -= 1
      if inRun > 0, !open.isEmpty, inParagraphProperties == 0 {
        let style = open[open.count - 1].run.style
        open[open.count - 1].runStyled = shared.styles.looks(of: style)
      }
    case "r":
      inRun -= 1
      endRun()
    case "t": inText -= 1
    case "sectPr":
      if let section { sections.append(section) }
      section = nil
      shared.notes.endSection()
    case "footnote", "endnote":
      if let note {
        notes[note.id] = Array(blocks[min(note.start, blocks.count)...])
        blocks.removeLast(blocks.count - min(note.start, blocks.count))
      }
      note = nil
    case "tcPr": openCell()
    case "tc":
      openCell()
      if !tables.isEmpty { tables[tables.count - 1].rows.endCell() }
    case "tr":
      if !tables.isEmpty { tables[tables.count - 1].rows.endRow() }
    case "tbl":
      guard var table = tables.popLast() else { return }
      for block in table.rows.finish() { emit(block) }
      isCut = isCut || table.rows.isCut
      cell = CellShape(isOpen: true)
    default: break
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard skips == 0, inText > 0, !open.isEmpty else { return }
    open[open.count - 1].append(bytes, shared.styles.defaults)
  }

  // MARK: paragraphs

  private func beginParagraph() {
    openCell()
    var paragraph = WordParagraph()
    if let earlier = merged, open.isEmpty {
      paragraph = earlier
      paragraph.looks = WordLooks()
      paragraph.isMarkDeleted = false
      merged = nil
    }
    paragraph.page = paragraph.page ?? (shared.countsPages ? page : nil)
    paragraph.styled = shared.styles.looks(of: shared.styles.defaultParagraph)
    // A paragraph may stand inside another one's run: a text box.
    open.append(paragraph)
  }

  private func resolveStyle() {
    guard !open.isEmpty else { return }
    let style = open[open.count - 1].looks.style ?? shared.styles.defaultParagraph
    open[open.count - 1].styled = shared.styles.looks(of: style)
  }

  private func endParagraph() {
    guard var paragraph = open.popLast() else { return }
    if paragraph.isMarkDeleted, open.isEmpty, tables.isEmpty {
      merged = paragraph
      return
    }
    paragraph.settle(shared.styles.defaults)
    let label = number(paragraph)
    let looks = looks(of: paragraph)
    if var block = paragraph.text.take() {
      if let label, !label.isEmpty { block.automaticLabel = label }
      block.page = paragraph.page
      block.style.size = Double(paragraph.halfPoints ?? looks.halfPoints ?? 0) / 2
      block.style.isCentred = looks.alignment == "center"
      block.style.isRightAligned = looks.alignment == "right" || looks.alignment == "end"
      block.headingLevel = headingLevel(paragraph, looks)
      let left = Double(looks.left ?? 0) / 20
      block.indent = left
      block.firstIndent = left + Double(looks.firstLine ?? 0) / 20
      if let loose = looseNote(paragraph, block) {
        looseNotes.append(loose)
      } else {
        emit(block)
      }
    }
    for block in paragraph.deferred { emit(block) }
  }

  /// A paragraph of the text, in the style of footnotes or in a frame, that begins with asterisks.
  private func looseNote(_ paragraph: WordParagraph, _ block: Block) -> Footnote? {
    let isFootnote =
      paragraph.looks.style.map { shared.styles.names[$0] == "footnote text" } ?? false
    guard note == nil, isFootnote || paragraph.isFramed else { return nil }
    if let marker = block.markers.first, marker.offset == 0, marker.label.hasPrefix("*") {
      return Footnote(label: marker.label, text: block.text, page: block.page)
    }
    let label = block.text.prefix { $0 == "*" }
    let words = block.text.dropFirst(label.count).drop { $0 == " " }
    guard (1...4).contains(label.count), !words.isEmpty else { return nil }
    return Footnote(label: String(label), text: String(words), page: block.page)
  }

  private func headingLevel(_ paragraph: WordParagraph, _ looks: WordLooks) -> Int? {
    let style = paragraph.looks.style
    if let level = shared.styles.headingLevel(of: style) { return level }
    guard let outline = looks.outline, (0...8).contains(outline) else { return nil }
    return min(outline + 1, 6)
  }

  /// The list and level of a paragraph: its own, else its style's.
  private func list(_ paragraph: WordParagraph) -> (number: Int, level: Int)? {
    guard let number = paragraph.looks.numbering ?? paragraph.styled.numbering, number > 0 else {
      return nil
    }
    if let level = paragraph.looks.level { return (number, level) }
    if paragraph.looks.numbering == nil {
      let style = paragraph.looks.style ?? shared.styles.defaultParagraph
      if let style, let level = shared.counter.numbering.level(ofStyle: style, in: number) {
        return (number, level)
      }
      return (number, paragraph.styled.level ?? 0)
    }
    return (number, 0)
  }

  private func number(_ paragraph: WordParagraph) -> String? {
    guard let list = list(paragraph) else { return nil }
    return shared.counter.next(list.number, list.level)
  }

  /// A paragraph's looks: its own; those of its list, when it chose the list itself; its style's; those
  /// of its style's list; the document's.
  private func looks(of paragraph: WordParagraph) -> WordLooks {
    var looks = paragraph.looks
    let listed = list(paragraph).flatMap { list in
      shared.counter.numbering.level(list.level, of: list.number)?.looks
    }
    if paragraph.looks.numbering != nil, let listed {
      looks.left = looks.left ?? listed.left
      looks.firstLine = looks.firstLine ?? listed.firstLine
    }
    looks.inherit(paragraph.styled)
    if let listed {
      looks.left = looks.left ?? listed.left
      looks.firstLine = looks.firstLine ?? listed.firstLine
    }
    looks.inherit(shared.styles.defaults)
    return looks
  }

  private func emit(_ block: Block) {
    if let table = tables.last, table.depth == open.count {
      if !cell.goesOn { tables[tables.count - 1].rows.add(block) }
    } else if !open.isEmpty {
      open[open.count - 1].deferred.append(block)
    } else if blocks.count < limits.blocks {
      blocks.append(block)
    } else {
      isCut = true
    }
  }

  // MARK: runs

  private func property(_ name: String, _ attributes: MarkupAttributes) {
    guard !open.isEmpty, section == nil else { return }
    if inParagraphProperties > 0 {
      // The run properties inside are those of the paragraph's mark.
      guard inRunProperties == 0 else { return }
      if name == "framePr" { open[open.count - 1].isFramed = true }
      open[open.count - 1].looks.read(name, attributes)
    } else {
      open[open.count - 1].run.read(name, attributes)
    }
  }

  private func runContent(_ name: String, _ attributes: MarkupAttributes) {
    switch name {
    case "tab", "ptab", "cr": addSpace()
    case "br":
      addSpace()
    case "lastRenderedPageBreak":
      page += 1
      if !open.isEmpty, open[open.count - 1].text.isEmpty, shared.countsPages {
        open[open.count - 1].page = page
      }
    case "noBreakHyphen": add("-")
    case "sym": add(Self.symbol(attributes))
    case "footnoteReference": reference(.footnote, attributes)
    case "endnoteReference": reference(.endnote, attributes)
    default: tablePart(name, attributes)
    }
  }

  private func add(_ text: String) {
    guard !open.isEmpty else { return }
    var bytes = Array(text.utf8)
    bytes.withUnsafeMutableBufferPointer { buffer in
      open[open.count - 1].append(UnsafeBufferPointer(buffer), shared.styles.defaults)
    }
  }

  private func addSpace() {
    guard !open.isEmpty else { return }
    open[open.count - 1].settle(shared.styles.defaults)
    open[open.count - 1].text.space()
  }

  /// A sign of a symbol font; what only that font knows is left out, but for its bullet.
  private static func symbol(_ attributes: MarkupAttributes) -> String {
    guard let code = attributes["char"].flatMap({ UInt32($0, radix: 16) }),
      let scalar = Unicode.Scalar(code)
    else { return "" }
    if code == 0xF0B7 { return "•" }
    return (0xE000...0xF8FF).contains(code) ? "" : String(Character(scalar))
  }

  private func reference(_ kind: WordNotes.Kind, _ attributes: MarkupAttributes) {
    guard !open.isEmpty, let id = attributes["id"] else { return }
    if attributes["customMarkFollows"].map({ $0 != "0" && $0 != "false" }) == true {
      open[open.count - 1].customMark = (kind, id, [])
      return
    }
    open[open.count - 1].settle(shared.styles.defaults)
    open[open.count - 1].text.mark(shared.notes.label(kind, id: id, mark: nil))
  }

  private func endRun() {
    guard !open.isEmpty, let custom = open[open.count - 1].customMark else { return }
    open[open.count - 1].customMark = nil
    let mark = cleaned(custom.mark, 0..<custom.mark.count)
    open[open.count - 1].settle(shared.styles.defaults)
    let label = shared.notes.label(custom.kind, id: custom.id, mark: mark.isEmpty ? nil : mark)
    open[open.count - 1].text.mark(label)
  }

  // MARK: tables

  private func tablePart(_ name: String, _ attributes: MarkupAttributes) {
    switch name {
    case "tbl":
      // The parser follows 256 elements deep at most, so neither do tables go deeper.
      tables.append((TableRows(), open.count))
    case "tr":
      isHeaderRow = false
      if !tables.isEmpty { tables[tables.count - 1].rows.beginRow() }
    case "gridBefore":
      if !tables.isEmpty, let columns = WordLooks.integer(attributes["val"]) {
        tables[tables.count - 1].rows.skip(columns)
      }
    case "tblHeader": isHeaderRow = WordLooks.isOn(attributes)
    case "tc": cell = CellShape()
    case "gridSpan": cell.columns = TableRows.span(attributes["val"], limit: TableGrid.limit)
    case "vMerge": cell.goesOn = attributes["val"] != "restart"
    default: break
    }
  }

  /// Begins the cell when all that its properties say is known. A cell that goes on from the row above
  /// holds nothing of its own.
  private func openCell() {
    guard let table = tables.last, table.depth == open.count, !cell.isOpen else { return }
    cell.isOpen = true
    if cell.goesOn {
      tables[tables.count - 1].rows.skip(cell.columns)
    } else {
      tables[tables.count - 1].rows.beginCell(
        isHeader: isHeaderRow, columns: cell.columns, rows: 1)
    }
  }
}
