import Documents

/// Reads Markdown, and plain text that carries Markdown's links or HTML's elements.
///
/// - Parameter bytes: valid UTF-8 of less than 2 GB.
func readMarkdown(
  _ bytes: [UInt8], flavour: InlineMarkup.Flavour, place: String, _ limits: ReadingLimits
) -> Source {
  var reader = MarkdownReader(bytes, flavour: flavour, limits)
  reader.read(place)
  if flavour == .markdown {
    for index in reader.source.blocks.indices {
      BrokenCompounds.mend(&reader.source.blocks[index])
    }
  }
  return reader.source
}

private struct MarkdownReader {
  var source = Source(format: .markdown)
  private let bytes: [UInt8]
  private var table: LineTable
  private let joiner: ParagraphJoiner
  private var inline: InlineMarkup
  private let limits: ReadingLimits
  private let flavour: InlineMarkup.Flavour

  init(_ bytes: [UInt8], flavour: InlineMarkup.Flavour, _ limits: ReadingLimits) {
    self.bytes = bytes
    self.flavour = flavour
    self.limits = limits
    let head = FrontMatter(bytes)
    source.metadata = head?.values ?? [:]
    source.findings = head?.findings ?? []
    table = LineTable(bytes, from: head?.end ?? 0, limit: limits.lines)
    if flavour == .markdown { table.stripQuoteMarks() }
    inline = InlineMarkup(flavour: flavour)
    for line in table.lines {
      if let name = Self.linkDefinition(table, line) { inline.definitions.insert(name) }
    }
    joiner = ParagraphJoiner(table, Wrapping(table))
  }

  mutating func read(_ place: String) {
    if let cut = table.cutAt {
      source.findings.append(.cut(place, "\(table.count) lines, \(cut) of \(bytes.count) bytes"))
    }
    if table.hasFormFeeds { source.pages = table.pages }
    var at = 0
    var tabless = 0
    while at < table.count {
      guard source.blocks.count < limits.blocks else {
        source.findings.append(.cut(place, "\(limits.blocks) blocks"))
        return
      }
      let line = table[at]
      if flavour == .markdown, let end = fencedEnd(at) {
        for inner in at + 1..<max(at + 1, end - 1) { verbatim(table[inner]) }
        at = end
      } else if isRule(line) {
        at += 1
      } else if let heading = Self.heading(table, line) {
        emit(heading.range, line) { $0.headingLevel = heading.level }
        at += 1
      } else if Self.footnoteStart(table, line) != nil {
        at = footnote(at)
      } else if let name = Self.linkDefinition(table, line), inline.definitions.contains(name) {
        at += 1
      } else if let end = pipeTable(at) {
        at = end
      } else if at >= tabless,
        let rows = TabTable.extent(table, at: at, upTo: table.count, &tabless)
      {
        let room = limits.blocks - source.blocks.count
        for row in rows.prefix(room) { tabRow(table[row]) }
        at = rows.upperBound
        if rows.count > room, at == table.count {
          source.findings.append(.cut(place, "\(limits.blocks) blocks"))
        }
      } else {
        at = paragraph(at)
      }
    }
  }

  // MARK: paragraphs

  private mutating func emit(
    _ range: Range<Int>, of bytes: [UInt8]? = nil, _ line: Line,
    _ change: (inout Block) -> Void = { _ in }
  ) {
    for (index, plain) in inline.blocks(bytes ?? self.bytes, range).enumerated() {
      var block = plain
      block.page = table.page(of: line)
      block.firstIndent = Double(line.indent) * 9
      block.indent = block.firstIndent
      block.spaceBefore = index == 0 ? line.spaceBefore : 2
      change(&block)
      source.blocks.append(block)
    }
  }

  private mutating func verbatim(_ line: Line) {
    var block = Block(cleaned(bytes, line.text), page: table.page(of: line))
    block.firstIndent = Double(line.indent) * 9
    block.indent = block.firstIndent
    block.spaceBefore = line.spaceBefore
    source.blocks.append(block)
  }

  private mutating func paragraph(_ start: Int) -> Int {
    let line = table[start]
    var end = start + 1
    while end < table.count, continues(end, from: start) { end += 1 }
    // A line of `=` or `-` below makes a heading of a paragraph.
    if flavour == .markdown, end < table.count, table[end].blanksBefore == 0,
      let level = setextLevel(table[end])
    {
      let text = joiner.text(of: start..<end)
      emit(0..<text.count, of: text, line) { $0.headingLevel = level }
      return end + 1
    }
    if let mark = listMark(start) {
      let text = end == start + 1 ? bytes : joiner.text(of: start..<end)
      let range =
        end == start + 1
        ? Int(line.first) + mark..<Int(line.last) : mark..<text.count
      emit(range, of: text, line) { $0.automaticLabel = "•" }
    } else if end == start + 1 {
      emit(line.text, line)
    } else {
      let text = joiner.text(of: start..<end)
      emit(0..<text.count, of: text, line)
    }
    return end
  }

