import Database
import Text

/// The passages that hold a phrase, and where.
struct PhraseMatches {
  /// Ascending.
  let rows: [Int32]
  /// How often it stands in each row.
  let counts: [UInt16]
  /// Positions in the phrase.
  let size: Int
  private let source: Source

  private enum Source {
    /// Any of these words; positions are read when asked for.
    case words([PostingList])
    /// First positions of all rows, and where those of each row begin.
    case found(positions: [Int32], starts: [Int32])
  }

  init(_ positions: [QueryPosition], _ reader: SegmentReader) throws {
    var places = try positions.map { try PhraseMatches(anyOf: $0.alternatives, reader) }
    if places.count == 1, let only = places.popLast() {
      self = only
      return
    }
    try self.init(consecutive: places)
  }

  /// One position: any of the words.
  private init(anyOf words: [String], _ reader: SegmentReader) throws {
    let lists = try words.map { try reader.list(of: Array($0.utf8)) }.filter { !$0.rows.isEmpty }
    size = 1
    source = .words(lists)
    guard lists.count != 1 else {
      rows = lists[0].rows
      counts = lists[0].counts()
      return
    }
    // Two and two: a query word has few forms, and most rows hold one of them.
    var merged = (rows: [Int32](), counts: [UInt16]())
    for (number, list) in lists.enumerated() {
      merged = Self.merge(merged, list, before: lists[..<number])
    }
    rows = merged.rows
    counts = merged.counts
  }

  /// Adds the rows of `list`; where a row is there already, positions are counted over all lists.
  private static func merge(
    _ known: (rows: [Int32], counts: [UInt16]), _ list: PostingList,
    before: ArraySlice<PostingList>
  ) -> (rows: [Int32], counts: [UInt16]) {
    guard !known.rows.isEmpty else { return (list.rows, list.counts()) }
    let added = list.rows
    let addedCounts = list.counts()
    var rows: [Int32] = []
    var counts: [UInt16] = []
    rows.reserveCapacity(known.rows.count + added.count)
    counts.reserveCapacity(known.rows.count + added.count)
    var a = 0
    var b = 0
    var positions: [Int32] = []
    while a < known.rows.count || b < added.count {
      let left = a < known.rows.count ? known.rows[a] : Int32.max
      let right = b < added.count ? added[b] : Int32.max
      rows.append(min(left, right))
      if left < right {
        counts.append(known.counts[a])
        a += 1
      } else if right < left {
        counts.append(addedCounts[b])
        b += 1
      } else {
        // A word and its stem stand at the same position, which counts once.
        positions.removeAll(keepingCapacity: true)
        list.appendPositions(at: b, to: &positions)
        for other in before {
          if let index = other.index(of: left) { other.appendPositions(at: index, to: &positions) }
        }
        positions.sort()
        var count = positions.isEmpty ? 0 : 1
        for index in positions.indices.dropFirst() where positions[index] != positions[index - 1] {
          count += 1
        }
        counts.append(UInt16(clamping: count))
        a += 1
        b += 1
      }
    }
    return (rows, counts)
  }

  /// Positions one after the other.
  private init(consecutive places: [PhraseMatches]) throws {
    size = places.count
    guard var common = places.min(by: { $0.rows.count < $1.rows.count })?.rows else {
      rows = []
      counts = []
      source = .words([])
      return
    }
    for place in places { common = PassageEvaluator.intersection(common, place.rows) }
    var rows: [Int32] = []
    var counts: [UInt16] = []
    var all: [Int32] = []
    var starts: [Int32] = []
    var first: [Int32] = []
    var next: [Int32] = []
    for row in common {
      first.removeAll(keepingCapacity: true)
      places[0].appendPositions(in: row, to: &first)
      for (distance, place) in places.enumerated().dropFirst() where !first.isEmpty {
        next.removeAll(keepingCapacity: true)
        place.appendPositions(in: row, to: &next)
        var index = 0
        first.removeAll { position in
          while index < next.count, next[index] < position + Int32(distance) { index += 1 }
          return index == next.count || next[index] != position + Int32(distance)
        }
      }
      guard !first.isEmpty else { continue }
      rows.append(row)
      counts.append(UInt16(clamping: first.count))
      starts.append(Int32(all.count))
      all += first
    }
    self.rows = rows
    self.counts = counts
    source = .found(positions: all, starts: starts)
  }

  /// Where the phrase begins in `row`, ascending, added to `positions`; nothing when it is not in it.
  func appendPositions(in row: Int32, to positions: inout [Int32]) {
    switch source {
    case .found(let all, let starts):
      var low = 0
      var high = rows.count
      while low < high {
        let middle = (low + high) / 2
        if rows[middle] < row { low = middle + 1 } else { high = middle }
      }
      guard low < rows.count, rows[low] == row else { return }
      let end = low + 1 < starts.count ? Int(starts[low + 1]) : all.count
      positions += all[Int(starts[low])..<end]
    case .words(let lists):
      let before = positions.count
      var holders = 0
      for list in lists {
        guard let index = list.index(of: row) else { continue }
        holders += 1
        list.appendPositions(at: index, to: &positions)
      }
      guard holders > 1 else { return }
      let merged = positions[before...].sorted()
      positions.removeLast(positions.count - before)
      for position in merged where positions.count == before || positions.last != position {
        positions.append(position)
      }
    }
  }
}
