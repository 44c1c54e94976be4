import Database
import Documents
import Text

/// The bridge between FTS5 and the words of ``PassageTokenizer``.
///
/// A passage begins with U+0001 and two letters that name its language. A string of a match
/// expression begins with U+0003 and holds ready tokens: alternatives parted by U+0004, positions
/// by U+0005. No text has these as words, so nothing in a document or a query can be mistaken. Any
/// other string is one that somebody typed to another program that has the index open: its words
/// are looked for, in any form that the six languages know.
final class IndexTokenizer: Tokenizer {
  static let passageMark: UInt8 = 1
  static let queryMark: UInt8 = 3
  static let alternativeMark: UInt8 = 4
  static let positionMark: UInt8 = 5
  /// U+0001 and two letters.
  static let prefixLength = 3

  private(set) lazy var words = PassageTokenizer()
  /// Positions in the passage tokenized last.
  private(set) var lastLength = 0

  func tokenize(
    _ text: UnsafeBufferPointer<UInt8>, for purpose: TokenizePurpose,
    emit: (EmittedToken) -> Int32
  ) -> Int32 {
    switch purpose {
    case .document: passage(text, emit)
    case .query: expression(text, emit)
    }
  }

  private func passage(
    _ text: UnsafeBufferPointer<UInt8>, _ emit: (EmittedToken) -> Int32
  ) -> Int32 {
    var language: Language?
    var body = text
    var shift = 0
    if text.count >= Self.prefixLength, text[0] == Self.passageMark {
      language = Self.language(text[1], text[2])
      shift = Self.prefixLength
      body = UnsafeBufferPointer(rebasing: text[shift...])
    }
    var length = 0
    let code = words.tokenize(body, language: language) { token in
      if !token.isColocated { length += 1 }
      return emit(
        EmittedToken(
          bytes: token.bytes, start: token.start + shift, end: token.end + shift,
          isColocated: token.isColocated))
    }
    lastLength = length
    return code
  }

  private func expression(
    _ text: UnsafeBufferPointer<UInt8>, _ emit: (EmittedToken) -> Int32
  ) -> Int32 {
    guard text.first == Self.queryMark else { return typed(text, emit) }
    var start = 1
    var isColocated = false
    while start < text.count {
      var end = start
      while end < text.count, text[end] != Self.alternativeMark, text[end] != Self.positionMark {
        end += 1
      }
      if end > start {
        let code = emit(
          EmittedToken(
            bytes: UnsafeBufferPointer(rebasing: text[start..<end]), start: start, end: end,
            isColocated: isColocated))
        if code != 0 { return code }
      }
      isColocated = end < text.count && text[end] == Self.alternativeMark
      start = end + 1
    }
    return 0
  }

  private static func language(_ first: UInt8, _ second: UInt8) -> Language? {
    switch (first, second) {
    case (UInt8(ascii: "e"), UInt8(ascii: "n")): .english
    case (UInt8(ascii: "f"), UInt8(ascii: "r")): .french
    case (UInt8(ascii: "e"), UInt8(ascii: "s")): .spanish
    case (UInt8(ascii: "r"), UInt8(ascii: "u")): .russian
    case (UInt8(ascii: "a"), UInt8(ascii: "r")): .arabic
    case (UInt8(ascii: "z"), UInt8(ascii: "h")): .chinese
    default: nil
    }
  }

  private func typed(
    _ text: UnsafeBufferPointer<UInt8>, _ emit: (EmittedToken) -> Int32
  ) -> Int32 {
    let positions = words.positions(
      of: String(decoding: text, as: UTF8.self), languages: Language.official)
    for position in positions {
      for (index, word) in position.alternatives.enumerated() {
        let code = Array(word.utf8).withUnsafeBufferPointer { bytes in
          emit(
            EmittedToken(
              bytes: bytes, start: position.range.lowerBound, end: position.range.upperBound,
              isColocated: index > 0))
        }
        if code != 0 { return code }
      }
    }
    return 0
  }

  /// What FTS5 was given of a passage: its text and the language that stands before it.
  static func passage(in bytes: [UInt8]) -> (text: String, language: Language?) {
    guard bytes.count >= prefixLength, bytes[0] == passageMark else {
      return (String(decoding: bytes, as: UTF8.self), nil)
    }
    return (
      String(decoding: bytes[prefixLength...], as: UTF8.self), language(bytes[1], bytes[2])
    )
  }

  /// The language as a passage's two letters tell it.
  static func known(_ language: Language?) -> Language? {
    let letters = prefix(for: language)
    return self.language(letters[1], letters[2])
  }

  /// U+0001 and the letters of a passage in `language`.
  static func prefix(for language: Language?) -> [UInt8] {
    let code = Array((language?.code ?? "").utf8) + [0x2D, 0x2D]
    return [passageMark] + code.prefix(2)
  }
}
