import Citations
import Documents
import Testing

/// What the extractor finds, in short: targets, and candidates with a question mark.
private func found(_ text: String, in document: String? = nil) -> [String] {
  var context = CitationContext(document: document.flatMap { Symbol($0) })
  return CitationExtractor().citations(in: text, context: &context).map { citation in
    citation.target?.description ?? "?"
      + citation.candidates.map(\.description).joined(separator: "|")
  }
}

@Suite struct CitationsTests {
  @Test(arguments: [
    ("pursuant to General Assembly resolution 175/240, the body", ["A/RES/175/240"]),
    ("resolutions 147/19, 148/16 and 172/4", ["A/RES/147/19", "A/RES/148/16", "A/RES/172/4"]),
    ("its resolution 43/78 H of 7 December 1988", ["A/RES/43/78 H"]),
    (
      "resolutions 2453 A (XXIII) of 20 December 1968, 37/90 of\n10 December 1982 and 72/79\nof 7 December 2017",
      ["A/RES/2453 (XXIII) A", "A/RES/37/90", "A/RES/72/79"]
    ),
    ("resolutions 31/6 A and B", ["A/RES/31/6 A", "A/RES/31/6 B"]),
    (
      "resolution 3419 A to D (XXX)",
      ["A/RES/3419 (XXX) A", "A/RES/3419 (XXX) B", "A/RES/3419 (XXX) C", "A/RES/3419 (XXX) D"]
    ),
    ("resolutions 242 (1967) and 338 (1973)", ["S/RES/242 (1967)", "S/RES/338 (1973)"]),
    ("Security Council resolution 1325", ["S/RES/1325 (2000)"]),
    ("UNSCR 1325 and GA Res 3314 (1974)", ["S/RES/1325 (2000)", "A/RES/3314 (XXIX)"]),
    ("Human Rights Council resolution 33/11 of 29 September 2016", ["A/HRC/RES/33/11"]),
    ("in resolution 33/11 of 29 September 2016", ["A/HRC/RES/33/11"]),
    (
      "Economic and Social Council resolution 1996/31 and decision 1982/112",
      ["E/RES/1996/31", "E/DEC/1982/112"]
    ),
    ("Commission on Human Rights resolution 2005/69", ["E/CN.4/RES/2005/69"]),
    ("decisions 177/512 and 175/564", ["A/DEC/177/512", "A/DEC/175/564"]),
    ("resolutions ES-10/19 and S-8/1", ["A/RES/ES-10/19", "A/RES/S-8/1"]),
    ("resolution 3362 (S-VII)", ["A/RES/3362 (S-VII)"]),
    ("resolution 598", ["?S/RES/598 (1987)|A/RES/598 (VI)|A/RES/598 (VII)"]),
    ("Draft resolution I was adopted (resolution 161/98).", ["A/RES/161/98"]),
    ("resolution 174/367", ["?A/RES/174/367"]),
    ("resolution 175/2401", ["A/RES/175/240"]),
    ("G.A. Res. 62/228, ¶ 35", ["A/RES/62/228#op35"]),
    ("Environment Assembly resolution 5/14 of 2 March 2022", ["UNEP/EA.5/Res.14"]),
  ])
  func `a resolution or decision is read by its noun`(text: String, targets: [String]) {
    #expect(found(text) == targets)
  }

