import Documents

/// What a run of the indexer did, and what the index holds after it.
package struct IndexSummary: Sendable, Equatable {
  package var documents = 0
  package var paragraphs = 0
  package var references = 0
  package var links = 0
  /// Files that had not changed and were not read again.
  package var unchanged = 0
  /// Files taken out because they are gone.
  package var pruned = 0
  /// Files that could not be read, each with its finding, in the order they were met.
  package var failures: [Finding] = []
  package var findings = 0
  /// Wall-clock time of the run.
  package var seconds = 0.0
  /// Bytes of the files that were read.
  package var bytes = 0

  package init() {}
}

/// How far a run is.
package struct IndexProgress: Sendable, Equatable {
  package enum Stage: String, Sendable {
    case reading, linking, writing
  }

  package var stage: Stage
  package var done: Int
  package var total: Int
  /// Bytes of the files done so far.
  package var bytes: Int
  package var seconds: Double
}
