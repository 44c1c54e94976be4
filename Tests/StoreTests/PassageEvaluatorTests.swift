import Documents
import TestSupport
import Testing

@testable import Store

struct PassageEvaluatorTests {
  /// An index of random texts, part of it changed again, so that there are several segments with
  /// deleted rows.
  private func randomIndex(_ folder: TemporaryFolder, seed: Int) throws {
    var random = SeededNumbers(seed: UInt64(seed))
    let words = ["rose", "roses", "tulip", "of", "the", "garden", "gardens", "秘书长", "сад", "A/1/2"]
    func document(_ name: Int) -> (String, Document) {
      let texts = (0..<30).map { _ in
        (0...Int(random.next() % 12)).map { _ in
          words[Int(random.next() % UInt64(words.count))]
        }.joined(separator: " ")
      }
      return ("f\(name)", resolution("A/RES/178/\(name)", title: "The garden", texts))
    }
    try write((1...6).map(document), to: folder.index)
    for _ in 0..<3 { try write([document(Int(random.next() % 6) + 1)], to: folder.index) }
  }

  @Test(arguments: 1...2)
  func `posting lists and FTS5 give the same answers`(seed: Int) throws {
    let folder = TemporaryFolder()
    try randomIndex(folder, seed: seed)
    let reader = try Reader(path: folder.index)
    func phrase(_ text: String) throws -> MatchExpression {
      .phrase(try reader.positions(of: text))
    }
    let rose = try phrase("roses")
    let garden = try phrase("garden")
    let the = try phrase("the")
    let expressions: [MatchExpression] = [
      rose, .and([rose, garden]), .or([rose, garden, the]), .not(garden, .or([rose, the])),
      try phrase("the garden"), try phrase("garden of the rose"), try phrase("秘书长"),
      .and([.or([rose, the]), .not(garden, try phrase("сад")), the]), try phrase("A/1/2"),
      try phrase("nowhere"), .or([try phrase("nowhere"), the]),
      .phrase(reader.words.positions(of: "gar", languages: []), isPrefix: true),
      .near([try reader.positions(of: "rose"), try reader.positions(of: "garden")], distance: 2),
      .adjacent([try reader.positions(of: "the"), try reader.positions(of: "rose")], distance: 2),
      .near(
        [
          try reader.positions(of: "tulip"), try reader.positions(of: "of the"),
          try reader.positions(of: "tulip"),
        ], distance: 6),
      .or([
        rose,
        .not(
          the,
          .adjacent(
            [try reader.positions(of: "garden"), try reader.positions(of: "of")], distance: 1)),
      ]),
    ]
    for expression in expressions {
      for unit in [SearchRequest.Unit.paragraph, .document] {
        for sort in [SearchRequest.Sort.relevance, .symbol] {
          var request = SearchRequest(expression)
          request.unit = unit
          request.sort = sort
          request.limit = 7
          request.offset = 2
          request.countsDocuments = true
          reader.usesPostingLists = true
          let fast = try reader.search(request)
          reader.usesPostingLists = false
          let slow = try reader.search(request)
          #expect(fast.total == slow.total)
          #expect(fast.documents == slow.documents)
          #expect(fast.hits.map(\.paragraph) == slow.hits.map(\.paragraph), "\(expression)")
        }
      }
    }
  }
}
