/// Goes through the positions of a packed list, row after row.
struct PositionCursor {
  private let blocks: PackedBlocks
  private let positions: PackedPositions
  /// The rows of a block, and one behind its last.
  private let rows: UnsafeMutablePointer<Int32>
  private var block = -1
  private var last: Int32 = -1
  /// The number in `rows` of the next one, and where it stands.
  private var index = 0
  private var next: UnsafePointer<UInt8>
  private var end: UnsafePointer<UInt8>
  /// The word is in no row from the one asked for last to below this one.
  private(set) var upcoming: Int32 = 0

  init(_ positions: PackedPositions) {
    self.positions = positions
    blocks = positions.blocks
    rows = .allocate(capacity: BitPacking.count + 1)
    let none = PositionBytes()
    (next, end) = (none.end, none.end)
  }

  func deallocate() { rows.deallocate() }

  /// The positions in `row`, valid until the next is asked for; none when the word is not in it.
  ///
  /// - Parameter row: behind those that were asked for before, and not below ``upcoming``.
  /// - Throws: ``SegmentReader/Unreadable``.
  @inline(__always)
  mutating func seek(_ row: Int32, from reader: SegmentReader) throws -> PositionBytes {
    if row > last, try !move(to: row, from: reader) {
      upcoming = .max
      return PositionBytes()
    }
    var index = index
    var place = next
    let (rows, end) = (rows, end)
    // The last row is not before this one.
    while rows[index] < row {
      place += try PositionBytes.readSize(&place, end)
      index &+= 1
    }
    var found = PositionBytes()
    if rows[index] == row {
      let size = try PositionBytes.readSize(&place, end)
      found = PositionBytes(place, place + size)
      place += size
      index &+= 1
    }
    self.index = index
    next = place
    upcoming = rows[index]
    return found
  }

  /// - Returns: `false` when no row is left that is not before `row`.
  @inline(never)
  private mutating func move(to row: Int32, from reader: SegmentReader) throws -> Bool {
    block += 1
    if block < blocks.blockCount, blocks.lastRow(block) < row {
      block = blocks.block(reaching: row)
    }
    guard block < blocks.blockCount else { return false }
    let bytes = try positions.bytes(of: block, from: reader)
    guard let start = bytes.baseAddress else { throw SegmentReader.Unreadable() }
    let count = blocks.unpackRows(block, to: rows)
    last = rows[count - 1]
    rows[count] = last &+ 1
    index = 0
    next = start
    end = start + bytes.count
    return last >= row
  }
}
