/// A table of HTML, XML or Word while it is read.
struct TableRows {
  private(set) var cell: Cell?
  private var grid = TableGrid()
  private var row: [Cell]?
  private var rows: [Block] = []
  /// Rows were left out because there were more than ``limit``.
  private(set) var isCut = false
  /// More rows than any printed table has.
  static let limit = 200_000
  private var widest = 0
  /// Blocks that stand in the table but in none of its cells: its caption.
  private var loose: [Block] = []

  init() {}

  /// A span attribute's value: from 1; absent, wrong or excessive ones are 1 or the limit.
  static func span(_ text: String?, limit: Int) -> Int {
    guard let text, text.utf8.count < 12 else { return 1 }
    let digits = text.drop { $0 == " " }.prefix { $0.isASCII && $0.isNumber }
    guard let value = Int(digits) else { return 1 }
    return max(1, min(value, limit))
  }

  /// Adds a block to the open cell, or to those that stand beside the rows.
  mutating func add(_ block: Block) {
    if cell != nil {
      cell?.blocks.append(block)
    } else {
      loose.append(block)
    }
  }

  mutating func beginRow() {
    if row != nil { endRow() }
    grid.beginRow()
    row = []
  }

  mutating func beginCell(isHeader: Bool, columns: Int, rows: Int) {
    if cell != nil { endCell() }
    if row == nil { beginRow() }
    cell = Cell([], column: grid.place(columns: columns, rows: rows), isHeader: isHeader)
  }

  /// Steps over columns that hold no cell of their own: indented rows, cells that go on from above.
  mutating func skip(_ columns: Int) {
    if cell != nil { endCell() }
    if row == nil { beginRow() }
    grid.skip(columns)
  }

  mutating func endCell() {
    guard let cell else { return }
    if !cell.blocks.isEmpty { row?.append(cell) }
    self.cell = nil
  }

  mutating func endRow() {
    endCell()
    guard let cells = row else { return }
    grid.endRow()
    row = nil
    guard !cells.isEmpty else { return }
    guard rows.count < Self.limit else {
      isCut = true
      return
    }
    widest = max(widest, cells.count)
    var block = Block("")
    block.cells = cells
    rows.append(block)
  }

  /// The rows as blocks, captions first. A table that never has two cells side by side only laid the
  /// page out: its paragraphs stand for themselves.
  mutating func finish() -> [Block] {
    endRow()
    guard widest > 1 else {
      return loose + rows.flatMap { $0.cells?.flatMap(\.blocks) ?? [] }
    }
    return loose + rows
  }
}
