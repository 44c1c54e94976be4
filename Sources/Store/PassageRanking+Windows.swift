import Database

/// The best of one window, told apart by what they hold.
///
/// Passages that hold the same parts of the query have one bound: those with one of its words alone
/// are most of a window, and seldom the best. So a window is cut in two by the first part, each half by
/// the next, and what cannot be among the best is left at once.
extension PassageRanking {
  /// The most that a passage of each window can score, whatever it holds.
  func fill(_ bounds: UnsafeMutableBufferPointer<Float>) {
    let known = touching.reduce(UInt64(0)) { $0 | 1 << UInt64($1.link) }
    bounds.initialize(repeating: mostBonus(of: .max, without: known))
    for (link, rows) in touching {
      let weight = scorer.links[link].weight * PassageScoring.mostKindWeight
      _ = rows.forEachWindow { window, _ in
        bounds[window] += weight
        return true
      }
    }
    for part in parts {
      let factor = scorer.factors[part.phrase]
      for window in bounds.indices { bounds[window] += factor * part.worths[window] }
    }
    for window in bounds.indices { bounds[window] *= Self.safety }
  }

  /// Whether a passage of the window may reach `threshold`; makes the bounds of the window.
  ///
  /// - Parameter absent: neighbours that do not touch there, a bit each.
  private func mayHold(_ window: Int, without absent: UInt64, _ threshold: Float) -> Bool {
    var sum = mostBonus(of: .max, without: absent)
    rests[parts.count] = sum
    for index in stride(from: parts.count - 1, through: 0, by: -1) {
      worths[index] = scorer.factors[parts[index].phrase] * parts[index].worths[window]
      sum += worths[index]
      rests[index] = sum
    }
    return sum * Self.safety >= threshold
  }

  func rank(_ window: Int, _ rows: RowSet.Bits, _ top: inout TopHits) throws {
    try rank(window, rows, from: 0, without: 0, &top)
  }

  /// Tells passages apart by the neighbours that touch in them, before all else.
  ///
  /// - Parameters:
  ///   - number: in `touching`, of what is decided next.
  ///   - absent: neighbours before it that do not touch in these passages, a bit each.
  private func rank(
    _ window: Int, _ rows: RowSet.Bits, from number: Int, without absent: UInt64,
    _ top: inout TopHits
  ) throws {
    var (rows, absent) = (rows, absent)
    for number in number..<touching.count {
      let mine = touching[number].rows.bits(of: window)
      let holding = (rows.0 & mine.0, rows.1 & mine.1, rows.2 & mine.2, rows.3 & mine.3)
      if holding.0 | holding.1 | holding.2 | holding.3 != 0 {
        try rank(window, holding, from: number + 1, without: absent, &top)
      }
      absent |= 1 << UInt64(touching[number].link)
      rows = (rows.0 & ~mine.0, rows.1 & ~mine.1, rows.2 & ~mine.2, rows.3 & ~mine.3)
      if rows.0 | rows.1 | rows.2 | rows.3 == 0 { return }
    }
    guard mayHold(window, without: absent, top.threshold) else { return }
    try rank(rows, Place(window, parts, absent), from: 0, holding: 0, 0, &top)
  }

  private struct Place {
    let window: Int
    let parts: UnsafeBufferPointer<PhrasePart>
    /// Neighbours that do not touch in the passages looked at, a bit each.
    let absent: UInt64

    init(_ window: Int, _ parts: UnsafeBufferPointer<PhrasePart>, _ absent: UInt64) {
      self.window = window
      self.parts = parts
      self.absent = absent
    }
  }

  /// - Parameters:
  ///   - rows: not empty.
  ///   - number: of the part that is decided next.
  ///   - held: those before it that the passages hold, a bit each.
  ///   - sum: the most that these add.
  private func rank(
    _ rows: RowSet.Bits, _ place: Place, from number: Int, holding held: UInt64, _ sum: Float,
    _ top: inout TopHits
  ) throws {
    var (rows, held, sum) = (rows, held, sum)
    let start = place.window << 2
    for number in number..<place.parts.count {
      if (sum + rests[number]) * Self.safety < top.threshold { return }
      let worth = worths[number]
      if worth == 0 { continue }
      let bit: UInt64 = 1 << UInt64(number)
      guard let bits = place.parts[number].bits else {
        held |= bit
        sum += worth
        continue
      }
      let mine = (bits[start], bits[start + 1], bits[start + 2], bits[start + 3])
      let holding = (rows.0 & mine.0, rows.1 & mine.1, rows.2 & mine.2, rows.3 & mine.3)
      if holding.0 | holding.1 | holding.2 | holding.3 != 0 {
        try rank(holding, place, from: number + 1, holding: held | bit, sum + worth, &top)
      }
      rows = (rows.0 & ~mine.0, rows.1 & ~mine.1, rows.2 & ~mine.2, rows.3 & ~mine.3)
      if rows.0 | rows.1 | rows.2 | rows.3 == 0 { return }
    }
    if (sum + rests[place.parts.count]) * Self.safety < top.threshold { return }
    try rank(rows, place, holding: held, &top)
  }

