/// A day of the Gregorian calendar, without a time zone. Prints as ISO 8601, `2021-12-14`.
package struct CalendarDay: Hashable, Sendable, Comparable, CustomStringConvertible {
  package let year: Int
  /// 1 to 12.
  package let month: Int
  /// 1 to 31.
  package let day: Int

  /// `nil` when the calendar has no such day.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...12).contains(month), day >= 1, year >= 1, year <= 9999 else { return nil }
    let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    guard day <= lengths[month - 1] + (month == 2 && leap ? 1 : 0) else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Reads `2021-12-14`; `nil` for anything else.
  package init?(iso text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2,
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// Days since 1 January 1970, negative before. Source: the proleptic Gregorian calendar.
  package var ordinal: Int {
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// The day that is so many days after 1 January 1970; `nil` outside the years 1 to 9999.
  package init?(ordinal: Int) {
    guard (-719_162...2_932_896).contains(ordinal) else { return nil }
    let days = ordinal + 719_468
    let era = days / 146_097
    let dayOfEra = days - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shifted + 2) / 5 + 1
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    self.init(year: year, month: month, day: day)
  }

  /// 0 for Monday to 6 for Sunday.
  package var weekday: Int { ((ordinal + 3) % 7 + 7) % 7 }

  package static func < (a: CalendarDay, b: CalendarDay) -> Bool {
    (a.year, a.month, a.day) < (b.year, b.month, b.day)
  }

  package var description: String { "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))" }
}

/// A time of day in hours and minutes, 24-hour clock. Prints as `15:00`.
package struct ClockTime: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// Minutes since midnight, 0 to 1440.
  package let minutes: Int

  package init?(hour: Int, minute: Int) {
    guard (0...24).contains(hour), (0...59).contains(minute), hour * 60 + minute <= 1440 else {
      return nil
    }
    minutes = hour * 60 + minute
  }

  /// Reads `15:00`.
  package init?(_ text: String) {
    let parts = text.split(separator: ":")
    guard parts.count == 2, let hour = Int(parts[0]), let minute = Int(parts[1]) else { return nil }
    self.init(hour: hour, minute: minute)
  }

  package static func < (a: ClockTime, b: ClockTime) -> Bool { a.minutes < b.minutes }
  package var description: String { "\(padded(minutes / 60, 2)):\(padded(minutes % 60, 2))" }
}

func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
