import Documents
import Testing

@testable import Tracing

@Suite struct NumberedSeriesTests {
  @Test(arguments: [
    ("A/179/PV.64", "A/179/PV.", 64, true), ("S/PV.19867", "S/PV.", 19867, false),
    ("A/C.1/180/SR.3", "A/C.1/180/SR.", 3, true), ("A/RES/179/237", "A/RES/179/", 237, true),
    ("S/RES/3901 (2094)", "S/RES/", 3901, false), ("A/HRC/RES/159/25", "A/HRC/RES/159/", 25, true),
    ("A/179/PV.64/Corr.1", "A/179/PV.", 64, true),
  ])
  func `a record or resolution has its number in a series`(
    text: String, series: String, number: Int, restarts: Bool
  ) throws {
    let symbol = try #require(Symbol(text))
    let place = try #require(NumberedSeries.place(of: symbol))
    #expect(place.series == series && place.number == number && place.restarts == restarts)
  }

  @Test(arguments: ["A/179/251", "A/C.1/180/L.20", "E/2125/78"])
  func `other documents are in no series`(text: String) throws {
    let symbol = try #require(Symbol(text))
    #expect(NumberedSeries.place(of: symbol) == nil)
  }
}
