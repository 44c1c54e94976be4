import Documents

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
    // U+00AD, a hyphen that shows at a line's end only.
    if left.suffix(2).elementsEqual([0xC2, 0xAD]) { return true }
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
    var text = Array(left.utf8)
    let next = Array(right.utf8)
    if isGlued(text, next) { PDFHyphens.join(&text, with: next) } else { text.append(0x20) }
    return String(decoding: text + next, as: UTF8.self)
  }

  /// Whether a word is points that stand directly behind another: full stop, comma, colon, semicolon,
  /// those of Arabic too.
  static func isPoint(_ word: ArraySlice<UInt8>) -> Bool {
    let points: [[UInt8]] = [[0x2E], [0x2C], [0x3A], [0x3B], [0xD8, 0x8C], [0xD8, 0x9B]]
    return points.contains { word.elementsEqual($0) }
  }

  /// Whether a line ends with a full stop or another sign that may end a paragraph.
  static func endsSentence(_ text: [UInt8]) -> Bool {
    var rest = text[...]
    // Closing quotes and brackets follow the stop.
    while let last = rest.last {
      if last == 0x22 || last == 0x29 || last == 0x5D {
        rest.removeLast()
      } else if rest.count > 3, rest.suffix(3).elementsEqual([0xE2, 0x80, 0x9D]) {
        rest.removeLast(3)
      } else {
        break
      }
    }
    guard let last = rest.last else { return true }
    return ".;:!?".utf8.contains(last) || last == 0x2C && rest.count < text.count
  }

  /// Whether a line begins with what typists keep on one line and no paragraph begins with by itself: an
  /// ordinal number, a date, a title with a name behind it, a symbol or "see" in brackets.
  static func holdsTogether(_ text: [UInt8]) -> Bool {
    if text.starts(with: "(see ".utf8) { return true }
    if text.first == 0x28 {
      let organ = text.dropFirst().prefix { (0x41...0x5A).contains($0) }
      return !organ.isEmpty && text.dropFirst(1 + organ.count).first == 0x2F
    }
    let digits = text.prefix { (0x30...0x39).contains($0) }
    let rest = text.dropFirst(digits.count)
    let letters = rest.prefix { (0x61...0x7A).contains($0) }
    if digits.isEmpty { return titles.contains { text.starts(with: $0.utf8) } }
    if digits.count <= 2, rest.first == 0x20 {
      let word = String(decoding: rest.dropFirst().prefix { $0 > 0x2F }, as: UTF8.self)
      return CalendarWords.months[CalendarWords.folded(word)] != nil
    }
    return digits.count <= 3 && letters.count == 2
  }

  private static let titles = [
    "Mr. ", "Mrs. ", "Ms. ", "Dr. ", "Prince ", "Princess ", "Sheikh ", "M. ", "Mme ", "Sr. ",
    "Sra. ", "Г-н ", "Г-жа ",
  ]

  /// Whether a line ends with a word that nothing ends with ("of", "and the"), or in the middle of one.
  static func endsUnfinished(_ text: [UInt8]) -> Bool {
    let word = text.reversed().prefix { $0 != 0x20 }.reversed()
    guard (1...16).contains(word.count), word.count < text.count else { return false }
    if word.last == 0x2D { return word.count > 1 }
    return Lexicon.unfinished.contains(String(decoding: word, as: UTF8.self))
  }

  /// Whether a line begins as a sentence, name or list entry does: not with a lower-case letter.
  static func opensSentence(_ text: [UInt8]) -> Bool {
    guard let first = text.first else { return false }
    return !(0x61...0x7A).contains(first)
  }
}
