import Documents

/// The text of a resolution, decision or draft: preamble, operative paragraphs with what is below
/// them, parts A and B, sections I and II, closing lines; annexes are read as reports are.
struct ResolutionAnatomy {
  private let pieces: ArraySlice<Piece>
  private let parts: ResolutionParts
  private(set) var meeting: String?
  private(set) var adoptedOn: CalendarDay?
  private(set) var vote: String?

  private var base: [LocatorStep] = []
  private var section: LocatorStep?
  private var isSectioned = false
  private var sectionNumber = 0
  private var preamble = 0
  private var sectionPreamble = 0
  private var last = 0
  private var inner: Int?
  private var current: LocatorPath?
  private var lists = ListStack()
  /// The unnumbered paragraph that a second list of the same letters hangs on.
  private var lead: LocatorPath?
  private var isOperative = false
  private var expectsSectionTitle = false
  /// A section's number that stands alone, until its title comes.
  private var untitled: (piece: Piece, label: String, path: LocatorPath)?
  /// The closing lines have come; what follows has no place among the operative paragraphs.
  private var isClosed = false
  /// The operative part is (a), (b) … without numbers.
  private var isLettered = false
  private var rows = 0

  private init(_ pieces: ArraySlice<Piece>) {
    self.pieces = pieces
    parts = ResolutionParts(pieces: pieces)
  }

  /// Reads all pieces into `outline`, but for `regions`, which other anatomies read: they end the text.
  static func read(
    _ pieces: ArraySlice<Piece>, regions: [ReportAnatomy.Region] = [], into outline: inout Outline
  ) -> ResolutionAnatomy {
    let end = regions.first?.range.lowerBound ?? pieces.endIndex
    var anatomy = ResolutionAnatomy(pieces[..<end])
    anatomy.read(into: &outline)
    if !regions.isEmpty { ReportAnatomy.read(pieces[end...], regions: regions, into: &outline) }
    return anatomy
  }

  private mutating func read(into outline: inout Outline) {
    let annex =
      pieces.indices.first { AnnexHeading.step(pieces[$0]) != nil } ?? pieces.endIndex
    var start = pieces.startIndex
    while start < annex {
      let end = parts.nextPart(after: start, before: annex)
      readPart(start..<end, into: &outline)
      start = end
    }
    if annex < pieces.endIndex { ReportAnatomy.read(pieces[annex...], into: &outline) }
  }

  // MARK: One part

  private mutating func readPart(_ range: Range<Int>, into outline: inout Outline) {
    base = []
    section = nil
    (sectionNumber, preamble, sectionPreamble, last, rows) = (0, 0, 0, 0, 0)
    (inner, current, lead) = (nil, nil, nil)
    isOperative = false
    isLettered = false
    isClosed = false
    lists.reset()
    var start = range.lowerBound
    if parts.isPartHeading(at: start, before: range.upperBound), let label = pieces[start].label {
      base = [LocatorStep(.part, label.key)]
      outline.addHeading(pieces[start], at: LocatorPath(base), label: label.printed)
      start += 1
    }
    let body = start..<range.upperBound
    let numbers = body.compactMap { pieces[$0].label?.number }
    let numbering = Numbering(pieces[body])
    isSectioned = parts.sectionsRestart(body)
    // Without numbers the last paragraph that ends in a comma ends the preamble.
    let firstOperative = numbers.isEmpty ? parts.unnumberedStart(body) : nil
    var next = body.lowerBound
    for index in body where index >= next {
      let (piece, count) = ClosingLine.whole(at: index, in: pieces[..<range.upperBound])
      next = index + count
      if untitled != nil, piece.label != nil || piece.row != nil { flushSection(into: &outline) }
      if takeClosing(
        piece, next: next < body.upperBound ? pieces[next] : nil, into: &outline)
      {
        continue
      }
      if piece.row != nil {
        rows += 1
        outline.add(piece, at: LocatorPath(base + [LocatorStep(.entry, rows)]), kind: .entry)
      } else if let label = piece.label {
        takeLabelled(piece, label, at: index, numbering, end: body.upperBound, into: &outline)
      } else {
        let previous = index > body.lowerBound ? pieces[index - 1] : nil
        let opensOperative =
          firstOperative.map { index >= $0 } ?? standsForNumber(at: index, before: body.upperBound)
        takePlain(piece, after: previous, opensOperative: opensOperative, into: &outline)
      }
    }
    flushSection(into: &outline)
  }

  private var prefix: [LocatorStep] { isSectioned ? base + [section].compactMap { $0 } : base }

  /// Whether a paragraph without a number is an operative one of a section that has no numbers.
  private func standsForNumber(at index: Int, before end: Int) -> Bool {
    guard isSectioned, section != nil, untitled == nil, !expectsSectionTitle, last == 0,
      let ending = pieces[index].ending, ".;:。；：؛".contains(ending)
    else { return false }
    for next in index + 1..<max(index + 1, min(end, index + 200)) {
      guard let label = pieces[next].label else { continue }
      if label.number != nil { return false }
      if label.form == .roman || label.form == .capital { return true }
    }
    return true
  }

