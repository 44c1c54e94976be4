/// The rows of a table drawn with `|`. Source: GitHub Flavored Markdown 4.10.
enum PipeTable {
  /// `|---|:--:|`: hyphens, colons and at least one bar.
  static func isDelimiterRow(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    var bars = 0
    var hyphens = 0
    for at in range {
      switch bytes[at] {
      case 0x7C: bars += 1
      case 0x2D: hyphens += 1
      case 0x3A, 0x20, 0x09: break
      default: return false
      }
    }
    return bars > 0 && hyphens > 0
  }

  /// The cells of a row, empty ones too; a backslash keeps a bar inside a cell.
  static func cells(_ bytes: [UInt8], _ range: Range<Int>) -> [Range<Int>] {
    var cells: [Range<Int>] = []
    var start = range.lowerBound
    if start < range.upperBound, bytes[start] == 0x7C { start += 1 }
    var at = start
    while at < range.upperBound {
      if bytes[at] == 0x7C, at == range.lowerBound || bytes[at - 1] != 0x5C {
        cells.append(start..<at)
        start = at + 1
      }
      at += 1
    }
    if bytes[start..<range.upperBound].contains(where: { $0 > 0x20 }) {
      cells.append(start..<range.upperBound)
    }
    return cells
  }
}
