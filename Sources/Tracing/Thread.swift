import Documents

/// The items of agendas that a trace goes along, each once.
struct Thread {
  /// How much of an item belongs to the matter.
  enum Part: Hashable {
    /// The item with its sub-items.
    case whole
    /// The item without its sub-items.
    case itself
    /// Of the item what has to do with this text, adopted or issued under it.
    case document(Symbol)
  }

  struct Item: Hashable {
    let locator: Locator
    let part: Part
    let depth: Int
  }

  /// The most items: an agenda made to do harm could list any number.
  static let most = 400

  private(set) var items: [Item] = []
  /// Items were left out.
  private(set) var isCut = false
  private var places: [Symbol: [Int]] = [:]
  private var next = 0

  /// Adds an item unless it, or a whole item around it, is there.
  mutating func add(_ locator: Locator, _ part: Part, depth: Int) {
    guard locator.path.item != nil else { return }
    guard items.count < Thread.most else {
      isCut = true
      return
    }
    let isThere = places[locator.symbol, default: []].contains { index in
      let item = items[index]
      if item.part == .whole { return locator.path.isWithin(item.locator.path) }
      return item.locator.path == locator.path
        && (item.part == part || item.part == .itself && part != .whole)
    }
    guard !isThere else { return }
    places[locator.symbol, default: []].append(items.count)
    items.append(Item(locator: locator, part: part, depth: depth))
  }

  /// The next item that was not given out yet, nearest to the start first.
  mutating func pop() -> Item? {
    guard next < items.count else { return nil }
    next += 1
    return items[next - 1]
  }
}

/// Events by place and kind: one that is met again keeps the stronger proof and gains the weaker.
struct EventList {
  private struct Key: Hashable {
    let kind: TraceEvent.Kind
    let locator: Locator
  }

  /// Items and proofs that one event keeps, at most.
  private static let most = 50

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
    for item in other.items.prefix(EventList.most)
    where kept.items.count < EventList.most && !kept.items.contains(item) {
      kept.items.append(item)
    }
    for proof in other.evidence.prefix(EventList.most)
    where kept.evidence.count < EventList.most && !kept.evidence.contains(proof) {
      kept.evidence.append(proof)
    }
    if kept.isSlot, !kept.text.contains(other.text) {
      // Parts of an item say more than the item, which every slot repeats.
      let isPart = other.items.first?.parentItem != nil
      kept.text = isPart ? other.text + "; " + kept.text : kept.text + "; " + other.text
    }
    kept.depth = min(kept.depth, other.depth)
    events[index] = kept
  }

  func holds(_ kind: TraceEvent.Kind, _ locator: Locator) -> Bool {
    places[Key(kind: kind, locator: locator)] != nil
  }

  /// The events without those that another one of the same place or document makes idle: the place
  /// asked for where links tell of it, what an agenda only prints, what a start says of a document.
  var telling: [TraceEvent] {
    let linked = events.filter { $0.via != "start" && $0.via != "cited" }
    let places = Set(events.filter { $0.via != "start" }.map(\.locator))
    let documents = Set(linked.filter { $0.kind != .cited }.map(\.locator.symbol))
    return events.filter { event in
      // A sub-item stands in the line of its item.
      if event.kind == .planned, event.via != "search", let parent = event.locator.parentItem,
        places.contains(parent)
      {
        return false
      }
      return switch event.via {
      case "start": !places.contains(event.locator)
      case "cited": !documents.contains(event.locator.symbol)
      default: true
      }
    }
  }

  /// The title of an item whose agenda is not here, as a text issued under it prints it.
  func printedTitle(of item: Locator) -> String? {
    guard let number = item.path.item else { return nil }
    let lines = events.filter { $0.from == item }.compactMap(\.evidence.first)
      .filter { $0.rule.hasPrefix("masthead-item") && $0.text.hasPrefix(number + " ") }
    return lines.first.map { String($0.text.dropFirst(number.count + 1)) }
  }

  /// The documents that events stand in.
  var symbols: Set<Symbol> { Set(events.map(\.locator.symbol)) }
}

extension Locator {
  /// The item above a sub-item; `nil` for anything else.
  fileprivate var parentItem: Locator? {
    guard let step = path.steps.last, step.kind == .item, !step.letters.isEmpty else { return nil }
    return Locator(symbol, LocatorPath([LocatorStep(.item, step.value)]))
  }
}

extension TraceEvent {
  fileprivate var isSlot: Bool { locator.path.steps.last?.kind == .slot }

  /// The strength of what led here: links in the order of their relations, what is only printed under
  /// an item, then the rest.
  fileprivate var rank: Double {
    if via == Relation.cited.rawValue { return 15 }
    let place = Relation(rawValue: via).flatMap { Relation.allCases.firstIndex(of: $0) } ?? 20
    return Double(place) - (confidence ?? 0) / 2
  }
}
