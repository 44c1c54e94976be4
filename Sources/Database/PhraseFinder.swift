/// Looks for words that follow each other, row by row.
package struct PhraseFinder: ~Copyable {
  /// The rows that were found, and where the phrase begins in each.
  package private(set) var rows: [Int32] = []
  package let positions = PositionTable()

  /// A place of the phrase: addresses alone, so that nothing is counted in and out for a row.
  private struct Place {
    /// How far it is behind the one that is looked at first.
    let distance: Int32
    /// All there is of its words, where that is packed lists.
    let lists: UnsafeMutableBufferPointer<PositionCursor>?

    init(_ distance: Int32, _ words: [WordRows]) {
      self.distance = distance
      let plain = words.map(\.plainPositions)
      guard !plain.contains(where: { $0 == nil }) else {
        lists = nil
        return
      }
      let all = plain.flatMap { $0 ?? [] }
      let cursors = UnsafeMutableBufferPointer<PositionCursor>.allocate(capacity: all.count)
      _ = cursors.initialize(from: all.map { PositionCursor($0) })
      lists = cursors
    }

    func deallocate() {
      guard let lists else { return }
      for list in lists { list.deallocate() }
      lists.deallocate()
    }
  }

  private let places: UnsafeMutableBufferPointer<Place>
  /// By place.
  private let words: [[WordRows]]
  private let reader: SegmentReader
  private let shift: Int32
  private let all = PositionTable()
  private var starts: UnsafeMutablePointer<Int32>
  private var capacity = 1024

  /// - Parameters:
  ///   - places: the words of each, with the place's number in the phrase; those first that decide
  ///     soonest.
  package init(_ places: [(number: Int, words: [WordRows])], _ reader: SegmentReader) {
    self.init(places, from: places.first?.number ?? 0, reader)
  }

  /// - Parameter first: the place that is known where the others are looked for.
  private init(
    _ places: [(number: Int, words: [WordRows])], from first: Int, _ reader: SegmentReader
  ) {
    self.places = .allocate(capacity: places.count)
    _ = self.places.initialize(
      from: places.map { Place(Int32($0.number - first), $0.words) })
    words = places.map(\.words)
    self.reader = reader
    shift = Int32(first)
    starts = .allocate(capacity: capacity)
  }

  /// Takes of a phrase that was found where some of its places have these words.
  ///
  /// - Parameters:
  ///   - places: the words of each of those, with the place's number.
  ///   - rows: in which it was found, in order.
  ///   - positions: where it begins in each.
  /// - Throws: ``SegmentReader/Unreadable``.
  package init(
    _ places: [(number: Int, words: [WordRows])], _ reader: SegmentReader,
    within rows: [Int32], _ positions: PositionTable
  ) throws {
    self.init(places, from: 0, reader)
    for (index, row) in rows.enumerated() {
      let range = positions.range(index)
      reserve(range.count)
      for (place, index) in range.enumerated() { starts[place] = positions.positions[index] }
      try keep(range.count, from: 0, in: row)
    }
  }

  deinit {
    starts.deallocate()
    for place in places { place.deallocate() }
    places.deallocate()
  }

  /// Looks in rows that are behind those before.
  ///
  /// - Throws: ``SegmentReader/Unreadable``.
  package mutating func find(in candidates: RowSet) throws {
    guard !places.isEmpty else { return }
    try candidates.forEachRun { rows in
      for row in rows { try look(in: row) }
    }
  }

  @inline(__always)
  private mutating func look(in row: Int32) throws {
    try keep(try begin(in: row), from: 1, in: row)
  }

  /// Notes of the first `count` positions in `starts` those that all places from `first` on follow.
  @inline(__always)
  private mutating func keep(_ count: Int, from first: Int, in row: Int32) throws {
    var (count, place) = (count, first)
    while count > 0, place < places.count {
      count = try keep(count, followedAt: place, in: row)
      place += 1
    }
    if count > 0 { note(count, row) }
  }

  @inline(never)
  private mutating func note(_ count: Int, _ row: Int32) {
    rows.append(row)
    for index in 0..<count { positions.append(starts[index] &- shift) }
    positions.endRow()
  }

  /// Puts the positions of the first place into `starts`, and answers how many there are.
  @inline(__always)
  private mutating func begin(in row: Int32) throws -> Int {
    guard var bytes = try onlyPositions(of: 0, in: row) else {
      try readAll(0, in: row)
      reserve(all.count)
      for (index, position) in all.positions.enumerated() { starts[index] = position }
      return all.count
    }
    reserve(bytes.most)
    let starts = starts
    var count = 0
    while bytes.read() {
      starts[count] = bytes.position
      count += 1
    }
    return count
  }

  /// Keeps of the first `count` positions in `starts` those that a place follows.
  @inline(__always)
  private func keep(_ count: Int, followedAt place: Int, in row: Int32) throws -> Int {
    let starts = starts
    let distance = places[place].distance
    var kept = 0
    guard var bytes = try onlyPositions(of: place, in: row) else {
      try readAll(place, in: row)
      let its = all.positions
      var next = 0
      for index in 0..<count {
        let wanted = starts[index] &+ distance
        while next < its.count, its[next] < wanted { next += 1 }
        if next < its.count, its[next] == wanted {
          starts[kept] = starts[index]
          kept += 1
        }
      }
      return kept
    }
    guard bytes.read() else { return 0 }
    for index in 0..<count {
      let start = starts[index]
      let wanted = start &+ distance
      guard bytes.read(to: wanted) else { return kept }
      if bytes.position == wanted {
        starts[kept] = start
        kept += 1
      }
    }
    return kept
  }

  /// The positions of a place, where all stand in one list.
  @inline(__always)
  private func onlyPositions(of place: Int, in row: Int32) throws -> PositionBytes? {
    guard let lists = places[place].lists else { return nil }
    var found = PositionBytes()
    // Most often one list holds nearly all of the rows, and the others are passed over by a look.
    for index in 0..<lists.count where row >= lists[index].upcoming {
      let bytes = try lists[index].seek(row, from: reader)
      if bytes.most == 0 { continue }
      if found.most > 0 { return nil }
      found = bytes
    }
    return found
  }

  /// Puts the positions of all words of a place into `all`.
  @inline(never)
  private func readAll(_ place: Int, in row: Int32) throws {
    all.removeAll()
    for word in words[place] { try word.appendPositions(in: row, from: reader, to: all) }
    if words[place].count > 1 { all.mergeTail(from: 0) }
  }

  private mutating func reserve(_ count: Int) {
    guard count > capacity else { return }
    capacity = 2 * count
    starts.deallocate()
    starts = .allocate(capacity: capacity)
  }
}
