extension Symbol {
  /// Reads one symbol, alone, in any case and spacing: `a/res/57/270b`, `A / CN . 10 / 203`,
  /// `A/RES/377(V)[A-C]`, `S/RES/1325(2000)`, `A/76/100*`. `nil` when the text is no symbol.
  ///
  /// Dashes, no-break spaces and full-width signs should be plain already.
  /// Source: UN-wide document symbol practice; grammar in `docs/manual.md`.
  package init?(_ text: String) {
    if text.lowercased().hasPrefix("file:") {
      let name = text.dropFirst(5)
      guard !name.isEmpty else { return nil }
      self = .file(String(name))
      return
    }
    guard text.utf8.count <= 200, var parts = Symbol.components(of: text), parts.count >= 2 else {
      return nil
    }
    guard parts.contains(where: { $0.contains(where: \.isNumber) }),
      Symbol.isOrgan(parts[0])
    else { return nil }
    parts[0] = parts[0].uppercased()
    for index in parts.indices.dropFirst() {
      guard let normal = Symbol.normalComponent(parts[index]) else { return nil }
      parts[index] = normal
    }
    if parts.count >= 3, let last = Symbol.resolutionEnding(parts) { parts = last }
    let display = parts.joined(separator: "/")
    self.init(display: display, key: Symbol.key(of: display))
  }

  /// The text cut at its slashes, spaces inside closed up; `nil` for characters no symbol holds.
  private static func components(of text: String) -> [String]? {
    var parts: [String] = [""]
    var pendingSpace = false
    for character in text {
      switch character {
      case "/":
        pendingSpace = false
        parts.append("")
      case " ", "\u{A0}", "\t", "\n", "\r\n":
        pendingSpace = !(parts.last ?? "").isEmpty
      case "*":
        continue
      case "A"..."Z", "a"..."z", "0"..."9", ".", "-", "(", ")", "[", "]", "&", ",":
        if pendingSpace, character != ".", parts.last?.last != "." { parts[parts.count - 1] += " " }
        pendingSpace = false
        parts[parts.count - 1].append(character)
      default:
        return nil
      }
    }
    return parts.contains("") ? nil : parts
  }

  /// Whether a first component can be an organ: short, letters, no more than one number after a dot.
  private static func isOrgan(_ part: String) -> Bool {
    let letters = part.prefix { $0.isLetter || $0 == "-" }
    guard (1...10).contains(letters.count), part.first?.isLetter == true else { return false }
    let rest = part.dropFirst(letters.count)
    return rest.isEmpty || (rest.first == "." && Int(rest.dropFirst()) != nil)
  }

  /// Series that are capitals throughout, whatever their neighbours look like.
  private static let mixed: [String: String] = [
    "ADD": "Add", "CORR": "Corr", "REV": "Rev", "AMEND": "Amend", "SUB": "Sub",
    "SUMMARY": "Summary", "SUPP": "Supp", "SECT": "Sect", "AGENDA": "Agenda",
  ]

  /// One component after the organ in its usual spelling; `nil` when it cannot be one.
  private static func normalComponent(_ part: String) -> String? {
    guard part.first != ".", part.first != "-", part.first != ",", part.last != "-",
      part.last != ","
    else { return nil }
    var head = part
    var bracket = ""
    if let open = part.firstIndex(where: { $0 == "(" || $0 == "[" }), open != part.startIndex {
      head = String(part[..<open])
      bracket = String(part[open...])
      while head.last == " " { head.removeLast() }
      guard let normal = normalBracket(bracket) else { return nil }
      bracket = normal
    }
    let letters = head.prefix { $0.isLetter }
    let rest = head.dropFirst(letters.count)
    if !letters.isEmpty {
      let upper = letters.uppercased()
      if let usual = mixed[upper] {
        let number = rest.first == "." ? rest.dropFirst() : rest
        if number.allSatisfy(\.isNumber), !number.isEmpty {
          head = "\(usual).\(number)"
        } else {
          head = usual + rest
        }
      } else if letters.contains(where: \.isUppercase), letters.contains(where: \.isLowercase) {
        head = String(upper == "RES" && rest.isEmpty ? "RES" : letters) + rest
      } else {
        let number = rest.drop { $0 == "." || $0 == " " }
        let counted = ["L", "PV", "SR", "CRP", "WP"].contains(upper)
        head =
          counted && !number.isEmpty && number.allSatisfy(\.isNumber)
          ? "\(upper).\(number)" : head.uppercased()
      }
    }
    return head + bracket
  }

  /// A bracket with the space before it that the United Nations prints: ` (Part II)`, ` (2000)`.
  private static func normalBracket(_ text: String) -> String? {
    guard text.last == ")" || text.last == "]" || text.last?.isLetter == true else { return nil }
    let inside = text.dropFirst().prefix { $0 != ")" && $0 != "]" }
    guard !inside.isEmpty else { return nil }
    let words = inside.split(whereSeparator: { $0 == " " || $0 == "." })
    var compact = inside.uppercased().filter { $0 != " " && $0 != "." }
    for (key, usual) in [
      ("PARTS", "Parts "), ("PART", "Part "), ("VOL", "Vol. "), ("SECT", "Sect. "),
      ("INCOMESECT", "Income sect. "),
    ]
    where compact.hasPrefix(key) {
      compact.removeFirst(key.count)
      let numerals = compact.replacing("AND", with: " and ")
      return " (\(usual)\(numerals))"
    }
    if compact.hasPrefix("RESUMPTION") { return " (Resumption \(compact.dropFirst(10)))" }
    if text.first == "[" || words.count > 1 { return " " + text }
    return " (" + inside.uppercased() + text.dropFirst(1 + inside.count)
  }

  /// Resolutions and decisions: number, part letters and session in the order that is shown.
  private static func resolutionEnding(_ parts: [String]) -> [String]? {
    guard let series = parts.firstIndex(where: { $0 == "RES" || $0 == "DEC" }),
      let last = parts.last, parts.count > series + 1
    else { return nil }
    let digits = last.prefix(while: \.isNumber)
    guard !digits.isEmpty else { return nil }
    var session = ""
    var letters = ""
    var depth = 0
    var group = ""
    for character in last.dropFirst(digits.count) {
      switch character {
      case "(", "[":
        depth += 1
        group = ""
      case ")", "]":
        depth -= 1
        if character == ")" { session = group } else { letters = group }
      case " ": continue
      default:
        if depth > 0 { group.append(character) } else { letters.append(character) }
      }
    }
    guard depth == 0 else { return nil }
    var ending = String(digits)
    if !session.isEmpty { ending += " (\(session.uppercased()))" }
    if !letters.isEmpty { ending += " " + letters.uppercased() }
    return parts.dropLast() + [ending]
  }

  private static func key(of display: String) -> String {
    var key = ""
    for character in display.uppercased()
    where character != " " && character != "[" && character != "]" {
      key.append(character)
    }
    return key
  }
}
