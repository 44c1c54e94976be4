import Store

/// The words of a query that say something beside common ones ("when was the …"), which a passage that is
/// meant may well do without.
struct UncommonWords {
  /// The share of all passages from which on a word is common.
  static let commonShare = 0.05
  /// Passages that have the others, at most.
  private static let mostPassages = 2000
  /// Words that are looked at, at most.
  private static let mostTerms = 32

  /// The numbers of the common terms.
  let common: [Int]
  /// The passages that have all others.
  let passages: [ParagraphID]

  /// `nil` where the query holds no common words or fewer than two others, and where too many passages
  /// have these.
  ///
  /// - Parameter terms: what must hold, one expression a term.
  init?(
    of terms: [MatchExpression], _ reader: Reader, _ filter: SearchFilter, _ limit: TimeLimit
  ) throws {
    guard (3...Self.mostTerms).contains(terms.count), !limit.isPast else { return nil }
    let least = Self.commonShare * Double(try reader.passageCount())
    let totals = try terms.map { try reader.answer($0, filter, atMost: 0, limit).total }
    let common = totals.indices.filter { Double(totals[$0]) > least }
    guard !common.isEmpty, terms.count - common.count > 1 else { return nil }
    let others = totals.indices.filter { !common.contains($0) }.map { terms[$0] }
    let found = try reader.answer(.and(others), filter, atMost: Self.mostPassages, limit)
    guard found.total <= Self.mostPassages else { return nil }
    self.common = common
    passages = found.hits.map(\.paragraph)
  }
}
