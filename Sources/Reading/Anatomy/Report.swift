import Documents

/// Reports, notes, letters, statements, annexes: paragraphs numbered through, chapters and headings,
/// tables row by row. Whatever has no number is kept after the number before it.
struct ReportAnatomy {
  private let pieces: ArraySlice<Piece>
  private let numbering: Numbering
  /// Indexes of the lines of a table of contents.
  private let contents: Set<Int>
  private var place: ReportPlace
  private var lists = ListStack()
  /// The paragraph that letters now hang on, where it is not the numbered one: `p0.2`.
  private var lead: LocatorPath?
  /// What `lead` was before a paragraph that interrupts a list.
  private var earlierLead: LocatorPath?
  /// Numbers of a list inside a paragraph, while one is open: `p4(1)`.
  private var inner: Int?
  private var isAfterHeading = false
  /// "Draft resolution I" has come. Without it and before any number the organ's name opens no draft: a
  /// declaration says it of itself.
  private var isAfterDraftHeading = false
  /// What the heading above the next draft names; a draft without one is a resolution's.
  private var draftNoun = DraftNoun.resolution
  /// Where the numbering of this part ends: the next annex.
  private var partEnd = 0
  private let partEnds: [Int]

  private init(_ pieces: ArraySlice<Piece>) {
    self.pieces = pieces
    place = ReportPlace()
    let contents = Contents.entries(pieces)
    self.contents = contents
    numbering = Numbering(pieces, besides: contents)
    partEnds = pieces.indices.filter {
      !contents.contains($0) && AnnexHeading.step(at: $0, in: pieces) != nil
    }
    partEnd = partEnds.first ?? pieces.endIndex
  }

  /// Reads all pieces into `outline`, but for `regions`, which other anatomies read in their turn.
  static func read(
    _ pieces: ArraySlice<Piece>, regions: [Region] = [], into outline: inout Outline
  ) {
    var anatomy = ReportAnatomy(pieces)
    for piece in pieces {
      if let label = piece.label, label.form == .decimal {
        outline.reserve(ReportAnatomy.step(label))
      }
    }
    var nextEnd = 0
    var nextRegion = 0
    var index = pieces.startIndex
    while index < pieces.endIndex {
      if nextRegion < regions.count, regions[nextRegion].range.lowerBound == index {
        regions[nextRegion].read(&outline)
        index = regions[nextRegion].range.upperBound
        nextRegion += 1
        continue
      }
      while nextEnd < anatomy.partEnds.count, anatomy.partEnds[nextEnd] <= index { nextEnd += 1 }
      anatomy.partEnd =
        nextEnd < anatomy.partEnds.count ? anatomy.partEnds[nextEnd] : pieces.endIndex
      anatomy.take(pieces[index], at: index, into: &outline)
      index += 1
    }
  }

  /// Pieces in the middle of a report that are read as something else.
  struct Region {
    var range: Range<Int>
    var read: (inout Outline) -> Void
  }

  private mutating func take(_ piece: Piece, at index: Int, into outline: inout Outline) {
    let isContents = contents.contains(index)
    if !isContents, let step = AnnexHeading.step(at: index, in: pieces) {
      openAnnex(step, piece, into: &outline)
      return
    }
    if isContents || piece.row != nil { place.closeSummary() }
    if isContents {
      outline.add(piece, at: place.nextRow(), kind: .entry, label: piece.label?.printed ?? "")
      return
    }
    if piece.row != nil {
      outline.add(piece, at: place.nextRow(), kind: .entry)
      return
    }
    let previous = index > pieces.startIndex ? pieces[index - 1] : nil
    isAfterHeading = outline.paragraphs.last.map { $0.kind == .heading } ?? true
    guard let label = piece.label ?? chapterLabel(piece) else {
      if takeUnnumberedOperative(piece, at: index, into: &outline) { return }
      takeUnnumbered(piece, after: previous, into: &outline)
      return
    }
    if label.form != .bracketed && label.form != .lower { place.closeSummary() }
    switch label.form {
    case .number:
      takeNumber(piece, label, at: index, into: &outline)
    case .decimal:
      takeDecimal(piece, label, after: previous, into: &outline)
    case .bracketed, .lower:
      let next = index + 1 < pieces.endIndex ? pieces[index + 1].label : nil
      takeLetter(piece, label, next: next, previous, into: &outline)
    case .roman, .capital:
      takeChapter(piece, label, after: previous, into: &outline)
    }
  }

