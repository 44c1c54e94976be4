/// 128 numbers packed into as many bits each as the largest of them needs.
///
/// Number `4k + l` stands in the `l`th of four interleaved streams of 32-bit words, so four are
/// unpacked at a time. Source: Lemire and Boytsov, Decoding billions of integers per second through
/// vectorization, 2015.
enum BitPacking {
  static let count = 128

  /// Bits that the largest of the 128 numbers takes: 0 to 32.
  static func width(of values: UnsafePointer<UInt32>) -> Int {
    var all: UInt32 = 0
    for index in 0..<count { all |= values[index] }
    return 32 - all.leadingZeroBitCount
  }

  static func byteCount(width: Int) -> Int { 16 * width }

  static func pack(_ values: UnsafePointer<UInt32>, width: Int, to bytes: inout [UInt8]) {
    guard width > 0 else { return }
    var words = [SIMD4<UInt32>](repeating: .zero, count: width + 1)
    let source = UnsafeRawPointer(values)
    var bit = 0
    for index in 0..<32 {
      let four = source.loadUnaligned(fromByteOffset: 16 * index, as: SIMD4<UInt32>.self)
      let shift = UInt32(bit & 31)
      words[bit >> 5] |= four &<< SIMD4(repeating: shift)
      if Int(shift) + width > 32 {
        words[bit >> 5 + 1] |= four &>> SIMD4(repeating: 32 - shift)
      }
      bit += width
    }
    words.withUnsafeBytes { bytes.append(contentsOf: $0.prefix(byteCount(width: width))) }
  }

  /// - Parameters:
  ///   - source: ``byteCount(width:)`` bytes.
  ///   - width: 0 to 32.
  ///   - target: room for 128 numbers of 32 bits.
  @inline(__always)
  static func unpack(
    _ source: UnsafeRawPointer, width: Int, to target: UnsafeMutableRawPointer
  ) {
    guard width > 0 else {
      target.initializeMemory(as: UInt8.self, repeating: 0, count: 4 * count)
      return
    }
    let mask = SIMD4<UInt32>(repeating: UInt32.max &>> UInt32(32 - width))
    var bit = 0
    for index in 0..<32 {
      let shift = UInt32(truncatingIfNeeded: bit & 31)
      let place = source + 16 * (bit >> 5)
      var four = place.loadUnaligned(as: SIMD4<UInt32>.self) &>> SIMD4(repeating: shift)
      if Int(shift) + width > 32 {
        four |=
          place.loadUnaligned(fromByteOffset: 16, as: SIMD4<UInt32>.self)
          &<< SIMD4(repeating: 32 &- shift)
      }
      target.storeBytes(of: four & mask, toByteOffset: 16 * index, as: SIMD4<UInt32>.self)
      bit &+= width
    }
  }

  /// One of 128 packed numbers.
  ///
  /// - Parameter width: 1 to 32.
  @inline(__always)
  static func value(_ source: UnsafeRawPointer, width: Int, at index: Int) -> UInt32 {
    let bit = index >> 2 * width
    let place = source + 16 * (bit >> 5) + 4 * (index & 3)
    let shift = UInt32(truncatingIfNeeded: bit & 31)
    var value = UInt32(littleEndian: place.loadUnaligned(as: UInt32.self)) &>> shift
    if Int(shift) + width > 32 {
      value |=
        UInt32(littleEndian: place.loadUnaligned(fromByteOffset: 16, as: UInt32.self))
        &<< (32 &- shift)
    }
    return value & UInt32.max &>> UInt32(32 - width)
  }
}
