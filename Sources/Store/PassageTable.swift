import Database

/// Lengths and kinds of all passages, by paragraph id, for who makes an index or looks at all of it.
struct PassageTable {
  static let size = 65_536
  private(set) var lengths: [UInt8] = []
  private(set) var kinds: [UInt8] = []
  private var changed: Set<Int> = []

  init() {}

  /// Reads all of them: two bytes a passage.
  init(from connection: Connection) throws(DatabaseError) {
    let last = try connection.integer("SELECT coalesce(max(block), -1) FROM passage_block")
    lengths = [UInt8](repeating: 0, count: Int(last + 1) * Self.size)
    kinds = lengths
    let statement = try connection.prepare(
      "SELECT block, lengths, kinds FROM passage_block ORDER BY block")
    while try statement.step() {
      let start = Int(statement.integer(0)) * Self.size
      for column: Int32 in 1...2 {
        statement.withBytes(column) { bytes in
          let count = max(0, min(bytes.count, lengths.count - start))
          guard count > 0, let source = bytes.baseAddress else { return }
          func copy(to target: inout UnsafeMutableBufferPointer<UInt8>) {
            UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(target)[start...])
              .copyMemory(from: UnsafeRawBufferPointer(start: source, count: count))
          }
          if column == 1 {
            lengths.withUnsafeMutableBufferPointer(copy)
          } else {
            kinds.withUnsafeMutableBufferPointer(copy)
          }
        }
      }
    }
  }

  mutating func set(_ id: Int64, length: UInt8, kind: PassageKind) {
    let index = Int(id)
    guard index >= 0 else { return }
    if index >= lengths.count {
      let count = (index / Self.size + 1) * Self.size - lengths.count
      lengths.append(contentsOf: repeatElement(0, count: count))
      kinds.append(contentsOf: repeatElement(0, count: count))
    }
    lengths[index] = length
    kinds[index] = kind.rawValue
    changed.insert(index / Self.size)
  }

  mutating func writeChanges(to connection: Connection) throws(DatabaseError) {
    let statement = try connection.prepare(
      "INSERT OR REPLACE INTO passage_block (block, lengths, kinds) VALUES (?1, ?2, ?3)")
    for block in changed.sorted() {
      let start = block * Self.size
      // Nothing is kept of the end that no passage has reached.
      let used = lengths[start..<start + Self.size].lastIndex { $0 != 0 } ?? start
      let range = start..<used + 1
      try statement.run(.integer(block), .blob(Array(lengths[range])), .blob(Array(kinds[range])))
    }
    changed = []
  }
}
