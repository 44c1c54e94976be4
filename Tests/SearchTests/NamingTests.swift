import Documents
import Store
import TestSupport
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
    ("A/190/52 OR A/190/53", ["A/190/52", "A/190/53"]), ("A/190/52, A/190/53", []),
    ("A/190/52 OR A/190/99", ["A/190/52"]),
  ])
  func `several names are looked for as documents`(query: String, symbols: [String]) throws {
    let results = try search(query)
    #expect(results.hits.map(\.locator.description) == symbols)
    #expect(results.remarks.contains { $0.hasPrefix("no passage has the words as typed") })
  }

  @Test func `words with a slash are no names`() throws {
    #expect(try search("zebra OR and/or").remarks.allSatisfy { !$0.contains("cites:") })
  }

  @Test func `a name beside an operator is a document or what refers to it`() throws {
    let results = try search("A/190/41/Add.1 AND pirates")
    #expect(results.hits.map(\.locator.description) == ["A/190/41/Add.1#p1"])
    #expect(results.remarks.contains { $0.contains("cites:A/190/41/Add.1") })
  }

  @Test(arguments: [
    "190/7, para. 3", "op 3 of 190/7", "paragraph 3 of 190/7", "para 3 of A/RES/190/7",
  ])
  func `a paragraph of a bare number is that paragraph`(query: String) throws {
    #expect(
      try search(query).hits.map(\.locator.description) == ["A/RES/190/7#op3", "A/RES/190/7"])
  }

  /// An agenda, a programme of its items, and a note that refers to a document which is not here.
  private static let agendas: String = {
    func item(_ number: String, _ title: String) -> Paragraph {
      Paragraph(
        path: LocatorPath("item" + number) ?? LocatorPath(), kind: .item, label: number, level: 1,
        text: title, page: 1)
    }
    var agenda = Harbours.document(
      "A/190/251", .agenda, .english, "2135-09-10", "Agenda of the session", [])
    agenda.paragraphs = [item("5", "Harbours"), item("5(d)", "Lamps"), item("7", "Other matters")]
    agenda.items = [
      AgendaItem(item: "5", title: "Harbours"),
      AgendaItem(item: "5(d)", title: "Lamps", parent: "5"),
      AgendaItem(item: "7", title: "Other matters"),
    ]
    var programme = Harbours.document(
      "A/AC.900/2135/2", .programme, .english, "2135-09-10", "Programme of work", [])
    if let date = CalendarDay(year: 2135, month: 12, day: 13) {
      var slot = ProgrammeSlot(date: date, start: ClockTime("15:00"), end: nil)
      slot.entries = [
        ProgrammeEntry(item: "5", title: "Harbours", continued: false),
        ProgrammeEntry(item: "5(d)", title: "Lamps", continued: true),
      ]
      programme.programme = [slot]
      programme.paragraphs = ["5. Harbours", "(d) Lamps (continued)"].enumerated().map {
        index, text in
        Paragraph(
          path: slot.path / LocatorStep(.entry, index + 1), kind: .entry, label: "", level: 0,
          text: text,
          page: 1)
      }
    }
    let note = Harbours.document(
      "A/190/60", .note, .english, "2135-09-10", "Note on lamps", ["Lamps: see A/C.9/190/L.3."])
    return Harbours.index("agendas", of: [agenda, programme, note])
  }()

  @Test(arguments: [
    ("item 5 (d) of A/190/251", ["A/190/251#item5(d)", "A/190/251"]),
    ("A/190/251, point 7", ["A/190/251#item7", "A/190/251"]),
    ("пункт 7 A/190/251", ["A/190/251#item7", "A/190/251"]),
    (
      "item 5 (d) of A/AC.900/2135/2",
      ["A/AC.900/2135/2#slot.2135-12-13T15:00/entry2", "A/AC.900/2135/2"]
    ),
  ])
  func `an item named comes before the agenda or programme that it is of`(
    query: String, places: [String]
  ) throws {
    let results = try results(of: query, in: Self.agendas) { _ in }
    #expect(results.hits.map(\.locator.description) == places)
    #expect(results.missing.isEmpty)
  }

  @Test(arguments: [
    ("item 9 of A/190/251", "A/190/251#item9", ["A/190/251"], MissingPlace.State.paragraph),
    ("A/190/251#p3", "A/190/251#p3", ["A/190/251"], .paragraph),
    ("item 9 of A/C.9/190/L.3", "A/C.9/190/L.3", ["A/190/60#p1"], .document),
    ("A/190/99, para. 3", "A/190/99#p3", [], .document),
  ])
  func `a place that is not here is told, and what is known of its document given`(
    query: String, target: String, places: [String], state: MissingPlace.State
  ) throws {
    let results = try results(of: query, in: Self.agendas) { _ in }
    #expect(results.hits.map(\.locator.description) == places)
    #expect(results.missing.map(\.locator?.description) == [target])
    #expect(results.missing.map(\.state) == [state])
  }

  /// A resolution in two documents, its parts, and one whose document holds both of them.
  private static let parts: String = {
    func part(_ symbol: String, _ title: String) -> Document {
      Harbours.document(symbol, .resolution, .english, "2135-12-07", title, ["Requests lamps;"])
    }
    var both = part("A/RES/190/10 A-B", "Northern and southern lamps")
    both.paragraphs = ["A", "B"].map { letter in
      Paragraph(
        path: LocatorPath([LocatorStep(.part, letter), LocatorStep(.op, 1)]), kind: .op, label: "1",
        level: 1, text: "Requests lamp \(letter);", page: 1)
    }
    return Harbours.index(
      "parts",
      of: [
        part("A/RES/190/9 A", "Eastern lamps"), part("A/RES/190/9 B", "Western lamps"), both,
        part("A/RES/917 (III) A", "Old lamps"), part("A/RES/917 (III) C", "Older lamps"),
        Harbours.document(
          "A/190/6 (Sect. 7)", .other, .english, "2135-12-07", "Budget of lamps", ["Lamps cost."]),
      ])
  }()

  @Test(arguments: [
    ("A/RES/190/9", ["A/RES/190/9 A", "A/RES/190/9 B"]),
    ("190/9", ["A/RES/190/9 A", "A/RES/190/9 B"]),
    ("A/RES/917(III)", ["A/RES/917 (III) A", "A/RES/917 (III) C"]),
    ("917 (III)", ["A/RES/917 (III) A", "A/RES/917 (III) C"]),
    ("917 A (III)", ["A/RES/917 (III) A"]), ("917A(III)", ["A/RES/917 (III) A"]),
    ("A/RES/917(III)[A]", ["A/RES/917 (III) A"]), ("resolution 917 C (III)", ["A/RES/917 (III) C"]),
    ("résolution 917 A (III) de l’Assemblée générale", ["A/RES/917 (III) A"]),
    ("резолюция 917 А (III)", ["A/RES/917 (III) A"]), ("第917 A (III)号决议", ["A/RES/917 (III) A"]),
    ("القرار 917 ألف (د-3)", ["A/RES/917 (III) A"]),
    ("A/190/6 sect 7", ["A/190/6 (Sect. 7)"]), ("A/190/6, section 7", ["A/190/6 (Sect. 7)"]),
    ("190/9B", ["A/RES/190/9 B"]), ("190/10", ["A/RES/190/10 A-B"]),
    ("190/10 A", ["A/RES/190/10 A-B#part.A/op1", "A/RES/190/10 A-B"]),
    ("A/RES/190/10B#op1", ["A/RES/190/10 A-B#part.B/op1", "A/RES/190/10 A-B"]),
    ("A/RES/190/9#part.B/op1", ["A/RES/190/9 B#op1", "A/RES/190/9 B"]),
  ])
  func `a resolution in parts is found by its number, and each part by its letter`(
    query: String, places: [String]
  ) throws {
    let results = try results(of: query, in: Self.parts) { _ in }
    #expect(results.hits.map(\.locator.description) == places)
    #expect(results.hits.allSatisfy { $0.role == .named })
    #expect(results.missing.isEmpty)
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
    let taken = try threadTime {
      let results = try search(String(repeating: "的", count: 1000)) { $0.explains = explains }
      #expect(results.hits.map(\.locator.description) == ["A/190/53#p1"])
      #expect(results.hits.allSatisfy { $0.scoring.count <= 1 })
    }
    #expect(taken < .seconds(5))
  }
}
