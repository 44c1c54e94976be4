/// A word as UAX #29 cuts it, before folding.
struct RawWord {
  /// Half-open range of bytes.
  let start: Int
  let end: Int
  /// Bytes outside ASCII, or signs inside the word: it must be looked at more closely.
  let isPlain: Bool
  let hasLetters: Bool
  let hasDigits: Bool
  let kind: Kind

  enum Kind { case alphabetic, ideographicRun, complexRun }
}

/// Finds words over UTF-8 by the rules of UAX #29, equal to ICU's boundaries for text of alphabets;
/// a run of a dictionary script comes out whole, for ICU to cut.
///
/// Two tailorings, because ICU's versions differ in them: `@` and `:` separate.
struct WordBreaker {
  let table: ScalarTable

  /// ASCII by class: 0 separates, 1 letter, 2 digit, 3 `_`, 4 `.` and `'`, 5 `,` and `;`.
  static let asciiClass: [UInt8] = {
    var classes = [UInt8](repeating: 0, count: 256)
    for byte in UInt8(ascii: "a")...UInt8(ascii: "z") { classes[Int(byte)] = 1 }
    for byte in UInt8(ascii: "A")...UInt8(ascii: "Z") { classes[Int(byte)] = 1 }
    for byte in UInt8(ascii: "0")...UInt8(ascii: "9") { classes[Int(byte)] = 2 }
    classes[Int(UInt8(ascii: "_"))] = 3
    classes[Int(UInt8(ascii: "."))] = 4
    classes[Int(UInt8(ascii: "'"))] = 4
    classes[Int(UInt8(ascii: ","))] = 5
    classes[Int(UInt8(ascii: ";"))] = 5
    // A double quote only matters after a Hebrew letter, which is no ASCII.
    for byte in 128...255 { classes[byte] = 6 }
    return classes
  }()

  /// The first word at or after `offset`; `nil` when there is none.
  @inline(__always)
  func nextWord(
    _ bytes: UnsafePointer<UInt8>, from offset: Int, count: Int,
    classes: UnsafePointer<UInt8>
  ) -> RawWord? {
    var start = offset
    while start < count {
      let kind = classes[Int(bytes[start])]
      if kind == 1 || kind == 2 {
        var seen: UInt8 = kind
        var end = start + 1
        var next: UInt8 = 0
        while end < count {
          next = classes[Int(bytes[end])]
          guard next == 1 || next == 2 else { break }
          seen |= next
          end += 1
        }
        // A full stop or comma before a space ends the word as a space does.
        if end == count || next == 0
          || ((next == 4 || next == 5) && (end + 1 == count || classes[Int(bytes[end + 1])] == 0))
        {
          return RawWord(
            start: start, end: end, isPlain: true, hasLetters: seen & 1 != 0,
            hasDigits: seen & 2 != 0, kind: .alphabetic)
        }
        return slowWord(bytes, from: start, count: count)
      }
      if kind >= 3, kind != 4, kind != 5 {
        if kind == 3 {
          let word = slowWord(bytes, from: start, count: count)
          if word.hasLetters || word.hasDigits { return word }
          start = word.end
          continue
        }
        let (scalar, length) = UTF8Scan.longScalar(bytes, at: start, count: count)
        switch table.traits(of: scalar).wordClass {
        case .letter, .hebrew, .numeric, .extendNumLet, .hangul:
          let word = slowWord(bytes, from: start, count: count)
          if word.hasLetters || word.hasDigits { return word }
          start = word.end
        case .ideographic: return run(.ideographicRun, bytes, from: start, count: count)
        case .complex: return run(.complexRun, bytes, from: start, count: count)
        default: start += length
        }
        continue
      }
      start += 1
    }
    return nil
  }

