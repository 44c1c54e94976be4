import CICU

extension PassageTokenizer {
  /// A run of ideographs or kana: each scalar with its successor, the last alone, at one position
  /// each; the dictionary's words of two and more beside their first scalar.
  func emitIdeographs(_ bytes: UnsafePointer<UInt8>, _ word: RawWord, _ emit: Emit) -> Int32 {
    // A window at a time: a file may be one run of fifty megabytes.
    var segments: [(range: Range<Int>, isWord: Bool)] = []
    var windowEnd = word.start
    var next = 0
    var offset = word.start
    var length = scalarLength(bytes, offset, word.end)
    while offset < word.end {
      let end = offset + length
      let nextLength = end < word.end ? scalarLength(bytes, end, word.end) : 0
      let count = fold(bytes, offset, end + nextLength, after: 0)
      if count > 0 {
        let code = emit(
          Token(
            bytes: UnsafeBufferPointer(start: UnsafePointer(folded), count: count), start: offset,
            end: end + nextLength, isColocated: false, kind: .ideographs))
        if code != 0 { return code }
      }
      if offset >= windowEnd {
        windowEnd = Self.windowEnd(bytes, offset, word.end)
        segments = dictionary.segments(of: bytes, in: offset..<windowEnd)
        next = 0
      }
      while next < segments.count, segments[next].range.lowerBound < offset { next += 1 }
      if next < segments.count, segments[next].range.lowerBound == offset, segments[next].isWord,
        segments[next].range.upperBound > end, count > 0
      {
        folded[0] = Token.dictionaryMark
        let length = fold(bytes, offset, segments[next].range.upperBound, after: 1)
        let code = emit(
          Token(
            bytes: UnsafeBufferPointer(start: UnsafePointer(folded), count: length),
            start: offset, end: segments[next].range.upperBound, isColocated: true,
            kind: .dictionaryWord))
        if code != 0 { return code }
      }
      offset = end
      length = nextLength
    }
    return 0
  }

  /// The end of the stretch from `start` that the dictionary is asked about at once: all of an
  /// ordinary run.
  private static func windowEnd(_ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Int {
    guard end - start > 12_000 else { return end }
    var stop = start + 9_000
    while stop > start, bytes[stop] & 0xC0 == 0x80 { stop -= 1 }
    return stop > start ? stop : end
  }

  /// A run of another script without spaces: ICU's words, each at a position.
  func emitDictionaryWords(
    _ bytes: UnsafePointer<UInt8>, _ word: RawWord, _ emit: Emit
  ) -> Int32 {
    var start = word.start
    while start < word.end {
      let end = Self.windowEnd(bytes, start, word.end)
      let code = emitWords(bytes, start..<end, emit)
      if code != 0 { return code }
      start = end
    }
    return 0
  }

  private func emitWords(
    _ bytes: UnsafePointer<UInt8>, _ window: Range<Int>, _ emit: Emit
  ) -> Int32 {
    for (range, isWord) in dictionary.segments(of: bytes, in: window) where isWord {
      let count = fold(bytes, range.lowerBound, range.upperBound, after: 0)
      guard count > 0 else { continue }
      let code = emit(
        Token(
          bytes: UnsafeBufferPointer(start: UnsafePointer(folded), count: count),
          start: range.lowerBound, end: range.upperBound, isColocated: false, kind: .word))
      if code != 0 { return code }
    }
    return 0
  }

  /// A scalar with the marks and selectors that belong to it.
  private func scalarLength(_ bytes: UnsafePointer<UInt8>, _ offset: Int, _ end: Int) -> Int {
    var length = UTF8Scan.scalar(bytes, at: offset, count: end).length
    while offset + length < end {
      let (scalar, more) = UTF8Scan.scalar(bytes, at: offset + length, count: end)
      guard table.traits(of: scalar).wordClass == .ignorable else { break }
      length += more
    }
    return length
  }

  /// Folds into ``folded`` behind its first `used` bytes; returns how many bytes it holds then.
  private func fold(_ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int, after used: Int)
    -> Int
  {
    var count = used
    ScalarSequence(bytes: bytes + start, count: end - start).forEachScalar { scalar in
      let traits = table.traits(of: scalar)
      guard traits.needsFullFolding else {
        if traits.folded != 0, count + 4 <= Token.longest {
          count += UTF8Scan.write(traits.folded, to: folded + count)
        }
        return
      }
      for part in Folding.scalars(of: scalar) where count + 4 <= Token.longest {
        count += UTF8Scan.write(part, to: folded + count)
      }
    }
    return count == used ? 0 : count
  }
}
