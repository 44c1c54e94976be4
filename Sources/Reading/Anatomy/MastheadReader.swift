import Documents

/// Reads mastheads: takes known elements off the front of each line until the body begins.
///
/// Formats differ in how they cut the lines ("General Assembly Distr.: General" may be one block, an
/// item line and its title too), so every element is looked for at the front of what is left.
struct MastheadReader {
  let pieces: ArraySlice<Piece>
  var masthead = Masthead()
  /// Free texts with what was known when they came.
  var free: [Free] = []
  var hasOrganization = false
  var hasSession = false
  var isAmendment = false
  var hasCouncilNumber = false
  var expectsAdoptionDate = false
  var expectsDistribution = false
  var expectsOriginal = false
  var hasNumber = false
  var hasAdoption = false
  var itemStyle: Piece?
  var bracket: String?
  /// The first word of the organization's name, which stood alone: "UNITED".
  var openOrganization: String?
  /// Index of the piece that is being read, and of the last that was free as a whole.
  var index = 0
  var lastFree: Int?
  /// Names above the distribution mark, in letters and digits only.
  var organNames: [String] = []

  struct Free {
    var piece: Piece
    var afterItems: Bool
    var afterAdoption: Bool
    var afterNumber: Bool
    var afterSession: Bool
    /// It stands above the distribution mark, where organs are named.
    var isAboveDistribution: Bool
  }

  /// Most pieces that a masthead may take.
  static let limit = 60

  init(_ pieces: ArraySlice<Piece>) { self.pieces = pieces }

  static func read(_ pieces: ArraySlice<Piece>) -> Masthead {
    var reader = MastheadReader(pieces)
    return reader.read()
  }

  mutating func read() -> Masthead {
    index = pieces.startIndex
    let last = min(pieces.endIndex, pieces.startIndex + MastheadReader.limit)
    while index < last {
      let piece = pieces[index]
      if startsBody(piece, at: index) { break }
      if let cells = piece.row {
        for cell in cells { for block in cell.blocks { take(Piece(block).unlabelled) } }
      } else {
        take(piece.unlabelled)
      }
      index += 1
    }
    if let bracket { readOrigin(bracket) }
    masthead.end = index
    guard hasElements else { return withoutElements() }
    settleTitles()
    return masthead
  }

  /// Whether any line was known; a text without a masthead has none.
  var hasElements: Bool {
    hasOrganization || hasSession || hasAdoption || hasCouncilNumber || hasNumber
      || !masthead.symbols.isEmpty || !masthead.organs.isEmpty || !masthead.items.isEmpty
      || masthead.distribution != nil || masthead.date != nil || masthead.meeting != nil
      || masthead.sponsors != nil || masthead.adoptedOn != nil
  }

  /// A text that is all body, but for a title that is set as one or names a kind of document, or the
  /// caption that a table has for its first row.
  func withoutElements() -> Masthead {
    var bare = Masthead()
    bare.end = pieces.startIndex
    if let caption = caption() {
      bare.title = TitleText.clean(caption)
      bare.end = pieces.startIndex + 1
      return bare
    }
    guard let first = pieces.first, first.row == nil, first.label == nil,
      masthead.end > pieces.startIndex, !HeadingShape.endsInStop(first),
      first.headingLevel != nil || first.style.isBold || TitleText.namesKind(first.text)
    else { return bare }
    bare.title = TitleText.clean(first.text)
    bare.end = pieces.startIndex + 1
    return bare
  }

  /// The one cell of a table's first row, above a row that has several.
  private func caption() -> String? {
    guard let first = pieces.first, let cells = first.row, cells.count == 1,
      (1...300).contains(first.text.utf8.count), pieces.count > 1,
      let below = pieces[pieces.startIndex + 1].row, below.count > 1
    else { return nil }
    return first.text
  }

