import Documents
import Foundation
import Render
import Search
import Testing

@testable import Commands

@Suite struct DocumentationTests {
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private static func page(_ name: String) throws -> String {
    try String(contentsOf: root.appendingPathComponent("docs/\(name)"), encoding: .utf8)
  }

  @Test(arguments: Travaux.commands.map { $0.name })
  func `the manual names every command and option`(name: String) throws {
    let command = try #require(Travaux.command(named: name))
    let sections = try Self.page("manual.md").split(separator: "\n## ")
    let section = try #require(sections.first { $0.hasPrefix(name + "\n") }, "no section \(name)")
    for option in command.options {
      let shown = option.isArgument ? "`\(option.name)`" : "`--\(option.name)"
      #expect(section.contains(shown), "\(name) \(shown)")
      for choice in option.choices { #expect(section.contains(choice), "\(shown) \(choice)") }
    }
  }

  /// The names of all members at any depth.
  private static func names(_ value: JSON, under data: Set<String> = []) -> Set<String> {
    switch value {
    case .object(let members):
      members.reduce(into: []) { names, member in
        names.insert(member.name)
        // The names below these are values of documents, no fields.
        if !data.contains(member.name) { names.formUnion(Self.names(member.value, under: data)) }
      }
    case .array(let values): values.reduce(into: []) { $0.formUnion(Self.names($1, under: data)) }
    default: []
    }
  }

  @Test func `the page on JSON names every field`() throws {
    let page = try Self.page("json.md")
    let place = try #require(Locator("A/RES/190/7#op1"))
    var document = Document()
    document.agendaItems = [ItemMention(item: "9", title: nil)]
    document.paragraphs = [
      Paragraph(path: place.path, kind: .op, text: "a", language: .french)
    ]
    document.items = [AgendaItem(item: "9", title: "a")]
    document.programme = [
      ProgrammeSlot(
        date: try #require(CalendarDay(iso: "2135-01-01")), start: nil, end: nil,
        entries: [ProgrammeEntry(item: nil, title: "a", continued: false)])
    ]
    document.speeches = [
      Speech(path: place.path, speaker: "a", affiliation: nil, language: nil)
    ]
    document.votes = [Vote(at: [place.path])]
    document.footnotes = [Footnote(label: "1", text: "a")]
    document.findings = [Finding(kind: "a", place: "b", message: "c")]
    let citation = Citation(target: place, range: 0..<1, kind: .symbol)
    let link = TitledLink(
      Link(
        from: place, to: place, relation: .cited, confidence: 1,
        evidence: [Evidence(locator: place, text: "a", range: 0..<1, rule: "r")],
        span: Span(range: 0..<1, text: "a"), planned: true), fromTitle: nil, toTitle: nil, depth: 2)
    let reference = PlaceView.Reference(
      source: place, citation: citation, text: "a", state: "resolved", title: nil)
    let passage = PlaceView.Passage(
      locator: place, paragraph: Paragraph(path: place.path, kind: .op, text: "a"))
    let view = PlaceView(
      locator: place, file: "f", title: nil, language: nil, type: .resolution, before: [passage],
      passages: [passage], after: [passage], referencesOut: [reference],
      referencesIn: [reference], links: [link])
    let edited = PlaceView.Passage(
      locator: place, paragraph: Paragraph(path: place.path, kind: .op, text: "a b"))
    let hit = Hit(
      role: .match, locator: place, file: "f", text: "a", highlights: [0..<1],
      scoring: [
        ScorePart(
          "a", 1,
          ScorePart.Term(
            forms: "a", frequency: 1, passages: 1, weight: 1, kindWeight: 1, lengthFactor: 1))
      ])
    let results = Results(
      query: "a", unit: .paragraph, hits: [hit], total: 1, remarks: ["r"],
      facets: [Facet(name: "type", counts: [Facet.Count(value: "v", count: 1)])],
      explanation: Explanation(tree: "a", plan: ["b"]))
    let unresolved = Unresolved(target: nil, state: "s", count: 1, from: [])
    let values: [JSON] = [
      document.json(file: "f").adding(
        DocumentKin(languages: [.french], family: [(place.symbol, nil)], renditions: ["f"])),
      citation.json(in: "a"), link.json, view.json, results.json,
      Concordance(results, width: .sentence, order: .results, page: (0, 1)).json(results),
      unresolved.json,
      Comparison([passage], [edited]).rows.map(\.json).first ?? .null,
      Bibliography(
        place, title: "a", type: .resolution, day: CalendarDay(iso: "2135-01-01"),
        language: .english
      ).csl, document.findings[0].json(file: "f"),
    ]
    var fields = values.reduce(into: Set<String>()) { $0.formUnion(Self.names($1)) }
    fields.formUnion([
      "id", "refs", "provenance", "rows", "missing", "asked", "target", "state", "message",
      "nearest",
    ])
    let provenance = Provenance(
      command: "a", query: nil, options: .object([]), index: nil, revision: nil, version: "v",
      date: "d")
    fields.formUnion(Self.names(provenance.json))
    for table in ExportTable.allCases { fields.formUnion(table.columns.map(\.name)) }
    for field in fields.sorted() { #expect(page.contains("`\(field)`"), "\(field)") }
    #expect(fields.count > 60)
  }

  /// Every kind that the code gives to a finding, by the forms of call that make one.
  private static func findingKinds() throws -> Set<String> {
    let sources = root.appendingPathComponent("Sources")
    let names =
      FileManager.default.enumerator(atPath: sources.path)?.compactMap { $0 as? String } ?? []
    var kinds: Set<String> = []
    for name in names where name.hasSuffix(".swift") {
      let text = try String(
        contentsOf: sources.appendingPathComponent(name), encoding: .utf8)
      guard text.contains("Finding") || text.contains("refuse") || text.contains("find(") else {
        continue
      }
      for form in [
        /(?:Finding|Failure)\(\s*kind: "([a-z-]+)"/, /(?:refused|refuse|find)\(\s*"([a-z-]+)"/,
      ] {
        for found in text.matches(of: form) { kinds.insert(String(found.1)) }
      }
    }
    return kinds
  }

  @Test func `every kind of finding is explained`() throws {
    let page = try Self.page("findings.md")
    let kinds = try Self.findingKinds()
    #expect(kinds.count > 12)
    for kind in kinds.sorted() { #expect(page.contains("| `\(kind)` |"), "\(kind)") }
  }

  /// A kind that no test makes may be one that cannot be made any more.
  @Test func `every kind that is explained can be made, and a test makes it`() throws {
    let page = try Self.page("findings.md")
    let made = try Self.findingKinds()
    let tests = Self.root.appendingPathComponent("Tests")
    let names =
      FileManager.default.enumerator(atPath: tests.path)?.compactMap { $0 as? String } ?? []
    let texts = try names.filter { $0.hasSuffix("Tests.swift") }.map { name in
      try String(contentsOf: tests.appendingPathComponent(name), encoding: .utf8)
    }
    let rows = page.matches(of: /\n\| `([a-z-]+)` \|/).map { String($0.1) }
    #expect(rows.count > 20)
    for kind in rows {
      #expect(made.contains(kind), "nothing makes \(kind)")
      #expect(texts.contains { $0.contains("\"\(kind)\"") }, "no test makes \(kind)")
    }
  }

  @Test func `the page on queries names every field and operator`() throws {
    let page = try Self.page("query.md")
    for name in [
      "title", "symbol", "body", "session", "type", "language", "date", "item", "speaker", "verb",
      "para", "cites", "in",
    ] { #expect(page.contains("| `\(name):`"), "\(name)") }
    for sign in ["AND", "OR", "NOT", "NEAR", "ADJ", "~", "=", "*", "?"] {
      #expect(page.contains(sign), "\(sign)")
    }
  }
}
