/// Symbols as people type and paste them: as an argument or inside a query.
extension Symbol {
  /// The symbol that `text` names as a whole; `nil` when it names none for sure.
  ///
  /// Takes a symbol in any case and spelling, an address (`https://undocs.org/en/A/RES/75/240`), a
  /// file's name (`A_RES_78_322`, `a50r72.html`), a bare `75/240`, and the words around a number:
  /// `GA resolution 78/291`, `resolution 75/240 of 31 December 2020`, `SC Res 1325`, `decision 75/564`.
  package init?(typed text: String) {
    guard text.utf8.count <= 1000 else { return nil }
    if let (label, address) = Symbol.markdownLink(text) {
      guard let symbol = Symbol(typed: label) ?? Symbol.address(address) else { return nil }
      self = symbol
      return
    }
    // A closing bracket stays where it closes one of the text's own: `1325 (2000)`.
    let signs = " \t\n\r\"'“”‘’«»<>.,;:"
    var trimmed = text.withPlainSlashes.trimmed(of: signs)
    if trimmed.hasPrefix("(") || !trimmed.contains("(") {
      trimmed = trimmed.trimmed(of: signs + "()")
    }
    if trimmed.hasPrefix("[") || !trimmed.contains("[") {
      trimmed = trimmed.trimmed(of: signs + "[]")
    }
    guard !trimmed.isEmpty, !Symbol.areSeveral(trimmed) else { return nil }
    trimmed = Symbol.tightNumber(trimmed) ?? trimmed
    if let symbol = Symbol.address(trimmed) {
      self = symbol
    } else if trimmed.contains(" "), let symbol = Symbol.named(in: trimmed) {
      self = symbol
    } else if let symbol = Symbol(trimmed), Symbol.isLikely(symbol) {
      self = symbol.completed
    } else if !trimmed.contains(" "), let symbol = Symbol(fileName: trimmed) {
      self = symbol.completed
    } else if let symbol = Symbol.named(in: trimmed) {
      self = symbol
    } else if let symbol = Symbol(fileName: trimmed) {
      self = symbol.completed
    } else {
      return nil
    }
  }

  /// Whether a text has several whole symbols one beside the other, none of which is its name; what a dash
  /// joins is one.
  private static func areSeveral(_ text: String) -> Bool {
    let words = text.split { $0.isWhitespace || $0 == "," || $0 == ";" }
    guard words.count > 1 else { return false }
    var found: Set<String> = []
    var isJoined = false
    for word in words {
      if word == "-" || word == "–" {
        isJoined = true
        continue
      }
      defer { isJoined = false }
      let word = word.trimmed(of: "()[]\"'“”.:")
      guard !isJoined, let slash = word.firstIndex(of: "/"),
        SymbolOrgans.known.contains(word[..<slash].uppercased()),
        let symbol = Symbol(typed: word)
      else { continue }
      found.insert(symbol.key)
    }
    return found.count > 1
  }

  /// What stands in the brackets of `[75/240](https://undocs.org/A/RES/75/240)`.
  private static func markdownLink(_ text: String) -> (label: String, address: String)? {
    let link = text.trimmed(of: " \t\n\r")
    guard link.hasPrefix("["), link.hasSuffix(")"), let middle = link.firstRange(of: "](") else {
      return nil
    }
    return (
      String(link[..<middle.lowerBound].dropFirst()), String(link[middle.upperBound...].dropLast())
    )
  }

  /// A number as `75/240`, of `75 / 240` or full-width signs; `nil` for what is more than a number.
  private static func tightNumber(_ text: String) -> String? {
    guard text.utf8.count <= 100 else { return nil }
    var tight: [UInt8] = []
    var isApart = false
    for scalar in text.unicodeScalars {
      let sign = scalar.isASCII ? UInt8(scalar.value) : lookAlike(scalar.value) ?? 1
      switch sign {
      case 0, 32:
        isApart = true
        continue
      case UInt8(ascii: "/"): tight.append(sign)
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        // Two numbers are not one.
        if isApart, let last = tight.last, last != UInt8(ascii: "/") { return nil }
        tight.append(sign)
      default: return nil
      }
      isApart = false
    }
    return String(decoding: tight, as: UTF8.self)
  }

  /// A Council resolution with its year where the symbol lacks it and the year is certain; any other
  /// symbol as it is.
  package var completed: Symbol {
    guard key.hasPrefix("S/RES/"), let number = Int(key.dropFirst(6)) else { return self }
    let years = ResolutionNumbers.councilYears(of: number)
    guard years.count == 1, let year = years.first else { return self }
    return Symbol("S/RES/\(number) (\(year))") ?? self
  }

  /// Press releases and other papers look like symbols; organs of the United Nations do not.
  private static func isLikely(_ symbol: Symbol) -> Bool {
    if symbol.isFile { return true }
    guard let organ = symbol.components.first else { return false }
    return !SymbolOrgans.foreign.contains(String(organ))
  }

  /// The names under which addresses of the document services carry a symbol.
  private static let parameters: Set = ["symbol", "s", "ds", "docsymbol", "finalsymbol"]

