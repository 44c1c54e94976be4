import Database
import Text

/// A word of the index and how many passages hold it.
package struct IndexTerm: Sendable, Equatable {
  package let word: String
  package let passages: Int

  package init(word: String, passages: Int) {
    self.word = word
    self.passages = passages
  }
}

extension Reader {
  /// The words that begin with `prefix`, folded as the index has them, in the order of their bytes;
  /// stems and the dictionary's words are none.
  ///
  /// - Parameter accept: which of them to return; asked before anything is kept.
  package func terms(
    withPrefix prefix: String, limit: Int, where accept: (String) -> Bool = { _ in true }
  ) throws(StoreError) -> [IndexTerm] {
    try guarded { () throws(DatabaseError) in
      let known = try connection.snapshot { () throws(DatabaseError) in counted(prefix, accept) }
      if let known { return Array(known.prefix(limit)) }
      let statement = try connection.prepare(
        "SELECT term, doc FROM term WHERE term >= ?1 AND term < ?2")
      // Marks of stems are below every letter and digit.
      try statement.bind(.text(prefix.isEmpty ? " " : prefix), .text(prefix + "\u{10FFFF}"))
      var terms: [IndexTerm] = []
      while terms.count < limit, try statement.step() {
        let word = statement.text(0)
        if accept(word) { terms.append(IndexTerm(word: word, passages: Int(statement.integer(1)))) }
      }
      statement.reset()
      return terms
    }
  }

  /// The same from FTS5's pages, which tell most numbers without a look at the passages; `nil` where
  /// FTS5 must be asked, which reads the postings of every word.
  private func counted(_ prefix: String, _ accept: (String) -> Bool) -> [IndexTerm]? {
    do {
      let lists = try SegmentReader(
        table: "passage", connection: connection, budget: 64_000_000, seconds: 2)
      let words = try lists.counts(from: Array(prefix.utf8)) { word in
        // Marks of stems are below every letter and digit.
        word.first.map { $0 >= 0x20 } ?? false && accept(String(decoding: word, as: UTF8.self))
      }
      return words.map { word, rows in
        IndexTerm(word: String(decoding: word, as: UTF8.self), passages: rows)
      }
    } catch {
      return nil
    }
  }

  /// How many passages hold exactly this word; `nil` when none.
  package func term(_ word: String) throws(StoreError) -> IndexTerm? {
    try guarded { () throws(DatabaseError) in
      let statement = try connection.prepare("SELECT doc FROM term WHERE term = ?1")
      try statement.bind(.text(word))
      guard try statement.step() else { return nil }
      let term = IndexTerm(word: word, passages: Int(statement.integer(0)))
      statement.reset()
      return term
    }
  }
}
