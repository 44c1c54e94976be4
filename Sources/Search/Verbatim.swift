/// A run of words as somebody copied it, capitals and all: what stands so in a passage is what they
/// meant rather than the same words as a name.
struct Verbatim {
  /// Passages that are looked at for it, at most.
  static let mostLooked = 200
  /// Shorter runs are words of somebody's own.
  private static let fewest = 4

  private let words: [Substring.UnicodeScalarView]

  init?(_ text: String) {
    words = Verbatim.words(text[...])
    guard words.count >= Verbatim.fewest else { return nil }
  }

  private static func words(_ text: Substring) -> [Substring.UnicodeScalarView] {
    text.unicodeScalars.split {
      !$0.properties.isAlphabetic && $0.properties.numericType == nil
    }
  }

  func stands(in text: String) -> Bool {
    let all = Verbatim.words(text[...])
    guard all.count >= words.count else { return false }
    return (0...(all.count - words.count)).contains { start in
      words.indices.allSatisfy { all[start + $0].elementsEqual(words[$0]) }
    }
  }
}
