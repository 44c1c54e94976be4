import Database
import Documents

extension Writer {
  /// Puts these links in place of all that were there. Those at the beginning that are the same stay: an
  /// update of a large index must not write all of them again.
  package func replaceLinks(with links: [Link]) throws(StoreError) {
    let kept = zip(try reader().allLinks(), links).prefix { $0 == $1 }.count
    try guarded { () throws(DatabaseError) in
      for sql in ["DELETE FROM evidence WHERE link > ?1", "DELETE FROM link WHERE id > ?1"] {
        try connection.prepare(sql).run(.integer(kept))
      }
      let insert = try connection.prepare(
        """
        INSERT INTO link (id, from_symbol, from_key, from_path, to_symbol, to_key, to_path, relation,
          confidence, planned, span_start, span_end, span_text)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
        """)
      let prove = try connection.prepare(
        "INSERT INTO evidence VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")
      for (index, link) in links.enumerated().dropFirst(kept) {
        let id = Value.integer(index + 1)
        try insert.run(
          id, .text(link.from.symbol.display), .text(link.from.symbol.key),
          .text(link.from.path.description), .text(link.to.symbol.display),
          .text(link.to.symbol.key), .text(link.to.path.description),
          .text(link.relation.rawValue), .real(link.confidence), .integer(link.planned ? 1 : 0),
          .integer(link.span?.range.lowerBound), .integer(link.span?.range.upperBound),
          .text(link.span?.text))
        for (ordinal, evidence) in link.evidence.enumerated() {
          try prove.run(
            id, .integer(ordinal), .text(evidence.locator.symbol.display),
            .text(evidence.locator.path.description), .text(evidence.text),
            .integer(evidence.range.lowerBound), .integer(evidence.range.upperBound),
            .text(evidence.rule))
        }
      }
    }
  }

  /// Says of each new citation whether its target is here, and of each whose target has come or gone. Only
  /// what changes is written.
  func settleCitations() throws(DatabaseError) {
    let settle = try connection.prepare(
      """
      UPDATE citation SET state = settled.state
      FROM (SELECT id, CASE
          WHEN findings LIKE '%malformed%' THEN 'malformed'
          WHEN findings LIKE '%implausible%' THEN 'implausible'
          WHEN key IS NULL THEN 'ambiguous'
          WHEN NOT EXISTS (SELECT 1 FROM document_symbol WHERE key = cited.key)
            THEN 'missing-document'
          WHEN path = '' OR EXISTS (
            SELECT 1 FROM document_symbol JOIN paragraph USING (document)
            WHERE document_symbol.key = cited.key AND (paragraph.path = cited.path
              OR (paragraph.path > cited.path AND paragraph.path < cited.path || '0'
                AND substr(paragraph.path, length(cited.path) + 1, 1) IN ('(', '/', '.'))))
            THEN 'resolved'
          ELSE 'missing-paragraph' END AS state
        FROM citation AS cited WHERE paragraph >= ?1 OR key = ?2) AS settled
      WHERE citation.id = settled.id AND citation.state IS NOT settled.state
      """)
    try settle.run(.integer(firstNewParagraph), .null)
    // Of a new index all are new.
    guard firstNewParagraph > 1 else { return }
    for key in changedKeys.sorted() { try settle.run(.integer(nextParagraph), .text(key)) }
  }
}
