import CICU

/// Arabic letters as they look in a word, which old programs wrote in place of the letters: U+FB50 to
/// U+FDFF and U+FE70 to U+FEFC. Each is the same letter, or ligature of letters, as another code point.
package enum PresentationForms {
  package static func contains(_ scalar: UInt32) -> Bool {
    (0xFB50...0xFDFF).contains(scalar) || (0xFE70...0xFEFC).contains(scalar)
  }

  /// The letters that a form shows, in the order in which they are read; the form itself when it shows
  /// none.
  package static func letters(of form: UInt32) -> [UInt32] {
    guard contains(form) else { return [form] }
    var parts = [Int32](repeating: 0, count: 32)
    let count = icu_compatible(Int32(form), &parts, 32)
    guard count > 0 else { return [form] }
    // A vowel sign that stands alone is taken apart into a space and the sign.
    let letters = parts.prefix(Int(count)).map { UInt32($0) }
    return letters.count > 1 && letters[0] == 0x20 ? Array(letters.dropFirst()) : letters
  }
}
