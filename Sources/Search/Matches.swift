import Documents
import Store

/// Everything that answers a query, for counting: without rank, excerpts or pages.
package struct Matches: Sendable, Equatable {
  /// The query as it was read.
  package let query: String
  /// Matching passages by document.
  package let documents: [DocumentID: Int]
  package let passages: PassageSet
  package let remarks: [String]
  /// `false` when time ran out: more may match.
  package let isComplete: Bool

  package init(
    query: String, documents: [DocumentID: Int], passages: PassageSet, remarks: [String],
    isComplete: Bool
  ) {
    self.query = query
    self.documents = documents
    self.passages = passages
    self.remarks = remarks
    self.isComplete = isComplete
  }
}

extension Searcher {
  /// Every passage that answers a query. The name of a document or place stands for what refers to it.
  ///
  /// An empty text matches every passage that the options let through.
  /// - Throws: ``StoreError`` when the index cannot be read.
  package func matches(_ text: String, _ options: SearchOptions) throws -> Matches {
    if text.utf8.count <= 1000, let named = Locator(typed: text) {
      let found = try matches(
        ReadQuery(query: .filter(.cites(named)), scope: .paragraph, remarks: []), options)
      if !found.passages.isEmpty { return found }
    }
    return try matches(QueryReader.read(text), options)
  }

  private func matches(_ read: ReadQuery, _ options: SearchOptions) throws -> Matches {
    var planner = try Planner(reader: reader, options: options, scope: read.scope)
    let plan = try planner.plan(read.query)
    let found = try reader.passages(
      matching: plan.expression, plan.filter, seconds: options.seconds)
    var documents: [DocumentID: Int] = [:]
    try reader.forEachDocument(of: found.passages) { documents[$1, default: 0] += 1 }
    var remarks = read.remarks + planner.remarks
    let isComplete = found.isComplete && planner.isComplete
    if !isComplete {
      remarks.append("the search stopped after \(Int(options.seconds)) seconds; more may be there")
    }
    return Matches(
      query: read.description, documents: documents, passages: found.passages, remarks: remarks,
      isComplete: isComplete)
  }
}
