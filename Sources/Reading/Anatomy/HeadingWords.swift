import Documents

/// Headings that open an annex or an appendix.
enum HeadingWords {
  /// The step for "Annex", "Annex II", "المرفق الأول", "附件一"; `nil` for any other line.
  static func annex(_ tokens: [Token]) -> LocatorStep? {
    guard let first = tokens.first, first.kind == .word else { return nil }
    if let count = Lexicon.annex.match(tokens, at: 0) {
      return LocatorStep(.annex, number(tokens, from: count) ?? "")
    }
    if let count = Lexicon.appendix.match(tokens, at: 0) {
      let value = number(tokens, from: count).map { "appendix-" + $0 } ?? "appendix"
      return LocatorStep(.annex, value)
    }
    return nil
  }

  private static func number(_ tokens: [Token], from start: Int) -> String? {
    guard start < tokens.count else { return nil }
    let token = tokens[start]
    if RomanNumeral.value(of: SymbolText.latin(token.text)) != nil {
      return SymbolText.latin(token.text).uppercased()
    }
    if let number = token.number, number < 200 { return RomanNumeral.text(of: number) }
    if let (value, _) = ChineseNumeral.read(tokens, at: start) {
      return RomanNumeral.text(of: value)
    }
    if let first = token.text.unicodeScalars.first, first.value >= 0x600,
      let value = SessionOrdinal.first(in: token.text)
    {
      return RomanNumeral.text(of: value)
    }
    if token.text.count == 1, let letter = token.text.first, letter.isASCII, letter.isLetter {
      return token.text.uppercased()
    }
    return nil
  }

  private static let articles: [(phrases: [Phrase], name: String)] = [
    (["Article", "Artículo", "Статья", "المادة"], "article"),
    (["Rule", "Règle", "Artículo reglamentario", "Правило"], "rule"),
    (
      ["Recommendation", "Recommandation", "Recomendación", "Рекомендация", "التوصية", "建议"],
      "recommendation"
    ),
    (["Regulation", "Principle", "Principe", "Principio", "Принцип", "Guideline"], "principle"),
  ]

  /// "Article premier", as French and Spanish call the first.
  private static let firsts: Set<String> = [
    "premier", "première", "primero", "primera", "первая", "الاولي",
  ]

  /// The step for "Article 5", "Rule 12. Quorum": what is numbered below it starts again at 1.
  static func article(_ tokens: [Token]) -> LocatorStep? {
    for (phrases, name) in articles {
      guard let count = phrases.match(tokens, at: 0), count < tokens.count else { continue }
      let token = tokens[count]
      guard
        let number = token.number ?? RomanNumeral.value(of: token.text)
          ?? (firsts.contains(token.text) ? 1 : nil), number < 1000
      else { return nil }
      return LocatorStep(.sec, "\(name)-\(number)")
    }
    if tokens.count > 2, tokens[0].text == "第",
      tokens.prefix(6).contains(where: { $0.text == "条" }),
      let number = tokens[1].number ?? ChineseNumeral.read(tokens, at: 1)?.value
    {
      return LocatorStep(.sec, "article-\(number)")
    }
    return nil
  }
}
