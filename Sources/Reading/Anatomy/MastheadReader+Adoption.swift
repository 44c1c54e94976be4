import Documents

extension MastheadReader {
  mutating func adoption(_ text: String, _ tokens: [Token], at position: Int) -> Int? {
    // In Chinese the date comes first.
    if position == 0, let end = chineseAdoption(tokens) { return end }
    let dated = CalendarDay.read(tokens, at: position)
    let position = position + (dated?.count ?? 0)
    let isResolution = Lexicon.resolutionAdopted.match(tokens, at: position)
    guard let count = isResolution ?? Lexicon.decisionAdopted.match(tokens, at: position) else {
      return nil
    }
    // "Decision adopted by the Committee concerning communication No. 5" is a title.
    if dated == nil, tokens.count > position + count + 8,
      !tokens[(position + count)...].indices.contains(where: { organ(tokens, at: $0) != nil })
    {
      masthead.isAdopted = true
      masthead.isDecision = isResolution == nil
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

  /// "2088年7月25日经济及社会理事会决议": date, organ, kind.
  mutating func chineseAdoption(_ tokens: [Token]) -> Int? {
    guard tokens.count > 6, tokens.count < 40,
      ["决议", "决定"].contains(tokens.suffix(2).map(\.text).joined()),
      let (day, count) = CalendarDay.read(tokens, at: 0),
      let (_, organCount) = organ(tokens, at: count), count + organCount + 2 >= tokens.count - 2
    else { return nil }
    hasAdoption = true
    masthead.isAdopted = true
    masthead.isDecision = tokens.last?.text == "定"
    masthead.adoptedOn = day
    return tokens.count
  }

  mutating func adoptionDate(_ tokens: [Token], from start: Int) -> Int? {
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
  mutating func councilResolution(
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
  mutating func oldCouncilNumber(_ text: String, _ tokens: [Token]) -> Int? {
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
  func resolutionNumber(
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

  mutating func continueBracket(_ text: String) {
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

  mutating func readOrigin(_ text: String) {
    hasAdoption = true
    masthead.origin += Origin.locators(in: text)
  }
}
