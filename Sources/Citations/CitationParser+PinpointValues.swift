import Documents

/// The numbers and letters of a pinpoint.
extension CitationParser {
  /// `4`, `4, 7 (a) (ii) and 9`, `3-5`, `3 a 5`, `1 bis`.
  func paragraphValues(at index: Int) -> (values: [Pinpoint.Value], next: Int)? {
    guard isNumber(index), at(index).value > 0, !isSign(index + 1, "/") || !isNumber(index + 2)
    else {
      return nil
    }
    var values: [Pinpoint.Value] = []
    var next = index
    while values.count < Pinpoint.most {
      guard isParagraphNumber(next) else { break }
      let number = Int(at(next).value)
      let last = values.last.flatMap { Int($0.number) } ?? 0
      let isRange = next > index && isRangeSign(next - 1) && values.last?.letters.isEmpty == true
      if let dotted = dottedNumber(at: next) {
        takeDotted(dotted.number, dotted.count, isRange: isRange, &values)
        next = dotted.next
        let letters = letterLists(at: next)
        if !letters.lists.isEmpty, var value = values.popLast() {
          for list in letters.lists {
            value.letters = list
            values.append(value)
          }
          next = letters.next
        }
        guard let after = listJoin(at: next), isParagraphNumber(after) else { break }
        next = after
        continue
      }
      if isRange {
        guard number > last, number - last < Pinpoint.most else { break }
        for between in (last + 1)..<number {
          values.append(Pinpoint.Value(number: String(between)))
        }
      }
      var value = Pinpoint.Value(number: String(number))
      next += 1
      if role(next) == .insertion {
        value.number += text(next).lowercased()
        next += 1
      }
      let letters = letterLists(at: next)
      if letters.lists.isEmpty {
        values.append(value)
      } else {
        next = letters.next
        for list in letters.lists {
          value.letters = list
          values.append(value)
        }
      }
      guard let after = listJoin(at: next), isParagraphNumber(after), !isResolutionNumber(at: after)
      else { break }
      next = after
    }
    return values.isEmpty ? nil : (values, next)
  }

  func isParagraphNumber(_ index: Int) -> Bool {
    isNumber(index) && at(index).value > 0 && at(index).value < 3000
      && (!isAmount(index) || dottedNumber(at: index) != nil)
  }

  /// A paragraph numbered `5.12`, or `29C.4` as in the section of a budget that has a letter; `nil` where no
  /// second figure follows, or an amount.
  private func dottedNumber(at index: Int) -> (number: String, count: Int, next: Int)? {
    let letter = gluedLetter(after: index)
    let dot = index + (letter == nil ? 1 : 2)
    guard isGluedSign(dot, "."), isNumber(dot + 1), (1...999).contains(at(dot + 1).value),
      !isAmount(dot + 1), !isSign(dot + 2, "/"), !isSign(dot + 2, "%")
    else { return nil }
    return ("\(at(index).value)\(letter ?? "")", Int(at(dot + 1).value), dot + 2)
  }

  /// The capital that stands directly behind a number: the C of `29C`.
  private func gluedLetter(after index: Int) -> String? {
    guard at(index + 1).isGlued, let letter = plainCapitals(at(index + 1)), letter.utf8.count == 1
    else { return nil }
    return letter
  }

  /// Adds `5.12`, and after a dash all from `5.2` on.
  private func takeDotted(
    _ number: String, _ count: Int, isRange: Bool, _ values: inout [Pinpoint.Value]
  ) {
    if isRange, let last = values.last, last.number == number, let first = last.count,
      first < count
    {
      for between in (first + 1)..<count where values.count < Pinpoint.most {
        values.append(Pinpoint.Value(number: number, count: between))
      }
    }
    values.append(Pinpoint.Value(number: number, count: count))
  }

