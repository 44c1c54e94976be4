import Documents

/// Finds symbols (`A/C.1/75/L.8/Rev.1`), numbers with a slash (`75/240`) and series (`L.41`) that
/// are one thing to a reader and many words to UAX #29.
final class CompoundReader {
  /// How often a stretch without blanks was tried in vain, so that hostile text costs little.
  struct Attempts {
    var runEnd = 0
    var failures = 0
  }

  /// The longest symbol that is looked for, in bytes.
  private static let longest = 120
  private static let mostFailures = 3
  private static let cacheLimit = 4096

  /// The tokens of the last one read: whole first, each with its range in the text from its start.
  private var tokens: [(bytes: [UInt8], range: Range<Int>)] = []
  /// Lower-case keys of symbols as spelled; empty for what is none. Symbols repeat a lot.
  private var keys: [String: [UInt8]] = [:]

  /// A quick look: most words are followed by a blank.
  @inline(__always)
  static func mayStart(_ bytes: UnsafePointer<UInt8>, _ word: RawWord) -> Bool {
    // The caller has seen that `word.end + 1` is inside the text.
    let next = bytes[word.end]
    if next == 0x2F { return isLetter(bytes[word.end + 1]) || isDigit(bytes[word.end + 1]) }
    return next == 0x2E && word.hasLetters && !word.hasDigits && word.end - word.start <= 5
      && isDigit(bytes[word.end + 1])
  }

  /// Reads what starts with `word`; its end, or `nil` when it is nothing of the kind.
  func read(
    _ bytes: UnsafePointer<UInt8>, word: RawWord, count: Int, attempts: inout Attempts
  ) -> Int? {
    if word.start >= attempts.runEnd { attempts.failures = 0 }
    guard attempts.failures < Self.mostFailures else { return nil }
    var text: [UInt8] = []
    let end = stretch(bytes, from: word.start, count: count, into: &text)
    attempts.runEnd = end
    tokens.removeAll(keepingCapacity: true)
    if let length = readSymbol(text, bytes, word.start, count)
      ?? readPair(text) ?? readSeries(text)
    {
      return word.start + sourceLength(bytes, word.start, of: length)
    }
    attempts.failures += 1
    return nil
  }

  /// Hands over what the last `read` found: the whole, then its parts at the same position.
  func emitLast(start: Int, end: Int, _ emit: PassageTokenizer.Emit) -> Int32 {
    for (index, token) in tokens.enumerated() {
      let code = token.bytes.withUnsafeBufferPointer {
        emit(
          Token(
            bytes: $0, start: start + token.range.lowerBound,
            end: min(end, start + token.range.upperBound), isColocated: index > 0,
            kind: index == 0 ? .compound : .part))
      }
      if code != 0 { return code }
    }
    return 0
  }

  // MARK: the three forms

  private func readSymbol(
    _ text: [UInt8], _ bytes: UnsafePointer<UInt8>, _ start: Int, _ count: Int
  ) -> Int? {
    guard text.contains(0x2F), text.contains(where: isDigit), isOrgan(text) else {
      return nil
    }
    var length = trimmed(text, text.count)
    if let cut = secondSymbol(text, length) { length = cut }
    var tries = 0
    while tries < 3, length > 2 {
      let key = symbolKey(Array(text[..<length]))
      if !key.isEmpty {
        let (full, key) = withSession(key, text, length, bytes, start, count)
        addSymbol(key, text, length, full)
        return full
      }
      // Perhaps a word hangs on its end: `A/75/1-based`.
      guard let cut = text[..<length].lastIndex(where: { !isDigit($0) && !isLetter($0) }) else {
        break
      }
      length = trimmed(text, cut)
      tries += 1
    }
    return nil
  }

  /// An organ before the first slash, of letters and numbers: no host of a URL.
  private func isOrgan(_ text: [UInt8]) -> Bool {
    var rest = text.prefix { $0 != 0x2F }
    guard let first = rest.first, isLetter(first) else { return false }
    rest = rest.drop { isLetter($0) || $0 == 0x2D }
    return rest.allSatisfy { isDigit($0) || $0 == 0x2E }
  }

