import Documents

/// Resolutions and decisions in running text: one noun over many numbers, dates inside.
extension CitationParser {
  /// A number of a list with all that belongs to it.
  struct Member {
    var number: ResolutionNumber
    var noun: Noun
    var organ: Organ?
    var isShort = false
    var date: CalendarDay?
    var title: Range<Int>?
    var pinpoint: Pinpoint?
    /// UTF-8 bytes, pinpoint included.
    var end: Int
  }

  /// A noun: the list after it, or a resolution that is only pointed at.
  mutating func noun(at index: Int) -> Int {
    if let next = nounList(at: index, pinpoint: nil, start: nil) { return next }
    if let next = numberedDraft(at: index) { return next }
    if at(index + 1).kind == .end, lexeme(index).flags.contains(.plural),
      let noun = Noun(rawValue: lexeme(index).value)
    {
      let owner = owner(before: index)
      list = .init(noun: noun, organ: owner.organ, isPossessive: owner.isPossessive)
      isListOpen = true
    }
    return pointed(at: index)
  }

  /// Reads the numbers after a noun and adds their citations; `nil` when no number follows.
  ///
  /// - Parameter pinpoint: What was named before it: "paragraph 3 of".
  /// - Parameter start: The first UTF-8 byte of the citation when it began before the noun.
  mutating func nounList(at index: Int, pinpoint: Pinpoint?, start: Int?) -> Int? {
    // "CP/RES.594" is the end of another body's symbol.
    guard let noun = Noun(rawValue: lexeme(index).value),
      !isSign(index - 1, "/") || !at(index).isGlued
    else { return nil }
    var owner = owner(before: index)
    var next = index + 1
    guard let first = firstNumber(after: index, &owner, &next) else { return nil }
    if let date = first.date, noun == .decision, first.number.isPlain, date.year > 0 { return nil }
    var members: [Member] = []
    let end = self.members(from: first, noun, owner, &members)
    guard !members.isEmpty else { return nil }
    if owner.organ == nil, let body = possessor(of: index, owner, listEnd: end) {
      owner.organ = body.organ
      owner.isShort = body.isShort
    }
    // A body that only owns the number is not what the sentence speaks of.
    if owner.organ != nil, owner.start < index, subject == owner.organ { subject = earlierSubject }
    if owner.organ == nil, let home = homeInBrackets(after: end) {
      owner.organ = home
      owner.start = index
    }
    list = .init(noun: noun, organ: owner.organ, isPossessive: owner.isPossessive)
    isListOpen = isOpen(listEnd: end)
    let begin = start ?? Int(at(owner.organ == nil ? index : min(owner.start, index)).start)
    let isPlural = lexeme(index).flags.contains(.plural)
    emit(members, owner, pinpoint: pinpoint, ofAll: isPlural, begin: begin)
    consumed = end
    return end
  }

  /// `UNSCR 1325`, `UNGAR 75/240`: body and noun in one word.
  mutating func abbreviatedList(at index: Int) -> Int? {
    guard isWord(index, "UNSCR") || isWord(index, "UNGAR") || isWord(index, "SCR"),
      let number = resolutionNumber(at: index + 1), !isAmount(index + 1)
    else { return nil }
    let owner = Owner(organ: Organ(rawValue: lexeme(index).value), start: index)
    var members: [Member] = []
    let end = self.members(
      from: Member(number: number, noun: .resolution, end: number.end), .resolution, owner, &members
    )
    emit(members, owner, pinpoint: nil, ofAll: false, begin: Int(at(index).start))
    consumed = end
    return end
  }

  /// "resolution 48/13 (in a Human Rights Council document)": the body whose document it is.
  private func homeInBrackets(after index: Int) -> Organ? {
    guard isSign(index, "(") else { return nil }
    for next in (index + 1)..<(index + 6) {
      if isSign(next, ")") { return nil }
      if isOrgan(next), role(next + 1) == .paper { return Organ(rawValue: lexeme(next).value) }
    }
    return nil
  }

