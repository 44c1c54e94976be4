import Documents
import Testing

@testable import Reading

@Suite struct ScannedNumberingTests {
  private func paths(_ lines: [String], isScan: Bool = true) -> [String] {
    var source = specimen(
      ([
        "A/RES/143/7", "Clocks of the sea", "The General Assembly,",
        "Recalling its resolution 142/3,",
      ]
        + lines).joined(separator: "\n"))
    if isScan { source.findings = [Finding(kind: "ocr", place: "page 1", message: "read")] }
    return documents(from: source, fileName: "A_RES_143_7.txt").first?.textPaths.filter {
      $0.hasPrefix("op")
    } ?? []
  }

  @Test(arguments: [
    ["1. Winds clocks;", "2. Oils them;", "3 Requests the keeper to come;", "4. Decides to go."],
    ["1. Winds clocks;", "2, Oils them;", "3 Requests the keeper to come;", "4. Decides to go."],
    ["1. Winds clocks;", "2: Oils them;", "3- Requests the keeper to come;", "4. Decides to go."],
  ])
  func `a number without its dot is one where it closes a gap`(lines: [String]) {
    #expect(paths(lines) == ["op1", "op2", "op3", "op4"])
  }

  @Test func `what such a number opens is the text behind it`() throws {
    var source = specimen("1. Winds clocks;\n2 Oils them;\n3. Goes.")
    source.findings = [Finding(kind: "ocr", place: "page 1", message: "read")]
    let read = try #require(documents(from: source, fileName: "A_RES_143_7.txt").first)
    #expect(read.text("op2") == "Oils them;")
    #expect(read.paragraphs.first { $0.path.description == "op2" }?.label == "2")
  }

  @Test(arguments: [
    // No gap, another number, a sentence that goes on in a number, a gap half closed.
    ["1. Winds clocks;", "2. Oils them;", "3 Requests the keeper to come;"],
    ["1. Winds clocks;", "2. Oils them;", "7 Requests the keeper to come;", "3. Decides to go."],
    ["1. Winds clocks;", "2 clocks were lost;", "3. Decides to go."],
    ["1. Winds clocks;", "3 Requests the keeper to come;", "4. Decides to go."],
  ])
  func `other numbers stay words`(lines: [String]) {
    #expect(paths(lines) == paths(lines, isScan: false))
  }

  @Test(arguments: [
    (["1. Winds clocks;", "2, Oils them;", "3. Goes."], ["op1", "op2", "op3"]),
    (["1, Winds all clocks;", "2. Oils them;"], ["op1", "op2"]),
    (["L. Winds all the clocks of the harbour at noon;", "2. Oils them;"], ["op1", "op2"]),
    (["i. Winds all the clocks of the harbour at noon;", "2. Oils them;"], ["op1", "op2"]),
  ])
  func `a scan that others read has commas for dots and letters for figures`(
    lines: [String], wanted: [String]
  ) {
    #expect(paths(lines, isScan: false) == wanted)
  }

  @Test func `ll. is 11 between 10 and 12 and nowhere else`() {
    var lines = (1...10).map { "\($0). Winds clock \($0);" }
    lines += ["ll. Requests the keepers of all clocks to come;", "12. Goes."]
    #expect(paths(lines, isScan: false).last == "op12")
    #expect(paths(lines, isScan: false).count == 12)
    #expect(!paths(Array(lines.dropLast()), isScan: false).contains("op11"))
  }

  @Test func `text that was no image keeps its numbers`() {
    let lines = ["1. Winds clocks;", "2 Oils them;", "3. Decides to go."]
    #expect(!paths(lines, isScan: false).contains("op2"))
  }
}
