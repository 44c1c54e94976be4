/// A set of row ids below a bound: few of them as a list in order, many as a bit each.
package struct RowSet: Sendable {
  enum Form {
    case list([Int32])
    case bits(BitStore)
  }

  private(set) var form: Form
  /// One past the highest row it can hold.
  package let bound: Int

  /// An empty set of rows from 0 to below `bound`, which is made a multiple of 256.
  package init(below bound: Int) { self.init([], below: bound) }

  /// - Parameter rows: those out of bounds are left out; quickest in order, each once.
  package init(_ rows: [Int32], below bound: Int) {
    let bound = (max(0, bound) + Window.size - 1) / Window.size * Window.size
    self.bound = bound
    form = .list(Self.isOrdered(rows, bound) ? rows : Self.ordered(rows, bound))
    if rows.count > mostListed { spread() }
  }

  /// The rows of a packed list.
  package init(_ list: PackedBlocks, below bound: Int) {
    self.init(below: bound)
    if list.count <= mostListed {
      var rows: [Int32] = []
      rows.reserveCapacity(list.count)
      list.append(to: &rows)
      self.init(rows, below: bound)
    } else {
      withBits { list.insert(into: $0) }
    }
  }

  private static func isOrdered(_ rows: [Int32], _ bound: Int) -> Bool {
    var before: Int32 = -1
    for row in rows {
      if row <= before { return false }
      before = row
    }
    return Int(before) < bound
  }

  private static func ordered(_ rows: [Int32], _ bound: Int) -> [Int32] {
    var ordered = rows.filter { $0 >= 0 && Int($0) < bound }
    ordered.sort()
    var kept = 0
    for row in ordered where kept == 0 || ordered[kept - 1] != row {
      ordered[kept] = row
      kept += 1
    }
    ordered.removeLast(ordered.count - kept)
    return ordered
  }

  /// A list of more rows takes as much memory as bits, or nearly.
  package var mostListed: Int { bound >> 7 }

  /// Whether the rows are few for the bound, and so a list.
  package var isList: Bool {
    if case .list = form { true } else { false }
  }

  /// Turns a list into bits.
  package mutating func spread() {
    guard case .list(let rows) = form else { return }
    let store = BitStore(count: bound >> 6)
    for row in rows { store.words[Int(row) >> 6] |= 1 << UInt64(row & 63) }
    form = .bits(store)
  }

  package var count: Int {
    switch form {
    case .list(let rows): return rows.count
    case .bits(let store): return Self.countBits(UnsafeBufferPointer(store.words))
    }
  }

  /// The bits that are set, sixteen words at a time: carries are added up in place, so that only every
  /// sixteenth word is counted where the processor has no instruction for it. Source: Warren, Hacker's
  /// Delight, 2nd edition, 5-1 (Harley and Seal).
  private static func countBits(_ words: UnsafeBufferPointer<UInt64>) -> Int {
    typealias Pair = SIMD2<UInt64>
    @inline(__always)
    func add(_ a: Pair, _ b: Pair, _ c: Pair) -> (high: Pair, low: Pair) {
      let u = a ^ b
      return (a & b | u & c, u ^ c)
    }
    let source = UnsafeRawPointer(words.baseAddress)
    var (ones, twos, fours) = (Pair.zero, Pair.zero, Pair.zero)
    var index = 0
    var count = 0
    func bits(_ pair: Pair) -> Int { pair[0].nonzeroBitCount + pair[1].nonzeroBitCount }
    if let source {
      while index + 16 <= words.count {
        @inline(__always)
        func pair(_ number: Int) -> Pair {
          source.loadUnaligned(fromByteOffset: 8 * index + 16 * number, as: Pair.self)
        }
        let a = add(ones, pair(0), pair(1))
        let b = add(a.low, pair(2), pair(3))
        let c = add(twos, a.high, b.high)
        let d = add(b.low, pair(4), pair(5))
        let e = add(d.low, pair(6), pair(7))
        let f = add(c.low, d.high, e.high)
        let g = add(fours, c.high, f.high)
        (ones, twos, fours) = (e.low, f.low, g.low)
        count += 8 * bits(g.high)
        index += 16
      }
    }
    count += 4 * bits(fours) + 2 * bits(twos) + bits(ones)
    for word in words[index...] { count += word.nonzeroBitCount }
    return count
  }

  package var isEmpty: Bool {
    switch form {
    case .list(let rows): rows.isEmpty
    case .bits(let store): store.words.allSatisfy { $0 == 0 }
    }
  }

  /// Rows out of bounds are left out.
  package mutating func insert(_ row: Int) {
    guard row >= 0, row < bound else { return }
    if case .list(let rows) = form {
      formUnion(RowSet(listed: rows.last == Int32(row) ? [] : [Int32(row)], below: bound))
    } else {
      withBits { $0[row >> 6] |= 1 << UInt64(row & 63) }
    }
  }

  package mutating func remove(_ row: Int) {
    guard row >= 0, row < bound else { return }
    if isList {
      filter { $0 != row }
    } else {
      withBits { $0[row >> 6] &= ~(1 << UInt64(row & 63)) }
    }
  }

  package func contains(_ row: Int) -> Bool {
    guard row >= 0, row < bound else { return false }
    switch form {
    case .list(let rows):
      let row = Int32(row)
      let index = Self.index(reaching: row, in: rows)
      return index < rows.count && rows[index] == row
    case .bits(let store): return store.words[row >> 6] & 1 << UInt64(row & 63) != 0
    }
  }

  /// The number of the first row that is not below `row`; their number when there is none.
  package static func index(reaching row: Int32, in rows: [Int32]) -> Int {
    var low = 0
    var high = rows.count
    while low < high {
      let middle = (low + high) / 2
      if rows[middle] < row { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The same rows in a set that can hold all below `bound`, which is not below its own.
  package func widened(to bound: Int) -> RowSet {
    guard bound > self.bound else { return self }
    guard case .bits(let mine) = form else { return RowSet(listed, below: bound) }
    var wider = RowSet(below: bound)
    wider.withBits { words in
      for (index, word) in mine.words.enumerated() { words[index] = word }
    }
    return wider
  }

  // MARK: sets of one bound

  package mutating func formUnion(_ other: RowSet) {
    precondition(bound == other.bound)
    switch (form, other.form) {
    case (.list(let mine), .list(let its)):
      self = RowSet(Self.merged(mine, its), below: bound)
    case (.bits, .list(let its)):
      withBits { words in
        for row in its { words[Int(row) >> 6] |= 1 << UInt64(row & 63) }
      }
    case (.list(let mine), .bits):
      self = other
      formUnion(RowSet(listed: mine, below: bound))
    case (.bits, .bits(let its)): combine(its) { $0 |= $1 }
    }
  }

  private init(listed rows: [Int32], below bound: Int) {
    self.bound = bound
    form = .list(rows)
  }

  private static func merged(_ mine: [Int32], _ its: [Int32]) -> [Int32] {
    if mine.isEmpty { return its }
    if its.isEmpty { return mine }
    var merged: [Int32] = []
    merged.reserveCapacity(mine.count + its.count)
    var (a, b) = (0, 0)
    while a < mine.count || b < its.count {
      if b == its.count || a < mine.count && mine[a] <= its[b] {
        if b < its.count, its[b] == mine[a] { b += 1 }
        merged.append(mine[a])
        a += 1
      } else {
        merged.append(its[b])
        b += 1
      }
    }
    return merged
  }

  package mutating func formIntersection(_ other: RowSet) {
    precondition(bound == other.bound)
    switch (form, other.form) {
    case (.list(let mine), _):
      form = .list(mine.filter { other.contains(Int($0)) })
    case (.bits, .list(let its)):
      form = .list(its.filter { contains(Int($0)) })
    case (.bits, .bits(let its)):
      combine(its) { $0 &= $1 }
      if count <= mostListed { form = .list(listed) }
    }
  }

  package mutating func subtract(_ other: RowSet) {
    precondition(bound == other.bound)
    switch (form, other.form) {
    case (.list(let mine), _):
      form = .list(mine.filter { !other.contains(Int($0)) })
    case (.bits, .list(let its)):
      withBits { words in
        for row in its { words[Int(row) >> 6] &= ~(1 << UInt64(row & 63)) }
      }
    case (.bits, .bits(let its)): combine(its) { $0 &= ~$1 }
    }
  }

  /// Keeps the rows for which `isKept` holds.
  package mutating func filter(_ isKept: (Int) -> Bool) {
    if case .list(let rows) = form {
      form = .list(rows.filter { isKept(Int($0)) })
      return
    }
    withBits { words in
      for index in 0..<words.count {
        var word = words[index]
        while word != 0 {
          if !isKept(index << 6 | word.trailingZeroBitCount) {
            words[index] &= ~(word & (0 &- word))
          }
          word &= word &- 1
        }
      }
    }
  }

  @inline(__always)
  private mutating func combine(_ its: BitStore, _ body: (inout UInt64, UInt64) -> Void) {
    withBits { mine in
      let its = its.words
      for index in 0..<min(mine.count, its.count) { body(&mine[index], its[index]) }
    }
  }

  // MARK: rows

  /// The rows in order.
  @inline(__always)
  package func forEach(_ body: (Int) -> Void) {
    switch form {
    case .list(let rows): for row in rows { body(Int(row)) }
    case .bits(let store):
      let words = store.words
      for index in 0..<words.count {
        var word = words[index]
        while word != 0 {
          body(index << 6 | word.trailingZeroBitCount)
          word &= word &- 1
        }
      }
    }
  }

  /// The rows in order, as many numbers.
  package var listed: [Int32] {
    if case .list(let rows) = form { return rows }
    var rows: [Int32] = []
    rows.reserveCapacity(count)
    forEach { rows.append(Int32(truncatingIfNeeded: $0)) }
    return rows
  }

  /// Lets `body` set bits of a set of many rows; a list becomes bits.
  @inline(__always)
  package mutating func withBits<R>(
    _ body: (UnsafeMutableBufferPointer<UInt64>) throws -> R
  ) rethrows -> R {
    spread()
    guard case .bits(var store) = form else { preconditionFailure("spread makes bits") }
    // What another set looks at too is copied.
    form = .list([])
    if !isKnownUniquelyReferenced(&store) { store = BitStore(copying: store) }
    defer { form = .bits(store) }
    return try body(store.words)
  }

  /// The words of 64 bits each, where the rows are many; valid while the set is and stays the same.
  package var bits: UnsafeBufferPointer<UInt64>? {
    if case .bits(let store) = form { UnsafeBufferPointer(store.words) } else { nil }
  }
}

/// The bits of a ``RowSet``.
///
/// Nobody writes to one that more than one set looks at (``RowSet/withBits(_:)``), so sets may go from task to task.
final class BitStore: @unchecked Sendable {
  let words: UnsafeMutableBufferPointer<UInt64>

  init(count: Int) {
    words = .allocate(capacity: count)
    words.initialize(repeating: 0)
  }

  init(copying other: BitStore) {
    words = .allocate(capacity: other.words.count)
    _ = words.initialize(from: other.words)
  }

  deinit { words.deallocate() }
}

extension RowSet: Equatable {
  package static func == (a: RowSet, b: RowSet) -> Bool {
    guard a.bound == b.bound else { return false }
    if let mine = a.bits, let its = b.bits { return mine.elementsEqual(its) }
    return a.listed == b.listed
  }
}
