import Documents
import Store
import Text

/// Suggests words of the index for words that it has not. Nothing is ever searched for in their place.
struct Spelling {
  struct Suggestion {
    let word: String
    /// Passages have other inflections of the word typed, in some language.
    let isInflected: Bool
  }

  private let reader: Reader
  private let limit: TimeLimit

  init(_ reader: Reader, _ limit: TimeLimit) {
    self.reader = reader
    self.limit = limit
  }

  /// A word of the index that a typed one may be meant for, when no passage has the typed one in the form
  /// typed: one letter more, less or other, or two of them changed over. Never for what holds a digit.
  ///
  /// Stems of one language meet slips of another by chance. What passages have by its stem is left alone
  /// where the word that may be meant is no more frequent, or is of a language that has the stem too.
  func suggestion(for typed: String) throws -> Suggestion? {
    let positions = reader.words.positions(of: typed, languages: try reader.languages())
    guard positions.count == 1, let word = positions.first, word.kind == .word,
      (4...40).contains(word.exact.unicodeScalars.count),
      !word.exact.unicodeScalars.contains(where: { $0.properties.numericType != nil }),
      try reader.term(word.exact) == nil
    else { return nil }
    let inflections = try word.alternatives.compactMap { try reader.term($0)?.passages }.max() ?? 0
    let letters = Array(word.exact.unicodeScalars)
    var best: IndexTerm?
    // A slip is rarely in the first letter, and never in the first two and the rest as well.
    let near = try reader.terms(withPrefix: String(letters[0]), limit: 400_000) { other in
      abs(other.unicodeScalars.count - letters.count) <= 1
        && Spelling.isOneStep(letters, Array(other.unicodeScalars))
    }
    for term in near where term.passages > best?.passages ?? inflections { best = term }
    guard let best, try inflections == 0 || isForeign(typed, beside: best.word) else { return nil }
    return Suggestion(word: try spelled(best.word), isInflected: inflections > 0)
  }

  /// Whether the language that a word of the index is most often in has nothing of the stem of the one typed.
  private func isForeign(_ typed: String, beside word: String) throws -> Bool {
    var most: (language: Language, passages: Int)?
    for language in try reader.languages() {
      let passages = try passages(with: [Self.position(of: word)], in: language)
      if passages > most?.passages ?? 0 { most = (language, passages) }
    }
    guard let language = most?.language else { return false }
    let stems = reader.words.positions(of: typed, languages: [language])
    return try passages(with: stems, in: language) == 0
  }

  private func passages(with phrase: [QueryPosition], in language: Language) throws -> Int {
    var filter = SearchFilter()
    filter.languages = [language]
    return try reader.answer(.phrase(phrase), filter, atMost: 0, limit).total
  }

  /// A word of the index in the form it stands there.
  private static func position(of word: String) -> QueryPosition {
    QueryPosition(range: 0..<word.utf8.count, exact: word, alternatives: [word], kind: .word)
  }

  /// A word of the index as a passage writes it, accents and all, in small letters.
  private func spelled(_ word: String) throws -> String {
    let position = Self.position(of: word)
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
