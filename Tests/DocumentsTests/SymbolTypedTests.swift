import Documents
import Testing

@Suite struct SymbolTypedTests {
  @Test(arguments: [
    ("75/240", "A/RES/75/240"), ("resolution 75/240 of 31 December 2020", "A/RES/75/240"),
    ("GA resolution 78/291", "A/RES/78/291"), ("A_RES_78_322", "A/RES/78/322"),
    ("A_RES_78_322.pdf", "A/RES/78/322"), ("S/RES/1325", "S/RES/1325 (2000)"),
    ("s/res/1325 (2000)", "S/RES/1325 (2000)"), ("SC Res 1325", "S/RES/1325 (2000)"),
    ("UNSCR 1325", "S/RES/1325 (2000)"), ("1325 (2000)", "S/RES/1325 (2000)"),
    ("2758 (XXVI)", "A/RES/2758 (XXVI)"), ("resolution 217 A (III)", "A/RES/217 (III) A"),
    ("GA Res 3314 (1974)", "A/RES/3314 (XXIX)"), ("G.A. Res. 62/228", "A/RES/62/228"),
    ("UNGA Res 1514 (XV) (14 December 1960)", "A/RES/1514 (XV)"),
    ("decision 75/564", "A/DEC/75/564"),
    ("Human Rights Council resolution 33/11", "A/HRC/RES/33/11"),
    ("résolution 57/270 B", "A/RES/57/270 B"), ("ES-10/19", "A/RES/ES-10/19"),
    ("resolution S-8/1", "A/RES/S-8/1"), ("ECOSOC resolution 1996/31", "E/RES/1996/31"),
    ("https://undocs.org/A/RES/75/240", "A/RES/75/240"),
    ("http://undocs.org/en/A/RES/62/10", "A/RES/62/10"),
    ("https://undocs.org/pdf?symbol=A/CONF.232/2023/4", "A/CONF.232/2023/4"),
    ("https://docs.un.org/en/a/res/78/2", "A/RES/78/2"),
    ("https://docs.un.org/S/2026/161", "S/2026/161"),
    ("https://documents.un.org/api/symbol/access?s=A/RES/75/240&l=en&t=pdf", "A/RES/75/240"),
    (
      "https://daccess-ods.un.org/access.nsf/Get?OpenAgent&DS=A/AC.292/2024/1&Lang=E",
      "A/AC.292/2024/1"
    ),
    ("http://www.un.org/en/ga/search/view_doc.asp?symbol=%20A/70/L.1&Lang=C", "A/70/L.1"),
    ("https://static.un.org/zh/ga/50/res/a50r72.html", "A/RES/50/72"),
    ("“A/AC.292/2021/1”.", "A/AC.292/2021/1"), ("file:seed.txt", "file:seed.txt"),
    ("A/64/439/Add.2 (Part II)", "A/64/439/Add.2 (Part II)"), ("res. 75/240", "A/RES/75/240"),
    ("75 / 240", "A/RES/75/240"), (" 75 /\u{A0}240.", "A/RES/75/240"), ("７５／２４０", "A/RES/75/240"),
    ("A\u{2215}RES\u{2215}75\u{2044}240", "A/RES/75/240"), ("A/RES/75/240.", "A/RES/75/240"),
    ("A/RES/\n75/240", "A/RES/75/240"), ("A/RES/75/2\u{AD}40", "A/RES/75/240"),
    ("https://undocs.org/en/A/80/150?lang=fr&x=1", "A/80/150"),
  ])
  func `what people type names a document`(text: String, symbol: String) {
    #expect(Symbol(typed: text)?.display == symbol)
  }

  @Test(arguments: [
    "", "capacity-building", "15/11", "GA/12307", "SC/12076", "security council", "2021", "3 to 5",
    "resolution 75/240 paragraph 3", "https://example.org/", "1/2", "75/240 and 76/19", "2017/18",
    "resolution 3201 or 3202", "A/", "the resolution", "A/RES/75/240 A/RES/76/19", "75/240 76/19",
    "A/RES/75/240, A/C.1/75/L.8", "A/RES/75/240 OR A/RES/76/19", "A/75/816; A/75/817",
  ])
  func `what names none for sure is refused`(text: String) {
    #expect(Symbol(typed: text) == nil)
  }

  @Test(arguments: [
    ("75/240#op1", "A/RES/75/240#op1"), ("a/res/75/240#op7(a)(ii)", "A/RES/75/240#op7(a)(ii)"),
    ("S/RES/1325#op4", "S/RES/1325 (2000)#op4"), ("A_RES_78_322#pp3", "A/RES/78/322#pp3"),
    ("https://undocs.org/A/75/816#p16", "A/75/816#p16"), ("75/240", "A/RES/75/240"),
    ("A/RES/75/240.", "A/RES/75/240"), ("A/RES/75/240#op1;", "A/RES/75/240#op1"),
    ("https://docs.un.org/en/A/75/816#page=3", "A/75/816"), ("A/75/816#page=3", "A/75/816"),
    ("75 / 240", "A/RES/75/240"),
    ("res. 75/240", "A/RES/75/240"),
  ])
  func `what people type names a place`(text: String, locator: String) {
    #expect(Locator(typed: text)?.description == locator)
  }

  @Test func `a name that would not read back as itself is no place`() {
    #expect(Locator(typed: "A/RES/12op3(b)(iib)(ii)") == nil)
  }

  @Test(arguments: ["75/240#", "75/240#zz9", "#op1", "nothing#op1"])
  func `a place with a bad path is no place`(text: String) {
    #expect(Locator(typed: text)?.path.isEmpty ?? true)
  }
}
