import Documents

/// Puts lines of running text together to paragraphs, page after page.
struct PDFParagraphs {
  private(set) var blocks: [Block] = []
  private var open: OpenParagraph?
  /// Baseline distance that most lines of the page have.
  private var leading = 12.0
  private var bodyLeft = 0.0
  private var bodyRight = 0.0
  private var pageWidth = 0.0
  /// Where the lines stand that hang left of the text: session and agenda items on a first page.
  private var sideColumn: (x0: Double, x1: Double)?

  /// A paragraph that may go on with the next line.
  private struct OpenParagraph {
    var lines: [PDFLine]
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

    init(_ line: PDFLine, spaceBefore: Double?) {
      lines = [line]
      self.spaceBefore = spaceBefore
      text = line.text
      markers = line.markers
      italicPrefix = line.italicPrefix
      right = line.x1
    }

    mutating func append(_ line: PDFLine) {
      let glued = PDFText.isGlued(text, line.text)
      let wasItalic = italicPrefix == text.count
      if !glued { text.append(0x20) }
      let offset = text.count
      text += line.text
      markers += line.markers.map {
        FootnoteMarker(
          label: $0.label, offset: $0.offset == 0 && !glued ? offset - 1 : offset + $0.offset)
      }
      if wasItalic, line.italicPrefix > 0 { italicPrefix = offset + line.italicPrefix }
      lines.append(line)
      restLeft = min(restLeft ?? line.x0, line.x0)
      right = max(right, line.x1)
    }
  }

  /// Adds rows of cells.
  mutating func add(_ grid: PDFGrid, of sheet: PDFSheet) {
    close()
    PDFTable.add(grid, of: sheet, to: &blocks)
  }

  /// Adds lines one below the other.
  ///
  /// - Parameter edges: left and right edge of the column; `nil` to take them from the lines.
  mutating func add(
    _ lines: [PDFLine], of sheet: PDFSheet, within edges: (x0: Double, x1: Double)? = nil,
    after above: PDFLine? = nil
  ) {
    measure(lines, of: sheet)
    if let edges { (bodyLeft, bodyRight) = edges }
    var previous = above
    for line in lines {
      let gap = previous.map { line.baseline - $0.baseline }
      previous = line
      if open != nil {
        // At the head of a page or column nothing tells how far the line above was.
        let goes = gap.map { continues(line, gap: $0) } ?? continuesOverPage(line)
        if goes {
          open?.append(line)
          continue
        }
      }
      close()
      open = OpenParagraph(line, spaceBefore: gap.map { $0 / max(line.size, 1) / 1.2 })
    }
  }

  /// Adds a line that is a paragraph of its own.
  mutating func addAlone(_ line: PDFLine, of sheet: PDFSheet) {
    close()
    (bodyLeft, bodyRight, pageWidth) = (0, 0, sheet.width)
    open = OpenParagraph(line, spaceBefore: nil)
    close()
  }

  /// Ends the paragraph that stands open.
  mutating func close() {
    guard let open else { return }
    self.open = nil
    var block = Block(String(decoding: open.text, as: UTF8.self), page: open.first.page)
    block.markers = open.markers
    block.style.size = open.lines.max { $0.text.count < $1.text.count }?.size ?? 0
    block.style.isBold = open.lines.allSatisfy(\.isBold)
    block.style.isItalic = open.lines.allSatisfy(\.isItalic)
    block.style.italicPrefix = open.italicPrefix
    block.firstIndent = open.first.x0 - bodyLeft
    block.indent = (open.restLeft ?? open.first.x0) - bodyLeft
    block.spaceBefore = open.spaceBefore
    block.style.isCentred = isCentred(open.lines)
    block.style.isRightAligned =
      !block.style.isCentred
      && open.lines.allSatisfy { $0.x1 > bodyRight - 3 && $0.x0 > bodyLeft + 100 }
    blocks.append(block)
  }

  private func isCentred(_ lines: [PDFLine]) -> Bool {
    guard bodyRight > bodyLeft else { return false }
    return lines.allSatisfy { line in
      let left = line.x0 - bodyLeft
      let right = bodyRight - line.x1
      return left > 20 && right > 20 && abs(left - right) < 6
    }
  }

  // MARK: The page's measures

