/// A PDF file written by hand: pages of drawing operators, in Times, or of one image each.
package struct PDFSpecimen {
  package enum Page {
    /// Operators of a content stream; text is set in `/F`.
    case drawn(String)
    /// Grey pixels, a byte each, that fill the page.
    case image(width: Int, height: Int, pixels: [UInt8])
  }

  /// Points.
  package var width = 612
  package var height = 792
  private let pages: [Page]

  package init(_ pages: [Page]) { self.pages = pages }

  /// A page of lines of text, from the top.
  package static func text(_ lines: [String]) -> Page {
    .drawn(
      lines.enumerated().map { index, line in
        "BT /F 10 Tf 123 \(700 - 14 * index) Td (\(line)) Tj ET"
      }.joined(separator: "\n"))
  }

  /// The file's bytes, with a table of its objects.
  package var bytes: [UInt8] {
    var file = Array("%PDF-1.4\n".utf8)
    var offsets: [Int] = []
    func add(_ head: String, _ stream: [UInt8]? = nil) {
      offsets.append(file.count)
      file += Array("\(offsets.count) 0 obj\n".utf8)
      if let stream {
        file += Array("<< \(head) /Length \(stream.count) >>\nstream\n".utf8) + stream
        file += Array("\nendstream\nendobj\n".utf8)
      } else {
        file += Array("<< \(head) >>\nendobj\n".utf8)
      }
    }
    // Catalogue, tree of pages, font; then each page, its content and its image.
    let kids = pages.indices.map { "\(4 + 3 * $0) 0 R" }.joined(separator: " ")
    add("/Type /Catalog /Pages 2 0 R")
    add("/Type /Pages /Kids [\(kids)] /Count \(pages.count)")
    add("/Type /Font /Subtype /Type1 /BaseFont /Times-Roman")
    for (index, page) in pages.enumerated() {
      let first = 4 + 3 * index
      add(
        "/Type /Page /Parent 2 0 R /MediaBox [0 0 \(width) \(height)] /Contents \(first + 1) 0 R "
          + "/Resources << /Font << /F 3 0 R >> /XObject << /I \(first + 2) 0 R >> >>")
      switch page {
      case .drawn(let operators):
        add("", Array(operators.utf8))
        add("/Type /XObject /Subtype /Form /BBox [0 0 1 1]", [])
      case .image(let columns, let rows, let pixels):
        add("", Array("q \(width) 0 0 \(height) 0 0 cm /I Do Q".utf8))
        add(
          "/Type /XObject /Subtype /Image /Width \(columns) /Height \(rows) "
            + "/ColorSpace /DeviceGray /BitsPerComponent 8", pixels)
      }
    }
    let start = file.count
    file += Array("xref\n0 \(offsets.count + 1)\n0000000000 65535 f \n".utf8)
    for offset in offsets {
      let digits = String(offset)
      file += Array(
        (String(repeating: "0", count: 10 - digits.count) + digits + " 00000 n \n").utf8)
    }
    file += Array(
      "trailer\n<< /Size \(offsets.count + 1) /Root 1 0 R >>\nstartxref\n\(start)\n%%EOF\n".utf8)
    return file
  }
}
