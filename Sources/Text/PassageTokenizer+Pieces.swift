import CICU
import Documents

extension PassageTokenizer {
  /// A word with signs or letters outside ASCII in it, cut into the pieces that readers look for.
  @inline(never)
  func emitPieces(
    _ bytes: UnsafePointer<UInt8>, _ word: RawWord, _ latin: StemLanguage, _ emit: Emit
  ) -> Int32 {
    var start = word.start
    var offset = start
    var script: UInt32 = 0
    var isAcronym = Self.isAcronym(bytes, word)
    if isAcronym, word.hasDigits { isAcronym = false }
    func flush(_ end: Int) -> Int32 {
      // A cut leaves signs at the edges that only joined what it parted.
      let piece = trimmed(bytes, start, end)
      guard !piece.isEmpty else { return 0 }
      return emitPiece(bytes, piece.lowerBound, piece.upperBound, script, latin, emit)
    }
    while offset < word.end {
      let (scalar, length) = UTF8Scan.scalar(bytes, at: offset, count: word.end)
      let traits = table.traits(of: scalar)
      let isApostrophe = traits.folded == 0x27 && !traits.needsFullFolding
      let isStop = scalar == 0x2E && !isAcronym && !isBetweenDigits(bytes, offset, word)
      if scalar == 0x5F || isStop || (isApostrophe && isElided(bytes, start, offset)) {
        let code = flush(offset)
        if code != 0 { return code }
        start = offset + length
        script = 0
      } else if traits.script != 0 {
        if script != 0, traits.script != script, traits.wordClass != .ignorable {
          let code = flush(offset)
          if code != 0 { return code }
          start = offset
        }
        if traits.wordClass != .ignorable || script == 0 { script = traits.script }
      }
      offset += length
    }
    return flush(word.end)
  }

