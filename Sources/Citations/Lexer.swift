import Documents

/// Cuts a text into tokens, once, in the order of its bytes.
struct Lexer {
  private let bytes: [UInt8]
  private let count: Int
  private let lexicon: Lexicon
  private(set) var tokens: [Token] = []
  private var position = 0
  private var pending: Token.Flags = [.spaceBefore, .breakBefore]

  /// - Parameter bytes: UTF-8, of which the last four are zero and no part of the text.
  init(_ bytes: [UInt8], lexicon: Lexicon) {
    self.bytes = bytes
    count = max(0, bytes.count - 4)
    self.lexicon = lexicon
    tokens.reserveCapacity(count / 8 + 16)
  }

  static func isHan(_ scalar: UInt32) -> Bool {
    (0x3400...0x9FFF).contains(scalar) || (0xF900...0xFAFF).contains(scalar)
  }

  /// 0 space, 1 letter, 2 digit, 3 sign, 4 beyond ASCII, 5 line break, 6 sign that means nothing.
  private static let classes: [UInt8] = (0...255).map { code in
    let byte = UInt8(code)
    if byte >= 0x80 { return 4 }
    if byte.isASCIILetter { return 1 }
    if byte.isASCIIDigit { return 2 }
    if byte == 10 { return 5 }
    if byte <= 32 || byte == 127 { return 0 }
    return 3
  }

  mutating func run() {
    let classes = Self.classes
    while position < count {
      switch classes[Int(bytes[position])] {
      case 1: word()
      case 2: number()
      case 3:
        add(.sign, from: position, to: position + 1, value: Int32(bytes[position]))
        position += 1
      case 4: beyondASCII()
      case 5: lineBreak()
      default:
        pending.insert(.spaceBefore)
        position += 1
      }
    }
  }

