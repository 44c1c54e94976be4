/// A word, number or sign of a short text, folded so that tables can name it: lower case, decimal
/// digits as ASCII, Arabic without vowel signs and tatweel and with one alef, one yeh.
///
/// For mastheads, headings and closing lines; the running text of documents is never cut this way.
struct Token: Equatable {
  enum Kind { case word, number, sign }

  var text: String
  var kind: Kind
  /// Half-open range of UTF-8 bytes in the text that was cut.
  var range: Range<Int>

  /// A single ideograph.
  var isHan: Bool { text.unicodeScalars.first.map { Token.isHan($0.value) } ?? false }

  var number: Int? { kind == .number && text.utf8.count <= 9 ? Int(text) : nil }
}

extension Token {
  /// The tokens of `text`. A Han character is a token of its own; so is every sign.
  static func tokens(of text: String) -> [Token] {
    let text = Array(text.utf8)
    var tokens: [Token] = []
    var offset = 0
    var open = false
    while offset < text.count {
      if text[offset].isASCIILetter {
        let start = offset
        while offset < text.count, text[offset].isASCIILetter { offset += 1 }
        let word = String(unsafeUninitializedCapacity: offset - start) { word in
          for index in start..<offset { word[index - start] = text[index].asciiLowercase }
          return offset - start
        }
        if open, let last = tokens.last, last.kind == .word {
          tokens[tokens.count - 1].text += word
          tokens[tokens.count - 1].range = extended(tokens, to: start..<offset)
        } else {
          tokens.append(Token(text: word, kind: .word, range: start..<offset))
        }
        open = true
        continue
      }
      let (value, width) = text.scalar(at: offset)
      let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
      let here = offset..<offset + width
      offset += width
      if isIgnored(value) {
        if open, !tokens.isEmpty { tokens[tokens.count - 1].range = extended(tokens, to: here) }
        continue
      }
      if let digit = digit(value) {
        if open, let last = tokens.last, last.kind == .number {
          tokens[tokens.count - 1].text.unicodeScalars.append(digit)
          tokens[tokens.count - 1].range = extended(tokens, to: here)
        } else {
          tokens.append(Token(text: String(Character(digit)), kind: .number, range: here))
        }
        open = true
      } else if isSpace(value) {
        open = false
      } else if isHan(value) {
        tokens.append(Token(text: String(Character(scalar)), kind: .word, range: here))
        open = false
      } else if value >= 0x80, scalar.properties.isAlphabetic {
        let folded = fold(scalar)
        if open, let last = tokens.last, last.kind == .word {
          tokens[tokens.count - 1].text += folded
          tokens[tokens.count - 1].range = extended(tokens, to: here)
        } else {
          tokens.append(Token(text: folded, kind: .word, range: here))
        }
        open = true
      } else {
        tokens.append(Token(text: plainSign(scalar), kind: .sign, range: here))
        open = false
      }
    }
    return tokens
  }

  private static func extended(_ tokens: [Token], to range: Range<Int>) -> Range<Int> {
    (tokens.last?.range.lowerBound ?? range.lowerBound)..<range.upperBound
  }

  static func isSpace(_ value: UInt32) -> Bool {
    switch value {
    case 0x09...0x0D, 0x20, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000:
      true
    default: false
    }
  }

  static func isHan(_ value: UInt32) -> Bool {
    (0x4E00...0x9FFF).contains(value) || (0x3400...0x4DBF).contains(value) || value == 0x3007
  }

  /// Joiners, direction marks, soft hyphen, Arabic vowel signs and tatweel.
  private static func isIgnored(_ value: UInt32) -> Bool {
    switch value {
    case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF, 0x0640, 0x064B...0x0652,
      0x0670:
      true
    default: false
    }
  }

  /// ASCII, Arabic-Indic, Persian and full-width digits as ASCII.
  static func digit(_ value: UInt32) -> Unicode.Scalar? {
    let worth: UInt32
    switch value {
    case 0x30...0x39: worth = value - 0x30
    case 0x0660...0x0669: worth = value - 0x0660
    case 0x06F0...0x06F9: worth = value - 0x06F0
    case 0xFF10...0xFF19: worth = value - 0xFF10
    default: return nil
    }
    return Unicode.Scalar(0x30 + worth)
  }

  private static func fold(_ scalar: Unicode.Scalar) -> String {
    switch scalar.value {
    case 0x0622, 0x0623, 0x0625, 0x0671: "\u{0627}"
    case 0x0649: "\u{064A}"
    default: scalar.properties.lowercaseMapping
    }
  }

  private static func plainSign(_ scalar: Unicode.Scalar) -> String {
    switch scalar.value {
    case 0x2010...0x2015, 0x2212: "-"
    case 0x2018, 0x2019, 0x02BC: "'"
    case 0xFF08: "("
    case 0xFF09: ")"
    case 0xFF0C, 0x060C: ","
    case 0xFF1A: ":"
    case 0xFF0F: "/"
    case 0xFF0E: "."
    default: String(Character(scalar))
    }
  }
}

/// A phrase of the tables, cut once: `"agenda items"`.
struct Phrase: ExpressibleByStringLiteral {
  let words: [String]

  init(stringLiteral value: String) { words = Token.tokens(of: value).map(\.text) }

  /// How many tokens it takes at `index`, or `nil` when it does not stand there.
  func matches(_ tokens: [Token], at index: Int) -> Int? {
    guard !words.isEmpty, index + words.count <= tokens.count else { return nil }
    for (offset, word) in words.enumerated() where tokens[index + offset].text != word {
      return nil
    }
    return words.count
  }
}

extension [Phrase] {
  /// The longest phrase of the list at `index`, as a count of tokens.
  func match(_ tokens: [Token], at index: Int) -> Int? {
    var best: Int?
    for phrase in self {
      if let count = phrase.matches(tokens, at: index), count > best ?? 0 { best = count }
    }
    return best
  }

  /// The first place at or after `start` where one of the phrases stands, as a range of tokens.
  func first(in tokens: [Token], from start: Int = 0) -> Range<Int>? {
    guard start < tokens.count else { return nil }
    for index in start..<tokens.count {
      if let count = match(tokens, at: index) { return index..<index + count }
    }
    return nil
  }
}

extension String {
  /// The text of a half-open range of UTF-8 bytes; empty when the range is no part of the text.
  func bytes(_ range: Range<Int>) -> String {
    let view = utf8
    guard range.lowerBound >= 0, range.upperBound <= view.count else { return "" }
    let start = view.index(view.startIndex, offsetBy: range.lowerBound)
    let end = view.index(start, offsetBy: range.count)
    return String(decoding: view[start..<end], as: UTF8.self)
  }

  /// Without white space at either end.
  var trimmed: String {
    var scalars = Substring(self).unicodeScalars
    while let first = scalars.first, Token.isSpace(first.value) { scalars.removeFirst() }
    while let last = scalars.last, Token.isSpace(last.value) { scalars.removeLast() }
    return String(scalars)
  }
}
