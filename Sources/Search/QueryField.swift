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
    case .symbol:
      return .symbol(text.contains("*") ? text : Symbol(typed: text)?.display ?? text)
    case .body: return .body(QueryField.body(text))
    case .session: return .session(QueryField.session(text))
    case .type: return QueryField.type(text).map { .type($0) }
    case .language:
      return Language(named: text).map { .language($0) }
    case .date: return DayRange(text).map { .date($0) }
    case .item: return .item(text)
    case .speaker: return .speaker(text)
    case .verb: return .verb(NameInWords.verb(text) ?? text)
    case .para: return QueryField.kind(text).map { .paragraph($0) }
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

  /// Whether a value makes a condition, where a blank stands before it.
  func takes(_ value: String) -> Bool {
    switch self {
    case .title: true
    case .scope: Query.Scope(rawValue: value.lowercased()) != nil
    case .session, .item: value.first?.isNumber == true && filter(value) != nil
    case .symbol, .body: value.contains("/") || value.utf8.count <= 2
    default: filter(value) != nil
    }
  }

  /// Whether this is the field that a name which is none was meant for: one letter more or less at its
  /// end, or its beginning.
  func isMeant(by name: String) -> Bool {
    name == rawValue + "s" || rawValue.hasPrefix(name)
      || name.hasPrefix(rawValue) && rawValue.utf8.count >= 4
  }

  /// An organ by its letters, or by its name.
  static func body(_ text: String) -> String {
    let name = text.lowercased()
    if let letters = organs[name] { return letters }
    let committees = ["first", "second", "third", "fourth", "fifth", "sixth"]
    if name.hasSuffix(" committee"),
      let number = committees.firstIndex(of: String(name.dropLast(10)))
    {
      return "A/C.\(number + 1)"
    }
    return text
  }

  private static let organs = [
    "ga": "A", "unga": "A", "general assembly": "A", "sc": "S", "unsc": "S",
    "security council": "S",
    "ecosoc": "E", "economic and social council": "E", "hrc": "A/HRC",
    "human rights council": "A/HRC",
  ]

  /// `80`, `80th` and `eightieth` are one session, in whatever language.
  static func session(_ text: String) -> String {
    guard !text.contains("-"), text.contains(where: \.isLetter),
      !text.lowercased().contains("special"),
      let number = SessionOrdinal.first(in: text)
    else { return text }
    return String(number)
  }

  /// `summary record`, `Resolutions` and `resolution` name types.
  private static func type(_ text: String) -> DocumentType? {
    let name = text.lowercased().split { $0 == " " || $0 == "_" || $0 == "-" }
      .joined(separator: "-")
    return DocumentType(rawValue: name)
      ?? (name.hasSuffix("s") ? DocumentType(rawValue: String(name.dropLast())) : nil)
  }

  /// A kind by its letters or by its name.
  private static func kind(_ text: String) -> ParagraphKind? {
    let name = text.lowercased()
    return switch name {
    case "operative": .op
    case "preamble", "preambular": .pp
    case "paragraph": .p
    case "footnote": .note
    default: ParagraphKind(rawValue: name)
    }
  }

  /// A locator in any spelling; `75/240` is the resolution.
  static func locator(_ text: String) -> Locator? {
    if let locator = Locator(typed: text) ?? Locator(text) { return locator }
    return Locator("A/RES/" + text)
  }
}

extension Language {
  /// Reads a code of two letters or an official language's name in English or its own words, in any case.
  package init?(named text: String) {
    let lower = text.lowercased()
    let names = [
      "arabic": "ar", "chinese": "zh", "english": "en", "french": "fr", "russian": "ru",
      "spanish": "es", "العربية": "ar", "عربي": "ar", "中文": "zh", "français": "fr",
      "francais": "fr",
      "русский": "ru", "español": "es", "espanol": "es",
    ]
    let isCode = lower.utf8.count == 2 && lower.utf8.allSatisfy { (0x61...0x7A).contains($0) }
    guard let code = names[lower] ?? (isCode ? lower : nil) else { return nil }
    self.init(code)
  }
}
