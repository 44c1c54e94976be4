import Documents
import Text

/// Finds where a passage holds the phrases that were looked for.
///
/// The passage is cut into words as it was for the index, so every place that made it a hit is found,
/// to the byte, in every script.
struct Highlighter {
  private let phrases: [[QueryPosition]]
  private let words: PassageTokenizer

  init(phrases: [[QueryPosition]], words: PassageTokenizer) {
    self.phrases = phrases.filter { !$0.isEmpty }
    self.words = words
  }

  /// A position of the passage.
  private struct Place {
    let range: Range<Int>
    var tokens: [String]
  }

  /// The places of all phrases as half-open ranges of UTF-8 bytes, in order and apart; those that
  /// touch or overlap are one.
  func ranges(in text: String, language: Language?) -> [Range<Int>] {
    guard !phrases.isEmpty else { return [] }
    var places: [Place] = []
    words.forEachToken(of: text, language: language) { token in
      let word = String(decoding: token.bytes, as: UTF8.self)
      if token.isColocated, !places.isEmpty {
        places[places.count - 1].tokens.append(word)
      } else {
        places.append(Place(range: token.start..<token.end, tokens: [word]))
      }
    }
    var found: [Range<Int>] = []
    let wanted = phrases.map { $0.map { Wanted($0) } }
    for start in places.indices {
      for phrase in wanted where start + phrase.count <= places.count {
        let fits = phrase.indices.allSatisfy { phrase[$0].fits(places[start + $0].tokens) }
        guard fits else { continue }
        let last = places[start + phrase.count - 1].range
        found.append(
          places[start].range.lowerBound..<max(last.upperBound, places[start].range.upperBound))
      }
    }
    return Highlighter.joined(found)
  }

  private struct Wanted {
    let tokens: Set<String>
    let prefix: String?

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

  static func joined(_ ranges: [Range<Int>]) -> [Range<Int>] {
    var joined: [Range<Int>] = []
    for range in ranges.sorted(by: {
      ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound)
    }
    ) {
      if let last = joined.last, range.lowerBound <= last.upperBound {
        joined[joined.count - 1] =
          last.lowerBound..<Swift.max(last.upperBound, range.upperBound)
      } else {
        joined.append(range)
      }
    }
    return joined
  }
}
