import Documents
import Store
import Text

/// Turns a query's tree into match expressions and filters, and carries out the parts of it that are
/// sets of documents or paragraphs.
///
/// What FTS5 can decide by itself goes into one expression: words, phrases, NEAR, AND, OR, and NOT beside
/// something wanted. Everything else becomes a set of documents or paragraphs that the expression is
/// restricted to.
struct Planner {
  let reader: Reader
  let options: SearchOptions
  let scope: Query.Scope
  /// What was done, for `--explain`.
  var steps: [String] = []
  var remarks: [String] = []
  var isComplete = true
  /// The phrases of everything that is wanted, for highlights.
  var phrases: [[QueryPosition]] = []
  let languages: [Language]
  let patterns: PatternWords

  init(
    reader: Reader, options: SearchOptions, scope: Query.Scope,
    patterns: PatternWords? = nil
  ) throws {
    self.reader = reader
    self.patterns = patterns ?? PatternWords(TimeLimit(seconds: options.seconds))
    self.options = options
    self.scope = scope
    languages = try reader.languages()
  }

  /// A query ready to be asked.
  struct Plan {
    /// `nil` finds all that the filter lets through.
    var expression: MatchExpression?
    var filter: SearchFilter
  }

  /// The plan of a whole query, the options' filters in it.
  mutating func plan(_ query: Query) throws -> Plan {
    var plan = Plan(expression: nil, filter: SearchFilter())
    plan.filter.types = options.types
    plan.filter.bodies = options.bodies
    plan.filter.sessions = options.sessions
    plan.filter.languages = options.languages
    plan.filter.since = options.since
    plan.filter.until = options.until
    switch scope {
    case .paragraph: try restrict(&plan, to: query)
    case .document: try planByDocument(&plan, query)
    case .sentence: try planBySentence(&plan, query)
    }
    return plan
  }

  // MARK: the paragraph as scope

  private mutating func restrict(_ plan: inout Plan, to query: Query) throws {
    var wanted: [MatchExpression] = []
    var unwanted: [MatchExpression] = []
    let parts: [Query]
    if case .all(let inner) = query { parts = inner } else { parts = [query] }
    for part in parts {
      if let expression = try expression(part) {
        wanted.append(expression)
      } else if case .not(let inner) = part, let expression = try expression(inner, isWanted: false)
      {
        unwanted.append(expression)
      } else {
        try restrictByFilter(&plan, part, hasWords: parts.contains { $0.isPureText })
      }
    }
    let left: MatchExpression? = unwanted.isEmpty ? nil : .or(unwanted)
    if !wanted.isEmpty {
      let expression = wanted.count == 1 ? wanted[0] : MatchExpression.and(wanted)
      plan.expression = left.map { .not(expression, $0) } ?? expression
    } else if let left {
      let rows = try rows(left)
      steps.append("leave out \(rows.count) passages")
      keep(&plan.filter, paragraphs: try allRows().subtracting(rows))
    }
  }

  /// A part that is no text for FTS5: a filter, a title, or a mixture.
  private mutating func restrictByFilter(
    _ plan: inout Plan, _ part: Query, hasWords: Bool
  ) throws {
    switch part {
    case .everything: break
    case .filter(.type(let type)) where plan.filter.types.isEmpty: plan.filter.types = [type]
    case .filter(.body(let body)) where plan.filter.bodies.isEmpty: plan.filter.bodies = [body]
    case .filter(.session(let name)) where plan.filter.sessions.isEmpty:
      plan.filter.sessions = [name]
    case .filter(.language(let language)) where plan.filter.languages.isEmpty:
      plan.filter.languages = [language]
    case .filter(.paragraph(let kind)) where plan.filter.kinds.isEmpty:
      plan.filter.kinds = PassageKind.allCases.filter { $0 == PassageKind(kind) }
    case .title(let inner) where !hasWords && plan.expression == nil && inner.isPureText:
      // Alone, a title finds the titles themselves.
      guard let expression = try expression(inner) else { return }
      plan.expression = expression
      plan.filter.kinds = [.title]
    default:
      let set = try self.set(part)
      switch set {
      case .documents(let documents):
        steps.append("\(part): \(documents.count) documents")
        keep(&plan.filter, documents: documents)
      case .paragraphs(let paragraphs):
        steps.append("\(part): \(paragraphs.count) passages")
        keep(&plan.filter, paragraphs: paragraphs)
      }
    }
  }

