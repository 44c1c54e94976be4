import Database
import Documents

extension Reader {
  static let paragraphColumns = """
    paragraph.id, paragraph.document, paragraph.ordinal, paragraph.path, paragraph.kind,
    paragraph.label, paragraph.level, paragraph.text, paragraph.page, paragraph.language,
    paragraph.markers
    """

  static func paragraph(_ row: borrowing Statement) -> StoredParagraph {
    let markers = row.text(10).split(separator: "\n").compactMap { line -> FootnoteMarker? in
      let parts = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, let offset = Int(parts[0]) else { return nil }
      return FootnoteMarker(label: String(parts[1]), offset: offset)
    }
    return StoredParagraph(
      id: ParagraphID(row.integer(0)), document: DocumentID(row.integer(1)),
      ordinal: Int(row.integer(2)),
      paragraph: Paragraph(
        path: path(row.text(3)), kind: ParagraphKind(rawValue: row.text(4)) ?? .heading,
        label: row.text(5), level: Int(row.integer(6)), text: row.text(7),
        page: row.optionalInteger(8).map { Int($0) },
        language: row.optionalText(9).map { Language($0) }, markers: markers))
  }

  private func paragraphs(
    _ sql: String, _ values: [Value]
  ) throws(StoreError) -> [StoredParagraph] {
    try guarded { () throws(DatabaseError) in
      let statement = try connection.prepare(sql)
      for (index, value) in values.enumerated() { try statement.set(Int32(index + 1), value) }
      var paragraphs: [StoredParagraph] = []
      while try statement.step() { paragraphs.append(Self.paragraph(statement)) }
      return paragraphs
    }
  }

  package func paragraph(_ id: ParagraphID) throws(StoreError) -> StoredParagraph? {
    try paragraphs(
      "SELECT \(Self.paragraphColumns) FROM paragraph WHERE id = ?1", [.integer(id.value)]
    ).first
  }

  /// The paragraphs of a document in its order, without its title.
  package func paragraphs(of id: DocumentID) throws(StoreError) -> [StoredParagraph] {
    try paragraphs(
      """
      SELECT \(Self.paragraphColumns) FROM paragraph
      WHERE document = ?1 AND ordinal > 0 ORDER BY ordinal
      """, [.integer(id.value)])
  }

  /// The paragraph at `path` and those inside it, in the document's order: `op7`, `op7(a)` …
  package func paragraphs(
    of id: DocumentID, within path: LocatorPath
  ) throws(StoreError) -> [StoredParagraph] {
    let text = path.description
    guard !text.isEmpty else { return try paragraphs(of: id) }
    // '0' is the character after the signs that may follow a path: ( . /
    return try paragraphs(
      """
      SELECT \(Self.paragraphColumns) FROM paragraph
      WHERE document = ?1 AND path >= ?2 AND path < ?2 || '0' ORDER BY ordinal
      """, [.integer(id.value), .text(text)]
    ).filter { $0.paragraph.path.isWithin(path) }
  }

  /// The paragraphs next to `paragraph`, itself included, in the document's order.
  package func context(
    of paragraph: StoredParagraph, before: Int, after: Int
  ) throws(StoreError) -> [StoredParagraph] {
    try paragraphs(
      """
      SELECT \(Self.paragraphColumns) FROM paragraph
      WHERE document = ?1 AND ordinal BETWEEN ?2 AND ?3 AND ordinal > 0 ORDER BY ordinal
      """,
      [
        .integer(paragraph.document.value), .integer(paragraph.ordinal - max(0, before)),
        .integer(paragraph.ordinal + max(0, after)),
      ])
  }

  /// The paths of the document that are most like one that is not there: those that share its
  /// outer steps, then those of the same kind with the nearest number.
  package func nearestPaths(
    to path: LocatorPath, of id: DocumentID, limit: Int = 5
  ) throws(StoreError) -> [LocatorPath] {
    let wanted = path.steps
    let number = wanted.last.flatMap { Int($0.value) }
    var scored: [(path: LocatorPath, score: Int)] = []
    for paragraph in try paragraphs(of: id) {
      let its = paragraph.paragraph.path
      guard !its.isEmpty else { continue }
      var shared = 0
      while shared < min(its.steps.count, wanted.count), its.steps[shared] == wanted[shared] {
        shared += 1
      }
      var score = shared * 1000
      if let last = its.steps.last, let mine = wanted.last, last.kind == mine.kind {
        score += 500
        if last.value == mine.value { score += 200 }
        if let number, let other = Int(last.value),
          abs(number.subtractingReportingOverflow(other).partialValue) < 100
        {
          score += 100 - abs(number - other)
        }
        score -= last.letters.count * 10
      } else if let last = its.steps.last, let mine = wanted.last, last.value == mine.value,
        last.letters == mine.letters, [.op, .p].contains(last.kind), [.op, .p].contains(mine.kind)
      {
        // Paragraph 38 of a resolution may be one of its annex.
        score += 600
      }
      if score > 0 { scored.append((its, score)) }
    }
    return scored.enumerated().sorted {
      ($1.element.score, $0.offset) < ($0.element.score, $1.offset)
    }.prefix(limit).map(\.element.path)
  }
}
