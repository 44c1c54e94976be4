import Documents
import Store

/// Which language the words of a query are in, told by where the very forms typed occur. Stems of one
/// language meet words of another by chance: the French for "change" has the stem of the English one.
struct QueryLanguage {
  /// Words that are looked at, at most: so many tell.
  private static let mostTerms = 8

  private let reader: Reader
  private let limit: TimeLimit

  init(_ reader: Reader, _ limit: TimeLimit) {
    self.reader = reader
    self.limit = limit
  }

  /// The one language of the index whose documents have all the forms; `nil` where none or several
  /// have them. Forms that nothing has tell nothing.
  ///
  /// - Parameter terms: as typed, without numbers and symbols.
  func language(of terms: [MatchExpression]) throws -> Language? {
    var common = Set(try reader.languages())
    guard common.count > 1, !terms.isEmpty else { return nil }
    let languages = try reader.languagesOfDocuments()
    for term in terms.prefix(Self.mostTerms) where common.count > 0 && !limit.isPast {
      var request = SearchRequest(term)
      request.limit = 0
      request.countsDocuments = true
      request.seconds = limit.left
      let found = Set(try reader.search(request).documents.keys.compactMap { languages[$0] })
      if !found.isEmpty { common.formIntersection(found) }
    }
    return common.count == 1 ? common.first : nil
  }
}
