import Documents
import Store

/// Counts the hits of a search by the properties of their documents.
struct FacetCounter {
  private let reader: Reader

  init(_ reader: Reader) { self.reader = reader }

  /// - Parameter matches: matching passages by document; in the document unit each document counts once.
  func facets(_ matches: [DocumentID: Int], _ unit: SearchUnit) throws -> [Facet] {
    let counted = unit == .document ? matches.mapValues { _ in 1 } : matches
    var facets: [Facet] = []
    for facet in Store.Facet.allCases {
      let counts = try reader.facet(facet, of: counted)
      if !counts.isEmpty { facets.append(FacetCounter.facet(facet.rawValue, counts)) }
    }
    var items: [String: Int] = [:]
    for (id, count) in counted {
      for item in Set(try reader.mentions(of: id).map(\.item)) { items[item, default: 0] += count }
    }
    let sorted = items.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    if !sorted.isEmpty {
      facets.append(FacetCounter.facet("item", sorted.map { (value: $0.key, count: $0.value) }))
    }
    return facets
  }

  private static func facet(_ name: String, _ counts: [(value: String, count: Int)]) -> Facet {
    Facet(name: name, counts: counts.map { .init(value: $0.value, count: $0.count) })
  }
}
