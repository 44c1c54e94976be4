import Glibc

/// CPU time that `work` takes of this thread. What else the machine does meanwhile does not count,
/// so a bound on it holds on a busy machine too.
package func threadTime(of work: () throws -> Void) rethrows -> Duration {
  func now() -> Duration {
    var spent = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &spent)
    return .seconds(spent.tv_sec) + .nanoseconds(spent.tv_nsec)
  }
  let start = now()
  try work()
  return now() - start
}
