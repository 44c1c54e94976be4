import Database
import Text

/// The passages that hold a phrase, how often, and where.
final class PhraseRows {
  /// Positions in the phrase.
  let size: Int
  let source: Source
  /// Of each position the words that stand somewhere.
  let names: [[[UInt8]]]
  private let reader: SegmentReader
  private let bound: Int
  private let merged = PositionTable()
  /// The same wherever it stands, where only some of its places count.
  private let whole: PhraseRows?

  enum Source {
    /// Any of these words; how often they stand in each row, where they are many.
    case words([WordRows], merged: RowCounts?)
    case found(FoundPhrases)
  }

  /// - Parameter bound: no passage's id is higher.
  init(
    _ positions: [QueryPosition], isPrefix: Bool, _ reader: SegmentReader, below bound: Int,
    _ memory: PhraseMemory
  ) throws {
    self.reader = reader
    self.bound = bound
    whole = nil
    size = positions.count
    var places: [[WordRows]] = []
    var names: [[[UInt8]]] = []
    var isOpen = false
    for (index, position) in positions.enumerated() {
      isOpen = position.isPrefix || (isPrefix && index == positions.count - 1)
      let words = try Self.words(of: position, isOpen: isOpen, reader)
      places.append(words.rows)
      names.append(words.names)
    }
    self.names = names
    if places.count == 1, let words = places.popLast() {
      let isMany = words.count > (isOpen ? 1 : Self.mostLists)
      source = .words(
        words,
        merged: isMany ? memory.merged(names[0]) { RowCounts(words, below: bound) } : nil)
    } else {
      source = .found(
        try memory.found(names) { wider in
          if let wider { return try Self.found(places, names, reader, below: bound, in: wider) }
          return try Self.found(places, reader, below: bound)
        })
    }
  }

  /// Where a phrase stands near others, by its number among these.
  init(_ whole: PhraseRows, as number: Int, of near: NearRows) {
    self.whole = whole
    size = whole.size
    names = whole.names
    source = .found(FoundPhrases(number, of: near))
    reader = whole.reader
    bound = whole.bound
  }

  /// The passages that hold it.
  private(set) lazy var rows: RowSet =
    switch source {
    case .words(let words, let merged):
      if let merged {
        merged.rows
      } else if rowsOfLists.isEmpty {
        WordRows.rows(of: words, below: bound)
      } else {
        rowsOfLists.dropFirst().reduce(into: rowsOfLists[0]) { $0.formUnion($1) }
      }
    case .found(let found): RowSet(found.rows, below: bound)
    }

  /// How many passages hold it, wherever it stands in them.
  private(set) lazy var count: Int = {
    if let whole { return whole.count }
    switch source {
    case .words(let words, _):
      if words.count == 1, let known = words[0].count { return known }
      return rows.count
    case .found(let found): return found.rows.count
    }
  }()

  /// No more passages than this.
  var mostRows: Int {
    switch source {
    case .words(let words, _): words.reduce(0) { $0 + $1.mostRows }
    case .found(let found): found.rows.count
    }
  }

  /// The packed lists that say all there is of it, where there are such.
  private(set) lazy var plain: [PackedBlocks]? = {
    guard case .words(let words, nil) = source else { return nil }
    let lists = words.map(\.plain)
    return lists.contains { $0 == nil } ? nil : lists.flatMap { $0 ?? [] }
  }()

  /// The passages of each list of ``plain``, where these are two or three.
  private(set) lazy var rowsOfLists: [RowSet] = {
    guard case .words(let words, nil) = source, let plain, (2...3).contains(plain.count) else {
      return []
    }
    return words.count == plain.count
      ? words.map { $0.rows(below: bound) } : plain.map { RowSet($0, below: bound) }
  }()

  /// Takes out of a set what does not hold it.
  func restrict(_ set: inout RowSet) {
    if case .words(let words, _) = source, Self.isFew(set, beside: words) {
      set.filter { row in words.contains { $0.contains(Int32(row)) } }
    } else {
      set.formIntersection(rows)
    }
  }

  /// Whether looking words up in each row of a set takes less than reading all their rows.
  private static func isFew(_ set: RowSet, beside words: [WordRows]) -> Bool {
    set.isList && words.count <= mostLists
      && set.count * 16 < words.reduce(0) { $0 + $1.mostRows }
  }

  /// The lists of more words are merged.
  private static let mostLists = 4
  /// The most words that a prefix may stand for here; beyond, FTS5 is asked.
  private static let mostWords = 20_000

  private static func words(
    of position: QueryPosition, isOpen: Bool, _ reader: SegmentReader
  ) throws -> (names: [[UInt8]], rows: [WordRows]) {
    var words: [(word: [UInt8], rows: WordRows)] = []
    var seen: Set<[UInt8]> = []
    for alternative in position.alternatives {
      let bytes = Array(alternative.utf8)
      let found: [(word: [UInt8], rows: WordRows)] =
        try isOpen
        ? reader.rows(from: bytes, limit: mostWords) : [(bytes, reader.rows(of: bytes))]
      for entry in found where seen.insert(entry.word).inserted && !entry.rows.isEmpty {
        words.append(entry)
      }
    }
    // A stem stands wherever its word does: what one says of a passage the other need not.
    let left = words.map { $0.rows.without(beside: seen) }.filter { !$0.isEmpty }
    return (words.map(\.word), left.count > mostLists ? left : left.map(\.packedWhole))
  }

