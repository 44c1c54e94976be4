/// Labels that open a paragraph of a list: `1.`, `(a)`, `(iv)`, `12 (b)`, `•`, `–`.
enum PDFLabel {
  static func opens(_ text: [UInt8]) -> Bool {
    var rest = text.prefix(16)
    guard let first = rest.first else { return false }
    // Bullets and dashes: U+2022, U+2013, U+2014, U+25CF, U+F0B7 (Symbol's), middle dot.
    for bullet in bullets where rest.starts(with: bullet) {
      return rest.count == bullet.count || rest[bullet.count] == 0x20
    }
    if first == 0x28 {
      rest = rest.dropFirst()
      let label = rest.prefix { isLetterOrDigit($0) }
      let end = rest.dropFirst(label.count)
      guard end.first == 0x29 else { return false }
      // A long label may touch its text: "(mm)Access".
      guard let next = end.dropFirst().first else { return isBracketed(label) }
      guard next == 0x20 || (0x41...0x5A).contains(next) else { return false }
      return isBracketed(label)
    }
    let label = rest.prefix { isLetterOrDigit($0) }
    rest = rest.dropFirst(label.count)
    guard let end = rest.first, end == 0x2E || end == 0x29 else { return false }
    guard rest.count == 1 || rest.dropFirst().first == 0x20 else { return false }
    let digits = label.allSatisfy { (0x30...0x39).contains($0) }
    if digits, label.count == 4, label.starts(with: "19".utf8) || label.starts(with: "20".utf8) {
      // "… of 15 March" goes on with "2099."
      return false
    }
    let roman = label.allSatisfy { "IVXivx".utf8.contains($0) }
    return digits && (1...4).contains(label.count) || roman && (1...5).contains(label.count)
      || label.count == 1
  }

  /// Not `(2099)`, `(APEC)` or `(one)`, which a line may begin with.
  private static func isBracketed(_ label: ArraySlice<UInt8>) -> Bool {
    if label.allSatisfy({ (0x30...0x39).contains($0) }) { return (1...3).contains(label.count) }
    if label.allSatisfy({ "ivxlc".utf8.contains($0) }) { return (1...6).contains(label.count) }
    return label.count == 1 || label.count == 2 && label.first == label.last
  }

  /// Whether a text is nothing but what hangs left of a paragraph: `1.`, `(a)`, `121.8`, `Item 5.`,
  /// `In favour:`.
  static func isLabel(_ text: [UInt8]) -> Bool {
    guard text.count <= 12, let last = text.last else { return false }
    if last == 0x3A { return true }
    if opens(text) { return !text.contains(0x20) }
    let tail = text.split(separator: 0x20).last ?? []
    if tail.count < text.count, opens(Array(tail)) { return true }
    var parts = text.split(separator: 0x2E, omittingEmptySubsequences: false)
    if parts.last?.isEmpty == true { parts.removeLast() }
    return (2...4).contains(parts.count) && parts.allSatisfy { !$0.isEmpty }
      && text.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E }
  }

  private static let bullets: [[UInt8]] = ["•", "–", "—", "●", "\u{F0B7}", "·", "▪", "-", "*"]
    .map { Array($0.utf8) }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }
}
