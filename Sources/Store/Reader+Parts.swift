import Database
import Documents

/// The lists of a document, each in its order.
extension Reader {
  private func rows<R>(
    _ sql: String, _ id: DocumentID, _ make: (borrowing Statement) throws(DatabaseError) -> R?
  ) throws(StoreError) -> [R] {
    try guarded { () throws(DatabaseError) in
      let statement = try connection.prepare(sql)
      try statement.bind(.integer(id.value))
      var values: [R] = []
      while try statement.step() {
        if let value = try make(statement) { values.append(value) }
      }
      return values
    }
  }

  package func mentions(of id: DocumentID) throws(StoreError) -> [ItemMention] {
    try rows("SELECT item, title FROM mention WHERE document = ?1 ORDER BY ordinal", id) { row in
      ItemMention(item: row.text(0), title: row.optionalText(1))
    }
  }

  package func origins(of id: DocumentID) throws(StoreError) -> [Locator] {
    try rows("SELECT symbol, path FROM origin WHERE document = ?1 ORDER BY ordinal", id) { row in
      Locator(Self.symbol(row.text(0)), Self.path(row.text(1)))
    }
  }

  /// The items that an agenda lists.
  package func items(of id: DocumentID) throws(StoreError) -> [AgendaItem] {
    try rows(
      "SELECT item, title, parent, heading FROM item WHERE document = ?1 ORDER BY ordinal", id
    ) { row in
      AgendaItem(
        item: row.text(0), title: row.text(1), parent: row.optionalText(2),
        heading: row.optionalText(3))
    }
  }

  package func programme(of id: DocumentID) throws(StoreError) -> [ProgrammeSlot] {
    var slots: [Int64: [ProgrammeEntry]] = [:]
    let entries: [(Int64, ProgrammeEntry)] = try rows(
      """
      SELECT slot, item, title, continued, documents FROM slot_entry
      WHERE document = ?1 ORDER BY slot, ordinal
      """, id
    ) { row in
      (
        row.integer(0),
        ProgrammeEntry(
          item: row.optionalText(1), title: row.text(2), continued: row.integer(3) != 0,
          documents: row.text(4).split(separator: "\n").map { Self.symbol(String($0)) })
      )
    }
    for (slot, entry) in entries { slots[slot, default: []].append(entry) }
    return try rows(
      "SELECT ordinal, date, start, end, meeting FROM slot WHERE document = ?1 ORDER BY ordinal", id
    ) { row in
      CalendarDay(iso: row.text(1)).map { date in
        ProgrammeSlot(
          date: date, start: row.optionalText(2).flatMap { ClockTime($0) },
          end: row.optionalText(3).flatMap { ClockTime($0) },
          meeting: row.optionalInteger(4).map { Int($0) }, entries: slots[row.integer(0)] ?? [])
      }
    }
  }

  package func speeches(of id: DocumentID) throws(StoreError) -> [Speech] {
    try rows(
      """
      SELECT path, speaker, affiliation, language, item FROM speech
      WHERE document = ?1 ORDER BY ordinal
      """, id
    ) { row in
      Speech(
        path: Self.path(row.text(0)), speaker: row.text(1), affiliation: row.optionalText(2),
        language: row.optionalText(3).map { Language($0) }, item: row.optionalText(4))
    }
  }

  package func footnotes(of id: DocumentID) throws(StoreError) -> [Footnote] {
    try rows("SELECT label, text, page FROM footnote WHERE document = ?1 ORDER BY ordinal", id) {
      row in
      Footnote(
        label: row.text(0), text: row.text(1), page: row.optionalInteger(2).map { Int($0) })
    }
  }

  package func findings(of id: DocumentID) throws(StoreError) -> [Finding] {
    try rows("SELECT kind, place, message FROM finding WHERE document = ?1 ORDER BY id", id) {
      row in
      Finding(kind: row.text(0), place: row.text(1), message: row.text(2))
    }
  }

  /// Every finding with the path of its file, in the order of paths.
  package func allFindings() throws(StoreError) -> [(file: String, finding: Finding)] {
    try guarded { () throws(DatabaseError) in
      let statement = try connection.prepare(
        """
        SELECT file.path, finding.kind, finding.place, finding.message
        FROM finding JOIN file ON file.id = finding.file ORDER BY file.path, finding.id
        """)
      var findings: [(file: String, finding: Finding)] = []
      while try statement.step() {
        findings.append(
          (
            statement.text(0),
            Finding(
              kind: statement.text(1), place: statement.text(2), message: statement.text(3))
          ))
      }
      return findings
    }
  }
}
