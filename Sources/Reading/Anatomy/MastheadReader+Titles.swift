import Documents

extension MastheadReader {
  mutating func settleTitles() {
    settleFreeTitles()
    // The subject stands in the item's line; what follows it says only who speaks.
    if let title = masthead.title, TitleText.isOfficeAlone(title), masthead.items.count == 1,
      let subject = masthead.items[0].title
    {
      masthead.subtitles.insert(title, at: 0)
      masthead.title = subject
    }
  }

  private mutating func settleFreeTitles() {
    takeOrgans()
    let isNumbered = hasNumber || masthead.sponsors != nil
    // A copy may lack the number above the title: then the title follows the adoption line.
    let isTitled = isNumbered || free.contains(where: \.afterAdoption)
    var afterNumber = free.filter { isNumbered ? $0.afterNumber : isTitled && $0.afterAdoption }
      .map(\.piece)
    if masthead.sponsors != nil, afterNumber.contains(where: { !HeadingShape.endsInStop($0) }) {
      // "The Commission recommends the adoption of the following draft:" is no title.
      masthead.others += afterNumber.filter(HeadingShape.endsInStop)
      afterNumber.removeAll(where: HeadingShape.endsInStop)
    }
    if let stop = afterNumber.firstIndex(where: isSentence), stop > 0 {
      masthead.others += afterNumber[stop...]
      afterNumber.removeSubrange(stop...)
    }
    var early = free.filter { isNumbered ? !$0.afterNumber : !(isTitled && $0.afterAdoption) }
    if isTitled {
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
      let early = early.filter { !$0.afterSession }.map(\.piece)
      let largest = late.map(\.style.size).max() ?? 0
      if late.allSatisfy({ TitleText.namesPlace($0.text) }) {
        late = before
      } else if let cover = early.lastIndex(where: {
        $0.style.size > largest + 0.6 && TitleText.namesKind($0.text)
      }) {
        // A cover prints the title above the session, larger than anything else.
        masthead.others += early[..<cover] + late
        late = Array(early[cover...])
      } else {
        masthead.others += early
      }
    } else {
      masthead.others += before
      let count = itemTitleCount(late)
      settleItems(Array(late[..<count]))
      late.removeFirst(count)
    }
    settleTitle(late)
  }

  /// Names above the distribution mark are those of organs, where there are lines below it too.
  private mutating func takeOrgans() {
    guard masthead.distribution != nil, free.contains(where: { !$0.isAboveDistribution }) else {
      return
    }
    let organs = free.filter(\.isAboveDistribution).map(\.piece)
    organNames = organs.map { AgendaAnatomy.squeeze($0.text) }
    masthead.others += organs
    free.removeAll(where: \.isAboveDistribution)
  }

  /// How many of the lines after the item line are titles of items: those set like the first.
  func itemTitleCount(_ lines: [Piece]) -> Int {
    guard let first = lines.first else { return 0 }
    if TitleText.isSubtitle(first.text) {
      // "Report of the Security Council" is an item's title too, above a title in larger type.
      let isSmaller = lines.count > 1 && lines[1].style.size > first.style.size + 0.6
      return isSmaller && first.style.size > 0 ? min(1, masthead.items.count) : 0
    }
    if let line = itemStyle, line.style.size > 0, first.style.size > line.style.size + 0.6 {
      return 0
    }
    if lines.count == 1, let line = itemStyle, let left = line.firstIndent,
      let indent = first.firstIndent,
      abs(left - indent) > 12
    {
      return 0
    }
    if TitleText.isCapitals(first.text), lines.contains(where: { !TitleText.isCapitals($0.text) }) {
      // Typewritten: titles of items in capitals, the document's below them.
      let titles = lines.prefix { TitleText.isCapitals($0.text) }.count
      return min(titles, masthead.items.count)
    }
    let isStyled = lines.contains { $0.style.size > 0 || $0.firstIndent != nil }
    guard isStyled else { return min(lines.count - 1, 1) }
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

  mutating func settleItems(_ lines: [Piece]) {
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
  mutating func settleTitle(_ all: [Piece]) {
    guard !all.isEmpty else { return }
    if masthead.title != nil {
      masthead.others += all
      return
    }
    // No title says where and when the session is held, is text that runs on or the organ's own name.
    func isStranger(_ line: Piece) -> Bool {
      if TitleText.namesPlace(line.text) && !TitleText.namesKind(line.text) { return true }
      if line.text.utf8.count > 60, isRunning(line) || saysAdoption(line) { return true }
      let name = AgendaAnatomy.squeeze(line.text)
      return organNames.contains { $0.utf8.count > name.utf8.count && $0.contains(name) }
    }
    let runs = all.split(whereSeparator: isStranger).map(Array.init)
    if let lines = runs.max(by: { prominence($0) < prominence($1) }) {
      masthead.others += all.prefix { $0.text != lines[0].text }
      settleTitle(among: lines)
      let rest = all.drop { $0.text != lines[lines.count - 1].text }.dropFirst()
      for line in rest where TitleText.isSubtitle(line.text) {
        masthead.subtitles.append(line.text)
      }
      masthead.others += rest
    } else {
      settleTitle(among: all)
    }
  }

  /// How large the type of a run of lines is, and whether it names a kind of document.
  private func prominence(_ lines: [Piece]) -> Double {
    let size = lines.map { $0.style.size + ($0.style.isBold ? 0.5 : 0) }.max() ?? 0
    return size + (lines.contains { TitleText.namesKind($0.text) } ? 0.4 : 0)
  }

  private mutating func settleTitle(among lines: [Piece]) {
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
      !TitleText.isSubtitle(lines[end].text),
      !TitleText.isCapitals(lines[start].text) || TitleText.isCapitals(lines[end].text)
        || !TitleText.namesKind(lines[end].text)
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

  /// "Adopted and proclaimed by the Assembly on 10 December 2099".
  private func saysAdoption(_ line: Piece) -> Bool {
    guard line.style.size == 0, CalendarDay.first(in: line.text) != nil else { return false }
    return Lexicon.adopted.first(in: Token.tokens(of: String(line.text.prefix(300)))) != nil
  }

  /// Whether a line is text that goes on: "…; and", "… to wind clocks,".
  private func isRunning(_ line: Piece) -> Bool {
    if line.style.size == 0 { return HeadingShape.endsInStop(line) }
    return line.text.hasSuffix(";") || line.text.hasSuffix("; and")
  }
}
