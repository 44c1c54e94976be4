/// Every word the grammar knows, of all languages at once: a text may mix them, and the scripts and the
/// endings keep them apart.
struct Lexicon: Sendable {
  /// Index 0 is the lexeme of words that mean nothing here.
  let lexemes: [Lexeme]
  private let keys: [UInt64]
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
    var lexemes: [Lexeme] = [Lexeme()]
    var table: [UInt64: UInt16] = [:]
    func put(_ key: UInt64, _ lexeme: Lexeme) {
      var merged = lexeme
      if let old = table[key], old > 1 {
        // A word may be a noun and a verb: "note". The first meaning stays.
        merged = lexemes[Int(old >> 1)]
        if merged.verb == nil { merged.verb = lexeme.verb }
        if merged.role == .none {
          merged.role = lexeme.role
          merged.value = lexeme.value
          merged.flags = lexeme.flags
        }
      }
      var index = lexemes.firstIndex(of: merged)
      if index == nil {
        lexemes.append(merged)
        index = lexemes.count - 1
      }
      table[key] = UInt16(index ?? 0) << 1 | ((table[key] ?? 0) & 1)
    }
    for entry in entries {
      for form in entry.expanded {
        put(WordHash.of(form), entry.lexeme)
        let isHan = form.unicodeScalars.first.map { Lexer.isHan($0.value) } ?? false
        var end = form.startIndex
        while end != form.endIndex {
          if isHan ? end != form.startIndex : form[end] == " " {
            table[WordHash.of(form[..<end]), default: 0] |= 1
          }
          end = form.index(after: end)
        }
      }
    }
    var size = 1024
    while size < table.count * 3 { size *= 2 }
    var keys = [UInt64](repeating: 0, count: size)
    var values = [UInt16](repeating: 0, count: size)
    var filter = [UInt64](repeating: 0, count: 1024)
    for (key, value) in table.sorted(by: { $0.key < $1.key }) {
      var slot = Int(truncatingIfNeeded: key >> 20) & (size - 1)
      while keys[slot] != 0 { slot = (slot + 1) & (size - 1) }
      keys[slot] = key
      values[slot] = value
      filter[Int((key >> 6) & 1023)] |= 1 << ((key & 63))
    }
    self.lexemes = lexemes
    self.keys = keys
    self.values = values
    self.filter = filter
    mask = size - 1
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
