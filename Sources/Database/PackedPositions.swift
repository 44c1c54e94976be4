/// Where the word of a ``PackedList`` stands in its rows, read from FTS5's pages block by block and as far
/// as it was asked for. Like ``PackedBlocks`` nothing but addresses, valid while its list is.
package struct PackedPositions {
  let blocks: PackedBlocks
  private let segment: Int64
  /// Where the rows end in the segment.
  private let end: (page: Int64, offset: Int)
  /// The rows of all blocks, where they are not read from pages: a block begins where its page says.
  private let bytes: UnsafeMutableBufferPointer<UInt8>?
  private let state: UnsafeMutablePointer<State>
  /// Where in the block's bytes the positions of each row begin and end.
  private let starts: UnsafeMutablePointer<UInt32>

  private struct State {
    var block = -1
    var bytes = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
    /// Rows whose positions are found.
    var known = 0
    let store = ByteStore()
    let page = SegmentReader.PageCopy()
  }

  init(
    _ blocks: PackedBlocks, segment: Int64, end: (page: Int64, offset: Int), bytes: [UInt8]?
  ) {
    self.blocks = blocks
    self.bytes = bytes.map { bytes in
      let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
      _ = copy.initialize(from: bytes)
      return copy
    }
    self.segment = segment
    self.end = end
    state = .allocate(capacity: 1)
    state.initialize(to: State())
    starts = .allocate(capacity: 2 * BitPacking.count)
  }

  func deallocate() {
    bytes?.deallocate()
    state.deinitialize(count: 1)
    state.deallocate()
    starts.deallocate()
  }

  /// The positions in `row`, valid until another row is asked for; none when the word is not in it.
  ///
  /// - Throws: ``SegmentReader/Unreadable``.
  @inline(__always)
  func positions(in row: Int32, from reader: SegmentReader) throws -> PositionBytes {
    guard let (block, index) = blocks.place(of: row) else { return PositionBytes() }
    if state.pointee.block != block { try read(block, from: reader) }
    if index >= state.pointee.known { try find(index) }
    guard let bytes = state.pointee.bytes.baseAddress else { return PositionBytes() }
    return PositionBytes(
      bytes + Int(starts[index]), bytes + Int(starts[BitPacking.count + index]))
  }

  /// What stands of a block's rows in FTS5's pages, valid until another block is asked for.
  func bytes(of block: Int, from reader: SegmentReader) throws -> UnsafeBufferPointer<UInt8> {
    if state.pointee.block != block { try read(block, from: reader) }
    return state.pointee.bytes
  }

  @inline(never)
  private func read(_ block: Int, from reader: SegmentReader) throws {
    state.pointee.block = -1
    state.pointee.known = 0
    let start = blocks.start(block)
    let end = block + 1 < blocks.blockCount ? blocks.start(block + 1) : end
    if let bytes {
      state.pointee.bytes = UnsafeBufferPointer(rebasing: bytes[Int(start.page)..<Int(end.page)])
    } else {
      state.pointee.bytes = try reader.bytes(
        of: segment, from: start, to: end, upTo: self.end.page, state.pointee.store,
        state.pointee.page)
    }
    state.pointee.block = block
  }

  @inline(never)
  private func find(_ index: Int) throws {
    let bytes = state.pointee.bytes
    guard let base = bytes.baseAddress else { throw SegmentReader.Unreadable() }
    let end = base + bytes.count
    let starts = starts
    let ends = starts + BitPacking.count
    var row = state.pointee.known
    var place = row == 0 ? base : base + Int(ends[row &- 1])
    while row <= index {
      let size = try PositionBytes.readSize(&place, end)
      starts[row] = UInt32(truncatingIfNeeded: place - base)
      place += size
      ends[row] = UInt32(truncatingIfNeeded: place - base)
      row &+= 1
    }
    state.pointee.known = row
  }

  /// The positions in `row`, where one of several lists has all of them; `nil` where more than one
  /// has some.
  ///
  /// - Throws: ``SegmentReader/Unreadable``.
  @inline(__always)
  static func positions(
    of lists: UnsafeBufferPointer<PackedPositions>, in row: Int32, from reader: SegmentReader
  ) throws -> PositionBytes? {
    var found = PositionBytes()
    for list in lists {
      let bytes = try list.positions(in: row, from: reader)
      if bytes.most == 0 { continue }
      if found.most > 0 { return nil }
      found = bytes
    }
    return found
  }

  /// Adds the positions in `row` to a table, where one of several lists has all of them.
  ///
  /// - Returns: `false` where more than one has some, of which none is added.
  /// - Throws: ``SegmentReader/Unreadable``.
  package static func append(
    _ lists: UnsafeBufferPointer<PackedPositions>, in row: Int32, from reader: SegmentReader,
    to table: PositionTable
  ) throws -> Bool {
    guard var found = try positions(of: lists, in: row, from: reader) else { return false }
    while found.read() { table.append(found.position) }
    return true
  }

  /// Whether a position of the second lists is `size` behind one of the first in `row`; `nil` where
  /// that takes more than one list of either.
  ///
  /// - Throws: ``SegmentReader/Unreadable``.
  package static func touch(
    _ first: UnsafeBufferPointer<PackedPositions>, _ second: UnsafeBufferPointer<PackedPositions>,
    after size: Int32, in row: Int32, from reader: SegmentReader
  ) throws -> Bool? {
    guard var mine = try positions(of: first, in: row, from: reader),
      var its = try positions(of: second, in: row, from: reader)
    else { return nil }
    return mine.touches(&its, after: size)
  }
}

