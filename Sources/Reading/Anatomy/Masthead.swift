import Documents

/// What the first lines of a document say, and the lines that say nothing we know.
struct Masthead {
  var symbols: [Symbol] = []
  var organs: [String] = []
  var distribution: String?
  var date: CalendarDay?
  var originalLanguage: Language?
  /// Special sessions as in symbols: `S-30`, `ES-10`.
  var session: String?
  var adoptedOn: CalendarDay?
  var meeting: String?
  var vote: String?
  var items: [ItemMention] = []
  var origin: [Locator] = []
  /// The number of an adopted text: `78/128`.
  var number: String?
  var title: String?
  /// "Note by the Secretariat", "Report of the Secretary-General".
  var subtitles: [String] = []
  /// The line of sponsors above a draft.
  var sponsors: Piece?
  /// "Resolution adopted by …" stands above the title.
  var isAdopted = false
  var isDecision = false
  /// Lines that are neither: place and dates of a session, name of a body, unmatched item titles.
  var others: [Piece] = []
  /// Index of the first piece of the body.
  var end = 0
}

/// Reads mastheads: takes known elements off the front of each line until the body begins.
///
/// Formats differ in how they cut the lines ("General Assembly Distr.: General" may be one block, an
/// item line and its title too), so every element is looked for at the front of what is left.
struct MastheadReader {
  private let pieces: ArraySlice<Piece>
  private var masthead = Masthead()
  /// Free texts with what was known when they came.
  private var free: [Free] = []
  private var hasSession = false
  private var isAmendment = false
  private var hasCouncilNumber = false
  private var expectsAdoptionDate = false
  private var expectsDistribution = false
  private var expectsOriginal = false
  private var hasNumber = false
  private var hasAdoption = false
  private var itemStyle: Piece?
  private var bracket: String?

  private struct Free {
    var piece: Piece
    var afterItems: Bool
    var afterAdoption: Bool
    var afterNumber: Bool
    var afterSession: Bool
  }

  /// Most pieces that a masthead may take.
  static let limit = 60

  init(_ pieces: ArraySlice<Piece>) { self.pieces = pieces }

  static func read(_ pieces: ArraySlice<Piece>) -> Masthead {
    var reader = MastheadReader(pieces)
    return reader.read()
  }

  private mutating func read() -> Masthead {
    var index = pieces.startIndex
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
    settleTitles()
    return masthead
  }

  // MARK: Where the body begins

