import Documents
import Testing

@testable import Reading

@Suite struct AgendaTests {
  @Test func `the list gives numbers, titles, parents and headings`() {
    let read = document(
      """
      A/143/150
      One hundred and forty-third session
      Provisional agenda of the one hundred and forty-third session
      1. Opening of the session (rule 31).
      2. Credentials (rule 28):
      (a) Appointment of the committee;
      (b) Report of the committee.
      A. Promotion of clocks
      3. Sundials (resolutions 141/7 and 142/8 B and decision 142/558).
      4. Lamps (continued).
      """)
    #expect(read.type == .agenda)
    #expect(read.items.map(\.item) == ["1", "2", "2(a)", "2(b)", "3", "4"])
    #expect(
      read.items.map(\.title) == [
        "Opening of the session", "Credentials", "Appointment of the committee",
        "Report of the committee", "Sundials", "Lamps",
      ])
    #expect(read.items.map(\.parent) == [nil, nil, "2", "2", nil, nil])
    #expect(read.items[4].heading == "A. Promotion of clocks")
    #expect(read.items[1].heading == nil)
    #expect(
      read.text("item3") == "Sundials (resolutions 141/7 and 142/8 B and decision 142/558).")
    #expect(read.paragraphs.first { $0.path.description == "item2(a)" }?.kind == .item)
  }

  @Test func `annotations follow the items they name by number or title`() {
    let read = document(
      """
      XX/2088/L.3
      Annotated provisional agenda
      Provisional agenda
      1. Opening.
      2. Keeping of time.
      3. Other matters.
      Annotations
      1. Opening
      The Chair opens the session.
      Item 2
      Keeping of time
      The working group considers clocks.
      Documentation
      Report on clocks (XX/2088/4)
      Other matters
      None are expected.
      """)
    #expect(read.type == .annotatedAgenda)
    #expect(read.items.map(\.title) == ["Opening", "Keeping of time", "Other matters"])
    #expect(read.text("item1.1") == "The Chair opens the session.")
    #expect(read.text("item2.1") == "The working group considers clocks.")
    #expect(read.text("item2.2") == "Report on clocks (XX/2088/4)")
    #expect(read.text("item3.1") == "None are expected.")
    #expect(read.paragraphs.first { $0.path.description == "item2.1" }?.kind == .annotation)
  }

  @Test(arguments: [
    ("Ordre du jour provisoire\n1. Ouverture.\n2. Horloges :\na) Cadrans ;\n3. Clôture.", "fr"),
    ("Programa provisional\n1. Apertura.\n2. Relojes:\na) Cuadrantes;\n3. Clausura.", "es"),
    ("Предварительная повестка дня\n1. Открытие.\n2. Часы:\nа) Солнечные;\n3. Закрытие.", "ru"),
    ("جدول الأعمال المؤقت\n١ - الافتتاح.\n٢ - الساعات:\n(أ) المزاول؛\n٣ - الاختتام.", "ar"),
    ("临时议程\n1. 开幕。\n2. 钟表：\n(a) 日晷；\n3. 闭幕。", "zh"),
  ])
  func `six languages list alike`(text: String, language: String) {
    let read = document("XX/2088/1\n" + text)
    #expect(read.items.map(\.item) == ["1", "2", "2(a)", "3"])
  }
}