  @Test(arguments: [
    ("paragraph 1 of General Assembly resolution 175/240", ["A/RES/175/240#op1"]),
    (
      "paragraphs 3-5 and 7 (b) of resolution 175/240",
      ["A/RES/175/240#op3", "A/RES/175/240#op4", "A/RES/175/240#op5", "A/RES/175/240#op7(b)"]
    ),
    (
      "section III, paragraph 3, of its resolution 61/275 of 29 June 2007",
      ["A/RES/61/275#sec.III/op3"]
    ),
    (
      "sections II and IV of its resolution 67/254 A",
      ["A/RES/67/254 A#sec.II", "A/RES/67/254 A#sec.IV"]
    ),
    ("subparagraph (c) of paragraph 4 of resolution 2231 (2015)", ["S/RES/2231 (2015)#op4(c)"]),
    (
      "resolution 1325 (2000), paragraphs 4, 7 (a) (ii) and 9",
      ["S/RES/1325 (2000)#op4", "S/RES/1325 (2000)#op7(a)(ii)", "S/RES/1325 (2000)#op9"]
    ),
    ("paragraph 5 (d) of the annex to resolution 158/316", ["A/RES/158/316#annex/p5(d)"]),
    ("resolution 169/283, annex II", ["A/RES/169/283#annex.II"]),
    ("the tenth preambular paragraph of resolution 175/240", ["A/RES/175/240#pp10"]),
    ("the preamble to resolution 175/240", ["A/RES/175/240#pp"]),
    ("operative paragraph 1 of resolution 175/240", ["A/RES/175/240#op1"]),
    ("A/175/394, para. 16", ["A/175/394#p16"]),
    ("(A/164/27), chap. III, sect. E", ["A/164/27#ch.III.E"]),
    ("annex C to document A/179/214", ["A/179/214#annex.C"]),
    ("paragraph 12 of the report of the Secretary-General (A/178/99)", ["A/178/99#p12"]),
    (
      "resolution 158/318, including paragraph 3 of the resolution",
      ["A/RES/158/318", "A/RES/158/318#op3"]
    ),
    (
      "resolution 160/251 and in particular paragraphs 1 and 16 thereof",
      ["A/RES/160/251", "A/RES/160/251#op1", "A/RES/160/251#op16"]
    ),
    (
      "section III, paragraphs 3 and 5, and section IV, paragraph 2, of resolution 161/275",
      ["A/RES/161/275#sec.III/op3", "A/RES/161/275#sec.III/op5", "A/RES/161/275#sec.IV/op2"]
    ),
    (
      "resolution 175/240, paragraph 3 of resolution 176/19",
      ["A/RES/175/240", "A/RES/176/19#op3"]
    ),
  ])
  func `a pinpoint stands before or after`(text: String, targets: [String]) {
    #expect(found(text) == targets)
  }

  @Test(arguments: [
    (
      "(A/164/13 and Add.1, A/164/115, 174, 323\nand 324; A/C.4/164/7)",
      [
        "A/164/13", "A/164/13/Add.1", "A/164/115", "A/164/174", "A/164/323", "A/164/324",
        "A/C.4/164/7",
      ]
    ),
    (
      "A/520/Rev.15 and Amend.1 and 2",
      ["A/520/Rev.15", "A/520/Rev.15/Amend.1", "A/520/Rev.15/Amend.2"]
    ),
    (
      "documents A/159/668/Add.7 à Add.10",
      ["A/159/668/Add.7", "A/159/668/Add.8", "A/159/668/Add.9", "A/159/668/Add.10"]
    ),
    ("A/C.1/173/L.27.Rev.1", ["A/C.1/173/L.27/Rev.1"]),
    ("A/164/439/ADD.2(PARTII)", ["A/164/439/Add.2 (Part II)"]),
    ("E/ICEF/2121/25, pp. 1-10", ["E/ICEF/2121/25"]),
    ("S/13026 and Corr.1, 6", ["S/13026", "S/13026/Corr.1"]),
    ("A/BUR/153/SR.1 and 2", ["A/BUR/153/SR.1", "A/BUR/153/SR.2"]),
    (
      "S/AC.27/1992/CRP.10 and Corr.1 and CRP.11 and Corr.1",
      [
        "S/AC.27/1992/CRP.10", "S/AC.27/1992/CRP.10/Corr.1", "S/AC.27/1992/CRP.11",
        "S/AC.27/1992/CRP.11/Corr.1",
      ]
    ),
    ("A/57/759-S/2003/332, annex I", ["A/57/759#annex.I", "S/2003/332#annex.I"]),
    ("A/67/828 S/2013/210, annex.", ["A/67/828#annex", "S/2013/210#annex"]),
    ("by consensus,2A/175/816. well", ["A/175/816"]),
    ("the agreementsS/1997/742 and Add.1. reached", ["S/1997/742", "S/1997/742/Add.1"]),
    ("( A / CN . 10 / 203 )", ["A/CN.10/203"]),
    ("A /AC.290/2121/CRP.\n2", ["A/AC.290/2121/CRP.2"]),
    ("А/АС.292/2121/1", ["A/AC.292/2121/1"]),
    ("A/RES/377(V)[A-C]", ["A/RES/377 (V) A", "A/RES/377 (V) B", "A/RES/377 (V) C"]),
    ("(A/164/439/Add.2 (Part II))", ["A/164/439/Add.2 (Part II)"]),
    ("A/157/3 (Partes I y II)", ["A/157/3 (Part I)", "A/157/3 (Part II)"]),
    ("TD/B/WP(XXXV)/MISC.1/REV.1", ["TD/B/WP(XXXV)/MISC.1/Rev.1"]),
    ("IDB.50/13 and UNEP/EA.5/Res.14", ["IDB.50/13", "UNEP/EA.5/Res.14"]),
    ("a50r72.html ; a53-250.htm ; a-res-61-275.pdf", ["A/RES/50/72", "A/53/250", "A/RES/61/275"]),
    ("Document A-AC.292-2124-CRP1", ["A/AC.292/2124/CRP.1"]),
    ("see https://undocs.org/en/A/RES/162/10.", ["A/RES/162/10"]),
    ("http://www.un.org/ga/search/view_doc.asp?symbol=A/159/401 para. 46", ["A/159/401#p46"]),
    (
      "Official Records of the General Assembly, Seventy-fifth Session, Supplement No. 49, para. 3",
      ["A/75/49#p3"]
    ),
  ])
  func `a symbol is read in every spelling and short form`(text: String, targets: [String]) {
    #expect(found(text) == targets)
  }

