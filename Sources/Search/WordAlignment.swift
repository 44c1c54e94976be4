/// How much of a text's words another text has in the same order.
struct WordAlignment<Word: Hashable> {
  /// Words of either text that are looked at, at most.
  static var most: Int { 4096 }

  private let count: Int
  private let blocks: Int
  /// Where the bits of each word begin in `places`.
  private var starts: [Word: Int] = [:]
  /// For each word, a bit for each place it stands at.
  private var places: [UInt64] = []

  init(_ words: [Word]) {
    let words = words.prefix(Self.most)
    count = words.count
    blocks = (words.count + 63) / 64
    for (index, word) in words.enumerated() {
      let start = starts[word] ?? places.count
      if start == places.count {
        starts[word] = start
        places.append(contentsOf: repeatElement(0, count: blocks))
      }
      places[start + index / 64] |= 1 << UInt64(index % 64)
    }
  }

  /// The length of the longest common subsequence, 64 words at a step. Source: Hyyrö, Bit-Parallel
  /// LCS-length Computation Revisited, 2004.
  func common(with other: [Word]) -> Int {
    var open = [UInt64](repeating: .max, count: blocks)
    for word in other.prefix(Self.most) {
      guard let start = starts[word] else { continue }
      var carry: UInt64 = 0
      for block in 0..<blocks {
        let mask = places[start + block]
        let hit = open[block] & mask
        let (sum, over) = open[block].addingReportingOverflow(hit)
        let (total, more) = sum.addingReportingOverflow(carry)
        carry = over || more ? 1 : 0
        open[block] = total | (open[block] & ~mask)
      }
    }
    var common = 0
    for block in 0..<blocks {
      let used = block == blocks - 1 && count % 64 != 0 ? (1 << UInt64(count % 64)) - 1 : UInt64.max
      common += (~open[block] & used).nonzeroBitCount
    }
    return common
  }

  /// Both lengths are those of the words that were looked at.
  func likeness(to other: [Word]) -> Likeness {
    let length = min(other.count, Self.most)
    guard count > 0, length > 0 else { return Likeness(shared: 0, similarity: 0) }
    let common = Double(self.common(with: other))
    return Likeness(
      shared: common / Double(count), similarity: 2 * common / Double(count + length))
  }
}

/// How like a text another one is, by words in the same order.
package struct Likeness: Sendable, Equatable {
  /// The share of the words asked for that the other text has, 0 to 1.
  package let shared: Double
  /// Twice the common words over the words of both, 0 to 1: 1 only for the same words.
  package let similarity: Double

  package init(shared: Double, similarity: Double) {
    self.shared = shared
    self.similarity = similarity
  }

  /// The mean of both: a part that stands in a long paragraph counts, the same paragraph more.
  package var score: Double { (shared + similarity) / 2 }
}
