import Documents
import Search
import Store

/// From a query.
extension Tracer {
  /// Passages of the search that are looked at, at most.
  private static let mostPassages = 600
  /// The share of the best score below which a passage holds the words by chance, far apart.
  private static let leastShare = 0.25
  /// Items that the topic is followed along, at most.
  private static let mostItems = 40

  /// The way of a topic: the items whose titles answer the query, what their links lead to, then what
  /// the search finds besides. Versions of one document in several languages are one event.
  ///
  /// - Throws: ``StoreError`` when the index cannot be read.
  package func trace(topic: String) throws -> Trace {
    let read = QueryReader.read(topic)
    let query = read.description
    guard read.query != .everything else {
      var trace = Trace(subject: topic, remarks: read.remarks)
      trace.remarks.append("the query holds no word")
      return trace
    }
    let items = try addTopicItems(query)
    try followItems()
    for result in results.prefix(Tracer.mostResults) where list.holds(.adopted, result.place) {
      try addCitations(of: result.place, depth: result.depth + 1, keepingKnown: false)
    }
    try addHits(topic)
    if try !items && !catalogue.hasAgendas() {
      remarks.append("the index holds no agenda; these events come from the search alone")
    }
    return try finished(query, title: nil)
  }

  /// The items whose titles answer the query.
  ///
  /// - Returns: whether there are any.
  private func addTopicItems(_ query: String) throws -> Bool {
    var listing = options.documents
    // Which documents the events may be in says nothing about the agenda that leads to them.
    listing.types = []
    listing.since = nil
    listing.until = nil
    listing.languages = []
    listing.limit = 4 * Tracer.mostItems
    listing.foldsCopies = false
    var places: [Locator] = []
    for hit in try catalogue.searcher.search("(\(query)) para:item", listing).hits
    where hit.role == .match && hit.locator.path.item != nil && !places.contains(hit.locator) {
      places.append(hit.locator)
    }
    if places.count > Tracer.mostItems {
      remarks.append(
        "\(places.count) items of agendas answer the query; the best \(Tracer.mostItems) are followed"
      )
    }
    for place in places.prefix(Tracer.mostItems) { thread.add(place, .itself, depth: 0) }
    try tellSameTitles(Array(places.prefix(Tracer.mostItems)))
    return !places.isEmpty
  }

  /// Two items of one agenda with one title cannot be told apart by a query.
  func tellSameTitles(_ places: [Locator]) throws {
    var byTitle: [String: [Locator]] = [:]
    var order: [String] = []
    for place in places {
      let key = try "\(place.symbol.key) \(maker.title(of: place) ?? "")"
      if byTitle[key] == nil { order.append(key) }
      byTitle[key, default: []].append(place)
    }
    for key in order {
      guard let same = byTitle[key], same.count > 1 else { continue }
      let names = same.map(\.description).joined(separator: ", ")
      remarks.append("\(names) have one title; trace one of them by its locator")
    }
  }

  /// What the search finds, best first: a speech by itself, of any other document its best passage.
  private func addHits(_ topic: String) throws {
    var searching = options.documents
    searching.limit = Tracer.mostPassages
    searching.offset = 0
    searching.order = .relevance
    searching.unit = .paragraph
    // A draft and the resolution it became are two events.
    searching.foldsCopies = false
    let found = try catalogue.searcher.search(topic, searching)
    remarks += found.remarks.filter { !remarks.contains($0) }
    let known = list.symbols
    var places: [Locator: Int] = [:]
    var events: [TraceEvent] = []
    var speeches: [Symbol: [Speech]] = [:]
    let best = found.hits.first { $0.role == .match }?.score ?? 0
    var weak = 0
    for hit in found.hits where hit.role == .match {
      if hit.score < best * Tracer.leastShare, !options.keepsWeak {
        weak += 1
        continue
      }
      let symbol = hit.locator.symbol
      var place = Locator(symbol)
      var speech: Speech?
      if hit.type.isRecord, !hit.locator.path.isEmpty {
        if speeches[symbol] == nil {
          speeches[symbol] = try maker.documents(of: symbol).first.map {
            try reader.speeches(of: $0.id)
          }
        }
        speech = speeches[symbol]?.first { hit.locator.path.isWithin($0.path) }
        if let speech { place = Locator(symbol, speech.path) }
      }
      if list.holds(.said, place) || speech == nil && known.contains(symbol) { continue }
      if let index = places[place] {
        events[index].passages += 1
        continue
      }
      places[place] = events.count
      events.append(try event(of: hit, speech))
    }
    for event in events { try add(event) }
    if weak > 0 {
      remarks.append(
        weak == 1
          ? "a passage that scores far below the best is left out; --all keeps it"
          : "\(weak) passages that score far below the best are left out; --all keeps them")
    }
    if found.total > found.hits.count {
      remarks.append("the best \(found.hits.count) of \(found.total) passages were looked at")
    }
  }

  private func event(of hit: Hit, _ speech: Speech?) throws -> TraceEvent {
    let kind = speech == nil ? TraceEvent.Kind(hit.type) : .said
    var event = TraceEvent(
      kind, at: hit.locator, text: hit.text, via: "search", date: hit.date, title: hit.title)
    event.score = hit.score
    event.focus = hit.highlights.first
    if let speech {
      event.speaker = speech.speaker + (speech.affiliation.map { " (\($0))" } ?? "")
    }
    if let step = hit.locator.path.steps.first, step.kind == .slot {
      event.date = CalendarDay(iso: String(step.value.prefix(10)))
      event.time = step.value.split(separator: "T").dropFirst().first.flatMap {
        ClockTime(String($0))
      }
    }
    return event
  }
}

extension Catalogue {
  /// The symbols of agendas, annotated agendas and programmes, in the order of the index, each once.
  package func agendas() throws -> [Symbol] {
    var seen: Set<Symbol> = []
    return try searcher.reader.allDocuments().filter { $0.type.isAgenda }.map(\.symbol)
      .filter { seen.insert($0).inserted }
  }

  /// Whether any document of the index lists the items of a session.
  func hasAgendas() throws -> Bool {
    try searcher.reader.documentCounts(by: .type).contains { count in
      DocumentType(rawValue: count.value)?.isAgenda == true
    }
  }
}
