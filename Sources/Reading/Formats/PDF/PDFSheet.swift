/// A page as its bands, on the way to blocks: running lines and footnotes are taken off it.
struct PDFSheet {
  /// From 1.
  let number: Int
  let width: Double
  let height: Double
  var bands: [PDFBand]
  /// Words set sideways, as the running lines of a page whose table is turned.
  var sideways: [String] = []

  init(_ page: PDFPage) {
    number = page.number
    width = page.width
    height = page.height
    bands = page.bands()
    sideways = page.words.filter { $0.rotation != 0 }.map {
      String(decoding: page.bytes($0), as: UTF8.self)
    }
  }
}

extension [PDFSheet] {
  /// The type size that most letters of the file have.
  var bodySize: Double { lazy.flatMap(\.bands).flatMap(\.lines).bodySize }
}

extension Sequence<PDFLine> {
  /// The type size that most letters have, in points, to a half.
  var bodySize: Double {
    var counts: [Int: Int] = [:]
    for line in self { counts[Int((line.size * 2).rounded()), default: 0] += line.text.count }
    let most = counts.max { ($0.value, $0.key) < ($1.value, $1.key) }
    return Double(most?.key ?? 20) / 2
  }
}
