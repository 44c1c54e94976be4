import Documents
import Testing

@testable import Store

/// Which of several files of one document is the one that is shown.
@Suite struct RenditionTests {
  /// What a file gave: its format, how many of twenty paragraphs are numbered, words beyond the text
  /// as headers are, and findings.
  struct Rendition: Sendable {
    var format: FileFormat? = .pdf
    var numbered = 20
    var paragraphs = 20
    var headers = 0
    var findings: [String] = []
  }

  private func document(_ rendition: Rendition) -> Document {
    let texts = (1...rendition.paragraphs).map {
      "Decides to keep \($0 + 20) lamps burning beside the bell of gate \($0);"
    }
    var document = resolution("A/RES/178/1", texts)
    for index in rendition.numbered..<max(rendition.numbered, texts.count) {
      document.paragraphs[index].label = ""
    }
    let headers = String(repeating: "A/RES/178/1 ", count: rendition.headers)
    if !headers.isEmpty { document.paragraphs[0].text += " " + headers }
    document.findings = rendition.findings.map { Finding(kind: $0, place: "", message: $0) }
    return document
  }

  private func shown(_ renditions: [Rendition], order: [Int]) throws -> Int? {
    let folder = TemporaryFolder()
    let writer = try Writer(path: folder.index, rebuilding: false)
    for index in order {
      var record = file("file\(index)")
      record.format = renditions[index].format
      try writer.put(record, documents: [CitedDocument(document(renditions[index]))])
    }
    _ = try writer.finish()
    let all = try Reader(path: folder.index).allDocuments()
    #expect(all.count == 1)
    return all.first.flatMap { Int($0.file.dropFirst(4)) }
  }

  @Test(arguments: [
    // Text that was taken from the page has its headers besides, and is longer.
    [Rendition(), Rendition(format: .text, headers: 6)],
    [Rendition(numbered: 0), Rendition(format: .text, numbered: 0, headers: 6)],
    // The Word file is what the page was made of; the page's reading finds a number or two too many.
    [Rendition(format: .docx, numbered: 19), Rendition(numbered: 20, headers: 2)],
    // A good text is better than a damaged page, and any is better than a scan.
    [Rendition(format: .text), Rendition(numbered: 8)],
    [Rendition(format: .text), Rendition(paragraphs: 9)],
    [Rendition(format: .text), Rendition(findings: ["ocr"])],
    [Rendition(format: .markdown), Rendition(format: .markdown, findings: ["numbering-jump"])],
    // Nothing decides but the path.
    [Rendition(), Rendition()],
    [Rendition(), Rendition(format: .docx, numbered: 9), Rendition(format: .text, headers: 3)],
  ])
  func `the best of several files is shown, in whatever order they come`(
    renditions: [Rendition]
  ) throws {
    let order = Array(renditions.indices)
    for order in [order, order.reversed(), Array(order.dropFirst() + order.prefix(1))] {
      #expect(try shown(renditions, order: order) == 0, "\(order)")
    }
  }
}
