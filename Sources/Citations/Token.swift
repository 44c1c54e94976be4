/// A word, number or sign of a text. Runs of words that mean nothing are one token.
struct Token: Sendable {
  enum Kind: UInt8, Sendable { case end, word, number, sign }

  struct Flags: OptionSet, Sendable {
    let rawValue: UInt8
    static let spaceBefore = Flags(rawValue: 1)
    static let lineBefore = Flags(rawValue: 2)
    /// An empty line, or the beginning of the text, before.
    static let breakBefore = Flags(rawValue: 4)
    /// The first letter of the (first) word is a capital.
    static let capital = Flags(rawValue: 8)
    /// All letters are capitals.
    static let capitals = Flags(rawValue: 16)
    /// A number in digits outside ASCII.
    static let arabicDigits = Flags(rawValue: 32)
    /// Several words in one token.
    static let run = Flags(rawValue: 64)
  }

  /// Half-open range of UTF-8 bytes.
  var start: Int32
  var end: Int32
  /// Of a number its value, -1 when it is too long; of a sign its plain byte; of a run of words the
  /// start of its last word.
  var value: Int32
  var lexeme: UInt16 = 0
  var kind: Kind
  var flags: Flags

  static let none = Token(start: 0, end: 0, value: 0, kind: .end, flags: [])

  @inline(__always) func isSign(_ sign: Character) -> Bool {
    kind == .sign && value == Int32(sign.asciiValue ?? 0)
  }
  /// No space before it.
  var isGlued: Bool { !flags.contains(.spaceBefore) }
  /// Where the last word of a run of words starts.
  var lastWordStart: Int { flags.contains(.run) ? Int(value) : Int(start) }
  var range: Range<Int> { Int(start)..<Int(end) }
}

/// Signs that several writings share.
enum Sign {
  static let openQuote: UInt8 = 1
  static let closeQuote: UInt8 = 2
}
