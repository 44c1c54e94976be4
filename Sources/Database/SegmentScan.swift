/// What is known of the word whose rows are being read.
struct SegmentScan {
  private var word: [UInt8] = []
  private var rows: [Int32] = []
  private var counts: [UInt16] = []
  /// Where each block's rows begin.
  private var starts: [(page: Int64, offset: Int)] = []
  private var end: (page: Int64, offset: Int) = (0, 0)
  private var row: Int64 = 0
  /// Bytes of the current row's positions that are still to come, on this page or the next.
  private var pending = 0
  private var count = 0
  private var wantsSize = false
  /// Rows without positions were deleted, which a packed list cannot say.
  private var isPlain = true

  init() {}

  /// - Parameters:
  ///   - starts: where each block's rows begin.
  ///   - end: where the last one's end.
  init(
    rows: [Int32], counts: [UInt16], starts: [(page: Int64, offset: Int)],
    end: (page: Int64, offset: Int)
  ) {
    self.rows = rows
    self.counts = counts
    self.starts = starts
    self.end = end
  }

  mutating func read(
    _ bytes: UnsafeBufferPointer<UInt8>, _ page: Int64, _ impact: ListPacker.Impact,
    _ body: ([UInt8], [UInt8]) -> Void
  ) {
    guard bytes.count >= 4 else { return }
    let firstRow = Int(bytes[0]) << 8 | Int(bytes[1])
    let size = Int(bytes[2]) << 8 | Int(bytes[3])
    guard size >= 4, size <= bytes.count else { return }
    var footer = size
    var next = 0
    func nextWord() -> Int {
      guard footer < bytes.count else { return size }
      next += Int(truncatingIfNeeded: Varint.read(bytes, &footer))
      return max(4, min(next, size))
    }
    var stop = nextWord()
    if stop > 4 { readRows(bytes, 4, stop, page, firstRow) }
    var isFirst = true
    while stop < size {
      endWord(impact, body)
      var offset = stop
      let shared = isFirst ? 0 : Int(truncatingIfNeeded: Varint.read(bytes, &offset))
      let added = Int(truncatingIfNeeded: Varint.read(bytes, &offset))
      guard shared <= word.count, added >= 0, added <= size - offset else { return }
      word.removeLast(word.count - shared)
      word += bytes[offset..<offset + added]
      offset += added
      isFirst = false
      stop = nextWord()
      // A row takes three bytes and more: a list that ends on this page may be too short to look at.
      let isShort = stop < size && stop - offset < 3 * PackedList.fewest
      if offset < stop, !isShort { readRows(bytes, offset, stop, page, 0) }
      if stop <= offset, footer >= bytes.count { return }
    }
  }

  private mutating func readRows(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ stop: Int, _ page: Int64, _ firstRow: Int
  ) {
    var offset = start
    while offset < stop {
      if pending > 0 {
        let until = min(stop, offset + pending)
        pending -= until - offset
        while offset < until {
          if bytes[offset] < 0x80 { count += 1 }
          offset += 1
        }
        if pending == 0 { endRow() }
        continue
      }
      if !wantsSize {
        if rows.count % BitPacking.count == 0 { starts.append((page, offset)) }
        if offset == firstRow { row = 0 }
        row &+= Int64(bitPattern: Varint.read(bytes, &offset))
        wantsSize = true
        continue
      }
      let length = Int(truncatingIfNeeded: Varint.read(bytes, &offset) >> 1)
      wantsSize = false
      count = 0
      if length == 0 {
        isPlain = false
        continue
      }
      pending = length
      if length == 1, offset < stop {
        offset += 1
        pending = 0
        count = 1
        endRow()
      }
    }
    end = (page, stop)
  }

  private mutating func endRow() {
    if row <= 0 || row >= Int32.max || row <= Int64(rows.last ?? -1) { isPlain = false }
    rows.append(Int32(truncatingIfNeeded: row))
    counts.append(UInt16(clamping: count))
  }

  mutating func endWord(_ impact: ListPacker.Impact, _ body: ([UInt8], [UInt8]) -> Void) {
    // Words of the main index begin with the digit 0.
    if isPlain, rows.count >= PackedList.fewest, word.first == 0x30 {
      body(Array(word.dropFirst()), packed(impact))
    }
    rows.removeAll(keepingCapacity: true)
    counts.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
    row = 0
    pending = 0
    wantsSize = false
    isPlain = true
  }

  /// The list of the rows that were read last.
  func packed(_ impact: ListPacker.Impact) -> [UInt8] {
    let blocks = (rows.count + BitPacking.count - 1) / BitPacking.count
    var directory: [UInt8] = []
    var data: [UInt8] = []
    let dataStart = PackedList.headerSize + blocks * PackedList.entrySize
    func put(_ value: some FixedWidthInteger, to bytes: inout [UInt8]) {
      withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }
    put(UInt32(rows.count), to: &directory)
    put(UInt32(blocks), to: &directory)
    put(UInt32(truncatingIfNeeded: end.page), to: &directory)
    put(UInt32(end.offset), to: &directory)
    var distances = [UInt32](repeating: 0, count: BitPacking.count)
    var extras = distances
    var before: Int32 = -1
    for block in 0..<blocks {
      let range = block * BitPacking.count..<min(rows.count, (block + 1) * BitPacking.count)
      let rowBefore = before
      for index in 0..<BitPacking.count {
        let place = range.lowerBound + index
        let isRow = place < range.upperBound
        distances[index] = isRow ? UInt32(rows[place] - before - 1) : 0
        extras[index] = isRow ? UInt32(counts[place] - 1) : 0
        if isRow { before = rows[place] }
      }
      let best = rows.withUnsafeBufferPointer { rows in
        counts.withUnsafeBufferPointer { counts in
          impact(
            UnsafeBufferPointer(rebasing: rows[range]), UnsafeBufferPointer(rebasing: counts[range])
          )
        }
      }
      put(before, to: &directory)
      put(UInt32(dataStart + data.count), to: &directory)
      put(UInt32(truncatingIfNeeded: starts[block].page), to: &directory)
      put(UInt16(truncatingIfNeeded: starts[block].offset), to: &directory)
      put(best, to: &directory)
      let widths = (BitPacking.width(of: distances), BitPacking.width(of: extras))
      let bitmapBytes = PackedList.bitmapBytes(before - rowBefore)
      let isBitmap = bitmapBytes <= BitPacking.byteCount(width: widths.0)
      data.append(isBitmap ? PackedList.isBitmap : UInt8(widths.0))
      data.append(UInt8(widths.1))
      if isBitmap {
        var words = [UInt64](repeating: 0, count: bitmapBytes / 8)
        for row in rows[range] {
          let bit = Int(row - rowBefore - 1)
          words[bit >> 6] |= 1 << UInt64(bit & 63)
        }
        for word in words { put(word, to: &data) }
      } else {
        BitPacking.pack(distances, width: widths.0, to: &data)
      }
      BitPacking.pack(extras, width: widths.1, to: &data)
    }
    return directory + data
  }
}
