import Database

/// What FTS5 itself finds, row by row, where posting lists cannot be read.
extension Reader {
  /// - Returns: `false` where time ran out, or FTS5 finds the expression too large.
  func visit(
    _ expression: MatchExpression, with visitor: any MatchVisitor, seconds: Double
  ) throws(DatabaseError) -> Bool {
    var isComplete = true
    var visitor = visitor
    if expression.hasOrder {
      let check = try OrderCheck(expression) { unwanted throws(DatabaseError) in
        let rows = RowVisitor(below: try withBlocks { $0.bound })
        isComplete = try visit(unwanted, with: rows, seconds: seconds)
        return rows.found
      }
      visitor = OrderedVisitor(visitor, check)
    }
    guard let text = expression.withoutOrder.sql() else { return isComplete }
    let statement = try connection.prepare(
      "SELECT visit(passage, ?2) FROM passage WHERE passage MATCH ?1")
    let box = VisitorBox(visitor)
    try statement.bind(.text(text))
    try statement.bindObject(2, box)
    connection.setTimeLimit(seconds: seconds + 1)
    defer {
      connection.setTimeLimit(seconds: nil)
      withExtendedLifetime(box) {}
    }
    do {
      while try statement.step() {}
    } catch {
      // Out of time, or an expression beyond FTS5's limits: not the index's fault.
      guard error.isInterrupted || error.message.hasPrefix("fts5:") else { throw error }
      return false
    }
    return isComplete
  }
}

/// Takes down the rows that FTS5 finds.
final class RowVisitor: MatchVisitor {
  private(set) var found: RowSet

  init(below bound: Int) {
    found = RowSet(below: bound)
    found.spread()
  }

  func visit(_ row: MatchedRow) -> Int32 {
    found.insert(Int(truncatingIfNeeded: row.rowID))
    return 0
  }
}

extension MatchExpression {
  /// What FTS5 can tell of it: no order, and nothing is left out for an order.
  var withoutOrder: MatchExpression {
    switch self {
    case .phrase, .near: return self
    case .adjacent(let phrases, _): return reach.map { .near(phrases, distance: $0.words) } ?? self
    case .and(let parts): return .and(parts.map(\.withoutOrder))
    case .or(let parts): return .or(parts.map(\.withoutOrder))
    case .not(let wanted, let unwanted):
      return unwanted.hasOrder
        ? wanted.withoutOrder : .not(wanted.withoutOrder, unwanted)
    }
  }
}

/// Passes on the rows of ``MatchExpression/withoutOrder`` that the expression itself finds.
private final class OrderedVisitor: MatchVisitor {
  private let visitor: any MatchVisitor
  private let check: OrderCheck

  init(_ visitor: any MatchVisitor, _ check: OrderCheck) {
    self.visitor = visitor
    self.check = check
  }

  func visit(_ row: MatchedRow) -> Int32 { check.holds(for: row) ? visitor.visit(row) : 0 }
}

/// Whether an expression with an order in it holds for a row that FTS5 is at.
private indirect enum OrderCheck {
  /// Phrases by their numbers, all of which stand there.
  case phrases(Range<Int>)
  case adjacent(Range<Int>, step: Int)
  case and([OrderCheck])
  case or([OrderCheck])
  case not(OrderCheck, RowSet)

  /// - Parameter rows: what an expression finds that is not wanted.
  init(
    _ expression: MatchExpression, rows: (MatchExpression) throws(DatabaseError) -> RowSet
  ) throws(DatabaseError) {
    var phrases = 0
    self = try Self.check(expression, &phrases, rows)
  }

  private static func check(
    _ expression: MatchExpression, _ phrases: inout Int,
    _ rows: (MatchExpression) throws(DatabaseError) -> RowSet
  ) throws(DatabaseError) -> OrderCheck {
    func all(_ parts: [MatchExpression]) throws(DatabaseError) -> [OrderCheck] {
      var checks: [OrderCheck] = []
      for part in parts { checks.append(try check(part, &phrases, rows)) }
      return checks
    }
    let first = phrases
    switch expression {
    case .phrase:
      phrases += 1
      return .phrases(first..<phrases)
    case .near(let near, _):
      phrases += near.count
      return .phrases(first..<phrases)
    case .adjacent(let near, _):
      phrases += near.count
      return .adjacent(first..<phrases, step: expression.reach?.step ?? 1)
    case .and(let parts): return .and(try all(parts))
    case .or(let parts): return .or(try all(parts))
    case .not(let wanted, let unwanted):
      let check = try check(wanted, &phrases, rows)
      if !unwanted.hasOrder { phrases += unwanted.phrases.count }
      return .not(check, try rows(unwanted))
    }
  }

  func holds(for row: MatchedRow) -> Bool {
    switch self {
    case .phrases(let numbers): return numbers.allSatisfy { !Self.starts(of: $0, row).isEmpty }
    case .adjacent(let numbers, let step):
      return NearRows.isInOrder(
        numbers.map { (Self.starts(of: $0, row), row.size(ofPhrase: $0)) }, step: step)
    case .and(let parts): return parts.allSatisfy { $0.holds(for: row) }
    case .or(let parts): return parts.contains { $0.holds(for: row) }
    case .not(let wanted, let unwanted):
      return wanted.holds(for: row) && !unwanted.contains(Int(truncatingIfNeeded: row.rowID))
    }
  }

  private static func starts(of phrase: Int, _ row: MatchedRow) -> [Int] {
    var starts: [Int] = []
    row.forEachPosition(ofPhrase: phrase) { starts.append($0) }
    return starts
  }
}