  /// The line at `index` is more of the paragraph that begins at `start`.
  private func continues(_ index: Int, from start: Int) -> Bool {
    let line = table[index]
    let above = table[index - 1]
    guard line.blanksBefore == 0, !endsHard(above), listMark(index) == nil, !isRule(line),
      Self.heading(table, line) == nil, Self.footnoteStart(table, line) == nil,
      !line.hasInnerTab, setextLevel(line) == nil || flavour == .light
    else { return false }
    if flavour == .markdown, isFence(line) || isPipeTable(index) { return false }
    if joiner.wrapping.isWrapped {
      return joiner.end(ofParagraphAt: index - 1, upTo: index + 1) == index + 1
    }
    return table.firstScalar(line).isLowercaseLetter
  }

  /// Two spaces or a backslash at a line's end keep the next line apart.
  private func endsHard(_ line: Line) -> Bool {
    guard flavour == .markdown else { return false }
    return bytes[Int(line.last) - 1] == 0x5C
      || line.end - line.last >= 2 && bytes[Int(line.last)] == 0x20
  }

  /// The length of a list item's mark with the space behind it. One alone is no list: an asterisk may
  /// be a footnote's, a hyphen a dash.
  private func listMark(_ index: Int) -> Int? {
    guard flavour == .markdown, let mark = bullet(table[index]) else { return nil }
    let isBelow = index > 0 && bullet(table[index - 1]) == mark
    let isAbove = index + 1 < table.count && bullet(table[index + 1]) == mark
    return isBelow || isAbove ? 2 : nil
  }

  /// The sign of a list item at a line's head.
  private func bullet(_ line: Line) -> UInt8? {
    let first = Int(line.first)
    guard first + 2 < Int(line.last), bytes[first + 1] == 0x20 || bytes[first + 1] == 0x09 else {
      return nil
    }
    let mark = bytes[first]
    return mark == 0x2A || mark == 0x2B || mark == 0x2D ? mark : nil
  }

  private func setextLevel(_ line: Line) -> Int? {
    let mark = bytes[Int(line.first)]
    guard mark == 0x3D || mark == 0x2D, bytes[line.text].allSatisfy({ $0 == mark }) else {
      return nil
    }
    return mark == 0x3D ? 1 : 2
  }

  private func isRule(_ line: Line) -> Bool {
    let mark = bytes[Int(line.first)]
    guard mark == 0x2D || mark == 0x2A || mark == 0x5F, line.blanksBefore > 0 || mark != 0x2D else {
      return false
    }
    var marks = 0
    for byte in bytes[line.text] {
      if byte == mark { marks += 1 } else if byte != 0x20 { return false }
    }
    return marks >= 3
  }

  private static func heading(
    _ table: LineTable, _ line: Line
  ) -> (level: Int, range: Range<Int>)? {
    let bytes = table.bytes
    var at = Int(line.first)
    guard bytes[at] == 0x23, line.indent < 4 else { return nil }
    while at < Int(line.last), bytes[at] == 0x23 { at += 1 }
    let level = at - Int(line.first)
    guard level <= 6, at < Int(line.last), bytes[at] == 0x20 || bytes[at] == 0x09 else {
      return nil
    }
    var end = Int(line.last)
    while end > at, bytes[end - 1] == 0x23 { end -= 1 }
    if bytes[end - 1] != 0x20 { end = Int(line.last) }
    return (level, at..<end)
  }

  // MARK: fences

  private func isFence(_ line: Line) -> Bool {
    let mark = bytes[Int(line.first)]
    return (mark == 0x60 || mark == 0x7E) && line.width >= 3
      && bytes[line.text].prefix(3).allSatisfy { $0 == mark }
  }

  /// Behind the closing fence, or the end of the text, when a fence opens at `start`.
  private func fencedEnd(_ start: Int) -> Int? {
    guard isFence(table[start]) else { return nil }
    let mark = bytes[Int(table[start].first)]
    var end = start + 1
    while end < table.count {
      if isFence(table[end]), bytes[Int(table[end].first)] == mark,
        bytes[table[end].text].allSatisfy({ $0 == mark })
      {
        return end + 1
      }
      end += 1
    }
    // An opening fence without its end is a stray line.
    return start + 1
  }

  // MARK: footnotes

  /// The label of `[^label]:` at a line's head, and where its text begins.
  private static func footnoteStart(
    _ table: LineTable, _ line: Line
  ) -> (label: String, text: Int)? {
    let first = Int(line.first)
    guard table.bytes[first] == 0x5B,
      let (label, length) = InlineMarkup.footnoteReference(table.bytes, first, Int(line.last)),
      first + length < Int(line.last), table.bytes[first + length] == 0x3A
    else { return nil }
    return (label, first + length + 1)
  }

