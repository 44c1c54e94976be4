/// One question to a web server and where its answer goes: what the program asks of its fetcher.
package struct TransferRequest: Sendable, Equatable {
  /// Empty where nothing is asked for, and only what the file holds is to be told.
  package var address: String
  /// The file that the body is written to. Beside it, with `.from` added to its name, stands what the
  /// body must still be for a later request to go on where this one ended.
  package var path: String
  /// Who asks, for the server's log.
  package var agent: String
  /// The longest time without a byte, in seconds.
  package var patience: Int
  /// The largest body, in bytes.
  package var mostBytes: Int

  /// Asks no server: the answer tells what the file at `path` holds.
  package init(lookingAt path: String) {
    self.init(address: "", path: path, agent: "", patience: 0, mostBytes: 0)
  }

  package init(address: String, path: String, agent: String, patience: Int, mostBytes: Int) {
    self.address = address
    self.path = path
    self.agent = agent
    self.patience = patience
    self.mostBytes = mostBytes
  }
}

/// What came of a ``TransferRequest``.
package struct TransferAnswer: Sendable, Equatable {
  /// How the exchange itself went, whatever the answer was.
  package enum Course: Int, Sendable {
    case whole
    /// The connection ended before the body did.
    case cutOff
    /// Nothing came for longer than the patience allows.
    case stalled
    case tooLarge
    /// No connection: no such host, refused, no trust in its certificate.
    case unreachable
    /// The file could not be written.
    case unwritable
  }

  package var course: Course
  /// curl's words where the course is not ``Course/whole``.
  package var message = ""
  /// Of HTTP; 0 when no answer came.
  package var status = 0
  /// The `Content-Type`, in lower case and without parameters.
  package var type = ""
  /// Where a redirect leads, as a whole address; empty for other answers.
  package var redirect = ""
  /// Seconds that the server asks to wait; 0 where it does not ask.
  package var wait = 0
  /// The server told how long the body is, so that a whole one is known to be whole.
  package var isMeasured = false
  /// The file's size now, in bytes.
  package var bytes = 0
  /// SHA-256 of a whole file, in hexadecimal; empty where there is none.
  package var sha256 = ""

  package init(_ course: Course) { self.course = course }
}

extension TransferRequest: WireValue {
  package func write(to wire: inout WireWriter) {
    wire.put(address)
    wire.put(path)
    wire.put(agent)
    wire.put(patience)
    wire.put(mostBytes)
  }

  package init(from wire: inout WireReader) throws(WireError) {
    address = try wire.string()
    path = try wire.string()
    agent = try wire.string()
    patience = try wire.integer()
    mostBytes = try wire.integer()
  }
}

extension TransferAnswer: WireValue {
  package func write(to wire: inout WireWriter) {
    wire.put(course.rawValue)
    wire.put(message)
    wire.put(status)
    wire.put(type)
    wire.put(redirect)
    wire.put(wait)
    wire.put(isMeasured ? 1 : 0)
    wire.put(bytes)
    wire.put(sha256)
  }

  package init(from wire: inout WireReader) throws(WireError) {
    guard let course = Course(rawValue: try wire.integer()) else { throw wire.fail() }
    self.course = course
    message = try wire.string()
    status = try wire.integer()
    type = try wire.string()
    redirect = try wire.string()
    wait = try wire.integer()
    isMeasured = try wire.integer() == 1
    bytes = try wire.integer()
    sha256 = try wire.string()
  }
}
