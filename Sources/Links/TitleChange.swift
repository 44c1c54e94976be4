import Documents

/// How the title of an item became another title in a later session.
enum TitleChange: Equatable {
  case same
  /// Only the number of a session or a year is another: "… of its seventy-fifth session".
  case number
  /// One title is the beginning of the other.
  case extended
  /// Other words, this much alike.
  case reworded(Double)

  /// The change between two titles of one language; `nil` when they are titles of two subjects.
  init?(_ old: AgendaDirectory.Item, _ new: AgendaDirectory.Item) {
    let (a, b) = (old.title, new.title)
    guard !a.squeezed.isEmpty, !b.squeezed.isEmpty else { return nil }
    if a.squeezed == b.squeezed {
      self = .same
      return
    }
    let shared = TitleChange.ends(a.words, b.words)
    let middles = (
      a.words[shared.first..<a.words.count - shared.last],
      b.words[shared.first..<b.words.count - shared.last]
    )
    if TitleChange.isNumber(middles.0), TitleChange.isNumber(middles.1),
      shared.first + shared.last >= 3
    {
      self = .number
      return
    }
    let shorter = min(a.words.count, b.words.count)
    if shorter >= 3, shared.first == shorter {
      self = .extended
      return
    }
    let similarity = a.similarity(to: b)
    // A name for another name makes another subject, however long the words around it.
    guard similarity >= 0.85,
      !(TitleChange.holdsName(middles.0, of: old.item.title)
        && TitleChange.holdsName(middles.1, of: new.item.title))
    else { return nil }
    self = .reworded(similarity)
  }

  /// How sure the two items are one subject, the title alone considered. Measured: docs/accuracy.md.
  var confidence: Double {
    switch self {
    case .same: 0.95
    case .number: 0.9
    case .extended: 0.7
    case .reworded(let similarity): 0.7 * similarity
    }
  }

  var rule: String {
    switch self {
    case .same: "continues-title"
    case .number: "continues-title-but-number"
    case .extended: "continues-extended-title"
    case .reworded: "continues-similar-title"
    }
  }

  /// How many words two titles share at the beginning, and then at the end.
  private static func ends(_ a: [Word], _ b: [Word]) -> (first: Int, last: Int) {
    let shorter = min(a.count, b.count)
    var first = 0
    while first < shorter, a[first] == b[first] { first += 1 }
    var last = 0
    while last < shorter - first, a[a.count - 1 - last] == b[b.count - 1 - last] { last += 1 }
    return (first, last)
  }

  private static func isNumber(_ words: ArraySlice<Word>) -> Bool {
    guard (1...4).contains(words.count) else { return false }
    if words.allSatisfy({ $0.text.contains(where: \.isNumber) }) { return true }
    return SessionOrdinal.first(in: words.map(\.text).joined(separator: " ")) != nil
  }

  private static func holdsName(_ words: ArraySlice<Word>, of title: String) -> Bool {
    let bytes = Array(title.utf8)
    return words.contains { word in
      guard word.range.upperBound <= bytes.count else { return true }
      let printed = String(decoding: bytes[word.range], as: UTF8.self)
      // Scripts without capitals do not tell a name.
      return printed.first.map { $0.isUppercase || !$0.isCased } ?? true
    }
  }
}
