import Documents

/// Whose a resolution is: the body named before or behind it, or the one that "its" stands for.
extension CitationParser {
  /// Who a noun before its number belongs to.
  struct Owner {
    var organ: Organ?
    var isShort = false
    var isPossessive = false
    /// The first token of what names the owner.
    var start: Int
  }

  /// The body a token names; `nil` when it names none.
  ///
  /// A short name is another organisation's where that stands beside it ("ICAO Assembly", "the Assembly
  /// of the …"), or where a name of its own stands before it ("Legislative Council").
  func body(at index: Int) -> (organ: Organ, isShort: Bool)? {
    guard isOrgan(index), let organ = Organ(rawValue: lexeme(index).value) else { return nil }
    guard lexeme(index).flags.contains(.short), organ != .foreign else { return (organ, false) }
    return isAnothers(index) ? (.foreign, false) : (organ, true)
  }

  private func isAnothers(_ index: Int) -> Bool {
    if names(.foreign, at: index - 1) { return true }
    let before = at(index - 1)
    // English alone puts a name before its noun.
    if isWord(index, "Assembly") || isWord(index, "Council") || isWord(index, "Commission"),
      before.kind == .word, role(index - 1) == .none, lexeme(index - 1).verb == nil,
      !at(index).isGlued, !isWord(index - 1, "UN"), hasCapital(at: before.lastWordStart),
      before.flags.contains(.run) || !startsSentence(index - 1)
    {
      return true
    }
    var next = index + 1
    while role(next) == .of || role(next) == .article, next - index < 4 { next += 1 }
    return next > index + 1 && names(.foreign, at: next)
  }

  private func names(_ organ: Organ, at index: Int) -> Bool {
    isOrgan(index) && lexeme(index).value == organ.rawValue
  }

  private func startsSentence(_ index: Int) -> Bool {
    let before = at(index - 1)
    return before.kind == .end || at(index).flags.contains(.breakBefore) || before.isSign(".")
  }

  private func hasCapital(at offset: Int) -> Bool {
    guard offset >= 0, offset < bytes.count else { return false }
    let scalar = bytes.scalar(at: offset).value
    return Lexer.isCapital(scalar) || bytes[offset].isASCIIUppercase
  }

  /// Who the noun belongs to: a body named before it, "its", or nobody.
  func owner(before index: Int) -> Owner {
    var owner = Owner(start: index)
    if lexeme(index).flags.contains(.possessive) { owner.isPossessive = true }
    var place = index - 1
    var isThroughName = false
    for _ in 0..<8 {
      let token = at(place)
      guard token.kind != .end, place >= consumed else { break }
      if let body = body(at: place) {
        // "Economic Commission for Latin America and the Caribbean resolution": a name goes on.
        if isThroughName, body.organ != .foreign { return owner }
        owner.organ = body.organ
        owner.isShort = body.isShort
        owner.start = place
        return owner
      }
      switch role(place) {
      case .possessive:
        owner.isPossessive = true
        return owner
      case .article, .determiner, .draft: break
      case .joiner where isThroughName, .of where isThroughName: break
      case .none
      where token.kind == .word && token.flags.contains(.capital) && token.range.count <= 60:
        isThroughName = true
      default:
        if token.isSign("'") || isWord(place, "s") || token.isSign("-") || isWord(place, "UN") {
          break
        }
        if token.isSign("."), isWord(place - 1, "A"), isSign(place - 2, "."), isWord(place - 3, "G")
        {
          return Owner(organ: .assembly, start: place - 3)
        }
        if token.isSign("."), isWord(place - 1, "C"), isSign(place - 2, "."), isWord(place - 3, "S")
        {
          return Owner(organ: .council, start: place - 3)
        }
        return owner
      }
      place -= 1
    }
    return owner
  }

  // MARK: The body that "its" stands for

  /// The body of a number whose noun names none: "the World Health Assembly, in its resolution 69/2",
  /// "in its resolution 69/2, the World Health Assembly", "the General Conference adopted resolution
  /// 41/2", "World Health Assembly, resolution 69/2". Nothing but the sentence's own words decides; `nil` when they do not.
  func possessor(
    of noun: Int, _ owner: Owner, listEnd: Int
  ) -> (organ: Organ, isShort: Bool)? {
    if let before = possessor(before: noun, isPossessive: owner.isPossessive) { return before }
    if home != .assembly, isSign(noun - 1, ","), noun - 1 >= consumed, names(.foreign, at: noun - 2)
    {
      return (.foreign, false)
    }
    return owner.isPossessive && hangsOnPreposition(noun) ? subject(after: listEnd) : nil
  }

  /// Walks back over the words between a body and its resolution; only "adopted" may be among them.
  private func possessor(
    before noun: Int, isPossessive: Bool
  ) -> (organ: Organ, isShort: Bool)? {
    guard !isPossessive || hangsOnPreposition(noun) || adopts(before: noun) else { return nil }
    var place = noun - 1
    var isAdopted = false
    for _ in 0..<14 {
      let token = at(place)
      guard place >= consumed, token.kind != .end, !at(place + 1).flags.contains(.breakBefore)
      else { return nil }
      if let body = body(at: place) {
        guard isPossessive || isAdopted && body.organ == .foreign else { return nil }
        return body
      }
      if let verb = lexeme(place).verb {
        guard verb == .adopt, !isAdopted else { return nil }
        isAdopted = true
      } else {
        switch role(place) {
        case .article, .of, .possessive, .determiner, .draft, .dated, .month, .yearSign, .daySign:
          break
        case .none:
          guard token.kind != .sign || token.isSign(",") else { return nil }
          // "The Secretary-General shall" has a subject of its own.
          guard token.kind != .word || token.range.count <= 40 else { return nil }
        default: return nil
        }
      }
      place -= 1
    }
    return nil
  }

  /// "in its resolution", "dans sa résolution", "في قرارها": not ", its resolution" of a list.
  private func hangsOnPreposition(_ noun: Int) -> Bool {
    var place = noun - 1
    while role(place) == .possessive || role(place) == .article, noun - place < 4 { place -= 1 }
    let token = at(place)
    guard token.kind == .word, lexeme(place).verb == nil else { return false }
    // "by", "in", "dans": a preposition is short, and no name.
    return role(place) == .of
      || role(place) == .none && Int(token.end) - token.lastWordStart <= 8
        && !hasCapital(at: token.lastWordStart)
      || role(place) == .none && startsSentence(place)
  }

  private func adopts(before noun: Int) -> Bool {
    var place = noun - 1
    while role(place) == .possessive || role(place) == .article, noun - place < 4 { place -= 1 }
    return lexeme(place).verb == .adopt
  }

  /// The subject that comes after "in its resolution 69/2": not when it owns another resolution.
  private func subject(after index: Int) -> (organ: Organ, isShort: Bool)? {
    var next = index
    if isSign(next, ",") { next += 1 }
    while role(next) == .article, next - index < 3 { next += 1 }
    guard !at(next).flags.contains(.breakBefore), let body = body(at: next),
      !lexeme(next).flags.contains(.genitive) || body.organ == .foreign,
      role(next + 1) != .noun, !isSign(next + 1, "'"), !isWord(next + 1, "s")
    else { return nil }
    return body
  }
}
