import Documents

/// The letters that lists count with, in the scripts of the six languages.
enum ListLetters {
  /// `a` for 1, `z` for 26, `aa` for 27.
  static func latin(_ number: Int) -> String {
    guard (1...52).contains(number), let scalar = Unicode.Scalar(0x60 + (number - 1) % 26 + 1)
    else {
      return String(number)
    }
    return String(repeating: String(Character(scalar)), count: number > 26 ? 2 : 1)
  }

  /// The place of a Latin letter or doubled letter in its list, from 1.
  static func place(_ letters: String) -> Int? {
    let bytes = Array(letters.utf8)
    guard let first = bytes.first, (0x61...0x7A).contains(first), bytes.count <= 2,
      bytes.allSatisfy({ $0 == first })
    else { return nil }
    return Int(first) - 0x60 + (bytes.count - 1) * 26
  }

  /// The letter or small Roman number before `key` in its list; `nil` before the first.
  static func before(_ key: String) -> String? {
    if key.count > 1, let value = RomanNumeral.value(of: key) {
      return value > 1 ? RomanNumeral.text(of: value - 1).lowercased() : nil
    }
    return place(key).flatMap { $0 > 1 ? latin($0 - 1) : nil }
  }

  /// A Latin letter, or the one that a Cyrillic letter looks like.
  static func lookalike(_ scalar: Unicode.Scalar) -> Character? {
    switch scalar.value {
    case 0x41...0x5A, 0x61...0x7A: return Character(scalar)
    default: return cyrillicLookalikes[scalar]
    }
  }

  private static let cyrillicLookalikes: [Unicode.Scalar: Character] = [
    "А": "A", "В": "B", "С": "C", "Е": "E", "Н": "H", "К": "K", "М": "M", "О": "O", "Р": "P",
    "Т": "T", "Х": "X", "І": "I", "а": "a", "с": "c", "е": "e", "о": "o", "р": "p", "х": "x",
    "у": "y", "і": "i", "ј": "j",
  ]

  /// The place in a Cyrillic list а, б, в, г … of a letter that looks like no Latin one.
  static func cyrillic(_ text: String) -> Int? {
    let order = Array("абвгдежзиклмнопрстуфхцчшщэюя")
    guard text.count == 1, let letter = text.lowercased().first,
      let index = order.firstIndex(of: letter)
    else { return nil }
    return index + 1
  }

  /// The place in the abjad order, which United Nations lists follow; the letter may bear a tatweel.
  static func arabic(_ text: String) -> Int? {
    let order = Array("ابجدهوزحطيكلمنسعفصقرشتثخذضظغ")
    let tokens = Token.tokens(of: text)
    guard tokens.count == 1, let token = tokens.first else { return nil }
    if let number = arabicNames[token.text] { return number }
    guard token.text.count == 1, let letter = token.text.first,
      let index = order.firstIndex(of: letter)
    else { return nil }
    return index + 1
  }

  static let arabicNames: [String: Int] = [
    "الف": 1, "باء": 2, "جيم": 3, "دال": 4, "هاء": 5, "واو": 6, "زاي": 7, "حاء": 8, "طاء": 9,
    "ياء": 10, "كاف": 11, "لام": 12, "ميم": 13, "نون": 14,
  ]

  static let arabicSections = [
    "اولا", "ثانيا", "ثالثا", "رابعا", "خامسا", "سادسا", "سابعا", "ثامنا", "تاسعا", "عاشرا",
  ]
}
