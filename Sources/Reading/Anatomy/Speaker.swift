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
      count = speakers.match(tokens, at: 1).map { $0 + 1 } ?? body(tokens)
    } else {
      count = Lexicon.speakers.match(tokens, at: 0)
    }
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

  /// Other bodies that speak: "The Executive Board,", "The Conference of the States Parties,".
  private static func body(_ tokens: [Token]) -> Int? {
    guard tokens.count > 2,
      [
        "executive", "conference", "commission", "committee", "council", "governing", "trade",
        "meeting", "open",
      ].contains(tokens[1].text),
      tokens.count <= 15
    else { return nil }
    // Alone in its line, with a comma or without.
    if let sign = tokens.firstIndex(where: { $0.kind == .sign && $0.text != "-" }) {
      return sign == tokens.count - 1 && [",", ":"].contains(tokens[sign].text) ? sign : nil
    }
    return tokens.count <= 8 ? tokens.count : nil
  }

  private static func mayOpen(_ text: String) -> Bool {
    guard let first = text.utf8.first else { return false }
    return first >= 0x80 || "TLECA".utf8.contains(first) || "SG".utf8.contains(first)
  }
}
