import Documents

/// `considered`: the meeting, or the slot of a programme, that takes an item up; `outcome`: the
/// sentence of a record that says a text was adopted under it.
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

  mutating func collect(_ document: LinkDocument) {
    collectSlots(of: document)
    guard document.type == .summaryRecord || document.type == .verbatimRecord else { return }
    let place = Locator(document.symbol)
    var seen: Set<String> = []
    for speech in document.speeches {
      guard let item = speech.item, seen.insert(item).inserted else { continue }
      let opening = document.paragraphs.first { $0.path.isWithin(speech.path) }
      let evidence = Evidence(
        at: Locator(document.symbol, speech.path), of: opening?.text ?? speech.speaker,
        rule: "record-heading")
      add(document, item: item, title: nil, to: place, evidence, .considered)
    }
    // A speech goes on from the paragraph at its path; both come in the order of the record.
    let openings = Dictionary(
      document.speeches.map { ($0.path, $0) }, uniquingKeysWith: { _, later in later })
    var current: Speech?
    for paragraph in document.paragraphs {
      current = openings[paragraph.path] ?? current
      guard let speech = current, let item = speech.item, paragraph.path.isWithin(speech.path),
        MeetingRule.tellsAdoption(paragraph.text)
      else { continue }
      for citation in paragraph.citations
      where citation.kind == .resolution || citation.kind == .decision {
        guard let target = citation.target else { continue }
        let evidence = Evidence(
          at: Locator(document.symbol, paragraph.path), of: paragraph.text,
          rule: "adoption-sentence")
        add(document, item: item, title: nil, to: Locator(target.symbol), evidence, .outcome)
      }
    }
  }

  private mutating func collectSlots(of document: LinkDocument) {
    for slot in document.programme {
      let time = slot.start.map { "T\($0)" } ?? ""
      let place = Locator(
        document.symbol, LocatorPath([LocatorStep(.slot, slot.date.description + time)]))
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
    var links: [Link] = []
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
        let confidence = one.planned || one.relation == .outcome ? 1 : 0.95
        links.append(
          Link(
            from: place, to: one.to, relation: one.relation, confidence: confidence,
            evidence: [one.evidence], planned: one.planned))
      }
    }
    return links
  }

  private static let adoption = [
    "was adopted", "were adopted", "adopted by", "est adopté", "sont adoptés", "queda aprobad",
    "quedan aprobad", "принимается", "принимаются", "принят", "اعتمد", "获得通过", "通过",
  ]

  private static func tellsAdoption(_ text: String) -> Bool {
    adoption.contains { text.contains($0) }
  }
}
