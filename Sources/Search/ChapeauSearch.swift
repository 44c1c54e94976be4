import Documents
import Store

/// Finds sub-paragraphs that have all the words of a query only together with the paragraph they are
/// part of: "Requests the Board:" and "(b) To survey the harbours". The chapeau is read with each of its
/// sub-paragraphs, never with what follows them.
struct ChapeauSearch {
  /// Passages with all the words, from which on nothing more is looked for.
  static let enough = 10
  /// Words that are looked for, at most.
  static let mostTerms = 12
  /// Passages that hold the rarest of the words, at most: where there are more, the words say too little.
  static let mostRows = 1000

  private let reader: Reader
  private let filter: SearchFilter
  private let limit: TimeLimit

  /// - Parameter filter: what the passages must meet.
  init(_ reader: Reader, _ filter: SearchFilter, _ limit: TimeLimit) {
    self.reader = reader
    self.filter = filter
    self.limit = limit
  }

  /// The sub-paragraphs, each with those it is part of, outermost first.
  ///
  /// - Parameter terms: what must hold, one expression a term.
  func passages(holding terms: [MatchExpression]) throws -> [ParagraphID: [ParagraphID]] {
    guard (2...ChapeauSearch.mostTerms).contains(terms.count) else { return [:] }
    let ordered = try terms.map {
      ($0, try reader.answer($0, filter, atMost: 0, limit).total)
    }
    .sorted { $0.1 < $1.1 }
    guard let rarest = ordered.first, (1...ChapeauSearch.mostRows).contains(rarest.1) else {
      return [:]
    }
    let holding = try reader.answer(rarest.0, filter, atMost: rarest.1, limit).hits
    let families = try families(of: holding.map(\.paragraph))
    var within = filter
    within.paragraphs = PassageSet(families.joined().map(\.paragraph))
    guard let count = within.paragraphs?.count, count > 0 else { return [:] }
    var held: [ParagraphID: UInt32] = [:]
    for (number, term) in ordered.enumerated() {
      for hit in try reader.answer(term.0, within, atMost: count, limit).hits {
        held[hit.paragraph, default: 0] |= 1 << UInt32(number)
      }
    }
    let all: UInt32 = 1 << UInt32(terms.count) - 1
    var found: [ParagraphID: [ParagraphID]] = [:]
    for family in families {
      let byPath = Dictionary(
        family.map { ($0.path, $0.paragraph) }, uniquingKeysWith: { first, _ in first })
      for member in family {
        var chapeaux: [ParagraphID] = []
        var path = member.path
        while let outer = path.chapeau {
          if let id = byPath[outer] { chapeaux.insert(id, at: 0) }
          path = outer
        }
        let before = chapeaux.reduce(0) { $0 | (held[$1] ?? 0) }
        let own = held[member.paragraph] ?? 0
        // What one of them alone has was found without the other.
        guard before != all, own != all, before | own == all else { continue }
        found[member.paragraph] = chapeaux.filter { held[$0] != nil }
      }
    }
    return found
  }

  private struct Root: Hashable {
    let document: DocumentID
    let path: LocatorPath
  }

  /// Of each outermost paragraph that one of these belongs to, all that it consists of.
  private func families(of paragraphs: [ParagraphID]) throws -> [[Reader.Place]] {
    var families: [[Reader.Place]] = []
    var known: Set<Root> = []
    for place in try reader.places(of: paragraphs) {
      var path = place.path
      while let outer = path.chapeau { path = outer }
      guard path.mayHaveLetters, !limit.isPast,
        known.insert(Root(document: place.document, path: path)).inserted
      else { continue }
      let inside = try reader.places(in: place.document, within: path)
      if inside.count > 1 { families.append(inside) }
    }
    return families
  }
}

extension LocatorPath {
  /// Whether it names one paragraph that others with letters may be part of.
  fileprivate var mayHaveLetters: Bool {
    switch steps.last?.kind {
    case .op, .pp, .p, .item: true
    default: false
    }
  }

  /// The paragraph whose letter ends the path: `op7(a)` of `op7(a)(ii)`; `nil` where none does.
  fileprivate var chapeau: LocatorPath? {
    guard let last = steps.last, case .letter = last.tail.last else { return nil }
    return LocatorPath(
      steps.dropLast() + [LocatorStep(last.kind, last.value, tail: Array(last.tail.dropLast()))])
  }
}
