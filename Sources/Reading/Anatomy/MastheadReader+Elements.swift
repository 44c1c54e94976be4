import Documents

extension MastheadReader {
  mutating func take(_ piece: Piece) {
    let text = piece.text
    if let open = bracket {
      continueBracket(open + " " + text)
      return
    }
    if masthead.originalLanguage != nil { expectsOriginal = false }
    if goesOnWithTitle(piece), var title = free.popLast() {
      title.piece.append(piece)
      free.append(title)
      lastFree = index
      return
    }
    let tokens = Token.tokens(of: text)
    if takeOldOrganization(tokens) { return }
    var position = 0
    while position < tokens.count {
      if let next = element(text, tokens, at: position) {
        position = max(next, position + 1)
      } else if tokens[position].kind == .sign, !"[(".contains(tokens[position].text),
        position > 0 || tokens.count > 1, tokens[position].text.unicodeScalars.count == 1,
        "*:.,•".contains(tokens[position].text)
      {
        position += 1
      } else {
        break
      }
      if bracket != nil { return }
    }
    guard position < tokens.count else { return }
    var rest = piece
    if position > 0 { rest = piece.split(at: tokens[position].range.lowerBound).1 }
    guard !rest.text.isEmpty, rest.text != "*" else { return }
    takeFree(rest)
  }

  mutating func takeFree(_ piece: Piece) {
    let tokens = Token.tokens(of: piece.text)
    if masthead.sponsors == nil, !hasNumber, Sponsors.isLine(tokens) {
      masthead.sponsors = piece
      isAmendment = Sponsors.isAmendment(tokens)
      if isAmendment { masthead.title = TitleText.clean(piece.text) }
      return
    }
    // A footnote's mark that lost its line is no title.
    if TitleText.isAside(tokens) || tokens.allSatisfy({ $0.kind == .number }) {
      masthead.others.append(piece)
      return
    }
    free.append(
      Free(
        piece: piece, afterItems: !masthead.items.isEmpty, afterAdoption: hasAdoption,
        afterNumber: hasNumber || masthead.sponsors != nil, afterSession: hasSession,
        isAboveDistribution: masthead.distribution == nil && !expectsDistribution && !hasSession))
    lastFree = index
  }

  /// Whether a line is the rest of the title above it: set alike and close below it, where that line
  /// breaks off ("… in consultative status with the") or both are in capitals.
  private func goesOnWithTitle(_ piece: Piece) -> Bool {
    guard lastFree == index - 1, let last = free.last?.piece, let space = piece.spaceBefore,
      space < 1.25, last.style.size > 0, abs(last.style.size - piece.style.size) < 0.6,
      last.style.isBold == piece.style.isBold, !HeadingShape.endsInStop(last)
    else { return false }
    if TitleText.isCapitals(last.text), TitleText.isCapitals(piece.text), hasSession { return true }
    guard let word = Token.tokens(of: String(last.text.suffix(24))).last else { return false }
    return word.kind == .word && Lexicon.unfinished.contains(word.text)
  }

  /// "UNITED" above "NATIONS", and the organ's letter in large type beside them.
  private mutating func takeOldOrganization(_ tokens: [Token]) -> Bool {
    guard !hasOrganization, index - pieces.startIndex < 8, let first = tokens.first else {
      return false
    }
    if let open = openOrganization {
      if tokens.count == 1,
        Lexicon.organizations.contains(where: { $0.words == [open, first.text] })
      {
        hasOrganization = true
        return true
      }
      return tokens.count <= 3 && masthead.symbols.isEmpty
        && tokens.allSatisfy { SymbolOrgans.known.contains($0.text.uppercased()) }
    }
    guard tokens.count == 1,
      Lexicon.organizations.contains(where: { $0.words.count == 2 && $0.words[0] == first.text })
    else { return false }
    openOrganization = first.text
    return true
  }

