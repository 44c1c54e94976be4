import Documents
import Glibc

/// Sends one request and waits for what comes of it.
package protocol Transport {
  mutating func send(_ request: TransferRequest) throws -> TransferAnswer
}

/// What reading a fetched file showed.
package enum FetchVerdict: Sendable, Equatable {
  /// The symbols that the document carries.
  case document([Symbol])
  /// A document that cannot be read further, and why: a scan, a file with a password.
  case unread(String)
  /// A page that says that there is no document.
  case missing(String)
  /// No document of any kind, and why.
  case broken(String)
}

/// How documents are asked for.
package struct FetchOptions: Sendable {
  package var service: DocumentService
  /// How we are called, and where we can be reached.
  package var agent: String
  /// Between two requests, in seconds. A failed one doubles the pause for its next try.
  package var delay: Double
  /// The longest time without a byte, in seconds.
  package var patience: Int
  /// Requests for one document, redirects apart.
  package var tries: Int
  /// Of one document.
  package var mostBytes: Int
  /// The longest wait that a service may ask for in the middle of a run, in seconds.
  package var longestWait: Double

  package init(
    service: DocumentService, agent: String, delay: Double, patience: Int, tries: Int,
    mostBytes: Int, longestWait: Double
  ) {
    self.service = service
    self.agent = agent
    self.delay = delay
    self.patience = patience
    self.tries = tries
    self.mostBytes = mostBytes
    self.longestWait = longestWait
  }
}

/// What a run needs of the world around it.
package struct FetchSurroundings {
  /// Looks into a file.
  package var judge: (_ path: String) throws -> FetchVerdict
  /// Lets so many seconds pass.
  package var wait: (_ seconds: Double) -> Void
  /// Now, ISO 8601 in UTC.
  package var date: () -> String

  package init(
    judge: @escaping (_ path: String) throws -> FetchVerdict,
    wait: @escaping (_ seconds: Double) -> Void, date: @escaping () -> String
  ) {
    self.judge = judge
    self.wait = wait
    self.date = date
  }
}

