/// Takes running headers, page numbers, job numbers and bar codes off the pages.
///
/// What they are is told by place (the margins at head and foot), by type smaller than the text's,
/// by repetition from page to page, and by the few shapes that UN documents print there.
struct PDFRunning {
  /// Each once, in order of appearance.
  private(set) var texts: [String] = []
  private var known: Set<String> = []
  private let bodySize: Double
  /// How many pages show a text, digits as `#`, in the foot's margin.
  private var feet: [[UInt8]: Int] = [:]
  /// How many pages show a text in the head's margin.
  private var heads: [[UInt8]: Int] = [:]
  private let pageCount: Int

  init(_ sheets: [PDFSheet]) {
    bodySize = sheets.bodySize
    pageCount = sheets.count
    for sheet in sheets {
      for band in sheet.bands {
        if PDFRunning.isHead(band.baseline, of: sheet) {
          for line in band.lines { heads[line.text, default: 0] += 1 }
        } else if PDFRunning.isFoot(band.baseline, of: sheet) {
          for line in band.lines { feet[PDFRunning.pattern(line.text), default: 0] += 1 }
        }
      }
    }
  }

  private static func isHead(_ baseline: Double, of sheet: PDFSheet) -> Bool {
    baseline < 0.115 * sheet.height
  }

  private static func isFoot(_ baseline: Double, of sheet: PDFSheet) -> Bool {
    baseline > 0.9 * sheet.height
  }

  private static func pattern(_ text: [UInt8]) -> [UInt8] {
    text.map { (0x30...0x39).contains($0) ? 0x23 : $0 }
  }

  /// Takes them off one page.
  mutating func strip(_ sheet: inout PDFSheet) {
    stripFoot(&sheet)
    if sheet.number > 1 { stripHead(&sheet) }
    sheet.sideways.forEach { note($0) }
  }

  private mutating func stripFoot(_ sheet: inout PDFSheet) {
    var isLowest = true
    for index in sheet.bands.indices.reversed() {
      let band = sheet.bands[index]
      guard band.baseline > 0.85 * sheet.height else { break }
      let isFoot =
        (PDFRunning.isFoot(band.baseline, of: sheet) || isLowest) && !isTextRow(band)
      let gone = band.lines.filter { isFootLine($0, isFoot: isFoot) }
      guard !gone.isEmpty else {
        isLowest = false
        continue
      }
      // "2507479 (E)" beside a date or "Please recycle": what stands by a job number goes with it.
      let all = gone.contains { PDFShape.isJobNumber($0.text) || $0.isBarCode }
      for line in all ? band.lines : gone { note(line) }
      if all {
        sheet.bands[index].lines = []
      } else {
        sheet.bands[index].lines.removeAll { isFootLine($0, isFoot: isFoot) }
      }
    }
    sheet.bands.removeAll { $0.lines.isEmpty }
  }

  /// Whether a number stands between words of the text in a table's last row, where it is no page's.
  private func isTextRow(_ band: PDFBand) -> Bool {
    let lines = band.lines.sorted { $0.x0 < $1.x0 }
    guard lines.count > 2 else { return false }
    return lines.indices.dropFirst().dropLast().contains { index in
      PDFShape.isPageNumber(lines[index].text)
        && [lines[index - 1], lines[index + 1]].allSatisfy { other in
          abs(other.size - bodySize) < 0.45 && !isFootLine(other, isFoot: true)
            && !PDFShape.isSymbol(other.text)
        }
    }
  }

  private func isFootLine(_ line: PDFLine, isFoot: Bool) -> Bool {
    if line.isBarCode || PDFShape.isJobNumber(line.text) || PDFShape.isBarCode(line.text) {
      return true
    }
    guard isFoot else { return false }
    return PDFShape.isPageNumber(line.text)
      || feet[PDFRunning.pattern(line.text), default: 0] > 2
  }

  private mutating func stripHead(_ sheet: inout PDFSheet) {
    let margin = sheet.bands.prefix { band in
      PDFRunning.isHead(band.baseline, of: sheet)
        || band.baseline < 0.15 * sheet.height
          && band.lines.allSatisfy { PDFShape.isSymbol($0.text) && $0.size < bodySize - 0.45 }
    }
    var count = margin.prefix { $0.lines.allSatisfy(isHeadLine) }.count
    // "English" may stand between the symbol and the page's number; a scan sets both lower.
    if count > 0,
      let page = sheet.bands.dropFirst(count).prefix(2).firstIndex(where: {
        isPageNumber($0) && $0.baseline < 0.15 * sheet.height
      })
    {
      count = page + 1
    }
    for band in sheet.bands.prefix(count) { band.lines.forEach { note($0) } }
    sheet.bands.removeFirst(count)
  }

