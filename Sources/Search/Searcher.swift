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
    if let listed = try list(text, options) { return listed }
    var run = Run(reader, options, QueryReader.read(text))
    return try run.results()
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
    var run = Run(reader, listing, read)
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
        var answer = try ask(plan, query)
        if answer.total == 0 { try suggest(query) }
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

    /// Passages that hold plain words in the order typed come before the others, and the forms typed
    /// count for more than their inflections, being rarer.
    private mutating func ask(_ plan: Planner.Plan, _ query: Query) throws -> Ranked {
      var ranked = Ranked(try ask(plan.expression, plan.filter), options.unit)
      guard ranked.total > 1, options.order == .relevance, read.scope == .paragraph,
        let terms = query.plainTerms
      else { return ranked }
      var typed = options
      typed.isExact = true
      if !options.isExact {
        var planner = try Planner(reader: reader, options: typed, scope: read.scope)
        ranked.add(try ask(try planner.plan(query).expression, plan.filter), lift: 0)
      }
      guard terms.count > 1, terms.allSatisfy({ $0.form == .word || $0.form == .phrase }) else {
        return ranked
      }
      let positions = reader.words.positions(
        of: terms.map(\.text).joined(separator: " "), languages: try reader.languages())
      for phrase in options.isExact
        ? [positions.map(\.asTyped)] : [positions, positions.map(\.asTyped)]
      {
        let inOrder = try ask(.phrase(phrase), plan.filter, atLeast: Verbatim.mostLooked)
        guard inOrder.total > 0 else { break }
        steps.append("in this order: \(inOrder.total) with \(Planner.shown(phrase))")
        ranked.add(inOrder, lift: ranked.best)
        guard phrase == positions.map(\.asTyped), options.unit == .paragraph,
          let quote = Verbatim(terms.map(\.text).joined(separator: " ")),
          (2...Verbatim.mostLooked).contains(inOrder.total)
        else { continue }
        var verbatim = inOrder
        verbatim.hits = try inOrder.hits.filter { hit in
          try reader.paragraph(hit.paragraph).map {
            $0.isTitle || quote.stands(in: $0.paragraph.text)
          }
            ?? false
        }
        ranked.add(verbatim, lift: ranked.best)
      }
      return ranked
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
      request.limit = max(options.offset + options.limit, least)
      request.countsDocuments = options.wantsFacets || options.unit == .document
      request.seconds = options.seconds
      let answer = try reader.search(request)
      if !answer.isComplete {
        remark("the search stopped after \(Int(options.seconds)) seconds; more may be there")
      }
      return answer
    }

    // MARK: when nothing has all the words

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
      let answer = Ranked(try ask(plan.expression, plan.filter), options.unit)
      guard answer.total > 0 else { return nil }
      take(planner)
      return answer
    }

    // MARK: what is answered

    private mutating func fill(
      _ results: inout Results, _ answer: Ranked, _ role: Hit.Role
    ) throws {
      results.total = answer.total
      var maker = HitMaker(reader, marking: phrases, options.unit)
      for entry in answer.page(options) {
        guard var hit = try maker.hit(entry.hit.paragraph, role) else { continue }
        hit.score = entry.score
        if options.unit == .document {
          hit.passages = answer.documents[entry.hit.document] ?? 1
        }
        if options.explains {
          hit.scoring = [ScorePart("words", entry.hit.score)]
          if entry.lift > 0 { hit.scoring.append(ScorePart("order", entry.lift)) }
        }
        results.hits.append(hit)
      }
      if options.wantsFacets {
        results.facets = try FacetCounter(reader).facets(answer.documents, options.unit)
      }
    }
  }
}

/// A run of words as somebody copied it, capitals and all: what stands so in a passage is what they
/// meant rather than the same words as a name.
private struct Verbatim {
  /// Passages that are looked at for it, at most.
  static let mostLooked = 200
  /// Shorter runs are words of somebody's own.
  private static let fewest = 4

  private let words: [Substring.UnicodeScalarView]

  init?(_ text: String) {
    words = Verbatim.words(text[...])
    guard words.count >= Verbatim.fewest else { return nil }
  }

  private static func words(_ text: Substring) -> [Substring.UnicodeScalarView] {
    text.unicodeScalars.split {
      !$0.properties.isAlphabetic && $0.properties.numericType == nil
    }
  }

  func stands(in text: String) -> Bool {
    let all = Verbatim.words(text[...])
    guard all.count >= words.count else { return false }
    return (0...(all.count - words.count)).contains { start in
      words.indices.allSatisfy { all[start + $0].elementsEqual(words[$0]) }
    }
  }
}

/// Several answers to one query as one list, each hit with the best of its scores.
///
/// Every answer holds the best hits up to the end of the page, so the page is the same as if all were
/// at hand.
private struct Ranked {
  struct Entry {
    var hit: SearchHit
    /// What its place in a stronger answer adds.
    var lift: Double
    var score: Double { hit.score + lift }
  }

  private var entries: [Int64: Entry] = [:]
  private let unit: SearchUnit
  private(set) var total: Int
  private(set) var documents: [DocumentID: Int]
  private(set) var best = 0.0
  /// In the order of the index, where that is the order asked for.
  private let order: [SearchHit]

  init(_ answer: SearchAnswer, _ unit: SearchUnit) {
    self.unit = unit
    total = answer.total
    documents = answer.documents
    order = answer.hits
    add(answer, lift: 0)
  }

  mutating func add(_ answer: SearchAnswer, lift: Double) {
    for hit in answer.hits {
      let key = unit == .document ? hit.document.value : hit.paragraph.value
      let entry = Entry(hit: hit, lift: lift)
      if entries[key].map({ $0.score < entry.score }) ?? true { entries[key] = entry }
      best = max(best, entry.score)
    }
  }

  /// The hits of the page asked for, best first, equal ones in the order of the index.
  func page(_ options: SearchOptions) -> [Entry] {
    if options.order != .relevance {
      return order.dropFirst(options.offset).prefix(options.limit).map { Entry(hit: $0, lift: 0) }
    }
    let sorted = entries.values.sorted {
      $0.score != $1.score
        ? $0.score > $1.score : $0.hit.paragraph < $1.hit.paragraph
    }
    return Array(sorted.dropFirst(options.offset).prefix(options.limit))
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
