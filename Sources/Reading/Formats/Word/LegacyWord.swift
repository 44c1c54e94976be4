import Documents

/// Reads the text of a Word 97 to 2003 document: paragraphs, rows, footnotes, headers.
///
/// Automatic numbers and type styles are not read; LibreOffice, where it is installed, gives those.
/// Source: [MS-DOC], Word (.doc) Binary File Format.
struct LegacyWord {
  enum Fault: Error, Equatable { case encrypted, tooOld, broken }

  private(set) var source = Source(format: .doc)
  /// All text, in UTF-16 units by character position.
  private var units: [UInt16] = []
  /// Positions of the marks that end table rows, and of the paragraph marks inside cells.
  private var rowEnds: Set<Int> = []
  private var inCells: Set<Int> = []
  private let main: Range<Int>
  private let notes: Range<Int>
  private let headers: Range<Int>
  private let limits: ReadingLimits

  init(_ file: CompoundFile, _ limits: ReadingLimits) throws(Fault) {
    guard let stream = file.stream("WordDocument"), stream.word(at: 0) == 0xA5EC,
      let version = stream.word(at: 2), let flags = stream.word(at: 0x0A)
    else { throw .broken }
    guard version >= 0x00C1 else { throw .tooOld }
    guard flags & 0x0100 == 0 else { throw .encrypted }
    guard let table = file.stream(flags & 0x0200 != 0 ? "1Table" : "0Table") else { throw .broken }
    var lengths = [0, 0, 0]
    for index in 0..<3 {
      guard let value = stream.long(at: 0x4C + 4 * index), value < 1 << 28 else { throw .broken }
      lengths[index] = Int(value)
    }
    self.limits = limits
    main = 0..<lengths[0]
    notes = lengths[0]..<lengths[0] + lengths[1]
    headers = notes.upperBound..<notes.upperBound + lengths[2]
    guard let pieces = Self.pieces(stream, table) else { throw .broken }
    let marks = TableMarks(stream, table)
    for piece in pieces { take(piece, stream, marks) }
    guard !units.isEmpty else { throw .broken }
    write(stream, table)
  }

  // MARK: pieces

  private struct Piece {
    let count: Int
    let offset: Int
    let isNarrow: Bool
  }

  /// The piece table: where in the stream each stretch of text lies. Source: [MS-DOC] 2.8.35, 2.9.38.
  private static func pieces(_ stream: [UInt8], _ table: [UInt8]) -> [Piece]? {
    guard let start = stream.long(at: 0x1A2), let length = stream.long(at: 0x1A6) else {
      return nil
    }
    var at = Int(start)
    let end = min(table.count, at + Int(length))
    // Property modifiers come first.
    while at < end, table[at] == 1 {
      guard let size = table.word(at: at + 1) else { return nil }
      at += 3 + size
    }
    guard at < end, table[at] == 2, let size = table.long(at: at + 1) else { return nil }
    at += 5
    let count = (min(Int(size), end - at) - 4) / 12
    guard count > 0 else { return nil }
    var pieces: [Piece] = []
    for index in 0..<count {
      guard let from = table.long(at: at + 4 * index), let to = table.long(at: at + 4 * index + 4),
        let place = table.long(at: at + 4 * (count + 1) + 8 * index + 2), to >= from
      else { return nil }
      let isNarrow = place & 0x4000_0000 != 0
      let offset = Int(place & 0x3FFF_FFFF)
      pieces.append(
        Piece(count: Int(to - from), offset: isNarrow ? offset / 2 : offset, isNarrow: isNarrow))
    }
    return pieces
  }

  private mutating func take(_ piece: Piece, _ stream: [UInt8], _ marks: TableMarks) {
    let width = piece.isNarrow ? 1 : 2
    guard piece.offset < stream.count else { return }
    let count = min(piece.count, (stream.count - piece.offset) / width, 64 << 20 - units.count)
    for index in 0..<max(0, count) {
      let at = piece.offset + index * width
      if piece.isNarrow {
        let byte = stream[at]
        units.append((0x80...0x9F).contains(byte) ? Self.narrow[Int(byte) - 0x80] : UInt16(byte))
      } else {
        units.append(UInt16(truncatingIfNeeded: stream.word(at: at) ?? 0x20))
      }
      let unit = units[units.count - 1]
      if unit == 7, marks.rows.contains(at) { rowEnds.insert(units.count - 1) }
      if unit == 13, marks.cells.contains(at) { inCells.insert(units.count - 1) }
    }
  }

  /// The letters of windows-1252 from 0x80 to 0x9F.
  private static let narrow: [UInt16] = [
    0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039,
    0x152,
    0x8D, 0x17D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122,
    0x161, 0x203A, 0x153, 0x9D, 0x17E, 0x178,
  ]

  /// Which paragraphs of the stream belong to tables, by the offsets of their last characters, counted
  /// for one and for two bytes a character.
  ///
  /// Source: [MS-DOC] 2.8.6 PlcBtePapx, 2.9.190 PapxFkp; sprmPFTtp is 0x2417, sprmPFInTable 0x2416.
  private struct TableMarks {
    private(set) var rows: Set<Int> = []
    private(set) var cells: Set<Int> = []

    init(_ stream: [UInt8], _ table: [UInt8]) {
      guard let start = stream.long(at: 0x102), let length = stream.long(at: 0x106) else { return }
      let count = (Int(length) - 4) / 8
      guard count > 0, count < 1 << 20 else { return }
      var seen: Set<Int> = []
      for index in 0..<count {
        guard let number = table.long(at: Int(start) + 4 * (count + 1) + 4 * index) else { break }
        let page = Int(number & 0x3F_FFFF) * 512
        if page + 512 <= stream.count, seen.insert(page).inserted { read(page, stream) }
      }
    }

