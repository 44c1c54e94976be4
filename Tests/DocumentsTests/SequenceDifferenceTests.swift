import Documents
import Testing

@Suite struct SequenceDifferenceTests {
  /// Random numbers that a seed decides. Source: splitmix64.
  private struct Seeded: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  private func apply(
    _ changes: [SequenceDifference.Change], to old: [Int], from new: [Int]
  ) -> [Int] {
    var made: [Int] = []
    var at = 0
    for change in changes {
      made += old[at..<change.old.lowerBound] + new[change.new]
      at = change.old.upperBound
    }
    return made + old[at...]
  }

  /// Length of a longest common subsequence, the slow way.
  private func common(_ a: [Int], _ b: [Int]) -> Int {
    var row = [Int](repeating: 0, count: b.count + 1)
    for x in a {
      var diagonal = 0
      for (j, y) in b.enumerated() {
        let above = row[j + 1]
        row[j + 1] = x == y ? diagonal + 1 : max(above, row[j])
        diagonal = above
      }
    }
    return row[b.count]
  }

  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func `changes are as few as can be and make the one of the other`(seed: UInt64) throws {
    var random = Seeded(state: seed)
    let old = (0..<Int.random(in: 0...40, using: &random)).map { _ in
      Int.random(in: 0...5, using: &random)
    }
    let new = (0..<Int.random(in: 0...40, using: &random)).map { _ in
      Int.random(in: 0...5, using: &random)
    }
    let changes = try #require(SequenceDifference.changes(from: old, to: new, most: 80))
    #expect(apply(changes, to: old, from: new) == new, "seed \(seed)")
    let cost = changes.reduce(0) { $0 + $1.old.count + $1.new.count }
    #expect(cost == old.count + new.count - 2 * common(old, new), "seed \(seed)")
    for (one, next) in zip(changes, changes.dropFirst()) {
      #expect(one.old.upperBound < next.old.lowerBound || one.new.upperBound < next.new.lowerBound)
    }
  }

  @Test(arguments: [(0, true), (1, true), (2, false)])
  func `more changes than allowed are none`(allowed: Int, isNone: Bool) {
    let changes = SequenceDifference.changes(from: [1, 2, 3], to: [1, 9, 3], most: allowed)
    #expect((changes == nil) == isNone)
  }
}
