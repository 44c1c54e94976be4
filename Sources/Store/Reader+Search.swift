import Database
import Documents

/// How many passages there are and how many words they hold.
struct PassageStatistics {
  let passages: Int
  let words: Double

  /// As the writer left them.
  init(from connection: Connection) throws(DatabaseError) {
    passages = Int(
      try connection.integer("SELECT CAST(value AS INTEGER) FROM meta WHERE name = 'passages'"))
    words = Double(
      try connection.integer("SELECT CAST(value AS INTEGER) FROM meta WHERE name = 'words'"))
  }

  init(_ blocks: PassageTable) {
    var histogram = [Int](repeating: 0, count: 256)
    for code in blocks.lengths { histogram[Int(code)] += 1 }
    histogram[0] = 0
    passages = histogram.reduce(0, +)
    words = histogram.indices.reduce(0) {
      $0 + Double(histogram[$1]) * Double(PassageLength.words[$1])
    }
  }
}

extension Reader {
  /// Runs a search over the whole index.
  ///
  /// An expression that FTS5 finds too large is answered with nothing and `isComplete` false; time
  /// that runs out leaves the best of what was seen.
  /// - Throws: ``StoreError``.
  package func search(_ request: SearchRequest) throws(StoreError) -> SearchAnswer {
    var request = request
    if let expression = request.expression {
      guard let pruned = expression.pruned else { return SearchAnswer() }
      request.expression = pruned
    }
    return try guarded { () throws(DatabaseError) in
      try connection.snapshot { () throws(DatabaseError) in try answer(request) }
    }
  }

  private func answer(_ request: SearchRequest) throws(DatabaseError) -> SearchAnswer {
    try refresh()
    return try withBlocks { blocks throws(DatabaseError) in try answer(request, blocks) }
  }

  private func answer(
    _ request: SearchRequest, _ blocks: PassageBlocks
  ) throws(DatabaseError) -> SearchAnswer {
    var answer = SearchAnswer()
    let filter = try rowFilter(request.filter, blocks)
    let needsDocuments =
      request.unit == .document || request.countsDocuments || request.sort != .relevance
    let documents = needsDocuments ? try DocumentRanges(from: connection) : nil
    let statistics = try statistics()
    let documentScores = try documents.flatMap { documents throws(DatabaseError) in
      try sortScores(documents, request.sort)
    }
    func newCollector(_ request: SearchRequest) -> PassageCollector {
      PassageCollector(
        request: request, blocks: blocks, filter: filter, documents: documents,
        documentScores: documentScores, statistics: statistics)
    }
    var collector = newCollector(request)
    if let expression = request.expression {
      if !collect(expression, with: collector, blocks, request) {
        var plain = request
        plain.expression = expression.withoutOrder
        collector = newCollector(plain)
        if try !visit(expression, with: collector, seconds: request.seconds) {
          collector.giveUp()
        }
      }
    } else {
      for row in 0..<blocks.bound { collector.visitUnscored(Int64(row)) }
    }
    let rows = collector.finish()
    answer.total = collector.total
    answer.isComplete = collector.isComplete
    answer.hits = try hits(rows)
    if request.countsDocuments, let documents {
      for (index, count) in collector.counts.enumerated() where count > 0 {
        answer.documents[DocumentID(documents.ids[index])] = count
      }
    }
    return answer
  }

  private func hits(
    _ rows: [(score: Float, standing: UInt8, row: Int64)]
  ) throws(DatabaseError) -> [SearchHit] {
    let statement = try connection.prepare("SELECT document FROM paragraph WHERE id = ?1")
    var hits: [SearchHit] = []
    for row in rows {
      try statement.bind(.integer(row.row))
      guard try statement.step() else { continue }
      hits.append(
        SearchHit(
          paragraph: ParagraphID(row.row), document: DocumentID(statement.integer(0)),
          score: Double(row.score), standing: row.standing))
    }
    return hits
  }

  /// What stands for relevance when sorting by date (newest first, undated last) or symbol.
  private func sortScores(
    _ documents: DocumentRanges, _ sort: SearchRequest.Sort
  ) throws(DatabaseError) -> [Float]? {
    let order: String
    switch sort {
    case .relevance: return nil
    case .date:
      order = """
        SELECT id FROM document WHERE rendition_of IS NULL
        ORDER BY coalesce(adopted_on, date) IS NULL, coalesce(adopted_on, date) DESC, key, id
        """
    case .symbol: order = "SELECT id FROM document WHERE rendition_of IS NULL ORDER BY key, id"
    }
    let statement = try connection.prepare(order)
    var rank: [Int64: Float] = [:]
    var next: Float = 0
    while try statement.step() {
      rank[statement.integer(0)] = next
      next -= 1
    }
    return documents.ids.map { rank[$0] ?? next }
  }
}
