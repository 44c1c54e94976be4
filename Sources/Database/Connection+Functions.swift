import CSQLite

/// What SQL may take a function for. Source: <https://www.sqlite.org/c3ref/c_deterministic.html>.
package enum FunctionTrust: Sendable {
  /// The same arguments always give the same answer, and nothing else is looked at: views and indexes may
  /// use it.
  case pure
  /// It reads more than its arguments.
  case reading
  /// Only SQL that the user typed may call it, never a view or a trigger that a file brings.
  case direct

  var flags: Int32 {
    switch self {
    case .pure: SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS
    case .reading: 0
    case .direct: SQLITE_DIRECTONLY
    }
  }
}

/// A function behind a pointer of known type.
private final class FunctionBox {
  let body: ([Value]) throws -> Value
  init(_ body: @escaping ([Value]) throws -> Value) { self.body = body }
}

/// A function of FTS5 behind a pointer of known type.
private final class MatchFunctionBox {
  let body: (MatchedRow, [Value]) throws -> Value
  init(_ body: @escaping (MatchedRow, [Value]) throws -> Value) { self.body = body }
}

extension Connection {
  /// Makes the SQL function `name` known. What it throws becomes SQL's error, in the same words.
  ///
  /// - Parameter counts: how many arguments it takes.
  package func registerFunction(
    _ name: String, arguments counts: ClosedRange<Int32>, _ trust: FunctionTrust,
    _ body: @escaping ([Value]) throws -> Value
  ) throws(DatabaseError) {
    for count in counts {
      let code = sqlite3_create_function_v2(
        handle, name, count, SQLITE_UTF8 | trust.flags,
        Unmanaged.passRetained(FunctionBox(body)).toOpaque(),
        { context, count, values in
          guard let context, let object = sqlite3_user_data(context) else { return }
          let box = Unmanaged<FunctionBox>.fromOpaque(object).takeUnretainedValue()
          do {
            Value.answer(context, try box.body(Value.list(values, count)))
          } catch {
            sqlite3_result_error(context, "\(error)", -1)
          }
        }, nil, nil, { if let object = $0 { Unmanaged<FunctionBox>.fromOpaque(object).release() } })
      guard code == SQLITE_OK else { throw error(code, sql: nil) }
    }
  }

  /// Makes `name(table, …)` known, which is asked for each row that MATCH finds.
  package func registerMatchFunction(
    _ name: String, _ body: @escaping (MatchedRow, [Value]) throws -> Value
  ) throws(DatabaseError) {
    guard let api = travaux_fts5_api(handle) else {
      throw DatabaseError(code: SQLITE_ERROR, message: "this SQLite has no FTS5")
    }
    let code = api.pointee.xCreateFunction(
      api, name, Unmanaged.passRetained(MatchFunctionBox(body)).toOpaque(),
      { api, row, context, count, values in
        guard let api, let row, let context, let object = api.pointee.xUserData(row) else { return }
        let box = Unmanaged<MatchFunctionBox>.fromOpaque(object).takeUnretainedValue()
        do {
          let row = MatchedRow(api: api, context: row)
          Value.answer(context, try box.body(row, Value.list(values, count)))
        } catch {
          sqlite3_result_error(context, "\(error)", -1)
        }
      }, { if let object = $0 { Unmanaged<MatchFunctionBox>.fromOpaque(object).release() } })
    guard code == SQLITE_OK else { throw error(code, sql: nil) }
  }
}

extension Value {
  init(_ value: OpaquePointer) {
    switch sqlite3_value_type(value) {
    case SQLITE_INTEGER: self = .integer(sqlite3_value_int64(value))
    case SQLITE_FLOAT: self = .real(sqlite3_value_double(value))
    case SQLITE_TEXT:
      let bytes = sqlite3_value_text(value)
      let count = Int(sqlite3_value_bytes(value))
      self = .text(
        String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self))
    case SQLITE_BLOB:
      let bytes = sqlite3_value_blob(value)
      let count = Int(sqlite3_value_bytes(value))
      self = .blob([UInt8](UnsafeRawBufferPointer(start: bytes, count: bytes == nil ? 0 : count)))
    default: self = .null
    }
  }

  static func list(
    _ values: UnsafeMutablePointer<OpaquePointer?>?, _ count: Int32
  ) -> [Value] {
    (0..<Int(count)).map { index in values?[index].map { Value($0) } ?? .null }
  }

  /// Gives `value` to SQLite, which copies it.
  static func answer(_ context: OpaquePointer, _ value: Value) {
    switch value {
    case .null: sqlite3_result_null(context)
    case .integer(let number): sqlite3_result_int64(context, number)
    case .real(let number): sqlite3_result_double(context, number)
    case .text(var text):
      text.withUTF8 { bytes in
        bytes.withMemoryRebound(to: CChar.self) {
          if let start = $0.baseAddress {
            travaux_result_text(context, start, Int32(clamping: $0.count))
          } else {
            travaux_result_text(context, "", 0)
          }
        }
      }
    case .blob(let bytes):
      bytes.withUnsafeBytes {
        travaux_result_blob(
          context, $0.baseAddress ?? UnsafeRawPointer(bitPattern: 1), Int32(clamping: $0.count))
      }
    }
  }
}
