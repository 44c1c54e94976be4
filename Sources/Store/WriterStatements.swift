import Database

/// The statements that run once or more a document, prepared once a writer.
struct WriterStatements: ~Copyable {
  let document: Statement
  let symbol: Statement
  /// `?8` is the text, which a compact index has elsewhere.
  let paragraph: Statement
  let passage: Statement
  let citation: Statement
  let fileByPath: Statement

  init(_ connection: Connection, _ storage: TextStorage) throws(DatabaseError) {
    let document = try connection.prepare(
      """
      INSERT INTO document (id, file, ordinal, symbol, key, base_key, type, body, session, language,
        original_language, distribution, date, adopted_on, meeting, vote, title, first_paragraph,
        paragraph_count)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19)
      """)
    let symbol = try connection.prepare(
      """
      INSERT OR IGNORE INTO document_symbol (document, ordinal, symbol, key) VALUES (?1, ?2, ?3, ?4)
      """)
    let paragraph = try connection.prepare(
      storage == .plain
        ? """
        INSERT INTO paragraph (id, document, ordinal, path, kind, label, level, text, page,
          language, markers)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
        """
        : """
        INSERT INTO paragraph_row (id, document, ordinal, path, kind, label, level, page, language,
          markers)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?9, ?10, ?11)
        """)
    let passage = try connection.prepare("INSERT INTO passage (rowid, text) VALUES (?1, ?2)")
    let citation = try connection.prepare(
      """
      INSERT INTO citation (paragraph, start, end, symbol, key, path, kind, verb, title_start,
        title_end, candidates, findings)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
      """)
    let fileByPath = try connection.prepare(
      "SELECT id, size, modified, hash, state, format FROM file WHERE path = ?1")
    self.document = document
    self.symbol = symbol
    self.paragraph = paragraph
    self.passage = passage
    self.citation = citation
    self.fileByPath = fileByPath
  }
}
