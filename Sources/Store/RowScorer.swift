import Database

/// Scores single passages. Nothing but addresses, so that none of it is counted in and out in the loops
/// that go over a million of them; valid while what it was made of is, and to be freed by its owner.
struct RowScorer {
  /// Phrases that count.
  let number: Int
  let factors: UnsafeMutablePointer<Float>
  let norms: UnsafeMutablePointer<Float>
  let kindWeights: UnsafeMutablePointer<Float>
  /// Neighbours in the query, with where each stands if packed lists say that.
  let links: UnsafeMutableBufferPointer<Link>

  struct Link {
    /// The first one's number among the phrases that count.
    let index: Int
    /// What is added where they touch.
    let weight: Float
    /// Positions of the first.
    let size: Int32
    let first: UnsafeBufferPointer<PackedPositions>?
    let second: UnsafeBufferPointer<PackedPositions>?

    init(_ index: Int, _ weight: Float, _ first: PhraseRows, _ second: PhraseRows) {
      self.index = index
      self.weight = weight
      size = Int32(truncatingIfNeeded: first.size)
      (self.first, self.second) = (Self.lists(of: first), Self.lists(of: second))
    }

    private static func lists(of phrase: PhraseRows) -> UnsafeBufferPointer<PackedPositions>? {
      guard let lists = phrase.plainPositions else { return nil }
      let copy = UnsafeMutableBufferPointer<PackedPositions>.allocate(capacity: lists.count)
      _ = copy.initialize(from: lists)
      return UnsafeBufferPointer(copy)
    }
  }

  /// Lengths, kinds and standings of the passages of a window.
  struct Passages {
    let lengths: UnsafePointer<UInt8>
    let kinds: UnsafePointer<UInt8>
    let standings: UnsafePointer<UInt8>
  }

  /// - Parameter wanted: numbers of the phrases that count.
  init(_ evaluator: PassageEvaluator, _ scoring: PassageScoring, _ wanted: [Int]) {
    number = wanted.count
    factors = .allocate(capacity: max(1, wanted.count))
    for (index, phrase) in wanted.enumerated() { factors[index] = scoring.factors[phrase] }
    norms = .allocate(capacity: 256)
    kindWeights = .allocate(capacity: 256)
    for code in 0..<256 {
      norms[code] = scoring.norms[code]
      kindWeights[code] = PassageScoring.kindWeights[code]
    }
    let pairs = LengthLimits.pairs(scoring, wanted)
    links = .allocate(capacity: pairs.count)
    for (number, pair) in pairs.enumerated() {
      links.initializeElement(
        at: number,
        to: Link(
          pair.index, pair.weight, evaluator.phrases[wanted[pair.index]],
          evaluator.phrases[wanted[pair.index + 1]]))
    }
  }

  func deallocate() {
    factors.deallocate()
    norms.deallocate()
    kindWeights.deallocate()
    for link in links {
      link.first?.deallocate()
      link.second?.deallocate()
    }
    links.deallocate()
  }

  /// What a row would score if no position were looked at, and what neighbours that touch may add to
  /// it; `nil` for a row that is below `least` in any case.
  ///
  /// - Parameters:
  ///   - place: of the row in its window.
  ///   - counts: how often each phrase stands in the row, as ``Window`` tells it.
  ///   - stride: how far apart they are.
  ///   - absent: neighbours that are known not to touch there, a bit for each of `links`; 0 where these are more
  ///     than 64.
  @inline(__always)
  func base(
    _ place: Int, _ passages: Passages, _ counts: UnsafeMutablePointer<UInt16>, stride: Int,
    without absent: UInt64, atLeast least: Float
  ) -> Base? {
    let norm = norms[Int(passages.lengths[place])]
    let kind = kindWeights[Int(passages.kinds[place])]
    var sum: Float = 0
    var doubts: UInt16 = 0
    for index in 0..<number {
      let count = counts[index &* stride]
      doubts |= count
      sum += PassageScoring.part(
        factors[index], count: Int(count & ~Window.isDoubtful), norm: norm)
    }
    var most: Float = 0
    for (number, link) in links.enumerated()
    where counts[link.index &* stride] != 0 && counts[(link.index &+ 1) &* stride] != 0
      && absent &>> UInt64(number) & 1 == 0
    {
      most += link.weight
    }
    if (sum + most) * kind * PassageRanking.safety < least { return nil }
    return Base(
      sum: sum, most: most, norm: norm, kind: kind, isDoubtful: doubts & Window.isDoubtful != 0)
  }

  struct Base {
    var sum: Float
    let most: Float
    let norm: Float
    let kind: Float
    /// A position may have been counted twice.
    let isDoubtful: Bool
  }
}
