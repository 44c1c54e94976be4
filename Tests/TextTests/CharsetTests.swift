import Testing
import Text

@Suite struct CharsetTests {
  @Test(
    arguments: [
      ("windows-1252", [0x52, 0xE9, 0x73, 0x6F, 0x6C, 0x75], "Résolu"),
      ("windows-1251", [0xCF, 0xF3, 0xED, 0xEA, 0xF2], "Пункт"),
      ("windows-1256", [0xC7, 0xE1], "ال"),
      ("GB18030", [0xB4, 0xF3, 0xBB, 0xE1], "大会"),
      ("UTF-16LE", [0x41, 0x00, 0x2F, 0x00], "A/"),
    ] as [(String, [UInt8], String)])
  func `bytes of an encoding are read as its letters`(name: String, bytes: [UInt8], text: String) {
    #expect(Charset(name).decode(bytes) == Array(text.utf8))
  }

  @Test func `a long text grows no further than its letters`() {
    let bytes = [UInt8](repeating: 0xFF, count: 10_000)
    let text = Charset("windows-1251").decode(bytes)
    #expect(text == Array(String(repeating: "я", count: 10_000).utf8))
    let euros = [UInt8](repeating: 0x80, count: 10_000)
    #expect(Charset("windows-1252").decode(euros)?.count == 30_000)
  }

  @Test(arguments: ["no such charset", "", "пункт"])
  func `an unknown encoding is refused`(name: String) {
    #expect(Charset(name).decode([0x41]) == nil)
  }

  @Test func `a Russian text in an old encoding is recognized`() {
    let text = Array("Комитет постановил продолжить рассмотрение этого вопроса. ".unicodeScalars)
    let bytes = text.map { scalar -> UInt8 in
      let value = scalar.value
      return value >= 0x410 && value < 0x450 ? UInt8(value - 0x410 + 0xC0) : UInt8(value)
    }
    #expect(Charset.candidates(of: bytes + bytes).first?.charset.name == "windows-1251")
  }
}
