/// A word of a text for comparing wordings: lower case, letters and digits only.
///
/// Chinese and other scripts without spaces give one word a character.
struct Word: Hashable, Sendable {
  let text: String
  /// Half-open UTF-8 range in the text it came from.
  let range: Range<Int>

  static func == (a: Word, b: Word) -> Bool { a.text == b.text }
  func hash(into hasher: inout Hasher) { hasher.combine(text) }

  /// The words of `text`, in order and apart.
  static func all(in text: String) -> [Word] {
    var words: [Word] = []
    var current = ""
    var start = 0
    var offset = 0
    func close(_ end: Int) {
      if !current.isEmpty { words.append(Word(text: current.lowercased(), range: start..<end)) }
      current = ""
    }
    for scalar in text.unicodeScalars {
      let width = UTF8.width(scalar)
      let properties = scalar.properties
      if isUnspaced(scalar) {
        close(offset)
        words.append(Word(text: String(scalar), range: offset..<offset + width))
      } else if properties.isAlphabetic || properties.numericType != nil
        || (properties.generalCategory == .nonspacingMark && !current.isEmpty)
      {
        if current.isEmpty { start = offset }
        if properties.generalCategory != .nonspacingMark { current.unicodeScalars.append(scalar) }
      } else if scalar != "\u{AD}" {
        close(offset)
      }
      offset += width
    }
    close(offset)
    return words
  }

  private static func isUnspaced(_ scalar: Unicode.Scalar) -> Bool {
    (0x3040...0x30FF).contains(scalar.value) || (0x3400...0x9FFF).contains(scalar.value)
      || (0xF900...0xFAFF).contains(scalar.value) || (0x20000...0x3FFFF).contains(scalar.value)
      || (0x0E00...0x0E7F).contains(scalar.value)
  }

  /// Whether two words are forms of one: equal, or alike but for an ending.
  ///
  /// The common beginning must be at least four letters and leave no more than a third of either
  /// word, or three letters: establish, establishing; study, studies; резолюции, резолюция.
  func isForm(of other: Word) -> Bool {
    if text == other.text { return true }
    let a = Array(text.unicodeScalars)
    let b = Array(other.text.unicodeScalars)
    let shorter = min(a.count, b.count)
    guard shorter >= 4, a.first == b.first else { return false }
    var common = 0
    while common < shorter, a[common] == b[common] { common += 1 }
    let rest = max(a.count, b.count) - common
    return common >= 4 && rest <= max(3, common / 2) && min(a.count, b.count) - common <= 2
  }

  /// How much a word says: long ones more, little ones hardly anything.
  var weight: Double {
    let length = text.unicodeScalars.count
    if text.unicodeScalars.first.map(Word.isUnspaced) == true { return 1 }
    return length <= 2 ? 0.2 : length == 3 ? 0.35 : length <= 5 ? 0.8 : 1
  }
}
