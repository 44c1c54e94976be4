import Database
import Documents

/// A title in quotes that stands with a citation, and what the cited document is called here.
package struct QuotedTitle: Sendable, Equatable {
  package let citation: Int64
  package let quoted: String
  package let title: String
}

extension Writer {
  /// The titles in quotes beside citations of whole documents that are here in the same language.
  package func quotedTitles() throws(StoreError) -> [QuotedTitle] {
    try guarded { () throws(DatabaseError) in
      let statement = try connection.prepare(
        """
        SELECT citation.id, CAST(substr(CAST(paragraph.text AS BLOB), citation.title_start + 1,
            citation.title_end - citation.title_start) AS TEXT), cited.title
        FROM citation INDEXED BY citation_title JOIN paragraph ON paragraph.id = citation.paragraph
          JOIN document ON document.id = paragraph.document
          JOIN document_symbol ON document_symbol.key = citation.key
          JOIN document AS cited ON cited.id = document_symbol.document
        WHERE citation.title_start IS NOT NULL AND citation.path = '' AND cited.title IS NOT NULL
          AND cited.rendition_of IS NULL
          AND cited.language = coalesce(paragraph.language, document.language)
        ORDER BY citation.id
        """)
      var titles: [QuotedTitle] = []
      while try statement.step() {
        titles.append(
          QuotedTitle(
            citation: statement.integer(0), quoted: statement.text(1), title: statement.text(2)))
      }
      return titles
    }
  }

  /// Notes `title-mismatch` with these citations and takes it from all others.
  package func noteTitleMismatches(_ citations: [Int64]) throws(StoreError) {
    let mismatch = "title-mismatch"
    try guarded { () throws(DatabaseError) in
      let quoting = try connection.prepare(
        """
        SELECT id, findings FROM citation INDEXED BY citation_title
        WHERE title_start IS NOT NULL ORDER BY id
        """)
      let note = try connection.prepare("UPDATE citation SET findings = ?2 WHERE id = ?1")
      let wanted = Set(citations)
      var changes: [(id: Int64, findings: [String])] = []
      while try quoting.step() {
        let id = quoting.integer(0)
        var findings = quoting.text(1).split(separator: "\n").map(String.init)
        guard findings.contains(mismatch) != wanted.contains(id) else { continue }
        findings.removeAll { $0 == mismatch }
        if wanted.contains(id) { findings.append(mismatch) }
        changes.append((id, findings))
      }
      for change in changes {
        try note.run(.integer(change.id), .text(Self.lines(change.findings)))
      }
    }
  }
}
