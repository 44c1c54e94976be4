import CICU
import Testing

@testable import Text

/// Our words and ICU's. One for each test: filling it is what costs.
final class Breaker {
  let table = ScalarTable()
  let dictionary = DictionaryBreaker()

  /// ICU's words of a text, as ranges of UTF-8 bytes: the segments that hold a letter or a digit.
  func wordsOfICU(_ text: String) -> [Range<Int>] {
    var bytes = Array(text.utf8)
    bytes.append(0)
    let letters: [WordClass] = [.letter, .hebrew, .numeric, .hangul]
    let segments = bytes.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map {
        dictionary.segments(of: $0, in: 0..<buffer.count - 1)
      } ?? []
    }
    // ICU's own status also calls a lone `_` a word, and some Korean none.
    return segments.map(\.range).filter { range in
      String(decoding: bytes[range], as: UTF8.self).unicodeScalars.contains {
        letters.contains(table.traits(of: $0.value).wordClass)
      }
    }
  }

  func words(_ text: String) -> [Range<Int>] { rawWords(text).map { $0.start..<$0.end } }

  /// Runs of ideographs and of other dictionary scripts are one word each.
  func rawWords(_ text: String) -> [RawWord] {
    let breaker = WordBreaker(table: table)
    let bytes = Array(text.utf8)
    var found: [RawWord] = []
    bytes.withUnsafeBufferPointer { buffer in
      guard let start = buffer.baseAddress else { return }
      var offset = 0
      while let word = breaker.nextWord(
        start, from: offset, count: buffer.count, classes: WordBreaker.asciiClass)
      {
        found.append(word)
        offset = word.end
      }
    }
    return found
  }
}

struct WordBreakerTests {
  @Test(arguments: [
    "The General Garden, at its 45th meeting (see para. 3), can't decide; 1,000.5 roses.",
    "L’élue n'a pas dit « oui » à 10 h 30, c’est-à-dire trop tard.",
    "El Jardín Municipal, en su 3.ª sesión, decidió: ¿cuándo?",
    "Городской сад, ссылаясь на резолюцию 5/7, постановил что-либо.",
    "إن الحديقة العامة، إذ تشير إلى القرار ٥/٧، قرّرت ذلك.",
    "שלום צה\"ל ג'ירפה ה' ב\"",
    "x_y _z_ 3_a __ a.b.c a..b 1.2.3 1,a a,1 a'b ''a'' 'tis",
    "e\u{301}te\u{301} a\u{AD}b a\u{200D}b \u{301}a 1\u{301}2 a.\u{301}b",
    "हिन्दी भाषा தமிழ் 한국어 문장 Ελληνικά հայերեն",
  ])
  func `words of alphabets are those of ICU`(text: String) {
    let breaker = Breaker()
    #expect(breaker.words(text) == breaker.wordsOfICU(text))
  }

  /// Signs that mean something to the rules, beside letters of many scripts.
  private static let alphabet: [Character] = Array(
    "abzABZ019 .,;'\"’_-/()·\u{2027}‘“\n\r\t\u{A0}éßñΩжйёабвאבגاإةىלـًٍ٠٣٩۴हिन்한글ªº²½ıŒœ\u{301}\u{308}\u{AD}\u{200D}\u{200C}\u{FEFF}٫٬״׳\u{2028}ー"
  ).filter { $0 != "ー" }

  @Test(arguments: 1...40)
  func `random mixtures of scripts and signs break as ICU breaks them`(seed: Int) {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
    func random(_ bound: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state >> 8) % bound
    }
    let breaker = Breaker()
    for _ in 0..<150 {
      var text = String.UnicodeScalarView()
      for _ in 0..<(1 + random(24)) {
        text.append(contentsOf: Self.alphabet[random(Self.alphabet.count)].unicodeScalars)
      }
      let string = String(text)
      #expect(
        breaker.words(string) == breaker.wordsOfICU(string),
        "seed \(seed): \(string.debugDescription)")
    }
  }

  @Test(arguments: 1...20)
  func `random scalars of the alphabets break as ICU breaks them`(seed: Int) {
    var state = UInt64(seed) &* 0xD134_2543_DE82_EF95 | 1
    func random(_ bound: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state >> 8) % bound
    }
    let breaker = Breaker()
    for _ in 0..<150 {
      var text = String.UnicodeScalarView()
      while text.count < 20 {
        guard let scalar = UnicodeScalar(UInt32(random(0x3000))) else { continue }
        // Two tailorings, pictographs after a joiner, and the scripts that go to the dictionary.
        let wordClass = breaker.table.traits(of: scalar.value).wordClass
        if scalar == "@" || scalar.properties.isEmoji && scalar.value > 0x39 { continue }
        if wordClass == .complex || wordClass == .ideographic { continue }
        text.append(scalar)
        if random(2) == 0 { text.append("a") }
      }
      let string = String(text)
      #expect(
        breaker.words(string) == breaker.wordsOfICU(string),
        "seed \(seed): \(string.debugDescription)")
    }
  }
}
