import Documents

/// Reads AsciiDoc: the header's attributes, section titles, paragraphs, lists, tables and notes.
/// Macros that bring in other files are left out.
///
/// - Parameter bytes: valid UTF-8 of less than 2 GB. Source: <https://docs.asciidoctor.org/asciidoc>.
func readAsciiDoc(_ bytes: [UInt8], place: String, _ limits: ReadingLimits) -> Source {
  var reader = AsciiDocReader(bytes, limits)
  reader.read(place)
  return reader.source
}

private struct AsciiDocReader {
  var source = Source(format: .text)
  private let table: LineTable
  private let bytes: [UInt8]
  private let limits: ReadingLimits
  private var inline = AsciiDocInline()
  /// How many items of each level of the open ordered list were numbered.
  private var counts: [Int] = []

  init(_ bytes: [UInt8], _ limits: ReadingLimits) {
    self.bytes = bytes
    self.limits = limits
    table = LineTable(bytes, limit: limits.lines)
  }

  mutating func read(_ place: String) {
    if let cut = table.cutAt {
      source.findings.append(.cut(place, "\(table.count) lines, \(cut) of \(bytes.count) bytes"))
    }
    var at = 0
    while at < table.count {
      guard source.blocks.count < limits.blocks else {
        source.findings.append(.cut(place, "\(limits.blocks) blocks"))
        break
      }
      at = element(at)
    }
    source.footnotes = inline.footnotes
  }

  /// Reads what begins at `start` and returns the line behind it.
  private mutating func element(_ start: Int) -> Int {
    let line = table[start]
    let text = String(decoding: bytes[line.text].prefix(400), as: UTF8.self)
    if text.hasPrefix("////") { return closing(start, "////") }
    if text.hasPrefix("//") { return start + 1 }
    if attribute(text, line) { return start + 1 }
    if let level = titleLevel(line) {
      counts = []
      emit(Int(line.first) + level + 1..<Int(line.last), line) { $0.headingLevel = min(level, 6) }
      if level == 1, source.metadata["title"] == nil {
        source.metadata["title"] = source.blocks.last?.text
      }
      return start + 1
    }
    if text.hasPrefix("|===") || text.hasPrefix(",===") || text.hasPrefix("!===") {
      return readTable(start)
    }
    if isDelimiter(line) || isMacro(text) { return start + 1 }
    if text.hasPrefix("["), text.hasSuffix("]"), !text.contains(" "), line.width < 200 {
      // Anchors and block attributes.
      return start + 1
    }
    if text.hasPrefix("["), text.hasSuffix("]"), text.contains("=") || text.contains(",") {
      return start + 1
    }
    if bytes[Int(line.first)] == 0x2E, line.width > 2, bytes[Int(line.first) + 1] > 0x2E {
      // A block's title.
      emit(Int(line.first) + 1..<Int(line.last), line) { $0.headingLevel = 6 }
      return start + 1
    }
    return paragraph(start)
  }

  /// `:name: value`.
  private mutating func attribute(_ text: String, _ line: Line) -> Bool {
    guard text.hasPrefix(":"), line.indent == 0, let end = text.dropFirst().firstIndex(of: ":")
    else { return false }
    let name = text[text.index(after: text.startIndex)..<end].lowercased()
    guard !name.isEmpty, name.allSatisfy({ $0.isLetter || $0.isNumber || "-_!".contains($0) })
    else { return false }
    let value = cleaned(
      bytes, min(Int(line.last), Int(line.first) + text[...end].utf8.count)..<Int(line.last))
    if source.metadata.count < 200 {
      if !value.isEmpty {
        source.metadata[name] = value
        source.attributes[name] = value
      }
      inline.attributes[name] = value
    }
    return true
  }

  private func titleLevel(_ line: Line) -> Int? {
    var at = Int(line.first)
    while at < Int(line.last), bytes[at] == 0x3D { at += 1 }
    let level = at - Int(line.first)
    guard (1...6).contains(level), at < Int(line.last), bytes[at] == 0x20 else { return nil }
    return level
  }

  /// A line of four or more equal signs that opens or closes a block: its content is read as text.
  private func isDelimiter(_ line: Line) -> Bool {
    let mark = bytes[Int(line.first)]
    guard [0x3D, 0x2D, 0x2A, 0x5F, 0x2E, 0x2B].contains(mark) else { return false }
    let isOpen = line.width == 2 && mark == 0x2D
    return (line.width >= 4 || isOpen || line.width == 1 && mark == 0x2B)
      && bytes[line.text].allSatisfy { $0 == mark }
  }

  private func isMacro(_ text: String) -> Bool {
    for name in ["image::", "include::", "video::", "audio::", "toc::", "ifdef::", "ifndef::"]
    where text.hasPrefix(name) {
      return true
    }
    return text.hasPrefix("endif::") || text == "'''" || text == "<<<"
  }

  private func closing(_ start: Int, _ mark: String) -> Int {
    var at = start + 1
    while at < table.count {
      if table[at].width >= 4, bytes[table[at].text].starts(with: Array(mark.utf8)) {
        return at + 1
      }
      at += 1
    }
    return table.count
  }

  // MARK: paragraphs