  /// Scores the passages of a window that hold these parts and no other.
  private func rank(
    _ rows: RowSet.Bits, _ place: Place, holding held: UInt64, _ top: inout TopHits
  ) throws {
    let parts = place.parts
    guard mostScore(parts, held, without: place.absent) >= top.threshold else { return }
    let isPlain = look(for: held, without: place.absent, parts)
    var rows = rows
    if top.threshold > -.infinity, wanted.count <= LengthLimits.mostPhrases,
      !isPlain || Self.count(rows) > Self.fewestAtOnce
    {
      rows = short(rows, place, holding: held, top)
      if rows.0 | rows.1 | rows.2 | rows.3 == 0 { return }
    }
    if isPlain, Self.count(rows) <= Self.mostSingle {
      return try scoreInSteps(rows, of: place.window, into: &top)
    }
    var phrases: UInt64 = 0
    forEachPart(of: held, parts) { phrases |= 1 << UInt64($1.phrase) }
    try score(
      rows, of: place.window, singly: Self.mostSingle, holding: phrases, without: place.absent,
      into: &top)
  }

  /// Leaves out the passages that are too long.
  private func short(
    _ rows: RowSet.Bits, _ place: Place, holding held: UInt64, _ top: TopHits
  ) -> RowSet.Bits {
    let first = Int32(truncatingIfNeeded: place.window << Window.shift)
    // Of equal scores the standing decides, of equal standings the first row is the best.
    let mustBeat =
      top.worst.map { worst in
        let best = blocks.bestStanding(in: place.window)
        return worst.standing > best || worst.standing == best && worst.row < Int64(first)
      } ?? false
    return limits.withLimits(
      top.threshold, mustBeat: mustBeat, without: place.absent
    ) { most in
      forEachPart(of: held, place.parts) { _, part in
        guard let lists = part.lists else {
          most[part.phrase] += evaluator.phrases[wanted[part.phrase]].mostCount(from: first)
          return
        }
        for list in lists { most[part.phrase] += list.mostCount(from: first) }
      }
    } keep: { limit in
      keepShort(rows, Int(first), limit)
    }
  }

  @inline(__always)
  private func forEachPart(
    of held: UInt64, _ parts: UnsafeBufferPointer<PhrasePart>, _ body: (Int, PhrasePart) -> Void
  ) {
    var rest = held
    while rest != 0 {
      let number = rest.trailingZeroBitCount
      body(number, parts[number])
      rest &= rest &- 1
    }
  }

  /// The most that a passage with these parts can score.
  private func mostScore(
    _ parts: UnsafeBufferPointer<PhrasePart>, _ held: UInt64, without absent: UInt64
  ) -> Float {
    var sum: Float = 0
    var phrases: UInt64 = 0
    var rest = held
    while rest != 0 {
      let first = rest.trailingZeroBitCount
      rest &= rest &- 1
      let phrase = parts[first].phrase
      phrases |= 1 << UInt64(phrase)
      var worth = worths[first]
      // Parts of one phrase follow each other.
      if rest != 0, parts[rest.trailingZeroBitCount].phrase == phrase {
        var odds = WindowBounds.odds(worth / scorer.factors[phrase])
        while rest != 0, parts[rest.trailingZeroBitCount].phrase == phrase {
          odds += WindowBounds.odds(worths[rest.trailingZeroBitCount] / scorer.factors[phrase])
          rest &= rest &- 1
        }
        worth = scorer.factors[phrase] * WindowBounds.worth(odds)
      }
      sum += worth
    }
    return (sum + mostBonus(of: phrases, without: absent)) * Self.safety
  }

  /// Leaves out the passages that are longer than `limit`, which is by kind.
  private func keepShort(
    _ rows: RowSet.Bits, _ first: Int, _ limit: UnsafePointer<UInt8>
  ) -> RowSet.Bits {
    let lengths = blocks.window(first >> Window.shift)
    let kinds = lengths + Window.size
    @inline(__always)
    func kept(_ word: UInt64, _ first: Int) -> UInt64 {
      var kept = word
      var word = word
      while word != 0 {
        let place = first + word.trailingZeroBitCount
        let bit = word & (0 &- word)
        if lengths[place] > limit[Int(kinds[place])] { kept ^= bit }
        word ^= bit
      }
      return kept
    }
    return (kept(rows.0, 0), kept(rows.1, 64), kept(rows.2, 128), kept(rows.3, 192))
  }
}
