import Documents

/// Builds one block's text with its markers, telling how much of it is italic and bold.
struct StyledText {
  private(set) var text = CleanText()
  private(set) var markers: [FootnoteMarker] = []
  private var italicPrefix = 0
  private var plain = 0
  private var italic = 0
  private var bold = 0
  private var light = 0

  init() {}

  var isEmpty: Bool { text.isEmpty && markers.isEmpty }

  mutating func space() { text.space() }

  mutating func append(_ source: [UInt8], _ range: Range<Int>, isItalic: Bool, isBold: Bool) {
    let start = text.nextOffset
    text.append(source, range)
    let added = text.bytes.count - start
    guard added > 0 else { return }
    if isItalic {
      italic += added
      if plain == 0 { italicPrefix = text.bytes.count }
    } else {
      plain += added
    }
    if isBold { bold += added } else { light += added }
  }

  mutating func append(_ string: String, isItalic: Bool, isBold: Bool) {
    append(Array(string.utf8), 0..<string.utf8.count, isItalic: isItalic, isBold: isBold)
  }

  /// A footnote marker that stood here.
  mutating func mark(_ label: String) {
    markers.append(FootnoteMarker(label: label, offset: text.bytes.count))
  }

  /// Raised type: a footnote's marker, several of them (`3, 4`), or words, an exponent among them.
  mutating func raise(_ string: String, isItalic: Bool, isBold: Bool) {
    let labels = string.split { $0 == "," || $0 == " " || $0 == "\u{A0}" }.map(String.init)
    if !labels.isEmpty, labels.allSatisfy(isMarkerLabel), !isExponent(labels) {
      for label in labels { mark(label) }
    } else {
      append(string, isItalic: isItalic, isBold: isBold)
    }
  }

  /// `m` 2, `CO` 2, 10 6, `n` o, 1 e: raised signs that belong to the word before them.
  private func isExponent(_ labels: [String]) -> Bool {
    guard labels.count == 1, let label = labels.first, !text.isEmpty else { return false }
    let word = String(
      decoding: text.bytes.suffix(8).split(separator: 0x20, omittingEmptySubsequences: false).last
        ?? [], as: UTF8.self)
    let isLetter = label.utf8.allSatisfy { $0 >= 0x61 && $0 <= 0x7A }
    if isLetter {
      return word == "n" || word == "N" || word.last?.isNumber == true
        || (word.count <= 3 && word.allSatisfy { "IVXLC".contains($0) } && !word.isEmpty)
    }
    return (label == "2" || label == "3")
      && ["m", "km", "cm", "mm", "ft", "mi", "м", "км"].contains(word)
  }

  /// The block, and a new beginning. `nil` when there is neither word nor marker.
  mutating func take() -> Block? {
    defer { self = StyledText() }
    guard !isEmpty else { return nil }
    var block = Block(text.string)
    block.markers = markers
    block.style.isItalic = italic > 0 && plain == 0
    block.style.isBold = bold > 0 && light == 0
    block.style.italicPrefix = italicPrefix
    return block
  }
}

/// What raised type may be to be a footnote's marker: a short number, a letter or asterisks, and no
/// ordinal's ending (`1st`, `2nd`, `Mme`).
func isMarkerLabel(_ text: String) -> Bool {
  let bytes = Array(text.utf8)
  guard !bytes.isEmpty, bytes.count <= 12 else { return false }
  if bytes.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) { return bytes.count <= 4 }
  if text.unicodeScalars.allSatisfy({ $0 == "*" || $0 == "†" || $0 == "‡" || $0 == "§" }) {
    return text.count <= 4
  }
  return bytes.count == 1 && bytes[0] >= 0x61 && bytes[0] <= 0x7A
}
