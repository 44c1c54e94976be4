import Database
import Documents

extension Writer {
  /// What the index knows of the file at `path`; `nil` when nothing.
  package func record(ofFile path: String) throws(StoreError) -> FileRecord? {
    try guarded { () throws(DatabaseError) in
      guard let (_, record) = try find(path) else { return nil }
      return record
    }
  }

  /// Whether the file or a document in it has a finding of this kind.
  package func hasFinding(_ kind: String, inFile path: String) throws(StoreError) -> Bool {
    try guarded { () throws(DatabaseError) in
      let statement = try connection.prepare(
        """
        SELECT 1 FROM finding JOIN file ON file.id = finding.file
        WHERE file.path = ?1 AND finding.kind = ?2 LIMIT 1
        """)
      try statement.bind(.text(path), .text(kind))
      return try statement.step()
    }
  }

  /// All files of the index, in the order of their paths.
  package func filePaths() throws(StoreError) -> [String] {
    try guarded { () throws(DatabaseError) in
      let statement = try connection.prepare("SELECT path FROM file ORDER BY path")
      var paths: [String] = []
      while try statement.step() { paths.append(statement.text(0)) }
      return paths
    }
  }

  /// Puts in a file that was read, in place of what the index had of it.
  ///
  /// - Parameter findings: those of the file; each document has its own.
  package func put(
    _ file: FileRecord, documents: [CitedDocument], findings: [Finding] = []
  ) throws(StoreError) {
    try guarded { () throws(DatabaseError) in
      let id = try replaceRecord(file)
      try removeDocuments(of: id)
      try insertFindings(findings, file: id, document: nil)
      for (ordinal, document) in documents.enumerated() {
        try insert(document, file: id, path: file.path, ordinal: ordinal)
      }
    }
  }

  /// Notes that a file could not be read. Its documents of an earlier version stay.
  package func fail(_ file: FileRecord, findings: [Finding]) throws(StoreError) {
    try guarded { () throws(DatabaseError) in
      var file = file
      file.state = .failed
      let id = try replaceRecord(file)
      try insertFindings(findings, file: id, document: nil)
    }
  }

  /// Notes another size or time of a file whose content is the same.
  package func touch(_ file: FileRecord) throws(StoreError) {
    try guarded { () throws(DatabaseError) in
      let statement = try connection.prepare(
        "UPDATE file SET size = ?2, modified = ?3 WHERE path = ?1")
      try statement.run(.text(file.path), .integer(file.size), .integer(file.modified))
    }
  }

  /// Takes a file and its documents out. Nothing happens when it is not there.
  package func remove(file path: String) throws(StoreError) {
    try guarded { () throws(DatabaseError) in
      guard let (id, _) = try find(path) else { return }
      try removeDocuments(of: id)
      for sql in ["DELETE FROM finding WHERE file = ?1", "DELETE FROM file WHERE id = ?1"] {
        let statement = try connection.prepare(sql)
        try statement.run(.integer(id.value))
      }
    }
  }

  func guarded<R>(_ body: () throws(DatabaseError) -> R) throws(StoreError) -> R {
    do throws(DatabaseError) {
      return try body()
    } catch {
      throw .database(error, path: path)
    }
  }

  private func find(_ path: String) throws(DatabaseError) -> (FileID, FileRecord)? {
    try statements.fileByPath.bind(.text(path))
    defer { statements.fileByPath.reset() }
    guard try statements.fileByPath.step() else { return nil }
    let record = FileRecord(
      path: path, size: Int(statements.fileByPath.integer(1)),
      modified: Int(statements.fileByPath.integer(2)), hash: statements.fileByPath.text(3),
      state: FileRecord.State(rawValue: statements.fileByPath.text(4)) ?? .failed,
      format: statements.fileByPath.optionalText(5).flatMap(FileFormat.init))
    return (FileID(value: statements.fileByPath.integer(0)), record)
  }

  /// Also forgets the findings of before.
  private func replaceRecord(_ file: FileRecord) throws(DatabaseError) -> FileID {
    // Two plain statements: one that may fail halfway (ON CONFLICT) opens a savepoint, and at every
    // savepoint FTS5 writes out all the words it holds in memory.
    let known = try find(file.path)?.0
    let statement = try connection.prepare(
      known == nil
        ? """
        INSERT INTO file (path, size, modified, hash, state, format)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6)
        """
        : """
        UPDATE file SET size = ?2, modified = ?3, hash = ?4, state = ?5, format = coalesce(?6, format)
        WHERE id = ?7 AND ?1 = path
        """)
    try statement.bind(
      .text(file.path), .integer(file.size), .integer(file.modified), .text(file.hash),
      .text(file.state.rawValue), .text(file.format?.rawValue))
    if let known { try statement.set(7, .integer(known.value)) }
    _ = try statement.step()
    guard let known else { return FileID(value: connection.lastInsertedRow) }
    let forget = try connection.prepare(
      "DELETE FROM finding WHERE file = ?1 AND document IS NULL")
    try forget.run(.integer(known.value))
    return known
  }

  func insertFindings(
    _ findings: [Finding], file: FileID, document: DocumentID?
  ) throws(DatabaseError) {
    guard !findings.isEmpty else { return }
    let statement = try connection.prepare(
      """
      INSERT INTO finding (file, document, kind, place, message) VALUES (?1, ?2, ?3, ?4, ?5)
      """)
    for finding in findings {
      try statement.run(
        .integer(file.value), document.map { .integer($0.value) } ?? .null, .text(finding.kind),
        .text(finding.place), .text(finding.message))
    }
  }

  private func removeDocuments(of file: FileID) throws(DatabaseError) {
    let statement = try connection.prepare("SELECT id FROM document WHERE file = ?1 ORDER BY id")
    try statement.bind(.integer(file.value))
    var documents: [DocumentID] = []
    while try statement.step() { documents.append(DocumentID(statement.integer(0))) }
    for document in documents { try remove(document) }
  }
}