/// Positions of a word in one row as FTS5 writes them: distances plus 2, as varints.
struct PositionBytes {
  private var next: UnsafePointer<UInt8>
  let end: UnsafePointer<UInt8>
  /// The one read last.
  private(set) var position: Int32 = 0

  /// None.
  @inline(__always)
  init() { self.init(Self.nowhere, Self.nowhere) }

  /// An address that nobody reads.
  @inline(__always)
  private static var nowhere: UnsafePointer<UInt8> {
    UnsafePointer(bitPattern: 1).unsafelyUnwrapped
  }

  /// How many bytes the positions of a row take.
  ///
  /// - Parameter place: where the row begins, which becomes where its positions do.
  /// - Throws: ``SegmentReader/Unreadable`` where they would reach behind `end`.
  @inline(__always)
  static func readSize(
    _ place: inout UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>
  ) throws -> Int {
    guard end - place >= 2 else { throw SegmentReader.Unreadable() }
    // The distance from the row before, and twice the number of bytes: most are one byte each.
    let both = UInt16(littleEndian: UnsafeRawPointer(place).loadUnaligned(as: UInt16.self))
    var size = Int(both >> 9)
    if both & 0x8080 == 0 {
      place += 2
    } else {
      let (skipped, long) = readLongSize(place, end)
      place += skipped
      size = long
    }
    guard size <= end - place else { throw SegmentReader.Unreadable() }
    return size
  }

  @inline(never)
  private static func readLongSize(
    _ place: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>
  ) -> (skipped: Int, size: Int) {
    let bytes = UnsafeBufferPointer(start: place, count: end - place)
    var offset = 0
    _ = Varint.read(bytes, &offset)
    let size = Varint.read(bytes, &offset) >> 1
    return (offset, size < 1 << 31 ? Int(size) : .max)
  }

  @inline(__always)
  init(_ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>) {
    next = start
    self.end = end
  }

  /// No more positions than this are left.
  @inline(__always)
  var most: Int { end - next }

  /// Goes on to the next one; `false` behind the last.
  @inline(__always)
  mutating func read() -> Bool {
    guard next < end else { return false }
    // Most are one byte.
    let byte = next.pointee
    if byte < 0x80 {
      next += 1
      position &+= Int32(truncatingIfNeeded: byte) &- 2
    } else {
      let (distance, size) = Self.readLong(next, end)
      next += size
      position &+= distance &- 2
    }
    return true
  }

  /// - Returns: `false` when none is left that is not below `least`.
  @inline(__always)
  mutating func read(to least: Int32) -> Bool {
    while position < least {
      if !read() { return false }
    }
    return true
  }

  /// By value, so that in the loops around it nothing has an address.
  @inline(never)
  private static func readLong(
    _ place: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>
  ) -> (value: Int32, size: Int) {
    var size = 0
    let value = Varint.read(UnsafeBufferPointer(start: place, count: end - place), &size)
    return (Int32(truncatingIfNeeded: value), size)
  }

  @inline(__always)
  mutating func touches(_ other: inout PositionBytes, after size: Int32) -> Bool {
    guard other.read() else { return false }
    while read() {
      let wanted = position &+ size
      guard other.read(to: wanted) else { return false }
      if other.position == wanted { return true }
    }
    return false
  }
}
