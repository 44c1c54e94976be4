import Citations
import Documents

/// Reads a file into documents: its format first, then the anatomy of what it holds.
package struct FileReader: Sendable {
  private let scanned: ScannedPages

  package init(scanned: ScannedPages = .reported) { self.scanned = scanned }

  /// The documents of the file at `path`, with what was wrong with it. Never throws: a fault of the
  /// file is a finding.
  package func read(_ path: String) -> FileReading {
    reading(of: Reading.read(file: path, limits: .standard, scanned: scanned), path)
  }

  /// The documents of a file with these bytes.
  package func read(_ bytes: [UInt8], named path: String) -> FileReading {
    reading(of: Reading.read(bytes, place: path, limits: .standard, scanned: scanned), path)
  }

  private func reading(of opened: OpenedFile, _ path: String) -> FileReading {
    guard let source = opened.source else {
      return FileReading(findings: opened.findings, failed: true)
    }
    let read = documents(from: source, fileName: path).map(FileReader.cited)
    return FileReading(documents: read, findings: opened.findings, format: source.format)
  }

  /// The document with what each paragraph and footnote of it cites.
  private static func cited(_ document: Document) -> ReadDocument {
    let extractor = CitationExtractor()
    var context = CitationContext(
      document: document.symbol, documentType: document.type, language: document.language)
    let paragraphs = document.paragraphs.map { paragraph in
      extractor.citations(in: paragraph.text, context: &context).filter { isAbroad($0, document) }
    }
    // Footnotes follow each other: "ibid." is the source of the one before.
    context = CitationContext(
      document: document.symbol, documentType: document.type, language: document.language)
    let footnotes = document.footnotes.map { footnote in
      extractor.citations(in: footnote.text, context: &context).filter { isAbroad($0, document) }
    }
    return ReadDocument(
      document: document, citations: paragraphs, footnoteCitations: footnotes)
  }

  /// Whether a citation names anything but its own document as a whole, as running headers do.
  private static func isAbroad(_ citation: Citation, _ document: Document) -> Bool {
    guard let target = citation.target, target.path.isEmpty else { return true }
    return !document.symbols.contains(target.symbol)
  }
}
