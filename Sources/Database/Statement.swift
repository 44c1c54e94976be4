import CSQLite

/// A compiled SQL statement. Values are bound as `?1`, columns are counted from 0.
package struct Statement: ~Copyable {
  let handle: OpaquePointer
  package let sql: String
  private let connection: Connection

  init(handle: OpaquePointer, sql: String, connection: Connection) {
    self.handle = handle
    self.sql = sql
    self.connection = connection
  }

  deinit { connection.takeBack(handle, sql: sql) }

  /// Goes to the next row; `false` when there is none, and the statement can be run again.
  package func step() throws(DatabaseError) -> Bool {
    let code = sqlite3_step(handle)
    if code == SQLITE_ROW { return true }
    if code == SQLITE_DONE {
      sqlite3_reset(handle)
      return false
    }
    let failure = connection.error(code, sql: sql)
    sqlite3_reset(handle)
    throw failure
  }

  /// Binds the values in order, from `?1`.
  package func bind(_ values: Value...) throws(DatabaseError) {
    sqlite3_reset(handle)
    var index: Int32 = 0
    for value in values {
      index += 1
      try set(index, value)
    }
  }

  /// Binds the value `?index`, counted from 1.
  package func set(_ index: Int32, _ value: Value) throws(DatabaseError) {
    let code =
      switch value {
      case .null: sqlite3_bind_null(handle, index)
      case .integer(let number): sqlite3_bind_int64(handle, index, number)
      case .real(let number): sqlite3_bind_double(handle, index, number)
      case .text(var text):
        text.withUTF8 { bytes in
          bytes.withMemoryRebound(to: CChar.self) {
            // An empty text may have no address, which SQLite would take for NULL.
            travaux_bind_text(handle, index, $0.baseAddress ?? emptyText, Int32(clamping: $0.count))
          }
        }
      case .blob(let bytes):
        bytes.isEmpty
          ? sqlite3_bind_zeroblob(handle, index, 0)
          : bytes.withUnsafeBytes {
            travaux_bind_blob(handle, index, $0.baseAddress, Int32(clamping: $0.count))
          }
      }
    guard code == SQLITE_OK else { throw connection.error(code, sql: sql) }
  }

  /// Binds text without a copy.
  ///
  /// - Parameter bytes: stays alive and unchanged until the statement has run.
  package func bindBorrowed(
    _ index: Int32, _ bytes: UnsafeBufferPointer<UInt8>
  ) throws(DatabaseError) {
    let code = bytes.withMemoryRebound(to: CChar.self) {
      travaux_bind_borrowed_text(
        handle, index, $0.baseAddress ?? emptyText, Int32(clamping: $0.count))
    }
    guard code == SQLITE_OK else { throw connection.error(code, sql: sql) }
  }

  /// Hands `object` to an auxiliary function.
  ///
  /// - Parameter object: kept alive by the caller until the statement has run.
  package func bindObject(_ index: Int32, _ object: AnyObject) throws(DatabaseError) {
    let code = travaux_bind_pointer(handle, index, Unmanaged.passUnretained(object).toOpaque())
    guard code == SQLITE_OK else { throw connection.error(code, sql: sql) }
  }

  /// Runs a statement that answers no rows, with these values.
  package func run(_ values: Value...) throws(DatabaseError) {
    sqlite3_reset(handle)
    var index: Int32 = 0
    for value in values {
      index += 1
      try set(index, value)
    }
    while try step() {}
  }

  /// Gives up the rows that are left.
  package func reset() { sqlite3_reset(handle) }

  // MARK: columns of the current row

  package func isNull(_ column: Int32) -> Bool {
    sqlite3_column_type(handle, column) == SQLITE_NULL
  }
  package func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(handle, column) }
  package func real(_ column: Int32) -> Double { sqlite3_column_double(handle, column) }

  /// The text of the column; empty for NULL. Bytes that are no UTF-8 come out as U+FFFD.
  package func text(_ column: Int32) -> String {
    guard let bytes = sqlite3_column_text(handle, column) else { return "" }
    let count = Int(sqlite3_column_bytes(handle, column))
    return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
  }

  package func optionalText(_ column: Int32) -> String? { isNull(column) ? nil : text(column) }
  package func optionalInteger(_ column: Int32) -> Int64? {
    isNull(column) ? nil : integer(column)
  }

  package func blob(_ column: Int32) -> [UInt8] {
    guard let bytes = sqlite3_column_blob(handle, column) else { return [] }
    let count = Int(sqlite3_column_bytes(handle, column))
    return [UInt8](UnsafeRawBufferPointer(start: bytes, count: count))
  }

  /// The bytes of the column, valid until the next step.
  package func withBytes<R>(_ column: Int32, _ body: (UnsafeRawBufferPointer) throws -> R)
    rethrows -> R
  {
    let bytes = sqlite3_column_blob(handle, column)
    let count = bytes == nil ? 0 : Int(sqlite3_column_bytes(handle, column))
    return try body(UnsafeRawBufferPointer(start: bytes, count: count))
  }
}

/// A byte that is always there, to stand for the address of an empty text.
/// Safe: SQLite is told its length is 0 and never reads it; nobody writes it.
nonisolated(unsafe) let emptyText = UnsafePointer<CChar>(
  UnsafeMutablePointer<CChar>.allocate(capacity: 1))
