import Database

/// Scores passages found from posting lists, 256 neighbours at a time.
///
/// For the best few of many, neighbours are passed over together where the best impact of the packed
/// blocks that reach into them shows that none can be among the best; others are parted by what they
/// hold, each part with its bound. Source of the idea: Ding and Suel, Faster top-k document retrieval
/// using block-max indexes, 2011. The answer is the same as when all are scored.
final class PassageRanking {
  /// Floats are rounded: a bound must be this much below to be surely below.
  static let safety: Float = 1.00001
  /// Windows that promise most and are looked at first.
  private static let mostFirst = 16
  /// Passages that are all scored, for bounds would cost more.
  private static let fewest = 64
  /// Passages of a window that are looked up one by one, at most.
  static let mostSingle = 24

  let evaluator: PassageEvaluator
  let scoring: PassageScoring
  let blocks: PassageBlocks
  /// Numbers of the phrases that count.
  let wanted: [Int]
  let prunes: Bool
  /// What is told apart of them; empty without pruning.
  private(set) var parts: [PhrasePart] = []
  /// Keeps what `parts` point to.
  private var sets: [RowSet] = []
  let limits: LengthLimits
  /// Neighbours in the query, by the first's number in `wanted`: what is added where they touch.
  let pairs: [(index: Int, weight: Float)]
  let factors: UnsafeMutablePointer<Float>
  /// By part, the most that it can add in the window at hand; and all from one on.
  let worths: UnsafeMutablePointer<Float>
  let rests: UnsafeMutablePointer<Float>
  private let windows: UnsafeMutablePointer<UInt16>
  private let norms: UnsafeMutablePointer<Float>
  private let kindWeights: UnsafeMutablePointer<Float>
  private let positions: [PositionTable]

  init(
    _ evaluator: PassageEvaluator, _ scoring: PassageScoring, _ blocks: PassageBlocks, prunes: Bool,
    averages: (now: Float, before: Float)
  ) {
    self.evaluator = evaluator
    self.scoring = scoring
    self.blocks = blocks
    wanted = scoring.factors.indices.filter { scoring.factors[$0] > 0 }
    self.prunes =
      prunes && wanted.count <= PhrasePart.most && !wanted.isEmpty
      && evaluator.phrases.reduce(0) { $0 + $1.mostRows } > Self.fewest
    limits = LengthLimits(scoring, wanted)
    positions = wanted.map { _ in PositionTable() }
    pairs = LengthLimits.pairs(scoring, wanted)
    factors = .allocate(capacity: max(1, wanted.count))
    for (index, phrase) in wanted.enumerated() { factors[index] = scoring.factors[phrase] }
    windows = .allocate(capacity: max(1, wanted.count) * Window.size)
    norms = .allocate(capacity: 256)
    kindWeights = .allocate(capacity: 256)
    for code in 0..<256 {
      norms[code] = scoring.norms[code]
      kindWeights[code] = PassageScoring.kindWeights[code]
    }
    if self.prunes {
      (parts, sets) = PhrasePart.parts(
        wanted.map { evaluator.phrases[$0] }, needsAll: evaluator.needsAll,
        PhrasePart.Measure(
          windows: evaluator.rows.bound >> Window.shift, blocks: blocks, norms: scoring.norms,
          unit: PassageImpact.worth(1, average: averages.now, before: averages.before)))
    }
    worths = .allocate(capacity: parts.count + 1)
    rests = .allocate(capacity: parts.count + 1)
  }

  deinit {
    for part in parts { part.deallocate() }
    worths.deallocate()
    rests.deallocate()
    windows.deallocate()
    norms.deallocate()
    factors.deallocate()
    kindWeights.deallocate()
  }

  // MARK: the best

  /// Puts the best of `rows` into `top`.
  ///
  /// - Returns: `false` when time ran out.
  /// - Throws: ``SegmentReader/Unreadable``.
  func rank(_ rows: RowSet, into top: inout TopHits, _ deadline: Deadline) throws -> Bool {
    guard prunes else {
      return try rank(rows, deadline) { window, bits in
        try score(bits, of: window, singly: Self.mostSingle, into: &top) { index, row in
          evaluator.phrases[wanted[index]].count(in: row)
        }
      }
    }
    // What promises most raises the bar for all others.
    var promises: [(promise: Float, window: Int)] = []
    _ = rows.forEachWindow { window, _ in
      let promise = promise(window)
      guard promises.count < Self.mostFirst || promise > promises[0].promise else { return true }
      if promises.count == Self.mostFirst { promises.removeFirst() }
      let place = promises.firstIndex { $0.promise >= promise } ?? promises.count
      promises.insert((promise, window), at: place)
      return true
    }
    for (_, window) in promises.reversed() { try rank(window, rows.bits(of: window), &top) }
    let done = promises.map(\.window)
    return try rank(rows, deadline) { window, bits in
      if !done.contains(window) { try rank(window, bits, &top) }
    }
  }

