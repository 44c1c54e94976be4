import Documents
import Store

/// A paragraph in full, with what stands about it and what hangs on it.
package struct PlaceView: Sendable, Equatable {
  /// A paragraph with its locator.
  package struct Passage: Sendable, Equatable {
    package let locator: Locator
    package let paragraph: Paragraph

    package init(locator: Locator, paragraph: Paragraph) {
      self.locator = locator
      self.paragraph = paragraph
    }
  }

  /// A reference with the place it stands at, the words about it, and what is known of its target.
  package struct Reference: Sendable, Equatable {
    package let source: Locator
    package let citation: Citation
    /// The paragraph that the reference stands in; ``Citation/range`` is a range of it.
    package let text: String
    /// `resolved`, `missing-document` …
    package let state: String
    /// Of the document at the other end.
    package let title: String?

    package init(
      source: Locator, citation: Citation, text: String, state: String, title: String?
    ) {
      self.source = source
      self.citation = citation
      self.text = text
      self.state = state
      self.title = title
    }
  }

  package var locator: Locator
  package var file: String
  package var title: String?
  package var language: Language?
  /// Other languages that have the place.
  package var otherLanguages: [Language] = []
  package var type: DocumentType
  /// Of adoption, else of issue.
  package var date: CalendarDay?
  package var before: [Passage]
  /// The paragraph asked for and those inside it.
  package var passages: [Passage]
  package var after: [Passage]
  package var referencesOut: [Reference]
  package var referencesIn: [Reference]
  package var links: [TitledLink]

  package init(
    locator: Locator, file: String, title: String?, language: Language?, type: DocumentType,
    before: [Passage] = [], passages: [Passage] = [], after: [Passage] = [],
    referencesOut: [Reference] = [], referencesIn: [Reference] = [], links: [TitledLink] = []
  ) {
    self.locator = locator
    self.file = file
    self.title = title
    self.language = language
    self.type = type
    self.before = before
    self.passages = passages
    self.after = after
    self.referencesOut = referencesOut
    self.referencesIn = referencesIn
    self.links = links
  }
}

extension Catalogue {
  /// The view of a place in a document.
  ///
  /// - Parameters:
  ///   - context: paragraphs before and after.
  ///   - limit: references in, at most.
  package func view(
    _ locator: Locator, in document: StoredDocument, context: Int, limit: Int
  ) throws -> PlaceView {
    func passage(_ stored: StoredParagraph) -> PlaceView.Passage {
      PlaceView.Passage(
        locator: Locator(document.symbol, stored.paragraph.path), paragraph: stored.paragraph)
    }
    let inside = try reader.paragraphs(at: locator.path, of: document.id)
    var view = PlaceView(
      locator: Locator(document.symbol, locator.path), file: document.file, title: document.title,
      language: document.language, type: document.type, passages: inside.map(passage))
    view.date = document.adoptedOn ?? document.date
    if let first = inside.first, let last = inside.last, context > 0 {
      view.before = try reader.context(of: first, before: context, after: 0).map(passage)
        .filter { $0 != view.passages.first }
      view.after = try reader.context(of: last, before: 0, after: context).map(passage)
        .filter { $0 != view.passages.last }
    }
    var titles: [Symbol: String?] = [:]
    func title(_ symbol: Symbol) throws -> String? {
      if let known = titles[symbol] { return known }
      let title = try self.title(of: Locator(symbol))
      titles[symbol] = title
      return title
    }
    for stored in inside {
      for citation in try reader.citations(in: stored.id) {
        view.referencesOut.append(
          PlaceView.Reference(
            source: citation.source, citation: citation.citation, text: stored.paragraph.text,
            state: citation.state.rawValue,
            title: try citation.citation.target.flatMap { try title($0.symbol) }))
      }
    }
    for citation in try reader.citations(of: view.locator, limit: limit) {
      guard let source = try reader.paragraph(citation.paragraph) else { continue }
      view.referencesIn.append(
        PlaceView.Reference(
          source: citation.source, citation: citation.citation, text: source.paragraph.text,
          state: citation.state.rawValue, title: try title(citation.source.symbol)))
    }
    for version in try otherLanguages(of: document)
    where !(try reader.paragraphs(of: version.id, within: locator.path)).isEmpty {
      if let language = version.language { view.otherLanguages.append(language) }
    }
    view.links = try links(view.locator, document, side: .both, relations: [], depth: 1)
    return view
  }
}