  // MARK: Closing

  private mutating func takeClosing(
    _ piece: Piece, next: Piece?, into outline: inout Outline
  ) -> Bool {
    guard current != nil || preamble > 0, piece.text.utf8.count < 1500 else { return false }
    let text = piece.whole
    if let found = Closing.read(text) {
      isClosed = isClosed || found.meeting != nil
      meeting = meeting ?? found.meeting
      if found.meeting != nil || meeting != nil { adoptedOn = adoptedOn ?? found.date }
      if found.meeting == nil, meeting == nil, let date = found.date, let next,
        Closing.read(next.whole)?.meeting != nil
      {
        // The date first, as in Chinese.
        adoptedOn = adoptedOn ?? date
        return true
      }
      return found.meeting != nil || (meeting != nil && found.date != nil)
    }
    let tokens = Token.tokens(of: String(text.prefix(200)))
    let start = tokens.first?.text == "[" ? 1 : 0
    guard start < tokens.count, Lexicon.adopted.match(tokens, at: start) != nil else {
      return false
    }
    if vote == nil {
      let head = text.split(separator: ":", maxSplits: 1).first.map(String.init) ?? text
      vote = TitleText.clean(head.filter { $0 != "[" && $0 != "]" })
      if vote?.last == "." { vote?.removeLast() }
    }
    if let phrase = Lexicon.meeting.first(in: tokens) {
      meeting = meeting ?? Closing.meeting(text, tokens, phrase: phrase)
    }
    if let current { outline.add(piece.unlabelled, after: current, kind: .note) }
    return true
  }

  // MARK: Paragraphs

  private mutating func takeLabelled(
    _ piece: Piece, _ label: Label, at index: Int, _ numbering: Numbering, end: Int,
    into outline: inout Outline
  ) {
    switch label.form {
    case .number:
      takeNumber(piece, label, at: index, numbering, end: end, into: &outline)
    case .bracketed, .lower:
      let next = index + 1 < pieces.endIndex ? pieces[index + 1].label : nil
      takeLetter(piece, label, next: next, into: &outline)
    case .decimal:
      // "1.1" below operative paragraph 1.
      if let first = label.parts.first, first == last, isOperative {
        addBelow(label.parts.dropFirst().map(String.init), piece, label, into: &outline)
      } else {
        takePlain(piece.unlabelled, after: nil, opensOperative: isOperative, into: &outline)
      }
    case .roman, .capital:
      takeSection(piece, label, into: &outline)
    }
  }

  private mutating func takeNumber(
    _ piece: Piece, _ label: Label, at index: Int, _ numbering: Numbering, end: Int,
    into outline: inout Outline
  ) {
    guard let number = label.number else { return }
    if let run = inner {
      if number == run + 1 {
        inner = number
        addBelow(lists.letters + [label.key], piece, label, into: &outline)
        return
      }
      inner = nil
    }
    if number > 100, last == 0, !isOperative {
      takePlain(piece.unlabelled, after: nil, opensOperative: false, into: &outline)
      return
    }
    if number == 1, last >= 1, current != nil,
      isLettered || numbering.isInnerList(at: index, after: last, before: end)
    {
      inner = 1
      addBelow(lists.letters + [label.key], piece, label, into: &outline)
      return
    }
    isOperative = true
    expectsSectionTitle = false
    lists.reset()
    lead = nil
    let path = LocatorPath(prefix + [LocatorStep(.op, label.key)])
    if number > last + 1, last > 0 || number > 1 {
      outline.find("numbering-jump", at: path, "paragraph \(number) follows paragraph \(last)")
    }
    last = number
    current = path
    outline.add(piece, at: path, kind: .op, label: label.printed, level: 1)
  }

  private mutating func addBelow(
    _ letters: [String], _ piece: Piece, _ label: Label, into outline: inout Outline
  ) {
    guard let path = below(letters) else { return }
    outline.add(
      piece, at: path, kind: isOperative ? .op : .pp, label: label.printed, level: letters.count + 1
    )
  }

  private func below(_ letters: [String]) -> LocatorPath? {
    guard let path = lead ?? current, let step = path.steps.last else { return nil }
    let tail = step.tail + letters.map(LocatorStep.Element.letter)
    return LocatorPath(path.steps.dropLast() + [LocatorStep(step.kind, step.value, tail: tail)])
  }

  private mutating func takeLetter(
    _ piece: Piece, _ label: Label, next: Label?, into outline: inout Outline
  ) {
    if current == nil, !isOperative, label.form == .bracketed, label.key == "a" {
      // A decision whose operative parts are (a), (b) of its one paragraph.
      isLettered = true
      isOperative = true
      last = 1
      current = LocatorPath(prefix + [LocatorStep(.op, 1)])
    }
    guard current != nil,
      !(label.form == .lower && lists.isEmpty && !lists.resumes(label) && label.key != "a")
    else {
      takePlain(piece.unlabelled, after: nil, opensOperative: isOperative, into: &outline)
      return
    }
    let isNew = lists.isEmpty && !lists.resumes(label)
    if isNew { lead = nil }
    let (letters, isJump) = lists.place(label, next: next)
    if isNew, let path = below(letters), outline.isUsed(path), let last = outline.paragraphs.last,
      last.label.isEmpty, last.path.steps.last?.count != nil
    {
      lead = last.path
    }
    if isJump, let path = below(letters) {
      outline.find(
        "numbering-jump", at: path, "(\(label.key)) does not follow what stands before it")
    }
    addBelow(letters, piece, label, into: &outline)
  }

