import CICU
import Glibc

/// What word breaking and folding must know of a scalar, packed in 32 bits.
struct ScalarTraits {
  let bits: UInt32

  /// How it behaves in word breaking.
  @inline(__always) var wordClass: WordClass {
    WordClass(rawValue: UInt8(truncatingIfNeeded: bits >> 21 & 0x1F))
  }
  /// The folded scalar; 0 when folding drops it. Meaningless when `needsFullFolding`.
  @inline(__always) var folded: UInt32 { bits & 0x1F_FFFF }
  /// Folding makes several scalars of it, or depends on its neighbours.
  @inline(__always) var needsFullFolding: Bool { bits & 1 << 29 != 0 }
  /// A group of scripts, for cutting where the script changes; 0 for what all scripts share.
  @inline(__always) var script: UInt32 { bits >> 26 & 7 }
}

/// Word_Break property values, the common ones first.
/// Source: UAX #29, <https://unicode.org/reports/tr29/#Table_Word_Break_Property_Values>.
struct WordClass: Equatable {
  let rawValue: UInt8
  static let other = WordClass(rawValue: 0)
  static let letter = WordClass(rawValue: 1)
  static let hebrew = WordClass(rawValue: 2)
  static let numeric = WordClass(rawValue: 3)
  static let extendNumLet = WordClass(rawValue: 4)
  static let midLetter = WordClass(rawValue: 5)
  static let midNum = WordClass(rawValue: 6)
  static let midNumLet = WordClass(rawValue: 7)
  static let singleQuote = WordClass(rawValue: 8)
  static let doubleQuote = WordClass(rawValue: 9)
  /// Extend, Format and ZWJ: rule WB4 skips them all.
  static let ignorable = WordClass(rawValue: 10)
  /// Han, Hiragana, Katakana.
  static let ideographic = WordClass(rawValue: 11)
  /// Korean syllables, which ICU joins among themselves only.
  static let hangul = WordClass(rawValue: 13)
  /// Thai, Lao, Khmer, Burmese.
  static let complex = WordClass(rawValue: 12)

  var isLetter: Bool { self == .letter || self == .hebrew || self == .hangul || self == .complex }

  /// From ICU's number.
  init(icu value: Int32) {
    switch value {
    case 1: self = .letter
    case 14: self = .hebrew
    case 6: self = .numeric
    case 7: self = .extendNumLet
    case 4: self = .midLetter
    case 5: self = .midNum
    case 11: self = .midNumLet
    case 15: self = .singleQuote
    case 16: self = .doubleQuote
    case 2, 9, 21: self = .ignorable
    case 30: self = .ideographic
    case 31: self = .complex
    default: self = .other
    }
  }

  init(rawValue: UInt8) { self.rawValue = rawValue }
}

/// Traits of all scalars, asked of ICU a page of 32 at a time when a text first needs one.
///
/// So there is no table to compile or to load, and the properties are those of the ICU that breaks
/// the dictionary scripts. Those of ASCII are known: to begin asking ICU takes longer than a search.
final class ScalarTable {
  private let pages: UnsafeMutablePointer<UnsafeMutablePointer<UInt32>?>
  private static let pageSize = 32
  private static let pageCount = 0x110000 / pageSize
  private var filled: [Int] = []

  init() {
    // Memory that nobody writes to is zero and takes no room.
    guard let memory = calloc(Self.pageCount, MemoryLayout<UInt>.size) else {
      preconditionFailure("out of memory")
    }
    pages = memory.bindMemory(
      to: UnsafeMutablePointer<UInt32>?.self, capacity: Self.pageCount)
  }

  deinit {
    for index in filled { pages[index]?.deallocate() }
    free(pages)
  }

  /// - Parameter scalar: below 0x110000.
  @inline(__always)
  func traits(of scalar: UInt32) -> ScalarTraits {
    let page = pages[Int(scalar >> 5)] ?? fill(Int(scalar >> 5))
    return ScalarTraits(bits: page[Int(scalar & 31)])
  }

  @inline(never)
  private func fill(_ index: Int) -> UnsafeMutablePointer<UInt32> {
    let page = UnsafeMutablePointer<UInt32>.allocate(capacity: Self.pageSize)
    for low in 0..<Self.pageSize {
      let scalar = UInt32(index * Self.pageSize + low)
      page[low] = scalar < 0x80 ? Self.asciiBits(of: scalar) : Self.bits(of: scalar)
    }
    pages[index] = page
    filled.append(index)
    return page
  }

  /// What ``bits(of:)`` gives for ASCII.
  static func asciiBits(of scalar: UInt32) -> UInt32 {
    let (wordClass, folded): (WordClass, UInt32) =
      switch scalar {
      case 0x41...0x5A: (.letter, scalar | 0x20)
      case 0x61...0x7A: (.letter, scalar)
      case 0x30...0x39: (.numeric, scalar)
      case 0x5F: (.extendNumLet, scalar)
      case 0x2E: (.midNumLet, scalar)
      case 0x2C, 0x3B: (.midNum, scalar)
      case 0x27: (.singleQuote, scalar)
      case 0x22: (.doubleQuote, scalar)
      default: (.other, scalar)
      }
    let script: UInt32 = wordClass == .letter ? 1 : 0
    return UInt32(wordClass.rawValue) << 21 | script << 26 | folded
  }

  static func bits(of scalar: UInt32) -> UInt32 {
    guard !(0xD800..<0xE000).contains(scalar) else { return 0xFFFD }
    var wordClass = WordClass(icu: icu_word_class(Int32(scalar)))
    // ICU 72 takes an at sign for a letter and later versions do not; it separates here.
    if scalar == 0x40 { wordClass = .other }
    if (0xAC00...0xD7A3).contains(scalar) { wordClass = .hangul }
    // CLDR took the colon out of MidLetter for all languages but two, after UAX #29 had it there.
    if wordClass == .midLetter, [0x3A, 0xFE55, 0xFF1A].contains(scalar) { wordClass = .other }
    let folded = Folding.scalars(of: scalar)
    var bits = UInt32(wordClass.rawValue) << 21 | scriptGroup(of: scalar) << 26
    if folded.count > 1 || Folding.dependsOnNeighbours(scalar) { bits |= 1 << 29 }
    bits |= folded.first ?? 0
    return bits
  }

  private static func scriptGroup(of scalar: UInt32) -> UInt32 {
    // ICU's numbers of scripts. Source: <unicode/uscript.h>, frozen by its promise of stability.
    switch icu_script(Int32(scalar)) {
    case 0, 1: 0
    case 25: 1  // Latin
    case 8: 2  // Cyrillic
    case 14: 3  // Greek
    case 2: 4  // Arabic
    case 19: 5  // Hebrew
    default: 6
    }
  }
}
