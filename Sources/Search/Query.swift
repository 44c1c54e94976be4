import Documents

/// What a user asks for, as a tree. ``description`` prints it so that reading it gives it back.
package indirect enum Query: Sendable, Hashable {
  /// No condition: the query of no words.
  case everything
  case term(Term)
  /// Terms that stand within so many words of each other.
  case near([Term], within: Int, order: Order)
  /// The condition holds in the document's title.
  case title(Query)
  case filter(Filter)
  /// All of at least two, none of them itself an `all`.
  case all([Query])
  /// Any of at least two, none of them itself an `any`.
  case any([Query])
  case not(Query)

  package enum Order: Sendable, Hashable {
    /// `NEAR`: any order, at most n words from the first word to the last, those two not counted.
    case free
    /// `ADJ`: the order as written, at most n words onwards from each term to the next.
    case asWritten
  }

  /// In what all conditions must hold together.
  package enum Scope: String, Sendable, Hashable, CaseIterable {
    case paragraph, document, sentence
  }

  /// Every one of the conditions, flattened.
  package static func every(_ parts: [Query]) -> Query {
    var flat: [Query] = []
    for part in parts {
      switch part {
      case .everything: continue
      case .all(let inner): flat += inner
      default: flat.append(part)
      }
    }
    return flat.count > 1 ? .all(flat) : flat.first ?? .everything
  }

  /// One of the conditions, flattened.
  package static func either(_ parts: [Query]) -> Query {
    var flat: [Query] = []
    for part in parts {
      if case .any(let inner) = part { flat += inner } else { flat.append(part) }
    }
    return flat.count > 1 ? .any(flat) : flat.first ?? .everything
  }

  /// Every term in the order it is written, those under a NOT left out.
  package var wantedTerms: [Term] {
    switch self {
    case .everything, .filter, .not: []
    case .term(let term): [term]
    case .near(let terms, _, _): terms
    case .title(let inner): inner.wantedTerms
    case .all(let parts), .any(let parts): parts.flatMap(\.wantedTerms)
    }
  }

  /// The query with something else for each word that names a document or a place.
  func replacingNames(_ make: (Locator) -> Query) -> Query {
    switch self {
    case .everything, .filter, .near, .title: return self
    case .term(let term):
      guard term.form == .word, term.text.contains("/"), term.text.contains(where: \.isNumber),
        let place = Locator(typed: term.text)
      else { return self }
      return make(place)
    case .not(let inner): return .not(inner.replacingNames(make))
    case .all(let parts): return Query.every(parts.map { $0.replacingNames(make) })
    case .any(let parts): return Query.either(parts.map { $0.replacingNames(make) })
    }
  }

  /// Every field in the order it is written, those under a NOT left out.
  var wantedFilters: [Filter] {
    switch self {
    case .everything, .term, .near, .not, .title: []
    case .filter(let filter): [filter]
    case .all(let parts), .any(let parts): parts.flatMap(\.wantedFilters)
    }
  }
}

/// A word or a phrase to look for.
package struct Term: Sendable, Hashable {
  package enum Form: Sendable, Hashable {
    /// A word between spaces, its inflections counting as it.
    case word
    /// Words in quotation marks, to be found in this order with nothing between.
    case phrase
    /// A word with `*` for any letters or `?` for one.
    case pattern
    /// A word or phrase with its synonyms.
    case synonyms
  }

  package let text: String
  package let form: Form
  /// Only the very forms written count, not their inflections.
  package let isExact: Bool

  private init(text: String, form: Form, isExact: Bool) {
    self.text = text
    self.form = form
    self.isExact = isExact
  }

  /// A word as the lexer cut it.
  init(bare text: String, isExact: Bool, wantsSynonyms: Bool) {
    let isPattern = Term.isPattern(text)
    self.text = text
    form = isPattern ? .pattern : wantsSynonyms ? .synonyms : .word
    self.isExact = isExact && !isPattern
  }

  /// The phrase of a text; `nil` when nothing but spaces and quotation marks is in it.
  package static func phrase(_ text: String, exact: Bool = false) -> Term? {
    let words = text.unicodeScalars.split { QueryLexer.isSpace($0) || QueryReader.isQuote($0) }
    guard !words.isEmpty else { return nil }
    return Term(
      text: words.map { String($0) }.joined(separator: " "), form: .phrase, isExact: exact)
  }

  /// A word as it stands in a query, or the phrase of it where it could not stand bare.
  package static func word(_ text: String, exact: Bool = false) -> Term? {
    guard QueryReader.isPlainWord(text) else { return phrase(text, exact: exact) }
    return Term(bare: text, isExact: exact, wantsSynonyms: false)
  }

  /// A word or phrase with its synonyms; signs in it stand for themselves.
  package static func synonyms(_ text: String) -> Term? {
    phrase(text).map { Term(text: $0.text, form: .synonyms, isExact: false) }
  }

  static func isPattern(_ text: String) -> Bool {
    text.contains { $0 == "*" || $0 == "?" } && text.contains { $0.isLetter || $0.isNumber }
      && text.last != "?"
  }
}

/// A condition on where a passage stands and what is known of it.
package enum Filter: Sendable, Hashable {
  /// A symbol, `*` standing for any characters: `A/AC.292/2021/*`.
  case symbol(String)
  case body(String)
  case session(String)
  case type(DocumentType)
  case language(Language)
  case date(DayRange)
  /// An item by its number (`5(d)`) or words of its title.
  case item(String)
  case speaker(String)
  /// The governing verb of a reference in the paragraph: `recall`.
  case verb(String)
  case paragraph(ParagraphKind)
  /// A reference to the document or to that place in it.
  case cites(Locator)
}

extension Character {
  var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