  private mutating func measure(_ lines: [PDFLine], of sheet: PDFSheet) {
    pageWidth = sheet.width
    let size = [sheet].bodySize
    var lefts: [Int: Int] = [:]
    var rights: [Int: Int] = [:]
    var steps: [Int: Int] = [:]
    var previous: PDFLine?
    for line in lines {
      if abs(line.size - size) < 0.6 {
        lefts[Int(line.x0.rounded()), default: 0] += line.text.count
        rights[Int(line.x1.rounded()), default: 0] += 1
        if let last = previous, abs(last.size - size) < 0.6 {
          let step = line.baseline - last.baseline
          if step > 0.8 * size, step < 2.5 * size {
            steps[Int((step * 4).rounded()), default: 0] += 1
          }
        }
      }
      previous = line
    }
    bodyLeft = lines.map(\.x0).min() ?? 0
    if let most = lefts.max(by: { ($0.value, -$0.key) < ($1.value, -$1.key) }) {
      bodyLeft = Double(most.key)
    }
    bodyRight = lines.map(\.x1).max() ?? 0
    if lines.count > 8, let edge = rights.filter({ $0.value > 2 }).keys.max() {
      bodyRight = Double(edge)
    }
    let side = lines.filter { $0.x0 < bodyLeft - 20 && $0.tabs.isEmpty }
    sideColumn = side.map(\.x0).min().map { left in
      (left, max(side.map(\.x1).max() ?? left, left + 200))
    }
    leading = 1.2 * size
    if let most = steps.max(by: { ($0.value, -$0.key) < ($1.value, -$1.key) }) {
      leading = Double(most.key) / 4
    }
  }

  // MARK: Where a paragraph ends

  private func continues(_ line: PDFLine, gap: Double) -> Bool {
    guard let open else { return false }
    let last = open.last
    let usual = max(leading, 1.1 * line.size)
    guard gap > 0.3 * line.size, gap < 1.25 * usual else { return false }
    guard abs(line.size - last.size) < 0.8 else { return false }
    if line.isBold != last.isBold, line.isBold || open.lines.allSatisfy(\.isBold) { return false }
    let isCentredPair = isCentred([last, line])
    if let rest = open.restLeft, !isCentredPair {
      if abs(line.x0 - rest) > 4 { return false }
    } else if !isCentredPair, line.x0 > open.first.x0 + 4,
      !PDFLabel.opens(open.first.text), !open.first.tabs.contains(where: { abs($0 - line.x0) < 4 })
    {
      return false
    }
    if PDFLabel.opens(line.text), line.x0 < open.first.x0 + 4, PDFLabel.opens(open.first.text) {
      return false
    }
    return !wasBroken(after: last, before: line, in: open)
  }

  /// Whether the line before `line` was ended on purpose: the next word would have fitted on it.
  private func wasBroken(
    after last: PDFLine, before line: PDFLine, in open: OpenParagraph
  ) -> Bool {
    if isCentred([last, line]) { return false }
    var right = bodyRight
    var slack = 6.0
    if let side = sideColumn, line.x0 < side.x1 - 20, line.page == 1, line.x0 < bodyLeft - 20 {
      right = side.x1
    } else if line.isBold {
      // Headings keep clear of the right margin, and are broken by sense.
      slack = 0.4 * (bodyRight - min(bodyLeft, line.x0))
    } else if open.lines.count > 2 {
      right = min(right, open.right)
    }
    guard last.x1 + 0.3 * line.size + line.firstWidth < right - slack else { return false }
    return PDFText.endsSentence(last.text) || PDFText.opensSentence(line.text)
  }

  private func continuesOverPage(_ line: PDFLine) -> Bool {
    guard let open else { return false }
    let last = open.last
    guard abs(line.size - last.size) < 0.8, line.isBold == last.isBold else { return false }
    if PDFLabel.opens(line.text), PDFText.endsSentence(last.text) { return false }
    let rest = open.restLeft ?? (PDFLabel.opens(open.first.text) ? nil : bodyLeft)
    if let rest, abs(line.x0 - rest) > 6 { return false }
    if rest == nil, line.x0 < open.first.x0 - 60 { return false }
    if !PDFText.endsSentence(last.text) { return !wasBroken(after: last, before: line, in: open) }
    // A sentence that ends with its line: the indent of first lines decides.
    return open.lines.count > 1 && abs(open.first.x0 - line.x0) > 6
      && !wasBroken(after: last, before: line, in: open)
  }
}
