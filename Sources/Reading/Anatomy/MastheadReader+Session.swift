import Documents

extension MastheadReader {
  /// "Seventy-ninth session", "Tenth emergency special session", "2021 session", "Eightieth year".
  func sessionLine(
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

  /// The item line at `position`: "Agenda items 13 and 75 (a)", "Items 77 to 85 of the provisional agenda*".
  func itemLine(_ tokens: [Token], at position: Int) -> (items: [ItemMention], end: Int)? {
    guard var count = Lexicon.item.match(tokens, at: position) else { return nil }
    // 临时议程*项目5 has its star in the middle.
    if position + count + 2 < tokens.count, tokens[position + count].text == "*",
      tokens[position + count + 1].text == "项", tokens[position + count + 2].text == "目"
    {
      count += 3
    }
    guard let (items, listEnd) = ItemList.read(tokens, at: position + count) else { return nil }
    var end = listEnd
    if let tail = Lexicon.itemTail.match(tokens, at: end) { end += tail }
    while end < tokens.count, tokens[end].text == "*" || tokens[end].text == ":" { end += 1 }
    return (items.map { ItemMention(item: $0, title: nil) }, end)
  }
}
