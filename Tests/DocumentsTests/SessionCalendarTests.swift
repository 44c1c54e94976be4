import Documents
import Testing

@Suite struct SessionCalendarTests {
  /// Resolutions with the day they were adopted.
  @Test(arguments: [
    (57, "2003-03-13"), (58, "2004-09-13"), (60, "2006-03-15"), (65, "2011-06-17"),
    (68, "2014-07-10"), (70, "2016-06-08"), (71, "2016-10-05"), (73, "2019-06-14"),
    (75, "2020-12-31"),
  ])
  func `a resolution's date falls in its session`(session: Int, date: String) throws {
    let day = try #require(CalendarDay(iso: date))
    #expect(SessionCalendar.assembly(session, sat: day))
    #expect(SessionCalendar.assemblySession(on: day) == session)
    #expect(!SessionCalendar.assembly(session + 2, sat: day))
  }

  @Test(arguments: [(75, "2020-09-15"), (78, "2023-09-05"), (79, "2024-09-10"), (80, "2025-09-09")])
  func `a session opens on its Tuesday`(session: Int, date: String) throws {
    #expect(SessionCalendar.assemblyOpening(session) == CalendarDay(iso: date)?.ordinal)
  }

  @Test func `the Human Rights Council meets three times a year`() throws {
    let day = try #require(CalendarDay(iso: "2016-09-29"))
    #expect(SessionCalendar.humanRightsCouncil(33, sat: day))
    #expect(!SessionCalendar.humanRightsCouncil(34, sat: day))
    #expect(!SessionCalendar.assembly(33, sat: day))
  }

  @Test(arguments: [
    (3314, ["XXIX"]), (2252, ["ES-V"]), (1514, ["XV"]), (2250, ["XXI", "XXII"]), (9999, []),
  ])
  func `a bare Assembly number has its session`(number: Int, sessions: [String]) {
    #expect(ResolutionNumbers.assemblySessions(of: number) == sessions)
  }

  @Test(arguments: [
    (1325, [2000]), (2050, [2012]), (598, [1987]), (2450, [2018, 2019]), (0, []), (-3, []),
  ])
  func `a bare Council number has its year`(number: Int, years: [Int]) {
    #expect(ResolutionNumbers.councilYears(of: number) == years)
  }
}
