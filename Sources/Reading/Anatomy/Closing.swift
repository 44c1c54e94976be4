import Documents

/// Lines that end a text: "45th plenary meeting", "7 December 2023", "Adopted unanimously at …".
enum Closing {
  struct Found {
    var meeting: String?
    var date: CalendarDay?
  }

  /// Reads a closing line; `nil` when `text` is anything more.
  static func read(_ text: String) -> Found? {
    guard text.utf8.count < 120 else { return nil }
    let tokens = Token.tokens(of: text)
    guard let first = tokens.first, first.kind == .number || first.text == "第" || isArabic(first)
    else { return nil }
    var found = Found()
    var index = 0
    if let phrase = Lexicon.meeting.first(in: tokens),
      phrase.lowerBound <= 4 + asides(in: tokens[..<phrase.lowerBound])
    {
      let isArabicOrder = phrase.lowerBound == 0
      var end = phrase.upperBound
      if isArabicOrder {
        guard end < tokens.count, tokens[end].kind == .number else { return nil }
        end += 1
      } else {
        guard tokens[..<phrase.lowerBound].contains(where: { $0.kind == .number }) else {
          return nil
        }
      }
      end += aside(at: end, of: tokens[...])
      found.meeting = text.bytes(
        tokens[0].range.lowerBound..<tokens[end - 1].range.upperBound)
      index = end
    }
    while index < tokens.count, tokens[index].kind == .sign { index += 1 }
    if index < tokens.count {
      guard let (day, count) = CalendarDay.read(tokens, at: index) else { return nil }
      found.date = day
      index += count
      while index < tokens.count, tokens[index].kind == .sign { index += 1 }
    }
    guard index >= tokens.count else { return nil }
    return found
  }

  private static func isArabic(_ token: Token) -> Bool {
    Lexicon.meeting.contains { $0.words.first == token.text }
  }

  /// The name of a meeting around its phrase: "7451st meeting".
  static func meeting(_ text: String, _ tokens: [Token], phrase: Range<Int>) -> String? {
    var start = phrase.lowerBound
    let most = 4 + asides(in: tokens[max(0, start - 8)..<start])
    while start > 0, phrase.lowerBound - start < most, tokens[start].kind != .number { start -= 1 }
    guard tokens[start].kind == .number else { return nil }
    let end = phrase.upperBound + aside(at: phrase.upperBound, of: tokens[...])
    return text.bytes(tokens[start].range.lowerBound..<tokens[end - 1].range.upperBound)
  }

  /// How many tokens of these stand in brackets with words alone, the brackets counted: "50th (resumed)
  /// plenary meeting".
  private static func asides(in tokens: ArraySlice<Token>) -> Int {
    tokens.indices.reduce(0) { $0 + aside(at: $1, of: tokens) }
  }

  /// How many tokens from `index` on are one to three words in brackets, the brackets counted: "(resumed)",
  /// "(reprise)".
  private static func aside(at index: Int, of tokens: ArraySlice<Token>) -> Int {
    guard tokens.indices.contains(index), tokens[index].text == "(" else { return 0 }
    let words = tokens[(index + 1)...].prefix { $0.kind == .word }.count
    guard (1...3).contains(words), tokens.indices.contains(index + words + 1),
      tokens[index + words + 1].text == ")"
    else { return 0 }
    return words + 2
  }

  /// Whether a line begins the block of a signature: "(Signed) Rudolf Rassendyll".
  static func isSignature(_ text: String) -> Bool {
    guard text.utf8.count < 300, let first = text.unicodeScalars.first, first == "(" || first == "（"
    else { return false }
    return signed.match(Token.tokens(of: String(text.unicodeScalars.prefix(24))), at: 0) != nil
  }

  private static let signed: [Phrase] = [
    "(Signed)", "(Signé)", "(Firmado)", "(Подпись)", "(توقيع)", "(签名)", "(签字)",
  ]
}

/// "Adopted at the 196th meeting by 7 votes to none, with 4 abstentions (Ruritania, Zenda).", over two
/// or three lines that plain text gives as paragraphs.
enum ClosingLine {
  /// The piece at `index` with the lines that go on with it, and how many pieces that are: 1 for any that
  /// is no such line.
  static func whole(at index: Int, in pieces: ArraySlice<Piece>) -> (Piece, count: Int) {
    var piece = pieces[index]
    var count = 1
    guard piece.label == nil, piece.row == nil, piece.text.utf8.count < 400 else {
      return (piece, 1)
    }
    let tokens = Token.tokens(of: String(piece.text.unicodeScalars.prefix(40)))
    guard Lexicon.adopted.match(tokens, at: tokens.first?.text == "[" ? 1 : 0) != nil else {
      return (piece, 1)
    }
    while count < 4, index + count < pieces.endIndex, isOpen(piece.text) {
      let next = pieces[index + count]
      guard next.label == nil, next.row == nil, next.text.utf8.count < 400 else { break }
      piece.append(next)
      count += 1
    }
    return (piece, count)
  }

  /// Whether a bracket stands open or a word ends the line that none ends with. Scans close with }.
  private static func isOpen(_ text: String) -> Bool {
    var depth = 0
    for scalar in text.unicodeScalars {
      if scalar == "(" { depth += 1 }
      if scalar == ")" || scalar == "}" { depth -= 1 }
    }
    if depth > 0 { return true }
    let words = Token.tokens(of: String(text.suffix(40)))
    return words.last.map { Lexicon.unfinished.contains($0.text) || $0.text == "," } ?? false
  }
}
