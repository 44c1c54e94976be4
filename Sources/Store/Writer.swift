import Database
import Documents
import Glibc

/// Writes one index, as its only writer.
///
/// A missing index, or one to be rebuilt, is made under another name and renamed by ``finish()``; a
/// good one is changed in one transaction. Until ``finish()`` returns the old index is what everyone
/// else sees, and a writer that is dropped or killed leaves it as it was.
package final class Writer {
  package let path: String
  let connection: Connection
  let tokenizer: IndexTokenizer
  var blocks: PassageTable
  var nextParagraph: Int64
  /// The first that this writer writes.
  let firstNewParagraph: Int64
  /// Keys of the documents that came or went.
  var changedKeys: Set<String> = []
  var nextDocument: Int64
  let statements: WriterStatements
  /// `nil` where texts stay as they are.
  let texts: TextWriter?
  /// Where the words go while a new index is built.
  let bulk: BulkIndex?
  /// The last row that `bulk` was given.
  var lastIndexed: Int64 = 0
  private let lock: IndexLock
  private let isBuilding: Bool
  private var isFinished = false
  /// Reused for handing passages to FTS5.
  var passageBytes: [UInt8] = []

  /// - Parameter rebuilding: makes a new index even where a good one, a damaged one or one of another
  ///   format stands. A file that is no index of ours is never replaced.
  /// - Parameter storage: `nil` for that of the index, and ``TextStorage/plain`` for a new one.
  /// - Throws: ``StoreError``; one that an index was made otherwise than `storage`.
  package init(
    path: String, rebuilding: Bool, storage wanted: TextStorage? = nil
  ) throws(StoreError) {
    self.path = path
    let exists = access(path, F_OK) == 0
    if exists {
      do throws(StoreError) {
        _ = try Format.open(path)
      } catch {
        switch error {
        case .otherFormat where rebuilding, .damaged where rebuilding: break
        default: throw error
        }
      }
    }
    lock = try IndexLock(forIndexAt: path)
    isBuilding = rebuilding || !exists
    let storage: TextStorage
    if isBuilding { try lock.clear() }
    do throws(DatabaseError) {
      let tokenizer = IndexTokenizer()
      self.tokenizer = tokenizer
      connection = try Connection(path: isBuilding ? lock.path : path, mode: .write)
      try Format.register(tokenizer, on: connection)
      if isBuilding {
        storage = wanted ?? .plain
        try connection.prepareForBuilding()
        try connection.mark(applicationID: Format.applicationID, userVersion: Format.version)
        try connection.execute("BEGIN IMMEDIATE")
        try storage.makeTables(on: connection)
        blocks = PassageTable()
        bulk = BulkIndex(table: "passage", connection: connection)
      } else {
        try connection.prepareForUpdating()
        storage = try TextStorage(of: connection)
        try connection.execute("BEGIN IMMEDIATE")
        blocks = try PassageTable(from: connection)
        bulk = nil
        try connection.execute(
          "INSERT INTO passage (passage, rank) VALUES ('hashsize', 268435456)")
      }
      nextParagraph =
        try connection.integer("SELECT coalesce(max(id), 0) + 1 FROM paragraph")
      firstNewParagraph = nextParagraph
      nextDocument = try connection.integer("SELECT coalesce(max(id), 0) + 1 FROM document")
      texts = storage == .compact ? TextWriter(connection, isBuilding: isBuilding) : nil
      statements = try WriterStatements(connection, storage)
    } catch {
      // A class that fails while it is made is never cleaned up after.
      lock.discard()
      throw .database(error, path: path)
    }
    if let wanted, wanted != storage { throw .otherStorage(path: path, found: storage) }
  }

  deinit {
    // A dropped connection rolls its transaction back; a half-built file is of no use.
    if !isFinished { lock.discard() }
  }

  /// Asks the index as it will be: what was put so far is seen.
  package func reader() throws(StoreError) -> Reader {
    try Reader(connection: connection, path: path)
  }

  /// Settles what each citation points to, and makes all that was put visible to everyone.
  ///
  /// - Returns: what the index holds now.
  package func finish() throws(StoreError) -> IndexCounts {
    var isWhole = true
    let counts = try guarded { () throws(DatabaseError) in
      try texts?.finish()
      try settleCitations()
      if let bulk { isWhole = try bulk.finish() }
      try blocks.writeChanges(to: connection)
      try writeLanguages()
      try IndexState(of: connection).write(to: connection)
      try writeStatistics()
      if isWhole { try packLists(connection) }
      let counts = try Self.counts(connection)
      try connection.execute("COMMIT")
      return counts
    }
    if isBuilding {
      if !isWhole { try guarded { () throws(DatabaseError) in try rebuildPassages() } }
      try lock.publish(as: path)
    } else {
      lock.discard()
    }
    isFinished = true
    return counts
  }

  /// Makes the words anew from the texts, for the rare index that was too large to hold in memory
  /// and had rows withdrawn afterwards. Another connection, for this one keeps what FTS5 read.
  private func rebuildPassages() throws(DatabaseError) {
    let fresh = try Connection(path: lock.path, mode: .write)
    try Format.register(IndexTokenizer(), on: fresh)
    try fresh.prepareForBuilding()
    try fresh.execute("INSERT INTO passage (passage) VALUES ('rebuild')")
    try packLists(fresh)
  }

  /// Makes the packed lists of a new index, or makes them anew where FTS5 has merged what they were
  /// made of, which takes several hundred updates.
  private func packLists(_ connection: Connection) throws(DatabaseError) {
    let packer = ListPacker(table: "passage", connection: connection)
    if !isBuilding, try packer.isCurrent() { return }
    let average = PassageScoring.average(PassageStatistics(blocks))
    let impact = PassageImpact(blocks, average: average)
    // Only a bulk load leaves segments whose rows follow each other.
    try packer.pack(
      all: bulk != nil, mark: Double(average), beside: { bulk?.companion(of: $0) },
      impact: impact.best)
  }

  static func counts(_ connection: Connection) throws(DatabaseError) -> IndexCounts {
    var counts = IndexCounts()
    let statement = try connection.prepare(
      """
      SELECT (SELECT count(*) FROM file), (SELECT count(*) FROM file WHERE state = 'failed'),
        (SELECT count(*) FROM document WHERE rendition_of IS NULL),
        (SELECT count(*) FROM document WHERE rendition_of IS NOT NULL),
        (SELECT coalesce(sum(paragraph_count - (title IS NOT NULL)), 0) FROM document
          WHERE rendition_of IS NULL),
        (SELECT count(*) FROM citation), (SELECT count(*) FROM link),
        (SELECT count(*) FROM finding)
      """)
    guard try statement.step() else { return counts }
    counts.files = Int(statement.integer(0))
    counts.failed = Int(statement.integer(1))
    counts.documents = Int(statement.integer(2))
    counts.renditions = Int(statement.integer(3))
    counts.paragraphs = Int(statement.integer(4))
    counts.references = Int(statement.integer(5))
    counts.links = Int(statement.integer(6))
    counts.findings = Int(statement.integer(7))
    return counts
  }

  /// The languages of the passages, which say whose stems a query must try.
  private func writeLanguages() throws(DatabaseError) {
    try connection.execute(
      """
      INSERT OR REPLACE INTO meta (name, value) VALUES ('languages', coalesce(
        (SELECT group_concat(code, ' ') FROM (
          SELECT language AS code FROM document WHERE language IS NOT NULL
          UNION SELECT language FROM paragraph WHERE language IS NOT NULL ORDER BY 1)), ''))
      """)
  }

  /// How many passages and words there are, for ranking.
  private func writeStatistics() throws(DatabaseError) {
    let statistics = PassageStatistics(blocks)
    let insert = try connection.prepare("INSERT OR REPLACE INTO meta (name, value) VALUES (?1, ?2)")
    try insert.run("passages", .text(String(statistics.passages)))
    try insert.run("words", .text(String(Int(statistics.words))))
  }
}
