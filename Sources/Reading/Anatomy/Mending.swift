import Documents

/// Puts together what a page break or an extraction tool cut in the middle of a sentence.
enum Mending {
  /// The pieces with running titles taken out and broken paragraphs joined.
  ///
  /// A paragraph that ends in no stop is joined with the next when that goes on in lower case, or
  /// with a bracket that is no label. A line that repeats the title between the two was a header of
  /// the page.
  static func mend(_ pieces: ArraySlice<Piece>, title: String?, format: FileFormat) -> [Piece] {
    var mended: [Piece] = []
    mended.reserveCapacity(pieces.count)
    let isLoose = format == .markdown || format == .text
    let header = isLoose ? title.map(key) ?? "" : ""
    var isAfterHeader = false
    for piece in pieces {
      if isLoose, !header.isEmpty, isHeader(piece, header), let last = mended.last,
        !HeadingShape.endsInStop(last) || last.ending == "," || last.ending == ";"
      {
        isAfterHeader = true
        continue
      }
      if isLoose, let last = mended.last, isLabelAlone(last, before: piece) {
        mended[mended.count - 1].complete(with: piece)
      } else if let last = mended.last,
        goesOn(last, piece, isLoose: isLoose, isAfterHeader: isAfterHeader)
          || standsInSentence(piece, of: last, after: mended)
          || isLoose && isRest(piece, of: last, after: mended.dropLast().last)
      {
        mended[mended.count - 1].append(piece)
      } else {
        mended.append(piece)
      }
      isAfterHeader = false
    }
    return mended
  }

  /// Whether `last` is a label and nothing more, on a line of its own above its text.
  private static func isLabelAlone(_ last: Piece, before next: Piece) -> Bool {
    guard last.row == nil, last.text.isEmpty, let label = last.label, next.row == nil,
      next.label == nil, next.headingLevel == nil,
      let first = next.text.unicodeScalars.first
    else { return false }
    switch label.form {
    case .number, .decimal, .bracketed, .lower: return first.properties.isAlphabetic
    case .roman, .capital: return false
    }
  }

  /// Joining costs a copy of what is there, and no paragraph is longer. UTF-8 bytes.
  private static let longest = 60_000

  private static func key(_ text: String) -> String {
    Token.tokens(of: String(text.prefix(400))).filter { $0.kind != .sign }.map(\.text).joined()
  }

  private static func isHeader(_ piece: Piece, _ title: String) -> Bool {
    guard piece.row == nil, piece.label == nil, (16...400).contains(piece.text.utf8.count) else {
      return false
    }
    let line = key(piece.text)
    return line.utf8.count >= 16 && title.hasPrefix(line)
  }

  private static func goesOn(
    _ last: Piece, _ next: Piece, isLoose: Bool, isAfterHeader: Bool
  ) -> Bool {
    // Plain text shows an outer item that way too: 76. after 75 (c).
    if !isLoose, isOutdentedLine(last, next) { return true }
    guard last.row == nil, next.row == nil, next.label == nil, last.headingLevel == nil,
      next.headingLevel == nil, (30..<longest).contains(last.text.utf8.count),
      !HeadingShape.endsInStop(last),
      let first = next.text.unicodeScalars.first
    else { return false }
    guard last.style.isBold == next.style.isBold, last.style.isCentred == next.style.isCentred,
      abs(last.style.size - next.style.size) < 0.6, !next.style.isRightAligned,
      !last.style.isRightAligned
    else { return false }
    if last.ending.map({ "!?…".contains($0) }) ?? true { return false }
    if first.properties.isLowercase { return isLoose || isAligned(last, next) }
    guard first == "(" else { return false }
    // "(2016), the Council …" after "resolution 2334": a bracket with a year or a short name, then text.
    let inside = next.text.dropFirst().prefix { $0 != ")" }
    let isYear = inside.count == 4 && inside.allSatisfy(\.isNumber)
    let isName =
      (2...12).contains(inside.count) && inside.allSatisfy { $0.isLetter && $0.isUppercase }
    return (isYear || isName || isAfterHeader) && (isLoose || isAligned(last, next))
  }

