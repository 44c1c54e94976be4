import Testing
import Text

@Suite struct WordsTests {
  @Test(arguments: [
    ("Decides to survey A/RES/178/2, again", ["Decides", "to", "survey", "A/RES/178/2", "again"]),
    ("海港的灯塔。", ["海港", "的", "灯塔"]),
    ("تقرر أن تضيء المنارات", ["تقرر", "أن", "تضيء", "المنارات"]),
    ("", []), ("— …", []),
  ])
  func `words are those of the index, one beside the other`(text: String, words: [String]) {
    let bytes = Array(text.utf8)
    let found = PassageTokenizer().words(of: text).map {
      String(decoding: bytes[$0], as: UTF8.self)
    }
    #expect(found == words)
  }

  @Test(arguments: 0..<80)
  func `words are in order, apart and on whole scalars`(seed: Int) {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1
    let pieces = [
      "海", "港灯", "塔", "a", "Lamp", " ", "，", "。", "é", "ا", "ن", "\u{300}", "7", "/", "-", "한",
      "ก", "あ", "\u{1F600}",
    ]
    var text = ""
    for _ in 0..<30 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      text += pieces[Int(state >> 33) % pieces.count]
    }
    let bytes = Array(text.utf8)
    var end = 0
    for word in PassageTokenizer().words(of: text) {
      #expect(word.lowerBound >= end && word.upperBound <= bytes.count && !word.isEmpty, "\(text)")
      #expect(bytes[word.lowerBound] & 0xC0 != 0x80, "\(text)")
      #expect(word.upperBound == bytes.count || bytes[word.upperBound] & 0xC0 != 0x80, "\(text)")
      end = word.upperBound
    }
  }
}
