import Documents

/// Document symbols in running text, and the short forms that lists give them.
extension CitationParser {
  /// A symbol as it stands in the text, in parts.
  struct PrintedSymbol {
    /// From the organ on, in the usual signs; brackets and part letters left out.
    var components: [String]
    /// One for each part named: ` (Part I)`, ` A`; `[""]` when none is.
    var endings: [String] = [""]
    var start: Int
    var end: Int
    var next: Int
    var isRepaired = false

    /// The symbols, `nil` ones left out.
    var symbols: [Symbol] {
      let base = components.joined(separator: "/")
      return endings.compactMap { Symbol(base + $0)?.completed }
    }
  }

  /// A symbol found at its first slash.
  mutating func symbolFirst(at slash: Int) -> Int {
    guard slash > consumed || slash == 1, let end = symbolList(at: slash, pinpoint: nil, start: nil)
    else {
      return slash + 1
    }
    return end
  }

  /// Whether a symbol starts at a token.
  func isSymbol(at index: Int) -> Bool {
    at(index).kind == .word && printedSymbol(at: index + 1 + symbolOffset(at: index)) != nil
  }

  /// Tokens between an organ's word and the first slash: `IDB.50/13` has two.
  func symbolOffset(at index: Int) -> Int {
    isGluedSign(index + 1, ".") && isNumber(index + 2) && isSign(index + 3, "/") ? 2 : 0
  }

  // MARK: Organs

  /// The organ that ends at the token before a slash, and where it starts.
  private func organ(before slash: Int, isTwin: Bool) -> (
    text: String, first: Int, start: Int, isRepaired: Bool
  )? {
    var last = slash - 1
    var ending = ""
    if isNumber(last), isGluedSign(last - 1, "."), at(last - 2).kind == .word {
      ending = ".\(at(last).value)"
      last -= 2
    }
    let token = at(last)
    guard token.kind == .word else { return nil }
    let start = token.lastWordStart
    let length = Int(token.end) - start
    guard length >= 1, length <= 40, at(slash).isGlued || length <= 10 else { return nil }
    if let word = organWord(start..<Int(token.end)) {
      var text = word
      var first = last
      // "ICC-ASP", "EB.AIR".
      if token.isGlued,
        let sign = [("-", "-"), (".", ".")].first(where: { at(last - 1).isSign(Character($0.0)) }),
        at(last - 1).isGlued, at(last - 2).kind == .word,
        let before = organWord(at(last - 2).range),
        SymbolOrgans.isKnown("\(before)\(sign.1)\(word)")
      {
        text = "\(before)\(sign.1)\(word)"
        first = last - 2
      }
      guard let isRepaired = isTwin ? false : leftBoundary(of: first) else { return nil }
      return (text + ending, first, Int(at(first).lastWordStart), isRepaired)
    }
    // "agreementsS/1997/742": a word has run into the symbol.
    let capital = bytes[Int(token.end) - 1]
    guard length >= 3, ending.isEmpty, at(slash).isGlued, [65, 69, 83].contains(capital),
      bytes[Int(token.end) - 2] & 0x20 != 0, bytes[Int(token.end) - 2] < 0x80, isNumber(slash + 1),
      isSign(slash + 2, "/")
    else { return nil }
    return (String(Unicode.Scalar(capital)), last, Int(token.end) - 1, true)
  }

  /// Capitals, Cyrillic look-alikes put right; `nil` for other words.
  private func organWord(_ range: Range<Int>) -> String? {
    guard (1...20).contains(range.count) else { return nil }
    if range.count == 1, bytes[range.lowerBound].asciiUppercase != bytes[range.lowerBound] {
      // "a/res/78/2".
      return nil
    }
    var plain: [UInt8] = []
    var index = range.lowerBound
    while index < range.upperBound {
      let (scalar, length) = bytes.scalar(at: index)
      if scalar < 0x80 {
        guard bytes[index].isASCIIUppercase else { return nil }
        plain.append(bytes[index])
      } else {
        guard let byte = Symbol.lookAlike(scalar), byte.isASCIIUppercase else { return nil }
        plain.append(byte)
      }
      index += length
    }
    guard plain.count <= 10 else { return nil }
    return String(decoding: plain, as: UTF8.self)
  }

