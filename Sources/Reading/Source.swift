import Documents

/// A file's text as its format gives it, before anyone asks what kind of document it is. Every format
/// makes one; the anatomy of document kinds reads nothing else.
package struct Source: Sendable, Equatable {
  package var format: FileFormat
  /// In reading order, running headers, page numbers, job numbers and footnotes taken out.
  package var blocks: [Block] = []
  package var footnotes: [Footnote] = []
  /// Running headers and footers, job numbers among them, each once: data, never text.
  package var running: [String] = []
  /// What the file says of itself: YAML front matter, HTML meta, DOCX core properties, lower-case keys.
  package var metadata: [String: String] = [:]
  /// The attributes of an AsciiDoc header, of which its publisher prints the masthead; lower-case names.
  package var attributes: [String: String] = [:]
  package var pages: Int?
  package var findings: [Finding] = []

  package init(format: FileFormat) { self.format = format }
}

/// A paragraph, heading or table row as the page shows it.
package struct Block: Sendable, Equatable {
  /// Whole words, lines joined, footnote markers taken out, spaces single.
  package var text: String
  package var markers: [FootnoteMarker] = []
  /// From 1; `nil` where the format has no pages.
  package var page: Int?
  package var style = Style()
  /// Left edge of the first line and of the following ones, in points from the left edge of the
  /// page's text; `nil` where the format tells nothing. A tab or four spaces of plain text are 36.
  package var firstIndent: Double?
  package var indent: Double?
  /// The number or letter of automatic numbering, as displayed (`3.`, `(a)`), which `text` lacks.
  package var automaticLabel: String?
  /// 1 to 6 for a heading that the format itself marks; `nil` otherwise.
  package var headingLevel: Int?
  /// A table row: its cells, each a list of paragraphs. `text` is then empty.
  package var cells: [Cell]?
  /// Distance from the line above, in lines of this block's size; `nil` at a page's top or unknown.
  package var spaceBefore: Double?

  package struct Style: Sendable, Equatable {
    /// Type size in points; 0 when unknown.
    package var size = 0.0
    package var isBold = false
    package var isItalic = false
    /// UTF-8 length of the opening run that is italic: "Recalls" in a resolution's paragraph. A
    /// label before it counts in: "2. Recalls".
    package var italicPrefix = 0
    package var isCentred = false
    package var isRightAligned = false

    package init() {}
  }

  package init(_ text: String, page: Int? = nil) {
    self.text = text
    self.page = page
  }
}

/// A table cell: the paragraphs in it, and where it stands.
package struct Cell: Sendable, Equatable {
  package var blocks: [Block]
  /// From 0, counted over the table's columns, not the row's cells.
  package var column: Int
  package var isHeader: Bool

  package init(_ blocks: [Block], column: Int, isHeader: Bool = false) {
    self.blocks = blocks
    self.column = column
    self.isHeader = isHeader
  }
}