  /// Whether a line below "Ruritania: amendment to draft resolution …" is that draft's title: bold, or,
  /// where no type shows, without a stop above a line that has one.
  private func isAmended(_ piece: Piece, at index: Int) -> Bool {
    guard piece.row == nil, piece.label == nil,
      !HeadingShape.endsInStop(piece), free.last?.afterNumber != true, index + 1 < pieces.endIndex
    else { return false }
    return piece.style.isBold
      || piece.style.size == 0 && HeadingShape.endsInStop(pieces[index + 1])
  }

  func startsBody(_ piece: Piece, at index: Int) -> Bool {
    if bracket != nil { return false }
    if isAmendment { return !isAmended(piece, at: index) }
    if hasCouncilNumber, !isKnown(piece.whole), piece.label == nil || piece.text.utf8.count > 12,
      !expectsMore(piece)
    {
      return true
    }
    if piece.row != nil { return !free.isEmpty }
    let text = piece.whole
    if text.utf8.count > 700 { return true }
    if Speaker.opens(text, isCertain: hasNumber || masthead.sponsors != nil || hasAdoption) {
      return true
    }
    if let label = piece.label {
      switch label.form {
      case .number: return masthead.number != nil || label.key == "1" || !isKnown(text)
      case .roman: return piece.text.utf8.count < 200 && !isKnown(text)
      case .bracketed: return true
      case .capital:
        return piece.text.isEmpty && (hasNumber || masthead.sponsors != nil)
          || piece.text.utf8.count > 160 && !piece.style.isBold && HeadingShape.endsInStop(piece)
      case .decimal: return !isKnown(text)
      case .lower: return false
      }
    }
    let tokens = Token.tokens(of: text)
    guard let first = tokens.first else { return false }
    if tokens.count <= 5, HeadingWords.annex(tokens) != nil { return true }
    if tokens.count <= 4, BodyOpening.words.match(tokens, at: 0) == tokens.count { return true }
    if BodyOpening.phrases.match(tokens, at: 0) != nil { return true }
    if !free.isEmpty, Timetable.isDay(piece) || Timetable.isTime(piece) { return true }
    if isSentence(piece) || opensPreamble(piece, at: index), !isKnown(text) { return true }
    // A long line of running text after a title.
    if text.utf8.count > 260, !free.isEmpty, first.kind == .word, !piece.style.isBold,
      !isKnown(text)
    {
      return true
    }
    return false
  }

  /// A whole sentence of running text: long, with a stop, no bracket line, no star's note.
  func isSentence(_ piece: Piece) -> Bool {
    guard !piece.style.isBold, let last = piece.text.last, ".。".contains(last),
      let first = piece.text.unicodeScalars.first, !"[(*".unicodeScalars.contains(first)
    else { return false }
    return piece.text.utf8.count > 120
  }

  /// Two long lines of running text that both end in a comma. Lists of sponsors do too: their words
  /// have capitals.
  func opensPreamble(_ piece: Piece, at index: Int) -> Bool {
    guard !piece.style.isBold, piece.text.utf8.count > 60, piece.ending == ",",
      index + 1 < pieces.endIndex, pieces[index + 1].row == nil, pieces[index + 1].ending == ","
    else { return false }
    let words = piece.text.split(separator: " ")
    let small = words.filter { $0.first?.isLowercase == true }
    return small.count * 2 > words.count
  }

  /// Whether a line under "Resolution 2223 (2015)" still belongs to the masthead.
  func expectsMore(_ piece: Piece) -> Bool {
    let tokens = Token.tokens(of: piece.whole)
    guard let first = tokens.first else { return false }
    return tokens.count < 40
      && (first.text == "[" || first.text == "(" || first.text == "of" || first.text == "du"
        || Lexicon.adopted.match(tokens, at: 0) != nil
        || (expectsAdoptionDate && tokens.count < 16))
  }

  func isKnown(_ text: String) -> Bool {
    let tokens = Token.tokens(of: text)
    guard !tokens.isEmpty else { return false }
    return CalendarDay.read(tokens, at: 0) != nil || itemLine(tokens, at: 0) != nil
      || Lexicon.organizations.match(tokens, at: 0) != nil || SymbolText.isSymbols(text)
      || sessionLine(text, tokens, at: 0) != nil || resolutionNumber(text, tokens, at: 0) != nil
  }
}
