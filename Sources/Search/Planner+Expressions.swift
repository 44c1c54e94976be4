import Documents
import Store
import Text

/// What a query's words ask the index for.
extension Planner {
  /// The expression of a part that is nothing but text; `nil` for any other.
  mutating func expression(
    _ query: Query, isWanted: Bool = true
  ) throws -> MatchExpression? {
    guard query.isPureText else { return nil }
    switch query {
    case .everything, .filter, .title: return nil
    case .term(let term): return try expression(term, isWanted: isWanted)
    case .near(let terms, let distance, let order):
      let phrases = try terms.map { try positions(of: $0) }
      if isWanted { self.phrases += phrases }
      steps.append("\(query): " + phrases.map(Planner.shown).joined(separator: " / "))
      return order == .free
        ? .near(phrases, distance: distance) : .adjacent(phrases, distance: distance)
    case .all(let parts):
      var wanted: [MatchExpression] = []
      var unwanted: [MatchExpression] = []
      for part in parts {
        if case .not(let inner) = part {
          if let expression = try expression(inner, isWanted: false) { unwanted.append(expression) }
        } else if let expression = try expression(part, isWanted: isWanted) {
          wanted.append(expression)
        }
      }
      guard let first = wanted.first else { return nil }
      let all = wanted.count == 1 ? first : MatchExpression.and(wanted)
      return unwanted.isEmpty ? all : .not(all, .or(unwanted))
    case .any(let parts):
      var expressions: [MatchExpression] = []
      for part in parts {
        if let expression = try expression(part, isWanted: isWanted) {
          expressions.append(expression)
        }
      }
      return .or(expressions)
    case .not: return nil
    }
  }

  mutating func expression(_ term: Term, isWanted: Bool) throws -> MatchExpression {
    let choices = try choices(of: term)
    if isWanted { phrases += choices }
    for choice in choices { steps.append(Planner.shown(choice)) }
    return choices.count == 1 ? .phrase(choices[0]) : .or(choices.map { .phrase($0) })
  }

  /// The phrases one of which a term asks for.
  mutating func choices(of term: Term) throws -> [[QueryPosition]] {
    var choices = [try positions(of: term)]
    if term.form == .synonyms {
      let synonyms = options.synonyms.others(of: term.text, folded: folded)
        .prefix(WordPattern.most)
      if synonyms.isEmpty { remark("no synonyms of \(term.text) are known") }
      choices += synonyms.map { words(of: $0, isExact: false) }
    }
    return choices.filter { !$0.isEmpty }
  }

  /// Whether a text has these folded words.
  func has(_ words: String, in text: String) -> Bool {
    !words.isEmpty && folded(text).contains(words)
  }

  /// The words of a text as the index has them.
  func folded(_ text: String) -> String {
    var words: [String] = []
    reader.words.forEachToken(of: text, language: nil) { token in
      if !token.isColocated { words.append(String(decoding: token.bytes, as: UTF8.self)) }
    }
    return words.joined(separator: " ")
  }

  private mutating func positions(of term: Term) throws -> [QueryPosition] {
    switch term.form {
    case .word, .synonyms, .phrase:
      var positions = words(of: term.text, isExact: term.isExact)
      if term.form == .word, !term.isExact {
        positions.removeFirst(elided(positions, of: term.text))
      }
      if positions.count == Planner.longestPhrase {
        remark("only the first \(Planner.longestPhrase) words of a phrase are searched for")
      }
      return positions
    case .pattern: return try pattern(term.text)
    }
  }

  private func words(of text: String, isExact: Bool) -> [QueryPosition] {
    let positions = Array(
      reader.words.positions(of: text, languages: languages).prefix(Planner.longestPhrase))
    return isExact || options.isExact ? positions.map(\.asTyped) : positions
  }

  /// How many positions at the beginning of a word are articles and the like that its vowel cut short:
  /// who types `l'alerte` asks for `alerte`, before which a text may have `d'` or `une`.
  private func elided(_ positions: [QueryPosition], of text: String) -> Int {
    let utf8 = text.utf8
    var count = 0
    for position in positions.dropLast() {
      let end = utf8.index(utf8.startIndex, offsetBy: position.range.upperBound)
      guard Planner.elisions.contains(position.exact), end < utf8.endIndex,
        let sign = text.unicodeScalars[end...].first, sign == "'" || sign == "\u{2019}"
      else { break }
      count += 1
    }
    return count
  }

  /// French words that lose their vowel before another.
  private static let elisions: Set = [
    "l", "d", "qu", "n", "s", "j", "m", "t", "c", "jusqu", "lorsqu", "puisqu", "quoiqu",
  ]

  /// The words of the index that fit a pattern, as one position.
  private mutating func pattern(_ text: String) throws -> [QueryPosition] {
    let pattern = WordPattern(text, fold: { words(of: $0, isExact: true).first?.exact })
    guard let pattern else { return words(of: text, isExact: false) }
    if pattern.isPrefix, pattern.start.unicodeScalars.count >= 3 {
      return [
        QueryPosition(
          range: 0..<text.utf8.count, exact: pattern.start, alternatives: [pattern.start],
          kind: .word, isPrefix: true)
      ]
    }
    guard let (fitting, isAll) = try patterns.words(fitting: pattern, text, reader) else {
      isComplete = false
      return []
    }
    if !isAll {
      remark("\(text) fits more than \(WordPattern.most) words; the most frequent are searched for")
    }
    guard !fitting.isEmpty else {
      remark("no word fits \(text)")
      return []
    }
    return [
      QueryPosition(
        range: 0..<text.utf8.count, exact: fitting[0], alternatives: fitting, kind: .word)
    ]
  }

  mutating func remark(_ text: String) {
    if !remarks.contains(text) { remarks.append(text) }
  }

  /// A phrase as `--explain` shows it: alternatives parted by `|`, stems marked with `+`.
  static func shown(_ positions: [QueryPosition]) -> String {
    positions.map { position in
      let words = position.alternatives.prefix(8).map {
        $0.replacing("\u{1}", with: "+").replacing("\u{2}", with: "#")
      }
      let more = position.alternatives.count > 8 ? "|…" : ""
      return words.joined(separator: "|") + more + (position.isPrefix ? "*" : "")
    }.joined(separator: " ")
  }

  /// Words of one phrase that are looked for; no sentence is longer.
  static let longestPhrase = 1000
}
