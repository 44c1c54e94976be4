/// A word as it goes into the index and into queries, normalised.
package struct Token {
  package enum Kind: UInt8, Sendable {
    /// A folded word.
    case word
    /// A folded stem behind ``stemMark``, where it differs from the word.
    case stem
    case number
    /// A whole symbol (`a/res/75/240`), number (`75/240`) or series (`l.41`).
    case compound
    /// A component of a compound.
    case part
    /// Two neighbouring ideographs, or the last one of a run.
    case ideographs
    /// A word of ICU's dictionary behind ``dictionaryMark``.
    case dictionaryWord
  }

  /// Before every stem, so that an exact word and a stem never meet. No text can hold it: control
  /// characters are no letters.
  package static let stemMark: UInt8 = 1
  package static let dictionaryMark: UInt8 = 2
  /// Longer words are cut to this many bytes.
  package static let longest = 240

  /// UTF-8, valid during the call that hands it over.
  package let bytes: UnsafeBufferPointer<UInt8>
  /// Half-open range of bytes of the text.
  package let start: Int
  package let end: Int
  /// It shares the position of the token before it.
  package let isColocated: Bool
  package let kind: Kind
}
