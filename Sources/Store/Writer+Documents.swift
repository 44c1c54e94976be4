import Database
import Documents
import Text

extension Writer {
  /// Writes a document, its paragraphs, their words and citations.
  func insert(
    _ cited: CitedDocument, file: FileID, path: String, ordinal: Int
  ) throws(DatabaseError) {
    let document = cited.document
    let id = DocumentID(nextDocument)
    nextDocument += 1
    let symbol = document.symbol ?? .file(path.split(separator: "/").last.map(String.init) ?? path)
    let first = nextParagraph
    let title = document.title.flatMap { $0.isEmpty ? nil : $0 }
    let count = document.paragraphs.count + (title == nil ? 0 : 1)
    let standing = PassageStanding.code(
      of: document.type, document.adoptedOn ?? document.date)
    try statements.document.run(
      .integer(id.value), .integer(file.value), .integer(ordinal), .text(symbol.display),
      .text(symbol.key), .text(symbol.base.key), .text(document.type.rawValue),
      .text(document.body), .text(document.session), .text(document.language?.code),
      .text(document.originalLanguage?.code), .text(document.distribution),
      .text(document.date?.description), .text(document.adoptedOn?.description),
      .text(document.meeting), .text(document.vote), .text(title), .integer(first),
      .integer(count))
    for (index, name) in ([symbol] + document.symbols.filter { $0 != symbol }).enumerated() {
      try statements.symbol.run(
        .integer(id.value), .integer(index), .text(name.display), .text(name.key))
      changedKeys.insert(name.key)
    }
    if let title {
      let paragraph = Paragraph(path: LocatorPath(), kind: .heading, text: title)
      try insert(
        paragraph, kind: .title, document: id, ordinal: 0, language: document.language,
        standing: standing)
    }
    for (index, paragraph) in document.paragraphs.enumerated() {
      let row = nextParagraph
      try insert(
        paragraph, kind: PassageKind(paragraph.kind), document: id, ordinal: index + 1,
        language: document.language, standing: standing)
      guard index < cited.citations.count else { continue }
      for citation in cited.citations[index] { try insert(citation, paragraph: row) }
    }
    try texts?.write(
      [title].compactMap(\.self) + document.paragraphs.map(\.text), in: document.language,
      from: first)
    try insertFindings(document.findings, file: file, document: id)
    try insertParts(of: document, id)
    try settleRenditions(of: id, key: symbol.key, isFile: symbol.isFile)
  }

  /// Writes a paragraph at the next id and indexes its words.
  private func insert(
    _ paragraph: Paragraph, kind: PassageKind, document: DocumentID, ordinal: Int,
    language: Language?, standing: UInt8
  ) throws(DatabaseError) {
    let id = nextParagraph
    nextParagraph += 1
    let own = paragraph.language == language ? nil : paragraph.language
    let markers =
      paragraph.markers.isEmpty
      ? nil : paragraph.markers.map { "\($0.offset) \($0.label)" }.joined(separator: "\n")
    try statements.paragraph.run(
      .integer(id), .integer(document.value), .integer(ordinal), .text(paragraph.path.description),
      .text(kind == .title ? "title" : paragraph.kind.rawValue), .text(paragraph.label),
      .integer(paragraph.level), texts == nil ? .text(paragraph.text) : .null,
      .integer(paragraph.page),
      .text(own?.code), .text(markers))
    try index(
      id, paragraph.text, language: paragraph.language ?? language, kind: kind, standing: standing)
  }

  /// Puts a paragraph's words into the index of passages.
  func index(
    _ id: Int64, _ text: String, language: Language?, kind: PassageKind, standing: UInt8
  ) throws(DatabaseError) {
    if let bulk {
      try indexInBulk(id, text, language: language, kind: kind, standing: standing, bulk)
      return
    }
    passageBytes.removeAll(keepingCapacity: true)
    passageBytes.append(contentsOf: IndexTokenizer.prefix(for: language))
    passageBytes.append(contentsOf: text.utf8)
    try passageBytes.withUnsafeBufferPointer { bytes throws(DatabaseError) in
      try statements.passage.set(1, .integer(id))
      try statements.passage.bindBorrowed(2, bytes)
      _ = try statements.passage.step()
    }
    blocks.set(
      id, length: PassageLength.code(of: tokenizer.lastLength), kind: kind, standing: standing)
  }

