import Documents

/// A file as the index knows it.
package struct FileRecord: Sendable, Equatable {
  package enum State: String, Sendable {
    case read
    /// It could not be read; documents of an earlier good version stay.
    case failed
  }

  package var path: String
  /// In bytes.
  package var size: Int
  /// Nanoseconds since 1970.
  package var modified: Int
  /// Of the content, as the indexer makes it.
  package var hash: String
  package var state: State
  /// `nil` where it was never read.
  package var format: FileFormat?

  package init(
    path: String, size: Int, modified: Int, hash: String, state: State, format: FileFormat? = nil
  ) {
    self.path = path
    self.size = size
    self.modified = modified
    self.hash = hash
    self.state = state
    self.format = format
  }
}

/// A document with the citations of each of its paragraphs, in the order of
/// ``Document/paragraphs``; missing ones are none.
package struct CitedDocument: Sendable {
  package var document: Document
  package var citations: [[Citation]]

  package init(_ document: Document, citations: [[Citation]] = []) {
    self.document = document
    self.citations = citations
  }
}

/// What an index holds.
package struct IndexCounts: Sendable, Equatable {
  package var files = 0
  package var failed = 0
  /// Without renditions that stand behind another one.
  package var documents = 0
  package var renditions = 0
  package var paragraphs = 0
  package var references = 0
  package var links = 0
  package var findings = 0

  package init() {}
}
