import Testing

@testable import Text

@Suite struct ScalarTableTests {
  @Test func `the traits of ASCII are those that ICU gives`() {
    for scalar: UInt32 in 0..<0x80 {
      #expect(ScalarTable.asciiBits(of: scalar) == ScalarTable.bits(of: scalar), "U+\(scalar)")
    }
  }

  @Test func `a page of the table says of each scalar what ICU says`() {
    let table = ScalarTable()
    for scalar: UInt32 in [0, 0x41, 0x7F, 0x80, 0xE9, 0x2019, 0x439, 0x627, 0x4E00, 0x10FFFF] {
      #expect(table.traits(of: scalar).bits == ScalarTable.bits(of: scalar), "U+\(scalar)")
    }
  }
}
