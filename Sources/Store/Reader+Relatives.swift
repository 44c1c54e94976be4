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
      let statement = try connection.prepare(
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
            WHERE ?4 = 'draft' AND citation.key IN (SELECT key FROM own)),
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
            WHERE ?4 = 'draft'),
          near (id) AS (
            SELECT ?1 UNION SELECT id FROM document WHERE title = ?3 AND session = ?5
            UNION SELECT document FROM origin WHERE key IN (SELECT key FROM own)
            UNION SELECT id FROM upwards UNION SELECT id FROM report
            UNION SELECT id FROM draft UNION SELECT id FROM adopted),
          candidate (id) AS (
            SELECT id FROM document WHERE base_key IN (
              SELECT base_key FROM near CROSS JOIN document ON document.id = near.id))
        SELECT document.id FROM candidate CROSS JOIN document ON document.id = candidate.id
        WHERE document.id <> ?1 AND rendition_of IS NULL AND paragraph_count > 0
          AND NOT (type IN ('resolution', 'decision') AND ?4 IN ('resolution', 'decision')
            AND base_key <> ?2)
          AND (language IS NULL OR ?6 IS NULL OR language = ?6)
        ORDER BY document.id
        """)
      try statement.bind(
        .integer(document.id.value), .text(document.symbol.base.key), .text(document.title),
        .text(document.type.rawValue), .text(document.session),
        .text(document.language?.code))
      var found: [DocumentID] = []
      while try statement.step() { found.append(DocumentID(statement.integer(0))) }
      return found
    }
  }

  /// The paragraphs of a document that are about as long as another paragraph, in words: the same
  /// number up to forty, within a twentieth beyond. In the document's order, without its title.
  package func paragraphs(
    of document: StoredDocument, asLongAs paragraph: ParagraphID
  ) throws(StoreError) -> [StoredParagraph] {
    let blocks = try guarded { () throws(DatabaseError) in try self.blocks() }
    let wanted = Int(paragraph.value)
    guard blocks.lengths.indices.contains(wanted) else { return [] }
    var found: [StoredParagraph] = []
    for id in document.paragraphIDs {
      let index = Int(id)
      guard blocks.lengths.indices.contains(index), blocks.lengths[index] == blocks.lengths[wanted],
        blocks.kinds[index] != PassageKind.title.rawValue,
        let stored = try self.paragraph(ParagraphID(id))
      else { continue }
      found.append(stored)
    }
    return found
  }
}
