import Documents
import Text

/// A passage cut into words as it was for the index.
struct PassageWords {
  private struct Place {
    let range: Range<Int>
    var tokens: [String]
  }

  private var places: [Place] = []

  init(_ text: String, language: Language?, words: PassageTokenizer) {
    var places: [Place] = []
    words.forEachToken(of: text, language: language) { token in
      let word = String(decoding: token.bytes, as: UTF8.self)
      if token.isColocated, !places.isEmpty {
        places[places.count - 1].tokens.append(word)
      } else {
        places.append(Place(range: token.start..<token.end, tokens: [word]))
      }
    }
    self.places = places
  }

  /// Positions of words.
  var count: Int { places.count }

  /// Where a phrase stands, as half-open ranges of word positions, in order.
  func occurrences(of phrase: WantedPhrase) -> [Range<Int>] {
    let count = phrase.positions.count
    guard count > 0, places.count >= count else { return [] }
    var found: [Range<Int>] = []
    for start in 0...(places.count - count) {
      let fits = (0..<count).allSatisfy {
        phrase.positions[$0].fits(places[start + $0].tokens)
      }
      if fits { found.append(start..<start + count) }
    }
    return found
  }

  /// The UTF-8 bytes that a range of word positions takes.
  func bytes(_ positions: Range<Int>) -> Range<Int> {
    let taken = places[positions].map(\.range)
    let lower = taken.first?.lowerBound ?? 0
    return lower..<(taken.map(\.upperBound).max() ?? lower)
  }
}

/// A phrase ready to be found in passages.
struct WantedPhrase {
  struct Position {
    private let tokens: Set<String>
    private let prefix: String?

    init(_ position: QueryPosition) {
      tokens = Set(position.alternatives)
      prefix = position.isPrefix ? position.exact : nil
    }

    func fits(_ found: [String]) -> Bool {
      found.contains { token in
        tokens.contains(token) || prefix.map { token.hasPrefix($0) } ?? false
      }
    }
  }

  let positions: [Position]

  init(_ positions: [QueryPosition]) { self.positions = positions.map { Position($0) } }
}
