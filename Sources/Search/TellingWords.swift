import Documents
import Glibc
import Store

/// Which words of a query that nothing has all of say most: those of the passage whose words weigh most
/// together, each the more the rarer it is, however often it stands there. Beside rarer words common ones
/// (``UncommonWords``) say nothing, however many stand together.
struct TellingWords {
  /// Passages that are looked at for it.
  private static let mostLooked = 200
  /// Passages that have the words, at most: where there are more, they say too little.
  private static let mostPassages = 20_000
  /// Words that are told apart, at most: of more nothing is said.
  private static let mostTerms = 32

  /// The numbers of the terms that are kept, in the order of the query; empty where none is found.
  let kept: [Int]
  /// Those that no passage has.
  let missing: [Int]
  /// The passages that have all that is kept; `nil` where there are too many.
  let passages: PassageSet?

  /// - Parameters:
  ///   - terms: what must hold, one expression a term.
  ///   - language: that of the words, if it is known, in which they are looked for then.
  init(
    of terms: [MatchExpression], _ reader: Reader, _ filter: SearchFilter, in language: Language?,
    _ limit: TimeLimit
  ) throws {
    var narrowed = filter
    if let language { narrowed.languages = [language] }
    guard terms.count <= Self.mostTerms, !limit.isPast else {
      (kept, missing, passages) = ([], [], nil)
      return
    }
    let totals = try terms.map { try reader.answer($0, narrowed, atMost: 0, limit).total }
    missing = try totals.indices.filter {
      try totals[$0] == 0 && reader.answer(terms[$0], filter, atMost: 0, limit).total == 0
    }
    let all = Double(try reader.passageCount())
    let known = totals.indices.filter { totals[$0] > 0 }
    let uncommon = known.filter { Double(totals[$0]) <= UncommonWords.commonShare * all }
    let telling = uncommon.isEmpty ? known : uncommon
    let weights = totals.map { log1p(max(0, all - Double($0) + 0.5) / (Double($0) + 0.5)) }
    var looked = narrowed
    var hits = try reader.answer(
      .or(telling.map { terms[$0] }), narrowed, atMost: Self.mostLooked, limit
    ).hits
    // What has the rarest word alone need not be among those.
    if let rarest = telling.min(by: { totals[$0] < totals[$1] }) {
      hits += try reader.answer(terms[rarest], narrowed, atMost: Self.mostLooked, limit).hits
    }
    looked.paragraphs = PassageSet(hits.map(\.paragraph))
    var held: [ParagraphID: UInt64] = [:]
    for number in telling {
      for hit in try reader.answer(terms[number], looked, atMost: 2 * Self.mostLooked, limit).hits {
        held[hit.paragraph, default: 0] |= 1 << UInt64(number)
      }
    }
    func numbers(_ bits: UInt64) -> [Int] { terms.indices.filter { bits >> UInt64($0) & 1 == 1 } }
    let best = Set(held.values).map {
      (bits: $0, weight: numbers($0).reduce(0) { $0 + weights[$1] })
    }
    .max { ($0.weight, $1.bits) < ($1.weight, $0.bits) }
    kept = best.map { numbers($0.bits) } ?? []
    let together = MatchExpression.and(kept.map { terms[$0] })
    guard !kept.isEmpty,
      case let found = try reader.answer(together, narrowed, atMost: Self.mostPassages, limit),
      found.total <= Self.mostPassages
    else {
      passages = nil
      return
    }
    passages = PassageSet(found.hits.map(\.paragraph))
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
