import Documents
import Store
import Text

/// What is said and tried where nothing has all the words.
extension WordSearch {
  /// Names conditions that no document of the index meets, whatever its words.
  mutating func tellUnknown(_ query: Query) throws {
    let parts = if case .all(let parts) = query { parts } else { [query] }
    let asked = parts.compactMap { if case .filter(let filter) = $0 { filter } else { nil } }
    for filter in asked.prefix(8) + options.filters.prefix(8) {
      var planner = try Planner(
        reader: reader, options: SearchOptions(), scope: .paragraph, patterns: patterns)
      var request = SearchRequest(nil)
      request.filter = try planner.plan(.filter(filter)).filter
      request.limit = 0
      request.seconds = patterns.limit.left
      guard try reader.search(request).total == 0 else { continue }
      switch filter {
      case .paragraph, .speaker, .verb, .cites: remark("no passage here is of \(filter)")
      case .body, .session, .type, .language, .date, .symbol, .item:
        remark("no document here is of \(filter)")
      }
    }
  }

  /// Names words of the index for those of the query that it has not in the form typed.
  mutating func suggest(_ query: Query) throws {
    let words = query.wantedTerms.filter { !$0.isExact }.flatMap { term in
      switch term.form {
      case .word: [term.text]
      case .phrase: term.text.split(whereSeparator: \.isWhitespace).map(String.init)
      case .pattern, .synonyms: [String]()
      }
    }
    // Asked once, however often the search is made anew for more hits.
    for typed in words.prefix(16) where lookedUp.insert(typed).inserted {
      guard !patterns.limit.isPast,
        let meant = try Spelling(reader, patterns.limit).suggestion(for: typed)
      else { continue }
      let form = meant.isInflected ? " as typed" : ""
      remark("no passage has \(typed)\(form); did you mean \(meant.word)")
    }
  }

  /// In how many passages each of several words and phrases is that are nowhere as asked for together; `nil`
  /// for one alone.
  func countsByThemselves() throws -> String? {
    var terms: [Term] = []
    for term in read.query.wantedTerms where !terms.contains(term) { terms.append(term) }
    guard terms.count > 1 else { return nil }
    var planner = try Planner(
      reader: reader, options: options, scope: .paragraph, patterns: patterns)
    let counts = try terms.prefix(8).map { term in
      let expression = try planner.expression(term, isWanted: false)
      let count = try reader.answer(expression, SearchFilter(), atMost: 0, patterns.limit).total
      return "\(term) \(count)"
    }
    return "by themselves: \(counts.joined(separator: ", "))"
  }

  /// A looser reading of a query of plain words that found nothing.
  mutating func loosened(_ query: Query) throws -> (Ranked, Hit.Role)? {
    guard let terms = plainTerms(query) else { return nil }
    var parts: [Query] = []
    for term in terms {
      let pieces = reader.words.dictionaryWords(of: term.text)
      if term.form == .word, pieces.count > 1 {
        parts += pieces.prefix(QueryReader.mostTerms).compactMap {
          Term.phrase(term.text[utf8: $0])
        }.map { .term($0) }
      } else {
        parts.append(.term(term))
      }
    }
    let isCut = parts.count > terms.count
    // Each of them once: a run may be one ideograph a thousand times.
    var known: Set<Query> = []
    parts.removeAll { !known.insert($0).inserted }
    guard parts.count > 1 || isCut else { return nil }
    if let inside = try within(terms), let answer = try ask(inside) {
      remark("no passage has all the words; these are read as \(inside)")
      return (answer, .match)
    }
    var together = Ranked(SearchAnswer(), try plan(query), options.unit)
    try addMore(query, to: &together)
    if together.total > 0 {
      remark("no passage has all the words; these have them with the paragraph they are part of")
      return (together, .match)
    }
    if isCut, let answer = try ask(Query.every(parts)) {
      remark("no passage has the run as typed; these have its words")
      return (answer, .match)
    }
    guard var answer = try ask(Query.either(parts)) else { return nil }
    let telling = try raiseTelling(parts, in: &answer)
    remark(telling.remark(parts))
    return (answer, .partial)
  }

  /// Names of documents among words as where the words are to be found; `nil` where there are not both.
  private func within(_ terms: [Term]) throws -> Query? {
    var parts: [Query] = []
    for term in terms.prefix(8) {
      if term.form == .word, term.text.contains("/"), let place = Locator(typed: term.text),
        try !reader.documents(for: place.symbol).isEmpty
      {
        parts.append(.filter(.symbol(place.symbol.display)))
      } else {
        parts.append(.term(term))
      }
    }
    let filters = parts.count { if case .filter = $0 { true } else { false } }
    return filters == 1 && parts.count > 1 && terms.count <= 8 ? Query.every(parts) : nil
  }

  private func plan(_ query: Query) throws -> Planner.Plan {
    var planner = try Planner(
      reader: reader, options: options, scope: .paragraph, patterns: patterns)
    return try planner.plan(query)
  }

  private mutating func ask(_ query: Query) throws -> Ranked? {
    var planner = try Planner(
      reader: reader, options: options, scope: .paragraph, patterns: patterns)
    let plan = try planner.plan(query)
    let answer = Ranked(try ask(plan.expression, plan.filter), plan, options.unit)
    guard answer.total > 0 else { return nil }
    take(planner)
    return answer
  }
}
