import Citations
import Documents
import Testing

private func found(_ text: String, in document: String? = nil) -> [String] {
  var context = CitationContext(document: document.flatMap { Symbol($0) })
  return CitationExtractor().citations(in: text, context: &context).map { citation in
    citation.target?.description ?? "?"
      + citation.candidates.map(\.description).joined(separator: "|")
  }
}

/// Whose a resolution is, by the grammar of the sentence.
@Suite struct OwnerTests {
  @Test(arguments: [
    "World Health Assembly in its resolution 69/2 endorsed the plan",
    "The World Health Assembly, in its resolutions 69/2 and 70/11, decided",
    "In its resolution 69/2, the World Health Assembly decided",
    "the General Conference of UNESCO adopted resolution 41/2",
    "the ILO, in its resolution 99/3", "ICAO Assembly resolution 39/3; ITU resolution 130/2",
    "Assembly of the International Civil Aviation Organization, resolution 39/3",
    "resolution A39-3 of the ICAO Assembly; IMO resolution A.1149 (32)",
    "Universal Postal Union resolution 70/2; and Legislative Council resolution 70/3",
    "resolution GC(65)/RES/10 and resolution 65/10 of the General Conference",
    "L'Assemblée mondiale de la Santé, dans sa résolution 69/2",
    "dans sa résolution 70/1, l'Assemblée mondiale de la Santé", "la résolution 69/2 de l'OMS",
    "la Asamblea Mundial de la Salud, en su resolución 69/2", "la resolución 69/2 de la OMS",
    "en su resolución 70/1, la Asamblea Mundial de la Salud",
    "Всемирная ассамблея здравоохранения в своей резолюции 69/2", "резолюция 69/2 ВОЗ",
    "в своей резолюции 70/1 Всемирная ассамблея здравоохранения",
    "جمعية الصحة العالمية في قرارها 69/2", "قرار منظمة الصحة العالمية 70/1",
    "社会发展委员会2004年2月13日第42/1号决议", "世界卫生大会第69/2号决议", "世界卫生大会在其第70/1号决议中",
  ])
  func `another organisation's resolution is none of the United Nations'`(text: String) {
    #expect(found(text).isEmpty)
  }

  @Test(arguments: [
    ("Commission on Human Rights resolution 2002/23", ["E/CN.4/RES/2002/23"]),
    ("in its resolution 2002/23 the Commission on Human Rights", ["E/CN.4/RES/2002/23"]),
    ("The Commission on Human Rights, in its resolution 2002/23", ["E/CN.4/RES/2002/23"]),
    ("By its resolution 174/247, the General Assembly decided", ["A/RES/174/247"]),
    ("In its resolution 48/13, the Human Rights Council", ["A/HRC/RES/48/13"]),
    ("Dans sa résolution 48/13, le Conseil des droits de l'homme", ["A/HRC/RES/48/13"]),
    ("En su resolución 48/13, el Consejo de Derechos Humanos", ["A/HRC/RES/48/13"]),
    ("В своей резолюции 48/13 Совет по правам человека", ["A/HRC/RES/48/13"]),
    ("В случае Мали Совет в своей резолюции 2085 (2012)", ["S/RES/2085 (2012)"]),
    ("大会S-23/2号决议，附件", ["A/RES/S-23/2#annex"]),
    (
      "包括2003年10月21日ES-10/13号、2003年12月8日ES-10/14号和2006年12月15日ES-10/17号决议",
      ["A/RES/ES-10/13", "A/RES/ES-10/14", "A/RES/ES-10/17"]
    ),
    ("大会在其第175/240号决议中", ["A/RES/175/240"]),
    ("人权理事会在第48/13号决议中", ["A/HRC/RES/48/13"]),
  ])
  func `its is the body that stands before or comes after`(text: String, targets: [String]) {
    #expect(found(text) == targets)
  }

  @Test(arguments: [
    "Recalling its resolution 178/1 and the work of the African Union, reaffirming its resolution 178/2",
    "Welcoming the World Health Organization, recalling its resolutions 178/1 and 178/2",
    "cooperation with the League of Arab States and the ILO (resolutions 178/1 and 178/2)",
  ])
  func `a body named in passing takes nothing from the document's own`(text: String) {
    #expect(found(text, in: "A/RES/179/5") == ["A/RES/178/1", "A/RES/178/2"])
  }
}
