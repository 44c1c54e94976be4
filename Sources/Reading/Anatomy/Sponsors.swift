import Documents

/// The line above a draft that names who submits it.
enum Sponsors {
  private static let resolutions: [Phrase] = [
    "draft resolution", "draft resolutions", "revised draft resolution", "projet de résolution",
    "proyecto de resolución", "проект резолюции", "مشروع قرار", "决议草案",
  ]
  private static let decisions: [Phrase] = [
    "draft decision", "projet de décision", "proyecto de decisión", "проект решения", "مشروع مقرر",
    "决定草案",
  ]
  private static let drafts = resolutions + decisions

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

  /// What "Draft resolution II" names, as a line of its own; `nil` for any other line.
  static func heading(_ tokens: [Token]) -> DraftNoun? {
    guard tokens.count <= 5 else { return nil }
    for (phrases, noun) in [(resolutions, DraftNoun.resolution), (decisions, .decision)] {
      if let count = phrases.match(tokens, at: 0), tokens.count - count <= 1 { return noun }
    }
    return nil
  }
}

/// What a draft is of.
enum DraftNoun { case resolution, decision }
