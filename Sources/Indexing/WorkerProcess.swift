import Documents
import Glibc

/// One running process that works for this one, such as a `travaux-reader`: questions go in, and answers
/// come out, each a length of eight bytes (little-endian) and as many bytes of wire.
package final class WorkerProcess {
  /// What the pipe gave when it was last drained.
  package enum Progress {
    case waiting
    case finished([UInt8])
    /// The process is gone; the text says how.
    case died(String)
  }

  package let output: Int32
  private let input: Int32
  private let process: pid_t
  private var received: [UInt8] = []
  private var isReaped = false

  /// - Throws: ``IndexingError/workerMissing(path:)`` when the program is not there or does not start.
  package init(program: String, arguments given: [String] = []) throws(IndexingError) {
    var toReader: [Int32] = [0, 0]
    var fromReader: [Int32] = [0, 0]
    guard pipe(&toReader) == 0 else { throw .system(call: "pipe", code: errno) }
    guard pipe(&fromReader) == 0 else {
      let code = errno
      close(toReader[0])
      close(toReader[1])
      throw .system(call: "pipe", code: code)
    }
    // A worker must not hold the pipes of its brothers open.
    for end in toReader + fromReader { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawn_file_actions_adddup2(&actions, toReader[0], 0)
    posix_spawn_file_actions_adddup2(&actions, fromReader[1], 1)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    // A group of its own, so that whatever a reader starts can be ended with it; and no signal held back, as
    // the threads of a pool hold them: a limit on processor time is told by one.
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK))
    posix_spawnattr_setpgroup(&attributes, 0)
    var held = sigset_t()
    sigemptyset(&held)
    posix_spawnattr_setsigmask(&attributes, &held)
    var identifier: pid_t = 0
    var arguments = ([program] + given).map { strdup($0) } + [nil]
    var variables = Self.environment()
    var status: Int32 = 0
    for _ in 0..<50 {
      status = posix_spawn(&identifier, program, &actions, &attributes, &arguments, &variables)
      // Busy is a program that somebody is just putting in place; it is ready in a moment.
      guard status == ETXTBSY else { break }
      usleep(10_000)
    }
    for pointer in arguments + variables { free(pointer) }
    posix_spawn_file_actions_destroy(&actions)
    posix_spawnattr_destroy(&attributes)
    close(toReader[0])
    close(fromReader[1])
    input = toReader[1]
    output = fromReader[0]
    process = identifier
    guard status == 0 else {
      isReaped = true
      if status == ENOENT || status == EACCES || status == ENOEXEC {
        throw .workerMissing(path: program)
      }
      throw .system(call: "posix_spawn", code: status)
    }
    _ = fcntl(output, F_SETFL, O_NONBLOCK)
  }

  /// The environment of this process, and how the worker's malloc is tuned where nobody else says so.
  ///
  /// A reader makes and frees small things without end: a long free list of each size saves 5 per cent of its
  /// instructions. One arena is enough, for its threads work in turn.
  private static func environment() -> [UnsafeMutablePointer<CChar>?] {
    var variables: [UnsafeMutablePointer<CChar>?] = []
    var at = environ
    while let variable = at.pointee {
      variables.append(strdup(variable))
      at += 1
    }
    if getenv("GLIBC_TUNABLES") == nil {
      variables.append(
        strdup("GLIBC_TUNABLES=glibc.malloc.tcache_count=60000:glibc.malloc.arena_max=1"))
    }
    return variables + [nil]
  }

  deinit {
    close(input)
    close(output)
    end()
  }

  /// Hands over a question. A process that is gone shows at the next ``drain(limit:)``.
  package func send(_ bytes: [UInt8]) {
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes { write(input, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        return
      }
      sent += count
    }
  }

  /// Takes what has arrived, without waiting.
  package func drain(limit: Int) -> Progress {
    var chunk = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = chunk.withUnsafeMutableBytes { read(output, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        break
      }
      if count == 0 {
        if let length = announced, received.count >= length + 8 { break }
        return .died(farewell())
      }
      received.append(contentsOf: chunk[..<count])
      guard let length = announced else { continue }
      if length > limit { return .died("answered with \(length) bytes, more than \(limit)") }
      if received.count >= length + 8 { break }
    }
    guard let length = announced, received.count >= length + 8 else { return .waiting }
    let frame = Array(received[8..<8 + length])
    received.removeFirst(8 + length)
    return .finished(frame)
  }

  private var announced: Int? {
    guard received.count >= 8 else { return nil }
    var length: UInt64 = 0
    for index in (0..<8).reversed() { length = length << 8 | UInt64(received[index]) }
    return Int(clamping: length)
  }

  /// Ends the process and all it started.
  func end() {
    guard !isReaped else { return }
    kill(-process, SIGKILL)
    _ = farewell()
  }

  /// Waits for the end of the process, which has closed its output, says how it came, and ends what it has
  /// left behind. One that lives on for a second is ended too.
  private func farewell() -> String {
    guard !isReaped else { return "is gone" }
    var status: Int32 = 0
    for _ in 0..<100 {
      // It is left unreaped meanwhile, so that nobody else can have its number.
      var info = siginfo_t()
      let answer = waitid(P_PID, id_t(process), &info, WEXITED | WNOHANG | WNOWAIT)
      if answer == 0, info.si_signo == SIGCHLD { break }
      if answer < 0, errno != EINTR { break }
      usleep(10_000)
    }
    kill(-process, SIGKILL)
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    isReaped = true
    let signal = status & 0x7F
    if signal == 0 { return "ended with status \(status >> 8 & 0xFF)" }
    return switch signal {
    case SIGXCPU: "used more processor time than allowed"
    case SIGKILL: "was killed"
    case SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE: "crashed (signal \(signal))"
    default: "ended by signal \(signal)"
    }
  }
}
