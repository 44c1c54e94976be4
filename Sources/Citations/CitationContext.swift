import Documents

/// What the text around a paragraph says about the citations in it, and what the paragraph before left
/// for "ibid." and "the same resolution".
package struct CitationContext: Sendable {
  /// The document the text stands in; decides "the present resolution" and whose "its" is.
  package var document: Symbol?
  package var documentType: DocumentType?
  /// `nil` when it is not known; every language is read in any case.
  package var language: Language?
  /// The resolution or decision named last in the text read before.
  package var lastResolution: Symbol?
  /// The document of any kind named last in the text read before.
  package var lastDocument: Symbol?
  /// The draft and the report named last in the text read before.
  package var lastDraft: Symbol?
  package var lastReport: Symbol?
  /// The list that the text before broke off within, at the end of a page or a column.
  var openList: ListNoun?

  package init(
    document: Symbol? = nil, documentType: DocumentType? = nil, language: Language? = nil
  ) {
    self.document = document
    self.documentType = documentType
    self.language = language
  }

  /// The noun and the owner of a list of numbers.
  struct ListNoun: Sendable {
    var noun: Noun
    var organ: Organ?
    var isPossessive: Bool
  }

  /// Whether a numbered paragraph of the document itself is an operative one.
  var hasOperativeParagraphs: Bool {
    switch documentType {
    case .resolution, .draft: true
    case .some: false
    case nil: document?.isResolution ?? false
    }
  }
}

extension Symbol {
  /// Whether it names a resolution, whose numbered paragraphs are operative ones.
  package var isResolution: Bool { key.contains("/RES/") || key.contains("/RES.") }
}
