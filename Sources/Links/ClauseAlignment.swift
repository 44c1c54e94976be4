import Documents

/// Finds the clause of a long paragraph that a short text repeats, through inflection, dropped words
/// and changed openings ("Establish …" for "to establish …").
enum ClauseAlignment {
  struct Clause: Equatable {
    let span: Span
    /// Share of the short text's weighted words that the clause holds in order, 0 to 1.
    let score: Double
  }

  /// Words read of either side; longer texts are cut, so the cost stays below 3 million steps.
  private static let longest = (clause: 300, paragraph: 10_000)

  /// The best clause of `paragraph` for `text`; `nil` when less than half of it is there.
  ///
  /// Local alignment of words (Smith and Waterman, 1981): a shared word earns its weight, a skipped
  /// one costs a little, so that the span holds the clause and not the sentence around it.
  static func clause(in paragraph: String, for text: String) -> Clause? {
    let wanted = Array(Word.all(in: text).prefix(longest.clause))
    let words = Array(Word.all(in: paragraph).prefix(longest.paragraph))
    let total = wanted.reduce(0) { $0 + $1.weight }
    guard !wanted.isEmpty, !words.isEmpty, total > 0 else { return nil }
    let skip = 0.15
    let width = words.count + 1
    var best = [Double](repeating: 0, count: (wanted.count + 1) * width)
    /// 0 stop, 1 both, 2 a wanted word without counterpart, 3 a word of the paragraph skipped.
    var step = [UInt8](repeating: 0, count: best.count)
    var top = (value: 0.0, cell: 0)
    for row in 1...wanted.count {
      for column in 1...words.count {
        let cell = row * width + column
        let isSame = wanted[row - 1].isForm(of: words[column - 1])
        let both = isSame ? best[cell - width - 1] + wanted[row - 1].weight : 0
        let dropped = best[cell - width] - skip
        let skipped = best[cell - 1] - skip
        let value = max(both, dropped, skipped, 0)
        best[cell] = value
        step[cell] = value == 0 ? 0 : value == both ? 1 : value == dropped ? 2 : 3
        if value > top.value { top = (value, cell) }
      }
    }
    var cell = top.cell
    var matched = 0.0
    var first = words.count
    var last = -1
    while step[cell] != 0 {
      switch step[cell] {
      case 1:
        let column = cell % width
        matched += wanted[cell / width - 1].weight
        first = min(first, column - 1)
        last = max(last, column - 1)
        cell -= width + 1
      case 2: cell -= width
      default: cell -= 1
      }
    }
    let score = matched / total
    guard last >= first, score >= 0.5 else { return nil }
    let range = words[first].range.lowerBound..<words[last].range.upperBound
    let utf8 = paragraph.utf8
    let lower = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
    let upper = utf8.index(utf8.startIndex, offsetBy: range.upperBound)
    return Clause(
      span: Span(range: range, text: String(paragraph[lower..<upper])), score: min(1, score))
  }
}
