extension PDFPage {
  /// The page's words as lines, from top to bottom and from left to right.
  func bands() -> [PDFBand] {
    let upright = words.indices.filter { words[$0].rotation == 0 && !isBlank(words[$0]) }
      .sorted { (words[$0].baseline, words[$0].x0) < (words[$1].baseline, words[$1].x0) }
    var rows: [[PDFWord]] = []
    // Only the last rows can be near: words come from top to bottom.
    for index in upright {
      let word = words[index]
      let home = rows.indices.suffix(6).last { row in
        rows[row].first.map {
          abs($0.baseline - word.baseline) <= 0.22 * min($0.size, word.size)
        } ?? false
      }
      if let home { rows[home].append(word) } else { rows.append([word]) }
    }
    joinSideBySide(&rows)
    settleSmall(&rows)
    return rows.filter { !$0.isEmpty }.map(band).sorted { $0.baseline < $1.baseline }
  }

  private func isBlank(_ word: PDFWord) -> Bool {
    // Spaces and no-break spaces.
    bytes(word).allSatisfy { $0 <= 0x20 || $0 == 0xC2 || $0 == 0xA0 }
  }

  /// Joins neighbouring rows of one size that stand beside each other, one set a little lower.
  private func joinSideBySide(_ rows: inout [[PDFWord]]) {
    var joined: [[PDFWord]] = []
    var extent = (x0: 0.0, x1: 0.0)
    for row in rows {
      let own = (x0: row.map(\.x0).min() ?? 0, x1: row.map(\.x1).max() ?? 0)
      if let above = joined.last?.first, let first = row.first,
        first.baseline - above.baseline <= 0.4 * min(above.size, first.size),
        abs(above.size - first.size) < 0.6, own.x1 <= extent.x0 || own.x0 >= extent.x1
      {
        joined[joined.count - 1] += row
        extent = (min(extent.x0, own.x0), max(extent.x1, own.x1))
      } else {
        joined.append(row)
        extent = own
      }
    }
    rows = joined
  }

  /// Moves raised and lowered small words into the row of the words they stand by.
  private func settleSmall(_ rows: inout [[PDFWord]]) {
    for row in rows.indices {
      var stay: [PDFWord] = []
      for word in rows[row] {
        guard !word.isAttached, let (host, raise) = host(of: word, from: row, in: rows) else {
          stay.append(word)
          continue
        }
        var moved = word
        moved.isAttached = true
        moved.isMarker = raise > 0 && isMarkerText(bytes(word))
        rows[host].append(moved)
      }
      rows[row] = stay
    }
  }

  /// The row that a small word belongs to and how far it stands above its baseline, in sizes.
  private func host(
    of word: PDFWord, from row: Int, in rows: [[PDFWord]]
  ) -> (row: Int, raise: Double)? {
    guard word.text.count <= 8, rows[row].count < 400 else { return nil }
    var best: (row: Int, raise: Double, distance: Double)?
    for other in max(0, row - 4)..<min(rows.count, row + 5) where other != row {
      guard rows[other].count < 400, let first = rows[other].first,
        abs(first.baseline - word.baseline) < 3 * word.size
      else { continue }
      for neighbour in rows[other] where !neighbour.isAttached {
        guard word.size < 0.82 * neighbour.size else { continue }
        let raise = (neighbour.baseline - word.baseline) / neighbour.size
        guard raise > -0.45, raise < 0.75, abs(raise) > 0.05 else { continue }
        let behind = word.x0 - neighbour.x1
        let before = neighbour.x0 - word.x1
        let distance = max(behind, before)
        let reach = behind > before ? 0.6 : 1.2
        guard distance > -0.5 * neighbour.size, distance < reach * neighbour.size else { continue }
        if best.map({ distance < $0.distance }) ?? true { best = (other, raise, distance) }
      }
    }
    return best.map { ($0.row, $0.raise) }
  }

  /// Digits, one or two letters, stars, with commas between: `12`, `a`, `*`, `3,4`.
  private func isMarkerText(_ bytes: ArraySlice<UInt8>) -> Bool {
    var letters = 0
    for byte in bytes {
      switch byte {
      case 0x30...0x39, 0x2A, 0x2C: continue
      case 0x61...0x7A: letters += 1
      // The dagger and double dagger.
      case 0xE2, 0x80, 0xA0, 0xA1: continue
      default: return false
      }
    }
    return letters == 0 || letters <= 2 && bytes.count == letters
  }

  private func band(_ row: [PDFWord]) -> PDFBand {
    let sorted = row.sorted { ($0.x0, $0.x1) < ($1.x0, $1.x1) }
    var lines: [PDFLine] = []
    var run: [PDFWord] = []
    var right = -Double.infinity
    for word in sorted {
      if !run.isEmpty, !word.isAttached, word.x0 - right > 0.9 * word.size {
        lines.append(PDFLine(run, of: self))
        run = []
      }
      right = run.isEmpty ? word.x1 : max(right, word.x1)
      run.append(word)
    }
    if !run.isEmpty { lines.append(PDFLine(run, of: self)) }
    return PDFBand(lines: lines)
  }
}
