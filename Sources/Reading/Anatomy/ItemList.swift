import Documents

/// Numbers of agenda items in a line: `13 and 75 (a)`, `77 to 85`, `18 (a) to (c)`, `69, 71 and 132`.
enum ItemList {
  /// The items from `position` on, ranges filled in, and the index after them.
  static func read(_ tokens: [Token], at position: Int) -> (items: [String], end: Int)? {
    var items: [String] = []
    var index = position
    var lastNumber: Int?
    var isRange = false
    if index < tokens.count, tokens[index].text == "第" { index += 1 }
    while index < tokens.count {
      if let number = tokens[index].number, number > 0, number < 1000 {
        if let next = index + 1 < tokens.count ? tokens[index + 1] : nil,
          DateParts.months[next.text] != nil
        {
          break
        }
        if isRange, let from = lastNumber, number > from, number - from < 200,
          items.last?.contains("(") == false
        {
          for value in from + 1..<number { items.append("\(value)") }
        }
        lastNumber = number
        items.append("\(number)")
        isRange = false
        index += 1
        let letters = self.letters(tokens, at: &index)
        if !letters.isEmpty {
          items.removeLast()
          items += letters.map { "\(number)\($0)" }
        }
      } else if let number = lastNumber, tokens[index].text == "(" || tokens[index].text == "（" {
        var end = index
        let more = letters(tokens, at: &end)
        guard !more.isEmpty else { break }
        items += more.map { "\(number)\($0)" }
        index = end
      } else if !items.isEmpty, Lexicon.itemJoiners.contains(tokens[index].text),
        continues(tokens, at: index + 1)
      {
        index += 1
      } else if !items.isEmpty, Lexicon.itemRanges.contains(tokens[index].text),
        continues(tokens, at: index + 1)
      {
        isRange = true
        index += 1
      } else {
        break
      }
    }
    return items.isEmpty ? nil : (items, index)
  }

  private static func continues(_ tokens: [Token], at index: Int) -> Bool {
    guard index < tokens.count else { return false }
    if tokens[index].kind == .number || tokens[index].text == "(" { return true }
    return Lexicon.itemJoiners.contains(tokens[index].text) && index + 1 < tokens.count
      && tokens[index + 1].kind == .number
  }

  /// `(a)`, `(a) (i)`, `(a) to (c)`, `a)`, as texts with their brackets.
  private static func letters(_ tokens: [Token], at index: inout Int) -> [String] {
    var letters: [String] = []
    var position = index
    var isRange = false
    var wasJoined = false
    while position < tokens.count {
      var open = position
      if tokens[open].text == "(" { open += 1 }
      guard open + 1 < tokens.count, tokens[open].kind == .word, tokens[open + 1].text == ")",
        let key = Label.read("(\(tokens[open].text)) x")?.key
      else { break }
      let isNested =
        !letters.isEmpty && !isRange && position == index && !wasJoined
        && (ListLetters.place(key) != 1 && (RomanNumeral.value(of: key) != nil || Int(key) != nil))
      if isNested, let last = letters.popLast() {
        letters.append(last + "(\(key))")
        position = open + 2
        index = position
        continue
      }
      wasJoined = false
      let place = ListLetters.place(key)
      if isRange, let last = letters.last.map({ String($0.dropFirst().dropLast()) }),
        let from = ListLetters.place(last), let place, place > from
      {
        for value in from + 1..<place { letters.append("(\(ListLetters.latin(value)))") }
      }
      letters.append("(\(key))")
      isRange = false
      position = open + 2
      index = position
      if position + 1 < tokens.count, tokens[position + 1].text == "(" {
        if Lexicon.itemRanges.contains(tokens[position].text) {
          isRange = true
          wasJoined = true
          position += 1
        } else if Lexicon.itemJoiners.contains(tokens[position].text) {
          wasJoined = true
          position += 1
        }
      }
    }
    return letters
  }
}
