/// What a file is written in, told by what it holds.
package enum FileFormat: String, Sendable, CaseIterable {
  case pdf, docx, doc, html, markdown, text, xml
}

/// Versions of the code that reads files. Each file of an index keeps the one it was read with, so that
/// `travaux index` reads again those files, and no others, of which it would now see something else.
package struct ReadingVersions: Sendable, Equatable {
  /// Of what every file goes through: the anatomy, the citations and what is kept of them.
  package var common: Int
  /// Of the reader of each format; a format that is not here has 1.
  package var readers: [FileFormat: Int]

  package init(common: Int, readers: [FileFormat: Int]) {
    self.common = common
    self.readers = readers
  }

  /// Those of this program. A change of what a reader gives out raises the number of its format, a change
  /// of what is made of that raises `common`.
  package static let current = ReadingVersions(common: 15, readers: [.pdf: 10, .text: 3, .html: 2])

  /// The version that a file of `format` is read with, as it is kept: `pdf.3.1`.
  package func name(of format: FileFormat) -> String {
    // What LibreOffice makes of an old Word file is read as DOCX.
    let inner = format == .doc ? ".\(readers[.docx] ?? 1)" : ""
    return "\(format.rawValue).\(readers[format] ?? 1)\(inner).\(common)"
  }
}
