import Documents
import Search
import Store

/// Along the items of agendas.
extension Tracer {
  /// Takes every item of the thread and what its links lead to, until nothing new is met.
  func followItems() throws {
    while let item = thread.pop() {
      try addPlacement(item)
      if item.part == .whole || item.part == .itself {
        for sibling in try maker.siblings(of: item.locator) {
          thread.add(sibling, item.part, depth: item.depth)
        }
      }
      var links = try reader.links(at: item.locator, direction: .out)
      links += try reader.links(at: item.locator, direction: .in, relation: .continues)
      let narrow = try item.document.map { try Narrowing($0, links, maker: &maker) }
      for link in links {
        let own = link.relation == .continues && !isOf(item, link.from) ? link.to : link.from
        guard isOf(item, own), try narrow?.lets(link, maker: &maker) ?? true else { continue }
        try follow(link, from: own, item)
      }
    }
  }

  private func isOf(_ item: Thread.Item, _ place: Locator) -> Bool {
    guard place.symbol == item.locator.symbol else { return false }
    return item.part == .whole
      ? place.path.isWithin(item.locator.path) : place.path == item.locator.path
  }

  private func follow(_ link: Link, from own: Locator, _ item: Thread.Item) throws {
    let depth = item.depth
    switch link.relation {
    case .continues:
      guard depth < options.depth else { return }
      let other = link.from == own ? link.to : link.from
      // A like title alone says nothing of one text among several under an item.
      if item.document == nil || link.evidence.first?.rule != "continues-title" {
        thread.add(other, try part(of: other, beyond: link, item), depth: depth + 1)
      }
      try addPlacement(of: other, via: link, from: own, depth: depth + 1)
    case .mandate, .inclusion:
      try add(mandated(link, from: own, depth: depth + 1))
      results.append((link.to, depth + 1))
      guard depth < options.depth else { return }
      // The item under which that paragraph was adopted is the same matter one session before.
      try addItems(of: link.to.symbol, depth: depth)
      if link.relation == .mandate { try addFellows(of: link, depth: depth) }
    case .outcome:
      try add(event(.adopted, link, from: own, depth: depth + 1))
      results.append((link.to, depth + 1))
      try followResult(link.to.symbol, depth: depth + 1, from: link.to)
    case .draft: try add(event(.drafted, link, from: own, depth: depth + 1))
    case .document, .report:
      // An agenda lists itself among its papers.
      if link.to.symbol == own.symbol { return }
      let type = try maker.documents(of: link.to.symbol).first?.type ?? .report
      try add(event(TraceEvent.Kind(type), link, from: own, depth: depth + 1))
    case .considered: try addMeeting(link, from: own, depth: depth + 1)
    case .cited:
      let type = try maker.documents(of: link.to.symbol).first?.type ?? link.to.symbol.likelyType
      try add(event(TraceEvent.Kind(type), link, from: own, depth: depth + 1))
    case .reference: break
    }
  }

  /// How much of an item goes on with the matter of another one.
  ///
  /// A resolution may have put a part of an earlier item on the agenda by a name of its own; of the
  /// earlier item only what that resolution has to do with counts.
  private func part(
    of other: Locator, beyond link: Link, _ item: Thread.Item
  ) throws -> Thread.Part {
    let proof = link.evidence.first
    if link.from == other, let proof, proof.rule == "continues-inclusion",
      try maker.title(of: link.from).map(EventMaker.words)
        != maker.title(of: link.to).map(EventMaker.words)
    {
      return .document(proof.locator.symbol)
    }
    if item.part == .whole || proof?.rule == "continues-inclusion" { return .whole }
    return .itself
  }

