import Documents

/// Days from `first` to `last`, both in it; an open side has no limit.
package struct DayRange: Sendable, Hashable, CustomStringConvertible {
  package let first: CalendarDay?
  package let last: CalendarDay?

  package init(first: CalendarDay?, last: CalendarDay?) {
    self.first = first
    self.last = last
  }

  /// Reads a day, a month or a year as people write them, two of them about `..` or a dash, one of which
  /// may be missing, and one behind `>`, `>=`, `<` or `<=`.
  package init?(_ text: String) {
    let text = text.replacing("…", with: "..").replacing("–", with: "..").replacing("—", with: "..")
    for (sign, make) in DayRange.comparisons where text.hasPrefix(sign) {
      guard let days = DayRange.days(text.dropFirst(sign.count)) else { return nil }
      self = make(days)
      // There is no day before the first and none after the last.
      if first == nil, last == nil { return nil }
      return
    }
    if let dots = text.firstRange(of: "..") {
      let before = text[..<dots.lowerBound]
      let after = text[dots.upperBound...]
      guard !(before.isEmpty && after.isEmpty) else { return nil }
      let start = before.isEmpty ? nil : DayRange.days(before)
      let end = after.isEmpty ? nil : DayRange.days(after)
      guard before.isEmpty || start != nil, after.isEmpty || end != nil else { return nil }
      self.init(first: start?.first, last: end?.last)
    } else if let days = DayRange.years(text) ?? DayRange.days(text[...]) {
      self.init(first: days.first, last: days.last)
    } else {
      return nil
    }
  }

  private typealias Days = (first: CalendarDay, last: CalendarDay)

  private static let comparisons: [(String, @Sendable (Days) -> DayRange)] = [
    (">=", { DayRange(first: $0.first, last: nil) }),
    ("<=", { DayRange(first: nil, last: $0.last) }),
    (">", { DayRange(first: CalendarDay(ordinal: $0.last.ordinal + 1), last: nil) }),
    ("<", { DayRange(first: nil, last: CalendarDay(ordinal: $0.first.ordinal - 1)) }),
  ]

  /// `2021-2023`: two years, for no month has such a number.
  private static func years(_ text: String) -> Days? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 4 }),
      let first = days(parts[0]), let last = days(parts[1])
    else { return nil }
    return (first.first, last.last)
  }

  /// The first and the last day of a year, a month or a day. `3/4/2021` is one day here and another there,
  /// and so none.
  private static func days(_ text: Substring) -> Days? {
    var text = String(text)
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    let dotted = text.split(separator: ".", omittingEmptySubsequences: false)
    if parts.count > 1, parts[0].utf8.count == 4 {
      text = parts.joined(separator: "-")
    } else if parts.count == 2, parts[1].utf8.count == 4 {
      text = parts.reversed().joined(separator: "-")
    } else if dotted.count == 3, dotted[2].utf8.count == 4 {
      text = dotted.reversed().joined(separator: "-")
    }
    guard let part = PartialDay(text), let year = part.year else { return nil }
    guard let month = part.month else { return pair(year, 1, 1, year, 12, 31) }
    guard part.dayOfMonth == nil else { return part.day.map { ($0, $0) } }
    for last in stride(from: 31, through: 28, by: -1) {
      if let days = pair(year, month, 1, year, month, last) { return days }
    }
    return nil
  }

  private static func pair(
    _ y1: Int, _ m1: Int, _ d1: Int, _ y2: Int, _ m2: Int, _ d2: Int
  ) -> Days? {
    guard let first = CalendarDay(year: y1, month: m1, day: d1),
      let last = CalendarDay(year: y2, month: m2, day: d2)
    else { return nil }
    return (first, last)
  }

  package var description: String {
    if let first, let last {
      if first == last { return first.description }
      if first.month == 1, first.day == 1, last.month == 12, last.day == 31 {
        let years = [first, last].map { String($0.description.prefix(4)) }
        return years[0] == years[1] ? years[0] : years[0] + ".." + years[1]
      }
    }
    return (first?.description ?? "") + ".." + (last?.description ?? "")
  }
}
