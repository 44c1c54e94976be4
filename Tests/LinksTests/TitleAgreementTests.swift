import Testing

@testable import Links

@Suite struct TitleAgreementTests {
  @Test(arguments: [
    ("Coastal lights", "Coastal lights and harbour signals", false),
    ("Lights of the coast and signals of harbours", "Coastal lights and harbour signals", false),
    ("Lethal weapons and their trade", "Coastal lights and harbour signals", true),
    ("", "Coastal lights", false), ("灯塔和信号", "灯塔和海港信号", false),
  ])
  func `only another document's title is a mismatch`(
    quoted: String, title: String, isMismatch: Bool
  ) {
    #expect(TitleAgreement.isMismatch(quoted: quoted, title: title) == isMismatch)
  }
}
