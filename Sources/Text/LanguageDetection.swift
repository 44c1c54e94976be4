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

  /// The official language that a paragraph is surely written in where that is another than its document's;
  /// `nil` where it is the same or nothing is sure. A name, a title or a few words quoted are not enough.
  package static func detected(in paragraph: String, of document: Language) -> Language? {
    // Shorter than any sentence that has words enough.
    guard paragraph.utf8.count >= 40 else { return nil }
    var counter = LanguageCounter()
    counter.add(paragraph)
    return counter.language(besides: document)
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
  private var wordCount = 0
  /// How many words of ``common`` the text has, by its index.
  private var hits = [Int](repeating: 0, count: LanguageCounter.common.count)

  /// A word of Latin letters that is being read.
  private struct Word {
    var length = 0
    /// Its bytes in lower case, the last one lowest.
    var key: UInt64 = 0
    var isASCII = true
  }

  mutating func add(_ text: String) {
    var text = text
    text.withUTF8 { add($0) }
  }

  private mutating func add(_ text: UnsafeBufferPointer<UInt8>) {
    guard let start = text.baseAddress else { return }
    let table = Self.table
    var word = Word()
    var offset = 0
    while offset < text.count {
      let byte = start[offset]
      if byte < 0x80 {
        // As far as the word goes, in registers.
        let rest = min(text.count, offset + 16_000 - bytes)
        guard offset < rest else {
          bytes += 1
          break
        }
        let first = offset
        var key = word.key
        while offset < rest, isLetter(start[offset]) {
          key = key << 8 | UInt64(start[offset] | 0x20)
          offset += 1
        }
        let letters = offset - first
        latin += letters
        word.length += letters
        word.key = key
        bytes += letters
        if offset < rest, start[offset] < 0x80 {
          offset += 1
          bytes += 1
          if word.length > 0 { count(&word, table) }
        }
        continue
      }
      let (value, length) = UTF8Scan.scalar(start, at: offset, count: text.count)
      bytes += length
      if bytes > 16_000 { break }
      offset += length
      if (0xC0...0x24F).contains(value) {
        latin += 1
        word.length += length
        word.isASCII = false
        continue
      }
      countLetter(value)
      if word.length > 0 { count(&word, table) }
    }
    if word.length > 0 { count(&word, table) }
  }

  private mutating func countLetter(_ value: UInt32) {
    switch value {
    case 0x0400...0x04FF:
      cyrillic += 1
      switch value {
      case 0x456, 0x457, 0x454, 0x491: ukrainian += 1
      default: break
      }
    case 0x0600...0x06FF, 0xFB50...0xFDFF, 0xFE70...0xFEFC: arabic += 1
    case 0x3040...0x30FF: kana += 1
    case 0x3400...0x9FFF: han += 1
    default: break
    }
  }

  @inline(__always)
  private mutating func count(_ word: inout Word, _ table: [(key: UInt64, languages: UInt8)]) {
    wordCount += 1
    if word.length <= Self.longest, word.isASCII {
      var slot = Self.slot(word.key)
      while table[slot].key != 0 {
        if table[slot].key == word.key {
          var languages = table[slot].languages
          while languages != 0 {
            hits[languages.trailingZeroBitCount] += 1
            languages &= languages - 1
          }
          break
        }
        slot = (slot + 1) & (Self.slots - 1)
      }
    }
    word = Word()
  }

  /// Words of each language that its neighbours do not share: ASCII letters, ``longest`` at most.
  private static let common: [(language: Language, words: Set<String>)] = [
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

  private static let longest = 5
  private static let slots = 256

  private static func slot(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 56)
  }

  /// The words of ``common`` by their bytes, with a bit for each language that has them; open
  /// addressing, a key of 0 is free.
  private static let table: [(key: UInt64, languages: UInt8)] = {
    var table = [(key: UInt64, languages: UInt8)](repeating: (0, 0), count: slots)
    for (index, entry) in common.enumerated() {
      for word in entry.words {
        let key = word.utf8.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        var slot = slot(key)
        while table[slot].key != 0, table[slot].key != key { slot = (slot + 1) & (slots - 1) }
        table[slot].key = key
        table[slot].languages |= 1 << UInt8(index)
      }
    }
    return table
  }()

  /// The language of a paragraph where nearly all of it is written in another than `document`.
  func language(besides document: Language) -> Language? {
    guard let found = language, found != document else { return nil }
    let total = arabic + han * 3 + kana * 3 + cyrillic + latin
    switch found {
    case .chinese: return han * 3 * 4 > total * 3 ? found : nil
    case .arabic: return arabic * 4 > total * 3 ? found : nil
    case .russian: return cyrillic * 4 > total * 3 ? found : nil
    default:
      func count(of language: Language) -> Int {
        Self.common.firstIndex { $0.language == language }.map { hits[$0] } ?? 0
      }
      let own = count(of: found)
      // Every sixth word at least is one of the commonest, and of the document's language hardly any.
      guard latin * 4 > total * 3, wordCount >= 10, own >= 4, own * 6 >= wordCount,
        count(of: document) * 4 <= own
      else { return nil }
      return found
    }
  }

  var language: Language? {
    // A Han character says as much as three letters.
    let total = arabic + han * 3 + kana * 3 + cyrillic + latin
    guard total >= 12 else { return nil }
    if han * 3 * 5 > total * 2 { return kana * 4 > han ? nil : .chinese }
    if arabic * 5 > total * 2 { return .arabic }
    if cyrillic * 5 > total * 2 { return ukrainian * 25 > cyrillic ? nil : .russian }
    guard latin * 2 > total, wordCount >= 4 else { return nil }
    var best: (language: Language, hits: Int)?
    for (index, entry) in Self.common.enumerated() where hits[index] > best?.hits ?? 0 {
      best = (entry.language, hits[index])
    }
    guard let best, best.hits * 12 >= wordCount || best.hits >= 3 else { return nil }
    return Language.official.contains(best.language) ? best.language : nil
  }
}
