/// Resolutions and decisions in lettered parts: `A/RES/57/270 B`, `A/RES/377 (V) A-C`.
extension Symbol {
  /// The resolution or decision whose part or parts this is, and their letters; `nil` for any other symbol.
  package var part: (whole: Symbol, letters: ClosedRange<Character>)? {
    guard isResolution, let space = display.lastIndex(of: " "),
      let whole = Symbol(String(display[..<space]))
    else { return nil }
    let letters = display[display.index(after: space)...]
    guard let first = letters.first, let last = letters.last, first <= last,
      letters.utf8.count == 1 || letters.utf8.count == 3 && letters.dropFirst().first == "-",
      [first, last].allSatisfy({ $0.isASCII && $0.isUppercase })
    else { return nil }
    return (whole, first...last)
  }

  /// Whether it is that of a resolution or decision as a whole, which may have lettered parts.
  package var mayHaveParts: Bool { isResolution && part == nil }

  private var isResolution: Bool {
    components.dropFirst().dropLast().contains { $0 == "RES" || $0 == "DEC" }
  }
}
