import Database

/// How long passages may be, by kind, to reach a score when it is only known how often at most they hold
/// each phrase.
final class LengthLimits {
  private let scoring: PassageScoring
  private let factors: [Float]
  /// Neighbours in the query, by the first's number in `wanted`: what is added where they touch.
  private let pairs: [(index: Int, weight: Float)]
  private var threshold: Float = .nan
  /// Of that threshold, by how often each phrase stands there: most windows of a search are alike. A
  /// bit each that is set where they are made.
  private var isKnown: UInt64 = 0
  private let keys: UnsafeMutablePointer<Key>
  private let limits: UnsafeMutablePointer<UInt8>
  private let most: UnsafeMutablePointer<Int>

  private struct Key: Equatable {
    var counts: UInt64 = 0
    var absent: UInt64 = 0
  }

  /// Of more phrases two cases might have one key, and few are alike.
  static let mostPhrases = 13
  private static let slots = 64
  private static let weights = Set(PassageScoring.kindWeights).sorted()
  /// By kind, the number of its weight.
  private static let weightOfKind = PassageScoring.kindWeights.map { weight in
    weights.firstIndex(of: weight) ?? weights.count - 1
  }

  /// - Parameter wanted: numbers of the phrases that count.
  init(_ scoring: PassageScoring, _ wanted: [Int]) {
    pairs = Self.pairs(scoring, wanted)
    self.scoring = scoring
    factors = wanted.map { scoring.factors[$0] }
    keys = .allocate(capacity: Self.slots)
    keys.initialize(repeating: Key(), count: Self.slots)
    limits = .allocate(capacity: 256 * Self.slots)
    most = .allocate(capacity: max(1, wanted.count))
  }

  deinit {
    keys.deallocate()
    limits.deallocate()
    most.deallocate()
  }

  /// Neighbours in the query, by the first's number in `wanted`: what is added where they touch.
  static func pairs(
    _ scoring: PassageScoring, _ wanted: [Int]
  ) -> [(index: Int, weight: Float)] {
    wanted.indices.dropLast().compactMap { index in
      wanted[index] + 1 == wanted[index + 1] ? (index, scoring.pairWeights[wanted[index]]) : nil
    }
  }

  /// Gives `keep` the greatest length codes with which a passage may reach `threshold`, by kind; 0
  /// where none can.
  ///
  /// - Parameters:
  ///   - mustBeat: an equal score does not suffice.
  ///   - absent: neighbours that do not touch there, a bit for each of `pairs`.
  ///   - count: adds how often, at most, each phrase of `wanted` stands in a passage.
  func withLimits<R>(
    _ threshold: Float, mustBeat: Bool, without absent: UInt64,
    _ count: (UnsafeMutablePointer<Int>) -> Void,
    keep: (UnsafePointer<UInt8>) -> R
  ) -> R {
    if threshold != self.threshold {
      self.threshold = threshold
      isKnown = 0
    }
    most.update(repeating: 0, count: factors.count)
    count(most)
    var key = Key(counts: mustBeat ? 1 : 0, absent: absent)
    for index in factors.indices {
      // Up to the next power of 2, so that few cases are told apart.
      let bits = most[index] == 0 ? 0 : Int.bitWidth - (most[index] - 1).leadingZeroBitCount + 1
      most[index] = bits == 0 ? 0 : 1 << (bits - 1)
      key.counts = key.counts &* 20 &+ UInt64(bits)
    }
    let slot = Int(((key.counts ^ absent &<< 57) &* 0x9E37_79B9_7F4A_7C15) >> 58)
    let found = limits + 256 * slot
    if isKnown & 1 << UInt64(slot) == 0 || keys[slot] != key {
      let byWeight = Self.weights.map { limit(threshold, $0, mustBeat, absent) }
      for kind in 0..<256 { found[kind] = byWeight[Self.weightOfKind[kind]] }
      keys[slot] = key
      isKnown |= 1 << UInt64(slot)
    }
    return keep(found)
  }

  private func limit(
    _ threshold: Float, _ weight: Float, _ mustBeat: Bool, _ absent: UInt64
  ) -> UInt8 {
    // So few times that another one always counts for more than what is lost by rounding: the most is
    // then computed as a score is, step by step, and none exceeds it.
    let isExact = factors.indices.allSatisfy { most[$0] <= 64 }
    let slack = isExact ? 1 : PassageRanking.safety
    var low = 0
    var high = 255
    while low < high {
      let middle = (low + high + 1) / 2
      let score = mostScore(middle, weight, absent) * slack
      let reaches = mustBeat && isExact ? score > threshold : score >= threshold
      if reaches { low = middle } else { high = middle - 1 }
    }
    return UInt8(low)
  }

  private func mostScore(_ length: Int, _ weight: Float, _ absent: UInt64) -> Float {
    var sum: Float = 0
    for (index, factor) in factors.enumerated() where most[index] > 0 {
      sum += PassageScoring.part(factor, count: most[index], norm: scoring.norms[length])
    }
    var bonus: Float = 0
    for (number, pair) in pairs.enumerated()
    where most[pair.index] > 0 && most[pair.index + 1] > 0 && absent >> UInt64(number) & 1 == 0 {
      bonus += pair.weight
    }
    if bonus > 0 { sum += bonus }
    return sum * weight
  }
}
