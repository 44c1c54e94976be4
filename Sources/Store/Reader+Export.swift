import Database
import Documents

/// Which rows of a table are taken out.
package struct ExportSelection: Sendable {
  package var table: ExportTable
  /// Only rows behind this one; 0 for all.
  package var after: Int64 = 0
  /// Also other files of the same documents.
  package var includesRenditions = false
  /// Only what belongs to these documents; a link belongs to those at its ends. `nil` for all.
  package var documents: Set<DocumentID>?
  /// Of the paragraph, where it has its own, else of the document; empty for all. Links have none.
  package var languages: [Language] = []

  package init(_ table: ExportTable) { self.table = table }
}

extension Reader {
  /// Rows that the table holds, wanted or not.
  package func count(of table: ExportTable) throws(StoreError) -> Int {
    try guarded { () throws(DatabaseError) in
      var count: Int64 = 0
      for source in table.sources {
        count += try connection.integer("SELECT count(*) FROM \(source)")
      }
      return Int(count)
    }
  }

  /// Hands out the wanted rows in the order of their numbers, all as they stand at one moment, in memory
  /// that does not grow with them.
  ///
  /// - Parameter deliver: gets the cells in the order of the table's columns; those of texts are valid
  ///   during the call.
  package func export(
    _ selection: ExportSelection, deliver: (_ cells: [ExportCell]) throws -> Void
  ) throws {
    let wanted = selection.documents.map { Set($0.map(\.value)) }
    let keys = try selection.table == .links ? selection.documents.map(keys(of:)) : nil
    let columns = selection.table.columns
    let parts = selection.table.parts
    // One statement reads one state by itself; several need a transaction.
    let begins = !connection.isInTransaction
    if begins { try guarded { () throws(DatabaseError) in try connection.execute("BEGIN") } }
    // Nothing was written: there is nothing that an end could fail to keep.
    defer { if begins { try? connection.execute("COMMIT") } }
    var cells: [ExportCell] = []
    for (number, part) in parts.enumerated() {
      let isBehind = number + 1 < parts.count && selection.after >= parts[number + 1].base
      guard !isBehind else { continue }
      let statement = try statement(for: part, selection)
      while try guarded({ () throws(DatabaseError) in try statement.step() }) {
        if let keys {
          guard keys.contains(statement.text(0)) || keys.contains(statement.text(1)) else {
            continue
          }
        } else if let wanted {
          guard let document = statement.optionalInteger(0), wanted.contains(document) else {
            continue
          }
        }
        cells.removeAll(keepingCapacity: true)
        for (index, column) in columns.enumerated() {
          cells.append(statement.cell(Int32(index + 2), column.form))
        }
        try deliver(cells)
      }
    }
  }

  private func statement(
    for part: ExportPart, _ selection: ExportSelection
  ) throws(StoreError) -> Statement {
    do throws(DatabaseError) {
      let statement = try connection.prepare(part.sql)
      try statement.set(1, .integer(max(0, selection.after - part.base)))
      guard selection.table != .links else { return statement }
      let languages = selection.languages.map(\.code).joined(separator: " ")
      try statement.set(2, selection.includesRenditions ? 1 : 0)
      try statement.set(3, languages.isEmpty ? .null : .text(" \(languages) "))
      if selection.table == .events { try statement.set(4, .integer(part.base)) }
      return statement
    } catch {
      throw .database(error, path: path)
    }
  }

  /// Every symbol of the documents, as keys.
  private func keys(of documents: Set<DocumentID>) throws(StoreError) -> Set<String> {
    try guarded { () throws(DatabaseError) in
      let statement = try connection.prepare("SELECT document, key FROM document_symbol")
      var keys: Set<String> = []
      while try statement.step() {
        if documents.contains(DocumentID(statement.integer(0))) { keys.insert(statement.text(1)) }
      }
      return keys
    }
  }
}

extension Statement {
  fileprivate borrowing func cell(_ column: Int32, _ form: ExportColumn.Form) -> ExportCell {
    if isNull(column) {
      if case .lines = form { return .lines(UnsafeRawBufferPointer(start: nil, count: 0)) }
      return .null
    }
    return switch form {
    case .integer: .integer(integer(column))
    case .real: .real(real(column))
    case .flag: .flag(integer(column) != 0)
    // SQLite keeps the bytes until the next step, which comes after the row is delivered.
    case .text: withBytes(column) { .text($0) }
    case .json: withBytes(column) { .json($0) }
    case .lines: withBytes(column) { .lines($0) }
    }
  }
}
