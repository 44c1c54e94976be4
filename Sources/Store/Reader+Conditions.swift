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

  /// The documents whose masthead names an agenda item with a title that is accepted.
  package func documents(
    itemTitle accept: (String) -> Bool
  ) throws(StoreError) -> Set<DocumentID> {
    try guarded { () throws(DatabaseError) in
      let statement = try connection.prepare(
        "SELECT title, document FROM mention WHERE title IS NOT NULL ORDER BY title, document")
      var found: Set<DocumentID> = []
      var last: (title: String, isAccepted: Bool)?
      while try statement.step() {
        let title = statement.text(0)
        if title != last?.title { last = (title, accept(title)) }
        if last?.isAccepted == true { found.insert(DocumentID(statement.integer(1))) }
      }
      return found
    }
  }

  /// The paragraphs of every speech whose speaker's name or affiliation is accepted.
  package func paragraphs(speaker accept: (String) -> Bool) throws(StoreError) -> PassageSet {
    try guarded { () throws(DatabaseError) in
      let statement = try connection.prepare(
        """
        SELECT speaker, affiliation, document, ordinal FROM speech
        ORDER BY speaker, affiliation, document, ordinal
        """)
      // '0' is the character after the signs that may follow a path: ( . / The empty path is the whole.
      let said = try connection.prepare(
        """
        SELECT paragraph.id FROM speech JOIN paragraph ON paragraph.document = speech.document
          AND paragraph.path >= speech.path
          AND paragraph.path < iif(speech.path = '', '{', speech.path || '0')
        WHERE speech.document = ?1 AND speech.ordinal = ?2
        """)
      var found: [ParagraphID] = []
      var last: (speaker: String, affiliation: String?, isAccepted: Bool)?
      while try statement.step() {
        let (speaker, affiliation) = (statement.text(0), statement.optionalText(1))
        if speaker != last?.speaker || affiliation != last?.affiliation {
          last = (speaker, affiliation, accept(speaker) || affiliation.map(accept) ?? false)
        }
        guard last?.isAccepted == true else { continue }
        try said.bind(.integer(statement.integer(2)), .integer(statement.integer(3)))
        while try said.step() { found.append(ParagraphID(said.integer(0))) }
      }
      return PassageSet(found)
    }
  }

  /// The paragraphs with a citation that this verb governs, in its normal form.
  package func paragraphs(citationVerb verb: String) throws(StoreError) -> PassageSet {
    PassageSet(
      try ids(
        "SELECT DISTINCT paragraph FROM citation WHERE verb = lower(?1)", [.text(verb)]
      ).map { ParagraphID($0) })
  }
}
