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
    if text.utf8.count <= 1000, let named = Locator(typed: text),
      let results = try Naming(reader, options).results(named, typed: text)
    {
      return results
    }
    var run = Run(reader, options, QueryReader.read(text))
    return try run.results()
  }

  /// One search by words.
  private struct Run {
    let reader: Reader
    let options: SearchOptions
    let read: ReadQuery
    var remarks: [String]
    var steps: [String] = []
    var phrases: [[QueryPosition]] = []

    init(_ reader: Reader, _ options: SearchOptions, _ read: ReadQuery) {
      self.reader = reader
      self.options = options
      self.read = read
      remarks = read.remarks
    }

    mutating func results() throws -> Results {
      let query = withWords(read.query)
      var results = Results(query: read.description, unit: options.unit, offset: options.offset)
      if query != .everything || read.query == .everything && hasFilters {
        var planner = try Planner(reader: reader, options: options, scope: read.scope)
        let plan = try planner.plan(query)
        take(planner)
        var answer = try ask(plan, sequence: sequence(query))
        var role = Hit.Role.match
        if answer.total == 0, let (loose, answered) = try loosened(query) {
          answer = loose
          role = answered
        }
        try fill(&results, answer, role)
      } else if read.query != .everything || !remarks.isEmpty {
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

    /// The words of a query of nothing but words, as the phrase they would be; `nil` for any other
    /// query.
    private func sequence(_ query: Query) throws -> MatchExpression? {
      guard options.order == .relevance, read.scope == .paragraph, case .all(let parts) = query
      else { return nil }
      var texts: [String] = []
      for part in parts {
        guard case .term(let term) = part, term.form == .word || term.form == .phrase else {
          return nil
        }
        texts.append(term.text)
      }
      let languages = try reader.languages()
      let positions = reader.words.positions(
        of: texts.joined(separator: " "), languages: languages)
      return positions.count > 1 ? .phrase(positions) : nil
    }

    /// Passages that hold the words in the order typed come first, then the others.
    private mutating func ask(_ plan: Planner.Plan, sequence: MatchExpression?) throws -> Ranked {
      let asked = try ask(plan.expression, plan.filter, limit: options.offset + options.limit)
      guard let sequence, asked.total > 0 else { return Ranked(asked, options) }
      let inOrder = try ask(sequence, plan.filter, limit: options.offset + options.limit)
      guard inOrder.total > 0 else { return Ranked(asked, options) }
      steps.append("in this order: \(inOrder.total)")
      let most = options.offset + options.limit + inOrder.total
      let rest =
        inOrder.total < options.offset + options.limit
        ? try ask(plan.expression, plan.filter, limit: most) : asked
      return Ranked(first: inOrder, then: rest, options)
    }

    private mutating func ask(
      _ expression: MatchExpression?, _ filter: SearchFilter, limit: Int
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
      request.limit = limit
      request.countsDocuments = options.wantsFacets || options.unit == .document
      request.seconds = options.seconds
      let answer = try reader.search(request)
      if !answer.isComplete {
        remark("the search stopped after \(Int(options.seconds)) seconds; more may be there")
      }
      return answer
    }

    // MARK: when nothing has all the words

    /// A looser reading of a query of plain words that found nothing.
    private mutating func loosened(_ query: Query) throws -> (Ranked, Hit.Role)? {
      guard read.scope == .paragraph, let terms = query.plainTerms else { return nil }
      var parts: [Query] = []
      for term in terms {
        let pieces = reader.words.dictionaryWords(of: term.text)
        if term.form == .word, pieces.count > 1 {
          parts += pieces.compactMap { Term.phrase(term.text[utf8: $0]) }.map { .term($0) }
        } else {
          parts.append(.term(term))
        }
      }
      guard parts.count > 1 else { return nil }
      if parts.count > terms.count, let answer = try ask(Query.every(parts)) {
        remark("no passage has the run as typed; these have its words")
        return (answer, .match)
      }
      guard let answer = try ask(Query.either(parts)) else { return nil }
      remark("no passage has all the words; these have some of them, the best first")
      return (answer, .partial)
    }

    private mutating func ask(_ query: Query) throws -> Ranked? {
      var planner = try Planner(reader: reader, options: options, scope: .paragraph)
      let plan = try planner.plan(query)
      let answer = try ask(plan, sequence: nil)
      guard answer.total > 0 else { return nil }
      take(planner)
      return answer
    }

    // MARK: what is answered

    private mutating func fill(
      _ results: inout Results, _ answer: Ranked, _ role: Hit.Role
    ) throws {
      results.total = answer.total
      var maker = HitMaker(reader, Highlighter(phrases: phrases, words: reader.words), options.unit)
      for entry in answer.hits {
        guard var hit = try maker.hit(entry.hit, role) else { continue }
        hit.score = entry.hit.score + entry.bonus
        if options.unit == .document {
          hit.passages = answer.documents[entry.hit.document] ?? 1
        }
        if options.explains {
          hit.scoring = [ScorePart("words", entry.hit.score)]
          if entry.bonus > 0 { hit.scoring.append(ScorePart("order", entry.bonus)) }
        }
        results.hits.append(hit)
      }
      if options.wantsFacets {
        results.facets = try FacetCounter(reader).facets(answer.documents, options.unit)
      }
    }
  }
}

/// The hits of one page.
private struct Ranked {
  var hits: [(hit: SearchHit, bonus: Double)] = []
  var total = 0
  var documents: [DocumentID: Int] = [:]

  init(_ answer: SearchAnswer, _ options: SearchOptions) {
    total = answer.total
    documents = answer.documents
    hits = answer.hits.dropFirst(options.offset).prefix(options.limit).map { ($0, 0) }
  }

  /// Those of `first`, lifted above the best of `then`, then what only `then` has.
  init(first: SearchAnswer, then: SearchAnswer, _ options: SearchOptions) {
    total = max(first.total, then.total)
    documents = then.documents
    let lift = max(0, then.hits.first?.score ?? 0)
    var list: [(hit: SearchHit, bonus: Double)] = first.hits.map { ($0, lift) }
    if first.total < options.offset + options.limit {
      let isDocument = options.unit == .document
      let known = Set(first.hits.map { isDocument ? $0.document.value : $0.paragraph.value })
      list += then.hits.filter {
        !known.contains(isDocument ? $0.document.value : $0.paragraph.value)
      }.map { ($0, 0) }
    }
    hits = Array(list.dropFirst(options.offset).prefix(options.limit))
  }
}

extension Query {
  /// The terms of a query of nothing but words and phrases; `nil` for any other.
  fileprivate var plainTerms: [Term]? {
    switch self {
    case .term(let term): return [term]
    case .all(let parts):
      var terms: [Term] = []
      for part in parts {
        guard case .term(let term) = part else { return nil }
        terms.append(term)
      }
      return terms
    default: return nil
    }
  }

  /// One node a line, two spaces a level.
  var tree: String { lines(0).joined(separator: "\n") }

  private func lines(_ depth: Int) -> [String] {
    let indent = String(repeating: "  ", count: depth)
    switch self {
    case .everything: return [indent + "everything"]
    case .term(let term): return [indent + "\(term.form) \(term)"]
    case .near: return [indent + "near \(self)"]
    case .filter(let filter): return [indent + "where \(filter)"]
    case .title(let inner): return [indent + "title"] + inner.lines(depth + 1)
    case .not(let inner): return [indent + "not"] + inner.lines(depth + 1)
    case .all(let parts): return [indent + "all of"] + parts.flatMap { $0.lines(depth + 1) }
    case .any(let parts): return [indent + "any of"] + parts.flatMap { $0.lines(depth + 1) }
    }
  }
}
