import Documents

/// A query as it was understood.
package struct ReadQuery: Sendable, Equatable {
  package let query: Query
  package let scope: Query.Scope
  /// What could not be read and was taken as words, or left out; for people.
  package let remarks: [String]
  /// The query as read, with its scope where it is not the usual one.
  package var description: String {
    scope == .paragraph ? query.description : "\(query) in:\(scope.rawValue)".trimmedStart
  }
}

/// Reads the query language of `docs/query.md`. Any text gives a tree: what cannot be read is taken
/// as words and told in a remark.
///
/// Bounds: ``longest`` bytes, ``mostTerms`` terms, ``mostPatterns`` of them with wildcards, and ``deepest``
/// brackets inside one another; what is beyond is left out and told. Time and memory are linear in the text.
package struct QueryReader {
  /// Bytes of a query that are read.
  package static let longest = 1 << 17
  /// Terms and filters of a query.
  package static let mostTerms = 512
  package static let deepest = 40
  /// Terms with wildcards among them, for each stands for up to hundreds of words.
  package static let mostPatterns = 32

  private let tokens: [QueryToken]
  private var next = 0
  private var depth = 0
  private var count = 0
  private var patterns = 0
  private var scope = Query.Scope.paragraph
  private var remarks: [String] = []

  package static func read(_ text: String) -> ReadQuery {
    var reader = QueryReader(text)
    let query = reader.readAll()
    return ReadQuery(query: query, scope: reader.scope, remarks: reader.remarks)
  }

  /// Whether AND is typed: then nothing answers but what has all the words.
  static func insists(_ text: String) -> Bool { QueryReader(text).tokens.contains(.and) }

  /// Whether an operator between words is typed.
  static func hasOperators(_ text: String) -> Bool {
    QueryReader(text).tokens.contains { token in
      switch token {
      case .and, .or, .near: true
      default: false
      }
    }
  }

  private init(_ text: String) {
    var lexer = QueryLexer(text)
    tokens = lexer.all()
    remarks = lexer.remarks
  }

  /// A remark is made once, and at most twenty are.
  private mutating func remark(_ text: String) {
    if remarks.count < 20, !remarks.contains(text) { remarks.append(text) }
  }

  private mutating func readAll() -> Query {
    var parts: [Query] = []
    while next < tokens.count {
      let part = readAny()
      if part != .everything { parts.append(part) }
      if next < tokens.count {
        // Only a closing bracket without its partner stops the reading early.
        remark("a closing bracket has no partner and is left out")
        next += 1
      }
    }
    return Query.every(parts)
  }

  private mutating func readAny() -> Query {
    var parts = [readEvery()]
    while next < tokens.count, tokens[next] == .or {
      next += 1
      let part = readEvery()
      if part == .everything {
        remark("OR has nothing after it and is left out")
      } else if parts == [.everything] {
        remark("OR has nothing before it and is left out")
        parts = [part]
      } else {
        parts.append(part)
      }
    }
    return Query.either(parts)
  }

  private mutating func readEvery() -> Query {
    var parts: [Query] = []
    while next < tokens.count {
      switch tokens[next] {
      case .or, .close: return Query.every(parts)
      case .and:
        next += 1
        if parts.isEmpty || next >= tokens.count || tokens[next].endsList {
          remark("AND has nothing on one side and is left out")
        }
      default:
        let part = readNot()
        if part != .everything { parts.append(part) }
      }
    }
    return Query.every(parts)
  }

  private mutating func readNot() -> Query {
    var isNegated = false
    while next < tokens.count, tokens[next] == .not {
      isNegated.toggle()
      next += 1
    }
    guard next < tokens.count, !tokens[next].endsList, tokens[next] != .and else {
      remark("NOT has nothing after it and is left out")
      return .everything
    }
    let part = readNear()
    guard part != .everything, isNegated else { return part }
    if case .not(let inner) = part { return inner }
    return .not(part)
  }

  private mutating func readNear() -> Query {
    let first = readPrimary()
    guard next < tokens.count, case .near(let distance, let order) = tokens[next] else {
      return first
    }
    guard case .term(let term) = first else {
      remark("\(order.name) stands between words or phrases only and is left out")
      next += 1
      return first
    }
    var terms = [term]
    while next < tokens.count, case .near(distance, order) = tokens[next] {
      next += 1
      guard next < tokens.count, !tokens[next].isOperator else {
        remark("\(order.name) has nothing after it and is left out")
        break
      }
      let part = readPrimary()
      guard case .term(let term) = part else {
        remark("\(order.name) stands between words or phrases only and is left out")
        let sequence =
          terms.count > 1
          ? Query.near(terms, within: distance, order: order) : Query.term(terms[0])
        return Query.every([sequence, part])
      }
      terms.append(term)
    }
    return terms.count > 1 ? .near(terms, within: distance, order: order) : first
  }

  private mutating func readPrimary() -> Query {
    let token = tokens[next]
    next += 1
    switch token {
    case .open: return readGroup()
    case .term(let term): return counted(.term(term))
    case .field(let field, let value): return readField(field, value)
    case .titleGroup:
      let inner = readGroup()
      return inner == .everything ? .everything : .title(inner.withoutTitles)
    case .near(_, let order):
      remark("\(order.name) has nothing before it and is left out")
      return .everything
    case .and, .or, .not, .close: return .everything
    }
  }

  /// What stands up to the closing bracket, the opening one being read already.
  private mutating func readGroup() -> Query {
    guard depth < QueryReader.deepest else {
      remark("brackets are more than \(QueryReader.deepest) deep; the inner ones are left out")
      return .everything
    }
    depth += 1
    let inner = readAny()
    depth -= 1
    if next < tokens.count, tokens[next] == .close {
      next += 1
    } else if next >= tokens.count {
      remark("an opening bracket is not closed; it is closed at the end")
    }
    return inner
  }

  private mutating func counted(_ query: Query) -> Query {
    count += 1
    guard count <= QueryReader.mostTerms else {
      remark("only the first \(QueryReader.mostTerms) terms are searched for")
      return .everything
    }
    if query.isPattern {
      patterns += 1
      guard patterns <= QueryReader.mostPatterns else {
        remark("only the first \(QueryReader.mostPatterns) words with wildcards are searched for")
        return .everything
      }
    }
    return query
  }

  private mutating func readField(_ field: QueryField, _ value: QueryToken.Value) -> Query {
    if field == .title {
      guard let term = value.term else { return .everything }
      return counted(.title(.term(term)))
    }
    if field == .scope {
      if let named = Query.Scope(rawValue: value.text.lowercased()) {
        scope = named
      } else {
        remark("in: takes paragraph, document or sentence, not \(value.shown); it is left out")
      }
      return .everything
    }
    guard count < QueryReader.mostTerms else { return counted(.everything) }
    if let filter = field.filter(value.text) { return counted(.filter(filter)) }
    remark("\(field.rawValue):\(value.shown) \(field.wants); it is taken as words")
    return Term.phrase(field.rawValue + " " + value.text).map { counted(.term($0)) } ?? .everything
  }
}

extension Query.Order {
  var name: String { self == .free ? "NEAR" : "ADJ" }
}

extension Query {
  fileprivate var isPattern: Bool {
    switch self {
    case .term(let term): term.form == .pattern
    case .title(let inner): inner.isPattern
    default: false
    }
  }

  /// The same conditions, with no title inside a title.
  fileprivate var withoutTitles: Query {
    switch self {
    case .title(let inner): inner.withoutTitles
    case .all(let parts): Query.every(parts.map(\.withoutTitles))
    case .any(let parts): Query.either(parts.map(\.withoutTitles))
    case .not(let inner): .not(inner.withoutTitles)
    default: self
    }
  }
}

extension String {
  fileprivate var trimmedStart: String { String(drop { $0 == " " }) }
}
