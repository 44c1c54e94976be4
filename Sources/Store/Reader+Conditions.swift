import Database
import Documents

/// Sets of documents and paragraphs by what is known of them, for conditions of a query.
extension Reader {
  private func ids(_ sql: String, _ values: [Value]) throws(StoreError) -> [Int64] {
    try guarded { () throws(DatabaseError) in
      let statement = try connection.prepare(sql)
      for (index, value) in values.enumerated() { try statement.set(Int32(index + 1), value) }
      var ids: [Int64] = []
      while try statement.step() { ids.append(statement.integer(0)) }
      return ids
    }
  }

  /// The documents one of whose symbols fits a pattern, `*` standing for any characters; in any case
  /// and spacing.
  package func documents(symbolPattern pattern: String) throws(StoreError) -> Set<DocumentID> {
    // GLOB's own brackets and question marks are no characters of a key.
    let key = pattern.uppercased().filter { !$0.isWhitespace && !"[]?".contains($0) }
    let typed = key.contains("*") ? nil : Symbol(typed: pattern)?.key
    return Set(
      try ids(
        "SELECT document FROM document_symbol WHERE key GLOB ?1 OR key = ?2",
        [.text(key), .text(typed ?? key)]
      ).map { DocumentID($0) })
  }

  /// The documents whose masthead names an agenda item, or a sub-item of it.
  package func documents(item: String) throws(StoreError) -> Set<DocumentID> {
    let number = item.lowercased().filter { !$0.isWhitespace }
    return Set(
      try ids(
        """
        SELECT document FROM mention
        WHERE lower(item) = ?1 OR substr(lower(item), 1, length(?1) + 1) = ?1 || '('
        """, [.text(number)]
      ).map { DocumentID($0) })
  }

  /// The documents whose masthead names an agenda item with these words in its title.
  package func documents(itemTitle words: String) throws(StoreError) -> Set<DocumentID> {
    Set(
      try ids(
        "SELECT document FROM mention WHERE instr(lower(title), lower(?1)) > 0", [.text(words)]
      ).map { DocumentID($0) })
  }

  /// The paragraphs of every speech whose speaker's name or affiliation holds these characters.
  package func paragraphs(speaker name: String) throws(StoreError) -> Set<ParagraphID> {
    // '0' is the character after the signs that may follow a path: ( . /
    Set(
      try ids(
        """
        SELECT paragraph.id FROM speech JOIN paragraph ON paragraph.document = speech.document
          AND paragraph.path >= speech.path AND paragraph.path < speech.path || '0'
        WHERE instr(lower(speech.speaker), lower(?1)) > 0
          OR instr(lower(speech.affiliation), lower(?1)) > 0
        """, [.text(name)]
      ).map { ParagraphID($0) })
  }

  /// The paragraphs with a citation that this verb governs, in its normal form.
  package func paragraphs(citationVerb verb: String) throws(StoreError) -> Set<ParagraphID> {
    Set(
      try ids(
        "SELECT DISTINCT paragraph FROM citation WHERE verb = lower(?1)", [.text(verb)]
      ).map { ParagraphID($0) })
  }

  /// The folded words of the index that begin with `start` and that `fits` takes, at most `limit` of
  /// them, the most frequent first.
  ///
  /// - Parameter seconds: after which the looking ends with what it has.
  /// - Returns: whether there were more, or time ran out.
  package func vocabulary(
    from start: String, limit: Int, seconds: Double, where fits: (String) -> Bool
  ) throws(StoreError) -> (words: [String], isCut: Bool) {
    var found: [(word: String, count: Int64)] = []
    var isCut = false
    connection.setTimeLimit(seconds: seconds)
    defer { connection.setTimeLimit(seconds: nil) }
    do throws(DatabaseError) {
      let statement = try connection.prepare(
        "SELECT term, doc FROM term WHERE term >= ?1 AND term < ?2")
      // Stems and dictionary words stand behind control characters, before every letter.
      try statement.bind(.text(start.isEmpty ? "!" : start), .text(start + "\u{10FFFF}"))
      while try statement.step() {
        let word = statement.text(0)
        if fits(word) { found.append((word, statement.integer(1))) }
      }
    } catch {
      guard error.isInterrupted else { throw .database(error, path: path) }
      isCut = true
    }
    found.sort { ($1.count, $0.word) < ($0.count, $1.word) }
    return (found.prefix(limit).map(\.word), isCut || found.count > limit)
  }
}

extension Reader {
  /// A short word that differs when the index holds other files or was made by another format.
  ///
  /// FNV-1a of every file's path and hash, in the order of paths, and of the format's version.
  package func fingerprint() throws(StoreError) -> String {
    try guarded { () throws(DatabaseError) in
      var hash: UInt64 = 0xCBF2_9CE4_8422_2325
      func add(_ text: String) {
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        hash = (hash ^ 0xFF) &* 0x100_0000_01B3
      }
      add(String(Format.version))
      let statement = try connection.prepare("SELECT path, hash FROM file ORDER BY path")
      while try statement.step() {
        add(statement.text(0))
        add(statement.text(1))
      }
      let digits = String(hash, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }
  }
}
