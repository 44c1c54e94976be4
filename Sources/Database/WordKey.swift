/// What a word is found by in memory: its first and last eight bytes, and a hash of all.
///
/// Two words of one length of ``whole`` bytes at most are the same when their heads and tails are; longer ones may
/// still differ between.
struct WordKey {
  /// Words as long as this are all in their key.
  static let whole = 16

  let head: UInt64
  let tail: UInt64
  let hash: UInt32

  /// - Parameter count: at least 1.
  @inline(__always)
  init(_ bytes: UnsafeRawPointer, _ count: Int) {
    if count >= 8 {
      head = bytes.loadUnaligned(as: UInt64.self)
      tail = bytes.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
    } else if count >= 4 {
      head = UInt64(bytes.loadUnaligned(as: UInt32.self))
      tail = UInt64(bytes.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self))
    } else {
      let first = UInt64(bytes.load(as: UInt8.self))
      let middle = UInt64(bytes.load(fromByteOffset: count >> 1, as: UInt8.self))
      let last = UInt64(bytes.load(fromByteOffset: count - 1, as: UInt8.self))
      head = first | middle << 8 | last << 16
      tail = 0
    }
    var hash = (head ^ UInt64(count) &* 0x9E37_79B9_7F4A_7C15) &* 0xFF51_AFD7_ED55_8CCD
    hash ^= hash >> 32
    hash = (hash ^ tail) &* 0xC4CE_B9FE_1A85_EC53
    var offset = 8
    while offset < count - 8 {
      hash ^= hash >> 32
      hash =
        (hash ^ bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        &* 0xFF51_AFD7_ED55_8CCD
      offset += 8
    }
    self.hash = UInt32(truncatingIfNeeded: hash ^ hash >> 32)
  }

  /// Writes the word of a key that holds all of it.
  ///
  /// - Parameter count: that of the word, ``whole`` at most.
  func write(_ count: Int, to out: UnsafeMutablePointer<UInt8>) {
    let out = UnsafeMutableRawPointer(out)
    if count >= 8 {
      out.storeBytes(of: head, as: UInt64.self)
      out.storeBytes(of: tail, toByteOffset: count - 8, as: UInt64.self)
    } else if count >= 4 {
      out.storeBytes(of: UInt32(truncatingIfNeeded: head), as: UInt32.self)
      out.storeBytes(of: UInt32(truncatingIfNeeded: tail), toByteOffset: count - 4, as: UInt32.self)
    } else {
      for (index, place) in [0, count >> 1, count - 1].enumerated() {
        let byte = UInt8(truncatingIfNeeded: head >> UInt64(8 * index))
        out.storeBytes(of: byte, toByteOffset: place, as: UInt8.self)
      }
    }
  }
}