  /// The symbol inside a web address; `nil` for other texts and for addresses without one.
  ///
  /// Source: undocs.org and docs.un.org paths; `symbol=`, `s=` and `DS=` parameters of the document
  /// services.
  package static func address(_ text: some StringProtocol) -> Symbol? {
    var rest = Substring(text)
    let lower = rest.lowercased()
    for scheme in ["https://", "http://"] where lower.hasPrefix(scheme) {
      rest = rest.dropFirst(scheme.count)
    }
    guard let slash = rest.firstIndex(of: "/"), rest[..<slash].contains(".") else { return nil }
    let host = rest[..<slash].lowercased()
    guard host.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "." || $0 == "-") }),
      host.split(separator: ".").count >= 2, host.contains("un") || host.hasSuffix(".org")
    else { return nil }
    if let question = rest.firstIndex(of: "?") {
      for field in rest[rest.index(after: question)...].split(separator: "&") {
        let parts = field.split(separator: "=", maxSplits: 1)
        guard parts.count == 2, parameters.contains(parts[0].lowercased()),
          let symbol = Symbol(percentDecoded(parts[1]).trimmed(of: " .,;"))
        else { continue }
        return symbol.completed
      }
      rest = rest[..<question]
    }
    var path = percentDecoded(rest[rest.index(after: slash)...])[...]
    if let fragment = path.firstIndex(of: "#") { path = path[..<fragment] }
    path = Substring(path.trimmed(of: " .,;/"))
    let isDocuments = host.hasSuffix("undocs.org") || host.hasPrefix("docs.un.org")
    if isDocuments {
      let parts = path.split(separator: "/", maxSplits: 1)
      if parts.count == 2, parts[0].utf8.count == 2,
        Language.official.contains(Language(String(parts[0])))
      {
        path = parts[1]
      }
      return Symbol(String(path))?.completed
    }
    guard path.contains("."), path.last != ")" else { return nil }
    return Symbol(fileName: String(path))?.completed
  }

  /// `%2F` and `+` as what they stand for; a `%` that stands for nothing stays.
  static func percentDecoded(_ text: some StringProtocol) -> String {
    let bytes = Array(text.utf8)
    var decoded: [UInt8] = []
    decoded.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
        let value = UInt8(String(decoding: bytes[index + 1...index + 2], as: UTF8.self), radix: 16)
      {
        decoded.append(value)
        index += 3
      } else {
        decoded.append(bytes[index] == UInt8(ascii: "+") ? 32 : bytes[index])
        index += 1
      }
    }
    return String(decoding: decoded, as: UTF8.self)
  }
}

extension Locator {
  /// The place that `text` names as a whole: `75/240#op1`, `A/RES/75/240#OP1`, or any spelling of a
  /// symbol that ``Symbol/init(typed:)`` takes; `nil` when it names none for sure, and when the name
  /// found would not read back as itself.
  package init?(typed text: String) {
    guard let place = Locator.place(typed: text), Locator(place.description) == place else {
      return nil
    }
    self = place
  }

  private static func place(typed text: String) -> Locator? {
    guard text.utf8.count <= 1000 else { return nil }
    // The sentence that it stood in may have ended there.
    let text = text.withPlainSlashes.trimmed(of: " \t\n\r.,;:")
    if !text.contains("#"), let symbol = Symbol(typed: text) { return Locator(symbol) }
    if let exact = Locator(text), exact.symbol.completed == exact.symbol,
      Symbol(typed: exact.symbol.display) != nil
    {
      return exact
    }
    guard let hash = text.lastIndex(of: "#") else { return Symbol(typed: text).map { Locator($0) } }
    let path = text[text.index(after: hash)...].trimmed(of: " \t\n")
    guard let symbol = Symbol(typed: String(text[..<hash])) else { return nil }
    if path.isEmpty { return Locator(symbol) }
    if let path = LocatorPath(path) { return Locator(symbol, path) }
    // The fragment of an address is the browser's: `#page=3`.
    let isBrowsers =
      path.hasPrefix("page=") || Symbol.address(text.trimmed(of: "<>()[]\"'")) == symbol
    return isBrowsers ? Locator(symbol) : nil
  }
}

extension StringProtocol {
  /// For an address: bytes other than letters, digits, `-._~` and those of `kept` as `%` and two digits.
  ///
  /// Source: RFC 3986, 2.3.
  package func percentEncoded(keeping kept: String) -> String {
    let plain = Set("-._~".utf8).union(kept.utf8)
    let digits = Array("0123456789ABCDEF".utf8)
    var out: [UInt8] = []
    for byte in utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        out.append(byte)
      case _ where plain.contains(byte): out.append(byte)
      default: out += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// The text with `/` for the slashes of fractions and divisions, which some programs make of it.
  fileprivate var withPlainSlashes: String {
    let others: [Unicode.Scalar] = ["\u{2044}", "\u{2215}"]
    guard unicodeScalars.contains(where: others.contains) else { return String(self) }
    var plain = ""
    for scalar in unicodeScalars {
      plain.unicodeScalars.append(others.contains(scalar) ? "/" : scalar)
    }
    return plain
  }

  /// The text without the given signs at both ends.
  func trimmed(of signs: String) -> String {
    var rest = Substring(self)
    while let first = rest.first, signs.contains(first) { rest.removeFirst() }
    while let last = rest.last, signs.contains(last) { rest.removeLast() }
    return String(rest)
  }
}
