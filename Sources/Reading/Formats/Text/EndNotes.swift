import Documents

/// The notes at the end of a text: `12 Ibid., document A/99/1.` behind two blank lines or a rule, or
/// behind one where the text refers to the first of them.
struct EndNotes {
  let notes: [Footnote]
  /// The first line that belongs to them.
  let start: Int

  /// `nil` when the text ends without notes.
  init?(_ table: LineTable, _ wrapping: Wrapping) {
    let floor = max(1, table.count - 4000)
    guard table.count > 1 else { return nil }
    var tried = 0
    for start in floor..<table.count {
      let line = table[start]
      let isBehindRule = Self.isRule(table, table[start - 1])
      guard line.blanksBefore >= 1 || isBehindRule, let label = Self.label(table, line) else {
        continue
      }
      tried += 1
      guard tried <= 256 else { return nil }
      if let notes = Self.notes(table, from: start),
        line.blanksBefore >= 2 || isBehindRule || Self.refers(table, to: label.text, before: line)
      {
        self.notes = notes
        self.start = isBehindRule ? start - 1 : start
        return
      }
    }
    return nil
  }

  /// Reads all lines from `start` as notes; `nil` when one of them begins with no label.
  private static func notes(_ table: LineTable, from start: Int) -> [Footnote]? {
    var notes: [Footnote] = []
    var text = CleanText()
    var label = ""
    var number = 0
    for index in start..<table.count {
      let line = table[index]
      if let found = self.label(table, line),
        found.number == 0 || notes.isEmpty && label.isEmpty
          || found.number > number && found.number <= number + 12
      {
        if !label.isEmpty { notes.append(Footnote(label: label, text: text.string)) }
        _ = text.take()
        label = found.text
        number = max(number, found.number)
        text.append(table.bytes, Int(line.first) + found.length..<Int(line.last))
      } else {
        guard line.blanksBefore == 0, !label.isEmpty else { return nil }
        text.space()
        text.append(table.bytes, line.text)
      }
    }
    if !label.isEmpty { notes.append(Footnote(label: label, text: text.string)) }
    return notes
  }

  /// Whether a sign is followed by the label somewhere before `line`, as in "of the Council, 12".
  private static func refers(_ table: LineTable, to label: String, before line: Line) -> Bool {
    let bytes = table.bytes[..<Int(line.first)]
    let label = Array(label.utf8)
    var at = bytes.startIndex
    while let sign = bytes[at...].firstIndex(where: { $0 == 0x2C || $0 == 0x3B || $0 == 0x2E }) {
      at = sign + 1
      let rest = bytes[at...].drop { $0 == 0x20 }
      if rest.starts(with: label), rest.dropFirst(label.count).first.map({ $0 <= 0x20 }) ?? true {
        return true
      }
    }
    return false
  }

  private static func label(
    _ table: LineTable, _ line: Line
  ) -> (text: String, number: Int, length: Int)? {
    let bytes = table.bytes
    var at = Int(line.first)
    let start = at
    let end = Int(line.last)
    var number = 0
    while at < end, at - start < 3, bytes[at] >= 0x30, bytes[at] <= 0x39 {
      number = number * 10 + Int(bytes[at] - 0x30)
      at += 1
    }
    if at == start {
      while at < end, at - start < 3, bytes[at] == 0x2A { at += 1 }
    }
    guard at > start, at < end, bytes[at] == 0x20 || bytes[at] == 0x09 else { return nil }
    let label = String(decoding: bytes[start..<at], as: UTF8.self)
    while at < end, bytes[at] == 0x20 || bytes[at] == 0x09 { at += 1 }
    guard at < end else { return nil }
    let first = bytes.scalarValue(at: at)
    // A month or another word with a small letter goes on with the line above.
    guard !first.isLowercaseLetter, !Enumerator.isDigit(first) else { return nil }
    return (label, number, at - start)
  }

  /// A line of three or more hyphens, dashes or low lines.
  private static func isRule(_ table: LineTable, _ line: Line) -> Bool {
    line.width >= 3
      && String(decoding: table.bytes[line.text], as: UTF8.self).unicodeScalars.allSatisfy {
        $0 == "_" || $0 == "-" || $0 == "–" || $0 == "—" || $0 == "─" || $0 == " "
      }
  }
}
