/// What Snowball's stemmers for French and Spanish leave undone, on words in small letters.
///
/// They give many plurals another stem than their singular: conflit "confl", conflits "conflit"; mujer "muj", mujeres
/// "mujer"; and take the end of a noun for a verb's pronoun: gobiernos "gobi", desarme "des". So the stem of
/// a plural is made of its singular. Endings that verbs or feminine forms share with plurals are left alone.
enum PluralForm {
  /// Bytes of the word to stem, from its beginning: all of them where it is no plural.
  static func length(of word: UnsafeBufferPointer<UInt8>, _ language: StemLanguage) -> Int {
    guard word.count >= 4 else { return word.count }
    return switch language {
    case .french: french(word)
    case .spanish: spanish(word)
    default: word.count
    }
  }

  private static func french(_ word: UnsafeBufferPointer<UInt8>) -> Int {
    guard ends(word, "s"), !ends(word, "ss"), !ends(word, "os") else { return word.count }
    // "nous demandons"; but "commissions".
    if ends(word, "ons"), !ends(word, "ions") { return word.count }
    // "pris", "mais", "mois"; "abus".
    if ends(word, "is") || ends(word, "us") {
      let isPlural =
        ends(word, "is")
        ? plurals.contains { isWord(word, $0) } : !singulars.contains { isWord(word, $0) }
      return isPlural ? word.count - 1 : word.count
    }
    return word.count - 1
  }

  private static let plurals: [StaticString] = ["lois", "unis", "emplois", "essais", "délais"]
  private static let singulars: [StaticString] = ["abus", "refus", "inclus", "exclus", "plus"]

  private static func spanish(_ word: UnsafeBufferPointer<UInt8>) -> Int {
    if ends(word, "me"), nouns.contains(where: { isWord(word, $0) }) { return word.count - 1 }
    // "reafirmamos"; "resoluciones" is known to the stemmer.
    guard ends(word, "s"), !ends(word, "mos"), !ends(word, "iones") else { return word.count }
    // "país", "interés"; but "comités".
    if word[word.count - 3] == 0xC3, !ends(word, "tés") { return word.count }
    let isLong = word.count > 5
    if isLong, ends(word, "res") || ends(word, "des") || ends(word, "enes") || ends(word, "íes") {
      return word.count - 2
    }
    return word.count - 1
  }

  /// Nouns, and forms of verbs in -rmar, that seem to end in an infinitive and "me".
  private static let nouns: [StaticString] = [
    "desarme", "rearme", "gendarme", "afirme", "confirme", "reafirme",
  ]

  private static func ends(_ word: UnsafeBufferPointer<UInt8>, _ end: StaticString) -> Bool {
    let count = end.utf8CodeUnitCount
    guard word.count >= count else { return false }
    return end.withUTF8Buffer { $0.elementsEqual(word[(word.count - count)...]) }
  }

  private static func isWord(_ word: UnsafeBufferPointer<UInt8>, _ other: StaticString) -> Bool {
    word.count == other.utf8CodeUnitCount && ends(word, other)
  }
}
