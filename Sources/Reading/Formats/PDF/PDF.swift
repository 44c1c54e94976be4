import Documents

/// Reads a PDF file: words with their boxes from poppler, everything else by geometry.
enum PDF {
  /// More pages than any session document has; the rest is left out with a finding.
  static let pageLimit = 3_000
  static let wordLimit = 40_000
  /// The longest that recognition may take, for a page and for a file, in seconds.
  static let pageSeconds = 90
  static let recognitionSeconds = 600
}

/// What a PDF file holds. Faults are findings: `encrypted`, `broken-file`, `no-text`; the blocks
/// are then those of the pages that could be read, or none.
///
/// - Parameter language: the document's, where its file's name tells; for pages that are images.
package func readPDF(
  _ bytes: [UInt8], scanned: ScannedPages = .reported, language: Language? = nil,
  limits: ReadingLimits = .standard
) -> Source {
  var source = Source(format: .pdf)
  let file: PDFFile
  do {
    file = try PDFFile(bytes, pageSeconds: limits.pageSeconds)
  } catch .locked {
    source.findings.append(
      Finding(kind: "encrypted", place: "", message: "the file is locked with a password"))
    return source
  } catch {
    source.findings.append(
      Finding(kind: "broken-file", place: "", message: "the file is no PDF or is damaged"))
    return source
  }
  for key in ["Title", "Author", "Subject", "Keywords", "Creator", "Producer"] {
    let value = file.information(key)
    if !value.isEmpty { source.metadata[key.lowercased()] = value }
  }
  var pages = PDFPages(file, scanned, language)
  let sheets = pages.read(into: &source)
  let layout = PDFLayout(sheets)
  source.blocks = layout.blocks
  source.footnotes = layout.footnotes
  source.running = layout.running
  return source
}

/// Reads a file's pages one after the other.
private struct PDFPages {
  private let file: PDFFile
  private let scanned: ScannedPages
  private let language: Language?
  /// Seconds that recognition may still take.
  private var secondsLeft = PDF.recognitionSeconds

  init(_ file: PDFFile, _ scanned: ScannedPages, _ language: Language?) {
    self.file = file
    self.scanned = scanned
    self.language = language
  }

  mutating func read(into source: inout Source) -> [PDFSheet] {
    let count = file.pageCount
    source.pages = count
    if count == 0 {
      source.findings.append(
        Finding(kind: "broken-file", place: "", message: "the file has no page that can be read"))
    }
    if count > PDF.pageLimit {
      source.findings.append(
        Finding(
          kind: "too-long", place: "page \(PDF.pageLimit)",
          message: "\(count) pages, of which \(PDF.pageLimit) were read"))
    }
    var sheets: [PDFSheet] = []
    for index in 0..<min(count, PDF.pageLimit) {
      if let sheet = sheet(index, &source.findings) { sheets.append(sheet) }
      if file.isStuck {
        source.findings.append(
          Finding(
            kind: "too-long", place: "page \(index + 1)",
            message:
              "page \(index + 1) was not drawn in \(Int(file.pageSeconds.rounded(.up))) seconds of "
              + "processor time; it and what follows was not read"))
        break
      }
    }
    return sheets
  }

  private mutating func sheet(_ index: Int, _ findings: inout [Finding]) -> PDFSheet? {
    let place = "page \(index + 1)"
    guard let page = file.page(index, wordLimit: PDF.wordLimit) else {
      if file.isStuck { return nil }
      findings.append(
        Finding(kind: "broken-file", place: place, message: "\(place) cannot be read"))
      return nil
    }
    if page.isCut {
      findings.append(
        Finding(
          kind: "too-long", place: place, message: "\(place) has over \(PDF.wordLimit) words"))
    }
    let sheet = PDFSheet(page)
    return sheet.bands.isEmpty ? recognized(page, place, &findings) : sheet
  }

  /// A page without text, read from its image where that is wanted and can be done.
  private mutating func recognized(
    _ page: PDFPage, _ place: String, _ findings: inout [Finding]
  ) -> PDFSheet? {
    var advice = TextRecognition.advice(scanned)
    if scanned == .recognized, let recognition = TextRecognition.installed {
      let start = ContinuousClock.now
      let reading =
        secondsLeft > 0
        ? recognition.read(
          file, page: page.number - 1, size: (page.width, page.height), language: language,
          seconds: min(PDF.pageSeconds, secondsLeft)) : nil
      if secondsLeft <= 0 { advice = "the file's time for recognition was used up" }
      secondsLeft -= Int((ContinuousClock.now - start).components.seconds) + 1
      if let reading {
        findings.append(
          Finding(
            kind: "ocr", place: place,
            message: "\(place) was read from its image (\(reading.languages)), "
              + "with a confidence of \(reading.confidence) in 100"))
        return PDFSheet(reading.page)
      }
    }
    findings.append(
      Finding(kind: "no-text", place: place, message: "\(place) has no text; \(advice)"))
    return nil
  }
}
