/// When the sessions of the General Assembly and the Human Rights Council meet.
///
/// Source: rule 1 of the rules of procedure of the General Assembly; observed openings from the
/// seventy-eighth session on; dates of Human Rights Council sessions.
package enum SessionCalendar {
  /// The day the Assembly's regular session opens, as days since 1 January 1970; `nil` outside
  /// 1 to 999. Exact from the fifty-eighth session, within two weeks before.
  package static func assemblyOpening(_ session: Int) -> Int? {
    guard (1...999).contains(session),
      let first = CalendarDay(year: 1945 + session, month: 9, day: 1)
    else { return nil }
    // Monday of the first week with a working day in September.
    let monday = first.ordinal + (first.weekday <= 4 ? -first.weekday : 7 - first.weekday)
    return monday + (session >= 78 ? 7 : 14) + 1
  }

  /// Whether the Assembly can have acted on `day` within its regular session.
  package static func assembly(_ session: Int, sat day: CalendarDay) -> Bool {
    guard let opening = assemblyOpening(session), let next = assemblyOpening(session + 1) else {
      return false
    }
    let slack = session >= 58 ? 0 : 21
    return day.ordinal >= opening - slack && day.ordinal < next + slack
  }

  /// The Assembly's regular session on `day`; `nil` before the second.
  package static func assemblySession(on day: CalendarDay) -> Int? {
    let session = day.year - 1945
    guard session >= 1, let opening = assemblyOpening(session) else { return nil }
    let current = day.ordinal >= opening ? session : session - 1
    return current >= 1 ? current : nil
  }

  /// Whether the Human Rights Council can have acted on `day` within its regular session.
  ///
  /// From the tenth session there are three a year, from February, June and September; a session may
  /// be suspended and go on weeks later.
  package static func humanRightsCouncil(_ session: Int, sat day: CalendarDay) -> Bool {
    guard (1...999).contains(session) else { return false }
    guard session >= 10 else { return (2006...2008).contains(day.year) }
    let year = 2009 + (session - 10) / 3
    let months = [2...7, 5...9, 8...12][(session - 10) % 3]
    return day.year == year && months.contains(day.month)
  }
}
