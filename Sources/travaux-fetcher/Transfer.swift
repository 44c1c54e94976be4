import CCurl
import Documents
import Glibc

/// Asks one address after the other over one handle of curl, which keeps its connections.
final class Transfer {
  private let handle: UnsafeMutableRawPointer
  private var request = TransferRequest(address: "", path: "", agent: "", patience: 1, mostBytes: 0)
  /// Bytes of the file that the server is asked to leave out.
  private var offset = 0
  private var file: Int32 = -1
  private var written = 0
  private var headers: [String: String] = [:]
  /// Why this side ended the transfer; `nil` when it did not.
  private var refusal: (TransferAnswer.Course, String)?

  init?() {
    // Known from the start, and not from when it is first compared.
    guard parent > 0 else { return nil }
    guard curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK, let handle = curl_easy_init()
    else {
      return nil
    }
    self.handle = handle
  }

  deinit { curl_easy_cleanup(handle) }

  private var companion: String { request.path + ".from" }

  /// Asks, follows no redirect, and writes the body of a good answer to the file.
  func run(_ request: TransferRequest) -> TransferAnswer {
    if request.address.isEmpty { return lookedAt(request.path) }
    self.request = request
    headers = [:]
    refusal = nil
    written = 0
    curl_easy_reset(handle)
    var list = prepare()
    travaux_curl_list(handle, CURLOPT_HTTPHEADER, list)
    let code = curl_easy_perform(handle)
    curl_slist_free_all(list)
    list = nil
    if code == CURLE_ABORTED_BY_CALLBACK { exit(1) }
    let status = Int(travaux_curl_status(handle))
    if code == CURLE_OK, file < 0, (200..<300).contains(status) { _ = begin(status) }
    if file >= 0 {
      if fsync(file) != 0 || close(file) != 0 { refuse(.unwritable, lastError()) }
      file = -1
    }
    // What the file holds is not what the server has.
    if status == 416 { forget() }
    return answer(code, status)
  }

  private func lookedAt(_ path: String) -> TransferAnswer {
    guard let digest = FileDigest.of(path) else { return TransferAnswer(.unwritable) }
    var answer = TransferAnswer(.whole)
    answer.bytes = digest.bytes
    answer.sha256 = digest.sha256
    return answer
  }

  /// Sets the options; gives the header lines that are to be sent.
  private func prepare() -> UnsafeMutablePointer<curl_slist>? {
    travaux_curl_text(handle, CURLOPT_URL, request.address)
    travaux_curl_text(handle, CURLOPT_USERAGENT, request.agent)
    travaux_curl_text(handle, CURLOPT_PROTOCOLS_STR, "http,https")
    travaux_curl_number(handle, CURLOPT_NOSIGNAL, 1)
    travaux_curl_number(handle, CURLOPT_FOLLOWLOCATION, 0)
    travaux_curl_number(handle, CURLOPT_CONNECTTIMEOUT, min(30, request.patience))
    travaux_curl_number(handle, CURLOPT_LOW_SPEED_LIMIT, 1)
    travaux_curl_number(handle, CURLOPT_LOW_SPEED_TIME, request.patience)
    let context = Unmanaged.passUnretained(self).toOpaque()
    travaux_curl_body(handle, takeBody, context)
    travaux_curl_headers(handle, takeHeader, context)
    travaux_curl_large(handle, CURLOPT_MAXFILESIZE_LARGE, request.mostBytes)
    travaux_curl_progress(handle, watchParent)
    travaux_curl_text(handle, CURLOPT_RANGE, nil)
    offset = 0
    guard let validator = validator() else { return nil }
    offset = size(request.path)
    guard offset > 0, offset < request.mostBytes else {
      offset = 0
      return nil
    }
    travaux_curl_text(handle, CURLOPT_RANGE, "\(offset)-")
    return curl_slist_append(nil, "If-Range: \(validator)")
  }

  /// What the server called the body whose beginning the file holds; `nil` when there is no knowing.
  private func validator() -> String? {
    guard let stream = fopen(companion, "r") else { return nil }
    defer { fclose(stream) }
    var bytes = [UInt8](repeating: 0, count: 8192)
    let count = bytes.withUnsafeMutableBytes { fread($0.baseAddress, 1, $0.count, stream) }
    let lines = String(decoding: bytes[..<count], as: UTF8.self).split(separator: "\n")
    guard lines.count == 2, lines[0] == request.address else { return nil }
    return String(lines[1])
  }

  /// Opens the file for the body of an answer that has one worth keeping.
  private func begin(_ status: Int) -> Bool {
    let goesOn = status == 206
    if goesOn {
      let range = headers["content-range"] ?? ""
      guard offset > 0, range.hasPrefix("bytes \(offset)-") else {
        forget()
        refuse(.cutOff, "the server went on elsewhere than it was asked to")
        return false
      }
    }
    file = open(
      request.path, O_WRONLY | O_CREAT | O_CLOEXEC | (goesOn ? O_APPEND : O_TRUNC), 0o666)
    guard file >= 0 else {
      refuse(.unwritable, lastError())
      return false
    }
    written = goesOn ? offset : 0
    if !goesOn { note() }
    return true
  }

