import Citations
import Documents
import Testing

/// Targets in short, and candidates with a question mark, of a text in a document.
private func found(
  _ text: String, in document: String, _ type: DocumentType? = nil
) -> [String] {
  var context = CitationContext(document: Symbol(document), documentType: type)
  return CitationExtractor().citations(in: text, context: &context).map { citation in
    citation.target?.description ?? "?"
      + citation.candidates.map(\.description).joined(separator: "|")
  }
}

@Suite struct DraftTests {
  @Test(arguments: [
    ("The draft was issued as L.8.", "A/C.1/179/SR.5", ["A/C.1/179/L.8"]),
    (
      "draft resolution “L.16” and L.56/Rev.1, and L.57 to L.59", "A/C.1/179/PV.5",
      [
        "A/C.1/179/L.16", "A/C.1/179/L.56/Rev.1", "A/C.1/179/L.57", "A/C.1/179/L.58",
        "A/C.1/179/L.59",
      ]
    ),
    ("Draft resolution L.8, paragraph 3, was moved.", "A/179/PV.5", ["A/179/L.8#op3"]),
    ("Draft resolution L.8 came from the First Committee.", "A/179/PV.5", ["A/C.1/179/L.8"]),
    (
      "draft resolutions A/C.2/179/L.5 and L.6/Rev.1; L.9", "A/179/PV.5",
      ["A/C.2/179/L.5", "A/C.2/179/L.6/Rev.1", "A/C.2/179/L.9"]
    ),
    ("Le projet de résolution L.8 est adopté", "A/C.1/179/SR.5", ["A/C.1/179/L.8"]),
    ("el proyecto de resolución L.8 de la Tercera Comisión", "A/179/PV.5", ["A/C.3/179/L.8"]),
    ("Проект резолюции L.8 принимается", "A/C.6/179/SR.5", ["A/C.6/179/L.8"]),
    ("مشروع القرار L.8", "A/C.5/179/SR.5", ["A/C.5/179/L.8"]),
    ("第一委员会决议草案L.8", "A/179/PV.5", ["A/C.1/179/L.8"]),
    ("draft resolution L.8 of the session", "A/HRC/150/5", ["A/HRC/150/L.8"]),
  ])
  func `a draft in short is of the series that the text or its document tells`(
    text: String, document: String, targets: [String]
  ) {
    #expect(found(text, in: document) == targets)
  }

  @Test(arguments: [
    "Draft resolution L.8", "le projet de résolution L.8", "el proyecto de resolución L.8",
    "проект резолюции L.8", "مشروع القرار L.8", "决议草案L.8",
  ])
  func `where no committee is known each may be meant`(text: String) {
    #expect(
      found(text, in: "A/178/404") == [
        "?A/178/L.8|A/C.1/178/L.8|A/C.2/178/L.8|A/C.3/178/L.8|A/C.4/178/L.8|A/C.5/178/L.8|A/C.6/178/L.8"
      ])
  }

  @Test(arguments: ["draft resolution L.8", "Samuel L.8", "L. 8", "A/B L.8"])
  func `without a session there is no draft`(text: String) {
    #expect(found(text, in: "ST/SGB/2121/1").isEmpty)
  }

  @Test(arguments: [
    ("The Committee adopted draft resolution I.", ["A/178/404#part.draft"]),
    (
      "draft resolutions II and III; draft resolution II, paragraph 3",
      ["A/178/404#part.draft-2", "A/178/404#part.draft-3", "A/178/404#part.draft-2/op3"]
    ),
    ("projet de résolution I", ["A/178/404#part.draft"]),
    ("los proyectos de resolución I y II", ["A/178/404#part.draft", "A/178/404#part.draft-2"]),
    ("проект резолюции II", ["A/178/404#part.draft-2"]),
    ("مشروع القرار الثاني", ["A/178/404#part.draft-2"]),
    ("决议草案二第3段", ["A/178/404#part.draft-2/op3"]),
    (
      "draft decisions I and II",
      [
        "A/178/404#part.draft-decision", "A/178/404#part.draft-decision-2",
      ]
    ),
    ("draft decision II, paragraph 3", ["A/178/404#part.draft-decision-2/op3"]),
    ("projet de décision I", ["A/178/404#part.draft-decision"]),
    ("el proyecto de decisión I", ["A/178/404#part.draft-decision"]),
    ("проект решения I", ["A/178/404#part.draft-decision"]),
    ("مشروع المقرر الثاني", ["A/178/404#part.draft-decision-2"]),
    ("决定草案二", ["A/178/404#part.draft-decision-2"]),
    ("draft resolution 5", []), ("draft decision 5", []),
  ])
  func `a numbered draft is a part of the committee's report`(text: String, targets: [String]) {
    #expect(found(text, in: "A/178/404", .report) == targets)
    #expect(found(text, in: "A/C.1/178/L.5", .draft).isEmpty)
  }

  @Test func `in a record a numbered draft is of the report named last`() {
    let extractor = CitationExtractor()
    var context = CitationContext(document: Symbol("A/161/PV.67"), documentType: .verbatimRecord)
    _ = extractor.citations(in: "Report of the First Committee (A/161/396)", context: &context)
    let next = extractor.citations(
      in: "Draft resolution II was adopted (resolution 161/98).", context: &context)
    #expect(
      next.map { $0.target?.description } == ["A/161/396#part.draft-2", "A/RES/161/98"])
  }
}
