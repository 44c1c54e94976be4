import Documents

/// A stretch of a day: "10 a.m.–1 p.m.", "3–6 p.m.", "10:00–13:00", "de 10 heures à 13 heures",
/// "с 10 до 13 ч.", "00/10–00/13", "上午10时至下午1时".
struct TimeRange: Equatable {
  var start: ClockTime
  var end: ClockTime?

  /// The ranges that `tokens` say, in order, and how many tokens stand outside of them.
  static func read(_ tokens: [Token]) -> (ranges: [TimeRange], strangers: Int) {
    var ranges: [TimeRange] = []
    var strangers = 0
    var index = 0
    while index < tokens.count {
      if let (range, count) = read(tokens, at: index) {
        ranges.append(range)
        index += count
      } else {
        if tokens[index].kind != .sign, !fillers.contains(tokens[index].text) { strangers += 1 }
        index += 1
      }
    }
    return (ranges, strangers)
  }

  private static let fillers: Set<String> = [
    "from", "and", "to", "de", "a", "à", "et", "y", "las", "с", "до", "и", "من", "و", "الي",
    "hours",
    "hrs", "heures", "horas", "h", "ч", "час", "和",
  ]
  private static let joiners: Set<String> = [
    "-", "to", "à", "a", "до", "الي", "至", "until", "hasta",
  ]

  private struct Reading {
    enum Half { case morning, afternoon }
    var hour: Int
    var minute: Int
    var half: Half?
    /// Minutes, a half of the day or a word for hours prove that it is a time.
    var isSure: Bool
  }

  private static func read(_ tokens: [Token], at index: Int) -> (range: TimeRange, count: Int)? {
    guard let (first, firstCount) = time(tokens, at: index) else { return nil }
    var position = index + firstCount
    guard position < tokens.count, joiners.contains(tokens[position].text) else {
      guard first.isSure, let start = clock(first) else { return nil }
      return (TimeRange(start: start, end: nil), firstCount)
    }
    position += 1
    if position < tokens.count, tokens[position].text == "las" { position += 1 }
    guard let (second, secondCount) = time(tokens, at: position), first.isSure || second.isSure
    else { return nil }
    var opening = first
    var closing = second
    if opening.half == nil, let half = closing.half {
      // "3–6 p.m." is an afternoon, "11–1 p.m." starts before noon.
      let isSame = opening.hour < closing.hour || closing.hour == 12 && half == .morning
      opening.half = isSame && closing.hour != 12 ? half : .morning
      if opening.hour == 12 { opening.half = .afternoon }
    } else if closing.half == nil, let half = opening.half, closing.hour <= 12 {
      closing.half = closing.hour < opening.hour || closing.hour == 12 ? .afternoon : half
    }
    guard let start = clock(opening), let end = clock(closing) else { return nil }
    return (TimeRange(start: start, end: end), position + secondCount - index)
  }

  private static func clock(_ reading: Reading) -> ClockTime? {
    var hour = reading.hour
    switch reading.half {
    case .afternoon where hour < 12: hour += 12
    case .morning where hour == 12: hour = 0
    default: break
    }
    return ClockTime(hour: hour, minute: reading.minute)
  }

  private static func time(_ tokens: [Token], at index: Int) -> (Reading, Int)? {
    var position = index
    func text(_ offset: Int = 0) -> String {
      position + offset < tokens.count ? tokens[position + offset].text : ""
    }
    var half: Reading.Half?
    if text(1) == "午",
      let known = ["上": Reading.Half.morning, "下": .afternoon, "中": .afternoon][text()]
    {
      half = known
      position += 2
    }
    if ["noon", "midday", "midi", "mediodía", "полдень"].contains(text()) {
      return (Reading(hour: 12, minute: 0, half: .afternoon, isSure: true), 1)
    }
    guard position < tokens.count, var hour = tokens[position].number, hour <= 59,
      tokens[position].text.count <= 2
    else { return nil }
    position += 1
    var minute = 0
    var isSure = half != nil
    if [":", ".", "h", "/", "点", "时"].contains(text()), position + 1 < tokens.count,
      tokens[position + 1].text.count == 2 || text() == "/",
      let number = tokens[position + 1].number, number < 60,
      tokens[position + 1].range.lowerBound - tokens[position].range.upperBound <= 1
    {
      if text() == "/" {
        // Arabic prints minutes first.
        guard hour < 60, number <= 24 else { return nil }
        (hour, minute) = (number, hour)
      } else {
        minute = number
      }
      isSure = true
      position += 2
      if text() == "分" { position += 1 }
    }
    guard hour <= 24 else { return nil }
    if let (found, count) = meridiem(tokens, at: position) {
      half = found
      isSure = true
      position += count
    } else if ["heures", "heure", "horas", "hours", "hrs", "h", "ч", "час", "часов", "时", "點"]
      .contains(text())
    {
      isSure = true
      position += 1
      if text() == "." { position += 1 }
      if position < tokens.count, let number = tokens[position].number, number < 60,
        ["мин", "м"].contains(text(1)) || isMinutes(tokens, at: position)
      {
        minute = number
        position += 1
        if ["мин", "м"].contains(text()) { position += 1 }
        if text() == "." { position += 1 }
      }
    }
    return (Reading(hour: hour, minute: minute, half: half, isSure: isSure), position - index)
  }

  /// Two digits after "heures" or "horas" are minutes, unless they are the day of a date: meetings
  /// begin and end on a multiple of five.
  private static func isMinutes(_ tokens: [Token], at index: Int) -> Bool {
    guard tokens[index].text.utf8.count == 2, let number = tokens[index].number else {
      return false
    }
    return number % 5 == 0 && DateParts.read(tokens, at: index) == nil
  }

  private static func meridiem(_ tokens: [Token], at index: Int) -> (Reading.Half, Int)? {
    func text(_ offset: Int) -> String {
      index + offset < tokens.count ? tokens[index + offset].text : ""
    }
    switch text(0) {
    case "am": return (.morning, 1)
    case "pm": return (.afternoon, 1)
    case "noon": return (.afternoon, 1)
    case "a", "p":
      let half: Reading.Half = text(0) == "a" ? .morning : .afternoon
      guard text(1) == ".", text(2) == "m" else { return nil }
      return (half, text(3) == "." ? 4 : 3)
    default: return nil
    }
  }
}

/// Names of weekdays in the six languages, 0 for Monday, folded as ``Token`` folds.
enum Weekday {
  static func read(_ tokens: [Token], at index: Int) -> (day: Int, count: Int)? {
    guard index < tokens.count else { return nil }
    let word = tokens[index].text
    if word == "星", index + 2 < tokens.count, tokens[index + 1].text == "期",
      let day = ["一", "二", "三", "四", "五", "六", "日"].firstIndex(of: tokens[index + 2].text)
    {
      return (day, 3)
    }
    return CalendarWords.weekdays[word].map { ($0, 1) }
  }
}
