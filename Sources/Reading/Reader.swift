import Documents

/// What reading one file gave.
package struct Reading: Sendable, Equatable {
  /// Several when the file holds several documents; empty when it holds none that can be read.
  package var documents: [Document]
  /// About the file as a whole: `empty-file`, `encrypted`, `not-a-document` …
  package var findings: [Finding]
  /// `true` when the file could not be read and an earlier good version of it must stand.
  package var failed: Bool

  package init(documents: [Document] = [], findings: [Finding] = [], failed: Bool = false) {
    self.documents = documents
    self.findings = findings
    self.failed = failed
  }
}
