/// Rows of tab-separated text.
enum TabTable {
  /// The lines of the table that begins at `start`; `nil` when none does.
  ///
  /// A table is two lines or more, each with a tab, without a blank line between; a tab behind a
  /// paragraph's number makes no table, nor do tabs that only indent.
  ///
  /// - Parameter tabless: set to the line behind those that were found to make no table.
  static func extent(
    _ table: LineTable, at start: Int, upTo limit: Int, _ tabless: inout Int
  ) -> Range<Int>? {
    var end = start
    var columns = 0
    var broken = 0
    while end < limit {
      let line = table[end]
      guard line.hasInnerTab || line.hasLeadingTab, end == start || line.blanksBefore == 0 else {
        break
      }
      if line.hasInnerTab {
        guard !isNumberedParagraph(table, line) else { break }
        columns += 1
        if hasBrokenSentence(table, line) { broken += 1 }
      }
      end += 1
    }
    let count = end - start
    guard count >= 2, columns >= 1, columns * 8 >= count, broken * 6 < count else {
      tabless = max(end, start + 1)
      return nil
    }
    return start..<end
  }

  /// The first cell is nothing but an enumerator, or a number with a sentence behind it, and the only
  /// tab stands between.
  private static func isNumberedParagraph(_ table: LineTable, _ line: Line) -> Bool {
    let bytes = table.bytes
    guard let tab = bytes[Int(line.first)..<Int(line.end)].firstIndex(of: 0x09),
      !bytes[(tab + 1)..<Int(line.end)].contains(0x09)
    else { return false }
    let head = bytes[Int(line.first)..<tab]
    if head.count <= 6, Int(line.last) - tab > 60,
      head.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 || $0 == 0x2C || $0 == 0x2E || $0 == 0x20 })
    {
      return true
    }
    guard let length = Enumerator.length(bytes, line.text) else { return false }
    return bytes[(Int(line.first) + length)..<tab].allSatisfy { $0 == 0x20 }
  }

  /// A tab stands in the middle of a sentence: before a small letter, behind a long cell or behind a
  /// number.
  private static func hasBrokenSentence(_ table: LineTable, _ line: Line) -> Bool {
    let cells = self.cells(table, line)
    for (above, cell) in zip(cells, cells.dropFirst()) {
      let words = cleanStart(table, above.range)
      let length = above.range.upperBound - words
      let isLabel = Enumerator.length(table.bytes, words..<above.range.upperBound) == length
      let start = cleanStart(table, cell.range)
      if length > 40, table.scalarValue(at: start).isLowercaseLetter { return true }
      if isLabel, cells.count > 2, cell.range.count > 60 { return true }
    }
    return false
  }

  private static func cleanStart(_ table: LineTable, _ range: Range<Int>) -> Int {
    range.first { table.bytes[$0] > 0x20 } ?? range.lowerBound
  }

  /// The cells of a line that hold something, as byte ranges with their column from 0.
  static func cells(_ table: LineTable, _ line: Line) -> [(column: Int, range: Range<Int>)] {
    var cells: [(column: Int, range: Range<Int>)] = []
    var start = Int(line.start)
    var column = 0
    let end = Int(line.end)
    var at = start
    while at <= end {
      if at == end || table.bytes[at] == 0x09 {
        let range = start..<at
        if table.bytes[range].contains(where: { $0 > 0x20 }) { cells.append((column, range)) }
        column += 1
        start = at + 1
      }
      at += 1
    }
    return cells
  }
}
