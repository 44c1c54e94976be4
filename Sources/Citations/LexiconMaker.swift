/// Multiplies out the forms of entries and puts their hashes into one table. A program that reads one name
/// waits for it, so forms are walked through scalar by scalar and never made into strings.
struct LexiconMaker {
  /// The first is that of words that mean nothing.
  private(set) var lexemes = [Lexeme()]
  /// By slot, from `key >> 20` on; 0 where nothing stands.
  private(set) var keys = [UInt64](repeating: 0, count: 1 << 14)
  /// Index into ``lexemes``, doubled; the lowest bit says that a longer form begins so.
  private(set) var values = [UInt16](repeating: 0, count: 1 << 14)
  private var count = 0

  /// A form as far as it has been walked through.
  private struct Form {
    var hash = WordHash()
    var isEmpty = true
    var isHan = false
    /// A space stands between what came last and what comes next.
    var isBetweenWords = false
  }

  mutating func add(_ entry: Entry) {
    let scalars = entry.forms.unicodeScalars.map(\.value)
    let lexeme = index(of: entry.lexeme)
    for form in scalars.split(separator: 0x7C) { walk(form, Form(), lexeme) }
  }

  /// Goes on with every choice of the next braces.
  private mutating func walk(_ rest: ArraySlice<UInt32>, _ begun: Form, _ lexeme: Int) {
    var form = begun
    let open = rest.firstIndex(of: 0x7B) ?? rest.endIndex
    guard let close = rest[open...].firstIndex(of: 0x7D) else {
      for scalar in rest { append(scalar, to: &form) }
      put(form.hash.finished, lexeme)
      return
    }
    for scalar in rest[..<open] { append(scalar, to: &form) }
    let choices = rest[(open + 1)..<close]
    for choice in choices.split(separator: 0x2C, omittingEmptySubsequences: false) {
      var longer = form
      for scalar in choice { append(scalar, to: &longer) }
      walk(rest[(close + 1)...], longer, lexeme)
    }
  }

  private mutating func append(_ scalar: UInt32, to form: inout Form) {
    if scalar == 0x20 {
      form.isBetweenWords = !form.isEmpty
      return
    }
    if form.isEmpty {
      form.isHan = Lexer.isHan(scalar)
      form.isEmpty = false
    } else if form.isBetweenWords || form.isHan {
      values[slot(of: form.hash.finished)] |= 1
    }
    if form.isBetweenWords {
      form.hash.add(0x20)
      if form.isHan { values[slot(of: form.hash.finished)] |= 1 }
      form.isBetweenWords = false
    }
    if scalar < 0x80 {
      form.hash.add(UInt32(UInt8(truncatingIfNeeded: scalar).asciiLowercase))
    } else {
      form.hash.addFolded(scalar)
    }
  }

  private mutating func put(_ key: UInt64, _ lexeme: Int) {
    let slot = slot(of: key)
    let old = Int(values[slot] >> 1)
    var index = lexeme
    if old != 0, old != lexeme {
      // A word may be a noun and a verb: "note". The first meaning stays.
      var merged = lexemes[old]
      let new = lexemes[lexeme]
      if merged.verb == nil { merged.verb = new.verb }
      if merged.role == .none {
        merged.role = new.role
        merged.value = new.value
        merged.flags = new.flags
      }
      index = self.index(of: merged)
    }
    values[slot] = UInt16(index) << 1 | values[slot] & 1
  }

  private mutating func index(of lexeme: Lexeme) -> Int {
    if let known = lexemes.firstIndex(of: lexeme) { return known }
    lexemes.append(lexeme)
    return lexemes.count - 1
  }

  /// Where a key stands, or is put.
  private mutating func slot(of key: UInt64) -> Int {
    if count * 3 > keys.count { grow() }
    let slot = Self.slot(of: key, in: keys)
    if keys[slot] == 0 {
      keys[slot] = key
      count += 1
    }
    return slot
  }

  private static func slot(of key: UInt64, in keys: [UInt64]) -> Int {
    let mask = keys.count - 1
    var slot = Int(truncatingIfNeeded: key >> 20) & mask
    while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    var wider = [UInt64](repeating: 0, count: keys.count * 2)
    var moved = [UInt16](repeating: 0, count: keys.count * 2)
    for (key, value) in zip(keys, values) where key != 0 {
      let slot = Self.slot(of: key, in: wider)
      wider[slot] = key
      moved[slot] = value
    }
    keys = wider
    values = moved
  }
}