/// Fetches documents one after the other, with a pause after each request, and keeps only what proves
/// to be a document.
package struct Fetcher<T: Transport> {
  private let options: FetchOptions
  private let manifest: Manifest
  private let surroundings: FetchSurroundings
  private var transport: T
  private var hasAsked = false
  /// Why the run must not go on to the next document; `nil` when it may.
  package private(set) var stop: String?

  package init(
    _ options: FetchOptions, into manifest: Manifest, over transport: T,
    _ surroundings: FetchSurroundings
  ) {
    self.options = options
    self.manifest = manifest
    self.transport = transport
    self.surroundings = surroundings
  }

  /// Fetches a document, and puts what came of it into the manifest.
  ///
  /// - Throws: ``FetchError``, and what the transport and the judge throw.
  package mutating func fetch(_ wanted: WantedDocument) throws -> FetchRecord {
    var record = FetchRecord(
      wanted, .failed, address: options.service.address(of: wanted), date: surroundings.date())
    if try !adopt(&record) { try ask(&record) }
    try manifest.keep(record)
    return record
  }

  private func path(_ name: String) -> String { manifest.folder + "/" + name }

  /// Takes a file that is there and in no record: a run ended between the two.
  private mutating func adopt(_ record: inout FetchRecord) throws -> Bool {
    for ending in record.wanted.format == .pdf ? ["pdf"] : ["docx", "doc"] {
      let name = record.wanted.fileName(ending: ending)
      guard FetchedFile.isThere(path(name)),
        let content = FetchedContent(of: path(name)), content.fits(record.wanted.format)
      else { continue }
      switch try surroundings.judge(path(name)) {
      case .missing, .broken: continue
      case .document, .unread:
        let answer = try transport.send(TransferRequest(lookingAt: path(name)))
        guard answer.course == .whole else { continue }
        keep(&record, name, answer)
        record.message = "was there already"
        return true
      }
    }
    return false
  }

  // MARK: asking

  private enum Outcome {
    case settled(FetchRecord.State, String?)
    case again(FetchRecord.State, String)
  }

  private mutating func ask(_ record: inout FetchRecord) throws {
    let part = path("." + record.wanted.fileName(ending: record.wanted.format.rawValue) + ".part")
    var pause = options.delay
    for attempt in 1...max(1, options.tries) {
      if hasAsked { surroundings.wait(pause) }
      hasAsked = true
      let answer = try follow(&record, to: part)
      let outcome =
        try answer.map { try settle(&record, $0, part) }
        ?? .settled(.redirected, record.message)
      switch outcome {
      case .settled(let state, let message):
        record.state = state
        record.message = message
        return
      case .again(let state, let message):
        record.state = state
        record.message = message
        pause = min(max(options.delay, 0.001) * Double(1 << min(attempt, 10)), 600)
        if let asked = answer?.wait, asked > 0 {
          if Double(asked) > options.longestWait {
            record.state = .postponed
            stop = "the service asks for a wait of \(asked) seconds"
            return
          }
          pause = max(options.delay, Double(asked))
        }
        if answer?.course == .unreachable, attempt >= options.tries {
          stop = "the service cannot be reached: \(message)"
        }
      }
    }
  }

  /// Asks, and goes on where the service sends us, as long as that is its own; `nil` where it is not.
  private mutating func follow(
    _ record: inout FetchRecord, to part: String
  ) throws -> TransferAnswer? {
    var address = record.address
    var seen: Set = [address]
    while true {
      let answer = try transport.send(
        TransferRequest(
          address: address, path: part, agent: options.agent, patience: options.patience,
          mostBytes: options.mostBytes))
      record.source = address
      guard (300..<400).contains(answer.status), !answer.redirect.isEmpty else { return answer }
      guard options.service.isHome(answer.redirect) else {
        record.message = "the service sends us away, to \(answer.redirect.prefix(200))"
        return nil
      }
      guard seen.insert(answer.redirect).inserted else {
        record.message = "the service sends us in a circle"
        return nil
      }
      guard seen.count <= 6 else {
        record.message = "the service sends us on more than five times"
        return nil
      }
      address = answer.redirect
    }
  }

  /// What an answer comes to.
  private func settle(
    _ record: inout FetchRecord, _ answer: TransferAnswer, _ part: String
  ) throws -> Outcome {
    switch answer.course {
    case .whole: break
    case .cutOff: return .again(.damaged, "the answer was cut off after \(answer.bytes) bytes")
    case .stalled: return .again(.failed, "nothing came for \(options.patience) seconds")
    case .unreachable: return .again(.failed, answer.message)
    case .tooLarge:
      discard(part)
      return .settled(.tooLarge, "is larger than \(options.mostBytes) bytes")
    case .unwritable: throw FetchError.fetcher("\(part): \(answer.message)")
    }
    switch answer.status {
    case 200, 206: return try settle(&record, answer, content: part)
    case 404, 410: return .settled(.missing, "the service answers \(answer.status)")
    case 416: return .again(.failed, "the service has another file than the one begun")
    case 408, 425, 429, 500, 502, 503, 504:
      return .again(.failed, "the service answers \(answer.status)")
    case 401, 403, 407, 451:
      return .settled(.refused, "the service answers \(answer.status)")
    default: return .settled(.failed, "the service answers \(answer.status)")
    }
  }

  /// What a body that came to its end is.
  private func settle(
    _ record: inout FetchRecord, _ answer: TransferAnswer, content part: String
  ) throws -> Outcome {
    guard let content = FetchedContent(of: part), content != .empty else {
      discard(part)
      return .again(.failed, "the answer is empty")
    }
    if content == .pdf(isEnded: false), !answer.isMeasured {
      // Nobody told how long it is, so that its end is the only sign that it is whole.
      discard(part)
      return .again(.damaged, "the answer was cut off after \(answer.bytes) bytes")
    }
    let verdict = try surroundings.judge(part)
    if case .missing(let notice) = verdict {
      discard(part)
      return .settled(.missing, notice)
    }
    guard content.fits(record.wanted.format) else {
      discard(part)
      let type = answer.type.isEmpty ? "" : " (\(answer.type.prefix(100)))"
      return .settled(.wrongType, "the answer is \(content.description)\(type)")
    }
    var remark: String?
    switch verdict {
    case .missing: break
    case .broken(let cause):
      discard(part)
      return .settled(.damaged, cause)
    case .unread(let cause): remark = cause
    case .document(let symbols):
      let wanted = record.wanted.symbol
      if !symbols.isEmpty, !symbols.contains(where: { $0 == wanted || $0.completed == wanted }) {
        remark = "carries \(symbols.map(\.display).joined(separator: ", "))"
      }
    }
    let name = record.wanted.fileName(ending: content.ending)
    guard rename(part, path(name)) == 0 else {
      throw FetchError.system(path: path(name), code: errno)
    }
    unlink(part + ".from")
    keep(&record, name, answer)
    return .settled(.fetched, remark)
  }

  private func keep(_ record: inout FetchRecord, _ name: String, _ answer: TransferAnswer) {
    record.state = .fetched
    record.file = name
    record.sha256 = answer.sha256
    record.bytes = answer.bytes
  }

  private func discard(_ part: String) {
    unlink(part)
    unlink(part + ".from")
  }
}
