import Documents

/// The number of an agenda item among the words beside a document's name, in any of the six languages:
/// `item 71 (b) of`, `point 93 de l'ordre du jour de`, `пункт 93 повестки дня`, `议程项目93`.
enum ItemInWords {
  /// The number, `71(b)`, when the words name one item and nothing else.
  ///
  /// - Parameters:
  ///   - words: in small letters.
  ///   - others: words that stand beside any name. Of these `d` is a letter behind a number.
  static func number(in words: [String], besides others: Set<String>) -> String? {
    guard words.contains(where: nouns.contains),
      let place = words.firstIndex(where: { $0.first?.isASCIIDigit ?? false })
    else { return nil }
    let digits = words[place].prefix(while: \.isASCIIDigit)
    guard (1...3).contains(digits.count) else { return nil }
    let glued = words[place].dropFirst(digits.count)
    var letters: [String] = []
    var next = place + 1
    if !glued.isEmpty {
      guard let letter = letter(String(glued)) else { return nil }
      letters.append(letter)
    }
    while next < words.count, let letter = letter(words[next]) {
      letters.append(letter)
      next += 1
    }
    guard
      (words[..<place] + words[next...]).allSatisfy({
        nouns.contains($0) || agenda.contains($0) || others.contains($0)
      })
    else { return nil }
    return String(digits) + letters.map { "(\($0))" }.joined()
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
