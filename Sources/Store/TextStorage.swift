import Database

/// How an index keeps the texts of its paragraphs: settled when it is made, and kept by every update.
package enum TextStorage: String, Sendable, CaseIterable {
  /// As they are. Any program that opens SQLite reads them.
  case plain
  /// Compressed in blocks, see `TextBlock`. SQL reads them where the extension is loaded.
  case compact

  init(of connection: Connection) throws(DatabaseError) {
    let statement = try connection.prepare("SELECT value FROM meta WHERE name = 'texts'")
    self = try statement.step() ? TextStorage(rawValue: statement.text(0)) ?? .plain : .plain
  }

  /// Makes the tables of a new index.
  func makeTables(on connection: Connection) throws(DatabaseError) {
    try connection.execute(Format.sql)
    if self == .compact { try connection.execute(Format.compactSQL) }
    try connection.prepare("INSERT INTO meta (name, value) VALUES ('texts', ?1)")
      .run(.text(rawValue))
  }
}
