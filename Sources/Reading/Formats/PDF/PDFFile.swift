import CPoppler

/// Why a file could not be opened.
enum PDFError: Error, Equatable {
  /// Encrypted, and the empty password does not open it.
  case locked
  /// No PDF, cut off, or damaged beyond repair.
  case broken
}

/// Where a thread puts what it was asked for.
private final class Place<Answer> {
  var answer: Answer
  var status: Int32 = 0
  init(_ answer: Answer) { self.answer = answer }
}

/// An open PDF file: the one place that speaks to poppler.
final class PDFFile {
  private let handle: OpaquePointer
  private let bytes: UnsafeBufferPointer<UInt8>
  /// Poppler did not come back from a page; no other page can be read.
  private(set) var isStuck = false
  /// Processor time that a page may take, in seconds.
  let pageSeconds: Double

  /// - Throws: ``PDFError``.
  init(
    _ bytes: [UInt8], pageSeconds: Double = ReadingLimits.standard.pageSeconds
  ) throws(PDFError) {
    // Poppler reads from the bytes as long as the file is open: they are copied to a place that stays.
    let place = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(bytes.count, 1))
    _ = place.update(fromContentsOf: bytes)
    var status = TRAVAUX_PDF_BROKEN
    guard let handle = travaux_pdf_open(place.baseAddress, bytes.count, &status) else {
      place.deallocate()
      throw status == TRAVAUX_PDF_LOCKED ? .locked : .broken
    }
    self.handle = handle
    self.pageSeconds = pageSeconds
    self.bytes = UnsafeBufferPointer(place)
  }

  deinit {
    // A thread that was left works on them still.
    if isStuck { return }
    travaux_pdf_close(handle)
    bytes.deallocate()
  }

  /// Has poppler do something with a page; `nil` when it fails or takes too long.
  private func bounded<Answer>(
    _ empty: Answer, _ work: @escaping (OpaquePointer, inout Answer) -> Int32
  ) -> Answer? {
    guard !isStuck else { return nil }
    let place = Place(empty)
    let handle = handle
    let isDone = TimedWork.run(seconds: pageSeconds) {
      place.status = work(handle, &place.answer)
    }
    isStuck = !isDone
    return isDone && place.status != 0 ? place.answer : nil
  }

  var pageCount: Int { Int(travaux_pdf_page_count(handle)) }

  /// A value of the file's information, `Title` or `Author`; empty when it has none.
  func information(_ key: String) -> String {
    String(cString: travaux_pdf_information(handle, key))
  }

  /// Draws page `index`, from 0, as a file of grey pixels; false when that cannot be done.
  ///
  /// - Parameter resolution: pixels an inch.
  func draw(
    _ index: Int, resolution: Double, into folder: borrowing ScratchFolder, as name: String
  ) -> Bool {
    let number = Int32(clamping: index)
    let drawn = bounded(travaux_pdf_image()) { travaux_pdf_draw_page($0, number, resolution, &$1) }
    guard let image = drawn, let pixels = image.pixels, image.width > 0, image.height > 0,
      image.row >= image.width
    else { return false }
    // Source: <https://netpbm.sourceforge.net/doc/pgm.html>.
    let header = Array("P5\n\(image.width) \(image.height)\n255\n".utf8)
    let rows = (0..<Int(image.height)).map { row in
      UnsafeRawBufferPointer(start: pixels + row * Int(image.row), count: Int(image.width))
    }
    return header.withUnsafeBytes { folder.write([$0] + rows, to: name) }
  }

  /// The words of page `index`, from 0; `nil` when the page cannot be read.
  func page(_ index: Int, wordLimit: Int) -> PDFPage? {
    let number = Int32(clamping: index)
    guard
      let raw = bounded(
        travaux_pdf_page(), { travaux_pdf_read_page($0, number, wordLimit, &$1) })
    else { return nil }
    func length(_ value: Double) -> Double { value.isFinite ? min(max(value, 1), 100_000) : 600 }
    var page = PDFPage(number: index + 1, width: length(raw.width), height: length(raw.height))
    page.isCut = raw.is_cut != 0
    guard let words = raw.words, let text = raw.text else { return page }
    text.withMemoryRebound(to: UInt8.self, capacity: raw.text_length) { bytes in
      page.text = [UInt8](UnsafeBufferPointer(start: bytes, count: raw.text_length))
    }
    if let widths = raw.widths {
      page.widths = [Float](UnsafeBufferPointer(start: widths, count: raw.width_count))
    }
    page.words.reserveCapacity(raw.word_count)
    for word in UnsafeBufferPointer(start: words, count: raw.word_count) {
      page.words.append(PDFWord(word))
    }
    page.turnUpright()
    page.settleDirection()
    return page
  }
}

