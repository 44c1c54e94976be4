/// The head of a first page: two columns that are never one line, however close they stand.
struct PDFMasthead {
  /// Lines in reading order: organization, symbol, organ, distribution, date, original language.
  private(set) var lines: [PDFLine] = []

  /// Takes the head off `sheet`, which is a first page.
  ///
  /// It ends below the lowest line of the right-hand column that begins with the symbol: right of
  /// the page's middle, not continuing a line, in the page's upper third.
  init(of sheet: inout PDFSheet) {
    let middle = 0.55 * sheet.width
    var end = 0
    var lowest = 0.0
    for (index, band) in sheet.bands.enumerated() {
      guard band.baseline < 0.36 * sheet.height else { break }
      guard let last = band.lines.last, last.x0 > middle else { continue }
      if end > 0, band.baseline - lowest > 60 { break }
      end = index + 1
      lowest = band.baseline
    }
    guard end > 0 else { return }
    // An organ's long name in large type may go on below the right-hand column.
    while end < sheet.bands.count, let line = sheet.bands[end].lines.first,
      line.size > 15, let above = sheet.bands[end - 1].lines.first,
      sheet.bands[end].baseline - above.baseline < 1.6 * line.size
    {
      end += 1
    }
    var left: [PDFLine] = []
    var right: [PDFLine] = []
    for band in sheet.bands.prefix(end) {
      if let line = PDFBand(lines: band.lines.filter { $0.x0 <= middle }).joined {
        left.append(line)
      }
      if let line = PDFBand(lines: band.lines.filter { $0.x0 > middle }).joined {
        right.append(line)
      }
    }
    sheet.bands.removeFirst(end)
    left = PDFMasthead.joined(left)
    // The organization's name and the symbol share the first line.
    lines = Array(left.prefix(1) + right.prefix(1) + left.dropFirst() + right.dropFirst())
  }

  /// An organ's name that fills several lines is one line.
  private static func joined(_ lines: [PDFLine]) -> [PDFLine] {
    var joined: [PDFLine] = []
    for line in lines {
      if let last = joined.last, last.size > 15, abs(last.size - line.size) < 0.5,
        line.isBold == last.isBold, line.baseline - last.baseline < 1.6 * line.size,
        abs(line.x0 - last.x0) < 4
      {
        joined[joined.count - 1].append(line)
        joined[joined.count - 1].baseline = line.baseline
      } else {
        joined.append(line)
      }
    }
    return joined
  }
}
