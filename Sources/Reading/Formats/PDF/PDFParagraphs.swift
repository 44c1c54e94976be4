import Documents

/// Puts lines of running text together to paragraphs, page after page.
struct PDFParagraphs {
  private(set) var blocks: [Block] = []
  private var open: OpenParagraph?
  /// Baseline distance that most lines of the page have.
  private var leading = 12.0
  private var edges = PDFMargins.Edges(left: 0, right: 0)
  private var bodyLeft: Double { edges.left }
  private var bodyRight: Double { edges.right }
  /// Where the lines stand that hang left of the text: session and agenda items on a first page.
  private var sideColumn: (x0: Double, x1: Double)?

  /// A paragraph that may go on with the next line.
  private struct OpenParagraph {
    var lines: [PDFLine]
    /// Those of the page on which it begins.
    let edges: PDFMargins.Edges
    /// Left edge of the first line, were it on the page or in the column of the last one.
    private(set) var firstLeft: Double
    /// Left edge of the text where the last line stands.
    private var left: Double
    /// How far the second and further lines stand from the left edge.
    private var restIndent: Double?
    var spaceBefore: Double?
    var text: [UInt8]
    var markers: [FootnoteMarker]
    var italicPrefix: Int

    var last: PDFLine { lines[lines.count - 1] }
    var first: PDFLine { lines[0] }
    /// Left edge of the second and further lines.
    private(set) var restLeft: Double?
    /// Right edge of the widest line.
    private(set) var right: Double

    init(_ line: PDFLine, spaceBefore: Double?, edges: PDFMargins.Edges) {
      lines = [line]
      self.edges = edges
      firstLeft = line.x0
      left = edges.left
      self.spaceBefore = spaceBefore
      text = line.text
      markers = line.markers
      italicPrefix = line.italicPrefix
      right = line.x1
    }

    mutating func append(_ line: PDFLine) {
      let glued = PDFText.isGlued(text, line.text)
      let wasItalic = italicPrefix == text.count
      if glued { PDFHyphens.join(&text, with: line.text) } else { text.append(0x20) }
      let offset = text.count
      text += line.text
      markers += line.markers.map {
        FootnoteMarker(
          label: $0.label, offset: $0.offset == 0 && !glued ? offset - 1 : offset + $0.offset)
      }
      if wasItalic, line.italicPrefix > 0 { italicPrefix = offset + line.italicPrefix }
      lines.append(line)
      restLeft = min(restLeft ?? line.x0, line.x0)
      restIndent = min(restIndent ?? line.x0 - left, line.x0 - left)
      right = max(right, line.x1)
    }

    /// Goes over to a page or column whose text begins elsewhere.
    mutating func move(to edges: PDFMargins.Edges) {
      let shift = edges.left - left
      guard abs(shift) > 0.5 else { return }
      firstLeft += shift
      restLeft = restLeft.map { $0 + shift }
      right += shift
      left = edges.left
    }

    var block: Block {
      var block = Block(String(decoding: text, as: UTF8.self), page: first.page)
      block.markers = markers
      block.style.size = lines.max { $0.text.count < $1.text.count }?.size ?? 0
      block.style.isBold = lines.allSatisfy(\.isBold)
      block.style.isItalic = lines.allSatisfy(\.isItalic)
      block.style.italicPrefix = italicPrefix
      block.firstIndent = first.x0 - edges.left
      block.indent = restIndent ?? first.x0 - edges.left
      block.spaceBefore = spaceBefore
      block.style.isCentred = PDFParagraphs.isCentred(lines, in: edges)
      block.style.isRightAligned =
        !block.style.isCentred && edges.right > edges.left
        && lines.allSatisfy { $0.x1 > edges.right - 3 && $0.x0 > edges.left + 100 }
      return block
    }
  }

  private static func isCentred(_ lines: [PDFLine], in edges: PDFMargins.Edges) -> Bool {
    guard edges.right > edges.left else { return false }
    return lines.allSatisfy { line in
      let left = line.x0 - edges.left
      let right = edges.right - line.x1
      return left > 20 && right > 20 && abs(left - right) < 6
        && !edges.starts.contains(Int(line.x0.rounded()))
    }
  }

