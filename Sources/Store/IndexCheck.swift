import Database
import Documents
import Glibc

/// Whether an index is whole.
package enum IndexCheck {
  /// What is wrong with the index at `path`, in words; empty when nothing is.
  ///
  /// SQLite's own check sees the file's pages, FTS5's sees whether words and texts agree, and the
  /// counts whether the tables do. FTS5's check wants a connection that may write, though it changes
  /// nothing; where the file is read-only a copy in memory is checked.
  /// - Throws: ``StoreError`` when there is no such file or it cannot be opened.
  package static func faults(ofIndexAt path: String) throws(StoreError) -> [String] {
    guard access(path, F_OK) == 0 else { throw .noIndex(path: path) }
    guard Format.isFile(path) else { return [StoreError.notAnIndex(path: path).description] }
    do throws(DatabaseError) {
      let connection = try open(path)
      do throws(StoreError) {
        try Format.check(connection)
      } catch {
        return [error.description]
      }
      try Format.register(IndexTokenizer(), on: connection)
      var faults = try connection.integrityFaults()
      do throws(DatabaseError) {
        try connection.execute(
          "INSERT INTO passage (passage, rank) VALUES ('integrity-check', 1)")
      } catch {
        faults.append(
          error.isCorrupt ? "the words of the index do not agree with its texts" : "\(error)")
      }
      return try faults + textFaults(connection) + countFaults(connection) + listFaults(connection)
    } catch {
      if error.isCorrupt { return [error.message] }
      throw .database(error, path: path)
    }
  }

  private static func open(_ path: String) throws(DatabaseError) -> Connection {
    guard access(path, W_OK) != 0 else { return try Connection(path: path, mode: .write) }
    let source = try Connection(path: path, mode: .read)
    let copy = try Connection(path: ":memory:", mode: .create)
    try copy.copy(from: source)
    return copy
  }

  /// Blocks of texts that cannot be read or belong to nothing; FTS5 has compared the texts of what is shown.
  private static func textFaults(_ connection: Connection) throws(DatabaseError) -> [String] {
    guard try TextStorage(of: connection) == .compact else { return [] }
    do throws(DatabaseError) {
      let missing = try connection.integer("SELECT count(*) FROM paragraph WHERE text IS NULL")
      if missing > 0 { return ["\(missing) paragraphs without a text"] }
    } catch {
      return [error.message]
    }
    let idle = try connection.integer(
      "SELECT count(*) FROM text_block WHERE id NOT IN (SELECT id FROM paragraph_row)")
    return idle == 0 ? [] : ["\(idle) blocks of texts without a paragraph"]
  }

  private static func countFaults(_ connection: Connection) throws(DatabaseError) -> [String] {
    var faults: [String] = []
    for (sql, fault) in checks {
      let count = try connection.integer(sql)
      if count != 0 { faults.append("\(count) \(fault)") }
    }
    let blocks = try PassageTable(from: connection)
    let shown = try connection.prepare(
      """
      SELECT paragraph.id FROM paragraph JOIN document ON document.id = paragraph.document
      WHERE document.rendition_of IS NULL ORDER BY paragraph.id
      """)
    var without = 0
    var passages = 0
    while try shown.step() {
      passages += 1
      let id = Int(shown.integer(0))
      if id >= blocks.lengths.count || blocks.lengths[id] == 0 { without += 1 }
    }
    if without > 0 { faults.append("\(without) paragraphs without a length") }
    let extra = PassageStatistics(blocks).passages - (passages - without)
    if extra > 0 { faults.append("\(extra) lengths without a paragraph") }
    return faults
  }

  /// Packed lists that differ from what FTS5's segments give.
  private static func listFaults(_ connection: Connection) throws(DatabaseError) -> [String] {
    let average = try connection.prepare("SELECT max(mark) FROM passage_segment")
    guard try average.step(), !average.isNull(0) else { return [] }
    let impact = PassageImpact(
      try PassageTable(from: connection), average: Float(average.real(0)))
    let faults = try ListPacker(table: "passage", connection: connection)
      .faults(impact: impact.best)
    return faults == 0 ? [] : ["\(faults) packed lists that do not agree with the words"]
  }

  private static let checks = [
    (
      "SELECT count(*) FROM paragraph WHERE document NOT IN (SELECT id FROM document)",
      "paragraphs without a document"
    ),
    (
      "SELECT count(*) FROM citation WHERE paragraph NOT IN (SELECT id FROM paragraph)",
      "citations without a paragraph"
    ),
    (
      "SELECT count(*) FROM document WHERE file NOT IN (SELECT id FROM file)",
      "documents without a file"
    ),
    (
      """
      SELECT count(*) FROM document WHERE paragraph_count <> (
        SELECT count(*) FROM paragraph WHERE paragraph.document = document.id)
      """, "documents with another number of paragraphs than they say"
    ),
    (
      "SELECT count(*) FROM link WHERE id NOT IN (SELECT link FROM evidence)",
      "links without evidence"
    ),
    (
      """
      SELECT count(*) FROM document WHERE rendition_of IS NOT NULL AND rendition_of NOT IN (
        SELECT id FROM document WHERE rendition_of IS NULL)
      """, "renditions without the document they stand behind"
    ),
  ]
}
