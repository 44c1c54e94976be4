import Documents

/// Finds the tables and the runs of lines that are programmes of work.
enum Timetable {
  /// Ranges of pieces, in order and apart, outside of `agenda`.
  static func regions(
    _ pieces: ArraySlice<Piece>, besides agenda: Range<Int>?, isProgramme: Bool
  ) -> [Range<Int>] {
    var regions = tables(pieces)
    if regions.isEmpty, isProgramme, let lines = lines(pieces) { regions = [lines] }
    guard let agenda else { return regions }
    return regions.filter { !$0.overlaps(agenda) }
  }

  /// Runs of table rows with days and times in them. Tables with nothing but a heading or a mark of
  /// continuation between them are one.
  private static func tables(_ pieces: ArraySlice<Piece>) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var index = pieces.startIndex
    while index < pieces.endIndex {
      guard pieces[index].row != nil else {
        index += 1
        continue
      }
      var end = index
      while end < pieces.endIndex, pieces[end].row != nil { end += 1 }
      if let last = runs.last, index - last.upperBound <= 1, last.upperBound > 0,
        index == last.upperBound || pieces[index - 1].text.utf8.count < 120
      {
        runs[runs.count - 1] = last.lowerBound..<end
      } else {
        runs.append(index..<end)
      }
      index = end
    }
    // A day may stand above the first row, as it stands between others.
    return runs.filter { isTimetable(pieces[$0]) }.map { run in
      let before = run.lowerBound - 1
      return before >= pieces.startIndex && isDay(pieces[before]) ? before..<run.upperBound : run
    }
  }

  private static func isTimetable(_ pieces: ArraySlice<Piece>) -> Bool {
    var days = 0
    var times = 0
    for piece in pieces.prefix(200) {
      if isDay(piece) { days += 1 }
      for cell in piece.row ?? [] {
        guard let text = cell.blocks.first?.text, text.utf8.count < 120 else { continue }
        let tokens = Token.tokens(of: text)
        if DateParts.firstDay(tokens) != nil { days += 1 }
        if TimeRange.read(tokens).ranges.contains(where: { $0.end != nil }) { times += 1 }
      }
      if days > 0, times > 1 { return true }
    }
    // Committees plan by days alone: a column of them is a programme too.
    let column = pieces.filter { piece in
      guard let first = piece.row?.first, let text = first.blocks.first?.text, text.utf8.count < 60
      else { return false }
      let tokens = Token.tokens(of: text)
      guard let (_, range) = DateParts.firstDay(tokens) else { return false }
      return tokens.count - range.count <= 5 && !tokens.contains { ($0.number ?? 0) > 1000 }
    }
    return (days > 0 && times > 0) || (column.count >= 4 && column.count * 2 >= pieces.count)
  }

  /// The run of lines from the first day to the last line that is still short.
  private static func lines(_ pieces: ArraySlice<Piece>) -> Range<Int>? {
    guard let start = pieces.indices.first(where: { isDay(pieces[$0]) }) else { return nil }
    var end = start + 1
    while end < pieces.endIndex {
      let piece = pieces[end]
      if AnnexHeading.step(piece) != nil { break }
      let isLong = piece.text.utf8.count > 400 && piece.label == nil
      if isLong, HeadingShape.endsInStop(piece) { break }
      end += 1
    }
    return start..<end
  }

  /// A line that is a day: "Monday, 6 October".
  static func isDay(_ piece: Piece) -> Bool {
    guard piece.row == nil, piece.text.utf8.count < 100,
      !HeadingShape.endsInStop(piece) || piece.text.utf8.count < 60
    else { return false }
    let tokens = Token.tokens(of: piece.whole)
    guard let (_, range) = DateParts.firstDay(tokens), range.lowerBound <= 3 else { return false }
    let hasWeekday = tokens.indices.contains { Weekday.read(tokens, at: $0) != nil }
    return hasWeekday && tokens.count - range.count <= 4
  }

  /// A line that is a stretch of a day and no more.
  static func isTime(_ piece: Piece) -> Bool {
    guard piece.row == nil, piece.text.utf8.count < 60, let first = piece.text.utf8.first,
      first >= 0x80 || (0x30...0x39).contains(first)
    else { return false }
    let (ranges, strangers) = TimeRange.read(Token.tokens(of: piece.whole))
    return strangers == 0 && ranges.contains { $0.end != nil }
  }
}
