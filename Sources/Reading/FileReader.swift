import Documents

/// Reads a file into documents: its format first, then the anatomy of what it holds.
package struct FileReader: Sendable {
  package init() {}

  /// The documents of the file at `path`, with what was wrong with it. Never throws: a fault of the
  /// file is a finding.
  package func read(_ path: String) -> FileReading {
    let opened = Reading.read(file: path, limits: .standard)
    guard let source = opened.source else {
      return FileReading(findings: opened.findings, failed: true)
    }
    let read = documents(from: source, fileName: path).map { document in
      ReadDocument(
        document: document, citations: document.paragraphs.map { _ in [] },
        footnoteCitations: document.footnotes.map { _ in [] })
    }
    return FileReading(documents: read, findings: opened.findings)
  }
}
