import Documents

/// Records of meetings.
///
/// A summary record numbers its paragraphs through: they are read as a report's, and speeches point
/// at the paragraph where each begins. A verbatim record has none: each speech is a unit, `speech12`,
/// and what the record itself says between speeches ("A recorded vote was taken") is kept apart.
enum RecordAnatomy {
  /// Reads a summary record; paragraphs are already in `outline`.
  static func speeches(in paragraphs: [Paragraph]) -> [Speech] {
    var speeches: [Speech] = []
    var item: String?
    for paragraph in paragraphs {
      if paragraph.kind == .heading {
        if let found = ItemHeading.item(paragraph.text) {
          item = found
        } else if let letter = ItemHeading.letter(paragraph.text), let base = item {
          item = base.prefix { $0 != "(" } + "(\(letter))"
        }
        continue
      }
      guard paragraph.level <= 1, let line = SpeakerLine.summary(paragraph.text) else { continue }
      speeches.append(
        Speech(
          path: paragraph.path, speaker: line.speaker, affiliation: line.affiliation,
          language: line.language, item: item))
    }
    return speeches
  }

  /// Reads a verbatim record.
  static func verbatim(_ pieces: ArraySlice<Piece>, into outline: inout Outline) -> [Speech] {
    var speeches: [Speech] = []
    var item: String?
    var current: LocatorPath?
    /// The States that voted one way are being named.
    var isVoting = false
    let opening = LocatorPath([LocatorStep(.p, 0)])
    for index in pieces.indices {
      let piece = pieces[index].unlabelled
      let text = unquoted(piece.text)
      let previous = index > pieces.startIndex ? pieces[index - 1] : nil
      if piece.row != nil {
        outline.add(piece, after: opening, kind: .entry)
        continue
      }
      if let found = ItemHeading.item(text) {
        item = found
        current = nil
        isVoting = false
        outline.addHeading(piece)
        continue
      }
      if let letter = ItemHeading.letter(text), current == nil, let base = item {
        item = base.prefix { $0 != "(" } + "(\(letter))"
        outline.addHeading(piece)
        continue
      }
      if let language = SpeakerLine.languageAlone(text), let place = speeches.indices.last,
        current != nil
      {
        if speeches[place].language == nil { speeches[place].language = language }
      }
      if isOfficer(text) {
        outline.add(piece, after: opening, kind: .p)
        continue
      }
      if let isAlone = voteSide(text) {
        isVoting = isAlone
        outline.add(piece, after: opening, kind: .p)
        continue
      }
      if let line = SpeakerLine.verbatim(text) {
        isVoting = false
        let path = LocatorPath([LocatorStep(.speech, speeches.count + 1)])
        current = path
        speeches.append(
          Speech(
            path: path, speaker: line.speaker, affiliation: line.affiliation,
            language: line.language, item: item))
        outline.add(piece, at: path, kind: .speech)
        continue
      }
      if isProcedure(piece, text) {
        isVoting = false
        outline.add(piece, after: opening, kind: .p)
      } else if isVoting || isRemark(text) {
        // The names of States, and "[Subsequently, the delegation of Ruritania informed …]".
        outline.add(piece, after: opening, kind: .p)
      } else if isHeading(piece, after: previous) {
        current = nil
        outline.addHeading(piece)
      } else if let current {
        outline.add(piece, after: current, kind: .speech)
      } else {
        outline.add(piece, after: opening, kind: .p)
      }
    }
    return speeches
  }

  /// "President: Mr. Yang . . . (Cameroon)", the line above a record's text.
  private static func isOfficer(_ text: String) -> Bool {
    guard text.utf8.count < 300, text.hasSuffix(")") || text.contains(". . .") else { return false }
    let tokens = Token.tokens(of: text)
    guard let colon = tokens.prefix(4).firstIndex(where: { $0.text == ":" }), colon > 0,
      colon + 1 < tokens.count
    else { return false }
    let rest = text.bytes(tokens[colon + 1].range.lowerBound..<text.utf8.count)
    return SpeakerLine.opensWithTitle(rest)
  }

