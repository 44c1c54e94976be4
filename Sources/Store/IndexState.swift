import Database

/// What tells one state of an index from another.
package struct IndexState: Sendable, Equatable {
  /// A name for what the index was made of: the same files, wherever they lie, read by the same program
  /// give the same one.
  package let fingerprint: String
  /// A name for the rows and their numbers: what was exported up to a row goes on after it only in an
  /// index of the same revision.
  package let revision: String

  init(fingerprint: String, revision: String) {
    self.fingerprint = fingerprint
    self.revision = revision
  }

  /// Reads the list of files and that of documents once.
  init(of connection: Connection) throws(DatabaseError) {
    // Files are added up, so that their order, and with it the folder they lie in, does not count.
    var sum = RowHash()
    sum.add(String(Format.version))
    var total = sum.value
    let files = try connection.prepare("SELECT path, hash, state FROM file")
    while try files.step() {
      var file = RowHash()
      let path = files.text(0)
      file.add(path[(path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex)...])
      file.add(files.text(1))
      file.add(files.text(2))
      total &+= file.value
    }
    fingerprint = RowHash.digits(total)
    var rows = RowHash()
    rows.add(fingerprint)
    let documents = try connection.prepare(
      """
      SELECT document.id, first_paragraph, paragraph_count, rendition_of, ordinal, hash
      FROM document JOIN file ON file.id = document.file ORDER BY document.id
      """)
    while try documents.step() {
      for column: Int32 in 0...4 { rows.add(UInt64(bitPattern: documents.integer(column))) }
      rows.add(documents.text(5))
    }
    revision = RowHash.digits(rows.value)
  }

  func write(to connection: Connection) throws(DatabaseError) {
    let insert = try connection.prepare("INSERT OR REPLACE INTO meta (name, value) VALUES (?1, ?2)")
    try insert.run("fingerprint", .text(fingerprint))
    try insert.run("revision", .text(revision))
  }
}

/// FNV-1a over values one after the other, 64 bits; not for secrets.
///
/// Source: Fowler, Noll, Vo, <http://www.isthe.com/chongo/tech/comp/fnv/>.
private struct RowHash {
  private var state: UInt64 = 0xCBF2_9CE4_8422_2325

  private mutating func mix(_ byte: UInt8) { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }

  mutating func add(_ text: some StringProtocol) {
    for byte in text.utf8 { mix(byte) }
    // No UTF-8 has this byte: it parts one text from the next.
    mix(0xFF)
  }

  mutating func add(_ number: UInt64) {
    for shift in stride(from: 0, to: 64, by: 8) { mix(UInt8(truncatingIfNeeded: number >> shift)) }
  }

  /// Mixed once more, so that sums of values stay apart. Source: the finalizer of MurmurHash3.
  var value: UInt64 {
    var mixed = state
    mixed = (mixed ^ mixed >> 33) &* 0xFF51_AFD7_ED55_8CCD
    mixed = (mixed ^ mixed >> 33) &* 0xC4CE_B9FE_1A85_EC53
    return mixed ^ mixed >> 33
  }

  static func digits(_ value: UInt64) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
