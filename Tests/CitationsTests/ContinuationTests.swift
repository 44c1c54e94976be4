import Citations
import Documents
import Testing

private func found(_ texts: [String], in document: String) -> [[String?]] {
  let extractor = CitationExtractor()
  var context = CitationContext(document: Symbol(document))
  return texts.map { text in
    extractor.citations(in: text, context: &context).map { $0.target?.description }
  }
}

/// Lists that a page or a column breaks, and places that are not plain numbers.
@Suite struct ContinuationTests {
  @Test(arguments: [
    (["Recalling its resolutions 147/19, 148/16 and", "172/4 and 173/2,"], 2),
    (["Recalling its resolutions", "147/19, 148/16;"], 2),
    (["Rappelant ses résolutions 147/19,", "148/16 et 149/2,"], 2),
    (["ссылаясь на свои резолюции 147/19 и", "148/16,"], 1),
    (["وإذ تشير إلى قراراتها 147/19،", "148/16 و 149/2"], 2),
    (["Recordando sus resoluciones 147/19 y", "148/16."], 1),
    (["Recalling its resolution 147/19.", "148/16, 149/2"], 0),
    (["Recalling its resolutions 147/19,", "148/16 of the people"], 0),
    (["Recalling its resolutions 147/19,", "Nothing. 148/16, 3"], 0),
  ])
  func `a list goes on in the paragraph after a break`(texts: [String], count: Int) {
    #expect(found(texts, in: "A/RES/178/5").last?.count == count)
  }

  @Test func `a page's furniture does not end a list`() {
    let text =
      "resolutions 147/19, 148/16,\n\n2/5\n\n18-18142\n\nA/RES/173/8   A running title\n\n172/4 and 173/2."
    #expect(
      found([text], in: "A/RES/173/8") == [
        ["A/RES/147/19", "A/RES/148/16", "A/RES/172/4", "A/RES/173/2"]
      ])
  }

  @Test(arguments: [
    ("A/179/5, paras. 5.1–5.3 and 6.2", ["p5.1", "p5.2", "p5.3", "p6.2"]),
    ("paras. 5.11-5.12 of A/179/5", ["p5.11", "p5.12"]),
    ("A/179/5, para. 5.5 million", [""]),
    ("A/179/5, para. 121.8 (a) and (b)", ["p121.8(a)", "p121.8(b)"]),
    ("A/179/5 (Sect. 29C), para. 29C.4", [" (Sect. 29C)#p29C.4"]),
    ("paragraphs 29C.4 to 29C.6 (a) of A/179/5", ["p29C.4", "p29C.5", "p29C.6(a)"]),
    ("пункт 29С.4 документа A/179/5", ["p29C.4"]),
    ("section 29C of A/179/5", ["sec.29C"]),
    ("A/179/5, sections 29C and 30", ["sec.29C", "sec.30"]),
    ("sections 29A to 29D of A/179/5", ["sec.29A", "sec.29B", "sec.29C", "sec.29D"]),
    ("section 29 of A/179/5", ["sec.29"]), ("A/179/5, annex 2A", ["annex.2A"]),
    ("A/179/5, enclosure", ["annex.appendix"]),
    ("A/179/5, annex I, appendix II, para. 3", ["annex.I/annex.appendix-II/p3"]),
    ("the enclosures to A/179/5", ["annex.appendix"]),
    ("A/179/5, pièce jointe", ["annex.appendix"]),
    ("A/179/5, annexe I, appendice II", ["annex.I/annex.appendix-II"]),
    ("A/179/5, apéndice I", ["annex.appendix-I"]),
    ("A/179/5، المرفق الأول، التذييل الثاني", ["annex.I/annex.appendix-II"]),
    ("A/179/5号文件附件一附录二", ["annex.I/annex.appendix-II"]),
    ("A/179/5, paragraph 3 (a)-(d)", ["p3(a)", "p3(b)", "p3(c)", "p3(d)"]),
    ("A/179/5, par. 3 a) à c)", ["p3(a)", "p3(b)", "p3(c)"]),
    ("A/179/5, párr. 3 a) a c)", ["p3(a)", "p3(b)", "p3(c)"]),
    ("A/179/5, пункт 3 (a)–(c)", ["p3(a)", "p3(b)", "p3(c)"]),
  ])
  func `a place may be a second figure, an appendix or a range of letters`(
    text: String, paths: [String]
  ) {
    let targets = found([text], in: "A/178/1").first ?? []
    #expect(
      targets
        == paths.map { $0.isEmpty || $0.contains("#") ? "A/179/5\($0)" : "A/179/5#\($0)" })
  }

  @Test(arguments: [(74, 318), (74, 367), (60, 300), (56, 530), (90, 356)])
  func `a number above the last of its session is implausible`(session: Int, number: Int) {
    let citations = CitationExtractor().citations(in: "resolution \(session)/\(number)")
    #expect(citations.first?.findings == ["implausible"])
    #expect(citations.first?.target == nil)
  }

  @Test(arguments: [(74, 307), (56, 509), (60, 288), (90, 355)])
  func `a number that its session reached is taken`(session: Int, number: Int) {
    let citations = CitationExtractor().citations(in: "resolution \(session)/\(number)")
    #expect(citations.first?.target?.description == "A/RES/\(session)/\(number)")
  }
}
