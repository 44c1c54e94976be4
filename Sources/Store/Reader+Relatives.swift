import Database
import Documents

extension Reader {
  /// The other documents that may hold the same text in another state of it, in the order of ids:
  /// the report or draft that a resolution came from, the drafts that such a report names, texts of
  /// the same session under the very same title, and the families (Rev., Add., Corr.) of all these
  /// and of its own. Texts in another language are left out.
  ///
  /// Two resolutions are never relatives: the same words in both were adopted twice. Renditions that
  /// are not shown are left out.
  package func relatives(of document: StoredDocument) throws(StoreError) -> [DocumentID] {
    try guarded { () throws(DatabaseError) in
      var near: Set<Int64> = [document.id.value]
      if let title = document.title, let session = document.session {
        near.formUnion(
          try ids(
            "SELECT id FROM document WHERE title = ?1 AND session = ?2", .text(title),
            .text(session)))
      }
      near.formUnion(
        try ids(
          """
          SELECT document FROM origin
          WHERE key IN (SELECT key FROM document_symbol WHERE document = ?1)
          """, .integer(document.id.value)))
      let upwards = try ids(
        """
        SELECT document_symbol.document FROM origin
          JOIN document_symbol ON document_symbol.key = origin.key
        WHERE origin.document = ?1
        """, .integer(document.id.value))
      near.formUnion(upwards)
      if !upwards.isEmpty || document.type == .draft || document.type == .report {
        near.formUnion(try reports(near: document))
      }
      return try families(of: near, fitting: document).sorted()
    }
  }

  private func ids(_ sql: String, _ values: Value...) throws(DatabaseError) -> [Int64] {
    let statement = try connection.prepare(sql)
    for (index, value) in values.enumerated() { try statement.set(Int32(index + 1), value) }
    var ids: [Int64] = []
    while try statement.step() { ids.append(statement.integer(0)) }
    return ids
  }

  /// The reports that a document came from or is named in, the drafts that they name, and what those
  /// became.
  private func reports(near document: StoredDocument) throws(DatabaseError) -> [Int64] {
    try ids(
      """
      WITH own (key) AS (SELECT key FROM document_symbol WHERE document = ?1),
        upwards (id) AS (
          SELECT document_symbol.document FROM origin
            JOIN document_symbol ON document_symbol.key = origin.key
          WHERE origin.document = ?1),
        -- Reports that name a draft, and drafts that a report names.
        naming (id) AS (
          SELECT paragraph.document FROM citation
            JOIN paragraph ON paragraph.id = citation.paragraph
          WHERE ?2 = 'draft' AND citation.key IN (SELECT key FROM own)),
        report (id, first, last) AS (
          SELECT id, first_paragraph, first_paragraph + paragraph_count FROM document
          WHERE type = 'report'
            AND id IN (SELECT id FROM upwards UNION SELECT id FROM naming UNION SELECT ?1)),
        draft (id) AS (
          SELECT document.id FROM report
            CROSS JOIN citation
              ON citation.paragraph >= report.first AND citation.paragraph < report.last
            CROSS JOIN document_symbol ON document_symbol.key = citation.key
            CROSS JOIN document ON document.id = document_symbol.document
          WHERE document.type = 'draft'),
        adopted (id) AS (
          SELECT origin.document FROM report
            JOIN document_symbol ON document_symbol.document = report.id
            JOIN origin ON origin.key = document_symbol.key
          WHERE ?2 = 'draft')
      SELECT id FROM report UNION SELECT id FROM draft UNION SELECT id FROM adopted
      """, .integer(document.id.value), .text(document.type.rawValue))
  }

  /// The documents of the families of some, those that may hold a text of `document` too.
  private func families(
    of documents: Set<Int64>, fitting document: StoredDocument
  ) throws(DatabaseError) -> Set<DocumentID> {
    let base = try connection.prepare("SELECT base_key FROM document WHERE id = ?1")
    var bases: Set<String> = []
    for id in documents {
      try base.bind(.integer(id))
      if try base.step() { bases.insert(base.text(0)) }
    }
    let member = try connection.prepare(
      """
      SELECT id FROM document
      WHERE base_key = ?1 AND id <> ?2 AND rendition_of IS NULL AND paragraph_count > 0
        AND NOT (type IN ('resolution', 'decision') AND ?4 IN ('resolution', 'decision')
          AND base_key <> ?3)
        AND (language IS NULL OR ?5 IS NULL OR language = ?5)
      """)
    var found: Set<DocumentID> = []
    for base in bases {
      try member.bind(
        .text(base), .integer(document.id.value), .text(document.symbol.base.key),
        .text(document.type.rawValue), .text(document.language?.code))
      while try member.step() { found.insert(DocumentID(member.integer(0))) }
    }
    return found
  }

  /// The paragraphs of a document that are about as long as another paragraph, in words: the same
  /// number up to forty, within a twentieth beyond. In the document's order, without its title.
  package func paragraphs(
    of document: StoredDocument, asLongAs paragraph: ParagraphID
  ) throws(StoreError) -> [StoredParagraph] {
    let wanted = Int(paragraph.value)
    let alike = try guarded { () throws(DatabaseError) in
      try withBlocks { blocks throws(DatabaseError) -> [Int64] in
        guard blocks.lengths.indices.contains(wanted) else { return [] }
        let length = blocks.lengths[wanted]
        return document.paragraphIDs.filter { id in
          let index = Int(id)
          return blocks.lengths.indices.contains(index) && blocks.lengths[index] == length
            && blocks.kinds[index] != PassageKind.title.rawValue
        }
      }
    }
    var found: [StoredParagraph] = []
    for id in alike {
      if let stored = try self.paragraph(ParagraphID(id)) { found.append(stored) }
    }
    return found
  }
}

/// Lettered parts of resolutions.
extension Reader {
  /// The parts of a resolution or decision that are here or cited, in the order of their letters:
  /// `A/RES/57/270 A` and `B` of `A/RES/57/270`.
  package func parts(of symbol: Symbol) throws(StoreError) -> [Symbol] {
    guard symbol.mayHaveParts else { return [] }
    return try guarded { () throws(DatabaseError) in
      // '[' is the character after 'Z'.
      let statement = try connection.prepare(
        """
        SELECT min(symbol), key FROM (
          SELECT symbol, key FROM document_symbol WHERE key >= ?1 || 'A' AND key < ?1 || '['
          UNION SELECT symbol, key FROM citation WHERE key >= ?1 || 'A' AND key < ?1 || '[')
        GROUP BY key ORDER BY key
        """)
      try statement.bind(.text(symbol.key))
      var parts: [Symbol] = []
      while try statement.step() {
        let part = Self.symbol(statement.text(0))
        if part.part?.whole == symbol { parts.append(part) }
      }
      return parts
    }
  }
}
