import Database
import Documents

extension Reader {
  private static let citationColumns = """
    document.symbol, paragraph.path, document.id, paragraph.id, citation.symbol, citation.path,
    citation.start, citation.end, citation.kind, citation.verb, citation.title_start,
    citation.title_end, citation.candidates, citation.findings, citation.state
    """

  private static func citation(_ row: borrowing Statement) -> StoredCitation {
    let title: Range<Int>? = row.optionalInteger(10).map {
      Int($0)..<max(Int($0), Int(row.integer(11)))
    }
    let start = Int(row.integer(6))
    return StoredCitation(
      source: Locator(symbol(row.text(0)), path(row.text(1))),
      document: DocumentID(row.integer(2)), paragraph: ParagraphID(row.integer(3)),
      citation: Citation(
        target: row.optionalText(4).map { Locator(symbol($0), path(row.text(5))) },
        candidates: row.text(12).split(separator: "\n").compactMap { Locator($0) },
        range: start..<max(start, Int(row.integer(7))),
        kind: Citation.Kind(rawValue: row.text(8)) ?? .symbol, verb: row.optionalText(9),
        title: title, findings: row.text(13).split(separator: "\n").map(String.init)),
      state: StoredCitation.State(rawValue: row.text(14)) ?? .missingDocument)
  }

  private func citations(
    where condition: String, _ values: [Value], limit: Int
  ) throws(StoreError) -> [StoredCitation] {
    try guarded { () throws(DatabaseError) in
      let statement = try connection.prepare(
        """
        SELECT \(Self.citationColumns)
        FROM citation JOIN paragraph ON paragraph.id = citation.paragraph
          JOIN document ON document.id = paragraph.document
        WHERE \(condition)
        ORDER BY citation.paragraph, citation.start, citation.id LIMIT \(max(0, limit))
        """)
      for (index, value) in values.enumerated() { try statement.set(Int32(index + 1), value) }
      var found: [StoredCitation] = []
      while try statement.step() { found.append(Self.citation(statement)) }
      return found
    }
  }

  /// What a paragraph cites, in the order of its text.
  package func citations(in paragraph: ParagraphID) throws(StoreError) -> [StoredCitation] {
    try citations(
      where: "citation.paragraph = ?1", [.integer(paragraph.value)], limit: Int(Int32.max))
  }

  /// What a document cites, in the order of its text.
  package func citations(from document: DocumentID) throws(StoreError) -> [StoredCitation] {
    guard let stored = try self.document(document) else { return [] }
    return try citations(
      where: "citation.paragraph >= ?1 AND citation.paragraph < ?2",
      [.integer(stored.paragraphIDs.lowerBound), .integer(stored.paragraphIDs.upperBound)],
      limit: Int(Int32.max))
  }

  /// What cites a place or anything inside it. For a whole document also its other symbols count.
  /// Renditions that are not shown cite nothing.
  package func citations(
    of locator: Locator, limit: Int = 1000
  ) throws(StoreError) -> [StoredCitation] {
    let path = locator.path.description
    var found: [StoredCitation] = []
    for key in try keys(ofDocumentWith: locator.symbol) where found.count < limit {
      found += try citations(
        where: path.isEmpty
          ? "citation.key = ?1 AND document.rendition_of IS NULL"
          : """
          citation.key = ?1 AND citation.path >= ?2 AND citation.path < ?2 || '0'
            AND document.rendition_of IS NULL
          """, path.isEmpty ? [.text(key)] : [.text(key), .text(path)], limit: limit)
    }
    return path.isEmpty
      ? found : found.filter { $0.citation.target?.path.isWithin(locator.path) == true }
  }

  /// All symbols that the document of `symbol` carries, as keys; `symbol` alone when it is not here.
  func keys(ofDocumentWith symbol: Symbol) throws(StoreError) -> [String] {
    try guarded { () throws(DatabaseError) in
      let statement = try connection.prepare(
        """
        SELECT DISTINCT key FROM document_symbol WHERE document IN (
          SELECT document FROM document_symbol WHERE key = ?1) ORDER BY key <> ?1, key
        """)
      try statement.bind(.text(symbol.key))
      var keys: [String] = []
      while try statement.step() { keys.append(statement.text(0)) }
      return keys.isEmpty ? [symbol.key] : keys
    }
  }

  /// What citations name and is not here, the most cited first.
  package struct Unresolved: Sendable, Equatable {
    /// The target, or the first of the candidates; `nil` when there is neither.
    package let target: Locator?
    /// The target is only one of several that may be meant.
    package let isCandidate: Bool
    package let state: StoredCitation.State
    package var count: Int
    /// At most ten places, in the order of the index.
    package var from: [Locator]
  }

  /// Citations whose target is not here, by target: the most cited first. Where only candidates are
  /// known, the first stands for them.
  package func unresolved() throws(StoreError) -> [Unresolved] {
    try guarded { () throws(DatabaseError) in
      let statement = try connection.prepare(
        """
        SELECT citation.symbol, citation.path, citation.state, document.symbol, paragraph.path,
          citation.candidates
        FROM citation JOIN paragraph ON paragraph.id = citation.paragraph
          JOIN document ON document.id = paragraph.document
        WHERE citation.state <> 'resolved' AND document.rendition_of IS NULL
        ORDER BY citation.key, citation.path, citation.candidates, citation.state,
          citation.paragraph, citation.id
        """)
      var groups: [Unresolved] = []
      while try statement.step() {
        let named = statement.optionalText(0).map {
          Locator(Self.symbol($0), Self.path(statement.text(1)))
        }
        let first = statement.optionalText(5)?.prefix { $0 != "\n" }
        let target = named ?? first.flatMap { Locator($0) }
        let isCandidate = named == nil
        let state = StoredCitation.State(rawValue: statement.text(2)) ?? .missingDocument
        let source = Locator(Self.symbol(statement.text(3)), Self.path(statement.text(4)))
        if let last = groups.last, last.target == target, last.state == state,
          last.isCandidate == isCandidate
        {
          groups[groups.count - 1].count += 1
          if last.from.count < 10, last.from.last != source {
            groups[groups.count - 1].from.append(source)
          }
        } else {
          groups.append(
            Unresolved(
              target: target, isCandidate: isCandidate, state: state, count: 1, from: [source]))
        }
      }
      return groups.enumerated().sorted {
        ($1.element.count, $0.offset) < ($0.element.count, $1.offset)
      }.map(\.element)
    }
  }
}
