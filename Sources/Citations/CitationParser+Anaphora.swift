import Documents

/// Places named before the document they are of, and documents that are only pointed at.
extension CitationParser {
  /// What a pinpoint turns out to be of.
  private enum Head {
    case noun(Int)
    case symbol(Int)
    /// A resolution pointed at, and the first token after it.
    case pointed(Symbol, next: Int)
    case nothing(next: Int)
  }

  /// A pinpoint that begins a citation: "paragraph 3 of General Assembly resolution 75/240",
  /// "paragraphs 1 and 16 thereof", "paragraph 3 above".
  mutating func pinpointFirst(at index: Int) -> Int {
    if role(index) == .ordinalSign, let end = chineseList(at: index) { return end }
    guard let (pinpoint, next) = pinpoint(at: index) else { return index + 1 }
    if pinpoint.isExternal { return skipExternal(from: next) }
    let start = Int(at(index).start)
    switch head(after: next) {
    case .noun(let noun):
      if let end = nounList(at: noun, pinpoint: pinpoint, start: start) { return end }
      return next
    case .symbol(let slash):
      return symbolList(at: slash, pinpoint: pinpoint, start: start) ?? next
    case .pointed(let symbol, let end):
      let isDraft = symbol == context.document && context.hasOperativeParagraphs
      add(
        symbol, pinpoint, range: start..<Int(at(end - 1).end), kind: .anaphora,
        isDraftResolution: isDraft)
      consumed = end
      return end
    case .nothing(let end): return max(end, next)
    }
  }

  /// "of the Charter", "of the rules of procedure": the paragraphs of an article are no document's.
  private func skipExternal(from index: Int) -> Int {
    var next = index
    while role(next) == .of || role(next) == .article, next - index < 4 { next += 1 }
    return next
  }

  private func head(after index: Int) -> Head {
    var next = index
    if role(next) == .above {
      guard let document = context.document else { return .nothing(next: next + 1) }
      return .pointed(document, next: next + 1)
    }
    if role(next) == .thereof {
      guard let last = lastResolution ?? context.lastResolution else {
        return .nothing(next: next + 1)
      }
      return .pointed(last, next: next + 1)
    }
    var pointing: Pointing?
    var isThe = false
    var plainWords = 0
    var hasOf = false
    var isDraft = false
    for _ in 0..<14 {
      let token = at(next)
      if token.kind == .end || token.flags.contains(.breakBefore) { break }
      if isSymbol(at: next) { return .symbol(next + 1 + symbolOffset(at: next)) }
      switch role(next) {
      case .noun:
        if isDraft { return paper(after: next + 1) }
        if resolutionNumberFollows(next) { return .noun(next) }
        return pointedNoun(at: next, pointing, isThe: isThe)
      case .paper:
        if pointing == .present, let document = context.document {
          return .pointed(document, next: next + 1)
        }
        return paper(after: next + 1)
      case .external: return .nothing(next: skipExternal(from: next))
      case .determiner:
        pointing = Pointing(rawValue: lexeme(next).value)
      case .of:
        hasOf = true
      case .article:
        isThe = true
      case .draft:
        // The paragraphs of a draft are no resolution's; its symbol may follow.
        isDraft = true
      case .possessive, .numberMark, .titled: break
      case .organ: guard isOrgan(next) else { return .nothing(next: index) }
      case .web: return .nothing(next: index)
      case .none:
        if token.kind == .word {
          plainWords += 1
          guard plainWords <= 1, token.range.count <= 30, hasOf else {
            return .nothing(next: index)
          }
        } else if token.isSign("[") || token.isSign("'") {
          break
        } else if token.isSign(","), next == index {
          break
        } else if token.isSign("("), hasOf {
          break
        } else {
          return .nothing(next: index)
        }
      default: return .nothing(next: index)
      }
      next += 1
    }
    return .nothing(next: index)
  }

  private func resolutionNumberFollows(_ index: Int) -> Bool {
    var next = index + 1
    for _ in 0..<6 {
      if let number = resolutionNumber(at: next) {
        return !number.isPlain || role(index) == .noun && next - index <= 3
      }
      let isPassable =
        role(next) == .organ || role(next) == .of || role(next) == .article
        || role(next) == .numberMark
        || isSign(next, "[") || (isSign(next, ".") && at(next).isGlued)
        || (role(next) == .none && at(next).flags.contains(.capitals) && role(next - 1) == .organ)
      guard isPassable else { return false }
      next += 1
    }
    return false
  }

  /// "the same resolution", "the present resolution", "the resolution".
  private func pointedNoun(at index: Int, _ pointing: Pointing?, isThe: Bool) -> Head {
    var end = index + 1
    var said = pointing
    if role(end) == .determiner, let after = Pointing(rawValue: lexeme(end).value), after == .same {
      // Arabic: "القرار نفسه".
      said = .same
      end += 1
    }
    if said == .present {
      guard let document = context.document else { return .nothing(next: end) }
      return .pointed(document, next: end)
    }
    guard !lexeme(index).flags.contains(.plural),
      let last = lastResolution ?? context.lastResolution
    else {
      return .nothing(next: end)
    }
    // A resolution that is described ("the resolution adopted by …") is another one.
    let isArabic = bytes[Int(at(index).start)] >= 0xD8 && bytes[Int(at(index).start)] <= 0xDB
    guard isThe || said != nil || isArabic, lexeme(end).verb == nil,
      isOfKind(last, lexeme(index).value)
    else { return .nothing(next: end) }
    return .pointed(last, next: end)
  }

