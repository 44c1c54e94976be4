import Documents

/// A sentence that says what became of a text: "Draft resolution A/179/L.64 was adopted by 155 votes to
/// 1, with 3 abstentions (resolution 179/283)."
struct Decision {
  /// Whose words it is looked for in.
  enum Voice {
    /// A record's own: a sentence about the text, short, with nothing before it.
    case record
    /// A report's: somebody decided, in a vote or without one.
    case report
    /// A person's in the chair, who announces the result.
    case chair
    /// The closing line of an adopted text: "Adopted by 155 votes to 1".
    case closing
  }

  private(set) var subject: String?
  private(set) var outcome: Vote.Outcome?
  private(set) var manner: Vote.Manner?
  private(set) var adopted: Symbol?
  private(set) var sides: [Vote.Side: VoteSide] = [:]

  private let text: String
  private let body: String?
  private let tokens: [Token]

  /// The decision that `text`, a sentence, tells of; `nil` where it tells of none.
  ///
  /// - Parameter body: whose decision, as the beginning of its symbols: it numbers what it adopts.
  init?(_ text: String, in voice: Voice, of body: String?) {
    guard text.utf8.count < 4_000 else { return nil }
    self.text = text
    self.body = body
    tokens = Token.tokens(of: text)
    let counts = VoteCounts(tokens, of: text)
    sides = counts.sides
    manner = Lexicon.manners.first { $0.phrases.first(in: tokens) != nil }?.manner
    guard let verb = verb(voice) else {
      // "There were 13 votes in favour, 1 against and 1 abstention."
      guard voice == .chair, counts.sides.count >= 1, counts.sides[.inFavour] != nil else {
        return nil
      }
      return
    }
    outcome = verb.outcome
    switch voice {
    case .record:
      guard text.utf8.count < 1_200 else { return nil }
      guard isOwnVoice(verb.range, counts.span) else { return nil }
      subject = subject(around: verb.range, counts.span, Lexicon.decidedNouns)
      if subject == nil, text.utf8.count < 300 {
        subject = subject(around: verb.range, counts.span, Lexicon.agreedNouns)
      }
      guard subject != nil else { return nil }
    case .report:
      guard !counts.sides.isEmpty || manner != nil else { return nil }
      subject = subject(around: verb.range, counts.span, Lexicon.reportedNouns)
      guard subject != nil else { return nil }
    case .chair:
      subject = subject(around: verb.range, counts.span, Lexicon.decidedNouns)
      guard subject != nil else { return nil }
    case .closing: break
    }
    if manner == nil, sides[.inFavour]?.count != nil { manner = .counted }
    adopted = number(behind: verb.range)
  }

  /// The words for what `text` says a vote is taken on: "on draft resolution A/C.3/165/L.8".
  static func subject(of text: String) -> String? {
    let plain = Decision(unread: text)
    return plain.noun(in: plain.tokens.indices, Lexicon.decidedNouns).flatMap { noun in
      plain.phrase(from: noun, to: plain.tokens.count).map(text.bytes)
    }
  }

  private init(unread text: String) {
    self.text = text
    body = nil
    tokens = Token.tokens(of: text)
  }

  /// Whether a sentence begins with its subject, its counts or its verb: what others say of a text has
  /// words before.
  private func isOwnVoice(_ verb: Range<Int>, _ counts: Range<Int>?) -> Bool {
    if verb.lowerBound <= 3 { return true }
    if let counts, counts.lowerBound <= 8, counts.upperBound <= verb.lowerBound { return true }
    let front = 0..<min(9, verb.lowerBound)
    guard let noun = noun(in: front, Lexicon.decidedNouns) ?? noun(in: front, Lexicon.agreedNouns)
    else { return false }
    return !tokens[..<noun.lowerBound].contains { $0.kind == .sign && ",;:".contains($0.text) }
  }

  private func verb(_ voice: Voice) -> (range: Range<Int>, outcome: Vote.Outcome)? {
    let table =
      switch voice {
      case .record, .chair: Lexicon.outcomes
      case .report: Lexicon.actions + Lexicon.outcomes
      case .closing: [(phrases: Lexicon.adopted, outcome: Vote.Outcome.adopted)]
      }
    var found: (range: Range<Int>, outcome: Vote.Outcome)?
    for (phrases, outcome) in table {
      guard let range = phrases.first(in: tokens) else { continue }
      // The first of them counts, of two at one place the longer: "not adopted".
      if let best = found,
        best.range.lowerBound < range.lowerBound
          || best.range.lowerBound == range.lowerBound && best.range.count >= range.count
      {
        continue
      }
      found = (range, outcome)
    }
    guard let found else { return nil }
    if let before = tokens.indices.contains(found.range.lowerBound - 1)
      ? tokens[found.range.lowerBound - 1].text : nil, ["не", "no", "لم", "未"].contains(before)
    {
      return (found.range, .rejected)
    }
    return found
  }

  /// The words for the text decided on: before the verb, else behind it, besides the counts.
  private func subject(
    around verb: Range<Int>, _ counts: Range<Int>?, _ nouns: [Phrase]
  ) -> String? {
    let before = part(0..<verb.lowerBound, besides: counts)
    if let found = noun(in: before, nouns), let range = phrase(from: found, to: before.upperBound) {
      return text.bytes(range)
    }
    let behind = part(verb.upperBound..<tokens.count, besides: counts)
    if let found = noun(in: behind, nouns) {
      let start = max(found.lowerBound - 3, behind.lowerBound)
      // "an oral amendment", "the draft resolution": not more than its article and adjective.
      let opening = start == behind.lowerBound ? start : article(before: found.lowerBound)
      if let range = phrase(from: opening..<found.upperBound, to: behind.upperBound) {
        return text.bytes(range)
      }
    }
    return nil
  }

