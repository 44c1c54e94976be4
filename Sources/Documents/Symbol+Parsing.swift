extension Symbol {
  /// Reads one symbol, alone, in any case and spacing: `a/res/57/270b`, `A / CN . 10 / 203`,
  /// `A/RES/377(V)[A-C]`, `S/RES/1325(2000)`, `A/76/100*`. `nil` when the text is no symbol.
  ///
  /// Full-width signs, no-break spaces, any dash and Cyrillic look-alikes are taken as plain ones;
  /// `L.27.Rev.1` and `CRP1` are read as `L.27/Rev.1` and `CRP.1`.
  /// Source: UN-wide document symbol practice; the grammar is in `docs/manual.md`.
  package init?(_ text: String) {
    if text.utf8.count > 5, text.prefix(5).lowercased() == "file:" {
      self = .file(String(text.dropFirst(5)))
      return
    }
    guard text.utf8.count <= 300 else { return nil }
    self.init(bytes: Array(text.utf8))
  }

  /// Reads one symbol from the UTF-8 bytes of its spelling; see ``init(_:)``.
  package init?(bytes: [UInt8]) {
    guard bytes.count <= 300, let plain = SymbolSpelling.plain(bytes) else { return nil }
    var spelling = SymbolSpelling(plain)
    guard let display = spelling.read() else { return nil }
    self.init(display: display, key: Symbol.key(of: display))
  }

  /// Upper case, without spaces and square brackets.
  static func key(of display: String) -> String {
    var key: [UInt8] = []
    key.reserveCapacity(display.utf8.count)
    for byte in display.utf8
    where byte != UInt8(ascii: " ") && byte != UInt8(ascii: "[")
      && byte != UInt8(ascii: "]")
    {
      key.append(byte.asciiUppercase)
    }
    return String(decoding: key, as: UTF8.self)
  }
}

/// One symbol on its way from bytes to its usual spelling.
struct SymbolSpelling {
  /// The components between slashes, in plain ASCII, stray spaces closed up.
  private var parts: [[UInt8]]

  init(_ plain: [UInt8]) {
    parts = [[]]
    var pendingSpace = false
    for byte in plain {
      switch byte {
      case UInt8(ascii: "/"):
        pendingSpace = false
        parts.append([])
      case UInt8(ascii: " "):
        pendingSpace = !(parts.last?.isEmpty ?? true)
      case UInt8(ascii: "*"): continue
      default:
        let last = parts.count - 1
        if pendingSpace, byte != UInt8(ascii: "."), parts[last].last != UInt8(ascii: ".") {
          parts[last].append(UInt8(ascii: " "))
        }
        pendingSpace = false
        parts[last].append(byte)
      }
    }
  }

