import Database

/// The most that a word of any of several lists can be worth in each window of 256 passages, as
/// ``PassageImpact`` measures it.
///
/// A passage may hold words of several lists, and then hold all of them together more often: with
/// `a` times of length `n` in one and `b` in another the worth is `(a + b) / (a + b + n)`, which is less
/// than the sum of `a / (a + n)` and `b / (b + n)`. What is kept is the sum of `a / n`.
struct WindowBounds {
  /// Of the list that is being read.
  private var best: [Float]
  /// Of the lists before it.
  private var odds: [Float]
  private var lists = 0

  init(_ count: Int) {
    best = [Float](repeating: 0, count: count)
    odds = []
  }

  @inline(__always)
  mutating func raise(_ window: Int, _ worth: Float) {
    if window < best.count, worth > best[window] { best[window] = worth }
  }

  /// Raises the windows that the blocks of a list reach into.
  ///
  /// - Parameter unit: what an impact of 1 is worth.
  mutating func raise(by list: PackedBlocks, _ unit: Float) {
    best.withUnsafeMutableBufferPointer { best in
      var first = 0
      for block in 0..<list.blockCount {
        let last = Int(list.lastRow(block))
        let worth = unit * Float(list.impact(block))
        var window = first >> Window.shift
        let end = min(last >> Window.shift, best.count - 1)
        while window <= end {
          if worth > best[window] { best[window] = worth }
          window += 1
        }
        first = last + 1
      }
    }
  }

  /// What follows is another list.
  mutating func endList() {
    lists += 1
    if odds.isEmpty {
      swap(&odds, &best)
      best = [Float](repeating: 0, count: odds.count)
      return
    }
    if lists == 2 { for window in odds.indices { odds[window] = Self.odds(odds[window]) } }
    for window in best.indices where best[window] > 0 {
      odds[window] += Self.odds(best[window])
      best[window] = 0
    }
  }

  /// The most that any passage is worth, but for a bit.
  private static let limit = PassageScoring.mostKindWeight

  static func odds(_ worth: Float) -> Float {
    worth < 0.999 * limit ? max(0, worth) / (limit - worth) : 1e6
  }

  static func worth(_ odds: Float) -> Float { limit * odds / (1 + odds) }

  /// The most of all lists together, by window.
  var all: [Float] {
    lists == 0 ? best : lists == 1 ? odds : odds.map { $0 == 0 ? 0 : Self.worth($0) }
  }
}
