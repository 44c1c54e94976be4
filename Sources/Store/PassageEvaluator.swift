import Database
import Documents
import Text

/// Finds the passages of an expression from posting lists, as sets of a bit a passage: whatever is
/// asked, all matches are known and counted, at about a nanosecond for each row of each word.
///
/// NEAR is left to FTS5.
struct PassageEvaluator {
  /// The phrases in the order of ``MatchExpression/phrases``.
  private(set) var phrases: [PhraseRows] = []
  private(set) var rows: RowSet
  /// Every passage found holds all wanted phrases.
  let needsAll: Bool

  private let reader: SegmentReader
  private let keepsRows: Bool

  /// The most phrases whose passages are kept, an eighth of a byte a passage each.
  static let mostKept = 64

  /// `nil` for an expression that only FTS5 can answer.
  ///
  /// - Parameter bound: no passage's id is higher.
  init?(_ expression: MatchExpression, _ reader: SegmentReader, below bound: Int) throws {
    guard Self.canAnswer(expression) else { return nil }
    self.reader = reader
    keepsRows = expression.phrases.count <= Self.mostKept
    needsAll = !Self.hasChoice(expression)
    rows = RowSet(below: bound)
    rows = try evaluate(expression)
  }

  private static func canAnswer(_ expression: MatchExpression) -> Bool {
    switch expression {
    case .phrase: true
    case .near: false
    case .and(let parts), .or(let parts): parts.allSatisfy(canAnswer)
    case .not(let wanted, let unwanted): canAnswer(wanted) && canAnswer(unwanted)
    }
  }

  private static func hasChoice(_ expression: MatchExpression) -> Bool {
    switch expression {
    case .phrase, .near: false
    case .and(let parts): parts.contains(where: hasChoice)
    case .or(let parts): parts.count > 1 || parts.contains(where: hasChoice)
    case .not(let wanted, _): hasChoice(wanted)
    }
  }

  private mutating func evaluate(_ expression: MatchExpression) throws -> RowSet {
    var found = RowSet(below: rows.bound)
    switch expression {
    case .phrase(let positions, let isPrefix):
      guard !positions.isEmpty else { break }
      phrases.append(
        try PhraseRows(
          positions, isPrefix: isPrefix, reader, keepsRows: keepsRows, rows: &found))
    case .near: break
    case .and(let parts):
      // All parts are read, for scores ask for their phrases.
      for (index, part) in parts.enumerated() {
        if index == 0 {
          found = try evaluate(part)
        } else {
          found.formIntersection(try evaluate(part))
        }
      }
    case .or(let parts): for part in parts { found.formUnion(try evaluate(part)) }
    case .not(let wanted, let unwanted):
      found = try evaluate(wanted)
      found.subtract(try evaluate(unwanted))
    }
    return found
  }
}
