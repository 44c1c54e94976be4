/// What part a paragraph plays.
package enum ParagraphKind: String, Sendable, CaseIterable {
  case pp, op, p, heading, item, annotation, speech, entry, note
}

/// A paragraph with its place in the document.
package struct Paragraph: Sendable, Equatable {
  package var path: LocatorPath
  package var kind: ParagraphKind
  /// The number or letter as printed, without its dot or brackets: `7`, `a`, `iv`; empty when none.
  package var label: String
  /// 1 for a numbered paragraph, 2 for its (a), 3 for its (i); 0 for unnumbered ones and headings.
  package var level: Int
  /// The words, without label, footnote markers, running headers and page numbers.
  package var text: String
  /// From 1; `nil` where the format has no pages.
  package var page: Int?
  /// The paragraph's language where it differs from the document's.
  package var language: Language?
  /// Where footnote markers stood in `text`.
  package var markers: [FootnoteMarker] = []

  package init(
    path: LocatorPath, kind: ParagraphKind, label: String = "", level: Int = 0, text: String,
    page: Int? = nil, language: Language? = nil, markers: [FootnoteMarker] = []
  ) {
    self.path = path
    self.kind = kind
    self.label = label
    self.level = level
    self.text = text
    self.page = page
    self.language = language
    self.markers = markers
  }
}

/// A footnote marker taken out of a text.
package struct FootnoteMarker: Sendable, Equatable {
  /// `4`, `*`, `a`.
  package var label: String
  /// UTF-8 offset in the text that now is without it.
  package var offset: Int

  package init(label: String, offset: Int) {
    self.label = label
    self.offset = offset
  }
}

package struct Footnote: Sendable, Equatable {
  package var label: String
  package var text: String
  package var page: Int?

  package init(label: String, text: String, page: Int? = nil) {
    self.label = label
    self.text = text
    self.page = page
  }
}
