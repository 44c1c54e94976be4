import CSQLite

/// A table that a function makes of its arguments: `SELECT … FROM name(argument, …)`.
package struct TableFunction {
  package let name: String
  package let columns: [String]
  /// Names of the arguments, in order. They are hidden columns, so `WHERE name = …` gives one too; the first
  /// must be given.
  package let arguments: [String]
  /// The rows of a call, each with a value a column.
  ///
  /// Gets a value an argument, NULL for those not given, and the most rows that will be looked at, where that
  /// is known.
  package let rows: ([Value], Int?) throws -> [[Value]]

  package init(
    name: String, columns: [String], arguments: [String],
    rows: @escaping ([Value], Int?) throws -> [[Value]]
  ) {
    self.name = name
    self.columns = columns
    self.arguments = arguments
    self.rows = rows
  }
}

/// A table function behind a pointer, with the callbacks that SQLite keeps a pointer to.
private final class TableBox {
  let function: TableFunction
  let module: UnsafeMutablePointer<sqlite3_module>

  init(_ function: TableFunction) {
    self.function = function
    module = .allocate(capacity: 1)
    module.initialize(to: TableBox.callbacks)
  }

  deinit { module.deallocate() }
}

/// The rows of one call.
private final class TableRows {
  var arguments: [Value] = []
  var rows: [[Value]] = []
  var next = 0
}

extension Connection {
  /// Makes a table function known.
  package func register(_ function: TableFunction) throws(DatabaseError) {
    let box = TableBox(function)
    let code = sqlite3_create_module_v2(
      handle, function.name, box.module, Unmanaged.passRetained(box).toOpaque(),
      { if let object = $0 { Unmanaged<TableBox>.fromOpaque(object).release() } })
    guard code == SQLITE_OK else { throw error(code, sql: nil) }
  }
}

// Source of what follows: <https://www.sqlite.org/vtab.html>. Tables and cursors are C structures that begin
// with SQLite's own, so a pointer to one is a pointer to the other.
extension TableBox {
  /// The bit of `idxNum` that says that the last argument of `xFilter` is the number of rows wanted.
  static let limitBit: Int32 = 1 << 30

  static var callbacks: sqlite3_module {
    var module = sqlite3_module()
    module.xConnect = { handle, object, _, _, result, _ in
      guard let handle, let object, let result else { return SQLITE_ERROR }
      return TableBox.connect(handle, object, result)
    }
    module.xDisconnect = { table in
      UnsafeMutableRawPointer(table)?.assumingMemoryBound(to: travaux_table.self).deallocate()
      return SQLITE_OK
    }
    module.xBestIndex = { table, info in
      guard let table, let info else { return SQLITE_ERROR }
      return TableBox.plan(TableBox.of(table).function, &info.pointee)
    }
    module.xOpen = { _, result in
      let cursor = UnsafeMutablePointer<travaux_cursor>.allocate(capacity: 1)
      cursor.initialize(to: travaux_cursor())
      cursor.pointee.rows = Unmanaged.passRetained(TableRows()).toOpaque()
      result?.pointee = UnsafeMutableRawPointer(cursor)
        .assumingMemoryBound(to: sqlite3_vtab_cursor.self)
      return SQLITE_OK
    }
    module.xClose = { cursor in
      guard let cursor else { return SQLITE_ERROR }
      let own = UnsafeMutableRawPointer(cursor).assumingMemoryBound(to: travaux_cursor.self)
      Unmanaged<TableRows>.fromOpaque(own.pointee.rows).release()
      own.deallocate()
      return SQLITE_OK
    }
    module.xFilter = { cursor, plan, _, count, values in
      guard let cursor, let table = cursor.pointee.pVtab else { return SQLITE_ERROR }
      return TableBox.ask(table, TableBox.rows(of: cursor), plan, Value.list(values, count))
    }
    module.xNext = { cursor in
      guard let cursor else { return SQLITE_ERROR }
      TableBox.rows(of: cursor).next += 1
      return SQLITE_OK
    }
    module.xEof = { cursor in
      guard let cursor else { return 1 }
      let rows = TableBox.rows(of: cursor)
      return rows.next < rows.rows.count ? 0 : 1
    }
    module.xColumn = { cursor, context, column in
      guard let cursor, let context else { return SQLITE_ERROR }
      let rows = TableBox.rows(of: cursor)
      guard rows.next < rows.rows.count else { return SQLITE_ERROR }
      let row = rows.rows[rows.next]
      let index = Int(column)
      if index < row.count {
        Value.answer(context, row[index])
      } else if index - row.count < rows.arguments.count {
        Value.answer(context, rows.arguments[index - row.count])
      }
      return SQLITE_OK
    }
    module.xRowid = { cursor, result in
      guard let cursor else { return SQLITE_ERROR }
      result?.pointee = Int64(TableBox.rows(of: cursor).next + 1)
      return SQLITE_OK
    }
    return module
  }

