/// A stretch of a page from top to bottom, of one layout.
enum PDFRegion {
  /// Lines over the whole width.
  case prose([PDFBand])
  /// Text in two columns, the left one to be read first.
  case columns([PDFLine], [PDFLine])
  case table(PDFGrid)
}

/// Bands whose lines stand in columns with free space between.
struct PDFGrid {
  var bands: [PDFBand]
  /// The free spaces between columns, from left to right; never empty.
  var corridors: [PDFCorridor]
  /// Whether it goes on with the table of the page before.
  var isCarried = false

  /// The column, from 0, that a line belongs to.
  func column(of line: PDFLine) -> Int {
    let anchor = min((line.x0 + line.x1) / 2, line.x0 + 12)
    return corridors.prefix { $0.middle < anchor }.count
  }

  var columnCount: Int { corridors.count + 1 }
}

/// A free space from top to bottom of a region, in points from the page's left edge.
struct PDFCorridor {
  var x0: Double
  var x1: Double
  /// How many bands have a line ending before it and another beginning behind it.
  var support = 0

  var middle: Double { (x0 + x1) / 2 }
  var width: Double { x1 - x0 }
}

extension PDFSheet {
  /// The page's regions from top to bottom.
  ///
  /// A region of columns begins at a band of several lines and grows as long as one free corridor
  /// goes through it that some band needs. Prose never keeps a corridor for three lines: words
  /// fall differently from line to line. Hanging labels do, and are left out.
  ///
  /// - Parameter carried: the corridors of a table that reached the foot of the page before.
  func regions(carried: [PDFCorridor]) -> [PDFRegion] {
    // No page that people can read has more; looking for tables would take too long.
    if bands.count > 1_500 { return [.prose(bands)] }
    var regions: [PDFRegion] = []
    var prose: [PDFBand] = []
    var at = 0
    func flush() {
      if !prose.isEmpty { regions.append(.prose(prose)) }
      prose = []
    }
    if !carried.isEmpty, let end = endOfCarried(carried) {
      regions.append(
        .table(PDFGrid(bands: Array(bands[..<end]), corridors: carried, isCarried: true)))
      at = end
    }
    while at < bands.count {
      guard isSeed(bands[at]), let grown = grow(from: at) else {
        prose.append(bands[at])
        at += 1
        continue
      }
      var region = grown.region
      if case .table(var grid) = region {
        while let last = prose.last, isHead(last, above: grid) {
          grid.bands.insert(prose.removeLast(), at: 0)
        }
        region = .table(grid)
      }
      flush()
      regions.append(region)
      at = grown.end
    }
    flush()
    return regions
  }

  /// Whether a band is the first line of a head whose other cells are lower: close above the grid, in
  /// its head's type, and in one of the further columns.
  private func isHead(_ band: PDFBand, above grid: PDFGrid) -> Bool {
    guard let first = grid.bands.first, let size = first.lines.first?.size,
      let corridor = grid.corridors.first,
      first.lines.allSatisfy(\.isItalic) || first.lines.allSatisfy(\.isBold),
      (0.5 * size..<1.35 * size).contains(first.baseline - band.baseline)
    else { return false }
    return band.lines.allSatisfy { line in
      abs(line.size - size) < 0.6 && line.x0 > corridor.middle
        && line.isItalic == first.lines[0].isItalic
        && !grid.corridors.contains { line.x0 < $0.middle - 1 && line.x1 > $0.middle + 1 }
    }
  }

  /// Whether the band has lines side by side other than a label and its text.
  private func isSeed(_ band: PDFBand) -> Bool {
    gaps(in: band).contains { _ in true }
  }

  /// The gaps between the band's lines that may be corridors: a label before its text makes none,
  /// nor do dots that lead to a page number.
  private func gaps(in band: PDFBand) -> [(x0: Double, x1: Double)] {
    guard band.lines.count > 1, band.lines.count < 60,
      !band.lines.contains(where: { isLeader($0.text) })
    else {
      return []
    }
    var found: [(x0: Double, x1: Double)] = []
    var isHanging = true
    for (left, right) in zip(band.lines, band.lines.dropFirst()) {
      isHanging = isHanging && PDFLabel.isLabel(left.text)
      if !isHanging { found.append((left.x1, right.x0)) }
    }
    return found
  }

