import Database
import Documents
import Glibc
import Text

/// Asks an index. Not `Sendable`: a task opens its own.
package final class Reader {
  package let path: String
  let connection: Connection
  package let words: PassageTokenizer
  /// Off only to hold FTS5's own answers against those from posting lists.
  var usesPostingLists = true
  /// Off only to hold the best found with passing over against scoring all.
  package var prunes = true
  /// Fewer only to hold bounds against scoring all in small indexes.
  var fewestBounded = PassageRanking.fewestBounded
  /// Read when a search first needs them, and kept until somebody changes the file.
  private var knownBlocks: PassageBlocks?
  private var knownStatistics: PassageStatistics?
  /// Of the last search: searches beside each other often look at the same passages.
  private var knownFilter: (request: SearchFilter, rows: RowFilter)?
  private var knownLanguages: [Language]?
  private var segments: SegmentReader?
  private let phrases = PhraseMemory()
  private var version: Int64 = 0

  /// - Throws: ``StoreError``.
  package convenience init(path: String) throws(StoreError) {
    guard access(path, F_OK) == 0 else { throw .noIndex(path: path) }
    let connection = try Format.open(path)
    do throws(DatabaseError) {
      try connection.prepareForReading()
      try Format.register(IndexTokenizer(), on: connection)
    } catch {
      throw .database(error, path: path)
    }
    try self.init(connection: connection, path: path)
  }

  /// - Parameter connection: has the tokenizer already.
  init(connection: Connection, path: String) throws(StoreError) {
    self.connection = connection
    self.path = path
    words = PassageTokenizer(stems: .madeForFew)
    do throws(DatabaseError) {
      try connection.registerVisits(as: "visit")
    } catch {
      throw .database(error, path: path)
    }
  }

  func guarded<R>(_ body: () throws(DatabaseError) -> R) throws(StoreError) -> R {
    do throws(DatabaseError) {
      return try body()
    } catch {
      throw .database(error, path: path)
    }
  }

  /// Lets `body` ask several things of one state of the index, whatever others write meanwhile.
  package func inOneState<R>(_ body: () throws -> R) throws -> R {
    let begins = try guarded { () throws(DatabaseError) in try connection.beginSnapshot() }
    defer { if begins { connection.endSnapshot() } }
    return try body()
  }

  /// Forgets what was read of a state of the file that is no more.
  func refresh() throws(DatabaseError) {
    let now = try connection.dataVersion
    if now != version {
      version = now
      knownBlocks = nil
      knownStatistics = nil
      knownFilter = nil
      knownLanguages = nil
      segments = nil
      phrases.removeAll()
    }
  }

  /// Lets `body` look at the passages' lengths and kinds.
  func withBlocks<R>(
    _ body: (PassageBlocks) throws(DatabaseError) -> R
  ) throws(DatabaseError) -> R {
    let blocks: PassageBlocks
    if let knownBlocks {
      blocks = knownBlocks
    } else {
      blocks = try PassageBlocks(from: connection)
      knownBlocks = blocks
    }
    defer { blocks.release() }
    let result = try body(blocks)
    if let failure = blocks.failure {
      knownBlocks = nil
      knownFilter = nil
      throw failure
    }
    return result
  }

  /// The rows that a search may find.
  func rowFilter(
    _ filter: SearchFilter, _ blocks: PassageBlocks
  ) throws(DatabaseError) -> RowFilter {
    if let knownFilter, knownFilter.request == filter { return knownFilter.rows }
    let rows = try RowFilter(filter, blocks: blocks, connection: connection)
    knownFilter = (filter, rows)
    return rows
  }

  func statistics() throws(DatabaseError) -> PassageStatistics {
    if let knownStatistics { return knownStatistics }
    let statistics = try PassageStatistics(from: connection)
    knownStatistics = statistics
    return statistics
  }

  /// Answers `expression` from posting lists; `false` where FTS5 must be asked instead.
  ///
  /// - Parameter expression: that of the request, or what is left of it.
  func collect(
    _ expression: MatchExpression, with collector: PassageCollector, _ blocks: PassageBlocks,
    _ request: SearchRequest
  ) -> Bool {
    evaluate(expression, after: request.wider?.runs ?? [], blocks, collector.deadline) {
      evaluator, lists in
      let worthwhile = try request.newWords.map { words in
        try PassageEvaluator(words, lists, below: blocks.bound, phrases, collector.deadline).rows
      }
      try collector.collect(
        evaluator, prunes: prunes, fewestBounded: fewestBounded, worthwhile: worthwhile,
        measured: lists.mark.map { Float($0) })
      return true
    } ?? false
  }

  /// What `body` makes of the passages that posting lists give for `expression`; `nil` where FTS5 must
  /// be asked instead: while it merges segments, and where the lists would take too much memory or time.
  ///
  /// - Parameter wider: phrases in more forms than those of the expression, to be looked for first.
  func evaluate<R>(
    _ expression: MatchExpression, after wider: [[QueryPosition]] = [], _ blocks: PassageBlocks,
    _ deadline: Deadline,
    _ body: (PassageEvaluator, SegmentReader) throws -> R
  ) -> R? {
    guard usesPostingLists else { return nil }
    // A search asks for the same words several times over. When the budget or the time of the lists at
    // hand is used up, new ones begin with all of both.
    for lists in [segments, nil] where lists != nil || segments == nil {
      do {
        let lists =
          try lists
          ?? SegmentReader(table: "passage", connection: connection, budget: 64_000_000, seconds: 2)
        segments = lists
        for phrase in wider {
          _ = try PhraseRows(phrase, isPrefix: false, lists, below: blocks.bound, phrases)
        }
        return try body(
          try PassageEvaluator(expression, lists, below: blocks.bound, phrases, deadline), lists)
      } catch {
        segments = nil
      }
    }
    return nil
  }

  /// The languages of the texts in the index, whose stems a query must try.
  package func languages() throws(StoreError) -> [Language] {
    try guarded { () throws(DatabaseError) in
      try refresh()
      if let knownLanguages { return knownLanguages }
      let statement = try connection.prepare("SELECT value FROM meta WHERE name = 'languages'")
      guard try statement.step() else { return [] }
      let languages = statement.text(0).split(separator: " ").map { Language(String($0)) }
      knownLanguages = languages
      return languages
    }
  }

  package func counts() throws(StoreError) -> IndexCounts {
    try guarded { () throws(DatabaseError) in try Writer.counts(connection) }
  }

  /// The positions that a phrase asks for, with the stems of every language of the index.
  package func positions(of text: String) throws(StoreError) -> [QueryPosition] {
    words.positions(of: text, languages: try languages())
  }
}
