import Documents

/// The counts of a sentence: "by 155 votes to 1, with 3 abstentions", "par 155 voix contre une",
/// "received 14 votes in favour, none against", "以155票对1票、3票弃权".
struct VoteCounts {
  private(set) var sides: [Vote.Side: VoteSide] = [:]
  /// Tokens from the first count to the last, brackets with names included.
  private(set) var span: Range<Int>?

  private let tokens: [Token]
  private let text: String

  /// Reads the counts that stand in `tokens`, which `text` was cut into.
  init(_ tokens: [Token], of text: String) {
    self.tokens = tokens
    self.text = text
    var index = 0
    while index < tokens.count {
      index = take(at: index) ?? index + 1
    }
    // "With 3 abstentions" alone is no vote.
    if sides[.inFavour] == nil && sides[.against] == nil {
      sides = [:]
      span = nil
    }
  }

  /// Takes the count at `index`, if one stands there, and gives the index behind it.
  private mutating func take(at index: Int) -> Int? {
    guard let (value, length) = value(at: index) else { return nil }
    var end = index + length
    var hasNoun = isNounIncluded(at: index)
    while let count = Lexicon.voteNouns.match(tokens, at: end) {
      hasNoun = true
      end += count
    }
    guard let side = side(before: index, behind: &end, hasNoun: hasNoun), sides[side] == nil else {
      return nil
    }
    var found = VoteSide(count: value)
    var close = end
    if word(end) == "(", let names = names(inBracketAt: end) {
      close = names.end
      found.states = StateNames.parted(names.states, into: value)
    }
    sides[side] = found
    span = (span?.lowerBound ?? index)..<close
    return close
  }

  /// A number, a word for one, or "none"; how many tokens it takes.
  private func value(at index: Int) -> (Int, Int)? {
    let token = tokens[index]
    if let number = token.number {
      // "1,234", "3.5", "79/283" and the like are no counts.
      guard number < 1000, !["/", "-"].contains(word(index - 1)),
        !["/", "-"].contains(word(index + 1))
      else { return nil }
      return (number, 1)
    }
    guard token.kind == .word else { return nil }
    if let worth = Lexicon.countWords[token.text] { return (worth, 1) }
    // Arabic says "one vote" with the noun first.
    if isArabic(index), Lexicon.voteNouns.match(tokens, at: index) == 1,
      Lexicon.countWords[word(index + 1)] == 1
    {
      return (1, 2)
    }
    if let count = Lexicon.nobody.match(tokens, at: index) { return (0, count) }
    if token.isHan, let (number, count) = ChineseNumeral.read(tokens, at: index), number < 1000 {
      return (number, count)
    }
    return nil
  }

  private func side(
    before index: Int, behind end: inout Int, hasNoun: Bool
  ) -> Vote.Side? {
    for (phrases, side) in Lexicon.countRoles {
      guard let count = phrases.match(tokens, at: end) else { continue }
      // In "155 voix contre une" the word belongs to the number behind it.
      if side == .against, Lexicon.countJoiners.contains(tokens[end].text),
        end + count < tokens.count,
        sides[.inFavour] == nil, value(at: end + count) != nil
      {
        break
      }
      end += count
      return side
    }
    let before = word(index - 1)
    if Lexicon.countJoiners.contains(before), sides[.inFavour] != nil { return .against }
    if Lexicon.abstentions.contains(before) || Lexicon.abstentions.contains(word(index - 2)),
      sides[.inFavour] != nil
    {
      return .abstaining
    }
    let isNumber = tokens[index].kind == .number
    if hasNoun, isNumber || sides.isEmpty && joins(at: end) { return .inFavour }
    if Lexicon.countOpenings.contains(before), joins(at: end) { return .inFavour }
    return nil
  }

  /// Whether "to 38" stands at `index`, behind a bracket with names too.
  private func joins(at index: Int) -> Bool {
    var index = index
    if word(index) == "(", let (_, close) = names(inBracketAt: index) { index = close }
    return Lexicon.countJoiners.contains(word(index)) && index + 1 < tokens.count
      && value(at: index + 1) != nil
  }

  /// "صوتين", two votes, is noun and count in one.
  private func isNounIncluded(at index: Int) -> Bool {
    tokens[index].kind == .word && isArabic(index) && Lexicon.countWords[tokens[index].text] == 2
      || isArabic(index) && Lexicon.voteNouns.match(tokens, at: index) == 1
  }

  /// The names in a bracket behind a count and the index behind it; `nil` for any other bracket.
  private func names(inBracketAt open: Int) -> (states: [String], end: Int)? {
    var depth = 0
    var close: Int?
    for index in open..<min(tokens.count, open + 400) {
      if tokens[index].text == "(" { depth += 1 }
      if tokens[index].text == ")" { depth -= 1 }
      if depth == 0 {
        close = index
        break
      }
    }
    guard let close, close > open + 1 else { return nil }
    let inside = text.bytes(tokens[open].range.upperBound..<tokens[close].range.lowerBound)
    guard tokens[open + 1..<close].allSatisfy({ $0.kind != .number }),
      let states = StateNames.list(inside), !states.isEmpty
    else { return nil }
    return (states, close + 1)
  }

  private func word(_ index: Int) -> String {
    tokens.indices.contains(index) ? tokens[index].text : ""
  }

  private func isArabic(_ index: Int) -> Bool {
    guard tokens.indices.contains(index), let first = tokens[index].text.unicodeScalars.first else {
      return false
    }
    return (0x600...0x6FF).contains(first.value)
  }
}
