import Database
import Documents
import Text

/// Counts the matching passages and keeps the best.
final class PassageCollector: MatchVisitor {
  /// The most rows that are counted to learn how rare a phrase is.
  private static let mostCounted = 20_000

  private let blocks: PassageBlocks
  private let filter: RowFilter
  private let request: SearchRequest
  private let documents: DocumentRanges?
  /// By document, for sorting by date or symbol: higher is earlier in the answer.
  private let documentScores: [Float]?
  private let phrases: [(size: Int, isWanted: Bool)]
  private let statistics: PassageStatistics
  let deadline: Deadline

  private var scoring: PassageScoring
  private let positions: [PositionTable]
  private var top: TopHits
  private(set) var total = 0
  private(set) var isComplete = true
  private(set) var counts: [Int]
  private var visits = 0
  private var document = -1
  private var best: (score: Float, standing: UInt8, row: Int64)?

  /// - Parameter phrases: in the order of FTS5's numbers; `nil` for those of the request.
  init(
    request: SearchRequest, blocks: PassageBlocks, filter: RowFilter, documents: DocumentRanges?,
    documentScores: [Float]?, statistics: PassageStatistics,
    phrases: [(size: Int, isWanted: Bool)]? = nil
  ) {
    self.request = request
    self.filter = filter
    self.documents = documents
    self.documentScores = documentScores
    self.blocks = blocks
    self.statistics = statistics
    scoring = PassageScoring(statistics)
    self.phrases =
      phrases ?? (request.expression?.phrases ?? []).map { ($0.positions.count, $0.isWanted) }
    deadline = Deadline(seconds: request.seconds)
    counts = [Int](repeating: 0, count: documents?.count ?? 0)
    let (wanted, overflow) = max(0, request.limit).addingReportingOverflow(max(0, request.offset))
    top = TopHits(
      capacity: overflow ? Int.max : wanted,
      least: request.leastScore.map { Float($0) } ?? -.infinity)
    positions = self.phrases.map { _ in PositionTable() }
  }

  // MARK: rows from FTS5

  func visit(_ row: MatchedRow) -> Int32 {
    visits += 1
    if visits & 1023 == 0, deadline.isPast {
      isComplete = false
      return 9  // SQLITE_INTERRUPT
    }
    let id = row.rowID
    let index = Int(truncatingIfNeeded: id)
    guard isPassage(index) else { return 0 }
    if scoring.factors.isEmpty, !phrases.isEmpty { learnFrequencies(row) }
    record(id, documentScores == nil ? score(row, index) : nil, standing: blocks.standings[index])
    return 0
  }

  private func isPassage(_ index: Int) -> Bool {
    blocks.isPassage(index) && filter.passes(index)
  }

  /// The score of one row, whatever else is found; `nil` for no passage of the index.
  func score(of row: MatchedRow) -> Float? {
    let index = Int(truncatingIfNeeded: row.rowID)
    guard isPassage(index) else { return nil }
    if scoring.factors.isEmpty, !phrases.isEmpty { learnFrequencies(row) }
    return score(row, index)
  }

  /// The parts of the same; `nil` for no passage of the index.
  ///
  /// - Parameter asked: the phrases of the request.
  func explanation(
    of row: MatchedRow, _ asked: [(positions: [QueryPosition], isWanted: Bool)]
  ) -> PassageExplanation? {
    let index = Int(truncatingIfNeeded: row.rowID)
    guard isPassage(index), asked.count == phrases.count else { return nil }
    if scoring.factors.isEmpty, !phrases.isEmpty { learnFrequencies(row) }
    loadPositions(row)
    return scoring.explanation(
      asked, counts: positions.map(\.count), lengthCode: blocks.lengths[index],
      kind: blocks.kinds[index], touches: touches)
  }

  private func learnFrequencies(_ row: MatchedRow) {
    let last = Float(max(1, blocks.bound))
    let frequencies = phrases.enumerated().map { index, phrase -> Float in
      guard phrase.isWanted else { return 0 }
      var rows = 0
      var reached: Int64 = 0
      _ = row.forEachRow(holdingPhrase: index) { id in
        rows += 1
        reached = id
        return rows < Self.mostCounted
      }
      // A common phrase is counted in part: the rest is taken to be like it.
      let share = rows >= Self.mostCounted ? max(1, last / Float(max(1, reached))) : 1
      return min(Float(rows) * share, scoring.passageCount)
    }
    scoring.learn(frequencies: frequencies, isWanted: phrases.map(\.isWanted))
  }