  /// The first number after a noun, over the words that may stand between.
  private func firstNumber(after index: Int, _ owner: inout Owner, _ next: inout Int) -> Member? {
    for _ in 0..<8 {
      let token = at(next)
      if token.flags.contains(.breakBefore) { return nil }
      if let number = resolutionNumber(at: next), !isAmount(next) {
        // "the resolution of 1995" is a year, not a number.
        if number.isPlain, role(next - 1) == .of { return nil }
        return Member(
          number: number, noun: Noun(rawValue: lexeme(index).value) ?? .resolution, end: number.end)
      }
      switch token.kind {
      case .sign:
        let isPassable =
          token.isSign(".") && next == index + 1 && lexeme(index).flags.contains(.dot)
          || token.isSign("[")
          || token.isSign(":")
          || (token.isSign(".") && (role(next - 1) == .numberMark || at(next - 1).range.count <= 4))
        guard isPassable else { return nil }
      case .word:
        // "Resolution A.1149 (32)" is numbered in a series of its own.
        if isGluedSign(next + 1, "."), isNumber(next + 2), role(next) != .numberMark { return nil }
        switch role(next) {
        case .numberMark, .article, .of, .titled: break
        case .organ:
          guard let body = body(at: next) else { return nil }
          owner.organ = body.organ
          owner.isShort = body.isShort
        case .none
        where token.flags.contains(.capitals) && token.range.count <= 10 && role(next - 1) == .organ:
          // "Генеральной Ассамблеи ООН 78/147".
          break
        default: return nil
        }
      default: return nil
      }
      next += 1
    }
    return nil
  }

  /// Reads on from a first number; returns the first token after the list.
  func members(
    from first: Member, _ noun: Noun, _ owner: Owner, _ members: inout [Member]
  ) -> Int {
    var member = first
    var next = member.number.next
    while true {
      next = follow(&member, at: next)
      members.append(member)
      guard members.count < 2000, let join = join(at: next),
        let number = resolutionNumber(at: join),
        !isAmount(join)
      else {
        // A comma may be lost: "853 (1993) 874 (1993)".
        guard let number = resolutionNumber(at: next), isSign(next + 1, "("), !number.isPlain else {
          return next
        }
        member = Member(number: number, noun: noun, end: number.end)
        next = number.next
        continue
      }
      if number.isPlain {
        // "242 and 338": bare numbers only after a bare one, or after one of the Council's.
        switch member.number.form {
        case .plain, .year: break
        default: return next
        }
        guard !at(join).flags.contains(.arabicDigits) || member.number.isPlain,
          (100...4000).contains(Int(at(join).value)) || owner.organ == .council
        else { return next }
      }
      // "resolution 75/240, paragraph 3" was taken; "75/240, 2/3 of" is no list.
      if case .slash(let prefix, let session, _) = number.form, prefix.isEmpty, session < 10,
        owner.organ != .rights, owner.organ != .environment, date(after: number.next) == nil
      {
        return next
      }
      member = Member(number: number, noun: noun, end: number.end)
      next = number.next
    }
  }

  /// What belongs to a number: the rest of a link, a date, the body, a title, a pinpoint.
  private func follow(_ member: inout Member, at index: Int) -> Int {
    var next = skipLink(at: index)
    var isSettled = false
    for _ in 0..<6 where !isSettled {
      isSettled = true
      if member.date == nil, let found = date(after: next) {
        member.date = found.day
        if found.isReversed, !member.number.isRepaired { turn(&member.number) }
        next = found.next
        isSettled = false
      }
      if member.organ == nil, let (organ, isShort, after) = organ(after: next) {
        member.organ = organ
        member.isShort = isShort
        next = after
        isSettled = false
      }
      if member.title == nil, let (title, after) = title(after: next) {
        member.title = title
        next = after
        isSettled = false
      }
      if member.pinpoint == nil, let (pinpoint, after) = pinpoint(after: next) {
        member.pinpoint = pinpoint
        next = after
        member.end = max(member.end, Int(at(after - 1).end))
        isSettled = false
      }
    }
    return next
  }

  /// Digits stored backwards, which the date gave away: `٠٤٢/٥٧` is 75/240.
  private func turn(_ number: inout ResolutionNumber) {
    func backwards(_ value: Int) -> Int { Int(String(String(value).reversed())) ?? value }
    switch number.form {
    case .slash(let prefix, let session, let value) where session < 1000:
      number.form = .slash(prefix: prefix, session: backwards(value), number: backwards(session))
    case .plain(let value): number.form = .plain(backwards(value))
    default: return
    }
    number.isRepaired = true
  }

  /// `](https://…)` of a Markdown link, or a closing bracket alone.
  func skipLink(at index: Int) -> Int {
    guard isSign(index, "]") else { return index }
    guard isSign(index + 1, "("), at(index + 1).isGlued else { return index + 1 }
    var next = index + 2
    for _ in 0..<120 {
      if isSign(next, ")") { return next + 1 }
      if at(next).kind == .end || at(next).flags.contains(.lineBefore) { break }
      next += 1
    }
    return index + 1
  }

  /// A comma, "and", "as well as": the token after it.
  private func join(at index: Int) -> Int? {
    var next = index
    if isSign(next, ",") { next += 1 }
    var joiners = 0
    while role(next) == .joiner, joiners < 2 {
      next += 1
      joiners += 1
    }
    guard next > index else { return nil }
    if isSign(next, ",") { next += 1 }
    while isSign(next, "[") || role(next) == .numberMark { next += 1 }
    return at(next).flags.contains(.breakBefore) ? pastPageBreak(at: next) : next
  }

