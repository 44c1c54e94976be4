import Documents

/// Which items of one agenda go on in which items of a later one.
///
/// Equal titles first, on one level and under the same parent; then an item that was split, merged or
/// moved; then changed titles, each the only match of the other.
struct AgendaPairing {
  struct Pair {
    let from: Locator
    let to: Locator
    let title: String
    let rule: String
    let confidence: Double
    /// `nil` where a shared resolution alone says so.
    let change: TitleChange?
  }

  private typealias Item = AgendaDirectory.Item
  private(set) var pairs: [Pair] = []
  private let old: AgendaDirectory.Agenda
  private let new: AgendaDirectory.Agenda
  private var usedOld: Set<String> = []
  private var usedNew: Set<String> = []
  /// The later number of an item, by its earlier one.
  private var partner: [String: String] = [:]

  /// Items that no equal title was found for are compared each with each; of more, none is.
  private static let most = 400

  init(
    _ old: AgendaDirectory.Agenda, _ new: AgendaDirectory.Agenda,
    isOpen: (Locator) -> Bool, isReachable: (Locator) -> Bool,
    shared: (Locator, Locator) -> Bool
  ) {
    self.old = old
    self.new = new
    let olds = old.items.filter { item in
      Locator.item(item.item.item, of: old.symbol).map(isOpen) ?? false
    }
    let news = new.items.filter { item in
      Locator.item(item.item.item, of: new.symbol).map(isReachable) ?? false
    }
    pairEqual(olds, news)
    pairSplit(olds, news)
    pairChanged(olds, news, shared)
  }

  private mutating func add(
    _ from: Item, _ to: Item, rule: String, confidence: Double, change: TitleChange?
  ) {
    guard let start = Locator.item(from.item.item, of: old.symbol),
      let end = Locator.item(to.item.item, of: new.symbol)
    else { return }
    usedOld.insert(from.item.item)
    usedNew.insert(to.item.item)
    if partner[from.item.item] == nil { partner[from.item.item] = to.item.item }
    pairs.append(
      Pair(
        from: start, to: end, title: to.item.title, rule: rule, confidence: confidence,
        change: change))
  }

  /// Items with nothing above them, then sub-items below the same title, then those whose title no
  /// other sub-item has.
  private mutating func pairEqual(_ olds: [Item], _ news: [Item]) {
    let ofOld = Dictionary(old.items.map { ($0.item.item, $0) }, uniquingKeysWith: { a, _ in a })
    let ofNew = Dictionary(new.items.map { ($0.item.item, $0) }, uniquingKeysWith: { a, _ in a })
    func parent(_ item: Item, _ all: [String: Item]) -> String {
      item.item.parent.flatMap { all[$0] }.map(\.title.squeezed) ?? ""
    }
    let keys: [(Item, [String: Item]) -> String?] = [
      { item, _ in item.item.parent == nil ? item.title.squeezed : nil },
      { item, all in
        item.item.parent == nil ? nil : parent(item, all) + "\n" + item.title.squeezed
      },
      { item, _ in item.item.parent == nil ? nil : item.title.squeezed },
    ]
    for key in keys {
      var groups: [String: [Item]] = [:]
      for item in news where !usedNew.contains(item.item.item) && !item.title.squeezed.isEmpty {
        if let key = key(item, ofNew) { groups[key, default: []].append(item) }
      }
      var sources: [String: Int] = [:]
      let open = olds.filter { !usedOld.contains($0.item.item) }
      for item in open { if let key = key(item, ofOld) { sources[key, default: 0] += 1 } }
      for item in open {
        guard let key = key(item, ofOld), sources[key] == 1, let found = groups[key],
          found.count == 1, let match = found.first
        else { continue }
        add(
          item, match, rule: "continues-title", confidence: TitleChange.same.confidence,
          change: .same)
      }
    }
  }

  /// An item becomes a sub-item of its title, or the other way round.
  private mutating func pairSplit(_ olds: [Item], _ news: [Item]) {
    var parts: [String: [Item]] = [:]
    for item in news where !usedNew.contains(item.item.item) && !item.title.squeezed.isEmpty {
      parts[item.title.squeezed, default: []].append(item)
    }
    var sources: [String: [Item]] = [:]
    for item in olds { sources[item.title.squeezed, default: []].append(item) }
    for (title, items) in parts.sorted(by: { $0.key < $1.key }) {
      guard items.count == 1, let item = items.first, let from = sources[title], from.count == 1,
        let source = from.first,
        partner[source.item.item] == nil || item.item.parent == partner[source.item.item]
      else { continue }
      add(source, item, rule: "continues-title-split", confidence: 0.9, change: .same)
    }
    var wholes: [String: [Item]] = [:]
    for item in news { wholes[item.title.squeezed, default: []].append(item) }
    for item in olds where !usedOld.contains(item.item.item) && !item.title.squeezed.isEmpty {
      guard let found = wholes[item.title.squeezed], found.count == 1, let match = found.first,
        !usedNew.contains(match.item.item)
          || item.item.parent.flatMap({ partner[$0] }) == match.item.item
      else { continue }
      add(item, match, rule: "continues-title-merged", confidence: 0.9, change: .same)
    }
  }

  /// Titles that changed: only where each of the two items has no other match.
  private mutating func pairChanged(
    _ olds: [Item], _ news: [Item], _ shared: (Locator, Locator) -> Bool
  ) {
    let open = olds.filter { !usedOld.contains($0.item.item) }
    let free = news.filter { !usedNew.contains($0.item.item) }
    guard open.count <= Self.most, free.count <= Self.most else { return }
    var candidates: [(from: Int, to: Int, change: TitleChange?)] = []
    for (from, item) in open.enumerated() {
      for (to, match) in free.enumerated() where isOneLevel(item, match) {
        if let change = TitleChange(item, match) {
          candidates.append((from, to, change))
        } else if item.title.similarity(to: match.title) >= 0.3,
          let start = Locator.item(item.item.item, of: old.symbol),
          let end = Locator.item(match.item.item, of: new.symbol), shared(start, end)
        {
          candidates.append((from, to, nil))
        }
      }
    }
    let ofOld = Dictionary(grouping: candidates, by: \.from)
    let ofNew = Dictionary(grouping: candidates, by: \.to)
    for candidate in candidates
    where ofOld[candidate.from]?.count == 1 && ofNew[candidate.to]?.count == 1 {
      add(
        open[candidate.from], free[candidate.to],
        rule: candidate.change?.rule ?? "continues-shared-resolution",
        confidence: candidate.change?.confidence ?? 0.7, change: candidate.change)
    }
  }

  /// Both stand alone, or below items of which one goes on in the other.
  private func isOneLevel(_ item: Item, _ match: Item) -> Bool {
    switch (item.item.parent, match.item.parent) {
    case (nil, nil): true
    case (let above?, let below?): partner[above] == below
    default: false
    }
  }
}
