import Glibc

/// How much a passage is worth to a query.
///
/// BM25 with k1 1.2 and b 0.75 over phrases (a word's forms count as one), weighed by the kind of
/// paragraph, and more where the words of the query stand next to each other in its order. Source:
/// Robertson and Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond, 2009.
struct PassageScoring {
  private static let k1: Float = 1.2
  private static let b: Float = 0.75

  /// k1 * (1 - b + b * length / average), by length code.
  let norms: [Float]
  let passageCount: Float
  /// By phrase: how many passages hold it.
  private(set) var frequencies: [Float] = []
  /// By phrase: what it tells; 0 for one that is not wanted.
  private(set) var weights: [Float] = []
  /// By phrase: its weight times k1 + 1.
  private(set) var factors: [Float] = []
  /// By pair of neighbours in the query: what is added where they touch.
  private(set) var pairWeights: [Float] = []
  /// What is added where all of them do.
  private(set) var mostBonus: Float = 0

  init(_ statistics: PassageStatistics) {
    passageCount = Float(max(1, statistics.passages))
    norms = Self.norms(average: Self.average(statistics))
  }

  static func average(_ statistics: PassageStatistics) -> Float {
    max(1, Float(statistics.words) / Float(max(1, statistics.passages)))
  }

  static func norms(average: Float) -> [Float] {
    PassageLength.words.map { k1 * (1 - b + b * $0 / average) }
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

  /// By kind, for all 256.
  static let kindWeights: [Float] = (0...255).map { weight(of: UInt8($0)) }
  static let mostKindWeight: Float = 1.25

  /// - Parameters:
  ///   - frequencies: how many passages hold each phrase.
  ///   - isWanted: whether a phrase counts for the score.
  mutating func learn(frequencies: [Float], isWanted: [Bool]) {
    self.frequencies = frequencies
    // Robertson's weight, kept above 0.
    weights = zip(frequencies, isWanted).map { frequency, isWanted in
      isWanted ? log1p((passageCount - frequency + 0.5) / (frequency + 0.5)) : 0
    }
    factors = weights.map { $0 * (Self.k1 + 1) }
    pairWeights = weights.indices.dropLast().map { index in
      isWanted[index] && isWanted[index + 1]
        ? 0.5 * min(weights[index], weights[index + 1]) + 0.2 : 0
    }
    mostBonus = pairWeights.reduce(0, +)
  }

  /// A phrase's part of the score.
  @inline(__always)
  static func part(_ factor: Float, count: Int, norm: Float) -> Float {
    let frequency = Float(count)
    return factor * frequency / (frequency + norm)
  }

  /// Whether two phrases touch: whether a position of the second is `size` behind one of the first. Both
  /// are in order.
  static func touch(
    _ first: UnsafeMutableBufferPointer<Int32>, size: Int32,
    _ second: UnsafeMutableBufferPointer<Int32>
  ) -> Bool {
    var a = 0
    var b = 0
    while a < first.count, b < second.count {
      let end = first[a] &+ size
      if end == second[b] { return true }
      if end < second[b] { a += 1 } else { b += 1 }
    }
    return false
  }
}

/// The best that a row of a packed block can be worth, as the writer measures it: the kind's weight
/// times count / (count + norm), rounded up, so that a block that cannot hold one of the best is
/// passed over.
struct PassageImpact {
  private static let scale: Float = 50_000
  private let norms: [Float]
  private let blocks: PassageTable

  /// - Parameter average: words in a passage, which the lists keep as their mark.
  init(_ blocks: PassageTable, average: Float) {
    self.blocks = blocks
    norms = PassageScoring.norms(average: average)
  }

  func best(_ rows: UnsafeBufferPointer<Int32>, _ counts: UnsafeBufferPointer<UInt16>) -> UInt16 {
    var best: Float = 0
    let kinds = PassageScoring.kindWeights
    blocks.lengths.withUnsafeBufferPointer { lengths in
      blocks.kinds.withUnsafeBufferPointer { blockKinds in
        norms.withUnsafeBufferPointer { norms in
          kinds.withUnsafeBufferPointer { kinds in
            for index in 0..<rows.count {
              let row = Int(rows[index])
              // One that was deleted since has no length.
              guard row < lengths.count, lengths[row] != 0 else { continue }
              let frequency = Float(counts[index])
              let worth =
                kinds[Int(blockKinds[row])] * frequency / (frequency + norms[Int(lengths[row])])
              if worth > best { best = worth }
            }
          }
        }
      }
    }
    return UInt16(min(65_535, (best * Self.scale).rounded(.up) + 1))
  }

  /// What an impact stands for, where passages have `average` words now and had `before` when it was
  /// measured: shorter ones than today's average count for more.
  static func worth(_ impact: Float, average: Float, before: Float) -> Float {
    impact / scale * max(1, average / max(1, before))
  }
}
