import Documents
import Testing

@testable import Reading

@Suite struct PDFHyphenTests {
  /// Lines of one paragraph, joined as the reader of PDF files joins them.
  private func joined(_ lines: [String]) -> String {
    var text = Array(lines[0].utf8)
    for line in lines.dropFirst() {
      let next = Array(line.utf8)
      if PDFText.isGlued(text, next) {
        PDFHyphens.join(&text, with: next)
      } else {
        text.append(0x20)
      }
      text += next
    }
    return String(decoding: text, as: UTF8.self)
  }

  private func settled(_ paragraphs: [[String]]) -> [String] {
    var blocks = paragraphs.map { Block(joined($0)) }
    var notes: [Footnote] = []
    PDFHyphens.settle(&blocks, &notes)
    return blocks.map(\.text)
  }

  @Test func `a word that stands whole elsewhere is whole`() {
    #expect(
      settled([["We wind devel-", "opment clocks."], ["Development is slow."]])[0]
        == "We wind development clocks.")
  }

  @Test func `without evidence the hyphen stays`() {
    #expect(settled([["We wind devel-", "opment clocks."]])[0] == "We wind devel-opment clocks.")
  }

  @Test func `a word that has its hyphen elsewhere keeps it`() {
    let read = settled([["The co-", "operation"], ["co-operation and cooperation"]])
    #expect(read[0] == "The co-operation")
  }

  @Test func `a name, a number and a dash keep what joins them`() {
    let read = settled([["Timor-", "Leste and 2088-", "2089"], ["TimorLeste 20882089"]])
    #expect(read[0] == "Timor-Leste and 2088-2089")
  }

  @Test func `parts of a longer compound are joined too`() {
    let read = settled([
      ["socio-eco-", "nomic clocks"], ["The economic clock, socio-economic too"],
    ])
    #expect(read[0] == "socio-economic clocks")
  }

  @Test func `a soft hyphen goes`() {
    #expect(settled([["devel\u{AD}", "opment"]])[0] == "development")
  }

  @Test func `markers and italics behind a hyphen move with their text`() {
    var block = Block(joined(["Devel-", "opment of clocks"]))
    block.markers = [FootnoteMarker(label: "1", offset: block.text.utf8.count)]
    block.style.italicPrefix = block.text.utf8.count - 10
    var blocks = [block, Block("development")]
    var notes = [Footnote(label: "1", text: joined(["On devel-", "opment"]))]
    PDFHyphens.settle(&blocks, &notes)
    #expect(blocks[0].text == "Development of clocks")
    #expect(blocks[0].markers[0].offset == blocks[0].text.utf8.count)
    #expect(blocks[0].style.italicPrefix == "Development".utf8.count)
    #expect(notes[0].text == "On development")
  }

  @Test func `Cyrillic words are words`() {
    #expect(settled([["О разви-", "тии часов"], ["развитии"]])[0] == "О развитии часов")
  }
}
