/// Where one word stands right behind another, from the lists of ``BigramPacker``.
package struct Bigram {
  /// Whether it stands nowhere else, and in each row as often as told.
  package let isExact: Bool
  private let lists: [PackedList]
  /// Rows that must be looked at: what is newer may add some to those of the lists, and take some away.
  package let newer: [Int32]

  fileprivate init(_ lists: [PackedList], newer: [Int32], isOfStems: Bool) {
    self.lists = lists
    self.newer = newer
    isExact = newer.isEmpty && !isOfStems
  }

  /// No more rows than this.
  package var mostRows: Int { lists.reduce(newer.count) { $0 + $1.count } }

  /// Rows of the lists in order, and how often in each.
  package var rows: (rows: [Int32], counts: [UInt16]) {
    let count = lists.reduce(0) { $0 + $1.count }
    var found: (rows: [Int32], counts: [UInt16]) = ([], [])
    found.rows.reserveCapacity(count)
    found.counts.reserveCapacity(count)
    for list in lists {
      list.blocks.forEach { row, count in
        found.rows.append(row)
        found.counts.append(UInt16(min(count, Window.mostCounted)))
      }
    }
    return found
  }

  /// All rows of the lists and those that must be looked at.
  package func candidates(below bound: Int) -> RowSet {
    var set = RowSet(newer.sorted(), below: bound)
    for list in lists { set.formUnion(RowSet(list.blocks, below: bound)) }
    return set
  }
}

extension SegmentReader {
  /// Where `second` stands right behind `first`, or their stems do; `nil` where no list tells.
  ///
  /// - Parameter count: of rows of which some are looked for: a list that takes much more to read is of no use.
  /// - Throws: ``Unreadable``.
  package func bigram(
    _ first: WordRows, _ second: WordRows, among count: Int
  ) throws -> Bigram? {
    let (firsts, seconds) = try (inBigrams(first), inBigrams(second))
    guard !firsts.lists.isEmpty, firsts.lists.count == seconds.lists.count else { return nil }
    var found: [PackedList] = []
    for (a, b) in zip(firsts.lists, seconds.lists) {
      guard a.segment == b.segment, let fewest = fewestForBigrams[a.segment],
        Double(a.count) * Double(b.count) >= fewest
      else { return nil }
      let find = try connection.prepare(
        "SELECT start, size FROM \(table)_bigram WHERE first = ?1 AND second = ?2")
      try find.bind(.integer(a.start), .integer(b.start))
      guard try find.step() else { continue }
      let (start, size) = (Int(find.integer(0)), Int(find.integer(1)))
      find.reset()
      guard size > 0, size / 4 <= count else { return nil }
      found.append(try packedList(at: start, size, in: a.segment))
    }
    return Bigram(
      found, newer: first.rowsBesideFile + second.rowsBesideFile,
      isOfStems: firsts.areStems || seconds.areStems)
  }

  /// The lists by which a word is known to those of two words: its own, or its stem's.
  private func inBigrams(_ word: WordRows) throws -> (lists: [PackedList], areStems: Bool) {
    var areStems = false
    let lists = try word.packed.filter(\.isInFile).map { list in
      guard !list.beside.isEmpty,
        let stem = try rows(of: list.beside).packed
          .first(where: { $0.segment == list.segment }), stem.start != list.start
      else { return list }
      areStems = true
      return stem
    }
    return (lists, areStems)
  }
}
