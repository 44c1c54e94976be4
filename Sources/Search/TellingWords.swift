import Documents
import Store

/// Which words of a query that nothing has all of say most: the rarest, as many of them as one passage
/// has. Common words are given up first, and those that no passage has.
struct TellingWords {
  /// Passages that have them, at most: where there are more, they say too little.
  private static let mostPassages = 20_000
  /// Words that are told apart, at most: of more nothing is said.
  private static let mostTerms = 32

  /// The numbers of the terms that are kept, in the order of the query; empty where none is found.
  let kept: [Int]
  /// Those that no passage has.
  let missing: [Int]
  /// The passages that have all that is kept; `nil` where there are too many.
  let passages: Set<ParagraphID>?

  /// - Parameters:
  ///   - terms: what must hold, one expression a term.
  ///   - language: that of the words, if it is known, in which they are looked for then.
  init(
    of terms: [MatchExpression], _ reader: Reader, _ filter: SearchFilter, in language: Language?,
    _ limit: TimeLimit
  ) throws {
    var narrowed = filter
    if let language { narrowed.languages = [language] }
    func answer(
      _ expression: MatchExpression, atMost count: Int, _ filter: SearchFilter
    ) throws -> SearchAnswer {
      var request = SearchRequest(expression)
      request.filter = filter
      request.limit = count
      request.seconds = limit.left
      return try reader.search(request)
    }
    guard terms.count <= Self.mostTerms, !limit.isPast else {
      (kept, missing, passages) = ([], [], nil)
      return
    }
    let totals = try terms.map { try answer($0, atMost: 0, narrowed).total }
    missing = try totals.indices.filter {
      try totals[$0] == 0 && answer(terms[$0], atMost: 0, filter).total == 0
    }
    let rarest = totals.indices.filter { totals[$0] > 0 }.sorted {
      (totals[$0], $0) < (totals[$1], $1)
    }
    func all(_ count: Int) -> MatchExpression { .and(rarest.prefix(count).map { terms[$0] }) }
    // What has more of them has fewer too, so the most are found by halving.
    var fewest = min(1, rarest.count)
    var most = rarest.count
    while fewest < most {
      let middle = (fewest + most + 1) / 2
      if try answer(all(middle), atMost: 0, narrowed).total > 0 {
        fewest = middle
      } else {
        most = middle - 1
      }
    }
    kept = rarest.prefix(fewest).sorted()
    guard fewest > 0, totals[rarest[0]] <= Self.mostPassages else {
      passages = nil
      return
    }
    let hits = try answer(all(fewest), atMost: Self.mostPassages, narrowed).hits
    passages = Set(hits.map(\.paragraph))
  }

  /// What is said of it.
  func remark(_ terms: [Query]) -> String {
    func list(_ numbers: [Int]) -> String {
      numbers.map { terms[$0].description }.joined(separator: ", ")
    }
    let lacking =
      missing.isEmpty ? "no passage has all the words" : "no passage has \(list(missing))"
    let first = passages == nil ? "the best first" : "first those with \(list(kept))"
    return lacking + "; these have some of the words, " + first
  }
}