  /// Adds rows of cells.
  mutating func add(_ grid: PDFGrid) {
    close()
    PDFTable.add(grid, to: &blocks)
  }

  /// Adds lines one below the other, in a column with the given edges.
  ///
  /// - Parameter above: what stands above the first line on its page; `nil` at a page's or column's
  ///   head, where the paragraph of the page before may go on.
  mutating func add(
    _ lines: [PDFLine], within edges: PDFMargins.Edges, after above: PDFLine? = nil
  ) {
    self.edges = edges
    open?.move(to: edges)
    measure(lines)
    var previous = above
    for line in lines {
      let gap = previous.map { line.baseline - $0.baseline }
      previous = line
      if open != nil, gap.map({ continues(line, gap: $0) }) ?? continuesOverPage(line) {
        open?.append(line)
        continue
      }
      close()
      open = OpenParagraph(
        line, spaceBefore: gap.map { $0 / max(line.size, 1) / 1.2 }, edges: edges)
    }
  }

  /// Adds a line that is a paragraph of its own, on a page whose text begins at `left`.
  mutating func addAlone(_ line: PDFLine, left: Double) {
    close()
    blocks.append(
      OpenParagraph(line, spaceBefore: nil, edges: PDFMargins.Edges(left: left, right: left)).block)
  }

  /// Adds lines that interrupt the text: the paragraph that stands open goes on behind them.
  mutating func addAside(_ lines: [PDFLine]) {
    guard let first = lines.first else { return }
    var aside = OpenParagraph(
      first, spaceBefore: nil,
      edges: PDFMargins.Edges(left: first.x0, right: lines.map(\.x1).max() ?? first.x1))
    for line in lines.dropFirst() { aside.append(line) }
    blocks.append(aside.block)
  }

  /// Ends the paragraph that stands open.
  mutating func close() {
    if let open { blocks.append(open.block) }
    open = nil
  }

  // MARK: The lines' measures

  private mutating func measure(_ lines: [PDFLine]) {
    let side = lines.filter { $0.x0 < bodyLeft - 20 && $0.tabs.isEmpty }
    sideColumn = side.map(\.x0).min().map { left in
      (left, max(side.map(\.x1).max() ?? left, left + 200))
    }
    var steps = PDFSteps()
    let size = lines.bodySize
    steps.count(lines, size: size)
    leading = steps.leading(size: size) ?? edges.leading ?? 1.2 * size
    // Single lines set apart show no leading of their own.
    if leading > 1.35 * size, let usual = edges.leading, usual < leading { leading = usual }
  }

  // MARK: Where a paragraph ends

  private func continues(_ line: PDFLine, gap: Double) -> Bool {
    guard let open else { return false }
    let last = open.last
    let usual = max(leading, 1.1 * line.size)
    guard gap > 0.3 * line.size, gap < 1.25 * usual, !last.isEntryWithPage else { return false }
    guard abs(line.size - last.size) < 0.8 else { return false }
    if line.isBold != last.isBold, !isMidSentence(after: last, before: line) { return false }
    let isCentredPair = PDFParagraphs.isCentred([last, line], in: edges)
    if let rest = open.restLeft, !isCentredPair {
      if abs(line.x0 - rest) > 4 { return false }
    } else if !isCentredPair, line.x0 > open.firstLeft + 4,
      !PDFLabel.opens(open.first.text), !open.first.tabs.contains(where: { abs($0 - line.x0) < 4 })
    {
      return false
    }
    if isInline(line, in: open) { return !wasBroken(after: last, before: line, in: open) }
    if PDFLabel.opens(line.text), line.x0 < open.firstLeft + 4, PDFLabel.opens(open.first.text),
      abs(line.x0 - open.firstLeft) < 4 || PDFText.endsSentence(last.text)
        || last.x1 < bodyRight - 6
    {
      return false
    }
    // A label with a tab behind it is one, wherever the line stands: `(a)` below the text of `3.`.
    if PDFLabel.opens(line.text), PDFLabel.opens(open.first.text), let tab = line.tabs.first,
      tab - line.x0 < 4 * line.size
    {
      return false
    }
    return !wasBroken(after: last, before: line, in: open)
  }

