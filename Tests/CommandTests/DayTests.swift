import Render
import TestSupport
import Testing

@testable import Commands

/// `day` and `trace` over a programme that numbers its meetings, and the record of one of them.
@Suite struct DayTests {
  private let folder: TemporaryFolder
  private var index: String { folder.path + "/index.db" }

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(
      "papers/A_C.1_188_3.txt",
      """
      United Nations
      A/C.1/188/3
      General Assembly
      Distr.: Limited
      One hundred and eighty-eighth session
      First Committee
      Programme of work
      Date/time\tMeeting\tItem
      Thursday, 7 October 2094\t
      10 a.m.–1 p.m.\t2nd\t92. Clocks
      3–6 p.m.\t3rd\t92. Clocks (continued)
      Friday, 8 October 2094\t
      10 a.m.–1 p.m.\t4th\t93. Lamps

      """)
    for (number, day) in [(3, "Thursday, 7 October 2094"), (4, "Saturday, 9 October 2094")] {
      try folder.write(
        "papers/A_C.1_188_SR.\(number).txt",
        """
        United Nations
        A/C.1/188/SR.\(number)
        General Assembly
        One hundred and eighty-eighth session
        Distr.: General
        First Committee
        Summary record of the \(number)th meeting
        Held at Headquarters, New York, on \(day), at 3 p.m.

        The meeting was called to order at 3 p.m.

        1. The Chair said that clocks had been wound since the morning.

        """)
    }
    _ = try Program.run(["index", "--index", index, "--quiet", folder.path + "/papers"])
  }

  private func rows(_ words: [String]) throws -> [JSON] {
    try Program.run(words + ["--index", index, "--format", "jsonl"]).output.split(separator: "\n")
      .map { try JSON(reading: $0) }
  }

  @Test(arguments: ["2094-10-07", "7 October 2094", "7 октября 2094 года", "2094年10月7日"])
  func `a slot names its meeting and the record of it`(day: String) throws {
    let slots = try rows(["day", day]).filter { $0["planned"] == .bool(true) }
    #expect(slots.map { $0["meeting"] } == [.integer(2), .integer(3)])
    #expect(slots.map { $0["record"] } == [.null, .string("A/C.1/188/SR.3")])
    let text = try Program.run(["day", "--index", index, day]).output
    #expect(text.contains("meeting 3 · A/C.1/188/3 · its record is A/C.1/188/SR.3"))
  }

  @Test func `a meeting that was held on another day is not the one planned`() throws {
    let slots = try rows(["day", "8 October 2094"])
    #expect(slots.map { $0["meeting"] } == [.integer(4)])
    #expect(slots.map { $0["record"] } == [.null])
  }

  @Test func `a planned event of a trace tells its meeting`() throws {
    let events = try rows(["trace", "A/C.1/188/3#item92"]).filter { $0["planned"] == .bool(true) }
    #expect(events.map { $0["meeting"] } == [.string("2"), .string("A/C.1/188/SR.3")])
  }
}
