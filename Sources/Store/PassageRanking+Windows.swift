import Database

/// The best of one window, told apart by what they hold.
///
/// Passages that hold the same parts of the query have one bound: those with one of its words alone
/// are most of a window, and seldom the best. So a window is cut in two by the first part, each half by
/// the next, and what cannot be among the best is left at once.
extension PassageRanking {
  /// What a window is looked at for before others: what it holds of each phrase, not whether in one
  /// passage.
  func promise(_ window: Int) -> Float {
    var sum: Float = 0
    for part in parts { sum += factors[part.phrase] * part.worths[window] }
    return sum
  }

  /// Whether a passage of the window may reach `threshold`; makes the bounds of the window.
  func mayHold(_ window: Int, _ threshold: Float) -> Bool {
    var sum = scoring.mostBonus * PassageScoring.mostKindWeight
    rests[parts.count] = sum
    for index in stride(from: parts.count - 1, through: 0, by: -1) {
      worths[index] = factors[parts[index].phrase] * parts[index].worths[window]
      sum += worths[index]
      rests[index] = sum
    }
    return sum * Self.safety >= threshold
  }

  func rank(_ window: Int, _ rows: RowSet.Bits, _ top: inout TopHits) throws {
    guard mayHold(window, top.threshold) else { return }
    let standing = top.worst.map { _ in blocks.bestStanding(in: window) } ?? 0
    try parts.withUnsafeBufferPointer { parts in
      try rank(rows, Place(window, parts, bestStanding: standing), from: 0, holding: 0, 0, &top)
    }
  }

  private struct Place {
    let window: Int
    let parts: UnsafeBufferPointer<PhrasePart>
    /// No passage of the window has a better one; 0 where nothing is to be beaten yet.
    let bestStanding: UInt8

    init(_ window: Int, _ parts: UnsafeBufferPointer<PhrasePart>, bestStanding: UInt8) {
      self.window = window
      self.parts = parts
      self.bestStanding = bestStanding
    }
  }

  /// - Parameters:
  ///   - number: of the part that is decided next.
  ///   - held: those before it that the passages hold, a bit each.
  ///   - sum: the most that these add.
  private func rank(
    _ rows: RowSet.Bits, _ place: Place, from number: Int, holding held: UInt64, _ sum: Float,
    _ top: inout TopHits
  ) throws {
    if rows.0 | rows.1 | rows.2 | rows.3 == 0 { return }
    if (sum + rests[number]) * Self.safety < top.threshold { return }
    guard number < place.parts.count else { return try rank(rows, place, holding: held, &top) }
    let worth = worths[number]
    let part = place.parts[number]
    let bit: UInt64 = 1 << UInt64(number)
    if worth == 0 {
      return try rank(rows, place, from: number + 1, holding: held, sum, &top)
    }
    guard let bits = part.bits else {
      return try rank(rows, place, from: number + 1, holding: held | bit, sum + worth, &top)
    }
    let start = place.window << 2
    let mine = (bits[start], bits[start + 1], bits[start + 2], bits[start + 3])
    try rank(
      (rows.0 & mine.0, rows.1 & mine.1, rows.2 & mine.2, rows.3 & mine.3), place,
      from: number + 1, holding: held | bit, sum + worth, &top)
    try rank(
      (rows.0 & ~mine.0, rows.1 & ~mine.1, rows.2 & ~mine.2, rows.3 & ~mine.3), place,
      from: number + 1, holding: held, sum, &top)
  }

  /// Scores the passages of a window that hold these parts and no other.
  private func rank(
    _ rows: RowSet.Bits, _ place: Place, holding held: UInt64, _ top: inout TopHits
  ) throws {
    let parts = place.parts
    guard mostScore(parts, held) >= top.threshold else { return }
    let first = Int32(truncatingIfNeeded: place.window << Window.shift)
    // Of equal scores the standing decides, of equal standings the first row is the best.
    let mustBeat =
      top.worst.map {
        $0.standing > place.bestStanding
          || $0.standing == place.bestStanding && $0.row < Int64(first)
      } ?? false
    let rows =
      top.threshold == -.infinity || wanted.count > LengthLimits.mostPhrases
      ? rows
      : limits.withLimits(top.threshold, mustBeat: mustBeat) { most in
        var rest = held
        while rest != 0 {
          let part = parts[rest.trailingZeroBitCount]
          rest &= rest &- 1
          guard let lists = part.lists else {
            most[part.phrase] += evaluator.phrases[wanted[part.phrase]].mostCount(from: first)
            continue
          }
          for list in lists { most[part.phrase] += list.mostCount(from: first) }
        }
      } keep: { limit in
        keepShort(rows, Int(first), limit)
      }
    if rows.0 | rows.1 | rows.2 | rows.3 == 0 { return }
    try score(rows, of: place.window, singly: Self.mostSingle, into: &top) { index, row in
      var count: UInt16 = 0
      var rest = held
      while rest != 0 {
        let part = parts[rest.trailingZeroBitCount]
        rest &= rest &- 1
        guard part.phrase == index else { continue }
        guard let lists = part.lists else {
          return evaluator.phrases[wanted[index]].count(in: row)
        }
        for list in lists {
          let more = list.count(in: row)
          if more > 0 { Window.add(more, to: &count) }
        }
      }
      return count
    }
  }

  /// The most that a passage with these parts can score.
  private func mostScore(_ parts: UnsafeBufferPointer<PhrasePart>, _ held: UInt64) -> Float {
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
        var odds = WindowBounds.odds(worth / factors[phrase])
        while rest != 0, parts[rest.trailingZeroBitCount].phrase == phrase {
          odds += WindowBounds.odds(worths[rest.trailingZeroBitCount] / factors[phrase])
          rest &= rest &- 1
        }
        worth = factors[phrase] * WindowBounds.worth(odds)
      }
      sum += worth
    }
    var bonus: Float = 0
    for pair in pairs where phrases >> UInt64(pair.index) & 3 == 3 { bonus += pair.weight }
    return (sum + bonus * PassageScoring.mostKindWeight) * Self.safety
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