  /// Whether a line that begins with "(c)" goes on with a sentence that counts "(a) …, (b) …" as it
  /// runs: the line before is full and in mid-sentence, and holds the letter before or no comma.
  private func isInline(_ line: PDFLine, in open: OpenParagraph) -> Bool {
    guard line.text.first == 0x28, PDFLabel.opens(line.text), line.tabs.isEmpty,
      isFull(open.last, before: line), !PDFText.endsSentence(open.last.text),
      abs(line.x0 - (open.restLeft ?? open.firstLeft)) < 4
    else { return false }
    guard open.last.text.last == 0x2C else { return true }
    let letter = line.text[1]
    guard (0x62...0x7A).contains(letter), line.text.count > 2, line.text[2] == 0x29 else {
      return false
    }
    let before: [UInt8] = [0x20, 0x28, letter - 1, 0x29]
    // No sentence is longer, and looking through all of a hostile one would take too long.
    let near = open.text.suffix(4_000)
    return near.indices.contains { near[$0...].starts(with: before) }
  }

  /// Whether the line before `line` was ended on purpose: the next word would have fitted on it.
  private func wasBroken(
    after last: PDFLine, before line: PDFLine, in open: OpenParagraph
  ) -> Bool {
    if PDFParagraphs.isCentred([last, line], in: edges) { return false }
    var right = bodyRight
    var slack = 6.0
    if let side = sideColumn, line.page == 1, line.x0 < bodyLeft - 20 {
      right = side.x1
    } else if line.isBold || line.isCapitals {
      // Headings keep clear of the right margin, and are broken by sense.
      slack = 0.4 * (bodyRight - min(bodyLeft, line.x0))
    } else if open.lines.count > 2 {
      right = min(right, open.right)
    }
    guard last.x1 + 0.3 * line.size + line.firstWidth < right - slack else { return false }
    if PDFText.endsSentence(last.text) { return true }
    if PDFText.endsUnfinished(last.text) { return false }
    // Typewritten lines end early before "13th meetings" and "(A/49/23 (Part III))", which hold together.
    if PDFLabel.opens(open.first.text), !PDFLabel.opens(line.text),
      line.text.first != 0x28 || open.lines.count > 2, PDFText.holdsTogether(line.text)
    {
      return false
    }
    return PDFText.opensSentence(line.text)
  }

  /// Whether a sentence goes on from a full line, whatever the type: words in bold may end a line.
  private func isMidSentence(after last: PDFLine, before line: PDFLine) -> Bool {
    !PDFText.opensSentence(line.text) && !PDFText.endsSentence(last.text)
      && isFull(last, before: line)
  }

  /// Whether the next line's first word would not have fitted on the line.
  private func isFull(_ last: PDFLine, before line: PDFLine) -> Bool {
    last.x1 + 0.3 * line.size + line.firstWidth > bodyRight - 6
  }

  private func continuesOverPage(_ line: PDFLine) -> Bool {
    guard let open else { return false }
    let last = open.last
    guard abs(line.size - last.size) < 0.8 else { return false }
    if line.isBold != last.isBold, !isMidSentence(after: last, before: line) { return false }
    if PDFLabel.opens(line.text), PDFText.endsSentence(last.text) { return false }
    if let rest = open.restLeft {
      guard abs(line.x0 - rest) < 6 else { return false }
    } else if PDFLabel.opens(open.first.text) {
      guard line.x0 > open.firstLeft - 60 else { return false }
    } else {
      guard abs(line.x0 - bodyLeft) < 6 || abs(line.x0 - open.firstLeft) < 6 else { return false }
    }
    // A list's comma or semicolon may end a line in mid-sentence.
    if !PDFText.opensSentence(line.text), isFull(last, before: line) { return true }
    if !PDFText.endsSentence(last.text) { return !wasBroken(after: last, before: line, in: open) }
    // A sentence that ends with its line: the indent of first lines decides.
    return open.lines.count > 1 && abs(open.firstLeft - line.x0) > 6
      && !wasBroken(after: last, before: line, in: open)
  }
}
