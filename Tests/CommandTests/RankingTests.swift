import Documents
import Foundation
import Search
import TestSupport
import Testing

/// Where the right answers of `Corpus/expected/queries.tsv` stand in the results.
@Suite struct RankingTests {
  private struct Query {
    let language: String
    let kind: String
    let text: String
    let expected: String
  }

  /// Ranks by group of queries; 0 where the answer is not among the first ten.
  private struct Figures {
    var ranks: [Int] = []

    private func recall(_ count: Int) -> Double {
      Double(ranks.filter { $0 > 0 && $0 <= count }.count) / Double(max(ranks.count, 1))
    }

    var line: String {
      let reciprocal = ranks.reduce(0.0) { $0 + ($1 > 0 ? 1 / Double($1) : 0) }
      let values = [recall(1), recall(5), recall(10), reciprocal / Double(max(ranks.count, 1))]
      return "\(ranks.count)\t" + values.map { String(format: "%.3f", $0) }.joined(separator: "\t")
    }
  }

  private static func queries() throws -> [Query] {
    let file = Specimens.root.appendingPathComponent("Corpus/expected/queries.tsv")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst().map {
      let cells = $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard cells.count == 4 else { throw CocoaError(.fileReadCorruptFile) }
      return Query(language: cells[0], kind: cells[1], text: cells[2], expected: cells[3])
    }
  }

  /// A paragraph is found by itself or a part of it in the query's language, a document by any hit in it.
  private static func rank(_ query: Query, _ searcher: Searcher) throws -> Int {
    let hits = try searcher.search(query.text, SearchOptions()).hits
    let rank = hits.firstIndex { hit in
      guard let wanted = Locator(query.expected), hit.locator.symbol == wanted.symbol else {
        return false
      }
      let isRight = wanted.path.isEmpty || hit.locator.path.isWithin(wanted.path)
      return isRight && (query.kind == "symbol" || hit.language?.code == query.language)
    }
    return rank.map { $0 + 1 } ?? 0
  }

  @Test func `the right answers stand where they stood when this was reviewed`() throws {
    let searcher = try Catalogue(path: Specimens.index).searcher
    var figures: [String: Figures] = [:]
    var lines: [String] = []
    for query in try Self.queries() {
      let rank = try Self.rank(query, searcher)
      for group in ["all", query.language, query.kind] {
        figures[group, default: Figures()].ranks.append(rank)
      }
      lines.append(
        "\(rank == 0 ? "-" : String(rank))\t\(query.language)\t\(query.text)\t\(query.expected)")
    }
    let order = [
      "all", "keywords", "quote", "title", "symbol", "en", "fr", "es", "ru", "ar", "zh",
    ]
    #expect(Set(order) == Set(figures.keys))
    let table = order.compactMap { group in figures[group].map { "\(group)\t\($0.line)" } }
    let text =
      (["group\tqueries\trecall@1\trecall@5\trecall@10\tmrr"] + table + [
        "", "rank\tlanguage\tquery\texpected",
      ]
      + lines).joined(separator: "\n") + "\n"
    #expect(Golden.difference(text, from: "ranking.txt") == nil)
  }
}
