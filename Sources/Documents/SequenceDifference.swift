/// Where two sequences differ, after the fewest insertions and deletions.
///
/// Source: E. W. Myers, An O(ND) Difference Algorithm and Its Variations, Algorithmica 1 (1986).
package enum SequenceDifference {
  /// A stretch of each sequence in place of the other; one of them may be empty.
  package struct Change: Sendable, Equatable {
    package var old: Range<Int>
    package var new: Range<Int>

    package init(old: Range<Int>, new: Range<Int>) {
      self.old = old
      self.new = new
    }
  }

  /// The changes from `old` to `new`, in order and apart; `nil` when there are more than `most`
  /// insertions and deletions. Costs the sequences' length times `most`, and memory for `most` squared.
  package static func changes<Element: Equatable>(
    from old: [Element], to new: [Element], most: Int
  ) -> [Change]? {
    var head = 0
    while head < min(old.count, new.count), old[head] == new[head] { head += 1 }
    var tail = 0
    while tail < min(old.count, new.count) - head,
      old[old.count - 1 - tail] == new[new.count - 1 - tail]
    { tail += 1 }
    let a = old[head..<old.count - tail]
    let b = new[head..<new.count - tail]
    if a.isEmpty && b.isEmpty { return [] }
    if a.isEmpty || b.isEmpty {
      guard a.count + b.count <= most else { return nil }
      return [Change(old: a.startIndex..<a.endIndex, new: b.startIndex..<b.endIndex)]
    }
    guard let steps = steps(a, b, most: most) else { return nil }
    return backwards(a, b, steps)
  }

  /// Element `k + d` of row `d` is how far of `a` the furthest path on diagonal `k` has come after `d`
  /// edits; a diagonal is the place in `a` less that in `b`.
  private static func steps<Element: Equatable>(
    _ a: ArraySlice<Element>, _ b: ArraySlice<Element>, most: Int
  ) -> [[Int32]]? {
    var rows: [[Int32]] = []
    for edits in 0...max(0, most) {
      var row = [Int32](repeating: -1, count: 2 * edits + 1)
      for diagonal in stride(from: -edits, through: edits, by: 2) {
        var x = start(on: diagonal, edits, rows.last)
        var y = x - diagonal
        guard x <= a.count, y <= b.count, x >= 0, y >= 0 else { continue }
        while x < a.count, y < b.count, a[a.startIndex + x] == b[b.startIndex + y] {
          x += 1
          y += 1
        }
        row[diagonal + edits] = Int32(x)
        if x == a.count, y == b.count {
          rows.append(row)
          return rows
        }
      }
      rows.append(row)
    }
    return nil
  }

  /// Where a path begins on a diagonal after its last edit: one step down from the diagonal above, or
  /// one to the right from the one below. -1 when neither was reached.
  private static func start(on diagonal: Int, _ edits: Int, _ before: [Int32]?) -> Int {
    guard let before else { return 0 }
    func reached(_ other: Int) -> Int {
      let at = other + edits - 1
      return before.indices.contains(at) ? Int(before[at]) : -1
    }
    let down = reached(diagonal + 1)
    let right = reached(diagonal - 1)
    return max(down, right >= 0 ? right + 1 : -1)
  }

  private static func backwards<Element>(
    _ a: ArraySlice<Element>, _ b: ArraySlice<Element>, _ rows: [[Int32]]
  ) -> [Change] {
    var changes: [Change] = []
    var x = a.count
    var y = b.count
    for edits in stride(from: rows.count - 1, to: 0, by: -1) {
      let diagonal = x - y
      let before = rows[edits - 1]
      let from = start(on: diagonal, edits, before)
      let isDown =
        before.indices.contains(diagonal + edits) && Int(before[diagonal + edits]) == from
      let oldRange = isDown ? from..<from : from - 1..<from
      let newRange =
        isDown ? from - diagonal - 1..<from - diagonal : from - diagonal..<from - diagonal
      add(
        Change(
          old: oldRange.lowerBound + a.startIndex..<oldRange.upperBound + a.startIndex,
          new: newRange.lowerBound + b.startIndex..<newRange.upperBound + b.startIndex),
        to: &changes)
      x = oldRange.lowerBound
      y = newRange.lowerBound
    }
    return changes.reversed()
  }

  /// Joins with the change found last, which stands behind, where they touch.
  private static func add(_ change: Change, to changes: inout [Change]) {
    if let last = changes.last, last.old.lowerBound == change.old.upperBound,
      last.new.lowerBound == change.new.upperBound
    {
      changes[changes.count - 1] = Change(
        old: change.old.lowerBound..<last.old.upperBound,
        new: change.new.lowerBound..<last.new.upperBound)
    } else {
      changes.append(change)
    }
  }
}
