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
