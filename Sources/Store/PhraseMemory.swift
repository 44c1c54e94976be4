/// The phrases that were looked for last: a search asks for the same words in their order more than
/// once, with their stems and as typed.
final class PhraseMemory {
  private static let most = 4
  /// Larger ones are looked for again.
  private static let mostRows = 500_000
  private var known: [(words: [[[UInt8]]], found: FoundPhrases)] = []

  /// - Parameter words: of each position of the phrase, those that stand somewhere.
  func found(
    _ words: [[[UInt8]]], orMake make: () throws -> FoundPhrases
  ) rethrows -> FoundPhrases {
    if let entry = known.first(where: { $0.words == words }) { return entry.found }
    let found = try make()
    if found.rows.count <= Self.mostRows {
      if known.count == Self.most { known.removeFirst() }
      known.append((words, found))
    }
    return found
  }

  func removeAll() { known = [] }
}
