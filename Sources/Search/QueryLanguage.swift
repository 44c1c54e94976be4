import Documents
import Store

/// Which language the words of a query are in, told by where the very forms typed occur. Stems of one
/// language meet words of another by chance: the French for "change" has the stem of the English one.
struct QueryLanguage {
  /// Words that are looked at, at most: so many tell.
  private static let mostTerms = 8
  /// A word is none of a language whose documents have it by so much less often than those of another:
  /// names and quotations stand there.
  private static let quotedShare = 0.1

  private let reader: Reader
  private let limit: TimeLimit

  init(_ reader: Reader, _ limit: TimeLimit) {
    self.reader = reader
    self.limit = limit
  }

  /// The one language of the index whose documents have all the forms, not only in what they quote; `nil`
  /// where none or several have them. A form that nothing has is told by its other inflections, in each
  /// language by its own stems; one that has none tells nothing.
  ///
  /// - Parameter terms: the words, without numbers and symbols, and what each is looked for as in the form
  ///   typed.
  func language(of terms: [(text: String, asTyped: MatchExpression)]) throws -> Language? {
    var common = Set(try reader.languages())
    guard common.count > 1, !terms.isEmpty else { return nil }
    let languages = try reader.languagesOfDocuments()
    let all = languages.values.reduce(into: [:]) { $0[$1, default: 0] += 1.0 }
    for term in terms.prefix(Self.mostTerms) where common.count > 0 && !limit.isPast {
      var request = SearchRequest(term.asTyped)
      request.limit = 0
      request.countsDocuments = true
      request.seconds = limit.left
      var shares: [Language: Double] = [:]
      for document in try reader.search(request).documents.keys {
        if let language = languages[document] { shares[language, default: 0] += 1 }
      }
      shares = Dictionary(uniqueKeysWithValues: shares.map { ($0, $1 / (all[$0] ?? 1)) })
      guard let most = shares.values.max() else {
        let inflected = try common.filter { try has(term.text, in: $0) }
        if !inflected.isEmpty { common = inflected }
        continue
      }
      common.formIntersection(shares.filter { $0.value >= Self.quotedShare * most }.keys)
    }
    return common.count == 1 ? common.first : nil
  }

  /// Whether documents in a language have a word in any inflection.
  private func has(_ word: String, in language: Language) throws -> Bool {
    let positions = reader.words.positions(of: word, languages: [language])
    guard !positions.isEmpty else { return false }
    var filter = SearchFilter()
    filter.languages = [language]
    return try reader.answer(.phrase(positions), filter, atMost: 0, limit).total > 0
  }
}
