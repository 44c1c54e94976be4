import Database
import Documents

/// A property of documents that results are counted by.
package enum Facet: String, Sendable, CaseIterable {
  case type, body, session, language, year
}

extension Reader {
  /// SQL for the value of a facet; documents without it are left out.
  private static func column(_ facet: Facet) -> String {
    switch facet {
    case .type: "type"
    case .body: "body"
    case .session: "session"
    case .language: "language"
    case .year: "substr(coalesce(adopted_on, date), 1, 4)"
    }
  }

  /// Passages that are searched.
  package func passageCount() throws(StoreError) -> Int {
    try guarded { () throws(DatabaseError) in
      try refresh()
      return try statistics().passages
    }
  }

  /// Documents by the value of `facet`, the most frequent first.
  package func documentCounts(by facet: Facet) throws(StoreError) -> [(value: String, count: Int)] {
    try guarded { () throws(DatabaseError) in
      let statement = try connection.prepare(
        """
        SELECT \(Self.column(facet)) AS value, count(*) FROM document
        WHERE rendition_of IS NULL AND value IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1
        """)
      var counts: [(value: String, count: Int)] = []
      while try statement.step() {
        counts.append((statement.text(0), Int(statement.integer(1))))
      }
      return counts
    }
  }

  /// Adds up the matches of a search by the values of `facet`, the most frequent first.
  ///
  /// - Parameter documents: as ``SearchAnswer/documents`` has them.
  package func facet(
    _ facet: Facet, of documents: [DocumentID: Int]
  ) throws(StoreError) -> [(value: String, count: Int)] {
    try guarded { () throws(DatabaseError) in
      let statement = try connection.prepare(
        """
        SELECT id, \(Self.column(facet)) AS value FROM document
        WHERE rendition_of IS NULL AND value IS NOT NULL
        """)
      var counts: [String: Int] = [:]
      while try statement.step() {
        if let count = documents[DocumentID(statement.integer(0))] {
          counts[statement.text(1), default: 0] += count
        }
      }
      return counts.map { (value: $0.key, count: $0.value) }.sorted {
        ($1.count, $0.value) < ($0.count, $1.value)
      }
    }
  }

  /// What identifies this state of the index to somebody who repeats a search.
  package func state() throws(StoreError) -> IndexState {
    try guarded { () throws(DatabaseError) in
      let statement = try connection.prepare("SELECT value FROM meta WHERE name = ?1")
      try statement.bind("fingerprint")
      let fingerprint = try statement.step() ? statement.text(0) : ""
      try statement.bind("revision")
      return IndexState(
        fingerprint: fingerprint, revision: try statement.step() ? statement.text(0) : "")
    }
  }
}
