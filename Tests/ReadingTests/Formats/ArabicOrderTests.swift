import Documents
import Testing

@testable import Reading

@Suite struct ArabicOrderTests {
  @Test func `a reversed article is put right and the finding says so`() {
    let source = readText("األمم االسبوع واآلمال لألمم إلى ألف\n")
    #expect(source.blocks.map(\.text) == ["الأمم الاسبوع والآمال للأمم إلى ألف"])
    #expect(source.findings.map(\.kind) == ["arabic-order"])
  }

  @Test func `right Arabic stays as it is`() {
    let text = "الأمم المتحدة إلى الإدارة والآمال الاسبوع لألم"
    let source = readText(text)
    #expect(source.blocks.map(\.text) == [text])
    #expect(source.findings.isEmpty)
  }
}
