import Documents

/// The names that may stand before a colon.
enum QueryField: String, CaseIterable {
  case title, symbol, body, session, type, language, date, item, speaker, verb, para, cites
  case scope = "in"

  /// The filter of a value; `nil` when the field takes no such value.
  func filter(_ text: String) -> Filter? {
    guard !text.isEmpty else { return nil }
    switch self {
    case .title, .scope: return nil
    case .symbol: return .symbol(text)
    case .body: return .body(text)
    case .session: return .session(text)
    case .type: return DocumentType(rawValue: text.lowercased()).map { .type($0) }
    case .language:
      return Language(named: text).map { .language($0) }
    case .date: return DayRange(text).map { .date($0) }
    case .item: return .item(text)
    case .speaker: return .speaker(text)
    case .verb: return .verb(text)
    case .para: return ParagraphKind(rawValue: text.lowercased()).map { .paragraph($0) }
    case .cites: return QueryField.locator(text).map { .cites($0) }
    }
  }

  /// What the field takes, after "it": for remarks.
  var wants: String {
    switch self {
    case .type: "is none of " + DocumentType.allCases.map(\.rawValue).joined(separator: ", ")
    case .language: "is no language"
    case .date: "is no day, month, year or range such as 2021..2023"
    case .para: "is none of " + ParagraphKind.allCases.map(\.rawValue).joined(separator: ", ")
    case .cites: "is no symbol or locator"
    default: "has no value"
    }
  }

  /// A locator in any spelling; `75/240` is the resolution.
  static func locator(_ text: String) -> Locator? {
    if let locator = Locator(text) { return locator }
    return Locator("A/RES/" + text)
  }
}

extension Language {
  /// Reads a code of two letters or an official language's English name, in any case.
  package init?(named text: String) {
    let lower = text.lowercased()
    let names = [
      "arabic": "ar", "chinese": "zh", "english": "en", "french": "fr", "russian": "ru",
      "spanish": "es",
    ]
    let isCode = lower.utf8.count == 2 && lower.utf8.allSatisfy { (0x61...0x7A).contains($0) }
    guard let code = names[lower] ?? (isCode ? lower : nil) else { return nil }
    self.init(code)
  }
}
