import Documents

/// From pages of bands to blocks in reading order.
struct PDFLayout {
  private(set) var blocks: [Block] = []
  private(set) var footnotes: [Footnote] = []
  private(set) var running: [String] = []
  /// Labels of footnotes that the text prints as `2/`.
  private var slashed: Set<String> = []

  /// A page's parts.
  private struct Part {
    var sheet: PDFSheet
    var masthead: [PDFLine] = []
    var regions: [PDFRegion] = []
    /// Small type at the foot that is no footnote and interrupts the text.
    var tail: [PDFLine] = []
  }

  init(_ sheets: [PDFSheet]) {
    let parts = take(sheets)
    let bodySize = sheets.bodySize
    var margins = PDFMargins(bodySize: bodySize)
    for part in parts {
      for case .prose(let bands) in part.regions {
        margins.count(bands.compactMap(\.joined), of: part.sheet)
      }
    }
    var paragraphs = PDFParagraphs()
    for part in parts {
      let left = margins.edges(of: part.sheet, lines: part.masthead).left
      for line in part.masthead { paragraphs.addAlone(line, left: left) }
      var above: PDFLine?
      for region in part.regions {
        switch region {
        case .prose(let bands):
          let lines = bands.compactMap(\.joined)
          paragraphs.add(lines, within: margins.edges(of: part.sheet, lines: lines), after: above)
          above = lines.last
        case .columns(let left, let right):
          paragraphs.add(left, within: PDFLayout.edges(of: left), after: above)
          paragraphs.add(right, within: PDFLayout.edges(of: right))
          above = right.last
        case .table(let grid):
          paragraphs.add(grid)
          above = grid.bands.last?.joined
        }
      }
      paragraphs.addAside(part.tail)
    }
    paragraphs.close()
    blocks = paragraphs.blocks
    PDFHyphens.settle(&blocks, &footnotes)
    PDFInlineMarkers(footnotes: footnotes, slashed: slashed, blocks: blocks).strip(&blocks)
  }

  /// Takes running lines and footnotes off and finds the regions.
  private mutating func take(_ sheets: [PDFSheet]) -> [Part] {
    var running = PDFRunning(sheets)
    let bodySize = sheets.bodySize
    var notes = PDFFootnotes(bodySize: bodySize)
    var carried: [PDFCorridor] = []
    var parts: [Part] = []
    for sheet in sheets {
      var part = Part(sheet: sheet)
      running.strip(&part.sheet)
      notes.take(&part.sheet)
      if sheet.number == 1 { part.masthead = PDFMasthead(of: &part.sheet).lines }
      part.tail = PDFLayout.takeTail(&part.sheet, bodySize: bodySize)
      part.regions = part.sheet.regions(carried: carried)
      carried = []
      if case .table(let grid) = part.regions.last { carried = grid.corridors }
      parts.append(part)
    }
    footnotes = notes.footnotes
    slashed = notes.slashed
    self.running = running.texts
    return parts
  }

  private static func edges(of lines: [PDFLine]) -> PDFMargins.Edges {
    PDFMargins.Edges(left: lines.map(\.x0).min() ?? 0, right: lines.map(\.x1).max() ?? 0)
  }

  /// The small type at a page's foot below text that breaks off in mid-sentence: the notice on a
  /// verbatim record's first page.
  private static func takeTail(_ sheet: inout PDFSheet, bodySize: Double) -> [PDFLine] {
    var start = sheet.bands.endIndex
    while start > 0, sheet.bands[start - 1].baseline > 0.6 * sheet.height,
      let line = sheet.bands[start - 1].joined, line.size < bodySize - 0.7
    {
      start -= 1
    }
    guard start < sheet.bands.endIndex, start > 0, let above = sheet.bands[start - 1].joined,
      abs(above.size - bodySize) < 0.6, !PDFText.endsSentence(above.text)
    else { return [] }
    let tail = sheet.bands[start...].compactMap(\.joined)
    sheet.bands.removeSubrange(start...)
    return tail
  }
}
