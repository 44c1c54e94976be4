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
  /// Where it begins among the bytes of all lists; -1 for one that is not in the file. Words with the same positions
  /// have the same list.
  let start: Int
  var isInFile: Bool { start >= 0 }
  /// What is read of it.
  package let blocks: PackedBlocks
  package let positions: PackedPositions

  /// `nil` when the bytes are not what they should be.
  ///
  /// - Parameter fill: writes them, and answers how many there are.
  convenience init?(
    start: Int, size: Int, segment: Int64, beside: [UInt8] = [],
    filledBy fill: (UnsafeMutableRawBufferPointer) throws -> Int
  ) rethrows {
    try self.init(
      start: start, size: size, segment: segment, beside: beside, positions: nil, filledBy: fill)
  }

  /// A list of rows that have none in the file: of a word that is too rare.
  ///
  /// - Parameter list: without deleted rows.
  convenience init?(_ list: PostingList) {
    guard !list.rows.isEmpty else { return nil }
    var starts: [(page: Int64, offset: Int)] = []
    var bytes: [UInt8] = []
    for index in list.rows.indices {
      if index % BitPacking.count == 0 { starts.append((Int64(bytes.count), 0)) }
      list.appendRow(at: index, to: &bytes)
    }
    let rows = SegmentScan(
      rows: list.rows, counts: list.rows.indices.map { UInt16(clamping: list.count(at: $0)) },
      starts: starts, end: (Int64(bytes.count), 0)
    ).packed { _, _ in .max }
    self.init(rows, positions: bytes)
  }

  private convenience init?(_ rows: [UInt8], positions: [UInt8]) {
    self.init(start: -1, size: rows.count, segment: 0, beside: [], positions: positions) { memory in
      memory.copyBytes(from: rows)
      return rows.count
    }
  }

  /// - Parameter places: the rows with their positions, where they are not read from FTS5's pages.
  private init?(
    start: Int, size: Int, segment: Int64, beside: [UInt8], positions places: [UInt8]?,
    filledBy fill: (UnsafeMutableRawBufferPointer) throws -> Int
  ) rethrows {
    let source = PackedBlocks.newMemory(max(0, size))
    var isSound = false
    defer { if !isSound { source.deallocate() } }
    let bytes = UnsafeRawBufferPointer(
      start: source,
      count: try fill(UnsafeMutableRawBufferPointer(start: source, count: max(0, size))))
    guard bytes.count >= Self.headerSize else { return nil }
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
    isSound = true
    self.count = count
    self.blockCount = blockCount
    self.beside = beside
    self.segment = segment
    self.start = start
    blocks = PackedBlocks(
      owning: source, rows: count, blocks: blockCount, hasImpacts: places == nil)
    positions = PackedPositions(
      blocks, segment: segment, end: (Int64(number(8)), number(12)), bytes: places)
  }

  deinit {
    positions.deallocate()
    blocks.deallocate()
  }

  /// Whether a stored list is what `fresh` is, no impact of it lower: rows that were deleted since
  /// may have raised some.
  ///
  /// - Parameter isShared: it is that of another word, whose positions are the same and stand elsewhere.
  static func isSound(_ stored: [UInt8], for fresh: [UInt8], isShared: Bool) -> Bool {
    guard stored.count == fresh.count, fresh.count >= headerSize else { return false }
    let blocks = number(fresh, 4)
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

  /// The last row of a list in bytes.
  static func lastRow(of bytes: [UInt8]) -> Int32 {
    Int32(truncatingIfNeeded: number(bytes, headerSize + entrySize * (number(bytes, 4) - 1)))
  }

  /// Four bytes of a list.
  static func number(_ bytes: [UInt8], _ offset: Int) -> Int {
    bytes[offset..<offset + 4].reversed().reduce(0) { $0 << 8 | Int($1) }
  }
}