  private func startsBody(_ piece: Piece, at index: Int) -> Bool {
    if bracket != nil { return false }
    if isAmendment { return true }
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
      case .capital: return piece.text.isEmpty && (hasNumber || masthead.sponsors != nil)
      case .lower: return false
      }
    }
    let tokens = Token.tokens(of: text)
    guard let first = tokens.first else { return false }
    if tokens.count <= 5, HeadingWords.annex(tokens) != nil { return true }
    if tokens.count <= 4, BodyOpening.words.match(tokens, at: 0) == tokens.count { return true }
    if BodyOpening.phrases.match(tokens, at: 0) != nil { return true }
    if !free.isEmpty, Timetable.isDay(piece) || Timetable.isTime(piece) { return true }
    // A long line of running text after a title.
    if text.utf8.count > 260, !free.isEmpty, first.kind == .word, !piece.style.isBold,
      !isKnown(text)
    {
      return true
    }
    return false
  }

  /// Whether a line under "Resolution 2223 (2015)" still belongs to the masthead.
  private func expectsMore(_ piece: Piece) -> Bool {
    let tokens = Token.tokens(of: piece.whole)
    guard let first = tokens.first else { return false }
    return tokens.count < 40
      && (first.text == "[" || first.text == "(" || first.text == "of" || first.text == "du"
        || Lexicon.adopted.match(tokens, at: 0) != nil
        || (expectsAdoptionDate && tokens.count < 16))
  }

  private func isKnown(_ text: String) -> Bool {
    let tokens = Token.tokens(of: text)
    guard !tokens.isEmpty else { return false }
    return CalendarDay.read(tokens, at: 0) != nil || itemLine(tokens, at: 0) != nil
      || Lexicon.organizations.match(tokens, at: 0) != nil || SymbolText.isSymbols(text)
      || sessionLine(text, tokens, at: 0) != nil || resolutionNumber(text, tokens, at: 0) != nil
  }

  // MARK: One line

  private mutating func take(_ piece: Piece) {
    let text = piece.text
    if let open = bracket {
      continueBracket(open + " " + text)
      return
    }
    if masthead.originalLanguage != nil { expectsOriginal = false }
    let tokens = Token.tokens(of: text)
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

  private mutating func takeFree(_ piece: Piece) {
    let tokens = Token.tokens(of: piece.text)
    if masthead.sponsors == nil, !hasNumber, Sponsors.isLine(tokens) {
      masthead.sponsors = piece
      isAmendment = Sponsors.isAmendment(tokens)
      if isAmendment { masthead.title = TitleText.clean(piece.text) }
      return
    }
    free.append(
      Free(
        piece: piece, afterItems: !masthead.items.isEmpty, afterAdoption: hasAdoption,
        afterNumber: hasNumber || masthead.sponsors != nil, afterSession: hasSession))
  }

  /// The index after the element at `position`, or `nil` when none stands there.
  private mutating func element(_ text: String, _ tokens: [Token], at position: Int) -> Int? {
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
    if expectsAdoptionDate, let end = adoptionDate(tokens, from: position) { return end }
    if let count = Lexicon.organizations.match(tokens, at: position) {
      // "United Nations Support Mission" is a name of its own.
      let end = position + count
      if end == tokens.count || tokens[end].kind != .word || organ(tokens, at: end) != nil
        || Lexicon.distribution.match(tokens, at: end) != nil || opensSymbol(text, tokens, at: end)
      {
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
    if masthead.session == nil, masthead.items.isEmpty,
      let (day, count) = CalendarDay.read(tokens, at: position),
      position + count == tokens.count || position == 0 || masthead.distribution != nil
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

  private func pieceLike(_ text: String) -> Piece? { pieces.first { $0.whole.hasPrefix(text) } }

  private func skip(_ tokens: [Token], _ signs: Set<String>, from start: Int) -> Int {
    var position = start
    while position < tokens.count, signs.contains(tokens[position].text) { position += 1 }
    return position
  }

  private func organ(_ tokens: [Token], at position: Int) -> (String, Int)? {
    var best: (String, Int)?
    for (phrases, body) in Lexicon.organs {
      if let count = phrases.match(tokens, at: position), count > best?.1 ?? 0 {
        best = (body, count)
      }
    }
    return best
  }

  private func opensSymbol(_ text: String, _ tokens: [Token], at position: Int) -> Bool {
    let rest = text.bytes(tokens[position].range.lowerBound..<text.utf8.count)
    let word = rest.prefix { !$0.isWhitespace }
    return !SymbolText.symbols(in: String(word)).isEmpty
  }

  private mutating func symbol(_ text: String, _ tokens: [Token], at position: Int) -> Int? {
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

  private mutating func add(_ symbols: [Symbol]) {
    for symbol in symbols where !masthead.symbols.contains(symbol) {
      masthead.symbols.append(symbol)
    }
  }

  private mutating func languages(_ tokens: [Token], at position: Int) -> Int? {
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
  private func languageOnly(_ tokens: [Token], at position: Int) -> Int? {
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
  private mutating func meetingLine(_ text: String, _ tokens: [Token]) -> Int? {
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

  // MARK: Session

  /// "Seventy-ninth session", "Tenth emergency special session", "2021 session", "Eightieth year".
  private func sessionLine(
    _ text: String, _ tokens: [Token], at position: Int
  ) -> (session: String?, end: Int)? {
    if let count = Lexicon.arabicSession.match(tokens, at: position) {
      let end = min(tokens.count, position + count + 5)
      guard position + count < end else { return nil }
      let range = tokens[position + count].range.lowerBound..<tokens[end - 1].range.upperBound
      guard let number = SessionOrdinal.first(in: text.bytes(range)) else { return nil }
      var stop = position + count
      while stop < end {
        let word = text.bytes(tokens[stop].range)
        let isHundred = Lexicon.afterTheHundred.contains(tokens[stop].text)
        guard
          isHundred || SessionOrdinal.first(in: word) != nil || word == "و"
            || tokens[stop].kind == .number
        else { break }
        stop += 1
      }
      let special = stop < tokens.count && tokens[stop].text.hasPrefix("الاستثنائية")
      return (special ? "S-\(number)" : "\(number)", special ? stop + 1 : stop)
    }
    let window = Array(tokens[position...].prefix(14))
    for (phrases, prefix) in [
      (Lexicon.emergencySession, "ES-"), (Lexicon.specialSession, "S-"), (Lexicon.session, ""),
    ] {
      guard let found = phrases.first(in: window), found.lowerBound > 0 else { continue }
      let before = window[..<found.lowerBound]
      guard let first = before.first, let final = before.last else { continue }
      let close = first.text == "第" ? window[found.lowerBound] : final
      let words = text.bytes(first.range.lowerBound..<close.range.upperBound)
      if before.allSatisfy({ $0.kind == .number || Lexicon.sessionKinds.contains($0.text) }),
        let year = before.compactMap(\.number).first, year > 1945, year < 2100
      {
        return ("\(year)", position + found.upperBound)
      }
      let letters = before.filter { $0.kind != .sign }
      // "Annual session 2025".
      if letters.allSatisfy({ Lexicon.sessionKinds.contains($0.text) }),
        position + found.upperBound < tokens.count,
        let year = tokens[position + found.upperBound].number, (1946...2100).contains(year)
      {
        return ("\(year)", position + found.upperBound + 1)
      }
      guard letters.count <= 9,
        !letters.contains(where: { Lexicon.strangersToSessions.contains($0.text) }),
        let number = SessionOrdinal.all(in: words).last ?? SessionOrdinal.first(in: words)
      else { continue }
      var end = position + found.upperBound
      // "2025" after the name.
      if end < tokens.count, let year = tokens[end].number, (1946...2100).contains(year),
        end + 1 == tokens.count
      {
        end += 1
      }
      let isSubstantive = letters.contains {
        $0.text == "substantive" || $0.text == "organizational"
      }
      return (isSubstantive ? nil : prefix + "\(number)", end)
    }
    if let found = Lexicon.year.first(in: Array(window.prefix(8))), found.lowerBound > 0,
      SessionOrdinal.first(
        in: text.bytes(window[0].range.lowerBound..<window[found.lowerBound].range.lowerBound))
        != nil
    {
      return (nil, position + found.upperBound)
    }
    return nil
  }

  // MARK: Items

  /// The item line at `position`: "Agenda items 13 and 75 (a)", "Items 77 to 85 of the provisional agenda*".
  private func itemLine(_ tokens: [Token], at position: Int) -> (items: [ItemMention], end: Int)? {
    guard let count = Lexicon.item.match(tokens, at: position) else { return nil }
    guard let (items, listEnd) = ItemList.read(tokens, at: position + count) else { return nil }
    var end = listEnd
    if let tail = Lexicon.itemTail.match(tokens, at: end) { end += tail }
    while end < tokens.count, tokens[end].text == "*" || tokens[end].text == ":" { end += 1 }
    return (items.map { ItemMention(item: $0, title: nil) }, end)
  }

  // MARK: Adoption

  private mutating func adoption(_ text: String, _ tokens: [Token], at position: Int) -> Int? {
    // In Chinese the date comes first.
    let dated = CalendarDay.read(tokens, at: position)
    let position = position + (dated?.count ?? 0)
    let isResolution = Lexicon.resolutionAdopted.match(tokens, at: position)
    guard let count = isResolution ?? Lexicon.decisionAdopted.match(tokens, at: position) else {
      return nil
    }
    if let dated {
      masthead.adoptedOn = dated.0
      hasAdoption = true
      masthead.isAdopted = true
      masthead.isDecision = isResolution == nil
      return position + count
    }
    hasAdoption = true
    masthead.isAdopted = true
    masthead.isDecision = isResolution == nil
    if let end = adoptionDate(tokens, from: position + count) { return end }
    expectsAdoptionDate = true
    if let bracket = tokens[position...].firstIndex(where: { $0.text == "[" }) { return bracket }
    return tokens.count
  }

  private mutating func adoptionDate(_ tokens: [Token], from start: Int) -> Int? {
    var index = start
    while index < min(tokens.count, start + 24) {
      if let (day, count) = CalendarDay.read(tokens, at: index) {
        masthead.adoptedOn = day
        expectsAdoptionDate = false
        var end = index + count
        if end < tokens.count, tokens[end].text == "通" { end = min(end + 2, tokens.count) }
        return end
      }
      if tokens[index].text == "[" { return nil }
      index += 1
    }
    return nil
  }

  /// "Resolution 2223 (2015)" and "Adopted by the Security Council at its 7451st meeting, on 28 May 2015".
  private mutating func councilResolution(
    _ text: String, _ tokens: [Token], at position: Int
  ) -> Int? {
    if let count = Lexicon.resolution.match(tokens, at: position),
      position + count + 3 < tokens.count
        || position + count + 3 == tokens.count - 1 || position + count + 4 == tokens.count,
      tokens[position + count].kind == .number, tokens[position + count + 1].text == "(",
      let year = tokens[position + count + 2].number, (1946...2100).contains(year)
    {
      let number = tokens[position + count].text
      add([Symbol("S/RES/\(Int(number).map(String.init) ?? number) (\(year))")].compactMap { $0 })
      let end = min(position + count + 4, tokens.count)
      masthead.title =
        masthead.title
        ?? text.bytes(tokens[position].range.lowerBound..<tokens[end - 1].range.upperBound)
      masthead.isAdopted = true
      hasCouncilNumber = true
      if end < tokens.count, let close = adoptionDate(tokens, from: end) {
        return close
      }
      expectsAdoptionDate = true
      return end
    }
    if position == 0, let end = oldCouncilNumber(text, tokens) { return end }
    guard Lexicon.adopted.match(tokens, at: position) != nil,
      let found = Lexicon.meeting.first(in: tokens, from: position)
    else { return nil }
    masthead.isAdopted = true
    masthead.meeting = masthead.meeting ?? Closing.meeting(text, tokens, phrase: found)
    if let end = adoptionDate(tokens, from: found.upperBound) { return end }
    expectsAdoptionDate = true
    return tokens.count
  }

  /// "14 (1946). Resolution of 16 December 1946 [S/225]", as the Council's volumes print it.
  private mutating func oldCouncilNumber(_ text: String, _ tokens: [Token]) -> Int? {
    guard tokens.count >= 5, tokens[0].kind == .number, let number = tokens[0].number,
      tokens[1].text == "(", let year = tokens[2].number, (1946...2100).contains(year),
      tokens[3].text == ")", tokens[4].text == ".",
      tokens.count == 5 || Lexicon.resolution.match(tokens, at: 5) != nil
    else { return nil }
    add([Symbol("S/RES/\(number) (\(year))")].compactMap { $0 })
    let end = adoptionDate(tokens, from: 5) ?? tokens.count
    expectsAdoptionDate = masthead.adoptedOn == nil
    masthead.title =
      masthead.title ?? TitleText.clean(text.bytes(0..<tokens[end - 1].range.upperBound))
    masthead.isAdopted = true
    hasCouncilNumber = true
    if end < tokens.count, tokens[end].text == "[" || tokens[end].text == "(" {
      add(SymbolText.symbols(in: text))
      return (tokens[end...].firstIndex { $0.text == "]" } ?? tokens.count - 1) + 1
    }
    return end
  }

  /// `78/128.`, `S-30/1.`, `2758 (XXVI).`, `217 A (III).` before a title.
  private func resolutionNumber(
    _ text: String, _ tokens: [Token], at position: Int
  ) -> (String, Int)? {
    let rest = text.bytes(tokens[position].range.lowerBound..<text.utf8.count)
    guard let word = rest.split(whereSeparator: \.isWhitespace).first else { return nil }
    if word.utf8.contains(0x2F), word.utf8.count <= 12 {
      // Arabic has a dash where the others have a full stop.
      let isDashed = word.last == "-" && hasAdoption
      let number = word.last == "." || isDashed ? word.dropLast() : word
      let parts = number.split(separator: "/")
      guard parts.count == 2, parts[1].allSatisfy(\.isNumber), parts[1].count <= 3,
        !parts[1].isEmpty,
        parts[0].allSatisfy({ $0.isNumber || "ES-".contains($0) }), parts[0].last?.isNumber == true,
        word.last == "." || hasAdoption
      else { return nil }
      var end = position
      let limit = tokens[position].range.lowerBound + word.utf8.count
      while end < tokens.count, tokens[end].range.upperBound <= limit { end += 1 }
      // "57/270 B."
      if word.last != ".", end + 1 < tokens.count, tokens[end].text.count == 1,
        tokens[end + 1].text == "."
      {
        end += 2
      }
      return (String(number), end)
    }
    guard hasAdoption || position == 0, tokens[position].kind == .number else { return nil }
    var index = position + 1
    if index < tokens.count, tokens[index].kind == .word, tokens[index].text.count == 1 {
      index += 1
    }
    guard index + 3 < tokens.count, tokens[index].text == "(", tokens[index + 2].text == ")",
      RomanNumeral.value(of: SymbolText.latin(tokens[index + 1].text)) != nil,
      tokens[index + 3].text == "."
    else { return nil }
    return (
      text.bytes(tokens[position].range.lowerBound..<tokens[index + 2].range.upperBound), index + 4
    )
  }

  // MARK: Origin

  private mutating func continueBracket(_ text: String) {
    guard text.contains("]") || text.contains("】") || text.utf8.count > 600 else {
      bracket = text
      return
    }
    bracket = nil
    guard let close = text.firstIndex(where: { $0 == "]" || $0 == "】" }) else {
      readOrigin(text)
      return
    }
    readOrigin(String(text[..<close]))
    let rest = String(text[text.index(after: close)...]).trimmed
    if !rest.isEmpty { take(Piece(Block(rest)).unlabelled) }
  }

  private mutating func readOrigin(_ text: String) {
    hasAdoption = true
    masthead.origin += Origin.locators(in: text)
  }

  // MARK: Titles

  private mutating func settleTitles() {
    var afterNumber = free.filter(\.afterNumber).map(\.piece)
    if masthead.sponsors != nil, afterNumber.contains(where: { !HeadingShape.endsInStop($0) }) {
      // "The Commission recommends the adoption of the following draft:" is no title.
      masthead.others += afterNumber.filter(HeadingShape.endsInStop)
      afterNumber.removeAll(where: HeadingShape.endsInStop)
    }
    var early = free.filter { !$0.afterNumber }
    if hasNumber || masthead.sponsors != nil {
      if !afterNumber.isEmpty { masthead.title = TitleText.joined(afterNumber) }
      settleItems(early.filter { $0.afterItems && !$0.afterAdoption }.map(\.piece))
      early.removeAll { $0.afterItems && !$0.afterAdoption }
      masthead.others += early.map(\.piece)
      return
    }
    var late = early.filter(\.afterItems).map(\.piece)
    let before = early.filter { !$0.afterItems }.map(\.piece)
    if masthead.items.isEmpty {
      late = early.filter(\.afterSession).map(\.piece)
      if late.allSatisfy({ TitleText.namesPlace($0.text) }) {
        late = before
      } else {
        masthead.others += early.filter { !$0.afterSession }.map(\.piece)
      }
    } else {
      masthead.others += before
      let count = itemTitleCount(late)
      settleItems(Array(late[..<count]))
      late.removeFirst(count)
    }
    settleTitle(late)
  }

  /// How many of the lines after the item line are titles of items: those set like the first.
  private func itemTitleCount(_ lines: [Piece]) -> Int {
    guard let first = lines.first else { return 0 }
    if TitleText.isSubtitle(first.text) { return 0 }
    if let line = itemStyle, line.style.size > 0, first.style.size > line.style.size + 0.6 {
      return 0
    }
    if lines.count == 1, let line = itemStyle, let left = line.firstIndent,
      let indent = first.firstIndent,
      abs(left - indent) > 12
    {
      return 0
    }
    let isStyled = lines.contains { $0.style.size > 0 || $0.firstIndent != nil }
    guard isStyled else { return min(lines.count - 1, max(1, masthead.items.count > 1 ? 1 : 1)) }
    var count = 1
    while count < lines.count {
      let line = lines[count]
      let isAlike =
        abs(line.style.size - first.style.size) < 0.6 && line.style.isBold == first.style.isBold
        && abs((line.firstIndent ?? 0) - (first.firstIndent ?? 0)) < 12
      guard isAlike else { break }
      count += 1
    }
    return count == lines.count ? max(1, min(count - 1, masthead.items.count)) : count
  }

  private mutating func settleItems(_ lines: [Piece]) {
    guard !lines.isEmpty else { return }
    if masthead.items.count == 1 {
      masthead.items[0].title = TitleText.joined(lines)
    } else if masthead.items.count == lines.count {
      for (index, line) in lines.enumerated() {
        masthead.items[index].title = TitleText.clean(line.text)
      }
    } else {
      masthead.others += lines
    }
  }

  /// The title among free lines: the boldest and largest, else the first that names a kind.
  private mutating func settleTitle(_ lines: [Piece]) {
    guard !lines.isEmpty else { return }
    if masthead.title != nil {
      masthead.others += lines
      return
    }
    var start = 0
    if lines.contains(where: { $0.style.size > 0 }) {
      let largest = lines.map(\.style.size).max() ?? 0
      start = lines.firstIndex { $0.style.size > largest - 0.6 && $0.style.isBold } ?? 0
      if start == 0 { start = lines.firstIndex { $0.style.size > largest - 0.6 } ?? 0 }
    } else if let named = lines.lastIndex(where: { TitleText.namesKind($0.text) }) {
      start = named
      if TitleText.isSubtitle(lines[named].text), !TitleText.isLetter(lines[named].text), named > 0,
        !TitleText.namesPlace(lines[named - 1].text)
      {
        start = named - 1
      }
    } else {
      start = lines.count - 1
    }
    var end = start + 1
    while end < lines.count, lines[start].style.size > 0,
      abs(lines[end].style.size - lines[start].style.size) < 0.6,
      lines[end].style.isBold == lines[start].style.isBold || lines[end].spaceBefore ?? 2 < 1.2,
      !TitleText.isSubtitle(lines[end].text)
    {
      end += 1
    }
    masthead.title = TitleText.joined(Array(lines[start..<end]))
    masthead.others += lines[..<start]
    for line in lines[end...] {
      if TitleText.isSubtitle(line.text) { masthead.subtitles.append(line.text) }
      masthead.others.append(line)
    }
  }
}
