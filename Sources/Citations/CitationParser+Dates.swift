import Documents

extension CitationParser {
  struct DateFound {
    var day: CalendarDay
    /// The first token after it.
    var next: Int
    /// An old Arabic conversion stored its digits backwards.
    var isReversed = false
  }

  /// The date that follows a number: `of 13 December 1996`, `, en date du 29 juillet 1994`,
  /// `المؤرخ 15 آذار/مارس 2006`, `(29 September 2016)`, `of 24 and 25 February 2003`.
  func date(after index: Int) -> DateFound? {
    var next = index
    if isSign(next, ",") { next += 1 }
    let isBracketed = isSign(next, "(")
    if isBracketed { next += 1 }
    for _ in 0..<5 {
      switch role(next) {
      case .dated, .of, .article: next += 1
      default:
        guard var found = date(at: next) else { return nil }
        if isBracketed, isSign(found.next, ")") { found.next += 1 }
        return found
      }
    }
    return nil
  }

  /// A date that starts at a token, in any of the orders of the six languages.
  func date(at index: Int) -> DateFound? {
    let first = at(index)
    if role(index) == .month, isNumber(index + 1) {
      // "December 31, 2020".
      let year = isSign(index + 2, ",") ? index + 3 : index + 2
      guard isNumber(year), let day = day(at(year), lexeme(index).value, at(index + 1)) else {
        return nil
      }
      return DateFound(day: day.day, next: year + 1)
    }
    guard first.kind == .number else { return nil }
    if role(index + 1) == .yearSign, isNumber(index + 2) {
      // 2020年12月31日
      guard role(index + 3) == .month, isNumber(index + 4),
        let day = CalendarDay(
          year: Int(first.value), month: Int(at(index + 2).value), day: Int(at(index + 4).value))
      else { return nil }
      return DateFound(day: day, next: role(index + 5) == .daySign ? index + 6 : index + 5)
    }
    var number = index
    var next = index + 1
    // "1er", "1st", "24 and 25 February".
    for _ in 0..<3 {
      if at(next).kind == .word, at(next).isGlued, at(next).range.count <= 3, role(next) != .month {
        next += 1
      }
      let isJoined = role(next) == .joiner || isSign(next, ",") || isSign(next, "-")
      guard isJoined, isNumber(next + 1), at(next + 1).value <= 31 else { break }
      number = next + 1
      next += 2
    }
    while role(next) == .of { next += 1 }
    guard role(next) == .month else { return nil }
    let month = lexeme(next).value
    next += 1
    if isSign(next, "/"), role(next + 1) == .month { next += 2 }
    if isSign(next, ",") { next += 1 }
    while role(next) == .of { next += 1 }
    guard isNumber(next), let day = day(at(next), month, at(number)) else { return nil }
    next += 1
    if role(next) == .yearSign {
      next += 1
      if isSign(next, "."), at(next - 1).range.count <= 4 { next += 1 }
    }
    return DateFound(day: day.day, next: next, isReversed: day.isReversed)
  }

  private func day(
    _ year: Token, _ month: Int16, _ day: Token
  ) -> (day: CalendarDay, isReversed: Bool)? {
    if (1945...2199).contains(year.value) {
      return CalendarDay(year: Int(year.value), month: Int(month), day: Int(day.value)).map {
        ($0, false)
      }
    }
    guard year.flags.contains(.arabicDigits), let turned = reversed(year),
      (1945...2199).contains(turned),
      let turnedDay = reversed(day)
    else { return nil }
    return CalendarDay(year: turned, month: Int(month), day: turnedDay).map { ($0, true) }
  }

  /// Whether a number belongs to a date or an amount, and to no list of numbers.
  func isAmount(_ index: Int) -> Bool {
    switch role(index + 1) {
    case .month:
      return at(index + 1).flags.contains(.capital) || isNumber(index + 2)
        || bytes[Int(at(index + 1).start)] >= 0x80 || role(index + 2) == .of
    case .measure, .yearSign, .daySign: return true
    case .of: return role(index + 2) == .month
    default: return isSign(index + 1, "%") || isGluedSign(index + 1, ".") && isNumber(index + 2)
    }
  }
}
