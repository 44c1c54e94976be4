import Documents
@preconcurrency import Glibc

/// The process that asks web servers: the program proper never links curl, which would double the time
/// it takes to start.
///
/// Takes requests on standard input and answers each on standard output, in order; either is its length
/// in eight bytes, little-endian, and as many bytes of wire. Ends with its input, or with its parent.
@main
struct Main {
  static func main() {
    signal(SIGPIPE, SIG_IGN)
    guard let transfer = Transfer() else { exit(1) }
    while let bytes = nextFrame() {
      var wire = WireReader(bytes)
      guard let request = try? wire.value(TransferRequest.self), wire.isAtEnd else { exit(1) }
      var answer = WireWriter()
      answer.put(transfer.run(request))
      send(answer.bytes)
    }
  }

  private static func nextFrame() -> [UInt8]? {
    guard let length = take(8) else { return nil }
    let count = length.reversed().reduce(0) { $0 << 8 | UInt64($1) }
    // An address and a path are no longer than this.
    guard count < 1 << 20 else { return nil }
    return take(Int(count))
  }

  private static func take(_ count: Int) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: count)
    let got = bytes.withUnsafeMutableBytes { fread($0.baseAddress, 1, count, stdin) }
    return got == count ? bytes : nil
  }

  private static func send(_ frame: [UInt8]) {
    var bytes = withUnsafeBytes(of: UInt64(frame.count).littleEndian) { Array($0) }
    bytes.append(contentsOf: frame)
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        exit(1)
      }
      sent += count
    }
  }
}
