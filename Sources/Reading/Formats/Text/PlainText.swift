import Documents

/// Reads plain text, wrapped or one paragraph a line.
///
/// - Parameter bytes: valid UTF-8 of less than 2 GB.
func readPlainText(_ bytes: [UInt8], place: String, _ limits: ReadingLimits) -> Source {
  var source = Source(format: .text)
  var table = LineTable(bytes, limit: limits.lines)
  if let cut = table.cutAt {
    source.findings.append(.cut(place, "\(table.count) lines, \(cut) of \(bytes.count) bytes"))
  }
  if table.hasFormFeeds { source.pages = table.pages }
  source.running = RunningLines.take(from: &table, Wrapping(table))
  let joiner = ParagraphJoiner(table, Wrapping(table))
  let notes = EndNotes(table, joiner.wrapping)
  source.footnotes = notes?.notes ?? []
  let end = notes?.start ?? table.count
  var at = 0
  // Lines up to here were looked at and make no table.
  var tabless = 0
  while at < end {
    guard source.blocks.count < limits.blocks else {
      source.findings.append(.cut(place, "\(limits.blocks) blocks"))
      break
    }
    let line = table[at]
    if at >= tabless, let rows = TabTable.extent(table, at: at, upTo: end, &tabless) {
      let room = limits.blocks - source.blocks.count
      for row in rows.prefix(room) {
        var block = Block("", page: table.page(of: table[row]))
        block.spaceBefore = table[row].spaceBefore
        block.cells = TabTable.cells(table, table[row]).map { column, range in
          Cell([Block(cleaned(bytes, range), page: block.page)], column: column)
        }
        source.blocks.append(block)
      }
      at = rows.upperBound
      if rows.count > room, at == end {
        source.findings.append(.cut(place, "\(limits.blocks) blocks"))
      }
      continue
    }
    let stop = joiner.end(ofParagraphAt: at, upTo: end)
    let text = joiner.text(of: at..<stop)
    var block = Block(String(decoding: text, as: UTF8.self), page: table.page(of: line))
    block.firstIndent = Double(line.indent) * 9
    block.indent = stop > at + 1 ? Double(table[at + 1].indent) * 9 : block.firstIndent
    block.spaceBefore = line.spaceBefore
    if !block.text.isEmpty { source.blocks.append(block) }
    at = stop
  }
  return source
}

extension LineTable {
  /// The page of a line; `nil` in a text without form feeds.
  func page(of line: Line) -> Int? { hasFormFeeds ? Int(line.page) : nil }
}

extension Line {
  /// One for a line right below another, two for one below a blank line.
  var spaceBefore: Double { Double(blanksBefore) + 1 }
}

extension Finding {
  /// Reading stopped at a limit; what follows in the file is not in the document.
  static func cut(_ place: String, _ reached: String) -> Finding {
    Finding(kind: "too-long", place: place, message: "reading stopped at \(reached)")
  }
}
