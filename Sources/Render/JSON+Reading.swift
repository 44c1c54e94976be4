/// Why a text is no JSON.
package struct JSONError: Error, Sendable, Equatable, CustomStringConvertible {
  /// In UTF-8 bytes.
  package let offset: Int
  package let reason: String
  package var description: String { "no JSON at byte \(offset): \(reason)" }
}

extension JSON {
  /// Reads one value; nothing but blanks may follow.
  ///
  /// Lone surrogates in escapes become U+FFFD. Numbers that are whole and fit are integers.
  /// - Throws: ``JSONError``; also when values are nested more than 200 deep.
  package init(reading text: some StringProtocol) throws(JSONError) {
    var reader = JSONReader(Array(text.utf8))
    self = try reader.value(depth: 0)
    try reader.expectEnd()
  }
}

private struct JSONReader {
  private let bytes: [UInt8]
  private var next = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  private func fail(_ reason: String) -> JSONError { JSONError(offset: next, reason: reason) }

  private var byte: UInt8? { next < bytes.count ? bytes[next] : nil }

  private mutating func skipBlanks() {
    while let byte, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { next += 1 }
  }

  mutating func expectEnd() throws(JSONError) {
    skipBlanks()
    if next < bytes.count { throw fail("more after the value") }
  }

  mutating func value(depth: Int) throws(JSONError) -> JSON {
    guard depth < 200 else { throw fail("nested too deep") }
    skipBlanks()
    switch byte {
    case UInt8(ascii: "{"): return try object(depth)
    case UInt8(ascii: "["): return try array(depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case nil: throw fail("it ends too soon")
    default: return try number()
    }
  }

  private mutating func word(_ text: String, _ value: JSON) throws(JSONError) -> JSON {
    guard bytes[next...].starts(with: text.utf8) else { throw fail("a value is wanted") }
    next += text.utf8.count
    return value
  }

  private mutating func number() throws(JSONError) -> JSON {
    let start = next
    while let byte, "+-.eE0123456789".utf8.contains(byte) { next += 1 }
    let text = String(decoding: bytes[start..<next], as: UTF8.self)
    if let whole = Int(text) { return .integer(whole) }
    guard let number = Double(text) else {
      next = start
      throw fail("a value is wanted")
    }
    return .number(number)
  }

  private mutating func array(_ depth: Int) throws(JSONError) -> JSON {
    next += 1
    var values: [JSON] = []
    skipBlanks()
    if byte == UInt8(ascii: "]") {
      next += 1
      return .array([])
    }
    while true {
      values.append(try value(depth: depth + 1))
      if try isLast(closing: "]") { return .array(values) }
    }
  }

  private mutating func object(_ depth: Int) throws(JSONError) -> JSON {
    next += 1
    var members: [JSON.Member] = []
    skipBlanks()
    if byte == UInt8(ascii: "}") {
      next += 1
      return .object([])
    }
    while true {
      skipBlanks()
      guard byte == UInt8(ascii: "\"") else { throw fail("a name in quotes is wanted") }
      let name = try string()
      skipBlanks()
      guard byte == UInt8(ascii: ":") else { throw fail("a colon is wanted") }
      next += 1
      members.append(JSON.Member(name, try value(depth: depth + 1)))
      if try isLast(closing: "}") { return .object(members) }
    }
  }

  private mutating func isLast(closing: Unicode.Scalar) throws(JSONError) -> Bool {
    skipBlanks()
    guard let byte else { throw fail("it ends too soon") }
    next += 1
    if byte == UInt8(ascii: ",") { return false }
    if byte == UInt8(ascii: closing) { return true }
    next -= 1
    throw fail("a comma is wanted")
  }

  private mutating func string() throws(JSONError) -> String {
    next += 1
    var text: [UInt8] = []
    while let byte {
      next += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): try escape(into: &text)
      default: text.append(byte)
      }
    }
    throw fail("a string does not end")
  }

  private mutating func escape(into text: inout [UInt8]) throws(JSONError) {
    guard let byte else { throw fail("a string does not end") }
    next += 1
    switch byte {
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "u"):
      var unit = try hexadecimal()
      if (0xD800..<0xDC00).contains(unit), next + 1 < bytes.count, bytes[next] == 0x5C,
        bytes[next + 1] == UInt8(ascii: "u")
      {
        let before = next
        next += 2
        let low = try hexadecimal()
        if (0xDC00..<0xE000).contains(low) {
          unit = 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
        } else {
          next = before
        }
      }
      text.append(contentsOf: String(Unicode.Scalar(unit) ?? "\u{FFFD}").utf8)
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
    default: throw fail("an unknown escape")
    }
  }

  private mutating func hexadecimal() throws(JSONError) -> UInt32 {
    guard next + 4 <= bytes.count,
      let unit = UInt32(String(decoding: bytes[next..<next + 4], as: UTF8.self), radix: 16),
      bytes[next] != UInt8(ascii: "+"), bytes[next] != UInt8(ascii: "-")
    else { throw fail("four hexadecimal digits are wanted") }
    next += 4
    return unit
  }
}
