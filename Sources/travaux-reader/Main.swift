import Documents
import Glibc
import Reading

/// The worker that reads files for `travaux`.
///
/// Paths come in on standard input, each ended by a zero byte; for each one answer goes out on
/// standard output: its length in eight bytes, little-endian, and as many bytes of wire. With `--ocr`
/// pages that are images are read too.
@main
struct Main {
  /// Most memory a reader may map, in bytes: one file's worst case, whoever made it.
  static let memory: rlim_t = 3 << 30
  /// Most processor time for one file, in seconds.
  static let seconds: rlim_t = 60

  static func main() {
    bound(__rlimit_resource_t(RLIMIT_AS.rawValue), to: memory)
    bound(__rlimit_resource_t(RLIMIT_CORE.rawValue), to: 0)
    var arguments = CommandLine.arguments.dropFirst()
    let scanned: ScannedPages = arguments.first == "--ocr" ? .recognized : .reported
    if scanned == .recognized { arguments.removeFirst() }
    if arguments.first == "--blocks" {
      exit(Listing.printBlocks(of: arguments.dropFirst(), scanned))
    }
    let reader = FileReader(scanned: scanned)
    while let path = nextPath() {
      // A page's image takes a moment to draw.
      allowMoreTime(scanned == .recognized ? 4 * seconds : seconds)
      var wire = WireWriter()
      wire.put(reader.read(path))
      send(wire.bytes)
      // A thread that was left at work ends with the program; the pipes stay open.
      if TimedWork.wasAbandoned { beginAgain() }
    }
  }

  /// Becomes a new process of the same program with the same arguments.
  private static func beginAgain() {
    var arguments = CommandLine.arguments.map { strdup($0) } + [nil]
    execv("/proc/self/exe", &arguments)
    exit(1)
  }

  private static func bound(_ resource: __rlimit_resource_t, to value: rlim_t) {
    var limit = rlimit()
    getrlimit(resource, &limit)
    limit.rlim_cur = min(value, limit.rlim_max)
    setrlimit(resource, &limit)
  }

  /// Moves the limit on processor time ahead of what is already used.
  private static func allowMoreTime(_ seconds: rlim_t) {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    bound(
      __rlimit_resource_t(RLIMIT_CPU.rawValue),
      to: rlim_t(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) + seconds)
  }

  private static func nextPath() -> String? {
    var bytes: [UInt8] = []
    while true {
      let byte = getchar_unlocked()
      if byte == EOF { return nil }
      if byte == 0 { return String(decoding: bytes, as: UTF8.self) }
      bytes.append(UInt8(truncatingIfNeeded: byte))
    }
  }

  private static func send(_ frame: [UInt8]) {
    var bytes = withUnsafeBytes(of: UInt64(frame.count).littleEndian) { Array($0) }
    bytes.append(contentsOf: frame)
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes { write(1, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        exit(1)
      }
      sent += count
    }
  }
}
