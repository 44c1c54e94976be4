/// What the columns of a programme's table hold, as its header says.
struct ProgrammeColumns {
  private(set) var time: Int?
  private(set) var item: Int?
  private(set) var meeting: Int?
  /// Symbols of documents.
  private(set) var documents: Int?
  /// Who introduces an item, and where: no entries.
  private(set) var asides: Set<Int> = []
  /// Where days stand side by side, as in a calendar: the day of each column.
  private(set) var days: [Int: DayList] = [:]

  /// What the header says, by column.
  private var texts: [Int: String] = [:]

  /// The row without a header that a page repeats above it, where the page's geometry made one row of
  /// both; empty where there is nothing else in it.
  func withoutHeader(_ cells: [Cell]) -> [Cell] {
    guard texts.count > 1 else { return cells }
    let repeated = cells.filter { cell in
      cell.blocks.first.map { texts[cell.column] == ProgrammeColumns.plain($0.text) } ?? false
    }
    guard repeated.count > 1, repeated.count * 2 > texts.count else { return cells }
    return cells.compactMap { cell in
      guard repeated.contains(where: { $0.column == cell.column }) else { return cell }
      var rest = cell
      rest.blocks.removeFirst()
      return rest.blocks.isEmpty ? nil : rest
    }
  }

  private static func plain(_ text: String) -> String {
    AgendaAnatomy.squeeze(Continuation.strip(text.trimmed).title)
  }

  /// Whether a row sets days side by side: two cells and more that are days and nothing else, and at most
  /// one before them that is none.
  mutating func readDays(_ cells: [Cell]) -> Bool {
    var found: [Int: DayList] = [:]
    for (place, cell) in cells.enumerated() {
      let text = cell.blocks.map(\.text).joined(separator: " ").trimmed
      if text.isEmpty { continue }
      guard text.utf8.count < 80, let day = ProgrammeColumns.day(in: Token.tokens(of: text)) else {
        if place == 0 { continue }
        return false
      }
      found[cell.column] = day
    }
    guard found.count > 1 else { return false }
    days = found
    return true
  }

  /// The day that these tokens are, with or without the name of its weekday.
  static func day(in tokens: [Token]) -> DayList? {
    guard let list = DayList.first(in: tokens) else { return nil }
    var index = 0
    while index < tokens.count {
      if list.range.contains(index) || tokens[index].kind == .sign {
        index += 1
      } else if let (_, count) = Weekday.read(tokens, at: index) {
        index += count
      } else {
        return nil
      }
    }
    return list
  }

  /// Whether a row is a header; what it says of its columns is kept.
  mutating func read(_ cells: [Cell]) -> Bool {
    let texts = cells.map { $0.blocks.map(\.text).joined(separator: " ").trimmed }
    guard texts.allSatisfy({ $0.utf8.count < 80 }) else { return false }
    let filled = zip(cells, texts).filter { !$0.1.isEmpty }
    guard let first = filled.first else { return false }
    let tokens = Token.tokens(of: first.1)
    let isMarked = filled.allSatisfy { $0.0.isHeader }
    guard
      isMarked && DateParts.firstDay(tokens) == nil
        || ProgrammeWords.header.match(tokens, at: 0) != nil,
      DateParts.firstDay(tokens) == nil, TimeRange.read(tokens).ranges.isEmpty
    else { return false }
    if self.texts.isEmpty {
      for (cell, text) in filled { self.texts[cell.column] = ProgrammeColumns.plain(text) }
    }
    for (cell, text) in filled {
      let words = Token.tokens(of: text)
      let saysItem = ProgrammeWords.item.first(in: words) != nil
      let saysTime = ProgrammeWords.time.first(in: words) != nil
      if saysTime, time == nil || !saysItem { time = cell.column }
      if saysItem, filled.count > 2 { item = cell.column }
      if ProgrammeWords.asides.match(words, at: 0) != nil {
        asides.insert(cell.column)
      } else if ProgrammeWords.meeting.match(words, at: 0) != nil {
        meeting = cell.column
      }
      if ProgrammeWords.documents.match(words, at: 0) != nil, cell.column > 0 {
        documents = cell.column
      }
    }
    return true
  }

  /// A day that stands alone in the middle of a row, above an entry, while the row's time stands before
  /// it: a row of its own on the page. `nil` where the row is none such.
  static func lateDay(in cells: [Cell]) -> Block? {
    guard let first = cells.first?.blocks.first?.text, !first.trimmed.isEmpty else { return nil }
    for cell in cells.dropFirst() {
      guard cell.blocks.count > 1, let block = cell.blocks.first else { continue }
      let tokens = Token.tokens(of: block.text)
      if tokens.count < 12, ProgrammeColumns.day(in: tokens) != nil,
        tokens.indices.contains(where: { Weekday.read(tokens, at: $0) != nil })
      {
        return block
      }
    }
    return nil
  }
}
