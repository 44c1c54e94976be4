import Documents

/// `considered`: the meeting, or the slot of a programme, that takes an item up; `outcome`: the
/// sentence of a record that says a text was adopted under it; `draft`: the draft that sentence names.
///
/// Confidence: 1 for the item of the same session's agenda with the same number and a like title, or
/// for the programme's own item where no agenda is here; 0.95 for a record's heading. An adoption
/// sentence is proof: 1.
struct MeetingRule: LinkRule {
  private struct Found {
    let item: String
    let title: String?
    let to: Locator
    let evidence: Evidence
    let relation: Relation
    let planned: Bool
    let document: Symbol
    let language: Language
    let body: String?
    let session: String?
  }

  private var found: [Found] = []
  /// What a record says was adopted, and the draft it was.
  private var drafts: [Link] = []

  mutating func collect(_ document: LinkDocument) {
    collectSlots(of: document)
    guard document.type == .summaryRecord || document.type == .verbatimRecord else { return }
    let place = Locator(document.symbol)
    var seen: Set<String> = []
    // A speech goes on from the paragraph at its path; both come in the order of the record, and the
    // headings that name the items stand before the speeches under them.
    let openings = Dictionary(
      document.speeches.map { ($0.path, $0) }, uniquingKeysWith: { _, later in later })
    var current: Speech?
    var heading: LinkParagraph?
    for paragraph in document.paragraphs {
      // A heading with a symbol names a draft or a report under the item.
      if paragraph.kind == .heading, paragraph.text.contains(where: \.isNumber),
        !paragraph.text.contains("/")
      {
        heading = paragraph
      }
      if let opening = openings[paragraph.path] {
        current = opening
        if let item = opening.item, seen.insert(item).inserted {
          let told = heading.flatMap { MeetingRule.names(item, in: $0.text) ? $0 : nil }
          let evidence = Evidence(
            at: Locator(document.symbol, told?.path ?? opening.path),
            of: told?.text ?? paragraph.text, rule: "record-heading")
          add(document, item: item, title: nil, to: place, evidence, .considered)
        }
      }
      // The record's own sentences stand between the speeches, under the item of the last one.
      guard let item = current?.item else { continue }
      for adoption in Adoption.all(in: paragraph) {
        let evidence = Evidence(
          at: Locator(document.symbol, paragraph.path), of: paragraph.text, range: adoption.range,
          rule: "adoption-sentence")
        for adopted in adoption.adopted {
          add(document, item: item, title: nil, to: adopted, evidence, .outcome)
          guard adoption.adopted.count == 1 else { continue }
          drafts += adoption.drafts.map { draft in
            Link(from: adopted, to: draft, relation: .draft, confidence: 1, evidence: [evidence])
          }
        }
        for draft in adoption.drafts where draft.path.isEmpty {
          add(document, item: item, title: nil, to: draft, evidence, .draft)
        }
      }
    }
  }

  private mutating func collectSlots(of document: LinkDocument) {
    for slot in document.programme {
      let place = Locator(document.symbol, slot.path)
      for entry in slot.entries {
        guard let item = entry.item else { continue }
        let evidence = Evidence(at: place, of: entry.title, rule: "programme-slot")
        add(
          document, item: item, title: entry.title, to: place, evidence, .considered, planned: true)
      }
    }
  }

  private mutating func add(
    _ document: LinkDocument, item: String, title: String?, to: Locator, _ evidence: Evidence,
    _ relation: Relation, planned: Bool = false
  ) {
    found.append(
      Found(
        item: item, title: title, to: to, evidence: evidence, relation: relation, planned: planned,
        document: document.symbol, language: document.language, body: document.body,
        session: document.session))
  }

  func links(_ context: LinkContext) -> [Link] {
    var links = drafts
    for one in found {
      var from: [Locator] = []
      for agenda in context.agendas.agendas(body: one.body, session: one.session)
      where agenda.language == one.language {
        guard let item = agenda.item(one.item),
          let place = Locator.item(one.item, of: agenda.symbol)
        else { continue }
        if let title = one.title, TitleKey(title).similarity(to: item.title) < 0.5 { continue }
        from.append(place)
      }
      let hasAgenda = !from.isEmpty
      if one.planned || !hasAgenda, let own = Locator.item(one.item, of: one.document) {
        from.append(own)
      }
      for place in from {
        let confidence = one.planned || one.relation != .considered ? 1 : 0.95
        links.append(
          Link(
            from: place, to: one.to, relation: one.relation, confidence: confidence,
            evidence: [one.evidence], planned: one.planned))
      }
    }
    return links
  }

  /// Whether a heading prints the number of an item: `Agenda item 125 (l)`.
  private static func names(_ item: String, in heading: String) -> Bool {
    let number = item.prefix { $0.isNumber }
    return heading.split(whereSeparator: { !$0.isNumber }).contains { $0 == number }
  }
}
