import Documents
import TestSupport
import Testing
import Text

@testable import Search

@Suite struct HighlighterTests {
  static let cases: [(String, String, String)] = [
    ("good offices", "Welcomes the ⟦good offices⟧ of the Secretary-General", "en"),
    ("report", "Takes note of ⟦reports⟧ and of the ⟦report⟧", "en"),
    ("décision", "Rappelle la ⟦décision⟧, les ⟦décisions⟧", "fr"),
    ("homme", "les droits de l'⟦homme⟧", "fr"),
    ("75/240", "by its resolution ⟦75/240⟧ of 31 December", "en"),
    ("物质的", "受控⟦物质的⟧年度用途", "zh"),
    ("القرار", "وإذ تشير إلى ⟦القرار⟧", "ar"),
    ("ядерного оружия", "нераспространение ⟦ядерного оружия⟧", "ru"),
    ("nothing", "there is none of it", "en"),
  ]

  @Test(arguments: cases)
  func `a phrase is marked to the byte`(phrase: String, marked: String, language: String) {
    let words = PassageTokenizer()
    let wanted = Marked(marked)
    let positions = words.positions(of: phrase, languages: [Language(language), .english])
    let highlighter = Highlighter(phrases: [positions], words: words)
    #expect(highlighter.ranges(in: wanted.text, language: Language(language)) == wanted.ranges)
  }

  @Test func `places that touch are one`() {
    #expect(Highlighter.joined([5..<9, 0..<3, 3..<4, 8..<12]) == [0..<4, 5..<12])
  }
}

@Suite struct ExcerptTests {
  @Test(arguments: 0..<200)
  func `an excerpt is within its text and keeps scalars whole`(seed: Int) {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1
    func next(_ below: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % below
    }
    let words = (0..<next(120)).map { _ in
      ["peace", "与安全", "мир", "السلام", "x", String(repeating: "长", count: 60)][next(6)]
    }
    let text = words.joined(separator: next(2) == 0 ? " " : "")
    let bytes = Array(text.utf8)
    var marks: [Range<Int>] = []
    var offset = 0
    for scalar in text.unicodeScalars {
      let width = UTF8.width(scalar)
      if next(30) == 0, (marks.last?.upperBound ?? 0) <= offset {
        marks.append(offset..<offset + width)
      }
      offset += width
    }
    let range = Excerpt.range(of: text, highlights: marks, bytes: 100)
    #expect(range.lowerBound >= 0 && range.upperBound <= bytes.count)
    #expect(range.count <= 110 || range.count == bytes.count, "seed \(seed)")
    for edge in [range.lowerBound, range.upperBound] where edge < bytes.count {
      #expect(bytes[edge] & 0xC0 != 0x80, "seed \(seed)")
    }
    if let first = marks.first, bytes.count > 100, !range.isEmpty {
      let shows = marks.contains { $0.overlaps(range) }
      #expect(shows, "seed \(seed): \(first) not in \(range)")
    }
  }
}
