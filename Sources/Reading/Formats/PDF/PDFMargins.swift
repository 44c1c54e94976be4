/// Left and right edge of the running text, measured over the whole file so that indents mean the
/// same on every page. Pages of another width have their own, and so have left and right pages where
/// they are mirrored.
struct PDFMargins {
  struct Edges {
    var left: Double
    var right: Double
    /// Where many lines begin, in whole points.
    var starts: Set<Int> = []
    /// Baseline distance within paragraphs; `nil` when unknown.
    var leading: Double?
  }

  private struct Key: Hashable {
    let width: Int
    let isEven: Bool
  }

  private struct Counts {
    var letters = 0
    /// Letters of the lines that begin, or end, at a point.
    var lefts: [Int: Int] = [:]
    var rights: [Int: Int] = [:]
    /// Lines that begin there.
    var starts: [Int: Int] = [:]
    var lines = 0

    mutating func add(_ line: PDFLine) {
      let (left, right) = (Int(line.x0.rounded()), Int(line.x1.rounded()))
      letters += line.text.count
      lines += 1
      lefts[left, default: 0] += line.text.count
      rights[right, default: 0] += line.text.count
      starts[left, default: 0] += 1
    }

    mutating func add(_ other: Counts) {
      letters += other.letters
      lines += other.lines
      lefts.merge(other.lefts, uniquingKeysWith: +)
      rights.merge(other.rights, uniquingKeysWith: +)
      starts.merge(other.starts, uniquingKeysWith: +)
    }

    var mostFrequentLeft: Int? {
      lefts.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key
    }
  }

  private let bodySize: Double
  private var counts: [Key: Counts] = [:]
  private var steps = PDFSteps()

  init(bodySize: Double) { self.bodySize = bodySize }

  private static func key(_ sheet: PDFSheet) -> Key {
    Key(width: Int(sheet.width), isEven: sheet.number % 2 == 0)
  }

  /// Counts lines of running text.
  mutating func count(_ lines: [PDFLine], of sheet: PDFSheet) {
    let key = PDFMargins.key(sheet)
    steps.count(lines, size: bodySize)
    for line in lines where abs(line.size - bodySize) < 0.6 {
      counts[key, default: Counts()].add(line)
    }
  }

  /// The outermost edges that many lines share; those of `lines` when the page's kind is rare.
  func edges(of sheet: PDFSheet, lines: [PDFLine]) -> Edges {
    var own = Edges(left: lines.map(\.x0).min() ?? 0, right: lines.map(\.x1).max() ?? 0)
    own.leading = steps.leading(size: bodySize)
    guard let counts = counts(for: sheet) else { return own }
    if let left = PDFMargins.outermost(counts.lefts, of: counts.letters, share: 0.14, from: <) {
      own.left = left
    }
    if let right = PDFMargins.outermost(counts.rights, of: counts.letters, share: 0.08, from: >) {
      own.right = right
    }
    let many = max(4, counts.lines / 25)
    own.starts = Set(counts.starts.lazy.filter { $0.value >= many }.map(\.key))
    return own
  }

  private func counts(for sheet: PDFSheet) -> Counts? {
    let key = PDFMargins.key(sheet)
    let facing = counts[Key(width: key.width, isEven: !key.isEven)]
    guard var own = counts[key] else { return facing }
    guard let facing, let left = own.mostFrequentLeft, let other = facing.mostFrequentLeft else {
      return own
    }
    // Mirrored pages differ in their most frequent edge; it may also be an indent's, on both.
    if abs(left - other) > 4, own.lefts[other, default: 0] * 3 < own.lefts[left, default: 0],
      facing.lefts[left, default: 0] * 3 < facing.lefts[other, default: 0]
    {
      return own
    }
    own.add(facing)
    return own
  }

  /// Neighbouring points count together: type is set to fractions of a point.
  private static func outermost(
    _ counts: [Int: Int], of letters: Int, share: Double, from isFurther: (Int, Int) -> Bool
  ) -> Double? {
    let enough = max(2, Int(share * Double(letters)))
    var best: Int?
    for (edge, count) in counts {
      let near = count + counts[edge - 1, default: 0] + counts[edge + 1, default: 0]
      guard near >= enough, count >= counts[edge - 1, default: 0],
        count >= counts[edge + 1, default: 0]
      else { continue }
      if best.map({ isFurther(edge, $0) }) ?? true { best = edge }
    }
    return best.map(Double.init)
  }
}

/// How far lines of one size stand below each other.
struct PDFSteps {
  /// By quarter points.
  private var counts: [Int: Int] = [:]

  mutating func count(_ lines: [PDFLine], size: Double) {
    for (above, line) in zip(lines, lines.dropFirst())
    where abs(above.size - size) < 0.6 && abs(line.size - size) < 0.6 {
      let step = line.baseline - above.baseline
      if step > 0.9 * size, step < 2.5 * size {
        counts[Int((step * 4).rounded()), default: 0] += 1
      }
    }
  }

  /// The smallest step that is frequent: paragraphs of one line stand further apart.
  func leading(size: Double) -> Double? {
    let all = counts.values.reduce(0, +)
    let enough = max(2, all / 10)
    let frequent = counts.keys.filter { key in
      (key - 1...key + 1).reduce(0) { $0 + counts[$1, default: 0] } >= enough
    }
    guard let least = frequent.min() else { return nil }
    // The group's heaviest step speaks for it.
    let best = (least...least + 2).max { counts[$0, default: 0] < counts[$1, default: 0] } ?? least
    return Double(best) / 4
  }
}
