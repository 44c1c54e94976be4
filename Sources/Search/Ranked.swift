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

    func isBetter(than other: Entry) -> Bool {
      if score != other.score { return score > other.score }
      return hit.standing != other.hit.standing
        ? hit.standing > other.hit.standing : hit.paragraph < other.hit.paragraph
    }
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
  /// Why passages are there that have not all the words.
  private(set) var roles: [ParagraphID: Hit.Role] = [:]
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

  /// Whether a passage is among the first of all answers.
  func holds(_ paragraph: ParagraphID) -> Bool { entries[paragraph.value] != nil }

  /// Adds passages that have not all the words behind all others.
  ///
  /// - Parameter hits: best first; none of them is here already.
  mutating func add(
    behind hits: [SearchHit], as role: Hit.Role, askedWith expression: MatchExpression?,
    because reason: String
  ) {
    asked.append(expression)
    let least = entries.values.map(\.score).min() ?? .infinity
    let share = min(1, 0.9 * least / max(hits.first?.score ?? 0, .leastNormalMagnitude))
    for hit in hits {
      let lift = Lift(value: hit.score * (share - 1), reason: reason)
      add(Entry(hit: hit, lift: share < 1 ? lift : nil, ask: asked.count - 1))
      roles[hit.paragraph] = role
      documents[hit.document, default: 0] += 1
    }
    total += hits.count
  }

  /// Adds passages that have not all the words before all others.
  ///
  /// - Parameter hits: none of them is here already.
  mutating func add(
    before hits: [SearchHit], as role: Hit.Role, askedWith expression: MatchExpression?,
    because reason: String
  ) {
    asked.append(expression)
    let lift = Lift(value: best, reason: reason)
    for hit in hits {
      add(Entry(hit: hit, lift: lift, ask: asked.count - 1))
      roles[hit.paragraph] = role
      documents[hit.document, default: 0] += 1
    }
    total += hits.count
  }

  private mutating func add(_ entry: Entry) {
    let key = unit == .document ? entry.hit.document.value : entry.hit.paragraph.value
    if entries[key].map({ $0.score < entry.score }) ?? true { entries[key] = entry }
    best = max(best, entry.score)
  }

  /// The first `count` hits in the order asked for, equal ones by standing, then in the order of the index.
  func best(_ count: Int, by searchOrder: SearchOrder) -> [Entry] {
    if searchOrder != .relevance {
      return order.prefix(count).map { Entry(hit: $0) }
    }
    return Array(entries.values.sorted { $0.isBetter(than: $1) }.prefix(count))
  }
}