  /// The index after the element at `position`, or `nil` when none stands there.
  mutating func element(_ text: String, _ tokens: [Token], at position: Int) -> Int? {
    if hasNumber || masthead.sponsors != nil { return nil }
    if expectsDistribution {
      expectsDistribution = false
      for (phrases, value) in Lexicon.distributions {
        if let count = phrases.match(tokens, at: position) {
          masthead.distribution = value
          return position + count
        }
      }
    }
    if expectsOriginal {
      if let end = languages(tokens, at: position) { return end }
      expectsOriginal = false
    }
    if expectsAdoptionDate, Lexicon.adopted.match(tokens, at: position) == nil,
      let end = adoptionDate(tokens, from: position)
    {
      return end
    }
    if let count = Lexicon.organizations.match(tokens, at: position) {
      // "United Nations Support Mission" is a name of its own.
      let end = position + count
      if end == tokens.count || tokens[end].kind != .word || organ(tokens, at: end) != nil
        || Lexicon.distribution.match(tokens, at: end) != nil || opensSymbol(text, tokens, at: end)
      {
        hasOrganization = true
        return end
      }
    }
    if let count = Lexicon.distribution.match(tokens, at: position) {
      expectsDistribution = true
      return skip(tokens, [".", ":"], from: position + count)
    }
    if let count = Lexicon.original.match(tokens, at: position) {
      expectsOriginal = true
      return skip(tokens, [":"], from: position + count)
    }
    if let end = symbol(text, tokens, at: position) { return end }
    if let end = adoption(text, tokens, at: position) { return end }
    if let end = councilResolution(text, tokens, at: position) { return end }
    if let (number, end) = resolutionNumber(text, tokens, at: position) {
      masthead.number = number
      hasNumber = true
      return end
    }
    if tokens[position].text == "[" || tokens[position].text == "【",
      Lexicon.origin.first(in: Array(tokens[position...].prefix(8))) != nil
        || hasAdoption && masthead.origin.isEmpty && text.hasSuffix(")]")
          && !Origin.locators(in: text).isEmpty
    {
      continueBracket(text.bytes(tokens[position].range.lowerBound..<text.utf8.count))
      return tokens.count
    }
    if position == 0, let end = meetingLine(text, tokens) { return end }
    if let (items, end) = itemLine(tokens, at: position) {
      masthead.items += items
      itemStyle = pieceLike(text)
      return end
    }
    if let (session, end) = sessionLine(text, tokens, at: position) {
      if let session { masthead.session = masthead.session ?? session }
      hasSession = true
      return end
    }
    if hasSession, position > 0, let end = stretchOfDays(tokens, at: position) { return end }
    if masthead.date == nil, position == 0, hasOrganization || !masthead.symbols.isEmpty,
      let (day, count) = CalendarDay.read(tokens, at: 0), count == tokens.count
    {
      // Two columns may put the date of issue below the item.
      masthead.date = day
      return count
    }
    if masthead.session == nil, masthead.items.isEmpty,
      let (day, count) = CalendarDay.read(tokens, at: position),
      position + count == tokens.count || position == 0 || masthead.distribution != nil,
      position + count >= tokens.count
        || !Lexicon.dateRanges.contains(tokens[position + count].text)
    {
      if masthead.date == nil { masthead.date = day }
      return position + count
    }
    if let (body, count) = organ(tokens, at: position) {
      let end = position + count
      if end == tokens.count || Lexicon.distribution.match(tokens, at: end) != nil
        || organ(tokens, at: end) != nil || sessionLine(text, tokens, at: end) != nil
      {
        masthead.organs.append(body)
        return end
      }
    }
    return languageOnly(tokens, at: position)
  }

  /// The end of "16–18 October 2099" behind a session's name, in the same line.
  private func stretchOfDays(_ tokens: [Token], at position: Int) -> Int? {
    guard position + 2 < tokens.count, tokens[position].kind == .number,
      Lexicon.dateRanges.contains(tokens[position + 1].text),
      let (_, count) = CalendarDay.read(tokens, at: position + 2)
    else { return nil }
    return position + 2 + count
  }

  func pieceLike(_ text: String) -> Piece? { pieces.first { $0.whole.hasPrefix(text) } }

  func skip(_ tokens: [Token], _ signs: Set<String>, from start: Int) -> Int {
    var position = start
    while position < tokens.count, signs.contains(tokens[position].text) { position += 1 }
    return position
  }

