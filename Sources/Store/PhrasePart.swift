import Database

/// What a passage can hold of a phrase that is told apart when the best are looked for: one list of it,
/// a word or its stem, or the phrase as a whole. Addresses alone: nothing is counted in and out.
struct PhrasePart {
  /// Its number among the wanted ones.
  let phrase: Int
  /// The passages that hold it; `nil` where all that are found do.
  let bits: UnsafeBufferPointer<UInt64>?
  /// The lists that are all there is of it; `nil` where the phrase itself must be asked.
  let lists: UnsafeMutableBufferPointer<PackedBlocks>?
  /// The most that it can be worth in each window, as ``PassageImpact`` measures it.
  let worths: UnsafeMutablePointer<Float>

  /// Of more phrases no bounds are made.
  static let most = 64
  /// Of more parts together each phrase is one.
  private static let mostFine = 12
  /// A phrase of more lists is one part.
  private static let mostLists = 3

  /// What worths are made of.
  struct Measure {
    let windows: Int
    let blocks: PassageBlocks
    let norms: [Float]
    /// What an impact of 1 is worth.
    let unit: Float

    /// Raises the bounds of a row's window to what it is worth.
    func raise(_ bounds: inout WindowBounds, _ row: Int, _ count: Int) {
      guard row >= 0, row < blocks.lengths.count else { return }
      bounds.raise(
        row >> Window.shift,
        PassageScoring.part(1, count: count, norm: norms[Int(blocks.lengths[row])])
          * PassageScoring.kindWeights[Int(blocks.kinds[row])])
    }
  }

  /// - Parameter needsAll: every passage that is found holds all phrases.
  /// - Returns: the parts, and what must be kept as long as they are.
  static func parts(
    _ phrases: [PhraseRows], needsAll: Bool, _ measure: Measure
  ) -> (parts: [PhrasePart], sets: [RowSet]) {
    func isFine(_ phrase: PhraseRows) -> Bool {
      phrase.plain.map { (1...mostLists).contains($0.count) } ?? false
    }
    let isFineTogether =
      phrases.reduce(0) { $0 + (isFine($1) ? $1.plain?.count ?? 1 : 1) } <= mostFine
    var parts: [PhrasePart] = []
    var sets: [RowSet] = []
    func add(
      _ number: Int, _ rows: RowSet?, lists: [PackedBlocks]?, _ worths: [Float]
    ) {
      var rows = rows
      rows?.spread()
      if let rows { sets.append(rows) }
      parts.append(PhrasePart(number, rows?.bits, lists, worths))
    }
    for (number, phrase) in phrases.enumerated() {
      guard isFineTogether, isFine(phrase), let lists = phrase.plain else {
        add(
          number, needsAll || phrases.count == 1 ? nil : phrase.rows, lists: nil,
          worths(of: phrase, measure))
        continue
      }
      for (index, list) in lists.enumerated() {
        var bounds = WindowBounds(measure.windows)
        raise(&bounds, by: list, measure)
        bounds.endList()
        let isAlone = lists.count == 1
        let isEverywhere = needsAll || phrases.count == 1
        let rows = isAlone ? (isEverywhere ? nil : phrase.rows) : phrase.rowsOfLists[index]
        add(number, rows, lists: [list], bounds.all)
      }
    }
    return (parts, sets)
  }

  private init(
    _ phrase: Int, _ bits: UnsafeBufferPointer<UInt64>?, _ lists: [PackedBlocks]?,
    _ worths: [Float]
  ) {
    self.phrase = phrase
    self.bits = bits
    self.lists = lists.map { lists in
      let copy = UnsafeMutableBufferPointer<PackedBlocks>.allocate(capacity: lists.count)
      _ = copy.initialize(from: lists)
      return copy
    }
    self.worths = .allocate(capacity: max(1, worths.count))
    self.worths.initialize(from: worths, count: worths.count)
  }

  func deallocate() {
    lists?.deallocate()
    worths.deallocate()
  }

  private static func raise(
    _ bounds: inout WindowBounds, by list: PackedBlocks, _ measure: Measure
  ) {
    if list.hasImpacts { return bounds.raise(by: list, measure.unit) }
    list.forEach { measure.raise(&bounds, Int($0), $1) }
  }

  private static func worths(of phrase: PhraseRows, _ measure: Measure) -> [Float] {
    var best = WindowBounds(measure.windows)
    func raise(_ row: Int, _ count: Int) { measure.raise(&best, row, count) }
    switch phrase.source {
    case .found(let found):
      best.raise(by: found, measure)
      best.endList()
    case .words(_, let merged?):
      best.raise(by: merged, measure)
      best.endList()
    case .words(let words, nil):
      for word in words {
        for list in word.packed { Self.raise(&best, by: list.blocks, measure) }
        for (index, row) in word.newer.rows.enumerated() {
          raise(Int(row), word.newer.count(at: index))
        }
        best.endList()
      }
    }
    return best.all
  }
}
