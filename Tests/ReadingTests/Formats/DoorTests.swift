import Documents
import Foundation
import Testing

@testable import Reading

@Suite struct DoorTests {
  @Test(
    arguments: [
      ("nothing.txt", [], "empty-file"),
      ("picture.txt", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "unsupported-format"),
      ("letter.doc", Array("{\\rtf1 text}".utf8), "unsupported-format"),
      ("noise.txt", (0..<400).map { UInt8(truncatingIfNeeded: $0 &* 97 &+ $0 / 7) }, "not-text"),
      ("blank.txt", Array("  \n\n \t\n".utf8), "no-text"),
      (
        "gone.txt", Array("The document you are looking for does not exist in the System.".utf8),
        "not-a-document"
      ),
    ] as [(String, [UInt8], String)])
  func `a file that cannot be read is a finding that names it`(
    name: String, bytes: [UInt8], kind: String
  ) throws {
    let path = try write(bytes, name)
    let opened = read(file: path, limits: .standard)
    #expect(opened.source == nil)
    #expect(opened.findings.map(\.kind) == [kind])
    #expect(opened.findings.first?.place == path)
  }

  @Test func `a folder, a missing file and a large file are refused`() throws {
    let folder = NSTemporaryDirectory()
    #expect(read(file: folder, limits: .standard).findings.map(\.kind) == ["not-a-file"])
    let missing = folder + "/no such file"
    #expect(read(file: missing, limits: .standard).findings.map(\.kind) == ["unreadable"])
    var limits = ReadingLimits.standard
    limits.fileBytes = 10
    let path = try write(Array("more than ten bytes".utf8), "large.txt")
    #expect(read(file: path, limits: limits).findings.map(\.kind) == ["too-large"])
  }

  @Test func `a pipe is refused without waiting`() throws {
    let path = NSTemporaryDirectory() + "/pipe-" + UUID().uuidString
    mkfifo(path, 0o600)
    defer { unlink(path) }
    #expect(read(file: path, limits: .standard).findings.map(\.kind) == ["not-a-file"])
  }

  @Test(arguments: 0..<200) func `random bytes end in a source or a finding`(seed: Int) {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1
    func next() -> UInt8 {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return UInt8(truncatingIfNeeded: state >> 24)
    }
    // Signs of every mark-up, so that each reader meets broken input.
    let signs = [
      "---\n", "[^1]", "]: ", "](", "<p>", "<td", "</", "|", "\n|-|\n", "**", "\\", "`", "&#", ";",
      "# ", "\t", "\n", "\n\n", "\u{C}", "<?xml ", "<!DOCTYPE", "1. ", "- ", "<!--", "-->", "é",
      "文",
      "= T\n:a: b\n", "|===\n", "<html>", "<ol type=i start=", "colspan=", "\"", ">", "12 X", "-\n",
    ].map { Array($0.utf8) }
    var bytes: [UInt8] = []
    let pure = seed % 4 == 0
    while bytes.count < 2000 {
      if pure {
        bytes.append(next())
      } else if next() < 100 {
        bytes += signs[Int(next()) % signs.count]
      } else {
        bytes.append(next() % 96 + 32)
      }
    }
    let name = ["a.txt", "a.md", "a.adoc", "a.html"][seed / 4 % 4]
    let opened = read(bytes, place: name, limits: .standard)
    #expect(opened.source != nil || !opened.findings.isEmpty)
    for block in opened.source?.blocks ?? [] {
      #expect(block.markers.allSatisfy { (0...block.text.utf8.count).contains($0.offset) })
      #expect(block.style.italicPrefix <= block.text.utf8.count)
    }
  }

  private func write(_ bytes: [UInt8], _ name: String) throws -> String {
    let folder = NSTemporaryDirectory() + "/door-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data(bytes).write(to: URL(fileURLWithPath: folder + "/" + name))
    return folder + "/" + name
  }
}
