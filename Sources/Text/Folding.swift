import CICU

/// What makes two spellings the same word: case, width, compatibility forms, and marks that readers
/// leave out.
///
/// - Latin and Greek letters lose their diacritics, as do Hebrew points and Arabic tashkeel.
/// - Cyrillic keeps й and ў, which are letters; ё is е, as most Russian print has it.
/// - Arabic: every alef is a bare alef, hamza on waw or yeh goes, teh marbuta is heh, alef maksura
///   yeh, tatweel is dropped; presentation forms and lam-alef ligatures are taken apart.
/// - Digits of every script are ASCII digits.
enum Folding {
  /// The scalars that `scalar` folds to, none for what folding drops.
  static func scalars(of scalar: UInt32) -> [UInt32] {
    if let own = exceptions[scalar] { return own }
    let digit = icu_digit(Int32(scalar))
    if digit >= 0, digit <= 9 { return [0x30 + UInt32(digit)] }
    var parts = [Int32](repeating: 0, count: 32)
    let count = icu_fold(Int32(scalar), &parts, 32)
    guard count >= 0 else { return [scalar] }
    var folded: [UInt32] = []
    for index in 0..<Int(count) {
      let part = UInt32(parts[index])
      if let own = exceptions[part] {
        folded += own
      } else if part == 0x306, let last = folded.last, last == 0x438 || last == 0x443 {
        folded[folded.count - 1] = last == 0x438 ? 0x439 : 0x45E
      } else if isDropped(part) {
        continue
      } else {
        let digit = icu_digit(part < 0x110000 ? Int32(part) : 0)
        folded.append(digit >= 0 && digit <= 9 ? 0x30 + UInt32(digit) : part)
      }
    }
    return folded
  }

  /// A combining mark may change the letter before it: the word must be composed first.
  static func dependsOnNeighbours(_ scalar: UInt32) -> Bool {
    (0x300...0x36F).contains(scalar) || (0x653...0x655).contains(scalar)
  }

  /// Marks of alphabets whose readers leave them out. The vowel signs of Indian scripts stay.
  private static func isDropped(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x300...0x36F, 0x483...0x487, 0x591...0x5BD, 0x5BF, 0x5C1, 0x5C2, 0x5C4, 0x5C5, 0x5C7,
      0x610...0x61A, 0x640, 0x64B...0x65F, 0x670, 0x6D6...0x6DC, 0x6DF...0x6E4, 0x6E7, 0x6E8,
      0x6EA...0x6ED, 0x8D3...0x8E1, 0x8E3...0x8FF, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF,
      0x20D0...0x20FF, 0xFE20...0xFE2F:
      true
    default: false
    }
  }

  /// Letters that Unicode does not decompose but readers take for others, and the apostrophes.
  private static let exceptions: [UInt32: [UInt32]] = [
    0x623: [0x627], 0x625: [0x627], 0x622: [0x627], 0x671: [0x627],
    0x624: [0x648], 0x626: [0x64A], 0x649: [0x64A], 0x629: [0x647],
    0x6CC: [0x64A], 0x6A9: [0x643], 0x6C1: [0x647], 0x6C0: [0x647],
    0x439: [0x439], 0x419: [0x439], 0x45E: [0x45E], 0x40E: [0x45E],
    0xF8: [0x6F], 0xD8: [0x6F], 0x111: [0x64], 0x110: [0x64], 0x142: [0x6C], 0x141: [0x6C],
    0x131: [0x69], 0x130: [0x69], 0xE6: [0x61, 0x65], 0xC6: [0x61, 0x65],
    0x153: [0x6F, 0x65], 0x152: [0x6F, 0x65], 0x127: [0x68], 0x126: [0x68],
    0x2019: [0x27], 0x2BC: [0x27], 0xFF07: [0x27], 0x2018: [0x27], 0x201B: [0x27],
  ]
}
