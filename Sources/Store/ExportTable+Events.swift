extension ExportTable {
  /// What links of items lead to, the places of items on agendas, and speeches under items.
  static let eventParts = [
    ExportPart(base: 1 << 50, sql: linkEvents), ExportPart(base: 2 << 50, sql: itemEvents),
    ExportPart(base: 3 << 50, sql: speechEvents),
  ]

  /// The far end of a link in the language that is shown first; its kind tells the event where the link
  /// only says that an agenda prints it.
  private static let linkEvents = """
    SELECT document.id, NULL, ?4 + link.id,
      CASE
        WHEN relation IN ('mandate', 'inclusion') THEN 'mandated'
        WHEN relation = 'outcome' THEN 'adopted'
        WHEN relation = 'draft' THEN 'drafted'
        WHEN relation IN ('document', 'report') THEN 'reported'
        WHEN relation = 'considered' THEN CASE WHEN planned THEN 'planned' ELSE 'considered' END
        WHEN type IN ('resolution', 'decision') THEN 'adopted'
        WHEN type = 'draft' THEN 'drafted'
        WHEN type IN ('agenda', 'annotated-agenda', 'programme') THEN 'planned'
        WHEN type IN ('summary-record', 'verbatim-record') THEN 'considered'
        WHEN type = 'statement' THEN 'said'
        WHEN type IS NULL AND instr(to_key, '/RES/') THEN 'adopted'
        WHEN type IS NULL AND instr(to_key, '/L.') THEN 'drafted'
        WHEN type IS NULL AND (instr(to_key, '/PV.') OR instr(to_key, '/SR.')) THEN 'considered'
        ELSE 'reported'
      END,
      CASE WHEN to_path LIKE 'slot.%' THEN substr(to_path, 6, 10)
        ELSE coalesce(adopted_on, date) END,
      CASE WHEN to_path LIKE 'slot.%T%' THEN substr(to_path, 17, 5) END,
      session, body,
      CASE WHEN type IN ('summary-record', 'verbatim-record') THEN symbol ELSE meeting END,
      to_symbol || CASE to_path WHEN '' THEN '' ELSE '#' || to_path END,
      from_symbol || '#' || from_path, title,
      coalesce(span_text, (SELECT text FROM paragraph WHERE paragraph.document = document.id
        AND paragraph.path = to_path AND to_path <> '' LIMIT 1), title),
      relation, planned, round(confidence, 3),
      (SELECT json_group_array(json(proof)) FROM (
        SELECT json_object(
          'locator', evidence.symbol || CASE path WHEN '' THEN '' ELSE '#' || path END, 'text', text,
          'start', evidence.start, 'end', evidence.end, 'rule', rule) AS proof
        FROM evidence WHERE evidence.link = link.id ORDER BY ordinal)),
      NULL, NULL, CASE WHEN relation = 'outcome' THEN vote END, type, language
    FROM link LEFT JOIN document ON document.id = (
      SELECT shown.id FROM document_symbol JOIN document AS shown ON shown.id = document_symbol.document
      WHERE document_symbol.key = link.to_key AND shown.rendition_of IS NULL
      ORDER BY shown.language IS NOT 'en', shown.language, shown.id LIMIT 1)
    WHERE link.id > ?1 AND from_path LIKE 'item%' AND relation <> 'continues'
      AND ?2 IN (0, 1) AND (?3 IS NULL OR instr(?3, ' ' || language || ' '))
    ORDER BY link.id
    """

  private static let itemEvents = """
    SELECT document.id, NULL, ?4 + (document.id << 24 | item.ordinal), 'planned',
      coalesce(adopted_on, date), NULL, session, body, meeting, symbol || '#item' || item,
      symbol || '#item' || item, document.title, item.title, 'agenda', 1, NULL, '[]', NULL, NULL,
      NULL, type, language
    FROM item CROSS JOIN document ON document.id = item.document
    WHERE (item.document, item.ordinal) > (?1 >> 24, ?1 & 16777215)
      AND (?2 OR rendition_of IS NULL) AND (?3 IS NULL OR instr(?3, ' ' || language || ' '))
      AND type IN ('agenda', 'annotated-agenda')
    ORDER BY item.document, item.ordinal
    """

  private static let speechEvents = """
    SELECT document.id, NULL, ?4 + (document.id << 24 | speech.ordinal), 'said',
      coalesce(adopted_on, date), NULL, session, body, symbol,
      symbol || CASE speech.path WHEN '' THEN '' ELSE '#' || speech.path END, item, title,
      (SELECT text FROM paragraph WHERE paragraph.document = document.id
        AND paragraph.path = speech.path LIMIT 1),
      'record', 0, NULL, '[]', speaker, affiliation, NULL, type,
      coalesce(speech.language, document.language)
    FROM speech CROSS JOIN document ON document.id = speech.document
    WHERE (speech.document, speech.ordinal) > (?1 >> 24, ?1 & 16777215)
      AND (?2 OR rendition_of IS NULL)
      AND (?3 IS NULL OR instr(?3, ' ' || document.language || ' '))
    ORDER BY speech.document, speech.ordinal
    """
}
