import Database
import Documents
import Text

/// Two files of one document in one language are renditions: one is shown and searched, the others
/// stand behind it. They must say much the same, for a symbol can be read wrongly or a file hold an
/// excerpt, and no text may get lost.
extension Writer {
  /// Share of the smaller text's word triples that the other one has, from which on two files of one
  /// symbol are one document. Renditions of one text measure above 0.8, different texts of a series
  /// under 0.3.
  static let sameText = 0.55

  func settleRenditions(of document: DocumentID, key: String, isFile: Bool) throws(DatabaseError) {
    guard !isFile else { return }
    let statement = try connection.prepare(
      """
      SELECT other.id FROM document AS this JOIN document AS other
        ON other.key = this.key AND other.language IS this.language
      WHERE this.id = ?1 AND other.id <> ?1 AND other.file <> this.file
        AND other.rendition_of IS NULL
      ORDER BY other.id
      """)
    try statement.bind(.integer(document.value))
    var others: [DocumentID] = []
    while try statement.step() { others.append(DocumentID(statement.integer(0))) }
    guard !others.isEmpty else { return }
    let own = try triples(of: document)
    for other in others {
      let its = try triples(of: other)
      let smaller = min(own.count, its.count)
      guard smaller > 0,
        Double(own.intersection(its).count) >= Self.sameText * Double(smaller)
      else { continue }
      if try isBetter(document, than: other) {
        try stand(other, behind: document)
      } else {
        try stand(document, behind: other)
        return
      }
    }
  }

  /// When `document` is gone, the best of those behind it comes forward.
  func promoteRendition(of document: DocumentID, key: String) throws(DatabaseError) {
    let statement = try connection.prepare(
      "SELECT id FROM document WHERE rendition_of = ?1 ORDER BY id")
    try statement.bind(.integer(document.value))
    var behind: [DocumentID] = []
    while try statement.step() { behind.append(DocumentID(statement.integer(0))) }
    guard var best = behind.first else { return }
    for other in behind.dropFirst() where try isBetter(other, than: best) { best = other }
    try setRendition(best, of: nil)
    try reindex(best)
    for other in behind where other != best { try setRendition(other, of: best) }
  }

  /// Numbered paragraphs whose numbers follow each other, sheer text and how much a format keeps of what
  /// the page shows, as one product; then the path: never the order of reading.
  ///
  /// Plain text is longer than the pages it was taken from by the headers that nothing tells from text, and
  /// its numbers are fewer, so a better format counts as much as a tenth more of either. A page read from its
  /// image is the last that is shown.
  private func isBetter(_ a: DocumentID, than b: DocumentID) throws(DatabaseError) -> Bool {
    let statement = try connection.prepare(
      """
      SELECT document.id FROM document JOIN file ON file.id = document.file
      WHERE document.id IN (?1, ?2)
      ORDER BY
        (4.0 + max(0,
          (SELECT count(*) FROM paragraph WHERE document = document.id AND label <> '')
          - (SELECT count(*) FROM finding
            WHERE document = document.id AND kind IN ('numbering-jump', 'numbering-repeat'))))
        * (SELECT sum(length(text)) FROM paragraph WHERE document = document.id)
        * CASE file.format WHEN 'docx' THEN 1.32 WHEN 'pdf' THEN 1.21 WHEN 'doc' THEN 1.21
          WHEN 'html' THEN 1.1 WHEN 'xml' THEN 1.1 WHEN 'markdown' THEN 1.1 ELSE 1.0 END
        * CASE WHEN EXISTS
          (SELECT 1 FROM finding WHERE document = document.id AND kind = 'ocr')
          THEN 0.5 ELSE 1.0 END DESC,
        file.path
      LIMIT 1
      """)
    try statement.bind(.integer(a.value), .integer(b.value))
    defer { statement.reset() }
    return try statement.step() && statement.integer(0) == a.value
  }

  private func stand(
    _ document: DocumentID, behind other: DocumentID
  ) throws(DatabaseError) {
    let find = try connection.prepare(
      "SELECT first_paragraph, paragraph_count FROM document WHERE id = ?1")
    try find.bind(.integer(document.value))
    guard try find.step() else { return }
    let rows = find.integer(0)..<find.integer(0) + find.integer(1)
    find.reset()
    try unindex(rows)
    try setRendition(document, of: other)
    let followers = try connection.prepare(
      "UPDATE document SET rendition_of = ?2 WHERE rendition_of = ?1")
    try followers.run(.integer(document.value), .integer(other.value))
  }

  private func setRendition(
    _ document: DocumentID, of other: DocumentID?
  ) throws(DatabaseError) {
    let statement = try connection.prepare("UPDATE document SET rendition_of = ?2 WHERE id = ?1")
    try statement.run(.integer(document.value), other.map { .integer($0.value) } ?? .null)
  }

  private func reindex(_ document: DocumentID) throws(DatabaseError) {
    let statement = try connection.prepare(
      """
      SELECT paragraph.id, paragraph.text, coalesce(paragraph.language, document.language),
        paragraph.kind, document.type, coalesce(document.adopted_on, document.date)
      FROM paragraph JOIN document ON document.id = paragraph.document
      WHERE document.id = ?1 ORDER BY paragraph.id
      """)
    try statement.bind(.integer(document.value))
    while try statement.step() {
      let kind = statement.text(3)
      try index(
        statement.integer(0), statement.text(1),
        language: statement.optionalText(2).map(Language.init),
        kind: ParagraphKind(rawValue: kind).map(PassageKind.init) ?? .title,
        standing: PassageStanding.code(
          of: DocumentType(rawValue: statement.text(4)) ?? .other,
          statement.optionalText(5).flatMap(CalendarDay.init(iso:))))
    }
  }

  /// Hashes of each three words that follow each other, in whatever script; of a long text a part.
  private func triples(of document: DocumentID) throws(DatabaseError) -> Set<UInt64> {
    let statement = try connection.prepare(
      "SELECT text FROM paragraph WHERE document = ?1 AND ordinal > 0 ORDER BY ordinal LIMIT 400")
    try statement.bind(.integer(document.value))
    var triples: Set<UInt64> = []
    var window: (UInt64, UInt64) = (0, 0)
    while try statement.step() {
      tokenizer.words.forEachToken(of: statement.text(0), language: nil) { token in
        guard !token.isColocated else { return }
        let hash = StableHash.of(token.bytes)
        triples.insert(window.0 &* 31 &+ window.1 &* 17 &+ hash)
        window = (window.1, hash)
      }
    }
    return triples
  }
}

/// FNV-1a, 64 bits. Source: Fowler, Noll, Vo, <http://www.isthe.com/chongo/tech/comp/fnv/>.
enum StableHash {
  static func of(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return hash
  }
}
