import Documents
import Search
import Store

/// Along the items of agendas.
extension Tracer {
  /// Takes every item of the thread and what its links lead to, until nothing new is met.
  func followItems() throws {
    while let item = thread.pop() {
      try addPlacement(item)
      var links = try reader.links(at: item.locator, direction: .out)
      links += try reader.links(at: item.locator, direction: .in, relation: .continues)
      for link in links {
        let own = link.relation == .continues && !isOf(item, link.from) ? link.to : link.from
        guard isOf(item, own) else { continue }
        try follow(link, from: own, item)
      }
    }
  }

  private func isOf(_ item: Thread.Item, _ place: Locator) -> Bool {
    guard place.symbol == item.locator.symbol else { return false }
    return item.isWhole
      ? place.path.isWithin(item.locator.path) : place.path == item.locator.path
  }

  private func follow(_ link: Link, from own: Locator, _ item: Thread.Item) throws {
    let depth = item.depth
    switch link.relation {
    case .continues:
      guard depth < options.depth else { return }
      let other = link.from == own ? link.to : link.from
      thread.add(
        other, depth: depth + 1, isWhole: item.isWhole)
      try addPlacement(of: other, via: link, from: own, depth: depth + 1)
    case .mandate, .inclusion:
      try add(mandated(link, from: own, depth: depth + 1))
      results.append((link.to, depth + 1))
      // The item under which that paragraph was adopted is the same matter one session before.
      if depth < options.depth { try addItems(of: link.to.symbol, depth: depth) }
    case .outcome:
      try add(event(.adopted, link, from: own, depth: depth + 1))
      results.append((link.to, depth + 1))
      try followResult(link.to.symbol, depth: depth + 1, from: link.to)
    case .draft: try add(event(.drafted, link, from: own, depth: depth + 1))
    case .document, .report: try add(event(.reported, link, from: own, depth: depth + 1))
    case .considered: try addMeeting(link, from: own, depth: depth + 1)
    case .cited:
      let type = try maker.documents(of: link.to.symbol).first?.type ?? link.to.symbol.likelyType
      try add(event(TraceEvent.Kind(type), link, from: own, depth: depth + 1))
    case .reference: break
    }
  }

  /// What an adopted text came from, and the items that its paragraphs lead to.
  func followResult(_ symbol: Symbol, depth: Int, from: Locator) throws {
    for link in try reader.links(at: Locator(symbol), direction: .out)
    where link.from.path.item == nil {
      switch link.relation {
      case .report, .draft:
        var event = try self.event(
          link.relation == .draft ? .drafted : .reported, link, from: from, depth: depth + 1)
        event.latest = try maker.documents(of: symbol).first.flatMap { $0.adoptedOn ?? $0.date }
        try add(event)
      default: break
      }
    }
    guard depth < options.depth else { return }
    // What it puts on a later agenda is the same matter.
    for link in try reader.links(at: Locator(symbol), direction: .in)
    where link.relation == .inclusion && link.from.path.item != nil && depth > 0 {
      thread.add(link.from, depth: depth + 1, isWhole: true)
    }
  }

  // MARK: events

  /// The event of a link's far end.
  func event(
    _ kind: TraceEvent.Kind, _ link: Link, from: Locator, depth: Int
  ) throws -> TraceEvent {
    let sentence = link.evidence.first { $0.rule == "adoption-sentence" }
    let title = try maker.title(of: link.to)
    var event = TraceEvent(
      kind, at: link.to, text: sentence?.text ?? title ?? "", via: link.relation.rawValue,
      items: from.path.item == nil ? [] : [from], title: title, from: from,
      confidence: link.confidence, evidence: link.evidence, depth: depth)
    event.meeting = sentence?.locator.symbol.display
    if link.to.path.steps.isEmpty == false {
      event.text = try maker.paragraph(at: link.to)?.paragraph.text ?? event.text
    }
    return event
  }

  func mandated(_ link: Link, from: Locator, depth: Int) throws -> TraceEvent {
    var event = try self.event(.mandated, link, from: from, depth: depth)
    event.items = [link.from]
    event.title = try maker.title(of: Locator(link.to.symbol))
    if let span = link.span { event.text = span.text }
    return event
  }

