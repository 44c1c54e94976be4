import Documents
import Store

/// Several answers to one query as one list, each hit with the best of its scores.
///
/// Every answer holds as many of its best hits as are wanted, so the first of them are the same as if
/// all were at hand.
struct Ranked {
  struct Entry {
    let hit: SearchHit
    /// What its place in a stronger answer adds.
    var lift: Lift?
    /// A place in ``Ranked/asked``: what gave it its score.
    var ask = 0
    var score: Double { hit.score + (lift?.value ?? 0) }
  }

  struct Lift {
    let value: Double
    /// What the passage has more than others.
    let reason: String
  }

  private var entries: [Int64: Entry] = [:]
  private let unit: SearchUnit
  /// What was asked of the index.
  let plan: Planner.Plan
  /// What each answer was asked with; `nil` for everything.
  private(set) var asked: [MatchExpression?]
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
    asked = [plan.expression]
    for hit in answer.hits { add(Entry(hit: hit)) }
  }

  /// Adds the answer to a stronger question about the same passages.
  mutating func add(
    _ hits: [SearchHit], askedWith expression: MatchExpression?, lift: (SearchHit) -> Lift?
  ) {
    asked.append(expression)
    let lifts = hits.map(lift)
    for (hit, lift) in zip(hits, lifts) {
      add(Entry(hit: hit, lift: lift, ask: asked.count - 1))
    }
  }

  private mutating func add(_ entry: Entry) {
    let key = unit == .document ? entry.hit.document.value : entry.hit.paragraph.value
    if entries[key].map({ $0.score < entry.score }) ?? true { entries[key] = entry }
    best = max(best, entry.score)
  }

  /// The first `count` hits in the order asked for, equal ones in the order of the index.
  func best(_ count: Int, by searchOrder: SearchOrder) -> [Entry] {
    if searchOrder != .relevance {
      return order.prefix(count).map { Entry(hit: $0) }
    }
    let sorted = entries.values.sorted {
      $0.score != $1.score
        ? $0.score > $1.score : $0.hit.paragraph < $1.hit.paragraph
    }
    return Array(sorted.prefix(count))
  }
}
