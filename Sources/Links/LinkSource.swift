import Documents

/// What the linker needs of a document. Handed in by whoever keeps the documents.
package struct LinkDocument: Sendable {
  package var symbol: Symbol
  package var language: Language
  package var type: DocumentType
  package var body: String?
  package var session: String?
  package var title: String?
  /// Date of adoption, else of issue.
  package var date: CalendarDay?
  package var agendaItems: [ItemMention]
  package var origin: [Locator]
  package var items: [AgendaItem]
  package var programme: [ProgrammeSlot]
  package var speeches: [Speech]
  package var paragraphs: [LinkParagraph]

  package init(
    symbol: Symbol, language: Language, type: DocumentType, body: String? = nil,
    session: String? = nil, title: String? = nil, date: CalendarDay? = nil,
    agendaItems: [ItemMention] = [], origin: [Locator] = [], items: [AgendaItem] = [],
    programme: [ProgrammeSlot] = [], speeches: [Speech] = [], paragraphs: [LinkParagraph] = []
  ) {
    self.symbol = symbol
    self.language = language
    self.type = type
    self.body = body
    self.session = session
    self.title = title
    self.date = date
    self.agendaItems = agendaItems
    self.origin = origin
    self.items = items
    self.programme = programme
    self.speeches = speeches
    self.paragraphs = paragraphs
  }
}

package struct LinkParagraph: Sendable {
  package var path: LocatorPath
  package var kind: ParagraphKind
  package var text: String
  package var citations: [Citation]

  package init(
    path: LocatorPath, kind: ParagraphKind, text: String, citations: [Citation] = []
  ) {
    self.path = path
    self.kind = kind
    self.text = text
    self.citations = citations
  }
}

/// Where the linker finds documents and paragraphs: the index, or a list in a test.
package protocol LinkSource {
  /// Every document once, in any order; of several language versions each comes by itself.
  func forEachDocument(_ body: (LinkDocument) throws -> Void) throws
  /// The text of a paragraph, in the language asked for where it is there, else in any.
  func text(at locator: Locator, preferring language: Language) throws -> String?
}
