import Testing

@testable import Reading

@Suite struct LabelTests {
  @Test(arguments: [
    ("12. Decides", "12", Label.Form.number), ("٧ - وكان", "7", .number), ("1．决定", "1", .number),
    ("(a) First", "a", .bracketed), ("a) First", "a", .bracketed), ("(iv) x", "iv", .bracketed),
    ("(أ) نص", "a", .bracketed), ("(ج) نص", "c", .bracketed), ("(aa) x", "aa", .bracketed),
    ("（三）文", "3", .bracketed), ("б) текст", "b", .bracketed), ("IV. Title", "IV", .roman),
    ("B. Title", "B", .capital), ("В. Название", "B", .capital), ("一、导言", "I", .roman),
    ("ثانيا - مقدمة", "II", .roman), ("باء - الموارد", "B", .capital), ("III", "III", .roman),
    ("а. основное обслуживание", "a", .lower), ("б. текст", "b", .lower),
    ("أ - تقديم الخدمات", "a", .lower), ("ج – نص", "c", .lower),
    ("4-6 وتدفع الدولة", "4.6", .decimal),
    ("٤-١٢ وتدفع", "4.12", .decimal),
    ("2 bis. Adds", "2bis", .number), ("㈡ 守灯人", "ii", .bracketed), ("’1‘ نص", "i", .bracketed),
  ])
  func `a label is read`(text: String, key: String, form: Label.Form) throws {
    let label = try #require(Label.read(text))
    #expect(label.key == key)
    #expect(label.form == form)
  }

  @Test(arguments: [
    "12.5 million", "1,000 people", "(see above) x", "Decides", "A man", "10 a.m. opening",
    "78/128. Title", "I am here", "In 1990. Then", "(Signed) X", "2021–2025", "", "(", "1",
    "USA. x", "г. Москва", "с. 5", "4-6 July", "4-6", "و - 5", "من - إلى", "2020-2021 وتدفع",
    "’14 was a year", "‘Lights’ on the coast",
  ])
  func `other openings are none`(text: String) {
    #expect(Label.read(text) == nil)
  }

  @Test func `the length covers the label and the space after it`() {
    #expect(Label.read("(a)\u{A0} Text")?.length == 6)
    #expect(Label.read("12.\tText")?.length == 4)
  }
}