  private func isLeader(_ text: [UInt8]) -> Bool {
    text.filter { $0 == 0x2E }.count > 4 && text.allSatisfy { $0 == 0x2E || $0 == 0x20 }
      || text.suffix(9).elementsEqual(". . . . .".utf8)
      || text.suffix(5).elementsEqual(".....".utf8)
  }

  /// The region that begins with band `start`; `nil` when what grows there is no table.
  private func grow(from start: Int) -> (end: Int, region: PDFRegion)? {
    var free = gaps(in: bands[start]).map { PDFCorridor(x0: $0.x0, x1: $0.x1, support: 1) }
    var end = start + 1
    while end < bands.count {
      let band = bands[end]
      if band.baseline - bands[end - 1].baseline > 70 { break }
      let next = narrowed(free, by: band)
      guard next.contains(where: { $0.support > 0 && $0.width >= 4 }) else { break }
      free = next.filter { $0.width >= 4 }
      end += 1
    }
    end = trimmed(start..<cut(start..<end))
    guard end - start >= 2 else { return nil }
    let grown = Array(bands[start..<end])
    let strong = bestCorridors(of: grown)
    let rows = grown.filter { !gaps(in: $0).isEmpty }.count
    guard !strong.isEmpty else { return nil }
    if strong.count == 1, let columns = proseColumns(grown, at: strong[0]) {
      return (end, columns)
    }
    guard rows >= 3, strong.count > 1 || strong[0].support >= 3 && strong[0].width >= 7 else {
      return nil
    }
    return (end, .table(PDFGrid(bands: grown, corridors: strong)))
  }

  /// What `band` leaves of the corridors, and the new ones that it needs itself.
  private func narrowed(_ free: [PDFCorridor], by band: PDFBand) -> [PDFCorridor] {
    var result: [PDFCorridor] = []
    for corridor in free {
      var pieces = [corridor]
      for line in band.lines {
        var cut: [PDFCorridor] = []
        for piece in pieces {
          if line.x1 <= piece.x0 || line.x0 >= piece.x1 {
            cut.append(piece)
            continue
          }
          if line.x0 > piece.x0 {
            cut.append(PDFCorridor(x0: piece.x0, x1: line.x0, support: piece.support))
          }
          if line.x1 < piece.x1 {
            cut.append(PDFCorridor(x0: line.x1, x1: piece.x1, support: piece.support))
          }
        }
        pieces = cut
      }
      result += pieces
    }
    return result
  }

  /// The end of the region before prose that happens to cross no corridor, as below a table that
  /// is wider than the text: two lines that stand alone, the first of them full. A long paragraph in
  /// a further column, at the edge where the column's lines begin, is a cell's and no such prose.
  private func cut(_ range: Range<Int>) -> Int {
    guard let edge = range.lazy.flatMap({ self.gaps(in: self.bands[$0]) }).map(\.x0).max() else {
      return range.upperBound
    }
    let further = range.flatMap { at -> [Double] in
      gaps(in: bands[at]).isEmpty ? [] : bands[at].lines.dropFirst().map(\.x0)
    }
    let left = range.map { bands[$0].x0 }.min() ?? 0
    func isCell(_ band: PDFBand) -> Bool {
      band.x0 > left + 20 && further.contains { abs($0 - band.x0) < 2 }
    }
    var at = range.lowerBound + 1
    while at + 1 < range.upperBound {
      let (above, first, second) = (bands[at - 1], bands[at], bands[at + 1])
      let size = first.lines.first?.size ?? 10
      if first.baseline - above.baseline > 1.4 * size,
        second.baseline - first.baseline < 1.4 * size, gaps(in: first).isEmpty,
        gaps(in: second).isEmpty, first.x1 - first.x0 > 30 * size, first.x1 > 0.85 * edge,
        !(isCell(first) && isCell(second))
      {
        return at
      }
      at += 1
    }
    return range.upperBound
  }

  /// The end of the region without the lines after a table that happen to cross no corridor.
  private func trimmed(_ range: Range<Int>) -> Int {
    var end = range.upperBound
    let edges = range.flatMap { at -> [Double] in
      let band = bands[at]
      return gaps(in: band).isEmpty ? [] : band.lines.map(\.x0)
    }
    // A line of one cell stays when it stands in a further column, close below what it continues.
    while end > range.lowerBound + 1 {
      let band = bands[end - 1]
      guard gaps(in: band).isEmpty else { break }
      let step = band.baseline - bands[end - 2].baseline
      let isFurther = edges.contains { abs($0 - band.x0) < 4 && $0 > (edges.min() ?? 0) + 10 }
      let size = band.lines.first?.size ?? 10
      if isFurther && step < 2.6 * size || step < 1.35 * size && !isBold(band) { break }
      end -= 1
    }
    return end
  }

