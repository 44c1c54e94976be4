import Documents
import Store
import Text

/// Decides whether all conditions on words hold within one sentence of a passage, which the index cannot say:
/// it does not know where sentences end.
///
/// Texts go by one after the other, and of each only the words that are sought are noted.
final class SentenceCheck {
  private let query: Query
  /// What each term of the query stands for: phrases by the numbers of their positions.
  private let phrases: [Term: [Range<Int>]]
  /// What satisfies each position.
  private let positions: [WantedPhrase.Position]
  private let tokens: SoughtTokens
  private let words: PassageTokenizer
  /// Of words that were met, the positions that they satisfy.
  private var known: [[UInt8]: [Int]] = [:]
  /// Where in the text at hand each position is satisfied, in the order of words.
  private var places: [[Int]]

  /// - Parameter phrases: what each term of the query stands for.
  init(
    _ query: Query, words: PassageTokenizer, phrases: (Term) throws -> [[QueryPosition]]
  ) rethrows {
    self.query = query
    self.words = words
    var known: [Term: [Range<Int>]] = [:]
    var all: [QueryPosition] = []
    for term in query.allTerms where known[term] == nil {
      known[term] = try phrases(term).map { positions in
        all += positions
        return all.count - positions.count..<all.count
      }
    }
    self.phrases = known
    positions = all.map { WantedPhrase.Position($0) }
    tokens = SoughtTokens(
      all.flatMap { $0.alternatives.map { Array($0.utf8) } },
      beginning: all.filter(\.isPrefix).map { Array($0.exact.utf8) })
    places = all.map { _ in [] }
  }

  /// - Parameter sentences: of the text, as half-open ranges of UTF-8 bytes.
  func holds(in text: String, _ sentences: [Range<Int>], language: Language?) -> Bool {
    for position in places.indices { places[position].removeAll(keepingCapacity: true) }
    // The number of the first word behind each sentence.
    var ends: [Int] = []
    var count = 0
    words.forEachToken(of: text, language: language) { token in
      if !token.isColocated {
        while ends.count < sentences.count, sentences[ends.count].upperBound <= token.start {
          ends.append(count)
        }
        count += 1
      }
      guard count > 0, let bytes = tokens.bytes(token.bytes) else { return }
      for position in satisfied(by: bytes) where places[position].last != count - 1 {
        places[position].append(count - 1)
      }
    }
    ends.append(count)
    var start = 0
    for end in ends where end > start {
      if holds(query, start..<end) { return true }
      start = end
    }
    return false
  }

  private func satisfied(by token: [UInt8]) -> [Int] {
    if let known = known[token] { return known }
    let word = String(decoding: token, as: UTF8.self)
    let satisfied = positions.indices.filter { positions[$0].fits([word]) }
    known[token] = satisfied
    return satisfied
  }

  private func holds(_ query: Query, _ sentence: Range<Int>) -> Bool {
    switch query {
    case .everything, .filter, .title: true
    case .term(let term): !starts(of: term, sentence).isEmpty
    case .near(let terms, let distance, .free):
      Self.areNear(terms.map { starts(of: $0, sentence) }, distance)
    case .near(let terms, let distance, .asWritten):
      Self.areInOrder(terms.map { starts(of: $0, sentence) }, distance)
    case .all(let parts): parts.allSatisfy { holds($0, sentence) }
    case .any(let parts): parts.contains { holds($0, sentence) }
    case .not(let inner): !holds(inner, sentence)
    }
  }

  /// Where a term stands in a sentence, as half-open ranges of words, in order.
  private func starts(of term: Term, _ sentence: Range<Int>) -> [Range<Int>] {
    let found = (phrases[term] ?? []).map { phrase in
      occurrences(of: phrase, sentence)
    }
    if found.count == 1 { return found[0] }
    return found.joined().sorted { $0.lowerBound < $1.lowerBound }
  }

  private func occurrences(of phrase: Range<Int>, _ sentence: Range<Int>) -> [Range<Int>] {
    guard let first = phrase.first else { return [] }
    return places[first].compactMap { start in
      let end = start + phrase.count
      guard start >= sentence.lowerBound, end <= sentence.upperBound else { return nil }
      let fits = phrase.dropFirst().allSatisfy { position in
        Self.contains(start + position - first, places[position])
      }
      return fits ? start..<end : nil
    }
  }

  private static func contains(_ place: Int, _ ordered: [Int]) -> Bool {
    var (low, high) = (0, ordered.count)
    while low < high {
      let middle = (low + high) / 2
      if ordered[middle] < place { low = middle + 1 } else { high = middle }
    }
    return low < ordered.count && ordered[low] == place
  }

  /// Whether one of each stands so that at most `distance` words lie between the end of any of them and the
  /// beginning of the last.
  static func areNear(_ terms: [[Range<Int>]], _ distance: Int) -> Bool {
    // Of each term that is the nearest before it which ends last.
    terms.joined().contains { last in
      terms.allSatisfy { places in
        places.contains {
          $0.lowerBound <= last.lowerBound && last.lowerBound - $0.upperBound <= distance
        }
      }
    }
  }

  /// Whether one of each can begin at most `distance` words onwards from the end of one of the term before.
  static func areInOrder(_ terms: [[Range<Int>]], _ distance: Int) -> Bool {
    guard var reached = terms.first else { return true }
    for places in terms.dropFirst() {
      reached = places.filter { next in
        reached.contains {
          (0..<distance).contains(next.lowerBound - $0.upperBound)
        }
      }
    }
    return !reached.isEmpty
  }
}

extension Query {
  /// The conditions on words alone: filters and titles hold already where sentences are looked at, and a
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

  /// The same without conditions that words be missing: a passage may have them in another sentence.
  var withoutUnwantedWords: Query {
    switch self {
    case .everything, .filter, .title, .term, .near: return self
    case .not(let inner): return inner.textOnly == inner ? .everything : self
    case .all(let parts): return Query.every(parts.map(\.withoutUnwantedWords))
    case .any(let parts):
      guard textOnly == self else { return self }
      let kept = parts.map(\.withoutUnwantedWords)
      return kept.contains(.everything) ? .everything : Query.either(kept)
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
