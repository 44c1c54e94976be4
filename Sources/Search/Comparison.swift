import Documents
import Store
import Text

/// Two documents paragraph by paragraph.
package struct Comparison: Sendable, Equatable {
  package enum State: String, Sendable {
    /// The same words at the same place in the order.
    case same
    /// Some words differ.
    case edited
    /// The same words, or nearly, elsewhere in the order.
    case moved
    case added, dropped
  }

  package struct Row: Sendable, Equatable {
    package let state: State
    /// The paragraph of the first document; `nil` when it was added.
    package let old: PlaceView.Passage?
    /// The paragraph of the second document; `nil` when it was dropped.
    package let new: PlaceView.Passage?
    /// Words in common, 0 to 1.
    package let similarity: Double
    /// The words that differ; empty for what is the same, added or dropped.
    package let changes: [WordChange]
  }

  /// In the order of the second document; what was dropped stands where it stood.
  package let rows: [Row]

  /// Paragraphs that are at least this alike are one paragraph, edited.
  static let least = 0.5
  /// Pairs of paragraphs that are compared, at most; beyond, only equal ones are found.
  static let mostPairs = 4_000_000

  private init(rows: [Row]) { self.rows = rows }

  /// Without what is the same.
  package var changesOnly: Comparison { Comparison(rows: rows.filter { $0.state != .same }) }

  package init(_ old: [PlaceView.Passage], _ new: [PlaceView.Passage]) {
    let a = old.map { Comparison.words($0.paragraph.text) }
    let b = new.map { Comparison.words($0.paragraph.text) }
    var partner: [Int: Int] = [:]
    Comparison.matchEqual(a, b, &partner)
    if a.count * b.count <= Comparison.mostPairs { Comparison.matchAlike(a, b, &partner) }
    rows = Comparison.rows(old, new, a, b, partner)
  }

  /// Lower-case runs of letters and digits, and single ideographs.
  package static func words(_ text: String) -> [String] {
    var words: [String] = []
    var word: [UInt8] = []
    var isPlain = true
    func end() {
      guard !word.isEmpty else { return }
      let text = String(decoding: word, as: UTF8.self)
      words.append(isPlain ? text : text.lowercased())
      word.removeAll(keepingCapacity: true)
      isPlain = true
    }
    for scalar in text.unicodeScalars {
      switch scalar {
      case "a"..."z", "0"..."9": word.append(UInt8(scalar.value))
      case "A"..."Z": word.append(UInt8(scalar.value) | 0x20)
      case _ where scalar.isASCII: end()
      case _ where scalar.properties.isIdeographic:
        end()
        words.append(String(scalar))
      case _ where scalar.properties.isAlphabetic || scalar.properties.numericType != nil:
        word += Array(String(scalar).utf8)
        isPlain = false
      default: end()
      }
    }
    end()
    return words
  }

  /// Pairs paragraphs of the same words, the first with the first.
  private static func matchEqual(
    _ a: [[String]], _ b: [[String]], _ partner: inout [Int: Int]
  ) {
    var places: [[String]: [Int]] = [:]
    for index in a.indices.reversed() { places[a[index], default: []].append(index) }
    for index in b.indices {
      if let old = places[b[index]]?.popLast() { partner[index] = old }
    }
  }

  /// Pairs the rest, the most alike first.
  private static func matchAlike(
    _ a: [[String]], _ b: [[String]], _ partner: inout [Int: Int]
  ) {
    let taken = Set(partner.values)
    let bagsA = a.map(bag)
    let bagsB = b.map(bag)
    var pairs: [(likeness: Double, old: Int, new: Int)] = []
    for new in b.indices where partner[new] == nil {
      for old in a.indices where !taken.contains(old) {
        let likeness = likeness(bagsA[old], a[old].count, bagsB[new], b[new].count)
        if likeness >= least { pairs.append((likeness, old, new)) }
      }
    }
    pairs.sort { one, other in
      let mine = abs(one.old - one.new), its = abs(other.old - other.new)
      return (other.likeness, mine, one.new, one.old) < (one.likeness, its, other.new, other.old)
    }
    var used = taken
    for pair in pairs where partner[pair.new] == nil && !used.contains(pair.old) {
      partner[pair.new] = pair.old
      used.insert(pair.old)
    }
  }

  private static func bag(_ words: [String]) -> [String: Int] {
    words.reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }

  /// Dice's coefficient over words counted as often as they stand.
  private static func likeness(
    _ a: [String: Int], _ countA: Int, _ b: [String: Int], _ countB: Int
  ) -> Double {
    guard countA + countB > 0 else { return 1 }
    // No need to count where the lengths alone rule it out.
    guard Double(2 * min(countA, countB)) / Double(countA + countB) >= least else { return 0 }
    let (small, large) = a.count < b.count ? (a, b) : (b, a)
    let shared = small.reduce(0) { $0 + min($1.value, large[$1.key] ?? 0) }
    return Double(2 * shared) / Double(countA + countB)
  }

  private static func rows(
    _ old: [PlaceView.Passage], _ new: [PlaceView.Passage], _ a: [[String]], _ b: [[String]],
    _ partner: [Int: Int]
  ) -> [Row] {
    let breaker = PassageTokenizer()
    let kept = increasing(b.indices.compactMap { partner[$0] })
    let used = Set(partner.values)
    var rows: [Row] = []
    var next = 0
    func drop(upTo end: Int) {
      while next < end {
        if !used.contains(next) {
          rows.append(
            Row(state: .dropped, old: old[next], new: nil, similarity: 0, changes: []))
        }
        next += 1
      }
    }
    for index in b.indices {
      guard let its = partner[index] else {
        rows.append(Row(state: .added, old: nil, new: new[index], similarity: 0, changes: []))
        continue
      }
      if kept.contains(its) { drop(upTo: its) }
      let isSame = a[its] == b[index]
      rows.append(
        Row(
          state: !kept.contains(its) ? .moved : isSame ? .same : .edited, old: old[its],
          new: new[index],
          similarity: isSame
            ? 1 : likeness(bag(a[its]), a[its].count, bag(b[index]), b[index].count),
          changes: isSame
            ? []
            : WordChange.between(
              old[its].paragraph.text, new[index].paragraph.text, breaker)))
    }
    drop(upTo: old.count)
    return rows
  }

  /// The members of a longest increasing run of the list: what kept its order.
  private static func increasing(_ list: [Int]) -> Set<Int> {
    var ends: [Int] = []
    var before = [Int](repeating: -1, count: list.count)
    for (index, value) in list.enumerated() {
      var low = 0
      var high = ends.count
      while low < high {
        let middle = (low + high) / 2
        if list[ends[middle]] < value { low = middle + 1 } else { high = middle }
      }
      before[index] = low > 0 ? ends[low - 1] : -1
      if low == ends.count { ends.append(index) } else { ends[low] = index }
    }
    var kept: Set<Int> = []
    var at = ends.last ?? -1
    while at >= 0 {
      kept.insert(list[at])
      at = before[at]
    }
    return kept
  }
}

extension Catalogue {
  /// Two documents of the index, paragraph by paragraph; headings and footnotes too.
  package func compare(_ old: StoredDocument, _ new: StoredDocument) throws -> Comparison {
    func passages(_ document: StoredDocument) throws -> [PlaceView.Passage] {
      try reader.paragraphs(of: document.id).map {
        PlaceView.Passage(
          locator: Locator(document.symbol, $0.paragraph.path), paragraph: $0.paragraph)
      }
    }
    return Comparison(try passages(old), try passages(new))
  }
}