  @Test(arguments: [
    "2/5                      18-18418", "New York, 13–17 December 2021", "24/7 and 9/11",
    "2017/18 and 2019/20", "75/25 per cent; 1/2; 3/4", "agenda items 5/6",
    "Article 2, paragraph 3, of the Agreement", "article 12, paragraph 3, of the Rome Statute",
    "rule 13 (b) of the rules of procedure", "Treaty Series, vol. 2187, No. 38544", "GA/DIS/3659",
    "GA/12307 and SC/12076", "World Health Assembly resolution 69.2", "WHA69.2",
    "Resolution 130 (Rev. Busan, 2014)", "Council decision 2002/584/JHA",
    "Regulation (EU) 2016/679",
    "CL 154/1 and 205 EX/27", "Human Rights,0F 1 the Covenant … 0H2", "and/or he/she",
    "$250 000", "European Parliament resolution 2017/25", "the resolution of 1995",
    "aux termes de l’alinéa b) de l’article 13 du règlement intérieur",
    "párrafo 2 del Artículo 12 de la Carta", "按照《宪章》第四条第二项的规定",
    "00/15-00/18 6 الأحكام المتعلقة بالتدابير", "22-09519 (F) 210622 *2209519* 240622",
    "paragraph 3 above", "ibid., para. 5", "pages 3 and 4 of the text", "A/B and C/D",
  ])
  func `what only looks like a reference is none`(text: String) {
    #expect(found(text).isEmpty)
  }

