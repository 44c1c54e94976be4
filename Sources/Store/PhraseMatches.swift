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
      counts = lists[0].rows.indices.map { UInt16(clamping: lists[0].count(at: $0)) }
      return
    }
    var rows: [Int32] = []
    var counts: [UInt16] = []
    rows.reserveCapacity(lists.reduce(0) { $0 + $1.rows.count })
    counts.reserveCapacity(rows.capacity)
    var next = [Int](repeating: 0, count: lists.count)
    var positions: [Int32] = []
    while true {
      var row = Int32.max
      for (list, index) in zip(lists, next) where index < list.rows.count {
        row = min(row, list.rows[index])
      }
      guard row < Int32.max else { break }
      var holders = 0
      var count = 0
      for number in lists.indices
      where next[number] < lists[number].rows.count && lists[number].rows[next[number]] == row {
        holders += 1
        count = lists[number].count(at: next[number])
      }
      if holders > 1 {
        // A word and its stem stand at the same position, which counts once.
        positions.removeAll(keepingCapacity: true)
        for number in lists.indices
        where next[number] < lists[number].rows.count && lists[number].rows[next[number]] == row {
          lists[number].appendPositions(at: next[number], to: &positions)
        }
        positions.sort()
        count = 1
        for index in positions.indices.dropFirst() where positions[index] != positions[index - 1] {
          count += 1
        }
      }
      rows.append(row)
      counts.append(UInt16(clamping: count))
      for number in lists.indices
      where next[number] < lists[number].rows.count && lists[number].rows[next[number]] == row {
        next[number] += 1
      }
    }
    self.rows = rows
    self.counts = counts
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