  private func isBold(_ band: PDFBand) -> Bool { band.lines.allSatisfy(\.isBold) }

  /// The corridors that go through all of the bands, but for a head of up to three bands whose words
  /// may span several columns.
  private func bestCorridors(of bands: [PDFBand]) -> [PDFCorridor] {
    var best = corridors(of: bands)
    for head in 1...3 where bands.count - head >= 3 {
      let found = corridors(of: Array(bands.dropFirst(head)))
      if found.count > best.count { best = found }
    }
    return best
  }

  /// The corridors that go through all of the bands.
  private func corridors(of bands: [PDFBand]) -> [PDFCorridor] {
    let left = bands.map(\.x0).min() ?? 0
    let right = min(bands.map(\.x1).max() ?? 0, left + 4_000)
    guard right > left else { return [] }
    var covered = [Int](repeating: 0, count: Int(right - left) + 2)
    for band in bands {
      for line in band.lines {
        let from = max(0, Int(line.x0 - left))
        let to = min(covered.count - 1, Int((line.x1 - left).rounded(.up)))
        if from <= to { for x in from...to { covered[x] += 1 } }
      }
    }
    var found: [PDFCorridor] = []
    var start: Int?
    for x in covered.indices {
      if covered[x] == 0 {
        if start == nil { start = x }
      } else if let begin = start {
        found.append(PDFCorridor(x0: left + Double(begin), x1: left + Double(x)))
        start = nil
      }
    }
    for at in found.indices {
      found[at].support =
        bands.filter { band in
          gaps(in: band).contains { $0.x0 <= found[at].middle && $0.x1 >= found[at].middle }
        }.count
    }
    let rows = bands.filter { !gaps(in: $0).isEmpty }.count
    return found.filter { $0.width >= 3 && $0.support >= max(2, rows / 5) }
  }

  /// Two columns of running text: the corridor is in the middle and both sides are full of lines.
  private func proseColumns(_ bands: [PDFBand], at corridor: PDFCorridor) -> PDFRegion? {
    guard bands.count >= 8, let x0 = bands.map(\.x0).min(), let x1 = bands.map(\.x1).max() else {
      return nil
    }
    let middle = (corridor.middle - x0) / max(x1 - x0, 1)
    guard middle > 0.42, middle < 0.58, corridor.width >= 7 else { return nil }
    var left: [PDFLine] = []
    var right: [PDFLine] = []
    for band in bands {
      let near = PDFBand(lines: band.lines.filter { $0.x0 < corridor.middle })
      let far = PDFBand(lines: band.lines.filter { $0.x0 >= corridor.middle })
      if let line = near.joined { left.append(line) }
      if let line = far.joined { right.append(line) }
    }
    // A page of short texts one after the other has fewer full lines, and is no table all the same.
    let share = bands.count >= 40 ? 3 : 2
    func isFull(_ lines: [PDFLine], width: Double) -> Bool {
      lines.filter { $0.x1 - $0.x0 > 0.8 * width }.count * share > lines.count
    }
    guard left.count > 5, right.count > 5, isFull(left, width: corridor.x0 - x0),
      isFull(right, width: x1 - corridor.x1)
    else { return nil }
    return .columns(left, right)
  }

  /// Up to which band a table of the page before goes on; `nil` when it does not.
  private func endOfCarried(_ corridors: [PDFCorridor]) -> Int? {
    var end = 0
    var rows = 0
    let grid = PDFGrid(bands: [], corridors: corridors)
    var inner = 0
    while end < bands.count {
      let band = bands[end]
      let crosses = band.lines.contains { line in
        corridors.contains { line.x0 < $0.middle - 1 && line.x1 > $0.middle + 1 }
      }
      if crosses { break }
      if end > 0, band.baseline - bands[end - 1].baseline > 70 { break }
      if !gaps(in: band).isEmpty { rows += 1 }
      if band.lines.allSatisfy({ grid.column(of: $0) > 0 }) { inner += 1 }
      end += 1
    }
    guard rows > 0 || inner > 1 && inner == end else { return nil }
    return max(trimmed(0..<cut(0..<end)), 1)
  }
}
