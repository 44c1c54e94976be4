import Documents

extension CalendarDay {
  /// The date whose words begin at `index`, and how many tokens it takes, in the six official
  /// languages: `31 December 2020`, `1er mars 2021`, `31 de diciembre de 2020`, `31 декабря 2020`,
  /// `31 كانون الأول/ديسمبر 2020`, `2020年12月31日`, `December 31, 2020`.
  static func read(_ tokens: [Token], at index: Int) -> (day: CalendarDay, count: Int)? {
    if let found = iso(tokens, at: index) { return found }
    guard let (parts, count) = DateParts.read(tokens, at: index), let year = parts.year,
      let day = CalendarDay(year: year, month: parts.month, day: parts.day)
    else { return nil }
    return (day, count)
  }

  private static func iso(_ tokens: [Token], at index: Int) -> (day: CalendarDay, count: Int)? {
    guard index + 4 < tokens.count, tokens[index].text.utf8.count == 4,
      tokens[index + 1].text == "-", tokens[index + 3].text == "-",
      let year = tokens[index].number, let month = tokens[index + 2].number,
      let day = tokens[index + 4].number, let date = CalendarDay(year: year, month: month, day: day)
    else { return nil }
    return (date, 5)
  }

  /// The first date anywhere in `text`.
  static func first(in text: String) -> CalendarDay? {
    let tokens = Token.tokens(of: text)
    for index in tokens.indices {
      if let found = read(tokens, at: index) { return found.day }
    }
    return nil
  }
}

/// A day and month, and the year where it is said.
struct DateParts {
  var day: Int
  var month: Int
  var year: Int?

  static func read(_ tokens: [Token], at index: Int) -> (parts: DateParts, count: Int)? {
    guard index < tokens.count else { return nil }
    if let month = Self.months[tokens[index].text] { return american(tokens, at: index, month) }
    guard let number = tokens[index].number else { return nil }
    if let found = chinese(tokens, at: index, number) { return found }
    guard (1...31).contains(number) else { return nil }
    var position = index + 1
    func word(_ offset: Int = 0) -> String {
      position + offset < tokens.count ? tokens[position + offset].text : ""
    }
    if ["er", "º", "°", "st", "nd", "rd", "th", "-"].contains(word()) { position += 1 }
    if word() == "de" || word() == "of" { position += 1 }
    guard let (month, taken) = month(tokens, at: position) else { return nil }
    position += taken
    var parts = DateParts(day: number, month: month, year: nil)
    var end = position
    if ["de", "del", ","].contains(word()) { position += 1 }
    if position < tokens.count, let year = tokens[position].number, (1900...2100).contains(year),
      tokens[position].text.utf8.count == 4
    {
      parts.year = year
      end = position + 1
      if end < tokens.count, ["года", "г"].contains(tokens[end].text) { end += 1 }
    } else if position + 2 == tokens.count, ["19", "20"].contains(tokens[position].text),
      tokens[position + 1].text.utf8.count == 2,
      let year = Int(tokens[position].text + tokens[position + 1].text)
    {
      // A scan's "25 July 19 84", at the end of its line.
      parts.year = year
      end = position + 2
    }
    return (parts, end - index)
  }

  /// A month at `index`; Arabic double names (`كانون الأول/ديسمبر`) are taken whole.
  static func month(_ tokens: [Token], at index: Int) -> (month: Int, count: Int)? {
    guard index < tokens.count else { return nil }
    func text(_ offset: Int) -> String {
      index + offset < tokens.count ? tokens[index + offset].text : ""
    }
    var month: Int?
    var count = 0
    if let pair = CalendarWords.monthPairs[text(0) + " " + text(1)] {
      (month, count) = (pair, 2)
    } else if let single = months[text(0)] {
      (month, count) = (single, 1)
    }
    guard let month else { return nil }
    if text(count) == "/", months[text(count + 1)] == month { count += 2 }
    return (month, count)
  }

  private static func american(
    _ tokens: [Token], at index: Int, _ month: Int
  ) -> (parts: DateParts, count: Int)? {
    guard index + 1 < tokens.count, let day = tokens[index + 1].number, (1...31).contains(day)
    else { return nil }
    var parts = DateParts(day: day, month: month, year: nil)
    var position = index + 2
    let end = position
    if position < tokens.count, tokens[position].text == "," { position += 1 }
    if position < tokens.count, let year = tokens[position].number, (1900...2100).contains(year) {
      parts.year = year
      return (parts, position + 1 - index)
    }
    return (parts, end - index)
  }

  private static func chinese(
    _ tokens: [Token], at index: Int, _ number: Int
  ) -> (parts: DateParts, count: Int)? {
    var position = index
    var year: Int?
    func text(_ offset: Int) -> String {
      position + offset < tokens.count ? tokens[position + offset].text : ""
    }
    if text(1) == "年" {
      year = number
      position += 2
    }
    guard position + 1 < tokens.count, let month = tokens[position].number,
      (1...12).contains(month), text(1) == "月"
    else { return nil }
    position += 2
    guard position < tokens.count, let day = tokens[position].number, (1...31).contains(day) else {
      return nil
    }
    position += 1
    if text(0) == "日" { position += 1 }
    return (DateParts(day: day, month: month, year: year), position - index)
  }

  /// By name, folded as ``Token`` folds.
  static var months: [String: Int] { CalendarWords.months }
}

extension DateParts {
  /// The first day and month in `tokens`, and where they stand.
  static func firstDay(_ tokens: [Token]) -> (parts: DateParts, range: Range<Int>)? {
    for index in tokens.indices.prefix(12) {
      if let (parts, count) = read(tokens, at: index) { return (parts, index..<index + count) }
    }
    return nil
  }
}
