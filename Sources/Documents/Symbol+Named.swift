/// A resolution or decision named by words: `GA resolution 78/291`, `SC Res 1325`.
extension Symbol {
  private enum Organ { case assembly, council, economic, rights }

  /// Words before the number, and what they say. English, French, Spanish.
  private static let organWords: [String: Organ] = [
    "ga": .assembly, "unga": .assembly, "ungar": .assembly, "assembly": .assembly,
    "assemblée": .assembly, "asamblea": .assembly, "agnu": .assembly, "sc": .council,
    "unsc": .council, "unscr": .council, "scr": .council, "security": .council,
    "sécurité": .council,
    "seguridad": .council, "ecosoc": .economic, "esc": .economic, "economic": .economic,
    "hrc": .rights, "unhrc": .rights, "rights": .rights,
  ]
  private static let otherWords: Set<String> = [
    "resolution", "res", "résolution", "resolución", "general", "générale", "council", "conseil",
    "consejo", "and", "social", "human", "un", "u", "n", "g", "a", "s", "c", "the", "of", "de",
    "la",
    "no", "nº", "united", "nations", "doc", "document", "l", "du", "del", "резолюция", "decision",
    "décision", "decisión", "dec", "resolutions",
  ]
  private static let decisionWords: Set<String> = ["decision", "décision", "decisión", "dec"]

  /// The whole of `text` must be organ words, a noun, a number, and at most a date after it.
  static func named(in text: String) -> Symbol? {
    guard let start = text.firstIndex(where: \.isASCIIDigit) else { return nil }
    var head = text[..<start]
    var tail = String(text[start...])
    for prefix in ["ES-", "S-", "es-", "s-"] where head.hasSuffix(prefix) {
      guard head.dropLast(prefix.count).last?.isLetter != true else { continue }
      head = head.dropLast(prefix.count)
      tail = prefix.uppercased() + tail
      break
    }
    guard head.last != "/", head.last != "_" else { return nil }
    var organ: Organ?
    var isDecision = false
    let words = head.lowercased().split { !$0.isLetter && $0 != "é" }.map(String.init)
    for word in words {
      if let found = organWords[word] {
        organ = found
      } else if !otherWords.contains(word) {
        return nil
      }
      if decisionWords.contains(word) { isDecision = true }
    }
    let dotted = head.lowercased().replacing(" ", with: "")
    if dotted.contains("g.a.") { organ = .assembly }
    if dotted.contains("s.c.") { organ = .council }
    guard let (number, rest) = leadingNumber(tail), isDate(rest) else { return nil }
    return symbol(number, organ: organ, isDecision: isDecision, hasNoun: !words.isEmpty)
  }

  /// `75/240`, `57/270 B`, `1325 (2000)`, `2758 (XXVI)`, `217 A (III)`, `S-8/1`, and what follows.
  private static func leadingNumber(_ text: String) -> (String, Substring)? {
    let end = text.firstIndex {
      !($0.isASCIIDigit || $0 == "/" || $0 == "-" || $0 == "S" || $0 == "E")
    }
    var number = String(text[..<(end ?? text.endIndex)])
    var rest = text[(end ?? text.endIndex)...]
    guard number.last?.isASCIIDigit == true else { return nil }
    func takeLetter() {
      let after = rest.drop { $0 == " " }
      guard let letter = after.first, letter.isASCII, letter.isUppercase,
        after.dropFirst().first?.isLetter != true
      else { return }
      number += " \(letter)"
      rest = after.dropFirst()
    }
    takeLetter()
    let open = rest.drop { $0 == " " }
    if open.first == "(", let close = open.firstIndex(of: ")") {
      let inside = open[open.index(after: open.startIndex)..<close].filter { $0 != " " }
      if Int(inside).map({ (1946...2100).contains($0) }) == true
        || RomanNumeral.value(of: inside) != nil
        || (inside.hasPrefix("S-") || inside.hasPrefix("ES-"))
      {
        number += " (\(inside.uppercased()))"
        rest = open[open.index(after: close)...]
        takeLetter()
      }
    }
    return (number, rest)
  }

  /// Empty, or words and figures that can be a date: nothing else may follow the number.
  private static func isDate(_ text: Substring) -> Bool {
    let parts = text.split { $0 == " " || $0 == "," || $0 == "(" || $0 == ")" || $0 == "." }
    guard !parts.isEmpty else { return true }
    guard parts.count <= 8, let year = parts.last.flatMap({ Int($0) }), (1945...2999).contains(year)
    else {
      return false
    }
    return parts.dropLast().allSatisfy { part in
      Int(part).map { (1...31).contains($0) } ?? part.allSatisfy { $0.isLetter || $0.isNumber }
    }
  }

  private static func symbol(
    _ number: String, organ: Organ?, isDecision: Bool, hasNoun: Bool
  ) -> Symbol? {
    let series = isDecision ? "DEC" : "RES"
    if let slash = number.firstIndex(of: "/") {
      let first = number[..<slash]
      guard number[number.index(after: slash)...].first?.isASCIIDigit == true else { return nil }
      let isYear = first.utf8.count == 4
      switch organ {
      case .rights: return Symbol("A/HRC/\(series)/\(number)")
      case .council: return nil
      case .economic: return isYear ? Symbol("E/\(series)/\(number)") : nil
      case .assembly: return isYear ? nil : Symbol("A/\(series)/\(number)")
      case nil:
        if isYear { return hasNoun ? Symbol("E/\(series)/\(number)") : nil }
        guard first.first?.isLetter == true || (31...999).contains(Int(first) ?? 0) else {
          return nil
        }
        return Symbol("A/\(series)/\(number)")
      }
    }
    guard hasNoun || number.contains("(") else { return nil }
    if number.contains("("), !number.contains("(1"), !number.contains("(2") {
      return Symbol("\(organ == .economic ? "E" : "A")/RES/\(number)")
    }
    let digits = Int(number.prefix(while: \.isASCIIDigit)) ?? 0
    let letter = number.split(separator: " ").dropFirst().first { $0.utf8.count == 1 } ?? ""
    if organ == .assembly {
      // "GA Res 3314 (1974)" gives the year where the symbol has the session.
      let sessions = ResolutionNumbers.assemblySessions(of: digits)
      guard sessions.count == 1 else { return nil }
      return Symbol("A/RES/\(digits) (\(sessions[0])) \(letter)")
    }
    if number.contains("(") { return Symbol("S/RES/\(number)") }
    guard organ == .council else { return nil }
    return Symbol("S/RES/\(digits)")?.completed
  }
}
