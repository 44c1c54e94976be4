import Text

/// What passages are asked for, in words that the tokenizer has made.
package indirect enum MatchExpression: Sendable, Equatable {
  /// Consecutive positions; the last one may be the beginning of a word. Empty finds nothing.
  case phrase([QueryPosition], isPrefix: Bool)
  /// Phrases with at most `distance` words between them, in any order.
  case near([[QueryPosition]], distance: Int)
  case and([MatchExpression])
  case or([MatchExpression])
  /// The first without the second.
  case not(MatchExpression, MatchExpression)

  /// A phrase of whole words.
  package static func phrase(_ positions: [QueryPosition]) -> MatchExpression {
    .phrase(positions, isPrefix: false)
  }

  /// The same without parts that no passage can satisfy, such as phrases of no words; `nil` when that
  /// leaves nothing.
  var pruned: MatchExpression? {
    switch self {
    case .phrase(let positions, _): return positions.isEmpty ? nil : self
    case .near(let phrases, _):
      return phrases.isEmpty || phrases.contains(where: \.isEmpty) ? nil : self
    case .and(let parts):
      let kept = parts.compactMap(\.pruned)
      return kept.isEmpty || kept.count < parts.count ? nil : .and(kept)
    case .or(let parts):
      let kept = parts.compactMap(\.pruned)
      return kept.isEmpty ? nil : .or(kept)
    case .not(let wanted, let unwanted):
      guard let wanted = wanted.pruned else { return nil }
      return unwanted.pruned.map { .not(wanted, $0) } ?? wanted
    }
  }

  /// FTS5's text for finding nothing.
  package static let nothing = "\"\""

  /// FTS5's text of it.
  package var text: String { pruned?.sql() ?? Self.nothing }

  /// FTS5's text of it; `nil` when no passage can satisfy it.
  ///
  /// Words go in as ready tokens behind a mark, so nothing a user typed is read by FTS5's parser.
  func sql() -> String? {
    switch self {
    case .phrase(let positions, let isPrefix):
      guard !positions.isEmpty else { return nil }
      let openEnd = isPrefix || (positions.last?.isPrefix ?? false)
      return Self.string(positions) + (openEnd ? " *" : "")
    case .near(let phrases, let distance):
      guard !phrases.isEmpty, !phrases.contains(where: \.isEmpty) else { return nil }
      return
        "NEAR(\(phrases.map(Self.string).joined(separator: " ")), \(max(0, min(distance, 10_000))))"
    case .and(let parts):
      let texts = parts.map { $0.operand(below: 2) }
      guard !texts.isEmpty else { return nil }
      let known = texts.compactMap { $0 }
      return known.count == texts.count ? known.joined(separator: " AND ") : nil
    case .or(let parts):
      let texts = parts.compactMap { $0.operand(below: 1) }
      return texts.isEmpty ? nil : texts.joined(separator: " OR ")
    case .not(let wanted, let unwanted):
      guard let wanted = wanted.operand(below: 3) else { return nil }
      guard let unwanted = unwanted.operand(below: 3) else { return wanted }
      return "\(wanted) NOT \(unwanted)"
    }
  }

  /// Binding strength: NOT 3, AND 2, OR 1.
  private var strength: Int {
    switch self {
    case .phrase, .near: 4
    case .not: 3
    case .and(let parts): parts.count == 1 ? parts[0].strength : 2
    case .or(let parts): parts.count == 1 ? parts[0].strength : 1
    }
  }

  private func operand(below: Int) -> String? {
    guard let text = sql() else { return nil }
    return strength > below ? text : "(\(text))"
  }

  private static func string(_ positions: [QueryPosition]) -> String {
    let positions = positions.map { $0.alternatives.joined(separator: "\u{4}") }
    let tokens = positions.joined(separator: "\u{5}")
    var text = "\"\u{3}"
    for scalar in tokens.unicodeScalars {
      // Hebrew words may hold a quotation mark; FTS5 wants it twice.
      if scalar == "\"" { text.unicodeScalars.append(scalar) }
      text.unicodeScalars.append(scalar)
    }
    return text + "\""
  }

  /// The words that it has as alternatives and a narrower expression has not; `nil` where they differ in more
  /// than that.
  func words(besides narrower: MatchExpression) -> [MatchExpression]? {
    switch (self, narrower) {
    case (.phrase(let mine, false), .phrase(let its, false)):
      guard mine.count == its.count, !(mine + its).contains(where: \.isPrefix) else { return nil }
      return zip(mine, its).compactMap { mine, its in
        let others = mine.alternatives.filter { !its.alternatives.contains($0) }
        return others.first.map { exact in
          .phrase([
            QueryPosition(
              range: mine.range, exact: exact, alternatives: others, kind: mine.kind)
          ])
        }
      }
    case (.and(let mine), .and(let its)), (.or(let mine), .or(let its)):
      guard mine.count == its.count else { return nil }
      let words = zip(mine, its).map { $0.words(besides: $1) }
      return words.contains { $0 == nil } ? nil : words.flatMap { $0 ?? [] }
    default: return self == narrower ? [] : nil
    }
  }

  /// The phrases in the order FTS5 numbers them, those after NOT too.
  var phrases: [(positions: [QueryPosition], isWanted: Bool)] {
    switch self {
    case .phrase(let positions, _): positions.isEmpty ? [] : [(positions, true)]
    case .near(let phrases, _): phrases.map { ($0, true) }
    case .and(let parts), .or(let parts): parts.flatMap(\.phrases)
    case .not(let wanted, let unwanted):
      wanted.phrases + unwanted.phrases.map { ($0.positions, false) }
    }
  }
}