  private func keep(_ filter: inout SearchFilter, documents: Set<DocumentID>) {
    filter.documents = filter.documents?.intersection(documents) ?? documents
  }

  private func keep(_ filter: inout SearchFilter, paragraphs: PassageSet) {
    filter.paragraphs = filter.paragraphs?.intersection(paragraphs) ?? paragraphs
  }

  // MARK: the document as scope

  private mutating func planByDocument(_ plan: inout Plan, _ query: Query) throws {
    keep(&plan.filter, documents: try documents(query))
    steps.append("in:document: \(plan.filter.documents?.count ?? 0) documents meet all conditions")
    let terms = try query.wantedTerms.compactMap { try expression(.term($0)) }
    plan.expression = terms.isEmpty ? nil : .or(terms)
  }

  /// The documents that meet a condition somewhere in them.
  private mutating func documents(_ query: Query) throws -> Set<DocumentID> {
    switch query {
    case .all(let parts):
      var found: Set<DocumentID>?
      for part in parts {
        let those = try documents(part)
        found = found?.intersection(those) ?? those
      }
      return found ?? []
    case .any(let parts):
      return try parts.reduce(into: []) { found, part in found.formUnion(try documents(part)) }
    case .not(let inner):
      return Set(try reader.allDocuments().map(\.id)).subtracting(try documents(inner))
    default:
      if let expression = try expression(query) { return try documents(expression, SearchFilter()) }
      switch try set(query) {
      case .documents(let documents): return documents
      case .paragraphs(let paragraphs):
        var filter = SearchFilter()
        filter.paragraphs = paragraphs
        return try documents(nil, filter)
      }
    }
  }

  private mutating func documents(
    _ expression: MatchExpression?, _ filter: SearchFilter
  ) throws -> Set<DocumentID> {
    var request = SearchRequest(expression)
    request.filter = filter
    request.unit = .document
    request.limit = 0
    request.countsDocuments = true
    request.seconds = patterns.limit.left
    let answer = try reader.search(request)
    if !answer.isComplete { isComplete = false }
    return Set(answer.documents.keys)
  }

  // MARK: the sentence as scope

  /// Of the time that is left, what looking at texts may take: of what is found then the best are looked for.
  private static let shareForTexts = 0.8

  private mutating func planBySentence(_ plan: inout Plan, _ query: Query) throws {
    let text = query.textOnly
    let wider = query.withoutUnwantedWords
    let given = plan.filter
    try restrict(&plan, to: wider)
    guard text != .everything else { return }
    let candidates = try rows(plan.expression, plan.filter)
    // A passage that is one sentence is decided already.
    var whole = candidates
    if wider != query {
      var strict = Plan(expression: nil, filter: given)
      let (steps, phrases) = (steps, phrases)
      try restrict(&strict, to: query)
      (self.steps, self.phrases) = (steps, phrases)
      whole = try rows(strict.expression, strict.filter)
    }
    // The reader's own tokenizer keeps few stems, for a query's few words.
    let words = PassageTokenizer(stems: .made)
    let check = try SentenceCheck(text, words: words) { try choices(of: $0) }
    let found = try reader.passages(
      of: candidates, seconds: Self.shareForTexts * patterns.limit.left
    ) { passage, text, language in
      let sentences = SentenceBreaker.sentences(of: text)
      return sentences.count > 1
        ? check.holds(in: text, sentences, language: language) : whole.contains(passage)
    }
    if !found.isComplete { isComplete = false }
    steps.append(
      "in one sentence: \(found.passages.count) of \(candidates.count) passages that were looked at"
    )
    keep(&plan.filter, paragraphs: found.passages)
  }

