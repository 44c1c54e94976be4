import CSQLite

/// The row that FTS5 is at, as an auxiliary function sees it. Valid during the call.
/// Source: <https://www.sqlite.org/fts5.html#custom_auxiliary_functions>.
package struct MatchedRow {
  let api: UnsafePointer<Fts5ExtensionApi>
  let context: OpaquePointer

  package var rowID: Int64 { api.pointee.xRowid(context) }
  package var phraseCount: Int { Int(api.pointee.xPhraseCount(context)) }
  /// Words in phrase `index`.
  package func size(ofPhrase index: Int) -> Int {
    Int(api.pointee.xPhraseSize(context, Int32(index)))
  }

  /// Positions, in words from 0, at which phrase `index` stands in the row, in order.
  @inline(__always)
  package func forEachPosition(ofPhrase index: Int, _ body: (Int) -> Void) {
    var cursor = Fts5PhraseIter()
    var column: Int32 = 0
    var offset: Int32 = 0
    guard
      api.pointee.xPhraseFirst(context, Int32(index), &cursor, &column, &offset) == SQLITE_OK
    else { return }
    while column >= 0 {
      body(Int(offset))
      api.pointee.xPhraseNext(context, &cursor, &column, &offset)
    }
  }

  /// Rows that hold phrase `index`, whatever else is asked, in the order of their ids.
  ///
  /// - Parameter body: gets the row's id; `false` stops.
  package func forEachRow(holdingPhrase index: Int, _ body: (Int64) -> Bool) -> Int32 {
    withoutActuallyEscaping(body) { body in
      withUnsafePointer(to: body) { closure in
        api.pointee.xQueryPhrase(
          context, Int32(index), UnsafeMutableRawPointer(mutating: closure)
        ) { api, inner, data in
          guard let api, let inner, let data else { return SQLITE_ERROR }
          let closure = data.assumingMemoryBound(to: ((Int64) -> Bool).self)
          return closure.pointee(api.pointee.xRowid(inner)) ? SQLITE_OK : SQLITE_DONE
        }
      }
    }
  }
}

extension MatchedRow {
  /// The text of the table's first column; empty where it is NULL.
  package var text: [UInt8] {
    var bytes: UnsafePointer<CChar>?
    var count: Int32 = 0
    guard api.pointee.xColumnText(context, 0, &bytes, &count) == SQLITE_OK, let bytes, count > 0
    else { return [] }
    return [UInt8](UnsafeRawBufferPointer(start: bytes, count: Int(count)))
  }

  /// What a function remembers from row to row of one query; made at the first.
  package func memory<T: AnyObject>(_ make: () throws -> T) throws -> T {
    if let known = api.pointee.xGetAuxdata(context, 0) {
      return Unmanaged<T>.fromOpaque(known).takeUnretainedValue()
    }
    let fresh = try make()
    let code = api.pointee.xSetAuxdata(context, Unmanaged.passRetained(fresh).toOpaque()) {
      if let object = $0 { Unmanaged<AnyObject>.fromOpaque(object).release() }
    }
    // FTS5 has released it again where it could not keep it.
    guard code == SQLITE_OK else { throw DatabaseError(code: code, message: "out of memory") }
    return fresh
  }
}

/// Sees every row that a match expression finds.
package protocol MatchVisitor: AnyObject {
  /// - Returns: 0 to go on, any SQLite code to stop the statement with it.
  func visit(_ row: MatchedRow) -> Int32
}

/// A visitor behind a pointer of known type, for ``Statement/bindObject(_:_:)``.
package final class VisitorBox {
  let visitor: any MatchVisitor
  package init(_ visitor: any MatchVisitor) { self.visitor = visitor }
}

extension Connection {
  /// Makes the SQL function `name(table, ?)` known, whose second argument is a ``VisitorBox``
  /// bound with ``Statement/bindObject(_:_:)``. It answers NULL.
  package func registerVisits(as name: String) throws(DatabaseError) {
    guard let api = travaux_fts5_api(handle) else {
      throw DatabaseError(code: SQLITE_ERROR, message: "this SQLite has no FTS5")
    }
    let code = api.pointee.xCreateFunction(
      api, name, nil,
      { api, row, result, count, values in
        guard let api, let row, count == 1, let value = values?[0],
          let object = travaux_value_pointer(value)
        else {
          sqlite3_result_error(result, "a visitor is wanted", -1)
          return
        }
        let box = Unmanaged<VisitorBox>.fromOpaque(object).takeUnretainedValue()
        let code = box.visitor.visit(MatchedRow(api: api, context: row))
        if code != SQLITE_OK { sqlite3_result_error_code(result, code) }
      }, nil)
    guard code == SQLITE_OK else { throw error(code, sql: nil) }
  }
}
