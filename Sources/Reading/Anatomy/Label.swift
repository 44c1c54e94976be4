import Documents

/// The number or letter that opens a paragraph: `12.`, `(a)`, `a)`, `(iv)`, `IV.`, `B.`, `٧ -`, `(أ)`, `一、`.
struct Label: Equatable {
  enum Form {
    /// `12.`
    case number
    /// `4.1`, `1.2.3`, `121.8.`: a paragraph's number below a number.
    case decimal
    /// `(a)`, `a)`, `(iv)`, `(1)`: which of the scripts it counts in is the list's to decide.
    case bracketed
    /// `a.`, `i.`
    case lower
    /// `IV.`
    case roman
    /// `B.`
    case capital
  }

  var form: Form
  /// Without dot and brackets, as printed.
  var printed: String
  /// As it stands in a locator: Latin, lower case for brackets, capitals for sections.
  var key: String
  /// UTF-8 length of the label with the white space after it.
  var length: Int

  var number: Int? { form == .number ? Int(key.prefix { $0.isNumber }) : nil }

  /// The parts of `1.2.3`; empty for any other form. A section's letter, `29C.1`, makes its number
  /// another one.
  var parts: [Int] {
    guard form == .decimal else { return [] }
    return key.split(separator: ".").map { part in
      let letter = part.last.flatMap { $0.isLetter ? $0.asciiValue : nil } ?? 0
      return (Int(part.prefix { $0.isNumber }) ?? 0) + Int(letter) << 16
    }
  }
}

extension Label {
  /// The label that opens `text`; `nil` when it opens with a word.
  static func read(_ text: String) -> Label? {
    guard mayOpen(text) else { return nil }
    return read(Array(text.unicodeScalars.prefix(24)))
  }

  /// The label of automatic numbering, given as it is displayed.
  static func automatic(_ displayed: String) -> Label? {
    var scalars = Array(displayed.trimmed.unicodeScalars.prefix(24))
    if scalars.allSatisfy({ Token.digit($0.value) != nil }) { scalars.append(".") }
    guard var label = read(scalars) else { return nil }
    label.length = 0
    return label
  }

  /// A quick look at the first bytes: most paragraphs open with a word, and cost no more than this.
  private static func mayOpen(_ text: String) -> Bool {
    var bytes = text.utf8.makeIterator()
    guard let first = bytes.next() else { return false }
    if first >= 0x80 || first == 0x28 || (0x30...0x39).contains(first) { return true }
    let isLower = (0x61...0x7A).contains(first)
    guard isLower || (0x41...0x5A).contains(first) else { return false }
    for _ in 0..<8 {
      guard let next = bytes.next() else { return true }
      if next == 0x2E || next == 0x29 || next >= 0x80 { return true }
      if isLower ? !(0x61...0x7A).contains(next) : !(0x41...0x5A).contains(next) {
        return next == 0x20
      }
    }
    return false
  }

  private static func read(_ scalars: [Unicode.Scalar]) -> Label? {
    guard let first = scalars.first else { return nil }
    if Token.digit(first.value) != nil { return figure(scalars) }
    if first == "(" || first == "（" { return bracketed(scalars, from: 1) }
    if first == "’" || first == "‘" || (0x3220...0x3229).contains(first.value) {
      return secondDegree(scalars)
    }
    return bracketed(scalars, from: 0) ?? lower(scalars) ?? capital(scalars)
      ?? ordinalWord(scalars)
  }

  private static func isSpace(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
    index >= scalars.count || Token.isSpace(scalars[index].value)
  }

  private static func make(
    _ form: Form, _ printed: String, _ key: String, _ scalars: [Unicode.Scalar], to end: Int
  ) -> Label {
    var end = end
    while end < scalars.count, Token.isSpace(scalars[end].value) { end += 1 }
    let length = scalars[..<end].reduce(0) { $0 + UTF8.width($1) }
    return Label(form: form, printed: printed, key: key, length: length)
  }

