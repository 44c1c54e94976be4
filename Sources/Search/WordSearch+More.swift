import Documents
import Store
import Text

/// What is found besides, and put first, where few passages or none have all the words.
extension WordSearch {
  /// What else answers plain words of which few passages have all: sub-paragraphs that have them
  /// together with what they are part of, then what has all but common words.
  mutating func addMore(_ query: Query, to ranked: inout Ranked) throws {
    guard options.unit == .paragraph, options.order == .relevance, let terms = plainTerms(query)
    else { return }
    var planner = try Planner(
      reader: reader, options: options, scope: .paragraph, patterns: patterns)
    let expressions = try terms.map { try planner.expression($0, isWanted: true) }
    let any = MatchExpression.or(expressions)
    var filter = ranked.plan.filter
    let parts = try ChapeauSearch(reader, filter, patterns.limit).passages(holding: expressions)
    if !parts.isEmpty {
      filter.paragraphs = PassageSet(parts.keys)
      let hits = try ask(any, filter, limit: parts.count).hits
      steps.append("with the paragraph they are part of: \(hits.count)")
      ranked.add(
        behind: hits, as: .chapeau, askedWith: any,
        because: "only together with what it is part of")
      chapeaux = parts
    }
    guard ranked.total > 0,
      let uncommon = try UncommonWords(of: expressions, reader, ranked.plan.filter, patterns.limit)
    else { return }
    let others = Set(uncommon.passages.filter { !ranked.holds($0) })
    guard !others.isEmpty else { return }
    filter.paragraphs = PassageSet(others)
    let hits = try ask(any, filter, limit: others.count).hits
    steps.append("without common words: \(hits.count)")
    ranked.add(behind: hits, as: .partial, askedWith: any, because: "without all the common words")
    let common = uncommon.common.map { terms[$0].description }.joined(separator: ", ")
    remark("few passages have all the words; others follow without \(common)")
  }

  /// Puts passages with the words that say most before all others that have some.
  mutating func raiseTelling(_ parts: [Query], in ranked: inout Ranked) throws -> TellingWords {
    var planner = try Planner(
      reader: reader, options: options, scope: .paragraph, patterns: patterns)
    let terms = try parts.map { try planner.expression($0) ?? .or([]) }
    var filter = ranked.plan.filter
    let language = try language(of: parts.flatMap(\.wantedTerms))
    let telling = try TellingWords(of: terms, reader, filter, in: language, patterns.limit)
    guard options.order == .relevance else { return telling }
    let any = MatchExpression.or(terms)
    if let language {
      var within = filter
      within.languages = [language]
      let lift = Ranked.Lift(value: ranked.best, reason: "in the language of the words typed")
      ranked.add(try ask(any, within).hits, askedWith: any) { _ in lift }
    }
    guard let rows = telling.passages else { return telling }
    filter.paragraphs = rows
    let lift = Ranked.Lift(value: ranked.best, reason: "with the words that say most")
    ranked.add(try ask(any, filter).hits, askedWith: any) { _ in lift }
    return telling
  }

  /// Puts passages in the language of the words that have those that say most before passages of other
  /// languages, which have all words by their stems alone.
  mutating func putFirst(_ query: Query, in language: Language, _ ranked: inout Ranked) throws {
    guard options.unit == .paragraph, options.order == .relevance, let terms = plainTerms(query)
    else { return }
    var planner = try Planner(
      reader: reader, options: options, scope: .paragraph, patterns: patterns)
    let expressions = try terms.map { try planner.expression($0, isWanted: true) }
    var filter = ranked.plan.filter
    let telling = try TellingWords(of: expressions, reader, filter, in: language, patterns.limit)
    guard let rows = telling.passages else { return }
    filter.paragraphs = rows
    let any = MatchExpression.or(expressions)
    let hits = try ask(any, filter, limit: rows.count).hits
    steps.append("in the language of the words: \(hits.count)")
    ranked.add(
      before: hits, as: .partial, askedWith: any, because: "in the language of the words typed")
    let kept = telling.kept.map { terms[$0].description }.joined(separator: ", ")
    remark("no passage in \(language) has all the words; first those with \(kept)")
  }

  /// The language that the words are in, where the forms typed tell it and none was asked for.
  func language(of terms: [Term]) throws -> Language? {
    guard options.languages.isEmpty else { return nil }
    var typed = options
    typed.isExact = true
    var planner = try Planner(
      reader: reader, options: typed, scope: .paragraph, patterns: patterns)
    let words = terms.filter { !$0.text.contains(where: \.isNumber) }
    return try QueryLanguage(reader, patterns.limit).language(
      of: words.map { ($0.text, try planner.expression($0, isWanted: false)) })
  }
}