  /// ASCII for what a symbol may be typed with; `nil` where a sign can stand in no symbol.
  static func plain(_ bytes: [UInt8]) -> [UInt8]? {
    var plain: [UInt8] = []
    plain.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x80 {
        switch byte {
        case 9, 10, 13, 32: plain.append(32)
        case UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "("),
          UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "&"),
          UInt8(ascii: ","), UInt8(ascii: "*"):
          plain.append(byte)
        default:
          guard byte.isASCIILetter || byte.isASCIIDigit else { return nil }
          plain.append(byte)
        }
        index += 1
        continue
      }
      let (scalar, length) = bytes.scalar(at: index)
      guard let replacement = Symbol.lookAlike(scalar) else { return nil }
      if replacement != 0 { plain.append(replacement) }
      index += length
    }
    return plain
  }

  /// The usual spelling; `nil` when this is no symbol.
  mutating func read() -> String? {
    splitAtDots()
    guard parts.count >= 2, !parts.contains(where: \.isEmpty), isOrgan(parts[0]),
      parts.contains(where: { $0.contains(where: \.isASCIIDigit) })
    else { return nil }
    parts[0] = parts[0].map(\.asciiUppercase)
    for index in 1..<parts.count {
      guard let normal = normalComponent(parts[index]) else { return nil }
      parts[index] = normal
    }
    normaliseResolution()
    return String(decoding: Array(parts.joined(separator: [UInt8(ascii: "/")])), as: UTF8.self)
  }

  /// `L.27.Rev.1` is meant as `L.27/Rev.1`.
  private mutating func splitAtDots() {
    for index in parts.indices.reversed() where parts[index].count >= 6 {
      let part = parts[index]
      for cut in part.indices.dropFirst(2)
      where part[cut] == UInt8(ascii: ".") && part[cut - 1].isASCIIDigit {
        let rest = Array(part[(cut + 1)...])
        let letters = rest.prefix(while: \.isASCIILetter).map(\.asciiUppercase)
        guard Self.suffixes.contains(where: { $0.upper == letters }) else { continue }
        parts[index] = Array(part[..<cut])
        parts.insert(rest, at: index + 1)
        break
      }
    }
  }

  /// Whether a first component can be an organ: letters, and no more than one number after a dot.
  private func isOrgan(_ part: [UInt8]) -> Bool {
    let letters = part.prefix { $0.isASCIILetter || $0 == UInt8(ascii: "-") }
    guard (1...10).contains(letters.count), part[0].isASCIILetter else { return false }
    let rest = part.dropFirst(letters.count)
    guard let dot = rest.first else { return true }
    guard dot == UInt8(ascii: "."), rest.count > 1 else { return false }
    return rest.dropFirst().allSatisfy(\.isASCIIDigit)
      || (rest.count <= 5 && rest.dropFirst().allSatisfy(\.isASCIILetter))
  }

  private struct Usual {
    let upper: [UInt8]
    let spelling: [UInt8]
    init(_ spelling: String) {
      self.spelling = Array(spelling.utf8)
      upper = self.spelling.map(\.asciiUppercase)
    }
  }

  /// What happened to a text: each takes a number after a dot.
  private static let suffixes = ["Add", "Corr", "Rev", "Amend"].map(Usual.init)
  /// Spelled with one capital.
  private static let capitalised =
    suffixes + ["Sub", "Summary", "Supp", "Sect", "Agenda"].map(Usual.init)
  /// Capitals, the number after a dot.
  private static let counted = ["L", "PV", "SR", "CRP", "WP"].map(Usual.init)
  private static let brackets: [(upper: [UInt8], spelling: String)] = [
    ("PARTS", "Parts "), ("PARTES", "Parts "), ("PARTIES", "Parts "), ("PART", "Part "),
    ("VOL", "Vol. "), ("SECT", "Sect. "), ("INCOMESECT", "Income sect. "),
    ("RESUMPTION", "Resumption "),
  ].map { (Array($0.0.utf8), $0.1) }.sorted { $0.0.count > $1.0.count }

  /// One component after the organ in its usual spelling; `nil` when it cannot be one.
  private func normalComponent(_ part: [UInt8]) -> [UInt8]? {
    guard let first = part.first, let last = part.last,
      ![UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: ","), UInt8(ascii: "&")].contains(first),
      ![UInt8(ascii: "-"), UInt8(ascii: ","), UInt8(ascii: "&")].contains(last)
    else { return nil }
    var head = part
    var bracket: [UInt8] = []
    if let open = part.firstIndex(where: { $0 == UInt8(ascii: "(") || $0 == UInt8(ascii: "[") }),
      open > 0
    {
      head = Array(part[..<open])
      while head.last == UInt8(ascii: " ") { head.removeLast() }
      guard let normal = normalBracket(Array(part[open...]), after: head) else { return nil }
      bracket = normal
    }
    let letters = Array(head.prefix(while: \.isASCIILetter))
    guard !letters.isEmpty else { return head + bracket }
    let upper = letters.map(\.asciiUppercase)
    let rest = Array(head.dropFirst(letters.count))
    let number = Array(rest.drop { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: " ") })
    let isNumber = !number.isEmpty && number.allSatisfy(\.isASCIIDigit)
    if let usual = Self.capitalised.first(where: { $0.upper == upper }) {
      return usual.spelling + (isNumber ? [UInt8(ascii: ".")] + number : rest) + bracket
    }
    if Self.counted.contains(where: { $0.upper == upper }), isNumber {
      return upper + [UInt8(ascii: ".")] + number + bracket
    }
    let isMixed =
      letters.contains { $0.isASCIIUppercase } && letters.contains { !$0.isASCIIUppercase }
    if isMixed, !(upper == Array("RES".utf8) && rest.isEmpty) { return letters + rest + bracket }
    return head.map(\.asciiUppercase) + bracket
  }

  /// A bracket with the space before it that the United Nations prints: ` (Part II)`, ` (2000)`,
  /// and none after a body's name: `WP(XXXV)`, `COP(12)`.
  private func normalBracket(_ text: [UInt8], after head: [UInt8]) -> [UInt8]? {
    guard let last = text.last,
      last == UInt8(ascii: ")") || last == UInt8(ascii: "]") || last.isASCIILetter
    else { return nil }
    let inside = text.dropFirst().prefix { $0 != UInt8(ascii: ")") && $0 != UInt8(ascii: "]") }
    guard !inside.isEmpty else { return nil }
    let compact = inside.filter { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: ".") }
      .map(\.asciiUppercase)
    for (key, usual) in Self.brackets where compact.starts(with: key) {
      let numerals = String(decoding: compact.dropFirst(key.count), as: UTF8.self)
      guard !numerals.isEmpty else { break }
      let spaced = numerals.replacing("AND", with: " and ").replacing("Y", with: " and ")
      return Array(" (\(usual)\(spaced))".utf8)
    }
    if text[0] == UInt8(ascii: "[") { return [UInt8(ascii: " ")] + text.map(\.asciiUppercase) }
    let isBody = head.last?.isASCIILetter == true
    return (isBody ? [] : [UInt8(ascii: " ")]) + text.map(\.asciiUppercase)
  }

  /// Resolutions and decisions: number, session, part letters, in the order that is shown.
  private mutating func normaliseResolution() {
    guard parts.count >= 3, let last = parts.last,
      let series = parts.firstIndex(where: { $0 == Array("RES".utf8) || $0 == Array("DEC".utf8) }),
      series < parts.count - 1
    else { return }
    let digits = last.prefix(while: \.isASCIIDigit)
    guard !digits.isEmpty else { return }
    var session: [UInt8] = []
    var letters: [UInt8] = []
    var group: [UInt8] = []
    var isOpen = false
    for byte in last.dropFirst(digits.count) {
      switch byte {
      case UInt8(ascii: "("), UInt8(ascii: "["):
        isOpen = true
        group = []
      case UInt8(ascii: ")"):
        isOpen = false
        session = group
      case UInt8(ascii: "]"):
        isOpen = false
        letters = group
      case UInt8(ascii: " "): continue
      default:
        if isOpen { group.append(byte) } else { letters.append(byte) }
      }
    }
    guard !isOpen else { return }
    var ending = Array(digits)
    if !session.isEmpty { ending += Array(" (".utf8) + session + Array(")".utf8) }
    if !letters.isEmpty { ending += Array(" ".utf8) + letters.map(\.asciiUppercase) }
    parts[parts.count - 1] = ending
  }
}

