/// Where one word stands: packed lists of old segments, and a list of everything newer, which counts
/// where both speak of a row.
package final class WordRows {
  /// Of segments whose rows follow each other.
  package let packed: [PackedList]
  /// With deleted rows, which have no position, where they may be in a packed list.
  package let newer: PostingList
  /// Whether a row may be in a packed list and in the newer one.
  private let overlaps: Bool

  init(packed: [PackedList], newer: PostingList) {
    self.packed = packed
    let last = packed.map { $0.lastRow($0.blockCount - 1) }.max() ?? -1
    overlaps = newer.rows.first.map { $0 <= last } ?? false
    // A deleted row matters only where it may be in a packed list.
    self.newer = overlaps ? newer : newer.withoutDeleted
  }

  /// The same without packed lists of which one of `words` holds all positions too.
  package func without(beside words: Set<[UInt8]>) -> WordRows {
    guard packed.contains(where: { words.contains($0.beside) }) else { return self }
    return WordRows(packed: packed.filter { !words.contains($0.beside) }, newer: newer)
  }

  /// How many rows there are, where that is known without looking.
  package var count: Int? {
    overlaps ? nil : packed.reduce(newer.rows.count) { $0 + $1.count }
  }

  package var isEmpty: Bool { packed.isEmpty && newer.rows.isEmpty }

  /// Adds all rows to a set.
  package func insert(into set: inout RowSet) {
    guard overlaps else {
      for list in packed { list.insert(into: &set) }
      for row in newer.rows { set.insert(Int(row)) }
      return
    }
    var own = RowSet(below: set.bound)
    for list in packed { list.insert(into: &own) }
    for (index, row) in newer.rows.enumerated() {
      if newer.isDeleted(at: index) { own.remove(Int(row)) } else { own.insert(Int(row)) }
    }
    set.formUnion(own)
  }

  /// Adds how often the word stands in each of 256 rows from `first` on, as ``Window`` tells.
  package func add(from first: Int32, to window: UnsafeMutablePointer<UInt16>) {
    guard overlaps else {
      for list in packed { list.add(from: first, to: window) }
      forEachNewer(from: first) { place, index in
        Window.add(newer.count(at: index), at: place, to: window)
      }
      return
    }
    withUnsafeTemporaryAllocation(of: UInt16.self, capacity: Window.size) { own in
      own.initialize(repeating: 0)
      guard let own = own.baseAddress else { return }
      for list in packed { list.add(from: first, to: own) }
      forEachNewer(from: first) { place, index in
        own[place] = UInt16(min(newer.count(at: index), Window.mostCounted))
      }
      for place in 0..<Window.size where own[place] != 0 {
        Window.add(Int(own[place] & ~Window.isDoubtful), at: place, to: window)
      }
    }
  }

  private func forEachNewer(from first: Int32, _ body: (_ place: Int, _ index: Int) -> Void) {
    var index = newer.index(reaching: first)
    while index < newer.rows.count {
      let place = Int(newer.rows[index]) - Int(first)
      guard place < Window.size else { return }
      body(place, index)
      index += 1
    }
  }

  /// The positions in `row`, ascending, added to `table`; nothing when the word is not in it.
  ///
  /// - Throws: ``SegmentReader/Unreadable``.
  package func appendPositions(
    in row: Int32, from reader: SegmentReader, to table: PositionTable
  ) throws {
    if let index = newer.index(of: row) {
      newer.appendPositions(at: index, to: table)
      return
    }
    for list in packed where row <= list.lastRow(list.blockCount - 1) {
      try list.appendPositions(in: row, from: reader, to: table)
      return
    }
  }

  /// The positions in each of some rows, which are in order, as the rows of `table`.
  ///
  /// - Throws: ``SegmentReader/Unreadable``.
  package func appendPositions(
    of rows: ArraySlice<Int32>, from reader: SegmentReader, to table: PositionTable
  ) throws {
    if newer.rows.isEmpty, packed.count == 1 {
      let list = packed[0]
      for row in rows {
        try list.appendPositions(in: row, from: reader, to: table)
        table.endRow()
      }
      return
    }
    for row in rows {
      try appendPositions(in: row, from: reader, to: table)
      table.endRow()
    }
  }
}
