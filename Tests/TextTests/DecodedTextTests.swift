import Testing
import Text

@Suite struct DecodedTextTests {
  static let russian = "Комитет постановил продолжить рассмотрение этого вопроса на сессии. "

  @Test(
    arguments: [
      ([0xEF, 0xBB, 0xBF, 0x41], "UTF-8"), ([0xFF, 0xFE, 0x41, 0x00], "UTF-16LE"),
      ([0xFE, 0xFF, 0x00, 0x41], "UTF-16BE"), ([0xFF, 0xFE, 0, 0, 0x41, 0, 0, 0], "UTF-32LE"),
      ([0, 0, 0xFE, 0xFF, 0, 0, 0, 0x41], "UTF-32BE"),
      ([0xC3, 0xAF, 0xC2, 0xBB, 0xC2, 0xBF, 0x41], "UTF-8"),
    ] as [([UInt8], String)])
  func `a byte order mark names the encoding and is no text`(bytes: [UInt8], name: String) {
    let text = DecodedText(bytes)
    #expect(text?.charset.name == name)
    #expect(text?.bytes == [0x41])
  }

  @Test(arguments: [("UTF-16LE", 0), ("UTF-16BE", 1)])
  func `wide text without a mark is read`(name: String, offset: Int) {
    let bytes = String(repeating: Self.russian + "\n", count: 4).utf16.flatMap { unit in
      offset == 0
        ? [UInt8(unit & 0xFF), UInt8(unit >> 8)] : [UInt8(unit >> 8), UInt8(unit & 0xFF)]
    }
    let text = DecodedText(bytes)
    #expect(text?.charset.name == name)
    #expect(text.map { String(decoding: $0.bytes, as: UTF8.self).hasPrefix("Комитет") } == true)
  }

  @Test func `valid UTF-8 is taken over whatever is declared`() {
    let text = DecodedText(Array("Résolution".utf8), declared: "iso-8859-1")
    #expect(text?.charset.name == "UTF-8")
    #expect(text?.repairs == 0)
  }

  @Test func `a few bad bytes in UTF-8 are repaired and counted`() {
    let bytes = Array(Self.russian.utf8) + [0xFF] + Array(Self.russian.utf8)
    let text = DecodedText(bytes)
    #expect(text?.charset.name == "UTF-8")
    #expect(text?.repairs == 1)
  }

  @Test func `a text cut off inside a letter is still UTF-8`() {
    let text = DecodedText(Array("Résolutioné".utf8.dropLast()))
    #expect(text?.charset.name == "UTF-8")
    #expect(text?.repairs == 1)
  }

  @Test func `a declared encoding is followed`() {
    let text = DecodedText([0x52, 0xE9, 0x73], declared: "ISO-8859-1")
    #expect(text?.bytes == Array("Rés".utf8))
    #expect(text?.isGuessed == false)
  }

  @Test func `English with a few accents is windows-1252`() {
    let words = Array("The representatives of the States met at the Ch\u{E9}teau. ".unicodeScalars)
    let bytes = words.map { UInt8($0.value) }
    let text = DecodedText(bytes + bytes + bytes)
    #expect(text?.charset.name == "windows-1252")
    #expect(text?.isGuessed == true)
  }

  @Test func `bytes with many controls are no text`() {
    #expect(DecodedText((0..<1000).map { UInt8(truncatingIfNeeded: $0 &* 31) }) == nil)
  }
}
