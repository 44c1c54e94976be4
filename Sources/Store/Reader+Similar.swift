import Database
import Text

extension Reader {
  /// Those of some words that stand in the fewest passages, the rarest first, as far as their lists
  /// together take about `pages` pages: what a search for them costs. No list is read for it.
  ///
  /// - Parameter words: folded, as the index has them.
  package func rarest(
    of words: Set<String>, atMost limit: Int, pages budget: Int
  ) throws(StoreError) -> [String] {
    try guarded { () throws(DatabaseError) in
      let segments = try wordSegments()
      // Of each page FTS5 keeps the first word that begins on it. Behind the byte 0 of its own index.
      let before = try connection.prepare(
        "SELECT pgno FROM passage_idx WHERE segid = ?1 AND term <= ?2 ORDER BY term DESC LIMIT 1")
      let after = try connection.prepare(
        "SELECT pgno FROM passage_idx WHERE segid = ?1 AND term > ?2 ORDER BY term LIMIT 1")
      var costs: [(word: String, pages: Int64)] = []
      for word in words {
        let term = Value.blob([0x30] + Array(word.utf8))
        var pages: Int64 = 0
        for (segment, end) in segments {
          try before.bind(.integer(segment), term)
          let first = try before.step() ? before.integer(0) >> 1 : 1
          before.reset()
          try after.bind(.integer(segment), term)
          let next = try after.step() ? after.integer(0) >> 1 : end
          after.reset()
          pages += max(0, next - first)
        }
        costs.append((word, pages))
      }
      costs.sort { a, b in
        if a.pages != b.pages { return a.pages < b.pages }
        // Of two that share their page with others, the longer word is likely the rarer.
        let (first, second) = (a.word.utf8.count, b.word.utf8.count)
        return first != second ? first > second : a.word < b.word
      }
      var chosen: [String] = []
      var spent: Int64 = 0
      for cost in costs where chosen.count < limit {
        if spent > 0, spent + cost.pages > Int64(budget) { break }
        spent += cost.pages
        chosen.append(cost.word)
      }
      return chosen
    }
  }

  /// The segments of the full-text index and the page after the last that a word begins on.
  private func wordSegments() throws(DatabaseError) -> [(number: Int64, end: Int64)] {
    let next = try connection.prepare("SELECT min(segid) FROM passage_idx WHERE segid > ?1")
    let last = try connection.prepare(
      "SELECT pgno FROM passage_idx WHERE segid = ?1 ORDER BY term DESC LIMIT 1")
    var segments: [(number: Int64, end: Int64)] = []
    var known: Int64 = 0
    while true {
      try next.bind(.integer(known))
      guard try next.step(), let segment = next.optionalInteger(0) else { break }
      next.reset()
      try last.bind(.integer(segment))
      segments.append((segment, try last.step() ? (last.integer(0) >> 1) + 1 : 1))
      last.reset()
      known = segment
    }
    next.reset()
    return segments
  }
}