  @Test(arguments: [
    (
      "ses résolutions 2 (I) du 1er février 1946, 2480 B (XXIII) du 21 décembre 1968, ainsi que 56/64 B et 56/242 du 24 décembre 2001",
      ["A/RES/2 (I)", "A/RES/2480 (XXIII) B", "A/RES/56/64 B", "A/RES/56/242"]
    ),
    (
      "l'annexe I de la résolution 48/264 de l'Assemblée générale, en date du 29 juillet 1994",
      ["A/RES/48/264#annex.I"]
    ),
    ("l'alinéa a) du paragraphe 1 de la résolution 175/240", ["A/RES/175/240#op1(a)"]),
    ("l’alinéa 10 du préambule de la résolution 175/240", ["A/RES/175/240#pp10"]),
    ("au paragraphe 3 de son mémoire (A/BUR/153/1)", ["A/BUR/153/1#p3"]),
    ("la résolution 1325 (2000) du Conseil de sécurité", ["S/RES/1325 (2000)"]),
    (
      "los apartados a) y b) del párrafo 4 de la resolución 175/240",
      ["A/RES/175/240#op4(a)", "A/RES/175/240#op4(b)"]
    ),
    (
      "la resolución 2231 (2015) del Consejo de Seguridad, párrs. 3 y 7 a)",
      ["S/RES/2231 (2015)#op3", "S/RES/2231 (2015)#op7(a)"]
    ),
    ("(decisión 52/459, de 22 de diciembre de 1997)", ["A/DEC/52/459"]),
    (
      "(A/C.3/157/SR.39, 47, 50 y 57)",
      ["A/C.3/157/SR.39", "A/C.3/157/SR.47", "A/C.3/157/SR.50", "A/C.3/157/SR.57"]
    ),
    (
      "положениями пункта 5(d) приложения к резолюции 158/316 Генеральной Ассамблеи",
      ["A/RES/158/316#annex/p5(d)"]
    ),
    (
      "резолюции 3419 A-D (XXX)",
      ["A/RES/3419 (XXX) A", "A/RES/3419 (XXX) B", "A/RES/3419 (XXX) C", "A/RES/3419 (XXX) D"]
    ),
    ("резолюцией 377 А (V)", ["A/RES/377 (V) A"]),
    ("резолюции 3380 (ХХХ) от 10 ноября 1975 года", ["A/RES/3380 (XXX)"]),
    ("Резолюции Генеральной Ассамблеи ООН 78/147 от 19 декабря 2023 года", ["A/RES/78/147"]),
    (
      "подпункт a) пункта 1 резолюции 175/240 и пункты 3–5 той же резолюции",
      ["A/RES/175/240#op1(a)", "A/RES/175/240#op3", "A/RES/175/240#op4", "A/RES/175/240#op5"]
    ),
    ("158/401. Назначение членов", ["A/DEC/158/401"]),
    (
      "قراريها 57/301 المؤرخ 13 آذار/مارس 2003 و 73/299 المؤرخ 14 حزيران/ يونيه 2019",
      ["A/RES/57/301", "A/RES/73/299"]
    ),
    (
      "قرارها 60/251 المؤرخ 15 آذار/مارس 2006 وخاصة الفقرتين 1 و 16 منه",
      ["A/RES/60/251", "A/RES/60/251#op1", "A/RES/60/251#op16"]
    ),
    ("قرار الجمعية العامة 156/24 صاد", ["A/RES/156/24 R"]),
    ("و 36/87 ألف وباء المؤرخين 9 كانون الأول/ديسمبر 1981", ["A/RES/36/87 A", "A/RES/36/87 B"]),
    ("قرارها ٠٨٣٣ )د - ٠٣( المؤرخ", ["A/RES/3380 (XXX)"]),
    (
      "الفقرات من 3 إلى 5 من القرار 175/240",
      ["A/RES/175/240#op3", "A/RES/175/240#op4", "A/RES/175/240#op5"]
    ),
    (
      "الفقرة 10 من ديباجة القرار 175/240 والفقرة 1 من منطوق القرار 176/19",
      ["A/RES/175/240#pp10", "A/RES/176/19#op1"]
    ),
    (
      "والوثائق A/159/668/Add.7 والإضافات من 1 إلى 2",
      ["A/159/668/Add.7", "A/159/668/Add.1", "A/159/668/Add.2"]
    ),
    ("第47/120 B号决议", ["A/RES/47/120 B"]),
    ("القرار 3263 (د - 29)", ["A/RES/3263 (XXIX)"]),
    ("الفقرة الفرعية (أ) من الفقرة ١ من القرار ١٧٥/٢٤٠", ["A/RES/175/240#op1(a)"]),
    ("القرارين ٨٠/١٦ و ٧٥/٢٤", ["A/RES/80/16", "A/RES/75/24"]),
    ("القرار ٧٥/٢٤٠١", ["A/RES/75/240"]), ("第７５/２４０１号决议", ["A/RES/75/240"]),
    ("قرار مجلس الأمن التابع للأمم المتحدة 1325 (2000)", ["S/RES/1325 (2000)"]),
    ("و A/AC.105/738، المرفق الثالث", ["A/AC.105/738#annex.III"]),
    ("大会1963年12月16日第1970 (XVIII)号决议第5段的规定", ["A/RES/1970 (XVIII)#op5"]),
    (
      "2001年12月21日第56/212号和2003年12月23日第58/231号决议和2003年12月23日第58/553号决定以及经济及社会理事会1982年4月26日第1982/112号决定",
      ["A/RES/56/212", "A/RES/58/231", "A/DEC/58/553", "E/DEC/1982/112"]
    ),
    ("(第37/457、38/459和59/509号决定)", ["A/DEC/37/457", "A/DEC/38/459", "A/DEC/59/509"]),
    ("第１７５／２４０号决议执行部分第１段和序言部分第１０段", ["A/RES/175/240#op1", "A/RES/175/240#pp10"]),
    ("第45/45号决议附件第5段", ["A/RES/45/45#annex/p5"]),
    ("重申第1807(2008)号决议关于这些措施的第10和12段", ["S/RES/1807 (2008)#op10", "S/RES/1807 (2008)#op12"]),
  ])
  func `five other languages are read by the same rules`(text: String, targets: [String]) {
    #expect(found(text) == targets)
  }