  private func isPageNumber(_ band: PDFBand) -> Bool {
    band.lines.allSatisfy { PDFShape.isPageNumber($0.text) }
  }

  private func isHeadLine(_ line: PDFLine) -> Bool {
    line.size < bodySize - 0.45 || PDFShape.isPageNumber(line.text)
      || PDFShape.isSymbol(line.text)
      // A running title in the text's own size; on a third of the pages, for left and right differ.
      || heads[line.text, default: 0] > max(2, pageCount / 3)
  }

  private mutating func note(_ line: PDFLine) { note(line.string) }

  private mutating func note(_ text: String) {
    if known.insert(text).inserted { texts.append(text) }
  }
}

/// Shapes of the short texts in a page's margins.
enum PDFShape {
  /// `2`, `2/8`, `12 / 24`, `- 3 -`, `Page 3`, `iv`.
  static func isPageNumber(_ text: [UInt8]) -> Bool {
    var rest = text.filter { $0 != 0x20 && $0 != 0x2D }
    if rest.starts(with: Array("Page".utf8)) || rest.starts(with: Array("page".utf8)) {
      rest.removeFirst(4)
    }
    guard !rest.isEmpty, rest.count <= 9 else { return false }
    if rest.allSatisfy({ $0 == 0x69 || $0 == 0x76 || $0 == 0x78 }) { return rest.count <= 5 }
    let parts = rest.split(separator: 0x2F, omittingEmptySubsequences: false)
    return parts.count <= 2
      && parts.allSatisfy { part in
        (1...4).contains(part.count) && part.allSatisfy { (0x30...0x39).contains($0) }
      }
  }

  /// `25-07479 (E) 150525`, `GE.25-04731`, `25-07479X (E)`, `23-24976`.
  static func isJobNumber(_ text: [UInt8]) -> Bool {
    var rest = text[...]
    while let first = rest.first, (0x41...0x5A).contains(first) || first == 0x2E || first == 0x2F {
      rest.removeFirst()
    }
    guard text.count - rest.count <= 5 else { return false }
    func digits() -> Int {
      let count = rest.prefix { (0x30...0x39).contains($0) }.count
      rest.removeFirst(count)
      return count
    }
    guard digits() == 2, rest.first == 0x2D else { return false }
    rest.removeFirst()
    guard (4...6).contains(digits()) else { return false }
    // A language, dates and a letter may follow, words may not.
    return rest.count < 40
      && rest.allSatisfy {
        (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || " ()*.-".utf8.contains($0)
      }
  }

  /// `*2507479*`, also in the letters of a symbol font.
  static func isBarCode(_ text: [UInt8]) -> Bool {
    let text = text.first == 0xEF ? symbolLetters(text) : text
    return text.count >= 7 && text.first == 0x2A && text.last == 0x2A
      && text.dropFirst().dropLast().allSatisfy { (0x30...0x39).contains($0) }
  }

  /// ASCII for U+F000 to U+F07F, where symbol fonts have their letters, without spaces; nothing for other
  /// text.
  /// Source: the symbol encoding of OpenType's `cmap` table.
  private static func symbolLetters(_ text: [UInt8]) -> [UInt8] {
    var letters: [UInt8] = []
    var index = 0
    while index + 2 < text.count, text[index] == 0xEF, text[index + 1] & 0xFE == 0x80 {
      letters.append((text[index + 1] & 1) << 6 | text[index + 2] & 0x3F)
      index += 3
    }
    return index == text.count ? letters.filter { $0 != 0x20 } : []
  }

  /// `A/99/8`, `HRI/MC/2099/1`, `A/99/15 (Part I)`: capitals and digits between slashes, alone.
  static func isSymbol(_ text: [UInt8]) -> Bool {
    guard text.count < 60, let first = text.first, (0x41...0x5A).contains(first) else {
      return false
    }
    return text.filter { $0 == 0x2F }.count > 1 && text.contains { (0x30...0x39).contains($0) }
      && !text.prefix { $0 != 0x20 }.contains {
        (0x61...0x7A).contains($0) && $0 != 0x64 && $0 != 0x65 && $0 != 0x76
      }
      && text.filter { $0 == 0x20 }.count < 3
  }

  /// A rule made of underscores.
  static func isRule(_ text: [UInt8]) -> Bool {
    text.count >= 5 && text.allSatisfy { $0 == 0x5F || $0 == 0x20 }
  }
}
