import Database

/// Scores passages found from posting lists, 256 neighbours at a time.
///
/// For the best few of many, neighbours are passed over together where the best impact of the packed
/// blocks that reach into them shows that none can be among the best; where only some phrases could
/// bring a passage there, only theirs are looked at. Source of the idea: Ding and Suel, Faster top-k
/// document retrieval using block-max indexes, 2011; Turtle and Flood, Query evaluation: strategies and
/// optimizations, 1995 (MaxScore). The answer is the same as when all are scored.
final class PassageRanking {
  /// Floats are rounded: a bound must be this much below to be surely below.
  private static let safety: Float = 1.00001
  /// Windows that promise most and are looked at first.
  private static let mostFirst = 16

  private let evaluator: PassageEvaluator
  private let scoring: PassageScoring
  private let blocks: PassageBlocks
  /// Numbers of the phrases that count.
  private let wanted: [Int]
  private let prunes: Bool
  /// The most that a phrase can add in a window, by phrase of `wanted`; empty without pruning.
  private var bounds: [[Float]] = []
  private let windows: UnsafeMutablePointer<UInt16>
  private let norms: UnsafeMutablePointer<Float>
  private let kindWeights: UnsafeMutablePointer<Float>
  private let positions: [PositionTable]
  /// Neighbours in the query, by the first's number in `wanted`: what is added where they touch.
  private let pairs: [(index: Int, weight: Float)]
  private let factors: UnsafeMutablePointer<Float>
  /// Numbers in `wanted`, those that add least first.
  private var order: [Int]

  init(
    _ evaluator: PassageEvaluator, _ scoring: PassageScoring, _ blocks: PassageBlocks, prunes: Bool,
    averages: (now: Float, before: Float)
  ) {
    self.evaluator = evaluator
    self.scoring = scoring
    self.blocks = blocks
    wanted = scoring.factors.indices.filter { scoring.factors[$0] > 0 }
    self.prunes = prunes && wanted.count <= PassageEvaluator.mostKept && !wanted.isEmpty
    positions = wanted.map { _ in PositionTable() }
    order = Array(wanted.indices)
    let wanted = wanted
    pairs = wanted.indices.dropLast().compactMap { index in
      wanted[index] + 1 == wanted[index + 1] ? (index, scoring.pairWeights[wanted[index]]) : nil
    }
    factors = .allocate(capacity: max(1, wanted.count))
    for (index, phrase) in wanted.enumerated() { factors[index] = scoring.factors[phrase] }
    windows = .allocate(capacity: max(1, wanted.count) * Window.size)
    norms = .allocate(capacity: 256)
    kindWeights = .allocate(capacity: 256)
    for code in 0..<256 {
      norms[code] = scoring.norms[code]
      kindWeights[code] = PassageScoring.kindWeights[code]
    }
    if self.prunes { bounds = wanted.map { bound($0, averages) } }
  }

  deinit {
    windows.deallocate()
    norms.deallocate()
    factors.deallocate()
    kindWeights.deallocate()
  }

  // MARK: bounds

  private func bound(_ phrase: Int, _ averages: (now: Float, before: Float)) -> [Float] {
    let count = (evaluator.rows.bound + Window.size - 1) >> Window.shift
    var sum = [Float](repeating: 0, count: count)
    let factor = scoring.factors[phrase] * Self.safety
    func raise(_ bounds: inout [Float], _ row: Int, _ count: Int) {
      guard row < blocks.lengths.count, row >> Window.shift < bounds.count else { return }
      let worth =
        PassageScoring.part(factor, count: count, norm: scoring.norms[Int(blocks.lengths[row])])
        * PassageScoring.kindWeights[Int(blocks.kinds[row])]
      if worth > bounds[row >> Window.shift] { bounds[row >> Window.shift] = worth }
    }
    switch evaluator.phrases[phrase].source {
    case .found(let rows, let counts, _, _):
      for index in rows.indices { raise(&sum, Int(rows[index]), Int(counts[index])) }
    case .words(let words, let rare):
      if let rare {
        rare.rows.forEach { raise(&sum, $0, rare.most(in: $0)) }
      }
      for word in words where rare == nil || !word.packed.isEmpty {
        for list in word.packed {
          let unit =
            factor * PassageImpact.worth(1, average: averages.now, before: averages.before)
          add(list, unit, to: &sum)
        }
        guard !word.newer.rows.isEmpty else { continue }
        var newer = [Float](repeating: 0, count: count)
        for (index, row) in word.newer.rows.enumerated() {
          raise(&newer, Int(row), word.newer.count(at: index))
        }
        for window in 0..<count { sum[window] += newer[window] }
      }
    }
    return sum
  }

