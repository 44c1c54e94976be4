/// Symbols hide in file names: `A_RES_78_1.pdf`, `2015_s_2015_264.ar.txt`, `a50r72.html`.
extension Symbol {
  /// The symbol that a file's name, or the last part of its path, spells; `nil` when it is not sure.
  ///
  /// Of a document with two symbols (`A_57_759&S_2003_332-EN.pdf`) it is the first.
  package init?(fileName: String) {
    guard let first = Symbol.symbols(fileName: fileName).first else { return nil }
    self = first
  }

  /// Every symbol that a file's name spells, in order; empty when it is not sure of any.
  ///
  /// Source: the Digital Library's own naming (space and `/` as `_`, `[` `]` as `^`, `*` as `!`, two
  /// symbols joined by `&`, then `-` and languages), the Official Document System's, and web paths.
  package static func symbols(fileName: String) -> [Symbol] {
    let last = fileName.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last ?? ""
    guard last.utf8.count <= 255 else { return [] }
    let name = bracketed(withoutExtensions(last))
    if let symbol = webPath(name) { return [symbol] }
    var symbols: [Symbol] = []
    for piece in name.split(separator: "&") {
      guard let symbol = spelled(piece) else { return symbols }
      symbols.append(symbol)
    }
    return symbols
  }

  /// The name of a file of this document, as the Digital Library spells it: `A_RES_75_240-EN.pdf`.
  ///
  /// ``init(fileName:)`` reads the symbol back. Names are no longer than file systems allow: what is
  /// longer than any symbol is cut off.
  package func fileName(language: Language, ending: String) -> String {
    var name = ""
    for scalar in display.unicodeScalars.prefix(180) {
      switch scalar {
      case " ", "/": name += "_"
      case "[", "]": name += "^"
      case "*": name += "!"
      case ":": name += "#"
      case ";": name += "%"
      case ".", "-", "(", ")", "&", "'", ",": name += name.isEmpty ? "_" : String(scalar)
      default:
        let isPlain =
          scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
        name += isPlain ? String(scalar) : "_"
      }
    }
    return "\(name)-\(language.code.uppercased()).\(ending)"
  }

  private static let extensions: Set<Substring> = [
    "pdf", "doc", "docx", "txt", "text", "html", "htm", "md", "markdown", "xml", "json", "adoc",
    "wpf",
    "rtf", "odt", "csv", "gz", "zip",
  ]
  private static let languages: Set<Substring> = ["ar", "zh", "en", "fr", "ru", "es", "de"]

  private static func withoutExtensions(_ name: Substring) -> Substring {
    var rest = name
    while let dot = rest.lastIndex(of: ".") {
      let ending = rest[rest.index(after: dot)...].lowercased()
      guard extensions.contains(Substring(ending)) || languages.contains(Substring(ending)) else {
        break
      }
      rest = rest[..<dot]
    }
    return rest
  }

  /// Brackets that were written as low lines: `s_res_2219__2015_` is `s_res_2219 (2015)`,
  /// `a_70_6__sect__12_` is `a_70_6 (sect. 12)`, `pc_iii__1` is `pc(iii)_1`.
  private static func bracketed(_ name: Substring) -> Substring {
    guard let double = name.firstRange(of: "__") else { return name }
    if name.last == "_" {
      let inside = name[double.upperBound...].dropLast().replacing("__", with: ". ")
      return "\(name[..<double.lowerBound]) (\(inside))"
    }
    // A Roman numeral in brackets, closed before the next slash.
    let head = name[..<double.lowerBound]
    guard let joint = head.lastIndex(of: "_"),
      RomanNumeral.value(of: head[head.index(after: joint)...]) != nil
    else { return name }
    return "\(head[..<joint])(\(head[head.index(after: joint)...]))_\(name[double.upperBound...])"
  }

  /// Old web paths: `a50r72` is A/RES/50/72, `a53-250` A/53/250, `abur51-1` A/BUR/51/1.
  private static func webPath(_ name: Substring) -> Symbol? {
    guard name.first == "a", name.utf8.count <= 16 else { return nil }
    var rest = name.dropFirst()
    var organ = "A/"
    if rest.hasPrefix("bur") {
      organ = "A/BUR/"
      rest.removeFirst(3)
    }
    let session = rest.prefix(while: \.isASCIIDigit)
    rest.removeFirst(session.count)
    guard (1...3).contains(session.count), let joint = rest.first, joint == "r" || joint == "-"
    else {
      return nil
    }
    rest.removeFirst()
    let number = rest.prefix(while: \.isASCIIDigit)
    rest.removeFirst(number.count)
    guard rest.isEmpty, (1...4).contains(number.count), joint == "-" || organ == "A/" else {
      return nil
    }
    return Symbol((joint == "r" ? "A/RES/" : organ) + "\(session)/\(number)")
  }