  /// A number that is a resolution's, not one more paragraph.
  func isResolutionNumber(at index: Int) -> Bool {
    if isSign(index + 1, "/"), isNumber(index + 2) { return true }
    guard let number = resolutionNumber(at: index) else { return false }
    return !number.isPlain
  }

  func isRangeSign(_ index: Int) -> Bool {
    isSign(index, "-") || role(index) == .through || lexeme(index).flags.contains(.range)
  }

  /// The token after a comma, "and", "to" or a dash; `nil` when the list ends.
  func listJoin(at index: Int) -> Int? {
    if isSign(index, ",") { return role(index + 1) == .joiner ? index + 2 : index + 1 }
    if role(index) == .joiner || isRangeSign(index) { return index + 1 }
    return nil
  }

  /// `(a)`, `(a) (ii)`, `a)`, `(a) and (b)`, `(a)-(c)`, `(أ)` after a number, each with its own depth.
  func letterLists(at index: Int) -> (lists: [[String]], next: Int) {
    var lists: [[String]] = []
    var next = index
    while lists.count < 26 {
      var list: [String] = []
      var after = next
      while list.count < 4, let (letter, end) = bracketedLetter(at: after) {
        list.append(letter)
        after = end
      }
      guard !list.isEmpty else { break }
      if !lists.isEmpty, isRangeSign(next - 1), let low = lists.last?.last?.utf8.first,
        let high = list.first?.utf8.first, list.first?.utf8.count == 1, low < high
      {
        let outer = lists.last?.dropLast() ?? []
        for code in (low + 1)..<high { lists.append(outer + [String(Unicode.Scalar(code))]) }
        list = outer + list
      }
      lists.append(list)
      next = after
      guard let join = listJoin(at: next), bracketedLetter(at: join) != nil else { break }
      next = join
    }
    if lists.isEmpty { return ([], index) }
    // After a joiner that led nowhere the list ends before it.
    return (lists, next)
  }

  /// `(a) and (b)` on their own, as "subparagraphs" has them.
  func letterValues(at index: Int) -> (values: [Pinpoint.Value], next: Int)? {
    let (lists, next) = letterLists(at: index)
    if !lists.isEmpty { return (lists.map { Pinpoint.Value(number: "", letters: $0) }, next) }
    // "subparagraph a of paragraph 1".
    guard at(index).kind == .word, let letter = subparagraphLetter(at(index)),
      letter.utf8.count <= 3, role(index + 1) != .none || at(index + 1).kind != .word,
      !isSign(index + 1, "/")
    else { return nil }
    return ([Pinpoint.Value(number: "", letters: [letter])], index + 1)
  }

  func bracketedLetter(at index: Int) -> (letter: String, next: Int)? {
    if isSign(index, "(") {
      guard isSign(index + 2, ")"), let letter = subparagraphLetter(at(index + 1)) else {
        return nil
      }
      return (letter, index + 3)
    }
    guard isSign(index + 1, ")"), at(index + 1).isGlued, let letter = subparagraphLetter(at(index))
    else {
      return nil
    }
    return (letter, index + 2)
  }

  /// Arabic letters in the order of the abjad. Source: UN documents in Arabic.
  private static let abjad: [Unicode.Scalar: String] = Dictionary(
    uniqueKeysWithValues: zip(
      "أبجدهوزحطيكلمنسعفصقر".unicodeScalars, "abcdefghijklmnopqrst".map(String.init)))

  /// Cyrillic letters that have no Latin look-alike, in the order of the alphabet.
  private static let cyrillic: [Unicode.Scalar: String] = [
    "б": "b", "в": "c", "г": "d", "д": "e", "ж": "g", "з": "h", "и": "i",
  ]

