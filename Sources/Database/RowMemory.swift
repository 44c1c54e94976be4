/// The words whose rows are kept as a set, the last that somebody asked for: a search asks for the same words
/// several times over.
final class RowMemory {
  /// A set takes a bit a passage.
  private static let most = 16
  private var words: [WordRows] = []

  func keep(_ word: WordRows) {
    if words.count == Self.most { words.removeFirst().forgetRows() }
    words.append(word)
  }
}
