import Database

/// What was put together last: a search asks for the same words more than once, with their stems and as
/// typed.
final class PhraseMemory {
  private static let most = 4
  /// Larger ones are looked for again.
  private static let mostRows = 500_000
  /// Merged lists take a byte a passage.
  private static let mostMerged = 2
  /// A phrase and where it stands.
  struct Known {
    /// Of each position.
    let words: [[[UInt8]]]
    let found: FoundPhrases
  }

  private var known: [Known] = []
  private var merged: [(words: [[UInt8]], counts: RowCounts)] = []
  private var near: (expression: MatchExpression, rows: NearRows)?

  /// - Parameters:
  ///   - words: of each position of the phrase, those that stand somewhere.
  ///   - make: gets what is known of a phrase that has these words and others too.
  func found(
    _ words: [[[UInt8]]], orMake make: (_ wider: Known?) throws -> FoundPhrases
  ) rethrows -> FoundPhrases {
    let known = known(words)
    if let known, known.words == words { return known.found }
    let found = try make(known)
    if found.rows.count <= Self.mostRows {
      if self.known.count == Self.most { self.known.removeFirst() }
      self.known.append(Known(words: words, found: found))
    }
    return found
  }

  /// What is known of a phrase, where something is.
  ///
  /// - Returns: it, or one that has its words and others too.
  func known(_ words: [[[UInt8]]]) -> Known? {
    known.first { $0.words == words }
      ?? known.first { entry in
        entry.words.count == words.count
          && zip(words, entry.words).allSatisfy { mine, its in mine.allSatisfy(its.contains) }
      }
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