  // MARK: sets

  private enum Found {
    case documents(Set<DocumentID>)
    case paragraphs(PassageSet)
  }

  private mutating func set(_ query: Query) throws -> Found {
    switch query {
    case .filter(let filter): return try set(filter)
    case .title(let inner): return .documents(try titled(inner))
    case .everything: return .paragraphs(try allRows())
    case .term, .near:
      guard let expression = try expression(query) else { return .paragraphs(PassageSet([])) }
      return .paragraphs(try rows(expression))
    case .not(let inner):
      switch try set(inner) {
      case .documents(let documents):
        return .documents(Set(try reader.allDocuments().map(\.id)).subtracting(documents))
      case .paragraphs(let paragraphs): return .paragraphs(try allRows().subtracting(paragraphs))
      }
    case .all(let parts):
      return try combine(parts, { $0.intersection($1) }, { $0.intersection($1) })
    case .any(let parts): return try combine(parts, { $0.union($1) }, { $0.union($1) })
    }
  }

  private mutating func combine(
    _ parts: [Query], _ documents: (Set<DocumentID>, Set<DocumentID>) -> Set<DocumentID>,
    _ paragraphs: (PassageSet, PassageSet) -> PassageSet
  ) throws -> Found {
    var sets: [Found] = []
    for part in parts { sets.append(try set(part)) }
    guard var result = sets.first else { return .paragraphs(PassageSet([])) }
    for next in sets.dropFirst() {
      if case .documents(let mine) = result, case .documents(let its) = next {
        result = .documents(documents(mine, its))
      } else {
        result = .paragraphs(paragraphs(try self.paragraphs(result), try self.paragraphs(next)))
      }
    }
    return result
  }

  private mutating func paragraphs(_ found: Found) throws -> PassageSet {
    switch found {
    case .paragraphs(let paragraphs): return paragraphs
    case .documents(let documents):
      var filter = SearchFilter()
      filter.documents = documents
      return try rows(nil, filter)
    }
  }

  private mutating func rows(
    _ expression: MatchExpression?, _ filter: SearchFilter = SearchFilter()
  ) throws -> PassageSet {
    let found = try reader.passages(matching: expression, filter, seconds: patterns.limit.left)
    if !found.isComplete { isComplete = false }
    return found.passages
  }

  private mutating func allRows() throws -> PassageSet { try rows(nil) }

  /// The documents whose title meets a condition.
  private mutating func titled(_ query: Query) throws -> Set<DocumentID> {
    var filter = SearchFilter()
    filter.kinds = [.title]
    if let expression = try expression(query) { return try documents(expression, filter) }
    guard case .paragraphs(let rows) = try set(query) else { return [] }
    filter.paragraphs = rows
    return try documents(nil, filter)
  }

  private mutating func set(_ filter: Filter) throws -> Found {
    switch filter {
    case .symbol(let pattern): return .documents(try reader.documents(symbolPattern: pattern))
    case .body, .session, .type, .language, .date:
      return .documents(Set(try reader.allDocuments().filter(filter.holds).map(\.id)))
    case .paragraph(let kind):
      var rows = SearchFilter()
      rows.kinds = [PassageKind(kind)]
      return .paragraphs(try self.rows(nil, rows))
    case .item(let text):
      if text.first?.isNumber == true { return .documents(try reader.documents(item: text)) }
      let words = folded(text)
      return .documents(try reader.documents(itemTitle: { has(words, in: $0) }))
    case .speaker(let text):
      let name = folded(text)
      return .paragraphs(try reader.paragraphs(speaker: { has(name, in: $0) }))
    case .verb(let verb): return .paragraphs(try reader.paragraphs(citationVerb: verb))
    case .cites(let locator):
      let citations = try reader.citations(of: locator, limit: Int(Int32.max))
      return .paragraphs(PassageSet(citations.map(\.paragraph)))
    }
  }
}
