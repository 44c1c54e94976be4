import Documents
import Store

/// Counts the hits of a search by the properties of their documents.
struct FacetCounter {
  /// Values of one facet, at most.
  static let most = 20

  private let reader: Reader

  init(_ reader: Reader) { self.reader = reader }

  /// - Parameter matches: matching passages by document; in the document unit each document counts once.
  func facets(_ matches: [DocumentID: Int], _ unit: SearchUnit) throws -> [Facet] {
    var counts: [String: [String: Int]] = [:]
    for (id, passages) in matches {
      guard let document = try reader.document(id) else { continue }
      let weight = unit == .document ? 1 : passages
      func count(_ name: String, _ value: String?) {
        if let value { counts[name, default: [:]][value, default: 0] += weight }
      }
      count("body", document.body)
      count("session", document.session)
      count("year", (document.adoptedOn ?? document.date).map { String($0.year) })
      count("type", document.type.rawValue)
      count("language", document.language?.code)
      for item in Set(try reader.mentions(of: id).map(\.item)) { count("item", item) }
    }
    return ["body", "session", "year", "type", "language", "item"].compactMap { name in
      guard let values = counts[name] else { return nil }
      let sorted = values.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      return Facet(
        name: name,
        counts: sorted.prefix(FacetCounter.most).map { .init(value: $0.key, count: $0.value) })
    }
  }
}
