import Database
import Documents
import Text

/// Finds the passages of an expression from posting lists that are read whole.
///
/// Cost grows with the lists of the words asked for, about ten nanoseconds an entry. Prefixes and
/// NEAR are left to FTS5.
struct PassageEvaluator {
  /// The phrases in the order of ``MatchExpression/phrases``.
  private(set) var phrases: [PhraseMatches] = []
  private(set) var rows: [Int32] = []

  /// `nil` for an expression that only FTS5 can answer.
  init?(_ expression: MatchExpression, _ reader: SegmentReader) throws {
    guard Self.canAnswer(expression) else { return nil }
    rows = try evaluate(expression, reader)
  }

  private static func canAnswer(_ expression: MatchExpression) -> Bool {
    switch expression {
    case .phrase(let positions, let isPrefix):
      !isPrefix && !positions.contains(where: \.isPrefix)
    case .near: false
    case .and(let parts), .or(let parts): parts.allSatisfy(canAnswer)
    case .not(let wanted, let unwanted): canAnswer(wanted) && canAnswer(unwanted)
    }
  }

  private mutating func evaluate(
    _ expression: MatchExpression, _ reader: SegmentReader
  ) throws -> [Int32] {
    switch expression {
    case .phrase(let positions, _):
      guard !positions.isEmpty else { return [] }
      let matches = try PhraseMatches(positions, reader)
      phrases.append(matches)
      return matches.rows
    case .near: return []
    case .and(let parts):
      // All parts are read, for scores ask for their phrases; then the shortest leads.
      let found = try parts.map { try evaluate($0, reader) }.sorted { $0.count < $1.count }
      guard var common = found.first else { return [] }
      for rows in found.dropFirst() { common = Self.intersection(common, rows) }
      return common
    case .or(let parts):
      return Self.union(try parts.map { try evaluate($0, reader) })
    case .not(let wanted, let unwanted):
      let rows = try evaluate(wanted, reader)
      return Self.difference(rows, try evaluate(unwanted, reader))
    }
  }

  static func intersection(_ a: [Int32], _ b: [Int32]) -> [Int32] {
    let (short, long) = a.count <= b.count ? (a, b) : (b, a)
    var common: [Int32] = []
    common.reserveCapacity(short.count)
    short.withUnsafeBufferPointer { short in
      long.withUnsafeBufferPointer { long in
        var index = 0
        for row in short {
          // Steps that double, then halve: cheap when one list is far longer.
          var step = 1
          while index + step < long.count, long[index + step] < row {
            index += step
            step *= 2
          }
          while step > 0 {
            if index + step < long.count, long[index + step] < row { index += step }
            step /= 2
          }
          while index < long.count, long[index] < row { index += 1 }
          guard index < long.count else { return }
          if long[index] == row { common.append(row) }
        }
      }
    }
    return common
  }

  /// Of many lists, two and two, so that each entry is looked at a few times only.
  static func union(_ lists: [[Int32]]) -> [Int32] {
    var lists = lists
    guard !lists.isEmpty else { return [] }
    while lists.count > 1 {
      var merged: [[Int32]] = []
      for index in stride(from: 0, to: lists.count, by: 2) {
        merged.append(
          index + 1 < lists.count ? union(lists[index], lists[index + 1]) : lists[index])
      }
      lists = merged
    }
    return lists[0]
  }

  private static func union(_ a: [Int32], _ b: [Int32]) -> [Int32] {
    if a.isEmpty { return b }
    if b.isEmpty { return a }
    return [Int32](unsafeUninitializedCapacity: a.count + b.count) { out, count in
      a.withUnsafeBufferPointer { a in
        b.withUnsafeBufferPointer { b in
          var i = 0
          var j = 0
          while i < a.count, j < b.count {
            let left = a[i]
            let right = b[j]
            out[count] = min(left, right)
            count += 1
            if left <= right { i += 1 }
            if right <= left { j += 1 }
          }
          while i < a.count {
            out[count] = a[i]
            count += 1
            i += 1
          }
          while j < b.count {
            out[count] = b[j]
            count += 1
            j += 1
          }
        }
      }
    }
  }

  static func difference(_ a: [Int32], _ b: [Int32]) -> [Int32] {
    var rest: [Int32] = []
    var index = 0
    for row in a {
      while index < b.count, b[index] < row { index += 1 }
      if index == b.count || b[index] != row { rest.append(row) }
    }
    return rest
  }
}
