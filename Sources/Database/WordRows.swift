/// Where one word stands: packed lists of old segments, and a list of everything newer, which counts
/// where both speak of a row.
package final class WordRows {
  /// Of segments whose rows follow each other.
  package let packed: [PackedList]
  /// With deleted rows, which have no position, where they may be in a packed list.
  package let newer: PostingList
  /// Whether a row may be in a packed list and in the newer one.
  let overlaps: Bool
  /// Its rows, where they are many and somebody has asked for all of them.
  private var bits: RowSet?
  private weak var memory: RowMemory?

  /// - Parameter memory: keeps its rows for a while; without it they are made anew each time.
  init(packed: [PackedList], newer: PostingList, _ memory: RowMemory? = nil) {
    self.packed = packed
    self.memory = memory
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

  /// The same with all rows in packed lists, where newer ones change none of those.
  package private(set) lazy var packedWhole: WordRows = {
    guard !overlaps, let list = PackedList(newer) else { return self }
    return WordRows(packed: packed + [list], newer: .empty, memory)
  }()

  /// How many rows there are, where that is known without looking.
  package var count: Int? {
    overlaps ? nil : packed.reduce(newer.rows.count) { $0 + $1.count }
  }

  /// The packed lists, where nothing newer is known of the word.
  package var plain: [PackedBlocks]? { newer.rows.isEmpty ? packed.map(\.blocks) : nil }

  /// Its positions, where packed lists have all of them.
  package var plainPositions: [PackedPositions]? {
    newer.rows.isEmpty ? packed.map(\.positions) : nil
  }

  /// Rows that no packed list of the file tells of, deleted ones too.
  var rowsBesideFile: [Int32] {
    packed.reduce(into: newer.rows) { if !$1.isInFile { $1.blocks.append(to: &$0) } }
  }

  package var isEmpty: Bool { packed.isEmpty && newer.rows.isEmpty }

  /// No more rows than this.
  package var mostRows: Int { packed.reduce(newer.rows.count) { $0 + $1.count } }

  /// The rows of any of `words`, those out of bounds left out.
  package static func rows(of words: [WordRows], below bound: Int) -> RowSet {
    if let first = words.first, words.count <= mostKept {
      return words.dropFirst().reduce(into: first.rows(below: bound)) {
        $0.formUnion($1.rows(below: bound))
      }
    }
    var set = RowSet(below: bound)
    let most = words.reduce(0) { $0 + $1.mostRows }
    if most > set.mostListed {
      set.spread()
    } else if words.count > 2, !words.contains(where: \.overlaps) {
      // Many short lists are put in order at once.
      var rows: [Int32] = []
      rows.reserveCapacity(most)
      for word in words {
        for list in word.packed { list.blocks.append(to: &rows) }
        rows += word.newer.rows
      }
      return RowSet(rows, below: bound)
    }
    for word in words { word.insert(into: &set) }
    return set
  }

  /// Of so many words the rows of each are kept.
  private static let mostKept = 4

  /// All rows, those out of bounds left out.
  package func rows(below bound: Int) -> RowSet {
    var set = RowSet(below: bound)
    if let bits, bits.bound == set.bound { return bits }
    if mostRows > set.mostListed { set.spread() }
    insert(into: &set)
    if !set.isList, let memory {
      if bits == nil { memory.keep(self) }
      bits = set
    }
    return set
  }

  func forgetRows() { bits = nil }

  /// Adds all rows to a set.
  package func insert(into set: inout RowSet) {
    if set.isList, mostRows <= set.mostListed {
      var rows: [Int32] = []
      rows.reserveCapacity(mostRows)
      for list in packed { list.blocks.append(to: &rows) }
      guard overlaps else {
        set.formUnion(RowSet(rows + newer.rows, below: set.bound))
        return
      }
      set.formUnion(RowSet(merged(rows), below: set.bound))
      return
    }
    guard overlaps else {
      set.withBits { words in
        for list in packed { list.blocks.insert(into: words) }
        for row in newer.rows where row >= 0 && Int(row) >> 6 < words.count {
          words[Int(row) >> 6] |= 1 << UInt64(row & 63)
        }
      }
      return
    }
    var own = RowSet(below: set.bound)
    own.withBits { words in for list in packed { list.blocks.insert(into: words) } }
    for (index, row) in newer.rows.enumerated() {
      if newer.isDeleted(at: index) { own.remove(Int(row)) } else { own.insert(Int(row)) }
    }
    set.formUnion(own)
  }

  /// The rows of the packed lists with what the newer list says of them.
  private func merged(_ rows: [Int32]) -> [Int32] {
    var merged: [Int32] = []
    var (a, b) = (0, 0)
    while a < rows.count || b < newer.rows.count {
      if b == newer.rows.count || a < rows.count && rows[a] < newer.rows[b] {
        merged.append(rows[a])
        a += 1
      } else {
        if a < rows.count, rows[a] == newer.rows[b] { a += 1 }
        if !newer.isDeleted(at: b) { merged.append(newer.rows[b]) }
        b += 1
      }
    }
    return merged
  }

  /// Whether the word is in `row`.
  @inline(__always)
  package func contains(_ row: Int32) -> Bool {
    if !newer.rows.isEmpty, let index = newer.index(of: row) {
      return !newer.isDeleted(at: index)
    }
    for list in packed where list.blocks.contains(row) { return true }
    return false
  }

  /// How often the word stands in `row`, at most 32,767.
  @inline(__always)
  package func count(in row: Int32) -> Int {
    if !newer.rows.isEmpty, let index = newer.index(of: row) {
      return min(newer.count(at: index), Window.mostCounted)
    }
    for list in packed {
      let count = list.blocks.count(in: row)
      if count > 0 { return count }
    }
    return 0
  }

  /// No row of the 256 from `first` on holds the word more often.
  package func mostCount(from first: Int32) -> Int {
    var most = 0
    for list in packed { most = max(most, list.blocks.mostCount(from: first)) }
    if !newer.rows.isEmpty {
      forEachNewer(from: first) { _, index in most = max(most, newer.count(at: index)) }
    }
    return most
  }

  /// Adds how often the word stands in each of 256 rows from `first` on, as ``Window`` tells.
  package func add(from first: Int32, to window: UnsafeMutablePointer<UInt16>) {
    guard overlaps else {
      for list in packed { list.blocks.add(from: first, to: window) }
      forEachNewer(from: first) { place, index in
        Window.add(newer.count(at: index), at: place, to: window)
      }
      return
    }
    withUnsafeTemporaryAllocation(of: UInt16.self, capacity: Window.size) { own in
      own.initialize(repeating: 0)
      guard let own = own.baseAddress else { return }
      for list in packed { list.blocks.add(from: first, to: own) }
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
      var positions = try list.positions.positions(in: row, from: reader)
      while positions.read() { table.append(positions.position) }
      return
    }
  }
}
