import CSQLite

/// A failure that SQLite reports. It never holds a bound value, so it can be printed anywhere.
package struct DatabaseError: Error, Sendable, Equatable, CustomStringConvertible {
  /// SQLite's extended result code. Source: <https://www.sqlite.org/rescode.html>.
  package let code: Int32
  package let message: String
  /// The statement that failed; `nil` when none was involved.
  package let sql: String?

  package init(code: Int32, message: String, sql: String? = nil) {
    self.code = code
    self.message = message
    self.sql = sql
  }

  /// The code without its extension: `SQLITE_BUSY` for `SQLITE_BUSY_SNAPSHOT`.
  package var primaryCode: Int32 { code & 0xFF }
  package var isBusy: Bool { primaryCode == SQLITE_BUSY || primaryCode == SQLITE_LOCKED }
  package var isInterrupted: Bool { primaryCode == SQLITE_INTERRUPT }
  package var isCannotOpen: Bool { primaryCode == SQLITE_CANTOPEN }
  /// The file is no database, or a damaged one.
  package var isCorrupt: Bool { primaryCode == SQLITE_CORRUPT || primaryCode == SQLITE_NOTADB }
  package var isFull: Bool { primaryCode == SQLITE_FULL }
  package var isReadOnly: Bool { primaryCode == SQLITE_READONLY }

  package var description: String {
    "sqlite: \(message) (\(code))" + (sql.map { " in \($0)" } ?? "")
  }
}
