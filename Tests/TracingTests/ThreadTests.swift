import Documents
import Testing

@testable import Tracing

@Suite struct ThreadTests {
  private func place(_ text: String) throws -> Locator { try #require(Locator(text)) }

  @Test func `an item is gone along once, its parts with it when it is whole`() throws {
    var thread = Thread()
    try thread.add(place("A/190/251#item5(b)"), .itself, depth: 1)
    try thread.add(place("A/190/251#item5"), .whole, depth: 1)
    try thread.add(place("A/190/251#item5(a)"), .itself, depth: 2)
    try thread.add(place("A/190/251#item5"), .itself, depth: 2)
    try thread.add(place("A/190/251#item50"), .itself, depth: 2)
    try thread.add(place("A/191/251#item5"), .whole, depth: 2)
    #expect(
      thread.items.map(\.locator.description) == [
        "A/190/251#item5(b)", "A/190/251#item5", "A/190/251#item50", "A/191/251#item5",
      ])
  }

  @Test func `of an item several texts may count, each by itself`() throws {
    let item = try place("A/190/251#item5")
    let texts = ["A/RES/190/7", "A/RES/190/8"].compactMap { Symbol($0) }
    var thread = Thread()
    for text in texts + texts { thread.add(item, .document(text), depth: 1) }
    #expect(thread.items.count == 2)
    thread.add(item, .itself, depth: 1)
    thread.add(item, .document(texts[0]), depth: 1)
    #expect(thread.items.count == 3)
  }

  @Test func `an agenda of any length ends the way after its nearest items`() throws {
    var thread = Thread()
    for number in 1...2000 {
      try thread.add(place("A/190/251#item\(number)"), .itself, depth: 0)
    }
    #expect(thread.items.count == Thread.most && thread.isCut)
  }

  @Test func `what is no item is not gone along`() throws {
    var thread = Thread()
    try thread.add(place("A/RES/190/7#op1"), .whole, depth: 0)
    #expect(thread.pop() == nil)
  }
}

@Suite struct EventListTests {
  private func event(
    _ kind: TraceEvent.Kind, _ text: String, via: String, confidence: Double? = nil
  ) throws -> TraceEvent {
    let place = try #require(Locator(text))
    return TraceEvent(
      kind, at: place, text: text, via: via, confidence: confidence,
      evidence: [Evidence(locator: place, text: via, range: 0..<1, rule: via)])
  }

  @Test func `one event keeps the stronger proof and gains the weaker`() throws {
    var list = EventList()
    list.add(try event(.adopted, "A/RES/190/7", via: "start"))
    list.add(try event(.adopted, "A/RES/190/7", via: "cited", confidence: 1))
    list.add(try event(.adopted, "A/RES/190/7", via: "outcome", confidence: 0.9))
    list.add(try event(.cited, "A/RES/190/7", via: "citation"))
    #expect(list.events.count == 2)
    let kept = try #require(list.events.first)
    #expect(Set(kept.evidence.map(\.rule)) == ["start", "cited", "outcome"])
    #expect(kept.via == "outcome")
  }

  @Test func `what another event of the same text makes idle is left out`() throws {
    var list = EventList()
    list.add(try event(.adopted, "A/RES/190/7", via: "cited"))
    list.add(try event(.mandated, "A/RES/190/7#op1", via: "mandate"))
    list.add(try event(.adopted, "A/RES/190/7#op1", via: "start"))
    list.add(try event(.planned, "A/190/251#item5", via: "agenda"))
    list.add(try event(.planned, "A/190/251#item5(a)", via: "continues"))
    #expect(list.telling.map(\.via) == ["mandate", "agenda"])
  }
}

@Suite struct CalendarTests {
  @Test func `a day is found again from its number`() throws {
    for ordinal in stride(from: -719_162, through: 2_932_896, by: 997) {
      let day = try #require(CalendarDay(ordinal: ordinal))
      #expect(day.ordinal == ordinal)
    }
    #expect(CalendarDay(ordinal: -719_163) == nil && CalendarDay(ordinal: 2_932_897) == nil)
    #expect(CalendarDay(ordinal: 0)?.description == "1970-01-01")
  }

  @Test(arguments: [
    ("A", "80", "A/80/7", 2025), ("A/C.1", "80", "A/C.1/80/L.20", 2025),
    (nil as String?, nil as String?, "S/RES/1325 (2000)", 2000), ("E", "2125", "E/2125/7", 2125),
  ])
  func `a session tells the year of what has no date`(
    body: String?, session: String?, symbol: String, year: Int
  ) throws {
    let symbol = try #require(Symbol(symbol))
    #expect(SessionYear.opening(body: body, session: session, symbol: symbol)?.year == year)
  }
}
