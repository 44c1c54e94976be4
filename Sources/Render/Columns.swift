/// Texts side by side, as many in a row as are readable, the others below.
enum Columns {
  struct Cell {
    let head: String
    let text: String
    var highlights: [Range<Int>] = []
  }

  /// Columns of the page below which a text is no pleasure to read.
  private static let narrowest = 30
  private static let gap = 2

  static func lines(_ cells: [Cell], indent: Int, page: Page) -> [String] {
    let room = page.width - indent
    let across = max(1, min(cells.count, (room + gap) / (narrowest + gap)))
    let width = max((room - gap * (across - 1)) / across, 10)
    let column = Page(width: max(width, 20), paint: page.paint)
    var lines: [String] = []
    for start in stride(from: 0, to: cells.count, by: across) {
      let row = cells[start..<min(start + across, cells.count)].map { cell in
        [page.paint(.aside, TerminalText.clean(cell.head))]
          + Wrapping.lines(cell.text, highlights: cell.highlights, indent: 0, page: column)
      }
      let height = row.map(\.count).max() ?? 0
      for line in 0..<height {
        var text = String(repeating: " ", count: indent)
        for (number, cell) in row.enumerated() {
          let part = line < cell.count ? cell[line] : ""
          text += part
          guard number < row.count - 1 else { continue }
          let fill = max(0, width - TerminalText.visibleWidth(part)) + gap
          text += String(repeating: " ", count: fill)
        }
        lines.append(text.trimmingEnd)
      }
    }
    return lines
  }
}

extension TerminalText {
  /// Columns of a line that ``Paint`` has painted.
  static func visibleWidth(_ line: String) -> Int {
    var columns = 0
    var isCode = false
    for scalar in line.unicodeScalars {
      if isCode {
        isCode = scalar != "m"
      } else if scalar == "\u{1B}" {
        isCode = true
      } else {
        columns += width(scalar)
      }
    }
    return columns
  }
}

extension String {
  fileprivate var trimmingEnd: String {
    var rest = self[...]
    while rest.last == " " { rest.removeLast() }
    return String(rest)
  }
}
