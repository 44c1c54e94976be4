import Documents
import Store

/// A link with the titles of its two ends, as the index knows them.
package struct TitledLink: Sendable, Equatable {
  package let link: Link
  package let fromTitle: String?
  package let toTitle: String?
  /// Steps from the place asked for, from 1.
  package let depth: Int

  package init(_ link: Link, fromTitle: String?, toTitle: String?, depth: Int = 1) {
    self.link = link
    self.fromTitle = fromTitle
    self.toTitle = toTitle
    self.depth = depth
  }
}

/// Which links of a place are asked for.
package enum LinkSide: String, Sendable, CaseIterable { case out, `in`, both }

extension Catalogue {
  /// The links of a place, nearest first, each once.
  ///
  /// - Parameters:
  ///   - document: the place's document; `nil` when it is not in the index, which may link to it yet.
  ///   - side: `nil` takes those that leave an agenda, a programme or an item, and those that reach
  ///     anything else; both where there are none.
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
    let found = try walk(from: locator, first, relations, depth, options)
    if found.isEmpty, side == nil {
      return try walk(from: locator, .both, relations, depth, options)
    }
    return found
  }

  private func isLetThrough(
    _ link: Link, from place: Locator, _ options: SearchOptions
  ) throws -> Bool {
    guard options.isNarrowing else { return true }
    let far = link.from.symbol == place.symbol ? link.to : link.from
    return try reader.documents(for: far.symbol).contains { options.letThrough($0) }
  }

  private func walk(
    from start: Locator, _ side: LinkSide, _ relations: Set<Relation>, _ depth: Int,
    _ options: SearchOptions
  ) throws -> [TitledLink] {
    var found: [TitledLink] = []
    var seen: Set<String> = []
    var visited: Set<Locator> = [start]
    var places = [start]
    for step in 1...max(1, depth) where !places.isEmpty {
      var next: [Locator] = []
      for place in places {
        var all = try reader.links(at: place, direction: side.direction)
        if relations.contains(.reference) { all += try references(of: place, side) }
        for link in all
        where try (relations.isEmpty || relations.contains(link.relation))
          && seen.insert("\(link.from) \(link.relation) \(link.to)").inserted
          && isLetThrough(link, from: place, options)
        {
          found.append(
            TitledLink(
              link, fromTitle: try title(of: link.from), toTitle: try title(of: link.to),
              depth: step
            ))
          let ends =
            switch side {
            case .out: [link.to]
            case .in: [link.from]
            case .both: [link.from, link.to]
            }
          for end in ends where visited.insert(end).inserted { next.append(end) }
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

extension LinkSide {
  fileprivate var direction: LinkDirection {
    switch self {
    case .out: .out
    case .in: .in
    case .both: .both
    }
  }
}
