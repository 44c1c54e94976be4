import CSQLite

extension Connection {
  /// Makes `name(block, number)` known, a pure function: the text of that number, from 0, in a block that
  /// ``TextBlock`` made; NULL where either is NULL. A damaged block is SQLite's error of a corrupt file.
  ///
  /// A block names its dictionary by what is in it, so it counts for nothing where that is found.
  ///
  /// - Parameter table: holds dictionaries (`id`, `bytes`), in any of the files of the connection.
  package func registerTexts(
    as name: String, dictionaries table: String
  ) throws(DatabaseError) {
    let handle = handle
    let texts = TextBlockReader { number throws(DatabaseError) in
      try dictionary(number, in: table, handle)
    }
    let code = sqlite3_create_function_v2(
      handle, name, 2, SQLITE_UTF8 | FunctionTrust.pure.flags,
      Unmanaged.passRetained(texts).toOpaque(),
      { context, count, values in
        guard let context, let object = sqlite3_user_data(context), count == 2,
          let block = values?[0], let number = values?[1]
        else { return }
        guard sqlite3_value_type(block) != SQLITE_NULL, sqlite3_value_type(number) != SQLITE_NULL
        else { return }
        let reader = Unmanaged<TextBlockReader>.fromOpaque(object).takeUnretainedValue()
        let start = sqlite3_value_blob(block)
        let bytes = UnsafeRawBufferPointer(
          start: start, count: start == nil ? 0 : Int(sqlite3_value_bytes(block)))
        do throws(TextBlockError) {
          try reader.withText(Int(sqlite3_value_int64(number)), of: bytes) { text in
            let start = text.baseAddress?.assumingMemoryBound(to: CChar.self)
            // SQLite takes no address for NULL.
            travaux_result_text(context, start ?? emptyText, Int32(clamping: text.count))
          }
        } catch {
          sqlite3_result_error(context, "\(error)", -1)
          let code = if case .database(let cause) = error { cause.code } else { SQLITE_CORRUPT }
          sqlite3_result_error_code(context, code)
        }
      }, nil, nil,
      { if let object = $0 { Unmanaged<TextBlockReader>.fromOpaque(object).release() } })
    guard code == SQLITE_OK else { throw error(code, sql: nil) }
  }
}

/// Not of a ``Connection``, which would never end: the function that asks is one of its own.
private func dictionary(
  _ number: Int64, in table: String, _ handle: OpaquePointer
) throws(DatabaseError) -> [UInt8]? {
  var index: Int32 = 0
  while let name = sqlite3_db_name(handle, index).map({ String(cString: $0) }) {
    index += 1
    let schema = name.split(separator: "\"", omittingEmptySubsequences: false).joined(
      separator: "\"\"")
    var statement: OpaquePointer?
    let code = sqlite3_prepare_v2(
      handle, "SELECT bytes FROM \"\(schema)\".\(table) WHERE id = ?1", -1, &statement, nil)
    // A file without such a table is none of ours.
    guard code == SQLITE_OK, let statement else { continue }
    defer { sqlite3_finalize(statement) }
    sqlite3_bind_int64(statement, 1, number)
    switch sqlite3_step(statement) {
    case SQLITE_ROW:
      let bytes = sqlite3_column_blob(statement, 0)
      let count = bytes == nil ? 0 : Int(sqlite3_column_bytes(statement, 0))
      return [UInt8](UnsafeRawBufferPointer(start: bytes, count: count))
    case SQLITE_DONE: continue
    case let code:
      throw DatabaseError(code: code, message: String(cString: sqlite3_errmsg(handle)))
    }
  }
  return nil
}
