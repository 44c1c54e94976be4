/// Left and right edge of the running text, measured over the whole file so that indents mean the
/// same on every page. Pages of another width, and left and right pages, have their own.
struct PDFMargins {
  struct Edges {
    var left: Double
    var right: Double
    /// Where many lines begin, in whole points.
    var starts: Set<Int> = []
  }

  private struct Key: Hashable {
    let width: Int
    let isEven: Bool
  }

  private struct Counts {
    var lines = 0
    var lefts: [Int: Int] = [:]
    var rights: [Int: Int] = [:]
  }

  private let bodySize: Double
  private var counts: [Key: Counts] = [:]

  init(bodySize: Double) { self.bodySize = bodySize }

  private static func key(_ sheet: PDFSheet) -> Key {
    Key(width: Int(sheet.width), isEven: sheet.number % 2 == 0)
  }

  /// Counts lines of running text.
  mutating func count(_ lines: [PDFLine], of sheet: PDFSheet) {
    for line in lines where abs(line.size - bodySize) < 0.6 {
      counts[PDFMargins.key(sheet), default: Counts()].lines += 1
      counts[PDFMargins.key(sheet)]?.lefts[Int(line.x0.rounded()), default: 0] += 1
      counts[PDFMargins.key(sheet)]?.rights[Int(line.x1.rounded()), default: 0] += 1
    }
  }

  /// The outermost edges that many lines share; those of `lines` when the page's kind is rare.
  func edges(of sheet: PDFSheet, lines: [PDFLine]) -> Edges {
    var own = Edges(left: lines.map(\.x0).min() ?? 0, right: lines.map(\.x1).max() ?? 0)
    guard let counts = counts[PDFMargins.key(sheet)] else { return own }
    if let left = PDFMargins.outermost(counts.lefts, of: counts.lines, share: 0.14, from: <) {
      own.left = left
    }
    if let right = PDFMargins.outermost(counts.rights, of: counts.lines, share: 0.08, from: >) {
      own.right = right
    }
    let many = max(4, counts.lines / 25)
    own.starts = Set(counts.lefts.lazy.filter { $0.value >= many }.map(\.key))
    return own
  }

  /// Neighbouring points count together: type is set to fractions of a point.
  private static func outermost(
    _ counts: [Int: Int], of lines: Int, share: Double, from isFurther: (Int, Int) -> Bool
  ) -> Double? {
    let enough = max(2, Int(share * Double(lines)))
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
