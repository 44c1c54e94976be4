/// The blocks of a ``PackedList``, as it is read: nothing but addresses, so that none of it is counted
/// in and out in the loops that read millions of rows. Valid while its list is.
package struct PackedBlocks {
  package let count: Int
  package let blockCount: Int
  /// Whether it is known what the rows of a block could score.
  package let hasImpacts: Bool
  private let base: UnsafeMutableRawPointer
  private let rows: UnsafeMutablePointer<Int32>
  private let counts: UnsafeMutablePointer<UInt32>
  /// How many bits stand before each word of a block of bits.
  private let ranks: UnsafeMutablePointer<UInt8>
  /// What is decoded.
  private let state: UnsafeMutablePointer<State>

  private struct State {
    var rowsBlock = -1
    var countsBlock = -1
    var rowsCount = 0
    /// Where in the block a row was found last.
    var index = 0
    /// The block that was asked for last.
    var near = 0
    /// The block of bits whose `ranks` are known.
    var ranksBlock = -1
  }

  /// Room for the bytes of a list, and for some that are read behind them.
  static func newMemory(_ size: Int) -> UnsafeMutableRawPointer {
    .allocate(byteCount: size + 16, alignment: 16)
  }

  /// - Parameters:
  ///   - base: from ``newMemory(_:)``, with bytes that were found to be a list, which ``deallocate()`` gives back.
  ///   - count: its rows, at least 1.
  init(
    owning base: UnsafeMutableRawPointer, rows count: Int, blocks blockCount: Int,
    hasImpacts: Bool
  ) {
    self.hasImpacts = hasImpacts
    self.count = count
    self.blockCount = blockCount
    self.base = base
    rows = .allocate(capacity: BitPacking.count)
    counts = .allocate(capacity: BitPacking.count)
    ranks = .allocate(capacity: Self.mostWords)
    state = .allocate(capacity: 1)
    state.initialize(to: State())
  }

  func deallocate() {
    base.deallocate()
    rows.deallocate()
    counts.deallocate()
    ranks.deallocate()
    state.deallocate()
  }

  @inline(__always)
  private func entry(_ block: Int) -> UnsafeMutableRawPointer {
    base + PackedList.headerSize + PackedList.entrySize * block
  }

  @inline(__always)
  package func lastRow(_ block: Int) -> Int32 {
    Int32(littleEndian: entry(block).loadUnaligned(as: Int32.self))
  }

  /// The best that a row of the block could score, as the maker of the list measured it.
  @inline(__always)
  package func impact(_ block: Int) -> UInt16 {
    UInt16(littleEndian: entry(block).loadUnaligned(fromByteOffset: 14, as: UInt16.self))
  }

  /// The page and offset at which the block's rows begin in the segment.
  func start(_ block: Int) -> (page: Int64, offset: Int) {
    let entry = entry(block)
    return (
      Int64(UInt32(littleEndian: entry.loadUnaligned(fromByteOffset: 8, as: UInt32.self))),
      Int(UInt16(littleEndian: entry.loadUnaligned(fromByteOffset: 12, as: UInt16.self)))
    )
  }

  @inline(__always)
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
    state.pointee.rowsCount = unpackRows(block, to: rows)
    state.pointee.index = 0
  }

  /// Writes the rows of a block, in order, to where 128 have room.
  ///
  /// - Returns: how many there are, at least 1.
  func unpackRows(_ block: Int, to rows: UnsafeMutablePointer<Int32>) -> Int {
    let most = min(BitPacking.count, count &- block &* BitPacking.count)
    let data = data(block)
    var row = rowBefore(block)
    if data.load(as: UInt8.self) == PackedList.isBitmap {
      let first = row &+ 1
      var index = 0
      for word in 0..<PackedList.bitmapBytes(lastRow(block) &- row) / 8 {
        var bits = self.word(word, of: data)
        let base = first &+ Int32(truncatingIfNeeded: word << 6)
        while bits != 0, index < BitPacking.count {
          rows[index] = base &+ Int32(truncatingIfNeeded: bits.trailingZeroBitCount)
          index &+= 1
          bits &= bits &- 1
        }
      }
      // Only bytes that are no list of ours have another number of bits.
      if index == 0 { rows[0] = lastRow(block) }
      return min(most, max(1, index))
    }
    BitPacking.unpack(data + 2, width: Int(data.load(as: UInt8.self)), to: rows)
    for index in 0..<BitPacking.count {
      row = row &+ rows[index] &+ 1
      rows[index] = row
    }
    return most
  }

  @inline(__always)
  private func word(_ index: Int, of data: UnsafeMutableRawPointer) -> UInt64 {
    UInt64(littleEndian: data.loadUnaligned(fromByteOffset: 2 + 8 * index, as: UInt64.self))
  }

  private func decodeCounts(_ block: Int) {
    guard block != state.pointee.countsBlock else { return }
    state.pointee.countsBlock = block
    let data = data(block)
    BitPacking.unpack(
      data + 2 + rowBytes(block, data),
      width: Int(data.load(fromByteOffset: 1, as: UInt8.self)), to: counts)
  }

  /// The rows of each block, and how often the word stands in them less one; `nil` where once in all.
  @inline(__always)
  func forEachBlock(
    _ body: (UnsafeBufferPointer<Int32>, _ extras: UnsafePointer<UInt32>?) -> Void
  ) {
    for block in 0..<blockCount {
      decodeRows(block)
      let isOnce = data(block).load(fromByteOffset: 1, as: UInt8.self) == 0
      if !isOnce { decodeCounts(block) }
      body(
        UnsafeBufferPointer(start: rows, count: state.pointee.rowsCount),
        isOnce ? nil : UnsafePointer(counts))
    }
  }

  /// All rows in order, and how often the word stands in each.
  package func forEach(_ body: (Int32, Int) -> Void) {
    for block in 0..<blockCount {
      decodeRows(block)
      decodeCounts(block)
      for index in 0..<state.pointee.rowsCount { body(rows[index], Int(counts[index]) + 1) }
    }
  }

  /// Adds all rows to a list, in order.
  package func append(to list: inout [Int32]) {
    for block in 0..<blockCount {
      decodeRows(block)
      list.append(contentsOf: UnsafeBufferPointer(start: rows, count: state.pointee.rowsCount))
    }
  }

  /// Adds all rows to a set's bits, those out of its bounds left out.
  package func insert(into words: UnsafeMutableBufferPointer<UInt64>) {
    for block in 0..<blockCount {
      let data = data(block)
      if data.load(as: UInt8.self) == PackedList.isBitmap {
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

  @inline(__always)
  private func insertBitmap(
    _ block: Int, _ data: UnsafeMutableRawPointer, _ words: UnsafeMutableBufferPointer<UInt64>
  ) {
    let before = rowBefore(block)
    let first = Int(before) + 1
    let shift = UInt64(first & 63)
    var place = first >> 6
    for index in 0..<PackedList.bitmapBytes(lastRow(block) - before) / 8 {
      let bits = word(index, of: data)
      if place < words.count { words[place] |= bits &<< shift }
      if shift != 0, place + 1 < words.count { words[place + 1] |= bits &>> (64 &- shift) }
      place += 1
    }
  }

  /// Adds how often the word stands in each row from `first` to `first + 255`, at most 32,767; the
  /// highest bit is set where there was something already.
  package func add(from first: Int32, to window: UnsafeMutablePointer<UInt16>) {
    var block = blockNearby(reaching: first)
    while block < blockCount {
      decodeCounts(block)
      let counts = counts
      let data = data(block)
      if data.load(as: UInt8.self) == PackedList.isBitmap {
        guard addBits(block, data, from: first, to: window) else { return }
        block += 1
        continue
      }
      decodeRows(block)
      let rows = rows
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

  /// - Returns: whether the window may reach behind the block.
  @inline(__always)
  private func addBits(
    _ block: Int, _ data: UnsafeMutableRawPointer, from first: Int32,
    to window: UnsafeMutablePointer<UInt16>
  ) -> Bool {
    let counts = counts
    let last = lastRow(block)
    let before = rowBefore(block)
    var index = 0
    // Of the first bit of a word in the window.
    var place = Int(before) + 1 - Int(first)
    for number in 0..<PackedList.bitmapBytes(last - before) / 8 {
      var bits = word(number, of: data)
      if place + 64 <= 0 {
        index += bits.nonzeroBitCount
      } else {
        while bits != 0, index < BitPacking.count {
          let mine = place + bits.trailingZeroBitCount
          guard mine < Window.size else { return false }
          if mine >= 0 { Window.add(Int(counts[index]) + 1, at: mine, to: window) }
          index += 1
          bits &= bits &- 1
        }
      }
      place += 64
    }
    return true
  }

  /// The first block whose last row is not below `row`; rows asked for in order are found at once.
  @inline(__always)
  private func blockNearby(reaching row: Int32) -> Int {
    let near = state.pointee.near
    if lastRow(near) >= row {
      if near == 0 || lastRow(near - 1) < row { return near }
    } else if near + 1 < blockCount, lastRow(near + 1) >= row {
      state.pointee.near = near + 1
      return near + 1
    }
    let block = block(reaching: row)
    state.pointee.near = min(block, blockCount - 1)
    return block
  }

  /// Where in its block `row` stands; `nil` when the word is not in it.
  @inline(__always)
  func place(of row: Int32) -> (block: Int, index: Int)? {
    let block = blockNearby(reaching: row)
    guard block < blockCount else { return nil }
    let data = data(block)
    if data.load(as: UInt8.self) == PackedList.isBitmap {
      let bit = Int(row &- rowBefore(block)) - 1
      guard bit >= 0 else { return nil }
      let bits = word(bit >> 6, of: data)
      let mine: UInt64 = 1 &<< UInt64(bit & 63)
      guard bits & mine != 0, bit >> 6 < Self.mostWords else { return nil }
      if state.pointee.ranksBlock != block { rank(block, data) }
      let index = Int(ranks[bit >> 6]) + (bits & (mine &- 1)).nonzeroBitCount
      // Only bytes that are no list of ours have more bits than rows.
      return index < BitPacking.count ? (block, index) : nil
    }
    decodeRows(block)
    let rows = rows
    let count = state.pointee.rowsCount
    var low = state.pointee.index
    if low >= count || rows[low] > row { low = 0 }
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

  /// Bits take no more bytes than distances of 32 bits each.
  private static var mostWords: Int { BitPacking.byteCount(width: 32) / 8 }

  @inline(never)
  private func rank(_ block: Int, _ data: UnsafeMutableRawPointer) {
    var before = 0
    let words = PackedList.bitmapBytes(lastRow(block) - rowBefore(block)) / 8
    for index in 0..<min(words, Self.mostWords) {
      ranks[index] = UInt8(truncatingIfNeeded: min(before, BitPacking.count))
      before += word(index, of: data).nonzeroBitCount
    }
    state.pointee.ranksBlock = block
  }

  /// Whether the word is in `row`.
  package func contains(_ row: Int32) -> Bool {
    let block = blockNearby(reaching: row)
    guard block < blockCount else { return false }
    let data = data(block)
    guard data.load(as: UInt8.self) == PackedList.isBitmap else { return place(of: row) != nil }
    let bit = Int(row &- rowBefore(block)) - 1
    return bit >= 0 && word(bit >> 6, of: data) &>> UInt64(bit & 63) & 1 != 0
  }

  /// How often the word stands in `row`, at most 32,767.
  package func count(in row: Int32) -> Int {
    guard let (block, index) = place(of: row) else { return 0 }
    let data = data(block)
    let width = Int(data.load(fromByteOffset: 1, as: UInt8.self))
    guard width > 0 else { return 1 }
    return min(
      Int(BitPacking.value(data + 2 + rowBytes(block, data), width: width, at: index)) + 1,
      Window.mostCounted)
  }

  /// The most that the word can stand in a row of the 256 from `first` on.
  package func mostCount(from first: Int32) -> Int {
    var block = blockNearby(reaching: first)
    var width = -1
    var before = block < blockCount ? rowBefore(block) : 0
    while block < blockCount, Int(before) + 1 < Int(first) + Window.size {
      width = max(width, Int(data(block).load(fromByteOffset: 1, as: UInt8.self)))
      before = lastRow(block)
      block += 1
    }
    return width < 0 ? 0 : 1 << width
  }

  @inline(__always)
  private func rowBytes(_ block: Int, _ data: UnsafeMutableRawPointer) -> Int {
    let width = data.load(as: UInt8.self)
    return width == PackedList.isBitmap
      ? PackedList.bitmapBytes(lastRow(block) - rowBefore(block))
      : BitPacking.byteCount(width: Int(width))
  }
}
