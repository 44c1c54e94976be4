import Documents

/// Decides which agenda items led to which paragraphs, meetings and texts, and why.
///
/// Each rule states its proof; two proofs of one link are kept together, the surer first.
package struct Linker: Sendable {
  package init() {}

  /// All links of a corpus, ordered by their ends and relation: the same corpus gives the same list.
  package func links(from source: some LinkSource) throws -> [Link] {
    var agendas = AgendaDirectory()
    var inclusion = InclusionRule()
    var rules: [any LinkRule] = [MastheadRule(), MandateRule(), MeetingRule(), TitleRule()]
    try source.forEachDocument { document in
      agendas.add(document)
      inclusion.collect(document)
      for index in rules.indices { rules[index].collect(document) }
    }
    let included = try inclusion.links(
      LinkContext(agendas: agendas, source: source, inclusions: [:]))
    var places: [InclusionKey: Locator] = [:]
    for link in included where link.relation == .inclusion {
      places[InclusionKey(resolution: link.to.symbol, item: link.from)] = link.to
    }
    let context = LinkContext(agendas: agendas, source: source, inclusions: places)
    return Linker.joined(try included + rules.flatMap { try $0.links(context) })
  }

  /// Sentences kept for one link: what a hundred more repeat proves nothing more.
  private static let mostEvidence = 12

  private struct Edge: Hashable {
    let from: Locator
    let to: Locator
    let relation: Relation
  }

  private static func joined(_ links: [Link]) -> [Link] {
    var joined: [Edge: Link] = [:]
    for link in links {
      let edge = Edge(from: link.from, to: link.to, relation: link.relation)
      guard var known = joined[edge] else {
        joined[edge] = link
        continue
      }
      // What a surer rule says comes first. Of one rule's findings in several languages, the first
      // language's stand: a span and a sentence have to be of one text.
      let isSurer =
        link.confidence > known.confidence
        && link.evidence.first?.rule != known.evidence.first?.rule
      let (first, second) = isSurer ? (link, known) : (known, link)
      let confidence = max(known.confidence, link.confidence)
      let planned = known.planned && link.planned
      known = first
      known.confidence = confidence
      known.span = first.span ?? second.span
      known.planned = planned
      // A programme repeats an item in slot after slot; the same words prove a link once.
      for evidence in second.evidence where known.evidence.count < Linker.mostEvidence {
        let words = TitleKey(evidence.text).squeezed
        let isKnown = known.evidence.contains {
          $0.rule == evidence.rule && TitleKey($0.text).squeezed == words
        }
        if !isKnown { known.evidence.append(evidence) }
      }
      joined[edge] = known
    }
    return joined.values.sorted { a, b in
      let one = (a.from.description, a.relation.rawValue, a.to.description)
      return one < (b.from.description, b.relation.rawValue, b.to.description)
    }
  }
}
