import CICU

/// A character encoding by the name that ICU knows it under: `windows-1252`, `GB18030`.
package struct Charset: Hashable, Sendable, CustomStringConvertible {
  package let name: String

  package init(_ name: String) { self.name = name }

  package var description: String { name }

  /// The encodings that `bytes` may be in, best first, with ICU's confidence from 0 to 100.
  ///
  /// The detector counts letter sequences, so a few hundred bytes with some outside ASCII are needed;
  /// it is slow, so hand it a sample. Empty when it knows none.
  package static func candidates(of bytes: [UInt8]) -> [(charset: Charset, confidence: Int)] {
    let capacity = 16
    var names = [UInt8](repeating: 0, count: 32 * capacity)
    var confidences = [Int32](repeating: 0, count: capacity)
    let sample = bytes.prefix(1 << 20)
    let found = sample.withUnsafeBytes { sample in
      names.withUnsafeMutableBytes { names in
        icu_detect_charsets(
          sample.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(sample.count),
          names.baseAddress?.assumingMemoryBound(to: CChar.self), &confidences, Int32(capacity))
      }
    }
    guard found > 0 else { return [] }
    return (0..<Int(found)).map { index in
      let name = names[32 * index..<32 * index + 32].prefix { $0 != 0 }
      return (Charset(String(decoding: name, as: UTF8.self)), Int(confidences[index]))
    }
  }

  /// `bytes` as UTF-8, each sequence that this encoding lacks as U+FFFD; `nil` when ICU does not know
  /// the encoding or the text is larger than it takes (about 500 MB).
  package func decode(_ bytes: [UInt8]) -> [UInt8]? {
    guard !bytes.isEmpty else { return [] }
    guard bytes.count <= 500_000_000, name.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
      return nil
    }
    var capacity = bytes.count + bytes.count / 2 + 16
    // The second turn has the length that the first one told.
    for _ in 0..<2 {
      var length: Int32 = 0
      let text = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
        length = bytes.withUnsafeBytes { source in
          icu_convert_to_utf8(
            name, source.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(source.count),
            UnsafeMutableRawPointer(buffer.baseAddress)?.assumingMemoryBound(to: CChar.self),
            Int32(clamping: capacity))
        }
        count = length < 0 ? 0 : min(Int(length), capacity)
      }
      guard length >= 0 else { return nil }
      if Int(length) <= capacity { return text }
      capacity = Int(length) + 16
    }
    return nil
  }
}