  /// `75/240`, when nothing else hangs on it.
  private func readPair(_ text: [UInt8]) -> Int? {
    let first = text.prefix(while: isDigit).count
    guard (1...4).contains(first), first < text.count, text[first] == 0x2F else { return nil }
    let second = text[(first + 1)...].prefix(while: isDigit).count
    let length = first + 1 + second
    guard (1...4).contains(second), length == text.count || !continues(text, length) else {
      return nil
    }
    add(Array(text[..<length]), 0..<length)
    add(Array(text[..<first]), 0..<first)
    add(Array(text[(first + 1)..<length]), first + 1..<length)
    return length
  }

  /// `L.41`, `Rev.1`.
  private func readSeries(_ text: [UInt8]) -> Int? {
    let letters = text.prefix(while: isLetter).count
    guard letters >= 1, letters < text.count, text[letters] == 0x2E else { return nil }
    let digits = text[(letters + 1)...].prefix(while: isDigit).count
    let length = letters + 1 + digits
    guard (1...5).contains(digits), length == text.count || !continues(text, length) else {
      return nil
    }
    let lower = text.map(Self.lower)
    add(Array(lower[..<length]), 0..<length)
    add(Array(lower[..<letters]), 0..<letters)
    add(Array(lower[(letters + 1)..<length]), letters + 1..<length)
    return length
  }

  private func continues(_ text: [UInt8], _ length: Int) -> Bool {
    let next = text[length]
    if isLetter(next) || isDigit(next) { return true }
    guard next == 0x2F || next == 0x2E, length + 1 < text.count else { return false }
    return isDigit(text[length + 1])
  }

  // MARK: symbols

  private func symbolKey(_ spelled: [UInt8]) -> [UInt8] {
    let text = String(decoding: spelled, as: UTF8.self)
    if let known = keys[text] { return known }
    if keys.count >= Self.cacheLimit { keys.removeAll(keepingCapacity: true) }
    let key = Symbol(text).map { Array($0.key.utf8).map(Self.lower) } ?? []
    keys[text] = key
    return key
  }

  /// A session in brackets or a part letter after a blank: `S/RES/1325 (2000)`, `A/RES/43/78 H`.
  private func withSession(
    _ key: [UInt8], _ text: [UInt8], _ length: Int, _ bytes: UnsafePointer<UInt8>, _ start: Int,
    _ count: Int
  ) -> (length: Int, key: [UInt8]) {
    let found = String(decoding: key, as: UTF8.self)
    guard length == text.count, found.contains("/res/") || found.contains("/dec/"),
      start + length + 1 < count, bytes[start + length] == 0x20
    else { return (length, key) }
    var tail: [UInt8] = []
    var offset = start + length + 1
    if bytes[offset] == 0x28 {
      while offset < count, tail.count < 12 {
        let byte = bytes[offset]
        guard isLetter(byte) || isDigit(byte) || byte == 0x28 || byte == 0x29 || byte == 0x2D
        else { break }
        tail.append(byte)
        offset += 1
        if byte == 0x29 { break }
      }
      guard tail.last == 0x29 else { return (length, key) }
    } else {
      let letter = bytes[offset]
      guard letter &- 0x41 < 26 else { return (length, key) }
      let next = offset + 1 < count ? bytes[offset + 1] : 0x2E
      // `A` before a blank is more often the article.
      guard !isLetter(next), !isDigit(next), next < 0x80, next != 0x2F,
        letter != 0x41 || next != 0x20
      else { return (length, key) }
      tail = [letter]
    }
    let longer = symbolKey(Array(text[..<length]) + [0x20] + tail)
    return longer.isEmpty ? (length, key) : (length + 1 + tail.count, longer)
  }

