import Documents
import TestSupport
import Testing

@testable import Render

@Suite struct BibliographyTests {
  @Test(arguments: Bibliography.Style.allCases)
  func `an entry is as reviewed`(style: Bibliography.Style) throws {
    let places = try [
      "A/RES/190/7#op7(a)", "S/RES/9999 (2121)#pp2", "A/HRC/RES/190/1", "file:a_b.txt",
    ]
    .map { try #require(Locator($0)) }
    let entries = places.map { place in
      Bibliography(
        place, title: place.symbol.isFile ? nil : "Harbours & lamps: 100 % {of} them",
        type: place.symbol.isFile ? .note : .resolution,
        day: place.symbol.isFile ? nil : CalendarDay(iso: "2135-12-07"),
        language: place.symbol.isFile ? nil : .english
      ).entry(style)
    }
    let text = entries.joined(separator: "\n") + "\n"
    #expect(Golden.difference(text.replacing("\r\n", with: "\n"), from: "cite-\(style).txt") == nil)
  }
}
