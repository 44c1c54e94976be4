import Documents

/// Words on one baseline with no wide gap between them: a line, a part of one, or a line in a cell.
struct PDFLine {
  /// From 1.
  var page: Int
  /// Points from the page's top left corner.
  var x0: Double
  var x1: Double
  var top: Double
  var baseline: Double
  /// The type size that most of the line's letters have.
  var size: Double
  var isBold: Bool
  var isItalic: Bool
  var isBarCode: Bool
  /// UTF-8, words that touch glued, footnote markers taken out.
  var text: [UInt8]
  var markers: [FootnoteMarker] = []
  /// How much of `text` is the italic run that opens it.
  var italicPrefix: Int
  /// Width of the first word, in points.
  var firstWidth: Double
  /// Left edges of what was added on the same height: where the text behind a hanging label begins.
  var tabs: [Double] = []

  /// - Parameter words: from left to right, at least one.
  init(_ words: [PDFWord], of page: PDFPage) {
    self.page = page.number
    var left = Double.infinity
    var right = -Double.infinity
    var bold = true
    var italic = true
    var isPrefix = true
    var code = true
    /// Bytes behind the label that tell whether the line is bold.
    var letters = 0
    var prefix = 0
    var sizes: [(size: Double, count: Int)] = []
    var bytes: [UInt8] = []
    var markers: [FootnoteMarker] = []
    var previous: PDFWord?
    /// Right edge of a marker directly before.
    var marker: Double?
    for word in words {
      if word.isMarker {
        if let power = PDFText.power(page.bytes(word), after: bytes) {
          bytes += power
          right = max(right, word.x1)
          continue
        }
        markers.append(
          FootnoteMarker(
            label: String(decoding: page.bytes(word), as: UTF8.self), offset: bytes.count))
        marker = word.x1
        continue
      }
      left = min(left, word.x0)
      right = max(right, word.x1)
      if let last = previous, !PDFLine.touch(last, word, of: page) {
        // Points behind a marker belong to the word before it.
        let isPoint = marker.map { word.x0 - $0 < 0.148 * word.size } == true
        if !(isPoint && PDFText.isPoint(page.bytes(word))) { bytes.append(0x20) }
      }
      marker = nil
      let start = bytes.count
      PDFText.append(page.bytes(word), to: &bytes)
      previous = word
      // A star beside a bold title may be upright itself.
      if word.isAttached || page.bytes(word).allSatisfy({ $0 == 0x2A }) { continue }
      // A label may be lighter than its bold paragraph.
      if !word.style.contains(.bold), start > 0 || !PDFLabel.isLabel(bytes) { bold = false }
      letters += bytes.count - start
      if start == 0, PDFLabel.isLabel(bytes) { letters = 0 }
      if !word.style.contains(.barCode) { code = false }
      if !word.style.contains(.italic) {
        italic = false
        // A paragraph's label may stand upright before the italic words.
        isPrefix = isPrefix && start == 0 && PDFLabel.opens(bytes)
      } else if isPrefix {
        prefix = bytes.count
        if !word.lastStyle.contains(.italic) {
          // "Decides:" with an upright colon: the letters are the italic part.
          isPrefix = false
          prefix = start + page.bytes(word).prefix { $0 >= 0x41 }.count
        }
      }
      if let at = sizes.firstIndex(where: { abs($0.size - word.size) < 0.3 }) {
        sizes[at].count += word.text.count
      } else {
        sizes.append((word.size, word.text.count))
      }
    }
    if previous == nil {
      (left, right) = (words.first?.x0 ?? 0, words.last?.x1 ?? 0)
      (bold, italic, code) = (false, false, false)
    }
    let main = sizes.max { $0.count < $1.count }?.size ?? words.first?.size ?? 0
    let typical = words.first { !$0.isMarker && abs($0.size - main) < 0.3 } ?? words.first
    x0 = left
    x1 = right
    top = typical?.y0 ?? 0
    baseline = typical?.baseline ?? 0
    size = main
    isBold = bold && letters > 0
    isItalic = italic
    isBarCode = code
    text = bytes
    self.markers = markers
    italicPrefix = prefix
    firstWidth = PDFLine.firstWidth(words.filter { !$0.isMarker }, of: page)
  }

  /// Whether it has letters, and no small ones of the Latin alphabet among them.
  var isCapitals: Bool {
    text.contains { (0x41...0x5A).contains($0) } && !text.contains { (0x61...0x7A).contains($0) }
  }

  /// Whether dots lead to a page number at its end: an entry of a table of contents.
  var isEntryWithPage: Bool {
    guard let last = text.last, (0x30...0x39).contains(last) else { return false }
    let head = text.reversed().drop { (0x30...0x39).contains($0) || $0 == 0x20 }
    return head.prefix(7).allSatisfy { $0 == 0x2E || $0 == 0x20 } && head.count > 7
  }

  var string: String { String(decoding: text, as: UTF8.self) }

  private static func firstWidth(_ words: [PDFWord], of page: PDFPage) -> Double {
    guard let first = words.first else { return 0 }
    var end = first
    for word in words.dropFirst() {
      guard touch(end, word, of: page) else { break }
      end = word
    }
    return end.x1 - first.x0
  }

  /// Whether two neighbours are one word. Spaces of UN documents are never under 0.148 of the size
  /// (the tightest: `of Action`, kerned), cuts made by kerning hardly ever above; a hyphen that
  /// stands off a little still belongs to what is before it.
  static func touch(_ left: PDFWord, _ right: PDFWord, of page: PDFPage) -> Bool {
    let gap = right.x0 - left.x1
    let size = min(left.size, right.size)
    if gap < 0.148 * size || right.isAttached && gap < 0.2 * left.size { return true }
    guard gap < 0.2 * size, let first = page.bytes(right).first else { return false }
    return first == 0x2D
  }

  /// Adds a line that stands to the right on the same height.
  mutating func append(_ next: PDFLine) {
    let head = text
    let offset = text.isEmpty ? 0 : text.count + 1
    let isLabel = tabs.isEmpty && italicPrefix == 0 && PDFLabel.opens(text)
    if italicPrefix == text.count || isLabel, next.italicPrefix > 0 {
      italicPrefix = offset + next.italicPrefix
    }
    tabs.append(next.x0)
    if offset > 0 { text.append(0x20) }
    markers += next.markers.map {
      FootnoteMarker(
        label: $0.label, offset: $0.offset == 0 ? max(offset - 1, 0) : offset + $0.offset)
    }
    text += next.text
    if next.text.count > offset { size = next.size }
    x0 = min(x0, next.x0)
    x1 = max(x1, next.x1)
    top = min(top, next.top)
    // Behind a label alone the rest tells.
    isBold = next.isBold && (isBold || tabs.count == 1 && PDFLabel.isLabel(head))
    isItalic = isItalic && next.isItalic
  }
}

/// What stands on one height of a page: the lines side by side.
struct PDFBand {
  var lines: [PDFLine]

  /// That of the line with most letters: a short one beside it may be set a little lower.
  let baseline: Double

  init(lines: [PDFLine]) {
    self.lines = lines
    baseline = lines.max { $0.text.count < $1.text.count }?.baseline ?? 0
  }

  var x0: Double { lines.first?.x0 ?? 0 }
  var x1: Double { lines.last?.x1 ?? 0 }

  /// All of it as one line.
  var joined: PDFLine? {
    guard var line = lines.first else { return nil }
    for next in lines.dropFirst() { line.append(next) }
    return line
  }
}
