/// Every word the grammar knows, of all languages at once: a text may mix them, and the scripts and the
/// endings keep them apart.
struct Lexicon: Sendable {
  /// Index 0 is the lexeme of words that mean nothing here.
  let lexemes: [Lexeme]
  let keys: [UInt64]
  /// Index into `lexemes`, doubled; the lowest bit says that a longer form begins so.
  private let values: [UInt16]
  private let mask: Int
  /// One bit for each hash's low sixteen bits: most words are turned away here.
  private let filter: [UInt64]

  /// English, French, Spanish, Russian, Arabic, Chinese.
  static let shared = Lexicon(
    Grammar.signs + Grammar.english + Grammar.french + Grammar.spanish + Grammar.russian
      + Grammar.arabic + Grammar.chinese)

  init(_ entries: [Entry]) {
    var made = LexiconMaker()
    for entry in entries { made.add(entry) }
    lexemes = made.lexemes
    keys = made.keys
    values = made.values
    mask = made.keys.count - 1
    var filter = [UInt64](repeating: 0, count: 1024)
    for key in made.keys where key != 0 { filter[Int((key >> 6) & 1023)] |= 1 << (key & 63) }
    self.filter = filter
  }

  /// The lexeme of a hash, 0 for none, and whether a longer form begins so.
  @inline(__always)
  func find(_ key: UInt64) -> (lexeme: UInt16, isPrefix: Bool) {
    guard filter[Int((key >> 6) & 1023)] & (1 << (key & 63)) != 0 else { return (0, false) }
    var slot = Int(truncatingIfNeeded: key >> 20) & mask
    while keys[slot] != 0 {
      if keys[slot] == key { return (values[slot] >> 1, values[slot] & 1 == 1) }
      slot = (slot + 1) & mask
    }
    return (0, false)
  }
}