  private mutating func takeSection(_ piece: Piece, _ label: Label, into outline: inout Outline) {
    let isHeading =
      piece.text.isEmpty || piece.style.isBold || piece.headingLevel != nil
      || (piece.text.utf8.count <= 250 && !HeadingShape.endsInStop(piece))
    guard isHeading else {
      takePlain(piece.unlabelled, after: nil, opensOperative: isOperative, into: &outline)
      return
    }
    lists.reset()
    inner = nil
    var name = label.key
    if label.form == .roman, let value = RomanNumeral.value(of: label.key),
      value == sectionNumber + 1 || sectionNumber == 0 || label.key.count > 1
    {
      sectionNumber = value
    } else if sectionNumber > 0 {
      name = RomanNumeral.text(of: sectionNumber) + "." + label.key
    }
    let step = LocatorStep(.sec, name)
    section = step
    sectionPreamble = 0
    if isSectioned {
      last = 0
      current = nil
    }
    flushSection(into: &outline)
    expectsSectionTitle = piece.text.isEmpty
    if piece.text.isEmpty {
      untitled = (piece, label.printed, LocatorPath(base + [step]))
    } else {
      outline.addHeading(piece, at: LocatorPath(base + [step]), label: label.printed)
    }
  }

  /// Gives a section that no title follows its number for a heading.
  private mutating func flushSection(into outline: inout Outline) {
    guard let (piece, label, path) = untitled else { return }
    untitled = nil
    outline.addHeading(piece, at: path, label: label)
  }

  private mutating func takePlain(
    _ piece: Piece, after previous: Piece?, opensOperative: Bool, into outline: inout Outline
  ) {
    if let length = Speaker.length(piece.text, isCertain: true), preamble == 0, !isOperative {
      takeSpeaker(piece, length: length, opensOperative: opensOperative, into: &outline)
      return
    }
    if expectsSectionTitle {
      expectsSectionTitle = false
      if !HeadingShape.endsInStop(piece), piece.text.utf8.count < 300 {
        outline.addHeading(piece, at: untitled?.path, label: untitled?.label ?? "")
        untitled = nil
        return
      }
    }
    flushSection(into: &outline)
    lists.interrupt()
    let endsInComma = piece.ending.map { ",，،".contains($0) } ?? false
    if section != nil, endsInComma || (current == nil && isOperative && !opensOperative) {
      // A preamble of the section's own.
      sectionPreamble += 1
      let path = LocatorPath(
        base + [section].compactMap { $0 } + [LocatorStep(.pp, sectionPreamble)])
      current = path
      lead = nil
      lists.reset()
      outline.add(piece, at: path, kind: .pp)
      return
    }
    if opensOperative, section != nil, last == 0 {
      addUnnumberedOperative(piece, into: &outline)
      return
    }
    if isOperative || opensOperative, let current, isOperative {
      if HeadingShape.isHeading(piece, after: previous) {
        outline.addHeading(piece)
      } else if opensOperative, !isClosed, let ending = previous?.ending, ".;。；؛".contains(ending),
        previous?.label == nil
      {
        addUnnumberedOperative(piece, into: &outline)
      } else {
        outline.add(piece, after: current, kind: endsInComma ? .pp : .p)
      }
      return
    }
    if opensOperative {
      if HeadingShape.isHeading(piece, after: previous), current != nil {
        outline.addHeading(piece)
        return
      }
      addUnnumberedOperative(piece, into: &outline)
      return
    }
    if !endsInComma, HeadingShape.isHeading(piece, after: previous) {
      outline.addHeading(piece)
      return
    }
    preamble += 1
    let path = LocatorPath(base + [LocatorStep(.pp, preamble)])
    current = path
    lead = nil
    lists.reset()
    outline.add(piece, at: path, kind: .pp)
  }

  private mutating func addUnnumberedOperative(_ piece: Piece, into outline: inout Outline) {
    isOperative = true
    last += 1
    let path = LocatorPath(prefix + [LocatorStep(.op, last)])
    current = path
    lead = nil
    lists.reset()
    outline.add(piece, at: path, kind: .op, level: 1)
  }

  /// "The General Assembly," alone is the bare `pp`; what follows it in one block is a paragraph.
  private mutating func takeSpeaker(
    _ piece: Piece, length: Int, opensOperative: Bool, into outline: inout Outline
  ) {
    let (head, rest) = piece.split(at: length)
    outline.add(head, at: LocatorPath(base + [LocatorStep(.pp)]), kind: .p)
    guard !rest.text.isEmpty else { return }
    takePlain(rest, after: nil, opensOperative: opensOperative, into: &outline)
  }
}
