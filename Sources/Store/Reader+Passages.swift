import Database
import Documents

/// Passages as a whole, for counting.
extension Reader {
  /// Gives out each passage with its document, in the order of ids; those in no shown document are left out.
  package func forEachDocument(
    of passages: PassageSet, _ body: (ParagraphID, DocumentID) throws -> Void
  ) throws {
    let ranges = try guarded { () throws(DatabaseError) in try DocumentRanges(from: connection) }
    var index = 0
    for row in passages.rows.listed {
      let passage = Int64(row)
      while index < ranges.count, ranges.ends[index] <= passage { index += 1 }
      guard index < ranges.count else { return }
      if ranges.starts[index] <= passage {
        try body(ParagraphID(passage), DocumentID(ranges.ids[index]))
      }
    }
  }

  /// Languages of the documents that are shown, where they are known.
  package func languagesOfDocuments() throws(StoreError) -> [DocumentID: Language] {
    try guarded { () throws(DatabaseError) in
      let statement = try connection.prepare(
        "SELECT id, language FROM document WHERE rendition_of IS NULL AND language IS NOT NULL")
      var languages: [DocumentID: Language] = [:]
      while try statement.step() {
        languages[DocumentID(statement.integer(0))] = Language(statement.text(1))
      }
      return languages
    }
  }

  /// Languages of passages, where they are not their documents'.
  package func languagesOfPassages() throws(StoreError) -> [ParagraphID: Language] {
    try guarded { () throws(DatabaseError) in
      let statement = try connection.prepare(
        "SELECT id, language FROM paragraph WHERE language IS NOT NULL")
      var languages: [ParagraphID: Language] = [:]
      while try statement.step() {
        languages[ParagraphID(statement.integer(0))] = Language(statement.text(1))
      }
      return languages
    }
  }

  /// The passages of each speech of a record, or of the one that a statement is, as half-open ranges of ids, in its order.
  package func passages(
    ofSpeechesIn id: DocumentID
  ) throws(StoreError) -> [(passages: Range<Int64>, speech: Speech)] {
    let speeches = try speeches(of: id)
    guard !speeches.isEmpty else { return [] }
    let byPath = Dictionary(
      speeches.map { ($0.path.description, $0) }, uniquingKeysWith: { first, _ in first })
    return try guarded { () throws(DatabaseError) in
      let statement = try connection.prepare(
        "SELECT id, path FROM paragraph WHERE document = ?1 AND ordinal > 0 ORDER BY ordinal")
      try statement.bind(.integer(id.value))
      var found: [(passages: Range<Int64>, speech: Speech)] = []
      while try statement.step() {
        let (passage, path) = (statement.integer(0), statement.text(1))
        if let speech = byPath[path] {
          found.append((passage..<passage + 1, speech))
        } else if let last = found.last,
          LocatorPath(path)?.isWithin(last.speech.path) == true
        {
          found[found.count - 1].passages = last.passages.lowerBound..<passage + 1
        } else if found.isEmpty, let whole = byPath[""] {
          found.append((passage..<passage + 1, whole))
        }
      }
      return found
    }
  }
}
