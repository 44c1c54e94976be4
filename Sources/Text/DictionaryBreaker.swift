import CICU

/// ICU's word break iterator, for scripts that are written without spaces. Opened when first used.
final class DictionaryBreaker {
  private var iterator: UnsafeMutableRawPointer?
  private var text: [UInt16] = []
  /// The UTF-8 offset of each UTF-16 unit of `text`, and of its end.
  private var offsets: [Int] = []

  deinit { if let iterator { icu_close_words(iterator) } }

  /// ICU's segments of the bytes `range`, in order, and whether each is a word. Everything is one
  /// word when ICU refuses.
  func segments(
    of bytes: UnsafePointer<UInt8>, in range: Range<Int>
  ) -> [(range: Range<Int>, isWord: Bool)] {
    if iterator == nil { iterator = icu_open_words() }
    text.removeAll(keepingCapacity: true)
    offsets.removeAll(keepingCapacity: true)
    var offset = range.lowerBound
    while offset < range.upperBound {
      let (scalar, length) = UTF8Scan.scalar(bytes, at: offset, count: range.upperBound)
      if scalar >= 0x10000 {
        text.append(UInt16(0xD800 + (scalar - 0x10000) >> 10))
        text.append(UInt16(0xDC00 + (scalar - 0x10000) & 0x3FF))
        offsets.append(offset)
        offsets.append(offset)
      } else {
        text.append(UInt16(scalar))
        offsets.append(offset)
      }
      offset += length
    }
    offsets.append(range.upperBound)
    guard let iterator, text.count <= Int(Int32.max) else { return [(range, true)] }
    var ends = [Int32](repeating: 0, count: text.count + 1)
    var kinds = ends
    let found = icu_word_ends(iterator, text, Int32(text.count), &ends, &kinds, Int32(ends.count))
    guard found > 0 else { return [(range, true)] }
    var segments: [(range: Range<Int>, isWord: Bool)] = []
    segments.reserveCapacity(Int(found))
    var start = range.lowerBound
    for index in 0..<Int(found) {
      let end = offsets[Int(ends[index])]
      guard end > start else { continue }
      segments.append((start..<end, kinds[index] != 0))
      start = end
    }
    return segments
  }
}