  /// - Parameter wider: a phrase with these words and others.
  private static func found(
    _ places: [[WordRows]], _ names: [[[UInt8]]], _ reader: SegmentReader, below bound: Int,
    in wider: PhraseMemory.Known
  ) throws -> FoundPhrases {
    let others = places.indices.filter { names[$0] != wider.words[$0] }
    return try FoundPhrases(others.map { ($0, places[$0]) }, reader, within: wider.found)
      ?? FoundPhrases(places, reader, among: RowSet(wider.found.rows, below: bound))
  }

  private static func found(
    _ places: [[WordRows]], _ reader: SegmentReader, below bound: Int
  ) throws -> FoundPhrases {
    var fewest = places.map { words in words.reduce(0) { $0 + $1.mostRows } }.min() ?? 0
    /// Of a place and the next, each of one word, where these stand behind each other.
    var bigrams: [(place: Int, rows: Bigram)] = []
    for place in places.indices.dropLast()
    where places[place].count == 1 && places[place + 1].count == 1 {
      let (first, second) = (places[place][0], places[place + 1][0])
      guard let rows = try reader.bigram(first, second, among: fewest) else { continue }
      if places.count == 2, rows.isExact {
        return FoundPhrases(first, second, reader, rows)
      }
      bigrams.append((place, rows))
    }
    bigrams.sort { $0.rows.mostRows < $1.rows.mostRows }
    // One that leaves nearly all rows is not worth reading.
    bigrams = bigrams.filter { bigram in
      defer { fewest = min(fewest, bigram.rows.mostRows) }
      return bigram.rows.mostRows / 4 < fewest
    }
    let others = places.indices.filter { place in
      !bigrams.contains { $0.place == place || $0.place + 1 == place }
    }
    var rows = others.isEmpty ? nil : common(others.map { places[$0] }, below: bound)
    for bigram in bigrams {
      let these = bigram.rows.candidates(below: bound)
      rows?.formIntersection(these)
      rows = rows ?? these
    }
    return try FoundPhrases(places, reader, among: rows ?? RowSet(below: bound))
  }

  /// The passages that hold a word of each place.
  static func common(_ places: [[WordRows]], below bound: Int) -> RowSet {
    let ordered = places.map { words in (words, words.reduce(0) { $0 + $1.mostRows }) }
      .sorted { $0.1 < $1.1 }.map(\.0)
    guard let first = ordered.first else { return RowSet(below: bound) }
    var found = WordRows.rows(of: first, below: bound)
    for words in ordered.dropFirst() {
      if isFew(found, beside: words) {
        found.filter { row in words.contains { $0.contains(Int32(row)) } }
      } else {
        found.formIntersection(WordRows.rows(of: words, below: bound))
      }
    }
    return found
  }

  /// Where the phrase begins in `row`, ascending, put into `table`, which is empty; nothing when it is
  /// not in it.
  ///
  /// - Throws: ``SegmentReader/Unreadable``.
  func appendPositions(in row: Int32, to table: PositionTable) throws {
    switch source {
    case .words(let words, _):
      for word in words { try word.appendPositions(in: row, from: reader, to: table) }
      if words.count > 1 { table.mergeTail(from: 0) }
    case .found(let found): try found.appendPositions(in: row, to: table)
    }
  }

  /// The passages in which a word of `next` stands behind one of it, where that was looked for before.
  func knownRows(before next: PhraseRows, _ memory: PhraseMemory) -> RowSet? {
    guard size == 1, next.size == 1, whole == nil, next.whole == nil,
      let known = memory.known(names + next.names),
      known.words == names + next.names || known.found.rows.isEmpty
    else { return nil }
    return RowSet(known.found.rows, below: bound)
  }

  /// All there is of its positions, where that is packed lists.
  var plainPositions: [PackedPositions]? {
    guard case .words(let words, nil) = source else { return nil }
    let lists = words.map(\.plainPositions)
    return lists.contains { $0 == nil } ? nil : lists.flatMap { $0 ?? [] }
  }

  /// How often it stands in `row`, where ``Window`` is in doubt.
  func exactCount(in row: Int32) throws -> Int {
    merged.removeAll()
    try appendPositions(in: row, to: merged)
    return min(merged.count, Window.mostCounted)
  }

  /// Adds how often it stands in each of 256 rows from `first` on.
  func add(from first: Int32, to window: UnsafeMutablePointer<UInt16>) {
    switch source {
    case .words(let words, let merged):
      if let merged { return merged.add(from: first, to: window) }
      for word in words { word.add(from: first, to: window) }
    case .found(let found):
      var index = RowSet.index(reaching: first, in: found.rows)
      while index < found.rows.count, Int(found.rows[index]) - Int(first) < Window.size {
        window[Int(found.rows[index]) - Int(first)] = found.counts[index]
        index += 1
      }
    }
  }

  /// How often it stands in `row`, as ``Window`` tells it.
  @inline(__always)
  func count(in row: Int32) -> UInt16 {
    switch source {
    case .words(let words, let merged):
      if let merged { return merged.count(in: Int(row)) }
      var count: UInt16 = 0
      for word in words {
        let more = word.count(in: row)
        if more > 0 { Window.add(more, to: &count) }
      }
      return count
    case .found(let found):
      let index = RowSet.index(reaching: row, in: found.rows)
      return index < found.rows.count && found.rows[index] == row ? found.counts[index] : 0
    }
  }

  /// No row of the 256 from `first` on holds it more often.
  func mostCount(from first: Int32) -> Int {
    switch source {
    case .words(let words, let merged):
      return merged?.mostCount(from: Int(first))
        ?? words.reduce(0) { $0 + $1.mostCount(from: first) }
    case .found(let found): return found.mostCount
    }
  }
}
