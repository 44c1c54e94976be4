import Foundation
import Synchronization

/// A web server on this machine that answers as it is told, well or badly. It ends with its value.
package final class TestServer: Sendable {
  package struct Request: Sendable {
    /// With the query.
    package let path: String
    /// By name in lower case.
    package let headers: [String: String]
  }

  package struct Reply: Sendable {
    package var status: Int
    package var headers: [String: String]
    package var body: Data
    /// Tells the length of the body.
    package var isMeasured = true
    /// Ends the connection after so many bytes of the body.
    package var cut: Int?
    /// Seconds before the body.
    package var pause = 0.0

    package init(_ status: Int = 200, _ headers: [String: String] = [:], _ body: Data = Data()) {
      self.status = status
      self.headers = headers
      self.body = body
    }
  }

  private let listener: Int32
  private let answer: @Sendable (Request) -> Reply
  private let log = Mutex<[Request]>([])
  package let port: UInt16

  package init(_ answer: @escaping @Sendable (Request) -> Reply) throws {
    self.answer = answer
    listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let listener = listener
    let isBound = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, length) == 0 && listen(listener, 16) == 0
          && getsockname(listener, $0, &length) == 0
      }
    }
    guard isBound else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    port = UInt16(bigEndian: address.sin_port)
    Thread.detachNewThread { [weak self] in
      while true {
        let connection = accept(listener, nil, nil)
        guard connection >= 0 else { return }
        guard let server = self else {
          close(connection)
          return
        }
        Thread.detachNewThread { server.serve(connection) }
      }
    }
  }

  deinit {
    shutdown(listener, Int32(SHUT_RDWR))
    close(listener)
  }

  package var address: String { "http://127.0.0.1:\(port)" }
  package var requests: [Request] { log.withLock { $0 } }

  private func serve(_ connection: Int32) {
    defer { close(connection) }
    var bytes: [UInt8] = []
    var byte: UInt8 = 0
    while bytes.suffix(4) != [13, 10, 13, 10] {
      guard read(connection, &byte, 1) == 1, bytes.count < 1 << 16 else { return }
      bytes.append(byte)
    }
    let lines = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\r\n")
    let words = lines[0].components(separatedBy: " ")
    guard words.count == 3 else { return }
    var headers: [String: String] = [:]
    for line in lines.dropFirst() {
      guard let colon = line.firstIndex(of: ":") else { continue }
      headers[line[..<colon].lowercased()] = line[line.index(after: colon)...]
        .trimmingCharacters(in: .whitespaces)
    }
    let request = Request(path: words[1], headers: headers)
    log.withLock { $0.append(request) }
    let reply = answer(request)
    var head = "HTTP/1.1 \(reply.status) Said\r\nConnection: close\r\n"
    for (name, value) in reply.headers { head += "\(name): \(value)\r\n" }
    if reply.isMeasured { head += "Content-Length: \(reply.body.count)\r\n" }
    send(Data((head + "\r\n").utf8), over: connection)
    if reply.pause > 0 { Thread.sleep(forTimeInterval: reply.pause) }
    send(reply.body.prefix(reply.cut ?? reply.body.count), over: connection)
  }

  private func send(_ data: Data, over connection: Int32) {
    var rest = data
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        Foundation.send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }
}
