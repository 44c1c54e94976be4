// Asked of every byte of a text by modules above, which must have them in line.
extension UInt8 {
  @inlinable package var isASCIIDigit: Bool { self &- 48 < 10 }
  @inlinable package var isASCIIUppercase: Bool { self &- 65 < 26 }
  @inlinable package var isASCIILetter: Bool { (self | 0x20) &- 97 < 26 }
  @inlinable package var asciiUppercase: UInt8 { self &- 97 < 26 ? self & 0xDF : self }
  @inlinable package var asciiLowercase: UInt8 { self &- 65 < 26 ? self | 0x20 : self }
}

extension Array where Element == UInt8 {
  /// The scalar that starts at `index` of these UTF-8 bytes, and its length in bytes; U+FFFD and 1
  /// where the bytes are no UTF-8.
  package func scalar(at index: Int) -> (value: UInt32, length: Int) {
    let first = self[index]
    let length = first < 0x80 ? 1 : first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard length > 0, index + length <= count, first < 0xF5 else { return (0xFFFD, 1) }
    var value = UInt32(length == 1 ? first : first & (0xFF >> UInt8(length + 1)))
    for offset in 1..<Swift.max(length, 1) {
      let byte = self[index + offset]
      guard byte & 0xC0 == 0x80 else { return (0xFFFD, 1) }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    return (value, length)
  }
}
