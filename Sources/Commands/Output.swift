@preconcurrency import Glibc
import Render

/// Where a command prints: results on standard output, all else on standard error.
///
/// A closed pipe ends the program quietly with status 0, from wherever it is noticed: nothing that
/// is still to come could be seen.
package final class Output {
  package enum Stream: Sendable { case results, remarks }

  package enum Place {
    /// Standard output and standard error of the process.
    case standardStreams
    /// A function that gets the bytes as they come, for a caller in the same process. It is no
    /// terminal: 100 columns, no colour, no progress.
    case receiver((Stream, [UInt8]) -> Void)
  }

  /// The place that `text` results are printed to.
  let page: Page
  /// What was called, for results that prove themselves; `nil` before it is understood.
  let call: Call?
  private let isQuiet: Bool
  private let receive: ((Stream, [UInt8]) -> Void)?
  private var buffer: [UInt8] = []
  /// An open file that results go to in the place of everything else.
  private var redirected: Int32?
  private var statusLine = ""
  private let errorIsTerminal: Bool
  private var lastProgress = Output.seconds()
  private let started = Output.seconds()

  init(to place: Place, color: String?, isQuiet: Bool, call: Call? = nil) {
    self.isQuiet = isQuiet
    self.call = call
    if case .receiver(let receive) = place {
      self.receive = receive
      errorIsTerminal = false
      page = Page(width: 100, paint: Paint(isOn: false))
      return
    }
    receive = nil
    errorIsTerminal = isatty(STDERR_FILENO) == 1
    let isTerminal = isatty(STDOUT_FILENO) == 1
    let isOn =
      switch color {
      case "always": true
      case "never": false
      default:
        isTerminal && (environment("NO_COLOR") ?? "").isEmpty && environment("TERM") != "dumb"
      }
    page = Page(width: Output.width(isTerminal: isTerminal), paint: Paint(isOn: isOn))
    buffer.reserveCapacity(1 << 16)
  }

  /// Columns of the terminal; without one `COLUMNS`, else 100.
  private static func width(isTerminal: Bool) -> Int {
    var size = winsize()
    if isTerminal, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 {
      return Int(size.ws_col)
    }
    if let text = environment("COLUMNS"), let columns = Int(text), (1...1000).contains(columns) {
      return columns
    }
    return 100
  }

  /// Results.
  func write(_ text: String) {
    buffer.append(contentsOf: text.utf8)
    if buffer.count >= 1 << 16 { flush() }
  }

  /// Results as bytes.
  func write(_ bytes: [UInt8]) {
    buffer.append(contentsOf: bytes)
    if buffer.count >= 1 << 16 { flush() }
  }

  /// Sends results to an open file from here on; `nil` ends that.
  func redirect(to file: Int32?) {
    flush()
    redirected = file
  }

  /// Results that are wanted now.
  func flush() {
    send(buffer, to: .results)
    buffer.removeAll(keepingCapacity: true)
  }

  /// A remark for people, silenced by `--quiet`.
  func note(_ text: String) {
    if !isQuiet { tell(text) }
  }

  /// Something that went wrong: told always.
  func complain(_ text: String) { tell("travaux: " + text) }

  /// Something wrong at a place of the input; the place is not said twice.
  func complain(_ text: String, place: String) {
    complain(text.contains(place) || place.isEmpty ? text : "\(place): \(text)")
  }

  private func tell(_ text: String) {
    flush()
    clearStatus()
    send(Array((TerminalText.clean(text, keepingLines: true) + "\n").utf8), to: .remarks)
  }

  /// How far long work has come: a line that is drawn anew on a terminal, a plain one every few
  /// seconds elsewhere.
  func progress(_ done: Int, of total: Int, _ what: String) {
    guard !isQuiet, receive == nil else { return }
    let now = Output.seconds()
    guard now - lastProgress >= (errorIsTerminal ? 0.1 : 5) else { return }
    lastProgress = now
    let elapsed = max(now - started, 0.001)
    let rate = Double(done) / elapsed
    var line = "\(done) of \(total) \(what), \(Output.short(rate)) a second"
    if rate > 0, done > 0, total > done {
      line += ", \(Output.duration(Double(total - done) / rate)) left"
    }
    if errorIsTerminal {
      statusLine = line
      send(Array("\r\u{1B}[K\(line)".utf8), to: .remarks)
    } else {
      send(Array((line + "\n").utf8), to: .remarks)
    }
  }

  /// What long work does now that cannot be counted.
  func stage(_ what: String) {
    guard !isQuiet, errorIsTerminal else { return }
    statusLine = what
    send(Array("\r\u{1B}[K\(what) …".utf8), to: .remarks)
  }

  /// Takes the progress line off the terminal.
  func clearStatus() {
    guard !statusLine.isEmpty else { return }
    statusLine = ""
    send(Array("\r\u{1B}[K".utf8), to: .remarks)
  }

  private func send(_ bytes: [UInt8], to stream: Stream) {
    let place = stream == .results ? redirected : nil
    if place == nil, let receive {
      receive(stream, bytes)
      return
    }
    let file = place ?? (stream == .results ? STDOUT_FILENO : STDERR_FILENO)
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if count >= 0 {
        sent += count
      } else if errno == EPIPE {
        exit(ExitStatus.done.rawValue)
      } else if errno == EAGAIN {
        var wait = pollfd(fd: file, events: Int16(POLLOUT), revents: 0)
        poll(&wait, 1, -1)
      } else if errno != EINTR {
        // Nowhere to print to: a full disk behind a redirection, a closed descriptor.
        if stream == .results {
          let cause = String(cString: strerror(errno)).lowercased()
          let name = redirected == nil ? "standard output" : "results"
          buffer.removeAll()
          send(Array("travaux: \(name): \(cause)\n".utf8), to: .remarks)
        }
        exit(ExitStatus.incomplete.rawValue)
      }
    }
  }

  private static func seconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// One decimal below ten, none above.
  private static func short(_ value: Double) -> String {
    guard value < 10 else { return String(Int(min(value, 1e12))) }
    let tenths = Int(value * 10)
    return "\(tenths / 10).\(tenths % 10)"
  }

  private static func duration(_ seconds: Double) -> String {
    let whole = Int(min(max(seconds, 0), 359_999))
    if whole < 60 { return "\(whole) s" }
    if whole < 3600 { return "\(whole / 60) min \(whole % 60) s" }
    return "\(whole / 3600) h \(whole % 3600 / 60) min"
  }
}

/// A variable of the environment; `nil` when it is not set.
func environment(_ name: String) -> String? {
  getenv(name).map { String(cString: $0) }
}
