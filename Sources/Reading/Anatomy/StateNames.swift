import Documents

/// Lists of States as records print them: "Andorra, Bolivia (Plurinational State of), Chile."
enum StateNames {
  /// The names of `text`, in order; empty where it says that there are none ("None", "Néant"), `nil`
  /// when it is no list of names.
  static func list(_ text: String) -> [String]? {
    let names = split(text)
    guard !names.isEmpty else { return nil }
    if names.count == 1, isNobody(names[0]) { return [] }
    return names.allSatisfy(isName) ? names : nil
  }

  /// Parts between commas and semicolons outside brackets, without white space, quotes and full stop.
  private static func split(_ text: String) -> [String] {
    var names: [String] = []
    var name = ""
    var depth = 0
    for scalar in text.unicodeScalars {
      switch scalar {
      case "(", "（": depth += 1
      case ")", "）": depth = max(0, depth - 1)
      case ",", ";", "،", "؛", "、", "，", "；":
        if depth == 0 {
          names.append(name)
          name = ""
          continue
        }
      default: break
      }
      name.unicodeScalars.append(scalar)
    }
    names.append(name)
    return names.map(clean).filter { !$0.isEmpty }
  }

  private static func clean(_ name: String) -> String {
    var rest = Substring(name)
    while let last = rest.last, last.isWhitespace || ".。:]'’”\"*".contains(last) {
      rest.removeLast()
    }
    while let first = rest.first, first.isWhitespace || "`'‘“\"[".contains(first) {
      rest.removeFirst()
    }
    return String(rest)
  }

  /// `names` with the last parted at its last "and", where one name is wanting to `count`: "Zenda and
  /// Ruritania".
  static func parted(_ names: [String], into count: Int) -> [String] {
    guard names.count + 1 == count, let last = names.last else { return names }
    let words = last.split(separator: " ", omittingEmptySubsequences: false)
    guard let joint = words.lastIndex(where: { joiners.contains($0.lowercased()) }), joint > 0,
      joint + 1 < words.count
    else { return names }
    return names.dropLast()
      + [words[..<joint], words[(joint + 1)...]].map { $0.joined(separator: " ") }
  }

  private static let joiners: Set<String> = ["and", "et", "y", "e", "и"]

  /// Whether a list breaks off inside a name: nothing that parts or ends follows it.
  static func isOpen(_ text: String) -> Bool {
    guard let last = text.trimmed.last else { return false }
    return !".,;،؛、，；。])".contains(last)
  }

  static func isNobody(_ name: String) -> Bool {
    let tokens = Token.tokens(of: String(name.unicodeScalars.prefix(40))).filter {
      $0.kind != .sign
    }
    return !tokens.isEmpty && Lexicon.nobody.match(tokens, at: 0) == tokens.count
  }

  /// Short, without a stop or a digit, and in scripts that have capitals one of them in it.
  private static func isName(_ name: String) -> Bool {
    guard name.utf8.count <= 160 else { return false }
    var hasCapital = false
    var isCased = false
    for scalar in name.unicodeScalars {
      if Token.digit(scalar.value) != nil || "!?/:".unicodeScalars.contains(scalar) { return false }
      if scalar.properties.isCased {
        isCased = true
        if scalar.properties.isUppercase { hasCapital = true }
      }
    }
    return (hasCapital || !isCased) && name.split(separator: " ").count <= 14
      && !name.contains(". ")
  }
}
