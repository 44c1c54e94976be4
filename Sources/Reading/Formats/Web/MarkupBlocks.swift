import Documents

/// The blocks of a mark-up document while it is read: in the innermost open table, or in the source.
struct MarkupBlocks {
  var source: Source
  private let limits: ReadingLimits
  private let place: String
  private var isCut = false
  private var tables: [TableRows] = []

  /// - Parameter place: the file's, for findings.
  init(_ format: FileFormat, place: String, _ limits: ReadingLimits) {
    source = Source(format: format)
    self.limits = limits
    self.place = place
  }

  var isInTable: Bool { !tables.isEmpty }

  /// The open cell of the innermost table.
  var cell: Cell? { tables.last?.cell }

  mutating func add(_ block: Block) {
    guard tables.isEmpty else {
      tables[tables.count - 1].add(block)
      return
    }
    guard source.blocks.count < limits.blocks else {
      cut("\(limits.blocks) blocks")
      return
    }
    source.blocks.append(block)
  }

  private mutating func cut(_ what: String) {
    if !isCut { source.findings.append(.cut(place, what)) }
    isCut = true
  }

  /// A start tag, which changes something only where it is one of a table's.
  ///
  /// - Parameter isHead: whether it stands in the table's head.
  mutating func beginTablePart(
    _ name: String, _ attributes: MarkupAttributes, isHead: @autoclosure () -> Bool
  ) {
    if name == "table" {
      tables.append(TableRows())
      return
    }
    guard isInTable else { return }
    switch name {
    case "tr", "row": tables[tables.count - 1].beginRow()
    case "td", "th", "entry", "cell":
      tables[tables.count - 1].beginCell(
        isHeader: name == "th" || isHead(),
        columns: TableRows.span(attributes["colspan"], limit: 1000),
        rows: TableRows.span(attributes["rowspan"], limit: 65_534))
    default: break
    }
  }

  /// An end tag; what stood before it has been added.
  mutating func endTablePart(_ name: String) {
    guard isInTable else { return }
    switch name {
    case "td", "th", "entry", "cell": tables[tables.count - 1].endCell()
    case "tr", "row": tables[tables.count - 1].endRow()
    case "table":
      var table = tables.removeLast()
      for block in table.finish() { add(block) }
      if table.isCut { cut("\(TableRows.limit) rows of a table") }
    default: break
    }
  }

  /// Closes tables that the file left open.
  mutating func finish() { while isInTable { endTablePart("table") } }
}
