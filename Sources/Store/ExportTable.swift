/// A table that can be taken out of the index whole, one row a thing, in the order of row numbers.
package enum ExportTable: String, Sendable, CaseIterable {
  case documents, paragraphs, references, links, items, speeches, findings
  /// What happened to items of agendas, or was planned, as links, agendas and speeches tell.
  case events
}

/// A run of rows of an exported table.
struct ExportPart: Sendable {
  /// What is added to the rows' own numbers, so that those of one part stand before those of the next.
  let base: Int64
  /// Two columns that say whether a row is wanted, then those of ``ExportTable/columns``. ?1 is the row
  /// after which to go on, ?2 whether renditions come too, ?3 languages between blanks, or NULL for all;
  /// ?4 is ``base``.
  let sql: String
}

/// A column of an exported table, and how its cells are kept in the index.
package struct ExportColumn: Sendable, Equatable {
  enum Form: Sendable, Equatable {
    case text, integer, real, flag
    /// JSON as SQLite makes it.
    case json
    /// Texts, one a line, that come out as a list.
    case lines
  }

  package let name: String
  let form: Form

  init(_ name: String, _ form: Form) {
    self.name = name
    self.form = form
  }
}

/// One cell. The bytes are UTF-8 and valid while the row is.
package enum ExportCell {
  case null
  case integer(Int64)
  case real(Double)
  case flag(Bool)
  case text(UnsafeRawBufferPointer)
  /// One value of JSON on one line.
  case json(UnsafeRawBufferPointer)
  /// Texts parted by line breaks; none when there are no bytes.
  case lines(UnsafeRawBufferPointer)
}

extension ExportTable {
  /// In the order in which they come out. The first, `row`, numbers the rows and grows.
  package var columns: [ExportColumn] {
    let names: [(String, ExportColumn.Form)] =
      switch self {
      case .documents:
        [
          ("row", .integer), ("symbol", .text), ("symbols", .json), ("file", .text),
          ("type", .text), ("body", .text), ("session", .text), ("language", .text),
          ("original_language", .text), ("distribution", .text), ("date", .text),
          ("adopted_on", .text), ("meeting", .text), ("vote", .text), ("title", .text),
          ("agenda_items", .json), ("origin", .json), ("paragraphs", .integer),
          ("rendition_of", .integer),
        ]
      case .paragraphs:
        [
          ("row", .integer), ("document", .integer), ("locator", .text), ("symbol", .text),
          ("type", .text), ("body", .text), ("session", .text), ("date", .text),
          ("language", .text), ("kind", .text), ("label", .text), ("level", .integer),
          ("page", .integer), ("text", .text),
        ]
      case .references:
        [
          ("row", .integer), ("document", .integer), ("from", .text), ("target", .text),
          ("state", .text), ("kind", .text), ("verb", .text), ("text", .text),
          ("start", .integer), ("end", .integer), ("candidates", .lines), ("findings", .lines),
          ("type", .text), ("session", .text), ("date", .text), ("language", .text),
        ]
      case .links:
        [
          ("row", .integer), ("from", .text), ("to", .text), ("relation", .text),
          ("confidence", .real), ("planned", .flag), ("span", .json), ("evidence", .json),
        ]
      case .items:
        [
          ("row", .integer), ("document", .integer), ("locator", .text), ("symbol", .text),
          ("item", .text), ("title", .text), ("parent", .text), ("heading", .text),
          ("type", .text), ("body", .text), ("session", .text), ("date", .text),
          ("language", .text),
        ]
      case .speeches:
        [
          ("row", .integer), ("document", .integer), ("locator", .text), ("symbol", .text),
          ("speaker", .text), ("affiliation", .text), ("language", .text), ("item", .text),
          ("type", .text), ("body", .text), ("session", .text), ("date", .text),
          ("meeting", .text),
        ]
      case .findings:
        [
          ("row", .integer), ("document", .integer), ("symbol", .text), ("file", .text),
          ("kind", .text), ("place", .text), ("message", .text),
        ]
      case .events:
        [
          ("row", .integer), ("event", .text), ("date", .text), ("time", .text),
          ("session", .text), ("body", .text), ("meeting", .text), ("locator", .text),
          ("item", .text), ("title", .text), ("text", .text), ("via", .text), ("planned", .flag),
          ("confidence", .real), ("evidence", .json), ("speaker", .text), ("affiliation", .text),
          ("vote", .text), ("type", .text), ("language", .text),
        ]
      }
    return names.map { ExportColumn($0.0, $0.1) }
  }

  /// One after the other. Where a table has no number of its own, its rows are numbered by document and
  /// place.
  var parts: [ExportPart] {
    self == .events ? ExportTable.eventParts : [ExportPart(base: 0, sql: sql)]
  }

