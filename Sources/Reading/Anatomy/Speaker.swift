import Documents

/// The organ's name that opens a resolution: "The General Assembly,".
enum Speaker {
  /// Whether `text` opens so. Without the article and without a comma it must be `isCertain`, for
  /// "General Assembly" is also a line of the masthead.
  static func opens(_ text: String, isCertain: Bool) -> Bool {
    length(text, isCertain: isCertain) != nil
  }

  /// UTF-8 length of the opening, comma included.
  static func length(_ text: String, isCertain: Bool) -> Int? {
    guard mayOpen(text) else { return nil }
    let head = String(text.unicodeScalars.prefix(90))
    let tokens = Token.tokens(of: head)
    guard let first = tokens.first else { return nil }
    let hasArticle = ["the", "le", "la", "el", "ان"].contains(first.text) || first.text == "l"
    var count: Int?
    if first.text == "the" {
      count = speakers.match(tokens, at: 1).map { $0 + 1 }
    } else {
      count = Lexicon.speakers.match(tokens, at: 0)
    }
    if count == nil, head.utf8.count == text.utf8.count { count = body(tokens) }
    guard let count else { return nil }
    if count < tokens.count, [",", ":"].contains(tokens[count].text) {
      return tokens[count].range.upperBound
    }
    let end = tokens[count - 1].range.upperBound
    if count == tokens.count { return hasArticle || isCertain ? end : nil }
    // "The General Assembly Endorses …", "The General Assembly decides": a verb follows directly.
    guard hasArticle, isCertain, tokens[count].kind == .word, tokens[count].range.lowerBound > end,
      !["of", "resolution", "resolutions", "and", "has", "at"].contains(tokens[count].text)
    else { return nil }
    return end
  }

  private static let speakers = Lexicon.organs.flatMap(\.phrases)

  /// Other bodies that speak: "The Executive Board,", "The Conference of the States Parties,". Alone in
  /// their line; without a comma only where an article makes the name one.
  private static func body(_ tokens: [Token]) -> Int? {
    guard (2...16).contains(tokens.count),
      let end = tokens.indices.last(where: { tokens[$0].kind != .sign })
    else { return nil }
    // Nothing but a comma or colon may follow, and no other sign stand in the name.
    let inside = tokens[...end].allSatisfy { $0.kind != .sign || "-'".contains($0.text) }
    let rest = tokens[(end + 1)...]
    guard inside, rest.count <= 1, rest.allSatisfy({ [",", ":"].contains($0.text) }) else {
      return nil
    }
    let count = end + 1
    // "The Conference of the Parties may wish to adopt a decision as follows:" is a sentence about it.
    if count > 8, rest.first?.text == ":" { return nil }
    for (articles, names) in Lexicon.speakingBodies {
      let article = articles.match(tokens, at: 0)
      guard names.match(tokens, at: article ?? 0) != nil else { continue }
      if !rest.isEmpty, article != nil || articles.isEmpty {
        return count
      }
      if rest.isEmpty, tokens[0].text == "the", count <= 8 { return count }
    }
    if !rest.isEmpty, let first = tokens.first?.text.unicodeScalars.first, Token.isHan(first.value),
      (2...4).contains(where: { length in
        count > length && Lexicon.speakingBodyEnds.match(tokens, at: count - length) == length
      }) || Lexicon.speakingBodyEnds.match(tokens, at: count - 1) == 1
    {
      return count
    }
    return nil
  }

  private static func mayOpen(_ text: String) -> Bool {
    guard let first = text.utf8.first else { return false }
    return first >= 0x80 || "TLECA".utf8.contains(first) || "SG".utf8.contains(first)
  }
}
