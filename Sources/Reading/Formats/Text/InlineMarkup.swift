import Documents

/// The mark-up inside a paragraph: links, footnote references, emphasis, HTML elements.
struct InlineMarkup {
  enum Flavour: Sendable {
    /// A Markdown file: all of it.
    case markdown
    /// Plain text that carries links and HTML elements: no backslashes, no single asterisks.
    case light
  }

  let flavour: Flavour
  /// The names that reference links may use, in lower case.
  var definitions: Set<String> = []

  private enum Token {
    case text(Range<Int>)
    case string(String)
    case marker(String)
    case paragraphBreak
    case lineBreak
    case style(italic: Int, bold: Int)
    case delimiter(Delimiter)
    case nothing
  }

  private struct Delimiter {
    var range: Range<Int>
    var byte: UInt8
    var opens: Bool
    var closes: Bool
  }

  /// The bytes that begin any mark-up.
  private static let special: [Bool] = {
    var table = [Bool](repeating: false, count: 256)
    for byte in "[]<*_\\`&~!".utf8 { table[Int(byte)] = true }
    return table
  }()

  /// The paragraphs of `range`, which HTML elements may part into several; mark-up taken out.
  ///
  /// Time grows with the length alone, whatever the text holds.
  func blocks(_ bytes: [UInt8], _ range: Range<Int>) -> [Block] {
    var text = StyledText()
    var isPlain = true
    let special = Self.special
    for at in range where special[Int(bytes[at])] {
      isPlain = false
      break
    }
    if isPlain {
      text.append(bytes, range, isItalic: false, isBold: false)
      return text.take().map { [$0] } ?? []
    }
    var tokens = tokens(bytes, range)
    Self.match(&tokens)
    return Self.write(tokens, bytes)
  }

  private static func write(_ tokens: [Token], _ bytes: [UInt8]) -> [Block] {
    var blocks: [Block] = []
    var text = StyledText()
    var italic = 0
    var bold = 0
    for token in tokens {
      switch token {
      case .text(let range): text.append(bytes, range, isItalic: italic > 0, isBold: bold > 0)
      case .string(let string): text.append(string, isItalic: italic > 0, isBold: bold > 0)
      case .marker(let label): text.mark(label)
      case .lineBreak: text.space()
      case .paragraphBreak: if let block = text.take() { blocks.append(block) }
      case .style(let italics, let bolds):
        italic = max(0, italic + italics)
        bold = max(0, bold + bolds)
      case .delimiter(let delimiter):
        text.append(bytes, delimiter.range, isItalic: italic > 0, isBold: bold > 0)
      case .nothing: break
      }
    }
    if let block = text.take() { blocks.append(block) }
    return blocks
  }

  // MARK: tokens

  private func tokens(_ bytes: [UInt8], _ range: Range<Int>) -> [Token] {
    var tokens: [Token] = []
    // Places of `[` that may open a link; images with a mark of their own.
    var brackets: [(token: Int, isImage: Bool)] = []
    var at = range.lowerBound
    var start = at
    let end = range.upperBound
    let special = Self.special
    func flush(_ upTo: Int) { if upTo > start { tokens.append(.text(start..<upTo)) } }
    while at < end {
      let byte = bytes[at]
      guard special[Int(byte)] else {
        at += 1
        continue
      }
      var step: (length: Int, token: Token)?
      switch byte {
      case 0x5B:
        if let (label, length) = Self.footnoteReference(bytes, at, end) {
          step = (length, .marker(label))
        } else if brackets.count < 1000 {
          flush(at)
          let isImage = tokens.last.map { Self.isImageMark($0, bytes) } ?? false
          brackets.append((tokens.count, isImage))
          tokens.append(.text(at..<at + 1))
          at += 1
          start = at
          continue
        }
      case 0x5D:
        if let open = brackets.popLast() {
          let length = Self.destination(bytes, at + 1, end) ?? reference(bytes, at + 1, end)
          if let length {
            flush(at)
            if open.isImage {
              tokens.removeLast(tokens.count - open.token)
              tokens[open.token - 1] = .nothing
            } else {
              tokens[open.token] = .nothing
            }
            at += 1 + length
            start = at
            continue
          }
        }
      case 0x21 where at + 1 < end && bytes[at + 1] == 0x5B:
        flush(at)
        tokens.append(.text(at..<at + 1))
        at += 1
        start = at
        continue
      case 0x3C: step = Self.element(bytes, at, end)
      case 0x26:
        if let (text, length) = Entity.read(bytes, at, end) { step = (length, .string(text)) }
      case 0x5C where flavour == .markdown:
        if at + 1 < end, Self.isPunctuation(bytes[at + 1]) {
          step = (2, .text(at + 1..<at + 2))
        }
      case 0x60 where flavour == .markdown:
        let (inside, stop) = Self.code(bytes, at, end)
        step = (stop - at, .text(inside))
      case 0x2A, 0x5F, 0x7E: step = delimiter(bytes, at, range)
      default: break
      }
      if let step {
        flush(at)
        tokens.append(step.token)
        at += step.length
        start = at
      } else {
        at += 1
      }
    }
    flush(end)
    return tokens
  }

