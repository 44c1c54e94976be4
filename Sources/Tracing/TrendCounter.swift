import Documents
import Search
import Store

/// Counts what a query finds by one property. Not `Sendable`.
package final class TrendCounter {
  private let catalogue: Catalogue
  private let reader: Reader
  private let grouping: TrendGrouping
  private let options: SearchOptions
  private var documents: [DocumentID: StoredDocument] = [:]
  private var rows: [String?: Trend.Row] = [:]
  private var itemLabels: [DocumentID: String?] = [:]
  private var agendaTitles: [String: [String: String]] = [:]

  package init(_ catalogue: Catalogue, by grouping: TrendGrouping, _ options: SearchOptions) {
    self.catalogue = catalogue
    reader = catalogue.searcher.reader
    self.grouping = grouping
    self.options = options
  }

  /// - Throws: ``StoreError`` when the index cannot be read.
  package func count(_ query: String) throws -> Trend {
    let searcher = catalogue.searcher
    let all = try searcher.matches("", options)
    let found = try searcher.matches(query, options)
    for document in try reader.allDocuments() { documents[document.id] = document }
    try add(all.passages, to: \.total, documents: \.documentsTotal)
    try add(found.passages, to: \.matching, documents: \.documentsMatching)
    try findFirst(found.passages)
    try countMissing(among: all.documents.keys.compactMap { documents[$0] })
    let sorted = rows.values.sorted(by: isBefore)
    var trend = Trend(
      query: found.query, grouping: grouping, rows: sorted, total: sum(sorted, all, found),
      remarks: found.remarks)
    if grouping == .item { nameItems(&trend) }
    return trend
  }

  // MARK: groups

  /// Adds every passage to the row of its group, and every document once to each group it is in.
  private func add(
    _ passages: PassageSet, to count: WritableKeyPath<Trend.Row, Int>,
    documents documentCount: WritableKeyPath<Trend.Row, Int>
  ) throws {
    let groups = try GroupReader(reader, grouping)
    var previous: DocumentID?
    var groupsOfDocument: Set<String?> = []
    try reader.forEachDocument(of: passages) { passage, id in
      guard let document = documents[id] else { return }
      if previous != id {
        groupsOfDocument = []
        previous = id
      }
      let group = try groups.group(of: passage, in: document)
      rows[group, default: Trend.Row(group: group)][keyPath: count] += 1
      if groupsOfDocument.insert(group).inserted {
        rows[group, default: Trend.Row(group: group)][keyPath: documentCount] += 1
      }
    }
  }

  private func findFirst(_ passages: PassageSet) throws {
    let groups = try GroupReader(reader, grouping)
    var best: [String?: (day: Int, passage: ParagraphID)] = [:]
    try reader.forEachDocument(of: passages) { passage, id in
      guard let document = documents[id] else { return }
      let day = (document.adoptedOn ?? document.date)?.ordinal ?? .max
      let group = try groups.group(of: passage, in: document)
      if best[group].map({ day < $0.day }) ?? true { best[group] = (day, passage) }
    }
    for (group, first) in best {
      guard let stored = try reader.paragraph(first.passage),
        let document = documents[stored.document]
      else { continue }
      rows[group]?.first = document.adoptedOn ?? document.date
      rows[group]?.firstPlace = Locator(document.symbol, stored.paragraph.path)
    }
  }

  /// Rows have `missing` where the property says to which of them a missing record would belong.
  private func countMissing(among shown: [StoredDocument]) throws {
    let missing: [String?: Int]
    switch grouping {
    case .speaker, .item: return
    case .language:
      var languages: [Symbol: Set<Language>] = [:]
      for document in shown {
        guard let language = document.language else { continue }
        languages[document.symbol, default: []].insert(language)
      }
      var counts: [String?: Int] = [:]
      for row in rows.values {
        guard let group = row.group else { continue }
        let language = Language(group)
        counts[group] = languages.values.count { !$0.contains(language) }
      }
      missing = counts
    case .session, .year, .body, .type:
      let groups = try GroupReader(reader, grouping)
      var counts: [String?: Int] = [:]
      for gap in NumberedSeries.gaps(in: Array(documents.values), shown: shown) {
        counts[try groups.group(of: gap.next), default: 0] += gap.count
      }
      missing = counts
    }
    for group in rows.keys { rows[group]?.missing = missing[group] ?? 0 }
    if grouping == .language { rows[nil]?.missing = nil }
  }

  // MARK: totals and order

  private func sum(_ rows: [Trend.Row], _ all: Matches, _ found: Matches) -> Trend.Row {
    var total = Trend.Row(group: nil)
    total.matching = found.passages.count
    total.total = all.passages.count
    total.documentsMatching = found.documents.count
    total.documentsTotal = all.documents.count
    let missing = rows.compactMap(\.missing)
    if grouping != .language, !missing.isEmpty { total.missing = missing.reduce(0, +) }
    let dated = rows.filter { $0.firstPlace != nil }.min {
      ($0.first?.ordinal ?? .max) < ($1.first?.ordinal ?? .max)
    }
    total.first = dated?.first
    total.firstPlace = dated?.firstPlace
    return total
  }

  private func isBefore(_ one: Trend.Row, _ other: Trend.Row) -> Bool {
    guard let a = one.group, let b = other.group else { return one.group != nil }
    if grouping == .session || grouping == .year {
      return GroupReader.order(a) < GroupReader.order(b)
    }
    if one.matching != other.matching { return one.matching > other.matching }
    if one.total != other.total { return one.total > other.total }
    return a < b
  }

  /// Titles of items from the agendas of the index.
  private func nameItems(_ trend: inout Trend) {
    var titles: [String: String] = [:]
    for document in documents.values where document.renditionOf == nil && document.type.isAgenda {
      guard let session = GroupReader.sessionLabel(of: document),
        let items = try? catalogue.items(of: document)
      else { continue }
      for item in items {
        let label = session + " item " + item.item
        if titles[label] == nil || document.language == .english { titles[label] = item.title }
      }
    }
    for index in trend.rows.indices {
      trend.rows[index].title = trend.rows[index].group.flatMap { titles[$0] }
    }
  }
}
