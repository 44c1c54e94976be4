/// A day as people write it in the six official languages, a part of which may be missing:
/// `2021-12-14`, `14 December 2021`, `December 14`, `1er mars 2021`, `14 de diciembre de 2021`,
/// `14 декабря 2021 года`, `14 كانون الأول/ديسمبر 2021`, `2021年12月14日`, `12-14`, `2021-12`, `2021`.
package struct PartialDay: Equatable, Sendable, CustomStringConvertible {
  package let year: Int?
  package let month: Int?
  package let dayOfMonth: Int?

  /// `nil` for what no calendar has, and for any other text.
  package init?(_ text: String) {
    guard text.utf8.count <= 120, let reading = Reading(text) else { return nil }
    self = reading.day
  }

  private init?(year: Int?, month: Int?, dayOfMonth: Int?) {
    guard year != nil || month != nil, dayOfMonth == nil || month != nil,
      // A leap year stands for one that is not told.
      CalendarDay(year: year ?? 2000, month: month ?? 1, day: dayOfMonth ?? 1) != nil
    else { return nil }
    self.year = year
    self.month = month
    self.dayOfMonth = dayOfMonth
  }

  /// `nil` when a part is missing.
  package var day: CalendarDay? {
    guard let year, let month, let dayOfMonth else { return nil }
    return CalendarDay(year: year, month: month, day: dayOfMonth)
  }

  package func holds(_ day: CalendarDay) -> Bool {
    (year ?? day.year) == day.year && (month ?? day.month) == day.month
      && (dayOfMonth ?? day.day) == day.day
  }

  package var description: String {
    let parts = [
      dayOfMonth.map(String.init), month.map { CalendarWords.english[$0 - 1] },
      year.map(String.init),
    ]
    return parts.compactMap(\.self).joined(separator: " ")
  }

  /// What the words and figures of a text say.
  private struct Reading {
    let day: PartialDay

    init?(_ text: String) {
      let words = Reading.words(of: text)
      var index = 0
      var numbers: [(value: Int, digits: Int)] = []
      var month: Int?
      // Where Chinese signs tell the parts.
      var signed: [String: Int] = [:]
      while index < words.count {
        let word = words[index]
        let next = index + 1 < words.count ? words[index + 1] : ""
        index += 1
        if let first = word.unicodeScalars.first, ("0"..."9").contains(first) {
          guard let value = Int(word) else { return nil }
          if let unit = Reading.signs[next] {
            guard signed.updateValue(value, forKey: unit) == nil else { return nil }
            index += 1
          } else {
            numbers.append((value, word.utf8.count))
          }
        } else if let pair = CalendarWords.monthPairs[word + " " + next] {
          guard month ?? pair == pair else { return nil }
          month = pair
          index += 1
        } else if let named = Reading.month(word) {
          guard month ?? named == named else { return nil }
          month = named
        } else if word == "星", next == "期" {
          index += 2
        } else if !Reading.particles.contains(word), CalendarWords.weekdays[word] == nil {
          return nil
        }
      }
      if !signed.isEmpty {
        guard numbers.isEmpty, month == nil,
          let day = PartialDay(
            year: signed["年"], month: signed["月"], dayOfMonth: signed["日"])
        else { return nil }
        self.day = day
        return
      }
      let years = numbers.filter { $0.digits == 4 }.map(\.value)
      var small = numbers.filter { $0.digits <= 2 }.map(\.value)
      guard years.count <= 1, small.count + years.count == numbers.count else { return nil }
      // With a point or a slash between numbers nobody knows which is the month.
      if month == nil, text.contains(where: { "./".contains($0) }) { return nil }
      // A year in figures comes first: 2021-12-14.
      if month == nil, years.count == 1, numbers.first?.digits != 4 { return nil }
      if month == nil, numbers.count > 1, !small.isEmpty { month = small.removeFirst() }
      guard small.count <= 1,
        let day = PartialDay(year: years.first, month: month, dayOfMonth: small.first)
      else { return nil }
      self.day = day
    }

    /// By its name, or three letters or more that only names of one month begin with.
    private static func month(_ word: String) -> Int? {
      if let month = CalendarWords.months[word] { return month }
      guard word.count >= 3 else { return nil }
      let months = Set(CalendarWords.months.filter { $0.key.hasPrefix(word) }.values)
      return months.count == 1 ? months.first : nil
    }

    /// Runs of letters, folded, and of digits, as ASCII; ideographs one by one; "?" for a sign that no
    /// date has.
    private static func words(of text: String) -> [String] {
      enum Kind { case digit, letter, none }
      var words: [String] = []
      var last = Kind.none
      for scalar in CalendarWords.folded(text).unicodeScalars {
        if scalar.properties.numericType == .decimal,
          let value = scalar.properties.numericValue.flatMap({ Int(exactly: $0) })
        {
          if last == .digit {
            words[words.count - 1] += "\(value)"
          } else {
            words.append("\(value)")
          }
          last = .digit
        } else if (0x4E00...0x9FFF).contains(scalar.value) {
          words.append(String(Character(scalar)))
          last = .none
        } else if scalar.properties.isAlphabetic {
          if last == .letter {
            words[words.count - 1].unicodeScalars.append(scalar)
          } else {
            words.append(String(Character(scalar)))
          }
          last = .letter
        } else {
          if !scalar.properties.isWhitespace, !" ,،-–./°'\u{2011}".unicodeScalars.contains(scalar) {
            words.append("?")
          }
          last = .none
        }
      }
      return words
    }

    private static let signs = ["年": "年", "月": "月", "日": "日", "号": "日"]
    /// Words about the parts of a date, and the endings of ordinals.
    private static let particles: Set<String> = [
      "the", "of", "st", "nd", "rd", "th", "le", "er", "de", "del", "el", "º", "o", "года", "год",
      "г",
      "е", "го",
    ]
  }
}
