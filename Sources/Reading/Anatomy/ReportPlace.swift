import Documents

/// Where the numbers of a report count: annexes, drafts and articles that stand in one another, and how
/// far the numbering of each has come.
struct ReportPlace {
  /// One stretch that is numbered for itself.
  private struct Stretch {
    enum Kind { case body, annex, appendix, draft, article, summary }
    var kind: Kind
    var base: [LocatorStep]
    /// The chapter, heading or paragraph below which numbers started again at 1.
    var scope: [LocatorStep] = []
    var last: Int?
    /// The number that the numbering had come to when `scope` was opened.
    var lastOutside: Int?
    var current: LocatorPath
    var chapter: String?
    var chapterNumber = 0
    var sectionLetter = 0
    /// The chapter, section or heading that came since the last number.
    var headed: LocatorPath?
    var rows = 0
    var drafts: [DraftNoun: Int] = [:]
    var preamble = 0
    /// The draft has an operative paragraph without a number.
    var isUnnumbered = false
    /// The annex is a draft's, which more drafts may follow.
    var isOfDraft = false

    init(_ kind: Kind, _ base: [LocatorStep]) {
      self.kind = kind
      self.base = base
      current = LocatorPath(base + [LocatorStep(.p, 0)])
    }
  }

  /// The body first, the innermost last; never empty.
  private var stretches: [Stretch]
  private var top: Stretch {
    get { stretches[stretches.count - 1] }
    set { stretches[stretches.count - 1] = newValue }
  }
  /// How many annexes of one name there were.
  private var copies: [LocatorPath: Int] = [:]

  init() { stretches = [Stretch(.body, [])] }

  /// The number that the numbering has come to; `nil` before the first.
  var last: Int? { top.last }
  /// The last numbered paragraph.
  var current: LocatorPath { top.current }
  /// The paragraphs of a draft are operative ones.
  var isDraft: Bool { stretches.contains { $0.kind == .draft } }
  var isInAnnex: Bool { stretches.contains { [.annex, .appendix].contains($0.kind) } }
  /// A draft is open and has no operative paragraph yet.
  var isPreamble: Bool { top.kind == .draft && top.last == nil && !top.isUnnumbered }
  /// Paragraphs of a preamble have come.
  var hasPreamble: Bool { top.preamble > 0 }

  /// The path of a paragraph numbered `step`.
  func path(_ step: LocatorStep) -> LocatorPath { LocatorPath(top.base + top.scope + [step]) }

  mutating func nextRow() -> LocatorPath {
    top.rows += 1
    return LocatorPath(top.base + [LocatorStep(.entry, top.rows)])
  }

  /// The numbered paragraph at `path` has come.
  mutating func stand(at path: LocatorPath) {
    top.current = path
    top.headed = nil
  }

  mutating func count(_ number: Int) { top.last = number }

  /// A heading stands at `path`. A chapter's says more than the lines below it.
  mutating func head(_ path: LocatorPath) {
    if top.headed?.steps.last?.kind != .ch || path.steps.last?.kind == .ch { top.headed = path }
  }

  // MARK: Numbers that start again

  /// A 1 after other numbers that belongs to no list: they count below the chapter or heading that
  /// came before it, else below the paragraph that holds them.
  ///
  /// - Parameter isOpened: the paragraph before says what follows: "The report reads as follows:".
  mutating func restart(isOpened: Bool) {
    var scope = isOpened ? top.current.steps : top.headed?.steps ?? top.current.steps
    if scope.starts(with: top.base) { scope.removeFirst(top.base.count) }
    guard scope.count <= ReportPlace.deepest else { return }
    if top.scope.isEmpty { top.lastOutside = top.last }
    top.scope = scope
    top.last = nil
  }

  /// No list in a list in a list goes further down.
  private static let deepest = 3

  /// Goes over to the stretch around this one that `number` goes on with, if one does and this does not.
  ///
  /// - Parameter isAfterHeading: a heading stands before it; without one no annex ends.
  mutating func follow(_ number: Int, isAfterHeading: Bool) {
    if number == (top.last ?? 0) + 1 { return }
    if !top.scope.isEmpty, let outside = top.lastOutside, number == outside + 1 {
      top.scope = []
      top.last = outside
      return
    }
    for index in stretches.indices.dropLast().reversed() {
      if !isAfterHeading, [.annex, .appendix].contains(stretches[index + 1].kind) { return }
      let outer = stretches[index]
      if let last = outer.last, number == last + 1 {
        stretches.removeSubrange((index + 1)...)
        return
      }
    }
  }

  // MARK: Annexes

