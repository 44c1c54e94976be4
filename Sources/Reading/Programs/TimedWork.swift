import Glibc
import Synchronization

/// Work that may never end, done on a thread of its own so that somebody can stop waiting for it.
///
/// A thread cannot be ended from outside without harm: one that is left goes on until its process ends, so
/// whoever sees ``wasAbandoned`` should end that soon.
package enum TimedWork {
  /// Whether a thread of this process was left at work.
  package static var wasAbandoned: Bool { abandoned.load(ordering: .relaxed) }

  private static let abandoned = Atomic(false)

  private final class Box {
    let body: () -> Void
    let isDone = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)

    init(_ body: @escaping () -> Void) {
      self.body = body
      sem_init(isDone, 0, 0)
    }

    deinit {
      sem_destroy(isDone)
      isDone.deallocate()
    }
  }

  /// Does `body` and says whether it ended before it had used `seconds` of processor time, or six times
  /// as many by the clock. What it works on must be left alone for ever when it did not.
  ///
  /// The caller waits meanwhile, so nothing is used by two threads at once, and joining the thread
  /// orders what it wrote before what is read afterwards.
  static func run(seconds: Double, _ body: @escaping () -> Void) -> Bool {
    let box = Box(body)
    let held = Unmanaged.passRetained(box)
    var thread = pthread_t()
    let status = pthread_create(&thread, nil, work, held.toOpaque())
    guard status == 0 else {
      held.release()
      body()
      return true
    }
    // Looked at every tenth of a second.
    let looks = Int(min(max(seconds, 0.1), 1_000_000) * 60)
    for _ in 0..<looks {
      var end = timespec()
      clock_gettime(CLOCK_REALTIME, &end)
      end.tv_nsec += 100_000_000
      if end.tv_nsec >= 1_000_000_000 {
        end.tv_sec += 1
        end.tv_nsec -= 1_000_000_000
      }
      if sem_timedwait(box.isDone, &end) == 0 {
        pthread_join(thread, nil)
        return true
      }
      var clock = clockid_t()
      var used = timespec()
      if pthread_getcpuclockid(thread, &clock) == 0, clock_gettime(clock, &used) == 0,
        Double(used.tv_sec) + Double(used.tv_nsec) / 1e9 >= seconds
      {
        break
      }
    }
    pthread_detach(thread)
    abandoned.store(true, ordering: .relaxed)
    return false
  }

  private static let work: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = {
    pointer in
    guard let pointer else { return nil }
    let box = Unmanaged<Box>.fromOpaque(pointer).takeRetainedValue()
    box.body()
    sem_post(box.isDone)
    return nil
  }
}
