import Documents
import Store
import TestSupport
import Testing

@testable import Search

/// Formulas that change from year to year, and one text in another language.
private enum Formulas {
  static let path = Harbours.index("formulas", of: documents)

  private static let documents: [Document] = [
    Harbours.document(
      "A/RES/180/4", .resolution, .english, "2125-12-01", "Lamps",
      [
        "Requests the Harbour Board to report on the upkeep of outer lamps at its next session;",
        "Welcomes the dinner of the keepers.",
      ]),
    Harbours.document(
      "A/RES/185/9", .resolution, .english, "2130-12-01", "Lamps again",
      ["Requests the Harbour Board to report every year on the upkeep of lamps and buoys;"]),
    Harbours.document(
      "A/C.9/190/L.3", .draft, .english, "2135-10-02", "More lamps",
      ["Requests the Harbour Board to report on the upkeep of outer lamps at its last session;"]),
    Harbours.document(
      "A/RES/190/31", .resolution, .english, "2135-12-07", "More lamps still",
      ["Requests the Harbour Board to report on the upkeep of outer lamps at its last session;"]),
    Harbours.document(
      "A/190/60", .note, .chinese, "2135-10-02", "外海港口", ["请港口委员会在下届会议上就外海灯光的维护提出报告。"]),
  ]
}

@Suite struct SimilarTests {
  private func similar(
    _ aim: SimilarSearch.Aim = .alike, _ body: (SimilarSearch) throws -> SimilarPassages?
  ) throws -> [SimilarPassages.Match] {
    let search = SimilarSearch(try Catalogue(path: Formulas.path), aim, SearchOptions())
    return try body(search)?.matches ?? []
  }

  private func similar(
    to place: String, _ aim: SimilarSearch.Aim = .alike
  ) throws -> [SimilarPassages.Match] {
    guard case .found(let locator, let documents) = try Catalogue(path: Formulas.path).place(place),
      let document = documents.first
    else { return [] }
    return try similar(aim) { try $0.passages(like: locator, in: document).first }
  }

  @Test func `the passages most like a text come first, and the same words have 1`() throws {
    let matches = try similar {
      try $0.passages(
        like:
          "requests the harbour board to report on the upkeep of outer lamps at its NEXT session")
    }
    #expect(matches.first?.hit.locator.description == "A/RES/180/4#op1")
    #expect(matches.first?.likeness == Likeness(shared: 1, similarity: 1))
    #expect(matches.map(\.likeness.score) == matches.map(\.likeness.score).sorted(by: >))
    #expect(matches.contains { $0.hit.locator.description == "A/RES/185/9#op1" })
    #expect(!matches.contains { $0.hit.locator.description == "A/RES/180/4#op2" })
  }

  @Test func `a paragraph is not like itself`() throws {
    let matches = try similar(to: "A/RES/180/4#op1")
    #expect(!matches.isEmpty)
    #expect(!matches.contains { $0.hit.locator.description == "A/RES/180/4#op1" })
  }

  @Test func `agreed language is operative, adopted, and earlier`() throws {
    let draft = try similar(to: "A/C.9/190/L.3#p1", .agreed)
    #expect(draft.map(\.hit.locator.description) == ["A/RES/180/4#op1", "A/RES/185/9#op1"])
    let first = try similar(to: "A/RES/180/4#op1", .agreed)
    #expect(first.isEmpty)
  }

  @Test func `changes lead from the passage to the text`() throws {
    let match = try #require(try similar(to: "A/C.9/190/L.3#p1", .agreed).first)
    #expect(match.changes.filter { $0.kind == .dropped }.map(\.text) == ["next"])
    #expect(match.changes.filter { $0.kind == .added }.map(\.text) == ["last"])
    let new = match.changes.filter { $0.kind != .dropped }.map(\.text).joined(separator: " ")
    #expect(
      new
        == "Requests the Harbour Board to report on the upkeep of outer lamps at its last session;")
  }

  @Test func `a draft and the resolution it became are one match`() throws {
    let matches = try similar(to: "A/RES/180/4#op1")
    let places = matches.flatMap { [$0.hit.locator] + $0.hit.duplicates }.map(\.description)
    #expect(Set(places).count == places.count)
    #expect(places.contains("A/C.9/190/L.3#p1") && places.contains("A/RES/190/31#op1"))
  }

  @Test(arguments: ["下届会议上就外海灯光的维护提出报告", "港口委员会在下届会议上提出报告"])
  func `Chinese is aligned sign by sign`(text: String) throws {
    let matches = try similar { try $0.passages(like: text) }
    #expect(matches.map(\.hit.locator.description) == ["A/190/60#p1"])
    #expect((matches.first?.changes.count ?? 0) > 1)
  }

  @Test(arguments: [
    "", "   ", "zzzz", "\u{0}\u{1}", String(repeating: "lamps ", count: 50_000),
    String(repeating: "请", count: 30_000), "\"((* OR NEAR",
  ])
  func `any text ends in bounded time`(text: String) throws {
    let taken = try threadTime { _ = try similar { try $0.passages(like: text) } }
    #expect(taken < .seconds(20))
  }
}