    private mutating func read(_ page: Int, _ stream: [UInt8]) {
      let runs = Int(stream[page + 511])
      guard 4 * (runs + 1) + 13 * runs < 512 else { return }
      for run in 0..<runs {
        let place = Int(stream[page + 4 * (runs + 1) + 13 * run]) * 2
        guard place > 0, place < 510, let end = stream.long(at: page + 4 * (run + 1)) else {
          continue
        }
        var at = page + place
        var size = Int(stream[at]) * 2 - 1
        if stream[at] == 0 {
          at += 1
          size = Int(stream[at]) * 2
        }
        // The style's number comes before the modifiers.
        let stop = min(page + 511, at + 1 + size) - 2
        guard at + 3 < stop else { continue }
        for place in at + 3..<stop where stream[place + 1] == 0x24 && stream[place + 2] == 1 {
          let mark: Set<Int> = [Int(end) - 1, Int(end) - 2]
          if stream[place] == 0x17 { rows.formUnion(mark) }
          if stream[place] == 0x16 { cells.formUnion(mark) }
        }
      }
    }
  }

  // MARK: text

  private mutating func write(_ stream: [UInt8], _ table: [UInt8]) {
    var references = 0
    source.blocks = blocks(main, &references)
    readNotes(stream, table)
    readHeaders(stream, table)
    if units.contains(0x0C) { source.pages = nil }
  }

  /// The paragraphs and rows of a stretch of text.
  private func blocks(_ range: Range<Int>, _ references: inout Int) -> [Block] {
    var blocks: [Block] = []
    var text = StyledText()
    var word: [UInt16] = []
    var cells: [Cell] = []
    var cell: [Block] = []
    var column = 0
    // Codes of fields that are open: their text does not show.
    var codes = 0
    func flush() {
      if !word.isEmpty {
        text.append(String(decoding: word, as: UTF16.self), isItalic: false, isBold: false)
        word.removeAll(keepingCapacity: true)
      }
    }
    for at in range.clamped(to: 0..<units.count) {
      let unit = units[at]
      if blocks.count >= limits.blocks { break }
      switch unit {
      case 0x13: codes += 1
      case 0x14: codes = max(0, codes - 1)
      case 0x15: break
      case _ where codes > 0 && unit != 0x0D && unit != 0x07: break
      case 0x0D, 0x0C:
        codes = 0
        flush()
        if let block = text.take() {
          if inCells.contains(at) { cell.append(block) } else { blocks.append(block) }
        }
      case 0x07:
        codes = 0
        flush()
        if let block = text.take() { cell.append(block) }
        if isRowEnd(at, column) {
          if !cells.isEmpty {
            var row = Block("")
            row.cells = cells
            blocks.append(row)
          }
          cells = []
          column = 0
        } else {
          if !cell.isEmpty { cells.append(Cell(cell, column: column)) }
          column += 1
        }
        cell = []
      case 0x02:
        flush()
        references += 1
        text.mark(String(references))
      case 0x0B, 0x09: word.append(0x20)
      case 0x1E: word.append(0x2D)
      case 0x00...0x1F: break
      default: word.append(unit)
      }
    }
    flush()
    if let block = text.take() { cell.append(block) }
    return blocks + cells.flatMap(\.blocks) + cell
  }

  private func isRowEnd(_ at: Int, _ column: Int) -> Bool {
    if !rowEnds.isEmpty { return rowEnds.contains(at) }
    // Without paragraph properties: an empty cell behind the last one.
    return column > 0 && at > 0 && units[at - 1] == 7
  }

  /// Positions of a table stream's list of character positions. Source: [MS-DOC] 2.8.
  private func positions(
    _ stream: [UInt8], _ table: [UInt8], at place: Int
  ) -> [Int] {
    guard let start = stream.long(at: place), let length = stream.long(at: place + 4),
      length < 1 << 24
    else { return [] }
    return (0..<Int(length) / 4).compactMap { table.long(at: Int(start) + 4 * $0).map { Int($0) } }
  }

  private mutating func readNotes(_ stream: [UInt8], _ table: [UInt8]) {
    let bounds = positions(stream, table, at: 0xB2)
    guard !notes.isEmpty, bounds.count > 2 else { return }
    for index in 0..<bounds.count - 2 {
      let from = notes.lowerBound + bounds[index]
      let to = notes.lowerBound + bounds[index + 1]
      guard from <= to, to <= notes.upperBound else { continue }
      var unused = 0
      let text = blocks(from..<to, &unused).flatMap(\.texts).joined(separator: " ")
      source.footnotes.append(Footnote(label: String(index + 1), text: text))
    }
  }

  /// The first section's title page header goes before the text; all others are running.
  ///
  /// Source: [MS-DOC] 2.8.22 Plcfhdd: six separators, then six stories for each section.
  private mutating func readHeaders(_ stream: [UInt8], _ table: [UInt8]) {
    let bounds = positions(stream, table, at: 0xF2)
    guard !headers.isEmpty, bounds.count > 7 else { return }
    var seen: Set<String> = []
    for index in 6..<bounds.count - 2 {
      let from = headers.lowerBound + bounds[index]
      let to = headers.lowerBound + bounds[index + 1]
      guard from < to, to <= headers.upperBound else { continue }
      var unused = 0
      let blocks = blocks(from..<to, &unused)
      if index == 10 {
        let paragraphs = blocks.flatMap(\.paragraphs)
        for text in paragraphs.flatMap(\.texts) { seen.insert(text) }
        source.blocks.insert(contentsOf: paragraphs, at: 0)
      } else {
        for text in blocks.flatMap(\.texts) where seen.insert(text).inserted {
          source.running.append(text)
        }
      }
    }
  }
}