  /// Reads a footnote with the lines that go on with it.
  ///
  /// Converters take a number at the head of a note's second line for the next note's: such a line
  /// stands right below and its number does not follow, and it is put back as text.
  private mutating func footnote(_ start: Int) -> Int {
    guard let (label, textStart) = Self.footnoteStart(table, table[start]) else { return start + 1 }
    var text = CleanText()
    text.append(bytes, textStart..<Int(table[start].last))
    var at = start + 1
    while at < table.count {
      let line = table[at]
      if let next = Self.footnoteStart(table, line) {
        guard line.blanksBefore == 0, let number = Int(label), let other = Int(next.label),
          other != number + 1
        else { break }
        text.space()
        text.append(next.label)
        text.space()
        text.append(bytes, next.text..<Int(line.last))
      } else {
        guard line.blanksBefore == 0 || line.indent >= 4 else { break }
        text.space()
        text.append(bytes, line.text)
      }
      at += 1
    }
    let note = text.take()
    let words = inline.blocks(note, 0..<note.count).map(\.text).joined(separator: " ")
    source.footnotes.append(
      Footnote(label: label, text: words, page: table.page(of: table[start])))
    return at
  }

  /// The name that `[name]: address` defines, in lower case.
  private static func linkDefinition(_ table: LineTable, _ line: Line) -> String? {
    let bytes = table.bytes
    let first = Int(line.first)
    guard bytes[first] == 0x5B, first + 1 < Int(line.last), bytes[first + 1] != 0x5E,
      line.width < 2000, let close = bytes[line.text].firstIndex(of: 0x5D),
      close + 2 < Int(line.last), bytes[close + 1] == 0x3A
    else { return nil }
    let address = bytes[(close + 2)..<Int(line.last)].drop { $0 == 0x20 }
    let isAddress =
      address.first == 0x3C || address.first == 0x23 || address.first == 0x2F
      || address.prefix(12).contains(0x3A)
    guard isAddress, !address.prefix(while: { $0 != 0x22 }).dropLast().contains(0x20) else {
      return nil
    }
    return String(decoding: bytes[(first + 1)..<close], as: UTF8.self).lowercased()
  }

  // MARK: tables

  private mutating func tabRow(_ line: Line) {
    var cells: [Cell] = []
    for (column, range) in TabTable.cells(table, line) {
      let blocks = inline.blocks(bytes, range)
      guard !blocks.isEmpty else { continue }
      cells.append(Cell(blocks, column: column))
    }
    row(cells, line)
  }

  private mutating func row(_ cells: [Cell], _ line: Line) {
    guard !cells.isEmpty else { return }
    var block = Block("", page: table.page(of: line))
    block.spaceBefore = line.spaceBefore
    // A row of nothing but italics or bold type heads the columns.
    let words = cells.flatMap(\.blocks)
    let isHeader =
      cells.count > 1 && words.allSatisfy { $0.style.isItalic || $0.style.isBold }
    block.cells = cells.map { cell in
      var cell = cell
      cell.isHeader = cell.isHeader || isHeader
      return cell
    }
    source.blocks.append(block)
  }

  private func isPipeTable(_ index: Int) -> Bool {
    index + 1 < table.count && table[index + 1].blanksBefore == 0
      && PipeTable.isDelimiterRow(bytes, table[index + 1].text)
      && bytes[table[index].text].contains(0x7C)
  }

  /// Reads the table that begins at `start`; `nil` when none does.
  private mutating func pipeTable(_ start: Int) -> Int? {
    guard isPipeTable(start) else { return nil }
    var at = start
    while at < table.count, at <= start + 1 || table[at].blanksBefore == 0,
      bytes[table[at].text].contains(0x7C)
    {
      if at != start + 1, source.blocks.count < limits.blocks {
        var cells: [Cell] = []
        for (column, range) in PipeTable.cells(bytes, table[at].text).enumerated() {
          let blocks = inline.blocks(bytes, range)
          guard !blocks.isEmpty else { continue }
          cells.append(Cell(blocks, column: column, isHeader: at == start))
        }
        row(cells, table[at])
      }
      at += 1
    }
    return max(at, start + 2)
  }
}

extension LineTable {
  /// Takes `>` off the heads of quoted lines.
  fileprivate mutating func stripQuoteMarks() {
    for index in lines.indices where bytes[Int(lines[index].first)] == 0x3E {
      var first = lines[index].first
      var columns = 0
      while first < lines[index].last,
        bytes[Int(first)] == 0x3E || bytes[Int(first)] == 0x20
      {
        columns += bytes[Int(first)] == 0x3E ? 4 : 0
        first += 1
      }
      // A mark with nothing behind it stays: it parts two quoted paragraphs.
      guard first < lines[index].last else {
        if index + 1 < lines.count {
          lines[index + 1].blanksBefore = max(1, lines[index + 1].blanksBefore)
        }
        continue
      }
      lines[index].first = first
      lines[index].indent = UInt16(clamping: Int(lines[index].indent) + columns)
    }
    lines.removeAll { $0.last - $0.first == 1 && bytes[Int($0.first)] == 0x3E }
  }
}
