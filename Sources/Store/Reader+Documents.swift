import Database
import Documents

extension Reader {
  static let documentColumns = """
    document.id, file.path, document.symbol, document.type, document.body, document.session,
    document.language, document.original_language, document.distribution, document.date,
    document.adopted_on, document.meeting, document.vote, document.title,
    document.first_paragraph, document.paragraph_count, document.rendition_of
    """

  static func document(_ row: borrowing Statement) -> StoredDocument {
    let first = row.integer(14)
    return StoredDocument(
      id: DocumentID(row.integer(0)), file: row.text(1),
      symbol: symbol(row.text(2)),
      type: DocumentType(rawValue: row.text(3)) ?? .other,
      body: row.optionalText(4), session: row.optionalText(5),
      language: row.optionalText(6).map { Language($0) },
      originalLanguage: row.optionalText(7).map { Language($0) },
      distribution: row.optionalText(8), date: row.optionalText(9).flatMap(CalendarDay.init(iso:)),
      adoptedOn: row.optionalText(10).flatMap(CalendarDay.init(iso:)),
      meeting: row.optionalText(11), vote: row.optionalText(12), title: row.optionalText(13),
      paragraphIDs: first..<first + max(0, row.integer(15)),
      renditionOf: row.optionalInteger(16).map { DocumentID($0) })
  }

  /// A symbol that was written from a symbol.
  static func symbol(_ display: String) -> Symbol { Symbol(display) ?? .file(display) }

  static func path(_ text: String) -> LocatorPath { LocatorPath(text) ?? LocatorPath() }

  func documents(
    _ sql: String, _ values: [Value]
  ) throws(StoreError) -> [StoredDocument] {
    try guarded { () throws(DatabaseError) in
      let statement = try connection.prepare(sql)
      for (index, value) in values.enumerated() { try statement.set(Int32(index + 1), value) }
      var documents: [StoredDocument] = []
      while try statement.step() { documents.append(Self.document(statement)) }
      return documents
    }
  }

  package func document(_ id: DocumentID) throws(StoreError) -> StoredDocument? {
    try documents(
      """
      SELECT \(Self.documentColumns) FROM document JOIN file ON file.id = document.file
      WHERE document.id = ?1
      """, [.integer(id.value)]
    ).first
  }

  /// The documents that carry `symbol`, in every language, those that are shown first; then by
  /// language and id.
  package func documents(for symbol: Symbol) throws(StoreError) -> [StoredDocument] {
    try documents(
      """
      SELECT \(Self.documentColumns) FROM document JOIN file ON file.id = document.file
      WHERE document.id IN (SELECT document FROM document_symbol WHERE key = ?1)
      ORDER BY document.rendition_of IS NOT NULL, document.key <> ?1, document.language, document.id
      """, [.text(symbol.key)])
  }

  /// The documents whose keys begin with `prefix`, in the order of the keys.
  ///
  /// - Parameter prefix: in any case, blanks are left out.
  package func documents(
    withPrefix prefix: String, limit: Int = 1000
  ) throws(StoreError) -> [StoredDocument] {
    let key = prefix.uppercased().filter { $0 != " " && $0 != "[" && $0 != "]" }
    return try documents(
      """
      SELECT \(Self.documentColumns) FROM document JOIN file ON file.id = document.file
      WHERE document.rendition_of IS NULL AND document.id IN (
        SELECT document FROM document_symbol WHERE key >= ?1 AND key < ?1 || char(1114111))
      ORDER BY document.key, document.language, document.id LIMIT ?2
      """, [.text(key), .integer(limit)])
  }

  /// The document's family: all that share its base (`A/75/1`, its Rev., Add., Corr.), itself
  /// included, in the order of the keys.
  package func family(of symbol: Symbol) throws(StoreError) -> [StoredDocument] {
    try documents(
      """
      SELECT \(Self.documentColumns) FROM document JOIN file ON file.id = document.file
      WHERE document.base_key = ?1 AND document.rendition_of IS NULL
      ORDER BY document.key, document.language, document.id
      """, [.text(symbol.base.key)])
  }

  /// The other files of the same document.
  package func renditions(of id: DocumentID) throws(StoreError) -> [StoredDocument] {
    try documents(
      """
      SELECT \(Self.documentColumns) FROM document JOIN file ON file.id = document.file
      WHERE document.rendition_of = ?1 ORDER BY file.path, document.id
      """, [.integer(id.value)])
  }

  /// The shown documents that list or plan the items of a session of this name, whatever their body.
  package func agendas(ofSession session: String) throws(StoreError) -> [StoredDocument] {
    try documents(
      """
      SELECT \(Self.documentColumns) FROM document JOIN file ON file.id = document.file
      WHERE document.rendition_of IS NULL AND document.session = ?1
        AND document.type IN ('agenda', 'annotated-agenda', 'programme', 'list')
      ORDER BY document.key, document.language, document.id
      """, [.text(session)])
  }

  /// Every document that is shown, and on demand those that stand behind it, in the order of ids.
  package func allDocuments(withRenditions: Bool = false) throws(StoreError) -> [StoredDocument] {
    try documents(
      """
      SELECT \(Self.documentColumns) FROM document JOIN file ON file.id = document.file
      WHERE ?1 OR document.rendition_of IS NULL ORDER BY document.id
      """, [.integer(withRenditions ? 1 : 0)])
  }

  /// The documents that came from this file, in its order.
  package func documents(inFile path: String) throws(StoreError) -> [StoredDocument] {
    try documents(
      """
      SELECT \(Self.documentColumns) FROM document JOIN file ON file.id = document.file
      WHERE file.path = ?1 ORDER BY document.ordinal
      """, [.text(path)])
  }

  /// Every symbol the document carries, its first one first.
  package func symbols(of id: DocumentID) throws(StoreError) -> [Symbol] {
    try guarded { () throws(DatabaseError) in
      let statement = try connection.prepare(
        "SELECT symbol FROM document_symbol WHERE document = ?1 ORDER BY ordinal")
      try statement.bind(.integer(id.value))
      var symbols: [Symbol] = []
      while try statement.step() { symbols.append(Self.symbol(statement.text(0))) }
      return symbols
    }
  }

  /// The whole document, as it was read.
  package func fullDocument(_ id: DocumentID) throws(StoreError) -> Document? {
    guard let stored = try document(id) else { return nil }
    var full = Document()
    full.symbols = try symbols(of: id)
    full.symbol = stored.symbol.isFile ? nil : stored.symbol
    if stored.symbol.isFile { full.symbols.removeAll { $0 == stored.symbol } }
    full.type = stored.type
    full.body = stored.body
    full.session = stored.session
    full.language = stored.language
    full.originalLanguage = stored.originalLanguage
    full.distribution = stored.distribution
    full.date = stored.date
    full.adoptedOn = stored.adoptedOn
    full.meeting = stored.meeting
    full.vote = stored.vote
    full.title = stored.title
    full.paragraphs = try paragraphs(of: id).map(\.paragraph)
    full.agendaItems = try mentions(of: id)
    full.origin = try origins(of: id)
    full.items = try items(of: id)
    full.programme = try programme(of: id)
    full.speeches = try speeches(of: id)
    full.votes = try votes(of: id)
    full.footnotes = try footnotes(of: id)
    full.findings = try findings(of: id)
    return full
  }
}
