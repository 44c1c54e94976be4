import Documents

/// The year of a day that is printed without one, from the years that the document prints.
struct YearGuess {
  /// Years by month where a month and a year stand together; then any year, likelier first.
  private var byMonth: [Int: [Int]] = [:]
  private var years: [Int] = []

  /// - Parameters:
  ///   - texts: title, lines of place and dates, first paragraphs: likelier first.
  ///   - issued: the date of issue; a session is held in its year or the next.
  init(_ texts: [String], issued: CalendarDay?) {
    for text in texts {
      let tokens = Token.tokens(of: text)
      for index in tokens.indices {
        guard let year = tokens[index].number, (1946...2100).contains(year),
          tokens[index].text.utf8.count == 4
        else { continue }
        for before in max(0, index - 6)..<index {
          if let (month, _) = DateParts.month(tokens, at: before) { note(year, month) }
          if tokens[before].text == "月", before > 0, let month = tokens[before - 1].number {
            note(year, month)
          }
        }
        if index + 2 < tokens.count, tokens[index + 1].text == "年",
          let month = tokens[index + 2].number
        {
          note(year, month)
        }
        if !years.contains(year) { years.append(year) }
      }
    }
    if let issued {
      for year in [issued.year, issued.year + 1, issued.year - 1] where !years.contains(year) {
        years.append(year)
      }
    }
  }

  private mutating func note(_ year: Int, _ month: Int) {
    if byMonth[month]?.contains(year) != true { byMonth[month, default: []].append(year) }
  }

  /// The likeliest day; where a weekday is printed it must agree.
  func day(_ parts: DateParts, weekday: Int?) -> CalendarDay? {
    let candidates = (byMonth[parts.month] ?? []) + years
    var first: CalendarDay?
    for year in candidates {
      guard let day = CalendarDay(year: year, month: parts.month, day: parts.day) else { continue }
      if weekday == nil || day.weekday == weekday { return day }
      first = first ?? day
    }
    return first
  }
}
