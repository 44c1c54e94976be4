import Documents

/// Takes footnotes off the pages and reads them, joined across pages.
struct PDFFootnotes {
  private(set) var footnotes: [Footnote] = []
  private let bodySize: Double

  init(bodySize: Double) { self.bodySize = bodySize }

  /// Moves the lines of footnotes from `sheet.bands` to `sheet.notes`. Rules go.
  func separate(_ sheet: inout PDFSheet) {
    let rule = sheet.bands.lastIndex { band in
      band.lines.count == 1 && band.lines.allSatisfy { PDFShape.isRule($0.text) }
    }
    var start = sheet.bands.endIndex
    if let rule {
      let below = sheet.bands[(rule + 1)...]
      if let first = below.first?.lines.first, first.size < bodySize - 0.3 || isLabelled(first) {
        start = rule + 1
      }
    }
    if start == sheet.bands.endIndex { start = smallTail(of: sheet) }
    sheet.notes = Array(sheet.bands[start...])
    sheet.bands.removeSubrange(start...)
    sheet.bands.removeAll { $0.lines.allSatisfy { PDFShape.isRule($0.text) } }
  }

  /// Where the page's foot in smaller type begins that opens with a label: footnotes under a rule
  /// that is drawn, not written.
  private func smallTail(of sheet: PDFSheet) -> Int {
    var start = sheet.bands.endIndex
    var labelled = start
    while start > 0, sheet.bands[start - 1].baseline > 0.3 * sheet.height,
      let line = sheet.bands[start - 1].joined, line.size < bodySize - 0.7
    {
      start -= 1
      if isLabelled(line) { labelled = start }
    }
    return labelled
  }

  private func isLabelled(_ line: PDFLine) -> Bool {
    line.markers.first?.offset == 0 || line.text.first == 0x2A
  }

  /// Reads the lines that ``separate(_:)`` put aside.
  mutating func read(_ sheet: PDFSheet) {
    for band in sheet.notes {
      guard var line = band.joined else { continue }
      if let label = takeLabel(&line) {
        footnotes.append(Footnote(label: label, text: line.string, page: sheet.number))
      } else if let last = footnotes.indices.last {
        footnotes[last].text = PDFText.joined(footnotes[last].text, line.string)
      } else {
        footnotes.append(Footnote(label: "", text: line.string, page: sheet.number))
      }
    }
  }

  /// Cuts the label off a footnote's first line.
  private func takeLabel(_ line: inout PDFLine) -> String? {
    if let first = line.markers.first, first.offset == 0 {
      line.markers.removeFirst()
      return first.label
    }
    let stars = line.text.prefix { $0 == 0x2A }.count
    guard stars > 0, stars < 6 else { return nil }
    line.text.removeFirst(stars)
    while line.text.first == 0x20 { line.text.removeFirst() }
    return String(repeating: "*", count: stars)
  }
}

/// How text of one line meets that of the next.
enum PDFText {
  /// Appends a word's bytes: no spaces at its ends, and ligatures as letters.
  static func append(_ word: ArraySlice<UInt8>, to bytes: inout [UInt8]) {
    var rest = word
    while let first = rest.first, first <= 0x20 { rest.removeFirst() }
    while let last = rest.last, last <= 0x20 { rest.removeLast() }
    while rest.starts(with: [0xC2, 0xA0]) { rest.removeFirst(2) }
    while rest.suffix(2).elementsEqual([0xC2, 0xA0]) { rest.removeLast(2) }
    guard rest.contains(0xEF) else {
      bytes += rest
      return
    }
    while let first = rest.first {
      // U+FB00 to U+FB04: ff, fi, fl, ffi, ffl.
      if first == 0xEF, rest.count > 2, rest[rest.startIndex + 1] == 0xAC,
        let letters = ligatures[rest[rest.startIndex + 2]]
      {
        bytes += letters
        rest.removeFirst(3)
      } else {
        bytes.append(first)
        rest.removeFirst()
      }
    }
  }

  /// `²` or `³` for a raised 2 or 3 behind a unit of length: `km²` holds no footnote.
  static func power(_ digit: ArraySlice<UInt8>, after text: [UInt8]) -> [UInt8]? {
    guard digit.count == 1, text.last == 0x6D else { return nil }
    let unit = text.reversed().prefix { $0 != 0x20 }.reversed()
    guard unit.count <= 2, unit.count == 1 || "kcmd".utf8.contains(unit.first ?? 0) else {
      return nil
    }
    return digit.first == 0x32 ? [0xC2, 0xB2] : digit.first == 0x33 ? [0xC2, 0xB3] : nil
  }

  private static let ligatures: [UInt8: [UInt8]] = [
    0x80: Array("ff".utf8), 0x81: Array("fi".utf8), 0x82: Array("fl".utf8),
    0x83: Array("ffi".utf8), 0x84: Array("ffl".utf8),
  ]

  /// Whether a line that ends in `left` and the next that begins with `right` need no space between.
  ///
  /// A hyphen, a dash or a slash that ends a line without a space before it is part of its word.
  static func isGlued(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    guard let last = left.last, let first = right.first, first != 0x20 else { return true }
    if isIdeographic(left.suffix(3)) || isIdeographic(right.prefix(3)) { return true }
    func standsAlone(_ width: Int) -> Bool {
      left.count == width || left[left.count - width - 1] == 0x20
    }
    switch last {
    case 0x2D, 0x2F: return !standsAlone(1)
    case 0x20: return true
    default: break
    }
    // U+2010 to U+2014: hyphens and dashes.
    guard left.count >= 3, left[left.count - 3] == 0xE2, left[left.count - 2] == 0x80,
      (0x90...0x94).contains(last)
    else { return false }
    return !standsAlone(3)
  }

  /// Whether three bytes are one ideograph, kana or sign of that writing, which knows no spaces: U+3000
  /// to U+9FFF, compatibility ideographs and full-width forms.
  private static func isIdeographic(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.count == 3, let first = bytes.first else { return false }
    let second = bytes[bytes.startIndex + 1]
    return (0xE3...0xE9).contains(first) && second >= 0x80
      || first == 0xEF && (0xA4...0xAB).contains(second)
      || first == 0xEF && (0xBC...0xBF).contains(second)
  }

  static func joined(_ left: String, _ right: String) -> String {
    if left.isEmpty { return right }
    return isGlued(Array(left.utf8), Array(right.utf8)) ? left + right : left + " " + right
  }
}
