import Documents

/// The number of a resolution or decision as it is printed.
struct ResolutionNumber: Sendable, Equatable {
  enum Form: Sendable, Equatable {
    /// `75/240`, `1996/31`, `ES-10/19`: the prefix is empty, `S-` or `ES-`.
    case slash(prefix: String, session: Int, number: Int)
    /// `2758 (XXVI)`, `3362 (S-VII)`.
    case old(number: Int, session: String)
    /// `1325 (2000)`.
    case year(number: Int, year: Int)
    /// `598`.
    case plain(Int)
  }

  var form: Form
  /// Parts: `A`, `B`.
  var letters: [String] = []
  /// UTF-8 bytes.
  var start: Int
  var end: Int
  /// The first token after it.
  var next: Int
  /// A footnote marker was cut off, or reversed digits put right.
  var isRepaired = false

  var isPlain: Bool {
    if case .plain = form { return true }
    return false
  }
}

extension CitationParser {
  /// The number of a resolution or decision that starts at a token; `nil` when none does.
  func resolutionNumber(at index: Int) -> ResolutionNumber? {
    if let special = specialNumber(at: index) { return special }
    let first = at(index)
    guard first.kind == .number, first.value > 0, first.value < 10_000 else { return nil }
    let number = Int(first.value)
    // "69.2", "n.m" of other organisations.
    if isGluedSign(index + 1, "."), isNumber(index + 2) { return nil }
    if isSign(index + 1, "/") { return slashNumber(at: index, session: number) }
    var made = ResolutionNumber(
      form: .plain(number), start: Int(first.start), end: Int(first.end), next: index + 1)
    takeLetters(&made)
    if let session = bracketedSession(at: made.next, number: first) {
      made.form = session.form
      made.next = session.next
      made.end = Int(at(session.next - 1).end)
      made.isRepaired = session.isReversed
      if made.letters.isEmpty { takeLetters(&made) }
    } else if isSign(made.next, "("), role(made.next + 1) == .none, at(made.next + 1).kind == .word,
      isWord(made.next + 1, "Rev")
    {
      // "Resolution 130 (Rev. …)" of another organisation.
      return nil
    }
    return made
  }

  /// `S-8/1`, `ES-10/19`, `دإط-10/21`.
  private func specialNumber(at index: Int) -> ResolutionNumber? {
    let first = at(index)
    guard first.kind == .word else { return nil }
    var prefix = ""
    if role(index) == .session, lexeme(index).value > 0 {
      prefix = lexeme(index).value == 1 ? "S-" : "ES-"
    } else if first.flags.contains(.capitals), let plain = plainCapitals(first),
      plain == "S" || plain == "ES"
    {
      prefix = plain + "-"
    }
    guard !prefix.isEmpty, isSign(index + 1, "-"), isNumber(index + 2), isSign(index + 3, "/"),
      isNumber(index + 4)
    else { return nil }
    let session = Int(at(index + 2).value)
    let number = Int(at(index + 4).value)
    guard (1...99).contains(session), (1...400).contains(number) else { return nil }
    var made = ResolutionNumber(
      form: .slash(prefix: prefix, session: session, number: number), start: Int(first.start),
      end: Int(at(index + 4).end), next: index + 5)
    takeLetters(&made)
    return made
  }

  private func slashNumber(at index: Int, session: Int) -> ResolutionNumber? {
    let second = at(index + 2)
    guard second.kind == .number, second.value > 0 else { return nil }
    // "2002/584/JHA", "31/12/2020".
    if isSign(index + 3, "/"), at(index + 3).isGlued { return nil }
    var made = ResolutionNumber(
      form: .slash(prefix: "", session: session, number: Int(second.value)),
      start: Int(at(index).start), end: Int(second.end), next: index + 3)
    // Of two bytes each in Arabic, of three where they are full-width.
    let digits = text(second.range).unicodeScalars
    if digits.count == 4, session < 1000, let last = digits.last {
      // A footnote's number is stuck to it: no session has four digits of resolutions.
      made.form = .slash(prefix: "", session: session, number: Int(second.value) / 10)
      made.end -= UTF8.width(last)
      made.isRepaired = true
      return made
    }
    guard second.value < 10_000 else { return nil }
    if session >= 1000, !(1946...2999).contains(session) { return nil }
    // "2017/18" with a year on both sides.
    if session >= 1000, second.value >= 1000 { return nil }
    takeLetters(&made)
    return made
  }

  // MARK: Sessions in brackets

  private func bracketedSession(
    at index: Int, number: Token
  ) -> (form: ResolutionNumber.Form, next: Int, isReversed: Bool)? {
    if isSign(index, ")"), number.flags.contains(.arabicDigits) {
      return reversedSession(at: index, number: number)
    }
    // Scans leave specks: "512.(1982)".
    if isSign(index, "."), at(index).isGlued, isSign(index + 1, "("), at(index + 1).isGlued {
      return bracketedSession(at: index + 1, number: number)
    }
    guard isSign(index, "(") else { return nil }
    let value = Int(number.value)
    let inside = at(index + 1)
    if inside.kind == .number, (1946...2999).contains(inside.value), isSign(index + 2, ")") {
      return (.year(number: value, year: Int(inside.value)), index + 3, false)
    }
    guard inside.kind == .word else { return nil }
    if role(index + 1) == .session {
      // "(د - 29)".
      var next = index + 2
      while isSign(next, "-") { next += 1 }
      guard isNumber(next), isSign(next + 1, ")"), (1...70).contains(at(next).value) else {
        return nil
      }
      let prefix = ["", "S-", "ES-"][min(2, max(0, Int(lexeme(index + 1).value)))]
      let session = prefix + RomanNumeral.text(of: Int(at(next).value))
      return (.old(number: value, session: session), next + 2, false)
    }
    guard let roman = plainCapitals(inside) else { return nil }
    if isSign(index + 2, ")"), let session = RomanNumeral.value(of: roman),
      (1...70).contains(session)
    {
      return (.old(number: value, session: roman), index + 3, false)
    }
    if roman == "S" || roman == "ES", isSign(index + 2, "-"), isSign(index + 4, ")"),
      let session = plainCapitals(at(index + 3)), RomanNumeral.value(of: session) != nil
    {
      return (.old(number: value, session: "\(roman)-\(session)"), index + 5, false)
    }
    return nil
  }

