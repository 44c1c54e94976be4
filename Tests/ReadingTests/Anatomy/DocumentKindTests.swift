import Documents
import Testing

@testable import Reading

@Suite struct DocumentKindTests {
  private func kind(_ title: String, _ below: String, symbol: String = "A/143/33") -> DocumentType {
    document(
      """
      United Nations
      \(symbol)
      Distr.: General
      \(title)
      \(below)
      1. Clocks are many, and few of them agree.
      2. Harbours have clocks.
      """
    ).type
  }

  @Test(arguments: [
    ("Note by the Secretariat", DocumentType.note),
    ("Note by the Secretary-General", .note),
    ("Rapporteur: Ms. Vane (Atlantis)", .report),
  ])
  func `a report that a note hands on is a note`(below: String, kind: DocumentType) {
    #expect(self.kind("Report of the Committee on Clocks", below) == kind)
  }

  @Test(arguments: [
    ("The present report pertains to the clocks of the harbours.", DocumentType.report),
    ("This report elaborates on the clocks.", .report),
    ("The present note lists the clocks.", .note),
    ("Настоящая записка касается часов.", .note),
    ("Le présent rapport traite des horloges.", .report),
    ("Every clock is to be wound by hand.", .other),
  ])
  func `a text whose title names no kind is what it calls itself`(
    opening: String, kind: DocumentType
  ) {
    #expect(self.kind("Timeline for the winding of clocks", "Summary\n" + opening) == kind)
  }

  @Test(arguments: [
    "Mr. President, I congratulate you. My delegation winds clocks.",
    "Monsieur le Président, ma délégation remonte les horloges.",
    "Señor Presidente: mi delegación da cuerda a los relojes.",
    "Уважаемый г-н Председатель! Моя делегация заводит часы.",
    "السيد الرئيس، إن وفد بلادي يعبئ الساعات.", "主席先生，我国代表团给钟表上弦。",
  ])
  func `a speech without a masthead is a statement`(text: String) {
    #expect(document(text).type == .statement)
  }

  @Test(arguments: [
    ("决议草案", "2022年7月25日\n议程项目11\n钟表\n理事会副主席提出的决议草案\n钟表\n经济及社会理事会，\n回顾钟表，\n1. 决定。"),
    (
      "ru",
      "Пункт 11\nЧасы\nПроект резолюции, представленный заместителем Председателя\nЧасы\nЭкономический и Социальный Совет,\nссылаясь на часы,\n1. постановляет завести часы."
    ),
  ])
  func `the line that says who submits a draft is known`(name: String, text: String) {
    #expect(document(text).type == .draft)
  }

  @Test(arguments: [
    (
      "La Conférence des Parties souhaitera peut-être prendre la décision suivante sur les horloges :",
      false
    ),
    ("The Conference of the Parties may wish to wind the clocks in the way set out below:", false),
    ("The Conference of the Parties,", true), ("The Executive Board:", true),
    ("La Conférence des Parties à la Convention sur les horloges et les cadrans solaires,", true),
  ])
  func `a sentence about an organ is not the organ that opens a resolution`(
    line: String, opens: Bool
  ) {
    #expect(Speaker.opens(line, isCertain: false) == opens)
  }
}