  private static func isImageMark(_ token: Token, _ bytes: [UInt8]) -> Bool {
    if case .text(let range) = token { return range.count == 1 && bytes[range.lowerBound] == 0x21 }
    return false
  }

  private static func isPunctuation(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
    default: false
    }
  }

  /// `[^12]`, not at the head of its own definition.
  static func footnoteReference(
    _ bytes: [UInt8], _ at: Int, _ end: Int
  ) -> (label: String, length: Int)? {
    guard at + 3 < end + 1, at + 2 < end, bytes[at + 1] == 0x5E else { return nil }
    var stop = at + 2
    while stop < end, stop - at < 40, bytes[stop] > 0x20, bytes[stop] != 0x5D, bytes[stop] != 0x5B {
      stop += 1
    }
    guard stop < end, bytes[stop] == 0x5D, stop > at + 2 else { return nil }
    return (String(decoding: bytes[at + 2..<stop], as: UTF8.self), stop + 1 - at)
  }

  /// The length of `(address)` or `(address "title")` at `at`. An address is empty or holds a sign that
  /// words in brackets lack, so that `[Original: English](a)` is no link.
  private static func destination(_ bytes: [UInt8], _ at: Int, _ end: Int) -> Int? {
    guard at < end, bytes[at] == 0x28 else { return nil }
    var stop = at + 1
    var depth = 0
    var isAddress = false
    scan: while stop < end, stop - at < 2048 {
      switch bytes[stop] {
      case 0x28: depth += 1
      case 0x29:
        if depth == 0 { break scan }
        depth -= 1
      case 0x00...0x20, 0x5D, 0x5B: break scan
      case 0x23, 0x2F, 0x2E, 0x3A, 0x40, 0x25, 0x3C: isAddress = true
      default: break
      }
      stop += 1
    }
    guard stop < end, isAddress || stop == at + 1 else { return nil }
    if bytes[stop] == 0x29 { return stop + 1 - at }
    guard bytes[stop] == 0x20, stop + 1 < end, bytes[stop + 1] == 0x22 else { return nil }
    let limit = min(end, stop + 300)
    var close = stop + 2
    while close + 1 < limit {
      if bytes[close] == 0x22, bytes[close + 1] == 0x29 { return close + 2 - at }
      close += 1
    }
    return nil
  }

  /// The length of `[name]` at `at`, when the text defines it.
  private func reference(_ bytes: [UInt8], _ at: Int, _ end: Int) -> Int? {
    guard !definitions.isEmpty, at < end, bytes[at] == 0x5B else { return nil }
    var stop = at + 1
    while stop < end, stop - at < 100, bytes[stop] != 0x5D, bytes[stop] != 0x5B { stop += 1 }
    guard stop < end, bytes[stop] == 0x5D else { return nil }
    let name = String(decoding: bytes[at + 1..<stop], as: UTF8.self).lowercased()
    return definitions.contains(name) ? stop + 1 - at : nil
  }

  /// A code span at `at`: what lies inside, and where it ends. Marks that nothing closes are text as
  /// a whole, so that a long run of them is looked at once. Source: CommonMark 0.31, 6.1.
  private static func code(
    _ bytes: [UInt8], _ at: Int, _ end: Int
  ) -> (inside: Range<Int>, end: Int) {
    var open = at
    while open < end, bytes[open] == 0x60 { open += 1 }
    let marks = open - at
    var stop = open
    let limit = min(end, open + 500)
    while stop < limit {
      guard bytes[stop] == 0x60 else {
        stop += 1
        continue
      }
      var close = stop
      while close < min(end, limit + marks + 1), bytes[close] == 0x60 { close += 1 }
      if close - stop == marks { return (open..<stop, close) }
      stop = close
    }
    return (at..<open, open)
  }

  private func delimiter(
    _ bytes: [UInt8], _ at: Int, _ range: Range<Int>
  ) -> (length: Int, token: Token)? {
    let byte = bytes[at]
    var stop = at
    while stop < range.upperBound, bytes[stop] == byte, stop - at < 64 { stop += 1 }
    let count = stop - at
    if flavour == .light, byte != 0x2A || count != 2 { return (count, .text(at..<stop)) }
    if byte == 0x7E && count != 2 || count > 3 { return (count, .text(at..<stop)) }
    let before = at > range.lowerBound ? bytes[at - 1] : 0x20
    let after = stop < range.upperBound ? bytes[stop] : 0x20
    func isWord(_ byte: UInt8) -> Bool { byte > 0x20 && !Self.isPunctuation(byte) }
    // Flanking runs. Source: CommonMark 0.31, 6.2.
    var opens = after > 0x20 && (isWord(after) || !isWord(before))
    var closes = before > 0x20 && (isWord(before) || !isWord(after))
    if byte == 0x5F {
      if isWord(before) { opens = false }
      if isWord(after) { closes = false }
    }
    return (
      count,
      .delimiter(Delimiter(range: at..<stop, byte: byte, opens: opens, closes: closes))
    )
  }

  /// Turns each pair of equal delimiters into a style that begins and ends.
  private static func match(_ tokens: inout [Token]) {
    var open: [(token: Int, delimiter: Delimiter)] = []
    for index in tokens.indices {
      guard case .delimiter(let delimiter) = tokens[index] else { continue }
      if delimiter.closes,
        let found = open.lastIndex(where: {
          $0.delimiter.byte == delimiter.byte && $0.delimiter.range.count == delimiter.range.count
        })
      {
        let count = delimiter.range.count
        let italic = delimiter.byte == 0x7E ? 0 : count & 1
        let bold = delimiter.byte == 0x7E ? 0 : count >> 1
        tokens[open[found].token] = .style(italic: italic, bold: bold)
        tokens[index] = .style(italic: -italic, bold: -bold)
        open.removeLast(open.count - found)
      } else if delimiter.opens {
        if open.count >= 32 { open.removeFirst() }
        open.append((index, delimiter))
      }
    }
  }

  // MARK: elements

  /// An HTML element, comment or bare address at `<`.
  private static func element(
    _ bytes: [UInt8], _ at: Int, _ end: Int
  ) -> (length: Int, token: Token)? {
    guard at + 2 < end else { return nil }
    if bytes[at + 1] == 0x21 {
      guard at + 4 < end, bytes[at + 2] == 0x2D, bytes[at + 3] == 0x2D else { return nil }
      var stop = at + 4
      while stop + 2 < end, stop - at < 512 {
        if bytes[stop] == 0x2D, bytes[stop + 1] == 0x2D, bytes[stop + 2] == 0x3E {
          return (stop + 3 - at, .nothing)
        }
        stop += 1
      }
      return nil
    }
    let closes = bytes[at + 1] == 0x2F
    let nameStart = closes ? at + 2 : at + 1
    var nameEnd = nameStart
    while nameEnd < end, nameEnd - nameStart < 12,
      (bytes[nameEnd] | 0x20) >= 0x61 && (bytes[nameEnd] | 0x20) <= 0x7A
        || nameEnd > nameStart && bytes[nameEnd] >= 0x30 && bytes[nameEnd] <= 0x39
    {
      nameEnd += 1
    }
    guard nameEnd > nameStart else { return nil }
    var stop = nameEnd
    while stop < end, bytes[stop] != 0x3E, bytes[stop] != 0x3C, stop - at < 2048 { stop += 1 }
    guard stop < end, bytes[stop] == 0x3E else { return nil }
    let length = stop + 1 - at
    let name = String(decoding: bytes[nameStart..<nameEnd], as: UTF8.self).lowercased()
    if !closes, nameEnd < stop, bytes[nameEnd] == 0x3A || bytes[nameEnd] == 0x40 {
      // `<https://…>` and `<mailto:…>`; an address in angles has no spaces.
      let address = at + 1..<stop
      return bytes[address].contains(0x20) ? nil : (length, .text(address))
    }
    guard nameEnd == stop || bytes[nameEnd] <= 0x20 || bytes[nameEnd] == 0x2F else { return nil }
    let sign = closes ? -1 : 1
    switch name {
    case "i", "em", "cite", "dfn", "var": return (length, .style(italic: sign, bold: 0))
    case "b", "strong": return (length, .style(italic: 0, bold: sign))
    case "p", "div", "li", "tr", "ul", "ol", "table", "blockquote", "h1", "h2", "h3", "h4", "h5",
      "h6", "section", "center", "dl", "dt", "dd", "hr":
      return (length, .paragraphBreak)
    case "br", "td", "th": return (length, .lineBreak)
    case "sup":
      guard !closes, let (label, inside) = superscript(bytes, stop + 1, end) else {
        return (length, .nothing)
      }
      return (length + inside, .marker(label))
    case "a", "span", "u", "s", "sub", "small", "big", "font", "del", "ins", "abbr", "code", "kbd",
      "mark", "q", "tt", "img", "thead", "tbody", "tfoot", "wbr", "nobr", "label", "strike":
      return (length, .nothing)
    default: return nil
    }
  }

  /// A marker between `<sup>` and `</sup>`, and the length of both with the end tag.
  private static func superscript(
    _ bytes: [UInt8], _ at: Int, _ end: Int
  ) -> (label: String, length: Int)? {
    var stop = at
    while stop < end, bytes[stop] != 0x3C, stop - at <= 8 { stop += 1 }
    let close = Array("</sup>".utf8)
    guard stop + close.count <= end, bytes[stop..<stop + close.count].elementsEqual(close) else {
      return nil
    }
    let label = cleaned(bytes, at..<stop)
    return isMarkerLabel(label) ? (label, stop + close.count - at) : nil
  }
}
