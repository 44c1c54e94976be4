import Documents
import Testing

@testable import Search

@Suite struct NameInWordsTests {
  @Test(arguments: [
    ("document A/180/150", "A/180/150"), ("doc. A/180/150", "A/180/150"),
    ("see A/180/150, para. 12", "A/180/150#p12"), ("in document A/C.9/190/L.3", "A/C.9/190/L.3"),
    ("paragraph 5 of General Assembly resolution 75/240", "A/RES/75/240#op5"),
    ("General Assembly resolution 75/240 of 31 December 2020", "A/RES/75/240"),
    ("la résolution 75/240 de l’Assemblée générale du 31 décembre 2020", "A/RES/75/240"),
    ("le document A/180/150", "A/180/150"), ("la resolución 75/240", "A/RES/75/240"),
    ("véase el documento A/180/150", "A/180/150"),
    ("резолюция 75/240 Генеральной Ассамблеи", "A/RES/75/240"),
    ("документ A/180/150", "A/180/150"), ("قرار الجمعية العامة 75/240", "A/RES/75/240"),
    ("الوثيقة A/180/150", "A/180/150"), ("大会第75/240号决议", "A/RES/75/240"),
    ("文件 A/180/150", "A/180/150"), ("A/RES/75/240 op. 5", "A/RES/75/240#op5"),
    ("see A/180/150, paras. 6–8", "A/180/150"),
    ("resolution 59/25 Human Rights Council", "A/HRC/RES/59/25"),
    ("s/2021/411 para 5", "S/2021/411#p5"), ("a/res/75/240, op. 5", "A/RES/75/240#op5"),
    ("A/180/6 sect 7", "A/180/6#sec.7"), ("A/180/6, section 29C", "A/180/6#sec.29C"),
    ("what cites A/180/150", "A/180/150"), ("documents citing resolution 75/240", "A/RES/75/240"),
    ("qui cite la résolution 75/240", "A/RES/75/240"), ("引用第75/240号决议", "A/RES/75/240"),
    ("A/180/150, p. 6", "A/180/150"), ("A/RES/75/240 (2020)", "A/RES/75/240"),
    ("Resolution 75/240 adopted by the General Assembly on 31 December 2020", "A/RES/75/240"),
  ])
  func `a name among the words that introduce it is that name`(text: String, place: String) {
    #expect(NameInWords.locators(in: text).map(\.description) == [place])
  }

  @Test(arguments: [
    ("item 93 of A/179/251", "item93"), ("agenda item 71 (b) of A/179/251", "item71(b)"),
    ("A/179/251, item 71(b)", "item71(b)"), ("item 5 (d) of A/179/251", "item5(d)"),
    ("point 5 l) de l’ordre du jour de A/179/251", "item5(l)"),
    ("tema 5 a) de A/179/251", "item5(a)"),
    ("item 93 of the provisional agenda (A/179/251)", "item93"),
    ("point 93 de l’ordre du jour de A/179/251", "item93"),
    ("A/179/251, point 71 b)", "item71(b)"), ("tema 93 del programa de A/179/251", "item93"),
    ("tema 71 b) de A/179/251", "item71(b)"), ("пункт 93 повестки дня A/179/251", "item93"),
    ("пункт 71 b) предварительной повестки дня (A/179/251)", "item71(b)"),
    ("البند 93 من جدول الأعمال A/179/251", "item93"),
    ("الوثيقة A/179/251، البند ٧١ (ب)", "item71(b)"), ("A/179/251 项目93", "item93"),
    ("文件A/179/251议程项目71(b)", "item71(b)"),
  ])
  func `an item among the words beside its agenda is that item`(text: String, path: String) {
    #expect(NameInWords.locators(in: text).map(\.description) == ["A/179/251#" + path])
  }

  @Test func `a Russian number may be a paragraph's or an item's`() {
    #expect(
      NameInWords.locators(in: "пункт 9 A/179/251").map(\.description)
        == ["A/179/251#p9", "A/179/251#item9"])
  }

  @Test(
    arguments: [
      ("resolution 75/240", Language.english), ("la résolution 75/240", .french),
      ("la resolución 75/240", .spanish), ("резолюция 75/240", .russian),
      ("القرار 75/240", .arabic),
      ("第75/240号决议", .chinese), ("75/240", nil), ("A/180/150", nil),
    ] as [(String, Language?)])
  func `the words about a name tell their language`(text: String, language: Language?) {
    #expect(NameInWords.language(of: text) == language)
  }

  @Test(arguments: [
    "missiles 75/240", "A/180/150 and A/180/151", "75/240 cyber", "cites:75/240", "\"75/240\"",
    "resolution", "good offices", "2021", "5 members", "A/180/* document", "",
    "document A/180/150 about harbours", "резолюция 75/240 о гаванях", "海港 75/240",
    String(repeating: "A/180/150 ", count: 100),
  ])
  func `words that ask for more than a name are a query`(text: String) {
    #expect(NameInWords.locators(in: text).isEmpty)
  }
}