  private static func figure(_ scalars: [Unicode.Scalar]) -> Label? {
    var digits = ""
    var index = 0
    while index < scalars.count, let digit = Token.digit(scalars[index].value) {
      digits.unicodeScalars.append(digit)
      index += 1
    }
    guard digits.count <= 4, digits != "0", index < scalars.count else { return nil }
    if digits.count > 1, digits.first == "0" { return nil }
    // A year opens a line more often than any paragraph has such a number.
    if let number = Int(digits), (1900...2100).contains(number) { return nil }
    var key = digits
    var after = index
    if isSpace(scalars, after) { after += 1 }
    for word in ["bis", "ter", "quater"] where scalars[after...].starts(with: word.unicodeScalars) {
      key += word
      index = after + word.unicodeScalars.count
    }
    guard index < scalars.count else { return nil }
    if index + 2 < scalars.count, ("A"..."Z").contains(scalars[index]), scalars[index + 1] == ".",
      Token.digit(scalars[index + 2].value) != nil
    {
      // "29C.1", a paragraph of a budget's section 29C.
      return decimal(scalars, first: digits + String(scalars[index]), from: index + 1)
    }
    let printed = String(String.UnicodeScalarView(scalars[..<index]))
    switch scalars[index] {
    case ".", "．":
      let next = index + 1
      if next < scalars.count, Token.digit(scalars[next].value) != nil {
        return decimal(scalars, first: digits, from: index)
      }
      guard isSpace(scalars, next) || scalars[next].properties.isAlphabetic else { return nil }
      return make(.number, printed, key, scalars, to: next)
    case "、":
      return make(.number, printed, key, scalars, to: index + 1)
    case ")":
      guard isSpace(scalars, index + 1), digits.count <= 2 else { return nil }
      return make(.bracketed, printed, key, scalars, to: index + 1)
    case "-" where Token.digit(scalars.count > index + 1 ? scalars[index + 1].value : 0) != nil:
      return arabicDecimal(scalars, first: digits, from: index)
    case "-", "–", " ", "\u{A0}":
      // The Arabic form: ٧ - or 7 -, before Arabic text only, for 7 - 5 is elsewhere arithmetic.
      var dash = index
      while dash < scalars.count, Token.isSpace(scalars[dash].value) { dash += 1 }
      guard dash < scalars.count, scalars[dash] == "-" || scalars[dash] == "–" else { return nil }
      var next = dash + 1
      guard isSpace(scalars, next) else { return nil }
      while next < scalars.count, Token.isSpace(scalars[next].value) { next += 1 }
      guard next >= scalars.count || isArabic(scalars[next]) else { return nil }
      return make(.number, printed, key, scalars, to: next)
    default:
      return nil
    }
  }

  private static func isArabic(_ scalar: Unicode.Scalar) -> Bool {
    (0x0600...0x06FF).contains(scalar.value) || (0xFB50...0xFEFC).contains(scalar.value)
      || scalar == "«"
  }

  /// The two to four numbers of a decimal label, the first of which is read, joined by dots, and the
  /// index behind the last; `separator` stands before each but the first.
  private static func levels(
    _ scalars: [Unicode.Scalar], first: String, from start: Int, behind separator: Unicode.Scalar
  ) -> (key: String, end: Int)? {
    var key = first
    var index = start
    var count = 1
    while index + 1 < scalars.count, scalars[index] == separator,
      let digit = Token.digit(scalars[index + 1].value), digit != "0"
    {
      key += "."
      index += 1
      let start = index
      while index < scalars.count, let digit = Token.digit(scalars[index].value) {
        key.unicodeScalars.append(digit)
        index += 1
      }
      guard index - start <= 3 else { return nil }
      count += 1
    }
    return first.count <= 4 && (2...4).contains(count) ? (key, index) : nil
  }

  /// `4-6` before Arabic text, where the other languages have `4.6`.
  private static func arabicDecimal(
    _ scalars: [Unicode.Scalar], first: String, from hyphen: Int
  ) -> Label? {
    guard let (key, index) = levels(scalars, first: first, from: hyphen, behind: "-"),
      isSpace(scalars, index)
    else { return nil }
    var word = index
    while word < scalars.count, Token.isSpace(scalars[word].value) { word += 1 }
    guard word < scalars.count, isArabic(scalars[word]) else { return nil }
    let printed = String(String.UnicodeScalarView(scalars[..<index]))
    return make(.decimal, printed, key, scalars, to: index)
  }

