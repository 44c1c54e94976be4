import Documents

extension Language {
  /// The official language that `text` is written in, by its script and, in Latin script, by its
  /// commonest words; `nil` when it is another one or too short to tell. Reads 16,000 bytes at most.
  package static func detected(in text: some Sequence<String>) -> Language? {
    var counter = LanguageCounter()
    for part in text {
      counter.add(part)
      if counter.bytes > 16_000 { break }
    }
    return counter.language
  }
}

/// Letters by script and common words by language.
private struct LanguageCounter {
  var bytes = 0
  private var arabic = 0
  private var han = 0
  private var kana = 0
  private var cyrillic = 0
  private var latin = 0
  private var ukrainian = 0
  private var words: [String: Int] = [:]
  private var wordCount = 0

  mutating func add(_ text: String) {
    var word = ""
    for scalar in text.unicodeScalars {
      bytes += UTF8.width(scalar)
      if bytes > 16_000 { break }
      let value = scalar.value
      switch value {
      case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F:
        latin += 1
        word.unicodeScalars.append(scalar)
        continue
      case 0x0400...0x04FF:
        cyrillic += 1
        if [0x456, 0x457, 0x454, 0x491].contains(value) { ukrainian += 1 }
      case 0x0600...0x06FF, 0xFB50...0xFDFF, 0xFE70...0xFEFC: arabic += 1
      case 0x3040...0x30FF: kana += 1
      case 0x3400...0x9FFF: han += 1
      default: break
      }
      count(&word)
    }
    count(&word)
  }

  private mutating func count(_ word: inout String) {
    guard !word.isEmpty else { return }
    wordCount += 1
    if word.utf8.count <= 5 { words[word.lowercased(), default: 0] += 1 }
    word = ""
  }

  /// Words of each language that its neighbours do not share.
  private static let common: [(Language, Set<String>)] = [
    (
      .english,
      ["the", "of", "and", "to", "in", "its", "by", "with", "that", "for", "was", "which"]
    ),
    (
      .french,
      ["les", "des", "du", "et", "dans", "que", "pour", "aux", "au", "une", "sur", "est", "le"]
    ),
    (.spanish, ["los", "las", "del", "y", "el", "por", "una", "con", "para", "al", "su", "sus"]),
    (Language("de"), ["der", "die", "und", "den", "des", "von", "mit", "dem", "das", "zur", "zu"]),
    (Language("pt"), ["os", "do", "da", "dos", "das", "e", "em", "uma", "com", "ao", "no", "na"]),
    (Language("it"), ["il", "di", "che", "della", "dei", "del", "gli", "per", "con", "nel", "e"]),
    (Language("nl"), ["het", "van", "een", "en", "de", "dat", "voor", "met", "op", "zijn"]),
  ]

  var language: Language? {
    // A Han character says as much as three letters.
    let total = arabic + han * 3 + kana * 3 + cyrillic + latin
    guard total >= 12 else { return nil }
    if han * 3 * 5 > total * 2 { return kana * 4 > han ? nil : .chinese }
    if arabic * 5 > total * 2 { return .arabic }
    if cyrillic * 5 > total * 2 { return ukrainian * 25 > cyrillic ? nil : .russian }
    guard latin * 2 > total, wordCount >= 4 else { return nil }
    var best: (language: Language, hits: Int)?
    for (language, common) in LanguageCounter.common {
      let hits = common.reduce(0) { $0 + (words[$1] ?? 0) }
      if hits > best?.hits ?? 0 { best = (language, hits) }
    }
    guard let best, best.hits * 12 >= wordCount || best.hits >= 3 else { return nil }
    return Language.official.contains(best.language) ? best.language : nil
  }
}
