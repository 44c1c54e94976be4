import Documents
import Text

/// Finds where a passage holds the phrases that were looked for.
///
/// The passage is cut into words as it was for the index, so every place that made it a hit is found,
/// to the byte, in every script.
struct Highlighter {
  private let phrases: [WantedPhrase]
  private let words: PassageTokenizer

  init(phrases: [[QueryPosition]], words: PassageTokenizer) {
    self.phrases = phrases.filter { !$0.isEmpty }.map { WantedPhrase($0) }
    self.words = words
  }

  /// The places of all phrases as half-open ranges of UTF-8 bytes, in order and apart; those that
  /// touch or overlap are one.
  func ranges(in text: String, language: Language?) -> [Range<Int>] {
    guard !phrases.isEmpty else { return [] }
    let passage = PassageWords(text, language: language, words: words)
    return Highlighter.joined(
      phrases.flatMap { passage.occurrences(of: $0).map { passage.bytes($0) } })
  }

  static func joined(_ ranges: [Range<Int>]) -> [Range<Int>] {
    let sorted = ranges.sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
    var joined: [Range<Int>] = []
    for range in sorted {
      if let last = joined.last, range.lowerBound <= last.upperBound {
        joined[joined.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        joined.append(range)
      }
    }
    return joined
  }
}
