import Documents

/// Titles of items as lists and annotations print them.
enum AgendaTitle {
  /// Without the citations, the mark of continuation, stars and the stop that end it.
  static func clean(_ text: String) -> String {
    var rest = stop(Continuation.strip(text).title)
    // Each bracket costs a copy of the title, and no item has so many.
    for _ in 0..<20 {
      guard let bracket = finalBracket(rest),
        isCitation(bracket.inside) || rest[bracket.start] == "[" && isItem(bracket.inside)
      else { break }
      rest = stop(String(rest[..<bracket.start]))
    }
    return rest
  }

  private static func stop(_ text: String) -> String {
    var rest = Substring(text.trimmed)
    while let last = rest.last, ".;:,*。；：،؛ ".contains(last) {
      // The stop of "etc." and of initials is none of ours to keep: lists end every line with one.
      rest.removeLast()
    }
    return String(rest)
  }

  private static func finalBracket(_ text: String) -> (start: String.Index, inside: String)? {
    guard let last = text.last, last == ")" || last == "]" || last == "）" else { return nil }
    var depth = 0
    var index = text.endIndex
    while index > text.startIndex {
      index = text.index(before: index)
      if ")]）".contains(text[index]) { depth += 1 }
      if "([（".contains(text[index]) {
        depth -= 1
        if depth == 0 {
          return (index, String(text[text.index(after: index)...].dropLast()))
        }
      }
    }
    return nil
  }

  private static let cues: [Phrase] = [
    "resolution", "resolutions", "decision", "decisions", "rule", "rules", "item", "items",
    "article",
    "résolution", "résolutions", "décision", "décisions", "règle", "point", "resolución",
    "resoluciones",
    "decisión", "decisiones", "artículo", "tema", "резолюция", "резолюции", "решение", "решения",
    "правило", "пункт", "القرار", "القرارات", "المقرر", "المادة", "البند", "决议", "决定", "议事规则", "项目",
    "letter", "note",
  ]

  /// "89", "92 (a)": the number that a committee's item has in the Assembly's agenda.
  private static func isItem(_ inside: String) -> Bool {
    let tokens = Token.tokens(of: inside)
    return ItemList.read(tokens, at: 0)?.end == tokens.count
  }

  private static func isCitation(_ inside: String) -> Bool {
    if !SymbolText.symbols(in: inside).isEmpty { return true }
    let tokens = Token.tokens(of: inside)
    guard tokens.contains(where: { $0.kind == .number }) else { return false }
    return cues.first(in: Array(tokens.prefix(12))) != nil
  }

  /// Whether two titles, squeezed, are one: equal, or one shortened.
  static func agree(_ a: String, _ b: String) -> Bool {
    if a == b { return true }
    guard min(a.utf8.count, b.utf8.count) > 5 else { return false }
    return a.hasPrefix(b) || b.hasPrefix(a)
      || shared(a, b) * 10 >= max(a.utf8.count, b.utf8.count) * 7
  }

  private static func shared(_ a: String, _ b: String) -> Int {
    var count = 0
    for (x, y) in zip(a.utf8, b.utf8) {
      guard x == y else { break }
      count += 1
    }
    return count
  }
}
