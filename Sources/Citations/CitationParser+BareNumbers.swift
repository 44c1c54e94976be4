import Documents

/// Numbers without a noun beside them: they count only where a list, a date or a heading proves them.
extension CitationParser {
  /// A number on its own: a later member of a list, or a resolution's own heading; else nothing.
  mutating func number(atStart index: Int) -> Int {
    if at(index).isGlued, isSign(index - 1, ".") || isSign(index - 1, "/") { return index + 1 }
    if let end = chineseNumber(at: index) { return end }
    if role(index + 1) == .ordinalSign { return index + 1 }
    guard isSign(index + 1, "/") || isSign(index + 1, "(") || isSign(index + 1, "-"),
      let number = resolutionNumber(at: index)
    else { return index + 1 }
    if let list, continuesList(index, number) {
      var members: [Member] = []
      let owner = Owner(organ: list.organ, isPossessive: list.isPossessive, start: index)
      let first = Member(number: number, noun: list.noun, end: number.end)
      let end = self.members(from: first, list.noun, owner, &members)
      emit(members, owner, pinpoint: nil, ofAll: false, begin: number.start)
      consumed = end
      return end
    }
    if let end = heading(at: index, number) { return end }
    if let end = datedNumber(at: index, number) { return end }
    return number.next
  }

  /// Later in the sentence a number counts when its date proves it, or its form with a joiner before.
  private func continuesList(_ index: Int, _ number: ResolutionNumber) -> Bool {
    let isJoined = isSign(index - 1, ",") || role(index - 1) == .joiner
    switch number.form {
    case .slash(let prefix, let session, let value):
      guard let found = date(after: number.next), value <= 700 else { return false }
      if !prefix.isEmpty { return true }
      if session >= 1000 { return found.day.year == session || found.day.year == session - 1 }
      return (session >= 31 && SessionCalendar.assembly(session, sat: found.day))
        || SessionCalendar.humanRightsCouncil(session, sat: found.day)
    case .old: return isJoined
    case .year(let value, let year):
      return isJoined && (ResolutionNumbers.councilYears(of: value).contains(year) || value > 2700)
    case .plain: return false
    }
  }

  /// A number whose noun is lost (over a page, outside the excerpt), proved by its date: the session
  /// that it names sat on that day.
  private mutating func datedNumber(at index: Int, _ number: ResolutionNumber) -> Int? {
    guard case .slash(let prefix, let session, let value) = number.form, prefix.isEmpty,
      (31...999).contains(session), value <= ResolutionNumbers.most(inSession: session),
      let found = date(after: number.next), SessionCalendar.assembly(session, sat: found.day),
      isSign(index - 1, ",") || role(index - 1) == .joiner || role(number.next) == .dated
    else { return nil }
    let resolved = resolve(
      number, .resolution, organ: .assembly, isShort: false, isPossessive: false, date: found.day)
    for symbol in resolved.symbols {
      add(
        symbol, nil, range: number.start..<number.end, kind: .resolution,
        findings: resolved.findings)
    }
    consumed = found.next
    return found.next
  }

  /// `58/401. Назначение …`: the number and title a resolution or decision opens with.
  private mutating func heading(at index: Int, _ number: ResolutionNumber) -> Int? {
    guard at(index).flags.contains(.breakBefore), isSign(number.next, "."), at(number.next).isGlued,
      at(number.next + 1).flags.contains(.spaceBefore),
      at(number.next + 1).flags.contains(.capital),
      case .slash(let prefix, let session, let value) = number.form,
      session >= 31 || !prefix.isEmpty, session < 1000
    else { return nil }
    let noun: Noun = value >= 401 || (value >= 301 && session <= 56) ? .decision : .resolution
    let resolved = resolve(
      number, noun, organ: nil, isShort: false, isPossessive: true, date: nil)
    guard let symbol = resolved.symbols.first else { return nil }
    add(
      symbol, nil, range: number.start..<number.end,
      kind: noun == .decision ? .decision : .resolution)
    return number.next
  }
}
