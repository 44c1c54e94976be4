/// Makes packed lists of the frequent words of segments.
///
/// Where each stands in ``ListPages`` tells the table `NAME_list`, a row a word and segment, and `NAME_bigram` for two
/// words (``BigramPacker``); `NAME_segment` names the segments they are of. FTS5 never changes a segment, it only drops it for a larger one; so what was packed holds
/// until then, however much is added, deleted or changed meanwhile.
package struct ListPacker {
  private let table: String
  private let connection: Connection
  private let cost: BigramPacker.Cost

  package init(table: String, connection: Connection) {
    self.init(table: table, connection: connection, cost: .usual)
  }

  /// - Parameter cost: what makes the list of two words worth its bytes.
  init(table: String, connection: Connection, cost: BigramPacker.Cost) {
    self.table = table
    self.connection = connection
    self.cost = cost
  }

  /// The best that a row of a block could score, in units of the caller's.
  package typealias Impact = (
    _ rows: UnsafeBufferPointer<Int32>, _ counts: UnsafeBufferPointer<UInt16>
  ) -> UInt16

  /// Makes all lists anew, of the segments that a bulk load wrote, or of the oldest one.
  ///
  /// - Parameters:
  ///   - all: all segments, whose rows follow each other; else the oldest.
  ///   - mark: kept with each segment, for the reader.
  ///   - beside: a word that stands at every position of the one given, where one is known.
  package func pack(
    all: Bool, mark: Double, beside: ([UInt8]) -> [UInt8]?, impact: Impact
  ) throws(DatabaseError) {
    try connection.execute(
      """
      DELETE FROM \(table)_list; DELETE FROM \(table)_list_page; DELETE FROM \(table)_bigram;
      DELETE FROM \(table)_segment
      """)
    // The oldest is the last.
    let segments = try structure().reversed()
    var pages = try ListPageWriter(table: table, connection: connection)
    let insert = try connection.prepare(
      "INSERT INTO \(table)_list (segment, word, start, size, beside) VALUES (?1, ?2, ?3, ?4, ?5)")
    let pair = try connection.prepare(
      "INSERT INTO \(table)_bigram (first, second, start, size) VALUES (?1, ?2, ?3, ?4)")
    let note = try connection.prepare(
      """
      INSERT INTO \(table)_segment (number, pages, hash, mark, rows, fewest)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6)
      """)
    var before: Int32 = -1
    for segment in all ? segments.prefix(segments.count) : segments.prefix(1) {
      var failure: DatabaseError?
      var words: [Int: BigramPacker.Word] = [:]
      var last = before
      try scan(segment, impact) { word, bytes in
        guard failure == nil else { return }
        do throws(DatabaseError) {
          let other = beside(word)
          let shared =
            if let other {
              try self.start(of: other, segment, like: bytes, pages)
            } else {
              nil as Int?
            }
          let start = if let shared { shared } else { try pages.append(bytes) }
          try insert.run(
            .integer(segment.number), .blob(word), .integer(start), .integer(bytes.count),
            other.map { .blob($0) } ?? .null)
          last = max(last, PackedList.lastRow(of: bytes))
          if other == nil || shared != nil {
            words[start] = BigramPacker.Word(list: start, bytes: bytes)
          }
        } catch {
          failure = error
        }
      }
      if let failure { throw failure }
      let rows = Int(last - before)
      before = last
      let fewest = try forEachBigram(of: words.values, rows: rows, in: segment) {
        first, second, bytes in
        let start = try pages.append(bytes)
        try pair.run(
          .integer(first), .integer(second), .integer(start), .integer(bytes.count))
      }
      try note.run(
        .integer(segment.number), .integer(segment.lastPage),
        .integer(try fingerprint(segment)), .real(mark), .integer(rows),
        fewest.map { .real($0) } ?? .null)
    }
    try pages.finish()
  }

  /// The lists of two words of a segment; of a part of them where it is not as it should be.
  ///
  /// - Parameter body: gets where the lists of both begin, and theirs.
  /// - Returns: the product of the numbers of rows of two words from which on they may have a list; `nil` where not
  ///   all could be read.
  private func forEachBigram(
    of words: some Sequence<BigramPacker.Word>, rows: Int, in segment: SegmentReader.Segment,
    _ body: (_ first: Int, _ second: Int, [UInt8]) throws -> Void
  ) throws(DatabaseError) -> Double? {
    let read = try connection.prepare("SELECT block FROM \(table)_data WHERE id = ?1")
    var bigrams = BigramPacker(Array(words), rowCount: rows, cost)
    do {
      try bigrams.pack(
        page: { page in
          try read.bind(.integer(segment.number << 37 | page))
          guard try read.step() else { throw SegmentReader.Unreadable() }
          defer { read.reset() }
          return read.blob(0)
        }, body)
    } catch let error as DatabaseError {
      throw error
    } catch {
      return nil
    }
    return bigrams.fewest
  }

  /// Where the list of a word begins that stands at every position of another one, if it stands nowhere else:
  /// then the other has the same list.
  private func start(
    of word: [UInt8], _ segment: SegmentReader.Segment, like bytes: [UInt8],
    _ pages: borrowing ListPageWriter
  ) throws(DatabaseError) -> Int? {
    let find = try connection.prepare(
      "SELECT start FROM \(table)_list WHERE word = ?1 AND segment = ?2 AND size = ?3")
    try find.bind(.blob(word), .integer(segment.number), .integer(bytes.count))
    guard try find.step() else { return nil }
    let start = Int(find.integer(0))
    let known = try pages.read(from: start, count: bytes.count)
    return PackedList.haveSameRows(known, bytes) ? start : nil
  }

  /// Whether the segments that lists were made of are all still there.
  package func isCurrent() throws(DatabaseError) -> Bool {
    let known = try connection.integer("SELECT count(*) FROM \(table)_segment")
    return try packedSegments().count == Int(known)
  }

  /// Words, and pairs of them, whose lists are not what their segments say; also the number of those that lack one.
  package func faults(impact: Impact) throws(DatabaseError) -> Int {
    let find = try connection.prepare(
      """
      SELECT start, size, EXISTS (SELECT 1 FROM \(table)_list AS other
        WHERE other.word = list.beside AND other.segment = list.segment
          AND other.start = list.start), beside IS NULL
      FROM \(table)_list AS list WHERE word = ?1 AND segment = ?2
      """)
    var faults = 0
    var seen = 0
    var words: [Int64: [Int: BigramPacker.Word]] = [:]
    for segment in try packedSegments() {
      try scan(segment, impact) { word, bytes in
        seen += 1
        do throws(DatabaseError) {
          try find.bind(.blob(word), .integer(segment.number))
          guard try find.step(), find.integer(1) == bytes.count else {
            faults += 1
            find.reset()
            return
          }
          let start = Int(find.integer(0))
          let stored = try ListPages.read(
            from: start, count: bytes.count, table: table, connection: connection)
          let isShared = find.integer(2) != 0
          if isShared || find.integer(3) != 0 {
            words[segment.number, default: [:]][start] = BigramPacker.Word(
              list: start, bytes: bytes)
          }
          if !PackedList.isSound(stored, for: bytes, isShared: isShared) { faults += 1 }
          find.reset()
        } catch {
          faults += 1
        }
      }
    }
    faults += max(0, Int(try connection.integer("SELECT count(*) FROM \(table)_list")) - seen)
    // Words are known to these by their lists.
    return faults > 0 ? faults : try bigramFaults(words)
  }

  private func bigramFaults(
    _ words: [Int64: [Int: BigramPacker.Word]]
  ) throws(DatabaseError) -> Int {
    let findPair = try connection.prepare(
      "SELECT start, size FROM \(table)_bigram WHERE first = ?1 AND second = ?2")
    let rowsOfSegment = try connection.prepare(
      "SELECT rows, fewest FROM \(table)_segment WHERE number = ?1")
    var faults = 0
    var seen = 0
    for segment in try packedSegments() {
      try rowsOfSegment.bind(.integer(segment.number))
      guard try rowsOfSegment.step() else { continue }
      let rows = Int(rowsOfSegment.integer(0))
      let known = rowsOfSegment.isNull(1) ? nil : rowsOfSegment.real(1)
      rowsOfSegment.reset()
      let fewest = try forEachBigram(
        of: (words[segment.number] ?? [:]).values, rows: rows, in: segment
      ) {
        first, second, bytes in
        seen += 1
        try findPair.bind(.integer(first), .integer(second))
        let isThere = try findPair.step() && Int(findPair.integer(1)) == bytes.count
        let stored =
          try isThere
          ? ListPages.read(
            from: Int(findPair.integer(0)), count: bytes.count, table: table,
            connection: connection) : []
        if !isThere || stored != bytes { faults += 1 }
        findPair.reset()
      }
      if fewest != known { faults += 1 }
    }
    let all = Int(try connection.integer("SELECT count(*) FROM \(table)_bigram"))
    return faults + max(0, all - seen)
  }

  /// The segments that have lists and are still what they were, the oldest first.
  func packedSegments() throws(DatabaseError) -> [SegmentReader.Segment] {
    let statement = try connection.prepare(
      "SELECT pages, hash FROM \(table)_segment WHERE number = ?1")
    var found: [SegmentReader.Segment] = []
    for segment in try structure().reversed() {
      try statement.bind(.integer(segment.number))
      guard try statement.step() else { continue }
      let hash = statement.integer(1)
      let isSame = statement.integer(0) == segment.lastPage
      statement.reset()
      if isSame, try hash == fingerprint(segment) { found.append(segment) }
    }
    return found
  }

  private func structure() throws(DatabaseError) -> [SegmentReader.Segment] {
    // A structure that cannot be read has no segments to pack.
    (try? SegmentReader.structure(table: table, connection: connection)) ?? []
  }

  /// Of a segment's first and last page: a number is given again once its segment is gone.
  private func fingerprint(_ segment: SegmentReader.Segment) throws(DatabaseError) -> Int64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    let read = try connection.prepare("SELECT block FROM \(table)_data WHERE id = ?1")
    for page in [1, segment.lastPage] {
      try read.bind(.integer(segment.number << 37 | page))
      guard try read.step() else { continue }
      read.withBytes(0) { bytes in
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      }
      read.reset()
    }
    return Int64(bitPattern: hash)
  }

  /// Reads a segment's pages in order, and hands out the packed list of each word that has one.
  private func scan(
    _ segment: SegmentReader.Segment, _ impact: Impact, _ body: ([UInt8], [UInt8]) -> Void
  ) throws(DatabaseError) {
    let pages = try connection.prepare(
      "SELECT id, block FROM \(table)_data WHERE id BETWEEN ?1 AND ?2 ORDER BY id")
    try pages.bind(
      .integer(segment.number << 37 | 1), .integer(segment.number << 37 | segment.lastPage))
    var scan = SegmentScan()
    while try pages.step() {
      let number = pages.integer(0) & 0x7FFF_FFFF
      pages.withBytes(1) { raw in
        scan.read(raw.bindMemory(to: UInt8.self), number, impact, body)
      }
    }
    scan.endWord(impact, body)
  }
}
