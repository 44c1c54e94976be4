import Testing

@testable import Reading

@Suite struct PDFShapeTests {
  @Test(arguments: [
    ("in its resolution 1514 (XV) of", true), ("the harbours and", true),
    ("Mr. Omelyan-", true), ("from the harbour", false), ("Of", false), ("lamps –", false),
  ])
  func `a line that ends in a little word or a hyphen goes on`(_ text: String, _ isOpen: Bool) {
    #expect(PDFText.endsUnfinished(Array(text.utf8)) == isOpen)
  }

  @Test(arguments: [
    ("13th meetings, on 5 October", true), ("(A/149/23 (Part III)) by a vote", true),
    ("(see para. 8). The voting", true), ("(resolution 43/222 B);", false), ("(a) Clocks", false),
    ("2093 was late", false), ("The meeting", false), ("12 February, the keepers", true),
    ("3 juillet au soir", true), ("12 keepers", false), ("123 February", false),
    ("Mr. Lamplighter announced", true), ("Mrs", false),
  ])
  func `ordinals, dates, names and symbols in brackets open no paragraph`(
    _ text: String, _ holds: Bool
  ) {
    #expect(PDFText.holdsTogether(Array(text.utf8)) == holds)
  }

  @Test(arguments: ["2", "2/8", "12 / 24", "- 3 -", "Page 3", "iv", "3/115"])
  func `a page number is known by its shape`(_ text: String) {
    #expect(PDFShape.isPageNumber(Array(text.utf8)))
  }

  @Test(arguments: ["A/99/8", "12345", "2/", "Page", "", "1/2/3", "mix"])
  func `what is no page number stays`(_ text: String) {
    #expect(!PDFShape.isPageNumber(Array(text.utf8)))
  }

  @Test(arguments: [
    "99-07479 (E) 150599", "99-07479", "GE.99-04731", "99-22530X (E)", "V.99-01234",
  ])
  func `a job number is known by its shape`(_ text: String) {
    #expect(PDFShape.isJobNumber(Array(text.utf8)))
  }

  @Test(arguments: ["1970-1979", "99-07479 is a number", "A/99-1", "99-", "2099-12345"])
  func `what is no job number stays`(_ text: String) {
    #expect(!PDFShape.isJobNumber(Array(text.utf8)))
  }

  @Test(arguments: [
    ("Secretary-", "General", true), ("A/99/", "12", true), ("2099–", "2101", true),
    ("peace –", "a goal", false), ("the", "end", false), ("this -", "that", false),
  ])
  func `a line that ends in a hyphen needs no space`(_ left: String, _ right: String, _ glued: Bool)
  {
    #expect(PDFText.isGlued(Array(left.utf8), Array(right.utf8)) == glued)
  }

  @Test(arguments: [
    "1. Decides", "(a) The", "(iv) The", "(aa) To", "(12) In", "(A) One", "• One", "12.",
    "IV. Budget", "a) One",
  ])
  func `a label opens a paragraph`(_ text: String) {
    #expect(PDFLabel.opens(Array(text.utf8)))
  }

  @Test(arguments: [
    "1.5 million", "(A/99/1)", "(2099), that", "(APEC) is", "(one) of", "(2099)", "The", "etc. and",
    "ab. cd",
  ])
  func `what is no label opens none`(_ text: String) {
    #expect(!PDFLabel.opens(Array(text.utf8)))
  }

  @Test(arguments: ["", "%PDF-1.7", "plain words", "%PDF-1.4\n1 0 obj <<"])
  func `a file that is no PDF is a finding`(_ text: String) {
    let source = readPDF(Array(text.utf8))
    #expect(source.blocks.isEmpty)
    #expect(source.findings.map(\.kind) == ["broken-file"])
  }
}