  /// "of the General Assembly", "Генеральной Ассамблеи", "للجمعية العامة" after a number.
  private func organ(after index: Int) -> (organ: Organ, isShort: Bool, next: Int)? {
    var next = index
    var isOf = false
    if isSign(next, ","), role(next + 1) == .of, at(next + 1).range.count > 8 { next += 1 }
    while role(next) == .of || role(next) == .article, next - index < 3 {
      isOf = isOf || role(next) == .of
      next += 1
    }
    guard let body = body(at: next) else { return nil }
    guard isOf || lexeme(next).flags.contains(.genitive) else { return nil }
    // "The General Assembly" after a line break starts a sentence of its own.
    if at(next).flags.contains(.breakBefore) { return nil }
    return (body.organ, body.isShort, next + 1)
  }

  /// `, entitled “…”`, `“…”`: the words between the quotes.
  private func title(after index: Int) -> (range: Range<Int>, next: Int)? {
    var next = index
    if isSign(next, ",") { next += 1 }
    var isTitled = false
    if role(next) == .titled {
      isTitled = true
      next += 1
    }
    let opening = at(next)
    guard opening.kind == .sign, isTitled || next == index else { return nil }
    let plain = Int32(UInt8(ascii: "\""))
    let isPlainQuote = opening.value == plain
    guard isPlainQuote || opening.value == Int32(Sign.openQuote) else { return nil }
    var close = next + 1
    for _ in 0..<120 {
      let token = at(close)
      if token.kind == .end { return nil }
      if token.kind == .sign,
        isPlainQuote ? token.value == plain : token.value == Int32(Sign.closeQuote)
      {
        return (Int(opening.end)..<max(Int(opening.end), Int(token.start)), close + 1)
      }
      close += 1
    }
    return nil
  }

  /// `, paragraphs 4 and 9`, `(para. 3)`, `第5段` after a number: not when it belongs to what follows.
  func pinpoint(after index: Int) -> (pinpoint: Pinpoint, next: Int)? {
    var next = index
    if isSign(next, ",") { next += 1 }
    let isBracketed = isSign(next, "(")
    if isBracketed || isSign(next, ":") { next += 1 }
    if role(next) == .article { next += 1 }
    guard role(next) == .pinpoint || role(next) == .ordinalSign || role(next) == .ordinal,
      !at(next).flags.contains(.breakBefore), let (found, after) = pinpoint(at: next),
      !found.isExternal, !found.groups.isEmpty
    else { return nil }
    var end = after
    if role(end) == .thereof { end += 1 }
    if isBracketed {
      guard isSign(end, ")") else { return nil }
      return (found, end + 1)
    }
    // "…, paragraph 3 of resolution 76/19" is the next one's; a genitive needs no "of".
    if role(end) == .noun { return nil }
    var head = end
    while role(head) == .of || role(head) == .article || role(head) == .determiner, head - end < 4 {
      head += 1
    }
    if head > end {
      switch role(head) {
      case .noun, .organ, .possessive, .draft, .paper, .external: return nil
      default: if isSymbol(at: head) { return nil }
      }
      // "annex to the Convention": not a place in the resolution.
      if at(head).kind == .word, role(head) == .none, at(head).flags.contains(.capital) {
        return nil
      }
    }
    return (found, end)
  }

  // MARK: Adding

  mutating func emit(
    _ members: [Member], _ owner: Owner, pinpoint: Pinpoint?, ofAll: Bool, begin: Int
  ) {
    // A body named after the last number is that of the numbers before it.
    var organ = owner.organ
    var isShort = owner.isShort
    var named: [(Organ?, Bool)] = []
    for member in members.reversed() {
      if let later = member.organ {
        organ = later
        isShort = member.isShort
      }
      named.append((organ, isShort))
    }
    named.reverse()
    var start = begin
    for (position, member) in members.enumerated() {
      let resolved = resolve(
        member.number, member.noun, organ: named[position].0, isShort: named[position].1,
        isPossessive: owner.isPossessive, date: member.date)
      if position > 0 { start = member.number.start }
      var place = member.pinpoint
      if let pinpoint, position == 0 || ofAll {
        place = place.map { $0.within(pinpoint) } ?? pinpoint
      }
      let range = start..<max(start, member.end)
      let kind: Citation.Kind = member.noun == .decision ? .decision : .resolution
      for symbol in resolved.symbols {
        add(
          symbol, place, range: range, kind: kind, title: member.title, findings: resolved.findings)
      }
      if resolved.symbols.isEmpty {
        add(
          candidates: resolved.candidates, place, range: range, kind: kind, title: member.title,
          findings: resolved.findings)
      }
    }
  }
}
