import Documents

/// When something without a date of its own must have been: by its session or the year in its symbol.
enum SessionYear {
  /// The first day of the session; `nil` when neither body nor symbol tells.
  ///
  /// Source: ``SessionCalendar`` for the Assembly and its committees; sessions named by a year.
  static func opening(body: String?, session: String?, symbol: Symbol) -> CalendarDay? {
    guard let session = session ?? symbol.session, let number = Int(session) else { return nil }
    if session.utf8.count == 4 { return CalendarDay(year: number, month: 1, day: 1) }
    guard isAssembly(body ?? symbol.body), let ordinal = SessionCalendar.assemblyOpening(number)
    else { return nil }
    return CalendarDay(ordinal: ordinal)
  }

  /// The Assembly and those who work on its agenda.
  static func isAssembly(_ body: String?) -> Bool {
    guard let body else { return false }
    return body == "A" || body.hasPrefix("A/C.") || body == "A/BUR" || body == "A/SPC"
  }
}

extension CalendarDay {
  /// The day that is so many days after 1 January 1970; `nil` outside the years 1 to 9999.
  init?(ordinal: Int) {
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
}
