import Documents

/// Reads grids into rows of cells.
enum PDFTable {
  /// The lines of one row, by column.
  private struct Row {
    var columns: [[PDFLine]]
    var page: Int
  }

  /// Adds the rows of `grid` to `blocks`; the first lines of a carried grid may belong to the last
  /// row that is there.
  static func add(_ grid: PDFGrid, to blocks: inout [Block]) {
    var rows = self.rows(of: grid, page: grid.bands.first?.lines.first?.page ?? 1)
    let edges = columnEdges(grid)
    if grid.isCarried, let first = rows.first, isContinuation(first),
      let last = blocks.indices.last, blocks[last].cells != nil
    {
      for (column, lines) in first.columns.enumerated() where !lines.isEmpty {
        extend(&blocks[last], column: column, with: lines, edge: edges[column])
      }
      rows.removeFirst()
    }
    var isFirst = !grid.isCarried
    for row in rows {
      let isHeader = isFirst && rows.count > 1 && isHeader(row)
      isFirst = isFirst && isHeader
      var block = Block("", page: row.page)
      block.cells = row.columns.enumerated().compactMap { column, lines in
        lines.isEmpty
          ? nil
          : Cell(
            paragraphs(lines, edge: edges[column]), column: column, isHeader: isHeader)
      }
      if grid.isCarried, isRepeatedHeader(block, in: blocks) { continue }
      block.style.size = row.columns.joined().first?.size ?? 0
      blocks.append(block)
    }
  }

  private static func isHeader(_ row: Row) -> Bool {
    let lines = row.columns.joined()
    return lines.allSatisfy(\.isBold) || lines.allSatisfy(\.isItalic)
  }

  /// Whether a header of several columns ends above `band`, which is set in other type.
  private static func endsHeader(_ row: Row, _ band: PDFBand) -> Bool {
    row.columns.filter { !$0.isEmpty }.count > 1 && isHeader(row)
      && !band.lines.allSatisfy(\.isBold) && !band.lines.allSatisfy(\.isItalic)
  }

  /// Whether the table's head is printed again on a further page.
  private static func isRepeatedHeader(_ block: Block, in blocks: [Block]) -> Bool {
    for earlier in blocks.reversed() {
      guard let cells = earlier.cells else { return false }
      if cells.first?.isHeader == true {
        return cells.map { $0.blocks.map(\.text) }
          == (block.cells ?? []).map { $0.blocks.map(\.text) }
      }
    }
    return false
  }

  /// A row without a first cell, which only goes on with the cells of the row before.
  private static func isContinuation(_ row: Row) -> Bool {
    row.columns.filter { !$0.isEmpty }.count == 1 && row.columns.first?.isEmpty == true
  }

  private static func columnEdges(_ grid: PDFGrid) -> [PDFMargins.Edges] {
    var edges = [PDFMargins.Edges](
      repeating: PDFMargins.Edges(left: .infinity, right: -.infinity), count: grid.columnCount)
    for line in grid.bands.lazy.flatMap(\.lines) {
      let column = grid.column(of: line)
      edges[column].left = min(edges[column].left, line.x0)
      edges[column].right = max(edges[column].right, line.x1)
    }
    return edges
  }

  /// A row begins where more than usual leading is above a band that reaches beyond the column
  /// which is being filled; in tables set tight, where the first column has a line.
  private static func rows(of grid: PDFGrid, page: Int) -> [Row] {
    var rows: [Row] = []
    let size = grid.bands.lazy.flatMap(\.lines).bodySize
    let steps = zip(grid.bands, grid.bands.dropFirst()).map { $1.baseline - $0.baseline }
    let tight = tightStep(steps, size: size)
    let edges = columnEdges(grid)
    let isLoose = setsRowsApart(grid, steps: steps, tight: tight)
    for (at, band) in grid.bands.enumerated() {
      let filled = Set(band.lines.map { grid.column(of: $0) })
      let isStart: Bool
      if at == 0 {
        isStart = true
      } else {
        let isWide = steps[at - 1] > 1.2 * tight
        // A cell that goes on in the last column; below a header it begins the first row.
        let onlyLast =
          filled == [grid.columnCount - 1] && !(rows.count == 1 && endsHeader(rows[0], band))
        isStart =
          isLoose
          ? isWide && (!onlyLast || isCentred(at, of: grid, tight: tight))
          : beginsRow(at, of: grid, edge: edges[0].right)
      }
      if isStart {
        rows.append(Row(columns: Array(repeating: [], count: grid.columnCount), page: page))
      }
      for line in band.lines {
        let column = grid.column(of: line)
        let last = rows.count - 1
        if let before = rows[last].columns[column].last,
          abs(before.baseline - line.baseline) < 0.3 * size
        {
          rows[last].columns[column][rows[last].columns[column].count - 1].append(line)
        } else {
          rows[last].columns[column].append(line)
        }
      }
    }
    return rows
  }