  /// Adds to each window the best impact of the blocks that reach into it.
  private func add(_ list: PackedList, _ unit: Float, to sum: inout [Float]) {
    sum.withUnsafeMutableBufferPointer { sum in
      var window = -1
      var best: UInt16 = 0
      func close() {
        if window >= 0, window < sum.count { sum[window] += unit * Float(best) }
      }
      var first = 0
      for block in 0..<list.blockCount {
        let last = Int(list.lastRow(block))
        let impact = list.impact(block)
        for reached in (first >> Window.shift)...(max(first, last) >> Window.shift) {
          if reached == window {
            best = max(best, impact)
          } else {
            close()
            window = reached
            best = impact
          }
        }
        first = last + 1
      }
      close()
    }
  }

  // MARK: the best

  /// Puts the best of `rows` into `top`.
  ///
  /// - Returns: `false` when time ran out.
  /// - Throws: ``SegmentReader/Unreadable``.
  func rank(_ rows: RowSet, into top: inout TopHits, _ deadline: Deadline) throws -> Bool {
    let count = rows.words.count >> 2
    var first: [Int] = []
    if prunes {
      // What promises most raises the bar for all others.
      var promises: [(promise: Float, window: Int)] = []
      for window in 0..<count where !isEmpty(rows, window) {
        let promise = promise(window)
        guard promises.count < Self.mostFirst || promise > promises[0].promise else { continue }
        if promises.count == Self.mostFirst { promises.removeFirst() }
        let place = promises.firstIndex { $0.promise >= promise } ?? promises.count
        promises.insert((promise, window), at: place)
      }
      first = promises.reversed().map(\.window)
    }
    for window in first { try rank(window, rows, &top) }
    let done = Set(first)
    for window in 0..<count where !isEmpty(rows, window) {
      if window & 63 == 63, deadline.isPast { return false }
      if prunes {
        let threshold = top.threshold
        if promise(window) < threshold || done.contains(window) { continue }
      }
      try rank(window, rows, &top)
    }
    return true
  }

  private func isEmpty(_ rows: RowSet, _ window: Int) -> Bool {
    let words = rows.words
    return words[4 * window] | words[4 * window + 1] | words[4 * window + 2]
      | words[4 * window + 3] == 0
  }

  /// The most that a passage of the window can score.
  private func promise(_ window: Int) -> Float {
    var sum = scoring.mostBonus * PassageScoring.mostKindWeight
    for index in wanted.indices { sum += bounds[index][window] }
    return sum * Self.safety
  }

  private func rank(_ window: Int, _ rows: RowSet, _ top: inout TopHits) throws {
    var candidates: (UInt64, UInt64, UInt64, UInt64) = (
      rows.words[4 * window], rows.words[4 * window + 1], rows.words[4 * window + 2],
      rows.words[4 * window + 3]
    )
    if prunes, !evaluator.needsAll, wanted.count > 1 {
      let chosen = essential(window, top.threshold)
      candidates.0 &= chosen.0
      candidates.1 &= chosen.1
      candidates.2 &= chosen.2
      candidates.3 &= chosen.3
      if candidates.0 | candidates.1 | candidates.2 | candidates.3 == 0 { return }
    }
    load(window)
    try forEach(candidates, window) { row, place in
      if let score = try score(row, place, atLeast: prunes ? top.threshold : -.infinity) {
        top.insert(score, row: Int64(row))
      }
    }
  }

  /// The rows of those phrases without which nothing in the window reaches `threshold`.
  private func essential(
    _ window: Int, _ threshold: Float
  ) -> (UInt64, UInt64, UInt64, UInt64) {
    // From the last window to this one the order changes little.
    for index in order.indices.dropFirst() {
      var place = index
      while place > 0, bounds[order[place]][window] < bounds[order[place - 1]][window] {
        order.swapAt(place, place - 1)
        place -= 1
      }
    }
    var weak: UInt64 = 0
    var sum: Float = 0
    var chosen: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    var isWeak = true
    for index in order {
      if isWeak {
        let more = weak | 1 << UInt64(index)
        sum += bounds[index][window]
        var bonus: Float = 0
        for pair in pairs where more >> UInt64(pair.index) & 3 == 3 { bonus += pair.weight }
        if (sum + bonus * PassageScoring.mostKindWeight) * Self.safety < threshold {
          weak = more
          continue
        }
        isWeak = false
      }
      guard let rows = evaluator.phrases[wanted[index]].rows else {
        return (.max, .max, .max, .max)
      }
      chosen.0 |= rows.words[4 * window]
      chosen.1 |= rows.words[4 * window + 1]
      chosen.2 |= rows.words[4 * window + 2]
      chosen.3 |= rows.words[4 * window + 3]
    }
    return chosen
  }

