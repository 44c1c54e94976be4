import Documents
import Store

/// A link with the titles of its two ends, as the index knows them.
package struct TitledLink: Sendable, Equatable {
  package let link: Link
  package let fromTitle: String?
  package let toTitle: String?
  /// Steps from the place asked for, from 1.
  package let depth: Int
  /// Whether the link leaves the place it was looked up for, or reaches it.
  package let isReached: Bool
  /// The place it was looked up for: the far end of a link one step nearer; `nil` at the first step.
  package let place: Locator?

  package init(
    _ link: Link, fromTitle: String?, toTitle: String?, depth: Int = 1, isReached: Bool = false,
    place: Locator? = nil
  ) {
    self.link = link
    self.fromTitle = fromTitle
    self.toTitle = toTitle
    self.depth = depth
    self.isReached = isReached
    self.place = place
  }

  /// The end at the place it was looked up for, and the other.
  package var near: Locator { isReached ? link.to : link.from }
  package var far: Locator { isReached ? link.from : link.to }
  package var nearTitle: String? { isReached ? toTitle : fromTitle }
  package var farTitle: String? { isReached ? fromTitle : toTitle }
}

/// Which links of a place are asked for.
package enum LinkSide: String, Sendable, CaseIterable { case out, `in`, both }

extension Catalogue {
  /// The links of a place, nearest first, each once.
  ///
  /// - Parameters:
  ///   - document: the place's document; `nil` when it is not in the index, which may link to it yet.
  ///   - side: `nil` takes those that leave an agenda, a programme or an item, and those that reach
  ///     anything else; both where there are none, and both on every further step, where the links
  ///     of a paragraph's whole document count too.
  ///   - relations: empty for all but `reference`, which are many and come when asked for.
  ///   - depth: how many steps to go on from the far ends; at least 1.
  ///   - options: their lists and days say which documents the far ends may be in.
  package func links(
    _ locator: Locator, _ document: StoredDocument?, side: LinkSide?, relations: Set<Relation>,
    depth: Int, among options: SearchOptions = SearchOptions()
  ) throws -> [TitledLink] {
    let leaves =
      locator.path.item != nil
      || document.map { [.agenda, .annotatedAgenda, .programme].contains($0.type) } ?? false
    let first: LinkSide = side ?? (leaves ? .out : .in)
    let found = try walk(from: locator, first, then: side, relations, depth, options)
    if found.isEmpty, side == nil {
      return try walk(from: locator, .both, then: nil, relations, depth, options)
    }
    return found
  }

  private func isLetThrough(_ far: Locator, _ options: SearchOptions) throws -> Bool {
    guard options.isNarrowing else { return true }
    return try reader.documents(for: far.symbol).contains { options.letThrough($0) }
  }

  /// The links of one place, without titles, with the side they were found at.
  private func near(
    _ place: Locator, _ side: LinkSide, _ relations: Set<Relation>, isFurther: Bool
  ) throws -> [TitledLink] {
    var found: [TitledLink] = []
    func add(_ links: [Link], isReached: Bool) {
      found += links.map {
        TitledLink($0, fromTitle: nil, toTitle: nil, isReached: isReached)
      }
    }
    // What a text came from and led to is said of it as a whole.
    let whole =
      isFurther && !place.path.isEmpty && place.path.item == nil ? Locator(place.symbol) : nil
    if side != .in {
      add(try reader.links(at: place, direction: .out), isReached: false)
      if let whole {
        add(
          try reader.links(at: whole, direction: .out).filter(\.from.path.isEmpty),
          isReached: false)
      }
    }
    if side != .out {
      add(try reader.links(at: place, direction: .in), isReached: true)
      if let whole {
        add(
          try reader.links(at: whole, direction: .in).filter(\.to.path.isEmpty), isReached: true)
      }
    }
    if relations.contains(.reference) {
      if side != .in { add(try references(of: place, .out), isReached: false) }
      if side != .out { add(try references(of: place, .in), isReached: true) }
    }
    return found
  }

  private func walk(
    from start: Locator, _ first: LinkSide, then further: LinkSide?, _ relations: Set<Relation>,
    _ depth: Int, _ options: SearchOptions
  ) throws -> [TitledLink] {
    var found: [TitledLink] = []
    var seen: Set<String> = []
    var visited: Set<Locator> = [start]
    var places = [start]
    for step in 1...max(1, depth) where !places.isEmpty {
      var next: [Locator] = []
      let side = step == 1 ? first : further ?? .both
      for place in places {
        for link in try near(place, side, relations, isFurther: step > 1 && further == nil)
        where try (relations.isEmpty || relations.contains(link.link.relation))
          && seen.insert("\(link.link.from) \(link.link.relation) \(link.link.to)").inserted
          && isLetThrough(link.far, options)
        {
          found.append(
            TitledLink(
              link.link, fromTitle: try title(of: link.link.from),
              toTitle: try title(of: link.link.to), depth: step, isReached: link.isReached,
              place: step == 1 ? nil : place))
          if visited.insert(link.far).inserted { next.append(link.far) }
        }
      }
      places = next
    }
    return found.enumerated().sorted { one, other in
      let (a, b) = (one.element, other.element)
      if a.depth != b.depth { return a.depth < b.depth }
      if a.link.from.symbol != b.link.from.symbol { return one.offset < other.offset }
      let (mine, its) = (a.link.from.path, b.link.from.path)
      if mine != its { return mine.precedes(its) }
      // What an item rests on comes before where it was planned and discussed.
      let (first, second) = (a.link.relation.rank, b.link.relation.rank)
      return first == second ? one.offset < other.offset : first < second
    }.map(\.element)
  }
}

extension LocatorPath {
  /// Whether a reader meets this place first where both stand in one list: numbers by their value.
  package func precedes(_ other: LocatorPath) -> Bool {
    for (mine, its) in zip(steps, other.steps) where mine != its {
      if mine.kind != its.kind { return mine.kind.rawValue < its.kind.rawValue }
      if mine.value != its.value {
        if let a = Int(mine.value), let b = Int(its.value) { return a < b }
        return mine.value < its.value
      }
      if mine.letters != its.letters {
        for (a, b) in zip(mine.letters, its.letters) where a != b {
          return a.utf8.count != b.utf8.count ? a.utf8.count < b.utf8.count : a < b
        }
        return mine.letters.count < its.letters.count
      }
      return mine.count ?? 0 < its.count ?? 0
    }
    return steps.count < other.steps.count
  }
}

extension Relation {
  fileprivate var rank: Int { Relation.allCases.firstIndex(of: self) ?? 0 }
}
