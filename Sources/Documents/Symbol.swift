/// The unique name of a UN document: `A/RES/75/240`, `A/C.1/75/L.8/Rev.1`, `S/RES/1325 (2000)`.
///
/// Two symbols are equal when their keys are. Source: the UN Editorial Manual on document symbols.
package struct Symbol: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// As it is shown: organ and series in capitals, `Add. Corr. Rev.` capitalised.
  package let display: String
  /// For equality: upper case, no spaces, no brackets round part letters.
  package let key: String

  /// A document without a symbol is known by its file's name, in this form: `file:NAME`.
  package static func file(_ name: String) -> Symbol {
    let safe = String(name.map { $0 == "#" || $0 == "\n" ? "_" : $0 })
    return Symbol(display: "file:" + safe, key: "FILE:" + safe.uppercased())
  }

  init(display: String, key: String) {
    self.display = display
    self.key = key
  }

  package var isFile: Bool { display.hasPrefix("file:") }
  package var description: String { display }

  package static func == (a: Symbol, b: Symbol) -> Bool { a.key == b.key }
  package func hash(into hasher: inout Hasher) { hasher.combine(key) }
  package static func < (a: Symbol, b: Symbol) -> Bool { a.key < b.key }

  /// The parts between slashes, suffixes included: `["A", "C.1", "75", "L.8", "Rev.1"]`.
  package var components: [Substring] { display.split(separator: "/") }

  /// The body that issued it, as a prefix: `A`, `A/C.1`, `A/AC.292`, `A/HRC`, `S`, `E`, `E/CN.6`,
  /// `CCPR/C`, `TD/B`.
  package var body: String? {
    guard !isFile, let organ = components.first else { return nil }
    var parts = [organ]
    for part in components.dropFirst() {
      let upper = part.uppercased()
      let isBody =
        upper == "HRC" || upper == "BUR" || upper == "SPC"
        || ["C.", "CN.", "AC.", "CONF.", "GC.", "SC.", "SUB.", "WG."].contains {
          upper.hasPrefix($0)
        }
        // The committee of a treaty (CCPR/C) and the board of a conference (TD/B).
        || parts.count == 1 && organ.count > 1 && (upper == "C" || upper == "B")
        || (parts.count == 1 && upper.count > 1 && upper.allSatisfy { $0.isLetter || $0 == "-" }
          && !["RES", "DEC", "PV", "PRST", "INF", "NGO", "ES", "AGENDA"].contains(upper)
          && !upper.hasPrefix("ES-") && !upper.hasPrefix("S-"))
      guard isBody else { break }
      parts.append(part)
    }
    return parts.joined(separator: "/")
  }

  /// The session or year that the symbol carries: `78`, `S-30`, `2021`; `nil` when it has none.
  package var session: String? {
    guard !isFile else { return nil }
    let parts = components
    if key.hasPrefix("S/RES/") || key.hasPrefix("A/RES/"), let open = display.firstIndex(of: "("),
      let close = display[open...].firstIndex(of: ")")
    {
      let inside = display[display.index(after: open)..<close]
      if let value = RomanNumeral.value(of: inside) { return String(value) }
      return String(inside)
    }
    let bodyCount = body?.split(separator: "/").count ?? 1
    for part in parts.dropFirst(bodyCount) {
      let upper = part.uppercased()
      if ["RES", "DEC", "PRST", "INF"].contains(upper) { continue }
      let digits = upper.prefix { $0.isNumber }
      if upper.hasPrefix("S-") || upper.hasPrefix("ES-") { return upper }
      guard !digits.isEmpty, digits.count == upper.count || digits.count <= 3 else { return nil }
      if part == parts.last, parts.count == bodyCount + 1 { return nil }
      let number = Int(digits) ?? 0
      return digits.count <= 3 || (1945...2100).contains(number) ? String(digits) : nil
    }
    return nil
  }

  /// The symbol without `Add. Corr. Rev. Amend.` and what follows: the family's first member.
  package var base: Symbol {
    let parts = components
    guard
      let cut = parts.firstIndex(where: { part in
        let upper = part.uppercased()
        return ["ADD.", "CORR.", "REV.", "AMEND.", "SUMMARY"].contains { upper.hasPrefix($0) }
      }), cut > 0
    else { return self }
    return Symbol(parts[..<cut].joined(separator: "/")) ?? self
  }
}
