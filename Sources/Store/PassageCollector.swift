import Database
import Documents
import Glibc

/// Scores every matching passage and keeps the best.
///
/// BM25 with k1 1.2 and b 0.75 over phrases (a word's forms count as one), weighed by the kind of
/// paragraph, and more where the words of the query stand next to each other in its order. Source:
/// Robertson and Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond, 2009.
final class PassageCollector: MatchVisitor {
  private static let k1: Float = 1.2
  private static let b: Float = 0.75
  /// The most rows that are counted to learn how rare a phrase is.
  private static let mostCounted = 20_000

  private let lengths: [UInt8]
  private let kinds: [UInt8]
  /// k1 * (1 - b + b * length / average), by length code.
  private let norms: [Float]
  private let passageCount: Float
  private let filter: RowFilter
  private let request: SearchRequest
  private let documents: DocumentRanges?
  /// By document, for sorting by date or symbol: higher is earlier in the answer.
  private let documentScores: [Float]?
  private let phrases: [(size: Int, isWanted: Bool)]
  private let deadline: Deadline

  private var weights: [Float] = []
  private var pairWeights: [Float] = []
  private var mostBonus: Float = 0
  private var positions: [[Int32]] = []
  private var top: TopHits
  private(set) var total = 0
  private(set) var isComplete = true
  private(set) var counts: [Int]
  private var visits = 0
  private var document = -1
  private var best: (score: Float, row: Int64)?

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
    lengths = blocks.lengths
    kinds = blocks.kinds
    passageCount = Float(max(1, statistics.passages))
    let average = max(1, Float(statistics.words) / passageCount)
    norms = PassageLength.words.map { Self.k1 * (1 - Self.b + Self.b * $0 / average) }
    self.phrases =
      phrases ?? (request.expression?.phrases ?? []).map { ($0.positions.count, $0.isWanted) }
    deadline = Deadline(seconds: request.seconds)
    counts = [Int](repeating: 0, count: documents?.count ?? 0)
    let (wanted, overflow) = max(0, request.limit).addingReportingOverflow(max(0, request.offset))
    top = TopHits(capacity: overflow ? Int.max : wanted)
    positions = Array(repeating: [], count: self.phrases.count)
  }

  /// How much more or less a paragraph of a kind is worth.
  static func weight(of kind: UInt8) -> Float {
    switch PassageKind(rawValue: kind) {
    case .title: 1.25
    case .op: 1.1
    case .heading, .item: 1.05
    case .note: 0.8
    default: 1
    }
  }

  func visit(_ row: MatchedRow) -> Int32 {
    visits += 1
    if visits & 1023 == 0, deadline.isPast {
      isComplete = false
      return 9  // SQLITE_INTERRUPT
    }
    let id = row.rowID
    let index = Int(truncatingIfNeeded: id)
    guard index >= 0, index < lengths.count, lengths[index] != 0, filter.passes(index) else {
      return 0
    }
    if weights.isEmpty, !phrases.isEmpty { learnWeights(row) }
    record(id, documentScores == nil ? score(row, index) : nil)
    return 0
  }

  /// Takes matches that were found from posting lists.
  func collect(_ evaluator: PassageEvaluator) {
    let rows = evaluator.rows.filter { row in
      let index = Int(row)
      return index < lengths.count && lengths[index] != 0 && filter.passes(index)
    }
    guard documentScores == nil else {
      for row in rows { record(Int64(row), nil) }
      return
    }
    for (index, phrase) in phrases.enumerated() {
      weights.append(
        phrase.isWanted ? weight(frequency: Float(evaluator.phrases[index].rows.count)) : 0)
    }
    learnPairs()
    var scores = baseScores(rows, evaluator)
    // The bonus is looked for only where it could matter.
    var least = -Float.infinity
    if request.unit == .paragraph, mostBonus > 0, top.capacity < rows.count {
      var best = TopHits(capacity: top.capacity)
      for (score, row) in zip(scores, rows) { best.insert(score, row: Int64(row)) }
      least = best.threshold
    }
    for (index, row) in rows.enumerated() {
      if index & 1023 == 1023, deadline.isPast {
        isComplete = false
        return
      }
      if mostBonus > 0 {
        let kind = Self.weight(of: kinds[Int(row)])
        if scores[index] + mostBonus * kind >= least {
          scores[index] +=
            kind
            * bonus { phrase, positions in
              evaluator.phrases[phrase].appendPositions(in: row, to: &positions)
            }
        }
      }
      record(Int64(row), scores[index])
    }
  }

  /// BM25 of each row, phrase by phrase.
  private func baseScores(_ rows: [Int32], _ evaluator: PassageEvaluator) -> [Float] {
    var scores = [Float](repeating: 0, count: rows.count)
    let norms = norms
    let lengths = lengths
    let kinds = kinds
    for phrase in phrases.indices where phrases[phrase].isWanted {
      let matches = evaluator.phrases[phrase]
      let factor = weights[phrase] * (Self.k1 + 1)
      let found = matches.rows
      let counts = matches.counts
      var next = 0
      for index in rows.indices {
        let row = rows[index]
        // Most often the next one; else in steps that double.
        if next < found.count, found[next] < row {
          var step = 1
          while next + step < found.count, found[next + step] < row {
            next += step
            step *= 2
          }
          while step > 0 {
            if next + step < found.count, found[next + step] < row { next += step }
            step /= 2
          }
          next += 1
        }
        guard next < found.count else { break }
        guard found[next] == row else { continue }
        let frequency = Float(counts[next])
        scores[index] += factor * frequency / (frequency + norms[Int(lengths[Int(row)])])
      }
    }
    for index in rows.indices { scores[index] *= Self.weight(of: kinds[Int(rows[index])]) }
    return scores
  }

  /// A row without an expression: it counts, and only the sort order tells rows apart.
  func visitUnscored(_ id: Int64) {
    let index = Int(truncatingIfNeeded: id)
    guard index >= 0, index < lengths.count, lengths[index] != 0, filter.passes(index) else {
      return
    }
    record(id, documentScores == nil ? 0 : nil)
  }

  private func record(_ id: Int64, _ relevance: Float?) {
    if let documents {
      if document < 0 || document >= documents.count || id >= documents.ends[document]
        || id < documents.starts[document]
      {
        finishDocument()
        guard let next = documents.index(of: id) else { return }
        document = next
      }
      counts[document] += 1
    }
    let score = relevance ?? documentScores?[max(0, document)] ?? 0
    switch request.unit {
    case .paragraph:
      total += 1
      top.insert(score, row: id)
    case .document:
      if let best, best.score >= score { break }
      best = (score, id)
    }
  }

  /// In the document unit, the best passage stands for its document.
  private func finishDocument() {
    guard let best else { return }
    total += 1
    top.insert(best.score, row: best.row)
    self.best = nil
  }

  /// The search could not be carried to its end.
  func giveUp() { isComplete = false }

  func finish() -> [(score: Float, row: Int64)] {
    finishDocument()
    return Array(top.sorted.dropFirst(max(0, request.offset)))
  }

  // MARK: scores

  /// The score of one row, whatever else is found; `nil` for no passage of the index.
  func score(of row: MatchedRow) -> Float? {
    let index = Int(truncatingIfNeeded: row.rowID)
    guard lengths.indices.contains(index), lengths[index] != 0 else { return nil }
    if weights.isEmpty, !phrases.isEmpty { learnWeights(row) }
    return score(row, index)
  }

  private func learnWeights(_ row: MatchedRow) {
    let last = Float(max(1, lengths.count))
    for (index, phrase) in phrases.enumerated() {
      guard phrase.isWanted else {
        weights.append(0)
        continue
      }
      var rows = 0
      var reached: Int64 = 0
      _ = row.forEachRow(holdingPhrase: index) { id in
        rows += 1
        reached = id
        return rows < Self.mostCounted
      }
      var frequency = Float(rows)
      // A common phrase is counted in part: the rest is taken to be like it.
      if rows >= Self.mostCounted { frequency *= max(1, last / Float(max(1, reached))) }
      frequency = min(frequency, passageCount)
      weights.append(weight(frequency: frequency))
    }
    learnPairs()
  }

  /// How much a phrase tells that `frequency` passages hold.
  private func weight(frequency: Float) -> Float {
    log1p((passageCount - frequency + 0.5) / (frequency + 0.5))
  }

  private func learnPairs() {
    for index in phrases.indices.dropLast() {
      let isPair = phrases[index].isWanted && phrases[index + 1].isWanted
      pairWeights.append(isPair ? 0.5 * min(weights[index], weights[index + 1]) + 0.2 : 0)
    }
    mostBonus = pairWeights.reduce(0, +)
  }

  private func score(_ row: MatchedRow, _ index: Int) -> Float {
    let norm = norms[Int(lengths[index])]
    let kind = Self.weight(of: kinds[index])
    var score: Float = 0
    for phrase in phrases.indices where phrases[phrase].isWanted {
      var frequency: Float = 0
      row.forEachPosition(ofPhrase: phrase) { _ in frequency += 1 }
      guard frequency > 0 else { continue }
      score += weights[phrase] * frequency * (Self.k1 + 1) / (frequency + norm)
    }
    // The bonus is looked for only where it could matter.
    if mostBonus > 0, (score + mostBonus) * kind >= top.threshold || request.unit == .document {
      score += bonus { phrase, positions in
        row.forEachPosition(ofPhrase: phrase) { positions.append(Int32(truncatingIfNeeded: $0)) }
      }
    }
    return score * kind
  }

  /// For each two neighbours of the query that stand next to each other in the passage.
  ///
  /// - Parameter read: adds the positions of a phrase in the passage.
  private func bonus(_ read: (Int, inout [Int32]) -> Void) -> Float {
    for phrase in phrases.indices {
      positions[phrase].removeAll(keepingCapacity: true)
      if phrases[phrase].isWanted { read(phrase, &positions[phrase]) }
    }
    var bonus: Float = 0
    for pair in pairWeights.indices where pairWeights[pair] > 0 {
      let first = positions[pair]
      let second = positions[pair + 1]
      let size = Int32(phrases[pair].size)
      var a = 0
      var b = 0
      while a < first.count, b < second.count {
        if first[a] + size == second[b] {
          bonus += pairWeights[pair]
          break
        }
        if first[a] + size < second[b] { a += 1 } else { b += 1 }
      }
    }
    return bonus
  }
}