  func subparagraphLetter(_ token: Token) -> String? {
    guard token.kind == .word, !token.flags.contains(.run), token.range.count <= 5 else {
      return nil
    }
    var letter = ""
    for scalar in text(token.range).unicodeScalars {
      if scalar.isASCII {
        guard (97...122).contains(scalar.value | 0x20) else { return nil }
        letter.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value | 0x20)))
      } else if scalar == "ا" || scalar == "أ" {
        letter += "a"
      } else if scalar == "\u{640}" {
        continue
      } else if let found = Self.abjad[scalar] ?? Self.cyrillic[scalar] {
        letter += found
      } else if let plain = Symbol.lookAlike(scalar.value), plain.isASCIILetter {
        letter.unicodeScalars.append(Unicode.Scalar(plain | 0x20))
      } else {
        return nil
      }
    }
    let isDouble = letter.utf8.count == 2 && letter.utf8.first == letter.utf8.last
    guard letter.utf8.count == 1 || isDouble || RomanNumeral.value(of: letter) != nil else {
      return nil
    }
    return letter
  }

  /// `II`, `II and IV`, `A`, `E.2`, `5`, `29C`, `الثالث`, `一` after section, part, annex, chapter.
  func names(at index: Int, unit: Unit) -> (values: [Pinpoint.Value], next: Int) {
    var values: [Pinpoint.Value] = []
    var next = index
    while values.count < 30 {
      guard let (name, after) = name(at: next) else { break }
      if !values.isEmpty, isRangeSign(next - 1),
        let low = values.last.flatMap({ RomanNumeral.value(of: $0.number) }),
        let high = RomanNumeral.value(of: name), low < high, high - low < 30
      {
        for between in (low + 1)..<high {
          values.append(Pinpoint.Value(number: RomanNumeral.text(of: between)))
        }
      } else if isRangeSign(next - 1), let first = values.last?.number, let low = first.utf8.last,
        let high = name.utf8.last, first.dropLast() == name.dropLast(), low < high
      {
        for code in (low + 1)..<high {
          values.append(Pinpoint.Value(number: first.dropLast() + String(Unicode.Scalar(code))))
        }
      }
      values.append(Pinpoint.Value(number: name))
      next = after
      guard let join = listJoin(at: next), self.name(at: join) != nil,
        !isResolutionNumber(at: join),
        !isAmount(join)
      else { break }
      if isNumber(join), !isNumber(index) { break }
      next = join
    }
    return (values, values.isEmpty ? index : next)
  }

  func name(at index: Int) -> (name: String, next: Int)? {
    let token = at(index)
    switch token.kind {
    case .number:
      guard token.value > 0, token.value < 200, !isSign(index + 1, "/"), !isAmount(index) else {
        return nil
      }
      if let letter = gluedLetter(after: index) {
        // "annex 2C/…" is something else.
        return isSign(index + 2, "/") ? nil : ("\(token.value)\(letter)", index + 2)
      }
      return (String(token.value), index + 1)
    case .word:
      if role(index) == .ordinal, token.range.lowerBound < bytes.count,
        bytes[token.range.lowerBound] >= 0x80
      {
        return (RomanNumeral.text(of: Int(lexeme(index).value)), index + 1)
      }
      if role(index) == .abjad {
        let value = Int(lexeme(index).value)
        return (1...26).contains(value)
          ? (String(Unicode.Scalar(UInt8(64 + value))), index + 1) : nil
      }
      guard let capitals = plainCapitals(token),
        capitals.utf8.count == 1 || RomanNumeral.value(of: capitals) != nil
      else { return nil }
      // "annex A/…" is a symbol, and "part I said" a sentence.
      if isSign(index + 1, "/") { return nil }
      var name = capitals
      var next = index + 1
      // "chap. III.E.2".
      while isGluedSign(next, "."), at(next + 1).range.count <= 4 {
        if isNumber(next + 1) {
          name += ".\(at(next + 1).value)"
        } else if let inner = plainCapitals(at(next + 1)),
          inner.utf8.count == 1 || RomanNumeral.value(of: inner) != nil
        {
          name += ".\(inner)"
        } else {
          break
        }
        next += 2
      }
      return (name, next)
    default: return nil
    }
  }
}
