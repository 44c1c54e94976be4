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
  /// stems and the dictionary's words are none. Reads the postings of each, so it costs what they
  /// hold.
  ///
  /// - Parameter accept: which of them to return; asked before anything is kept.
  package func terms(
    withPrefix prefix: String, limit: Int, where accept: (String) -> Bool = { _ in true }
  ) throws(StoreError) -> [IndexTerm] {
    try guarded { () throws(DatabaseError) in
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
