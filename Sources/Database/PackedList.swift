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
  static let headerSize = 16
  /// The first width of a block whose rows are a bit each.
  static let isBitmap: UInt8 = 255

  /// Bytes of a bitmap over `rows` rows.
  static func bitmapBytes(_ rows: Int32) -> Int { (Int(rows) + 63) / 64 * 8 }

  static let entrySize = 16

  package let count: Int
  package let blockCount: Int
  /// A word that stands at every position of this one in the segment, such as its stem; empty for none.
  package let beside: [UInt8]
  let segment: Int64
  private let base: UnsafeMutableRawPointer
  private let end: (page: Int64, offset: Int)

  private let rows: UnsafeMutablePointer<Int32>
  private let counts: UnsafeMutablePointer<UInt32>
  /// What is decoded, behind a pointer: a `var` of a class costs a check at each use.
  private let state: UnsafeMutablePointer<State>

  private struct State {
    var rowsBlock = -1
    var countsBlock = -1
    var rowsCount = 0
    /// Where in the block a row was found last.
    var index = 0
    var positions = BlockPositions()
  }

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
    base = .allocate(byteCount: bytes.count + 16, alignment: 16)
    base.copyMemory(from: source, byteCount: bytes.count)
    rows = .allocate(capacity: BitPacking.count)
    counts = .allocate(capacity: BitPacking.count)
    state = .allocate(capacity: 1)
    state.initialize(to: State())
  }

  deinit {
    base.deallocate()
    rows.deallocate()
    counts.deallocate()
    state.deinitialize(count: 1)
    state.deallocate()
  }

  /// Whether a stored list is what `fresh` is, no impact of it lower: rows that were deleted since
  /// may have raised some.
  static func isSound(_ stored: [UInt8], for fresh: [UInt8]) -> Bool {
    guard stored.count == fresh.count, fresh.count >= headerSize else { return false }
    let blocks = fresh[4..<8].reversed().reduce(0) { $0 << 8 | Int($1) }
    let dataStart = headerSize + blocks * entrySize
    guard dataStart <= fresh.count, stored[..<headerSize] == fresh[..<headerSize],
      stored[dataStart...] == fresh[dataStart...]
    else { return false }
    return stride(from: headerSize, to: dataStart, by: entrySize).allSatisfy { entry in
      let impact = entry + entrySize - 2
      return stored[entry..<impact] == fresh[entry..<impact]
        && (stored[impact + 1], stored[impact]) >= (fresh[impact + 1], fresh[impact])
    }
  }

  @inline(__always)
  private func entry(_ block: Int) -> UnsafeMutableRawPointer {
    base + Self.headerSize + Self.entrySize * block
  }

  package func lastRow(_ block: Int) -> Int32 {
    Int32(littleEndian: entry(block).loadUnaligned(as: Int32.self))
  }

  /// The best that a row of the block could score, as the maker of the list measured it.
  package func impact(_ block: Int) -> UInt16 {
    UInt16(littleEndian: entry(block).loadUnaligned(fromByteOffset: 14, as: UInt16.self))
  }

  private func start(_ block: Int) -> (page: Int64, offset: Int) {
    guard block < blockCount else { return end }
    let entry = entry(block)
    return (
      Int64(UInt32(littleEndian: entry.loadUnaligned(fromByteOffset: 8, as: UInt32.self))),
      Int(UInt16(littleEndian: entry.loadUnaligned(fromByteOffset: 12, as: UInt16.self)))
    )
  }

  private func data(_ block: Int) -> UnsafeMutableRawPointer {
    base
      + Int(
        UInt32(littleEndian: entry(block).loadUnaligned(fromByteOffset: 4, as: UInt32.self)))
  }

  /// The first block whose last row is not below `row`; the number of blocks when there is none.
  package func block(reaching row: Int32) -> Int {
    var low = 0
    var high = blockCount
    while low < high {
      let middle = (low + high) / 2
      if lastRow(middle) < row { low = middle + 1 } else { high = middle }
    }
    return low
  }

  @inline(__always)
  private func decodeRows(_ block: Int) {
    if block != state.pointee.rowsBlock { unpackRows(block) }
  }

  /// The row before those of a block.
  @inline(__always)
  private func rowBefore(_ block: Int) -> Int32 { block == 0 ? -1 : lastRow(block - 1) }

  @inline(never)
  private func unpackRows(_ block: Int) {
    state.pointee.rowsBlock = block
    state.pointee.rowsCount = min(BitPacking.count, count - block * BitPacking.count)
    state.pointee.index = 0
    let data = data(block)
    let rows = rows
    var row = rowBefore(block)
    if data.load(as: UInt8.self) == Self.isBitmap {
      let first = row &+ 1
      var index = 0
      for word in 0..<Self.bitmapBytes(lastRow(block) - row) / 8 {
        var bits = self.word(word, of: data)
        while bits != 0, index < BitPacking.count {
          rows[index] = first &+ Int32(truncatingIfNeeded: word << 6 | bits.trailingZeroBitCount)
          index += 1
          bits &= bits &- 1
        }
      }
      // Only bytes that are no list of ours have another number of bits.
      if index == 0 { rows[0] = lastRow(block) }
      state.pointee.rowsCount = min(state.pointee.rowsCount, max(1, index))
      return
    }
    BitPacking.unpack(data + 2, width: Int(data.load(as: UInt8.self)), to: rows)
    for index in 0..<BitPacking.count {
      row = row &+ rows[index] &+ 1
      rows[index] = row
    }
  }

  @inline(__always)
  private func word(_ index: Int, of data: UnsafeMutableRawPointer) -> UInt64 {
    UInt64(littleEndian: data.loadUnaligned(fromByteOffset: 2 + 8 * index, as: UInt64.self))
  }

  private func decodeCounts(_ block: Int) {
    guard block != state.pointee.countsBlock else { return }
    state.pointee.countsBlock = block
    let data = data(block)
    let width = data.load(as: UInt8.self)
    let rowBytes =
      width == Self.isBitmap
      ? Self.bitmapBytes(lastRow(block) - rowBefore(block))
      : BitPacking.byteCount(width: Int(width))
    BitPacking.unpack(
      data + 2 + rowBytes, width: Int(data.load(fromByteOffset: 1, as: UInt8.self)), to: counts)
  }

  /// Adds all rows to a set, those out of its bounds left out.
  package func insert(into set: inout RowSet) {
    set.withWords { words in
      for block in 0..<blockCount {
        let data = data(block)
        if data.load(as: UInt8.self) == Self.isBitmap {
          insertBitmap(block, data, words)
          continue
        }
        decodeRows(block)
        let rows = rows
        for index in 0..<state.pointee.rowsCount {
          let row = UInt32(bitPattern: rows[index])
          let word = Int(row >> 6)
          if word < words.count { words[word] |= 1 &<< UInt64(row & 63) }
        }
      }
    }
  }

  @inline(__always)
  private func insertBitmap(
    _ block: Int, _ data: UnsafeMutableRawPointer, _ words: UnsafeMutableBufferPointer<UInt64>
  ) {
    let before = rowBefore(block)
    let first = Int(before) + 1
    let shift = UInt64(first & 63)
    var place = first >> 6
    for index in 0..<Self.bitmapBytes(lastRow(block) - before) / 8 {
      let bits = word(index, of: data)
      if place < words.count { words[place] |= bits &<< shift }
      if shift != 0, place + 1 < words.count { words[place + 1] |= bits &>> (64 &- shift) }
      place += 1
    }
  }

  /// Adds how often the word stands in each row from `first` to `first + 255`, at most 32,767; the
  /// highest bit is set where there was something already.
  package func add(from first: Int32, to window: UnsafeMutablePointer<UInt16>) {
    var block = block(reaching: first)
    while block < blockCount {
      decodeRows(block)
      decodeCounts(block)
      let rows = rows
      let counts = counts
      let rowsCount = state.pointee.rowsCount
      var index = 0
      while index < rowsCount, rows[index] < first { index += 1 }
      while index < rowsCount {
        let place = Int(rows[index] &- first)
        guard place < Window.size else { return }
        Window.add(Int(counts[index]) + 1, at: place, to: window)
        index += 1
      }
      block += 1
    }
  }

  /// Where in its block `row` stands; `nil` when the word is not in it. Rows asked for in order are
  /// found at once.
  @inline(__always)
  private func place(of row: Int32) -> (block: Int, index: Int)? {
    var low = 0
    var block = state.pointee.rowsBlock
    if block >= 0, rows[0] <= row, row <= rows[state.pointee.rowsCount - 1] {
      low = state.pointee.index
      if rows[low] > row { low = 0 }
    } else {
      // Most often the next one.
      if block >= 0, block + 1 < blockCount, lastRow(block) < row, row <= lastRow(block + 1) {
        block += 1
      } else {
        block = self.block(reaching: row)
      }
      guard block < blockCount else { return nil }
      decodeRows(block)
    }
    let count = state.pointee.rowsCount
    var step = 1
    while low + step < count, rows[low + step] <= row {
      low += step
      step *= 2
    }
    while step > 0 {
      if low + step < count, rows[low + step] <= row { low += step }
      step /= 2
    }
    guard rows[low] == row else { return nil }
    state.pointee.index = low
    return (block, low)
  }

  /// The positions in `row`, ascending, added to `table`; nothing when the word is not in it.
  ///
  /// - Throws: ``SegmentReader/Unreadable``.
  @inline(__always)
  func appendPositions(
    in row: Int32, from reader: SegmentReader, to table: PositionTable
  ) throws {
    guard let (block, index) = place(of: row) else { return }
    if state.pointee.positions.block != block {
      try state.pointee.positions.read(
        block, from: start(block), to: start(block + 1), segment, reader)
    }
    try state.pointee.positions.append(index, to: table)
  }
}

