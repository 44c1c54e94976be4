/// What reading one file gave: the value that a reader sends back to the program.
package struct FileReading: Sendable, Equatable {
  /// Several when the file holds several documents; empty when it holds none that can be read.
  package var documents: [ReadDocument]
  /// About the file as a whole: `empty-file`, `encrypted`, `not-a-document` …
  package var findings: [Finding]
  /// The file could not be read, and an earlier good version of it must stand.
  package var failed: Bool
  /// `nil` where the file was not read.
  package var format: FileFormat?

  package init(
    documents: [ReadDocument] = [], findings: [Finding] = [], failed: Bool = false,
    format: FileFormat? = nil
  ) {
    self.documents = documents
    self.findings = findings
    self.failed = failed
    self.format = format
  }
}

/// A document with the citations of its paragraphs and footnotes.
package struct ReadDocument: Sendable, Equatable {
  package var document: Document
  /// One list a paragraph, in the document's order.
  package var citations: [[Citation]]
  /// One list a footnote, in the document's order.
  package var footnoteCitations: [[Citation]]

  package init(document: Document, citations: [[Citation]], footnoteCitations: [[Citation]]) {
    self.document = document
    self.citations = citations
    self.footnoteCitations = footnoteCitations
  }
}

extension FileReading: WireValue {
  package func write(to wire: inout WireWriter) {
    wire.put(documents)
    wire.put(findings)
    wire.put(failed ? 1 : 0)
    wire.put(format?.rawValue ?? "")
  }

  package init(from wire: inout WireReader) throws(WireError) {
    documents = try wire.list()
    findings = try wire.list()
    failed = try wire.integer() == 1
    format = FileFormat(rawValue: try wire.string())
  }
}

extension ReadDocument: WireValue {
  package func write(to wire: inout WireWriter) {
    wire.put(document)
    for lists in [citations, footnoteCitations] {
      wire.put(lists.count)
      for list in lists { wire.put(list) }
    }
  }

  package init(from wire: inout WireReader) throws(WireError) {
    document = try wire.value()
    citations = try ReadDocument.lists(&wire)
    footnoteCitations = try ReadDocument.lists(&wire)
    guard citations.count == document.paragraphs.count,
      footnoteCitations.count == document.footnotes.count
    else { throw wire.fail() }
  }

  private static func lists(_ wire: inout WireReader) throws(WireError) -> [[Citation]] {
    let count = try wire.integer()
    var lists: [[Citation]] = []
    for _ in 0..<max(0, count) { lists.append(try wire.list()) }
    return lists
  }
}

extension Citation.Kind: WireValue {}

extension Citation: WireValue {
  package func write(to wire: inout WireWriter) {
    wire.put(target)
    wire.put(candidates)
    wire.put(range)
    wire.put(kind)
    wire.put(verb)
    wire.put(title)
    wire.put(findings)
  }

  package init(from wire: inout WireReader) throws(WireError) {
    self.init(
      target: try wire.optional(), candidates: try wire.list(), range: try wire.value(),
      kind: try wire.value(), verb: try wire.optional(), title: try wire.optional(),
      findings: try wire.list())
  }
}

extension Range: WireValue where Bound == Int {
  package func write(to wire: inout WireWriter) {
    wire.put(lowerBound)
    wire.put(upperBound)
  }

  package init(from wire: inout WireReader) throws(WireError) {
    let lower = try wire.integer()
    let upper = try wire.integer()
    guard 0 <= lower, lower <= upper else { throw wire.fail() }
    self = lower..<upper
  }
}
