/// Decides which lines go together, and puts their words together.
struct ParagraphJoiner {
  let table: LineTable
  let wrapping: Wrapping
  private let hyphenation: Hyphenation

  init(_ table: LineTable, _ wrapping: Wrapping) {
    self.table = table
    self.wrapping = wrapping
    var breaks: [(head: String, tail: String)] = []
    if wrapping.isWrapped {
      for index in table.lines.indices.dropLast() {
        if let halves = Self.halves(table, table[index], table[index + 1]) { breaks.append(halves) }
      }
    }
    hyphenation = Hyphenation(breaks, in: table.bytes)
  }

  /// The line behind the last one of the paragraph that begins at `start`, `limit` at most.
  func end(ofParagraphAt start: Int, upTo limit: Int) -> Int {
    var end = start + 1
    guard wrapping.isWrapped else { return end }
    while end < limit, continues(table[end], table[end - 1], isSecond: end == start + 1) {
      end += 1
    }
    return end
  }

  /// `line` goes on with the paragraph that `above` belongs to.
  private func continues(_ line: Line, _ above: Line, isSecond: Bool) -> Bool {
    guard line.blanksBefore == 0 else { return false }
    let first = table.firstScalar(line)
    let last = table.lastScalar(above)
    let endsClause = last.endsClause || last == ","
    let label = Enumerator.length(table.bytes, line.text)
    if label != nil, endsClause || endsWithConjunction(above) { return false }
    let aboveLabel = isSecond ? Enumerator.length(table.bytes, above.text) : nil
    // A symbol below the title.
    if first == "[", table.lastScalar(line) == "]" || table.lastScalar(line) == "}" { return false }
    if line.indent > above.indent, aboveLabel == nil, !first.isLowercaseLetter { return false }
    if first.isLowercaseLetter || table.endsWithParticle(above) { return true }
    if first.properties.isUppercase, endsWithMarker(above), opensWithWord(line) { return false }
    // Would the next word have stood on the line above?
    let needed = Int(above.width) + 1 + firstWordWidth(line)
    let wouldFit = needed + Int(above.indent) <= wrapping.width
    // A line of ideographs breaks anywhere: it goes on only where it is full.
    if first.isUnspaced, last.isUnspaced { return !wouldFit }
    if wouldFit, last.endsClause { return false }
    return needed * 5 > wrapping.width * 3 || last == "-" || last == ","
  }

  private func endsWithConjunction(_ line: Line) -> Bool {
    let tail = table.bytes[line.text].suffix(4)
    return tail.elementsEqual(" and".utf8) || tail.suffix(3).elementsEqual(" or".utf8)
  }

  /// The line ends in a comma or semicolon and a footnote's number behind it, not in 9,000.
  private func endsWithMarker(_ line: Line) -> Bool {
    func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    let tail = table.bytes[line.text].suffix(8)
    let digits = tail.reversed().prefix { isDigit($0) }
    guard (1...3).contains(digits.count), digits.last != 0x30 else { return false }
    let head = tail.dropLast(digits.count)
    let words = head.reversed().drop { $0 == 0x20 }
    guard let sign = words.first, sign == 0x2C || sign == 0x3B else { return false }
    return words.count < head.count || !(words.dropFirst().first.map(isDigit) ?? false)
  }

  /// The first word is a long one and no title before a name, as `Mr.` is.
  private func opensWithWord(_ line: Line) -> Bool {
    let word = table.bytes[line.text].prefix { $0 > 0x20 }
    return word.count >= 5 && !word.contains(0x2E)
  }

  private func firstWordWidth(_ line: Line) -> Int {
    if table.firstScalar(line).isUnspaced { return 1 }
    var width = 0
    for at in line.text {
      let byte = table.bytes[at]
      if byte <= 0x20 { break }
      if byte & 0xC0 != 0x80 { width += 1 }
      if width >= 40 { break }
    }
    return width
  }

  /// The words of some lines, as the text of one paragraph.
  func text(of lines: Range<Int>) -> [UInt8] {
    var text = CleanText(
      capacity: lines.reduce(0) { $0 + Int(table[$1].last - table[$1].first) + 1 })
    for index in lines {
      let line = table[index]
      text.append(table.bytes, line.text)
      guard index + 1 < lines.upperBound else { break }
      let next = table[index + 1]
      if let (head, tail) = Self.halves(table, line, next) {
        if !hyphenation.keepsHyphen(head: head, tail: tail) { text.dropLastByte() }
      } else if table.bytes[Int(line.last) - 1] == 0x2D, line.width > 1,
        table.bytes[Int(line.last) - 2] > 0x20
      {
        // A hyphen before a capital or a digit is part of the word.
      } else if endsWithSoftHyphen(line)
        || table.lastScalar(line).isUnspaced && table.firstScalar(next).isUnspaced
      {
        // Nothing stands between.
      } else {
        text.space()
      }
    }
    return text.take()
  }

  private func endsWithSoftHyphen(_ line: Line) -> Bool {
    table.lastScalar(line) == "\u{AD}"
  }

  /// The halves of a word that a hyphen at the end of `line` may have broken.
  private static func halves(
    _ table: LineTable, _ line: Line, _ next: Line
  ) -> (head: String, tail: String)? {
    let bytes = table.bytes
    let hyphen = Int(line.last) - 1
    guard next.blanksBefore == 0, bytes[hyphen] == 0x2D,
      table.firstScalar(next).isLowercaseLetter
    else { return nil }
    func isLetter(_ byte: UInt8) -> Bool {
      byte >= 0x80 || (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A
    }
    var start = hyphen
    while start > Int(line.first), isLetter(bytes[start - 1]), hyphen - start < 40 { start -= 1 }
    var end = Int(next.first)
    while end < Int(next.last), isLetter(bytes[end]), end - Int(next.first) < 40 { end += 1 }
    guard start < hyphen, end > Int(next.first) else { return nil }
    return (
      String(decoding: bytes[start..<hyphen], as: UTF8.self),
      String(decoding: bytes[Int(next.first)..<end], as: UTF8.self)
    )
  }
}
