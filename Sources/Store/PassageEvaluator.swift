import Database
import Documents
import Text

/// Finds the passages of an expression from posting lists, as sets: whatever is asked, all matches are
/// known and counted. Where few passages are left of an AND, common words are looked up in those
/// alone.
///
/// NEAR is left to FTS5.
struct PassageEvaluator {
  /// The phrases in the order of ``MatchExpression/phrases``.
  let phrases: [PhraseRows]
  let rows: RowSet
  /// Every passage found holds all wanted phrases.
  let needsAll: Bool
  let reader: SegmentReader
  let memory: PhraseMemory

  /// An expression whose phrases are numbers.
  private indirect enum Node {
    case phrase(Int)
    case and([Node])
    case or([Node])
    case not(Node, Node)
  }

  /// `nil` for an expression that only FTS5 can answer.
  ///
  /// - Parameter bound: no passage's id is higher.
  init?(
    _ expression: MatchExpression, _ reader: SegmentReader, below bound: Int, _ memory: PhraseMemory
  ) throws {
    guard Self.canAnswer(expression) else { return nil }
    needsAll = !Self.hasChoice(expression)
    self.reader = reader
    self.memory = memory
    var phrases: [PhraseRows] = []
    let node = try Self.node(expression, reader, bound, memory, &phrases)
    self.phrases = phrases
    rows = Self.rows(node, phrases, bound)
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

  /// Reads the lists of all phrases.
  private static func node(
    _ expression: MatchExpression, _ reader: SegmentReader, _ bound: Int,
    _ memory: PhraseMemory, _ phrases: inout [PhraseRows]
  ) throws -> Node {
    switch expression {
    case .phrase(let positions, let isPrefix):
      guard !positions.isEmpty else { return .or([]) }
      phrases.append(try PhraseRows(positions, isPrefix: isPrefix, reader, below: bound, memory))
      return .phrase(phrases.count - 1)
    case .near: return .or([])
    case .and(let parts):
      return .and(try parts.map { try node($0, reader, bound, memory, &phrases) })
    case .or(let parts): return .or(try parts.map { try node($0, reader, bound, memory, &phrases) })
    case .not(let wanted, let unwanted):
      let wanted = try node(wanted, reader, bound, memory, &phrases)
      return .not(wanted, try node(unwanted, reader, bound, memory, &phrases))
    }
  }

  /// No more passages than this.
  private static func most(_ node: Node, _ phrases: [PhraseRows]) -> Int {
    switch node {
    case .phrase(let number): phrases[number].mostRows
    case .and(let parts): parts.map { most($0, phrases) }.min() ?? 0
    case .or(let parts): parts.reduce(0) { $0 + most($1, phrases) }
    case .not(let wanted, _): most(wanted, phrases)
    }
  }

  private static func rows(_ node: Node, _ phrases: [PhraseRows], _ bound: Int) -> RowSet {
    switch node {
    case .phrase(let number): return phrases[number].rows
    case .and(let parts):
      let ordered = parts.map { ($0, most($0, phrases)) }.sorted { $0.1 < $1.1 }.map(\.0)
      guard let first = ordered.first else { return RowSet(below: bound) }
      var found = rows(first, phrases, bound)
      for part in ordered.dropFirst() {
        if case .phrase(let number) = part {
          phrases[number].restrict(&found)
        } else {
          found.formIntersection(rows(part, phrases, bound))
        }
      }
      return found
    case .or(let parts):
      var found = RowSet(below: bound)
      for part in parts { found.formUnion(rows(part, phrases, bound)) }
      return found
    case .not(let wanted, let unwanted):
      var found = rows(wanted, phrases, bound)
      found.subtract(rows(unwanted, phrases, bound))
      return found
    }
  }
}
