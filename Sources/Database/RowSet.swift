/// A set of row ids below a bound, a bit each.
package struct RowSet: Sendable, Equatable {
  package private(set) var words: [UInt64]

  /// An empty set of rows from 0 to below `bound`.
  package init(below bound: Int) { words = [UInt64](repeating: 0, count: (bound + 63) / 64) }

  /// One past the highest row it can hold.
  package var bound: Int { words.count * 64 }

  package var count: Int {
    var count = 0
    for word in words { count += word.nonzeroBitCount }
    return count
  }

  package var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

  package func contains(_ row: Int) -> Bool {
    row >= 0 && row >> 6 < words.count && words[row >> 6] & 1 << UInt64(row & 63) != 0
  }

  /// Rows out of bounds are left out.
  package mutating func insert(_ row: Int) {
    if row >= 0, row >> 6 < words.count { words[row >> 6] |= 1 << UInt64(row & 63) }
  }

  package mutating func remove(_ row: Int) {
    if row >= 0, row >> 6 < words.count { words[row >> 6] &= ~(1 << UInt64(row & 63)) }
  }

  /// - Parameter other: of the same bound, as in what follows.
  package mutating func formUnion(_ other: RowSet) {
    combine(other) { $0 |= $1 }
  }

  package mutating func formIntersection(_ other: RowSet) {
    combine(other) { $0 &= $1 }
  }

  package mutating func subtract(_ other: RowSet) {
    combine(other) { $0 &= ~$1 }
  }

  @inline(__always)
  private mutating func combine(_ other: RowSet, _ body: (inout UInt64, UInt64) -> Void) {
    precondition(words.count == other.words.count)
    words.withUnsafeMutableBufferPointer { mine in
      other.words.withUnsafeBufferPointer { its in
        for index in 0..<mine.count { body(&mine[index], its[index]) }
      }
    }
  }

  /// The rows in order.
  @inline(__always)
  package func forEach(_ body: (Int) -> Void) {
    words.withUnsafeBufferPointer { words in
      for index in 0..<words.count {
        var word = words[index]
        while word != 0 {
          body(index << 6 | word.trailingZeroBitCount)
          word &= word &- 1
        }
      }
    }
  }

  package mutating func withWords<R>(
    _ body: (UnsafeMutableBufferPointer<UInt64>) throws -> R
  ) rethrows -> R {
    try words.withUnsafeMutableBufferPointer { try body($0) }
  }
}
