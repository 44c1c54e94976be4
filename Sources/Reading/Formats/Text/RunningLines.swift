import Documents

/// Takes page numbers, job numbers and running headers out of a text's lines.
///
/// With form feeds, a line that stands at the same edge of many pages is one; without them, a line that
/// stands alone and again and again interrupts a sentence.
struct RunningLines {
  /// Each once, cleaned.
  private(set) var found: [String] = []
  private var keys: Set<String> = []
  private var removed: Set<Int> = []

  /// Removes them from `table`. A line behind a removed one, or at a page's top, that goes on with the
  /// sentence above then has no blank line before it.
  static func take(from table: inout LineTable, _ wrapping: Wrapping) -> [String] {
    var running = RunningLines()
    if table.hasFormFeeds {
      running.markPageEdges(table)
    } else {
      running.markInterruptions(table, wrapping)
    }
    if !running.removed.isEmpty || table.hasFormFeeds { running.close(&table) }
    return running.found
  }

  private mutating func mark(_ index: Int, _ table: LineTable) {
    removed.insert(index)
    if keys.insert(Self.key(table, table[index])).inserted {
      found.append(cleaned(table.bytes, table[index].text))
    }
  }

  // MARK: with form feeds

  private static let edge = 3

  private mutating func markPageEdges(_ table: LineTable) {
    var pages: [Range<Int>] = []
    var start = 0
    for index in table.lines.indices
    where index + 1 == table.count
      || table[index + 1].page != table[index].page
    {
      pages.append(start..<index + 1)
      start = index + 1
    }
    guard pages.count >= 2 else { return }
    var counts: [String: Int] = [:]
    for page in pages {
      for index in page.prefix(Self.edge) {
        counts["^" + Self.key(table, table[index]), default: 0] += 1
      }
      for index in page.suffix(Self.edge) {
        counts["$" + Self.key(table, table[index]), default: 0] += 1
      }
    }
    func isRunning(_ edge: String, _ index: Int) -> Bool {
      let line = table[index]
      guard line.width <= 120 else { return false }
      let key = Self.key(table, line)
      if key == "#" || Self.isJobLine(table, line) { return true }
      let count = counts[edge + key] ?? 0
      let isApart =
        edge == "$"
        ? line.blanksBefore > 0
        : index + 1 < table.count && table[index + 1].blanksBefore > 0
      return count >= (key.contains("#") && isApart ? 2 : 3) && count * 4 >= pages.count
    }
    for page in pages {
      for index in page.prefix(Self.edge) {
        guard isRunning("^", index) else { break }
        mark(index, table)
      }
      for index in page.suffix(Self.edge).reversed() {
        guard isRunning("$", index) else { break }
        mark(index, table)
      }
    }
  }

  // MARK: without form feeds

  private mutating func markInterruptions(_ table: LineTable, _ wrapping: Wrapping) {
    var groups: [String: (indices: [Int], interrupting: Int)] = [:]
    // Numbers that stand alone, and those of them that are a page's for sure.
    var alone: [(index: Int, number: Int)] = []
    var pageNumbers: Set<Int> = []
    for index in table.lines.indices where index > 0 && index + 1 < table.count {
      let line = table[index]
      guard line.width <= 60, line.blanksBefore > 0 || table[index + 1].blanksBefore > 0 else {
        continue
      }
      if Self.isJobLine(table, line) {
        mark(index, table)
        continue
      }
      let key = Self.key(table, line)
      let above = table.lastScalar(table[index - 1])
      let interrupts = !above.endsClause && table[index - 1].width > 20
      if key == "#" {
        guard line.width <= 4,
          let number = Int(String(decoding: table.bytes[line.text], as: UTF8.self))
        else { continue }
        alone.append((index, number))
        // It breaks a sentence, or stands right below a line and before a gap: a page's foot.
        let isFoot = line.blanksBefore == 0 && table[index + 1].blanksBefore >= 2
        if wrapping.isWrapped, interrupts || isFoot { pageNumbers.insert(number) }
        continue
      }
      guard wrapping.isWrapped else { continue }
      groups[key, default: ([], 0)].indices.append(index)
      if interrupts { groups[key]?.interrupting += 1 }
    }
    let steps = zip(alone, alone.dropFirst()).filter { above, below in
      below.number == above.number + 1 && below.index >= above.index + 6
    }
    if steps.count >= 2, steps.count * 2 >= alone.count {
      for (above, below) in steps { pageNumbers.formUnion([above.number, below.number]) }
    }
    // A sentence may end with its page: the neighbours of a page's number are page numbers too.
    for candidates in [alone, alone.reversed()] {
      for (_, number) in candidates
      where pageNumbers.contains(number - 1) || pageNumbers.contains(number + 1) {
        pageNumbers.insert(number)
      }
    }
    for (index, number) in alone where pageNumbers.contains(number) { mark(index, table) }
    for group in groups.values where group.indices.count >= 3 {
      guard group.interrupting * 2 >= group.indices.count else { continue }
      for index in group.indices { mark(index, table) }
    }
    found.sort()
  }

  // MARK: both

  /// The line with every run of digits as `#`, white space left out.
  private static func key(_ table: LineTable, _ line: Line) -> String {
    var key: [UInt8] = []
    var wasDigit = false
    for byte in table.bytes[line.text].prefix(200) {
      let isDigit = byte >= 0x30 && byte <= 0x39
      if isDigit {
        if !wasDigit { key.append(0x23) }
      } else if byte > 0x20 {
        key.append(byte)
      }
      wasDigit = isDigit
    }
    return String(decoding: key, as: UTF8.self)
  }

  /// `29 11-51360`, `11-51360 (E)`, `12/34 11-51360`: a United Nations job number, with or without a
  /// page number.
  static func isJobLine(_ table: LineTable, _ line: Line) -> Bool {
    guard line.width <= 40 else { return false }
    var jobs = 0
    var others = 0
    for word in table.bytes[line.text].split(whereSeparator: { $0 == 0x20 || $0 == 0x09 }) {
      let bytes = Array(word)
      func isDigits(_ range: Range<Int>) -> Bool {
        bytes[range].allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
      }
      if bytes.count >= 8, bytes[2] == 0x2D, isDigits(0..<2), isDigits(3..<8), bytes.count <= 12 {
        jobs += 1
      } else if bytes.count <= 7, bytes.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 || $0 == 0x2F }) {
        others += 1
      } else if bytes.count == 3, bytes[0] == 0x28, bytes[2] == 0x29 {
        // The language's letter.
        continue
      } else {
        return false
      }
    }
    return jobs == 1 && others <= 1
  }

  /// Drops the marked lines and closes the gaps they leave inside a sentence.
  private func close(_ table: inout LineTable) {
    var kept: [Line] = []
    kept.reserveCapacity(table.count - removed.count)
    var gap = false
    for index in table.lines.indices {
      if removed.contains(index) {
        gap = true
        continue
      }
      var line = table[index]
      if let above = kept.last, gap || above.page != line.page {
        let ends = table.lastScalar(above).endsClause
        if ends {
          line.blanksBefore = max(line.blanksBefore, 1)
        } else if Enumerator.length(table.bytes, line.text) == nil {
          line.blanksBefore = 0
        }
      }
      gap = false
      kept.append(line)
    }
    table.lines = kept
  }
}