  private var sql: String {
    switch self {
    case .documents:
      """
      SELECT document.id, NULL, document.id, document.symbol,
        (SELECT json_group_array(symbol) FROM (SELECT symbol FROM document_symbol
          WHERE document_symbol.document = document.id ORDER BY ordinal)),
        file.path, type, body, session, language, original_language, distribution, date,
        adopted_on, meeting, vote, title,
        (SELECT json_group_array(json_object('item', item, 'title', title)) FROM (
          SELECT item, title FROM mention WHERE mention.document = document.id ORDER BY ordinal)),
        (SELECT json_group_array(place) FROM (
          SELECT symbol || CASE path WHEN '' THEN '' ELSE '#' || path END AS place FROM origin
          WHERE origin.document = document.id ORDER BY ordinal)),
        paragraph_count - (title IS NOT NULL), rendition_of
      FROM document CROSS JOIN file ON file.id = document.file
      WHERE document.id > ?1 AND (?2 OR rendition_of IS NULL)
        AND (?3 IS NULL OR instr(?3, ' ' || language || ' '))
      ORDER BY document.id
      """
    case .paragraphs:
      """
      SELECT document.id, NULL, paragraph.id, document.id,
        symbol || CASE path WHEN '' THEN '' ELSE '#' || path END, symbol, type, body, session,
        coalesce(adopted_on, date), coalesce(paragraph.language, document.language), kind, label,
        level, page, text
      FROM paragraph CROSS JOIN document ON document.id = paragraph.document
      WHERE paragraph.id > ?1 AND paragraph.ordinal > 0 AND (?2 OR rendition_of IS NULL)
        AND (?3 IS NULL
          OR instr(?3, ' ' || coalesce(paragraph.language, document.language) || ' '))
      ORDER BY paragraph.id
      """
    case .references:
      """
      SELECT document.id, NULL, citation.id, document.id,
        document.symbol || CASE paragraph.path WHEN '' THEN '' ELSE '#' || paragraph.path END,
        citation.symbol || CASE citation.path WHEN '' THEN '' ELSE '#' || citation.path END,
        state, citation.kind, verb,
        CAST(substr(CAST(paragraph.text AS BLOB), citation.start + 1,
          citation.end - citation.start) AS TEXT),
        citation.start, citation.end, candidates, findings, type, session, coalesce(adopted_on, date),
        coalesce(paragraph.language, document.language)
      FROM citation CROSS JOIN paragraph ON paragraph.id = citation.paragraph
        CROSS JOIN document ON document.id = paragraph.document
      WHERE citation.id > ?1 AND (?2 OR rendition_of IS NULL)
        AND (?3 IS NULL
          OR instr(?3, ' ' || coalesce(paragraph.language, document.language) || ' '))
      ORDER BY citation.id
      """
    case .links:
      """
      SELECT from_key, to_key, id,
        from_symbol || CASE from_path WHEN '' THEN '' ELSE '#' || from_path END,
        to_symbol || CASE to_path WHEN '' THEN '' ELSE '#' || to_path END,
        relation, round(confidence, 3), planned,
        CASE WHEN span_text IS NULL THEN NULL
          ELSE json_object('start', span_start, 'end', span_end, 'text', span_text) END,
        (SELECT json_group_array(json(proof)) FROM (
          SELECT json_object('locator', symbol || CASE path WHEN '' THEN '' ELSE '#' || path END,
            'text', text, 'start', evidence.start, 'end', evidence.end, 'rule', rule) AS proof
          FROM evidence WHERE evidence.link = link.id ORDER BY ordinal))
      FROM link WHERE id > ?1 ORDER BY id
      """
    case .items:
      """
      SELECT document.id, NULL, document.id << 32 | item.ordinal, document.id,
        symbol || '#item' || item, symbol, item, item.title, parent, heading, type, body, session,
        coalesce(adopted_on, date), language
      FROM item CROSS JOIN document ON document.id = item.document
      WHERE (item.document, item.ordinal) > (?1 >> 32, ?1 & 4294967295)
        AND (?2 OR rendition_of IS NULL) AND (?3 IS NULL OR instr(?3, ' ' || language || ' '))
      ORDER BY item.document, item.ordinal
      """
    case .speeches:
      """
      SELECT document.id, NULL, document.id << 32 | speech.ordinal, document.id,
        symbol || CASE path WHEN '' THEN '' ELSE '#' || path END, symbol, speaker, affiliation,
        speech.language, item, type, body, session, coalesce(adopted_on, date), meeting
      FROM speech CROSS JOIN document ON document.id = speech.document
      WHERE (speech.document, speech.ordinal) > (?1 >> 32, ?1 & 4294967295)
        AND (?2 OR rendition_of IS NULL)
        AND (?3 IS NULL OR instr(?3, ' ' || document.language || ' '))
      ORDER BY speech.document, speech.ordinal
      """
    case .findings:
      """
      SELECT document.id, NULL, finding.id, document.id, symbol, file.path, finding.kind, place,
        message
      FROM finding CROSS JOIN file ON file.id = finding.file
        LEFT JOIN document ON document.id = finding.document
      WHERE finding.id > ?1 AND (?2 OR rendition_of IS NULL)
        AND (?3 IS NULL OR instr(?3, ' ' || language || ' '))
      ORDER BY finding.id
      """
    case .events: ""
    }
  }

  /// The tables whose rows come out, for counting them.
  var sources: [String] {
    switch self {
    case .documents: ["document"]
    case .paragraphs: ["paragraph"]
    case .references: ["citation"]
    case .links: ["link"]
    case .items: ["item"]
    case .speeches: ["speech"]
    case .findings: ["finding"]
    case .events: ["link", "item", "speech"]
    }
  }
}