  /// The same while a new index is built. A row below the last one was indexed before and withdrawn.
  private func indexInBulk(
    _ id: Int64, _ text: String, language: Language?, kind: PassageKind, standing: UInt8,
    _ bulk: BulkIndex
  ) throws(DatabaseError) {
    var length = 0
    let isNew = id > lastIndexed
    var text = text
    text.withUTF8 { bytes in
      _ = tokenizer.words.tokenize(bytes, language: IndexTokenizer.known(language)) { token in
        if !token.isColocated { length += 1 }
        if isNew {
          bulk.add(
            token.bytes, row: id, position: length - 1, isBeside: token.isColocated)
        }
        return 0
      }
    }
    if isNew {
      try bulk.endRow(id, words: length)
      lastIndexed = id
    } else {
      bulk.restore(id)
    }
    blocks.set(id, length: PassageLength.code(of: length), kind: kind, standing: standing)
  }

  private func insert(_ citation: Citation, paragraph: Int64) throws(DatabaseError) {
    let target = citation.target
    try statements.citation.run(
      .integer(paragraph), .integer(citation.range.lowerBound), .integer(citation.range.upperBound),
      .text(target?.symbol.display), .text(target?.symbol.key),
      .text(target?.path.description ?? ""), .text(citation.kind.rawValue), .text(citation.verb),
      .integer(citation.title?.lowerBound), .integer(citation.title?.upperBound),
      .text(Self.lines(citation.candidates.map(\.description))),
      .text(Self.lines(citation.findings)))
  }

  static func lines(_ values: [String]) -> String? {
    values.isEmpty ? nil : values.joined(separator: "\n")
  }

  /// Items, slots, speeches, votes, footnotes, origins and mentions.
  private func insertParts(of document: Document, _ id: DocumentID) throws(DatabaseError) {
    let owner = Value.integer(id.value)
    if !document.agendaItems.isEmpty {
      let statement = try connection.prepare("INSERT INTO mention VALUES (?1, ?2, ?3, ?4)")
      for (index, mention) in document.agendaItems.enumerated() {
        try statement.run(owner, .integer(index), .text(mention.item), .text(mention.title))
      }
    }
    if !document.origin.isEmpty {
      let statement = try connection.prepare("INSERT INTO origin VALUES (?1, ?2, ?3, ?4, ?5)")
      for (index, origin) in document.origin.enumerated() {
        try statement.run(
          owner, .integer(index), .text(origin.symbol.display), .text(origin.symbol.key),
          .text(origin.path.description))
      }
    }
    if !document.items.isEmpty {
      let statement = try connection.prepare("INSERT INTO item VALUES (?1, ?2, ?3, ?4, ?5, ?6)")
      for (index, item) in document.items.enumerated() {
        try statement.run(
          owner, .integer(index), .text(item.item), .text(item.title), .text(item.parent),
          .text(item.heading))
      }
    }
    if !document.speeches.isEmpty {
      let statement = try connection.prepare(
        "INSERT INTO speech VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")
      for (index, speech) in document.speeches.enumerated() {
        try statement.run(
          owner, .integer(index), .text(speech.path.description), .text(speech.speaker),
          .text(speech.affiliation), .text(speech.language?.code), .text(speech.item))
      }
    }
    try insertVotes(of: document, owner)
    if !document.footnotes.isEmpty {
      let statement = try connection.prepare("INSERT INTO footnote VALUES (?1, ?2, ?3, ?4, ?5)")
      for (index, note) in document.footnotes.enumerated() {
        try statement.run(
          owner, .integer(index), .text(note.label), .text(note.text), .integer(note.page))
      }
    }
    try insertProgramme(of: document, owner)
  }