  /// What may stand before a symbol; `true` when a footnote's number has to be cut off, `nil` when the
  /// letters are the end of something else.
  private func leftBoundary(of index: Int) -> Bool? {
    let token = at(index)
    guard token.isGlued, index > 0 else { return false }
    let before = at(index - 1)
    switch before.kind {
    case .number:
      // "consensus,2A/75/816".
      let earlier = at(index - 2)
      return before.range.count <= 2 && (earlier.kind == .sign || earlier.kind == .end)
        && !isSign(index - 2, "/")
        && !isSign(index - 2, "-") ? true : nil
    case .sign:
      for sign in ["/", "-", "_", "@", "=", "&"] as [Character] where before.isSign(sign) {
        return nil
      }
      if before.isSign(".") {
        return at(index - 2).kind == .word && at(index - 2).range.count > 2 ? true : nil
      }
      return false
    default: return false
    }
  }

  // MARK: Reading one

  /// The symbol whose first slash this is.
  func printedSymbol(at slash: Int, isTwin: Bool = false) -> PrintedSymbol? {
    guard isSign(slash, "/"), let organ = organ(before: slash, isTwin: isTwin) else { return nil }
    let head = organ.text.split(separator: ".").first.map(String.init) ?? organ.text
    guard !SymbolOrgans.isForeign(head) || SymbolOrgans.isKnown(organ.text) else { return nil }
    var made = PrintedSymbol(
      components: [organ.text], start: organ.start, end: Int(at(slash).end), next: slash,
      isRepaired: organ.isRepaired)
    while made.components.count < 12, isSign(made.next, "/"),
      let (text, next) = component(at: made.next + 1, after: made.components, slash: made.next)
    {
      made.components.append(text)
      made.next = next
      made.end = Int(at(next - 1).end)
      if text == "RES" || text == "DEC", isSign(next, "/"), made.components.count <= 4 {
        guard let number = resolutionNumber(at: next + 1) else { return nil }
        takeNumber(number, &made)
        break
      }
    }
    // "L.27.Rev.1" is meant as "L.27/Rev.1".
    while made.components.count < 12, isGluedSign(made.next, "."), isSuffixWord(made.next + 1),
      isGluedSign(made.next + 2, "."), isNumber(made.next + 3)
    {
      made.components.append("\(text(made.next + 1)).\(at(made.next + 3).value)")
      made.next += 4
      made.end = Int(at(made.next - 1).end)
      made.isRepaired = true
    }
    takeBracket(&made)
    return isPlausible(made, isKnown: SymbolOrgans.isKnown(organ.text)) ? made : nil
  }

  private func takeNumber(_ number: ResolutionNumber, _ made: inout PrintedSymbol) {
    switch number.form {
    case .slash(let prefix, let session, let value):
      made.components += ["\(prefix)\(session)", "\(value)"]
    case .old(let value, let session): made.components.append("\(value) (\(session))")
    case .year(let value, let year): made.components.append("\(value) (\(year))")
    case .plain(let value): made.components.append("\(value)")
    }
    if !number.letters.isEmpty { made.endings = number.letters.map { " \($0)" } }
    made.next = number.next
    made.end = number.end
    made.isRepaired = made.isRepaired || number.isRepaired
  }

