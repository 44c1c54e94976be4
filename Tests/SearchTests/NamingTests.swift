import Documents
import Store
import Testing

@testable import Search

@Suite struct NamingTests {
  private func search(
    _ query: String, _ change: (inout SearchOptions) -> Void = { _ in }
  ) throws -> Results {
    try results(of: query, in: Harbours.path, change)
  }

  @Test(arguments: [
    "A/RES/190/8", "A/RES/190/7 B", "190/8", "A/C.9/190/L.4/Rev.1", "HRC resolution 190/7",
    "decision 190/501", "A/RES/190/8#op1", "resolution 190/8 A",
  ])
  func `what is not in the index is never taken apart into words`(query: String) throws {
    let results = try search(query)
    #expect(results.hits.allSatisfy { $0.role != .partial })
  }

  @Test(arguments: [
    "A/RES/190/8", "190/8", "HRC resolution 190/7", "decision 190/501", "resolution 2758 (XXVI)",
    "resolution 190/8 of the General Assembly", "القرار ١٩٠/٨", "大会第１９０/８号决议", "190/8, para. 3",
  ])
  func `a document that is nowhere is told`(query: String) throws {
    let results = try search(query)
    #expect(results.total == 0)
    #expect(results.remarks.count == 1)
    #expect(results.remarks[0].hasSuffix("is not in the index, and nothing here refers to it"))
  }

  @Test(arguments: [
    "190/7 security", "A/RES/190/7 human rights", "190/7 economic and social", "190/7 harbours",
  ])
  func `matters beside a name are looked for in it`(query: String) throws {
    #expect(try search(query).hits.allSatisfy { $0.role != .named })
  }

  @Test(arguments: [
    "https://www.undocs.org/Home/Mobile?FinalSymbol=A%2FRES%2F190%2F7&Language=E",
    "[A/RES/190/7](https://undocs.org/en/A/RES/190/7)", "[190/7](A_RES_190_7.pdf)",
    "[the resolution](https://undocs.org/A/RES/190/7)",
    "U.N. Doc. A/RES/190/7 (Dec. 7, 2135)", "UN Doc. A/RES/190/7 (2135)",
    "القرار ١٩٠/٧", "大会第１９０/７号决议", "大会第１９０／７号决议", "第190／7号决议",
  ])
  func `a name is known in whatever form it is pasted`(query: String) throws {
    let hits = try search(query).hits
    #expect(hits.first?.role == .named)
    #expect(hits.first?.locator.description == "A/RES/190/7")
  }

  @Test(arguments: [
    "190/7, para. 3", "op 3 of 190/7", "paragraph 3 of 190/7", "para 3 of A/RES/190/7",
  ])
  func `a paragraph of a bare number is that paragraph`(query: String) throws {
    #expect(try search(query).hits.map(\.locator.description) == ["A/RES/190/7#op3"])
  }

  @Test func `a path that is none is told, and the document given`() throws {
    let results = try search("190/7#somewhere")
    #expect(results.hits.first?.locator.description == "A/RES/190/7")
    #expect(results.remarks == ["somewhere is no path of a place, such as op1, pp2 or p16"])
  }

  @Test func `a star may stand for the organ too`() throws {
    #expect(try search("*/190/7").hits.map(\.locator.description) == ["A/RES/190/7"])
  }

  @Test(arguments: SearchUnit.allCases)
  func `what a name gives is counted by its properties`(unit: SearchUnit) throws {
    let results = try search("A/RES/190/7") {
      $0.wantsFacets = true
      $0.unit = unit
      $0.limit = 1
    }
    let types = results.facets.first { $0.name == "type" }?.counts.map { "\($0.value) \($0.count)" }
    #expect(results.total == 2)
    #expect(types == ["report 1", "resolution 1"])
  }

  @Test func `documents that refer to a name stand once where documents are asked for`() throws {
    let results = try search("A/RES/190/7") {
      $0.unit = .document
      $0.passagesEach = 3
    }
    #expect(results.hits.map(\.locator.description) == ["A/RES/190/7", "A/190/41"])
    #expect(results.hits[1].best.map(\.locator.description) == ["A/190/41#p1"])
  }

  @Test func `bodies and sessions of options are read as those of fields`() throws {
    var options = SearchOptions()
    options.narrow(toBodies: ["General Assembly"], sessions: ["190th"])
    let searcher = try Catalogue(path: Harbours.path).searcher
    #expect(try searcher.search("lamp", options).total == 2)
    options.narrow(toBodies: ["unsc"], sessions: [])
    let none = try searcher.search("lamp", options)
    #expect(none.total == 0)
    #expect(none.remarks.contains("no document here is of body:S"))
  }

  @Test(arguments: [false, true])
  func `a run of one ideograph is one word to look for`(explains: Bool) throws {
    let taken = try ContinuousClock().measure {
      let results = try search(String(repeating: "的", count: 1000)) { $0.explains = explains }
      #expect(results.hits.map(\.locator.description) == ["A/190/53#p1"])
      #expect(results.hits.allSatisfy { $0.scoring.count <= 1 })
    }
    #expect(taken < .seconds(5))
  }
}
