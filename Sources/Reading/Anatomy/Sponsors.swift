import Documents

/// The line above a draft that names who submits it.
enum Sponsors {
  private static let drafts: [Phrase] = [
    "draft resolution", "draft decision", "draft resolutions", "revised draft resolution",
    "projet de résolution", "projet de décision", "proyecto de resolución", "proyecto de decisión",
    "проект резолюции", "проект решения", "مشروع قرار", "مشروع مقرر", "决议草案", "决定草案",
  ]

  private static let amendments: [Phrase] = [
    "amendment to", "amendments to", "amendement au", "amendements au", "enmienda al", "поправка к",
  ]

  /// "Ruritania: amendment to the draft resolution contained in …".
  static func isAmendment(_ tokens: [Token]) -> Bool {
    guard let found = amendments.first(in: tokens), found.lowerBound > 0 else { return false }
    return tokens[..<found.lowerBound].contains { $0.text == ":" }
  }

  static func isLine(_ tokens: [Token]) -> Bool {
    if isAmendment(tokens) { return true }
    guard let found = drafts.first(in: tokens) else { return false }
    if found.lowerBound == 0 {
      // "Draft decision" alone, and "Draft resolution submitted by the Chair …".
      if tokens.count == found.upperBound { return true }
      // Russian sets a comma before the participle.
      let word = found.upperBound + (tokens[found.upperBound].text == "," ? 1 : 0)
      return tokens.count > word + 2 && tokens.count < 60
        && [
          "submitted", "proposed", "présenté", "présentée", "déposé", "déposée", "presentado",
          "presentada", "представленный", "представленное", "внесенный", "مقدم",
        ].contains(tokens[word].text)
    }
    // Chinese says who submits it before: "主席提出的决议草案".
    if found.upperBound == tokens.count, found.lowerBound > 3,
      tokens[found.lowerBound - 1].text == "的",
      ["提出", "提交"].contains(tokens[found.lowerBound - 3].text + tokens[found.lowerBound - 2].text)
    {
      return true
    }
    let after = tokens[found.upperBound...]
    return after.allSatisfy { $0.kind == .sign }
      && tokens[..<found.lowerBound].contains { $0.text == ":" }
      || (after.allSatisfy { $0.kind == .sign } && tokens.first?.text == "revised")
  }

  /// "Draft resolution II" as a line of its own.
  static func isHeading(_ tokens: [Token]) -> Bool {
    tokens.count <= 5 && drafts.match(tokens, at: 0).map { tokens.count - $0 <= 1 } ?? false
  }
}
