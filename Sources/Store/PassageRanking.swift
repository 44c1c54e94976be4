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
  /// Passages for which bounds are made; of fewer each is looked at, which costs less.
  static let fewestBounded = 1024
  /// Passages of a window that are looked up one by one, at most.
  static let mostSingle = 24
  /// Passages of a window of which those that are too long are left out together.
  static let fewestAtOnce = 8

  let evaluator: PassageEvaluator
  let scoring: PassageScoring
  let blocks: PassageBlocks
  /// Numbers of the phrases that count.
  let wanted: [Int]
  /// Passes over what cannot be among the best.
  let prunes: Bool
  /// Makes bounds for that.
  let isBounded: Bool
  /// What is told apart of them; empty without pruning.
  let parts: UnsafeBufferPointer<PhrasePart>
  /// Keeps what `parts` point to.
  private let sets: [RowSet]
  let limits: LengthLimits
  let scorer: RowScorer
  /// Where neighbours in the query touch, for those of which that is known.
  let touching: [(link: Int, rows: RowSet)]
  /// By part, the most that it can add in the window at hand; and all from one on.
  let worths: UnsafeMutablePointer<Float>
  let rests: UnsafeMutablePointer<Float>
  /// How often at most each phrase stands in a passage of the window at hand.
  let mosts: UnsafeMutablePointer<Float>
  private let windows: UnsafeMutablePointer<UInt16>
  /// How often each phrase stands in the row at hand.
  let counts: UnsafeMutablePointer<UInt16>
  /// What is looked up of a row, in order.
  let lookups: UnsafeMutablePointer<Lookup>
  let lookupState: UnsafeMutablePointer<LookupState>
  private let positions = [PositionTable(), PositionTable()]

  init(
    _ evaluator: PassageEvaluator, _ scoring: PassageScoring, _ blocks: PassageBlocks, prunes: Bool,
    fewestBounded: Int, averages: (now: Float, before: Float)
  ) {
    self.evaluator = evaluator
    self.scoring = scoring
    self.blocks = blocks
    wanted = scoring.factors.indices.filter { scoring.factors[$0] > 0 }
    self.prunes = prunes
    isBounded =
      prunes && wanted.count <= PhrasePart.most && !wanted.isEmpty
      && !(evaluator.rows.isList && evaluator.rows.count < fewestBounded)
    limits = LengthLimits(scoring, wanted)
    scorer = RowScorer(evaluator, scoring, wanted)
    touching = isBounded ? Self.touching(evaluator, wanted, scorer.links) : []
    windows = .allocate(capacity: max(1, wanted.count) * Window.size)
    mosts = .allocate(capacity: max(1, wanted.count))
    counts = .allocate(capacity: max(1, wanted.count))
    counts.initialize(repeating: 0, count: max(1, wanted.count))
    var made: (parts: [PhrasePart], sets: [RowSet]) = ([], [])
    if isBounded {
      made = PhrasePart.parts(
        wanted.map { evaluator.phrases[$0] }, needsAll: evaluator.needsAll,
        PhrasePart.Measure(
          windows: evaluator.rows.bound >> Window.shift, blocks: blocks, norms: scoring.norms,
          unit: PassageImpact.worth(1, average: averages.now, before: averages.before)))
      // What tells most decides first. Parts of one phrase follow each other.
      let factors = scorer.factors
      made.parts.sort { (factors[$0.phrase], $1.phrase) > (factors[$1.phrase], $0.phrase) }
    }
    sets = made.sets
    let parts = UnsafeMutableBufferPointer<PhrasePart>.allocate(capacity: made.parts.count)
    _ = parts.initialize(from: made.parts)
    self.parts = UnsafeBufferPointer(parts)
    lookupState = .allocate(capacity: 1)
    lookupState.initialize(to: LookupState())
    lookups = .allocate(capacity: parts.count + 1)
    worths = .allocate(capacity: parts.count + 1)
    rests = .allocate(capacity: parts.count + 1)
  }

  /// What is known of neighbours before anything is scored, as they were asked for as a phrase: those that touch
  /// are few, and no other passage can have what that adds.
  private static func touching(
    _ evaluator: PassageEvaluator, _ wanted: [Int],
    _ links: UnsafeMutableBufferPointer<RowScorer.Link>
  ) -> [(link: Int, rows: RowSet)] {
    links.enumerated().compactMap { number, link in
      evaluator.phrases[wanted[link.index]].knownRows(
        before: evaluator.phrases[wanted[link.index + 1]], evaluator.memory
      ).map { (number, $0) }
    }
  }

  deinit {
    for part in parts { part.deallocate() }
    parts.deallocate()
    worths.deallocate()
    rests.deallocate()
    windows.deallocate()
    mosts.deallocate()
    counts.deallocate()
    lookups.deallocate()
    lookupState.deallocate()
    scorer.deallocate()
  }

  // MARK: the best

  /// Puts the best of `rows` into `top`.
  ///
  /// - Returns: `false` when time ran out.
  /// - Throws: ``SegmentReader/Unreadable``.
  func rank(_ rows: RowSet, into top: inout TopHits, _ deadline: Deadline) throws -> Bool {
    guard isBounded else {
      return try rank(rows, deadline) { window, bits in
        try score(
          bits, of: window, singly: Self.mostSingle, holding: .max, without: 0, into: &top)
      }
    }
    return try withUnsafeTemporaryAllocation(
      of: Float.self, capacity: rows.bound >> Window.shift
    ) { bounds in
      fill(bounds)
      for window in first(of: rows, bounds) {
        try rank(window, rows.bits(of: window), &top)
        // Not to be looked at again, whatever the bar.
        bounds[window] = .nan
      }
      var visits = 0
      var least = top.threshold
      return try Self.forEachWindow(of: rows, bounds, { least }) { window, bits in
        visits += 1
        if visits & 63 == 0, deadline.isPast { return false }
        try rank(window, bits, &top)
        least = top.threshold
        return true
      }
    }
  }

  /// The windows that hold rows and whose bound is not below `least`, until `body` answers `false`.
  @inline(__always)
  private static func forEachWindow(
    of rows: RowSet, _ bounds: UnsafeMutableBufferPointer<Float>, _ least: () -> Float,
    _ body: (Int, RowSet.Bits) throws -> Bool
  ) rethrows -> Bool {
    if rows.isList {
      return try rows.forEachWindow { window, bits in
        try !(bounds[window] >= least()) || body(window, bits)
      }
    }
    for window in 0..<bounds.count where bounds[window] >= least() {
      let bits = rows.bits(of: window)
      if bits.0 | bits.1 | bits.2 | bits.3 == 0 { continue }
      if try !body(window, bits) { return false }
    }
    return true
  }

  /// Lengths, kinds and standings of a window's passages.
  @inline(__always)
  func passages(of window: Int) -> RowScorer.Passages {
    let lengths = blocks.window(window)
    return RowScorer.Passages(
      lengths: lengths, kinds: lengths + Window.size, standings: lengths + 2 * Window.size)
  }

  /// What promises most, best first: it raises the bar for all others.
  private func first(of rows: RowSet, _ bounds: UnsafeMutableBufferPointer<Float>) -> [Int] {
    var first: [(bound: Float, window: Int)] = []
    var least = -Float.infinity
    _ = Self.forEachWindow(of: rows, bounds, { least }) { window, _ in
      let bound = bounds[window]
      if first.count == Self.mostFirst { first.removeFirst() }
      let place = first.firstIndex { $0.bound >= bound } ?? first.count
      first.insert((bound, window), at: place)
      if first.count == Self.mostFirst { least = first[0].bound.nextUp }
      return true
    }
    return first.reversed().map(\.window)
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
  ///   - phrases: those of `wanted` that the passages may hold, a bit each.
  ///   - absent: neighbours that are known not to touch in them, see ``RowScorer``.
  func score(
    _ rows: RowSet.Bits, of window: Int, singly most: Int, holding phrases: UInt64,
    without absent: UInt64, into top: inout TopHits
  ) throws {
    let first = window << Window.shift
    if Self.count(rows) > most {
      return try scoreLaidOut(rows, of: window, without: absent, into: &top)
    }
    let passages = passages(of: window)
    try RowSet.forEach(rows) { place in
      let row = first + place
      for index in 0..<wanted.count {
        let isHeld = phrases >> UInt64(min(index, 63)) & 1 != 0
        counts[index] =
          isHeld ? evaluator.phrases[wanted[index]].count(in: Int32(truncatingIfNeeded: row)) : 0
      }
      let least = prunes ? top.threshold : -.infinity
      if let score = try score(
        place, of: window, passages, counts, stride: 1, without: absent, atLeast: least)
      {
        top.insert(score, passages.standings[place], row: Int64(row))
      }
    }
  }

  static func count(_ rows: RowSet.Bits) -> Int {
    rows.0.nonzeroBitCount + rows.1.nonzeroBitCount + rows.2.nonzeroBitCount
      + rows.3.nonzeroBitCount
  }

  func scoreLaidOut(
    _ rows: RowSet.Bits, of window: Int, without absent: UInt64, into top: inout TopHits
  ) throws {
    load(window)
    let first = window << Window.shift
    let windows = windows
    let passages = passages(of: window)
    var least = prunes ? top.threshold : -.infinity
    try RowSet.forEach(rows) { place in
      if let score = try score(
        place, of: window, passages, windows + place, stride: Window.size, without: absent,
        atLeast: least)
      {
        top.insert(score, passages.standings[place], row: Int64(first + place))
        if prunes { least = top.threshold }
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
      let passages = passages(of: window)
      try RowSet.forEach(bits) { place in
        if let score = try score(
          place, of: window, passages, windows + place, stride: Window.size, without: 0,
          atLeast: -.infinity)
        {
          body(window << Window.shift + place, score)
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
  ///   - absent: neighbours that are known not to touch there.
  /// - Returns: `nil` for a row that is below `least`.
  @inline(__always)
  func score(
    _ place: Int, of window: Int, _ passages: RowScorer.Passages,
    _ counts: UnsafeMutablePointer<UInt16>, stride: Int, without absent: UInt64,
    atLeast least: Float
  ) throws -> Float? {
    let base = scorer.base(
      place, passages, counts, stride: stride, without: absent, atLeast: least)
    guard let base else { return nil }
    if base.most == 0, !base.isDoubtful { return base.sum * base.kind }
    return try score(
      Int32(truncatingIfNeeded: window << Window.shift + place), counts, stride, base,
      without: absent, atLeast: least)
  }

  /// The score of a row whose positions matter.
  @inline(never)
  private func score(
    _ row: Int32, _ counts: UnsafeMutablePointer<UInt16>, _ stride: Int, _ base: RowScorer.Base,
    without absent: UInt64, atLeast least: Float
  ) throws -> Float? {
    var sum = base.sum
    if base.isDoubtful {
      sum = 0
      for index in 0..<wanted.count {
        let count = counts[index * stride]
        let exact =
          count & Window.isDoubtful == 0
          ? Int(count) : try evaluator.phrases[wanted[index]].exactCount(in: row)
        sum += PassageScoring.part(scorer.factors[index], count: exact, norm: base.norm)
      }
    }
    var bonus: Float = 0
    var rest = base.most
    if (sum + rest) * base.kind * Self.safety < least { return nil }
    for (number, link) in scorer.links.enumerated()
    where counts[link.index * stride] != 0 && counts[(link.index + 1) * stride] != 0
      && absent &>> UInt64(number) & 1 == 0
    {
      if try touch(link, number, in: row) {
        bonus += link.weight
      } else {
        rest -= link.weight
        if (sum + rest) * base.kind * Self.safety < least { return nil }
      }
    }
    if base.most > 0 { sum += bonus }
    return sum * base.kind
  }

  private func touch(_ link: RowScorer.Link, _ number: Int, in row: Int32) throws -> Bool {
    for known in touching where known.link == number { return known.rows.contains(Int(row)) }
    if let first = link.first, let second = link.second,
      let touch = try PackedPositions.touch(
        first, second, after: link.size, in: row, from: evaluator.reader)
    {
      return touch
    }
    for index in 0...1 {
      positions[index].removeAll()
      try evaluator.phrases[wanted[link.index + index]].appendPositions(
        in: row, to: positions[index])
    }
    return PassageScoring.touch(
      positions[0].positions, size: link.size, positions[1].positions)
  }
}