  /// Whether a line of the last column is the first of a row whose other cells stand in the middle of its
  /// height: the first column's follows with no white between.
  private static func isCentred(_ at: Int, of grid: PDFGrid, tight: Double) -> Bool {
    var above = grid.bands[at]
    for band in grid.bands[(at + 1)...].prefix(6) {
      if band.baseline - above.baseline > 1.2 * tight { return false }
      if band.lines.contains(where: { grid.column(of: $0) == 0 }) { return true }
      above = band
    }
    return false
  }

  /// Whether white stands between rows. It does not where rows begin in the first column, beside or
  /// below the lines of another, at the leading of the text.
  private static func setsRowsApart(_ grid: PDFGrid, steps: [Double], tight: Double) -> Bool {
    var wide = 0
    var close = 0
    for at in grid.bands.indices.dropFirst() {
      guard let line = grid.bands[at].lines.first, grid.column(of: line) == 0 else {
        if steps[at - 1] > 1.2 * tight { wide += 1 }
        continue
      }
      if steps[at - 1] > 1.2 * tight {
        wide += 1
      } else if let above = grid.bands[at - 1].lines.first, grid.column(of: above) > 0,
        grid.bands[at].lines.count > 1
      {
        close += 1
      }
    }
    // Cells whose lines stand in the middle of their row begin so too, but have white between rows.
    return wide > 0 && close <= 2 * wide
  }

  /// In a table set tight: whether the first column's line is not the rest of the one above it, which lines
  /// of further columns, set at their own heights, may part from it.
  private static func beginsRow(_ at: Int, of grid: PDFGrid, edge: Double) -> Bool {
    guard let line = grid.bands[at].lines.first, grid.column(of: line) == 0 else { return false }
    for band in grid.bands[..<at].reversed() {
      guard line.baseline - band.baseline < 1.35 * line.size else { return true }
      // A label and its text are two lines of one cell.
      let cell = band.lines.filter { grid.column(of: $0) == 0 }
      guard let end = cell.map(\.x1).max() else { continue }
      return end + 0.3 * line.size + line.firstWidth < edge - 2
    }
    return true
  }

  /// The step between lines of one cell: the most frequent that is about a line's height.
  private static func tightStep(_ steps: [Double], size: Double) -> Double {
    var counts: [Int: Int] = [:]
    for step in steps where step > 0.95 * size && step < 1.5 * size {
      counts[Int((step * 2).rounded()), default: 0] += 1
    }
    let most = counts.max { ($0.value, -$0.key) < ($1.value, -$1.key) }
    return most.map { Double($0.key) / 2 } ?? 1.2 * size
  }

  private static func paragraphs(
    _ lines: [PDFLine], edge: PDFMargins.Edges
  ) -> [Block] {
    var paragraphs = PDFParagraphs()
    paragraphs.add(lines, within: edge)
    paragraphs.close()
    return paragraphs.blocks
  }

  private static func extend(
    _ row: inout Block, column: Int, with lines: [PDFLine],
    edge: PDFMargins.Edges
  ) {
    var further = paragraphs(lines, edge: edge)
    guard let at = row.cells?.firstIndex(where: { $0.column == column }) else {
      let place = row.cells?.firstIndex { $0.column > column } ?? row.cells?.count ?? 0
      row.cells?.insert(Cell(further, column: column), at: place)
      return
    }
    // The first paragraph may go on in mid-sentence. Entries of a programme have no full stops: one
    // that begins with a capital is the next.
    if let first = further.first, let last = row.cells?[at].blocks.last,
      !PDFText.endsSentence(Array(last.text.utf8)), !PDFLabel.opens(Array(first.text.utf8)),
      !PDFText.opensSentence(Array(first.text.utf8)),
      last.style.isBold == first.style.isBold
    {
      var joined = last
      joined.text = PDFText.joined(last.text, first.text)
      let offset = joined.text.utf8.count - first.text.utf8.count
      joined.markers += first.markers.map {
        FootnoteMarker(label: $0.label, offset: $0.offset + offset)
      }
      row.cells?[at].blocks.removeLast()
      row.cells?[at].blocks.append(joined)
      further.removeFirst()
    }
    row.cells?[at].blocks += further
  }
}
