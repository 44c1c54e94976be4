import Glibc
import Testing

@testable import Database

struct BulkIndexTests {
  private struct Numbers {
    var state: UInt64
    mutating func below(_ bound: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state >> 8) % bound
    }
  }

  /// Words of one letter and of many, and long ones that differ in their middle alone.
  private func word(_ rank: Int) -> String {
    switch rank {
    case 0...1: "w\(rank)"
    case 2: "v"
    case _ where rank % 7 == 0: "beginning\(rank)andending"
    default: "w\(rank)" + String(repeating: "x", count: rank % 29)
    }
  }

  @Test(arguments: [
    // Page size, limit in memory, rows, most words a row.
    (4050, 1 << 30, 3000, 12), (64, 1 << 30, 3000, 12), (40, 1 << 30, 400, 300),
    (200, 20_000, 2000, 20), (4050, 1 << 30, 5, 4000), (4050, 1 << 30, 0, 1),
  ])
  func `FTS5 finds segments of ours sound and searches them`(
    pageSize: Int, limit: Int, rows: Int, length: Int
  ) throws {
    let path = "/tmp/bulk-index-\(getpid())-\(pageSize)-\(limit)-\(rows)-\(length).db"
    unlinkIfThere(path)
    defer { unlinkIfThere(path) }
    var random = Numbers(state: UInt64(pageSize * 7919 + rows))
    var expected: [String: Set<Int64>] = [:]
    var pairs: Set<Int64> = []
    do {
      let connection = try Connection(path: path, mode: .create)
      try connection.execute(
        """
        CREATE TABLE body (id INTEGER PRIMARY KEY, text TEXT);
        CREATE VIRTUAL TABLE word USING fts5 (text, content = body, content_rowid = id, columnsize = 0);
        BEGIN
        """)
      let bulk = BulkIndex(table: "word", connection: connection, pageSize: pageSize, limit: limit)
      let insert = try connection.prepare("INSERT INTO body (id, text) VALUES (?1, ?2)")
      var row: Int64 = 0
      for _ in 0..<rows {
        row += 1 + Int64(random.below(3))
        var words: [String] = []
        for _ in 0..<(1 + random.below(length)) {
          // A few words are in nearly every row, most in few.
          let rank = random.below(1 + random.below(1 + random.below(2000)))
          words.append(word(rank))
        }
        try insert.run(.integer(row), .text(words.joined(separator: " ")))
        for (position, word) in words.enumerated() {
          expected[word, default: []].insert(row)
          if position > 0, words[position - 1] == "w0", word == "w1" { pairs.insert(row) }
          let bytes = Array(word.utf8)
          bytes.withUnsafeBufferPointer {
            bulk.add($0, row: row, position: position, isBeside: false)
          }
        }
        try bulk.endRow(row, words: words.count)
      }
      #expect(try bulk.finish())
      try connection.execute("COMMIT")
    }
    let connection = try Connection(path: path, mode: .write)
    try connection.execute("INSERT INTO word (word, rank) VALUES ('integrity-check', 1)")
    #expect(try connection.integrityFaults() == [])
    let find = try connection.prepare("SELECT rowid FROM word WHERE word MATCH ?1 ORDER BY rowid")
    func found(_ query: String) throws -> [Int64] {
      try find.bind(.text(query))
      var ids: [Int64] = []
      while try find.step() { ids.append(find.integer(0)) }
      return ids
    }
    for word in expected.keys.sorted().prefix(60) {
      let wanted = (expected[word] ?? []).sorted()
      #expect(try found(word) == wanted)
      // Skipping through a long list by its first rows.
      let both = (expected[word] ?? []).intersection(expected["w0"] ?? []).sorted()
      #expect(try found("w0 AND \(word)") == both)
    }
    #expect(try found("\"w0 w1\"") == pairs.sorted())
    // It goes on being an FTS5 table like any other.
    try connection.execute(
      """
      INSERT INTO body (id, text) VALUES (1000000, 'w0 zebra');
      INSERT INTO word (rowid, text) VALUES (1000000, 'w0 zebra');
      INSERT INTO word (word) VALUES ('optimize');
      INSERT INTO word (word, rank) VALUES ('integrity-check', 1)
      """)
    #expect(try found("zebra") == [1_000_000])
  }
}
