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
    var text = text
    text.makeContiguousUTF8()
    var sentences: [Range<Int>] = []
    var start = 0
    for sign in signs(in: text) {
      let place = text.utf8.index(text.utf8.startIndex, offsetBy: sign)
      guard isEnd(place, in: text.unicodeScalars) else { continue }
      let end = sign + UTF8.width(text.unicodeScalars[place])
      sentences.append(start..<end)
      start = end
    }
    if start < text.utf8.count { sentences.append(start..<text.utf8.count) }
    return sentences
  }

  /// Where scalars begin that may end a sentence: most of a text is passed over byte by byte.
  private static func signs(in text: String) -> [Int] {
    var signs: [Int] = []
    var text = text
    text.withUTF8 { bytes in
      for index in bytes.indices {
        switch bytes[index] {
        case 0x21, 0x2E, 0x3F: signs.append(index)
        // What "؟", "。", "！" and "？" begin with.
        case 0xD8, 0xE3, 0xEF: signs.append(index)
        default: break
        }
      }
    }
    return signs
  }

  private static func isEnd(
    _ place: String.Index, in scalars: String.UnicodeScalarView
  ) -> Bool {
    switch scalars[place] {
    case "。", "！", "？", "؟": return true
    case "!", "?": break
    case ".":
      let word = word(before: place, in: scalars)
      if isInitial(word) || shortened.contains(word.lowercased()) { return false }
    default: return false
    }
    let next = scalars[place...].dropFirst().prefix(2)
    guard let space = next.first else { return true }
    guard space.properties.isWhitespace else { return false }
    let follower = next.dropFirst().first
    return !(follower?.properties.isLowercase ?? false)
  }

  private static func isInitial(_ word: String) -> Bool {
    let scalars = word.unicodeScalars
    return scalars.count == 1 && scalars.first?.properties.isIdeographic == false
  }

  /// The letters and digits right before a place, no more of them than matter.
  private static func word(
    before place: String.Index, in scalars: String.UnicodeScalarView
  ) -> String {
    let letters = scalars[..<place].reversed().prefix(longestShortened + 1).prefix {
      $0.properties.isAlphabetic || $0.properties.numericType != nil
    }
    return String(String.UnicodeScalarView(letters.reversed()))
  }

  private static let longestShortened = shortened.map(\.unicodeScalars.count).max() ?? 0
}
