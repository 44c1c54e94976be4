import Glibc
import Testing

@testable import Database

func unlinkIfThere(_ path: String) { unlink(path) }

struct ConnectionTests {
  @Test func `values come back as they were bound`() throws {
    let connection = try Connection(path: ":memory:", mode: .create)
    let statement = try connection.prepare("SELECT ?1, ?2, ?3, ?4, ?5, ?6")
    try statement.bind(.integer(7), .text("é\u{0}x"), .null, .blob([0, 1]), .real(0.5), "")
    let isThere = try statement.step()
    #expect(isThere)
    let (number, text, blob) = (statement.integer(0), statement.text(1), statement.blob(3))
    let (real, nulls) = (statement.real(4), (0...5).map { statement.isNull(Int32($0)) })
    #expect(number == 7)
    #expect(text == "é\u{0}x")
    #expect(nulls == [false, false, true, false, false, false])
    #expect(blob == [0, 1])
    #expect(real == 0.5)
  }

  @Test func `an error names its statement and no value`() throws {
    let connection = try Connection(path: ":memory:", mode: .create)
    try connection.execute("CREATE TABLE t (x TEXT UNIQUE) STRICT")
    let insert = try connection.prepare("INSERT INTO t VALUES (?1)")
    try insert.run("secret")
    do throws(DatabaseError) {
      try insert.run("secret")
      Issue.record("the second one must fail")
    } catch {
      #expect(error.primaryCode == 19)
      #expect(error.sql == "INSERT INTO t VALUES (?1)")
      #expect(!error.description.contains("secret"))
    }
  }

  @Test func `a transaction that throws leaves nothing behind`() throws {
    struct Stop: Error {}
    let connection = try Connection(path: ":memory:", mode: .create)
    try connection.execute("CREATE TABLE t (x INTEGER) STRICT")
    #expect(throws: Stop.self) {
      try connection.transaction {
        try connection.execute("INSERT INTO t VALUES (1)")
        throw Stop()
      }
    }
    #expect(try connection.integer("SELECT count(*) FROM t") == 0)
  }

  @Test func `a statement that takes too long is interrupted`() throws {
    let connection = try Connection(path: ":memory:", mode: .create)
    connection.setTimeLimit(seconds: 0.02)
    do throws(DatabaseError) {
      _ = try connection.integer(
        """
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n
        """)
      Issue.record("it cannot end")
    } catch {
      #expect(error.isInterrupted)
    }
  }

  @Test(arguments: [0, 127, 128, 16383, 16384, 1 << 35, 1 << 55, 1 << 56, UInt64.max] as [UInt64])
  func `variable-length integers are those of SQLite`(value: UInt64) throws {
    var bytes: [UInt8] = []
    Varint.append(value, to: &bytes)
    #expect(bytes.count == max(1, min(9, value == 0 ? 1 : (70 - value.leadingZeroBitCount) / 7)))
    if value < 1 << 56 {
      var offset = 0
      let read = bytes.withUnsafeBufferPointer { Varint.read($0, &offset) }
      #expect(read == value)
      #expect(offset == bytes.count)
    }
  }
}
