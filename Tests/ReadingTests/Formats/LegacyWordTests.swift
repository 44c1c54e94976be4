import Documents
import Testing

@testable import Reading

private func put(_ value: Int, _ count: Int, at offset: Int, in bytes: inout [UInt8]) {
  for index in 0..<count { bytes[offset + index] = UInt8(truncatingIfNeeded: value >> (8 * index)) }
}

/// A compound file of one large and one small stream.
private func compound(large: (String, [UInt8]), small: (String, [UInt8])) -> [UInt8] {
  let body = large.1 + [UInt8](repeating: 0, count: (512 - large.1.count % 512) % 512)
  let mini = small.1 + [UInt8](repeating: 0, count: (512 - small.1.count % 512) % 512)
  let bodySectors = body.count / 512
  let miniSectors = mini.count / 512
  var bytes = [UInt8](repeating: 0, count: 512 * 4)
  bytes.replaceSubrange(0..<8, with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
  put(9, 2, at: 0x1E, in: &bytes)
  put(6, 2, at: 0x20, in: &bytes)
  put(1, 4, at: 0x2C, in: &bytes)
  put(1, 4, at: 0x30, in: &bytes)
  put(4096, 4, at: 0x38, in: &bytes)
  put(2, 4, at: 0x3C, in: &bytes)
  put(-2, 4, at: 0x44, in: &bytes)
  for index in 0..<109 { put(index == 0 ? 0 : -1, 4, at: 0x4C + 4 * index, in: &bytes) }
  // Sector 0: the allocation table.
  func chain(_ from: Int, _ count: Int) {
    for index in 0..<count {
      put(index == count - 1 ? -2 : from + index + 1, 4, at: 512 + 4 * (from + index), in: &bytes)
    }
  }
  for index in 0..<128 { put(-1, 4, at: 512 + 4 * index, in: &bytes) }
  chain(1, 1)
  chain(2, 1)
  chain(3, bodySectors)
  chain(3 + bodySectors, miniSectors)
  // Sector 1: the directory.
  func entry(_ index: Int, _ name: String, _ type: UInt8, _ start: Int, _ size: Int) {
    let at = 1024 + 128 * index
    for (place, unit) in name.utf16.enumerated() {
      put(Int(unit), 2, at: at + 2 * place, in: &bytes)
    }
    put(2 * name.utf16.count + 2, 2, at: at + 0x40, in: &bytes)
    bytes[at + 0x42] = type
    put(start, 4, at: at + 0x74, in: &bytes)
    put(size, 4, at: at + 0x78, in: &bytes)
  }
  entry(0, "Root Entry", 5, 3 + bodySectors, mini.count)
  entry(1, large.0, 2, 3, large.1.count)
  entry(2, small.0, 2, 0, small.1.count)
  // Sector 2: the table of the small stream's pieces of 64 bytes.
  for index in 0..<128 { put(-1, 4, at: 1536 + 4 * index, in: &bytes) }
  let pieces = (small.1.count + 63) / 64
  for index in 0..<pieces {
    put(index == pieces - 1 ? -2 : index + 1, 4, at: 1536 + 4 * index, in: &bytes)
  }
  return bytes + body + mini
}

/// A Word 97 document whose text lies in two pieces, the first of narrow letters.
private func legacyWord(_ narrow: String, _ wide: String, notes: String = "") -> [UInt8] {
  var stream = [UInt8](repeating: 0, count: 8192)
  put(0xA5EC, 2, at: 0, in: &stream)
  put(0x00C1, 2, at: 2, in: &stream)
  put(0x0200, 2, at: 0x0A, in: &stream)
  let first = narrow.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
  let second = Array((wide + notes).utf16)
  put(first.count + wide.utf16.count, 4, at: 0x4C, in: &stream)
  put(notes.utf16.count, 4, at: 0x50, in: &stream)
  stream.replaceSubrange(0x800..<0x800 + first.count, with: first)
  for (index, unit) in second.enumerated() {
    put(Int(unit), 2, at: 0x1000 + 2 * index, in: &stream)
  }
  var table = [UInt8](repeating: 0, count: 128)
  table[0] = 2
  put(12 + 16, 4, at: 1, in: &table)
  put(first.count, 4, at: 9, in: &table)
  put(first.count + second.count, 4, at: 13, in: &table)
  put(0x800 * 2 | 0x4000_0000, 4, at: 17 + 2, in: &table)
  put(0x1000, 4, at: 25 + 2, in: &table)
  put(0, 4, at: 0x1A2, in: &stream)
  put(33, 4, at: 0x1A6, in: &stream)
  // Where the notes' texts begin and end.
  put(64, 4, at: 0xB2, in: &stream)
  put(12, 4, at: 0xB6, in: &stream)
  put(0, 4, at: 64, in: &table)
  put(notes.utf16.count, 4, at: 68, in: &table)
  return compound(large: ("WordDocument", stream), small: ("1Table", table))
}

@Suite struct LegacyWordTests {
  private func source(_ bytes: [UInt8]) throws -> Source {
    let file = try #require(CompoundFile(bytes))
    return try LegacyWord(file, .standard).source
  }

  @Test func `paragraphs, rows, fields and notes are read from their pieces`() throws {
    let bytes = legacyWord(
      "The port\u{92}s\u{1E}view\u{2}\r\u{13}HYPERLINK x\u{14}A/199/1\u{15} of 3\u{A0}May\r",
      "Дата\u{7}Пункт\u{7}\u{7}3 мая\u{7}Прилив\u{7}\u{7}Конец\r", notes: "\u{2} See A/199/2.\r")
    let source = try source(bytes)
    #expect(
      outline(source) == """
        The port’s-view⟦1⟧
        A/199/1 of 3 May
        row 0:Дата ¦ 1:Пункт
        row 0:3 мая ¦ 1:Прилив
        Конец
        [1] See A/199/2.
        """)
  }

  @Test func `an old file is told by its bytes and says what it lacks`() {
    let opened = read(legacyWord("Text\r", ""), place: "letter.pdf", limits: .standard)
    #expect(opened.source?.format == .doc)
    #expect(opened.findings.allSatisfy { $0.kind == "legacy-word" })
  }

  @Test func `a workbook and a locked document are refused`() {
    let book = compound(large: ("Workbook", [UInt8](repeating: 0, count: 4096)), small: ("x", [1]))
    let opened = read(book, place: "a.doc", limits: .standard)
    #expect(opened.findings.map(\.kind) == ["unsupported-format"])
    let package = compound(
      large: ("EncryptedPackage", [UInt8](repeating: 0, count: 4096)), small: ("x", [1]))
    #expect(read(package, place: "a.docx", limits: .standard).findings.map(\.kind) == ["encrypted"])
  }

  @Test(arguments: 0..<300) func `a damaged file ends in text or a fault`(seed: Int) {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 3
    func next(_ bound: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state % UInt64(bound))
    }
    var bytes = legacyWord("One\r\u{7}two\u{7}\u{7}", "три\r", notes: "note\r")
    for _ in 0..<1 + next(40) {
      // The places that are read as lengths and offsets, and any other.
      let place = next(2) == 0 ? next(min(2048, bytes.count)) : next(bytes.count)
      bytes[place] = UInt8([0, 1, 0x7F, 0xFF, next(256)][next(5)])
    }
    guard let file = CompoundFile(bytes) else { return }
    _ = try? LegacyWord(file, .standard).source
  }
}
