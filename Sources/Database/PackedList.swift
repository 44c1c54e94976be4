/// The rows of a frequent word of one segment, packed in blocks of 128, and of each block the best
/// that any of its rows could score.
///
/// Positions stay where FTS5 has them; a block knows the page and offset at which its rows begin
/// there. Not `Sendable`: it keeps the block it looked at last.
///
/// The bytes, all little-endian: number of rows and of blocks (4 bytes each), page (4) and offset (4)
/// where the rows end in the segment; for each block the last row, where its rows stand in these
/// bytes, the page (4 each) and offset (2) where they begin in the segment, and the impact (2); then
/// for each block the widths of both parts (a byte each), the distances of the rows less one, and how
/// often the word stands in them less one. The last block is filled up with zeros. Where the rows are so
/// close that a bit for each passage from the block before takes less, the first width is 255 and such
/// bits stand there, in words of 64.
package final class PackedList {
  /// The fewest rows that are worth a list: shorter ones are read from FTS5 in microseconds.
  package static let fewest = 256
  static var headerSize: Int { 16 }
  /// The first width of a block whose rows are a bit each.
  static var isBitmap: UInt8 { 255 }

  /// Bytes of a bitmap over `rows` rows.
  static func bitmapBytes(_ rows: Int32) -> Int { (Int(rows) + 63) / 64 * 8 }

  static var entrySize: Int { 16 }

  package let count: Int
  package let blockCount: Int
  /// A word that stands at every position of this one in the segment, such as its stem; empty for none.
  package let beside: [UInt8]
  let segment: Int64
  private let end: (page: Int64, offset: Int)
  /// What is read of it.
  package let blocks: PackedBlocks
  /// Behind a pointer: a `var` of a class costs a check at each use.
  private let positions: UnsafeMutablePointer<BlockPositions>

  /// `nil` when the bytes are not what they should be.
  init?(_ bytes: UnsafeRawBufferPointer, segment: Int64, beside: [UInt8]) {
    guard bytes.count >= Self.headerSize, let source = bytes.baseAddress else { return nil }
    func number(_ offset: Int) -> Int {
      Int(UInt32(littleEndian: source.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
    }
    let count = number(0)
    let blockCount = number(4)
    guard blockCount == (count + 127) / 128, count > 0,
      Self.headerSize + Self.entrySize * blockCount <= bytes.count
    else { return nil }
    var last: Int32 = -1
    for block in 0..<blockCount {
      let entry = Self.headerSize + Self.entrySize * block
      let row = Int32(
        littleEndian: source.loadUnaligned(fromByteOffset: entry, as: Int32.self))
      let data = number(entry + 4)
      guard row > last, row < Int32.max, data + 2 <= bytes.count else { return nil }
      let widths = (bytes[data], Int(bytes[data + 1]))
      let rowBytes =
        widths.0 == Self.isBitmap
        ? Self.bitmapBytes(row - last) : BitPacking.byteCount(width: Int(widths.0))
      guard widths.0 <= 32 || widths.0 == Self.isBitmap, widths.1 <= 16,
        data + 2 + rowBytes + BitPacking.byteCount(width: widths.1) <= bytes.count
      else { return nil }
      last = row
    }
    self.count = count
    self.blockCount = blockCount
    self.beside = beside
    self.segment = segment
    end = (Int64(number(8)), number(12))
    blocks = PackedBlocks(copying: source, bytes.count, rows: count, blocks: blockCount)
    positions = .allocate(capacity: 1)
    positions.initialize(to: BlockPositions())
  }

  deinit {
    blocks.deallocate()
    positions.pointee.deallocate()
    positions.deinitialize(count: 1)
    positions.deallocate()
  }

  /// Whether a stored list is what `fresh` is, no impact of it lower: rows that were deleted since
  /// may have raised some.
  ///
  /// - Parameter isShared: it is that of another word, whose positions are the same and stand elsewhere.
  static func isSound(_ stored: [UInt8], for fresh: [UInt8], isShared: Bool) -> Bool {
    guard stored.count == fresh.count, fresh.count >= headerSize else { return false }
    let blocks = fresh[4..<8].reversed().reduce(0) { $0 << 8 | Int($1) }
    let dataStart = headerSize + blocks * entrySize
    let counts = isShared ? 0..<8 : 0..<headerSize
    guard dataStart <= fresh.count, stored[counts] == fresh[counts],
      stored[dataStart...] == fresh[dataStart...]
    else { return false }
    return stride(from: headerSize, to: dataStart, by: entrySize).allSatisfy { entry in
      let impact = entry + entrySize - 2
      let known = entry..<(isShared ? entry + 8 : impact)
      return stored[known] == fresh[known]
        && (stored[impact + 1], stored[impact]) >= (fresh[impact + 1], fresh[impact])
    }
  }

  /// Whether both words stand in the same rows, in each as often.
  static func haveSameRows(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    isSound(a, for: b, isShared: true) && isSound(b, for: a, isShared: true)
  }

  package func lastRow(_ block: Int) -> Int32 { blocks.lastRow(block) }

  private func start(_ block: Int) -> (page: Int64, offset: Int) {
    guard block < blockCount else { return end }
    return blocks.start(block)
  }

  /// The positions in `row`, ascending, added to `table`; nothing when the word is not in it.
  ///
  /// - Throws: ``SegmentReader/Unreadable``.
  @inline(__always)
  func appendPositions(
    in row: Int32, from reader: SegmentReader, to table: PositionTable
  ) throws {
    guard let (block, index) = blocks.place(of: row) else { return }
    if positions.pointee.block != block {
      try positions.pointee.read(
        block, from: start(block), to: start(block + 1), segment, reader)
    }
    guard positions.pointee.append(index, to: table) else {
      throw SegmentReader.Unreadable()
    }
  }
}

/// The positions of one block's rows, as FTS5 has them, found as far as they were asked for.
private struct BlockPositions {
  private(set) var block = -1
  private let store = ByteStore()
  private var bytes = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  /// Where the positions of each row begin and end, and how many rows are known.
  private let starts = UnsafeMutablePointer<Int32>.allocate(capacity: 2 * BitPacking.count)
  private var known = 0
  private let page = SegmentReader.PageCopy()

  func deallocate() { starts.deallocate() }

  mutating func read(
    _ block: Int, from start: (page: Int64, offset: Int), to end: (page: Int64, offset: Int),
    _ segment: Int64, _ reader: SegmentReader
  ) throws {
    self.block = -1
    store.removeAll()
    known = 0
    try reader.appendBytes(of: segment, from: start, to: end, to: store, page)
    bytes = store.all
    self.block = block
  }

  /// - Returns: `false` when the bytes are not what they should be.
  @inline(__always)
  mutating func append(_ index: Int, to table: PositionTable) -> Bool {
    let bytes = bytes
    let starts = starts
    let ends = starts + BitPacking.count
    if index >= known {
      var row = known
      var offset = row == 0 ? 0 : Int(ends[row - 1])
      while row <= index {
        // The distance from the row before is known.
        while offset < bytes.count, bytes[offset] >= 0x80 { offset += 1 }
        offset += 1
        guard offset < bytes.count else { return false }
        var size = Int(bytes[offset])
        if size < 0x80 {
          offset += 1
        } else {
          size = Int(truncatingIfNeeded: Varint.read(bytes, &offset))
        }
        size = Int(bitPattern: UInt(bitPattern: size) >> 1)
        guard size <= bytes.count - offset else { return false }
        starts[row] = Int32(truncatingIfNeeded: offset)
        offset += size
        ends[row] = Int32(truncatingIfNeeded: offset)
        row += 1
      }
      known = row
    }
    table.append(bytes, Int(starts[index]), Int(ends[index]))
    return true
  }
}