  private func component(
    at index: Int, after components: [String], slash: Int
  ) -> (text: String, next: Int)? {
    let token = at(index)
    let isSpaced = !at(slash).isGlued || !token.isGlued
    if token.flags.contains(.breakBefore) { return nil }
    if token.kind == .number {
      guard token.value >= 0 else { return nil }
      // A spaced slash is one of a symbol only where the rest of it proves so.
      if isSpaced, components.count == 1, !isSign(index + 1, "/") { return nil }
      if isSpaced, components.count > 1, !at(slash).flags.contains(.lineBefore),
        at(slash).isGlued != token.isGlued,
        !token.flags.contains(.lineBefore)
      {
        return nil
      }
      let digits =
        token.flags.contains(.arabicDigits) || bytes[Int(token.start)] >= 0x80
        ? String(token.value) : text(token.range)
      return (digits, index + 1)
    }
    guard token.kind == .word, token.range.count <= 24, let word = componentWord(token.range) else {
      return nil
    }
    let upper = word.uppercased()
    let isNumbered = SymbolOrgans.isNumbered(upper)
    if isSpaced, !isNumbered, !["RES", "DEC", "INF", "PRST", "HRC"].contains(upper) { return nil }
    // "S-30", "ES-10".
    if upper == "S" || upper == "ES", isSign(index + 1, "-"), isNumber(index + 2) {
      return ("\(upper)-\(at(index + 2).value)", index + 3)
    }
    let isBare = SymbolOrgans.isTreatyBody(components[0]) && upper == "C"
    if !isBare, isSign(index + 1, "."), at(index + 1).isGlued || isNumbered,
      at(index + 2).isGlued || isNumbered
    {
      let after = at(index + 2)
      if after.kind == .number, isNumbered || word == upper || after.isGlued {
        guard isNumbered || word.utf8.count <= 8 else { return nil }
        return ("\(word).\(text(after.range))", index + 3)
      }
      if at(index + 1).isGlued, after.isGlued, after.kind == .word,
        let name = componentWord(after.range),
        components[0] != "A", components[0] != "S"
      {
        if RomanNumeral.value(of: name) != nil { return ("\(word).\(name)", index + 3) }
        if isGluedSign(index + 3, "."), isNumber(index + 4) || at(index + 4).kind == .word {
          return nil
        }
      }
    }
    if at(index + 1).kind == .number, at(index + 1).isGlued {
      guard isNumbered || upper == "INF" || upper == "NGO" else { return nil }
      return ("\(word).\(at(index + 1).value)", index + 2)
    }
    if isSign(index + 1, "("), at(index + 1).isGlued, isSign(index + 3, ")"),
      at(index + 2).kind == .number
        || plainCapitals(at(index + 2)).flatMap({ RomanNumeral.value(of: $0) }) != nil
    {
      return ("\(word)(\(text(index + 2)))", index + 4)
    }
    if isGluedSign(index + 1, "-"),
      let second = at(index + 2).kind == .word ? componentWord(at(index + 2).range) : nil,
      second == second.uppercased(), word == upper
    {
      return ("\(word)-\(second)", index + 3)
    }
    guard isPlainComponent(word, upper, components, index) else { return nil }
    return (word, index + 1)
  }

  /// `RES`, `HRC`, `USA`, `CEFACT`: a component without a number of its own.
  private func isPlainComponent(
    _ word: String, _ upper: String, _ components: [String], _ index: Int
  ) -> Bool {
    if upper == "SUMMARY" { return true }
    guard isSign(index + 1, "/"), at(index + 1).isGlued || upper == "RES" else { return false }
    if word != upper, upper != "RES", upper != "DEC", upper != "AGENDA" { return false }
    guard components.count == 1 else { return true }
    switch components[0] {
    case "A": return SymbolOrgans.ofAssembly.contains(upper)
    case "S": return SymbolOrgans.ofCouncil.contains(upper)
    default: return true
    }
  }

  private func componentWord(_ range: Range<Int>) -> String? {
    var plain: [UInt8] = []
    var index = range.lowerBound
    while index < range.upperBound {
      let (scalar, length) = bytes.scalar(at: index)
      if scalar < 0x80 {
        plain.append(bytes[index])
      } else {
        guard let byte = Symbol.lookAlike(scalar), byte.isASCIILetter else { return nil }
        plain.append(byte)
      }
      index += length
    }
    return plain.isEmpty || plain.count > 12 ? nil : String(decoding: plain, as: UTF8.self)
  }

  // MARK: Brackets

  /// ` (Part I)`, `(Parts I and II)`, ` (Vol. II)`, ` (Resumption 1)` after a symbol.
  private func takeBracket(_ made: inout PrintedSymbol) {
    guard isSign(made.next, "("), let (endings, next) = partEndings(at: made.next) else { return }
    made.endings = endings
    made.next = next
    made.end = Int(at(next - 1).end)
  }

