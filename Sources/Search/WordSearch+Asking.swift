import Documents
import Store
import Text

/// What the index is asked, and what its answers make together.
extension WordSearch {
  /// The best answer that the index has to the query, and what its hits are.
  mutating func answer(_ query: Query) throws -> (Ranked, Hit.Role) {
    var planner = try Planner(
      reader: reader, options: options, scope: read.scope, patterns: patterns)
    let plan = try planner.plan(query)
    take(planner)
    var answer = try ask(plan, query)
    guard answer.total == 0 else {
      if let unanswered { try putFirst(query, in: unanswered, &answer) }
      if answer.total < ChapeauSearch.enough { try addMore(query, to: &answer) }
      return (answer, .match)
    }
    try tellUnknown(query)
    try suggest(query)
    return try loosened(query) ?? (answer, .match)
  }

  /// Passages that hold plain words in the order typed come before the others, word for word before
  /// inflected, and the forms typed count for more than their inflections, being rarer.
  ///
  /// The strongest question is asked first: what it finds tells how good an answer to a weaker one
  /// must be to be seen at all.
  private mutating func ask(_ plan: Planner.Plan, _ query: Query) throws -> Ranked {
    guard options.order == .relevance, read.scope == .paragraph, let terms = query.plainTerms
    else { return Ranked(try ask(plan.expression, plan.filter), plan, options.unit) }
    // So few are all known, for more to be added behind them.
    let wanted = max(wanted, ChapeauSearch.enough)
    let ordered = try askInOrder(terms, plan)
    // Behind a page of those in order only the best score of the others counts.
    let most = (ordered.first?.answer.hits.count ?? 0) >= wanted ? min(1, wanted) : wanted
    let typed = try askAsTyped(query, plan, limit: most)
    let least = typed.flatMap { most > 0 && $0.hits.count >= most ? $0.hits[most - 1].score : nil }
    var answer = try ask(
      plan.expression, plan.filter, limit: most, least: least,
      besides: least == nil ? nil : typed?.expression)
    if answer.total <= 1, least != nil {
      answer = try ask(plan.expression, plan.filter, limit: wanted)
    }
    var ranked = Ranked(answer, plan, options.unit)
    if ranked.total > 1, let typed {
      ranked.add(typed.hits, askedWith: typed.expression) { _ in nil }
    }
    if ranked.total > 0, typed?.hits.isEmpty == true { try suggest(query) }
    if ranked.total > 0, typed?.hits.isEmpty == true, let language = try language(of: terms) {
      var filter = plan.filter
      filter.languages = [language]
      let lift = Ranked.Lift(value: ranked.best, reason: "in the language of the words typed")
      let hits = try ask(plan.expression, filter, limit: wanted).hits
      unanswered = hits.isEmpty ? language : nil
      ranked.add(hits, askedWith: plan.expression) { _ in lift }
    }
    guard ranked.total > 1 else { return ranked }
    for (phrase, inOrder) in ordered {
      steps.append("in this order: \(inOrder.total) with \(Planner.shown(phrase))")
      let lift = Ranked.Lift(value: ranked.best, reason: "in the order typed")
      ranked.add(inOrder.hits, askedWith: .phrase(phrase)) { _ in lift }
      if phrase == phrase.map(\.asTyped), options.unit == .paragraph,
        let quote = Verbatim(Self.text(of: terms)),
        (2...Verbatim.mostLooked).contains(inOrder.total)
      {
        try raise(inOrder.hits, asQuoting: quote, .phrase(phrase), in: &ranked)
      }
    }
    return ranked
  }

  private static func text(of terms: [Term]) -> String {
    terms.map(\.text).joined(separator: " ")
  }

  /// The passages that hold the words in the order typed, with their inflections and word for word; empty
  /// where there are none, or no order.
  private mutating func askInOrder(
    _ terms: [Term], _ plan: Planner.Plan
  ) throws -> [(phrase: [QueryPosition], answer: SearchAnswer)] {
    guard terms.allSatisfy({ $0.form == .word || $0.form == .phrase }) else { return [] }
    let text = Self.text(of: terms)
    // A phrase in quotation marks is in order wherever it was found.
    guard terms.count > 1 || terms.first?.form == .phrase && Verbatim(text) != nil else {
      return []
    }
    let positions = Array(
      reader.words.positions(of: text, languages: try reader.languages())
        .prefix(Planner.longestPhrase))
    let asTyped = positions.map(\.asTyped)
    var found: [(phrase: [QueryPosition], answer: SearchAnswer)] = []
    // Beside a word in the very form typed no inflection is in order.
    let isExact = options.isExact || terms.contains(where: \.isExact)
    for phrase in isExact || terms.count == 1 ? [asTyped] : [positions, asTyped] {
      let answer = try ask(
        .phrase(phrase), plan.filter, limit: max(wanted, Verbatim.mostLooked),
        before: terms.count == 1 ? plan.expression : nil)
      guard answer.total > 0 else { break }
      found.append((phrase, answer))
    }
    return found
  }

  /// The passages that hold the words in the forms typed; `nil` where those are all that is asked for.
  private mutating func askAsTyped(
    _ query: Query, _ plan: Planner.Plan, limit: Int
  ) throws -> (expression: MatchExpression?, hits: [SearchHit])? {
    guard !options.isExact else { return nil }
    var typed = options
    typed.isExact = true
    var planner = try Planner(
      reader: reader, options: typed, scope: read.scope, patterns: patterns)
    let expression = try planner.plan(query).expression
    guard expression != plan.expression else { return nil }
    let answer = try ask(expression, plan.filter, limit: limit, before: plan.expression)
    return (expression, answer.hits)
  }

  /// Puts what holds a quotation before all else, by its standing.
  private func raise(
    _ hits: [SearchHit], asQuoting quote: Verbatim, _ expression: MatchExpression,
    in ranked: inout Ranked
  ) throws {
    let standings = try quote.standings(of: hits, reader)
    let quoting = hits.filter { standings[$0.paragraph] != nil }
    let least = ranked.best
    let step = (quoting.map(\.score).max() ?? 0) + 1
    let order = Set(standings.values).sorted()
    ranked.add(quoting, askedWith: expression) { hit in
      guard let standing = standings[hit.paragraph],
        let place = order.firstIndex(of: standing)
      else { return nil }
      return Ranked.Lift(
        value: least + step * Double(place), reason: standing.description)
    }
  }

  /// - Parameters:
  ///   - least: hits below this score are left out.
  ///   - narrower: the same in fewer forms, the best of whose passages are known.
  ///   - wider: the same in more forms, which will be asked next.
  mutating func ask(
    _ expression: MatchExpression?, _ filter: SearchFilter, limit: Int? = nil,
    least: Double? = nil, besides narrower: MatchExpression? = nil,
    before wider: MatchExpression? = nil
  ) throws -> SearchAnswer {
    var request = SearchRequest(expression)
    request.filter = filter
    request.unit = options.unit == .document ? .document : .paragraph
    request.sort =
      switch options.order {
      case .relevance: .relevance
      case .date: .date
      case .symbol: .symbol
      }
    request.limit = limit ?? wanted
    request.leastScore = least
    request.wider = wider
    if request.unit == .paragraph, let narrower { request.takeAsKnown(narrower) }
    request.countsDocuments = options.wantsFacets || options.unit == .document
    request.seconds = patterns.limit.left
    let answer = try reader.search(request)
    if !answer.isComplete {
      remark("the search stopped after \(Int(options.seconds)) seconds; more may be there")
    }
    return answer
  }
}
