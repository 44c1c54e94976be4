import Documents

/// Lists that a page, a column or a footnote cuts in two.
extension CitationParser {
  /// Whether the text ends where another member of a list must follow: after a comma, "and", or after
  /// a noun whose number is still to come.
  func isOpen(listEnd index: Int) -> Bool {
    var next = index
    if isSign(next, ",") { next += 1 }
    if role(next) == .joiner { next += 1 }
    return next > index && at(next).kind == .end
  }

  /// Reads the members that go on with the list of the text before; the first token after them.
  mutating func openedList() -> Int {
    guard let open = context.openList, let number = resolutionNumber(at: 0), !number.isPlain,
      goesOn(after: number)
    else { return 0 }
    var members: [Member] = []
    let first = Member(number: number, noun: open.noun, end: number.end)
    let owner = Owner(organ: open.organ, isPossessive: open.isPossessive, start: 0)
    let end = self.members(from: first, open.noun, owner, &members)
    list = open
    isListOpen = isOpen(listEnd: end)
    emit(members, owner, pinpoint: nil, ofAll: false, begin: number.start)
    consumed = end
    return end
  }

  /// A member is followed by another, by its date, or by the end of the sentence: `72/4. Title` is
  /// a heading.
  private func goesOn(after number: ResolutionNumber) -> Bool {
    let next = at(number.next)
    if next.kind == .end || next.isSign(",") || next.isSign(";") || next.isSign(")") { return true }
    if role(number.next) == .joiner || date(after: number.next) != nil { return true }
    return next.isSign(".") && at(number.next + 1).kind == .end
  }

  /// The first token of the text behind what a page leaves between two of its lines: its counter, the
  /// job number, the running header. `index` itself where no such block stands there.
  func pastPageBreak(at index: Int) -> Int {
    var next = index
    var isFurniture = false
    for _ in 0..<40 {
      let token = at(next)
      if token.kind == .end { return index }
      if next > index, token.flags.contains(.breakBefore), isFurniture,
        let number = resolutionNumber(at: next), !number.isPlain, goesOn(after: number)
      {
        return next
      }
      isFurniture = isFurniture || isPageCounter(next) || isJobNumber(next)
      next += 1
    }
    return index
  }

  /// `3/10` at the start of a block.
  private func isPageCounter(_ index: Int) -> Bool {
    isNumber(index) && isGluedSign(index + 1, "/") && isNumber(index + 2)
      && at(index).value <= at(index + 2).value
      && at(index).flags.contains(.breakBefore)
      && !at(index + 3).flags.isDisjoint(with: [.lineBefore, .breakBefore])
  }

  /// `18-18142`.
  private func isJobNumber(_ index: Int) -> Bool {
    isNumber(index) && at(index).range.count == 2 && isGluedSign(index + 1, "-")
      && isNumber(index + 2) && at(index + 2).range.count == 5
  }
}
