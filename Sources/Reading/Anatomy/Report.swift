import Documents

/// Reports, notes, letters, statements, annexes: paragraphs numbered through, chapters and headings,
/// tables row by row. Whatever has no number is kept after the number before it.
struct ReportAnatomy {
  private let pieces: ArraySlice<Piece>
  private let numbering: Numbering
  private var base: [LocatorStep]
  /// The annex that appendices stand in.
  private var annex: [LocatorStep] = []
  private var last: Int?
  private var current: LocatorPath
  private var lists = ListStack()
  /// Numbers of a list inside a paragraph, while one is open: `p4(1)`.
  private var inner: Int?
  /// The article or rule that numbers are counted in, the last step of `base`.
  private var article: LocatorStep?
  private var draft: Draft?
  /// Where the body stood when its first annex began; `nil` outside of annexes.
  private var body: Body?
  private var drafts = 0
  private var isAfterHeading = false
  private var chapter: String?
  private var chapterNumber = 0
  private var sectionLetter = 0
  private var rows = 0
  /// How many annexes of one name there were.
  private var copies: [LocatorPath: Int] = [:]
  /// Where the numbering of this part ends: the next annex.
  private var partEnd = 0
  private let partEnds: [Int]

  init(_ pieces: ArraySlice<Piece>, base: [LocatorStep] = []) {
    self.pieces = pieces
    self.base = base
    annex = base.filter { $0.kind == .annex }
    numbering = Numbering(pieces)
    current = LocatorPath(base + [LocatorStep(.p, 0)])
    partEnds = pieces.indices.filter { ReportAnatomy.annexStep(at: $0, in: pieces) != nil }
    partEnd = partEnds.first ?? pieces.endIndex
  }