  private static func of(_ table: UnsafeMutablePointer<sqlite3_vtab>) -> TableBox {
    let own = UnsafeMutableRawPointer(table).assumingMemoryBound(to: travaux_table.self)
    return Unmanaged<TableBox>.fromOpaque(own.pointee.function).takeUnretainedValue()
  }

  private static func rows(of cursor: UnsafeMutablePointer<sqlite3_vtab_cursor>) -> TableRows {
    let own = UnsafeMutableRawPointer(cursor).assumingMemoryBound(to: travaux_cursor.self)
    return Unmanaged<TableRows>.fromOpaque(own.pointee.rows).takeUnretainedValue()
  }

  private static func connect(
    _ handle: OpaquePointer, _ object: UnsafeMutableRawPointer,
    _ result: UnsafeMutablePointer<UnsafeMutablePointer<sqlite3_vtab>?>
  ) -> Int32 {
    let function = Unmanaged<TableBox>.fromOpaque(object).takeUnretainedValue().function
    let columns = function.columns.map { "\"\($0)\"" }
    let hidden = function.arguments.map { "\"\($0)\" HIDDEN" }
    let code = sqlite3_declare_vtab(
      handle, "CREATE TABLE x(\((columns + hidden).joined(separator: ", ")))")
    guard code == SQLITE_OK else { return code }
    let table = UnsafeMutablePointer<travaux_table>.allocate(capacity: 1)
    table.initialize(to: travaux_table())
    table.pointee.function = object
    result.pointee = UnsafeMutableRawPointer(table).assumingMemoryBound(to: sqlite3_vtab.self)
    return SQLITE_OK
  }

  /// Which arguments are given, one bit each from the lowest; they reach `xFilter` in their order.
  private static func plan(_ function: TableFunction, _ info: inout sqlite3_index_info) -> Int32 {
    var given: [(argument: Int, constraint: Int)] = []
    var limit: Int?
    var others = 0
    for index in 0..<Int(info.nConstraint) {
      guard let constraint = info.aConstraint?[index] else { continue }
      let operation = Int32(constraint.op)
      let argument = Int(constraint.iColumn) - function.columns.count
      if operation == SQLITE_INDEX_CONSTRAINT_LIMIT {
        limit = constraint.usable != 0 ? index : nil
      } else if operation == SQLITE_INDEX_CONSTRAINT_EQ,
        function.arguments.indices.contains(argument)
      {
        guard constraint.usable != 0 else { return SQLITE_CONSTRAINT }
        if !given.contains(where: { $0.argument == argument }) { given.append((argument, index)) }
      } else {
        others += 1
      }
    }
    given.sort { $0.argument < $1.argument }
    var next: Int32 = 1
    for (argument, constraint) in given {
      info.idxNum |= 1 << Int32(argument)
      info.aConstraintUsage[constraint].argvIndex = next
      info.aConstraintUsage[constraint].omit = 1
      next += 1
    }
    // A limit counts rows that pass every condition in the order asked for: ours if there are no others.
    if let limit, others == 0, info.nOrderBy == 0 {
      info.aConstraintUsage[limit].argvIndex = next
      info.idxNum |= limitBit
    }
    info.estimatedCost = given.isEmpty ? 1e12 : 1000
    info.estimatedRows = 100
    return SQLITE_OK
  }

  private static func ask(
    _ table: UnsafeMutablePointer<sqlite3_vtab>, _ rows: TableRows, _ plan: Int32, _ given: [Value]
  ) -> Int32 {
    let function = of(table).function
    var given = given[...]
    rows.arguments = function.arguments.indices.map { index in
      plan & (1 << Int32(index)) != 0 ? given.popFirst() ?? .null : .null
    }
    rows.next = 0
    rows.rows = []
    var limit: Int?
    if plan & limitBit != 0, case .integer(let number) = given.popFirst(), number >= 0 {
      limit = Int(clamping: number)
    }
    do {
      guard plan & 1 != 0 else {
        throw DatabaseError(
          code: SQLITE_ERROR,
          message: "\(function.name) needs an argument: \(function.name)(\(function.arguments[0]))")
      }
      rows.rows = try function.rows(rows.arguments, limit)
      return SQLITE_OK
    } catch {
      sqlite3_free(table.pointee.zErrMsg)
      table.pointee.zErrMsg = Connection.message((error as? DatabaseError)?.message ?? "\(error)")
      return SQLITE_ERROR
    }
  }
}
