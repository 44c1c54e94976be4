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
    ("A/180/150, p. 6", "A/180/150"), ("A/RES/75/240 (2020)", "A/RES/75/240"),
    ("Resolution 75/240 adopted by the General Assembly on 31 December 2020", "A/RES/75/240"),
  ])
  func `a name among the words that introduce it is that name`(text: String, place: String) {
    #expect(NameInWords.locator(in: text)?.description == place)
  }

  @Test(arguments: [
    "missiles 75/240", "A/180/150 and A/180/151", "75/240 cyber", "cites:75/240", "\"75/240\"",
    "resolution", "good offices", "2021", "5 members", "A/180/* document", "",
    "document A/180/150 about harbours", "резолюция 75/240 о гаванях", "海港 75/240",
    String(repeating: "A/180/150 ", count: 100),
  ])
  func `words that ask for more than a name are a query`(text: String) {
    #expect(NameInWords.locator(in: text) == nil)
  }
}
