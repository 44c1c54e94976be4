import Documents

/// Programmes of work: tables of days, times and what is taken up, and the same as lines of prose.
///
/// A cell left empty means the one above. A header row in the middle, as after a page break, changes
/// nothing. Days come as rows or cells of their own; a time opens a slot, two times two slots with
/// the same entries.
struct ProgrammeAnatomy {
  var slots: [ProgrammeSlot] = []
  private(set) var findings: [Finding] = []
  private let years: YearGuess
  var date: CalendarDay? { dates.first }
  /// The days that the lines below speak of: "5 and 6 October" are two.
  var dates: [CalendarDay] = []
  /// Entries so far by slot.
  var counts: [String: Int] = [:]
  private var isYearInferred = false
  /// Indexes of the slots that entries now go to.
  var open: [Int] = []
  var item: String?
  var lists = ListStack()
  private var isHeaderKept = false
  /// Numbers of meetings that wait for the slots they are of, and whether the row at hand has opened
  /// slots: what it says then is of these.
  var meetings: [Int] = []
  var isRowOpen = false
  /// Where rows set days side by side, the open slots of each column and the item that letters go on.
  var calendar: [Int: (open: [Int], item: String?)] = [:]
  var columns = ProgrammeColumns()

  private init(_ years: YearGuess) { self.years = years }

  /// Reads a region of table rows or lines into slots, and its text into `outline`.
  static func read(
    _ pieces: ArraySlice<Piece>, years: YearGuess, into outline: inout Outline
  ) -> ProgrammeAnatomy {
    var anatomy = ProgrammeAnatomy(years)
    for index in pieces.indices {
      let next = index + 1 < pieces.endIndex ? pieces[index + 1].label : nil
      anatomy.take(pieces[index], next: next, into: &outline)
    }
    if !anatomy.calendar.isEmpty { anatomy.sortSlots() }
    if anatomy.isYearInferred, let first = anatomy.slots.first {
      anatomy.findings.append(
        Finding(
          kind: "year-inferred", place: "slot.\(first.date)",
          message:
            "the programme prints no year, taken as \(first.date.year) from the document's dates"))
    }
    return anatomy
  }

  // MARK: Rows

  private mutating func take(_ piece: Piece, next: Label?, into outline: inout Outline) {
    guard let row = piece.row else {
      takeLine(piece, next: next, into: &outline)
      return
    }
    let cells = columns.withoutHeader(row)
    if cells.isEmpty { return }
    if columns.readDays(cells) {
      open = []
      calendar = [:]
      outline.addHeading(piece)
      return
    }
    if !columns.days.isEmpty, cells.contains(where: { columns.days[$0.column] != nil }) {
      takeCalendarRow(cells, piece, next: next, into: &outline)
      return
    }
    if columns.read(cells) {
      if !isHeaderKept { outline.addHeading(piece) }
      isHeaderKept = true
      return
    }
    var pending: [String] = []
    var isFirst = true
    isRowOpen = false
    defer { isRowOpen = false }
    let day = ProgrammeColumns.lateDay(in: cells)
    if let day {
      _ = takeTime(day.text.trimmed, in: nil, isAlone: true, Piece(day), into: &outline)
    }
    var entriesBefore: [Int: Int] = [:]
    for index in open { entriesBefore[index] = slots[index].entries.count }
    for cell in cells {
      for (place, block) in cell.blocks.enumerated() {
        let text = block.text.trimmed
        guard !text.isEmpty || block.automaticLabel != nil, place > 0 || block != day else {
          continue
        }
        var part = Piece(block)
        if part.page == nil { part.page = piece.page }
        if columns.asides.contains(cell.column) || cell.column == columns.documents {
          if cell.column == columns.documents { addDocuments(of: text, since: entriesBefore) }
          addAside(part, into: &outline)
          continue
        }
        if takeMeeting(part, inColumn: place == 0 && cell.column == columns.meeting, into: &outline)
        {
          continue
        }
        if part.label == nil || part.label?.form == .number,
          takeTime(text, in: cell, isAlone: place == 0, part, into: &outline)
        {
          isFirst = false
          continue
        }
        if place == 0, cell.column == columns.item || (columns.item == nil && cells.count > 2),
          let items = bareItems(text)
        {
          pending = items
          continue
        }
        if place == 0, isFirst, cell.column == columns.time, !text.isEmpty,
          columns.time != columns.item
        {
          // "Post-meeting": a stretch without a time.
          openSlots([nil], text: text, part, into: &outline)
          isFirst = false
          continue
        }
        let following =
          place + 1 < cell.blocks.count ? Piece(cell.blocks[place + 1]).label : next
        takeEntry(part, items: pending, next: following, into: &outline)
        if !pending.isEmpty { pending = [] }
      }
    }
    for item in pending {
      add(ProgrammeEntry(item: item, title: "", continued: false), piece, into: &outline)
    }
  }

  // MARK: Lines

