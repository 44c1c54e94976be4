import Database

/// Lengths, kinds and standings of all passages, by paragraph id, for who makes an index or looks at all of it.
struct PassageTable {
  /// Passages of a row, which then fits a page of the file: a search looks at few. Whole windows.
  static let size = 10 * Window.size
  private(set) var lengths: [UInt8] = []
  private(set) var kinds: [UInt8] = []
  private(set) var standings: [UInt8] = []
  private var changed: Set<Int> = []

  init() {}

  /// Reads all of them: three bytes a passage.
  init(from connection: Connection) throws(DatabaseError) {
    let last = try connection.integer("SELECT coalesce(max(block), -1) FROM passage_block")
    lengths = [UInt8](repeating: 0, count: Int(last + 1) * Self.size)
    kinds = lengths
    standings = lengths
    let statement = try connection.prepare(
      "SELECT block, lengths, kinds, standings FROM passage_block ORDER BY block")
    while try statement.step() {
      let start = Int(statement.integer(0)) * Self.size
      for column: Int32 in 1...3 {
        statement.withBytes(column) { bytes in
          let count = max(0, min(bytes.count, lengths.count - start))
          guard count > 0, let source = bytes.baseAddress else { return }
          func copy(to target: inout UnsafeMutableBufferPointer<UInt8>) {
            UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(target)[start...])
              .copyMemory(from: UnsafeRawBufferPointer(start: source, count: count))
          }
          switch column {
          case 1: lengths.withUnsafeMutableBufferPointer(copy)
          case 2: kinds.withUnsafeMutableBufferPointer(copy)
          default: standings.withUnsafeMutableBufferPointer(copy)
          }
        }
      }
    }
  }

  mutating func set(_ id: Int64, length: UInt8, kind: PassageKind, standing: UInt8) {
    let index = Int(id)
    guard index >= 0 else { return }
    if index >= lengths.count {
      let count = (index / Self.size + 1) * Self.size - lengths.count
      lengths.append(contentsOf: repeatElement(0, count: count))
      kinds.append(contentsOf: repeatElement(0, count: count))
      standings.append(contentsOf: repeatElement(0, count: count))
    }
    lengths[index] = length
    kinds[index] = kind.rawValue
    standings[index] = standing
    changed.insert(index / Self.size)
  }

  mutating func writeChanges(to connection: Connection) throws(DatabaseError) {
    let statement = try connection.prepare(
      """
      INSERT OR REPLACE INTO passage_block (block, lengths, kinds, standings)
      VALUES (?1, ?2, ?3, ?4)
      """)
    for block in changed.sorted() {
      let start = block * Self.size
      // Nothing is kept of the end that no passage has reached.
      let used = lengths[start..<start + Self.size].lastIndex { $0 != 0 } ?? start
      let range = start..<used + 1
      try statement.run(
        .integer(block), .blob(Array(lengths[range])), .blob(Array(kinds[range])),
        .blob(Array(standings[range])))
    }
    changed = []
  }
}
