import Documents

/// Drafts named in short: `L.8` of a committee and session that the text or its document tells, and
/// "draft resolution I" of a committee's report.
extension CitationParser {
  /// `L.8`, `L.8/Rev.1` where no symbol goes before it; `nil` when it is no draft.
  ///
  /// The draft named last in the text decides the series, else the committee that the sentence names,
  /// else the document the text stands in. Where neither tells the committee, each may be meant.
  mutating func shortDraft(at index: Int) -> Int? {
    guard isWord(index, "L"), at(index).flags.contains(.capitals), index >= consumed,
      !at(index).isGlued || opens(index - 1), isNumber(index + 2), at(index + 2).isGlued,
      (1...999).contains(at(index + 2).value), !isGluedSign(index + 3, ".") || !isNumber(index + 4)
    else { return nil }
    let isSaid = saysDraft(before: index)
    var tail = ["L.\(at(index + 2).value)"]
    var next = index + 3
    while isGluedSign(next, "/"), isSuffixWord(next + 1), isGluedSign(next + 2, "."),
      isNumber(next + 3), tail.count < 4
    {
      tail.append("\(text(next + 1)).\(at(next + 3).value)")
      next += 4
    }
    let start = Int(at(index).start)
    let end = Int(at(next - 1).end)
    if let series = draftSeries(at: next) {
      let printed = PrintedSymbol(components: series + tail, start: start, end: end, next: next)
      return list(from: printed, organ: index, pinpoint: nil, start: nil)
    }
    guard isSaid, let document = context.document?.components.map(String.init), document.count > 1,
      document[0] == "A", Int(document[1]) != nil
    else { return next }
    let ending = ([document[1]] + tail).joined(separator: "/")
    let candidates = (["A"] + (1...6).map { "A/C.\($0)" }).compactMap { Symbol("\($0)/\(ending)") }
    let found = pinpoint(after: next)
    let last = found.map { Int(at($0.next - 1).end) } ?? end
    add(
      candidates: candidates, found?.pinpoint, range: start..<last, kind: .symbol,
      findings: ["ambiguous"])
    consumed = found?.next ?? next
    return consumed
  }

  /// A sign that opens, or a Chinese noun: nothing before it belongs to the word behind it.
  private func opens(_ index: Int) -> Bool {
    role(index) == .draft || role(index) == .noun || isSign(index, "(") || isSign(index, "[")
      || isSign(index, "\"") || isSign(index, "'")
      || at(index).value == Int32(Sign.openQuote) && at(index).kind == .sign
  }

  private func saysDraft(before index: Int) -> Bool {
    for place in stride(from: index - 1, to: max(-1, index - 5), by: -1)
    where role(place) == .draft || role(place) == .noun && role(place - 1) == .draft {
      return true
    }
    return false
  }

  /// What stands before `L.8` in the symbol of the series that is meant.
  private func draftSeries(at index: Int) -> [String]? {
    if let lastDraft { return series(of: lastDraft.components.map(String.init)) }
    let own = context.document?.components.map(String.init) ?? []
    if let committee = committee ?? committee(after: index), own.first == "A",
      let session = own.first(where: { Int($0) != nil })
    {
      return ["A", "C.\(committee)", session]
    }
    let isOfSeries =
      own.contains { part in
        ["SR.", "PV.", "L.", "C.", "CN.", "AC."].contains(where: part.hasPrefix)
      }
      || own.contains("HRC")
    if isOfSeries, let series = series(of: own) { return series }
    return context.lastDraft.flatMap { series(of: $0.components.map(String.init)) }
  }

  /// "… in the First Committee", later in the sentence.
  private func committee(after index: Int) -> Int? {
    for next in index..<(index + 16) {
      if role(next) == .committee { return Int(lexeme(next).value) }
      if at(next).kind == .end || isSign(next, ";") || isSign(next, ".") && endsSentence(next) {
        return nil
      }
    }
    return nil
  }

  /// The organ and the session or year that open a symbol; `nil` for one that has no session.
  private func series(of components: [String]) -> [String]? {
    guard
      let session = components.firstIndex(where: { part in
        Int(part) != nil || part.hasPrefix("S-") || part.hasPrefix("ES-")
      }), session > 0, session < components.count - 1
    else { return nil }
    return Array(components[...session])
  }

  // MARK: Drafts of a report

  /// "draft resolution I", "draft resolutions II and III", "draft decision I", 决议草案一: the drafts
  /// that a committee's report recommends, in their order; decisions are numbered by themselves.
  mutating func numberedDraft(at index: Int) -> Int? {
    guard let noun = Noun(rawValue: lexeme(index).value) else { return nil }
    let name = noun == .decision ? "draft-decision" : "draft"
    var next = index + 1
    if role(index - 1) != .draft {
      guard role(next) == .draft else { return nil }
      next += 1
    }
    guard let report = draftedReport(), !isNumber(next) else { return nil }
    let (names, after) = self.names(at: next, unit: .part)
    let numbers = names.compactMap { RomanNumeral.value(of: $0.number) }
    guard !numbers.isEmpty, numbers.count == names.count else { return nil }
    var outer = Pinpoint()
    outer.groups = [Pinpoint.Group(parts: numbers.map { $0 == 1 ? name : "\(name)-\($0)" })]
    let found = pinpoint(after: after)
    let end = found?.next ?? after
    let start = Int(at(role(index - 1) == .draft ? index - 1 : index).start)
    add(
      report, found.map { $0.pinpoint.within(outer) } ?? outer,
      range: start..<Int(at(end - 1).end), kind: .anaphora, isDraftResolution: true)
    consumed = end
    return end
  }

  /// The report whose drafts are numbered: the document itself, or the one a record names last.
  private func draftedReport() -> Symbol? {
    if let document = context.document, isSessionReport(document.components.map(String.init)),
      context.documentType.map({ $0 == .report }) ?? true
    {
      return document
    }
    switch context.documentType {
    case .verbatimRecord, .summaryRecord: return lastReport ?? context.lastReport
    case nil:
      let isRecord = context.document?.components.contains { $0.hasPrefix("PV.") } ?? false
      return isRecord ? lastReport ?? context.lastReport : nil
    default: return nil
    }
  }

  /// `A/78/404`, `A/78/439/Add.2`.
  private func isSessionReport(_ components: [String]) -> Bool {
    guard components.count >= 3, components[0] == "A", let session = Int(components[1]),
      session >= 31, Int(components[2]) != nil
    else { return false }
    return components.dropFirst(3).allSatisfy { isSuffix($0) || $0.hasPrefix("Add.") }
  }

  /// Keeps a symbol that stands behind "report": "Report of the First Committee (A/61/396)".
  mutating func noteReport(_ printed: PrintedSymbol, organ: Int) {
    guard isSessionReport(printed.components), let symbol = printed.symbols.first else { return }
    for place in stride(from: organ - 1, to: max(-1, organ - 12), by: -1) {
      if role(place) == .paper {
        lastReport = symbol
        return
      }
      if isSign(place, ".") || isSign(place, ";") || at(place + 1).flags.contains(.breakBefore) {
        return
      }
    }
  }
}
