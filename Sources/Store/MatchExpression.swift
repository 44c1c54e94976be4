import Text

/// What passages are asked for, in words that the tokenizer has made.
package indirect enum MatchExpression: Sendable, Equatable {
  /// Consecutive positions; the last one may be the beginning of a word. Empty finds nothing.
  case phrase([QueryPosition], isPrefix: Bool)
  /// Phrases in any order, at most `distance` words between the end of any of them and the beginning of the last.
  case near([[QueryPosition]], distance: Int)
  /// Phrases in this order, each beginning at most `distance` words onwards from the end of the one before it.
  case adjacent([[QueryPosition]], distance: Int)
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
    case .near(let phrases, _), .adjacent(let phrases, _):
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

  /// How near phrases must stand; `nil` for any other expression.
  var reach: NearRows.Reach? {
    switch self {
    case .near(_, let distance):
      return NearRows.Reach(words: min(max(0, distance), Self.mostDistance), step: nil)
    case .adjacent(let phrases, let distance):
      let step = min(max(1, distance), Self.mostDistance)
      // Each gap may take the distance, and between the first and the last stand all others.
      let between = phrases.dropFirst().dropLast().reduce(0) { $0 + $1.count }
      return NearRows.Reach(words: (step - 1) * (phrases.count - 1) + between, step: step)
    default: return nil
    }
  }

  private static let mostDistance = 10_000

  /// Whether an order is in it, which FTS5 cannot tell.
  package var hasOrder: Bool {
    switch self {
    case .phrase, .near: false
    case .adjacent: true
    case .and(let parts), .or(let parts): parts.contains(where: \.hasOrder)
    case .not(let wanted, let unwanted): wanted.hasOrder || unwanted.hasOrder
    }
  }

  /// FTS5's text of it; without the order where there is one.
  package var text: String { pruned?.sql() ?? Self.nothing }

  /// FTS5's text of it; `nil` when no passage can satisfy it.
  ///
  /// Words go in as ready tokens behind a mark, so nothing a user typed is read by FTS5's parser.
  func sql() -> String? {
    switch self {
    case .phrase(let positions, let isPrefix):
      guard !positions.isEmpty else { return nil }
      return Self.string(positions, isPrefix: isPrefix)
    case .near(let phrases, _), .adjacent(let phrases, _):
      guard !phrases.isEmpty, !phrases.contains(where: \.isEmpty), let reach else { return nil }
      let texts = phrases.map { Self.string($0, isPrefix: false) }
      return "NEAR(\(texts.joined(separator: " ")), \(reach.words))"
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
    case .phrase, .near, .adjacent: 4
    case .not: 3
    case .and(let parts): parts.count == 1 ? parts[0].strength : 2
    case .or(let parts): parts.count == 1 ? parts[0].strength : 1
    }
  }

  private func operand(below: Int) -> String? {
    guard let text = sql() else { return nil }
    return strength > below ? text : "(\(text))"
  }

  private static func string(_ positions: [QueryPosition], isPrefix: Bool) -> String {
    let openEnd = isPrefix || (positions.last?.isPrefix ?? false)
    let positions = positions.map { $0.alternatives.joined(separator: "\u{4}") }
    let tokens = positions.joined(separator: "\u{5}")
    var text = "\"\u{3}"
    for scalar in tokens.unicodeScalars {
      // Hebrew words may hold a quotation mark; FTS5 wants it twice.
      if scalar == "\"" { text.unicodeScalars.append(scalar) }
      text.unicodeScalars.append(scalar)
    }
    return text + (openEnd ? "\" *" : "\"")
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
    case .near(let phrases, _), .adjacent(let phrases, _): phrases.map { ($0, true) }
    case .and(let parts), .or(let parts): parts.flatMap(\.phrases)
    case .not(let wanted, let unwanted):
      wanted.phrases + unwanted.phrases.map { ($0.positions, false) }
    }
  }

  /// Phrases of several positions, none of them open at its end.
  var runs: [[QueryPosition]] {
    switch self {
    case .phrase(let positions, let isPrefix):
      positions.count > 1 && !isPrefix ? [positions] : []
    case .near, .adjacent: []
    case .and(let parts), .or(let parts): parts.flatMap(\.runs)
    case .not(let wanted, _): wanted.runs
    }
  }
}
