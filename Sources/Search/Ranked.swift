import Store

/// Several answers to one query as one list, each hit with the best of its scores.
///
/// Every answer holds as many of its best hits as are wanted, so the first of them are the same as if
/// all were at hand.
struct Ranked {
  struct Entry {
    var hit: SearchHit
    /// What its place in a stronger answer adds.
    var lift: Double
    var score: Double { hit.score + lift }
  }

  private var entries: [Int64: Entry] = [:]
  private let unit: SearchUnit
  /// What was asked of the index.
  let plan: Planner.Plan
  private(set) var total: Int
  private(set) var documents: [DocumentID: Int]
  private(set) var best = 0.0
  /// In the order of the index, where that is the order asked for.
  private let order: [SearchHit]

  init(_ answer: SearchAnswer, _ plan: Planner.Plan, _ unit: SearchUnit) {
    self.unit = unit
    self.plan = plan
    total = answer.total
    documents = answer.documents
    order = answer.hits
    add(answer, lift: 0)
  }

  mutating func add(_ answer: SearchAnswer, lift: Double) {
    for hit in answer.hits {
      let key = unit == .document ? hit.document.value : hit.paragraph.value
      let entry = Entry(hit: hit, lift: lift)
      if entries[key].map({ $0.score < entry.score }) ?? true { entries[key] = entry }
      best = max(best, entry.score)
    }
  }

  /// The first `count` hits in the order asked for, equal ones in the order of the index.
  func best(_ count: Int, by searchOrder: SearchOrder) -> [Entry] {
    if searchOrder != .relevance {
      return order.prefix(count).map { Entry(hit: $0, lift: 0) }
    }
    let sorted = entries.values.sorted {
      $0.score != $1.score
        ? $0.score > $1.score : $0.hit.paragraph < $1.hit.paragraph
    }
    return Array(sorted.prefix(count))
  }
}
