import Documents

/// Finds document symbols in masthead lines and running headers.
enum SymbolText {
  /// Every symbol in `text`, in order; double symbols give two.
  static func symbols(in text: String) -> [Symbol] {
    guard text.utf8.contains(0x2F) else { return [] }
    var found: [Symbol] = []
    let words = joinedWords(text)
    var index = 0
    while index < words.count {
      let word = withoutLookalikes(trim(words[index]))
      index += 1
      guard word.utf8.contains(0x2F), word.first?.isUppercase == true else { continue }
      for (place, part) in parts(of: word).enumerated() {
        guard let organ = part.split(separator: "/").first.map(String.init),
          SymbolOrgans.known.contains(organ.uppercased()) || place > 0
            || organ.allSatisfy(isCapital),
          part.contains(where: \.isNumber)
        else { continue }
        var text = part
        // "(Part I)", "(2015)" and part letters belong to the symbol before them.
        while index < words.count, let longer = extended(text, by: words, at: &index) {
          text = longer
        }
        if let symbol = Symbol(text), !found.contains(symbol) { found.append(symbol) }
      }
    }
    return found
  }

  /// Whether `text` is symbols and nothing else but signs.
  static func isSymbols(_ text: String) -> Bool {
    text.utf8.count < 120 && !symbols(in: text).isEmpty
      && joinedWords(text).allSatisfy {
        $0.utf8.contains(0x2F) || $0.hasPrefix("(") || $0.hasSuffix(")") || $0.count <= 3
      }
  }

  private static func isCapital(_ character: Character) -> Bool {
    character.isASCII
      && (character.isUppercase || character.isNumber || character == "." || character == "-")
  }

  /// Words, with a space before or after a slash closed up.
  private static func joinedWords(_ text: String) -> [String] {
    var words: [String] = []
    // Chinese and Arabic commas part symbols from what follows without a space.
    for part in text.split(whereSeparator: { $0.isWhitespace || "，、；،؛".contains($0) }) {
      if !words.isEmpty, part.hasPrefix("/") || words.last?.hasSuffix("/") == true,
        part.count > 1 || part == "/"
      {
        words[words.count - 1] += part
      } else {
        words.append(String(part))
      }
    }
    return words
  }

  private static func trim(_ word: String) -> String {
    var rest = Substring(word)
    var isOpen = rest.contains("(")
    while let last = rest.last, "*,;:.".contains(last) || (last == ")" && !isOpen) {
      rest.removeLast()
    }
    while let first = rest.first, "([".contains(first) { rest.removeFirst() }
    isOpen = rest.contains("(")
    while let last = rest.last, last == "]" || (last == ")" && !isOpen) { rest.removeLast() }
    return String(rest)
  }

  /// `A/57/759-S/2003/332` in two.
  private static func parts(of word: String) -> [String] {
    var parts: [String] = [""]
    var hasNumber = false
    var rest = Substring(word)
    while let first = rest.popFirst() {
      if "-–—−‑".contains(first), let slash = rest.prefix(6).firstIndex(of: "/") {
        let organ = rest[..<slash]
        if !organ.isEmpty, organ.allSatisfy({ $0.isASCII && $0.isUppercase }),
          hasNumber, parts.last?.last != "S", SymbolOrgans.known.contains(String(organ))
        {
          parts.append("")
          hasNumber = false
          continue
        }
      }
      hasNumber = hasNumber || first.isNumber
      parts[parts.count - 1].append("–—−‑".contains(first) ? "-" : first)
    }
    return parts
  }

  private static func extended(_ text: String, by words: [String], at index: inout Int) -> String? {
    let next = words[index]
    if next.hasPrefix("("), !text.hasSuffix(")") {
      var bracket = next
      var end = index + 1
      while !bracket.contains(")"), end < words.count, end - index < 4 {
        bracket += " " + words[end]
        end += 1
      }
      let inside = trim(bracket)
      let isPart = ["Part", "Vol", "Sect", "Resumption", "Income", "Prog", "Introduction"].contains
      { inside.hasPrefix($0) }
      let isYear = inside.count == 4 && inside.allSatisfy(\.isNumber)
      let isSession = RomanNumeral.value(of: inside) != nil
      guard isPart || ((isYear || isSession) && text.contains("RES/")) else { return nil }
      index = end
      return "\(text) (\(inside))"
    }
    guard text.contains("/RES/") || text.contains("/DEC/") else { return nil }
    let letters = trim(next)
    let isLetters =
      (letters.count == 1 && letters.allSatisfy { ("A"..."Z").contains($0) })
      || (letters.count == 3 && letters.dropFirst().first.map { "-–".contains($0) } == true
        && letters.first?.isUppercase == true && letters.last?.isUppercase == true)
    guard isLetters else { return nil }
    index += 1
    return text + " " + letters.replacing("–", with: "-")
  }
}

extension SymbolText {
  /// A word that is Latin but for Cyrillic letters that look so: `А/С.1/143/L.2` typed on a Russian keyboard.
  private static func withoutLookalikes(_ word: String) -> String {
    guard word.utf8.contains(where: { $0 == 0xD0 || $0 == 0xD1 }) else { return word }
    let latin = latin(word)
    return latin.utf8.allSatisfy { $0 < 0x80 } ? latin : word
  }

  /// `text` with Cyrillic letters that look like Latin ones made Latin.
  static func latin(_ text: String) -> String {
    var latin = ""
    for scalar in text.unicodeScalars {
      if let letter = ListLetters.lookalike(scalar) {
        latin.append(letter)
      } else {
        latin.unicodeScalars.append(scalar)
      }
    }
    return latin
  }
}
