import Render
import TestSupport
import Testing

@testable import Commands

/// What people come for, asked of the specimens of the repository: ten questions, each answered by the
/// commands as a person or a script would call them. `tools/tasks` asks the same of real documents.
@Suite struct UsefulnessTests {
  private func run(_ words: [String]) throws -> Program.Run {
    try Program.run(words, environment: ["TRAVAUX_INDEX": Specimens.index])
  }

  private func rows(_ words: [String]) throws -> [JSON] {
    try run(words + ["--format", "jsonl"]).output.split(separator: "\n").map {
      try JSON(reading: $0)
    }
  }

  private func text(_ row: JSON?, _ field: String) -> String {
    if case .string(let text) = row?[field] { text } else { "" }
  }

  private func places(_ rows: [JSON], _ kind: String) -> [String] {
    rows.filter { $0["event"] == .string(kind) }.map { text($0, "locator") }
  }

  // 1
  @Test(arguments: [
    ("item5", "Decides to convene", nil as String?),
    ("item5(d)", "hazards caused by shifting shoals", "A/AC.931/2094/SR.4"),
  ])
  func `the paragraph an item or a sub-item rests on, and its meetings`(
    item: String, words: String, record: String?
  ) throws {
    let events = try rows(["trace", "A/AC.931/2094/1#\(item)"])
    let mandate = events.first { $0["locator"] == .string("A/RES/148/112#op1") }
    #expect(mandate?["event"] == .string("mandated"))
    #expect(text(mandate, "text").contains(words))
    #expect(mandate?["evidence"] != .array([]))
    let slots = places(events, "planned").filter { $0.contains("#slot.") }
    #expect(slots.contains("A/AC.931/2094/3#slot.2094-03-09T15:00"))
    if let record { #expect(places(events, "considered").contains(record)) }
    // Planned and held are never one.
    for event in events {
      #expect(event["planned"] == .bool(event["event"] == .string("planned")))
    }
  }

  // 2
  @Test func `one item across sessions, in the order of time`() throws {
    let events = try rows(["trace", "A/AC.931/2094/1#item5"])
    let found = events.map { text($0, "locator") }
    var last = -1
    for place in [
      "A/148/251#item24", "A/RES/148/112", "A/AC.931/2094/1#item5", "A/149/251#item23",
      "A/C.2/149/L.9", "A/RES/149/85", "A/AC.931/2095/1#item4",
    ] {
      let index = try #require(found.firstIndex(of: place), "\(place)")
      #expect(index > last, "\(place)")
      last = index
    }
    // Its draft and its vote belong to the same way; another resolution under the same item does not.
    #expect(!found.contains { $0.hasPrefix("A/RES/148/96") })
    // Where a later text put a new item on the agenda, the proof is that paragraph.
    let later = events.first { $0["locator"] == .string("A/149/251#item23") }
    #expect(text(later, "via") == "continues")
    guard case .array(let proofs) = later?["evidence"] else {
      Issue.record("no proof")
      return
    }
    #expect(proofs.contains { $0["locator"] == .string("A/RES/148/112#op6") })
  }

  // 3 and 4
  @Test(arguments: [
    ("A/RES/148/112#op1", "E/RES/2094/7#pp1", "recall"),
    ("A/RES/148/112", "S/RES/3901 (2094)#pp2", "take note"),
    ("A/RES/148/112#op1", "A/RES/149/85#op2", "decide"),
  ])
  func `who cites a paragraph, and with what verb`(
    place: String, source: String, verb: String
  ) throws {
    let links = try rows(["links", place, "--relation", "reference", "--direction", "in"])
    let citing = links.filter { $0["from"] == .string(source) }
    #expect(!citing.isEmpty, "\(source)")
    for link in citing {
      guard case .array(let proofs) = link["evidence"] else { continue }
      #expect(proofs.contains { text($0, "rule").hasSuffix(verb) })
    }
    let events = try rows(["trace", place, "--event", "cited"])
    #expect(events.contains { text($0, "locator") == source })
  }

  // 5
  @Test func `what changed from draft to adopted text`() throws {
    let changes = try rows(["compare", "A/C.2/148/L.17", "A/RES/148/112"])
    let states = Set(changes.map { text($0, "state") })
    #expect(states.isSuperset(of: ["same", "edited", "added"]))
    let first = changes.first { text($0, "to").hasSuffix("op1") }
    #expect(first?["state"] == .string("edited"))
    #expect(text(first, "to_text").contains("handover"))
    #expect(!text(first, "from_text").contains("handover"))
  }

  // 6
  @Test func `a topic by session, with what it is counted out of`() throws {
    let groups = try rows(["trends", "lighthouse", "--by", "session"])
    var sessions: [String] = []
    for row in groups {
      guard case .integer(let matching) = row["matching"], case .integer(let total) = row["total"]
      else {
        Issue.record("no numbers")
        continue
      }
      #expect(matching <= total)
      // A session whose records are not all here says so.
      #expect(row["missing"] != nil && row["first"] != nil)
      if row["group"] != .null { sessions.append(text(row, "group")) }
    }
    #expect(sessions.contains("148") && sessions.contains("149"))
    let missing = groups.first { $0["group"] == .string("149") }?["missing"]
    // A/149/PV.60 and A/RES/149/85 alone are here.
    #expect(missing == .integer(59 + 84))
  }

  // 7
  @Test func `whether a wording was agreed before`() throws {
    let words = "continue to examine, with a view to early warning, present and foreseeable hazards"
    let hits = try rows(["search", "\"\(words)\"", "--type", "resolution", "--language", "en"])
    #expect(text(hits.first, "locator") == "A/RES/148/112#op1")
  }

  // 8
  @Test func `what is referred to and not here`() throws {
    let missing = try rows(["unresolved"])
    let wanted = missing.first { $0["target"] == .string("A/148/203") }
    #expect(wanted?["state"] == .string("missing-document"))
    guard case .array(let sources) = wanted?["from"] else {
      Issue.record("no sources")
      return
    }
    #expect(!sources.isEmpty)
    #expect(try run(["check", "--findings"]).status == 0)
  }

  // 9
  @Test func `the sheet of a day`() throws {
    let sheet = try rows(["day", "9 March 2094"])
    let slot = sheet.first {
      $0["item"] == .string("5(d)") && $0["planned"] == .bool(true)
    }
    #expect(slot?["start"] == .string("15:00"))
    #expect(slot?["mandates"] == .array([.string("A/RES/148/112#op1")]))
    #expect(text(slot, "mandate_text").contains("hazards caused by shifting shoals"))
    #expect(slot?["last_date"] == .string("2093-12-14"))
    let held = sheet.filter { $0["event"] == .string("considered") }
    #expect(held.map { text($0, "locator") } == ["A/AC.931/2094/SR.4"])
    #expect(try rows(["day", "2094-03-09", "--body", "A/AC.931"]) == sheet)
    #expect(try run(["day", "2094-03-09", "--body", "E"]).status == 1)
  }

  // 10
  @Test(arguments: ["ar", "en", "es", "fr", "ru", "zh"])
  func `one paragraph in six languages`(language: String) throws {
    let shown = try rows(["show", "A/RES/148/112#op1", "--language", language])
    #expect(shown.first?["language"] == .string(language))
    // A topic is one topic in all of them: a trace by the words of one meets the same resolution.
    let title = text(shown.first, "title")
    let events = try rows(["trace", "\"\(title)\""])
    #expect(events.contains { text($0, "locator").hasPrefix("A/RES/148/112") })
  }

  @Test func `an agenda tells what hangs on its items`() throws {
    let items = try rows(["agenda", "A/148/251"])
    let item = items.first { $0["item"] == .string("24") }
    for (field, place) in [
      ("outcomes", "A/RES/148/112"), ("drafts", "A/C.2/148/L.17"), ("documents", "A/148/417"),
      ("meetings", "A/148/PV.47"), ("later", "A/149/251#item23"),
    ] {
      guard case .array(let places) = item?[field] else {
        Issue.record("no \(field)")
        continue
      }
      #expect(places.contains(.string(place)), "\(field)")
    }
    #expect(try rows(["agenda", "A/148/251#item23"]).count == 3)
  }

  @Test(arguments: [
    (["trace", "A/148/251"], "trace one of them"),
    (["trace", "A/148/251#item999"], "has no item999"),
    (["agenda", "A/RES/148/112"], "A/148/251#item24"),
    (["agenda", "A/999/1"], "is not in the index"),
    (["day", "9 March"], "2094-03-09"), (["day", "2094-03"], "2094-03-10"),
    (["day", "2094-03-20"], "2094-03-12"), (["day", "2199-01-01"], "nearest days"),
  ])
  func `what cannot be answered says what is there`(words: [String], answer: String) throws {
    let run = try run(words)
    #expect(run.status == 1)
    #expect(run.output == "")
    #expect(run.errors.contains(answer))
  }

  @Test(arguments: ["yesterday", "2094-02-30", "12/03/2094", "2094.03.09", "9 9 9", ""])
  func `what is no day is a wrong call`(text: String) throws {
    #expect(try run(["day", text]).status == 64)
  }
}
