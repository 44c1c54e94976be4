/// Roman numerals as the United Nations prints them: I to MMMCMXCIX, no rare forms.
package enum RomanNumeral {
  private static let digits: [(Int, String)] = [
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
    (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
  ]

  /// The value of a well-formed numeral in either case; `nil` for any other text.
  package static func value(of text: some StringProtocol) -> Int? {
    let upper = text.uppercased()
    guard !upper.isEmpty, upper.utf8.count <= 15 else { return nil }
    var rest = Substring(upper)
    var value = 0
    for (worth, sign) in digits {
      while rest.hasPrefix(sign) {
        value += worth
        rest.removeFirst(sign.count)
      }
    }
    return rest.isEmpty && self.text(of: value) == upper ? value : nil
  }

  /// The numeral for 1 to 3999, in capitals; empty outside.
  package static func text(of value: Int) -> String {
    guard (1...3999).contains(value) else { return "" }
    var rest = value
    var text = ""
    for (worth, sign) in digits {
      while rest >= worth {
        text += sign
        rest -= worth
      }
    }
    return text
  }
}