  private func partEndings(at index: Int) -> (endings: [String], next: Int)? {
    var next = index + 1
    let word: String
    if role(next) == .pinpoint, lexeme(next).value == Unit.part.rawValue {
      word = "Part "
    } else if isWord(next, "Vol") {
      word = "Vol. "
    } else if isWord(next, "Sect") {
      word = "Sect. "
    } else if isWord(next, "Resumption") {
      word = "Resumption "
    } else if isWord(next, "SUPP"), isSign(next + 1, ")") {
      return ([" (SUPP)"], next + 2)
    } else if let capitals = plainCapitals(at(next)), capitals.hasPrefix("PART"),
      isSign(next + 1, ")"),
      RomanNumeral.value(of: capitals.dropFirst(4)) != nil
    {
      // "ADD.2(PARTII)" of the document system.
      return ([" (Part \(capitals.dropFirst(4)))"], next + 2)
    } else {
      return nil
    }
    next += 1
    if isSign(next, ".") { next += 1 }
    var names: [String] = []
    while names.count < 20 {
      let token = at(next)
      if token.kind == .number {
        var name = text(token.range)
        if at(next + 1).kind == .word, at(next + 1).isGlued, at(next + 1).range.count == 1 {
          name += text(next + 1)
          next += 1
        }
        names.append(name)
      } else if let roman = plainCapitals(token), RomanNumeral.value(of: roman) != nil {
        names.append(roman)
      } else {
        return nil
      }
      next += 1
      if isSign(next, ")") { return (names.map { " (\(word)\($0))" }, next + 1) }
      if let join = listJoin(at: next) { next = join } else { return nil }
    }
    return nil
  }

  // MARK: Plausibility

  /// Numbers of a true symbol are a session or a year and a number; a word with a slash is none.
  private func isPlausible(_ made: PrintedSymbol, isKnown: Bool) -> Bool {
    let rest = made.components.dropFirst()
    guard let first = rest.first, let last = rest.last,
      last.utf8.contains(where: \.isASCIIDigit) || last.uppercased() == "SUMMARY"
    else { return false }
    func number(_ text: String) -> Int? { Int(text) }
    if rest.count == 1, let value = number(first) {
      guard isKnown else { return false }
      return made.components[0].contains(".") || value >= 100 || made.components[0] == "CD"
    }
    if let value = number(first) {
      switch made.components[0] {
      case "A":
        return (1...999).contains(value)
          || value >= 1000 && rest.dropFirst().first.map(isSuffix) == true
      case "S", "E":
        return (1946...2999).contains(value) && first.utf8.count == 4
          || rest.dropFirst().first.map(isSuffix) == true
      default: break
      }
    }
    if isKnown { return true }
    // Another series proves itself by a year and a number, or by a part with a number after a dot.
    let hasYear = rest.contains { text in number(text).map { (1946...2999).contains($0) } == true }
    let hasNumbered = rest.contains { $0.contains(".") }
    return made.components[0].utf8.count >= 2 && rest.count >= 2 && (hasYear || hasNumbered)
  }

  func isSuffixWord(_ index: Int) -> Bool {
    isWord(index, "Add") || isWord(index, "Corr") || isWord(index, "Rev") || isWord(index, "Amend")
  }

  func isSuffix(_ component: String) -> Bool {
    let letters = component.prefix { $0.isLetter }.uppercased()
    return ["ADD", "CORR", "REV", "AMEND", "SUMMARY"].contains(letters)
  }
}

extension SymbolOrgans {
  static func isKnown(_ organ: String) -> Bool {
    known.contains(organ)
      || organ.split(separator: ".").first.map { dotted.contains(String($0)) } == true
  }
  static func isForeign(_ organ: String) -> Bool { foreign.contains(organ) }
  static func isNumbered(_ upper: String) -> Bool { numbered.contains(upper) }
  static func isTreatyBody(_ organ: String) -> Bool { treatyBodies.contains(organ) }
}
