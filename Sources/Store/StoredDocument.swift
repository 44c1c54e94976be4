import Documents

/// A document of the index, without its paragraphs and lists.
package struct StoredDocument: Sendable, Equatable {
  package let id: DocumentID
  /// The path of its file, as indexed.
  package let file: String
  /// Always there; `file:NAME` where the document has none.
  package let symbol: Symbol
  package let type: DocumentType
  package let body: String?
  package let session: String?
  package let language: Language?
  package let originalLanguage: Language?
  package let distribution: String?
  package let date: CalendarDay?
  package let adoptedOn: CalendarDay?
  package let meeting: String?
  package let vote: String?
  package let title: String?
  /// The title's passage included.
  package let paragraphIDs: Range<Int64>
  /// The document that is searched in its place, when this is another rendition of it.
  package let renditionOf: DocumentID?
}

/// A paragraph of the index.
package struct StoredParagraph: Sendable, Equatable {
  package let id: ParagraphID
  package let document: DocumentID
  /// From 1; 0 for the title, whose path is empty.
  package let ordinal: Int
  package let paragraph: Paragraph

  package var isTitle: Bool { ordinal == 0 }
}

/// A citation of the index, with the place it stands at.
package struct StoredCitation: Sendable, Equatable {
  /// What is known of its target.
  package enum State: String, Sendable, CaseIterable {
    case resolved
    case missingDocument = "missing-document"
    case missingParagraph = "missing-paragraph"
    case ambiguous, implausible, malformed
  }

  package let source: Locator
  package let document: DocumentID
  package let paragraph: ParagraphID
  package let citation: Citation
  package let state: State
}
