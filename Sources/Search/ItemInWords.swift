import Documents

/// The number of an agenda item among the words beside a document's name, in any of the six languages:
/// `item 71 (b) of`, `point 93 de l'ordre du jour de`, `пункт 93 повестки дня`, `议程项目93`.
enum ItemInWords {
  /// The number, `71(b)`, when the words name one item and nothing else.
  ///
  /// - Parameter words: in small letters, without those that stand beside any name.
  static func number(in words: [String]) -> String? {
    guard words.contains(where: nouns.contains) else { return nil }
    let rest = words.filter { !nouns.contains($0) && !agenda.contains($0) }
    guard let first = rest.first else { return nil }
    let digits = first.prefix(while: \.isASCIIDigit)
    guard (1...3).contains(digits.count) else { return nil }
    let glued = first.dropFirst(digits.count)
    var letters: [String] = []
    for word in (glued.isEmpty ? [] : [String(glued)]) + rest.dropFirst() {
      guard let letter = letter(word) else { return nil }
      letters.append("(\(letter))")
    }
    return String(digits) + letters.joined()
  }

  /// The letter of a sub-item: Latin, the numeral below one, or Arabic in the order of the abjad.
  private static func letter(_ word: String) -> String? {
    let isLatin = word.utf8.allSatisfy(\.isASCIILetter)
    if isLatin, word.utf8.count == 1 || RomanNumeral.value(of: word.uppercased()) != nil {
      return word
    }
    // A tatweel may stand behind the letter, and a hamza on the first one.
    let plain = word.filter { $0 != "ـ" }
    guard plain.count == 1, let sign = plain.first,
      let place = abjad.firstIndex(of: sign == "أ" ? "ا" : sign)
    else { return nil }
    return String(latin[place])
  }

  private static let abjad = Array("ابجدهوزحطيكلمنسعفصقرشتثخذض")
  private static let latin = Array("abcdefghijklmnopqrstuvwxyz")

  /// Nouns of an item.
  static let nouns: Set = [
    "item", "subitem", "point", "tema", "subtema", "пункт", "пункта", "пункте", "подпункт",
    "подпункта", "البند", "بند", "项目", "分项目",
  ]

  /// What the list is called that the item is of.
  static let agenda: Set = [
    "agenda", "provisional", "preliminary", "list", "sub", "ordre", "jour", "provisoire",
    "préliminaire", "programa", "preliminar", "повестки", "дня", "предварительной", "جدول",
    "أعمال", "الأعمال", "المؤقت", "الفرعي", "议程", "临时",
  ]
}
