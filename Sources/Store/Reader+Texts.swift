import Database
import Documents

extension Reader {
  /// Hands over every passage that is searched, titles left out, in the order of rows, until `body`
  /// answers `false`. The language is the paragraph's own, else its document's.
  package func forEachText(
    _ body: (ParagraphID, DocumentID, Language?, String) -> Bool
  ) throws(StoreError) {
    try guarded { () throws(DatabaseError) in
      let statement = try connection.prepare(
        """
        SELECT paragraph.id, document.id, coalesce(paragraph.language, document.language),
          paragraph.text
        FROM paragraph CROSS JOIN document ON document.id = paragraph.document
        WHERE paragraph.ordinal > 0 AND document.rendition_of IS NULL
        ORDER BY paragraph.id
        """)
      while try statement.step() {
        let goesOn = body(
          ParagraphID(statement.integer(0)), DocumentID(statement.integer(1)),
          statement.optionalText(2).map { Language($0) }, statement.text(3))
        guard goesOn else { break }
      }
      statement.reset()
    }
  }
}