  private mutating func add(
    _ kind: Token.Kind, from start: Int, to end: Int, value: Int32 = 0, lexeme: UInt16 = 0,
    flags: Token.Flags = []
  ) {
    tokens.append(
      Token(
        start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: end), value: value,
        lexeme: lexeme, kind: kind, flags: flags.union(pending)))
    pending = []
  }

  private mutating func lineBreak() {
    pending.formUnion(
      pending.contains(.lineBefore) ? [.spaceBefore, .breakBefore] : [.spaceBefore, .lineBefore])
    position += 1
  }

  private mutating func number() {
    let start = position
    var value: Int32 = 0
    var digits = 0
    while bytes[position].isASCIIDigit {
      if digits < 9 { value = value * 10 + Int32(bytes[position] - 48) }
      digits += 1
      position += 1
    }
    add(.number, from: start, to: position, value: digits > 9 ? -1 : value)
  }

  // MARK: Words

  /// A word of letters, ASCII first.
  private mutating func word() {
    let start = position
    var hash = WordHash()
    let hasSmall = scanWord(&hash)
    guard position > start else {
      position += 1
      return
    }
    finishWord(start, hash, hasSmall: hasSmall)
  }

  /// Reads letters from `position` on; tells whether one of them is small.
  private mutating func scanWord(_ hash: inout WordHash) -> Bool {
    var hasSmall = false
    while true {
      let byte = bytes[position]
      if byte.isASCIILetter {
        if byte & 0x20 != 0 { hasSmall = true }
        hash.add(UInt32(byte | 0x20))
        position += 1
      } else if byte >= 0x80 {
        let (scalar, length) = bytes.scalar(at: position)
        guard position + length <= count, Self.isLetter(scalar) else { return hasSmall }
        hash.addFolded(scalar)
        if !Self.isCapital(scalar) { hasSmall = true }
        position += length
      } else {
        return hasSmall
      }
    }
  }

  private static func isLetter(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xAD, 0x200B...0x200F, 0x2060...0x2064, 0xFEFF: true
    case 0xAA, 0xBA: false
    case 0xC0...0x24F: scalar != 0xD7 && scalar != 0xF7
    case 0x250...0x5FF: scalar != 0x37E && scalar != 0x589
    case 0x610...0x65F, 0x66E...0x6D3, 0x6D5...0x6EF, 0x6FA...0x6FF:
      scalar != 0x61B && scalar != 0x61F
    case 0x700...0x1FFF: true
    case 0xFB1D...0xFDFF, 0xFE70...0xFEFC: scalar != 0xFD3E && scalar != 0xFD3F
    case 0xFF21...0xFF3A, 0xFF41...0xFF5A: true
    default: false
    }
  }

  static func isCapital(_ scalar: UInt32) -> Bool {
    (0xC0...0xDE).contains(scalar) || (0x400...0x42F).contains(scalar)
      || (0xFF21...0xFF3A).contains(scalar)
  }

  /// Looks the word up, tries longer forms, and adds it or lets it join a run.
  private mutating func finishWord(_ start: Int, _ hash: WordHash, hasSmall: Bool) {
    var end = position
    if bytes[end] == UInt8(ascii: "'") || isApostrophe(end), end - start <= 2, elide(start, end) {
      return
    }
    var (lexeme, isPrefix) = lexicon.find(hash.finished)
    if isPrefix {
      var longer = hash
      var words = 0
      while isPrefix, words < 5, nextWord(&longer) {
        words += 1
        let found = lexicon.find(longer.finished)
        if found.lexeme != 0 {
          lexeme = found.lexeme
          end = position
        }
        isPrefix = found.isPrefix
      }
      position = end
    }
    var flags: Token.Flags = []
    let first = bytes[start]
    let isCapital =
      first.isASCIIUppercase || (first >= 0x80 && Self.isCapital(bytes.scalar(at: start).value))
    if isCapital { flags.insert(.capital) }
    if !hasSmall { flags.insert(.capitals) }
    // Words that mean nothing run together, but for single letters and capitals.
    if lexeme == 0, hasSmall, end - start > 1, let last = tokens.indices.last,
      tokens[last].kind == .word, tokens[last].lexeme == 0, pending == .spaceBefore,
      !tokens[last].flags.contains(.capitals)
    {
      tokens[last].value = Int32(truncatingIfNeeded: start)
      tokens[last].end = Int32(truncatingIfNeeded: end)
      tokens[last].flags.insert(.run)
      pending = []
      return
    }
    add(.word, from: start, to: end, lexeme: lexeme, flags: flags)
  }

  /// Steps over white space to a further word and hashes it after a space.
  private mutating func nextWord(_ hash: inout WordHash) -> Bool {
    var next = position
    var lines = 0
    while next < count, bytes[next] <= 32 || (bytes[next] == 0xC2 && bytes[next + 1] == 0xA0) {
      if bytes[next] == 10 { lines += 1 }
      next += bytes[next] == 0xC2 ? 2 : 1
    }
    guard next > position, next < count, next - position <= 40, lines <= 1 else { return false }
    position = next
    hash.add(32)
    _ = scanWord(&hash)
    return position > next
  }

  private func isApostrophe(_ index: Int) -> Bool {
    index + 2 < count && bytes[index] == 0xE2 && bytes[index + 1] == 0x80
      && bytes[index + 2] == 0x99
  }

  /// French `l'` and `d'`: an article, a preposition.
  private mutating func elide(_ start: Int, _ end: Int) -> Bool {
    let length = bytes[end] == UInt8(ascii: "'") ? 1 : 3
    guard end - start == 1 || (end - start == 2 && bytes[start] | 0x20 == UInt8(ascii: "q")) else {
      return false
    }
    let letter = bytes[start] | 0x20
    let isOf = letter == UInt8(ascii: "d")
    guard isOf || letter == UInt8(ascii: "l") else { return false }
    let (lexeme, _) = lexicon.find(WordHash.of(isOf ? "de" : "la"))
    position = end + length
    add(.word, from: start, to: position, lexeme: lexeme)
    pending = [.spaceBefore]
    return true
  }

  // MARK: Beyond ASCII

  private mutating func beyondASCII() {
    let (scalar, length) = bytes.scalar(at: position)
    guard position + length <= count else {
      position = count
      return
    }
    let start = position
    if let digit = Self.digit(scalar) {
      otherNumber(start, firstDigit: digit)
      return
    }
    if Self.isHan(scalar) {
      han(start)
      return
    }
    if Self.isLetter(scalar) {
      word()
      return
    }
    position += length
    switch scalar {
    case 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: pending.insert(.spaceBefore)
    case 0x2028, 0x2029: pending.formUnion([.spaceBefore, .lineBefore])
    // Superscripts are footnote markers; what comes after is apart from what was before.
    case 0xB2, 0xB3, 0xB9, 0x2070...0x2079: pending.insert(.spaceBefore)
    case 0x202A...0x202E, 0x2066...0x2069: break
    case 0xA7, 0xB6:
      add(.word, from: start, to: position, lexeme: lexicon.find(WordHash.of("paragraph")).lexeme)
      pending.insert(.spaceBefore)
    case 0x2116:
      add(.word, from: start, to: position, lexeme: lexicon.find(WordHash.of("no")).lexeme)
      pending.insert(.spaceBefore)
    default:
      let sign = Self.sign(scalar)
      if sign != 0 {
        add(.sign, from: start, to: position, value: Int32(sign))
      } else {
        pending.insert(.spaceBefore)
      }
    }
  }

  private static func sign(_ scalar: UInt32) -> UInt8 {
    switch scalar {
    case 0x2010...0x2015, 0x2212, 0xFE63, 0xFF0D: UInt8(ascii: "-")
    case 0x60C, 0x3001, 0xFF0C, 0xFE10, 0xFF64: UInt8(ascii: ",")
    case 0x61B, 0xFF1B: UInt8(ascii: ";")
    case 0x3002, 0xFF0E, 0xFF61: UInt8(ascii: ".")
    case 0xFF1A: UInt8(ascii: ":")
    case 0xFF08, 0x3014, 0xFD3E: UInt8(ascii: "(")
    case 0xFF09, 0x3015, 0xFD3F: UInt8(ascii: ")")
    case 0xFF0F, 0x2044, 0x2215: UInt8(ascii: "/")
    case 0xFF3B: UInt8(ascii: "[")
    case 0xFF3D: UInt8(ascii: "]")
    case 0x66A, 0xFF05: UInt8(ascii: "%")
    case 0xAB, 0x201C, 0x201E, 0x300A, 0x300C, 0x300E, 0x301D: Sign.openQuote
    case 0xBB, 0x201D, 0x300B, 0x300D, 0x300F, 0x301E: Sign.closeQuote
    case 0xFF02: UInt8(ascii: "\"")
    default: 0
    }
  }

  private static func digit(_ scalar: UInt32) -> Int32? {
    switch scalar {
    case 0x660...0x669: Int32(scalar - 0x660)
    case 0x6F0...0x6F9: Int32(scalar - 0x6F0)
    case 0xFF10...0xFF19: Int32(scalar - 0xFF10)
    default: nil
    }
  }

  private mutating func otherNumber(_ start: Int, firstDigit: Int32) {
    var value: Int32 = 0
    var digits = 0
    var isArabic = false
    while position < count {
      let (scalar, length) = bytes.scalar(at: position)
      guard let digit = Self.digit(scalar), position + length <= count else { break }
      if digits < 9 { value = value * 10 + digit }
      digits += 1
      isArabic = isArabic || scalar < 0xFF00
      position += length
    }
    add(
      .number, from: start, to: position, value: digits > 9 ? -1 : value,
      flags: isArabic ? .arabicDigits : [])
  }

  /// Chinese has no spaces: the longest form that begins here, else one character of a run.
  private mutating func han(_ start: Int) {
    var hash = WordHash()
    var found: (lexeme: UInt16, end: Int) = (0, 0)
    var next = start
    for _ in 0..<10 {
      let (scalar, length) = bytes.scalar(at: next)
      guard next + length <= count, Self.isHan(scalar) else { break }
      hash.add(scalar)
      next += length
      let (lexeme, isPrefix) = lexicon.find(hash.finished)
      if lexeme != 0 { found = (lexeme, next) }
      guard isPrefix else { break }
    }
    if found.lexeme != 0 {
      position = found.end
      add(.word, from: start, to: found.end, lexeme: found.lexeme)
      return
    }
    position = start + bytes.scalar(at: start).length
    if let last = tokens.indices.last, tokens[last].kind == .word, tokens[last].lexeme == 0,
      pending.isEmpty
    {
      tokens[last].value = Int32(truncatingIfNeeded: start)
      tokens[last].end = Int32(truncatingIfNeeded: position)
      tokens[last].flags.insert(.run)
      return
    }
    add(.word, from: start, to: position)
  }
}
