import Documents

/// Cuts passages into the tokens of the index, the same for documents and queries.
///
/// Words are those of UAX #29 (and ICU's dictionary), cut further where the script changes, at `_`,
/// at full stops between letters (`end.Next`), and after an elided article (`l'homme`). Each word
/// comes folded; its stem follows at the same position behind ``Token/stemMark`` where it differs.
/// So an exact query looks for the word, a normal one for the stem as a word or marked.
///
/// A symbol takes one position: whole, then its components. Ideographs come as overlapping pairs,
/// so that any run of two or more is found as a phrase of pairs; the dictionary's words stand beside
/// them.
///
/// Not thread-safe: each task has its own.
package final class PassageTokenizer {
  typealias Emit = (Token) -> Int32

  package enum Stems: Sendable {
    case made
    /// For a few texts: little memory is touched to keep stems for when their words come again.
    case madeForFew
    /// For counting words, a third faster.
    case left
  }

  /// Changes whenever a text may come out otherwise; part of the index's format.
  package static let version = 3

  let makesStems: Bool
  let table = ScalarTable()
  let breaker: WordBreaker
  let stemmer: Stemmer
  let dictionary = DictionaryBreaker()
  let compounds = CompoundReader()
  private let classes: UnsafeMutablePointer<UInt8>
  /// Room for a folded token, and for a word in lower case.
  let folded: UnsafeMutablePointer<UInt8>
  let lowered: UnsafeMutablePointer<UInt8>
  /// Room for a word whose marks were composed into its letters.
  let composed: UnsafeMutablePointer<UInt8>

  package init(stems: Stems = .made) {
    makesStems = stems != .left
    stemmer = Stemmer(slotCount: stems == .made ? 1 << 15 : 1 << 10)
    breaker = WordBreaker(table: table)
    classes = .allocate(capacity: 256)
    classes.initialize(from: WordBreaker.asciiClass, count: 256)
    folded = .allocate(capacity: Token.longest + 8)
    folded.initialize(repeating: 0, count: Token.longest + 8)
    lowered = .allocate(capacity: 1024)
    lowered.initialize(repeating: 0, count: 1024)
    composed = .allocate(capacity: 1024)
    composed.initialize(repeating: 0, count: 1024)
  }

  deinit {
    classes.deallocate()
    folded.deallocate()
    lowered.deallocate()
    composed.deallocate()
  }

  /// Hands the tokens of `text` to `emit`, in order; stops at the first answer that is not 0 and
  /// returns it.
  ///
  /// - Parameter language: whose stems the words have; `nil` where unknown.
  package func tokenize(
    _ text: UnsafeBufferPointer<UInt8>, language: Language?, emit: (Token) -> Int32
  ) -> Int32 {
    guard let bytes = text.baseAddress else { return 0 }
    let count = text.count
    let latin = StemLanguage.latin(in: language)
    let plainStem = makesStems ? latin : nil
    var offset = 0
    var compoundTried = CompoundReader.Attempts()
    while let word = breaker.nextWord(bytes, from: offset, count: count, classes: classes) {
      offset = word.end
      var code: Int32 = 0
      switch word.kind {
      case .ideographicRun: code = emitIdeographs(bytes, word, emit)
      case .complexRun: code = emitDictionaryWords(bytes, word, emit)
      case .alphabetic:
        if word.end + 1 < count, CompoundReader.mayStart(bytes, word),
          let end = compounds.read(bytes, word: word, count: count, attempts: &compoundTried)
        {
          offset = end
          code = compounds.emitLast(start: word.start, end: end, emit)
        } else if word.isPlain {
          code = emitPlain(
            bytes, word.start, word.end, stem: word.hasDigits ? nil : plainStem,
            isNumber: !word.hasLetters, emit)
        } else {
          code = emitPieces(bytes, word, latin, emit)
        }
      }
      if code != 0 { return code }
    }
    return 0
  }

  /// A word of ASCII letters and digits alone.
  @inline(__always)
  func emitPlain(
    _ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int, stem language: StemLanguage?,
    isNumber: Bool, _ emit: (Token) -> Int32
  ) -> Int32 {
    let count = min(end - start, Token.longest)
    let source = bytes + start
    let folded = folded
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for index in 0..<count {
      let byte = source[index]
      // Letters have bit 6; digits must keep their bits.
      let lower = byte | (byte & 0x40) >> 1
      folded[index] = lower
      hash = (hash ^ UInt64(lower)) &* 0x100_0000_01B3
    }
    let surface = UnsafeBufferPointer(start: UnsafePointer(folded), count: count)
    let code = emit(
      Token(
        bytes: surface, start: start, end: end, isColocated: false,
        kind: isNumber ? .number : .word))
    guard code == 0, count > 2, let language else { return code }
    return emitStem(
      of: surface, surface: surface, hash: hash ^ hash >> 29, language, start, end, emit)
  }

  /// - Parameters:
  ///   - word: as the stemmer wants it: lower case, with its diacritics where they are Latin.
  ///   - surface: the folded word, in ``folded``.
  @inline(__always)
  func emitStem(
    of word: UnsafeBufferPointer<UInt8>, surface: UnsafeBufferPointer<UInt8>, hash: UInt64,
    _ language: StemLanguage, _ start: Int, _ end: Int, _ emit: (Token) -> Int32
  ) -> Int32 {
    let stem = stemmer.stem(word, hash: hash, language: language) { raw, out in
      out[0] = Token.stemMark
      let count = foldLowered(raw, to: out + 1, capacity: 60)
      let isSame =
        count == surface.count && (0..<count).allSatisfy { out[1 + $0] == surface[$0] }
      return isSame || count == 0 ? 0 : count + 1
    }
    guard !stem.isEmpty else { return 0 }
    return emit(Token(bytes: stem, start: start, end: end, isColocated: true, kind: .stem))
  }

  /// Folds text that is in lower case and composed already; what does not fit is left out.
  func foldLowered(
    _ text: UnsafeBufferPointer<UInt8>, to out: UnsafeMutablePointer<UInt8>, capacity: Int
  ) -> Int {
    guard let bytes = text.baseAddress else { return 0 }
    var offset = 0
    var written = 0
    while offset < text.count {
      let (scalar, length) = UTF8Scan.scalar(bytes, at: offset, count: text.count)
      offset += length
      let traits = table.traits(of: scalar)
      for part in traits.needsFullFolding ? Folding.scalars(of: scalar) : [traits.folded]
      where part != 0 {
        guard written + 4 <= capacity else { return written }
        written += UTF8Scan.write(part, to: out + written)
      }
    }
    return written
  }
}
