/// Whether the lines of a text are pieces of paragraphs or paragraphs themselves, told from all lines
/// of the text together.
struct Wrapping: Sendable, Equatable {
  /// Paragraphs go over several lines.
  let isWrapped: Bool
  /// The width that the lines are filled to, in scalars; 0 when they are not.
  let width: Int

  /// In text that is wrapped, many lines begin in the middle of a sentence, with a small letter, or end
  /// there, with a particle; where a script has no small letters, lines that are followed by another are
  /// all nearly as long.
  init(_ table: LineTable) {
    var pairs = 0
    var caseless = 0
    var continuing = 0
    var capitals = 0
    var interrupted = 0
    var separate = 0
    var widest = Int(table.lines.first?.width ?? 0)
    var continuingWidths = WidthCounts()
    var interruptedWidths = WidthCounts()
    var allWidths = WidthCounts()
    for index in table.lines.indices.dropFirst() {
      let line = table[index]
      let above = table[index - 1]
      widest = max(widest, Int(line.width))
      if line.blanksBefore > 0 { separate += 1 }
      guard line.blanksBefore == 0, !line.hasInnerTab, !above.hasInnerTab else { continue }
      pairs += 1
      let first = table.firstScalar(line)
      allWidths.add(Int(above.width))
      if first.isLowercaseLetter && Enumerator.length(table.bytes, line.text) == nil
        || (table.bytes[Int(above.last) - 1] == 0x2D && above.width > 20)
      {
        continuing += 1
        continuingWidths.add(Int(above.width))
      } else if table.endsWithParticle(above) {
        interrupted += 1
        interruptedWidths.add(Int(above.width))
      } else if first.isCased {
        capitals += 1
      } else if !Enumerator.isDigit(first) && first.properties.isAlphabetic {
        caseless += 1
      }
    }
    // Where no line begins small, those that end in a particle have to do; where blank lines part the
    // paragraphs, they count too.
    let isSeparate = interrupted > 0 && separate * 2 >= pairs && widest <= 200
    if continuing == 0 || isSeparate {
      continuing += interrupted
      continuingWidths.add(interruptedWidths)
    }
    guard pairs >= 2 else {
      isWrapped = continuing > 0
      width = isWrapped ? continuingWidths.column : 0
      return
    }
    if continuing * 4 >= pairs || (continuing * 5 >= pairs && continuing > capitals / 2)
      || isSeparate && continuing * 6 >= pairs
    {
      // Paragraphs that begin small are no lines of a wrapped text, whose lines fit a page.
      isWrapped = continuingWidths.percentile(75) <= 160
      // Few lines are not enough to tell the width.
      let widths = isSeparate && continuing < 6 ? allWidths : continuingWidths
      width = isWrapped ? widths.column : 0
      return
    }
    let full = allWidths.percentile(80)
    let even = allWidths.share(atLeast: full * 3 / 4)
    let isEven = pairs >= 4 && full >= 20 && full <= 140 && even >= 0.6
    isWrapped = isEven && caseless * 2 > pairs
    width = isWrapped ? full : 0
  }
}

/// How often each width occurs, for percentiles without sorting.
private struct WidthCounts {
  private var counts = [Int](repeating: 0, count: 513)
  private var total = 0

  mutating func add(_ width: Int) {
    counts[min(width, 512)] += 1
    total += 1
  }

  mutating func add(_ others: WidthCounts) {
    for (width, count) in others.counts.enumerated() { counts[width] += count }
    total += others.total
  }

  /// The width of the column. Lines half as wide again as most of many are two that were put together
  /// at a hyphen, and tell nothing of it.
  var column: Int {
    let (middle, full) = (percentile(50), percentile(75))
    return total >= 8 && full * 2 > middle * 3 ? middle : full
  }

  /// The least width that `percent` of all are no wider than.
  func percentile(_ percent: Int) -> Int {
    var seen = 0
    for (width, count) in counts.enumerated() {
      seen += count
      if seen * 100 >= total * percent { return width }
    }
    return 512
  }

  func share(atLeast width: Int) -> Double {
    guard total > 0 else { return 0 }
    return Double(counts[min(width, 512)...].reduce(0, +)) / Double(total)
  }
}
