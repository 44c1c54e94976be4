import Documents
import Text

/// Decides on a passage's own words what the index's expressions cannot say: the order of ADJ, and
/// conditions within one sentence.
struct Verifier {
  private let query: Query
  private let phrases: [Term: [WantedPhrase]]
  private let words: PassageTokenizer

  /// - Parameter phrases: what each term of the query stands for.
  init(
    _ query: Query, words: PassageTokenizer, phrases: (Term) throws -> [[QueryPosition]]
  ) rethrows {
    self.query = query.textOnly
    self.words = words
    var known: [Term: [WantedPhrase]] = [:]
    for term in query.textOnly.allTerms where known[term] == nil {
      known[term] = try phrases(term).map { WantedPhrase($0) }
    }
    self.phrases = known
  }

  func holds(in text: String, language: Language?) -> Bool {
    holds(query, PassageWords(text, language: language, words: words))
  }

  private func holds(_ query: Query, _ passage: PassageWords) -> Bool {
    switch query {
    case .everything, .filter, .title: true
    case .term(let term): !occurrences(term, passage).isEmpty
    case .near(let terms, let distance, .free):
      Verifier.near(terms.map { occurrences($0, passage) }, distance)
    case .near(let terms, let distance, .asWritten):
      Verifier.adjacent(terms.map { occurrences($0, passage) }, distance)
    case .all(let parts): parts.allSatisfy { holds($0, passage) }
    case .any(let parts): parts.contains { holds($0, passage) }
    case .not(let inner): !holds(inner, passage)
    }
  }

  private func occurrences(_ term: Term, _ passage: PassageWords) -> [Range<Int>] {
    (phrases[term] ?? []).flatMap { passage.occurrences(of: $0) }
      .sorted { $0.lowerBound < $1.lowerBound }
  }

  /// Whether one occurrence of each stands so that at most `distance` words lie between the end of the
  /// first and the start of the last.
  static func near(_ lists: [[Range<Int>]], _ distance: Int) -> Bool {
    guard lists.allSatisfy({ !$0.isEmpty }) else { return false }
    for first in lists.joined() {
      let latest = lists.map { list in
        list.first { $0.lowerBound >= first.lowerBound }?.lowerBound
      }
      guard !latest.contains(nil) else { continue }
      let last = latest.compactMap { $0 }.max() ?? first.lowerBound
      if last - first.upperBound <= distance { return true }
    }
    return false
  }

  /// Whether each can stand at most `distance` words onwards from the end of the one before it.
  static func adjacent(_ lists: [[Range<Int>]], _ distance: Int) -> Bool {
    guard var reached = lists.first else { return true }
    for list in lists.dropFirst() {
      let ends = Set(reached.map(\.upperBound))
      reached = list.filter { next in
        (max(0, next.lowerBound - distance + 1)...next.lowerBound).contains { ends.contains($0) }
      }
    }
    return !reached.isEmpty
  }
}

extension Query {
  /// The conditions on words alone: filters and titles hold already where a second look is taken, and a
  /// choice that one of them takes part in is decided.
  var textOnly: Query {
    switch self {
    case .everything, .filter, .title: .everything
    case .term, .near: self
    case .not(let inner): inner.textOnly == inner ? self : .everything
    case .all(let parts): Query.every(parts.map(\.textOnly))
    case .any(let parts):
      parts.allSatisfy { $0.textOnly == $0 } ? self : .everything
    }
  }

  /// Every term, those under a NOT too.
  var allTerms: [Term] {
    switch self {
    case .everything, .filter: []
    case .term(let term): [term]
    case .near(let terms, _, _): terms
    case .title(let inner), .not(let inner): inner.allTerms
    case .all(let parts), .any(let parts): parts.flatMap(\.allTerms)
    }
  }

  /// Whether FTS5 alone cannot decide it.
  var hasOrder: Bool {
    switch self {
    case .near(_, _, let order): order == .asWritten
    case .all(let parts), .any(let parts): parts.contains(where: \.hasOrder)
    case .not(let inner): inner.hasOrder
    case .everything, .term, .title, .filter: false
    }
  }

  /// Whether it is an expression that finds passages by their words alone.
  var isPureText: Bool {
    switch self {
    case .term, .near: true
    case .everything, .filter, .title, .not: false
    case .any(let parts): parts.allSatisfy(\.isPureText)
    case .all(let parts):
      parts.contains(where: \.isPureText)
        && parts.allSatisfy { part in
          if case .not(let inner) = part { inner.isPureText } else { part.isPureText }
        }
    }
  }
}
