import CSQLite

/// One open SQLite file. Not `Sendable`: a task opens its own.
package final class Connection {
  package enum Mode: Sendable {
    /// The file must be there and is never written, not even by a recovery.
    case read
    /// The file must be there.
    case write
    /// The file is made when it is missing.
    case create
  }

  let handle: OpaquePointer
  package let path: String
  /// Tokenizers and functions that SQLite holds unowned pointers to.
  var registrations: [AnyObject] = []
  private var deadline: Deadline?
  /// Statements that nobody uses, by their SQL: most are asked for again and again.
  private var idle: [String: OpaquePointer] = [:]
  private static let mostIdle = 100
  /// Of the process, before it opens the first.
  private static let settings: Void = travaux_begin_with_small_caches()
  /// Somebody else opened it and will close it, which no statement of ours may be in the way of.
  private let isBorrowed: Bool

  /// - Throws: ``DatabaseError`` when the file cannot be opened in this mode.
  package init(path: String, mode: Mode) throws(DatabaseError) {
    _ = Self.settings
    var opened: OpaquePointer?
    let access =
      switch mode {
      case .read: SQLITE_OPEN_READONLY
      case .write: SQLITE_OPEN_READWRITE
      case .create: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
      }
    let code = sqlite3_open_v2(
      path, &opened, access | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nil)
    guard code == SQLITE_OK, let opened else {
      let message = opened.map { String(cString: sqlite3_errmsg($0)) } ?? "out of memory"
      sqlite3_close_v2(opened)
      throw DatabaseError(code: code, message: message)
    }
    handle = opened
    self.path = path
    isBorrowed = false
    travaux_set_defensive(handle, 1)
    // Somebody else may be at the moment of committing.
    sqlite3_busy_timeout(handle, 5000)
  }

  /// A connection that somebody else opened and will close, after this value is gone.
  ///
  /// - Parameter handle: SQLite's `sqlite3 *`.
  package init(borrowing handle: OpaquePointer) {
    self.handle = handle
    path = sqlite3_db_filename(handle, "main").map { String(cString: $0) } ?? ""
    isBorrowed = true
  }

  deinit {
    for statement in idle.values { sqlite3_finalize(statement) }
    if !isBorrowed { sqlite3_close_v2(handle) }
  }

  /// The files of this connection, the main one first; those in memory are left out.
  package var files: [String] {
    var files: [String] = []
    var index: Int32 = 0
    while let name = sqlite3_db_name(handle, index) {
      if let file = sqlite3_db_filename(handle, name), file.pointee != 0 {
        files.append(String(cString: file))
      }
      index += 1
    }
    return files
  }

  /// Runs one or several statements that take no values.
  package func execute(_ sql: String) throws(DatabaseError) {
    let code = sqlite3_exec(handle, sql, nil, nil, nil)
    guard code == SQLITE_OK else { throw error(code, sql: sql) }
  }

  package func prepare(_ sql: String) throws(DatabaseError) -> Statement {
    if let known = idle.removeValue(forKey: sql) {
      return Statement(handle: known, sql: sql, connection: self)
    }
    var statement: OpaquePointer?
    let code = sqlite3_prepare_v3(
      handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil)
    guard code == SQLITE_OK, let statement else { throw error(code, sql: sql) }
    return Statement(handle: statement, sql: sql, connection: self)
  }

  /// Keeps a statement that has been dropped for the next one who prepares the same.
  func takeBack(_ statement: OpaquePointer, sql: String) {
    guard !isBorrowed, idle[sql] == nil, idle.count < Self.mostIdle else {
      sqlite3_finalize(statement)
      return
    }
    sqlite3_reset(statement)
    sqlite3_clear_bindings(statement)
    idle[sql] = statement
  }

  /// Runs `body` in a transaction that holds the writer's lock from its start; rolls back when it
  /// throws.
  package func transaction<R>(_ body: () throws -> R) throws -> R {
    try execute("BEGIN IMMEDIATE")
    do {
      let result = try body()
      try execute("COMMIT")
      return result
    } catch {
      // The first error is the one to tell; a failed rollback leaves nothing to roll back.
      sqlite3_exec(handle, "ROLLBACK", nil, nil, nil)
      throw error
    }
  }

  /// Runs `body` over one state of the file, whatever others write meanwhile.
  package func snapshot<R>(_ body: () throws(DatabaseError) -> R) throws(DatabaseError) -> R {
    guard try beginSnapshot() else { return try body() }
    defer { endSnapshot() }
    return try body()
  }

  /// - Returns: `false` when one state is looked at already; else ``endSnapshot()`` must follow.
  package func beginSnapshot() throws(DatabaseError) -> Bool {
    guard !isInTransaction else { return false }
    try execute("BEGIN")
    return true
  }

  package func endSnapshot() {
    // Nothing was written: there is nothing that an end could fail to keep.
    sqlite3_exec(handle, "COMMIT", nil, nil, nil)
  }

  package var lastInsertedRow: Int64 { sqlite3_last_insert_rowid(handle) }
  /// Rows changed by the last INSERT, UPDATE or DELETE.
  package var changes: Int { Int(sqlite3_changes64(handle)) }
  package var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

  /// The text in memory that SQLite frees, for its way of telling why something failed; `nil` when there is
  /// no memory.
  package static func message(_ text: String) -> UnsafeMutablePointer<CChar>? {
    let bytes = Array(text.utf8CString)
    guard let memory = sqlite3_malloc64(UInt64(bytes.count)) else { return nil }
    let start = memory.bindMemory(to: CChar.self, capacity: bytes.count)
    start.update(from: bytes, count: bytes.count)
    return start
  }

  func error(_ code: Int32, sql: String?) -> DatabaseError {
    DatabaseError(code: code, message: String(cString: sqlite3_errmsg(handle)), sql: sql)
  }

  /// Stops any statement after `seconds` from now with an interrupt; `nil` takes the limit away.
  package func setTimeLimit(seconds: Double?) {
    guard let seconds else {
      sqlite3_progress_handler(handle, 0, nil, nil)
      deadline = nil
      return
    }
    let limit = Deadline(seconds: seconds)
    deadline = limit
    sqlite3_progress_handler(
      handle, 2000,
      { context in
        guard let context else { return 0 }
        return Unmanaged<Deadline>.fromOpaque(context).takeUnretainedValue().isPast ? 1 : 0
      }, Unmanaged.passUnretained(limit).toOpaque())
  }
}

extension Connection {
  /// Fills this empty database with all of `source`.
  package func copy(from source: Connection) throws(DatabaseError) {
    guard let backup = sqlite3_backup_init(handle, "main", source.handle, "main") else {
      throw error(sqlite3_extended_errcode(handle), sql: nil)
    }
    sqlite3_backup_step(backup, -1)
    let code = sqlite3_backup_finish(backup)
    guard code == SQLITE_OK else { throw error(code, sql: nil) }
  }
}
