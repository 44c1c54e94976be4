import CXML

/// A character reference of HTML: `&amp;`, `&#8211;`, `&#x2013;`.
enum Entity {
  /// What the reference at `at` stands for, and its length with `&` and `;`; `nil` when it is none.
  static func read(_ bytes: [UInt8], _ at: Int, _ end: Int) -> (text: String, length: Int)? {
    var stop = at + 1
    while stop < end, stop - at < 34, bytes[stop] != 0x3B {
      let byte = bytes[stop]
      guard
        (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A || byte >= 0x30 && byte <= 0x39
          || byte == 0x23
      else { return nil }
      stop += 1
    }
    guard stop < end, bytes[stop] == 0x3B, stop > at + 1 else { return nil }
    let name = String(decoding: bytes[at + 1..<stop], as: UTF8.self)
    let length = stop + 1 - at
    if name.hasPrefix("#") {
      let digits = name.dropFirst()
      let isHex = digits.first == "x" || digits.first == "X"
      let value = isHex ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
      guard let value, let scalar = Unicode.Scalar(value), value > 0 else { return nil }
      return (String(Character(scalar)), length)
    }
    if name == "apos" { return ("'", length) }
    guard
      let entity = name.withCString({ pointer in
        pointer.withMemoryRebound(to: xmlChar.self, capacity: name.utf8.count + 1) {
          htmlEntityLookup($0)
        }
      }), let scalar = Unicode.Scalar(entity.pointee.value)
    else { return nil }
    return (String(Character(scalar)), length)
  }
}