  /// Reads all pieces into `outline`, but for `regions`, which other anatomies read in their turn.
  static func read(
    _ pieces: ArraySlice<Piece>, base: [LocatorStep] = [], regions: [Region] = [],
    into outline: inout Outline
  ) {
    var anatomy = ReportAnatomy(pieces, base: base)
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

  /// The annex that begins at `index`. Before a line that leads by dots to its page stands an entry of
  /// the contents, which name annexes and begin none.
  static func annexStep(at index: Int, in pieces: ArraySlice<Piece>) -> LocatorStep? {
    let next = index + 1
    if next < pieces.endIndex, pieces[next].text.contains(".....") { return nil }
    return annexStep(pieces[index])
  }

  static func annexStep(_ piece: Piece) -> LocatorStep? {
    guard piece.row == nil, piece.text.utf8.count < 400, piece.label == nil,
      let first = piece.text.unicodeScalars.first,
      first.properties.isUppercase || first.value > 0x500
    else { return nil }
    let tokens = Token.tokens(of: String(piece.text.prefix(60)))
    guard let step = HeadingWords.annex(tokens) else { return nil }
    // "Annex" alone or with its number, or "Annex to the letter dated …".
    let words = tokens.prefix { $0.text != "*" }
    if words.count <= (step.value.isEmpty || step.value == "appendix" ? 1 : 2) { return step }
    if words.count == 3, words.last?.kind == .sign { return step }
    let joins: Set<String> = ["to", "à", "au", "de", "del", "к", "لرسالة", "的"]
    guard words.count > 3, joins.contains(words[1].text) || joins.contains(words[2].text),
      !HeadingShape.endsInStop(piece)
    else { return nil }
    return step
  }

  private mutating func take(_ piece: Piece, at index: Int, into outline: inout Outline) {
    if let step = ReportAnatomy.annexStep(at: index, in: pieces) {
      openAnnex(step, piece, into: &outline)
      return
    }
    if piece.row != nil {
      rows += 1
      outline.add(piece, at: LocatorPath(base + [LocatorStep(.entry, rows)]), kind: .entry)
      return
    }
    let previous = index > pieces.startIndex ? pieces[index - 1] : nil
    isAfterHeading = outline.paragraphs.last.map { $0.kind == .heading } ?? true
    guard let label = piece.label else {
      takeUnnumbered(piece, after: previous, into: &outline)
      return
    }
    switch label.form {
    case .number:
      takeNumber(piece, label, at: index, into: &outline)
    case .bracketed, .lower:
      let next = index + 1 < pieces.endIndex ? pieces[index + 1].label : nil
      takeLetter(piece, label, next: next, previous, into: &outline)
    case .roman, .capital:
      takeChapter(piece, label, after: previous, into: &outline)
    }
  }

  private mutating func openAnnex(_ step: LocatorStep, _ piece: Piece, into outline: inout Outline)
  {
    let isOfDraft = draft != nil
    closeDraft()
    if article != nil { base.removeLast() }
    article = nil
    let isAppendix = step.value.hasPrefix("appendix")
    if annex.isEmpty {
      body = Body(
        base: base, last: last, current: current, drafts: drafts, chapter: chapter,
        chapterNumber: chapterNumber, sectionLetter: sectionLetter, rows: rows,
        hasDraftAnnex: isOfDraft)
    }
    drafts = 0
    base = isAppendix ? annex + [step] : [step]
    if !isAppendix { annex = base }
    var path = LocatorPath(base)
    // A second "Annex" is another one: enclosures of a letter number theirs from I again.
    if outline.isUsed(path) {
      var copy = copies[path, default: 1]
      let original = path
      repeat {
        copy += 1
        let value = (step.value.isEmpty ? "" : step.value + "-") + String(copy)
        path = LocatorPath(original.steps.dropLast() + [LocatorStep(.annex, value)])
      } while outline.isUsed(path)
      copies[original] = copy
      base = path.steps
    }
    if !isAppendix { annex = base }
    last = nil
    inner = nil
    lists.reset()
    chapter = nil
    chapterNumber = 0
    sectionLetter = 0
    rows = 0
    current = LocatorPath(base + [LocatorStep(.p, 0)])
    outline.addHeading(piece, at: path, label: step.value)
  }

  private struct Body {
    var base: [LocatorStep]
    var last: Int?
    var current: LocatorPath
    var drafts: Int
    var chapter: String?
    var chapterNumber: Int
    var sectionLetter: Int
    var rows: Int
    /// The annex is a draft's, which more drafts may follow.
    var hasDraftAnnex: Bool
  }

  /// Goes on with the body after an annex that stands in the middle of it.
  private mutating func returnTo(_ body: Body) {
    (base, last, current, drafts) = (body.base, body.last, body.current, body.drafts)
    (chapter, chapterNumber, sectionLetter, rows) = (
      body.chapter, body.chapterNumber, body.sectionLetter, body.rows
    )
    annex = []
    article = nil
    draft = nil
    inner = nil
    lists.reset()
    self.body = nil
  }

  /// "Article 5" as a heading: numbers below it are its own.
  private mutating func opensArticle(_ piece: Piece, into outline: inout Outline) -> Bool {
    guard piece.text.utf8.count < 160, !HeadingShape.endsInStop(piece) || piece.style.isBold,
      let step = HeadingWords.article(Token.tokens(of: String(piece.text.prefix(60))))
    else { return false }
    leaveArticle()
    article = step
    base.append(step)
    last = nil
    inner = nil
    current = LocatorPath(base + [LocatorStep(.p, 0)])
    outline.addHeading(piece, at: LocatorPath(base))
    return true
  }

  /// The text of a draft inside a report: from "The General Assembly," on, until the report's own
  /// numbers or chapters go on. Its paragraphs are `part.draft-2/op1`.
  private mutating func takeDraft(_ piece: Piece, into outline: inout Outline) -> Bool {
    if let length = Speaker.length(piece.text, isCertain: false), piece.text.utf8.count < 200 {
      openDraft()
      let path = LocatorPath(base + [LocatorStep(.pp)])
      let (head, rest) = piece.split(at: length)
      outline.add(head, at: path, kind: .p)
      if !rest.text.isEmpty { outline.add(rest, after: current, kind: .p) }
      return true
    }
    guard let open = draft, last == nil, piece.ending.map({ ",，،".contains($0) }) ?? false else {
      return false
    }
    draft?.preamble = open.preamble + 1
    let path = LocatorPath(base + [LocatorStep(.pp, open.preamble + 1)])
    current = path
    outline.add(piece, at: path, kind: .pp)
    return true
  }

  private mutating func openDraft() {
    closeDraft()
    drafts += 1
    let step = LocatorStep(.part, drafts == 1 ? "draft" : "draft-\(drafts)")
    draft = Draft(outerBase: base, outerLast: last, outerCurrent: current, preamble: 0)
    base.append(step)
    last = nil
    inner = nil
    current = LocatorPath(base + [LocatorStep(.p, 0)])
  }

  private mutating func closeDraft() {
    guard let open = draft else { return }
    base = open.outerBase
    last = open.outerLast
    current = open.outerCurrent
    draft = nil
    // An article of the draft ends with it.
    if let article, base.last != article { self.article = nil }
  }

  private mutating func leaveArticle() {
    if let article, base.last == article { base.removeLast() }
    article = nil
  }

  private struct Draft {
    var outerBase: [LocatorStep]
    var outerLast: Int?
    var outerCurrent: LocatorPath
    var preamble: Int
  }

  private mutating func takeUnnumbered(
    _ piece: Piece, after previous: Piece?, into outline: inout Outline
  ) {
    lists.reset()
    if opensArticle(piece, into: &outline) { return }
    if takeDraft(piece, into: &outline) { return }
    let isDraftHeading =
      piece.text.utf8.count < 80 && Sponsors.isHeading(Token.tokens(of: piece.text))
    if isDraftHeading, let body, body.hasDraftAnnex { returnTo(body) }
    // A record's contents name its items, in the type of the text.
    let isItemLine =
      last == nil && !HeadingShape.endsInStop(piece) && ItemHeading.item(piece.text) != nil
    if isDraftHeading || isItemLine || HeadingShape.isHeading(piece, after: previous) {
      outline.addHeading(piece)
    } else {
      outline.add(piece, after: current, kind: .p)
    }
  }

  private mutating func takeNumber(
    _ piece: Piece, _ label: Label, at index: Int, into outline: inout Outline
  ) {
    guard let number = label.number else { return }
    if let open = draft, let outer = open.outerLast, number == outer + 1, number != (last ?? 0) + 1
    {
      closeDraft()
    }
    if isAfterHeading, let body, let before = body.last, number == before + 1,
      number != (last ?? 0) + 1
    {
      returnTo(body)
    }
    if let run = inner {
      if number == run + 1 {
        inner = number
        addInner(piece, label, into: &outline)
        return
      }
      inner = nil
    }
    if number >= 1900, number != (last ?? 0) + 1 {
      takeUnnumbered(piece.unlabelled, after: nil, into: &outline)
      return
    }
    if isNumberedHeading(piece, number, at: index) {
      lists.reset()
      outline.addHeading(piece, label: label.printed)
      return
    }
    if number == 1, let last, last >= 1, Speaker.opens(piece.text, isCertain: false) {
      // A draft decision whose first paragraph opens with the organ's name.
      openDraft()
    }
    if number == 1, let last, last >= 1,
      numbering.isInnerList(at: index, after: last, before: partEnd)
    {
      inner = 1
      addInner(piece, label, into: &outline)
      return
    }
    let isDraft = draft != nil
    let path = LocatorPath(base + [LocatorStep(isDraft ? .op : .p, label.key)])
    if let last, number > last + 1 {
      outline.find("numbering-jump", at: path, "paragraph \(number) follows paragraph \(last)")
    }
    if number > last ?? 0 || number == 1
      || numbering.next(after: index, before: partEnd) == number + 1
    {
      last = number
    }
    lists.reset()
    outline.add(piece, at: path, kind: isDraft ? .op : .p, label: label.printed, level: 1)
    current = path
  }

  /// Whether a number is a heading's: a short line without a stop, and the numbers of the paragraphs
  /// go on behind it as if it were not there.
  private func isNumberedHeading(_ piece: Piece, _ number: Int, at index: Int) -> Bool {
    guard let last, number <= last, !piece.text.isEmpty, piece.text.utf8.count <= 160,
      !HeadingShape.endsInStop(piece)
    else { return false }
    // "… the following recommendation:" opens a list, of one number too.
    if index > pieces.startIndex, pieces[index - 1].ending == ":" { return false }
    return numbering.next(after: index, before: partEnd) == last + 1
  }

  private mutating func addInner(_ piece: Piece, _ label: Label, into outline: inout Outline) {
    guard let step = current.steps.last else { return }
    let path = LocatorPath(
      current.steps.dropLast() + [LocatorStep(step.kind, step.value, letters: [label.key])])
    outline.add(piece, at: path, kind: .p, label: label.printed, level: 2)
  }

  private mutating func takeLetter(
    _ piece: Piece, _ label: Label, next: Label?, _ previous: Piece?, into outline: inout Outline
  ) {
    if label.form == .lower, lists.isEmpty, label.key != "a", label.key != "i" {
      takeUnnumbered(piece.unlabelled, after: previous, into: &outline)
      return
    }
    if lists.isEmpty, isAfterHeading, !HeadingShape.endsInStop(piece), previous?.row == nil,
      label.form == .bracketed, Int(label.key) == nil, next?.form != .bracketed
    {
      // A sub-item's line under the heading of its item.
      outline.addHeading(piece.unlabelled)
      return
    }
    let (letters, isJump) = lists.place(label, next: next)
    guard let step = current.steps.last else { return }
    let path = LocatorPath(
      current.steps.dropLast() + [LocatorStep(step.kind, step.value, letters: letters)])
    if isJump {
      outline.find(
        "numbering-jump", at: path, "(\(label.key)) does not follow what stands before it")
    }
    let kind: ParagraphKind = step.kind == .op ? .op : step.kind == .pp ? .pp : .p
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
    closeDraft()
    if article != nil {
      leaveArticle()
      current = LocatorPath(base + [LocatorStep(.p, last ?? 0)])
    }
    let letter = label.key.count == 1 ? ListLetters.place(label.key.lowercased()) : nil
    let roman = label.form == .roman ? RomanNumeral.value(of: label.key) : nil
    if let roman, roman == chapterNumber + 1 || letter != sectionLetter + 1 || sectionLetter == 0 {
      chapterNumber = roman
      sectionLetter = 0
      chapter = RomanNumeral.text(of: roman)
      outline.addHeading(
        piece, at: LocatorPath(base + [LocatorStep(.ch, chapter ?? "")]), label: label.printed)
    } else if let letter {
      sectionLetter = letter
      let name = (chapter.map { $0 + "." } ?? "") + label.key
      outline.addHeading(
        piece, at: LocatorPath(base + [LocatorStep(.ch, name)]), label: label.printed)
    } else {
      outline.addHeading(piece, label: label.printed)
    }
  }
}