  func organ(_ tokens: [Token], at position: Int) -> (String, Int)? {
    var best: (String, Int)?
    for (phrases, body) in Lexicon.organs {
      if let count = phrases.match(tokens, at: position), count > best?.1 ?? 0 {
        best = (body, count)
      }
    }
    return best
  }

  func opensSymbol(_ text: String, _ tokens: [Token], at position: Int) -> Bool {
    let rest = text.bytes(tokens[position].range.lowerBound..<text.utf8.count)
    let word = rest.prefix { !$0.isWhitespace }
    return !SymbolText.symbols(in: String(word)).isEmpty
  }

  mutating func symbol(_ text: String, _ tokens: [Token], at position: Int) -> Int? {
    let start = tokens[position].range.lowerBound
    if position == 0, SymbolText.isSymbols(text) {
      add(SymbolText.symbols(in: text))
      return tokens.count
    }
    guard position + 1 < tokens.count, tokens[position].kind == .word else { return nil }
    var end = position
    while end + 1 < tokens.count, tokens[end + 1].range.lowerBound == tokens[end].range.upperBound {
      end += 1
    }
    let word = text.bytes(start..<tokens[end].range.upperBound)
    guard word.utf8.contains(0x2F) else { return nil }
    let found = SymbolText.symbols(in: word)
    guard !found.isEmpty else { return nil }
    add(found)
    return end + 1
  }

  mutating func add(_ symbols: [Symbol]) {
    for symbol in symbols where !masthead.symbols.contains(symbol) {
      masthead.symbols.append(symbol)
    }
  }

  mutating func languages(_ tokens: [Token], at position: Int) -> Int? {
    for (phrases, language) in Lexicon.languageNames {
      if let count = phrases.match(tokens, at: position) {
        if masthead.originalLanguage == nil { masthead.originalLanguage = language }
        return position + count
      }
    }
    guard position > 0, ["/", ",", "and", "only", "et", "y", "и"].contains(tokens[position].text)
    else { return nil }
    return position + 1
  }

  /// "English only", "English, French and Spanish only", and the bare name of a version's language.
  func languageOnly(_ tokens: [Token], at position: Int) -> Int? {
    guard position == 0, tokens.count <= 9 else { return nil }
    let joiners: Set<String> = [
      "/", ",", "and", "only", "seulement", "solamente", "et", "y", "и", ":",
    ]
    var index = 0
    var names = 0
    while index < tokens.count {
      if let count = Lexicon.languageNames.compactMap({ $0.phrases.match(tokens, at: index) }).first
      {
        names += 1
        index += count
      } else if joiners.contains(tokens[index].text) {
        index += 1
      } else if let count = Lexicon.original.match(tokens, at: index) {
        index += count
      } else {
        return nil
      }
    }
    return names > 0 ? tokens.count : nil
  }

  /// Lines of a record: "64th plenary meeting", "Wednesday, 16 April 2025, 10 a.m.", "Held at … on …".
  mutating func meetingLine(_ text: String, _ tokens: [Token]) -> Int? {
    if let found = Closing.read(text), let meeting = found.meeting {
      masthead.meeting = masthead.meeting ?? meeting
      if let day = found.date { masthead.date = masthead.date ?? day }
      return tokens.count
    }
    if let phrase = Lexicon.summaryRecord.first(in: Array(tokens.prefix(20))),
      let meeting = Lexicon.meeting.first(in: tokens, from: 0)
    {
      masthead.meeting = masthead.meeting ?? Closing.meeting(text, tokens, phrase: meeting)
      masthead.title = masthead.title ?? text
      return phrase.isEmpty ? nil : tokens.count
    }
    guard tokens.count < 32 else { return nil }
    let isHeld = Lexicon.held.match(tokens, at: 0) != nil
    guard isHeld || masthead.meeting != nil,
      isHeld || Weekday.read(tokens, at: 0) != nil || tokens[0].kind == .number
    else { return nil }
    for index in tokens.indices {
      if let (day, _) = CalendarDay.read(tokens, at: index) {
        masthead.date = day
        return tokens.count
      }
    }
    return nil
  }
}
