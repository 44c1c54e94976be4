/// The sentences of a record or report.
enum RecordSentences {
  private static let abbreviations: Set<String> = [
    "no", "nos", "mr", "mrs", "ms", "dr", "st", "para", "paras", "art", "arts", "pp", "par", "chap",
    "vol", "add", "corr", "rev", "sra", "sr", "mme", "párr", "párrs", "núm", "núms", "cf", "см",
    "гл",
  ]

  /// The sentences of a text: a stop, a space, and a capital or a sign behind it.
  static func all(in text: String) -> [String] {
    var sentences: [String] = []
    var sentence = ""
    var stopped = false
    var word = ""
    for character in text {
      if stopped, !character.isWhitespace, !character.isLowercase, !character.isNumber {
        sentences.append(sentence.trimmed)
        sentence = ""
      }
      if !character.isWhitespace { stopped = false }
      sentence.append(character)
      switch character {
      case "。", "!", "?", "؟", "？": stopped = true
      case ".": stopped = word.count != 1 && !abbreviations.contains(word)
      default: break
      }
      if character.isLetter {
        if word.utf8.count < 60 { word += character.lowercased() }
      } else {
        word = ""
      }
    }
    if !sentence.trimmed.isEmpty { sentences.append(sentence.trimmed) }
    return sentences
  }
}
