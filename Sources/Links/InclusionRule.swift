import Documents

/// `inclusion`: the paragraph that puts an item on a session's agenda, and `continues`: the item
/// under which that paragraph was adopted lives on in the one it names.
///
/// Confidence is 1 where the quoted title is the item's, else the titles' similarity.
struct InclusionRule: LinkRule {
  private struct Found {
    let document: Locator
    let language: Language
    let body: String?
    let session: String?
    let mentions: [ItemMention]
    let text: String
    let clause: InclusionClause
  }

  /// Least similarity at which a changed title still counts as the item's.
  private static let least = (item: 0.72, subItem: 0.68, elsewhere: 0.9)

  private var found: [Found] = []

  /// Clauses of one document that are looked at: each is compared with every item of an agenda.
  private static let most = 200

  mutating func collect(_ document: LinkDocument) {
    guard document.type == .resolution || document.type == .decision else { return }
    var texts: [LocatorPath: String] = [:]
    let most = found.count + InclusionRule.most
    for paragraph in document.paragraphs where found.count < most {
      if paragraph.path.steps.last?.letters.isEmpty == true {
        texts[paragraph.path] = paragraph.text
      }
      let lead = paragraph.path.lead.flatMap { texts[$0] }
      for clause in InclusionClause.all(
        in: paragraph.text, lead: lead, language: document.language)
      {
        found.append(
          Found(
            document: Locator(document.symbol, paragraph.path), language: document.language,
            body: document.body, session: document.session, mentions: document.agendaItems,
            text: paragraph.text, clause: clause))
      }
    }
  }

  func links(_ context: LinkContext) throws -> [Link] {
    var links: [Link] = []
    for one in found {
      for agenda in context.agendas.agendas(body: one.body, session: String(one.clause.session))
      where agenda.language == one.language {
        for (item, similarity) in InclusionRule.items(named: one.clause.titles, in: agenda) {
          guard let from = Locator.item(item.item, of: agenda.symbol) else { continue }
          let rule = similarity == 1 ? "inclusion-title" : "inclusion-similar-title"
          let evidence = Evidence(
            at: one.document, of: one.text, range: one.clause.range, rule: rule)
          links.append(
            Link(
              from: from, to: one.document, relation: .inclusion, confidence: similarity,
              evidence: [evidence]))
          links += continuing(one, to: from, similarity, context, evidence)
        }
      }
    }
    return links
  }

  /// From the item that the resolution was adopted under to the one it puts on a later agenda.
  private func continuing(
    _ one: Found, to later: Locator, _ similarity: Double, _ context: LinkContext,
    _ evidence: Evidence
  ) -> [Link] {
    var links: [Link] = []
    func add(_ from: Locator?, _ sureness: Double) {
      guard let from, from.symbol != later.symbol else { return }
      var proof = evidence
      proof.rule = "continues-inclusion"
      links.append(
        Link(
          from: from, to: later, relation: .continues,
          confidence: min(similarity, sureness) * 0.95, evidence: [proof]))
    }
    let agendas = context.agendas.agendas(body: one.body, session: one.session)
    for agenda in agendas where agenda.language == one.language {
      for mention in one.mentions {
        guard let (item, sureness) = MastheadRule.item(mention, in: agenda) else { continue }
        add(Locator.item(item.item, of: agenda.symbol), sureness)
      }
    }
    if agendas.isEmpty, let agenda = MastheadRule.adoptedAgenda(one.body, one.session) {
      // A resolution under several items does not say which of them goes on.
      for mention in one.mentions where one.mentions.count == 1 {
        add(Locator.item(mention.item, of: agenda), MastheadRule.unseen)
      }
    }
    return links
  }

  /// The items of an agenda that quoted titles name, with how alike the titles are.
  static func items(
    named titles: [InclusionClause.Title], in agenda: AgendaDirectory.Agenda
  ) -> [(item: AgendaItem, similarity: Double)] {
    let hasSubItems = titles.contains { $0.role == .subItem }
    var parent: AgendaItem?
    var items: [(item: AgendaItem, similarity: Double)] = []
    for title in titles where title.role != .subItem {
      let key = TitleKey(title.text)
      let best = agenda.best(for: key, where: { $0.parent == nil })
      if hasSubItems {
        parent = best.flatMap { $0.similarity >= least.item ? $0.item : nil }
      } else if let best, best.similarity >= least.item {
        // An item that was split keeps its old subject in a sub-item of its own title.
        let part = agenda.best(for: key, where: { $0.parent == best.item.item })
        items.append(part.flatMap { $0.similarity == 1 ? $0 : nil } ?? best)
      } else if let part = agenda.best(for: key, where: { $0.parent != nil }),
        part.similarity >= least.elsewhere
      {
        // What was an item has become a sub-item.
        items.append(part)
      }
    }
    guard hasSubItems else { return items }
    for title in titles where title.role == .subItem {
      let key = TitleKey(title.text)
      if let parent, let best = agenda.best(for: key, where: { $0.parent == parent.item }),
        best.similarity >= least.subItem
      {
        items.append(best)
      } else if let best = agenda.best(for: key, where: { _ in true }),
        best.similarity >= least.elsewhere
      {
        // Moved under another item, or made an item of its own.
        items.append(best)
      }
    }
    return items
  }
}
