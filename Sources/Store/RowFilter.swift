import Database
import Documents

/// Which rows a search may find, as a bit each.
struct RowFilter {
  /// Bits by row id; `nil` lets every document through.
  private let rows: [UInt64]?
  /// By ``PassageKind``; `nil` lets every kind through.
  private let kinds: PassageBlocks.Bytes?
  private let wanted: UInt32

  /// Lets everything through.
  init() {
    rows = nil
    kinds = nil
    wanted = 0
  }

  @inline(__always)
  func passes(_ row: Int) -> Bool {
    if let rows {
      guard row >> 6 < rows.count, rows[row >> 6] & 1 << UInt64(row & 63) != 0 else { return false }
    }
    if let kinds {
      guard row < kinds.count, wanted & 1 << UInt32(kinds[row]) != 0 else { return false }
    }
    return true
  }

  /// Takes out what does not pass.
  func restrict(_ set: inout RowSet) {
    if rows == nil, kinds == nil { return }
    if let rows, !set.isList {
      set.withBits { words in
        for index in 0..<words.count { words[index] &= index < rows.count ? rows[index] : 0 }
      }
      guard kinds != nil else { return }
    }
    set.filter { passes($0) }
  }

  init(
    _ filter: SearchFilter, blocks: PassageBlocks, connection: Connection
  ) throws(DatabaseError) {
    if filter.kinds.isEmpty {
      kinds = nil
      wanted = 0
    } else {
      kinds = blocks.kinds
      wanted = filter.kinds.reduce(0) { $0 | 1 << UInt32($1.rawValue) }
    }
    guard filter.limitsRows else {
      rows = nil
      return
    }
    var bits = [UInt64](repeating: 0, count: (blocks.bound + 63) / 64)
    func set(_ row: Int64) {
      let row = Int(truncatingIfNeeded: row)
      if row >= 0, row >> 6 < bits.count { bits[row >> 6] |= 1 << UInt64(row & 63) }
    }
    if filter.limitsDocuments {
      let languages = Self.list(filter.languages.map(\.code))
      let statement = try connection.prepare(
        """
        SELECT first_paragraph, paragraph_count, id, language FROM document
        WHERE rendition_of IS NULL
          AND (?1 IS NULL OR type IN (SELECT value FROM json_each(?1)))
          AND (?2 IS NULL OR EXISTS (SELECT 1 FROM json_each(?2)
            WHERE body = value COLLATE NOCASE
              OR substr(body, 1, length(value) + 1) = value || '/' COLLATE NOCASE))
          AND (?3 IS NULL OR session IN (SELECT value FROM json_each(?3)))
          AND (?4 IS NULL OR date >= ?4 OR (date IS NULL AND adopted_on >= ?4))
          AND (?5 IS NULL OR date <= ?5 OR (date IS NULL AND adopted_on <= ?5))
          AND (?6 IS NULL OR id IN (SELECT document FROM document_symbol
            WHERE key >= ?6 AND key < ?6 || char(1114111)))
        """)
      try statement.bind(
        Self.list(filter.types.map(\.rawValue)), Self.list(filter.bodies),
        Self.list(filter.sessions), .text(filter.since?.description),
        .text(filter.until?.description),
        .text(filter.symbolPrefix?.uppercased().filter { $0 != " " }))
      while try statement.step() {
        if let documents = filter.documents, !documents.contains(DocumentID(statement.integer(2))) {
          continue
        }
        let isWanted =
          filter.languages.isEmpty
          || statement.optionalText(3).map { filter.languages.contains(Language($0)) } == true
        guard isWanted else { continue }
        let first = statement.integer(0)
        for row in first..<first + max(0, statement.integer(1)) { set(row) }
      }
      if languages != .null {
        try Self.correct(&bits, filter, languages, connection)
      }
    } else {
      bits = [UInt64](repeating: .max, count: bits.count)
    }
    if let paragraphs = filter.paragraphs {
      let documents = bits
      bits = [UInt64](repeating: 0, count: bits.count)
      paragraphs.rows.forEach { set(Int64($0)) }
      for index in bits.indices { bits[index] &= documents[index] }
    }
    rows = bits
  }

  /// Paragraphs whose language is not their document's.
  private static func correct(
    _ bits: inout [UInt64], _ filter: SearchFilter, _ languages: Value, _ connection: Connection
  ) throws(DatabaseError) {
    let statement = try connection.prepare(
      "SELECT id, language FROM paragraph WHERE language IS NOT NULL")
    while try statement.step() {
      let row = Int(truncatingIfNeeded: statement.integer(0))
      guard row >= 0, row >> 6 < bits.count else { continue }
      if !filter.languages.contains(Language(statement.text(1))) {
        bits[row >> 6] &= ~(1 << UInt64(row & 63))
      }
    }
  }

  /// A JSON array of strings, or NULL for none.
  private static func list(_ values: [String]) -> Value {
    guard !values.isEmpty else { return .null }
    let quoted = values.map { value in
      let escaped = value.unicodeScalars.map { scalar -> String in
        switch scalar {
        case "\"", "\\": "\\" + String(scalar)
        case _ where scalar.value < 0x20: " "
        default: String(scalar)
        }
      }
      return "\"" + escaped.joined() + "\""
    }
    return .text("[" + quoted.joined(separator: ",") + "]")
  }
}

extension SearchFilter {
  var limitsDocuments: Bool {
    !types.isEmpty || !bodies.isEmpty || !sessions.isEmpty || !languages.isEmpty || since != nil
      || until != nil || documents != nil || symbolPrefix != nil
  }

  var limitsRows: Bool { limitsDocuments || paragraphs != nil }
}
