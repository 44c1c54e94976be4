/// What the columns of a programme's table hold, as its header says.
struct ProgrammeColumns {
  private(set) var time: Int?
  private(set) var item: Int?
  private(set) var meeting: Int?
  /// Symbols of documents.
  private(set) var documents: Int?
  /// Who introduces an item, and where: no entries.
  private(set) var asides: Set<Int> = []

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
      if tokens.count < 12, let list = DayList.first(in: tokens),
        tokens.indices.contains(where: { Weekday.read(tokens, at: $0) != nil }),
        tokens.indices.allSatisfy({
          list.range.contains($0) || tokens[$0].kind == .sign
            || Weekday.read(tokens, at: $0) != nil
        })
      {
        return block
      }
    }
    return nil
  }
}
