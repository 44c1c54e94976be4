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
}
