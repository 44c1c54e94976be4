/// What kind of session document a text is.
package enum DocumentType: String, Sendable, CaseIterable {
  case resolution, decision, draft, agenda
  case annotatedAgenda = "annotated-agenda"
  case programme
  case summaryRecord = "summary-record"
  case verbatimRecord = "verbatim-record"
  case report, note, letter, statement, list, other
}

/// One text in one language under one symbol, as read from one file (a rendition).
///
/// Texts are kept as they were printed; whatever is found in them later is a range of UTF-8 bytes.
package struct Document: Sendable, Equatable {
  /// The first symbol of the masthead, else what the file name says; `nil` when neither tells.
  package var symbol: Symbol?
  /// Every symbol the document carries, `symbol` first.
  package var symbols: [Symbol] = []
  package var type: DocumentType = .other
  /// The issuing body as a symbol prefix: `A`, `A/C.1`, `S`, `A/AC.292`; `nil` when unknown.
  package var body: String?
  /// The session as printed in symbols: `78`, `S-30`, `2021`; `nil` when the body has none.
  package var session: String?
  package var language: Language?
  package var originalLanguage: Language?
  /// `General`, `Limited`, `Restricted` …, in English.
  package var distribution: String?
  /// The date of issue.
  package var date: CalendarDay?
  package var adoptedOn: CalendarDay?
  /// As printed: `45th plenary meeting`.
  package var meeting: String?
  /// As printed: `Adopted without a vote`.
  package var vote: String?
  package var title: String?
  /// The items named in the masthead's item lines.
  package var agendaItems: [ItemMention] = []
  /// What the bracket line of a resolution names: `A/78/404#p14`, `A/78/L.1`.
  package var origin: [Locator] = []
  package var paragraphs: [Paragraph] = []
  /// The items that this agenda lists.
  package var items: [AgendaItem] = []
  package var programme: [ProgrammeSlot] = []
  package var speeches: [Speech] = []
  /// The decisions that a record, a report or an adopted text prints, in order.
  package var votes: [Vote] = []
  package var footnotes: [Footnote] = []
  package var findings: [Finding] = []

  package init() {}
}

/// An agenda item as a document's masthead names it.
package struct ItemMention: Sendable, Equatable {
  /// `76`, `5 (d)` as `5(d)`: no spaces.
  package var item: String
  package var title: String?

  package init(item: String, title: String?) {
    self.item = item
    self.title = title
  }
}