  /// A word of a file name and the sign before it.
  private struct NamePart {
    var text: String
    var joint: Character
    var isNumber: Bool { !text.isEmpty && text.allSatisfy(\.isASCIIDigit) }
    var upper: String { text.uppercased() }
  }

  private static func nameParts(_ name: Substring) -> [NamePart] {
    var parts = [NamePart(text: "", joint: "_")]
    var bracket: Character?
    var caretOpen = false
    for character in name {
      var sign = character
      if sign == "^" {
        sign = caretOpen ? "]" : "["
        caretOpen.toggle()
      }
      if let closing = bracket {
        parts[parts.count - 1].text.append(sign == "_" ? " " : sign)
        if sign == closing { bracket = nil }
        continue
      }
      switch sign {
      case "!": continue
      case "(", "[":
        bracket = sign == "(" ? ")" : "]"
        parts[parts.count - 1].text.append(sign)
      case "_", "-", " ", "\u{2010}", "\u{2011}", "\u{2013}":
        parts.append(NamePart(text: "", joint: sign == "_" || sign == " " ? sign : "-"))
      default: parts[parts.count - 1].text.append(sign)
      }
    }
    return parts.filter { !$0.text.isEmpty }
  }

  private static func spelled(_ name: Substring) -> Symbol? {
    var parts = nameParts(name)[...]
    if parts.count > 2, let first = parts.first, first.isNumber, first.text.count == 4 {
      parts.removeFirst()
    }
    if let first = parts.first, isFileOrgan(first.upper) {
      if let symbol = symbol(of: parts) { return symbol }
    }
    // Words before the symbol: it must then start a word of its own and be joined by low lines.
    for index in parts.indices.dropFirst() where parts[index].joint == " " {
      guard isFileOrgan(parts[index].upper), parts.index(after: index) < parts.endIndex,
        parts[index + 1].joint == "_"
      else { continue }
      if let symbol = symbol(of: parts[index...]) { return symbol }
    }
    return nil
  }

  private static func isFileOrgan(_ text: String) -> Bool {
    SymbolOrgans.known.contains(text)
      || text.split(separator: ".").first.map { SymbolOrgans.dotted.contains(String($0)) } == true
  }

  private static func symbol(of parts: ArraySlice<NamePart>) -> Symbol? {
    guard let organ = parts.first?.upper else { return nil }
    let isLowerCase = !parts.contains { $0.text.contains(where: \.isUppercase) }
    var made: [String] = [organ]
    var index = parts.startIndex + 1
    var sawSpace = false
    func isNumber(_ position: Int) -> Bool {
      position < parts.endIndex && parts[position].isNumber && parts[position].joint != " "
    }
    if SymbolOrgans.dotted.contains(organ), isNumber(index) {
      made[0] = "\(organ).\(parts[index].text)"
      index += 1
    }
    while index < parts.endIndex {
      let part = parts[index]
      let upper = part.upper
      if part.joint == " " { sawSpace = true }
      if part.text.first == "(" || part.text.first == "[" {
        made[made.count - 1] += " " + part.text
        index += 1
        continue
      }
      if sawSpace { break }
      if let last = made.last, last == "RES", let open = part.text.firstIndex(of: "("),
        part.text[..<open].allSatisfy(\.isASCIIDigit)
      {
        made.append(part.text)
        index += 1
        continue
      }
      if part.isNumber {
        appendNumber(part.text, to: &made)
        index += 1
        continue
      }
      if (upper == "S" || upper == "ES"), isNumber(index + 1),
        ["A", "RES", "HRC", "DEC", "PRST"].contains(made.last ?? ""),
        made != ["A"] || part.joint == "_"
      {
        made.append("\(upper)-\(parts[index + 1].text)")
        index += 2
        continue
      }
      if languages.contains(Substring(upper.lowercased())) { break }
      if made.count == 1 || !SymbolOrgans.treatyBodies.contains(organ) || upper != "C",
        SymbolOrgans.numbered.contains(upper), isNumber(index + 1)
      {
        made.append("\(upper).\(parts[index + 1].text)")
        index += 2
        continue
      }
      if let section = budgetSection(upper) {
        made[made.count - 1] += section
        index += 1
        continue
      }
      if isSeriesWithNumber(upper) {
        made.append(part.text)
        index += 1
        continue
      }
      if let number = languageNumber(upper), !["A", "S", "E"].contains(organ) {
        made.append(number)
        index += 1
        break
      }
      // A part letter of a resolution; A, C, E, F, R, S may be languages instead.
      if made.dropLast().contains("RES") || made.dropLast().dropLast().contains("RES"),
        upper.count == 1
      {
        guard !["A", "C", "E", "F", "R", "S"].contains(upper) else { return nil }
        made[made.count - 1] += " " + upper
        index += 1
        continue
      }
      // A body's name; only where a number still follows, in the case of the rest.
      guard upper.allSatisfy({ $0.isASCII && $0.isLetter || $0 == "." }) || upper.contains("("),
        upper.count <= 12,
        isLowerCase || part.text == upper || SymbolOrgans.numbered.contains(upper),
        parts[(index + 1)...].contains(where: { $0.text.contains(where: \.isASCIIDigit) })
      else { break }
      made.append(part.text)
      index += 1
    }
    // "…_2099_22 Terms of reference_Rev1": the suffix stands behind the title.
    if sawSpace, index < parts.endIndex, let suffix = parts.last, isSuffix(suffix.upper) {
      made.append(suffix.text)
    }
    let isWhole = parts[index...].allSatisfy { languages.contains(Substring($0.text.lowercased())) }
    return checked(made, isWhole: isWhole)
  }

