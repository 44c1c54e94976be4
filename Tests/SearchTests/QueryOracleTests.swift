import Documents
import TestSupport
import Testing

@testable import Search
@testable import Store

/// Totals and hits of random queries, held to conditions looked at one by one.
@Suite struct QueryOracleTests {
  /// An index of which a part was written again, and what is in it.
  private func corpus(
    _ folder: TemporaryFolder, _ random: inout SeededNumbers
  ) throws -> [QueryOracle.Passage] {
    var passages: [Int: [QueryOracle.Passage]] = [:]
    func write(_ numbers: [Int]) throws {
      let writer = try Writer(path: folder.path + "/index.db", rebuilding: false)
      for number in numbers {
        let made = QueryOracle.document(number, &random)
        passages[number] = made.passages
        let record = FileRecord(
          path: "/specimens/\(number).txt", size: 1, modified: Int(random.next() % 1_000_000),
          hash: "\(random.next())", state: .read)
        try writer.put(record, documents: [CitedDocument(made.document, citations: [])])
      }
      _ = try writer.finish()
    }
    try write(Array(1...12))
    try write([3, 13])
    try write([5, 3])
    return passages.values.flatMap { $0 }
  }

  private func expectSame(
    _ searcher: Searcher, _ passages: [QueryOracle.Passage], _ random: inout SeededNumbers,
    queries: Int
  ) throws {
    for number in 0..<queries {
      let made = QueryOracle.condition(&random, depth: 1 + number % 3)
      let isBySentence = random.next() % 3 == 0
      let text = made.text + (isBySentence ? " in:sentence" : "")
      let wanted = passages.filter { passage in
        isBySentence
          ? passage.sentences.contains { QueryOracle.holds(made.condition, in: $0) }
          : QueryOracle.holds(made.condition, in: passage.words)
      }
      var options = SearchOptions()
      options.limit = 10_000
      options.foldsCopies = false
      let matches = try searcher.matches(text, options)
      let road = searcher.reader.usesPostingLists ? "lists" : "FTS5"
      #expect(matches.passages.count == wanted.count, "\(road), \(text): \(matches.query)")
      // Plain words are read more loosely.
      guard isBySentence || text.contains(" ") && !text.contains("\"") || text.contains("(") else {
        continue
      }
      let results = try searcher.search(text, options)
      #expect(results.total == wanted.count, "\(road), \(text): \(results.query)")
      let places = Set(results.hits.map(\.locator.description))
      #expect(places == Set(wanted.map(\.locator)), "\(road), \(text)")
    }
  }

  @Test(arguments: 1...3)
  func `a query finds what its conditions say, one by one`(seed: Int) throws {
    let folder = try TemporaryFolder()
    var random = SeededNumbers(seed: UInt64(seed))
    let passages = try corpus(folder, &random)
    let searcher = try Catalogue(path: folder.path + "/index.db").searcher
    try expectSame(searcher, passages, &random, queries: 100)
    // While FTS5 merges segments, it is asked itself.
    searcher.reader.usesPostingLists = false
    try expectSame(searcher, passages, &random, queries: 30)
  }
}
