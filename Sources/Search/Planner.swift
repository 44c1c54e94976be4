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
    case .paragraph:
      try restrict(&plan, to: query)
      if query.hasOrder {
        let verifier = try self.verifier(query)
        try keepVerified(&plan) { verifier.holds(in: $0, language: $1) }
      }
    case .document: try planByDocument(&plan, query)
    case .sentence:
      try restrict(&plan, to: query)
      let verifier = try self.verifier(query)
      try keepVerified(&plan) { text, language in
        SentenceBreaker.sentences(of: text).contains {
          verifier.holds(in: text[utf8: $0], language: language)
        }
      }
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
      try keep(&plan.filter, paragraphs: allRows().subtracting(rows))
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

  private func keep(_ filter: inout SearchFilter, paragraphs: Set<ParagraphID>) {
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

  // MARK: sets

  private enum Found {
    case documents(Set<DocumentID>)
    case paragraphs(Set<ParagraphID>)
  }

  private mutating func set(_ query: Query) throws -> Found {
    switch query {
    case .filter(let filter): return try set(filter)
    case .title(let inner): return .documents(try titled(inner))
    case .everything: return .paragraphs(try allRows())
    case .term, .near:
      guard let expression = try expression(query) else { return .paragraphs([]) }
      return .paragraphs(try rows(expression))
    case .not(let inner):
      switch try set(inner) {
      case .documents(let documents):
        return .documents(Set(try reader.allDocuments().map(\.id)).subtracting(documents))
      case .paragraphs(let paragraphs): return .paragraphs(try allRows().subtracting(paragraphs))
      }
    case .all(let parts):
      return try combine(parts) {
        $0.formIntersection($1)
      } _: {
        $0.formIntersection($1)
      }
    case .any(let parts):
      return try combine(parts) {
        $0.formUnion($1)
      } _: {
        $0.formUnion($1)
      }
    }
  }

  private mutating func combine(
    _ parts: [Query], _ documents: (inout Set<DocumentID>, Set<DocumentID>) -> Void,
    _ paragraphs: (inout Set<ParagraphID>, Set<ParagraphID>) -> Void
  ) throws -> Found {
    var sets: [Found] = []
    for part in parts { sets.append(try set(part)) }
    guard var result = sets.first else { return .paragraphs([]) }
    for next in sets.dropFirst() {
      if case .documents(var mine) = result, case .documents(let its) = next {
        documents(&mine, its)
        result = .documents(mine)
      } else {
        var mine = try self.paragraphs(result)
        paragraphs(&mine, try self.paragraphs(next))
        result = .paragraphs(mine)
      }
    }
    return result
  }

  private mutating func paragraphs(_ found: Found) throws -> Set<ParagraphID> {
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
  ) throws -> Set<ParagraphID> {
    var request = SearchRequest(expression)
    request.filter = filter
    request.limit = Int(Int32.max)
    request.seconds = patterns.limit.left
    let answer = try reader.search(request)
    if !answer.isComplete { isComplete = false }
    return Set(answer.hits.map(\.paragraph))
  }

  private mutating func allRows() throws -> Set<ParagraphID> { try rows(nil) }

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
      return .documents(try reader.documents(itemTitle: text))
    case .speaker(let name): return .paragraphs(try reader.paragraphs(speaker: name))
    case .verb(let verb): return .paragraphs(try reader.paragraphs(citationVerb: verb))
    case .cites(let locator):
      let citations = try reader.citations(of: locator, limit: Int(Int32.max))
      return .paragraphs(Set(citations.map(\.paragraph)))
    }
  }

  // MARK: verification

  /// Passages whose text is looked at, at most, to decide what FTS5 cannot.
  static let mostVerified = 50_000

  private mutating func verifier(_ query: Query) throws -> Verifier {
    try Verifier(query, words: reader.words) { try choices(of: $0) }
  }

  /// Keeps the passages of the plan that hold on a second look at their text.
  private mutating func keepVerified(
    _ plan: inout Plan, _ holds: (String, Language?) -> Bool
  ) throws {
    var request = SearchRequest(plan.expression)
    request.filter = plan.filter
    request.limit = Planner.mostVerified
    request.seconds = patterns.limit.left
    let answer = try reader.search(request)
    if !answer.isComplete { isComplete = false }
    if answer.total > Planner.mostVerified {
      remark("only the best \(Planner.mostVerified) of \(answer.total) passages were looked at")
    }
    var kept: Set<ParagraphID> = []
    var languages: [DocumentID: Language?] = [:]
    for hit in answer.hits {
      guard let stored = try reader.paragraph(hit.paragraph) else { continue }
      if languages[hit.document] == nil {
        languages[hit.document] = try reader.document(hit.document)?.language
      }
      let language = stored.paragraph.language ?? languages[hit.document] ?? nil
      if holds(stored.paragraph.text, language) { kept.insert(hit.paragraph) }
    }
    steps.append("second look: \(kept.count) of \(answer.hits.count) passages hold")
    keep(&plan.filter, paragraphs: kept)
  }
}
