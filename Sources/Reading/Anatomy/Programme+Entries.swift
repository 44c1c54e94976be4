import Documents

/// What a slot takes up: items, their letters, lines that are none, and the documents beside them.
extension ProgrammeAnatomy {
  /// The documents that the row's own column names, for what the row has entered so far.
  mutating func addDocuments(of text: String, since before: [Int: Int]) {
    let symbols = SymbolText.symbols(in: text)
    for index in open {
      for entry in slots[index].entries.indices.dropFirst(before[index] ?? 0) {
        slots[index].entries[entry].documents += symbols.filter {
          !slots[index].entries[entry].documents.contains($0)
        }
      }
    }
  }

  /// A text beside the entries, kept at the slot.
  mutating func addAside(_ piece: Piece, into outline: inout Outline) {
    guard let path = slotPath else {
      outline.addHeading(piece.unlabelled)
      return
    }
    outline.add(piece.unlabelled, at: nextEntry(of: path), kind: .entry)
  }

  private mutating func nextEntry(of path: LocatorPath) -> LocatorPath {
    let entries = counts[path.description, default: 0] + 1
    counts[path.description] = entries
    return path / LocatorStep(.entry, entries)
  }

  /// Only item numbers: `3`, `5 (d)`, `3, 4 and 5`.
  func bareItems(_ text: String) -> [String]? {
    let tokens = Token.tokens(of: text)
    let start = Lexicon.item.match(tokens, at: 0) ?? 0
    guard let (items, end) = ItemList.read(tokens, at: start) else { return nil }
    return tokens[end...].allSatisfy { $0.kind == .sign } ? items : nil
  }

  mutating func takeEntry(
    _ piece: Piece, items given: [String], next: Label?, into outline: inout Outline
  ) {
    if !given.isEmpty {
      let (title, isContinued) = Continuation.strip(TitleText.clean(piece.whole))
      item = given.last
      lists.reset()
      for item in given {
        add(entry(item, title, isContinued), piece, into: &outline)
      }
      return
    }
    if let label = piece.label {
      switch label.form {
      case .number:
        let (title, isContinued) = Continuation.strip(TitleText.clean(piece.text))
        item = label.key
        lists.reset()
        add(entry(label.key, title, isContinued), piece, into: &outline)
        return
      case .bracketed where item != nil:
        let (letters, _) = lists.place(label, next: next)
        let (title, isContinued) = Continuation.strip(TitleText.clean(piece.text))
        let base = item.map { String($0.prefix { $0 != "(" }) } ?? ""
        add(
          entry(base + letters.map { "(\($0))" }.joined(), title, isContinued), piece,
          into: &outline)
        return
      default: break
      }
    }
    let text = piece.whole
    let tokens = Token.tokens(of: text)
    if let count = Lexicon.item.match(tokens, at: 0),
      let (items, end) = ItemList.read(tokens, at: count)
    {
      var start = end
      if let tail = Lexicon.itemTail.match(tokens, at: start) { start += tail }
      let marked = Continuation.strip(text)
      while start < tokens.count, tokens[start].kind == .sign, tokens[start].text != "(" {
        start += 1
      }
      let rest =
        start < tokens.count ? text.bytes(tokens[start].range.lowerBound..<text.utf8.count) : ""
      let title = Continuation.strip(TitleText.clean(rest)).title
      item = items.last
      lists.reset()
      for item in items { add(entry(item, title, marked.isContinued), piece, into: &outline) }
      return
    }
    if goesOn(piece, in: outline) {
      goOn(with: piece, into: &outline)
      return
    }
    let (title, isContinued) = Continuation.strip(TitleText.clean(text))
    add(entry(nil, title, isContinued), piece, into: &outline)
  }

  /// Whether a page broke the last entry in the middle of its words.
  private func goesOn(_ piece: Piece, in outline: Outline) -> Bool {
    guard let last = outline.paragraphs.last, last.kind == .entry, let page = last.page,
      let next = piece.page, next == page + 1, hasEntry,
      let word = Token.tokens(of: String(last.text.suffix(24))).last
    else { return false }
    return Lexicon.unfinished.contains(word.text) || word.text == "," || word.text == "-"
  }

  private var hasEntry: Bool { !open.isEmpty && open.allSatisfy { !slots[$0].entries.isEmpty } }

  private mutating func goOn(with piece: Piece, into outline: inout Outline) {
    outline.goOn(with: piece)
    for index in open {
      guard var last = slots[index].entries.popLast() else { continue }
      last.title += (last.title.hasSuffix("-") ? "" : " ") + TitleText.clean(piece.whole)
      let symbols = SymbolText.symbols(in: piece.whole)
      last.documents += symbols.filter { !last.documents.contains($0) }
      slots[index].entries.append(last)
    }
  }

  private func entry(_ item: String?, _ title: String, _ isContinued: Bool) -> ProgrammeEntry {
    let title = String(title.drop { ProgrammeWords.bullets.contains($0) || $0 == " " })
    return ProgrammeEntry(
      item: item, title: title, continued: isContinued, documents: SymbolText.symbols(in: title))
  }

  mutating func add(_ entry: ProgrammeEntry, _ piece: Piece, into outline: inout Outline) {
    guard date != nil else {
      outline.addHeading(piece.unlabelled)
      return
    }
    if open.isEmpty || hasNewMeetings {
      open = []
      // Meetings without times are parts of the day too.
      for date in dates { for _ in 0..<max(1, meetings.count) { addSlot(date, nil) } }
      meetings = []
      isRowOpen = true
    }
    for index in open { slots[index].entries.append(entry) }
    guard let path = slotPath else { return }
    outline.add(
      piece, at: nextEntry(of: path), kind: .entry,
      label: piece.label?.printed ?? "", level: 0)
  }
}
