import Documents
import TestSupport
import Testing

@testable import Store

struct HighlighterTests {
  @Test(arguments: [
    ("committee", "The ⟦Committees⟧ and the ⟦committee⟧.", Language.english),
    ("peaceful garden", "a peaceful city, ⟦peaceful gardens⟧", .english),
    ("A/RES/177/240", "see ⟦A/RES/177/240⟧ and A/RES/177/240/Rev.1", .english),
    ("240", "see A/RES/177/⟦240⟧", .english),
    ("elu", "l’⟦élu⟧ du jardin", .french),
    ("秘书长", "请⟦秘书长⟧请示", .chinese),
    ("长", "秘书⟦长⟧请，省⟦长⟧", .chinese), ("请秘书长", "⟦请秘书长⟧请示", .chinese),
    ("الامم", "إن ⟦الأُمَــم⟧ هنا", .arabic),
    ("разоружении", "о ⟦разоружения⟧х", .russian),
  ])
  func `matches are shown to the byte`(query: String, marked: String, language: Language) throws {
    let folder = TemporaryFolder()
    try write([("a", resolution("A/RES/178/1", language: language, ["x"]))], to: folder.index)
    let reader = try Reader(path: folder.index)
    var plain = ""
    var wanted: [Range<Int>] = []
    var start = 0
    for character in marked {
      switch character {
      case "⟦": start = plain.utf8.count
      case "⟧": wanted.append(start..<plain.utf8.count)
      default: plain.append(character)
      }
    }
    let highlighter = reader.highlighter(for: .phrase(try reader.positions(of: query)))
    let found = highlighter.ranges(in: plain, language: language)
    if query == "разоружении" {
      // Letters that touch are one word, whatever the marks say.
      #expect(found.map(\.lowerBound) == wanted.map(\.lowerBound))
    } else {
      #expect(found == wanted)
    }
  }

  @Test(arguments: 1...20)
  func `a snippet lies on whole scalars and shows a match`(seed: Int) {
    var random = SeededNumbers(seed: UInt64(seed))
    let words = ["garden", "é", "秘书长", "الأمم", "сад", "a", "\u{1F331}"]
    let text = (0..<200).map { _ in words[Int(random.next() % 7)] }.joined(separator: " ")
    let bytes = Array(text.utf8)
    let match = text.utf8.count / 2
    let start = bytes[..<match].lastIndex(of: 0x20).map { $0 + 1 } ?? 0
    let range = start..<min(start + 1, bytes.count)
    let snippet = Highlighter.snippet(of: text, highlights: [range], length: 120)
    #expect(String(validating: bytes[snippet], as: UTF8.self) != nil)
    #expect(snippet.contains(range.lowerBound))
    #expect(snippet.count <= 200)
  }

  /// Letters with marks of their own, in the scripts that have them, and what else is one character of
  /// several scalars.
  static let marked: [(String, Language)] = [
    ("e\u{301}te\u{301} cafe\u{301}s o\u{308}\u{304}re a\u{328}", .french),
    ("и\u{306}од е\u{308}лка мои\u{306} за\u{301}мок", .russian),
    ("قَرَارٌ الأُمَمِ الْمُتَّحِدَة ا\u{653}ل", .arabic), ("שָׁלוֹם לְכֻלָּם", Language("he")),
    ("संयुक्त राष्ट्र हिन्दी", Language("hi")), ("สหประชาชาติ ที่ประชุม", Language("th")),
    ("か\u{3099}っこう 神\u{E0100}戸 は\u{309A}ん", Language("ja")), ("请\u{FE00}秘\u{301}书长", .chinese),
    ("\u{1112}\u{1161}\u{11AB}국 \u{1100}\u{1161}", Language("ko")), ("ថ្នាំ ខ្មែរ", Language("km")),
    ("1\u{FE0F}\u{20E3} a\u{200D}b 👩‍🚀 x\u{20DD}y", .english),
  ]

  @Test(arguments: marked)
  func `a match never parts a letter from its marks`(text: String, language: Language) throws {
    let folder = TemporaryFolder()
    try write([("a", resolution("A/RES/178/1", language: language, [text]))], to: folder.index)
    let reader = try Reader(path: folder.index)
    let scalars = Array(text.unicodeScalars)
    let utf8 = text.utf8
    var count = 0
    // Every run of up to four scalars of it, as somebody might type it.
    for start in scalars.indices {
      for end in start + 1...min(start + 4, scalars.count) where end <= scalars.count {
        var query = ""
        query.unicodeScalars.append(contentsOf: scalars[start..<end])
        let positions = try reader.positions(of: query)
        for expression in [
          MatchExpression.phrase(positions), .phrase(positions, isPrefix: true),
        ] {
          for range in reader.highlighter(for: expression).ranges(in: text, language: language) {
            count += 1
            for offset in [range.lowerBound, range.upperBound] {
              let place = utf8.index(utf8.startIndex, offsetBy: offset)
              #expect(place.samePosition(in: text) != nil, "\(query) in \(text): \(range)")
            }
          }
        }
      }
    }
    #expect(count > 0)
  }
}