  /// - Parameter full: the length with the session in brackets.
  private func addSymbol(_ key: [UInt8], _ text: [UInt8], _ length: Int, _ full: Int) {
    add(key, 0..<full)
    var start = 0
    var pieces: [Range<Int>] = []
    for offset in 0...length where offset == length || text[offset] == 0x2F {
      if offset > start { pieces.append(start..<offset) }
      start = offset + 1
    }
    for piece in pieces { add(text[piece].map(Self.lower), piece) }
    // A resolution is known by its numbers alone.
    if pieces.count >= 3, let last = pieces.last {
      let number = pieces[pieces.count - 2]
      let series = text[pieces[pieces.count - 3]].map(Self.lower)
      if series == Array("res".utf8) || series == Array("dec".utf8),
        text[number].allSatisfy(isDigit)
      {
        add(text[number.lowerBound..<last.upperBound].map(Self.lower), number.lowerBound..<length)
      }
    }
  }

  /// Where a second symbol begins: `A/57/759-S/2003/332`, `A/75/1/A/75/2` does not.
  private func secondSymbol(_ text: [UInt8], _ length: Int) -> Int? {
    var offset = 1
    while offset + 2 < length {
      if text[offset] == 0x2D {
        let letters = text[(offset + 1)..<length].prefix { $0 &- 0x41 < 26 }.count
        let after = offset + 1 + letters
        if (1...3).contains(letters), after < length, text[after] == 0x2F { return offset }
      }
      offset += 1
    }
    return nil
  }

  // MARK: the text

  private func add(_ token: [UInt8], _ range: Range<Int>) {
    guard !token.isEmpty, !tokens.contains(where: { $0.bytes == token }) else { return }
    tokens.append((token, range))
  }

  /// `length` without punctuation and open brackets at its end.
  private func trimmed(_ text: [UInt8], _ length: Int) -> Int {
    var length = length
    while length > 0 {
      let last = text[length - 1]
      if isLetter(last) || isDigit(last) { break }
      if last == 0x29 || last == 0x5D {
        let open: UInt8 = last == 0x29 ? 0x28 : 0x5B
        if text[..<length].count(where: { $0 == open })
          >= text[..<length].count(where: { $0 == last })
        {
          break
        }
      }
      length -= 1
    }
    return length
  }

  /// The signs that symbols are made of, from `start`; Cyrillic letters that look like Latin ones
  /// are taken for them, as Russian texts print them so.
  private func stretch(
    _ bytes: UnsafePointer<UInt8>, from start: Int, count: Int, into text: inout [UInt8]
  ) -> Int {
    var offset = start
    while offset < count, text.count < Self.longest {
      let byte = bytes[offset]
      if byte == 0xD0, offset + 1 < count, let latin = Self.lookalikes[bytes[offset + 1]] {
        text.append(latin)
        offset += 2
        continue
      }
      guard
        isLetter(byte) || isDigit(byte) || (0x28...0x29).contains(byte)
          || (0x2D...0x2F).contains(byte) || byte == 0x26 || byte == 0x5B || byte == 0x5D
      else { break }
      text.append(byte)
      offset += 1
    }
    return offset
  }

  /// How many bytes of the text the first `length` signs of the stretch took.
  private func sourceLength(_ bytes: UnsafePointer<UInt8>, _ start: Int, of length: Int) -> Int {
    var offset = start
    for _ in 0..<length { offset += bytes[offset] == 0xD0 ? 2 : 1 }
    return offset - start
  }

  /// The second bytes of А В Е К М Н О Р С Т Х, whose first is D0.
  private static let lookalikes: [UInt8: UInt8] = [
    0x90: 0x41, 0x92: 0x42, 0x95: 0x45, 0x9A: 0x4B, 0x9C: 0x4D, 0x9D: 0x48, 0x9E: 0x4F,
    0xA0: 0x50, 0xA1: 0x43, 0xA2: 0x54, 0xA5: 0x58,
  ]

  private static func lower(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }
}