  /// `٠٨٣٣ )د - ٠٣(`: an old conversion stored the digits backwards and the brackets mirrored.
  private func reversedSession(
    at index: Int, number: Token
  ) -> (form: ResolutionNumber.Form, next: Int, isReversed: Bool)? {
    guard role(index + 1) == .session else { return nil }
    var next = index + 2
    while isSign(next, "-") { next += 1 }
    guard isNumber(next), isSign(next + 1, "("), let value = reversed(number),
      let session = reversed(at(next)), (1...70).contains(session)
    else { return nil }
    return (
      .old(number: value, session: RomanNumeral.text(of: session)), next + 2, true
    )
  }

  /// The value of a number's digits read backwards.
  func reversed(_ token: Token) -> Int? {
    let digits = text(token.range).compactMap(\.wholeNumberValue)
    guard (1...6).contains(digits.count) else { return nil }
    return digits.reversed().reduce(0) { $0 * 10 + $1 }
  }

  /// Up to seven capitals as plain Latin ones, Cyrillic look-alikes among them; `nil` for others.
  func plainCapitals(_ token: Token) -> String? {
    guard token.kind == .word, !token.flags.contains(.run), (1...14).contains(token.range.count)
    else {
      return nil
    }
    var plain = ""
    for scalar in text(token.range).unicodeScalars {
      if scalar.isASCII {
        guard (65...90).contains(scalar.value) else { return nil }
        plain.unicodeScalars.append(scalar)
      } else {
        guard let byte = Symbol.lookAlike(scalar.value), byte.isASCIIUppercase else { return nil }
        plain.unicodeScalars.append(Unicode.Scalar(byte))
      }
    }
    return plain
  }

  // MARK: Parts

  /// `A`, `A and B`, `A to D`, `A-D`, `[A-C]`, `ألف وباء` after a number.
  func takeLetters(_ number: inout ResolutionNumber) {
    var index = number.next
    let isBracketed = isSign(index, "[") && partLetter(at: index + 1) != nil
    if isBracketed { index += 1 }
    guard let first = partLetter(at: index), isBracketed || standsAsPart(index) else { return }
    var letters = [first]
    index += 1
    while letters.count < 26 {
      if role(index) == .abjad, lexeme(index).flags.contains(.joined) {
        letters.append(Self.letter(Int(lexeme(index).value)))
        index += 1
        continue
      }
      let isRange =
        isSign(index, "-") || lexeme(index).flags.contains(.range) || role(index) == .through
      let isJoined = role(index) == .joiner || isSign(index, ",") || isSign(index, "/")
      guard isRange || isJoined else { break }
      var next = index + 1
      if isJoined, isSign(index, ","), role(next) == .joiner { next += 1 }
      guard let letter = partLetter(at: next), isBracketed || standsAsPart(next) else { break }
      if isRange {
        guard let low = letters.last?.utf8.first, let high = letter.utf8.first, low < high else {
          break
        }
        for code in (low + 1)...high { letters.append(String(Unicode.Scalar(code))) }
      } else {
        letters.append(letter)
      }
      index = next + 1
    }
    if isBracketed {
      guard isSign(index, "]") else { return }
      index += 1
    }
    number.letters = letters
    number.next = index
    number.end = Int(at(index - 1).end)
  }

  private static func letter(_ ordinal: Int) -> String {
    (1...26).contains(ordinal) ? String(Unicode.Scalar(UInt8(64 + ordinal))) : ""
  }

  private func partLetter(at index: Int) -> String? {
    let token = at(index)
    if role(index) == .abjad { return Self.letter(Int(lexeme(index).value)) }
    guard token.range.count <= 2, let plain = plainCapitals(token), plain.utf8.count == 1 else {
      return nil
    }
    return plain
  }

  /// A capital letter is a part of the resolution, not a word, an initial or a symbol's organ.
  private func standsAsPart(_ index: Int) -> Bool {
    let next = at(index + 1)
    if next.kind == .sign, next.isGlued {
      if next.isSign("/"), partLetter(at: index + 2) == nil || isSign(index + 3, "/") {
        return false
      }
      if next.isSign("'") { return false }
      if next.isSign("."), at(index + 2).kind == .word, at(index + 2).flags.contains(.capital),
        at(index + 2).isGlued
      {
        return false
      }
    }
    if next.kind == .word, next.isGlued, role(index) != .abjad, bytes[Int(next.start)] < 0x80 {
      return false
    }
    if isWord(index, "I") || isWord(index, "A") {
      // "72/4 I said": a pronoun is followed by a plain word.
      return
        !(next.kind == .word && role(index + 1) == .none && lexeme(index + 1).verb == nil
        && !next.flags.contains(.capital)) || isSign(index + 1, "(")
    }
    return true
  }
}