  private static func isHeading(_ piece: Piece, after previous: Piece?) -> Bool {
    guard piece.style.size > 0 || piece.headingLevel != nil else {
      // Plain text has speeches of short lines too; only a line that names documents is a heading.
      return piece.text.utf8.count < 120 && !HeadingShape.endsInStop(piece)
        && headings.match(Token.tokens(of: piece.text), at: 0) != nil
    }
    return HeadingShape.isHeading(piece, after: previous) && !piece.style.isItalic
  }

  private static let headings: [Phrase] = [
    "Draft resolution", "Draft decision", "Report of the", "Note by the", "Projet de résolution",
    "Proyecto de resolución", "Проект резолюции", "مشروع قرار", "决议草案", "Statement by the",
  ]

  /// Whether a text that opens with a side of a vote, "In favour:", says nothing more; `nil` for any other.
  private static func voteSide(_ text: String) -> Bool? {
    guard text.utf8.count < 12_000 else { return nil }
    let tokens = Token.tokens(of: String(text.unicodeScalars.prefix(40)))
    for (phrases, _) in Lexicon.voteSides {
      if let count = phrases.match(tokens, at: 0) { return count == tokens.count }
    }
    return nil
  }

  /// A remark of the record's editors, in square brackets throughout.
  private static func isRemark(_ text: String) -> Bool {
    guard text.utf8.count < 2_000, text.hasPrefix("[") else { return false }
    return text.hasSuffix("]") || text.hasSuffix("].")
  }

  /// `text` without the marks ``` `` ``` and `''` around it, which texts cut into words for counting have
  /// for quotation marks.
  static func unquoted(_ text: String) -> String {
    guard text.hasPrefix("``") || text.hasPrefix("''") else { return text }
    var rest = text.dropFirst(2)
    if rest.hasSuffix("''") { rest = rest.dropLast(2) }
    return String(rest).trimmed
  }

  /// What the record says in its own voice.
  private static func isProcedure(_ piece: Piece, _ text: String) -> Bool {
    if piece.style.isItalic
      || (piece.style.italicPrefix > 0 && piece.style.italicPrefix + 2 >= piece.text.utf8.count)
    {
      return true
    }
    guard text.utf8.count < 6000 else { return false }
    let tokens = Token.tokens(of: String(text.unicodeScalars.prefix(120)))
    if Lexicon.procedures.match(tokens, at: 0) != nil { return true }
    // "Draft resolution II was adopted by 120 votes to 2 (resolution 61/98)."
    return Lexicon.decidedTexts.match(tokens, at: 0) != nil
      && Lexicon.decisions.first(in: tokens) != nil && text.utf8.count < 400
  }
}

/// "Agenda item 92", "Agenda items 88 to 105 (continued)", "Item 3 of the agenda", at a line's front.
enum ItemHeading {
  /// The letter of a sub-item's line, "(d) Sundials", below the heading of its item.
  static func letter(_ text: String) -> String? {
    guard text.utf8.count < 500, let label = Label.read(text), label.form == .bracketed,
      !HeadingShape.endsInStop(Piece(Block(text)))
    else { return nil }
    return label.key
  }

  /// The item that a heading names; of several the first. `nil` for running text.
  static func item(_ text: String) -> String? {
    guard text.utf8.count < 600 else { return nil }
    let tokens = Token.tokens(of: String(text.unicodeScalars.prefix(120)))
    guard let count = Lexicon.item.match(tokens, at: 0),
      let (items, end) = ItemList.read(tokens, at: count)
    else { return nil }
    if end < tokens.count, tokens[end].kind == .word,
      text.bytes(tokens[end].range).first?.isLowercase == true,
      Lexicon.itemTail.match(tokens, at: end) == nil
    {
      return nil
    }
    return items.first
  }
}
