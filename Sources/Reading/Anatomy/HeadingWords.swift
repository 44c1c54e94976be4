import Documents

/// Headings that open an annex or an appendix.
enum HeadingWords {
  /// The step for "Annex", "Annex II", "المرفق الأول", "附件一", and how many tokens say so; `nil` for any
  /// other line.
  static func annex(_ tokens: [Token]) -> (step: LocatorStep, count: Int)? {
    guard let first = tokens.first, first.kind == .word else { return nil }
    if let count = Lexicon.annex.match(tokens, at: 0) {
      let number = number(tokens, from: count)
      return (LocatorStep(.annex, number?.text ?? ""), count + (number?.count ?? 0))
    }
    if let count = Lexicon.appendix.match(tokens, at: 0) {
      let number = number(tokens, from: count)
      let value = number.map { "appendix-" + $0.text } ?? "appendix"
      return (LocatorStep(.annex, value), count + (number?.count ?? 0))
    }
    return nil
  }

  /// The number at `start` in Roman figures, or a letter, and how many tokens it takes.
  private static func number(_ tokens: [Token], from start: Int) -> (text: String, count: Int)? {
    guard start < tokens.count else { return nil }
    let token = tokens[start]
    if RomanNumeral.value(of: SymbolText.latin(token.text)) != nil {
      return (SymbolText.latin(token.text).uppercased(), 1)
    }
    if let number = token.number, number < 200 { return (RomanNumeral.text(of: number), 1) }
    if let (value, count) = ChineseNumeral.read(tokens, at: start), value < 200 {
      return (RomanNumeral.text(of: value), count)
    }
    if token.text.hasPrefix("ال"), let value = arabicOrdinals[String(token.text.dropFirst(2))] {
      let isTeen = start + 1 < tokens.count && tokens[start + 1].text == "عشر"
      return (RomanNumeral.text(of: isTeen ? value + 10 : value), isTeen ? 2 : 1)
    }
    if let first = token.text.unicodeScalars.first, first.value >= 0x600,
      let value = SessionOrdinal.first(in: token.text)
    {
      return (RomanNumeral.text(of: value), 1)
    }
    if token.text.count == 1, let letter = token.text.first, letter.isASCII, letter.isLetter {
      return (token.text.uppercased(), 1)
    }
    return nil
  }

  private static let chapters: [Phrase] = ["Chapter", "Chapitre", "Capítulo", "Глава", "الفصل"]

  /// The number of "Chapter II", "CHAPITRE 2. Titre", "第二章", "الفصل الأول" as a section's label that has
  /// no length: the words stay in the heading. `nil` for any other line, and where the sentence goes on.
  static func chapter(_ text: String) -> Label? {
    guard let first = text.unicodeScalars.first, "CcГاف第".unicodeScalars.contains(first) else {
      return nil
    }
    let tokens = Token.tokens(of: String(text.prefix(60)))
    var start = 1
    if first == "第" {
      guard tokens.first?.text == "第" else { return nil }
    } else {
      guard let count = chapters.match(tokens, at: 0) else { return nil }
      start = count
    }
    guard let (number, count) = number(tokens, from: start), RomanNumeral.value(of: number) != nil
    else { return nil }
    var next = start + count
    if first == "第" {
      guard next < tokens.count, tokens[next].text == "章" else { return nil }
      next += 1
    }
    if next < tokens.count, tokens[next].kind != .sign {
      // "Chapter II of the Charter" goes on in small letters.
      let word = text.bytes(tokens[next].range).unicodeScalars.first
      guard let word, !word.properties.isLowercase else { return nil }
    }
    return Label(form: .roman, printed: number, key: number, length: 0)
  }

  /// Masculine, of annexes and chapters, as ``Token`` folds them: `المرفق الثاني عشر` is annex XII.
  private static let arabicOrdinals: [String: Int] = [
    "اول": 1, "حادي": 1, "ثاني": 2, "ثالث": 3, "رابع": 4, "خامس": 5, "سادس": 6, "سابع": 7,
    "ثامن": 8,
    "تاسع": 9, "عاشر": 10,
  ]

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
