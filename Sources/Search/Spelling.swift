import Documents
import Store
import Text

/// Suggests words of the index for words that it has not. Nothing is ever searched for in their place.
struct Spelling {
  private let reader: Reader

  init(_ reader: Reader) { self.reader = reader }

  /// A word of the index that a typed one may be meant for, when no passage has the typed one: one
  /// letter more, less or other, or two of them changed over. Never for what holds a digit.
  func suggestion(for typed: String) throws -> String? {
    let positions = reader.words.positions(of: typed, languages: try reader.languages())
    guard positions.count == 1, let word = positions.first, word.kind == .word,
      (4...40).contains(word.exact.unicodeScalars.count),
      !word.exact.unicodeScalars.contains(where: { $0.properties.numericType != nil })
    else { return nil }
    for known in word.alternatives where try reader.term(known) != nil { return nil }
    let letters = Array(word.exact.unicodeScalars)
    var best: IndexTerm?
    // A slip is rarely in the first letter, and never in the first two and the rest as well.
    let near = try reader.terms(withPrefix: String(letters[0]), limit: 400_000) { other in
      abs(other.unicodeScalars.count - letters.count) <= 1
        && Spelling.isOneStep(letters, Array(other.unicodeScalars))
    }
    for term in near where term.passages > best?.passages ?? 0 { best = term }
    return try best.map { try spelled($0.word) }
  }

  /// A word of the index as a passage writes it, accents and all, in small letters.
  private func spelled(_ word: String) throws -> String {
    let position = QueryPosition(
      range: 0..<word.utf8.count, exact: word, alternatives: [word], kind: .word)
    var request = SearchRequest(.phrase([position]))
    request.limit = 1
    guard let hit = try reader.search(request).hits.first,
      let text = try reader.paragraph(hit.paragraph)?.paragraph.text,
      let place = reader.highlighter(for: .phrase([position])).ranges(in: text, language: nil).first
    else { return word }
    return text[utf8: place].lowercased()
  }

  /// Whether one letter put in, taken out, replaced or changed over with the next makes one word the
  /// other.
  static func isOneStep(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Bool {
    let same = zip(a, b).prefix { $0 == $1 }.count
    let restA = a.dropFirst(same)
    let restB = b.dropFirst(same)
    if restA.count == restB.count {
      guard !restA.isEmpty else { return false }
      if restA.dropFirst().elementsEqual(restB.dropFirst()) { return true }
      return restA.count >= 2 && restA.dropFirst(2).elementsEqual(restB.dropFirst(2))
        && restA.prefix(2).elementsEqual(restB.prefix(2).reversed())
    }
    return restA.count + 1 == restB.count && restA.elementsEqual(restB.dropFirst())
      || restB.count + 1 == restA.count && restB.elementsEqual(restA.dropFirst())
  }
}
