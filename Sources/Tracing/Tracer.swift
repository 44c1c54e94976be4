import Documents
import Search
import Store

/// Follows a topic or a place through the meetings that an index knows of. Not `Sendable`.
///
/// An item of an agenda is followed along `continues` from session to session, and back to the
/// paragraphs that put it there; what the links of each item lead to becomes an event. From a
/// paragraph or a document the trace goes to the items it belongs to, and on from there.
package final class Tracer {
  /// Adopted texts and paragraphs met on the way whose citations are looked for, nearest first.
  static let mostResults = 200

  let catalogue: Catalogue
  let reader: Reader
  let options: TraceOptions
  var maker: EventMaker
  var thread = Thread()
  var list = EventList()
  var remarks: [String] = []
  /// Adopted texts and mandating paragraphs met on the way, whose later citations count.
  var results: [(place: Locator, depth: Int)] = []

  package init(_ catalogue: Catalogue, _ options: TraceOptions) {
    self.catalogue = catalogue
    self.options = options
    reader = catalogue.searcher.reader
    maker = EventMaker(catalogue, options.documents)
  }

  /// The items that an agenda, an annotated agenda or a programme lists, each of which has a way of its
  /// own: a trace without events. `nil` for any other document and for one that lists none.
  package func items(ofAgenda document: StoredDocument, at place: Locator) throws -> Trace? {
    guard document.type.isAgenda else { return nil }
    let items = try catalogue.items(of: document)
    guard !items.isEmpty else { return nil }
    var trace = Trace(subject: place.description, title: document.title)
    trace.items = items.compactMap { item in
      Locator.item(item.item, of: place.symbol).map { ($0, item.title) }
    }
    trace.remarks = ["\(place) lists \(items.count) items; each has a trace of its own"]
    return trace
  }

  /// The items that a document was issued or adopted under, or that it takes up.
  package func items(of document: StoredDocument) throws -> [Locator] {
    var items: [Locator] = []
    for link in try reader.links(at: Locator(document.symbol), direction: .in)
    where [.outcome, .draft, .document, .considered].contains(link.relation)
      && link.from.path.item != nil && !items.contains(link.from)
    {
      items.append(link.from)
    }
    return items
  }

  // MARK: from a place

  /// The way of what stands at a place.
  ///
  /// - Parameter documents: those of the place; empty when it is not in the index, which may link to
  ///   it all the same.
  /// - Throws: ``StoreError`` when the index cannot be read.
  package func trace(_ start: Locator, in documents: [StoredDocument]) throws -> Trace {
    if start.path.item != nil {
      thread.add(start, .whole, depth: 0)
      try tellSameTitles([start] + maker.namesakes(of: start))
    } else {
      try begin(at: start, documents.first)
    }
    try followItems()
    if start.path.item == nil {
      try addCitations(of: start, depth: 1, keepingKnown: true)
      // Most texts refer to a resolution as a whole, whatever paragraph they mean.
      if !start.path.isEmpty {
        try addCitations(of: Locator(start.symbol), depth: 1, keepingKnown: true)
      }
      for document in documents.prefix(1) { try addReferences(from: start, in: document) }
    }
    for result in results.prefix(Tracer.mostResults) where result.place.symbol != start.symbol {
      try addCitations(of: result.place, depth: result.depth + 1, keepingKnown: false)
    }
    return try finished(start.description, title: maker.title(of: start))
  }

  /// The first step from a place that is no item.
  private func begin(at start: Locator, _ document: StoredDocument?) throws {
    if let document {
      let paragraph = start.path.isEmpty ? nil : try maker.paragraph(at: start)
      try add(
        TraceEvent(
          TraceEvent.Kind(document.type), at: start,
          text: paragraph?.paragraph.text ?? document.title ?? "", via: "start"))
    }
    for link in try reader.links(at: start, direction: .in) {
      try follow(back: link, depth: 0)
    }
    // A paragraph belongs to the items of its document, unless it has its own.
    if thread.items.isEmpty, !start.path.isEmpty || document?.type.isAgenda != true {
      try addItems(of: start.symbol, depth: 0)
    }
    try followResult(start.symbol, depth: 0, from: start)
  }

  /// A link that reaches a place, taken from there to its item.
  private func follow(back link: Link, depth: Int) throws {
    switch link.relation {
    case .mandate, .inclusion:
      guard link.from.path.item != nil else { break }
      try add(mandated(link, from: link.to, depth: depth))
      thread.add(link.from, .whole, depth: depth + 1)
    case .outcome, .draft, .document, .considered:
      if link.from.path.item != nil {
        thread.add(link.from, .document(link.to.symbol), depth: depth + 1)
      } else {
        // The resolution that came of this draft.
        try add(
          TraceEvent(
            .adopted, at: link.from, text: try maker.title(of: link.from) ?? "",
            via: link.relation.rawValue, from: link.to, confidence: link.confidence,
            evidence: link.evidence, depth: depth + 1))
        try addItems(of: link.from.symbol, depth: depth)
      }
    case .report:
      try add(
        TraceEvent(
          .adopted, at: link.from, text: try maker.title(of: link.from) ?? "", via: "report",
          from: link.to, confidence: link.confidence, evidence: link.evidence, depth: depth + 1))
      try addItems(of: link.from.symbol, depth: depth)
    case .cited:
      // An agenda prints the resolution under an item: the item goes on with its matter.
      if link.from.path.item != nil {
        thread.add(link.from, .itself, depth: depth + 1)
      }
    case .continues, .reference: break
    }
  }

  /// The items that a document was issued or adopted under.
  func addItems(of symbol: Symbol, depth: Int) throws {
    for link in try reader.links(at: Locator(symbol), direction: .in)
    where link.from.path.item != nil && link.to.path.isEmpty {
      switch link.relation {
      case .outcome, .draft, .document:
        thread.add(link.from, .document(symbol), depth: depth + 1)
      default: break
      }
    }
  }

  func add(_ event: TraceEvent) throws {
    guard try maker.letsThrough(event.locator.symbol) else { return }
    list.add(try maker.completed(event))
  }

  // MARK: the end

  func finished(_ subject: String, title: String?) throws -> Trace {
    if thread.isCut {
      remarks.append("only the nearest \(Thread.most) items of agendas were followed")
    }
    var trace = Trace(subject: subject, title: title, remarks: remarks)
    let events = list.telling.filter {
      options.kinds.isEmpty || options.kinds.contains($0.kind)
    }
    trace.total = events.count
    for item in thread.items where !trace.items.contains(where: { $0.locator == item.locator }) {
      let title = try maker.title(of: item.locator) ?? list.printedTitle(of: item.locator)
      trace.items.append((item.locator, title))
    }
    trace.events = Tracer.strongest(events, options.limit).sorted(by: Tracer.isBefore)
    if trace.total > trace.events.count {
      trace.remarks.append(
        "\(trace.events.count) of \(trace.total) events; --limit gives more")
    }
    return trace
  }

  /// The events that are kept: those that links tell, nearest first, then the best of the search.
  private static func strongest(_ events: [TraceEvent], _ limit: Int) -> [TraceEvent] {
    guard events.count > limit else { return events }
    return Array(
      events.sorted { one, other in
        switch (one.score, other.score) {
        case (nil, nil): return one.depth < other.depth
        case (nil, _): return true
        case (_, nil): return false
        case (let a?, let b?): return a > b
        }
      }.prefix(limit))
  }

  /// In the order of time; without a date where the session puts it, plans first.
  private static func isBefore(_ one: TraceEvent, _ other: TraceEvent) -> Bool {
    let (a, b) = (one.sortDay, other.sortDay)
    if a != b { return a < b }
    if let early = one.time, let late = other.time, early != late { return early < late }
    if one.kind != other.kind { return one.kind.rank < other.kind.rank }
    if one.locator.symbol != other.locator.symbol {
      return one.locator.symbol < other.locator.symbol
    }
    return one.locator.path.precedes(other.locator.path)
  }
}

extension TraceEvent {
  /// Days since 1970, of the date or of what stands for it: what only a session dates comes after its
  /// opening, adopted texts in December, and nothing after what came of it; `nil` when nothing tells.
  package var day: Int? {
    if let date { return date.ordinal }
    let opening = SessionYear.opening(body: body, session: session, symbol: locator.symbol)
    guard let opening else { return latest?.ordinal }
    let usual = opening.ordinal + (kind == .planned || kind == .mandated ? 0 : 90)
    return min(latest?.ordinal ?? .max, usual)
  }

  fileprivate var sortDay: Int { day ?? .max }
}
