/// The bytes of packed lists, one after the other in the table `NAME_list_page`, whose rows fill a page of the
/// file each: as rows of their own, lists would leave a twelfth of their pages empty.
enum ListPages {
  /// What stands on a page of 8,192 bytes beside SQLite's own. Source: <https://www.sqlite.org/fileformat2.html> 1.6.
  static let size = 8150

  /// Fewer bytes than asked for where they are not there.
  ///
  /// - Parameters:
  ///   - start: among all bytes.
  ///   - count: what the caller has room for.
  static func read(
    from start: Int, count: Int, table: String, connection: Connection
  ) throws(DatabaseError) -> [UInt8] {
    guard count > 0 else { return [] }
    var failure: DatabaseError?
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { bytes, read in
      do throws(DatabaseError) {
        read = try Self.read(
          from: start,
          to: UnsafeMutableRawBufferPointer(
            rebasing: UnsafeMutableRawBufferPointer(bytes)[..<count]),
          table: table, connection: connection)
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return bytes
  }

  /// Fills memory with the bytes from `start` on.
  ///
  /// - Returns: how many were there.
  static func read(
    from start: Int, to memory: UnsafeMutableRawBufferPointer, table: String, connection: Connection
  ) throws(DatabaseError) -> Int {
    guard start >= 0, !memory.isEmpty, start < Int.max - memory.count else { return 0 }
    let wanted = start..<start + memory.count
    let statement = try connection.prepare(
      "SELECT id, bytes FROM \(table)_list_page WHERE id BETWEEN ?1 AND ?2 ORDER BY id")
    try statement.bind(.integer(start / size), .integer((wanted.upperBound - 1) / size))
    var count = 0
    while try statement.step() {
      let first = Int(statement.integer(0)) * size
      statement.withBytes(1) { page in
        let range = wanted.clamped(to: first..<first + page.count)
        let found = page[(range.lowerBound - first)..<(range.upperBound - first)]
        guard found.count <= memory.count - count else { return }
        UnsafeMutableRawBufferPointer(rebasing: memory[count...]).copyBytes(from: found)
        count += found.count
      }
    }
    return count
  }
}

/// Writes an empty `NAME_list_page`.
struct ListPageWriter: ~Copyable {
  private let table: String
  private let connection: Connection
  private let insert: Statement
  /// Bytes that do not fill a page yet, and how many were written before them.
  private var tail: [UInt8] = []
  private var written = 0

  init(table: String, connection: Connection) throws(DatabaseError) {
    let insert = try connection.prepare(
      "INSERT INTO \(table)_list_page (id, bytes) VALUES (?1, ?2)")
    self.insert = insert
    self.table = table
    self.connection = connection
  }

  /// - Returns: where the bytes begin among all.
  mutating func append(_ bytes: [UInt8]) throws(DatabaseError) -> Int {
    let start = written + tail.count
    tail += bytes
    var offset = 0
    while tail.count - offset >= ListPages.size {
      try write(tail[offset..<offset + ListPages.size])
      offset += ListPages.size
    }
    tail.removeFirst(offset)
    return start
  }

  /// What was appended before.
  func read(from start: Int, count: Int) throws(DatabaseError) -> [UInt8] {
    let end = start + count
    var bytes: [UInt8] = []
    if start < written {
      bytes = try ListPages.read(
        from: start, count: min(end, written) - start, table: table, connection: connection)
    }
    if end > written { bytes += tail[max(0, start - written)..<end - written] }
    return bytes
  }

  /// Writes what is left.
  mutating func finish() throws(DatabaseError) {
    if !tail.isEmpty { try write(tail[...]) }
    tail = []
  }

  private mutating func write(_ bytes: ArraySlice<UInt8>) throws(DatabaseError) {
    try insert.run(.integer(written / ListPages.size), .blob(Array(bytes)))
    written += bytes.count
  }
}