  /// Without quotes, stops and what extends them at both ends.
  private func trimmed(_ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Range<Int> {
    var start = start
    var last = start
    var offset = start
    var hasWord = false
    while offset < end {
      let (scalar, length) = UTF8Scan.scalar(bytes, at: offset, count: end)
      let traits = table.traits(of: scalar)
      let wordClass = traits.wordClass
      offset += length
      // A tatweel is a letter to UAX #29 and nothing once folded.
      let isDropped = traits.folded == 0 && !traits.needsFullFolding
      if !isDropped, wordClass.isLetter || wordClass == .numeric {
        if !hasWord { start = offset - length }
        hasWord = true
        last = offset
      } else if wordClass == .ignorable, last == offset - length {
        last = offset
      }
    }
    return hasWord ? start..<last : start..<start
  }

  private func isBetweenDigits(_ bytes: UnsafePointer<UInt8>, _ offset: Int, _ word: RawWord)
    -> Bool
  {
    guard offset > word.start, offset + 1 < word.end else { return false }
    var before = offset - 1
    while before > word.start, bytes[before] & 0xC0 == 0x80 { before -= 1 }
    return [before, offset + 1].allSatisfy { place in
      let scalar = UTF8Scan.scalar(bytes, at: place, count: word.end).value
      return table.traits(of: scalar).wordClass == .numeric
    }
  }

  /// `U.N.E.P`: single ASCII letters with full stops between.
  private static func isAcronym(_ bytes: UnsafePointer<UInt8>, _ word: RawWord) -> Bool {
    guard word.end - word.start >= 3, (word.end - word.start) % 2 == 1 else { return false }
    for index in 0..<word.end - word.start {
      let byte = bytes[word.start + index]
      guard index % 2 == 1 ? byte == 0x2E : isLetter(byte) else { return false }
    }
    return true
  }

  /// Whether the letters from `start` to an apostrophe are an article or pronoun that French (and
  /// Italian, Catalan) elides. English has no word that begins so, and the same cut is made in
  /// queries.
  private func isElided(_ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
    let count = end - start
    guard count >= 1, count <= 7 else { return false }
    var letters: UInt64 = 0
    for index in start..<end {
      guard isLetter(bytes[index]) else { return false }
      letters = letters << 8 | UInt64(bytes[index] | 0x20)
    }
    return Self.elided.contains(letters)
  }

  private static let elided: Set<UInt64> = {
    let words = [
      "l", "d", "j", "m", "t", "s", "n", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu",
      "dell", "nell", "all", "dall", "sull", "un",
    ]
    return Set(words.map { $0.utf8.reduce(0) { $0 << 8 | UInt64($1) } })
  }()

  /// One piece: folded, and its stem.
  private func emitPiece(
    _ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int, _ script: UInt32,
    _ latin: StemLanguage, _ emit: Emit
  ) -> Int32 {
    var isPlain = true
    var digits = 0
    for offset in start..<end {
      let byte = bytes[offset]
      if isDigit(byte) { digits += 1 } else if !isLetter(byte) { isPlain = false }
    }
    if isPlain {
      return emitPlain(
        bytes, start, end, stem: digits > 0 ? nil : latin, isNumber: digits == end - start, emit)
    }
    guard let piece = compose(bytes, start, end) else { return 0 }
    var count = 0
    var hasLetters = false
    var hasDigits = false
    piece.forEachScalar { scalar in
      let traits = table.traits(of: scalar)
      if traits.wordClass == .numeric { hasDigits = true }
      if traits.wordClass.isLetter { hasLetters = true }
      if traits.needsFullFolding {
        for part in Folding.scalars(of: scalar) where count + 4 <= Token.longest {
          count += UTF8Scan.write(part, to: folded + count)
        }
      } else if traits.folded != 0, count + 4 <= Token.longest {
        count += UTF8Scan.write(traits.folded, to: folded + count)
      }
    }
    guard count > 0 else { return 0 }
    let surface = UnsafeBufferPointer(start: UnsafePointer(folded), count: count)
    let code = emit(
      Token(
        bytes: surface, start: start, end: end, isColocated: false,
        kind: hasLetters ? .word : .number))
    guard code == 0 else { return code }
    if !hasLetters { return emitUngrouped(surface, start, end, emit) }
    if hasDigits { return 0 }
    if surface.contains(0x2E) { return emitWithoutStops(surface, start, end, emit) }
    guard makesStems else { return 0 }
    switch script {
    case 2: return emitStem(surface, surface, .russian, start, end, emit)
    case 4: return emitArabicStem(surface, start, end, emit)
    case 0, 1:
      var length = 0
      piece.forEachScalar { scalar in
        guard length + 4 <= 1024 else { return }
        let lower = table.traits(of: scalar).folded == 0x27 ? 0x27 : icu_lower(Int32(scalar))
        length += UTF8Scan.write(UInt32(lower), to: lowered + length)
      }
      let word = UnsafeBufferPointer(start: UnsafePointer(lowered), count: length)
      return emitStem(word, surface, latin, start, end, emit)
    default: return 0
    }
  }

  private func emitArabicStem(
    _ surface: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ emit: Emit
  ) -> Int32 {
    let length = ArabicForm.write(surface, to: lowered)
    guard length > 0 else { return emitStem(surface, surface, .arabic, start, end, emit) }
    // The cache tells whether a stem differs from its word, which is another one here.
    let stem = stemmer.stem(
      uncached: UnsafeBufferPointer(start: UnsafePointer(lowered), count: length), .arabic)
    composed[0] = Token.stemMark
    let count = foldLowered(stem, to: composed + 1, capacity: 60)
    guard count > 0 else { return 0 }
    return emit(
      Token(
        bytes: UnsafeBufferPointer(start: UnsafePointer(composed), count: count + 1), start: start,
        end: end, isColocated: true, kind: .stem))
  }

  private func emitStem(
    _ word: UnsafeBufferPointer<UInt8>, _ surface: UnsafeBufferPointer<UInt8>,
    _ language: StemLanguage, _ start: Int, _ end: Int, _ emit: Emit
  ) -> Int32 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in word { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return emitStem(
      of: word, surface: surface, hash: hash ^ hash >> 29, language, start, end, emit)
  }

  /// `1,000` also as `1000`.
  private func emitUngrouped(
    _ surface: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ emit: Emit
  ) -> Int32 {
    guard surface.contains(0x2C) else { return 0 }
    let groups = surface.split(separator: 0x2C, omittingEmptySubsequences: false)
    guard let first = groups.first, (1...3).contains(first.count), first.allSatisfy(isDigit),
      groups.dropFirst().allSatisfy({ $0.count == 3 && $0.allSatisfy(isDigit) })
    else { return 0 }
    return emitWithout(0x2C, surface, start, end, emit)
  }

  /// `u.n` also as `un`.
  private func emitWithoutStops(
    _ surface: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ emit: Emit
  ) -> Int32 { emitWithout(0x2E, surface, start, end, emit) }

  private func emitWithout(
    _ sign: UInt8, _ surface: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ emit: Emit
  ) -> Int32 {
    let rest = surface.filter { $0 != sign }
    return rest.withUnsafeBufferPointer {
      emit(Token(bytes: $0, start: start, end: end, isColocated: true, kind: .part))
    }
  }

  /// The piece with its marks composed into letters, cut to what a token can hold.
  private func compose(_ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int)
    -> ScalarSequence?
  {
    var stop = min(end, start + 400)
    while stop < end, stop > start, bytes[stop] & 0xC0 == 0x80 { stop -= 1 }
    var needsComposing = false
    let plain = ScalarSequence(bytes: bytes + start, count: stop - start)
    plain.forEachScalar { if Folding.dependsOnNeighbours($0) { needsComposing = true } }
    guard needsComposing else { return plain }
    let count = plain.bytes.withMemoryRebound(to: CChar.self, capacity: plain.count) { source in
      composed.withMemoryRebound(to: CChar.self, capacity: 1024) {
        icu_compose(source, Int32(plain.count), $0, 1024)
      }
    }
    guard count > 0, count <= 1000 else { return plain }
    return ScalarSequence(bytes: UnsafePointer(composed), count: Int(count))
  }
}

@inline(__always) func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
@inline(__always) func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }
