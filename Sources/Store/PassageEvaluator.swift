import Database
import Documents
import Text

/// Finds the passages of an expression from posting lists, as sets: whatever is asked, all matches are
/// known and counted. Where few passages are left of an AND, common words are looked up in those
/// alone.
struct PassageEvaluator {
  /// The phrases in the order of ``MatchExpression/phrases``.
  let phrases: [PhraseRows]
  let rows: RowSet
  /// Every passage found holds all wanted phrases.
  let needsAll: Bool
  /// `false` when time ran out: there may be more.
  let isComplete: Bool
  let reader: SegmentReader
  let memory: PhraseMemory

  /// An expression whose phrases are numbers.
  private indirect enum Node {
    case phrase(Int)
    case and([Node])
    case or([Node])
    case not(Node, Node)
  }

  /// - Parameters:
  ///   - bound: no passage's id is higher.
  ///   - deadline: for looking how near words stand.
  /// - Throws: ``SegmentReader/Unreadable``.
  init(
    _ expression: MatchExpression, _ reader: SegmentReader, below bound: Int,
    _ memory: PhraseMemory, _ deadline: Deadline
  ) throws {
    needsAll = !Self.hasChoice(expression)
    self.reader = reader
    self.memory = memory
    var lists = Lists(reader: reader, bound: bound, memory: memory, deadline: deadline)
    let node = try lists.node(expression)
    phrases = lists.phrases
    isComplete = lists.isComplete
    rows = Self.rows(node, phrases, bound)
  }

  private static func hasChoice(_ expression: MatchExpression) -> Bool {
    switch expression {
    case .phrase, .near, .adjacent: false
    case .and(let parts): parts.contains(where: hasChoice)
    case .or(let parts): parts.count > 1 || parts.contains(where: hasChoice)
    case .not(let wanted, _): hasChoice(wanted)
    }
  }

  /// Reads the lists of all phrases.
  private struct Lists {
    let reader: SegmentReader
    let bound: Int
    let memory: PhraseMemory
    let deadline: Deadline
    var phrases: [PhraseRows] = []
    var isComplete = true

    mutating func node(_ expression: MatchExpression) throws -> Node {
      switch expression {
      // Expressions are deep: what a leaf takes of the stack, branches should not.
      case .phrase(let positions, let isPrefix):
        return try leaf(positions, isPrefix: isPrefix)
      case .near(let near, _), .adjacent(let near, _): return try leaf(expression, near)
      case .and(let parts): return .and(try parts.map { try node($0) })
      case .or(let parts): return .or(try parts.map { try node($0) })
      case .not(let wanted, let unwanted):
        let wanted = try node(wanted)
        return .not(wanted, try node(unwanted))
      }
    }

    private mutating func leaf(_ positions: [QueryPosition], isPrefix: Bool) throws -> Node {
      guard !positions.isEmpty else { return .or([]) }
      phrases.append(try rows(positions, isPrefix: isPrefix))
      return .phrase(phrases.count - 1)
    }

    /// - Parameter near: the phrases of an expression that must stand near each other.
    private mutating func leaf(
      _ expression: MatchExpression, _ near: [[QueryPosition]]
    ) throws -> Node {
      guard !near.isEmpty, !near.contains(where: \.isEmpty), let reach = expression.reach else {
        return .or([])
      }
      let whole = try near.map { (name: $0, rows: try rows($0, isPrefix: false)) }
      let found = try memory.near(expression) {
        try NearRows(whole, reach, reader, below: bound, deadline)
      }
      isComplete = isComplete && found.isComplete
      // Each of them stands in the passages in which all stand near each other.
      for number in near.indices {
        phrases.append(PhraseRows(whole[number].rows, as: number, of: found))
      }
      return .phrase(phrases.count - 1)
    }

    private func rows(_ positions: [QueryPosition], isPrefix: Bool) throws -> PhraseRows {
      try PhraseRows(positions, isPrefix: isPrefix, reader, below: bound, memory)
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
