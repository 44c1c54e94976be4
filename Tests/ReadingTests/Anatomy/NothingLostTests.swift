import Documents
import TestSupport
import Testing

@testable import Reading

/// Laws that hold for any source: no word is lost, paths are apart and read back.
@Suite struct NothingLostTests {
  private struct Generator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state >> 11 ^ state << 27
    }
  }

  private static let lines = [
    "United Nations", "A/143/1", "General Assembly", "Distr.: General", "5 May 2088",
    "Original: English",
    "One hundred and forty-third session", "Agenda item 5", "Clocks of the sea",
    "The General Assembly,",
    "Recalling clocks,", "1. Decides on oil;", "2. Requests a lamp:", "(a) At dawn;",
    "(i) In rain;",
    "(b) At dusk.", "3. Ends.", "I", "II. Lamps", "A", "B. Oil", "Annex", "Annex II", "Appendix",
    "Provisional agenda", "Annotations", "Item 1", "Monday, 6 May 2088", "10 a.m.–1 p.m.",
    "3–6 p.m.",
    "Mr. Smith (Ruritania): We agree.", "The President: I thank you.", "Summary", "Contents",
    "45th plenary meeting", "7 December 2088", "Date\tItem", "Monday, 6 May\t",
    "10 a.m.–1 p.m.\t3. Clocks",
    "\t(d) Sundials", "and so on", "٣ - نص عربي", "(أ) فقرة", "一、导言", "大会，",
    "Letter dated 3 May 2088 from X",
    "Resolution adopted by the General Assembly on 3 May 2088",
    "[on the report of the Sixth Committee (A/143/4, para. 3)]",
    "143/9. Title of it", "(((", ")", "999999999999999999. Big", "1.", "(z)", "…",
    "Ruritania: draft resolution",
    "Documentation", "A recorded vote was taken.", "Resolution 99 (2088)", "of 3 May 2088",
  ]

  @Test(arguments: 0..<60)
  func `every word of a body is in some paragraph or field`(seed: Int) {
    var generator = Generator(state: UInt64(seed) &* 7919 &+ 13)
    let count = Int.random(in: 1...70, using: &generator)
    let chosen = (0..<count).map { number in
      (Self.lines.randomElement(using: &generator) ?? "")
        + (Bool.random(using: &generator) ? "" : " word\(number)")
    }
    let names = [
      "x.txt", "A_RES_143_9.txt", "A_143_PV.3.txt", "A_C.1_143_SR.2.txt", "A_143_150.txt",
    ]
    let name = names.randomElement(using: &generator) ?? "x.txt"
    let read = documents(from: specimen(chosen.joined(separator: "\n")), fileName: name)
    var kept = ""
    for document in read {
      let paths = document.paths
      #expect(Set(paths).count == paths.count, "seed \(seed)")
      for path in paths {
        #expect(LocatorPath(path)?.description == path, "seed \(seed): \(path)")
      }
      kept += document.paragraphs.map { $0.label + " " + $0.text }.joined(separator: " ")
      kept +=
        " " + (document.title ?? "") + " " + (document.meeting ?? "") + " " + (document.vote ?? "")
      kept += document.agendaItems.compactMap(\.title).joined(separator: " ")
    }
    for line in chosen {
      for word in line.split(whereSeparator: { $0 == " " || $0 == "\t" })
      where word.hasPrefix("word") {
        #expect(kept.contains(word), "seed \(seed) lost \(word) of \(line)")
      }
    }
  }

  @Test func `a hostile run of ones is read in linear time`() {
    let text = String(repeating: "1. One\n(a) Letter\nAnnex\n", count: 1500)
    var paragraphs = 0
    let time = threadTime { paragraphs = document(text).paragraphs.count }
    #expect(paragraphs == 4500)
    #expect(time < .seconds(10))
  }

  @Test func `an empty source is no trouble`() {
    #expect(documents(from: Source(format: .text), fileName: "x").first?.paragraphs.isEmpty == true)
  }
}
