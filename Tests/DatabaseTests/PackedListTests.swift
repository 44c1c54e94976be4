import Glibc
import Testing

@testable import Database

struct PackedListTests {
  private struct Numbers {
    var state: UInt64
    mutating func next() -> UInt64 {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return state
    }
    mutating func below(_ bound: Int) -> Int { Int(next() >> 8) % bound }
  }

  @Test(arguments: 0...32)
  func `numbers of any width come out as they went in`(width: Int) {
    var random = Numbers(state: UInt64(width + 1))
    let mask = width == 32 ? UInt32.max : (1 << UInt32(width)) - 1
    var values = (0..<128).map { _ in UInt32(truncatingIfNeeded: random.next() >> 16) & mask }
    values[17] = mask
    #expect(BitPacking.width(of: values) == width)
    var bytes: [UInt8] = []
    BitPacking.pack(values, width: width, to: &bytes)
    #expect(bytes.count == BitPacking.byteCount(width: width))
    bytes += [UInt8](repeating: 0xFF, count: 16)
    var unpacked = [UInt32](repeating: 7, count: 128)
    bytes.withUnsafeBytes { source in
      unpacked.withUnsafeMutableBytes { target in
        guard let source = source.baseAddress, let target = target.baseAddress else { return }
        BitPacking.unpack(source, width: width, to: target)
      }
    }
    #expect(unpacked == values)
  }

  private static let tables = """
    CREATE TABLE body (id INTEGER PRIMARY KEY, text TEXT);
    CREATE VIRTUAL TABLE word USING fts5 (text, content = body, content_rowid = id, columnsize = 0);
    CREATE TABLE word_list (
      word BLOB, segment INTEGER, start INTEGER, size INTEGER, beside BLOB, PRIMARY KEY (word, segment));
    CREATE TABLE word_list_page (id INTEGER PRIMARY KEY, bytes BLOB);
    CREATE TABLE word_bigram (
      first INTEGER, second INTEGER, start INTEGER, size INTEGER, PRIMARY KEY (first, second));
    CREATE TABLE word_segment (
      number INTEGER PRIMARY KEY, pages INTEGER, hash INTEGER, mark REAL, rows INTEGER, fewest REAL);

    """

  /// An index of random words, the rows of it in the order of ids, with packed lists.
  private func makeIndex(_ path: String, pageSize: Int, limit: Int, rows: Int) throws {
    var random = Numbers(state: UInt64(pageSize * 7919 + rows))
    let connection = try Connection(path: path, mode: .create)
    try connection.execute(Self.tables + "BEGIN")
    let bulk = BulkIndex(table: "word", connection: connection, pageSize: pageSize, limit: limit)
    let insert = try connection.prepare("INSERT INTO body (id, text) VALUES (?1, ?2)")
    var row: Int64 = 0
    for _ in 0..<rows {
      row += 1 + Int64(random.below(random.below(50) == 0 ? 1000 : 3))
      var words: [String] = []
      for _ in 0..<(1 + random.below(random.below(40) == 0 ? 400 : 12)) {
        words.append("w\(random.below(1 + random.below(40)))")
      }
      try insert.run(.integer(row), .text(words.joined(separator: " ")))
      for (position, word) in words.enumerated() {
        Array(word.utf8).withUnsafeBufferPointer {
          bulk.add($0, row: row, position: position, isBeside: false)
        }
      }
      try bulk.endRow(row, words: words.count)
    }
    #expect(try bulk.finish())
    try packer(connection).pack(
      all: true, mark: 1, beside: { $0 == Array("w7".utf8) ? Array("w0".utf8) : nil },
      impact: Self.impact)
    try connection.execute("COMMIT")
  }

  /// Some words have a list with each other, of which some would be too long.
  private func packer(_ connection: Connection) -> ListPacker {
    ListPacker(
      table: "word", connection: connection,
      cost: BigramPacker.Cost(fewestRows: 4, share: 1 << 20, anySize: 4000, rowsPerByte: 3))
  }

  private static func impact(
    _ rows: UnsafeBufferPointer<Int32>, _ counts: UnsafeBufferPointer<UInt16>
  ) -> UInt16 { counts.max() ?? 0 }

  private func reader(_ connection: Connection) throws -> SegmentReader {
    try SegmentReader(table: "word", connection: connection, budget: 1 << 30, seconds: 60)
  }

