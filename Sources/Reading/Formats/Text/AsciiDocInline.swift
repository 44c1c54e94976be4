import Documents

/// The mark-up inside a paragraph of AsciiDoc, taken out.
struct AsciiDocInline {
  /// What `{name}` stands for.
  var attributes: [String: String] = [:]
  private(set) var footnotes: [Footnote] = []

  private static let special: [Bool] = {
    var table = [Bool](repeating: false, count: 256)
    for byte in "*_`#^~<{[\"'\\:+-".utf8 { table[Int(byte)] = true }
    return table
  }()

  /// The words of `range` as a block without place; `nil` when there are none.
  mutating func block(_ bytes: [UInt8], _ range: Range<Int>) -> Block? {
    var text = StyledText()
    write(bytes, range, &text, depth: 0, isItalic: false, isBold: false)
    return text.take()
  }

  private mutating func write(
    _ bytes: [UInt8], _ range: Range<Int>, _ text: inout StyledText, depth: Int, isItalic: Bool,
    isBold: Bool
  ) {
    var at = range.lowerBound
    var start = at
    let end = range.upperBound
    func put(_ text: inout StyledText, _ range: Range<Int>) {
      text.append(bytes, range, isItalic: isItalic, isBold: isBold)
    }
    while at < end {
      guard Self.special[Int(bytes[at])], depth < 8,
        let mark = mark(bytes, at, range), mark.start >= start
      else {
        at += 1
        continue
      }
      put(&text, start..<mark.start)
      switch mark.kind {
      case .text(let string): text.append(string, isItalic: isItalic, isBold: isBold)
      case .nothing: break
      case .raised(let inner):
        text.raise(cleaned(bytes, inner), isItalic: isItalic, isBold: isBold)
      case .words(let inner, let italic, let bold):
        write(
          bytes, inner, &text, depth: depth + 1, isItalic: isItalic || italic,
          isBold: isBold || bold)
      case .quoted(let inner, let open, let close):
        text.append(open, isItalic: isItalic, isBold: isBold)
        write(bytes, inner, &text, depth: depth + 1, isItalic: isItalic, isBold: isBold)
        text.append(close, isItalic: isItalic, isBold: isBold)
      case .note(let inner):
        var note = StyledText()
        write(bytes, inner, &note, depth: depth + 1, isItalic: false, isBold: false)
        let label = String(footnotes.count + 1)
        text.mark(label)
        footnotes.append(Footnote(label: label, text: note.take()?.text ?? ""))
      }
      at = mark.end
      start = at
    }
    put(&text, start..<end)
  }

  private enum Kind {
    case text(String)
    case nothing
    case raised(Range<Int>)
    case words(Range<Int>, italic: Bool, bold: Bool)
    case quoted(Range<Int>, String, String)
    case note(Range<Int>)
  }

  private struct Mark {
    let start: Int
    let end: Int
    let kind: Kind
  }

  /// The longest that a construct may be, in bytes; what is longer is text.
  private static let reach = 1000

  private func mark(_ bytes: [UInt8], _ at: Int, _ range: Range<Int>) -> Mark? {
    let end = range.upperBound
    func begins(_ word: StaticString, _ at: Int) -> Bool {
      guard at >= range.lowerBound, at + word.utf8CodeUnitCount <= end else { return false }
      for index in 0..<word.utf8CodeUnitCount where bytes[at + index] != word.utf8Start[index] {
        return false
      }
      return true
    }
    switch bytes[at] {
    case 0x3A:  // ':'
      return macro(bytes, at, range)
    case 0x3C where begins("<<", at):
      guard let close = find(bytes, ">>", at + 2, end, 200) else { return nil }
      let comma = bytes[at + 2..<close].firstIndex(of: 0x2C)
      let words = (comma.map { $0 + 1 } ?? at + 2)..<close
      return Mark(start: at, end: close + 2, kind: .words(words, italic: false, bold: false))
    case 0x7B:  // '{'
      guard let close = find(bytes, "}", at + 1, end, 60) else { return nil }
      let name = String(decoding: bytes[at + 1..<close], as: UTF8.self).lowercased()
      if name == "blank" || name == "empty" {
        return Mark(start: at, end: close + 1, kind: .nothing)
      }
      if name == "nbsp" || name == "sp" {
        return Mark(start: at, end: close + 1, kind: .text(" "))
      }
      guard let value = attributes[name] else { return nil }
      return Mark(start: at, end: close + 1, kind: .text(value))
    case 0x5B where begins("[[", at):
      guard let close = find(bytes, "]]", at + 2, end, 100) else { return nil }
      return Mark(start: at, end: close + 2, kind: .nothing)
    case 0x22 where begins("\"`", at):
      guard let close = find(bytes, "`\"", at + 2, end, Self.reach) else { return nil }
      return Mark(start: at, end: close + 2, kind: .quoted(at + 2..<close, "“", "”"))
    case 0x27 where begins("'`", at):
      guard let close = find(bytes, "`'", at + 2, end, Self.reach) else { return nil }
      return Mark(start: at, end: close + 2, kind: .quoted(at + 2..<close, "‘", "’"))
    case 0x60 where begins("`'", at):
      return Mark(start: at, end: at + 2, kind: .text("’"))
    case 0x2D where begins(" -- ", at - 1):
      return Mark(start: at, end: at + 2, kind: .text("—"))
    case 0x2B where at + 1 == end && at > range.lowerBound && bytes[at - 1] == 0x20:
      return Mark(start: at, end: at + 1, kind: .nothing)
    case 0x2A, 0x5F, 0x60, 0x23, 0x5E, 0x7E: return span(bytes, at, range)
    default: return nil
    }
  }

