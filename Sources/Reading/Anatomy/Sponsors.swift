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
      return tokens.count > found.upperBound + 2 && tokens.count < 60
        && ["submitted", "proposed", "présenté", "déposé", "presentado", "представленный", "مقدم"]
          .contains(tokens[found.upperBound].text)
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
