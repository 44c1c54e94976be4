import Documents
import Foundation
import TestSupport
import Testing

@testable import Render

@Suite struct BibliographyTests {
  @Test(arguments: Bibliography.Style.allCases)
  func `an entry is as reviewed`(style: Bibliography.Style) throws {
    let places = try [
      "A/RES/190/7#op7(a)", "S/RES/9999 (2121)#pp2", "A/HRC/RES/190/1", "file:a_b.txt",
      "A/190/7#annex.II/sec.III/p5(d)",
    ]
    .map { try #require(Locator($0)) }
    let entries = places.map { place in
      Bibliography(
        place, title: place.symbol.isFile ? nil : "Harbours & lamps: 100 % {of} them",
        type: place.symbol.isFile ? .note : .resolution,
        day: place.symbol.isFile ? nil : CalendarDay(iso: "2135-12-07"),
        language: place.symbol.isFile ? nil : .english
      ).entry(style)
    }
    let text = entries.joined(separator: "\n") + "\n"
    #expect(Golden.difference(text.replacing("\r\n", with: "\n"), from: "cite-\(style).txt") == nil)
  }

  private func bibliography(
    _ place: String, title: String, language: Language? = nil
  ) throws -> Bibliography {
    Bibliography(
      try #require(Locator(place)), title: title, type: .report,
      day: CalendarDay(iso: "2135-12-07"), language: language)
  }

  @Test(arguments: [
    ("op7(a)(ii)", "para. 7 (a) (ii)"), ("p16.2", "para. 16.2"), ("p0.2", "unnumbered para. 2"),
    ("p0.2(a)", "unnumbered para. 2 (a)"), ("pp", "preamble"), ("annex", "annex"),
    ("annex.II/p5(d)", "annex II, para. 5 (d)"), ("ch.II.C/p4", "chap. II.C, para. 4"),
    ("fn4", "footnote 4"), ("item5(d)", "item 5 (d)"), ("speech12", "speech 12"),
    ("slot.2135-12-07T15:00", "meeting planned for 2135-12-07, 15:00"),
    ("part.B/op2", "part B, para. 2"), ("sec.III/h2", "sect. III, heading 2"),
  ])
  func `a place is named as footnotes name it`(path: String, pinpoint: String) throws {
    let csl = try bibliography("A/190/7#" + path, title: "a").csl
    #expect(csl["locator"] == .string(pinpoint))
  }

  @Test(arguments: [
    ("إضاءة المرافئ", Language.arabic, "arabic"), ("港口与灯塔", .chinese, "chinese"),
    ("Гавани и огни", .russian, "russian"), ("Ports « ouverts »", .french, "french"),
  ])
  func `titles of every script stand as they are`(
    title: String, language: Language, name: String
  ) throws {
    let entry = try bibliography("A/190/7", title: title, language: language)
    for style in Bibliography.Style.allCases { #expect(entry.entry(style).contains(title)) }
    #expect(entry.entry(.bibtex).contains("langid = {\(name)}"))
  }

  @Test func `places of one document, and files of other scripts, have keys of their own`() throws {
    let keys = try [
      "A/190/7", "A/190/7#op1", "A/190/7#op1(a)", "A/190/71", "file:港口.txt", "file:灯塔.txt",
    ].map { place in
      String(try bibliography(place, title: "a").entry(.bibtex).prefix { $0 != "," })
    }
    #expect(Set(keys).count == keys.count)
    let french = try bibliography("A/190/7#op1", title: "a", language: .french)
    #expect(french.entry(.bibtex).hasPrefix("@techreport{A-190-7:op1:fr,"))
    #expect(french.csl["id"] == .string("A/190/7#op1@fr"))
    #expect(keys[2] == "@techreport{A-190-7:op1-a")
    #expect(keys.allSatisfy { $0.utf8.allSatisfy { $0 < 0x80 } })
  }

  @Test(arguments: 0..<60)
  func `no title breaks out of its field`(seed: Int) throws {
    let pieces = [
      "{", "}", "\\", "%", "&", "$", "#", "_", "~", "^", "\"", "'", ",", "\n", "\r\nER  - ",
      "@a{b,", "é", "港",
      "word", " ", "\u{1B}", "{\u{301}",
    ]
    var state = UInt64(seed) &* 6364136223846793005 &+ 1442695040888963407
    let title = (0..<12).map { _ in
      state = state &* 6364136223846793005 &+ 1442695040888963407
      return pieces[Int(state >> 33) % pieces.count]
    }.joined()
    let entry = try bibliography("A/190/7", title: title)
    let tex = entry.entry(.bibtex)
    var depth = 0
    for (index, byte) in tex.utf8.enumerated() {
      if byte == UInt8(ascii: "{") { depth += 1 }
      if byte == UInt8(ascii: "}") { depth -= 1 }
      #expect(depth > 0 || index < 11 || index == tex.utf8.count - 1, "seed \(seed)")
    }
    #expect(depth == 0 && tex.split(separator: "\n").count == 9, "seed \(seed)")
    let tags = entry.entry(.ris).components(separatedBy: "\r\n").map { $0.prefix(6) }
    #expect(
      tags == [
        "TY  - ", "AU  - ", "TI  - ", "M1  - ", "SN  - ", "PY  - ", "DA  - ", "UR  - ", "ER  - ",
      ],
      "seed \(seed)")
    #expect(try JSON(reading: entry.entry(.csl)) == entry.csl)
  }
}