  /// A line of a programme that is no table.
  private mutating func takeLine(_ piece: Piece, next: Label?, into outline: inout Outline) {
    isRowOpen = false
    if takeMeeting(piece, inColumn: false, into: &outline) { return }
    if takeTime(piece.whole, in: nil, isAlone: true, piece, into: &outline) { return }
    takeEntry(piece, items: [], next: next, into: &outline)
  }

  // MARK: Meetings

  /// Takes a text that names a meeting and no more: of the slots of its row, of those just opened, or of
  /// the ones that the next time opens. `false` when it is anything else.
  mutating func takeMeeting(
    _ piece: Piece, inColumn: Bool, into outline: inout Outline
  ) -> Bool {
    guard let numbers = MeetingNumbers.only(in: piece.whole, isColumn: inColumn) else {
      return false
    }
    setMeetings(numbers)
    outline.addHeading(piece.unlabelled)
    return true
  }

  private mutating func setMeetings(_ numbers: [Int]) {
    let isFree = !open.isEmpty && open.allSatisfy { slots[$0].meeting == nil }
    guard isFree, isRowOpen || open.allSatisfy({ slots[$0].entries.isEmpty }) else {
      meetings = numbers
      return
    }
    for (place, index) in open.enumerated() {
      slots[index].meeting = numbers[min(place, numbers.count - 1)]
    }
    meetings = []
  }

  /// Whether meetings wait that the open slots are not of.
  var hasNewMeetings: Bool {
    !meetings.isEmpty && open.compactMap { slots[$0].meeting } != meetings
  }

  // MARK: Days and times

  /// Takes a day, a time or both; `false` when `text` is neither.
  mutating func takeTime(
    _ text: String, in cell: Cell?, isAlone: Bool, _ piece: Piece, into outline: inout Outline
  ) -> Bool {
    guard text.utf8.count < 160 else { return false }
    var tokens = Token.tokens(of: text)
    let named = MeetingNumbers.named(in: text, tokens)
    if let named { tokens.removeSubrange(named.range) }
    var rest = tokens
    var isDay = false
    if let list = DayList.first(in: tokens) {
      let weekday = tokens.indices.lazy.compactMap { Weekday.read(tokens, at: $0)?.day }.first
      let words = tokens.filter { $0.kind == .word }.count
      guard weekday != nil || words <= list.range.count + 1 || (cell?.column ?? 1) == 0 else {
        return false
      }
      rest.removeSubrange(list.range)
      rest.removeAll { token in
        token.kind == .sign && [",", "،", "("].contains(token.text)
          || Weekday.read([token], at: 0) != nil
      }
      if let index = rest.firstIndex(where: { $0.text == "星" }), index + 2 < rest.count {
        rest.removeSubrange(index...index + 2)
      }
      let (_, strangers) = TimeRange.read(rest)
      if strangers > 2, cell == nil { return false }
      setDays(list, weekday: weekday)
      open = []
      isDay = date != nil
      if !isDay { return false }
    }
    let (ranges, strangers) = TimeRange.read(rest)
    if !ranges.isEmpty, strangers <= 2 || isDay,
      ranges.contains(where: { $0.end != nil }) || cell?.column == columns.time || strangers == 0
    {
      guard isDay || rest.first?.kind == .number || strangers == 0 || isAlone else { return false }
      if let named { meetings = named.numbers }
      openSlots(ranges.map(Optional.some), text: text, piece, into: &outline)
      return true
    }
    if isDay {
      if let named { meetings = named.numbers }
      item = nil
      outline.addHeading(piece.unlabelled)
      return true
    }
    return false
  }

  mutating func setDays(_ list: DayList, weekday: Int?) {
    var year = list.firstYear
    if year == nil, let first = list.days.first?.parts {
      year = years.day(first, weekday: weekday)?.year
      isYearInferred = isYearInferred || year != nil
    }
    guard let days = year.map(list.calendarDays), !days.isEmpty else { return }
    dates = days
  }

  private mutating func openSlots(
    _ ranges: [TimeRange?], text: String, _ piece: Piece, into outline: inout Outline
  ) {
    guard date != nil else {
      outline.addHeading(piece.unlabelled)
      return
    }
    open = []
    lists.reset()
    for date in dates { for range in ranges { addSlot(date, range) } }
    meetings = []
    isRowOpen = true
    var heading = piece
    heading.label = nil
    heading.text = text
    outline.addHeading(heading, at: slotPath)
  }

  /// Opens a slot; the meetings that wait are of the open ones in their order, the last of the rest.
  mutating func addSlot(_ date: CalendarDay, _ range: TimeRange?) {
    let meeting = meetings.isEmpty ? nil : meetings[min(open.count, meetings.count - 1)]
    open.append(slots.count)
    slots.append(ProgrammeSlot(date: date, start: range?.start, end: range?.end, meeting: meeting))
  }

  var slotPath: LocatorPath? { open.first.map { slots[$0].path } }
}