  /// "Chapter II" as a heading: a section's number in words.
  private func chapterLabel(_ piece: Piece) -> Label? {
    guard piece.text.utf8.count < 160, !HeadingShape.endsInStop(piece) || piece.style.isBold else {
      return nil
    }
    return HeadingWords.chapter(piece.text)
  }

  private mutating func openAnnex(_ step: LocatorStep, _ piece: Piece, into outline: inout Outline)
  {
    let path = place.openAnnex(step, besides: outline)
    inner = nil
    lead = nil
    lists.reset()
    outline.addHeading(piece, at: path, label: step.value)
  }

  /// "Summary" above the text, in its box or without one.
  private mutating func opensSummary(_ piece: Piece, into outline: inout Outline) -> Bool {
    guard piece.text.utf8.count < 60, place.mayOpenSummary else { return false }
    let words = Token.tokens(of: piece.text).filter { $0.kind != .sign }
    guard !words.isEmpty, Lexicon.summary.match(words, at: 0) == words.count,
      let path = place.openSummary(besides: outline)
    else { return false }
    outline.addHeading(piece, at: path)
    return true
  }

  /// "Article 5" as a heading: numbers below it are its own.
  private mutating func opensArticle(_ piece: Piece, into outline: inout Outline) -> Bool {
    guard piece.text.utf8.count < 160, !HeadingShape.endsInStop(piece) || piece.style.isBold,
      let step = HeadingWords.article(Token.tokens(of: String(piece.text.prefix(60))))
    else { return false }
    inner = nil
    outline.addHeading(piece, at: place.openArticle(step))
    return true
  }

  /// The text of a draft inside a report: from "The General Assembly," on, until the report's own
  /// numbers or chapters go on.
  private mutating func takeDraft(_ piece: Piece, into outline: inout Outline) -> Bool {
    if isAfterDraftHeading || place.last != nil || place.isInAnnex || place.isDraft,
      let length = Speaker.length(piece.text, isCertain: false), piece.text.utf8.count < 200
    {
      openDraft()
      let (head, rest) = piece.split(at: length)
      outline.add(head, at: place.path(LocatorStep(.pp)), kind: .p)
      if !rest.text.isEmpty { outline.add(rest, after: place.current, kind: .p) }
      return true
    }
    guard place.isPreamble, piece.ending.map({ ",，،".contains($0) }) ?? false else {
      return false
    }
    outline.add(piece, at: place.nextPreamble(), kind: .pp)
    return true
  }

  /// The one operative paragraph of a draft, which has no number: the first behind the preamble that
  /// ends as a sentence does, where neither more of the preamble nor a 1 follows.
  private mutating func takeUnnumberedOperative(
    _ piece: Piece, at index: Int, into outline: inout Outline
  ) -> Bool {
    guard place.isPreamble, place.hasPreamble, piece.style.isBold == false,
      let ending = piece.ending, ".:;。：；".contains(ending),
      Closing.read(piece.text) == nil, !Closing.isSignature(piece.text)
    else { return false }
    let next = pieces[(index + 1)...].first
    if let next, next.label == nil, let ending = next.ending, ",，،".contains(ending) {
      return false
    }
    guard numbering.next(after: index, before: partEnd) != 1 else { return false }
    let path = place.openUnnumbered()
    place.stand(at: outline.add(piece, at: path, kind: .op, level: 1))
    return true
  }

  private mutating func openDraft() {
    place.openDraft(draftNoun)
    draftNoun = .resolution
    inner = nil
  }