  /// A meeting or slot that takes the item up, and who spoke there.
  private func addMeeting(_ link: Link, from: Locator, depth: Int) throws {
    var event = try self.event(
      link.planned ? .planned : .considered, link, from: from, depth: depth)
    if let step = link.to.path.steps.last, step.kind == .slot {
      let parts = step.value.split(separator: "T")
      event.date = parts.first.flatMap { CalendarDay(iso: String($0)) }
      event.time = parts.count > 1 ? ClockTime(String(parts[1])) : nil
      event.text = link.evidence.first?.text ?? event.text
    }
    try add(event)
    guard !link.planned, let number = from.path.item else { return }
    for document in try maker.documents(of: link.to.symbol).prefix(1) where document.type.isRecord {
      for speech in try reader.speeches(of: document.id) where speech.item == number {
        let place = Locator(document.symbol, speech.path)
        let words = try maker.paragraph(at: place)?.paragraph.text ?? ""
        var said = TraceEvent(
          .said, at: place, text: words, via: "record", items: [from], from: link.to,
          confidence: link.confidence,
          evidence: link.evidence.filter { $0.locator == place }, depth: depth + 1)
        said.speaker = speech.speaker + (speech.affiliation.map { " (\($0))" } ?? "")
        try add(said)
      }
    }
  }

  /// The agenda's own line.
  private func addPlacement(_ item: Thread.Item) throws {
    let places: [Locator]
    if item.isWhole, let document = try maker.documents(of: item.locator.symbol).first {
      places = try catalogue.items(of: document).compactMap {
        Locator.item($0.item, of: item.locator.symbol)
      }.filter { $0.path.isWithin(item.locator.path) }
    } else {
      places = [item.locator]
    }
    for place in places { try addPlacement(of: place, via: nil, from: nil, depth: item.depth) }
  }

  /// An agenda's line is a plan; a programme's items are planned where their slots are.
  private func addPlacement(of place: Locator, via link: Link?, from: Locator?, depth: Int) throws {
    guard let document = try maker.documents(of: place.symbol).first,
      document.type.isAgenda || document.type == .list,
      let item = try catalogue.items(of: document).first(where: { $0.item == place.path.item })
    else { return }
    if document.type == .programme { return }
    let printed = try reader.paragraphs(of: document.id, within: place.path).first?.paragraph
    let evidence = printed.map {
      Evidence(
        locator: place, text: $0.text, range: 0..<$0.text.utf8.count, rule: "agenda-item")
    }
    try add(
      TraceEvent(
        .planned, at: place, text: printed?.text ?? item.title,
        via: link == nil ? "agenda" : "continues",
        items: [place], title: item.title, from: from, confidence: link?.confidence,
        evidence: (link?.evidence ?? []) + (evidence.map { [$0] } ?? []), depth: depth))
  }

  // MARK: what cites

  /// Later texts that refer to a place, one event a document.
  ///
  /// - Parameter keepingKnown: also documents that are events already.
  func addCitations(of place: Locator, depth: Int, keepingKnown: Bool) throws {
    var first: [Symbol: (citation: StoredCitation, count: Int)] = [:]
    var order: [Symbol] = []
    for citation in try reader.citations(of: place, limit: 2000) {
      let symbol = citation.source.symbol
      // An agenda's line is an event of its own, and so is one that is there already.
      if symbol == place.symbol || citation.source.path.item != nil
        || list.holds(.cited, citation.source)
      {
        continue
      }
      if let known = first[symbol] {
        // What an operative paragraph does with it says most.
        let isBetter = citation.source.path.isOperative && !known.citation.source.path.isOperative
        first[symbol] = (isBetter ? citation : known.citation, known.count + 1)
      } else {
        first[symbol] = (citation, 1)
        order.append(symbol)
      }
    }
    let known = list.symbols
    for symbol in order {
      guard let (citation, count) = first[symbol], keepingKnown || !known.contains(symbol),
        let paragraph = try reader.paragraph(citation.paragraph)?.paragraph
      else { continue }
      let range = citation.citation.range.clamped(to: 0..<paragraph.text.utf8.count)
      let rule = citation.citation.verb.map { "citation, \($0)" } ?? "citation"
      var event = TraceEvent(
        .cited, at: citation.source, text: paragraph.text, via: "citation",
        title: try maker.title(of: Locator(symbol)), from: place, confidence: 1,
        evidence: [
          Evidence(
            locator: citation.source, text: paragraph.text[utf8: range], range: range, rule: rule)
        ], depth: depth)
      event.passages = count
      event.focus = range
      try add(event)
    }
  }
}

extension LocatorPath {
  fileprivate var isOperative: Bool { steps.contains { $0.kind == .op } }
}

extension Symbol {
  /// What a document that is not here must be, as far as its symbol tells.
  var likelyType: DocumentType {
    let parts = components.map { $0.uppercased() }
    if parts.contains("RES") { return .resolution }
    if parts.contains("DEC") { return .decision }
    if parts.contains(where: { $0.hasPrefix("L.") }) { return .draft }
    if parts.contains(where: { $0.hasPrefix("PV.") }) { return .verbatimRecord }
    if parts.contains(where: { $0.hasPrefix("SR.") }) { return .summaryRecord }
    return .report
  }
}
