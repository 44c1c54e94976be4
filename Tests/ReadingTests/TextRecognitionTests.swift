import Documents
import Foundation
import TestSupport
import Testing

@testable import Reading

/// Pages that are images. What needs Tesseract is skipped where it is missing, and the run says so.
@Suite struct TextRecognitionTests {
  private static let isInstalled = TextRecognition.installed != nil

  /// A specimen with each page drawn as an image, as a scanner makes it.
  private func scan(of name: String) throws -> [UInt8] {
    let url = SpecimenTests.corpus.appendingPathComponent("documents/\(name)")
    let file = try PDFFile([UInt8](try Data(contentsOf: url)))
    guard let folder = ScratchFolder() else { throw CocoaError(.fileWriteUnknown) }
    var pages: [PDFSpecimen.Page] = []
    for index in 0..<file.pageCount {
      let isDrawn = file.draw(index, resolution: 300, into: folder, as: "\(index).pgm")
      try #require(isDrawn)
      let image = [UInt8](
        try Data(contentsOf: URL(fileURLWithPath: "\(folder.path)/\(index).pgm")))
      // P5, width and height, 255, each on a line.
      let head = image.split(separator: 0x0A, maxSplits: 3).prefix(3)
      let sides = String(decoding: head[1], as: UTF8.self).split(separator: " ").compactMap {
        Int($0)
      }
      let start = head.reduce(0) { $0 + $1.count + 1 }
      pages.append(.image(width: sides[0], height: sides[1], pixels: Array(image[start...])))
    }
    return PDFSpecimen(pages).bytes
  }

  private func words(_ document: Document) -> [String] {
    document.paragraphs.flatMap { $0.text.split(separator: " ").map { $0.lowercased() } }
  }

  @Test(
    .enabled(if: isInstalled, "tesseract is not installed: apt install tesseract-ocr"),
    arguments: ["S_RES_3901_2094.pdf", "A_RES_149_85.pdf"])
  func `a scan reads as the file it was made of`(name: String) throws {
    let bytes = try scan(of: name)
    let scanned = read(bytes, place: name, limits: .standard, scanned: .recognized)
    let source = try #require(scanned.source)
    let pages = try #require(source.pages)
    #expect(source.findings.filter { $0.kind == "ocr" }.count == pages)
    let document = try #require(documents(from: source, fileName: name).first)
    let url = SpecimenTests.corpus.appendingPathComponent("documents/\(name)")
    let printed = try #require(FileReader().read(url.path).documents.first?.document)
    #expect(document.type == printed.type)
    let numbered = { (document: Document) in
      document.paragraphs.filter { !$0.label.isEmpty }.map(\.path.description)
    }
    #expect(numbered(document) == numbered(printed))
    let left = words(document)
    let right = words(printed)
    let changes = try #require(
      SequenceDifference.changes(from: right, to: left, most: 2 * right.count))
    // Of the masthead and the notes more may stand among the paragraphs; what is printed is all there.
    let wrong = changes.reduce(0) { $0 + $1.old.count }
    #expect(Double(wrong) < 0.03 * Double(right.count), "\(wrong) of \(right.count) words")
  }

  @Test func `a page that is an image says what to do`() throws {
    let pixels = [UInt8](repeating: 0xFF, count: 10_000)
    let file = PDFSpecimen([
      PDFSpecimen.text(["The keeper asks for a lamp."]),
      .image(width: 100, height: 100, pixels: pixels),
    ]).bytes
    let told = readPDF(file)
    let finding = try #require(told.findings.first { $0.kind == "no-text" })
    #expect(finding.place == "page 2")
    #expect(finding.message.contains("--ocr"))
    // Nothing is to be seen on it.
    let tried = readPDF(file, scanned: .recognized)
    #expect(tried.findings.map(\.kind) == ["no-text"])
    #expect(tried.blocks == told.blocks)
  }

  @Test(arguments: [0.0, 0.02, -0.03])
  func `a page that lies askew is set straight`(slope: Double) throws {
    // Two columns of three lines, as Tesseract tells them, at 300 pixels an inch.
    var hocr = "<html><body>"
    for (column, x) in [(0, 300.0), (1, 1400.0)] {
      for line in 0..<3 {
        let y = 500 + 60 * Double(line) + slope * x
        let shift = -slope * y
        let box = { (from: Double, to: Double) in
          "bbox \(Int(from + shift)) \(Int(y - 36)) \(Int(to + shift)) \(Int(y + 9))"
        }
        hocr +=
          "<span class='ocr_line' title=\"\(box(x, x + 900)); baseline \(slope) -9; x_size 37\">"
        for (word, from) in [("lamp\(column)\(line)", x), ("light", x + 430)] {
          hocr +=
            "<span class='ocrx_word' title='\(box(from, from + 400)); x_wconf 90'>\(word)</span>"
        }
        hocr += "</span>"
      }
    }
    let scan = RecognizedPage(Array((hocr + "</body></html>").utf8), scale: 0.24)
    #expect(scan.confidence == 90)
    let page = try #require(scan.page(number: 1, width: 612, height: 792))
    let lines = page.bands().map { band in band.lines.map(\.string).joined(separator: " | ") }
    #expect(lines == (0..<3).map { "lamp0\($0) light | lamp1\($0) light" })
  }
}
