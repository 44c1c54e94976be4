/// Text for terminals: what may be shown, how many columns it takes, where it breaks.
package enum TerminalText {
  /// The text on one line with nothing in it that a terminal would obey. Line breaks and tabs become
  /// spaces (`keepingLines` leaves them), every other control and direction override U+FFFD.
  package static func clean(_ text: String, keepingLines: Bool = false) -> String {
    guard text.unicodeScalars.contains(where: { isControl($0) }) else { return text }
    var out = ""
    var before: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n" where before == "\r": break
      case "\n" where keepingLines, "\r" where keepingLines: out.unicodeScalars.append("\n")
      case "\t" where keepingLines: out.unicodeScalars.append(scalar)
      case "\n", "\r", "\t": out.unicodeScalars.append(" ")
      case _ where isControl(scalar): out.unicodeScalars.append("\u{FFFD}")
      default: out.unicodeScalars.append(scalar)
      }
      before = scalar
    }
    return out
  }

  /// Controls of both blocks, delete, line and paragraph separators, and the marks that turn the
  /// direction of all that follows.
  static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  /// Columns that the text takes: two for wide East Asian characters, none for marks that combine.
  package static func width(_ text: some StringProtocol) -> Int {
    text.unicodeScalars.reduce(0) { $0 + width($1) }
  }

  /// Source: East_Asian_Width W and F, UAX #11; general categories Mn, Me and Cf take no column.
  static func width(_ scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if value < 0x300 { return value == 0xAD ? 0 : 1 }
    if isWide(value) { return 2 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: return 1
    }
  }

  static func isWide(_ value: UInt32) -> Bool {
    guard value >= 0x1100 else { return false }
    switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      return true
    default: return false
    }
  }

  /// The text on one line of at most `columns`: whole, or its beginning and its end around an
  /// ellipsis, so that both can be checked against the page.
  package static func clip(_ text: String, to columns: Int) -> String {
    let line = clean(text)
    guard width(line) > columns else { return line }
    let room = max(columns - 3, 2)
    let end = min(room / 4, 24)
    return String(prefix(of: line, columns: room - end)).trimmingSpaces + " … "
      + String(suffix(of: line, columns: end)).trimmingSpaces
  }

  /// The beginning of a text, cut at a space.
  static func beginning(_ text: String, _ columns: Int) -> String {
    let line = clean(text)
    guard width(line) > columns else { return line }
    var cut = prefix(of: line, columns: columns - 2)
    if let space = cut.lastIndex(of: " "), cut.distance(from: space, to: cut.endIndex) < 24 {
      cut = cut[..<space]
    }
    return cut + " …"
  }

  /// A line that may run from right to left, held apart from what stands beside it: a tree's strokes
  /// stay at its left. Takes no column.
  package static func isolated(_ line: String) -> String {
    let turns = line.unicodeScalars.contains { scalar in
      switch scalar.value {
      case 0x590...0x8FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFC: true
      default: false
      }
    }
    return turns ? "\u{2068}" + line + "\u{2069}" : line
  }

  /// The beginning that fits `columns`.
  static func prefix(of text: String, columns: Int) -> Substring {
    var room = columns
    var end = text.startIndex
    while end < text.endIndex {
      room -= width(text[end...end])
      guard room >= 0 else { break }
      end = text.index(after: end)
    }
    return text[..<end]
  }

  /// The end that fits `columns`.
  static func end(of text: String, columns: Int) -> String {
    String(suffix(of: text, columns: columns))
  }

  private static func suffix(of text: String, columns: Int) -> Substring {
    var room = columns
    var start = text.endIndex
    while start > text.startIndex {
      let before = text.index(before: start)
      room -= width(text[before...before])
      guard room >= 0 else { break }
      start = before
    }
    return text[start...]
  }
}

extension StringProtocol {
  var trimmingSpaces: String {
    var rest = self[...]
    while rest.first == " " { rest.removeFirst() }
    while rest.last == " " { rest.removeLast() }
    return String(rest)
  }

  /// The text with spaces behind it up to `columns`; longer ones as they are.
  func padded(to columns: Int) -> String {
    String(self) + String(repeating: " ", count: Swift.max(0, columns - TerminalText.width(self)))
  }
}