  private mutating func paragraph(_ start: Int) -> Int {
    let line = table[start]
    let mark = listMark(line)
    let wordsStart = Int(line.first) + (mark?.length ?? 0)
    var text = [UInt8](bytes[wordsStart..<Int(line.last)])
    var end = start + 1
    while end < table.count, table[end].blanksBefore == 0, listMark(table[end]) == nil,
      titleLevel(table[end]) == nil, !isDelimiter(table[end]), !endsHard(text),
      bytes[Int(table[end].first)] != 0x7C
    {
      text.append(0x20)
      text.append(contentsOf: bytes[table[end].text])
      end += 1
    }
    if endsHard(text) { text.removeLast() }
    var shown: String?
    if let mark { shown = label(of: mark) } else { counts = [] }
    emit(0..<text.count, of: text, line) { block in
      guard let mark else { return }
      block.automaticLabel = shown
      block.firstIndent = Double(mark.level) * 36
      block.indent = block.firstIndent
    }
    return end
  }

  /// A space and a plus sign keep the next line apart.
  private func endsHard(_ text: [UInt8]) -> Bool {
    text.count > 2 && text[text.count - 1] == 0x2B && text[text.count - 2] == 0x20
  }

  private struct ListMark {
    let level: Int
    let isOrdered: Bool
    let length: Int
  }

  /// `*` to `*****`, `.` to `.....`, or `-` with a space behind.
  private func listMark(_ line: Line) -> ListMark? {
    let mark = bytes[Int(line.first)]
    guard mark == 0x2A || mark == 0x2E || mark == 0x2D else { return nil }
    var at = Int(line.first)
    while at < Int(line.last), bytes[at] == mark { at += 1 }
    let level = at - Int(line.first)
    guard level <= 5, mark != 0x2D || level == 1, at < Int(line.last), bytes[at] == 0x20 else {
      return nil
    }
    return ListMark(level: level, isOrdered: mark == 0x2E, length: level + 1)
  }

  private mutating func label(of mark: ListMark) -> String {
    guard mark.isOrdered else { return "•" }
    while counts.count < mark.level { counts.append(0) }
    counts.removeLast(counts.count - mark.level)
    counts[mark.level - 1] += 1
    let forms: [NumberForm] = [.decimal, .lowerAlpha, .lowerRoman, .upperAlpha, .upperRoman]
    return forms[mark.level - 1].text(counts[mark.level - 1]) + "."
  }

  private mutating func emit(
    _ range: Range<Int>, of text: [UInt8]? = nil, _ line: Line, _ change: (inout Block) -> Void
  ) {
    guard var block = inline.block(text ?? bytes, range) else { return }
    block.firstIndent = 0
    block.indent = 0
    block.spaceBefore = line.spaceBefore
    change(&block)
    source.blocks.append(block)
  }

  // MARK: tables

  /// Reads a table: the first line of cells tells how many columns there are.
  private mutating func readTable(_ start: Int) -> Int {
    var cells: [Range<Int>] = []
    var columns = 0
    var headerEnds = false
    var at = start + 1
    let open = Array(bytes[table[start].text])
    while at < table.count, !bytes[table[at].text].elementsEqual(open) {
      let line = table[at]
      let inside = Self.cells(bytes, line.text)
      if inside.first?.isEmpty == false, !cells.isEmpty, let first = inside.first {
        // Text before the first bar goes on with the cell above.
        cells[cells.count - 1] = cells[cells.count - 1].lowerBound..<first.upperBound
      }
      cells += inside.dropFirst()
      if columns == 0, inside.count > 1 {
        columns = inside.count - 1
        headerEnds = at + 1 < table.count && table[at + 1].blanksBefore > 0
      }
      at += 1
    }
    guard columns > 0 else { return min(table.count, at + 1) }
    var row = 0
    while row * columns < cells.count, source.blocks.count < limits.blocks {
      var block = Block("")
      var found: [Cell] = []
      for (column, range) in cells[row * columns..<min(cells.count, (row + 1) * columns)]
        .enumerated()
      {
        guard let inner = inline.block(bytes, range) else { continue }
        found.append(Cell([inner], column: column, isHeader: row == 0 && headerEnds))
      }
      if !found.isEmpty {
        block.cells = found
        source.blocks.append(block)
      }
      row += 1
    }
    return min(table.count, at + 1)
  }

  /// The pieces of a line between bars, the first being what stands before the first bar. A letter
  /// before a bar says how its cell is to be read and is no text.
  private static func cells(_ bytes: [UInt8], _ range: Range<Int>) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var start = range.lowerBound
    var at = start
    while at < range.upperBound {
      if bytes[at] == 0x7C, at == range.lowerBound || bytes[at - 1] != 0x5C {
        var end = at
        while end > start, isSpecifier(bytes[end - 1]) { end -= 1 }
        // The specifier stands apart from the words before it.
        if end > start, bytes[end - 1] != 0x20 { end = at }
        pieces.append(start..<end)
        start = at + 1
      }
      at += 1
    }
    pieces.append(start..<range.upperBound)
    return pieces
  }

  private static func isSpecifier(_ byte: UInt8) -> Bool {
    "aehlmsv0123456789.+*<^>".utf8.contains(byte)
  }
}
