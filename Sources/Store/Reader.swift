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
  /// Read when a search first needs them, and kept until somebody changes the file.
  private var loadedBlocks: PassageBlocks?
  private var segments: SegmentReader?
  private var version: Int64 = 0

  /// - Throws: ``StoreError``.
  package convenience init(path: String) throws(StoreError) {
    guard access(path, F_OK) == 0 else { throw .noIndex(path: path) }
    let connection = try Format.open(path)
    do throws(DatabaseError) {
      try connection.prepareForReading()
      try connection.register(IndexTokenizer(), as: "travaux")
    } catch {
      throw .database(error, path: path)
    }
    try self.init(connection: connection, path: path)
  }

  /// - Parameter connection: has the tokenizer already.
  init(connection: Connection, path: String) throws(StoreError) {
    self.connection = connection
    self.path = path
    words = PassageTokenizer()
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

  /// Forgets what was read of a state of the file that is no more.
  func refresh() throws(DatabaseError) {
    let now = try connection.dataVersion
    if now != version {
      version = now
      loadedBlocks = nil
      segments = nil
    }
  }

  func blocks() throws(DatabaseError) -> PassageBlocks {
    if let loadedBlocks { return loadedBlocks }
    let blocks = try PassageBlocks(from: connection)
    loadedBlocks = blocks
    return blocks
  }

  /// Evaluates `expression` from posting lists; `nil` where FTS5 must be asked instead: for prefixes
  /// and NEAR, while it merges segments, and where the lists would take too much memory or time.
  func evaluate(_ expression: MatchExpression) -> PassageEvaluator? {
    guard usesPostingLists else { return nil }
    // A search asks for the same words several times over.
    if let segments {
      do {
        return try PassageEvaluator(expression, segments)
      } catch {
        // Its budget or its time is used up; a new one begins with all of both.
        self.segments = nil
      }
    }
    do {
      let fresh = try SegmentReader(
        table: "passage", connection: connection, budget: 150_000_000, seconds: 2)
      segments = fresh
      return try PassageEvaluator(expression, fresh)
    } catch {
      segments = nil
      return nil
    }
  }

  /// The languages of the texts in the index, whose stems a query must try.
  package func languages() throws(StoreError) -> [Language] {
    try guarded { () throws(DatabaseError) in
      let statement = try connection.prepare("SELECT value FROM meta WHERE name = 'languages'")
      guard try statement.step() else { return [] }
      return statement.text(0).split(separator: " ").map { Language(String($0)) }
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
