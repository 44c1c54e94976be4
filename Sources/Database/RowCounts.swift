import Glibc

/// How often any of many words stands in each row, a byte each.
///
/// A prefix stands for hundreds of words. Each of their lists is read once, and then the rows are told
/// apart by what they hold together, which no bounds of single lists could say.
package final class RowCounts {
  /// Set where more than one list had something for a row, or more than a byte can say.
  private static var isDoubtful: UInt8 { 0x80 }
  private static var mostCounted: UInt8 { 0x7F }

  /// The rows of all words, as bits.
  package let rows: RowSet
  /// By row; valid while this is. The highest bit is doubt, the others say how often at most.
  package let bytes: UnsafePointer<UInt8>

  /// - Parameter bound: rows that are not below it are left out.
  package init(_ words: [WordRows], below bound: Int) {
    var rows = RowSet(below: bound)
    // Pages of memory that no row reaches are never made.
    guard let memory = calloc(max(1, rows.bound), 1) else {
      preconditionFailure("no memory for \(rows.bound) bytes")
    }
    let counts = memory.bindMemory(to: UInt8.self, capacity: max(1, rows.bound))
    rows.withBits { bits in
      let merge = Merge(counts: counts, bits: bits)
      for word in words { merge.add(word) }
    }
    self.rows = rows
    bytes = UnsafePointer(counts)
  }

  deinit { free(UnsafeMutablePointer(mutating: bytes)) }

  /// How often a byte of ``bytes`` says at most.
  @inline(__always)
  package static func most(_ byte: UInt8) -> Int {
    let count = byte & ~isDoubtful
    return count == mostCounted ? Window.mostCounted : Int(count)
  }

  /// How often in `row`, which is below the bound, as ``Window`` tells it.
  @inline(__always)
  package func count(in row: Int) -> UInt16 {
    let byte = bytes[row]
    return UInt16(truncatingIfNeeded: Self.most(byte))
      | (byte & Self.isDoubtful != 0 ? Window.isDoubtful : 0)
  }

  /// No row of the 256 from `first` on holds them more often.
  package func mostCount(from first: Int) -> Int {
    var most = 0
    RowSet.forEach(rows.bits(of: first >> Window.shift)) {
      most = max(most, Self.most(bytes[first + $0]))
    }
    return most
  }

  /// Notes how often they stand in each of 256 rows from `first` on.
  package func add(from first: Int32, to window: UnsafeMutablePointer<UInt16>) {
    RowSet.forEach(rows.bits(of: Int(first) >> Window.shift)) {
      window[$0] = count(in: Int(first) + $0)
    }
  }

  /// Where the lists are put together.
  private struct Merge {
    let counts: UnsafeMutablePointer<UInt8>
    let bits: UnsafeMutableBufferPointer<UInt64>

    @inline(__always)
    private func add(_ row: Int32, _ count: UInt32) {
      let row = Int(UInt32(bitPattern: row))
      guard row >> 6 < bits.count else { return }
      let known = counts[row]
      let more = UInt8(truncatingIfNeeded: min(count, UInt32(mostCounted)))
      let sum = min(known & ~isDoubtful + more, mostCounted)
      counts[row] = known == 0 && more < mostCounted ? sum : sum | isDoubtful
      bits[row >> 6] |= 1 &<< UInt64(row & 63)
    }

    func add(_ word: WordRows) {
      var next = 0
      for list in word.packed {
        list.blocks.forEachBlock { rows, extras in
          if word.overlaps {
            for index in 0..<rows.count where !isNewer(rows[index], than: word.newer, &next) {
              add(rows[index], (extras?[index] ?? 0) &+ 1)
            }
          } else if let extras {
            for index in 0..<rows.count { add(rows[index], extras[index] &+ 1) }
          } else {
            for index in 0..<rows.count { add(rows[index], 1) }
          }
        }
      }
      for index in word.newer.rows.indices where !word.newer.isDeleted(at: index) {
        add(word.newer.rows[index], UInt32(truncatingIfNeeded: word.newer.count(at: index)))
      }
    }

    /// Whether a newer list says what counts of `row`; rows are asked for in order.
    private func isNewer(_ row: Int32, than list: PostingList, _ next: inout Int) -> Bool {
      while next < list.rows.count, list.rows[next] < row { next += 1 }
      return next < list.rows.count && list.rows[next] == row
    }
  }
}
