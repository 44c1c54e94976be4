import Text

/// A stretch of words that two texts share, or that only one of them has.
package struct WordChange: Sendable, Equatable {
  package enum Kind: String, Sendable { case same, added, dropped }

  package let kind: Kind
  package let text: String

  package init(kind: Kind, text: String) {
    self.kind = kind
    self.text = text
  }

  /// Words compared at most, of each text; longer ones are one change.
  static let most = 2000

  /// The second text as changes of the first, word by word; a word is what the index takes for one,
  /// with the signs behind it. The cost is the product of the two lengths in words.
  static func between(
    _ old: String, _ new: String, _ breaker: PassageTokenizer = PassageTokenizer()
  ) -> [WordChange] {
    let a = words(of: old, breaker)
    let b = words(of: new, breaker)
    guard a.count <= most, b.count <= most else {
      return [WordChange(kind: .dropped, text: old), WordChange(kind: .added, text: new)]
    }
    // Lengths of the longest common runs of the ends, row by row from the last word.
    var lengths = [[Int32]](
      repeating: [Int32](repeating: 0, count: b.count + 1), count: a.count + 1)
    for i in a.indices.reversed() {
      for j in b.indices.reversed() {
        lengths[i][j] =
          a[i].key == b[j].key
          ? lengths[i + 1][j + 1] + 1 : max(lengths[i + 1][j], lengths[i][j + 1])
      }
    }
    var changes: [(kind: Kind, text: String)] = []
    func add(_ kind: Kind, _ word: Word) {
      if changes.last?.kind == kind {
        changes[changes.count - 1].text += word.text
      } else {
        changes.append((kind, word.text))
      }
    }
    var i = 0
    var j = 0
    while i < a.count || j < b.count {
      if i < a.count, j < b.count, a[i].key == b[j].key {
        add(.same, b[j])
        i += 1
        j += 1
      } else if i < a.count, j == b.count || lengths[i + 1][j] >= lengths[i][j + 1] {
        add(.dropped, a[i])
        i += 1
      } else {
        add(.added, b[j])
        j += 1
      }
    }
    return changes.map { WordChange(kind: $0.kind, text: trimmed($0.text)) }
  }

  private struct Word {
    /// With the signs and spaces behind it.
    let text: String
    let key: String
  }

  private static func words(of text: String, _ breaker: PassageTokenizer) -> [Word] {
    let bytes = Array(text.utf8)
    var starts = breaker.words(of: text).map(\.lowerBound)
    if let first = starts.first, first > 0 { starts[0] = 0 }
    if starts.isEmpty, !bytes.isEmpty { starts = [0] }
    return starts.indices.map { index in
      let end = index + 1 < starts.count ? starts[index + 1] : bytes.count
      let piece = String(decoding: bytes[starts[index]..<end], as: UTF8.self)
      return Word(text: piece, key: trimmed(piece))
    }
  }

  private static func trimmed(_ text: String) -> String {
    var rest = text[...]
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }
}
