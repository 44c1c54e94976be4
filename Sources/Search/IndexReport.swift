import Documents
import Store

/// What an index holds, counted.
package struct IndexReport: Sendable, Equatable {
  package let path: String
  package let counts: IndexCounts
  /// Documents by each property, most frequent first.
  package let types: [Facet.Count]
  package let languages: [Facet.Count]
  package let bodies: [Facet.Count]
  package let sessions: [Facet.Count]
  package let relations: [Facet.Count]
  /// First and last day of adoption or issue.
  package let days: DayRange
}

/// References to what is not here, of one target.
package struct Unresolved: Sendable, Equatable {
  /// The target, or the first of the candidates.
  package let target: Locator?
  /// The target is only one of several that may be meant.
  package let isCandidate: Bool
  /// `missing-document`, `missing-paragraph`, `ambiguous`, `implausible` or `malformed`.
  package let state: String
  package let count: Int
  /// Ten places at most.
  package let from: [Locator]

  package init(
    target: Locator?, isCandidate: Bool = false, state: String, count: Int, from: [Locator]
  ) {
    self.target = target
    self.isCandidate = isCandidate
    self.state = state
    self.count = count
    self.from = from
  }
}

extension Catalogue {
  /// What is wrong with the index at `path`, in words; empty when it is whole.
  package static func faults(ofIndexAt path: String) throws -> [String] {
    try IndexCheck.faults(ofIndexAt: path)
  }

  package func report() throws -> IndexReport {
    let documents = try reader.allDocuments()
    let days = documents.compactMap { $0.adoptedOn ?? $0.date }
    return IndexReport(
      path: reader.path, counts: try reader.counts(),
      types: Catalogue.counted(documents.map(\.type.rawValue)),
      languages: Catalogue.counted(documents.compactMap { $0.language?.code }),
      bodies: Catalogue.counted(documents.compactMap(\.body)),
      sessions: Catalogue.counted(documents.compactMap(\.session)),
      relations: Catalogue.counted(try reader.allLinks().map(\.relation.rawValue)),
      days: DayRange(first: days.min(), last: days.max()))
  }

  private static func counted(_ values: [String]) -> [Facet.Count] {
    var counts: [String: Int] = [:]
    for value in values { counts[value, default: 0] += 1 }
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { Facet.Count(value: $0.key, count: $0.value) }
  }

  /// What identifies this state of the index to somebody who repeats a search.
  package func state() throws -> IndexState { try reader.state() }

  /// The most wanted first.
  package func unresolved() throws -> [Unresolved] {
    try reader.unresolved().map {
      Unresolved(
        target: $0.target, isCandidate: $0.isCandidate, state: $0.state.rawValue, count: $0.count,
        from: $0.from)
    }
  }

  /// Every finding of the index with the path of its file, in the order of paths.
  package func findings() throws -> [(file: String, finding: Finding)] {
    try reader.allFindings()
  }
}