  private func rank(
    _ rows: RowSet, _ deadline: Deadline, _ body: (Int, RowSet.Bits) throws -> Void
  ) throws -> Bool {
    try rows.forEachWindow { window, bits in
      if window & 63 == 63, deadline.isPast { return false }
      try body(window, bits)
      return true
    }
  }

  /// Scores passages of a window.
  ///
  /// - Parameters:
  ///   - most: passages that are looked up one by one; of more all counts are laid out.
  ///   - count: how often a phrase of `wanted` stands in a row, as ``Window`` tells it.
  @inline(__always)
  func score(
    _ rows: RowSet.Bits, of window: Int, singly most: Int, into top: inout TopHits,
    _ count: (Int, Int32) -> UInt16
  ) throws {
    let number =
      rows.0.nonzeroBitCount + rows.1.nonzeroBitCount + rows.2.nonzeroBitCount
      + rows.3.nonzeroBitCount
    let first = window << Window.shift
    if number <= most {
      try RowSet.forEach(rows) { place in
        let row = first + place
        for index in 0..<wanted.count {
          windows[index] = count(index, Int32(truncatingIfNeeded: row))
        }
        let least = prunes ? top.threshold : -.infinity
        if let score = try score(row, windows, stride: 1, atLeast: least) {
          top.insert(score, blocks.standings[row], row: Int64(row))
        }
      }
      return
    }
    load(window)
    try RowSet.forEach(rows) { place in
      let least = prunes ? top.threshold : -.infinity
      let row = first + place
      if let score = try score(row, windows + place, stride: Window.size, atLeast: least) {
        top.insert(score, blocks.standings[row], row: Int64(row))
      }
    }
  }

  /// Every row with its score, in order.
  ///
  /// - Returns: `false` when time ran out.
  /// - Throws: ``SegmentReader/Unreadable``.
  func forEachScore(
    _ rows: RowSet, _ deadline: Deadline, _ body: (Int, Float) -> Void
  ) throws -> Bool {
    try rank(rows, deadline) { window, bits in
      load(window)
      try RowSet.forEach(bits) { place in
        let row = window << Window.shift + place
        if let score = try score(
          row, windows + place, stride: Window.size, atLeast: -.infinity)
        {
          body(row, score)
        }
      }
    }
  }

  // MARK: scores

  private func load(_ window: Int) {
    windows.update(repeating: 0, count: wanted.count * Window.size)
    for (index, phrase) in wanted.enumerated() {
      evaluator.phrases[phrase].add(
        from: Int32(truncatingIfNeeded: window << Window.shift),
        to: windows + index * Window.size)
    }
  }

  /// - Parameters:
  ///   - counts: how often each phrase of `wanted` stands in the row, as ``Window`` tells it.
  ///   - stride: how far apart they are.
  /// - Returns: `nil` for a row that is below `least`.
  @inline(__always)
  private func score(
    _ row: Int, _ counts: UnsafeMutablePointer<UInt16>, stride: Int, atLeast least: Float
  ) throws -> Float? {
    guard row < blocks.bound else { return nil }
    let window = blocks.window(row >> Window.shift) + row & (Window.size - 1)
    let norm = norms[Int(window[0])]
    let kind = kindWeights[Int(window[Window.size])]
    let number = wanted.count
    var base: Float = 0
    var doubts: UInt16 = 0
    for index in 0..<number {
      let count = counts[index * stride]
      doubts |= count
      base += PassageScoring.part(
        factors[index], count: Int(count & ~Window.isDoubtful), norm: norm)
    }
    var most: Float = 0
    for pair in pairs
    where counts[pair.index * stride] != 0 && counts[(pair.index + 1) * stride] != 0 {
      most += pair.weight
    }
    if (base + most) * kind * Self.safety < least { return nil }
    if doubts & Window.isDoubtful != 0 {
      base = 0
      for index in 0..<number {
        let count = counts[index * stride]
        let exact =
          count & Window.isDoubtful == 0
          ? Int(count) : try evaluator.phrases[wanted[index]].exactCount(in: Int32(row))
        base += PassageScoring.part(factors[index], count: exact, norm: norm)
      }
      if (base + most) * kind * Self.safety < least { return nil }
    }
    if most > 0 { base += try bonus(Int32(row), counts, stride) }
    return base * kind
  }

  private func bonus(
    _ row: Int32, _ counts: UnsafeMutablePointer<UInt16>, _ stride: Int
  ) throws -> Float {
    var bonus: Float = 0
    var loaded = -1
    for pair in pairs
    where counts[pair.index * stride] != 0 && counts[(pair.index + 1) * stride] != 0 {
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
