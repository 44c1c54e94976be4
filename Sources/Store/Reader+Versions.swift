import Database
import Documents

extension Reader {
  /// The files that stand behind another one of their document, in the order of ids.
  func hiddenRenditions() throws(StoreError) -> [StoredDocument] {
    try documents(
      """
      SELECT \(Self.documentColumns) FROM document JOIN file ON file.id = document.file
      WHERE document.rendition_of IS NOT NULL ORDER BY document.id
      """, [])
  }

  /// Documents that are there in several languages, one list a symbol: in the order of the symbols,
  /// and of the languages in each.
  func languageVersions() throws(StoreError) -> [[StoredDocument]] {
    let all = try documents(
      """
      SELECT \(Self.documentColumns) FROM document JOIN file ON file.id = document.file
      WHERE document.rendition_of IS NULL AND document.language IS NOT NULL
        AND document.key IN (
          SELECT key FROM document WHERE rendition_of IS NULL GROUP BY key
          HAVING count(DISTINCT language) > 1)
      ORDER BY document.key, document.language, document.id
      """, [])
    var versions: [[StoredDocument]] = []
    for document in all {
      if versions.last?.last?.symbol.key == document.symbol.key {
        versions[versions.count - 1].append(document)
      } else {
        versions.append([document])
      }
    }
    return versions
  }

  /// Agendas and preliminary lists, in the order of ids.
  func agendas() throws(StoreError) -> [StoredDocument] {
    try documents(
      """
      SELECT \(Self.documentColumns) FROM document JOIN file ON file.id = document.file
      WHERE document.rendition_of IS NULL AND document.type IN ('agenda', 'annotated-agenda', 'list')
      ORDER BY document.id
      """, [])
  }

  /// Documents that name agenda items of their session, in the order of ids.
  func documentsNamingItems() throws(StoreError) -> [StoredDocument] {
    try documents(
      """
      SELECT \(Self.documentColumns) FROM document JOIN file ON file.id = document.file
      WHERE document.rendition_of IS NULL AND document.session IS NOT NULL AND (
        document.id IN (SELECT document FROM mention)
        OR document.id IN (SELECT document FROM slot_entry WHERE item IS NOT NULL))
      ORDER BY document.id
      """, [])
  }
}