extension Symbol {
  /// The plain sign that a sign outside ASCII stands for inside symbols and Roman numerals, 0 for one
  /// to leave out, `nil` for one that stands in none.
  ///
  /// Source: Russian documents that print `377 А (V)` and `3380 (ХХХ)` with Cyrillic letters.
  package static func lookAlike(_ scalar: UInt32) -> UInt8? {
    switch scalar {
    case 0xA0, 0x202F, 0x2000...0x200A, 0x3000: return 32
    case 0x2010...0x2015, 0x2212, 0xFF0D: return UInt8(ascii: "-")
    case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060, 0x2066...0x2069, 0xFEFF: return 0
    case 0xFF01...0xFF5E: return UInt8(scalar - 0xFEE0)
    case 0x660...0x669: return UInt8(scalar - 0x660) + 48
    case 0x6F0...0x6F9: return UInt8(scalar - 0x6F0) + 48
    case 0x410, 0x430: return UInt8(ascii: "A")
    case 0x412: return UInt8(ascii: "B")
    case 0x421, 0x441: return UInt8(ascii: "C")
    case 0x415, 0x435: return UInt8(ascii: "E")
    case 0x41D: return UInt8(ascii: "H")
    case 0x406, 0x456: return UInt8(ascii: "I")
    case 0x41A: return UInt8(ascii: "K")
    case 0x41C: return UInt8(ascii: "M")
    case 0x41E, 0x43E: return UInt8(ascii: "O")
    case 0x420, 0x440: return UInt8(ascii: "P")
    case 0x405: return UInt8(ascii: "S")
    case 0x422: return UInt8(ascii: "T")
    case 0x425, 0x445: return UInt8(ascii: "X")
    default: return nil
    }
  }
}
