import Documents

/// What follows a symbol: its twin, its pinpoints, and the rest of a list in short form.
extension CitationParser {
  /// Reads the symbol at a slash and the list it opens, and adds their citations; `nil` when the slash
  /// is no symbol's.
  mutating func symbolList(at slash: Int, pinpoint: Pinpoint?, start: Int?) -> Int? {
    guard let first = printedSymbol(at: slash),
      first.start >= (consumed > 0 ? Int(at(consumed - 1).end) : 0)
    else {
      return nil
    }
    return list(from: first, organ: slash - 1, pinpoint: pinpoint, start: start)
  }

  /// Reads on from a first symbol, whose organ is a token, and adds the citations of its list.
  mutating func list(
    from first: PrintedSymbol, organ: Int, pinpoint: Pinpoint?, start: Int?
  ) -> Int {
    var last = first
    var twins: [PrintedSymbol] = [first]
    // "A/57/759-S/2003/332": one document, two symbols.
    while let twin = twin(at: last.next, of: last) {
      twins.append(twin)
      last = twin
      if twins.count == 4 { break }
    }
    if isSign(organ - 1, "(") { bracketFirst = found.count }
    let isDraft = isDraftResolution(before: organ)
    noteReport(first, organ: organ)
    var next = last.next
    while isSign(next, "*") { next += 1 }
    let after = self.pinpoint(after: next) ?? self.pinpoint(after: pastNumberSign(next))
    var place = after?.pinpoint
    if let pinpoint { place = place.map { $0.within(pinpoint) } ?? pinpoint }
    if let after { next = after.next }
    let end = after.map { Int(at($0.next - 1).end) } ?? last.end
    for printed in twins {
      let begin = start ?? printed.start
      for symbol in printed.symbols {
        add(
          symbol, place, range: begin..<max(begin, end), kind: kind(of: symbol),
          findings: printed.isRepaired ? ["repaired"] : [], isDraftResolution: isDraft)
      }
    }
    if after == nil {
      next = ellipsis(at: next, base: last)
      next = pinpointBehindBracket(at: next)
    }
    consumed = max(consumed, next)
    return next
  }

  /// `A/75/816号文件`: Chinese says what a symbol is behind it.
  private func pastNumberSign(_ index: Int) -> Int {
    guard role(index) == .numberSign else { return index }
    return role(index + 1) == .paper ? index + 2 : index + 1
  }

  private func kind(of symbol: Symbol) -> Citation.Kind {
    symbol.key.contains("/PRST/") ? .statement : .symbol
  }

  private func twin(at index: Int, of printed: PrintedSymbol) -> PrintedSymbol? {
    guard let organ = printed.components.first, ["A", "S", "E"].contains(organ) else { return nil }
    if isSign(index, "-") {
      return printedSymbol(at: index + 2 + symbolOffset(at: index + 1), isTwin: true)
    }
    // The joining dash may be lost: "A/67/828 S/2013/210".
    guard at(index).kind == .word, at(index).range.count == 1, isSign(index + 1, "/"),
      at(index + 1).isGlued,
      let found = printedSymbol(at: index + 1, isTwin: true), found.components[0] != organ
    else { return nil }
    return found
  }

  /// "draft resolution A/C.1/75/L.8": its paragraphs are operative ones.
  private func isDraftResolution(before organ: Int) -> Bool {
    var place = organ - 1
    for _ in 0..<3 {
      if role(place) == .noun { return lexeme(place).value == Noun.resolution.rawValue }
      place -= 1
    }
    return false
  }

  /// `(A/71/53/Add.1 and A/71/53/Add.1/Corr.1), chap. II`: the place is in the bracket's first document.
  private mutating func pinpointBehindBracket(at index: Int) -> Int {
    guard isSign(index, ")"), isSign(index + 1, ","), let first = bracketFirst, first < found.count,
      let (place, next) = pinpoint(after: index + 1)
    else { return index }
    bracketFirst = nil
    openBracket = nil
    relocate(first, to: place, end: Int(at(next - 1).end))
    return next
  }

  // MARK: Short forms

