import CSQLite

/// Fills an empty FTS5 table of one column, much faster than INSERT does.
///
/// Rows come in the order of their ids. Nothing is in the table until ``finish()``, and the
/// connection that wrote it must not search it: FTS5 keeps what it read before.
package final class BulkIndex {
  private let connection: Connection
  private let table: String
  private let store = PostingStore()
  private var segments: [(number: Int, pages: Int)] = []
  private var rowCount = 0
  private var wordCount = 0
  /// Words by row id.
  private var lengths: [Int32] = []
  private var withdrawn: Set<Int64> = []
  private var isStale = false
  private var lastFlushedRow: Int64 = 0
  private var lastRow: Int64 = 0

  /// Postings in memory are written out at this size, in bytes.
  private let limit: Int
  private let pageSize: Int

  package convenience init(table: String, connection: Connection) {
    self.init(
      table: table, connection: connection, pageSize: SegmentWriter.usualPageSize,
      limit: 500_000_000)
  }

  init(table: String, connection: Connection, pageSize: Int, limit: Int) {
    self.pageSize = pageSize
    self.limit = limit
    self.table = table
    self.connection = connection
    // It is FTS5's own tables that are written.
    travaux_set_defensive(connection.handle, 0)
  }

  deinit { travaux_set_defensive(connection.handle, 1) }

  /// - Parameters:
  ///   - row: not below that of any call before.
  ///   - position: in words from 0, not below that of the call before in the same row.
  ///   - isBeside: whether it is that of the call before.
  @inline(__always)
  package func add(
    _ word: UnsafeBufferPointer<UInt8>, row: Int64, position: Int, isBeside: Bool
  ) {
    store.add(word, row: row, position: Int32(truncatingIfNeeded: position), isBeside: isBeside)
  }

  /// A word that stands at every position of another one, over all that was added; `nil` where there is
  /// none, or where the words had to be written in several parts.
  package func companion(of word: [UInt8]) -> [UInt8]? { companions[word] }

  /// Of words with at least as many rows as a packed list needs.
  private var companions: [[UInt8]: [UInt8]] = [:]

  /// Notes that all words of `row` were added.
  ///
  /// - Parameters:
  ///   - row: from 1, near the one before: what is kept of each grows with the highest.
  ///   - words: positions in the row.
  package func endRow(_ row: Int64, words: Int) throws(DatabaseError) {
    store.endRow()
    rowCount += 1
    wordCount += words
    lastRow = row
    while lengths.count <= Int(row) { lengths.append(0) }
    lengths[Int(row)] = Int32(clamping: words)
    if store.size > limit { try flush() }
  }

  /// Takes a row out again.
  package func withdraw(_ row: Int64) {
    if row <= lastFlushedRow { isStale = true }
    if withdrawn.insert(row).inserted {
      rowCount -= 1
      wordCount -= length(of: row)
    }
  }

  /// Puts a row back that was withdrawn.
  package func restore(_ row: Int64) {
    if row <= lastFlushedRow { isStale = true }
    if withdrawn.remove(row) != nil {
      rowCount += 1
      wordCount += length(of: row)
    }
  }

  private func length(of row: Int64) -> Int {
    lengths.indices.contains(Int(row)) ? Int(lengths[Int(row)]) : 0
  }

  /// Writes everything that was added.
  ///
  /// - Returns: `false` when rows that had been written already were withdrawn: the table must then
  ///   be rebuilt from its texts.
  package func finish() throws(DatabaseError) -> Bool {
    try flush()
    try writeStructure()
    var totals: [UInt8] = []
    Varint.append(UInt64(max(0, rowCount)), to: &totals)
    Varint.append(UInt64(max(0, wordCount)), to: &totals)
    let statement = try connection.prepare(
      "INSERT OR REPLACE INTO \(table)_data (id, block) VALUES (?1, ?2)")
    try statement.run(1, .blob(totals))
    return !isStale
  }

  private func flush() throws(DatabaseError) {
    guard store.entryCount > 0 else { return }
    let number = segments.count + 1
    var writer = try SegmentWriter(
      segment: number, pageSize: pageSize, table: table, connection: connection)
    for entry in store.sortedEntries() {
      let doclist = store.doclist(of: entry, without: withdrawn)
      if !doclist.isEmpty { try writer.add(store.word(of: entry), doclist: doclist) }
    }
    noteCompanions()
    let pages = try writer.finish()
    if pages > 0 { segments.append((number, pages)) }
    store.removeAll()
    lastFlushedRow = lastRow
  }

  private func noteCompanions() {
    guard segments.isEmpty else {
      companions = [:]
      return
    }
    for number in 0..<store.entryCount where store.isLong(number) {
      guard let companion = store.companion(of: number) else { continue }
      companions[Array(store.word(of: number))] = Array(companion)
    }
  }

  /// Where segments of a bulk load stand among FTS5's levels, which it merges from the lowest: it takes
  /// thousands of updates until one of them reaches so far.
  private static let level = 6

  /// FTS5's list of segments, all on one level, the oldest first.
  private func writeStructure() throws(DatabaseError) {
    // The cookie of the configuration.
    var bytes: [UInt8] = [0, 0, 0, 0]
    Varint.append(segments.isEmpty ? 0 : UInt64(Self.level + 1), to: &bytes)
    Varint.append(UInt64(segments.count), to: &bytes)
    Varint.append(UInt64(segments.reduce(0) { $0 + $1.pages }), to: &bytes)
    if !segments.isEmpty {
      for _ in 0..<2 * Self.level { Varint.append(0, to: &bytes) }
      Varint.append(0, to: &bytes)
      Varint.append(UInt64(segments.count), to: &bytes)
      for segment in segments {
        Varint.append(UInt64(segment.number), to: &bytes)
        Varint.append(1, to: &bytes)
        Varint.append(UInt64(segment.pages), to: &bytes)
      }
    }
    let statement = try connection.prepare(
      "INSERT OR REPLACE INTO \(table)_data (id, block) VALUES (10, ?1)")
    try statement.run(.blob(bytes))
  }
}
