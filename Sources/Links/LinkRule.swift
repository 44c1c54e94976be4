import Documents

/// One way of proving links: it collects what it needs of each document, and decides when all have
/// been seen.
protocol LinkRule {
  mutating func collect(_ document: LinkDocument)
  func links(_ context: LinkContext) throws -> [Link]
}

/// What every rule may ask when all documents have been seen.
struct LinkContext {
  let agendas: AgendaDirectory
  let source: any LinkSource
  /// The paragraph of a resolution that put an item on an agenda, by `INCLUSION KEY|item locator`.
  let inclusions: [InclusionKey: Locator]
}

struct InclusionKey: Hashable {
  let resolution: Symbol
  let item: Locator
}

extension Evidence {
  /// Evidence that is the whole of a text, or the part of it in `range`.
  init(at locator: Locator, of text: String, range: Range<Int>? = nil, rule: String) {
    let range = range ?? 0..<text.utf8.count
    let utf8 = text.utf8
    let lower = utf8.index(utf8.startIndex, offsetBy: min(range.lowerBound, utf8.count))
    let upper = utf8.index(utf8.startIndex, offsetBy: min(range.upperBound, utf8.count))
    self.init(locator: locator, text: String(text[lower..<upper]), range: range, rule: rule)
  }
}

extension LocatorPath {
  /// The agenda item this place belongs to, as `5(d)`; `nil` outside items.
  var item: String? {
    guard let step = steps.first, step.kind == .item else { return nil }
    return step.value + step.letters.map { "(\($0))" }.joined()
  }

  /// The paragraph that this one hangs on: `op7` for `op7(a)`; `nil` at the top.
  var lead: LocatorPath? {
    guard let last = steps.last, !last.letters.isEmpty else { return nil }
    let step = LocatorStep(last.kind, last.value, tail: last.tail.dropLast())
    return LocatorPath(steps.dropLast() + [step])
  }
}
