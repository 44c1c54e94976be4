extension SegmentReader {
  /// The words that begin with `prefix` and how many rows hold each, in the order of their bytes;
  /// those that no row holds any more are left out.
  ///
  /// - Parameter accept: which of them to count.
  /// - Throws: ``Unreadable``, also when the time is used up.
  package func counts(
    from prefix: [UInt8], where accept: ([UInt8]) -> Bool
  ) throws -> [(word: [UInt8], rows: Int)] {
    var counts: [[UInt8]: Int] = [:]
    var isInSeveral: Set<[UInt8]> = []
    for segment in segments {
      try forEachWord(from: prefix, in: segment) { word, bytes in
        guard counts[word] == nil else {
          isInSeveral.insert(word)
          return
        }
        guard accept(word) else { return }
        counts[word] = try bytes.map(Self.countRows) ?? count(of: word, in: segment)
      }
    }
    // What one segment says of a row another may have taken back.
    for word in isInSeveral { counts[word] = try rows(of: word).countedRows }
    return counts.filter { $0.value > 0 }.map { ($0.key, $0.value) }
      .sorted { $0.word.lexicographicallyPrecedes($1.word) }
  }

  /// The rows of a word whose list may go on on the next page.
  private func count(of word: [UInt8], in segment: Segment) throws -> Int {
    if packed.contains(segment.number) {
      let find = try connection.prepare(
        "SELECT start FROM \(table)_list WHERE word = ?1 AND segment = ?2")
      try find.bind(.blob(word), .integer(segment.number))
      if try find.step() {
        let bytes = try ListPages.read(
          from: Int(find.integer(0)), count: 4, table: table, connection: connection)
        return bytes.reversed().reduce(0) { $0 << 8 | Int($1) }
      }
    }
    return try list(of: word, in: segment)?.withoutDeleted.rows.count ?? 0
  }

  /// The rows of a list, those left out that were deleted.
  private static func countRows(_ bytes: UnsafeRawBufferPointer) throws -> Int {
    let bytes = bytes.bindMemory(to: UInt8.self)
    var offset = 0
    var count = 0
    while offset < bytes.count {
      _ = Varint.read(bytes, &offset)
      let size = Varint.read(bytes, &offset) >> 1
      guard offset <= bytes.count, size <= UInt64(bytes.count - offset) else { throw Unreadable() }
      if size > 0 { count += 1 }
      offset += Int(size)
    }
    return count
  }
}

extension WordRows {
  /// How many rows there are, counted where that is not known.
  fileprivate var countedRows: Int {
    if let count { return count }
    let last = packed.map { $0.lastRow($0.blockCount - 1) } + newer.rows.suffix(1)
    var rows = RowSet(below: Int(last.max() ?? -1) + 1)
    insert(into: &rows)
    return rows.count
  }
}
