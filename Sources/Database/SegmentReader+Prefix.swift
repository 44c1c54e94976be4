extension SegmentReader {
  /// The words that begin with `prefix`, in no order, and where they stand.
  ///
  /// They stand next to each other in a segment, so its pages are read once for all of them.
  ///
  /// - Throws: ``Unreadable`` when there are more than `limit`; also as ``rows(of:)``.
  package func rows(
    from prefix: [UInt8], limit: Int
  ) throws -> [(word: [UInt8], rows: WordRows)] {
    if let known = begun[prefix], known.count <= limit { return known }
    let packed = try packedLists(from: prefix)
    var lists: [[UInt8]: [PostingList]] = [:]
    for segment in segments {
      try forEachWord(from: prefix, in: segment) { (word, bytes) throws in
        guard lists.count <= limit else { throw Unreadable() }
        if packed[word]?.contains(where: { $0.segment == segment.number }) ?? false {
          lists[word, default: []] += []
        } else if read[word] == nil {
          let list =
            try bytes.map { try self.list(Array($0), [0]) } ?? self.list(of: word, in: segment)
          lists[word, default: []] += list.map { [$0] } ?? []
        } else {
          lists[word] = []
        }
      }
    }
    guard lists.count <= limit else { throw Unreadable() }
    let found = lists.map { word, lists in
      (word: word, rows: read[word] ?? keep(packed[word] ?? [], lists, of: word))
    }
    begun[prefix] = found
    return found
  }

  /// The packed lists of the words that begin with `prefix`, each word's oldest first.
  private func packedLists(from prefix: [UInt8]) throws -> [[UInt8]: [PackedList]] {
    var found: [[UInt8]: [PackedList]] = [:]
    guard !packed.isEmpty else { return found }
    let find = try connection.prepare(
      """
      SELECT word, segment, start, size, beside FROM \(table)_list WHERE word >= ?1 ORDER BY word
      """)
    try find.bind(.blob(prefix))
    while try find.step() {
      let word = find.blob(0)
      guard word.starts(with: prefix) else { break }
      let segment = find.integer(1)
      guard packed.contains(segment), read[word] == nil else { continue }
      found[word, default: []].append(try packedList(find, 2, in: segment))
    }
    find.reset()
    for (word, lists) in found where lists.count > 1 {
      found[word] = packed.compactMap { segment in lists.first { $0.segment == segment } }
    }
    return found
  }

  /// - Parameter body: gets a word and the bytes of its list; `nil` for one that may go on on the next
  ///   page.
  func forEachWord(
    from prefix: [UInt8], in segment: Segment,
    _ body: ([UInt8], UnsafeRawBufferPointer?) throws -> Void
  ) throws {
    let first = [0x30] + prefix
    // The page that may hold the first of them, and those after it that begin a word.
    let before = try connection.prepare(
      """
      SELECT pgno FROM \(table)_idx WHERE segid = ?1 AND term <= ?2 ORDER BY term DESC LIMIT 1
      """)
    let after = try connection.prepare(
      "SELECT pgno FROM \(table)_idx WHERE segid = ?1 AND term > ?2 ORDER BY term")
    /// - Returns: whether the next page may hold more.
    func take(page: Int64) throws -> Bool {
      guard !deadline.isPast else { throw Unreadable() }
      var goesOn = true
      let id = segment.number << 37 | page >> 1
      try readPages.bind(.integer(id), .integer(id))
      guard try readPages.step() else { throw Unreadable() }
      try readPages.withBytes(1) { raw in
        let leaf = try Leaf(raw)
        try leaf.forEachDoclist { term, range in
          if term.starts(with: first) {
            let isWhole = range.upperBound < leaf.size
            let bytes = UnsafeRawBufferPointer(rebasing: raw[range])
            try body(Array(term.dropFirst()), isWhole ? bytes : nil)
          } else if first.lexicographicallyPrecedes(term) {
            goesOn = false
          }
          return goesOn
        }
      }
      readPages.reset()
      return goesOn
    }
    try before.bind(.integer(segment.number), .blob(first))
    var goesOn = true
    if try before.step() { goesOn = try take(page: before.integer(0)) }
    before.reset()
    try after.bind(.integer(segment.number), .blob(first))
    while try goesOn && after.step() { goesOn = try take(page: after.integer(0)) }
    after.reset()
  }
}
