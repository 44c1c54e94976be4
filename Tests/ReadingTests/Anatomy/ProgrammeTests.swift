import Documents
import Testing

@testable import Reading

@Suite struct ProgrammeTests {
  private func entries(_ slot: ProgrammeSlot) -> [String] {
    slot.entries.map { ($0.item ?? "-") + ($0.continued ? "*" : "") }
  }

  @Test func `an empty cell is the one above, and a header in the middle changes nothing`() {
    let read = document(
      """
      XX/2088/2
      New Harbour, 13–17 December 2088
      Provisional programme of work
      Annex
      Date/time\tAgenda item/programme
      Monday, 13 December\t
      10 a.m.–1 p.m.\tOpening of the session
      \t3. Organization of work
      3–6 p.m.\t3. Organization of work (continued)
      Tuesday, 14 December\t
      10 a.m.–1 p.m.\t5. Clocks: (continued)
      Date/time\tAgenda item/programme
      \t(d) Sundials
      3–6 p.m.\t5. Clocks (suite)¶(a) Hourglasses¶Closing
      """)
    let slots = read.programme
    #expect(
      slots.map { "\($0.date) \($0.start?.description ?? "-") \($0.end?.description ?? "-")" } == [
        "2088-12-13 10:00 13:00", "2088-12-13 15:00 18:00", "2088-12-14 10:00 13:00",
        "2088-12-14 15:00 18:00",
      ])
    #expect(slots.map(entries) == [["-", "3"], ["3*"], ["5*", "5(d)"], ["5*", "5(a)", "-"]])
    #expect(slots[2].entries[0].title == "Clocks")
    #expect(read.findings.map(\.kind) == ["year-inferred"])
    #expect(read.type == .programme)
  }

  @Test func `a column of numbers, two times in a cell, and a stretch without time`() {
    let read = document(
      """
      XX/2088/3
      Programme of work
      Day\tTime\tItem\tSubject
      Tuesday, 17 June 2087\t10 a.m.–1 p.m. and 3–6 p.m.\t1\tOrganization¶Opening
      \t\t2, 3 (a)\tReports
      \tPost-meeting\t\tInformal consultations
      """)
    #expect(
      read.programme.map(entries) == [
        ["1", "-", "2", "3(a)"], ["1", "-", "2", "3(a)"], ["-"],
      ])
    #expect(read.programme[2].start == nil)
    #expect(read.findings.isEmpty)
  }

  @Test func `a column of days is a programme, and two days in a cell are two`() {
    let read = document(
      """
      A/C.6/143/L.20
      One hundred and forty-third session
      Sixth Committee
      Draft decision
      Provisional programme of work of the Sixth Committee for the one hundred and forty-fourth session
      The General Assembly notes the following programme:
      5 October\tOrganization of work
      5 and 6 October\tClocks
      7 October\tLamps
      9–11 October\tSails
      """)
    #expect(read.type == .draft)
    #expect(
      read.programme.map { "\($0.date) \($0.entries.map(\.title).joined())" } == [
        "2089-10-05 Organization of work", "2089-10-05 Clocks", "2089-10-06 Clocks",
        "2089-10-07 Lamps", "2089-10-09 Sails", "2089-10-10 Sails", "2089-10-11 Sails",
      ])
    #expect(read.findings.map(\.kind) == ["year-inferred"])
  }

  @Test func `a committee's list of items in a draft decision is read as items`() {
    let read = document(
      """
      A/C.3/143/L.60
      Draft decision submitted by the Chair
      Draft programme of work
      The General Assembly approves the programme below.
      Item 1. Social clocks:
      (a) Sundials;
      (b) Hourglasses.
      Item 2. Lamps.
      Item 3. Sails.
      """)
    #expect(read.items.map(\.item) == ["1", "1(a)", "1(b)", "2", "3"])
    #expect(read.items.first?.title == "Social clocks")
    #expect(read.text("op1") == "approves the programme below.")
  }

  @Test func `a programme in lines`() {
    let read = document(
      """
      XX/2088/4
      Draft programme of work
      Monday, 6 October 2087
      10 a.m.–1 p.m.
      Item 16: Clocks (continued)
      (a) Sundials
      (b) Hourglasses
      Tuesday, 7 October 2087
      3–6 p.m.
      Items 17 and 18
      General debate
      """)
    #expect(
      read.programme.map(entries) == [["16*", "16(a)", "16(b)"], ["17", "18", "-"]])
    #expect(read.programme.map(\.date.description) == ["2087-10-06", "2087-10-07"])
  }

  @Test(arguments: [
    ("10 a.m.–1 p.m.", "10:00-13:00"), ("3–6 p.m.", "15:00-18:00"), ("11–1 p.m.", "11:00-13:00"),
    ("10:00–13:00", "10:00-13:00"), ("15.00 à 18.00", "15:00-18:00"),
    ("1:15 p.m.–2:30 p.m.", "13:15-14:30"),
    ("de 10 heures à 13 heures", "10:00-13:00"), ("с 10 до 13 ч.", "10:00-13:00"),
    ("00/10–00/13", "10:00-13:00"), ("30/9–00/13", "09:30-13:00"), ("上午10时至下午1时", "10:00-13:00"),
    ("下午3时至6时", "15:00-18:00"),
    ("from 10 a.m. to 12 noon", "10:00-12:00"), ("12 noon–1 p.m.", "12:00-13:00"),
    ("10 h 30 - 12 h 00", "10:30-12:00"), ("de 10 heures 15 à 12 heures 45", "10:15-12:45"),
    ("с 10 ч. 20 мин. до 13 ч.", "10:20-13:00"), ("9.30 a.m.–12.30 p.m.", "09:30-12:30"),
  ])
  func `times of day are read`(text: String, expected: String) {
    let read = TimeRange.read(Token.tokens(of: text))
    #expect(read.ranges.map { "\($0.start)-\($0.end?.description ?? "")" } == [expected])
    #expect(read.strangers == 0)
  }

  @Test(arguments: [
    ("Clocks (continued)", "Clocks"), ("Clocks: (continued)", "Clocks"),
    ("Horloges (suite)", "Horloges"),
    ("Relojes (continuación)", "Relojes"), ("Часы (продолжение)", "Часы"),
    ("الساعات (تابع)", "الساعات"),
    ("钟表（续）", "钟表"), ("(continued) Clocks", "Clocks"), ("Clocks [concluded]", "Clocks"),
    ("Clocks (continued): Lamps (continued)", "Clocks : Lamps"),
  ])
  func `the mark of continuation is taken off`(text: String, title: String) {
    #expect(Continuation.strip(text).title == title)
    #expect(Continuation.strip(text).isContinued)
  }

  @Test(arguments: ["The debate continued", "Suite 5", "A fin de siècle clock"])
  func `the words alone are no mark`(text: String) {
    #expect(!Continuation.strip(text).isContinued)
  }
}
