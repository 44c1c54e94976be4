import Documents

/// A title ready for comparing: its words, without "(continued)" and printed citations at its end.
struct TitleKey: Sendable {
  let words: [Word]
  /// The words run together: equal titles have equal ones, however they were spaced and broken.
  let squeezed: String
  private let counts: [String: Int]

  init(_ title: String) {
    words = Word.all(in: String(TitleKey.withoutTail(title)))
    squeezed = words.map(\.text).joined()
    var counts: [String: Int] = [:]
    for word in words { counts[word.text, default: 0] += 1 }
    self.counts = counts
  }

  /// Cuts brackets at the end that hold a number, such as "(resolutions 57/270 B and 79/1)", and
  /// marks of continuation; a bracket of words alone belongs to the title.
  private static func withoutTail(_ title: String) -> Substring {
    var rest = Substring(title)
    while true {
      while let last = rest.last, last.isWhitespace || ".;:,*".contains(last) { rest.removeLast() }
      guard rest.last == ")" || rest.last == "）",
        let open = rest.lastIndex(where: { $0 == "(" || $0 == "（" }), open != rest.startIndex
      else { return rest }
      let inside = rest[open...].dropFirst().dropLast()
      let isCitation = inside.contains { $0 == "/" } && inside.contains(where: \.isNumber)
      guard isCitation || Continuation.isMark(inside) else { return rest }
      rest = rest[..<open]
    }
  }

  /// 0 to 1: 1 for the same words, else the share of weighted words that both have.
  func similarity(to other: TitleKey) -> Double {
    guard !words.isEmpty, !other.words.isEmpty else { return 0 }
    if squeezed == other.squeezed { return 1 }
    var shared = 0.0
    for (word, count) in counts {
      guard let its = other.counts[word] else { continue }
      shared += Double(min(count, its)) * Word(text: word, range: 0..<0).weight
    }
    let total = weight + other.weight
    return total == 0 ? 0 : min(0.99, 2 * shared / total)
  }

  private var weight: Double { words.reduce(0) { $0 + $1.weight } }
}

/// "(continued)" and its like, which are no part of a title.
enum Continuation {
  private static let marks: Set<String> = [
    "continued", "concluded", "resumed", "suite", "fin", "suiteetfin", "continuación",
    "conclusión", "продолжение", "окончание", "تابع", "ختام", "续", "续完", "完",
  ]

  static func isMark(_ text: some StringProtocol) -> Bool {
    marks.contains(Word.all(in: String(text)).map(\.text).joined())
  }
}