  /// A decision is never "the resolution", nor the other way round.
  private func isOfKind(_ symbol: Symbol, _ noun: Int16) -> Bool {
    symbol.key.contains("/DEC/") == (noun == Noun.decision.rawValue)
  }

  /// "paragraph 3 of the report of the Secretary-General (A/78/…)": the symbol in the bracket.
  private func paper(after index: Int) -> Head {
    var next = index
    for _ in 0..<60 {
      let token = at(next)
      if token.kind == .end || token.flags.contains(.breakBefore) { break }
      if isSymbol(at: next) { return .symbol(next + 1 + symbolOffset(at: next)) }
      if role(next) == .pinpoint || role(next) == .noun || token.isSign(";") || token.isSign(".") {
        break
      }
      next += 1
    }
    return .nothing(next: index)
  }

  /// A resolution pointed at without a place: "the same resolution", "the present resolution".
  mutating func pointed(at index: Int) -> Int {
    var place = index - 1
    var said: Pointing?
    for _ in 0..<3 {
      if role(place) == .determiner, let pointing = Pointing(rawValue: lexeme(place).value) {
        said = said == .same ? .same : pointing
      } else if role(place) != .article, role(place) != .of {
        break
      }
      place -= 1
    }
    if role(index + 1) == .determiner, lexeme(index + 1).value == Pointing.same.rawValue {
      said = .same
    }
    guard let said, !lexeme(index).flags.contains(.plural) else { return index + 1 }
    let range = Int(at(place + 1).start)..<Int(at(index).end)
    switch said {
    case .present:
      if let document = context.document {
        let resolution = lastResolution
        add(document, pinpointAfter(index + 1), range: range, kind: .anaphora)
        // What was named last stays what "the same" means.
        lastResolution = resolution ?? lastResolution
      }
    case .same:
      if let last = lastResolution ?? context.lastResolution, isOfKind(last, lexeme(index).value) {
        add(last, pinpointAfter(index + 1), range: range, kind: .anaphora)
      }
    case .that: break
    }
    return index + 1
  }

  private func pinpointAfter(_ index: Int) -> Pinpoint? { pinpoint(after: index)?.pinpoint }

  /// "Ibid., para. 129": the source named just before, with a place of its own.
  mutating func ibid(at index: Int) -> Int {
    var next = index + 1
    if isSign(next, ".") { next += 1 }
    guard let last = lastDocument ?? context.lastDocument else { return next }
    let start = Int(at(index).start)
    // "ibid., Sixty-fifth Session, Supplement No. 27 (A/65/27)" names another source.
    var look = next
    for _ in 0..<24 {
      if isSymbol(at: look) { return next }
      if isSign(look, ";") || isSign(look, ".") && endsSentence(look) || at(look).kind == .end {
        break
      }
      if role(look) == .pinpoint { break }
      look += 1
    }
    let found = pinpoint(after: next)
    // "Ibid., Thirty-third Year, 2071st meeting" goes on to another source of the same series.
    if found == nil, !isSign(next, ";"), !isSign(next, ")"), at(next).kind != .end,
      !at(next).flags.contains(.breakBefore)
    {
      return next
    }
    let end = found?.next ?? next
    add(last, found?.pinpoint, range: start..<Int(at(end - 1).end), kind: .anaphora)
    consumed = end
    return end
  }

  /// "Seventy-fifth Session, Supplement No. 49": the report that has the session and this number.
  mutating func supplement(at index: Int) -> Int {
    var next = index + 1
    if role(next) == .numberMark { next += 1 }
    if isSign(next, ".") { next += 1 }
    let number = at(next)
    guard number.kind == .number, (1...60).contains(number.value) else { return index + 1 }
    // The symbol in the bracket is surer than the number.
    for look in (next + 1)..<(next + 12) where isSymbol(at: look) { return next + 1 }
    // The session is spelled in the words before.
    let from = max(0, index - 12)
    guard index > 0, from < index else { return next + 1 }
    let words = text(Int(at(from).start)..<Int(at(index - 1).end))
    guard let session = SessionOrdinal.all(in: words).last, session >= 31,
      let symbol = Symbol("A/\(session)/\(number.value)"),
      !(at(next + 1).kind == .word && at(next + 1).isGlued)
    else { return next + 1 }
    let found = pinpoint(after: next + 1)
    let end = found?.next ?? next + 1
    add(
      symbol, found?.pinpoint, range: Int(at(index).start)..<Int(at(end - 1).end), kind: .report)
    consumed = end
    return end
  }
}