/// A page as poppler gives it.
struct PDFPage {
  /// From 1.
  let number: Int
  /// Points.
  var width: Double
  var height: Double
  /// The bytes of all words, UTF-8.
  var text: [UInt8] = []
  var words: [PDFWord] = []
  /// Widths of the letters of some words, in points.
  var widths: [Float] = []
  /// Whether words were left out because there were too many.
  var isCut = false
  /// Whether words that run from right to left have their letters in the order in which they are read;
  /// else in that of the page, from left to right.
  var isLogical = false

  func bytes(_ word: PDFWord) -> ArraySlice<UInt8> { text[word.text] }

  /// Turns the page so that most of its words stand upright: a table printed sideways.
  mutating func turnUpright() {
    var counts = [0, 0, 0, 0]
    for word in words { counts[word.rotation] += word.text.count }
    guard let most = counts.indices.max(by: { counts[$0] < counts[$1] }),
      counts[most] > counts[0]
    else { return }
    for at in words.indices { words[at].turn(by: most, width: width, height: height) }
    if most % 2 == 1 { (width, height) = (height, width) }
  }
}

/// A run of glyphs without a space between them. Kerning may have cut it from the rest of its word.
struct PDFWord {
  /// Points from the page's top left corner, y downwards.
  var x0: Double
  var x1: Double
  var y0: Double
  var y1: Double
  var size: Double
  /// The line that the letters stand on, guessed from the box: fonts differ little in that.
  var baseline: Double
  /// Range of the page's `text`.
  var text: Range<Int>
  let style: PDFStyle
  /// The last glyph's style.
  let lastStyle: PDFStyle
  /// Quarter turns clockwise.
  var rotation: Int
  /// Where the widths of its letters begin in the page's `widths`; `nil` where they are not known.
  var widthsStart: Int?
  /// Small and raised, a footnote's number or letter.
  var isMarker = false
  /// Small and lowered or raised without being a marker: it touches what it stands by.
  var isAttached = false

  init(_ word: travaux_pdf_word) {
    func finite(_ value: Float) -> Double {
      value.isFinite ? min(max(Double(value), -100_000), 100_000) : 0
    }
    x0 = finite(word.x0)
    x1 = finite(word.x1)
    y0 = finite(word.y0)
    y1 = finite(word.y1)
    size = max(finite(word.size), 0.1)
    baseline = y1 - 0.193 * (y1 - y0)
    let start = Int(word.text_start)
    text = start..<start + Int(word.text_length)
    style = PDFStyle(rawValue: word.style)
    lastStyle = PDFStyle(rawValue: word.last_style)
    rotation = Int(word.rotation & 3)
    widthsStart = word.widths_start == .max ? nil : Int(word.widths_start)
  }
}

extension PDFWord {
  /// A word of one font whose letters stand on `baseline`.
  init(
    text: Range<Int>, x0: Double, x1: Double, baseline: Double, size: Double, style: PDFStyle
  ) {
    self.text = text
    self.x0 = x0
    self.x1 = x1
    self.size = size
    self.baseline = baseline
    self.style = style
    y0 = baseline - 0.891 * size
    y1 = baseline + 0.216 * size
    lastStyle = style
    rotation = 0
  }

  /// Turns the word with its page of the given size, `turns` quarters back.
  mutating func turn(by turns: Int, width: Double, height: Double) {
    switch turns {
    case 1: (x0, x1, y0, y1) = (y0, y1, width - x1, width - x0)
    case 2: (x0, x1, y0, y1) = (width - x1, width - x0, height - y1, height - y0)
    case 3: (x0, x1, y0, y1) = (height - y1, height - y0, x0, x1)
    default: return
    }
    rotation = (rotation + 4 - turns) % 4
    baseline = y1 - 0.193 * (y1 - y0)
  }
}

struct PDFStyle: OptionSet {
  let rawValue: UInt8
  static let bold = PDFStyle(rawValue: UInt8(TRAVAUX_PDF_BOLD))
  static let italic = PDFStyle(rawValue: UInt8(TRAVAUX_PDF_ITALIC))
  static let barCode = PDFStyle(rawValue: UInt8(TRAVAUX_PDF_BAR_CODE))
}
