import Documents

/// What the attributes of an AsciiDoc header say of a document: its publisher prints the masthead from
/// them, so a file holds no other.
///
/// Source: the attributes of Metanorma's flavour for the United Nations,
/// <https://www.metanorma.org/author/un/ref/document-attributes/>, and of all its flavours.
struct StatedMasthead {
  private(set) var symbol: Symbol?
  private(set) var session: String?
  private(set) var date: CalendarDay?
  private(set) var distribution: String?
  private(set) var originalLanguage: Language?
  private(set) var items: [ItemMention] = []
  private(set) var body: String?
  private(set) var type: DocumentType?

  init(_ attributes: [String: String]) {
    guard !attributes.isEmpty else { return }
    func value(_ names: String...) -> String? { names.lazy.compactMap { attributes[$0] }.first }
    // The number of a draft or a job may stand as the document's; a symbol has a slash.
    symbol =
      ["agenda-id", "symbol", "docidentifier", "docnumber"].lazy.compactMap { attributes[$0] }
      .filter { $0.contains("/") }.compactMap { Symbol($0) }.first
    session = value("session", "session-number").flatMap(StatedMasthead.session)
    date =
      value("revdate", "issued-date", "published-date", "date").flatMap {
        CalendarDay.first(in: $0)
      }
    distribution = value("distribution").flatMap { text in
      let tokens = Token.tokens(of: text)
      return Lexicon.distributions.first { $0.phrases.match(tokens, at: 0) == tokens.count }?.value
    }
    originalLanguage = value("submission-language", "original-language")
      .flatMap(StatedMasthead.language)
    items = value("item-number", "agenda-item").map(StatedMasthead.items) ?? []
    if items.count == 1 { items[0].title = value("subitem-name", "item-name").map(TitleText.clean) }
    body = value("committee").flatMap { text in
      let tokens = Token.tokens(of: text)
      return Lexicon.organs.first { $0.phrases.match(tokens, at: 0) == tokens.count }?.body
    }
    type = value("doctype").flatMap { StatedMasthead.types[$0.lowercased()] }
  }

  /// "26", "2021", "Twenty-sixth session".
  private static func session(_ text: String) -> String? {
    let tokens = Token.tokens(of: text)
    if tokens.count == 1, let number = tokens[0].number { return "\(number)" }
    return SessionOrdinal.first(in: text).map(String.init)
  }

  private static func language(_ text: String) -> Language? {
    let code = text.lowercased().trimmed
    if let known = Language.official.first(where: { $0.code == code }) { return known }
    let tokens = Token.tokens(of: text)
    return Lexicon.languageNames.first { $0.phrases.match(tokens, at: 0) == tokens.count }?.language
  }

  /// "Item 7 (c) of the provisional agenda", "8 of the provisional agenda".
  private static func items(_ text: String) -> [ItemMention] {
    let tokens = Token.tokens(of: text)
    let start = Lexicon.item.match(tokens, at: 0) ?? 0
    return ItemList.read(tokens, at: start)?.items.map { ItemMention(item: $0, title: nil) } ?? []
  }

  /// Kinds that the title need not name.
  private static let types: [String: DocumentType] = [
    "agenda": .agenda, "sec-gen-notes": .note, "expert-report": .report, "meeting-report": .report,
  ]

  /// Gives the document what its page does not print. Where both speak and differ, the page counts and
  /// a finding says so.
  func complete(_ document: inout Document, page: Masthead) {
    if let symbol, let printed = page.symbols.first, !page.symbols.contains(symbol) {
      document.note(at: printed.display, printed.display, symbol.display, "agenda-id")
    }
    settle(&document, \.session, page.session, session, "session")
    settle(&document, \.date, page.date, date, "revdate")
    settle(&document, \.distribution, page.distribution, distribution, "distribution")
    settle(
      &document, \.originalLanguage, page.originalLanguage, originalLanguage,
      "submission-language")
    if page.items.isEmpty {
      document.agendaItems = items
    } else if !items.isEmpty, page.items.map(\.item) != items.map(\.item) {
      let printed = page.items.map(\.item).joined(separator: ", ")
      document.note(at: "item", printed, items.map(\.item).joined(separator: ", "), "agenda-item")
    }
    if document.body == nil { document.body = body }
  }

  private func settle<T: Equatable>(
    _ document: inout Document, _ field: WritableKeyPath<Document, T?>, _ printed: T?, _ stated: T?,
    _ name: String
  ) {
    guard let stated else { return }
    if let printed, printed != stated {
      document.note(at: name, "\(printed)", "\(stated)", name)
    } else if document[keyPath: field] == nil {
      document[keyPath: field] = stated
    }
  }
}

extension Document {
  fileprivate mutating func note(
    at place: String, _ printed: String, _ stated: String, _ attribute: String
  ) {
    findings.append(
      Finding(
        kind: "attribute-mismatch", place: place,
        message: "the page says \(printed), the attribute :\(attribute): \(stated)"))
  }
}