  /// Writes down what the body is called, for going on later; a weak name is none.
  private func note() {
    let tag = headers["etag"].flatMap { $0.hasPrefix("W/") ? nil : $0 }
    guard let name = tag ?? headers["last-modified"], let stream = fopen(companion, "w") else {
      unlink(companion)
      return
    }
    fputs("\(request.address)\n\(name)\n", stream)
    fclose(stream)
  }

  private func forget() {
    unlink(request.path)
    unlink(companion)
  }

  private func refuse(_ course: TransferAnswer.Course, _ message: String) {
    if refusal == nil { refusal = (course, message) }
  }

  private func lastError() -> String { String(cString: strerror(errno)).lowercased() }

  private func size(_ path: String) -> Int {
    var info = stat()
    return stat(path, &info) == 0 ? Int(info.st_size) : 0
  }

  // MARK: called by curl

  /// Takes a part of the body; gives `false` to end the transfer.
  fileprivate func take(body bytes: UnsafeRawBufferPointer) -> Bool {
    let status = Int(travaux_curl_status(handle))
    // What errors say of themselves is not kept.
    guard (200..<300).contains(status) else { return true }
    if file < 0, !begin(status) { return false }
    guard written + bytes.count <= request.mostBytes else {
      refuse(.tooLarge, "more than \(request.mostBytes) bytes")
      return false
    }
    var sent = 0
    while sent < bytes.count {
      let count = write(file, bytes.baseAddress.map { $0 + sent }, bytes.count - sent)
      if count < 0 {
        if errno == EINTR { continue }
        refuse(.unwritable, lastError())
        return false
      }
      sent += count
    }
    written += bytes.count
    return true
  }

  fileprivate func take(header line: String) {
    if line.hasPrefix("HTTP/") {
      // Another answer begins: what stood before a "100 Continue" is not its.
      headers = [:]
      return
    }
    let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, headers.count < 200 else { return }
    headers[parts[0].lowercased()] = String(
      parts[1].drop { $0 == " " || $0 == "\t" }.prefix { !$0.isNewline }.prefix(1000))
  }

  // MARK: what came of it

  private func answer(_ code: CURLcode, _ status: Int) -> TransferAnswer {
    var answer = TransferAnswer(refusal?.0 ?? course(of: code))
    if let refusal {
      answer.message = refusal.1
    } else if code != CURLE_OK {
      answer.message = String(cString: curl_easy_strerror(code)).lowercased()
    }
    answer.status = status
    let type = headers["content-type"] ?? ""
    answer.type = type.prefix { $0 != ";" && $0 != " " }.lowercased()
    if let redirect = travaux_curl_redirect(handle) { answer.redirect = String(cString: redirect) }
    answer.wait = Int(clamping: travaux_curl_retry_after(handle))
    answer.isMeasured =
      travaux_curl_length(handle) >= 0
      || headers["transfer-encoding"]?.lowercased().contains("chunked") == true
    answer.bytes = size(request.path)
    if answer.course == .whole, (200..<300).contains(status) {
      answer.sha256 = FileDigest.of(request.path)?.sha256 ?? ""
    }
    return answer
  }

  private func course(of code: CURLcode) -> TransferAnswer.Course {
    switch code {
    case CURLE_OK: .whole
    case CURLE_OPERATION_TIMEDOUT: .stalled
    case CURLE_FILESIZE_EXCEEDED: .tooLarge
    case CURLE_WRITE_ERROR: .unwritable
    case CURLE_PARTIAL_FILE, CURLE_GOT_NOTHING, CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_HTTP2,
      CURLE_HTTP2_STREAM, CURLE_WEIRD_SERVER_REPLY:
      .cutOff
    default: .unreachable
    }
  }
}

/// The transfer that a context of curl's is. It outlives the call that it was handed to.
private func transfer(_ context: UnsafeMutableRawPointer?) -> Transfer? {
  context.map { Unmanaged<Transfer>.fromOpaque($0).takeUnretainedValue() }
}

private let takeBody: travaux_curl_sink = { bytes, size, count, context in
  guard let bytes, let transfer = transfer(context) else { return 0 }
  let buffer = UnsafeRawBufferPointer(start: bytes, count: size * count)
  return transfer.take(body: buffer) ? size * count : 0
}

private let takeHeader: travaux_curl_sink = { bytes, size, count, context in
  guard let bytes, let transfer = transfer(context) else { return 0 }
  let buffer = UnsafeRawBufferPointer(start: bytes, count: size * count)
  transfer.take(header: String(decoding: buffer, as: UTF8.self))
  return size * count
}

/// The process that started this one.
private let parent = getppid()

/// Ends a transfer that nobody waits for any more.
private let watchParent: travaux_curl_watch = { _, _, _, _, _ in getppid() == parent ? 0 : 1 }
