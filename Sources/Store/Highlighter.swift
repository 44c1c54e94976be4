import Documents
import Text

/// Finds the words of an expression in a stored text, to the byte, in every script.
package struct Highlighter {
  /// A sought phrase: the tokens that satisfy each position, as bytes.
  private struct Pattern {
    let positions: [Set<[UInt8]>]
    /// The last position is the beginning of a word.
    let prefix: [UInt8]?
    /// It is one ideograph, which begins pairs.
    let endsInIdeograph: Bool
  }

  /// A position of the text: its tokens that occur in some pattern, with their ranges.
  private struct Place {
    var tokens: [(bytes: [UInt8], range: Range<Int>)] = []
    var range: Range<Int>
  }

  private let patterns: [Pattern]
  private let sought: SoughtTokens
  private let words: PassageTokenizer

  /// - Parameter expression: words behind NOT are not looked for.
  init(_ expression: MatchExpression, words: PassageTokenizer) {
    self.words = words
    patterns = expression.wantedPhrases.map { positions, isPrefix in
      let last = positions.last
      let openEnd = isPrefix || last?.isPrefix == true
      return Pattern(
        positions: positions.map { Set($0.alternatives.map { Array($0.utf8) }) },
        prefix: openEnd ? last.map { Array($0.exact.utf8) } : nil,
        endsInIdeograph: openEnd && last?.kind == .ideographs)
    }
    sought = SoughtTokens(
      patterns.flatMap { $0.positions.flatMap { $0 } }, beginning: patterns.compactMap(\.prefix))
  }

  /// The matches in `text`, as half-open ranges of UTF-8 bytes, in order and apart; a phrase is one
  /// range.
  package func ranges(in text: String, language: Language?) -> [Range<Int>] {
    var places: [Place] = []
    words.forEachToken(of: text, language: language) { token in
      if !token.isColocated { places.append(Place(range: token.start..<token.end)) }
      if !places.isEmpty, let bytes = sought.bytes(token.bytes) {
        places[places.count - 1].tokens.append((bytes, token.start..<token.end))
      }
    }
    var found: [Range<Int>] = []
    for pattern in patterns {
      for start in places.indices where !places[start].tokens.isEmpty {
        if let range = match(pattern, places, start, in: text) { found.append(range) }
      }
    }
    return Self.merged(found.map { Self.whole($0, in: text) })
  }

  /// A range without its last scalar.
  private static func withoutLast(of range: Range<Int>, in text: String) -> Range<Int> {
    let end = text.utf8.index(text.utf8.startIndex, offsetBy: range.upperBound)
    guard let last = text.unicodeScalars[..<end].last else { return range }
    return range.lowerBound..<max(range.lowerBound, range.upperBound - UTF8.width(last))
  }

  /// The range with the characters whole that it begins or ends in: no letter is parted from its marks.
  package static func whole(_ range: Range<Int>, in text: String) -> Range<Int> {
    let utf8 = text.utf8
    let count = utf8.count
    guard range.lowerBound >= 0, range.upperBound <= count else { return range }
    func isParted(_ offset: Int) -> Bool {
      guard offset > 0, offset < count else { return false }
      let place = utf8.index(utf8.startIndex, offsetBy: offset)
      // Before a letter of ASCII nothing is parted but a carriage return and its line feed.
      if utf8[place] < 0x80, utf8[place] >= 0x20 { return false }
      return place.samePosition(in: text) == nil
    }
    var (lower, upper) = (range.lowerBound, range.upperBound)
    while isParted(lower) { lower -= 1 }
    while isParted(upper) { upper += 1 }
    return lower..<upper
  }

  private func match(
    _ pattern: Pattern, _ places: [Place], _ start: Int, in text: String
  ) -> Range<Int>? {
    guard start + pattern.positions.count <= places.count else { return nil }
    var whole: Range<Int>?
    for (index, wanted) in pattern.positions.enumerated() {
      let isLast = index == pattern.positions.count - 1
      let hit = places[start + index].tokens.first { token in
        if isLast, let prefix = pattern.prefix { return token.bytes.starts(with: prefix) }
        return wanted.contains(token.bytes)
      }
      guard let hit else { return nil }
      // A lone ideograph is found as the first of a pair.
      let isPair =
        isLast && pattern.endsInIdeograph && hit.bytes.count > (pattern.prefix?.count ?? 0)
      let range = isPair ? Self.withoutLast(of: hit.range, in: text) : hit.range
      whole = whole.map { $0.lowerBound..<max($0.upperBound, range.upperBound) } ?? range
    }
    return whole
  }

  static func merged(_ ranges: [Range<Int>]) -> [Range<Int>] {
    var merged: [Range<Int>] = []
    for range in ranges.sorted(by: {
      ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound)
    }) {
      if let last = merged.last, range.lowerBound < last.upperBound {
        merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        merged.append(range)
      }
    }
    return merged
  }

  /// The matches, those with nothing but blanks between them as one.
  ///
  /// - Parameter ranges: in order and apart.
  package static func joined(_ ranges: [Range<Int>], in text: String) -> [Range<Int>] {
    guard ranges.count > 1 else { return ranges }
    let bytes = Array(text.utf8)
    var marks: [Range<Int>] = []
    for range in ranges {
      if let last = marks.last, range.lowerBound <= bytes.count,
        bytes[last.upperBound..<range.lowerBound].allSatisfy({ $0 == 0x20 })
      {
        marks[marks.count - 1] = last.lowerBound..<range.upperBound
      } else {
        marks.append(range)
      }
    }
    return marks
  }

  /// The stretch of `text` of about `length` bytes that shows most of the matches, cut between
  /// words.
  ///
  /// - Parameter highlights: in order and apart.
  package static func snippet(
    of text: String, highlights: [Range<Int>], length: Int
  ) -> Range<Int> {
    let bytes = Array(text.utf8)
    guard bytes.count > length else { return 0..<bytes.count }
    var best = (start: 0, covered: 0)
    var last = 0
    var covered = 0
    for (first, highlight) in highlights.enumerated() {
      if last < first {
        last = first
        covered = 0
      }
      while last < highlights.count,
        highlights[last].upperBound - highlight.lowerBound <= length
      {
        covered += 1
        last += 1
      }
      if covered > best.covered { best = (highlight.lowerBound, covered) }
      covered -= 1
    }
    // Some words before the first match, unless the text ends soon after it.
    var start = max(0, min(best.start - length / 4, bytes.count - length))
    if best.covered > 0, start > best.start { start = best.start }
    var end = min(bytes.count, start + length)
    if best.covered > 0, let shown = highlights.first(where: { $0.lowerBound == best.start }) {
      end = max(end, min(shown.upperBound, bytes.count))
    }
    if start > 0 { start = boundary(bytes, start, limit: 40) }
    if end < bytes.count { end = boundary(bytes, end, limit: 40) }
    return whole(start..<max(start, end), in: text)
  }

  /// The nearest place at or before `offset` where a word begins or a blank was; where there is none
  /// near, the beginning of a scalar.
  private static func boundary(_ bytes: [UInt8], _ offset: Int, limit: Int) -> Int {
    var place = offset
    while place > max(0, offset - limit) {
      if bytes[place - 1] == 0x20 || bytes[place - 1] == 0x0A { return place }
      place -= 1
    }
    place = offset
    while place > 0, bytes[place] & 0xC0 == 0x80 { place -= 1 }
    return place
  }
}

extension MatchExpression {
  fileprivate var wantedPhrases: [(positions: [QueryPosition], isPrefix: Bool)] {
    switch self {
    case .phrase(let positions, let isPrefix): positions.isEmpty ? [] : [(positions, isPrefix)]
    case .near(let phrases, _), .adjacent(let phrases, _): phrases.map { ($0, false) }
    case .and(let parts), .or(let parts): parts.flatMap(\.wantedPhrases)
    case .not(let wanted, _): wanted.wantedPhrases
    }
  }
}

extension Reader {
  package func highlighter(for expression: MatchExpression) -> Highlighter {
    Highlighter(expression, words: words)
  }
}
