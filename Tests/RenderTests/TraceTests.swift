import Documents
import Search
import TestSupport
import Testing
import Tracing

@testable import Render

/// Texts that a page must not obey.
private let hostile =
  "</title><script>alert('a')</script> \"><img src=x onerror=alert(1)> \u{202E}&amp; \u{1B}[31m"

@Suite struct TracePageTests {
  private func event(
    _ kind: TraceEvent.Kind, _ locator: String, on day: String?, _ text: String = "words"
  ) throws -> TraceEvent {
    let place = try #require(Locator(locator))
    return TraceEvent(
      kind, at: place, text: text, via: "search", date: day.flatMap { CalendarDay(iso: $0) },
      title: text,
      evidence: [Evidence(locator: place, text: text, range: 0..<1, rule: "rule")])
  }

  @Test func `nothing a document says is markup, and the page loads nothing`() throws {
    var one = try event(.said, "A/190/PV.3#speech2", on: "2135-10-02", hostile)
    one.speaker = hostile
    one.focus = 0..<5
    let page = TracePage(
      Trace(subject: hostile, title: hostile, events: [one], total: 1, remarks: [hostile]),
      provenance: hostile
    ).text
    #expect(!page.contains("<script") && !page.contains("<img"))
    #expect(!page.contains("\u{202E}") && !page.contains("\u{1B}"))
    #expect(!page.contains("http://") && !page.contains("https://") && !page.contains("url("))
    #expect(page.contains("&lt;script&gt;"))
  }

  @Test func `every event has a mark that leads to it, and one without a day is told`() throws {
    let events = [
      try event(.mandated, "A/RES/190/7#op1", on: "2135-12-07"),
      try event(.planned, "A/191/251#item4", on: nil),
      try event(.adopted, "A/RES/191/3", on: "2199-12-07"),
      try event(.reported, "CX/9", on: nil),
    ]
    let page = TracePage(Trace(subject: "a", events: events, total: 4)).text
    for index in 0..<3 {
      #expect(page.contains("href=\"#e\(index)\"") && page.contains("id=\"e\(index)\""))
    }
    #expect(page.contains("1 without any date"))
    #expect(page.contains("class=\"cut\""))
  }

  @Test(arguments: [20, 40, 80, 200])
  func `no line of the text is wider than the page`(width: Int) throws {
    var events = [
      try event(.said, "A/190/PV.3#speech2", on: "2135-10-02", String(repeating: "港口 ", count: 90)),
      try event(.cited, "A/RES/190/7#annex.III/sec.IV/op12(a)(iii)", on: nil, "أضواء السواحل"),
      try event(.adopted, "A/RES/190/7", on: "2135-12-07", String(repeating: "a", count: 500)),
    ]
    events[0].speaker = String(repeating: "long ", count: 40)
    events[1].via = "citation"
    events[1].from = Locator("A/RES/189/7")
    let page = Page(width: width, paint: Paint(isOn: false))
    let text = TraceText(Trace(subject: "a", events: events, total: 3), page: page).text
    for line in text.split(separator: "\n") where width >= 60 {
      #expect(TerminalText.width(line) <= width, "\(line)")
    }
    #expect(text.contains("3 events"))
  }

  @Test func `days that nothing parts share a stretch, and a pause is cut short`() {
    let axis = TimeAxis([0, 10, 20, 4000, 4010], left: 100, width: 800)
    #expect(axis.breaks.count == 1)
    let places = [0, 10, 20, 4000, 4010].map { axis.x($0) }
    #expect(places == places.sorted() && Set(places).count == 5)
    #expect((places.first ?? 0) >= 100 && (places.last ?? 999) <= 900)
    #expect(TimeAxis([], left: 0, width: 10).ticks.isEmpty)
    #expect(TimeAxis([.max / 4, -.max / 4], left: 0, width: 100).breaks.count == 1)
  }
}

@Suite struct TrendTextTests {
  @Test func `a small total has no rate, and what is unknown is no zero`() {
    var few = Trend.Row(group: "190")
    few.matching = 3
    few.total = 19
    var many = Trend.Row(group: "191")
    many.matching = 5
    many.total = 20
    many.missing = 4
    #expect(few.rate == nil && many.rate == 0.25)
    #expect(few.json["missing"] == .null && few.json["rate"] == .null)
    let trend = Trend(
      query: "q", grouping: .session, rows: [few, many], total: many)
    let text = TrendText(trend, page: Page(width: 80, paint: Paint(isOn: false))).text
    #expect(text.contains("25.00 %") && text.contains("no rate where the total is under 20"))
    #expect(text.contains("missing: "))
  }
}
