import Documents

/// The ways in which automatic numbering writes a number.
enum NumberForm: Equatable, Sendable {
  case decimal
  /// `01`, `02`: at least so many digits.
  case padded(Int)
  case lowerRoman, upperRoman
  /// Word's letters: z is followed by aa, bb.
  case lowerLetter, upperLetter
  /// HTML's letters: z is followed by aa, ab.
  case lowerAlpha, upperAlpha
  case russianLower, russianUpper
  /// The Arabic alphabet, and the old order of its letters.
  case arabicAlpha, arabicAbjad
  /// 一 二 三 … 十一, 二十.
  case chineseCounting
  /// ① to ⑳.
  case circled
  case fullWidth
  case ordinal
  case bullet(String)
  case none

  /// `number` in this form. Numbers that a form lacks are written in digits.
  func text(_ number: Int) -> String {
    switch self {
    case .decimal: return String(number)
    case .padded(let width):
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    case .lowerRoman: return Self.roman(number)?.lowercased() ?? String(number)
    case .upperRoman: return Self.roman(number) ?? String(number)
    case .lowerLetter: return Self.repeated(number, Array("abcdefghijklmnopqrstuvwxyz"))
    case .upperLetter: return Self.repeated(number, Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
    case .lowerAlpha: return Self.alphabetic(number)
    case .upperAlpha: return Self.alphabetic(number).uppercased()
    case .russianLower: return Self.repeated(number, Self.russian)
    case .russianUpper: return Self.repeated(number, Self.russian).uppercased()
    case .arabicAlpha: return Self.repeated(number, Array("أبتثجحخدذرزسشصضطظعغفقكلمنهوي"))
    case .arabicAbjad: return Self.repeated(number, Array("أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"))
    case .chineseCounting: return Self.chinese(number)
    case .circled:
      guard (1...20).contains(number), let scalar = Unicode.Scalar(0x2460 + UInt32(number) - 1)
      else { return String(number) }
      return String(Character(scalar))
    case .fullWidth:
      return String(
        String.UnicodeScalarView(
          String(number).unicodeScalars.map { scalar in
            Unicode.Scalar(scalar.value + 0xFEE0).map { $0 } ?? scalar
          }))
    case .ordinal: return Self.ordinal(number)
    case .bullet(let sign): return sign
    case .none: return ""
    }
  }

  private static let russian = Array("абвгдежзиклмнопрстуфхцчшщэюя")

  private static func repeated(_ number: Int, _ letters: [Character]) -> String {
    guard number >= 1, number <= letters.count * 8 else { return String(number) }
    let letter = letters[(number - 1) % letters.count]
    return String(repeating: letter, count: (number - 1) / letters.count + 1)
  }

  private static func alphabetic(_ number: Int) -> String {
    guard number >= 1 else { return String(number) }
    var rest = number
    var letters: [UInt8] = []
    while rest > 0 {
      rest -= 1
      letters.append(UInt8(0x61 + rest % 26))
      rest /= 26
    }
    return String(decoding: letters.reversed(), as: UTF8.self)
  }

  private static func roman(_ number: Int) -> String? {
    let text = RomanNumeral.text(of: number)
    return text.isEmpty ? nil : text
  }

  private static func chinese(_ number: Int) -> String {
    let digits = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
    switch number {
    case 0...9: return digits[number]
    case 10...99:
      return (number < 20 ? "" : digits[number / 10]) + "十"
        + (number % 10 == 0 ? "" : digits[number % 10])
    case 100...999:
      let rest = number % 100
      let tail =
        rest == 0
        ? "" : rest < 10 ? "〇" + digits[rest] : (rest < 20 ? "一" : "") + chinese(rest)
      return digits[number / 100] + "百" + tail
    default: return String(number)
    }
  }

  private static func ordinal(_ number: Int) -> String {
    let tens = number % 100
    let ending =
      (11...13).contains(tens)
      ? "th" : number % 10 == 1 ? "st" : number % 10 == 2 ? "nd" : number % 10 == 3 ? "rd" : "th"
    return String(number) + ending
  }
}