  /// `REV1`, `Add.2`.
  private static func isSuffix(_ upper: String) -> Bool {
    ["REV", "ADD", "CORR"].contains(upper.prefix(while: \.isLetter)) && isSeriesWithNumber(upper)
  }

  /// Names of files fill numbers up with zeros; symbols do not.
  private static func appendNumber(_ text: String, to made: inout [String]) {
    var number = String(text.drop { $0 == "0" })
    if number.isEmpty { number = text }
    if made.contains("RES") || made.contains("DEC") {
      if made.count == 3, made[0] == "S", made[1] == "RES", number.count == 4 {
        made[2] += " (\(number))"
        return
      }
    }
    made.append(number)
  }

  /// `CRP1`, `ADD.2`, `SR.39`: letters that take a number, and the number.
  private static func isSeriesWithNumber(_ upper: String) -> Bool {
    let letters = upper.prefix(while: \.isLetter)
    let rest = upper.dropFirst(letters.count)
    let number = rest.first == "." ? rest.dropFirst() : rest
    guard !letters.isEmpty, let first = number.first, first.isASCIIDigit else { return false }
    if SymbolOrgans.numbered.contains(String(letters)) { return true }
    return (rest.first == "." || letters == "INF") && letters.count <= 10
      && number.allSatisfy { $0.isASCIIDigit }
  }

  /// Fascicles of the programme budget: `Sect.29C` is ` (Sect. 29C)` in the symbol.
  private static func budgetSection(_ upper: String) -> String? {
    for (prefix, usual) in [("SECT.", "Sect."), ("INCOMESECT.", "Income sect.")]
    where upper.hasPrefix(prefix) {
      let number = upper.dropFirst(prefix.count)
      return number.first?.isASCIIDigit == true ? " (\(usual) \(number))" : nil
    }
    return nil
  }

  /// `1E`: a number and the letter of a language.
  private static func languageNumber(_ upper: String) -> String? {
    guard let last = upper.last, "EFRS".contains(last), upper.dropLast().allSatisfy(\.isASCIIDigit),
      upper.count > 1
    else { return nil }
    return String(upper.dropLast())
  }

  /// What is left must look like a whole symbol, not like any word with a number.
  ///
  /// - Parameter isWhole: nothing of the name is left over but languages.
  private static func checked(_ made: [String], isWhole: Bool) -> Symbol? {
    guard made.count >= 2, let last = made.last, last.contains(where: \.isASCIIDigit) else {
      return nil
    }
    let numbers = made.dropFirst().compactMap { Int($0) }
    if made.count - 1 == numbers.count {
      let first = numbers.first ?? 0
      switch made[0] {
      case "A":
        guard numbers.count == 1 ? first >= 100 : numbers.count == 2 && first <= 999 else {
          return nil
        }
      case "S", "E":
        guard
          numbers.count == 1 ? first >= 100 : numbers.count == 2 && (1945...2999).contains(first)
        else { return nil }
      default:
        let isRunning = isWhole && SymbolOrgans.running.contains(made[0])
        guard numbers.count >= 2 || made[0].contains(".") || isRunning else { return nil }
      }
    }
    return Symbol(made.joined(separator: "/"))
  }
}

extension Character {
  /// `0` to `9`, and no other script's digits.
  var isASCIIDigit: Bool { isASCII && isNumber }
}
