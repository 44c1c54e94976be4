import Documents
import Store
import Text

/// Answers queries from one index. Not `Sendable`: a task opens its own.
package final class Searcher {
  package let reader: Reader

  package init(_ reader: Reader) { self.reader = reader }

  /// What the query finds. Any text is a query; faults in it are remarks of the results.
  ///
  /// - Throws: ``StoreError`` when the index cannot be read.
  package func search(_ text: String, _ options: SearchOptions) throws -> Results {
    let named = Locator(typed: text)
    if let named, let results = try Naming(reader, options).results(named) { return results }
    if let name = NameInWords.locator(in: text), name != named,
      let results = try Naming(reader, options).results(name)
    {
      return results
    }
    if let listed = try list(text, options) { return listed }
    let isBlank = text.unicodeScalars.allSatisfy { QueryLexer.isSpace($0) }
    var run = Run(reader, options, QueryReader.read(text), isBlank: isBlank)
    var results = try run.results()
    if let named, !named.symbol.isFile, results.total == 0 {
      results.remarks.append("\(named.symbol) is not in the index, and nothing here refers to it")
    }
    return results
  }

  /// The documents whose symbols fit a text that is nothing but a symbol with a star:
  /// `A/AC.292/2021/*`; `nil` for any other text, and where there are none.
  private func list(_ text: String, _ options: SearchOptions) throws -> Results? {
    guard text.utf8.count <= 200, text.contains("/"), text.contains("*"),
      text.first?.isLetter == true, !text.contains(where: { $0.isWhitespace || $0 == ":" })
    else { return nil }
    var listing = options
    listing.unit = .document
    if listing.order == .relevance { listing.order = .symbol }
    let read = ReadQuery(query: .filter(.symbol(text)), scope: .paragraph, remarks: [])
    var run = Run(reader, listing, read, isBlank: false)
    let results = try run.results()
    return results.total > 0 ? results : nil
  }

  /// One search by words.
  private struct Run {
    let reader: Reader
    let options: SearchOptions
    let read: ReadQuery
    var remarks: [String]
    var steps: [String] = []
    var phrases: [[QueryPosition]] = []

    private let patterns: PatternWords
    /// Nothing at all was asked.
    private let isBlank: Bool
    /// Hits of the first pages that an answer must hold.
    private var wanted: Int

    init(_ reader: Reader, _ options: SearchOptions, _ read: ReadQuery, isBlank: Bool) {
      self.reader = reader
      self.options = options
      self.read = read
      self.isBlank = isBlank
      patterns = PatternWords(TimeLimit(seconds: options.seconds))
      remarks = read.remarks
      wanted = options.offset + options.limit
    }

    mutating func results() throws -> Results {
      let query = withWords(read.query)
      var results = Results(query: read.description, unit: options.unit, offset: options.offset)
      if query != .everything || read.query == .everything && hasFilters {
        try fill(&results, query)
      } else if !isBlank {
        remark("the query holds no word")
      }
      results.remarks = remarks
      if options.explains {
        results.explanation = Explanation(tree: query.tree, plan: steps)
      }
      return results
    }

    private var hasFilters: Bool {
      !(options.types.isEmpty && options.bodies.isEmpty && options.sessions.isEmpty
        && options.languages.isEmpty && options.since == nil && options.until == nil)
    }

    private mutating func remark(_ text: String) {
      if !remarks.contains(text) { remarks.append(text) }
    }

    private mutating func take(_ planner: Planner) {
      phrases = planner.phrases
      for text in planner.remarks { remark(text) }
      steps += planner.steps
      if !planner.isComplete {
        remark("the search stopped after \(Int(options.seconds)) seconds; more may be there")
      }
    }

    // MARK: what is asked

    /// The query without terms that hold nothing the index could have.
    private mutating func withWords(_ query: Query) -> Query {
      switch query {
      case .everything, .filter: return query
      case .term(let term): return hasWords(term) ? query : .everything
      case .near(let terms, let distance, let order):
        let kept = terms.filter { hasWords($0) }
        if kept.count > 1 { return .near(kept, within: distance, order: order) }
        return kept.first.map { .term($0) } ?? .everything
      case .title(let inner):
        let kept = withWords(inner)
        return kept == .everything ? .everything : .title(kept)
      case .not(let inner):
        let kept = withWords(inner)
        return kept == .everything ? .everything : .not(kept)
      case .all(let parts): return Query.every(parts.map { withWords($0) })
      case .any(let parts):
        return Query.either(parts.map { withWords($0) }.filter { $0 != .everything })
      }
    }

    private mutating func hasWords(_ term: Term) -> Bool {
      if term.form == .pattern { return true }
      if !reader.words.positions(of: term.text, languages: []).isEmpty { return true }
      remark("\(term) holds no word and is left out")
      return false
    }

    /// The best answer that the index has to the query, and what its hits are.
    private mutating func answer(_ query: Query) throws -> (Ranked, Hit.Role) {
      var planner = try Planner(
        reader: reader, options: options, scope: read.scope, patterns: patterns)
      let plan = try planner.plan(query)
      take(planner)
      let answer = try ask(plan, query)
      guard answer.total == 0 else { return (answer, .match) }
      try tellUnknown(query)
      try suggest(query)
      return try loosened(query) ?? (answer, .match)
    }

    /// Passages that hold plain words in the order typed come before the others, word for word before
    /// inflected, and the forms typed count for more than their inflections, being rarer.
    private mutating func ask(_ plan: Planner.Plan, _ query: Query) throws -> Ranked {
      var ranked = Ranked(try ask(plan.expression, plan.filter), plan, options.unit)
      guard ranked.total > 1, options.order == .relevance, read.scope == .paragraph,
        let terms = query.plainTerms
      else { return ranked }
      var typed = options
      typed.isExact = true
      if !options.isExact {
        var planner = try Planner(
          reader: reader, options: typed, scope: read.scope, patterns: patterns)
        let expression = try planner.plan(query).expression
        let hits = try ask(expression, plan.filter).hits
        ranked.add(hits, askedWith: expression) { _ in nil }
      }
      guard terms.allSatisfy({ $0.form == .word || $0.form == .phrase }) else { return ranked }
      let text = terms.map(\.text).joined(separator: " ")
      let quote = Verbatim(text)
      // A phrase in quotation marks is in order wherever it was found.
      guard terms.count > 1 || terms.first?.form == .phrase && quote != nil else { return ranked }
      let positions = Array(
        reader.words.positions(of: text, languages: try reader.languages())
          .prefix(Planner.longestPhrase))
      let asTyped = positions.map(\.asTyped)
      for phrase in options.isExact || terms.count == 1 ? [asTyped] : [positions, asTyped] {
        let inOrder = try ask(.phrase(phrase), plan.filter, atLeast: Verbatim.mostLooked)
        guard inOrder.total > 0 else { break }
        steps.append("in this order: \(inOrder.total) with \(Planner.shown(phrase))")
        let lift = Ranked.Lift(value: ranked.best, reason: "in the order typed")
        ranked.add(inOrder.hits, askedWith: .phrase(phrase)) { _ in lift }
        if phrase == asTyped, options.unit == .paragraph, let quote,
          (2...Verbatim.mostLooked).contains(inOrder.total)
        {
          try raise(inOrder.hits, asQuoting: quote, .phrase(phrase), in: &ranked)
        }
      }
      return ranked
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

    private mutating func ask(
      _ expression: MatchExpression?, _ filter: SearchFilter, atLeast least: Int = 0
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
      request.limit = max(wanted, least)
      request.countsDocuments = options.wantsFacets || options.unit == .document
      request.seconds = patterns.limit.left
      let answer = try reader.search(request)
      if !answer.isComplete {
        remark("the search stopped after \(Int(options.seconds)) seconds; more may be there")
      }
      return answer
    }

    // MARK: when nothing has all the words

    /// Names conditions that no document of the index meets, whatever its words.
    private mutating func tellUnknown(_ query: Query) throws {
      let parts = if case .all(let parts) = query { parts } else { [query] }
      for case .filter(let filter) in parts.prefix(8) {
        let isMet =
          switch filter {
          case .body, .session, .type, .language, .date:
            try reader.allDocuments().contains(where: filter.holds)
          case .symbol(let pattern): try !reader.documents(symbolPattern: pattern).isEmpty
          default: true
          }
        if !isMet { remark("no document here is of \(filter)") }
      }
    }

    /// Names words of the index for those of the query that it has not.
    private mutating func suggest(_ query: Query) throws {
      for term in query.wantedTerms.prefix(8) where term.form == .word && !term.isExact {
        if let word = try Spelling(reader).suggestion(for: term.text) {
          remark("no passage has \(term.text); did you mean \(word)")
        }
      }
    }

    /// A looser reading of a query of plain words that found nothing.
    private mutating func loosened(_ query: Query) throws -> (Ranked, Hit.Role)? {
      guard read.scope == .paragraph, let terms = query.plainTerms else { return nil }
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
      guard parts.count > 1 else { return nil }
      if let inside = try within(terms), let answer = try ask(inside) {
        remark("no passage has all the words; these are read as \(inside)")
        return (answer, .match)
      }
      if parts.count > terms.count, let answer = try ask(Query.every(parts)) {
        remark("no passage has the run as typed; these have its words")
        return (answer, .match)
      }
      guard let answer = try ask(Query.either(parts)) else { return nil }
      remark("no passage has all the words; these have some of them, the best first")
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

    private mutating func ask(_ query: Query) throws -> Ranked? {
      var planner = try Planner(
        reader: reader, options: options, scope: .paragraph, patterns: patterns)
      let plan = try planner.plan(query)
      let answer = Ranked(try ask(plan.expression, plan.filter), plan, options.unit)
      guard answer.total > 0 else { return nil }
      take(planner)
      return answer
    }

    // MARK: what is answered

    private mutating func fill(_ results: inout Results, _ query: Query) throws {
      let end = options.offset + options.limit
      var copies = Copies(reader)
      var answered: (ranked: Ranked, role: Hit.Role)
      var groups: [Copies.Group]
      let plain = steps
      // Copies folded into others leave room on the page: then more is asked for.
      if foldsCopies { wanted += options.limit / 2 + 10 }
      while true {
        steps = plain
        answered = try answer(query)
        let entries = answered.ranked.best(wanted, by: options.order)
        groups =
          foldsCopies
          ? try copies.groups(of: entries, atMost: end)
          : entries.prefix(end).map { Copies.Group(first: $0, others: []) }
        guard groups.count < end, entries.count == wanted, wanted < answered.ranked.total else {
          break
        }
        wanted *= 4
      }
      results.total = answered.ranked.total
      let page = Array(groups.dropFirst(options.offset).prefix(options.limit))
      var maker = HitMaker(reader, marking: phrases, options)
      let scoring =
        options.explains ? try scoring(of: page.map(\.first), answered.ranked) : [:]
      for (shown, group) in try copies.settle(page, answered.ranked.plan.filter) {
        guard var hit = try maker.hit(shown, answered.role) else { continue }
        let entry = group.first
        hit.score = entry.score
        hit.duplicates = try group.others.compactMap { try copies.locator(of: $0) }
        if options.unit == .document {
          hit.passages = answered.ranked.documents[entry.hit.document] ?? 1
          hit.best = try best(of: entry.hit.document, answered.ranked.plan, answered.role)
        }
        hit.scoring = scoring[entry.hit.paragraph] ?? []
        results.hits.append(hit)
      }
      if options.wantsFacets {
        results.facets = try FacetCounter(reader).facets(answered.ranked.documents, options.unit)
      }
    }

    /// How the score of each passage came about; the parts add up to it.
    private func scoring(
      of entries: [Ranked.Entry], _ ranked: Ranked
    ) throws -> [ParagraphID: [ScorePart]] {
      var scoring: [ParagraphID: [ScorePart]] = [:]
      guard options.order == .relevance else {
        for entry in entries {
          scoring[entry.hit.paragraph] = [
            ScorePart("place by \(options.order.rawValue)", entry.score)
          ]
        }
        return scoring
      }
      for (ask, expression) in ranked.asked.enumerated() {
        let those = entries.filter { $0.ask == ask }
        guard let expression, !those.isEmpty else { continue }
        let explanations = try reader.explanations(
          of: those.map(\.hit.paragraph), expression)
        for entry in those {
          scoring[entry.hit.paragraph] = explanations[entry.hit.paragraph]?.parts ?? []
          if let lift = entry.lift, lift.value > 0 {
            scoring[entry.hit.paragraph]?.append(ScorePart(lift.reason, lift.value))
          }
        }
      }
      return scoring
    }

    /// The best passages of one document.
    private func best(
      of document: DocumentID, _ plan: Planner.Plan, _ role: Hit.Role
    ) throws -> [Hit] {
      guard options.passagesEach > 0 else { return [] }
      var request = SearchRequest(plan.expression)
      request.filter = plan.filter
      request.filter.documents = [document]
      request.limit = options.passagesEach
      request.seconds = patterns.limit.left
      var byParagraph = options
      byParagraph.unit = .paragraph
      var maker = HitMaker(reader, marking: phrases, byParagraph)
      return try reader.search(request).hits.compactMap { found in
        var hit = try maker.hit(found.paragraph, role)
        hit?.score = found.score
        return hit
      }
    }

    private var foldsCopies: Bool { options.foldsCopies && options.unit == .paragraph }
  }
}
