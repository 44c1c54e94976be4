import Documents

/// Words with their boxes out of hOCR, set straight: a scan lies a little askew.
struct RecognizedPage {
  private struct Word {
    var text: [UInt8]
    /// Pixels.
    var x0: Double
    var x1: Double
    var height: Double
    var confidence: Int
  }

  private struct Line {
    /// Pixels.
    var x0: Double
    var x1: Double
    var bottom: Double
    /// The baseline at `x0`, and how it rises: y grows downwards.
    var baseline: Double
    var slope: Double
    /// From the deepest descender to the highest ascender.
    var height: Double
    var words: [Word] = []

    var letters: Int { words.reduce(0) { $0 + $1.text.count } }
  }

  private let lines: [Line]
  /// Points a pixel.
  private let scale: Double
  /// 0 to 100, over all letters.
  let confidence: Int

  /// Ascenders and descenders take about nine tenths of a type's size.
  private static let heightOfSize = 0.9

  /// - Parameter scale: points a pixel.
  init(_ hocr: [UInt8], scale: Double) {
    let reader = Reader()
    _ = MarkupParsing.readXML(hocr, reader)
    lines = RecognizedPage.withoutDrawings(reader.lines)
    self.scale = scale
    let letters = lines.reduce(0) { $0 + $1.letters }
    let sum = lines.reduce(0) { sum, line in
      sum + line.words.reduce(0) { $0 + $1.confidence * $1.text.count }
    }
    confidence = letters > 0 ? sum / letters : 0
  }

  /// Lines without an emblem or a signature that was taken for a few large letters.
  private static func withoutDrawings(_ lines: [Line]) -> [Line] {
    let heights = lines.map(\.height).sorted()
    let usual = heights.isEmpty ? 0 : heights[heights.count / 2]
    return lines.compactMap { line in
      var line = line
      line.words.removeAll { $0.height > 2.5 * usual && $0.text.count <= 4 }
      return line.words.isEmpty || line.height <= 0 ? nil : line
    }
  }

  /// The page, its words in logical order; `nil` when it has none.
  func page(number: Int, width: Double, height: Double) -> PDFPage? {
    guard !lines.isEmpty else { return nil }
    var page = PDFPage(number: number, width: width, height: height)
    page.isLogical = true
    let slope = slope
    let middle = (x: width / scale / 2, y: height / scale / 2)
    for (line, size) in zip(lines, sizes) {
      let baseline = line.baseline - slope * (line.x0 - middle.x)
      let shift = slope * (line.baseline - middle.y)
      for word in line.words {
        let start = page.text.count
        page.text += word.text
        page.words.append(
          PDFWord(
            text: start..<page.text.count, x0: (word.x0 + shift) * scale,
            x1: (word.x1 + shift) * scale, baseline: baseline * scale, size: size, style: []))
      }
    }
    page.settleDirection()
    return page
  }

  /// How far the lines fall, in pixels a pixel: the middle one of the long lines'.
  private var slope: Double {
    let longest = lines.map { $0.x1 - $0.x0 }.max() ?? 0
    let long = lines.filter { $0.x1 - $0.x0 > 0.5 * longest }.map(\.slope).sorted()
    return long.isEmpty ? 0 : min(max(long[long.count / 2], -0.2), 0.2)
  }

  /// Type sizes in points, a line each. Heights waver, so lines near to the most frequent size have it.
  private var sizes: [Double] {
    let own = lines.map { $0.height * scale / Self.heightOfSize }
    let letters = lines.map(\.letters)
    let order = own.indices.sorted { own[$0] < own[$1] }
    let half = letters.reduce(0, +) / 2
    var seen = 0
    var main = 10.0
    for index in order {
      seen += letters[index]
      main = own[index]
      if seen > half { break }
    }
    main = (main * 2).rounded() / 2
    return own.map { size in
      abs(size - main) < 0.11 * main ? main : min(max((size * 2).rounded() / 2, 1), 200)
    }
  }

  private final class Reader: MarkupHandler {
    var lines: [Line] = []
    private var word: Word?
    /// Elements open inside the word, itself included.
    private var depth = 0

    func start(_ name: String, _ attributes: MarkupAttributes) {
      if word != nil {
        depth += 1
        return
      }
      guard let kind = attributes["class"], let title = attributes["title"] else { return }
      let facts = Reader.facts(title)
      guard let box = facts["bbox"], box.count == 4 else { return }
      switch kind {
      case "ocr_line", "ocr_header", "ocr_caption", "ocr_textfloat":
        guard let height = facts["x_size"]?.first, lines.count < 20_000 else { return }
        let base = facts["baseline"] ?? []
        lines.append(
          Line(
            x0: box[0], x1: box[2], bottom: box[3],
            baseline: box[3] + (base.count == 2 ? base[1] : -0.2 * height),
            slope: base.count == 2 ? base[0] : 0, height: height))
      case "ocrx_word":
        guard !lines.isEmpty else { return }
        word = Word(
          text: [], x0: box[0], x1: box[2], height: box[3] - box[1],
          confidence: Int(facts["x_wconf"]?.first ?? 0))
        depth = 1
      default: break
      }
    }

    func end(_ name: String) {
      guard let done = word else { return }
      depth -= 1
      guard depth == 0 else { return }
      word = nil
      if !done.text.isEmpty, !Reader.isSpeck(done) { lines[lines.count - 1].words.append(done) }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {
      word?.text.append(contentsOf: bytes.filter { $0 > 0x20 })
    }

    /// Dust and rules that were taken for letters.
    private static func isSpeck(_ word: Word) -> Bool {
      let hasLetter = word.text.contains {
        $0 >= 0xC0 && $0 != 0xE2 || (0x30...0x39).contains($0) || (0x41...0x5A).contains($0)
          || (0x61...0x7A).contains($0)
      }
      return word.confidence < (hasLetter ? 20 : 60)
    }

    /// `bbox 1 2 3 4; x_size 31.5` as numbers by name; those that are no numbers are left out.
    private static func facts(_ title: String) -> [String: [Double]] {
      var facts: [String: [Double]] = [:]
      for part in title.split(separator: ";") {
        let words = part.split(separator: " ")
        guard let name = words.first else { continue }
        let numbers = words.dropFirst().compactMap { Double($0) }
        facts[String(name)] = numbers.map { $0.isFinite ? min(max($0, -1e6), 1e6) : 0 }
      }
      return facts
    }
  }
}

/// Reads what Tesseract wrote, or should have written, for `tools/fuzz`.
package func fuzzRecognizedPage(_ hocr: [UInt8]) {
  _ = RecognizedPage(hocr, scale: 0.24).page(number: 1, width: 612, height: 792).map(PDFSheet.init)
}
