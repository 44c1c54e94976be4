import Database
import Documents

/// A set of passages. Few of them take what a list of them takes, many a bit for each of the index.
package struct PassageSet: Sendable {
  let rows: RowSet

  init(_ rows: RowSet) { self.rows = rows }

  /// - Parameter passages: in any order.
  package init(_ passages: some Sequence<ParagraphID>) {
    let rows = passages.map { Int32(clamping: $0.value) }
    self.rows = RowSet(rows, below: Int(rows.max() ?? -1) + 1)
  }

  package var count: Int { rows.count }
  package var isEmpty: Bool { rows.isEmpty }

  package func contains(_ passage: ParagraphID) -> Bool {
    rows.contains(Int(truncatingIfNeeded: passage.value))
  }

  package func union(_ other: PassageSet) -> PassageSet {
    combined(with: other) { $0.formUnion($1) }
  }

  package func intersection(_ other: PassageSet) -> PassageSet {
    combined(with: other) { $0.formIntersection($1) }
  }

  package func subtracting(_ other: PassageSet) -> PassageSet {
    combined(with: other) { $0.subtract($1) }
  }

  private func combined(
    with other: PassageSet, _ body: (inout RowSet, RowSet) -> Void
  ) -> PassageSet {
    let bound = max(rows.bound, other.rows.bound)
    var mine = rows.widened(to: bound)
    body(&mine, other.rows.widened(to: bound))
    return PassageSet(mine)
  }

}

extension PassageSet: Equatable {
  package static func == (a: PassageSet, b: PassageSet) -> Bool {
    let bound = max(a.rows.bound, b.rows.bound)
    return a.rows.widened(to: bound) == b.rows.widened(to: bound)
  }
}

extension Reader {
  /// Every passage that an expression finds among those that a filter lets through; `nil` finds all of them.
  ///
  /// - Returns: also `false` where time ran out, or FTS5 finds the expression too large: there may be more then.
  /// - Throws: ``StoreError``.
  package func passages(
    matching expression: MatchExpression?, _ filter: SearchFilter = SearchFilter(), seconds: Double
  ) throws(StoreError) -> (passages: PassageSet, isComplete: Bool) {
    let pruned = expression?.pruned
    if expression != nil, pruned == nil { return (PassageSet([]), true) }
    return try guarded { () throws(DatabaseError) in
      try connection.snapshot { () throws(DatabaseError) in
        try refresh()
        return try withBlocks { blocks throws(DatabaseError) in
          let rowFilter = try rowFilter(filter, blocks)
          guard let pruned else { return (PassageSet(blocks.passages(rowFilter)), true) }
          func passages(in rows: RowSet) -> RowSet {
            var rows = rows
            rowFilter.restrict(&rows)
            return rows
          }
          let answer = evaluate(pruned, blocks, Deadline(seconds: seconds)) { evaluator, _ in
            (PassageSet(passages(in: evaluator.rows)), evaluator.isComplete)
          }
          if let answer { return answer }
          let visitor = RowVisitor(below: blocks.bound)
          let isComplete = try visit(pruned, with: visitor, seconds: seconds)
          return (PassageSet(passages(in: visitor.found)), isComplete)
        }
      }
    }
  }

  /// Those of some passages for whose text `holds` is true, one looked at after the other. The language is the
  /// paragraph's own, else its document's.
  ///
  /// - Returns: also `false` where time ran out.
  /// - Throws: ``StoreError``.
  package func passages(
    of set: PassageSet, seconds: Double, where holds: (ParagraphID, String, Language?) -> Bool
  ) throws(StoreError) -> (passages: PassageSet, isComplete: Bool) {
    let deadline = Deadline(seconds: seconds)
    return try guarded { () throws(DatabaseError) in
      let statement = try connection.prepare(
        """
        SELECT paragraph.text, coalesce(paragraph.language, document.language)
        FROM paragraph JOIN document ON document.id = paragraph.document WHERE paragraph.id = ?1
        """)
      var kept: [Int32] = []
      for row in set.rows.listed {
        if deadline.isPast { return (PassageSet(RowSet(kept, below: set.rows.bound)), false) }
        try statement.bind(.integer(Int64(row)))
        guard try statement.step() else { continue }
        let language = statement.optionalText(1).map { Language($0) }
        if holds(ParagraphID(Int64(row)), statement.text(0), language) { kept.append(row) }
        statement.reset()
      }
      return (PassageSet(RowSet(kept, below: set.rows.bound)), true)
    }
  }
}

extension PassageBlocks {
  /// All passages that a filter lets through.
  fileprivate func passages(_ filter: RowFilter) -> RowSet {
    var rows = RowSet(below: bound)
    rows.withBits { words in
      for number in 0..<bound >> Window.shift {
        let lengths = window(number)
        for place in 0..<Window.size where lengths[place] != 0 {
          words[number << 2 + place >> 6] |= 1 << UInt64(place & 63)
        }
      }
    }
    filter.restrict(&rows)
    return rows
  }
}
