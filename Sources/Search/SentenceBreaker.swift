/// Cuts a paragraph into sentences.
package enum SentenceBreaker {
  /// Words that a full stop only shortens.
  private static let shortened: Set<String> = [
    "no", "nos", "para", "paras", "art", "arts", "mr", "ms", "mrs", "dr", "st", "vol", "add", "rev",
    "corr", "chap", "sect", "cf", "fig", "p", "pp", "résol", "párr", "párrs", "núm", "núms", "sr",
    "sra", "ст", "п", "пп", "г", "стр", "см",
  ]

  /// Half-open ranges of UTF-8 bytes, in order; together they are the whole text.
  package static func sentences(of text: String) -> [Range<Int>] {
    let scalars = Array(text.unicodeScalars)
    var sentences: [Range<Int>] = []
    var start = 0
    var offset = 0
    var word = ""
    for (index, scalar) in scalars.enumerated() {
      offset += UTF8.width(scalar)
      if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        word.unicodeScalars.append(scalar)
        continue
      }
      if isEnd(scalar, after: word, next: scalars[(index + 1)...].prefix(3)) {
        sentences.append(start..<offset)
        start = offset
      }
      word = ""
    }
    if offset > start { sentences.append(start..<offset) }
    return sentences
  }

  private static func isEnd(
    _ scalar: Unicode.Scalar, after word: String, next: ArraySlice<Unicode.Scalar>
  ) -> Bool {
    switch scalar {
    case "。", "！", "？", "؟": return true
    case "!", "?": break
    case ".":
      let isInitial = word.unicodeScalars.count == 1
      if isInitial || shortened.contains(word.lowercased()) { return false }
    default: return false
    }
    guard let space = next.first else { return true }
    guard space.properties.isWhitespace else { return false }
    let follower = next.dropFirst().first
    return !(follower?.properties.isLowercase ?? false)
  }
}
