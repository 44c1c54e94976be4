/// Values as bytes, for the pipe between the program and its readers. Both ends are of one build, so
/// there is no version; a byte string that does not fit is refused, never trusted.
package struct WireWriter: Sendable {
  package private(set) var bytes: [UInt8] = []

  package init() {}

  package mutating func put(_ value: Int) {
    var rest = UInt64(bitPattern: Int64(value << 1 ^ value >> 63))
    while rest >= 0x80 {
      bytes.append(UInt8(rest & 0x7F | 0x80))
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  package mutating func put(_ text: String) {
    put(text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  package mutating func put<T: WireValue>(_ value: T) { value.write(to: &self) }

  package mutating func put<T: WireValue>(_ values: [T]) {
    put(values.count)
    for value in values { put(value) }
  }

  package mutating func put<T: WireValue>(_ value: T?) {
    put(value == nil ? 0 : 1)
    if let value { put(value) }
  }
}

package struct WireError: Error, Sendable, Equatable {
  /// Where in the bytes the reading stopped.
  package let offset: Int
}

package struct WireReader: Sendable {
  private let bytes: [UInt8]
  private var offset = 0

  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  package var isAtEnd: Bool { offset == bytes.count }

  package mutating func integer() throws(WireError) -> Int {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      guard offset < bytes.count, shift < 64 else { throw WireError(offset: offset) }
      let byte = bytes[offset]
      offset += 1
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { break }
      shift += 7
    }
    return Int(Int64(bitPattern: value >> 1) ^ -Int64(value & 1))
  }

  package mutating func string() throws(WireError) -> String {
    let count = try integer()
    guard count >= 0, count <= bytes.count - offset else { throw WireError(offset: offset) }
    defer { offset += count }
    return String(decoding: bytes[offset..<offset + count], as: UTF8.self)
  }

  package mutating func value<T: WireValue>(_: T.Type = T.self) throws(WireError) -> T {
    try T(from: &self)
  }

  package mutating func list<T: WireValue>(_: T.Type = T.self) throws(WireError) -> [T] {
    let count = try integer()
    guard count >= 0, count <= bytes.count - offset else { throw WireError(offset: offset) }
    var values: [T] = []
    values.reserveCapacity(count)
    for _ in 0..<count { values.append(try T(from: &self)) }
    return values
  }

  package mutating func optional<T: WireValue>(_: T.Type = T.self) throws(WireError) -> T? {
    try integer() == 0 ? nil : try T(from: &self)
  }

  package func fail() -> WireError { WireError(offset: offset) }
}

/// A value that can cross the pipe.
package protocol WireValue {
  func write(to wire: inout WireWriter)
  init(from wire: inout WireReader) throws(WireError)
}

extension Int: WireValue {
  package func write(to wire: inout WireWriter) { wire.put(self) }
  package init(from wire: inout WireReader) throws(WireError) { self = try wire.integer() }
}

extension String: WireValue {
  package func write(to wire: inout WireWriter) { wire.put(self) }
  package init(from wire: inout WireReader) throws(WireError) { self = try wire.string() }
}
