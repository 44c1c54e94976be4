/// A JSON value whose objects keep the order in which their members were written.
package indirect enum JSON: Sendable, Equatable {
  case null
  case bool(Bool)
  case integer(Int)
  case number(Double)
  case string(String)
  case array([JSON])
  case object([Member])

  package struct Member: Sendable, Equatable {
    package let name: String
    package let value: JSON

    package init(_ name: String, _ value: JSON) {
      self.name = name
      self.value = value
    }
  }

  /// The text, or null where there is none.
  package static func text(_ value: (some CustomStringConvertible)?) -> JSON {
    value.map { .string($0.description) } ?? .null
  }

  package static func integer(_ value: Int?) -> JSON { value.map { .integer($0) } ?? .null }

  package static func list<T>(_ values: [T], _ each: (T) -> JSON) -> JSON {
    .array(values.map(each))
  }

  /// A half-open range as `[start, end]`.
  package static func range(_ value: Range<Int>) -> JSON {
    .array([.integer(value.lowerBound), .integer(value.upperBound)])
  }

  /// The value of an object's first member of that name; `nil` for anything that has none.
  package subscript(name: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }

  /// The object with one more member at its end; any other value as it is.
  package func adding(_ name: String, _ value: JSON) -> JSON {
    guard case .object(let members) = self else { return self }
    return .object(members + [Member(name, value)])
  }
}

extension JSON {
  /// The object with these members at its end, in the place of those of the same names.
  package func replacing(_ facts: [Member]) -> JSON {
    guard case .object(let members) = self else { return self }
    let names = facts.map(\.name)
    return .object(members.filter { !names.contains($0.name) } + facts)
  }
}

extension JSON: ExpressibleByDictionaryLiteral {
  package init(dictionaryLiteral elements: (String, JSON)...) {
    self = .object(elements.map { Member($0.0, $0.1) })
  }
}

extension JSON {
  /// The value on one line, without spaces between its parts.
  package var line: String {
    var bytes: [UInt8] = []
    write(to: &bytes, indent: nil)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The value over several lines, two spaces a level; ends without a line break.
  package var pretty: String {
    var bytes: [UInt8] = []
    write(to: &bytes, indent: 0)
    return String(decoding: bytes, as: UTF8.self)
  }

  private func write(to bytes: inout [UInt8], indent: Int?) {
    switch self {
    case .null: bytes.append(contentsOf: "null".utf8)
    case .bool(let value): bytes.append(contentsOf: (value ? "true" : "false").utf8)
    case .integer(let value): bytes.append(contentsOf: String(value).utf8)
    case .number(let value):
      bytes.append(contentsOf: (value.isFinite ? value.description : "null").utf8)
    case .string(let text): JSON.quote(text, to: &bytes)
    case .array(let values):
      JSON.enclose(values, "[", "]", to: &bytes, indent: indent) { value, bytes, inner in
        value.write(to: &bytes, indent: inner)
      }
    case .object(let members):
      JSON.enclose(members, "{", "}", to: &bytes, indent: indent) { member, bytes, inner in
        JSON.quote(member.name, to: &bytes)
        bytes.append(contentsOf: (inner == nil ? ":" : ": ").utf8)
        member.value.write(to: &bytes, indent: inner)
      }
    }
  }

  private static func enclose<T>(
    _ values: [T], _ open: Unicode.Scalar, _ close: Unicode.Scalar, to bytes: inout [UInt8],
    indent: Int?, _ each: (T, inout [UInt8], Int?) -> Void
  ) {
    bytes.append(UInt8(ascii: open))
    let inner = indent.map { $0 + 1 }
    for (index, value) in values.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      breakLine(inner, to: &bytes)
      each(value, &bytes, inner)
    }
    if !values.isEmpty { breakLine(indent, to: &bytes) }
    bytes.append(UInt8(ascii: close))
  }

  private static func breakLine(_ indent: Int?, to bytes: inout [UInt8]) {
    guard let indent else { return }
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * indent))
  }

  /// The text in quotes. Control characters, delete and the second control block (which some
  /// terminals obey) are written as escapes; all else stands as it is. Source: RFC 8259, 7.
  private static func quote(_ text: String, to bytes: inout [UInt8]) {
    var text = text
    text.withUTF8 { quote(UnsafeRawBufferPointer($0), to: &bytes) }
  }

  /// The same of UTF-8.
  static func quote(_ text: UnsafeRawBufferPointer, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    var start = 0
    var index = 0
    while index < text.count {
      let byte = text[index]
      guard isEscaped[Int(byte)] else {
        index += 1
        continue
      }
      if byte == 0xC2 {
        // Two bytes: U+0080 to U+00BF, of which the first half are controls.
        index += 1
        guard index < text.count, text[index] < 0xA0 else { continue }
        bytes.append(contentsOf: text[start..<index - 1])
        escape(text[index], to: &bytes)
      } else {
        bytes.append(contentsOf: text[start..<index])
        switch byte {
        case UInt8(ascii: "\""): bytes.append(contentsOf: "\\\"".utf8)
        case UInt8(ascii: "\\"): bytes.append(contentsOf: "\\\\".utf8)
        case 0x0A: bytes.append(contentsOf: "\\n".utf8)
        case 0x09: bytes.append(contentsOf: "\\t".utf8)
        case 0x0D: bytes.append(contentsOf: "\\r".utf8)
        default: escape(byte, to: &bytes)
        }
      }
      index += 1
      start = index
    }
    bytes.append(contentsOf: text[start...])
    bytes.append(UInt8(ascii: "\""))
  }

  /// Bytes at which a text is looked at more closely.
  private static let isEscaped: [Bool] = (0..<256).map {
    $0 < 0x20 || $0 == 0x22 || $0 == 0x5C || $0 == 0x7F || $0 == 0xC2
  }

  /// `\u00` and two digits: the scalars below U+0100 are their own last byte.
  static func escape(_ byte: UInt8, to bytes: inout [UInt8]) {
    let digits = Array("0123456789abcdef".utf8)
    bytes.append(contentsOf: "\\u00".utf8)
    bytes.append(digits[Int(byte >> 4)])
    bytes.append(digits[Int(byte & 15)])
  }
}
