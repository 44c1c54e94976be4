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

  /// The shown programmes with a slot on this day, in the order of ids.
  package func programmes(on day: CalendarDay) throws(StoreError) -> [DocumentID] {
    try ids(
      """
      SELECT DISTINCT slot.document FROM slot JOIN document ON document.id = slot.document
      WHERE slot.date = ?1 AND document.rendition_of IS NULL ORDER BY slot.document
      """, [.text(day.description)]
    ).map { DocumentID($0) }
  }

  /// The shown records of meetings on this day, in the order of keys.
  package func records(on day: CalendarDay) throws(StoreError) -> [DocumentID] {
    try ids(
      """
      SELECT id FROM document WHERE date = ?1 AND rendition_of IS NULL
        AND type IN ('summary-record', 'verbatim-record') ORDER BY key, language, id
      """, [.text(day.description)]
    ).map { DocumentID($0) }
  }

  /// The shown texts adopted on this day, in the order of keys.
  package func adoptions(on day: CalendarDay) throws(StoreError) -> [DocumentID] {
    try ids(
      """
      SELECT id FROM document WHERE adopted_on = ?1 AND rendition_of IS NULL
        AND type IN ('resolution', 'decision') ORDER BY key, language, id
      """, [.text(day.description)]
    ).map { DocumentID($0) }
  }

  /// The days on which the index has a slot, a meeting or an adoption, in order.
  package func eventfulDays() throws(StoreError) -> [CalendarDay] {
    try guarded { () throws(DatabaseError) in
      let statement = try connection.prepare(
        """
        SELECT slot.date AS day FROM slot JOIN document ON document.id = slot.document
          WHERE document.rendition_of IS NULL
        UNION SELECT date FROM document WHERE date IS NOT NULL AND rendition_of IS NULL
          AND type IN ('summary-record', 'verbatim-record')
        UNION SELECT adopted_on FROM document WHERE adopted_on IS NOT NULL
          AND rendition_of IS NULL AND type IN ('resolution', 'decision')
        ORDER BY day
        """)
      var days: [CalendarDay] = []
      while try statement.step() {
        if let day = CalendarDay(iso: statement.text(0)) { days.append(day) }
      }
      return days
    }
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
  package func paragraphs(speaker name: String) throws(StoreError) -> PassageSet {
    // '0' is the character after the signs that may follow a path: ( . / The empty path is the whole.
    PassageSet(
      try ids(
        """
        SELECT paragraph.id FROM speech JOIN paragraph ON paragraph.document = speech.document
          AND paragraph.path >= speech.path
          AND paragraph.path < iif(speech.path = '', '{', speech.path || '0')
        WHERE instr(lower(speech.speaker), lower(?1)) > 0
          OR instr(lower(speech.affiliation), lower(?1)) > 0
        """, [.text(name)]
      ).map { ParagraphID($0) })
  }

  /// The paragraphs with a citation that this verb governs, in its normal form.
  package func paragraphs(citationVerb verb: String) throws(StoreError) -> PassageSet {
    PassageSet(
      try ids(
        "SELECT DISTINCT paragraph FROM citation WHERE verb = lower(?1)", [.text(verb)]
      ).map { ParagraphID($0) })
  }
}
