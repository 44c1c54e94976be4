import Foundation
import Testing

@Suite struct LinkRuleTests {
  @Test func `the page on links explains every rule`() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let page = try String(contentsOf: root.appendingPathComponent("docs/links.md"), encoding: .utf8)
    let folder = root.appendingPathComponent("Sources/Links")
    var rules: Set<String> = []
    for file in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
      let text = try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
      for line in text.split(separator: "\n") where line.contains("rule") {
        for word in line.split(separator: "\"").enumerated() where word.offset % 2 == 1 {
          if word.element.contains("-") { rules.insert(String(word.element)) }
        }
      }
    }
    #expect(rules.count >= 12)
    for rule in rules.sorted() { #expect(page.contains("`\(rule)`"), "\(rule)") }
  }
}
