import Documents

/// `continues` by titles and shared resolutions: the item of one body's session in the next session
/// that has it, through renumbering, splitting, merging and changed wording.
///
/// Item numbers prove nothing. What the titles say decides the confidence (``TitleChange``); that both
/// items print one resolution, which no other item prints, raises it to 0.95, and is 0.7 by itself.
struct TitleRule: LinkRule {
  /// Where an agenda prints a resolution under an item.
  private struct Printing {
    let place: Locator
    let text: String
    let range: Range<Int>
  }

  private var printed: [Locator: [String: Printing]] = [:]

  mutating func collect(_ document: LinkDocument) {
    guard [.agenda, .annotatedAgenda, .list].contains(document.type) else { return }
    for paragraph in document.paragraphs {
      guard let number = paragraph.path.item, let item = Locator.item(number, of: document.symbol)
      else { continue }
      for citation in paragraph.citations
      where citation.kind == .resolution || citation.kind == .decision {
        guard let key = citation.target?.symbol.key else { continue }
        printed[item, default: [:]][key] = Printing(
          place: Locator(document.symbol, paragraph.path), text: paragraph.text,
          range: citation.range)
      }
    }
  }

  func links(_ context: LinkContext) -> [Link] {
    var bodies: [String: [Int: [AgendaDirectory.Agenda]]] = [:]
    for (key, agendas) in context.agendas.agendas {
      guard let space = key.lastIndex(of: " "), let session = Int(key[key.index(after: space)...]),
        (1...9999).contains(session)
      else { continue }
      bodies[String(key[..<space]), default: [:]][session] = agendas
    }
    return bodies.sorted { $0.key < $1.key }.flatMap { links(ofSessions: $0.value) }
  }

  private func links(ofSessions sessions: [Int: [AgendaDirectory.Agenda]]) -> [Link] {
    var links: [Link] = []
    var left: Set<Locator> = []
    var reached: Set<Locator> = []
    // Some items come every second or third year; the nearest session that has one goes on with it.
    for gap in 1...3 {
      for (session, agendas) in sessions.sorted(by: { $0.key < $1.key }) {
        for agenda in agendas {
          for next in sessions[session + gap] ?? [] where next.language == agenda.language {
            let pairing = AgendaPairing(
              agenda, next, isOpen: { !left.contains($0) }, isReachable: { !reached.contains($0) },
              shared: shared)
            for pair in pairing.pairs {
              links.append(link(pair, gap: gap))
            }
          }
        }
      }
      left.formUnion(links.map(\.from))
      reached.formUnion(links.map(\.to))
    }
    return links
  }

  private func link(_ pair: AgendaPairing.Pair, gap: Int) -> Link {
    var evidence = [Evidence(at: pair.to, of: pair.title, rule: pair.rule)]
    var confidence = pair.confidence
    if let (mine, its) = proof(pair.from, pair.to) {
      for one in [mine, its] {
        evidence.append(
          Evidence(
            at: one.place, of: one.text, range: one.range, rule: "continues-shared-resolution"))
      }
      confidence = pair.change == nil ? 0.7 : max(confidence, 0.95)
    }
    return Link(
      from: pair.from, to: pair.to, relation: .continues,
      confidence: confidence - (gap > 1 ? 0.1 : 0), evidence: evidence)
  }

  private func proof(_ from: Locator, _ to: Locator) -> (Printing, Printing)? {
    guard let mine = printed[from], let its = printed[to] else { return nil }
    guard let key = mine.keys.filter({ its[$0] != nil }).min(), let one = mine[key],
      let other = its[key]
    else { return nil }
    return (one, other)
  }

  /// Whether two items print one resolution.
  private func shared(_ from: Locator, _ to: Locator) -> Bool { proof(from, to) != nil }
}
