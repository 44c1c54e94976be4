import Store

/// The words of the index that fit patterns, looked up once for all questions of a search.
final class PatternWords {
  let limit: TimeLimit
  private var known: [String: (words: [String], isAll: Bool)] = [:]

  init(_ limit: TimeLimit) { self.limit = limit }

  /// The most frequent words that fit, at most ``WordPattern/most``, and whether these are all;
  /// `nil` when there is no time to look.
  func words(
    fitting pattern: WordPattern, _ text: String, _ reader: Reader
  ) throws -> (words: [String], isAll: Bool)? {
    if let known = known[text] { return known }
    guard !limit.isPast else { return nil }
    let all = try reader.terms(withPrefix: pattern.start, limit: .max, where: pattern.fits)
    let words = all.sorted { ($1.passages, $0.word) < ($0.passages, $1.word) }
      .prefix(WordPattern.most).map(\.word)
    let found = (words: words, isAll: all.count <= WordPattern.most)
    known[text] = found
    return found
  }
}
