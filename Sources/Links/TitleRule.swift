import Documents

/// `continues` by title alone: items of one body's neighbouring sessions that have the same title.
/// A guess, so confidence is 0.6; item numbers prove nothing.
struct TitleRule: LinkRule {
  mutating func collect(_ document: LinkDocument) {}

  func links(_ context: LinkContext) -> [Link] {
    var links: [Link] = []
    for (key, agendas) in context.agendas.agendas.sorted(by: { $0.key < $1.key }) {
      guard let space = key.lastIndex(of: " "), let session = Int(key[key.index(after: space)...]),
        (1...9999).contains(session)
      else { continue }
      let later = context.agendas.agendas["\(key[..<space]) \(session + 1)"] ?? []
      for agenda in agendas {
        for next in later where next.language == agenda.language {
          links += TitleRule.same(agenda, next)
        }
      }
    }
    return links
  }

  private static func same(
    _ agenda: AgendaDirectory.Agenda, _ next: AgendaDirectory.Agenda
  ) -> [Link] {
    var byTitle: [String: [AgendaDirectory.Item]] = [:]
    for item in next.items { byTitle[item.title.squeezed, default: []].append(item) }
    return agenda.items.compactMap { item in
      guard let matches = byTitle[item.title.squeezed], matches.count == 1,
        let match = matches.first, !item.title.squeezed.isEmpty,
        let from = Locator.item(item.item.item, of: agenda.symbol),
        let to = Locator.item(match.item.item, of: next.symbol)
      else { return nil }
      let evidence = Evidence(at: to, of: match.item.title, rule: "continues-title")
      return Link(from: from, to: to, relation: .continues, confidence: 0.6, evidence: [evidence])
    }
  }
}
