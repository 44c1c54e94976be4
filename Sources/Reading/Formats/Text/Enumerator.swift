/// The number, letter or bullet that opens a line: `12.`, `(a)`, `iv)`, `٧ -`, `（一）`, `•`.
enum Enumerator {
  /// The length in bytes of the enumerator at the head of `range`, without the white space behind it;
  /// `nil` when the line opens with a word.
  static func length(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
    var at = range.lowerBound
    let end = range.upperBound
    guard at < end else { return nil }
    let first = bytes.scalarValue(at: at)
    if isBullet(first) {
      at += first.utf8Length
      return at < end && isSpace(bytes[at]) ? at - range.lowerBound : nil
    }
    let opens = first == "(" || first == "（" || first == "["
    if opens { at += first.utf8Length }
    let bodyStart = at
    var digits = 0
    var letters = 0
    var numerals = 0
    while at < end {
      let scalar = bytes.scalarValue(at: at)
      if isDigit(scalar) {
        digits += 1
      } else if isHanNumeral(scalar) {
        numerals += 1
      } else if scalar.isLetter {
        letters += 1
      } else if scalar == ".", digits > 0, at + 1 < end, isDigit(bytes.scalarValue(at: at + 1)) {
        // The inner dot of `2.1`.
      } else {
        break
      }
      guard digits + letters + numerals <= 6 else { return nil }
      at += scalar.utf8Length
    }
    guard at > bodyStart, at < end else { return nil }
    let close = bytes.scalarValue(at: at)
    // A word in brackets is no label; `(a)`, `(ii)`, `(aa)` and `(12)` are.
    let isShort =
      (letters == 0 && digits <= 4) || (digits == 0 && numerals == 0 && letters == 1)
      || (digits == 0 && isRoman(bytes, bodyStart..<at)) || (letters == 1 && digits <= 4)
      || (opens && letters == 2 && digits == 0 && bytes[bodyStart] == bytes[at - 1])
    guard isShort else { return nil }
    if opens {
      guard close == ")" || close == "）" || close == "]", close != "]" || letters == 0 else {
        return nil
      }
      return at + close.utf8Length - range.lowerBound
    }
    at += close.utf8Length
    switch close {
    case ")", "）", "、", "．": return at - range.lowerBound
    case ".": return at == end || isSpace(bytes[at]) ? at - range.lowerBound : nil
    case " ", "\u{A0}":
      // The Arabic style: number, space, hyphen, space.
      guard letters == 0, digits > 0, at + 1 < end else { return nil }
      let dash = bytes.scalarValue(at: at)
      let behind = at + dash.utf8Length
      guard dash == "-" || dash == "–", behind < end, isSpace(bytes[behind]) else { return nil }
      return behind - range.lowerBound
    default: return nil
    }
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0xC2
  }

  private static func isBullet(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "•", "‣", "▪", "●", "○", "◦", "·", "–", "—", "-", "*", "\u{F0B7}", "\u{F0A7}": true
    default: false
    }
  }

  /// ASCII, Arabic-Indic, extended Arabic-Indic and full-width digits.
  static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x30...0x39, 0x660...0x669, 0x6F0...0x6F9, 0xFF10...0xFF19: true
    default: false
    }
  }

  private static func isHanNumeral(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "百", "〇": true
    default: false
    }
  }

  private static func isRoman(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    let lower = bytes[range].allSatisfy { "ivxlc".utf8.contains($0) }
    return !range.isEmpty && (lower || bytes[range].allSatisfy { "IVXLC".utf8.contains($0) })
  }
}

extension Unicode.Scalar {
  /// How many bytes it takes in UTF-8.
  var utf8Length: Int { value < 0x80 ? 1 : value < 0x800 ? 2 : value < 0x10000 ? 3 : 4 }

  var isLowercaseLetter: Bool {
    value < 0x80 ? value >= 0x61 && value <= 0x7A : properties.isLowercase
  }

  var isLetter: Bool {
    value < 0x80 ? (value | 0x20) >= 0x61 && (value | 0x20) <= 0x7A : properties.isAlphabetic
  }

  var isCased: Bool {
    value < 0x80 ? (value | 0x20) >= 0x61 && (value | 0x20) <= 0x7A : properties.isCased
  }

  /// Scripts written without spaces between words: Han, kana, Thai, Lao, Khmer, Myanmar.
  var isUnspaced: Bool {
    switch value {
    case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x2E80...0x9FFF, 0xA960...0xA97F,
      0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFFEF, 0x20000...0x3FFFF:
      true
    default: false
    }
  }

  /// A mark that a sentence, clause or quotation ends with, in the six languages.
  var endsClause: Bool {
    switch self {
    case ".", "!", "?", ":", ";", "\"", "”", "’", "»", ")", "]", "…", "。", "！", "？", "：", "；",
      "）", "」", "؟", "؛", "۔":
      true
    default: false
    }
  }
}