  /// `1.2.3` from the first dot on, before a word that opens a sentence: `4.1 per cent` and `10.30 a.m.`
  /// are no labels, nor are sums, dates and hours.
  private static func decimal(
    _ scalars: [Unicode.Scalar], first: String, from dot: Int
  ) -> Label? {
    guard let (key, end) = levels(scalars, first: first, from: dot, behind: ".") else {
      return nil
    }
    var index = end
    let printed = String(String.UnicodeScalarView(scalars[..<index]))
    if index < scalars.count, scalars[index] == "." { index += 1 }
    guard isSpace(scalars, index) else { return nil }
    var word = index
    while word < scalars.count, Token.isSpace(scalars[word].value) { word += 1 }
    guard word < scalars.count else { return make(.decimal, printed, key, scalars, to: index) }
    let opening = scalars[word]
    guard
      opening.properties.isUppercase || opening.value >= 0x590 && opening.properties.isAlphabetic
        || "“\"«‘".unicodeScalars.contains(opening)
    else { return nil }
    return make(.decimal, printed, key, scalars, to: index)
  }

  private static func bracketed(_ scalars: [Unicode.Scalar], from start: Int) -> Label? {
    var index = start
    while index < scalars.count, index - start < 7, scalars[index] != ")", scalars[index] != "）" {
      let scalar = scalars[index]
      guard
        scalar.properties.isAlphabetic || Token.digit(scalar.value) != nil || scalar == "\u{640}"
      else { return nil }
      index += 1
    }
    guard index > start, index < scalars.count, scalars[index] == ")" || scalars[index] == "）"
    else { return nil }
    let inside = String(String.UnicodeScalarView(scalars[start..<index]))
    guard let key = bracketKey(inside) else { return nil }
    if start == 0, !isSpace(scalars, index + 1) { return nil }
    return make(.bracketed, inside, key, scalars, to: index + 1)
  }

  /// What Chinese (㈠) and Arabic (’1‘) print where the other languages have `(i)`: the same place
  /// of the same text, so the same key.
  private static func secondDegree(_ scalars: [Unicode.Scalar]) -> Label? {
    guard let first = scalars.first else { return nil }
    var number = 0
    var index = 1
    if (0x3220...0x3229).contains(first.value) {
      number = Int(first.value) - 0x321F
    } else {
      while index < 3, index < scalars.count, let digit = Token.digit(scalars[index].value),
        let value = Int(String(digit))
      {
        number = number * 10 + value
        index += 1
      }
      guard index < scalars.count, scalars[index] == "‘" || scalars[index] == "’",
        isSpace(scalars, index + 1)
      else { return nil }
      index += 1
    }
    guard number > 0 else { return nil }
    let printed = String(String.UnicodeScalarView(scalars[..<index]))
    return make(.bracketed, printed, RomanNumeral.text(of: number).lowercased(), scalars, to: index)
  }

  /// The letter of a list as a locator writes it; `nil` when it is no list's letter.
  private static func bracketKey(_ inside: String) -> String? {
    let digits = inside.unicodeScalars.compactMap { Token.digit($0.value) }
    if digits.count == inside.unicodeScalars.count {
      return digits.count <= 3 ? String(String.UnicodeScalarView(digits)) : nil
    }
    if let number = ListLetters.arabic(inside) { return ListLetters.latin(number) }
    var latin = ""
    for scalar in inside.unicodeScalars {
      guard let letter = ListLetters.lookalike(scalar) else {
        if let number = ListLetters.cyrillic(inside) { return ListLetters.latin(number) }
        let tokens = Token.tokens(of: inside)
        // Not 百分比, "per cent", which opens with a hundred.
        guard let (value, count) = ChineseNumeral.read(tokens, at: 0), count == tokens.count else {
          return nil
        }
        return String(value)
      }
      latin.append(letter)
    }
    let lowered = latin.lowercased()
    guard latin.allSatisfy({ $0.isLowercase }) || latin.count == 1 else { return nil }
    let isRepeated = lowered.count <= 2 && Set(lowered).count == 1
    guard isRepeated || RomanNumeral.value(of: lowered) ?? 100 < 100 else { return nil }
    return lowered
  }

  private static func lower(_ scalars: [Unicode.Scalar]) -> Label? {
    if let letter = foreignLower(scalars) { return letter }
    var index = 0
    while index < scalars.count, (0x61...0x7A).contains(scalars[index].value) { index += 1 }
    guard (1...5).contains(index), index < scalars.count, scalars[index] == ".",
      isSpace(scalars, index + 1)
    else { return nil }
    let printed = String(String.UnicodeScalarView(scalars[..<index]))
    guard index == 1 || RomanNumeral.value(of: printed) ?? 100 < 30 else { return nil }
    return make(.lower, printed, printed, scalars, to: index + 1)
  }

