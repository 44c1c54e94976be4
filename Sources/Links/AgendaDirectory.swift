import Documents

/// The agendas of a corpus, by body and session, with their items ready for matching by title.
struct AgendaDirectory {
  struct Item {
    let item: AgendaItem
    let title: TitleKey
  }

  struct Agenda {
    let symbol: Symbol
    let type: DocumentType
    let language: Language
    let items: [Item]
    private let places: [String: Int]

    init(symbol: Symbol, type: DocumentType, language: Language, items: [Item]) {
      self.symbol = symbol
      self.type = type
      self.language = language
      self.items = items
      places = Dictionary(
        items.indices.map { (items[$0].item.item, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The item whose title is most like `title`, among those that `isCandidate` lets through.
    func best(
      for title: TitleKey, where isCandidate: (AgendaItem) -> Bool
    ) -> (item: AgendaItem, similarity: Double)? {
      var best: (item: AgendaItem, similarity: Double)?
      for candidate in items where isCandidate(candidate.item) {
        let similarity = title.similarity(to: candidate.title)
        if similarity > (best?.similarity ?? 0) { best = (candidate.item, similarity) }
      }
      return best
    }

    func item(_ number: String) -> Item? { places[number].map { items[$0] } }
  }

  private(set) var agendas: [String: [Agenda]] = [:]

  /// Items of an agenda that are looked at; the longest real ones have some four hundred.
  private static let most = 2000

  /// Committees of the Assembly work on the Assembly's agenda, so their body is `A`.
  static func key(body: String?, session: String?) -> String? {
    guard let body, let session else { return nil }
    let owner = body.hasPrefix("A/C.") || body == "A/BUR" || body == "A/SPC" ? "A" : body
    return owner + " " + session
  }

  mutating func add(_ document: LinkDocument) {
    guard !document.items.isEmpty,
      document.type == .agenda || document.type == .annotatedAgenda
        || document.type == .list,
      let key = AgendaDirectory.key(body: document.body, session: document.session)
    else { return }
    let items = document.items.prefix(AgendaDirectory.most).map {
      Item(item: $0, title: TitleKey($0.title))
    }
    agendas[key, default: []].append(
      Agenda(
        symbol: document.symbol, type: document.type, language: document.language, items: items))
  }

  func agendas(body: String?, session: String?) -> [Agenda] {
    AgendaDirectory.key(body: body, session: session).flatMap { agendas[$0] } ?? []
  }
}