  private func score(_ row: MatchedRow, _ index: Int) -> Float {
    let norm = scoring.norms[Int(blocks.lengths[index])]
    let kind = PassageScoring.kindWeights[Int(blocks.kinds[index])]
    var score: Float = 0
    for phrase in phrases.indices where phrases[phrase].isWanted {
      var count = 0
      row.forEachPosition(ofPhrase: phrase) { _ in count += 1 }
      if count > 0 {
        score += PassageScoring.part(scoring.factors[phrase], count: count, norm: norm)
      }
    }
    // The bonus is looked for only where it could matter.
    let mayMatter =
      (score + scoring.mostBonus) * kind >= top.threshold || request.unit == .document
    if scoring.mostBonus > 0, mayMatter { score += bonus(row) }
    return score * kind
  }

  private func bonus(_ row: MatchedRow) -> Float {
    loadPositions(row)
    var bonus: Float = 0
    for (pair, weight) in scoring.pairWeights.enumerated() where weight > 0 && touches(pair) {
      bonus += weight
    }
    return bonus
  }

  private func loadPositions(_ row: MatchedRow) {
    for phrase in phrases.indices {
      positions[phrase].removeAll()
      guard phrases[phrase].isWanted else { continue }
      row.forEachPosition(ofPhrase: phrase) {
        positions[phrase].append(Int32(truncatingIfNeeded: $0))
      }
    }
  }

  /// Whether a phrase and the next one, whose positions are loaded, stand next to each other.
  private func touches(_ phrase: Int) -> Bool {
    PassageScoring.touch(
      positions[phrase].positions, size: Int32(phrases[phrase].size),
      positions[phrase + 1].positions)
  }

  // MARK: rows from posting lists

  /// Takes matches that were found from posting lists.
  ///
  /// - Parameters:
  ///   - prunes: passes over rows that cannot be among the best; the answer is the same.
  ///   - fewestBounded: rows for which that makes bounds.
  ///   - worthwhile: the others need not be hits, where there are many; `nil` where all must.
  ///   - measured: words in a passage when the packed lists were made.
  /// - Throws: ``SegmentReader/Unreadable``, when nothing was recorded yet.
  func collect(
    _ evaluator: PassageEvaluator, prunes: Bool, fewestBounded: Int, worthwhile: RowSet?,
    measured: Float?
  ) throws {
    var rows = evaluator.rows
    filter.restrict(&rows)
    guard documentScores == nil else {
      rows.forEach { record(Int64($0), nil, standing: 0) }
      isComplete = evaluator.isComplete
      return
    }
    scoring.learn(
      frequencies: zip(evaluator.phrases, phrases).map { $1.isWanted ? Float($0.count) : 0 },
      isWanted: phrases.map(\.isWanted))
    let average = PassageScoring.average(statistics)
    let ranking = PassageRanking(
      evaluator, scoring, blocks, prunes: prunes && request.unit == .paragraph,
      fewestBounded: fewestBounded,
      averages: (average, measured ?? average))
    if request.unit == .document {
      var scores: [(row: Int, score: Float)] = []
      let isRanked = try ranking.forEachScore(rows, deadline) { scores.append(($0, $1)) }
      isComplete = isRanked && evaluator.isComplete
      for (row, score) in scores {
        record(Int64(row), score, standing: blocks.standings[row])
      }
      return
    }
    total = rows.count
    var ranked = rows
    if ranking.isBounded, let worthwhile { ranked.formIntersection(worthwhile) }
    isComplete = try ranking.rank(ranked, into: &top, deadline) && evaluator.isComplete
    if documents != nil { rows.forEach { _ = enterDocument(of: Int64($0)) } }
  }

  // MARK: all rows

  /// A row without an expression: it counts, and only the sort order tells rows apart, or else their own.
  func visitUnscored(_ id: Int64) {
    guard isPassage(Int(truncatingIfNeeded: id)) else { return }
    record(id, documentScores == nil ? 0 : nil, standing: 0)
  }

  private func record(_ id: Int64, _ relevance: Float?, standing: UInt8) {
    guard enterDocument(of: id) else { return }
    let score = relevance ?? documentScores?[max(0, document)] ?? 0
    switch request.unit {
    case .paragraph:
      total += 1
      top.insert(score, standing, row: id)
    case .document:
      if let best, best.score >= score { break }
      best = (score, standing, id)
    }
  }

  /// Counts a passage of a document, where documents are counted; rows come in order.
  ///
  /// - Returns: `false` for one that is in none.
  private func enterDocument(of id: Int64) -> Bool {
    guard let documents else { return true }
    if document < 0 || document >= documents.count || id >= documents.ends[document]
      || id < documents.starts[document]
    {
      finishDocument()
      guard let next = documents.index(of: id) else { return false }
      document = next
    }
    counts[document] += 1
    return true
  }

  /// In the document unit, the best passage stands for its document.
  private func finishDocument() {
    guard let best else { return }
    total += 1
    top.insert(best.score, best.standing, row: best.row)
    self.best = nil
  }

  /// The search could not be carried to its end.
  func giveUp() { isComplete = false }

  func finish() -> [(score: Float, standing: UInt8, row: Int64)] {
    finishDocument()
    return Array(top.sorted.dropFirst(max(0, request.offset)))
  }
}
