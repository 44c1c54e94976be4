import Documents

/// Programmes that set days side by side, as a calendar does.
extension ProgrammeAnatomy {
  /// A row of a calendar: its time stands first, then what each day has at that time.
  mutating func takeCalendarRow(
    _ cells: [Cell], _ piece: Piece, next: Label?, into outline: inout Outline
  ) {
    let before = cells.prefix { columns.days[$0.column] == nil }
    let heading = before.flatMap(\.blocks).map(\.text).joined(separator: " ").trimmed
    let ranges = TimeRange.read(Token.tokens(of: heading)).ranges
    if !heading.isEmpty {
      var line = Piece(Block(heading, page: piece.page)).unlabelled
      line.page = piece.page
      outline.addHeading(line)
    }
    for cell in cells {
      guard let list = columns.days[cell.column],
        cell.blocks.contains(where: { !$0.text.trimmed.isEmpty || $0.automaticLabel != nil })
      else { continue }
      setDays(list, weekday: nil)
      if heading.isEmpty, let above = calendar[cell.column] {
        // An empty time is the one above.
        (open, item) = above
      } else {
        open = []
        item = nil
        lists.reset()
        for date in dates { for range in ranges { addSlot(date, range) } }
      }
      for (place, block) in cell.blocks.enumerated() {
        var part = Piece(block)
        if part.page == nil { part.page = piece.page }
        let following =
          place + 1 < cell.blocks.count ? Piece(cell.blocks[place + 1]).label : next
        isRowOpen = false
        if takeMeeting(part, inColumn: false, into: &outline) { continue }
        if takeTime(block.text.trimmed, in: nil, isAlone: true, part, into: &outline) { continue }
        takeEntry(part, items: [], next: following, into: &outline)
      }
      calendar[cell.column] = (open, item)
    }
  }

  /// Puts the slots of a calendar in the order of time. Those of one time keep their order; those that a cell's own times left empty go.
  mutating func sortSlots() {
    slots = slots.enumerated().filter { !$0.element.entries.isEmpty }.sorted {
      ($0.element.date, $0.element.start?.minutes ?? 0, $0.offset)
        < ($1.element.date, $1.element.start?.minutes ?? 0, $1.offset)
    }.map(\.element)
  }
}
