/// When a search is to be over, counted from its beginning through all that it asks of the index.
struct TimeLimit {
  /// Of the whole search.
  let seconds: Double
  private let end: ContinuousClock.Instant

  init(seconds: Double) {
    self.seconds = seconds
    end = ContinuousClock.now + .seconds(seconds)
  }

  /// Seconds that are left for the next question; a moment where there are none, so that it gives what it
  /// finds at once.
  var left: Double {
    let (seconds, attoseconds) = ContinuousClock.now.duration(to: end).components
    return max(0.02, Double(seconds) + Double(attoseconds) * 1e-18)
  }

  var isPast: Bool { ContinuousClock.now >= end }
}
