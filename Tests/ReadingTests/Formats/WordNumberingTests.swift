import TestSupport
import Testing

@testable import Reading

@Suite struct WordNumberingTests {
  /// Lists whose definitions stand behind list styles, as many as asked for.
  private func linked(_ count: Int) -> [UInt8] {
    var xml = #"<w:numbering xmlns:w="w">"#
    for id in 0..<count {
      xml += """
        <w:abstractNum w:abstractNumId="\(id)"><w:styleLink w:val="S\(id)"/>
        <w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="lowerLetter"/>
        <w:lvlText w:val="(%1)"/></w:lvl></w:abstractNum>
        <w:abstractNum w:abstractNumId="\(id + count)"><w:numStyleLink w:val="S\(id)"/></w:abstractNum>
        <w:num w:numId="\(id + 1)"><w:abstractNumId w:val="\(id + count)"/></w:num>
        """
    }
    return Array((xml + "</w:numbering>").utf8)
  }

  @Test func `a list takes the definition behind its style`() {
    var counter = WordCounter(WordNumbering(linked(3)))
    #expect([counter.next(2, 0), counter.next(2, 0), counter.next(3, 0)] == ["(c)", "(d)", "(c)"])
    #expect(counter.next(9, 0) == nil)
  }

  @Test func `many lists behind styles are counted in time that grows with them`() {
    func time(_ count: Int) -> Duration {
      let bytes = linked(count)
      return threadTime {
        var counter = WordCounter(WordNumbering(bytes))
        for number in 1...count { _ = counter.next(number, 0) }
      }
    }
    _ = time(100)
    // Eight times the lists: looking through all of them for each would be sixty-four times.
    #expect(time(3200) < time(400) * 32 + .milliseconds(200))
  }

  @Test func `a template is no longer than a label can be`() {
    let long = String(repeating: "%1.", count: 40_000)
    let xml = """
      <w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0">
      <w:lvlText w:val="\(long)"/></w:lvl></w:abstractNum>
      <w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>
      """
    var counter = WordCounter(WordNumbering(Array(xml.utf8)))
    #expect(counter.next(1, 0).map { $0.utf8.count < 1000 } == true)
  }
}
