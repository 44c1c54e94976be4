import Documents
import Search
import Store

/// The items of an agenda with what hangs on them.
package struct AgendaTable: Sendable, Equatable {
  package struct Row: Sendable, Equatable {
    package var place: Locator
    package var item: String
    package var title: String
    package var parent: String?
    package var heading: String?
    /// Paragraphs that the item rests on.
    package var mandates: [Locator] = []
    /// Paragraphs that put it on this session's agenda.
    package var inclusions: [Locator] = []
    /// Printed under it, without what one of the others tells already.
    package var cited: [Locator] = []
    package var documents: [Locator] = []
    package var drafts: [Locator] = []
    package var outcomes: [Locator] = []
    /// Slots of programmes of work: planned.
    package var slots: [Locator] = []
    /// Records of meetings that took it up: held.
    package var meetings: [Locator] = []
    /// The same item of other sessions.
    package var earlier: [Locator] = []
    package var later: [Locator] = []

    /// Whether anything hangs on the item.
    package var isLinked: Bool {
      ![mandates, inclusions, cited, documents, drafts, outcomes, slots, meetings, earlier, later]
        .allSatisfy(\.isEmpty)
    }

    package init(place: Locator, item: AgendaItem) {
      self.place = place
      self.item = item.item
      title = item.title
      parent = item.parent
      heading = item.heading
    }
  }

  package var symbol: Symbol
  package var title: String?
  package var type: DocumentType
  package var body: String?
  package var session: String?
  package var date: CalendarDay?
  package var rows: [Row]

  package init(
    symbol: Symbol, title: String?, type: DocumentType, body: String? = nil,
    session: String? = nil, date: CalendarDay? = nil, rows: [Row]
  ) {
    self.symbol = symbol
    self.title = title
    self.type = type
    self.body = body
    self.session = session
    self.date = date
    self.rows = rows
  }
}

extension Tracer {
  /// The items of an agenda, an annotated agenda or a programme; `nil` when the document lists none.
  ///
  /// - Parameter path: only this item and its parts; empty for all.
  /// - Throws: ``StoreError`` when the index cannot be read.
  package func table(of document: StoredDocument, within path: LocatorPath) throws -> AgendaTable? {
    let items = try maker.items(of: document)
    guard !items.isEmpty else { return nil }
    var rows: [AgendaTable.Row] = []
    for item in items {
      guard let place = Locator.item(item.item, of: document.symbol), place.path.isWithin(path)
      else { continue }
      rows.append(AgendaTable.Row(place: place, item: item))
    }
    let indices = Dictionary(
      rows.enumerated().map { ($1.place, $0) }, uniquingKeysWith: { first, _ in first })
    let start = Locator(document.symbol, path)
    for link in try reader.links(at: start, direction: .both) {
      if let index = indices[link.from], try maker.letsThrough(link.to.symbol) {
        rows[index].add(link.to, link)
      }
      if link.relation == .continues, let index = indices[link.to] {
        rows[index].earlier.addOnce(link.from)
      }
    }
    for index in rows.indices { rows[index].dropWhatIsTold() }
    return AgendaTable(
      symbol: document.symbol, title: document.title, type: document.type, body: document.body,
      session: document.session, date: document.date, rows: rows)
  }
}

extension AgendaTable.Row {
  fileprivate mutating func add(_ place: Locator, _ link: Link) {
    switch link.relation {
    case .mandate: mandates.addOnce(place)
    case .inclusion: inclusions.addOnce(place)
    case .cited: cited.addOnce(place)
    case .document, .report: documents.addOnce(place)
    case .draft: drafts.addOnce(place)
    case .outcome: outcomes.addOnce(place)
    case .considered where link.planned: slots.addOnce(place)
    case .considered: meetings.addOnce(place)
    case .continues: later.addOnce(place)
    case .reference: break
    }
  }

  fileprivate mutating func dropWhatIsTold() {
    let told = mandates + inclusions + documents + drafts + outcomes
    cited.removeAll { told.contains($0) }
    slots.sort { $0.path.description < $1.path.description }
  }
}

extension [Locator] {
  fileprivate mutating func addOnce(_ place: Locator) {
    if !contains(place) { append(place) }
  }
}
