import Glibc

/// A moment after which work should stop.
package final class Deadline: Sendable {
  private let nanoseconds: UInt64

  /// - Parameter seconds: from now.
  package init(seconds: Double) {
    nanoseconds = Deadline.now + UInt64(max(0, min(seconds, 1e9)) * 1e9)
  }

  private static var now: UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }

  package var isPast: Bool { Deadline.now > nanoseconds }
}