  /// `range` without the counts, at the side where more is left.
  private func part(_ range: Range<Int>, besides counts: Range<Int>?) -> Range<Int> {
    guard let counts, counts.overlaps(range) else { return range }
    let head = range.lowerBound..<max(range.lowerBound, counts.lowerBound)
    let tail = min(range.upperBound, counts.upperBound)..<range.upperBound
    return noun(in: head, Lexicon.decidedNouns) != nil || head.count >= tail.count ? head : tail
  }

  private func noun(in range: Range<Int>, _ nouns: [Phrase]) -> Range<Int>? {
    for index in range {
      if let count = nouns.match(tokens, at: index), index + count <= range.upperBound {
        return index..<index + count
      }
    }
    return nil
  }

  private func article(before index: Int) -> Int {
    var start = index
    while start > 0, index - start < 2,
      Decision.articles.contains(tokens[start - 1].text)
    {
      start -= 1
    }
    return start
  }

  private static let articles: Set<String> = [
    "the", "a", "an", "oral", "le", "la", "les", "l", "'", "el", "los", "las",
  ]

  /// The bytes of a noun phrase: from the front of its sentence where that is near, until a bracket
  /// that names no symbol, "by a recorded vote", "without a vote", a comma at its end left out.
  private func phrase(from noun: Range<Int>, to end: Int) -> Range<Int>? {
    var start = noun.lowerBound
    if start <= 8,
      !tokens[..<start].contains(where: { $0.kind == .sign && ",.:;".contains($0.text) })
    {
      start = 0
    } else {
      start = article(before: start)
    }
    var stop = noun.upperBound
    while stop < end {
      if Decision.stops.match(tokens, at: stop) != nil { break }
      if Lexicon.manners.contains(where: { $0.phrases.match(tokens, at: stop) != nil }) { break }
      if tokens[stop].text == "(", !isSymbolBracket(stop) { break }
      if [";", "[", "؛", "。"].contains(tokens[stop].text) { break }
      stop += 1
    }
    while stop > noun.upperBound, tokens[stop - 1].kind == .sign,
      ![")", "\"", "”", "»"].contains(tokens[stop - 1].text)
    {
      stop -= 1
    }
    let range = tokens[start].range.lowerBound..<tokens[stop - 1].range.upperBound
    return range.count <= 600 ? range : nil
  }

  private func isSymbolBracket(_ open: Int) -> Bool {
    guard open + 2 < tokens.count, tokens[open + 1].kind == .word,
      tokens[open + 2].text == "/" || tokens[open + 1].text == "part"
    else { return false }
    return true
  }

  /// Openings of how the decision was taken, besides the words of ``Lexicon/manners``.
  private static let stops: [Phrase] = [
    "by a", "in a recorded vote", "by votes", "à l'issue d'un vote", "par vote", "par voix",
    "sans qu'il", "lors d'un vote", "en votación", "por votos", "в результате", "путем", "بأغلبية",
    "بتصويت",
  ]

  /// The resolution or decision that a text became: "(resolution 179/283)", "as resolution 2728 (2024)".
  private func number(behind index: Range<Int>) -> Symbol? {
    for position in index.upperBound..<tokens.count {
      for (phrases, isDecision) in Lexicon.adoptedNouns {
        guard let count = phrases.match(tokens, at: position),
          let symbol = symbol(
            at: position + count, isDecision: isDecision || isChineseDecision(position))
        else { continue }
        return symbol
      }
    }
    return nil
  }

  /// 第79/548号决定.
  private func isChineseDecision(_ position: Int) -> Bool {
    guard tokens[position].text == "第" else { return false }
    let rest = tokens[position...].prefix(9).map(\.text).joined()
    return rest.contains("号决定")
  }

  private func symbol(at index: Int, isDecision: Bool) -> Symbol? {
    guard index < tokens.count else { return nil }
    let start = tokens[index].range.lowerBound
    var end = index
    // "179/283", "S-30/1", "2728 (2024)", "79/548 B".
    while end < tokens.count, end - index < 8 {
      let token = tokens[end]
      let isNumberLike =
        token.kind == .number || ["/", "-", "(", ")", "s", "es"].contains(token.text)
      guard isNumberLike else { break }
      if token.text == ")", !tokens[index..<end].contains(where: { $0.text == "(" }) { break }
      if token.text == "(", end + 1 >= tokens.count || tokens[end + 1].kind != .number { break }
      end += 1
    }
    guard end > index else { return nil }
    var spelling = text.bytes(start..<tokens[end - 1].range.upperBound)
    if end < tokens.count, tokens[end].text.utf8.count == 1, tokens[end].kind == .word,
      spelling.contains("/"), text.bytes(tokens[end].range).first?.isUppercase == true
    {
      spelling += " " + text.bytes(tokens[end].range)
    }
    guard spelling.contains("/") || spelling.contains("(") else { return nil }
    let digits = spelling.unicodeScalars.map { scalar in
      Token.digit(scalar.value).map(String.init) ?? String(scalar)
    }.joined()
    guard let slash = digits.firstIndex(of: "/") else { return Symbol("S/RES/\(digits)") }
    // The Economic and Social Council counts by years.
    let organ =
      digits[..<slash].utf8.count == 4 ? "E" : body?.hasPrefix("A/HRC") == true ? "A/HRC" : "A"
    return Symbol("\(organ)/\(isDecision ? "DEC" : "RES")/\(digits)")
  }
}