  /// Whether a letter that opens a line is one inside the sentence above: "… including (a) the winding
  /// of clocks;" stands above "(b) their oiling; (c) …".
  private static func standsInSentence(
    _ next: Piece, of last: Piece, after mended: [Piece]
  ) -> Bool {
    guard let label = next.label, label.form == .bracketed, next.whole.hasPrefix("("),
      last.row == nil, next.row == nil, last.text.utf8.count < longest,
      last.ending.map({ !".:".contains($0) }) ?? false,
      let before = ListLetters.before(label.key), before != last.label?.key,
      isAligned(last, next)
    else { return false }
    let isRoman = RomanNumeral.value(of: label.key) != nil && label.key.count > 1
    guard hasInside(last.text, before),
      before.count > 1 && !isRoman || hasInside(last.text, isRoman ? "i" : "a")
    else { return false }
    // The letter before it has a paragraph of its own, and only a number is cited above.
    for piece in mended.reversed().prefix(60) {
      if piece.label?.form == .number { break }
      if piece.label?.key == before { return false }
    }
    return true
  }

  /// Whether "(a)" stands inside a sentence as the letter of a part: behind a word or a sign, not behind
  /// a number that it belongs to.
  private static func hasInside(_ text: String, _ letter: String) -> Bool {
    var rest = Substring(text)
    while let found = rest.firstRange(of: " (\(letter)) ") {
      if let sign = rest[..<found.lowerBound].last, !sign.isNumber { return true }
      rest = rest[found.upperBound...]
    }
    return false
  }

  /// Whether a paragraph that begins with a capital is the rest of the one above it, which breaks off
  /// behind "the" or "and", is numbered and ends in no semicolon while the rest does, or stands in a
  /// preamble, where every paragraph ends in a comma.
  private static func isRest(_ next: Piece, of last: Piece, after before: Piece?) -> Bool {
    guard last.row == nil, next.row == nil, next.label == nil, last.headingLevel == nil,
      next.headingLevel == nil, (60..<longest).contains(last.text.utf8.count),
      last.text.last?.isLetter ?? false,
      next.whole.first?.isUppercase ?? false, let stop = stop(of: next), ".:;,".contains(stop)
    else { return false }
    let words = Token.tokens(of: String(last.text.suffix(24))).suffix(2)
    // "…; and" ends one of a list.
    guard let word = words.last, words.allSatisfy({ $0.kind == .word }) else { return false }
    if word.text.count > 1, Lexicon.unfinished.contains(word.text) { return true }
    if last.label?.form == .number { return stop == ";" }
    return last.label == nil && before.flatMap { Self.stop(of: $0) } == "," && stop == ","
  }

  /// The sign that a paragraph ends in, before the number of a footnote that stands behind it.
  private static func stop(of piece: Piece) -> Character? {
    guard piece.text.last?.isNumber == true else { return piece.ending }
    var rest = Substring(piece.text)
    while let last = rest.last, last.isNumber || last == " " { rest.removeLast() }
    return rest.last
  }

  /// The second line of a paragraph whose first is indented, set at the leading of running text: the
  /// page shows that it goes on, whatever its first sign.
  private static func isOutdentedLine(_ last: Piece, _ next: Piece) -> Bool {
    guard last.row == nil, next.row == nil, next.label?.form != .number,
      last.label != nil || last.style.italicPrefix > 0,
      (50..<longest).contains(last.text.utf8.count), !HeadingShape.endsInStop(last),
      !next.style.isBold,
      last.headingLevel == nil, let leading = next.spaceBefore, leading < 1.2,
      next.label == nil || next.label?.form == .lower,
      abs(last.style.size - next.style.size) < 0.6, let left = last.firstIndent,
      last.indent == last.firstIndent, let indent = next.firstIndent,
      let rest = next.indent
    else { return false }
    return indent < left - 4 && abs(rest - indent) < 1
  }

  /// Whether the second line starts where the first paragraph's following lines do.
  private static func isAligned(_ last: Piece, _ next: Piece) -> Bool {
    guard let indent = last.indent, let first = next.firstIndent else { return true }
    return abs(indent - first) < 4 || abs((next.indent ?? first) - indent) < 4
  }
}
