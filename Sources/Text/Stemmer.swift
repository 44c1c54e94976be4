import CStemmer
import Documents
import Glibc

/// The languages whose endings are known, numbered for the bytes that name them in texts and caches.
enum StemLanguage: UInt8, CaseIterable {
  case english = 1
  case french, spanish, russian, arabic

  var name: String {
    switch self {
    case .english: "english"
    case .french: "french"
    case .spanish: "spanish"
    case .russian: "russian"
    case .arabic: "arabic"
    }
  }

  /// The one for words in Latin letters in a text of `language`; English where the language has no
  /// stemmer of its own, so that a query word needs no more forms than there are stemmers.
  static func latin(in language: Language?) -> StemLanguage {
    switch language {
    case .some(.french): .french
    case .some(.spanish): .spanish
    default: .english
    }
  }
}

/// Snowball stems with a cache. Source: <https://snowballstem.org/algorithms/>.
final class Stemmer {
  private var handles: [OpaquePointer?] = Array(
    repeating: nil, count: StemLanguage.allCases.count + 1)
  /// Slots of 128 bytes: length of the word, of the stem, language, five bytes unused, then the word
  /// and the stem right behind it, so that most are read from 64 bytes. Zeroed pages cost nothing
  /// until they are touched.
  /// `nil` when there was no memory for it.
  private let cache: UnsafeMutablePointer<UInt8>?
  private let slotMask: UInt64
  private static let slotSize = 128
  static let longestWord = 56

  /// - Parameter slotCount: a power of 2.
  init(slotCount: Int) {
    slotMask = UInt64(slotCount - 1)
    cache = calloc(slotCount, Self.slotSize)?.assumingMemoryBound(to: UInt8.self)
  }

  deinit {
    free(cache)
    for handle in handles { if let handle { sb_stemmer_delete(handle) } }
  }

  /// What `finish` made of the word's stem, valid until the next call; empty for a word of more than
  /// ``longestWord`` bytes.
  ///
  /// - Parameters:
  ///   - word: in lower case.
  ///   - hash: of the word's bytes, well mixed.
  ///   - finish: gets the raw stem of at most 60 bytes and room for 62, and returns how many it
  ///     wrote. It is not asked again for a word that is in the cache.
  @inline(__always)
  func stem(
    _ word: UnsafeBufferPointer<UInt8>, hash: UInt64, language: StemLanguage,
    finish: (UnsafeBufferPointer<UInt8>, UnsafeMutablePointer<UInt8>) -> Int
  ) -> UnsafeBufferPointer<UInt8> {
    guard word.count <= Self.longestWord, let start = word.baseAddress, let cache else {
      return UnsafeBufferPointer(start: word.baseAddress, count: 0)
    }
    let mixed = hash &+ UInt64(language.rawValue) &* 0x9E37_79B9_7F4A_7C15
    let slot = cache + Int(truncatingIfNeeded: mixed & slotMask) * Self.slotSize
    if slot[0] == UInt8(truncatingIfNeeded: word.count), slot[2] == language.rawValue,
      Self.equal(slot + 8, start, word.count)
    {
      return UnsafeBufferPointer(start: slot + 8 + word.count, count: Int(slot[1]))
    }
    let raw = compute(word, language)
    let length = finish(raw, slot + 8 + word.count)
    slot[0] = UInt8(truncatingIfNeeded: word.count)
    slot[1] = UInt8(truncatingIfNeeded: length)
    slot[2] = language.rawValue
    (slot + 8).update(from: start, count: word.count)
    return UnsafeBufferPointer(start: slot + 8 + word.count, count: length)
  }

  /// Snowball's stem as it is, valid until the next call; the word itself where it is too long.
  func stem(
    uncached word: UnsafeBufferPointer<UInt8>, _ language: StemLanguage
  ) -> UnsafeBufferPointer<UInt8> {
    word.count <= Self.longestWord ? compute(word, language) : word
  }

  @inline(__always)
  private static func equal(
    _ a: UnsafePointer<UInt8>, _ b: UnsafePointer<UInt8>, _ count: Int
  ) -> Bool {
    for index in 0..<count where a[index] != b[index] { return false }
    return true
  }

  @inline(never)
  private func compute(
    _ word: UnsafeBufferPointer<UInt8>, _ language: StemLanguage
  ) -> UnsafeBufferPointer<UInt8> {
    let index = Int(language.rawValue)
    if handles[index] == nil { handles[index] = sb_stemmer_new(language.name, "UTF_8") }
    let form = PluralForm.length(of: word, language)
    guard let handle = handles[index],
      let stem = sb_stemmer_stem(handle, word.baseAddress, Int32(form))
    else { return word }
    let length = Int(sb_stemmer_length(handle))
    guard length > 0, length <= 60 else { return word }
    return UnsafeBufferPointer(start: stem, count: length)
  }
}
