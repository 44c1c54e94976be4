import Documents

/// Numbers of meetings as programmes print them in the six languages: `3rd meeting`,
/// `1st and 2nd plenary meetings`, `Meeting No. 3`, `3e séance`, `3ª sesión`, `3-е заседание`,
/// `الجلسة 3`, `第3次会议`, and spelled out: `First meeting`, `第三次会议`.
struct MeetingNumbers: Equatable {
  /// In the order of the text, ranges filled in.
  var numbers: [Int]
  /// Half-open range of tokens.
  var range: Range<Int>

  /// The first meeting that `text` names.
  ///
  /// - Parameter tokens: of `text`.
  static func named(in text: String, _ tokens: [Token]) -> MeetingNumbers? {
    for index in tokens.indices.prefix(40) {
      if let found = numberFirst(tokens, at: index) ?? nounFirst(text, tokens, at: index) {
        return found
      }
    }
    return spelled(text, tokens)
  }

  /// The numbers of a text that is nothing but one or several meetings: a line of its own, or a cell
  /// where the column says what its numbers are (`isColumn`): `1st`, `3`, `4 and 5`.
  static func only(in text: String, isColumn: Bool) -> [Int]? {
    guard text.utf8.count < 80 else { return nil }
    let tokens = Token.tokens(of: text)
    if let found = named(in: text, tokens) {
      let rest = Array(tokens[..<found.range.lowerBound] + tokens[found.range.upperBound...])
      return isColumn || isAside(rest) ? found.numbers : nil
    }
    guard isColumn, let found = list(tokens, at: 0), isAside(Array(tokens[found.end...])) else {
      return nil
    }
    return found.numbers
  }

  /// Signs, and words in brackets: "(closed)".
  private static func isAside(_ tokens: [Token]) -> Bool {
    var depth = 0
    for token in tokens {
      if token.text == "(" || token.text == "[" { depth += 1 }
      if token.text == ")" || token.text == "]" { depth -= 1 }
      if token.kind != .sign, depth <= 0 { return false }
    }
    return true
  }

  // MARK: Forms

  /// "3rd plenary meeting", "第3次会议": an ordinal, at most two words, the noun.
  private static func numberFirst(_ tokens: [Token], at index: Int) -> MeetingNumbers? {
    guard let found = list(tokens, at: index), found.isOrdinal else { return nil }
    for end in found.end...(found.end + 2) {
      if let count = nouns.match(tokens, at: end) {
        return MeetingNumbers(numbers: found.numbers, range: index..<end + count)
      }
      guard end < tokens.count, isAttribute(tokens[end]) else { break }
    }
    return nil
  }

  /// "Meeting No. 3", "заседание № 3", "الجلسة 3", "الجلسة الثالثة".
  private static func nounFirst(
    _ text: String, _ tokens: [Token], at index: Int
  ) -> MeetingNumbers? {
    guard let count = nouns.match(tokens, at: index) else { return nil }
    var start = index + count
    while start < tokens.count, numeroSigns.contains(tokens[start].text) { start += 1 }
    if start < tokens.count, tokens[start].isArabic {
      // The longest run of words that spells a number.
      for end in (start + 1...min(start + 4, tokens.count)).reversed()
      where tokens[start..<end].allSatisfy(\.isArabic) {
        if let value = SessionOrdinal.first(in: words(text, tokens[start..<end])) {
          return MeetingNumbers(numbers: [value], range: index..<end)
        }
      }
      return nil
    }
    guard let found = list(tokens, at: start), !found.isOrdinal,
      !isTimeOrDay(tokens, at: start, after: found.end)
    else { return nil }
    return MeetingNumbers(numbers: found.numbers, range: index..<found.end)
  }

  /// "First meeting", "Третье заседание", "第三次会议": the ordinal opens a short text.
  private static func spelled(_ text: String, _ tokens: [Token]) -> MeetingNumbers? {
    guard let noun = nouns.first(in: tokens), (1...4).contains(noun.lowerBound),
      tokens[..<noun.lowerBound].allSatisfy(isAttribute),
      let value = SessionOrdinal.first(in: words(text, tokens[..<noun.lowerBound]))
    else { return nil }
    return MeetingNumbers(numbers: [value], range: 0..<noun.upperBound)
  }

  /// A word that may stand between an ordinal and its noun: "plenary", "informal"; "período de" before
  /// "sesiones" makes it a session.
  private static func isAttribute(_ token: Token) -> Bool {
    token.kind == .word && DateParts.months[token.text] == nil
      && !["de", "of", "du", "des", "del"].contains(token.text)
  }

  /// The words of these tokens as printed.
  private static func words(_ text: String, _ tokens: ArraySlice<Token>) -> String {
    guard let first = tokens.first, let last = tokens.last else { return "" }
    return text.bytes(first.range.lowerBound..<last.range.upperBound)
  }

