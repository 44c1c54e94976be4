import Documents

/// The days that a line of a programme names, a month once for several of them: `5 and 6 October`,
/// `26 to 30 October and 3 to 4 November`, `30 April–1 May 2099`, `Monday, 6, to Friday, 10 October`,
/// `10月5日至9日`.
struct DayList {
  struct Day {
    var parts: DateParts
    /// The days between the one before and this one are meant too.
    var isRange = false
  }

  /// What stands between two days.
  private enum Joint { case none, comma, and, range }

  private(set) var days: [Day] = []
  /// Half-open range of tokens.
  private(set) var range: Range<Int>
  /// Numbers whose month comes later.
  private var waiting: [(number: Int, joint: Joint)] = []
  private var joint = Joint.none

  private init(at start: Int) { range = start..<start }

  /// The first list that begins with one of the first tokens.
  static func first(in tokens: [Token], within reach: Int = 4) -> DayList? {
    for index in tokens.indices.prefix(reach) {
      if let list = read(tokens, at: index) { return list }
    }
    return nil
  }

  private static func read(_ tokens: [Token], at start: Int) -> DayList? {
    guard tokens[start].number != nil || DateParts.months[tokens[start].text] != nil else {
      return nil
    }
    var list = DayList(at: start)
    var index = start
    while index < tokens.count, index - start < 40, let next = list.take(tokens, at: index) {
      index = next
    }
    return list.days.isEmpty ? nil : list
  }

  /// Takes what stands at `index` and gives the index after it; `nil` where the list is over.
  private mutating func take(_ tokens: [Token], at index: Int) -> Int? {
    let isOpen = days.isEmpty || joint != .none
    if isOpen, let (parts, count) = DateParts.read(tokens, at: index) {
      guard close(with: parts) else { return nil }
      range = range.lowerBound..<index + count
      return index + count
    }
    if isOpen, let number = tokens[index].number, (1...31).contains(number),
      waiting.isEmpty || joint != .none
    {
      if let last = days.last, index + 1 < tokens.count, tokens[index + 1].text == "日" {
        // Chinese names the month of the first day only.
        let parts = DateParts(day: number, month: last.parts.month, year: last.parts.year)
        guard close(with: parts) else { return nil }
        range = range.lowerBound..<index + 2
        return index + 2
      }
      waiting.append((number, joint))
      joint = .none
      return DayList.skipMark(tokens, after: index)
    }
    guard !days.isEmpty || !waiting.isEmpty else { return nil }
    let text = tokens[index].text
    if text == "," || text == "،" {
      if joint == .none { joint = .comma }
      return index + 1
    }
    if joint == .none || joint == .comma {
      if DayList.conjunctions.contains(text) {
        joint = .and
      } else if DayList.rangeWords.contains(text) {
        joint = .range
      } else {
        return Weekday.read(tokens, at: index).map { index + $0.count }
      }
      return index + 1
    }
    if let (_, count) = Weekday.read(tokens, at: index) { return index + count }
    return DayList.articles.contains(text) ? index + 1 : nil
  }

  /// A day whose month is told: the numbers that wait are days of it. `false` where they cannot be.
  private mutating func close(with parts: DateParts) -> Bool {
    if !waiting.isEmpty, joint == .comma || joint == .none { return false }
    var last = 0
    for (number, joint) in waiting {
      guard number > last, number < parts.day else { return false }
      last = number
      days.append(
        Day(
          parts: DateParts(day: number, month: parts.month, year: parts.year),
          isRange: joint == .range))
    }
    days.append(Day(parts: parts, isRange: joint == .range))
    waiting = []
    joint = .none
    return true
  }

  /// The index after a number and its mark: "1er", "5º".
  private static func skipMark(_ tokens: [Token], after index: Int) -> Int {
    let next = index + 1
    return next < tokens.count
      && ["er", "º", "°", "st", "nd", "rd", "th"].contains(tokens[next].text)
      ? next + 1 : next
  }

  /// The days of the calendar, in order, what ranges hold filled in.
  ///
  /// - Parameter year: of the first day; a December before a January is of the year before.
  func calendarDays(year: Int) -> [CalendarDay] {
    var found: [CalendarDay] = []
    var year = year
    for (place, day) in days.enumerated() {
      if let own = day.parts.year {
        year = own
      } else if place > 0, day.parts.month < days[place - 1].parts.month {
        year += 1
      }
      guard let date = CalendarDay(year: year, month: day.parts.month, day: day.parts.day) else {
        continue
      }
      if day.isRange, let last = found.last, last < date, date.ordinal - last.ordinal <= 31 {
        found += (last.ordinal + 1..<date.ordinal).compactMap { CalendarDay(ordinal: $0) }
      }
      if found.last != date { found.append(date) }
    }
    return found
  }

  /// The year of the first day as the list prints it, behind one of its days; `nil` where it does not.
  var firstYear: Int? {
    guard let place = days.firstIndex(where: { $0.parts.year != nil }),
      var year = days[place].parts.year
    else { return nil }
    for index in stride(from: place, to: 0, by: -1)
    where days[index - 1].parts.month > days[index].parts.month {
      year -= 1
    }
    return year
  }

  private static let conjunctions: Set<String> = ["and", "et", "y", "e", "и", "و", "和", "、", "&"]
  private static let rangeWords: Set<String> = [
    "-", "to", "until", "through", "au", "à", "al", "a", "по", "до", "الي", "至",
  ]
  private static let articles: Set<String> = ["the", "le", "el", "du", "del", "de", "с", "من"]
}
