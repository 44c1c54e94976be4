import Database

/// What was put together last: a search asks for the same words more than once, with their stems and as
/// typed.
final class PhraseMemory {
  private static let most = 4
  /// Larger ones are looked for again.
  private static let mostRows = 500_000
  /// Merged lists take a byte a passage.
  private static let mostMerged = 2
  private var known: [(words: [[[UInt8]]], found: FoundPhrases)] = []
  private var merged: [(words: [[UInt8]], counts: RowCounts)] = []
  private var near: (expression: MatchExpression, rows: NearRows)?

  /// - Parameters:
  ///   - words: of each position of the phrase, those that stand somewhere.
  ///   - make: gets rows of which it can only stand in some, where such are known.
  func found(
    _ words: [[[UInt8]]], orMake make: (_ candidates: [Int32]?) throws -> FoundPhrases
  ) rethrows -> FoundPhrases {
    let known = known(words)
    if let known, known.isWhole { return known.found }
    let found = try make(known?.found.rows)
    if found.rows.count <= Self.mostRows {
      if self.known.count == Self.most { self.known.removeFirst() }
      self.known.append((words, found))
    }
    return found
  }

  /// What is known of a phrase, where something is.
  ///
  /// - Returns: where it stands, or, if that is not the whole of it, where a phrase stands that has its words
  ///   and others too.
  func known(_ words: [[[UInt8]]]) -> (found: FoundPhrases, isWhole: Bool)? {
    if let entry = known.first(where: { $0.words == words }) { return (entry.found, true) }
    return known.first { entry in
      entry.words.count == words.count
        && zip(words, entry.words).allSatisfy { mine, its in mine.allSatisfy(its.contains) }
    }.map { ($0.found, false) }
  }

  /// - Parameter words: those that stand somewhere, of one position.
  func merged(_ words: [[UInt8]], orMake make: () -> RowCounts) -> RowCounts {
    if let entry = merged.first(where: { $0.words == words }) { return entry.counts }
    let counts = make()
    if merged.count == Self.mostMerged { merged.removeFirst() }
    merged.append((words, counts))
    return counts
  }

  /// - Parameter expression: of phrases that stand near each other.
  func near(_ expression: MatchExpression, orMake make: () throws -> NearRows) rethrows -> NearRows
  {
    if let near, near.expression == expression { return near.rows }
    let rows = try make()
    near = rows.isComplete ? (expression, rows) : nil
    return rows
  }

  func removeAll() {
    known = []
    merged = []
    near = nil
  }
}
