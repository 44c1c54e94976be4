import Documents

/// The States that voted one way, below the words that name their side.
extension VoteReader {
  /// Takes names of States from a paragraph that opens a side or goes on with one.
  mutating func takeSides(_ text: String, at path: LocatorPath) -> Bool {
    guard text.utf8.count < 20_000, open != nil || VoteReader.opensSide(text) else { return false }
    let marks = VoteReader.marks(in: text)
    guard let first = marks.first else {
      guard let side, let names = names(goingOnIn: text) else { return false }
      add(names, to: side, at: path, isOpen: StateNames.isOpen(text))
      return true
    }
    let head = text.bytes(0..<first.range.lowerBound)
    if let side, !head.isEmpty, let names = names(goingOnIn: head) {
      add(names, to: side, at: path, isOpen: false)
    } else if first.range.lowerBound > 0, open?.paths.last != path {
      return false
    }
    if open == nil || isFull(first.side) {
      close()
      open = Vote(at: [])
    }
    for (place, mark) in marks.enumerated() {
      let end = place + 1 < marks.count ? marks[place + 1].range.lowerBound : text.utf8.count
      side = mark.side
      note(path)
      let rest = text.bytes(mark.range.upperBound..<end)
      isNameOpen = false
      if let names = StateNames.list(rest.trimmed) {
        add(names, to: mark.side, at: path, isOpen: StateNames.isOpen(rest))
      }
    }
    return true
  }

  /// Whether a text begins with the words for a side: most texts are done with here.
  private static func opensSide(_ text: String) -> Bool {
    let tokens = Token.tokens(of: String(text.unicodeScalars.prefix(40)))
    return Lexicon.voteSides.contains { $0.phrases.match(tokens, at: 0) != nil }
  }

  /// Whether names for this side have come already: another vote begins.
  private func isFull(_ side: Vote.Side) -> Bool { listed.contains(side) }

  /// The names of a text that goes on with a list. The page may have broken one: "of Macedonia".
  private func names(goingOnIn text: String) -> [String]? {
    if let names = StateNames.list(text) { return names }
    guard isNameOpen, let name = side.flatMap({ open?[$0].states.last }),
      let names = StateNames.list(name + " " + text)
    else { return nil }
    return [String(names[0].dropFirst(name.count)).trimmed] + names.dropFirst()
  }

  private mutating func add(
    _ names: [String], to side: Vote.Side, at path: LocatorPath, isOpen: Bool
  ) {
    listed.insert(side)
    note(path)
    var names = names[...]
    if isNameOpen, let last = open?[side].states.last, let rest = names.popFirst() {
      open?[side].states.removeLast()
      open?[side].states.append(last + " " + rest)
    }
    open?[side].states += names
    isNameOpen = isOpen && open?[side].states.isEmpty == false
  }

  private mutating func note(_ path: LocatorPath) {
    if open?.paths.last != path { open?.paths.append(path) }
  }

  private struct Mark {
    var side: Vote.Side
    /// UTF-8 bytes of the words and their colon.
    var range: Range<Int>
  }

  /// Where sides open in a text.
  private static func marks(in text: String) -> [Mark] {
    guard text.utf8.contains(0x3A) || text.contains("：") else { return [] }
    let tokens = Token.tokens(of: text)
    var marks: [Mark] = []
    var index = 0
    while index < tokens.count {
      for (phrases, side) in Lexicon.voteSides {
        guard let count = phrases.match(tokens, at: index) else { continue }
        let range = tokens[index].range.lowerBound..<tokens[index + count - 1].range.upperBound
        marks.append(Mark(side: side, range: range))
        index += count - 1
        break
      }
      index += 1
    }
    return marks
  }
}