  /// The word that starts at `start`, by the rules WB4 to WB13b.
  @inline(never)
  private func slowWord(_ bytes: UnsafePointer<UInt8>, from start: Int, count: Int) -> RawWord {
    var hasLetters = false
    var hasDigits = false
    var isPlain = true
    var end = start
    var last = WordClass.other
    var offset = start
    func note(_ wordClass: WordClass) {
      if wordClass == .letter || wordClass == .hebrew || wordClass == .hangul {
        hasLetters = true
      }
      if wordClass == .numeric { hasDigits = true }
    }
    func classAt(_ offset: Int) -> (WordClass, Int) {
      let (scalar, length) = UTF8Scan.scalar(bytes, at: offset, count: count)
      return (table.traits(of: scalar).wordClass, length)
    }
    /// The class of the first scalar at or after `offset` that WB4 does not skip, and its end.
    func significant(_ offset: Int) -> (WordClass, Int) {
      var offset = offset
      while offset < count {
        let (wordClass, length) = classAt(offset)
        offset += length
        if wordClass != .ignorable { return (wordClass, offset) }
      }
      return (.other, count)
    }
    while offset < count {
      let (wordClass, length) = classAt(offset)
      if bytes[offset] >= 0x80 { isPlain = false }
      if wordClass == .ignorable, offset > start {
        offset += length
        end = offset
        isPlain = false
        // Korean syllables join only where they touch.
        if last == .hangul { last = .other }
        continue
      }
      let after = offset + length
      let isLetter = wordClass == .letter || wordClass == .hebrew
      let isJoiner = wordClass == .extendNumLet
      let lastIsLetter = last == .letter || last == .hebrew
      let lastIsWord = lastIsLetter || last == .numeric || last == .extendNumLet
      if offset == start || (last == .hangul && wordClass == .hangul)
        || (lastIsWord && (isLetter || wordClass == .numeric || isJoiner))
      {
        if isJoiner { isPlain = false }
        note(wordClass)
        last = wordClass
        offset = after
        end = after
        continue
      }
      // WB6, WB7, WB7a to c, WB11, WB12: a sign stays inside when both its sides are alike.
      let isQuote = wordClass == .singleQuote
      let joinsLetters = isQuote || wordClass == .midLetter || wordClass == .midNumLet
      let joinsNumbers = isQuote || wordClass == .midNum || wordClass == .midNumLet
      if (lastIsLetter && (joinsLetters || (last == .hebrew && wordClass == .doubleQuote)))
        || (last == .numeric && joinsNumbers)
      {
        let (next, nextEnd) = significant(after)
        let joins =
          last == .numeric
          ? next == .numeric
          : wordClass == .doubleQuote ? next == .hebrew : next == .letter || next == .hebrew
        if joins {
          isPlain = false
          note(next)
          last = next
          offset = nextEnd
          end = nextEnd
          continue
        }
        if last == .hebrew, isQuote {
          isPlain = false
          offset = after
          end = after
          last = .other
          // What WB4 skips still belongs to the quote; nothing else does.
          while offset < count, case let (skipped, length) = classAt(offset),
            skipped == .ignorable
          {
            offset += length
            end = offset
          }
        }
      }
      break
    }
    return RawWord(
      start: start, end: end, isPlain: isPlain, hasLetters: hasLetters, hasDigits: hasDigits,
      kind: .alphabetic)
  }

  /// The longest run of one dictionary script's scalars, with what extends them.
  private func run(
    _ kind: RawWord.Kind, _ bytes: UnsafePointer<UInt8>, from start: Int, count: Int
  ) -> RawWord {
    let wanted: WordClass = kind == .ideographicRun ? .ideographic : .complex
    var end = start
    while end < count {
      let (scalar, length) = UTF8Scan.scalar(bytes, at: end, count: count)
      let wordClass = table.traits(of: scalar).wordClass
      guard wordClass == wanted || (wordClass == .ignorable && end > start) else { break }
      end += length
    }
    return RawWord(
      start: start, end: end, isPlain: false, hasLetters: true, hasDigits: false, kind: kind)
  }
}