  /// The items of other sessions that rest on the same paragraph, or on the same clause of it.
  private func addFellows(of link: Link, depth: Int) throws {
    for other in try reader.links(at: link.to, direction: .in, relation: .mandate)
    where other.to == link.to && other.from.path.item != nil {
      switch (link.span, other.span) {
      case (nil, nil) where !link.from.path.isSubItem && !other.from.path.isSubItem:
        thread.add(other.from, .whole, depth: depth + 1)
      case (let mine?, let its?) where mine.range.overlaps(its.range):
        thread.add(other.from, .itself, depth: depth + 1)
      default: break
      }
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
      thread.add(link.from, .whole, depth: depth + 1)
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
      event.meeting = try meeting(planned: event)
      // One slot takes up an item and parts of it; the number says which of them.
      event.text = [from.path.item, link.evidence.first?.text.withoutEndSigns].compactMap(\.self)
        .joined(separator: " ")
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

  /// The record of the meeting that a slot plans, else its number; `nil` where the programme tells none.
  private func meeting(planned event: TraceEvent) throws -> String? {
    guard let programme = try maker.documents(of: event.locator.symbol).first,
      let slot = try reader.programme(of: programme.id).first(where: {
        $0.date == event.date && $0.start == event.time && $0.meeting != nil
      })
    else { return nil }
    return try reader.record(of: slot, body: programme.body)?.display
      ?? slot.meeting.map(String.init)
  }

  /// The agenda's own line.
  private func addPlacement(_ item: Thread.Item) throws {
    try addPlacement(of: item.locator, via: nil, from: nil, depth: item.depth)
  }

  /// An agenda's line is a plan; a programme's items are planned where their slots are.
  private func addPlacement(of place: Locator, via link: Link?, from: Locator?, depth: Int) throws {
    guard let document = try maker.documents(of: place.symbol).first,
      document.type.listsItems, document.type != .programme, let number = place.path.item
    else { return }
    let items = try maker.items(of: document)
    guard let item = items.first(where: { $0.item == number }) else { return }
    let printed = try reader.paragraphs(of: document.id, within: place.path).first?.paragraph
    let evidence = printed.map {
      Evidence(
        locator: place, text: $0.text, range: 0..<$0.text.utf8.count, rule: "agenda-item")
    }
    let parts = items.filter { $0.parent == number }.map { "\($0.item) \($0.title)" }
    try add(
      TraceEvent(
        .planned, at: place,
        text: ([(printed?.text ?? item.title).withoutEndSigns] + parts).joined(separator: "; "),
        via: link == nil ? "agenda" : "continues", items: [place], title: item.title, from: from,
        confidence: link?.confidence,
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
        let isBetter = citation.source.path.weight < known.citation.source.path.weight
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

  /// What the place asked for refers to, one event a document, where no link tells of it.
  func addReferences(from place: Locator, in document: StoredDocument) throws {
    // An agenda's references stand under its items.
    if document.type.listsItems { return }
    let own = Set([place.symbol] + (try reader.symbols(of: document.id)))
    var first: [Symbol: StoredCitation] = [:]
    var order: [Symbol] = []
    for citation in try reader.citations(from: document.id)
    where citation.source.path.isWithin(place.path) {
      guard let target = citation.citation.target, !own.contains(target.symbol),
        citation.state == .resolved || citation.state == .missingDocument
      else { continue }
      if let known = first[target.symbol] {
        if citation.source.path.weight < known.source.path.weight {
          first[target.symbol] = citation
        }
      } else {
        first[target.symbol] = citation
        order.append(target.symbol)
      }
    }
    let known = list.symbols
    for symbol in order.prefix(Tracer.mostReferences) where !known.contains(symbol) {
      guard let citation = first[symbol], let target = citation.citation.target,
        let paragraph = try reader.paragraph(citation.paragraph)?.paragraph
      else { continue }
      let range = citation.citation.range.clamped(to: 0..<paragraph.text.utf8.count)
      let type = try maker.documents(of: symbol).first?.type ?? symbol.likelyType
      let title = try maker.title(of: Locator(symbol))
      var event = TraceEvent(
        TraceEvent.Kind(type), at: target, text: title ?? "", via: "reference", title: title,
        from: place, confidence: 1,
        evidence: [
          Evidence(
            locator: citation.source, text: paragraph.text[utf8: range], range: range,
            rule: citation.citation.verb.map { "citation, \($0)" } ?? "citation")
        ], depth: 1)
      if !target.path.isEmpty {
        event.text = try maker.paragraph(at: target)?.paragraph.text ?? event.text
      }
      try add(event)
    }
  }

  /// Documents that the place asked for refers to, at most.
  private static let mostReferences = 100
}

/// What of an item's links has to do with one text that was adopted or issued under it.
private struct Narrowing {
  private let document: Symbol
  private let title: String?
  /// The text puts an item on a later agenda, so that other items go on with other matters.
  private let leadsOn: Bool

  init(_ document: Symbol, _ links: [Link], maker: inout EventMaker) throws {
    self.document = document
    title = try maker.title(of: Locator(document)).map(EventMaker.words)
    leadsOn = links.contains { $0.relation == .continues && Narrowing.rests($0, on: document) }
  }

  private static func rests(_ link: Link, on document: Symbol) -> Bool {
    link.evidence.contains { $0.locator.symbol == document }
  }

  func lets(_ link: Link, maker: inout EventMaker) throws -> Bool {
    switch link.relation {
    case .outcome: link.to.symbol == document
    case .continues:
      leadsOn
        ? Narrowing.rests(link, on: document) : link.evidence.first?.rule == "continues-title"
    case .draft:
      // The draft of a text has its title.
      try link.to.symbol == document
        || title != nil && maker.title(of: link.to).map(EventMaker.words) == title
    case .document: link.to.symbol == document
    case .mandate, .inclusion, .considered: true
    case .cited, .report, .reference: false
    }
  }
}

extension Thread.Item {
  fileprivate var document: Symbol? {
    if case .document(let symbol) = part { symbol } else { nil }
  }
}

extension String {
  /// The text without colon, semicolon, full stop and blanks at its end.
  fileprivate var withoutEndSigns: String {
    var rest = self[...]
    while let last = rest.last, ":;. ：；。".contains(last) { rest.removeLast() }
    return String(rest)
  }
}

extension LocatorPath {
  fileprivate var isSubItem: Bool { steps.last?.letters.isEmpty == false }

  /// Less for a place whose reference says more: what an operative paragraph does with a text, then a
  /// preambular one, any other, a footnote.
  fileprivate var weight: Int {
    switch steps.last?.kind {
    case .op: 0
    case .pp: 1
    case .fn: 3
    default: 2
    }
  }
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
