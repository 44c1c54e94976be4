import Database
import Documents
import Text

/// How the score of one passage came about; its terms and pairs add up to the score.
package struct PassageExplanation: Sendable, Equatable {
  /// What a word or phrase of the query adds, where the passage holds it.
  package struct Term: Sendable, Equatable {
    package let positions: [QueryPosition]
    /// How often it stands in the passage, in whatever form.
    package let frequency: Int
    /// Passages of the index that hold it.
    package let passages: Int
    /// What it tells, being as rare as that.
    package let weight: Double
    package let value: Double
  }

  /// What two neighbours of the query add that stand next to each other in the passage too.
  package struct Pair: Sendable, Equatable {
    package let first: [QueryPosition]
    package let second: [QueryPosition]
    package let value: Double
  }

  package let terms: [Term]
  package let pairs: [Pair]
  /// By how much a paragraph of this kind is worth more or less.
  package let kindWeight: Double
  /// What stands beside the frequency under the line: greater in longer passages.
  package let lengthFactor: Double
}

extension PassageScoring {
  /// - Parameters:
  ///   - counts: how often each phrase stands in the passage.
  ///   - touches: whether a phrase and the next one stand next to each other.
  func explanation(
    _ phrases: [(positions: [QueryPosition], isWanted: Bool)], counts: [Int], lengthCode: UInt8,
    kind: UInt8, touches: (Int) throws -> Bool
  ) rethrows -> PassageExplanation {
    let norm = norms[Int(lengthCode)]
    let kindWeight = Self.kindWeights[Int(kind)]
    var terms: [PassageExplanation.Term] = []
    var pairs: [PassageExplanation.Pair] = []
    for (index, phrase) in phrases.enumerated() where phrase.isWanted && counts[index] > 0 {
      let part = Self.part(factors[index], count: counts[index], norm: norm) * kindWeight
      terms.append(
        PassageExplanation.Term(
          positions: phrase.positions, frequency: counts[index],
          passages: Int(frequencies[index]), weight: Double(weights[index]), value: Double(part)))
      guard index < pairWeights.count, pairWeights[index] > 0, counts[index + 1] > 0,
        try touches(index)
      else { continue }
      pairs.append(
        PassageExplanation.Pair(
          first: phrase.positions, second: phrases[index + 1].positions,
          value: Double(pairWeights[index] * kindWeight)))
    }
    return PassageExplanation(
      terms: terms, pairs: pairs, kindWeight: Double(kindWeight), lengthFactor: Double(norm))
  }
}

extension Reader {
  /// How passages that an expression found came to their scores. Those that it does not find, or that
  /// are no passages, are left out, and so are those that FTS5 alone can tell of when time runs out.
  ///
  /// - Throws: ``StoreError``.
  package func explanations(
    of paragraphs: [ParagraphID], _ expression: MatchExpression, seconds: Double
  ) throws(StoreError) -> [ParagraphID: PassageExplanation] {
    guard let expression = expression.pruned else { return [:] }
    return try guarded { () throws(DatabaseError) in
      try connection.snapshot { () throws(DatabaseError) in
        try refresh()
        let scoring = PassageScoring(try statistics())
        return try withBlocks { blocks throws(DatabaseError) in
          let wanted = paragraphs.filter { blocks.lengths.indices.contains(Int($0.value)) }
          let explained = evaluate(expression, blocks, Deadline(seconds: seconds)) { evaluator, _ in
            try explanations(of: wanted, expression, evaluator, blocks, scoring)
          }
          if let explained { return explained }
          return try explanationsByFTS5(
            of: wanted, expression.withoutOrder, blocks, seconds: seconds)
        }
      }
    }
  }

  private func explanations(
    of paragraphs: [ParagraphID], _ expression: MatchExpression, _ evaluator: PassageEvaluator,
    _ blocks: PassageBlocks, _ scoring: PassageScoring
  ) throws -> [ParagraphID: PassageExplanation] {
    let phrases = expression.phrases
    let found = evaluator.phrases
    var scoring = scoring
    scoring.learn(
      frequencies: found.map { Float($0.count) }, isWanted: phrases.map(\.isWanted))
    var explanations: [ParagraphID: PassageExplanation] = [:]
    let (here, next) = (PositionTable(), PositionTable())
    for paragraph in paragraphs where evaluator.rows.contains(Int(paragraph.value)) {
      let row = Int32(truncatingIfNeeded: paragraph.value)
      explanations[paragraph] = try scoring.explanation(
        phrases, counts: try found.map { try $0.exactCount(in: row) },
        lengthCode: blocks.lengths[Int(row)], kind: blocks.kinds[Int(row)]
      ) { index in
        here.removeAll()
        next.removeAll()
        try found[index].appendPositions(in: row, to: here)
        try found[index + 1].appendPositions(in: row, to: next)
        return PassageScoring.touch(
          here.positions, size: Int32(found[index].size), next.positions)
      }
    }
    return explanations
  }

  /// The same where only FTS5 can tell.
  private func explanationsByFTS5(
    of paragraphs: [ParagraphID], _ expression: MatchExpression, _ blocks: PassageBlocks,
    seconds: Double
  ) throws(DatabaseError) -> [ParagraphID: PassageExplanation] {
    guard let text = expression.sql() else { return [:] }
    let collector = PassageCollector(
      request: SearchRequest(expression), blocks: blocks,
      filter: try RowFilter(SearchFilter(), blocks: blocks, connection: connection),
      documents: nil, documentScores: nil, statistics: try statistics())
    let explainer = PassageExplainer(collector, expression.phrases)
    let box = VisitorBox(explainer)
    let statement = try connection.prepare(
      "SELECT visit(passage, ?2) FROM passage WHERE passage MATCH ?1 AND rowid = ?3")
    connection.setTimeLimit(seconds: seconds)
    defer {
      connection.setTimeLimit(seconds: nil)
      withExtendedLifetime(box) {}
    }
    do {
      for paragraph in paragraphs {
        try statement.bind(.text(text))
        try statement.bindObject(2, box)
        try statement.set(3, .integer(paragraph.value))
        while try statement.step() {}
      }
    } catch {
      guard error.isInterrupted else { throw error }
    }
    return explainer.found
  }
}

/// Explains the rows that FTS5 finds.
private final class PassageExplainer: MatchVisitor {
  private let collector: PassageCollector
  private let phrases: [(positions: [QueryPosition], isWanted: Bool)]
  private(set) var found: [ParagraphID: PassageExplanation] = [:]

  init(
    _ collector: PassageCollector, _ phrases: [(positions: [QueryPosition], isWanted: Bool)]
  ) {
    self.collector = collector
    self.phrases = phrases
  }

  func visit(_ row: MatchedRow) -> Int32 {
    found[ParagraphID(row.rowID)] = collector.explanation(of: row, phrases)
    return 0
  }
}
