import Documents
import Testing

@Suite struct SymbolPartsTests {
  @Test(arguments: [
    ("A/RES/57/270 B", "A/RES/57/270", "B", "B"),
    ("A/RES/217(III)[A]", "A/RES/217 (III)", "A", "A"),
    ("A/RES/377(V)[A-C]", "A/RES/377 (V)", "A", "C"), ("A/DEC/47/301A", "A/DEC/47/301", "A", "A"),
  ])
  func `a lettered resolution is a part of the one without letters`(
    text: String, whole: String, first: Character, last: Character
  ) throws {
    let part = try #require(Symbol(text)?.part)
    #expect(part.whole.display == whole)
    #expect(part.letters == first...last)
  }

  @Test(arguments: [
    "A/RES/57/270", "A/RES/217(III)", "S/RES/1325(2000)", "A/64/439/Add.2 (Part II)",
    "A/80/6 (Sect. 29C)",
  ])
  func `other symbols are no parts`(text: String) throws {
    #expect(try #require(Symbol(text)).part == nil)
  }
}
