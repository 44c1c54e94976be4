import Documents

/// Chinese puts the number first and the noun after the last member of a run:
/// `2001年12月21日第56/212号和2003年12月23日第58/231号决议`.
extension CitationParser {
  /// Reads numbers from a 第 on to their noun and adds their citations; `nil` when no noun ends them.
  mutating func chineseList(at index: Int) -> Int? {
    var members: [Member] = []
    var organ = chineseOrgan(before: index)
    var date = chineseDate(before: index)
    var next = index
    while members.count < 500 {
      if role(next) == .ordinalSign {
        next += 1
      } else if resolutionNumber(at: next)?.isPlain ?? true {
        return nil
      }
      var isFirst = true
      while let number = resolutionNumber(at: next) {
        if number.isPlain, role(number.next) != .numberSign { return nil }
        var member = Member(number: number, noun: .resolution, end: number.end)
        member.organ = organ
        member.date = isFirst ? date : nil
        members.append(member)
        isFirst = false
        next = number.next
        guard isSign(next, ",") || role(next) == .joiner, resolutionNumber(at: next + 1) != nil
        else { break }
        next += 1
      }
      guard !isFirst else { return nil }
      if role(next) == .numberSign { next += 1 }
      if role(next) == .noun, let noun = Noun(rawValue: lexeme(next).value) {
        next += 1
        for position in members.indices { members[position].noun = noun }
        break
      }
      // The run goes on: a joiner, perhaps a body and a date, and the next 第.
      while isSign(next, ",") || role(next) == .joiner || role(next) == .of { next += 1 }
      if isOrgan(next) {
        organ = Organ(rawValue: lexeme(next).value)
        next += 1
      }
      date = nil
      if let found = self.date(at: next) {
        date = found.day
        next = found.next
      } else if isNumber(next), role(next + 1) == .yearSign {
        next += 2
      }
    }
    guard !members.isEmpty else { return nil }
    if let (place, after) = chinesePlace(after: next), var last = members.popLast() {
      last.pinpoint = place
      last.end = Int(at(after - 1).end)
      members.append(last)
      next = after
    }
    emit(
      members, Owner(start: index), pinpoint: nil, ofAll: false, begin: Int(at(index).start))
    consumed = next
    return next
  }

  /// `1576 (L)号决议`, `S-23/2号决议`: a number with its noun but without 第.
  mutating func chineseNumber(at index: Int) -> Int? {
    guard isSign(index + 1, "/") || isSign(index + 1, "(") || isSign(index + 1, "-"),
      let number = resolutionNumber(at: index), !number.isPlain, role(number.next) == .numberSign
    else { return nil }
    return chineseList(at: index)
  }

  /// The place in a document, also with words between: `决议关于这些措施的第10和12段`.
  private func chinesePlace(after index: Int) -> (pinpoint: Pinpoint, next: Int)? {
    if let found = pinpoint(after: index) { return found }
    guard at(index).kind == .word, role(index) == .none, at(index).range.count <= 60 else {
      return nil
    }
    for next in (index + 1)..<(index + 4) {
      if role(next) == .of, role(next + 1) == .ordinalSign { return pinpoint(after: next + 1) }
      if at(next).kind != .word { return nil }
    }
    return nil
  }

  /// The date that stands before a 第.
  private func chineseDate(before index: Int) -> CalendarDay? {
    guard role(index - 1) == .daySign, let found = date(at: index - 6), found.next == index else {
      return nil
    }
    return found.day
  }

  /// The body before a 第, or before its date.
  private func chineseOrgan(before index: Int) -> Organ? {
    var place = chineseDate(before: index) == nil ? index - 1 : index - 7
    // 大会在其第75/240号决议中
    if role(place) == .none, at(place).kind == .word, at(place).range.count <= 6,
      ["在", "其", "在其"].contains(text(place))
    {
      place -= 1
    }
    return isOrgan(place) ? Organ(rawValue: lexeme(place).value) : nil
  }
}
