import Documents
import Testing

@testable import Reading

/// Pages of Arabic as they are painted, read in the order in which people read them.
@Suite struct PDFDirectionTests {
  /// A page of lines, each painted from left to right, six points a letter and a space.
  private func page(_ lines: [[String]], isLogical: Bool = false) -> PDFPage {
    var page = PDFPage(number: 1, width: 600, height: 800)
    page.isLogical = isLogical
    for (row, words) in lines.enumerated() {
      let length = words.reduce(0) { $0 + $1.unicodeScalars.count + 1 }
      var x = 560 - 6 * Double(length)
      for word in words {
        let start = page.text.count
        page.text += Array(word.utf8)
        let width = 6 * Double(word.unicodeScalars.count)
        page.words.append(
          PDFWord(
            text: start..<page.text.count, x0: x, x1: x + width,
            baseline: 100 + 20 * Double(row), size: 12, style: []))
        x += width + 6
      }
    }
    page.settleDirection()
    return page
  }

  private func read(_ page: PDFPage) -> [String] {
    page.bands().compactMap { $0.joined?.string }
  }

  /// A word's letters in the order of the page.
  private func turned(_ word: String) -> String {
    var scalars = word.unicodeScalars.map(\.value)
    ScriptOrder.turn(&scalars)
    return scalars.reduce(into: "") { $0.unicodeScalars.append(Unicode.Scalar($1) ?? " ") }
  }

  private func painted(_ words: String...) -> [String] { words.map(turned).reversed() }

  /// So that the page is one of Arabic, whatever else stands on it.
  private var filler: [String] { painted("تدرك", "أن", "الموانئ", "الصغيرة", "كثيرة", "جدا") }

  @Test func `words and letters stand as they are read, numbers among them`() {
    let words = [
      "تقرر", "الجمعية", "في", "14", "شباط/فبراير", "2094،", "أن", "تضاء", "(المصابيح)",
    ]
    #expect(read(page([words.map(turned).reversed(), filler]))[0] == words.joined(separator: " "))
  }

  @Test func `a symbol among Arabic words keeps its order`() {
    let line = ["،2093", "خرؤملا", "148/112", "ةرقفلاو", "A/RES/148/112", "رارقلا"]
    #expect(
      read(page([line, filler]))[0] == "القرار A/RES/148/112 والفقرة 148/112 المؤرخ 2093،")
  }

  @Test func `a line of English on a page of Arabic is left as it is`() {
    #expect(read(page([["17", "December", "2093"], filler]))[0] == "17 December 2093")
    let quoted = [turned("الهيئة"), "Harbour", "Board", "12", turned("إلى")]
    #expect(read(page([quoted, filler]))[0] == "إلى Harbour Board 12 الهيئة")
  }

  @Test func `Arabic words on a page of English are turned in their place`() {
    let line =
      ["The", "words", "on", "the", "stone,"] + painted("ضوء", "الميناء") + ["mean", "a", "light"]
    #expect(read(page([line]))[0] == "The words on the stone, ضوء الميناء mean a light")
  }

  @Test func `presentation forms are letters, and a ligature is two`() {
    // Alef, lam with alef and hamza, meem, teh marbuta, painted from left to right.
    let word = "\u{FE94}\u{FEE3}\u{FEF7}\u{FE8D}"
    #expect(read(page([[word], filler]))[0] == "الأمة")
  }

  @Test func `what stretches a word to the width of its line is no letter`() {
    #expect(read(page([painted("المو„„انئ", "في", "„بحر“"), filler]))[0] == "الموانئ في „بحر“")
  }

  @Test func `letters that stand as they are read already stay so`() {
    let lines = [["الميناء", "الجمعية", "العامة"], ["البحرية", "المنارة"]]
    #expect(read(page(lines)) == ["العامة الجمعية الميناء", "المنارة البحرية"])
    #expect(read(page([["ضوء", "بحر"]], isLogical: true)) == ["بحر ضوء"])
  }

  @Test func `margins of a mirrored page are those of its mirror image`() {
    let turned = page([filler, painted("أن", "الميناء", "بعيد")])
    let lines = turned.bands().compactMap(\.joined)
    #expect(lines.map(\.x0) == [46, 46])
  }

  @Test(arguments: [
    "148/112-", "(9", "سفينة،", "2094/2093", "A/148/L.7", "شباط/فبراير", "4.5%", "",
  ])
  func `turning twice is turning back`(word: String) {
    #expect(turned(turned(word)) == word)
  }
}