  /// `*bold*`, `__italic__`, `^raised^`: single signs stand at the edges of words, doubled ones anywhere.
  private func span(_ bytes: [UInt8], _ at: Int, _ range: Range<Int>) -> Mark? {
    let sign = bytes[at]
    let end = range.upperBound
    func isWord(_ index: Int) -> Bool {
      guard index >= range.lowerBound, index < end else { return false }
      let byte = bytes[index]
      return byte >= 0x80 || byte >= 0x30 && byte <= 0x39
        || (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A
    }
    let isDouble = at + 1 < end && bytes[at + 1] == sign
    let length = isDouble ? 2 : 1
    let isLoose = isDouble || sign == 0x5E || sign == 0x7E
    guard isLoose || !isWord(at - 1), at + length < end, bytes[at + length] > 0x20 else {
      return nil
    }
    var close = at + length
    let limit = min(end, at + Self.reach)
    while close < limit {
      if bytes[close] == sign, bytes[close - 1] > 0x20, close > at + length,
        isDouble ? close + 1 < end && bytes[close + 1] == sign : isLoose || !isWord(close + 1)
      {
        let inner = at + length..<close
        let kind: Kind =
          sign == 0x5E
          ? .raised(inner) : .words(inner, italic: sign == 0x5F, bold: sign == 0x2A)
        return Mark(start: at, end: close + length, kind: kind)
      }
      if (sign == 0x5E || sign == 0x7E) && bytes[close] <= 0x20 { return nil }
      close += 1
    }
    return nil
  }

  /// `footnote:[text]`, `link:address[text]`, `https://address[text]`, by the colon.
  private func macro(_ bytes: [UInt8], _ colon: Int, _ range: Range<Int>) -> Mark? {
    var start = colon
    while start > range.lowerBound, colon - start < 16,
      (bytes[start - 1] | 0x20) >= 0x61 && (bytes[start - 1] | 0x20) <= 0x7A
    {
      start -= 1
    }
    let name = String(decoding: bytes[start..<colon], as: UTF8.self)
    let isAddress = name == "http" || name == "https" || name == "ftp" || name == "mailto"
    guard
      isAddress || ["footnote", "footnoteref", "link", "xref", "image", "stem"].contains(name)
    else { return nil }
    var open = colon + 1
    while open < range.upperBound, bytes[open] > 0x20, bytes[open] != 0x5B { open += 1 }
    guard open < range.upperBound, bytes[open] == 0x5B, let close = bracket(bytes, open, range)
    else { return nil }
    let inner = open + 1..<close
    if name.hasPrefix("footnote") {
      return Mark(start: start, end: close + 1, kind: .note(inner))
    }
    if name == "image" { return Mark(start: start, end: close + 1, kind: .nothing) }
    let words = inner.isEmpty ? (isAddress ? start : colon + 1)..<open : inner
    if inner.isEmpty {
      return Mark(
        start: start, end: close + 1,
        kind: .text(String(decoding: bytes[words], as: UTF8.self)))
    }
    return Mark(start: start, end: close + 1, kind: .words(words, italic: false, bold: false))
  }

  /// The bracket that closes the one at `open`.
  private func bracket(_ bytes: [UInt8], _ open: Int, _ range: Range<Int>) -> Int? {
    var depth = 0
    var at = open
    let limit = min(range.upperBound, open + Self.reach)
    while at < limit {
      if bytes[at] == 0x5B { depth += 1 }
      if bytes[at] == 0x5D {
        depth -= 1
        if depth == 0 { return at }
      }
      at += 1
    }
    return nil
  }

  private func find(
    _ bytes: [UInt8], _ word: StaticString, _ start: Int, _ end: Int, _ reach: Int
  ) -> Int? {
    let length = word.utf8CodeUnitCount
    var at = start
    while at + length <= end, at - start < reach {
      if (0..<length).allSatisfy({ bytes[at + $0] == word.utf8Start[$0] }) { return at }
      at += 1
    }
    return nil
  }
}
