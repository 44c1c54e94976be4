import Database

/// Passages that hold the same lists, looked up list by list, what tells most first: most are left
/// before the common words are looked at.
extension PassageRanking {
  /// A list that is looked up.
  struct Lookup {
    let phrase: Int
    let list: PackedBlocks
    /// It is the last of its phrase.
    let endsPhrase: Bool
    /// The most that what comes after it can add to a score.
    var rest: Float = 0
  }

  /// The most that neighbours can add where these phrases, a bit each, stand in a passage.
  ///
  /// - Parameter absent: neighbours that do not touch there, a bit each.
  func mostBonus(of phrases: UInt64, without absent: UInt64) -> Float {
    var bonus: Float = 0
    for (number, link) in scorer.links.enumerated()
    where phrases >> UInt64(link.index) & 3 == 3 && absent >> UInt64(number) & 1 == 0 {
      bonus += link.weight
    }
    return bonus * PassageScoring.mostKindWeight
  }

  /// What was noted last.
  struct LookupState {
    var held: UInt64 = 0
    var absent: UInt64 = 0
    var count = 0
    var isPlain = false
    var bonus: Float = 0
  }

  /// Notes the lists of the parts that are held.
  ///
  /// - Parameter absent: neighbours that do not touch, a bit each.
  /// - Returns: `false` where a part is not told by lists.
  func look(
    for held: UInt64, without absent: UInt64, _ parts: UnsafeBufferPointer<PhrasePart>
  ) -> Bool {
    if lookupState.pointee.held != held || lookupState.pointee.absent != absent {
      note(held, absent, parts)
    }
    let state = lookupState.pointee
    guard state.isPlain else { return false }
    var rest = state.bonus
    var left = held
    var number = state.count
    while left != 0 {
      let last = 63 - left.leadingZeroBitCount
      left &= ~(1 << UInt64(last))
      number -= 1
      lookups[number].rest = rest
      rest += worths[last]
    }
    return true
  }

  private func note(
    _ held: UInt64, _ absent: UInt64, _ parts: UnsafeBufferPointer<PhrasePart>
  ) {
    var state = LookupState(held: held, absent: absent, isPlain: true)
    var phrases: UInt64 = 0
    var left = held
    while left != 0 {
      let part = parts[left.trailingZeroBitCount]
      left &= left &- 1
      let next = left == 0 ? -1 : parts[left.trailingZeroBitCount].phrase
      phrases |= 1 << UInt64(part.phrase)
      if let lists = part.lists, lists.count == 1 {
        lookups[state.count] = Lookup(
          phrase: part.phrase, list: lists[0], endsPhrase: next != part.phrase)
        state.count += 1
      } else {
        state.isPlain = false
      }
    }
    state.bonus = mostBonus(of: phrases, without: absent)
    lookupState.pointee = state
  }

  /// Notes how often each phrase stands at most in a passage of the window that begins with row `first`, as the
  /// lists that were noted tell.
  private func fillMosts(from first: Int) {
    mosts.update(repeating: 0, count: scorer.number)
    for number in 0..<lookupState.pointee.count {
      let lookup = lookups + number
      mosts[lookup.pointee.phrase] += Float(
        lookup.pointee.list.mostCount(from: Int32(truncatingIfNeeded: first)))
    }
  }

  /// Scores passages that hold all lists that were noted.
  func scoreInSteps(_ rows: RowSet.Bits, of window: Int, into top: inout TopHits) throws {
    let (lookups, lookupCount) = (lookups, lookupState.pointee.count)
    let absent = lookupState.pointee.absent
    let (counts, scorer) = (counts, scorer)
    counts.update(repeating: 0, count: scorer.number)
    let passages = passages(of: window)
    let first = window << Window.shift
    fillMosts(from: first)
    let (mosts, bonus) = (mosts, lookupState.pointee.bonus)
    var least = top.threshold
    try RowSet.forEach(rows) { place in
      let row = first + place
      let norm = scorer.norms[Int(passages.lengths[place])]
      let kind = scorer.kindWeights[Int(passages.kinds[place])]
      // Most are too long, however often they hold what any passage here does.
      var most: Float = 0
      for phrase in 0..<scorer.number {
        most += scorer.factors[phrase] * mosts[phrase] / (mosts[phrase] + norm)
      }
      if (most * kind + bonus) * Self.safety < least { return }
      var sum: Float = 0
      var count: UInt16 = 0
      for number in 0..<lookupCount {
        let lookup = lookups + number
        let more = lookup.pointee.list.count(in: Int32(truncatingIfNeeded: row))
        if more > 0 { Window.add(more, to: &count) }
        guard lookup.pointee.endsPhrase else { continue }
        let phrase = lookup.pointee.phrase
        counts[phrase] = count
        sum += PassageScoring.part(
          scorer.factors[phrase], count: Int(count & ~Window.isDoubtful), norm: norm)
        if (sum * kind + lookup.pointee.rest) * Self.safety < least { return }
        count = 0
      }
      if let score = try score(
        place, of: window, passages, counts, stride: 1, without: absent, atLeast: least)
      {
        top.insert(score, passages.standings[place], row: Int64(row))
        least = top.threshold
      }
    }
  }
}