  /// "Meeting 10 a.m." and "Meeting 3 March" name no number.
  private static func isTimeOrDay(_ tokens: [Token], at start: Int, after end: Int) -> Bool {
    if DateParts.read(tokens, at: start) != nil { return true }
    return end < tokens.count
      && ["a", "p", "am", "pm", ":", "h", "heures", "horas", "ч"]
        .contains(tokens[end].text)
  }

  // MARK: Numbers

  /// Numbers from `start` on, with their marks of an ordinal.
  private static func list(
    _ tokens: [Token], at start: Int
  ) -> (numbers: [Int], end: Int, isOrdinal: Bool)? {
    var numbers: [Int] = []
    var end = start
    var index = start
    var isRange = false
    var isOrdinal = false
    while index < tokens.count, let one = number(tokens, at: index) {
      if isRange, let last = numbers.last {
        guard one.value > last, one.value - last < 50 else { break }
        numbers += Array(last + 1..<one.value)
      }
      numbers.append(one.value)
      isOrdinal = isOrdinal || one.isOrdinal
      end = one.end
      guard end < tokens.count else { break }
      isRange = Lexicon.itemRanges.contains(tokens[end].text)
      guard isRange || Lexicon.itemJoiners.contains(tokens[end].text) else { break }
      index = end + 1
    }
    return numbers.isEmpty ? nil : (numbers, end, isOrdinal)
  }

  /// "3", "3rd", "3e", "1.º", "3-е", "第3次", "第三次".
  private static func number(
    _ tokens: [Token], at start: Int
  ) -> (value: Int, end: Int, isOrdinal: Bool)? {
    var index = start
    let isChinese = tokens[index].text == "第"
    if isChinese { index += 1 }
    guard index < tokens.count else { return nil }
    let value: Int
    if let digits = tokens[index].number {
      value = digits
      index += 1
    } else if isChinese, let read = ChineseNumeral.read(tokens, at: index) {
      value = read.value
      index += read.count
    } else {
      return nil
    }
    guard (1..<100_000).contains(value) else { return nil }
    func text(_ offset: Int) -> String {
      index + offset < tokens.count ? tokens[index + offset].text : ""
    }
    if isChinese {
      // 第1次和第2次会议: the counter of all but the last stands alone.
      if text(0) == "次", text(1) != "会", text(1) != "全" { index += 1 }
      return (value, index, true)
    }
    if ordinalMarks.contains(text(0)) || touchingMarks.contains(text(0)) && touches(tokens, index) {
      return (value, index + 1, true)
    }
    if ["-", "."].contains(text(0)),
      text(0) == "-" ? cyrillicMarks.contains(text(1)) : "ºª".contains(text(1)),
      !text(1).isEmpty, touches(tokens, index + 1)
    {
      return (value, index + 2, true)
    }
    return (value, index, false)
  }

  /// Whether the token at `index` follows the one before it without white space and is no "a.m.".
  private static func touches(_ tokens: [Token], _ index: Int) -> Bool {
    tokens[index].range.lowerBound == tokens[index - 1].range.upperBound
      && !(index + 1 < tokens.count && tokens[index + 1].text == ".")
  }

  // MARK: Words

  private static let ordinalMarks: Set<String> = [
    "st", "nd", "rd", "th", "er", "ère", "ere", "re", "ème", "eme", "ᵉ", "º", "ª", "°",
  ]
  /// Letters that are words too.
  private static let touchingMarks: Set<String> = ["a", "o", "e", "è", "d", "я", "е"]
  /// Russian prints them behind a hyphen; scans have the Latin letters that look alike.
  private static let cyrillicMarks: Set<String> = [
    "е", "e", "ое", "го", "ого", "я", "ая", "й", "ый", "м", "ом", "му",
  ]
  private static let numeroSigns: Set<String> = [
    "no", "nos", "№", "n", "º", "°", "núm", "num", "ном", "رقم", ".", "#", "العامة", "العامه",
  ]
  private static let nouns: [Phrase] = [
    "meeting", "meetings", "plenary meeting", "plenary meetings", "séance", "séances",
    "séance plénière", "séances plénières", "réunion", "réunions", "sesión", "sesiones",
    "sesión plenaria", "sesiones plenarias", "reunión", "reuniones", "заседание", "заседания",
    "заседаний", "заседании", "пленарное заседание", "пленарные заседания", "الجلسة", "جلسة",
    "الجلستان", "الجلستين", "الجلسات", "الجلسة العامة", "次会议", "次全体会议", "次",
  ]
}

extension Token {
  fileprivate var isArabic: Bool {
    text.unicodeScalars.first.map { (0x0620...0x064A).contains($0.value) } ?? false
  }
}
