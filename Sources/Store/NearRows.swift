import Database

/// The passages in which phrases stand near each other, and how often each takes part in that.
///
/// Positions are not kept: they are read again of the few passages whose neighbours are asked for.
final class NearRows {
  /// How near.
  struct Reach {
    /// Words that may lie between the end of any of them and the beginning of the last.
    let words: Int
    /// Each may begin so many words onwards from the end of the one before it, in the order as written;
    /// `nil` where any order will do.
    let step: Int?
  }

  /// In order.
  private(set) var rows: [Int32] = []
  /// `false` when time ran out: there may be more.
  private(set) var isComplete = true
  private let reach: Reach
  private let reader: SegmentReader
  /// What is looked for, each once.
  private let places: [Place]
  /// The number in ``places`` of each phrase of the query.
  private let numbers: [Int]
  private var counts: [[UInt16]]

  private struct Place {
    let phrase: PhraseRows
    /// All there is of its positions, where packed lists say that.
    let lists: UnsafeBufferPointer<PackedPositions>?
    /// Where it stands in the row at hand, and of that what takes part.
    let all = PositionTable()
    let kept = PositionTable()

    init(_ phrase: PhraseRows) {
      self.phrase = phrase
      lists = phrase.plainPositions.map { lists in
        let copy = UnsafeMutableBufferPointer<PackedPositions>.allocate(capacity: lists.count)
        _ = copy.initialize(from: lists)
        return UnsafeBufferPointer(copy)
      }
    }
  }

  /// Of a place in the row at hand, by address alone: the window goes over millions of rows.
  private struct Cursor {
    let size: Int
    var next: UnsafeMutablePointer<Int32>
    var end: UnsafeMutablePointer<Int32>
    var position: Int { Int(next.pointee) }
  }

  private let cursors: UnsafeMutableBufferPointer<Cursor>

  /// - Parameters:
  ///   - phrases: at least one, with what tells equal ones.
  ///   - bound: no passage's id is higher.
  /// - Throws: ``SegmentReader/Unreadable``.
  init<Name: Equatable>(
    _ phrases: [(name: Name, rows: PhraseRows)], _ reach: Reach, _ reader: SegmentReader,
    below bound: Int, _ deadline: Deadline
  ) throws {
    var names: [Name] = []
    var places: [Place] = []
    numbers = phrases.map { name, rows in
      if let known = names.firstIndex(of: name) { return known }
      names.append(name)
      places.append(Place(rows))
      return names.count - 1
    }
    self.places = places
    self.reach = reach
    self.reader = reader
    counts = places.map { _ in [] }
    cursors = .allocate(capacity: places.count)
    try find(in: Self.candidates(places.map(\.phrase), below: bound), deadline)
  }

  deinit {
    cursors.deallocate()
    for place in places { place.lists?.deallocate() }
  }

  /// How often a phrase of the query takes part in each row.
  func counts(of phrase: Int) -> [UInt16] { counts[numbers[phrase]] }

  /// The rows that hold all of them.
  private static func candidates(_ phrases: [PhraseRows], below bound: Int) -> RowSet {
    let ordered = phrases.sorted { $0.mostRows < $1.mostRows }
    guard var found = ordered.first?.rows else { return RowSet(below: bound) }
    for phrase in ordered.dropFirst() { phrase.restrict(&found) }
    return found
  }

  private func find(in candidates: RowSet, _ deadline: Deadline) throws {
    var visits = 0
    isComplete = try candidates.forEachWindow { window, bits in
      visits += 1
      if visits & 15 == 0, deadline.isPast { return false }
      try RowSet.forEach(bits) { place in
        let row = Int32(truncatingIfNeeded: window << Window.shift + place)
        guard try match(row) else { return }
        rows.append(row)
        for (number, place) in places.enumerated() {
          counts[number].append(UInt16(min(place.kept.count, Window.mostCounted)))
        }
      }
      return true
    }
  }

  /// Adds where a phrase of the query takes part in `row`, ascending.
  ///
  /// - Throws: ``SegmentReader/Unreadable``.
  func appendPositions(of phrase: Int, in row: Int32, to table: PositionTable) throws {
    guard try match(row) else { return }
    for position in places[numbers[phrase]].kept.positions { table.append(position) }
  }

  // MARK: one row

  /// Finds out which positions of `row` take part; `false` when there are none.
  private func match(_ row: Int32) throws -> Bool {
    for (number, place) in places.enumerated() {
      place.all.removeAll()
      place.kept.removeAll()
      let isRead =
        try place.lists.map {
          try PackedPositions.append($0, in: row, from: reader, to: place.all)
        } ?? false
      if !isRead { try place.phrase.appendPositions(in: row, to: place.all) }
      let all = place.all.positions
      guard let start = all.baseAddress, !all.isEmpty else { return false }
      cursors[number] = Cursor(size: place.phrase.size, next: start, end: start + all.count)
    }
    trim()
    guard let first = places.first, first.kept.count > 0 else { return false }
    guard let step = reach.step else { return true }
    return Self.isInOrder(
      numbers.map { (places[$0].kept.positions.map { Int($0) }, places[$0].phrase.size) },
      step: step)
  }

  /// Keeps of each phrase the positions that stand near one of each other. Like FTS5, which moves a window
  /// over all of them.
  private func trim() {
    let (cursors, words) = (cursors, reach.words)
    var last = cursors[0].position
    while true {
      // Goes on until no phrase stands too far before the last.
      var isMatch = false
      while !isMatch {
        isMatch = true
        for number in cursors.indices {
          let least = last - cursors[number].size - words
          while cursors[number].position < least {
            isMatch = false
            cursors[number].next += 1
            if cursors[number].next == cursors[number].end { return }
          }
          if cursors[number].position > last {
            isMatch = false
            last = cursors[number].position
          }
        }
      }
      var (soonest, advanced) = (Int.max, -1)
      for number in cursors.indices {
        let cursor = cursors[number]
        let kept = places[number].kept
        if kept.positions.last != cursor.next.pointee { kept.append(cursor.next.pointee) }
        if cursor.next + 1 < cursor.end, Int(cursor.next[1]) < soonest {
          (soonest, advanced) = (Int(cursor.next[1]), number)
        }
      }
      guard advanced >= 0 else { return }
      cursors[advanced].next += 1
      last = max(last, soonest)
    }
  }

  /// Whether one place of each can begin at most `step` words onwards from the end of one of the phrase before.
  ///
  /// - Parameter phrases: where each begins, in order, and how many words it has.
  static func isInOrder(_ phrases: [(starts: [Int], size: Int)], step: Int) -> Bool {
    guard var (reached, size) = phrases.first else { return true }
    for next in phrases.dropFirst() {
      var first = 0
      reached = next.starts.filter { start in
        while first < reached.count, reached[first] + size < start - step + 1 { first += 1 }
        return first < reached.count && reached[first] + size <= start
      }
      size = next.size
    }
    return !reached.isEmpty
  }
}
