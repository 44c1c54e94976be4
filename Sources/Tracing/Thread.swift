import Documents

/// The items of agendas that a trace goes along, each once.
struct Thread {
  struct Item {
    let locator: Locator
    let depth: Int
    /// Sub-items belong to it too.
    let isWhole: Bool
  }

  private(set) var items: [Item] = []
  private var next = 0

  /// Adds an item unless it, or a whole item around it, is there.
  mutating func add(_ locator: Locator, depth: Int, isWhole: Bool) {
    guard locator.path.item != nil else { return }
    let isThere = items.contains { item in
      item.locator.symbol == locator.symbol
        && (item.isWhole
          ? locator.path.isWithin(item.locator.path)
          : item.locator.path == locator.path && !isWhole)
    }
    if !isThere { items.append(Item(locator: locator, depth: depth, isWhole: isWhole)) }
  }

  /// The next item that was not given out yet, nearest to the start first.
  mutating func pop() -> Item? {
    guard next < items.count else { return nil }
    next += 1
    return items[next - 1]
  }

  /// Whether the trace goes along an item, as itself or as a part of a whole one.
  func holds(_ locator: Locator) -> Bool {
    items.contains { item in
      item.locator == locator
        || item.isWhole && item.locator.symbol == locator.symbol
          && locator.path.isWithin(item.locator.path)
    }
  }
}

/// Events by place and kind: one that is met again keeps the stronger proof and gains the weaker.
struct EventList {
  private struct Key: Hashable {
    let kind: TraceEvent.Kind
    let locator: Locator
  }

  private(set) var events: [TraceEvent] = []
  private var places: [Key: Int] = [:]

  mutating func add(_ event: TraceEvent) {
    let key = Key(kind: event.kind, locator: event.locator)
    guard let index = places[key] else {
      places[key] = events.count
      events.append(event)
      return
    }
    var kept = events[index]
    var other = event
    // What a place is linked by says more than that it was the start.
    if kept.via == "start" || event.via != "start" && event.rank < kept.rank {
      swap(&kept, &other)
    }
    for item in other.items where !kept.items.contains(item) { kept.items.append(item) }
    for proof in other.evidence where !kept.evidence.contains(proof) { kept.evidence.append(proof) }
    kept.depth = min(kept.depth, other.depth)
    events[index] = kept
  }

  func holds(_ kind: TraceEvent.Kind, _ locator: Locator) -> Bool {
    places[Key(kind: kind, locator: locator)] != nil
  }

  /// The documents that events stand in.
  var symbols: Set<Symbol> { Set(events.map(\.locator.symbol)) }
}

extension TraceEvent {
  /// The strength of what led here: links in the order of their relations, then the rest.
  fileprivate var rank: Double {
    let place = Relation(rawValue: via).flatMap { Relation.allCases.firstIndex(of: $0) } ?? 20
    return Double(place) - (confidence ?? 0) / 2
  }
}
