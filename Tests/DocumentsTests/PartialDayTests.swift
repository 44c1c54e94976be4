import Testing

@testable import Documents

@Suite struct PartialDayTests {
  @Test(arguments: [
    ("2094-03-09", "2094-03-09"), ("9 March 2094", "2094-03-09"), ("March 9, 2094", "2094-03-09"),
    ("9 mar 2094", "2094-03-09"), ("Tuesday, 9 March 2094", "2094-03-09"),
    ("1er mars 2094", "2094-03-01"), ("mardi 9 mars 2094", "2094-03-09"),
    ("9 de marzo de 2094", "2094-03-09"), ("9 марта 2094 года", "2094-03-09"),
    ("9 آذار/مارس 2094", "2094-03-09"), ("٩ مارس ٢٠٩٤", "2094-03-09"),
    ("14 كانون الأول/ديسمبر 2093", "2093-12-14"), ("14 كانون الأول 2093", "2093-12-14"),
    ("2094年3月9日", "2094-03-09"), ("2094年3月9日星期二", "2094-03-09"),
    ("the 9th of March 2094", "2094-03-09"), ("9 décembre 2094", "2094-12-09"),
  ])
  func `a day is read as people write it`(text: String, day: String) {
    #expect(PartialDay(text)?.day?.description == day)
  }

  @Test(arguments: [
    ("March 2094", "March 2094"), ("03-09", "9 March"), ("2094", "2094"), ("december", "December"),
    ("29 February", "29 February"), ("marzo de 2094", "March 2094"), ("марта 2094", "March 2094"),
    ("2094年3月", "March 2094"), ("3月9日", "9 March"), ("كانون الثاني 2094", "January 2094"),
  ])
  func `a part of a day is told as such`(text: String, told: String) {
    #expect(PartialDay(text)?.description == told)
    #expect(PartialDay(text)?.day == nil)
  }

  @Test(arguments: [
    "yesterday", "2094-02-30", "12/03/2094", "2094.03.09", "9 9 9", "", "jui 2094", "9", "of",
    "9 mars avril 2094", "آذار/أبريل 2094", "2094年2095年", "9 March 2094 10", "9 March 2094!",
    "99999999999999999999 March",
  ])
  func `what no calendar has is no day`(text: String) {
    #expect(PartialDay(text) == nil)
  }

  @Test func `a day printed is the day read`() throws {
    for ordinal in stride(from: 0, to: 60_000, by: 613) {
      let day = try #require(CalendarDay(ordinal: ordinal))
      #expect(PartialDay(day.description)?.day == day)
      let name = CalendarWords.english[day.month - 1]
      #expect(PartialDay("\(name) \(day.day), \(day.year)")?.day == day)
    }
  }
}
