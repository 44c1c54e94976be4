import Citations
import Documents
import TestSupport
import Testing

@Suite struct HostileTextTests {
  /// Pieces that open something, in the hope that the reader looks for the end too far.
  static let pieces = [
    "(", "[", "“", "\"", "1, ", "/", "A/", "A/1/", "75/240, ", "paragraph 1 of ", "resolution ",
    "resolution (", "第", "第1、", "ibid. ", "www.", "http://", "A/RES/75/240 and ", "Add.1 and ",
    "section II, ",
    "annexes I to XXIX, parts A to Z, sections I to XXIX, paragraphs 1-99 (a) to (z), ",
    "paragraphs 1-199 of resolution 75/240 A to D ", "Supplement No. 5 ", "A_", "S-", "l'", "一",
    "د",
    "the report of ", "of the ", "1 (", "L.8 and ", "draft resolution I and ", "in its resolution ",
    "World Health Assembly, ", "the Council adopted its ", "5.1-5.999, ",
    "resolutions 70/1,\n\n2/5\n\n",
    "S-23/2号、", "大会在其第", "entitled “", "\u{FFFD}", "\u{0}", "\n",
    "9999999999999999999 ",
  ]

  @Test(arguments: pieces)
  func `the time and the result stay linear in the text`(piece: String) {
    let extractor = CitationExtractor()
    func time(_ count: Int) -> (Duration, Int) {
      let text = String(repeating: piece, count: count)
      var found = 0
      let time = threadTime { found = extractor.citations(in: text).count }
      return (time, found)
    }
    _ = time(100)
    let small = time(300)
    let large = time(2400)
    #expect(large.1 <= 256 + 2400 * piece.utf8.count)
    // Eight times the text: quadratic would be sixty-four times the time.
    #expect(large.0 < small.0 * 32 + .milliseconds(80))
  }

  /// Ordinary sentences of many forms, each with numbers of its own.
  private func prose(_ count: Int) -> String {
    (0..<count).map { index in
      let session = 131 + index % 60
      return """
        Recalling its resolutions \(session)/\(index % 300 + 1) and \(session)/7 of 3 May \(1945 + session), \
        the World Health Assembly in its resolution 69/2 took note of draft resolution L.\(index % 90 + 1) \
        and of paragraphs 3 (a)-(c) and 5.1–5.4 of the report (A/\(session)/\(index % 900 + 1) and Add.1), \
        pursuant to Council resolution 1325 (2000), annex I, appendix II. Nothing else was said at length.

        """
    }.joined()
  }

  @Test func `twice the text takes twice the time and gives twice the citations`() {
    let extractor = CitationExtractor()
    typealias Cost = (text: String, time: Duration, found: Int)
    func measure(_ cost: inout Cost) {
      let time = threadTime { cost.found = extractor.citations(in: cost.text).count }
      cost.time = min(cost.time, time)
    }
    var one: Cost = (prose(600), .seconds(3600), 0)
    var two: Cost = (prose(1200), .seconds(3600), 0)
    // In turn: what slows the machine for a while slows both.
    for _ in 0..<8 {
      measure(&one)
      measure(&two)
    }
    #expect(two.found == 2 * one.found)
    // Quadratic would be four times the time.
    #expect(two.time < one.time * 3 + .milliseconds(2))
  }

  @Test func `random mixtures neither crash nor leave the text, over seeds`() {
    let words =
      Self.pieces + [
        "A/75/816", "75/240", "(XXX)", "(2000)", " A", " and ", ", ", ";", ". ", "et ", "и ", "و ",
        "和",
        "号决议", "段", "annex ", "thereof ", "above ", "قرارها ", "резолюции ", "§ 3", "12 May 2020 ",
        "-S/2003/332", ")", "]", "](#)", "_RES_78_1.pdf", "Corr.1", "to ", "٣", "٧٥/٢٤٠", "３",
      ]
    let extractor = CitationExtractor()
    for seed in UInt64(1)...600 {
      var state = seed &* 0x9E37_79B9_7F4A_7C15
      func next(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % bound
      }
      var text = ""
      for _ in 0..<(1 + next(40)) { text += words[next(words.count)] }
      var context = CitationContext(document: Symbol("A/RES/178/1"))
      let bytes = Array(text.utf8)
      for citation in extractor.citations(in: text, context: &context) {
        #expect(
          citation.range.lowerBound >= 0 && citation.range.upperBound <= bytes.count
            && !citation.range.isEmpty, "seed \(seed): \(text)")
        #expect(
          citation.target.map { Locator($0.description) == $0 } ?? !citation.candidates.isEmpty,
          "seed \(seed): \(citation)")
      }
    }
  }
}