@Suite struct WordAlignmentTests {
  /// The length of the longest common subsequence, by the textbook.
  private func common(_ a: [String], _ b: [String]) -> Int {
    var row = [Int](repeating: 0, count: b.count + 1)
    for word in a {
      var corner = 0
      for (index, other) in b.enumerated() {
        let above = row[index + 1]
        row[index + 1] = word == other ? corner + 1 : max(above, row[index])
        corner = above
      }
    }
    return row[b.count]
  }

  @Test(arguments: 0..<100)
  func `words in common are those of the textbook`(seed: UInt64) {
    var state = seed &* 6_364_136_223_846_793_005 &+ 1
    func next(_ below: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % below
    }
    let letters = 2 + next(20)
    let a = (0..<next(200)).map { _ in "w\(next(letters))" }
    let b = (0..<next(200)).map { _ in "w\(next(letters))" }
    #expect(WordAlignment(a).common(with: b) == common(a, b), "seed \(seed)")
    #expect(WordAlignment(b).common(with: a) == common(a, b), "seed \(seed)")
  }
}

@Suite struct WordListTests {
  private func list(
    _ query: String, _ change: (inout WordCounter.Options) -> Void = { _ in },
    _ narrow: (inout SearchOptions) -> Void = { _ in }
  ) throws -> WordList {
    var options = WordCounter.Options()
    change(&options)
    var search = SearchOptions()
    search.limit = 1000
    narrow(&search)
    return try WordCounter(try Catalogue(path: Formulas.path), search, options).list(query)
  }

  @Test func `words are counted with their passages and documents`() throws {
    let lamps = try #require(try list("").rows.first { $0.word == "lamps" })
    #expect(lamps.frequency == 4 && lamps.passages == 4 && lamps.documents == 4)
    #expect(lamps.total == 4 && lamps.logLikelihood == nil && lamps.near == nil)
    #expect(lamps.language == .english)
  }

  @Test func `the most frequent come first without a query, what marks them out with one`() throws {
    let all = try list("").rows
    #expect(all.map(\.frequency) == all.map(\.frequency).sorted(by: >))
    let dinner = try list("dinner").rows
    #expect(
      Set(dinner.prefix(3).map(\.word)).isSubset(of: ["dinner", "keepers", "welcomes", "of", "the"])
    )
    #expect(dinner.first { $0.word == "dinner" }?.logLikelihood ?? 0 > 0)
    #expect(
      dinner.first { $0.word == "dinner" }?.logLikelihood ?? 0
        > dinner.first { $0.word == "the" }?.logLikelihood ?? 0)
  }

  @Test func `words near a match leave the match out and stop at the window`() throws {
    let near = try list("outer", { $0.window = 2 }).rows
    #expect(Set(near.map(\.word)) == ["upkeep", "of", "lamps", "at"])
    #expect(near.allSatisfy { $0.near == 3 })
    // "of" stands elsewhere too: it keeps less to this company.
    #expect(near.last?.word == "of")
    #expect(near.allSatisfy { ($0.logDice ?? 15) <= 14 })
  }

  @Test func `Chinese words are those of the dictionary`() throws {
    let words = try list("", { _ in }, { $0.languages = [.chinese] }).rows.map(\.word)
    #expect(words.contains("会议") && words.contains("报告"))
  }

  @Test func `rare words are left out when asked`() throws {
    let rows = try list("") { $0.least = 4 }.rows
    #expect(!rows.isEmpty && rows.allSatisfy { $0.frequency >= 4 })
  }

  @Test(arguments: [
    (10, 100, 10, 100, 0.0), (20, 100, 0, 100, 29.95), (0, 100, 20, 100, -29.95),
    (0, 0, 5, 10, 0.0),
  ])
  func `the log-likelihood of counts is as computed by hand`(
    inside: Int, part: Int, outside: Int, rest: Int, value: Double
  ) {
    let found = Association.logLikelihood(
      inside: inside, part: part, outside: outside, rest: rest)
    #expect(abs(found - value) < 0.05, "\(found)")
  }

  @Test(arguments: [(5, 5, 5, 14.0), (5, 10, 10, 13.0), (1, 1024, 1024, 4.0), (0, 3, 3, 0.0)])
  func `logDice is 14 for words that are always together and one less for each halving`(
    together: Int, first: Int, second: Int, value: Double
  ) {
    #expect(
      abs(Association.logDice(together: together, first: first, second: second) - value) < 1e-9)
  }
}