  /// Every row with its score, in order.
  ///
  /// - Returns: `false` when time ran out.
  /// - Throws: ``SegmentReader/Unreadable``.
  func forEachScore(
    _ rows: RowSet, _ deadline: Deadline, _ body: (Int, Float) -> Void
  ) throws -> Bool {
    for window in 0..<rows.words.count >> 2 where !isEmpty(rows, window) {
      if window & 63 == 63, deadline.isPast { return false }
      load(window)
      let candidates = (
        rows.words[4 * window], rows.words[4 * window + 1], rows.words[4 * window + 2],
        rows.words[4 * window + 3]
      )
      try forEach(candidates, window) { row, place in
        if let score = try score(row, place, atLeast: -.infinity) { body(row, score) }
      }
    }
    return true
  }

  // MARK: scores

  private func load(_ window: Int) {
    windows.update(repeating: 0, count: wanted.count * Window.size)
    for (index, phrase) in wanted.enumerated() {
      if prunes, bounds[index][window] == 0 { continue }
      evaluator.phrases[phrase].add(
        from: Int32(truncatingIfNeeded: window << Window.shift),
        to: windows + index * Window.size)
    }
  }

  @inline(__always)
  private func forEach(
    _ candidates: (UInt64, UInt64, UInt64, UInt64), _ window: Int, _ body: (Int, Int) throws -> Void
  ) rethrows {
    func visit(_ word: UInt64, _ place: Int) throws {
      var word = word
      while word != 0 {
        let place = place + word.trailingZeroBitCount
        try body(window << Window.shift + place, place)
        word &= word &- 1
      }
    }
    try visit(candidates.0, 0)
    try visit(candidates.1, 64)
    try visit(candidates.2, 128)
    try visit(candidates.3, 192)
  }

  /// - Parameter place: of the row in the window that is loaded.
  /// - Returns: `nil` for a row that is below `least`.
  @inline(__always)
  private func score(_ row: Int, _ place: Int, atLeast least: Float) throws -> Float? {
    guard row < blocks.lengths.count else { return nil }
    let norm = norms[Int(blocks.lengths[row])]
    let kind = kindWeights[Int(blocks.kinds[row])]
    let counts = windows + place
    let number = wanted.count
    var base: Float = 0
    var doubts: UInt16 = 0
    for index in 0..<number {
      let count = counts[index * Window.size]
      doubts |= count
      base += PassageScoring.part(
        factors[index], count: Int(count & ~Window.isDoubtful), norm: norm)
    }
    var most: Float = 0
    for pair in pairs
    where counts[pair.index * Window.size] != 0 && counts[(pair.index + 1) * Window.size] != 0 {
      most += pair.weight
    }
    if (base + most) * kind * Self.safety < least { return nil }
    if doubts & Window.isDoubtful != 0 {
      base = 0
      for index in 0..<number {
        let count = counts[index * Window.size]
        let exact =
          count & Window.isDoubtful == 0
          ? Int(count) : try evaluator.phrases[wanted[index]].exactCount(in: Int32(row))
        base += PassageScoring.part(factors[index], count: exact, norm: norm)
      }
      if (base + most) * kind * Self.safety < least { return nil }
    }
    if most > 0 { base += try bonus(Int32(row), counts) }
    return base * kind
  }

  private func bonus(_ row: Int32, _ counts: UnsafeMutablePointer<UInt16>) throws -> Float {
    var bonus: Float = 0
    var loaded = -1
    for pair in pairs
    where counts[pair.index * Window.size] != 0 && counts[(pair.index + 1) * Window.size] != 0 {
      for index in [pair.index, pair.index + 1] where index > loaded {
        positions[index].removeAll()
        try evaluator.phrases[wanted[index]].appendPositions(in: row, to: positions[index])
        loaded = index
      }
      let size = Int32(evaluator.phrases[wanted[pair.index]].size)
      if PassageScoring.touch(
        positions[pair.index].positions, size: size, positions[pair.index + 1].positions)
      {
        bonus += pair.weight
      }
    }
    return bonus
  }
}
