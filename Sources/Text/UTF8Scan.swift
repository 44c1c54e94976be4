/// Reads and writes scalars of UTF-8 in place.
enum UTF8Scan {
  /// The scalar at `offset` and its length in bytes; U+FFFD and 1 for a byte that starts none.
  ///
  /// - Parameter offset: below `count`.
  @inline(__always)
  static func scalar(
    _ bytes: UnsafePointer<UInt8>, at offset: Int, count: Int
  ) -> (value: UInt32, length: Int) {
    let first = bytes[offset]
    if first < 0x80 { return (UInt32(first), 1) }
    return longScalar(bytes, at: offset, count: count)
  }

  static func longScalar(
    _ bytes: UnsafePointer<UInt8>, at offset: Int, count: Int
  ) -> (value: UInt32, length: Int) {
    let first = UInt32(bytes[offset])
    func next(_ index: Int) -> UInt32? {
      guard offset + index < count, bytes[offset + index] & 0xC0 == 0x80 else { return nil }
      return UInt32(bytes[offset + index] & 0x3F)
    }
    switch first {
    case 0xC2...0xDF:
      guard let b = next(1) else { break }
      return ((first & 0x1F) << 6 | b, 2)
    case 0xE0...0xEF:
      guard let b = next(1), let c = next(2) else { break }
      let value = (first & 0xF) << 12 | b << 6 | c
      guard value >= 0x800, !(0xD800..<0xE000).contains(value) else { break }
      return (value, 3)
    case 0xF0...0xF4:
      guard let b = next(1), let c = next(2), let d = next(3) else { break }
      let value = (first & 7) << 18 | b << 12 | c << 6 | d
      guard value >= 0x10000, value < 0x110000 else { break }
      return (value, 4)
    default: break
    }
    return (0xFFFD, 1)
  }

  /// Writes `scalar` and returns how many bytes it took, 1 to 4.
  ///
  /// - Parameter out: has room for 4 bytes.
  @inline(__always)
  static func write(_ scalar: UInt32, to out: UnsafeMutablePointer<UInt8>) -> Int {
    if scalar < 0x80 {
      out[0] = UInt8(truncatingIfNeeded: scalar)
      return 1
    }
    if scalar < 0x800 {
      out[0] = UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6)
      out[1] = UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F)
      return 2
    }
    if scalar < 0x10000 {
      out[0] = UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12)
      out[1] = UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F)
      out[2] = UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F)
      return 3
    }
    out[0] = UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18)
    out[1] = UInt8(truncatingIfNeeded: 0x80 | scalar >> 12 & 0x3F)
    out[2] = UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F)
    out[3] = UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F)
    return 4
  }
}

/// The scalars of a stretch of UTF-8 that somebody else keeps alive.
struct ScalarSequence {
  let bytes: UnsafePointer<UInt8>
  let count: Int

  @inline(__always)
  func forEachScalar(_ body: (UInt32) -> Void) {
    var offset = 0
    while offset < count {
      let (scalar, length) = UTF8Scan.scalar(bytes, at: offset, count: count)
      offset += length
      body(scalar)
    }
  }
}