  private func insertProgramme(of document: Document, _ owner: Value) throws(DatabaseError) {
    guard !document.programme.isEmpty else { return }
    let slots = try connection.prepare("INSERT INTO slot VALUES (?1, ?2, ?3, ?4, ?5, ?6)")
    let entries = try connection.prepare(
      "INSERT INTO slot_entry VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")
    for (index, slot) in document.programme.enumerated() {
      try slots.run(
        owner, .integer(index), .text(slot.date.description), .text(slot.start?.description),
        .text(slot.end?.description), .integer(slot.meeting))
      for (number, entry) in slot.entries.enumerated() {
        try entries.run(
          owner, .integer(index), .integer(number), .text(entry.item), .text(entry.title),
          .integer(entry.continued ? 1 : 0),
          .text(entry.documents.map(\.display).joined(separator: "\n")))
      }
    }
  }

  /// Takes a document out, with its words; one of its renditions may take its place.
  func remove(_ document: DocumentID) throws(DatabaseError) {
    let find = try connection.prepare(
      "SELECT first_paragraph, paragraph_count, rendition_of, key FROM document WHERE id = ?1")
    try find.bind(.integer(document.value))
    guard try find.step() else { return }
    let first = find.integer(0)
    let rows = first..<first + find.integer(1)
    let isShown = find.isNull(2)
    let key = find.text(3)
    find.reset()
    if isShown { try unindex(rows) }
    let symbols = try connection.prepare("SELECT key FROM document_symbol WHERE document = ?1")
    try symbols.bind(.integer(document.value))
    while try symbols.step() { changedKeys.insert(symbols.text(0)) }
    let citations = try connection.prepare(
      "DELETE FROM citation WHERE paragraph >= ?1 AND paragraph < ?2")
    try citations.run(.integer(rows.lowerBound), .integer(rows.upperBound))
    if texts != nil {
      let blocks = try connection.prepare("DELETE FROM text_block WHERE id >= ?1 AND id < ?2")
      try blocks.run(.integer(rows.lowerBound), .integer(rows.upperBound))
    }
    let paragraphs = try connection.prepare(
      texts == nil
        ? "DELETE FROM paragraph WHERE document = ?1"
        : "DELETE FROM paragraph_row WHERE document = ?1")
    try paragraphs.run(.integer(document.value))
    for sql in Self.removals {
      let statement = try connection.prepare(sql)
      try statement.run(.integer(document.value))
    }
    if isShown { try promoteRendition(of: document, key: key) }
  }

  private static let removals = [
    "DELETE FROM document_symbol WHERE document = ?1",
    "DELETE FROM mention WHERE document = ?1",
    "DELETE FROM origin WHERE document = ?1",
    "DELETE FROM item WHERE document = ?1",
    "DELETE FROM slot WHERE document = ?1",
    "DELETE FROM slot_entry WHERE document = ?1",
    "DELETE FROM speech WHERE document = ?1",
    "DELETE FROM vote WHERE document = ?1",
    "DELETE FROM vote_state WHERE document = ?1",
    "DELETE FROM footnote WHERE document = ?1",
    "DELETE FROM finding WHERE document = ?1",
    "DELETE FROM document WHERE id = ?1",
  ]

  /// Takes the words of these paragraphs out of the index of passages. Their rows must still be as
  /// they were indexed.
  func unindex(_ rows: Range<Int64>) throws(DatabaseError) {
    if let bulk {
      for row in rows {
        bulk.withdraw(row)
        blocks.set(row, length: 0, kind: .none, standing: 0)
      }
      return
    }
    let texts = try connection.prepare(
      "SELECT id, text FROM passage_source WHERE id >= ?1 AND id < ?2 ORDER BY id")
    // Row by row: one statement for all would open a savepoint, see `replaceRecord`.
    let delete = try connection.prepare(
      "INSERT INTO passage (passage, rowid, text) VALUES ('delete', ?1, ?2)")
    try texts.bind(.integer(rows.lowerBound), .integer(rows.upperBound))
    while try texts.step() {
      try delete.run(.integer(texts.integer(0)), .text(texts.text(1)))
    }
    for row in rows { blocks.set(row, length: 0, kind: .none, standing: 0) }
  }
}
