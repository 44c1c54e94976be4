import Documents

/// The bracket line of a resolution: `[on the report of the Sixth Committee (A/78/432, para. 8)]`.
enum Origin {
  static func locators(in text: String) -> [Locator] {
    var locators: [Locator] = []
    var rest = Substring(text)
    while let open = rest.firstIndex(where: { $0 == "(" || $0 == "（" }) {
      var depth = 0
      var close = open
      while close < rest.endIndex {
        if "(（".contains(rest[close]) { depth += 1 }
        if ")）".contains(rest[close]) {
          depth -= 1
          if depth == 0 { break }
        }
        close = rest.index(after: close)
      }
      let inside = String(rest[rest.index(after: open)..<close])
      let symbols = SymbolText.symbols(in: inside)
      let tokens = Token.tokens(of: inside)
      var step: LocatorStep?
      if let found = Lexicon.paragraph.first(in: tokens), found.upperBound < tokens.count,
        let number = tokens[found.upperBound].number
      {
        step = LocatorStep(.p, number)
      }
      for (index, symbol) in symbols.enumerated() {
        let isLast = index == symbols.count - 1
        let path = isLast ? step.map { LocatorPath([$0]) } : nil
        locators.append(Locator(symbol, path ?? LocatorPath()))
      }
      guard close < rest.endIndex else { break }
      rest = rest[rest.index(after: close)...]
    }
    return locators
  }
}
