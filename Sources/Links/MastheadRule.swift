import Documents

/// `outcome`, `draft` and `document`: the item line of a masthead ties a resolution, a draft or a
/// report to the item of its session's agenda; `report` and `draft`: what a resolution's bracket
/// line names.
///
/// Confidence: 1 where number and title agree, 0.9 where the title alone does (numbers change between
/// the provisional and the adopted agenda), 0.8 where a number stands without a title, 0.9 where the
/// agenda itself is not here and its usual symbol is taken.
struct MastheadRule: LinkRule {
  private struct Found {
    let document: Symbol
    let language: Language
    let type: DocumentType
    let body: String?
    let session: String?
    let mentions: [ItemMention]
    let origin: [Locator]
  }

  private var found: [Found] = []

  /// Items of one masthead that are looked at: each is compared with every item of an agenda.
  private static let most = 200

  /// Of an item whose agenda is not here.
  static let unseen = 0.9

  mutating func collect(_ document: LinkDocument) {
    guard !document.agendaItems.isEmpty || !document.origin.isEmpty else { return }
    found.append(
      Found(
        document: document.symbol, language: document.language, type: document.type,
        body: document.body, session: document.session,
        mentions: Array(document.agendaItems.prefix(MastheadRule.most)),
        origin: document.origin))
  }

  func links(_ context: LinkContext) -> [Link] {
    var links: [Link] = []
    for one in found {
      let relation = MastheadRule.relation(of: one.type)
      let agendas = context.agendas.agendas(body: one.body, session: one.session)
      for mention in one.mentions {
        let text = [mention.item, mention.title].compactMap(\.self).joined(separator: " ")
        var isPlaced = false
        for agenda in agendas where agenda.language == one.language {
          guard let (item, confidence) = MastheadRule.item(mention, in: agenda),
            let from = Locator.item(item.item, of: agenda.symbol)
          else { continue }
          isPlaced = true
          let evidence = Evidence(at: Locator(one.document), of: text, rule: "masthead-item")
          links.append(
            Link(
              from: from, to: Locator(one.document), relation: relation, confidence: confidence,
              evidence: [evidence]))
        }
        if !isPlaced, agendas.isEmpty,
          let agenda = MastheadRule.adoptedAgenda(one.body, one.session),
          let from = Locator.item(mention.item, of: agenda)
        {
          let rule = "masthead-item-adopted-agenda"
          let evidence = Evidence(at: Locator(one.document), of: text, rule: rule)
          links.append(
            Link(
              from: from, to: Locator(one.document), relation: relation,
              confidence: MastheadRule.unseen,
              evidence: [evidence]))
        }
      }
      for origin in one.origin {
        let isDraft = origin.symbol.components.contains { $0.hasPrefix("L.") }
        let evidence = Evidence(
          at: Locator(one.document), of: origin.description, rule: "masthead-origin")
        links.append(
          Link(
            from: Locator(one.document), to: origin, relation: isDraft ? .draft : .report,
            confidence: 1, evidence: [evidence]))
      }
    }
    return links
  }

  private static func relation(of type: DocumentType) -> Relation {
    switch type {
    case .resolution, .decision: .outcome
    case .draft: .draft
    case .summaryRecord, .verbatimRecord: .considered
    default: .document
    }
  }

  /// The Assembly's agenda as adopted is always number 251 of its session. Source: practice from the
  /// 51st session on.
  static func adoptedAgenda(_ body: String?, _ session: String?) -> Symbol? {
    guard let key = AgendaDirectory.key(body: body, session: session), key.hasPrefix("A "),
      let session, let number = Int(session), number >= 31
    else { return nil }
    return Symbol("A/\(number)/251")
  }

  /// The item of an agenda that a masthead means, with how sure that is.
  ///
  /// A sub-item's line may print the item's title, the sub-item's, or both.
  static func item(
    _ mention: ItemMention, in agenda: AgendaDirectory.Agenda
  ) -> (item: AgendaItem, confidence: Double)? {
    let numbered = agenda.item(mention.item)
    guard let printed = mention.title, !printed.isEmpty else {
      guard let numbered, agenda.type == .agenda else { return nil }
      return (numbered.item, 0.8)
    }
    let title = TitleKey(printed)
    if let numbered {
      let parent = numbered.item.parent.flatMap { agenda.item($0)?.item.title } ?? ""
      let whole = TitleKey(parent + ": " + numbered.item.title)
      let alike = max(
        title.similarity(to: numbered.title), title.similarity(to: whole),
        parent.isEmpty ? 0 : title.similarity(to: TitleKey(parent)))
      if alike >= 0.7 { return (numbered.item, 1) }
    }
    guard let best = agenda.best(for: title, where: { _ in true }), best.similarity >= 0.9 else {
      return nil
    }
    return (best.item, 0.9)
  }
}
