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

/// Days from `first` to `last`, both in it; an open side has no limit.
package struct DayRange: Sendable, Hashable, CustomStringConvertible {
  package let first: CalendarDay?
  package let last: CalendarDay?

  package init(first: CalendarDay?, last: CalendarDay?) {
    self.first = first
    self.last = last
  }

  /// Reads `2021`, `2021-03`, `2021-03-04`, and two of them about `..`, one of which may be missing.
  package init?(_ text: String) {
    if let dots = text.firstRange(of: "..") {
      let before = text[..<dots.lowerBound]
      let after = text[dots.upperBound...]
      guard !(before.isEmpty && after.isEmpty) else { return nil }
      let start = before.isEmpty ? nil : DayRange.days(before)
      let end = after.isEmpty ? nil : DayRange.days(after)
      guard before.isEmpty || start != nil, after.isEmpty || end != nil else { return nil }
      self.init(first: start?.first, last: end?.last)
    } else {
      guard let days = DayRange.days(text[...]) else { return nil }
      self.init(first: days.first, last: days.last)
    }
  }

  /// The first and the last day of a year, a month or a day, in figures or as people write them.
  private static func days(_ text: Substring) -> (first: CalendarDay, last: CalendarDay)? {
    if text.utf8.contains(where: { !(0x30...0x39).contains($0) && $0 != 0x2D }) {
      guard let named = PartialDay(String(text)), let year = named.year else { return nil }
      let figures = [named.month, named.dayOfMonth].compactMap { $0.map(String.init) }
      return days((["\(year)"] + figures).joined(separator: "-")[...])
    }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard (1...3).contains(parts.count),
      parts.allSatisfy({ !$0.isEmpty && $0.utf8.count <= 4 && $0.allSatisfy(\.isASCIIDigit) }),
      parts[0].utf8.count == 4, let year = Int(parts[0])
    else { return nil }
    let numbers = parts.dropFirst().compactMap { Int($0) }
    switch numbers.count {
    case 0: return pair(year, 1, 1, year, 12, 31)
    case 1:
      for last in stride(from: 31, through: 28, by: -1) {
        if let days = pair(year, numbers[0], 1, year, numbers[0], last) { return days }
      }
      return nil
    default: return pair(year, numbers[0], numbers[1], year, numbers[0], numbers[1])
    }
  }

  private static func pair(
    _ y1: Int, _ m1: Int, _ d1: Int, _ y2: Int, _ m2: Int, _ d2: Int
  ) -> (first: CalendarDay, last: CalendarDay)? {
    guard let first = CalendarDay(year: y1, month: m1, day: d1),
      let last = CalendarDay(year: y2, month: m2, day: d2)
    else { return nil }
    return (first, last)
  }

  package var description: String {
    if let first, let last {
      if first == last { return first.description }
      if first.month == 1, first.day == 1, last.month == 12, last.day == 31 {
        let years = [first, last].map { String($0.description.prefix(4)) }
        return years[0] == years[1] ? years[0] : years[0] + ".." + years[1]
      }
    }
    return (first?.description ?? "") + ".." + (last?.description ?? "")
  }
}

extension Character {
  var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