  /// `а.` of a Russian list and `أ -` of an Arabic one, each before a word of its script.
  private static func foreignLower(_ scalars: [Unicode.Scalar]) -> Label? {
    guard scalars.count > 3, scalars[0].value >= 0x400 else { return nil }
    let letter = String(Character(scalars[0]))
    var index = 1
    if scalars[index] == "\u{640}" { index += 1 }
    let key: String?
    if (0x430...0x44F).contains(scalars[0].value), scalars[1] == "." {
      // What goes on in a capital is "г. Москва", a city's.
      let looks = ListLetters.lookalike(scalars[0]).map(String.init)
      key = looks ?? ListLetters.cyrillic(letter).map(ListLetters.latin)
      index = 2
    } else {
      while index < scalars.count, Token.isSpace(scalars[index].value) { index += 1 }
      guard index > 1, index < scalars.count, scalars[index] == "-" || scalars[index] == "–" else {
        return nil
      }
      key = ListLetters.arabic(letter).map(ListLetters.latin)
      index += 1
    }
    guard let key, isSpace(scalars, index) else { return nil }
    var word = index
    while word < scalars.count, Token.isSpace(scalars[word].value) { word += 1 }
    guard word < scalars.count,
      isArabic(scalars[word]) || (0x430...0x451).contains(scalars[word].value)
    else { return nil }
    return make(.lower, letter, key, scalars, to: index)
  }

  private static func capital(_ scalars: [Unicode.Scalar]) -> Label? {
    var index = 0
    var latin = ""
    while index < scalars.count, let letter = ListLetters.lookalike(scalars[index]),
      letter.isUppercase
    {
      latin.append(letter)
      index += 1
    }
    guard (1...7).contains(index) else { return nil }
    let isAlone = index == scalars.count
    guard isAlone || (scalars[index] == "." && isSpace(scalars, index + 1)) else { return nil }
    let printed = String(String.UnicodeScalarView(scalars[..<index]))
    let value = RomanNumeral.value(of: latin)
    let isRoman = value.map { $0 < 90 && (latin.count > 1 || "IVX".contains(latin)) } ?? false
    guard isRoman || index == 1 else { return nil }
    return make(
      isRoman ? .roman : .capital, printed, latin, scalars, to: isAlone ? index : index + 1)
  }

  /// Arabic and Chinese section numbers: `أولا -` is I, `ألف -` is A, `一、` is I.
  private static func ordinalWord(_ scalars: [Unicode.Scalar]) -> Label? {
    guard let first = scalars.first, first.value >= 0x600 else { return nil }
    let text = String(String.UnicodeScalarView(scalars))
    let tokens = Token.tokens(of: text)
    if Token.isHan(first.value) {
      guard let (value, count) = ChineseNumeral.read(tokens, at: 0), value < 100,
        count < tokens.count,
        ["、", "."].contains(tokens[count].text)
      else { return nil }
      let printed = text.bytes(tokens[0].range.lowerBound..<tokens[count].range.lowerBound)
      return Label(
        form: .roman, printed: printed, key: RomanNumeral.text(of: value),
        length: spaceEnd(text, tokens, after: count))
    }
    guard tokens.count > 1, tokens[1].text == "-" || tokens[1].text == "." else { return nil }
    if let index = ListLetters.arabicSections.firstIndex(of: tokens[0].text) {
      return Label(
        form: .roman, printed: text.bytes(tokens[0].range), key: RomanNumeral.text(of: index + 1),
        length: spaceEnd(text, tokens, after: 1))
    }
    if let number = ListLetters.arabicNames[tokens[0].text] {
      return Label(
        form: .capital, printed: text.bytes(tokens[0].range),
        key: ListLetters.latin(number).uppercased(), length: spaceEnd(text, tokens, after: 1))
    }
    return nil
  }

  private static func spaceEnd(_ text: String, _ tokens: [Token], after index: Int) -> Int {
    index + 1 < tokens.count ? tokens[index + 1].range.lowerBound : tokens[index].range.upperBound
  }
}