  /// `, 174, 323 and 324`, `and Add.1`, `/Add.7 à Add.10`, `and CRP.11` after a symbol.
  private mutating func ellipsis(at index: Int, base first: PrintedSymbol) -> Int {
    var base = first
    var lastNumber = first.components.last.flatMap(Self.trailingNumber)
    var lastWord = first.components.last?.prefix { $0.isLetter }.uppercased() ?? ""
    var isAfterSuffix = false
    var next = index
    for _ in 0..<400 {
      var join = next
      while isSign(join, "*") || isSign(join, ")") && isSign(join + 1, "(") { join += 1 }
      let isRange =
        isSign(join, "-") || role(join) == .through || lexeme(join).flags.contains(.range)
      // Arabic writes "and" as a part of the word: والإضافات.
      let isWordJoined = role(join) == .suffix && bytes[Int(at(join).start)] >= 0xD8
      guard let after = isWordJoined ? join : listJoin(at: join),
        !at(after).flags.contains(.breakBefore)
      else { break }
      let begin = Int(at(after).start)
      if let (words, numbers, end) = suffix(at: after) {
        var kept = base.components
        if let same = kept.firstIndex(where: { $0.uppercased().hasPrefix(words.uppercased()) }),
          same > 0
        {
          kept = Array(kept[..<same])
        }
        let from =
          isRange && lastWord == words.uppercased() ? (lastNumber ?? 0) + 1 : numbers.first ?? 0
        let all =
          isRange && numbers.count == 1 && from <= numbers[0] && numbers[0] - from < 100
          ? Array(from...numbers[0]) : numbers
        addShort(all.map { kept + ["\(words).\($0)"] }, begin..<Int(at(end - 1).end))
        lastNumber = numbers.last
        lastWord = words.uppercased()
        isAfterSuffix = true
        next = end
        continue
      }
      if let (word, number, end) = series(at: after),
        let place = base.components.lastIndex(where: { $0.uppercased().hasPrefix(word + ".") })
          ?? (base.components.count > 2 ? base.components.count - 1 : nil)
      {
        let kept = Array(base.components[..<place])
        let low = isRange && lastWord == word ? (lastNumber ?? number) + 1 : number
        let numbers = low <= number && number - low < 100 ? Array(low...number) : [number]
        base.components = kept + ["\(word).\(number)"]
        base.endings = [""]
        addShort(numbers.map { kept + ["\(word).\($0)"] }, begin..<Int(at(end - 1).end))
        lastWord = word
        lastNumber = number
        next = end
        continue
      }
      // A bare number after "Corr.1" is a footnote's.
      guard !isAfterSuffix, isNumber(after),
        isShortNumber(after, lastNumber, isJoiner: role(after - 1) == .joiner),
        let last = base.components.last, Self.trailingNumber(last) != nil
      else { break }
      let value = Int(at(after).value)
      let stem = String(last.prefix(last.count - Self.trailingDigits(last)))
      let low = isRange ? (lastNumber ?? value) + 1 : value
      guard low <= value, value - low < 100 else { break }
      addShort(
        (low...value).map { Array(base.components.dropLast()) + ["\(stem)\($0)"] },
        begin..<Int(at(after).end))
      lastNumber = value
      next = after + 1
    }
    return next
  }

  private mutating func addShort(_ lists: [[String]], _ range: Range<Int>) {
    for components in lists {
      guard let symbol = Symbol(components.joined(separator: "/")) else { continue }
      add(symbol, nil, range: range, kind: kind(of: symbol))
    }
  }

  private static func trailingDigits(_ text: String) -> Int {
    text.utf8.reversed().prefix(while: \.isASCIIDigit).count
  }
  private static func trailingNumber(_ text: String) -> Int? {
    Int(text.suffix(trailingDigits(text)))
  }

  /// `Add.1`, `Corr.1 and 2`, `additifs 1 à 6`, `والإضافات من 1 إلى 6`.
  private func suffix(at index: Int) -> (word: String, numbers: [Int], next: Int)? {
    var next = index
    var word: String?
    for suffix in ["Add", "Corr", "Rev", "Amend"] as [StaticString] where isWord(next, suffix) {
      word = suffix.description
    }
    if word == nil, role(next) == .suffix {
      word = lexeme(next).value == Suffix.addendum.rawValue ? "Add" : "Corr"
      while role(next + 1) == .of || role(next + 1) == .numberMark { next += 1 }
    }
    guard let word else { return nil }
    next += 1
    if isSign(next, ".") { next += 1 }
    guard isNumber(next), (1...999).contains(at(next).value) else { return nil }
    var numbers = [Int(at(next).value)]
    next += 1
    while numbers.count < 100, let join = listJoin(at: next), isNumber(join),
      (1...999).contains(at(join).value), !isAmount(join), !isSign(join + 1, "/"),
      let last = numbers.last,
      at(join).value > last, Int(at(join).value) - last < 100
    {
      let value = Int(at(join).value)
      let isRange =
        isSign(join - 1, "-") || role(join - 1) == .through
        || lexeme(join - 1).flags.contains(.range)
      if isRange {
        numbers += Array((last + 1)...value)
      } else {
        // "Corr.1, 6" ends with a footnote's marker: a list of suffixes hardly leaves one out.
        guard value - last <= (role(join - 1) == .joiner ? 4 : 1) else { break }
        // "and Add.1 and 12 other documents" goes no further.
        guard at(join + 1).kind != .word || role(join + 1) != .none else { break }
        numbers.append(value)
      }
      next = join + 1
    }
    return (word, numbers, next)
  }

  private func series(at index: Int) -> (word: String, number: Int, next: Int)? {
    let token = at(index)
    guard token.kind == .word, token.flags.contains(.capitals), let word = plainCapitals(token),
      ["L", "PV", "SR", "CRP", "WP", "INF", "NGO"].contains(word)
    else { return nil }
    let next = isSign(index + 1, ".") ? index + 2 : index + 1
    guard isNumber(next), at(next).isGlued, at(next).value > 0, !isSign(next + 1, "/") else {
      return nil
    }
    return (word, Int(at(next).value), next + 1)
  }

  /// A bare number after a symbol goes on with the list when it looks like the one before.
  private func isShortNumber(_ index: Int, _ last: Int?, isJoiner: Bool) -> Bool {
    let token = at(index)
    guard let last, token.value > 0, !isAmount(index), !isSign(index + 1, "/") else { return false }
    let value = Int(token.value)
    let following = at(index + 1)
    let isClosed =
      following.kind == .end || following.isSign(",") || following.isSign(")")
      || following.isSign(";")
      || following.isSign(".") || following.isSign("-") || role(index + 1) == .joiner
      || role(index + 1) == .through || following.isSign("]")
    let isNear = value > last && value - last < 2000
    if isClosed {
      return isNear
        || !isJoiner && value != last && value < 3000 && String(value).count == String(last).count
    }
    return isJoiner && isNear && value - last <= 20
  }
}