  /// Opens the annex or appendix `step` and gives its path. A second "Annex" is another one:
  /// enclosures of a letter number theirs from I again.
  mutating func openAnnex(_ step: LocatorStep, besides outline: Outline) -> LocatorPath {
    let isOfDraft = isDraft
    let isAppendix = step.value.hasPrefix("appendix")
    let annex = stretches.lastIndex { $0.kind == .annex }
    let outer = isAppendix ? annex ?? 0 : 0
    let base = isAppendix ? annex.map { stretches[$0].base } ?? [] : []
    var path = LocatorPath(base + [step])
    if outline.isUsed(path) {
      var copy = copies[path, default: 1]
      let original = path
      repeat {
        copy += 1
        let value = (step.value.isEmpty ? "" : step.value + "-") + String(copy)
        path = LocatorPath(original.steps.dropLast() + [LocatorStep(.annex, value)])
      } while outline.isUsed(path)
      copies[original] = copy
    }
    stretches.removeSubrange((outer + 1)...)
    var stretch = Stretch(isAppendix ? .appendix : .annex, path.steps)
    stretch.isOfDraft = isOfDraft
    stretches.append(stretch)
    return path
  }

  /// Goes on with the body after a draft's annex that stands in the middle of it.
  mutating func leaveAnnexOfDraft() {
    guard let annex = stretches.firstIndex(where: { $0.isOfDraft }), annex > 0 else { return }
    stretches.removeSubrange(annex...)
  }

  // MARK: Drafts and articles

  /// The text of a draft inside a report: its paragraphs are `part.draft-2/op1`, those of a draft
  /// decision, which a report numbers by themselves, `part.draft-decision-2/op1`.
  mutating func openDraft(_ noun: DraftNoun) {
    closeDraft()
    let number = top.drafts[noun, default: 0] + 1
    top.drafts[noun] = number
    let name = noun == .decision ? "draft-decision" : "draft"
    stretches.append(
      Stretch(
        .draft, top.base + [LocatorStep(.part, number == 1 ? name : "\(name)-\(number)")]))
  }

  mutating func closeDraft() {
    guard let draft = stretches.lastIndex(where: { $0.kind == .draft }), draft > 0 else { return }
    stretches.removeSubrange(draft...)
  }

  /// The path of the next paragraph of a draft's preamble.
  mutating func nextPreamble() -> LocatorPath {
    top.preamble += 1
    let path = LocatorPath(top.base + [LocatorStep(.pp, top.preamble)])
    top.current = path
    return path
  }

  /// The path of the operative paragraph of a draft that numbers none; the numbers that follow are not
  /// the draft's.
  mutating func openUnnumbered() -> LocatorPath {
    top.isUnnumbered = true
    return path(LocatorStep(.op, "1"))
  }

  mutating func openArticle(_ step: LocatorStep) -> LocatorPath {
    closeArticle()
    let base = top.base + [step]
    stretches.append(Stretch(.article, base))
    return LocatorPath(base)
  }

  mutating func closeArticle() {
    if top.kind == .article, stretches.count > 1 { stretches.removeLast() }
  }

  // MARK: Summaries

  /// Whether nothing but headings has come in this stretch, as before a summary on the cover.
  var mayOpenSummary: Bool { top.last == nil && top.chapter == nil && top.kind != .summary }

  /// Opens the summary of the document or of an annex, `part.summary`, and gives its path.
  mutating func openSummary(besides outline: Outline) -> LocatorPath? {
    let path = LocatorPath(top.base + [LocatorStep(.part, "summary")])
    guard !outline.isUsed(path) else { return nil }
    stretches.append(Stretch(.summary, path.steps))
    return path
  }

  /// The summary ends with the first heading, number or table behind it.
  mutating func closeSummary() {
    if top.kind == .summary, stretches.count > 1 { stretches.removeLast() }
  }

  // MARK: Chapters

  /// The path of the chapter or section that `label` names; `nil` where it names none.
  mutating func openChapter(_ label: Label) -> LocatorPath? {
    closeDraft()
    closeArticle()
    let letter = label.key.count == 1 ? ListLetters.place(label.key.lowercased()) : nil
    let roman = label.form == .roman ? RomanNumeral.value(of: label.key) : nil
    var path: LocatorPath?
    if let roman,
      roman == top.chapterNumber + 1 || letter != top.sectionLetter + 1 || top.sectionLetter == 0
    {
      top.chapterNumber = roman
      top.sectionLetter = 0
      top.chapter = RomanNumeral.text(of: roman)
      path = LocatorPath(top.base + [LocatorStep(.ch, top.chapter ?? "")])
    } else if let letter {
      top.sectionLetter = letter
      let name = (top.chapter.map { $0 + "." } ?? "") + label.key
      path = LocatorPath(top.base + [LocatorStep(.ch, name)])
    }
    return path
  }
}