  private mutating func takeUnnumbered(
    _ piece: Piece, after previous: Piece?, into outline: inout Outline
  ) {
    if !lists.isEmpty { earlierLead = lead }
    lists.interrupt()
    lead = nil
    if opensSummary(piece, into: &outline) { return }
    if opensArticle(piece, into: &outline) { return }
    if takeDraft(piece, into: &outline) { return }
    let named =
      piece.text.utf8.count < 80 ? Sponsors.heading(Token.tokens(of: piece.text)) : nil
    let isDraftHeading = named != nil
    if let named {
      draftNoun = named
      place.leaveAnnexOfDraft()
      isAfterDraftHeading = true
    }
    if isSignature(piece, after: outline.paragraphs.last) {
      outline.add(piece, after: place.current, kind: .note)
      return
    }
    // A record's contents name its items, in the type of the text.
    let isItemLine =
      place.last == nil && !HeadingShape.endsInStop(piece) && ItemHeading.item(piece.text) != nil
    if isDraftHeading || isItemLine || HeadingShape.isHeading(piece, after: previous) {
      place.closeSummary()
      place.head(outline.addHeading(piece))
    } else {
      let path = outline.add(piece, after: place.current, kind: .p)
      if place.last == nil { lead = path }
    }
  }

  /// A signature and the offices below it, which stand at the right.
  private func isSignature(_ piece: Piece, after last: Paragraph?) -> Bool {
    if Closing.isSignature(piece.text) { return true }
    return last?.kind == .note && piece.text.utf8.count < 300 && piece.style.isRightAligned
  }

  private mutating func takeNumber(
    _ piece: Piece, _ label: Label, at index: Int, into outline: inout Outline
  ) {
    guard let number = label.number else { return }
    lead = nil
    if inner.map({ number != $0 + 1 }) ?? true {
      place.follow(number, isAfterHeading: isAfterHeading)
    }
    if let run = inner {
      if number == run + 1 {
        inner = number
        addInner(piece, label, into: &outline)
        return
      }
      inner = nil
    }
    if isNumberedHeading(piece, number, at: index) {
      lists.reset()
      place.head(outline.addHeading(piece, label: label.printed))
      return
    }
    if number == 1, let last = place.last, last >= 1 {
      if Speaker.opens(piece.text, isCertain: false) {
        // A draft decision whose first paragraph opens with the organ's name.
        openDraft()
      } else if !isAfterHeading, numbering.isInnerList(at: index, after: last, before: partEnd) {
        inner = 1
        addInner(piece, label, into: &outline)
        return
      } else if isAfterHeading || numbering.next(after: index, before: partEnd) == 2 {
        let opening = outline.paragraphs.last { $0.kind != .heading }
        place.restart(isOpened: opening?.text.last == ":" || opening?.text.last == "：")
      }
    }
    let isDraft = place.isDraft
    let isHeading =
      !isDraft && piece.text.utf8.count <= 160 && !HeadingShape.endsInStop(piece)
      && (piece.style.isBold || piece.headingLevel != nil)
    let path = place.path(LocatorStep(isDraft ? .op : .p, label.key))
    if let last = place.last, number > last + 1 {
      outline.find("numbering-jump", at: path, "paragraph \(number) follows paragraph \(last)")
    }
    if number > place.last ?? 0 || number == 1
      || numbering.next(after: index, before: partEnd) == number + 1
    {
      place.count(number)
    }
    lists.reset()
    if isHeading, !outline.isUsed(path) {
      // "1. Introduction", whose text has no numbers.
      place.stand(at: outline.addHeading(piece, at: path, label: label.printed))
      return
    }
    place.stand(
      at: outline.add(piece, at: path, kind: isDraft ? .op : .p, label: label.printed, level: 1))
  }

  /// `4.1` below 4, wherever 4 itself stands.
  private mutating func takeDecimal(
    _ piece: Piece, _ label: Label, after previous: Piece?, into outline: inout Outline
  ) {
    inner = nil
    lead = nil
    lists.reset()
    if let first = label.parts.first, first == (place.last ?? 0) + 1 { place.count(first) }
    let path = place.path(ReportAnatomy.step(label))
    if piece.text.isEmpty || HeadingShape.isHeading(piece, after: previous), !outline.isUsed(path) {
      outline.addHeading(piece, at: path, label: label.printed)
      place.stand(at: path)
      return
    }
    place.stand(
      at: outline.add(piece, at: path, kind: .p, label: label.printed, level: label.parts.count))
  }