  /// Packed lists say what the segments say.
  private func expectSame(_ connection: Connection, areThere: Bool, _ place: Comment) throws {
    let packed = try reader(connection)
    #expect((packed.mark != nil) == areThere, place)
    try connection.execute("SAVEPOINT without; DELETE FROM word_segment")
    let plain = try reader(connection)
    #expect(plain.mark == nil)
    try connection.execute("ROLLBACK TO without; RELEASE without")
    for number in 0..<40 {
      let word = Array("w\(number)".utf8)
      let rows = try packed.rows(of: word)
      let wanted = try plain.rows(of: word)
      var both = (RowSet(below: 1 << 17), RowSet(below: 1 << 17))
      both.0.spread()
      rows.insert(into: &both.0)
      wanted.insert(into: &both.1)
      try #require(both.0 == both.1, "\(place) w\(number)")
      // A higher bound makes lists of the same rows.
      let listed = WordRows.rows(of: [rows, wanted, rows], below: 1 << 22)
      #expect(listed.isList)
      try #require(listed.listed == both.1.listed, "\(place) w\(number)")
      for first in stride(from: Int32(0), to: 1 << 16, by: Window.size) {
        var windows = (
          [UInt16](repeating: 0, count: Window.size), [UInt16](repeating: 0, count: Window.size)
        )
        rows.add(from: first, to: &windows.0)
        wanted.add(from: first, to: &windows.1)
        if windows.0 != windows.1 {
          Issue.record("\(place) w\(number) from \(first)")
          return
        }
        let most = Int(windows.1.max() ?? 0)
        for rows in [rows, wanted, rows.packedWhole, wanted.packedWhole] where most > 0 {
          #expect(rows.mostCount(from: first) >= most)
          let counts = (0..<Window.size).map { UInt16(rows.count(in: first + Int32($0))) }
          try #require(counts == windows.1, "\(place) w\(number) from \(first)")
        }
      }
      for row in wanted.newer.rows + [0, 5, 1 << 16] {
        for (rows, reader) in [
          (rows, packed), (rows.packedWhole, packed), (wanted.packedWhole, plain),
        ] {
          let positions = (PositionTable(), PositionTable())
          try rows.appendPositions(in: row, from: reader, to: positions.0)
          try wanted.appendPositions(in: row, from: plain, to: positions.1)
          try #require(
            Array(positions.0.positions) == Array(positions.1.positions),
            "\(place) w\(number) in \(row)")
        }
      }
    }
    try expectPhrases(packed, plain, place)
    if areThere { try expectBigrams(packed, plain, place) }
    try expectSameMerged(packed, place)
    try expectSameVocabulary(connection, place)
  }

  /// Words and how many rows hold them, as FTS5 counts them.
  private func expectSameVocabulary(_ connection: Connection, _ place: Comment) throws {
    try connection.execute(
      "CREATE VIRTUAL TABLE IF NOT EXISTS temp.known USING fts5vocab (main, word, row)")
    for prefix in ["", "w", "w1", "w39x"] {
      let statement = try connection.prepare(
        "SELECT term, doc FROM known WHERE term >= ?1 AND term <> 'w4' ORDER BY term")
      try statement.bind(.text(prefix))
      var wanted: [String] = []
      while try statement.step() {
        let word = statement.text(0)
        if word.hasPrefix(prefix) { wanted.append("\(word) \(statement.integer(1))") }
      }
      let counts = try reader(connection).counts(from: Array(prefix.utf8)) {
        $0 != Array("w4".utf8)
      }
      let found = counts.map { "\(String(decoding: $0.word, as: UTF8.self)) \($0.rows)" }
      try #require(found == wanted, "\(place) from \(prefix)")
    }
  }

  /// Lists put together say what they say one by one.
  private func expectSameMerged(_ reader: SegmentReader, _ place: Comment) throws {
    let words = try (0..<40).map { try reader.rows(of: Array("w\($0)".utf8)) }
    let bound = 1 << 17
    var union = RowSet(below: bound)
    for word in words { word.insert(into: &union) }
    let merged = RowCounts(words, below: bound)
    try #require(merged.rows == union, place)
    for row in union.listed {
      let counts = words.map { $0.count(in: row) }.filter { $0 > 0 }
      let sum = counts.reduce(0, +)
      let isSure = counts.count == 1 && sum < 127
      let told = merged.count(in: Int(row))
      try #require((told & Window.isDoubtful == 0) == isSure, "\(place) \(row)")
      try #require(
        Int(told & ~Window.isDoubtful) == (sum < 127 ? sum : Window.mostCounted), "\(place) \(row)")
    }
    for first in stride(from: 0, to: bound, by: Window.size) {
      var window = [UInt16](repeating: 0, count: Window.size)
      merged.add(from: Int32(first), to: &window)
      let wanted = (first..<first + Window.size).map {
        union.contains($0) ? merged.count(in: $0) : 0
      }
      try #require(window == wanted, "\(place) from \(first)")
      #expect(
        merged.mostCount(from: first) == wanted.map { Int($0 & ~Window.isDoubtful) }.max(), place)
    }
    // Rows that are not below the bound are none of its.
    let few = RowCounts(words, below: 512)
    #expect(few.rows.listed == union.listed.filter { $0 < 512 }, place)
  }

  /// Phrases found by cursors are those that the positions of their words make, row by row.
  private func expectPhrases(
    _ packed: SegmentReader, _ plain: SegmentReader, _ place: Comment
  ) throws {
    func rows(_ number: Int, _ reader: SegmentReader) throws -> WordRows {
      try reader.rows(of: Array("w\(number)".utf8))
    }
    func positions(_ numbers: [Int], in row: Int32) throws -> Set<Int32> {
      let table = PositionTable()
      for number in numbers {
        try rows(number, plain).appendPositions(in: row, from: plain, to: table)
      }
      return Set(table.positions)
    }
    var found = 0
    for phrase in [
      [[0], [1]], [[1], [0], [1]], [[0], [0]], [[2, 3], [0]], [[5], [0, 30], [1]],
    ] {
      let candidates = try Array(Set(rows(phrase[0][0], plain).newer.rows)).sorted()
      for order in [Array(phrase.indices), phrase.indices.reversed()] {
        var finder = PhraseFinder(
          try order.map { number in
            (number, try phrase[number].map { try rows($0, packed).packedWhole })
          }, packed)
        // Some rows are left out, as by another word of a query.
        let some = candidates.filter { $0 % 5 != 2 }
        var set = RowSet(some, below: Int(some.last ?? 0) + 1)
        if order.first == 0 { set.spread() }
        try finder.find(in: set)
        let (foundRows, table) = (finder.rows, finder.positions)
        var expected: [(row: Int32, positions: [Int32])] = []
        for row in some {
          let places = try phrase.map { try positions($0, in: row) }
          let starts = places[0].filter { start in
            places.indices.allSatisfy { places[$0].contains(start + Int32($0)) }
          }
          if !starts.isEmpty { expected.append((row, starts.sorted())) }
        }
        try #require(foundRows == expected.map(\.row), "\(place) \(phrase) \(order)")
        for (index, entry) in expected.enumerated() {
          let starts = Array(table.positions[table.range(index)])
          try #require(starts == entry.positions, "\(place) \(phrase) in \(entry.row)")
        }
        found += expected.count
      }
    }
    #expect(found > 0)
  }

  /// Lists of two words tell where the positions of both say that one stands behind the other.
  private func expectBigrams(
    _ packed: SegmentReader, _ plain: SegmentReader, _ place: Comment
  ) throws {
    var known = Set<String>()
    // The index was told that w0 stands beside w7, which it does not.
    let numbers = (0..<40).filter { $0 != 7 }
    for (first, second) in numbers.flatMap({ first in numbers.map { (first, $0) } }) {
      func rows(_ number: Int, _ reader: SegmentReader) throws -> WordRows {
        try reader.rows(of: Array("w\(number)".utf8)).packedWhole
      }
      guard
        let bigram = try packed.bigram(rows(first, packed), rows(second, packed), among: 1 << 17)
      else {
        continue
      }
      var finder = PhraseFinder(
        [(0, [try rows(first, plain)]), (1, [try rows(second, plain)])], plain)
      try finder.find(in: try rows(first, plain).rows(below: 1 << 17))
      if bigram.isExact {
        try #require(bigram.rows.rows == finder.rows, "\(place) w\(first) w\(second)")
        try #require(
          bigram.rows.counts.map { Int32($0) } == finder.positions.counts,
          "\(place) w\(first) w\(second)")
        known.insert(bigram.mostRows == 0 ? "nowhere" : "somewhere")
      } else {
        try #require(
          Set(bigram.candidates(below: 1 << 17).listed).isSuperset(of: finder.rows),
          "\(place) w\(first) w\(second)")
        known.insert("with newer")
      }
    }
    guard try reader(packed.connection).rows(of: Array("w0".utf8)).mostRows > 1000 else { return }
    #expect(known.contains(place == "changed" ? "with newer" : "somewhere"), place)
    let sizes = try packed.connection.integer(
      "SELECT count(*) FILTER (WHERE size = 0) * 1000 + count(*) FILTER (WHERE size > 0) FROM word_bigram"
    )
    #expect(sizes % 1000 > 0 && (sizes / 1000 > 0 || packed.packed.count > 1), place)
  }

  @Test(arguments: [
    // Page size, limit in memory, rows.
    (4050, 1 << 30, 3000), (64, 1 << 30, 2000), (200, 30_000, 2500), (4050, 1 << 30, 100),
  ])
  func `packed lists say what the segments say, whatever is added and deleted later`(
    pageSize: Int, limit: Int, rows: Int
  ) throws {
    let path = "/tmp/packed-list-\(getpid())-\(pageSize)-\(limit)-\(rows).db"
    unlinkIfThere(path)
    defer { unlinkIfThere(path) }
    try makeIndex(path, pageSize: pageSize, limit: limit, rows: rows)
    let connection = try Connection(path: path, mode: .write)
    try expectSame(connection, areThere: true, "new")
    #expect(try packer(connection).faults(impact: Self.impact) == 0)
    #expect(try packer(connection).isCurrent())
    let w7 = try reader(connection).rows(of: Array("w7".utf8))
    if rows > 1000, limit > 1 << 20 {
      #expect(!w7.packed.isEmpty)
      #expect(w7.without(beside: [Array("w0".utf8)]).isEmpty)
      #expect(!w7.without(beside: [Array("w1".utf8)]).isEmpty)
    }
    // A few deleted, one of them put back, and some new ones.
    try connection.execute(
      """
      INSERT INTO word (word, rowid, text) SELECT 'delete', id, text FROM body WHERE id % 7 = 1;
      INSERT INTO word (rowid, text) SELECT id, text FROM body WHERE id % 49 = 1;
      DELETE FROM body WHERE id % 7 = 1 AND id % 49 <> 1;
      INSERT INTO body (id, text) VALUES (60000, 'w0 w1 w0 w7 w0');
      INSERT INTO word (rowid, text) VALUES (60000, 'w0 w1 w0 w7 w0');
      """)
    try expectSame(connection, areThere: true, "changed")
    #expect(try packer(connection).faults(impact: Self.impact) == 0)
    // FTS5 puts all segments into one: the lists are of what is no more.
    try connection.execute("INSERT INTO word (word) VALUES ('optimize')")
    #expect(try !packer(connection).isCurrent())
    try expectSame(connection, areThere: false, "merged")
    try packer(connection).pack(all: false, mark: 1, beside: { _ in nil }, impact: Self.impact)
    try expectSame(connection, areThere: true, "packed again")
    // A list that says something else than its segment.
    guard rows > 1000 else { return }
    try connection.execute(
      """
      UPDATE word_list SET (start, size) =
        (SELECT start, size FROM word_list WHERE word = CAST('w1' AS BLOB))
      WHERE word = CAST('w0' AS BLOB)
      """)
    #expect(try packer(connection).faults(impact: Self.impact) == 1)
  }

  @Test func `two frequent words that never follow each other are known not to`() throws {
    let connection = try Connection(path: ":memory:", mode: .create)
    try connection.execute(Self.tables)
    let bulk = BulkIndex(table: "word", connection: connection)
    for row: Int64 in 1...600 {
      for (position, word) in ["lamp", "post", "lamp", "buoy", "quay"].enumerated() {
        Array(word.utf8).withUnsafeBufferPointer {
          bulk.add($0, row: row, position: position, isBeside: false)
        }
      }
      try bulk.endRow(row, words: 5)
    }
    #expect(try bulk.finish())
    try packer(connection).pack(all: true, mark: 1, beside: { _ in nil }, impact: Self.impact)
    let packed = try reader(connection)
    func bigram(_ first: String, _ second: String) throws -> Bigram? {
      try packed.bigram(
        packed.rows(of: Array(first.utf8)), packed.rows(of: Array(second.utf8)),
        among: 600)
    }
    for (first, second, count) in [
      ("lamp", "post", 600), ("post", "lamp", 600), ("lamp", "quay", 0), ("post", "post", 0),
      ("lamp", "lamp", 0),
    ] {
      let found = try #require(try bigram(first, second))
      #expect(found.mostRows == count && found.isExact, "\(first) \(second)")
      #expect(found.rows.counts.allSatisfy { $0 == 1 })
    }
    #expect(try bigram("lamp", "mast") == nil)
    #expect(try packer(connection).faults(impact: Self.impact) == 0)
    try connection.execute(
      "UPDATE word_bigram SET size = 0 WHERE size > 0 AND first = (SELECT min(first) FROM word_bigram)"
    )
    #expect(try packer(connection).faults(impact: Self.impact) == 1)
  }

  @Test func `a word and its stem have one list where neither stands without the other`() throws {
    let connection = try Connection(path: ":memory:", mode: .create)
    try connection.execute(Self.tables)
    let bulk = BulkIndex(table: "word", connection: connection)
    var random = Numbers(state: 3)
    for row: Int64 in 1...4000 {
      let count = 1 + random.below(5)
      for position in 0..<count {
        let word = ["sa", "ta", "tb"][random.below(3)]
        for (index, token) in [word, "\u{1}\(word.prefix(1))"].enumerated() {
          Array(token.utf8).withUnsafeBufferPointer {
            bulk.add($0, row: row, position: position, isBeside: index == 1)
          }
        }
      }
      try bulk.endRow(row, words: count)
    }
    #expect(try bulk.finish())
    try packer(connection).pack(
      all: true, mark: 1, beside: { bulk.companion(of: $0) }, impact: Self.impact)
    func start(_ word: String) throws -> Int64 {
      try connection.integer("SELECT start FROM word_list WHERE word = CAST('\(word)' AS BLOB)")
    }
    #expect(try connection.integer("SELECT count(*) FROM word_list") == 5)
    #expect(try start("\u{1}s") == start("sa"))
    #expect(try Set(["\u{1}s", "\u{1}t", "ta", "tb"].map(start)).count == 4)
    let packed = try reader(connection)
    try connection.execute("SAVEPOINT without; DELETE FROM word_segment")
    let plain = try reader(connection)
    try connection.execute("ROLLBACK TO without; RELEASE without")
    for word in ["sa", "\u{1}s", "ta"].map({ Array($0.utf8) }) {
      let (rows, wanted) = try (packed.rows(of: word), plain.rows(of: word))
      #expect(!rows.packed.isEmpty && wanted.packed.isEmpty)
      for row in wanted.newer.rows {
        let positions = (PositionTable(), PositionTable())
        try rows.appendPositions(in: row, from: packed, to: positions.0)
        try wanted.appendPositions(in: row, from: plain, to: positions.1)
        #expect(Array(positions.0.positions) == Array(positions.1.positions))
        #expect(rows.count(in: row) == wanted.count(in: row))
      }
    }
    #expect(try packer(connection).faults(impact: Self.impact) == 0)
    try connection.execute(
      """
      UPDATE word_list SET start = (SELECT start FROM word_list WHERE word = CAST('ta' AS BLOB))
      WHERE word = CAST('sa' AS BLOB)
      """)
    #expect(try packer(connection).faults(impact: Self.impact) == 1)
  }

  @Test func `words are found by their beginning, in all segments`() throws {
    let path = "/tmp/packed-list-\(getpid())-prefix.db"
    unlinkIfThere(path)
    defer { unlinkIfThere(path) }
    try makeIndex(path, pageSize: 64, limit: 30_000, rows: 2000)
    let connection = try Connection(path: path, mode: .write)
    try connection.execute("INSERT INTO word (rowid, text) VALUES (60000, 'w1 wax w3zebra x')")
    let found = try reader(connection).rows(from: Array("w3".utf8), limit: 100)
    let wanted = ["w3"] + (30...39).map { "w\($0)" } + ["w3zebra"]
    #expect(found.map { String(decoding: $0.word, as: UTF8.self) }.sorted() == wanted.sorted())
    for entry in found {
      let rows = try reader(connection).rows(of: entry.word)
      #expect(entry.rows.packed.map(\.count) == rows.packed.map(\.count))
      #expect(entry.rows.newer.rows == rows.newer.rows)
      for (index, row) in rows.newer.rows.enumerated() {
        #expect(entry.rows.count(in: row) == rows.newer.count(at: index))
      }
    }
    #expect(throws: SegmentReader.Unreadable.self) {
      _ = try reader(connection).rows(from: Array("w3".utf8), limit: 3)
    }
  }

  @Test(arguments: 1...2000)
  func `bytes that are no list are refused or read without harm`(seed: Int) throws {
    var random = Numbers(state: UInt64(seed) &* 0x9E37_79B9_7F4A_7C15)
    // Two blocks: their last rows, places, widths.
    var bytes = [UInt8](repeating: 0, count: 16 + 32 + 200)
    bytes[0] = 200
    bytes[4] = 2
    bytes[16] = 150
    bytes[20] = 48
    bytes[32] = 250
    bytes[36] = 100
    for _ in 0..<random.below(20) {
      bytes[random.below(bytes.count)] = UInt8(truncatingIfNeeded: random.next() >> 20)
    }
    let list = PackedList(start: 0, size: bytes.count, segment: 1) { memory in
      memory.copyBytes(from: bytes)
      return bytes.count
    }
    guard let list else { return }
    var set = RowSet(below: 1 << 12)
    set.withBits { list.blocks.insert(into: $0) }
    var rows: [Int32] = []
    list.blocks.append(to: &rows)
    set.formUnion(RowSet(rows, below: 1 << 12))
    var merged = RowCounts([WordRows(packed: [list], newer: .empty)], below: 1 << 12).rows
    merged.subtract(set)
    #expect(merged.isEmpty)
    var window = [UInt16](repeating: 0, count: Window.size)
    for first in stride(from: Int32(0), to: 1 << 12, by: Window.size) {
      list.blocks.add(from: first, to: &window)
      _ = list.blocks.mostCount(from: first)
      for row in first..<first + 256 { #expect(list.blocks.count(in: row) <= Window.mostCounted) }
    }
  }

  /// Bounds for which the rows are bits, now lists and now bits, and lists.
  @Test(arguments: 1...20, [192, 4096, 1 << 15])
  func `sets of rows are joined as sets are`(seed: Int, bound: Int) {
    var random = Numbers(state: UInt64(seed) &* 77)
    func some() -> Set<Int> { Set((0..<random.below(60)).map { _ in random.below(bound) }) }
    func rows(_ set: Set<Int>) -> RowSet {
      var rows = RowSet(below: bound)
      for row in set { rows.insert(row) }
      return rows
    }
    let (a, b) = (some(), some())
    var (union, common, left) = (rows(a), rows(a), rows(a))
    union.formUnion(rows(b))
    common.formIntersection(rows(b))
    left.subtract(rows(b))
    #expect(union == rows(a.union(b)))
    #expect(common == rows(a.intersection(b)))
    #expect(left == rows(a.subtracting(b)))
    var seen: [Int] = []
    union.forEach { seen.append($0) }
    #expect(seen == a.union(b).sorted())
    #expect(union.count == seen.count)
    #expect(union.isEmpty == seen.isEmpty)
    seen = []
    _ = union.forEachWindow { window, bits in
      #expect(union.bits(of: window) == bits)
      RowSet.forEach(bits) { seen.append(window * Window.size + $0) }
      return true
    }
    #expect(seen == union.listed.map(Int.init))
    var run: [Int32] = []
    union.forEachRun { run += $0 }
    #expect(run == union.listed)
    for row in a { union.remove(row) }
    #expect(union == rows(b.subtracting(a)))
    var even = rows(b)
    even.filter { $0 % 2 == 0 }
    #expect(even == rows(b.filter { $0 % 2 == 0 }))
    #expect((0..<bound).allSatisfy { rows(a).contains($0) == a.contains($0) })
    // More of them than are counted together.
    let many = RowSet((0..<Int32(bound)).filter { $0 % 3 != 0 }, below: bound)
    #expect(many.count == (0..<bound).count { $0 % 3 != 0 })
    run = []
    many.forEachRun { run += $0 }
    #expect(run == many.listed)
  }
}
