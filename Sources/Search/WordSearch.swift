import Documents
import Store
import Text

/// One search by words.
struct WordSearch {
  let reader: Reader
  let options: SearchOptions
  let read: ReadQuery
  var remarks: [String]
  var steps: [String] = []
  var phrases: [[QueryPosition]] = []
  /// Of passages that have the words only together with what they are part of, that: outermost first.
  var chapeaux: [ParagraphID: [ParagraphID]] = [:]

  /// The language of the words typed, where passages of others alone have all of them.
  var unanswered: Language?

  /// Words of the query that a like one of the index was looked for.
  var lookedUp: Set<String> = []

  let patterns: PatternWords
  /// Nothing at all was asked.
  private let isBlank: Bool
  /// Nothing answers but what has all the words.
  private let insists: Bool
  /// Hits of the first pages that an answer must hold.
  private(set) var wanted: Int

  init(
    _ reader: Reader, _ options: SearchOptions, _ read: ReadQuery, isBlank: Bool, insists: Bool
  ) {
    self.reader = reader
    self.options = options
    self.read = read
    self.isBlank = isBlank
    self.insists = insists
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

  mutating func remark(_ text: String) {
    if !remarks.contains(text) { remarks.append(text) }
  }

  mutating func take(_ planner: Planner) {
    phrases = planner.phrases
    for text in planner.remarks { remark(text) }
    steps += planner.steps
    if !planner.isComplete {
      remark("the search stopped after \(Int(options.seconds)) seconds; more may be there")
    }
  }

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
    var maker = HitMaker(
      reader, marking: phrases, options, asking: read.query.wantedFilters)
    let scoring =
      options.explains ? try scoring(of: page.map(\.first), answered.ranked) : [:]
    for (shown, group) in try copies.settle(page, answered.ranked.plan.filter) {
      let entry = group.first
      let role = answered.ranked.roles[entry.hit.paragraph] ?? answered.role
      guard var hit = try maker.hit(shown, role) else { continue }
      hit.chapeaux = try (chapeaux[shown] ?? chapeaux[entry.hit.paragraph] ?? []).compactMap {
        try maker.hit($0, role)
      }
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
    var maker = HitMaker(
      reader, marking: phrases, byParagraph, asking: read.query.wantedFilters)
    return try reader.search(request).hits.compactMap { found in
      var hit = try maker.hit(found.paragraph, role)
      hit?.score = found.score
      return hit
    }
  }

  private var foldsCopies: Bool { options.foldsCopies && options.unit == .paragraph }

  // MARK: words

  /// The terms of a query that is nothing but words, and may be read more loosely.
  func plainTerms(_ query: Query) -> [Term]? {
    read.scope == .paragraph && !insists ? query.plainTerms : nil
  }

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
}
