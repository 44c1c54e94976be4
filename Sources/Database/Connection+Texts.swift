import CSQLite

extension Connection {
  /// Makes `name(block, number)` known, a pure function: the text of that number, from 0, in a block that
  /// ``TextBlock`` made; NULL where either is NULL. A damaged block is SQLite's error of a corrupt file.
  package func registerTexts(as name: String) throws(DatabaseError) {
    let code = sqlite3_create_function_v2(
      handle, name, 2, SQLITE_UTF8 | FunctionTrust.pure.flags,
      Unmanaged.passRetained(TextBlockReader()).toOpaque(),
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
          sqlite3_result_error_code(context, SQLITE_CORRUPT)
        }
      }, nil, nil,
      { if let object = $0 { Unmanaged<TextBlockReader>.fromOpaque(object).release() } })
    guard code == SQLITE_OK else { throw error(code, sql: nil) }
  }
}