/// The positions of one block's rows, as FTS5 has them, found as far as they were asked for.
private struct BlockPositions {
  private(set) var block = -1
  private var bytes: [UInt8] = []
  /// Where the positions of each row end, and how many ends are known.
  private var ends: [Int32] = Array(repeating: 0, count: BitPacking.count)
  private var starts: [Int32] = Array(repeating: 0, count: BitPacking.count)
  private var known = 0
  private var page = SegmentReader.PageCopy()

  mutating func read(
    _ block: Int, from start: (page: Int64, offset: Int), to end: (page: Int64, offset: Int),
    _ segment: Int64, _ reader: SegmentReader
  ) throws {
    self.block = -1
    bytes.removeAll(keepingCapacity: true)
    known = 0
    try reader.appendBytes(of: segment, from: start, to: end, to: &bytes, &page)
    self.block = block
  }

  mutating func append(_ index: Int, to table: PositionTable) throws {
    let known = known
    var isSound = true
    bytes.withUnsafeBufferPointer { bytes in
      starts.withUnsafeMutableBufferPointer { starts in
        ends.withUnsafeMutableBufferPointer { ends in
          var row = known
          var offset = known == 0 ? 0 : Int(ends[known - 1])
          while row <= index {
            // The distance from the row before is known.
            while offset < bytes.count, bytes[offset] >= 0x80 { offset += 1 }
            offset += 1
            let size = Varint.read(bytes, &offset) >> 1
            guard offset <= bytes.count, size <= UInt64(bytes.count - offset) else {
              isSound = false
              return
            }
            starts[row] = Int32(truncatingIfNeeded: offset)
            offset += Int(size)
            ends[row] = Int32(truncatingIfNeeded: offset)
            row += 1
          }
          table.append(bytes, Int(starts[index]), Int(ends[index]))
        }
      }
    }
    guard isSound else { throw SegmentReader.Unreadable() }
    self.known = max(known, index + 1)
  }
}

/// How often words stand in each of 256 rows that follow each other.
package enum Window {
  package static let shift = 8
  package static let size = 256
  /// Set where more than one list had something for a row: a position may have been counted twice.
  package static let isDoubtful: UInt16 = 0x8000
  package static let mostCounted = 0x7FFF

  @inline(__always)
  package static func add(_ count: Int, at place: Int, to window: UnsafeMutablePointer<UInt16>) {
    let known = window[place]
    guard known != 0 else {
      window[place] = UInt16(truncatingIfNeeded: min(count, mostCounted))
      return
    }
    let sum = Int(known & ~isDoubtful) + count
    window[place] = UInt16(truncatingIfNeeded: min(sum, mostCounted)) | isDoubtful
  }
}