  /// `p4.1` for 4.1, which no unnumbered paragraph then takes.
  private static func step(_ label: Label) -> LocatorStep {
    let parts = label.key.split(separator: ".")
    return LocatorStep(
      .p, parts.first.map(String.init) ?? "0",
      tail: parts.dropFirst().compactMap { Int($0) }.map(LocatorStep.Element.count))
  }

  /// Whether a number is a heading's: a short line without a stop, and the numbers of the paragraphs
  /// go on behind it as if it were not there.
  private func isNumberedHeading(_ piece: Piece, _ number: Int, at index: Int) -> Bool {
    guard let last = place.last, number <= last, !piece.text.isEmpty, piece.text.utf8.count <= 160,
      !HeadingShape.endsInStop(piece)
    else { return false }
    // "… the following recommendation:" opens a list, of one number too.
    if index > pieces.startIndex, pieces[index - 1].ending == ":" { return false }
    return numbering.next(after: index, before: partEnd) == last + 1
  }

  private mutating func addInner(_ piece: Piece, _ label: Label, into outline: inout Outline) {
    guard let path = below([label.key]) else { return }
    outline.add(piece, at: path, kind: .p, label: label.printed, level: 2)
  }

  /// The path of `letters` below the paragraph that holds them.
  private func below(_ letters: [String]) -> LocatorPath? {
    let path = lead ?? place.current
    guard let step = path.steps.last else { return nil }
    let tail = step.tail + letters.map(LocatorStep.Element.letter)
    return LocatorPath(path.steps.dropLast() + [LocatorStep(step.kind, step.value, tail: tail)])
  }

  private mutating func takeLetter(
    _ piece: Piece, _ label: Label, next: Label?, _ previous: Piece?, into outline: inout Outline
  ) {
    let isResumed = lists.resumes(label)
    if isResumed { lead = earlierLead }
    if label.form == .lower, lists.isEmpty, !isResumed, label.key != "a", label.key != "i" {
      takeUnnumbered(piece.unlabelled, after: previous, into: &outline)
      return
    }
    if lists.isEmpty, !isResumed, !HeadingShape.endsInStop(piece), previous?.row == nil,
      label.form == .bracketed, Int(label.key) == nil,
      isAfterHeading && next?.form != .bracketed
        || piece.text.utf8.count <= 160 && previous.map(HeadingShape.endsInStop) ?? false
          && previous?.ending != ":" && next?.number == (place.last ?? 0) + 1
    {
      // A sub-item's line under the heading of its item, or a heading between numbered paragraphs.
      place.head(outline.addHeading(piece.unlabelled))
      return
    }
    let isNew = lists.isEmpty && !isResumed
    let (letters, isJump) = lists.place(label, next: next)
    if isNew, lead == nil, let path = below(letters), outline.isUsed(path),
      let last = outline.paragraphs.last, last.kind == .p, last.label.isEmpty,
      last.path.steps.count == path.steps.count
    {
      // A second list of the same letters hangs on the paragraph that opens it.
      lead = last.path
    }
    guard let path = below(letters) else { return }
    if isJump {
      outline.find(
        "numbering-jump", at: path, "(\(label.key)) does not follow what stands before it")
    }
    let kind: ParagraphKind =
      switch path.steps.last?.kind {
      case .op: .op
      case .pp: .pp
      default: .p
      }
    outline.add(piece, at: path, kind: kind, label: label.printed, level: letters.count + 1)
  }

  /// Chapters I, II and their sections A, B: headings that name places, not text.
  private mutating func takeChapter(
    _ piece: Piece, _ label: Label, after previous: Piece?, into outline: inout Outline
  ) {
    let isHeading =
      piece.text.isEmpty || piece.headingLevel != nil || piece.style.isBold
      || (piece.text.utf8.count <= 250 && !HeadingShape.endsInStop(piece))
    guard isHeading else {
      takeUnnumbered(piece.unlabelled, after: previous, into: &outline)
      return
    }
    lists.reset()
    lead = nil
    let path = place.openChapter(label)
    place.head(outline.addHeading(piece, at: path, label: label.printed))
  }
}
