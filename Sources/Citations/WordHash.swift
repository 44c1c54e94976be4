import Documents

/// A running hash of a word's folded scalars. Two words with one hash are taken as the same word.
///
/// Folding: case, Latin accents, Arabic vowel signs, tatweel, alef forms and presentation forms.
struct WordHash {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  @inline(__always) mutating func add(_ scalar: UInt32) {
    value = (value ^ UInt64(scalar)) &* 0x0000_0100_0000_01B3
  }

  /// Well mixed, never 0.
  @inline(__always) var finished: UInt64 {
    let mixed = (value ^ (value >> 29)) &* 0xBF58_476D_1CE4_E5B9
    return (mixed ^ (mixed >> 32)) | 1
  }

  /// Adds a scalar outside ASCII, folded.
  mutating func addFolded(_ scalar: UInt32) {
    switch scalar {
    case 0xC0...0x17F: addLatin(scalar)
    case 0x300...0x36F: break
    case 0x410...0x42F: add(scalar + 32)
    case 0x401, 0x451: add(0x435)
    case 0x400...0x40F: add(scalar + 80)
    case 0x640, 0x64B...0x65F, 0x670: break
    case 0x622, 0x623, 0x625, 0x671: add(0x627)
    case 0x649: add(0x64A)
    case 0xFE80...0xFEFC: addPresentation(scalar)
    case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF: break
    case 0xFF21...0xFF3A: add(scalar - 0xFF21 + 97)
    case 0xFF41...0xFF5A: add(scalar - 0xFF41 + 97)
    default: add(scalar)
    }
  }

  /// Base letters of U+00C0 to U+00FF; 0 stands for the scalar itself.
  private static let latin: [UInt8] = Array(
    "aaaaaaaceeeeiiii\0nooooo\0\0uuuuy\0\0aaaaaaaceeeeiiii\0nooooo\0\0uuuuy\0y".utf8)

  private mutating func addLatin(_ scalar: UInt32) {
    if scalar <= 0xFF, case let base = Self.latin[Int(scalar - 0xC0)], base != 0 {
      add(UInt32(base))
    } else if scalar == 0x152 || scalar == 0x153 {
      add(111)
      add(101)
    } else {
      add(scalar)
    }
  }

  /// The plain letter that ends each run of presentation forms. Source: Unicode, Arabic Presentation
  /// Forms-B.
  private static let presentation: [(last: UInt32, letter: UInt32)] = [
    (0xFE80, 0x621), (0xFE84, 0x627), (0xFE86, 0x624), (0xFE88, 0x627), (0xFE8C, 0x626),
    (0xFE8E, 0x627), (0xFE92, 0x628), (0xFE94, 0x629), (0xFE98, 0x62A), (0xFE9C, 0x62B),
    (0xFEA0, 0x62C), (0xFEA4, 0x62D), (0xFEA8, 0x62E), (0xFEAA, 0x62F), (0xFEAC, 0x630),
    (0xFEAE, 0x631), (0xFEB0, 0x632), (0xFEB4, 0x633), (0xFEB8, 0x634), (0xFEBC, 0x635),
    (0xFEC0, 0x636), (0xFEC4, 0x637), (0xFEC8, 0x638), (0xFECC, 0x639), (0xFED0, 0x63A),
    (0xFED4, 0x641), (0xFED8, 0x642), (0xFEDC, 0x643), (0xFEE0, 0x644), (0xFEE4, 0x645),
    (0xFEE8, 0x646), (0xFEEC, 0x647), (0xFEEE, 0x648), (0xFEF0, 0x64A), (0xFEF4, 0x64A),
  ]

  private mutating func addPresentation(_ scalar: UInt32) {
    if scalar >= 0xFEF5 {
      add(0x644)
      add(0x627)
    } else if let row = Self.presentation.first(where: { scalar <= $0.last }) {
      add(row.letter)
    }
  }

  /// The hash of a form as the lexicon holds it: words folded, one space between.
  static func of(_ form: some StringProtocol) -> UInt64 {
    var hash = WordHash()
    for scalar in form.unicodeScalars {
      if scalar.isASCII {
        hash.add(UInt32(UInt8(scalar.value).asciiLowercase))
      } else {
        hash.addFolded(scalar.value)
      }
    }
    return hash.finished
  }
}