  @Test func `a board's decisions are not taken for those of others`() {
    #expect(found("Recalls its decisions 2122/16 and 2123/15", in: "E/ICEF/2125/26").isEmpty)
    #expect(found("in line with decision 2122/24", in: "DP/OPS/2125/3").isEmpty)
    #expect(found("General Assembly resolution 172/279", in: "DP/2125/3") == ["A/RES/172/279"])
    #expect(
      found("in its resolution 42/1 of 13 February 2004", in: "E/CN.5/2125/L.6") == ["?A/RES/42/1"])
  }

  @Test func `its resolution is that of the document's body`() {
    #expect(found("Recalling its resolution 48/13", in: "A/HRC/50/1") == ["A/HRC/RES/48/13"])
    #expect(found("Recalling its resolution 48/13", in: "A/RES/178/1") == ["A/RES/48/13"])
    #expect(found("its resolution 1325", in: "S/RES/2700 (2023)") == ["S/RES/1325 (2000)"])
    #expect(found("resolution 48/13 (in a Human Rights Council document)") == ["A/HRC/RES/48/13"])
  }

  @Test func `the present resolution and paragraphs above are the document's own`() {
    #expect(
      found(
        "referred to in paragraph 3 above and the annex to the present resolution",
        in: "A/RES/178/1")
        == ["A/RES/178/1#op3", "A/RES/178/1#annex"])
    #expect(found("paragraph 3 above", in: "A/178/100") == ["A/178/100#p3"])
  }

  @Test func `ibid and the same resolution reach one text back and no further`() {
    let extractor = CitationExtractor()
    var context = CitationContext(document: Symbol("A/178/100"))
    _ = extractor.citations(in: "See A/175/816, para. 3.", context: &context)
    let second = extractor.citations(in: "Ibid., para. 129.", context: &context)
    #expect(second.map { $0.target?.description } == ["A/175/816#p129"])
    #expect(second.first?.kind == .anaphora)
    _ = extractor.citations(in: "Nothing here.", context: &context)
    #expect(extractor.citations(in: "Ibid., para. 5.", context: &context).isEmpty)
  }

  @Test func `each target has its own governing verb`() {
    let citations = CitationExtractor().citations(
      in:
        "1. Takes note of resolution 175/1 and endorses resolution 175/2, pursuant to resolution 175/3;"
    )
    #expect(citations.map(\.verb) == ["take note", "endorse", "pursuant to"])
    let bracketed = CitationExtractor().citations(
      in:
        "implementation of the Convention (resolutions 175/4 and 175/5), and reaffirms resolution 175/6"
    )
    #expect(bracketed.map(\.verb) == [nil, nil, "reaffirm"])
    let french = CitationExtractor().citations(
      in: "Rappelant sa résolution 175/1, prend acte de la résolution 175/2")
    #expect(french.map(\.verb) == ["recall", "take note"])
  }

  @Test func `a title in quotes is kept, and what it holds is not read as a list`() throws {
    let text =
      "resolution 170/1 of 25 September 2115, entitled “The year 171/3 and after”, and 171/243"
    let citations = CitationExtractor().citations(in: text)
    #expect(citations.map { $0.target?.description } == ["A/RES/170/1", "A/RES/171/243"])
    let title = try #require(citations.first?.title)
    #expect(Array(text.utf8)[title].elementsEqual("The year 171/3 and after".utf8))
  }

  /// Each with a twin that leaves no doubt.
  @Test(arguments: [
    ("implausible", "resolution 174/367", "resolution 174/267"),
    ("repaired", "resolution 175/2401", "resolution 175/240"),
    ("ambiguous", "resolution 598", "resolution 598 (1987)"),
    (
      "date-mismatch", "General Assembly resolution 60/1 of 3 May 2019",
      "General Assembly resolution 60/1 of 16 September 2005"
    ),
  ])
  func `doubts are told, and none where there is none`(
    kind: String, doubtful: String, sound: String
  ) {
    let extractor = CitationExtractor()
    #expect(extractor.citations(in: doubtful).map(\.findings) == [[kind]])
    #expect(extractor.citations(in: sound).map(\.findings) == [[]])
  }

  @Test func `a range is on whole scalars and holds the number, over languages`() {
    let texts = [
      "Recalling resolution 175/240 and A/175/816, para. 4",
      "« la résolution 175/240 » — voir A/175/1",
      "в соответствии с резолюцией 175/240 и документом A/175/1", "وإذ تشير إلى القرار 175/240",
      "根据第175/240号决议和A/175/1号文件",
    ]
    for text in texts {
      let citations = CitationExtractor().citations(in: text)
      #expect(!citations.isEmpty)
      for citation in citations {
        let piece = String(decoding: Array(text.utf8)[citation.range], as: UTF8.self)
        #expect(piece.contains("175") && !piece.contains("\u{FFFD}"), "\(piece)")
      }
    }
  }
}
