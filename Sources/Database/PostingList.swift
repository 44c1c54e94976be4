/// Where one word stands: rows in order, and the positions in each.
package final class PostingList: Sendable {
  /// Row ids, ascending.
  package let rows: [Int32]
  /// Where the positions of each row begin and end in `bytes`.
  private let starts: [Int32]
  private let ends: [Int32]
  private let bytes: [UInt8]

  package static let empty = PostingList(rows: [], starts: [], ends: [], bytes: [])

  init(rows: [Int32], starts: [Int32], ends: [Int32], bytes: [UInt8]) {
    self.rows = rows
    self.starts = starts
    self.ends = ends
    self.bytes = bytes
  }

  /// How often the word stands in row number `index` of `rows`.
  @inline(__always)
  package func count(at index: Int) -> Int {
    let start = Int(starts[index])
    let end = Int(ends[index])
    if end - start == 1 { return 1 }
    return bytes.withUnsafeBufferPointer { bytes in
      var count = 0
      // Every position ends with a byte below 128.
      for offset in start..<end where bytes[offset] < 0x80 { count += 1 }
      return count
    }
  }

  /// The positions in row number `index` of `rows`, ascending, added to `table`.
  func appendPositions(at index: Int, to table: PositionTable) {
    bytes.withUnsafeBufferPointer { table.append($0, Int(starts[index]), Int(ends[index])) }
  }

  /// Adds a row as FTS5 has it, but for the distance from the row before.
  func appendRow(at index: Int, to target: inout [UInt8]) {
    let range = Int(starts[index])..<Int(ends[index])
    target.append(1)
    Varint.append(UInt64(2 * range.count), to: &target)
    target += bytes[range]
  }

  /// A row from which the word was taken again.
  func isDeleted(at index: Int) -> Bool { starts[index] == ends[index] }

  /// The number in `rows` of the first that is not below `row`; their number when there is none.
  func index(reaching row: Int32) -> Int { RowSet.index(reaching: row, in: rows) }

  /// The number of `row` in `rows`; `nil` when the word is not in it.
  package func index(of row: Int32) -> Int? {
    let index = index(reaching: row)
    return index < rows.count && rows[index] == row ? index : nil
  }

  /// Puts a newer list over an older one: what the newer says of a row counts.
  func over(_ older: PostingList) -> PostingList {
    if older.rows.isEmpty { return self }
    if rows.isEmpty { return older }
    var merged: (rows: [Int32], starts: [Int32], ends: [Int32]) = ([], [], [])
    let shift = Int32(bytes.count)
    var a = 0
    var b = 0
    while a < rows.count || b < older.rows.count {
      let takesMine = b == older.rows.count || (a < rows.count && rows[a] <= older.rows[b])
      if takesMine {
        if b < older.rows.count, older.rows[b] == rows[a] { b += 1 }
        merged.rows.append(rows[a])
        merged.starts.append(starts[a])
        merged.ends.append(ends[a])
        a += 1
      } else {
        merged.rows.append(older.rows[b])
        merged.starts.append(older.starts[b] + shift)
        merged.ends.append(older.ends[b] + shift)
        b += 1
      }
    }
    return PostingList(
      rows: merged.rows, starts: merged.starts, ends: merged.ends, bytes: bytes + older.bytes)
  }

  /// Without the rows that were deleted, which stand in it with no position.
  var withoutDeleted: PostingList {
    guard zip(starts, ends).contains(where: { $0 == $1 }) else { return self }
    let live = rows.indices.filter { starts[$0] != ends[$0] }
    return PostingList(
      rows: live.map { rows[$0] }, starts: live.map { starts[$0] }, ends: live.map { ends[$0] },
      bytes: bytes)
  }
}
