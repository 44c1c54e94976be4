import Documents

/// Agendas: the list of items with its headings, then the annotations of the items.
///
/// The list gives the official titles; an annotation's heading repeats one of them, with its number
/// or without. Items keep the paths `item5`, `item5(d)`; what is said of one follows it as `item5.1`.
struct AgendaAnatomy {
  private let pieces: ArraySlice<Piece>
  private(set) var items: [AgendaItem] = []
  private var lastNumber = 0
  private var item: String?
  private var heading: String?
  private var lists = ListStack()
  private var isAnnotating: Bool
  /// Items by their titles' letters and digits.
  private var byTitle: [String: String] = [:]
  private var numbered: LocatorPath?
  private var paragraphLists = ListStack()

  private init(_ pieces: ArraySlice<Piece>, isAnnotating: Bool) {
    self.pieces = pieces
    self.isAnnotating = isAnnotating
  }

  /// The range of pieces that an agenda takes, or `nil` when there is none: from the first item of
  /// the list to the next annex or timetable. Other tables stand among an agenda's annotations.
  static func region(
    _ pieces: ArraySlice<Piece>, isAgenda: Bool, besides timetables: [Range<Int>] = []
  ) -> Range<Int>? {
    var start: Int?
    for index in pieces.indices {
      guard isAgendaHeading(pieces[index]) else { continue }
      if let first = firstItem(pieces, after: index, within: 4),
        isList(pieces, from: first)
      {
        start = first
        break
      }
    }
    if start == nil, isAgenda {
      start =
        pieces.indices.first { pieces[$0].label?.number == 1 }
        ?? pieces.indices.first {
          itemHeading(pieces[$0]) != nil
        }
        // An excerpt may begin in the middle of the list.
        ?? pieces.indices.first { isList(pieces, from: $0) }
    }
    guard let start else { return nil }
    var end = start + 1
    // The agenda in the middle of a note ends where the note's own paragraphs go on.
    let outer = isAgenda ? nil : pieces[..<start].last { $0.label?.number != nil }?.label?.number
    var last = 1
    while end < pieces.endIndex {
      if let number = pieces[end].label?.number {
        if let outer, number == outer + 1, number != last + 1 || isHeading(pieces[end - 1]) {
          while end > start + 1, isHeading(pieces[end - 1]) { end -= 1 }
          break
        }
        last = number
      }
      if pieces[end].row != nil, !isAgenda || timetables.contains(where: { $0.contains(end) }) {
        break
      }
      if AnnexHeading.step(pieces[end]) != nil { break }
      end += 1
    }
    return start..<end
  }

  private static func isHeading(_ piece: Piece) -> Bool {
    [.roman, .capital].contains(piece.label?.form) || HeadingShape.isHeading(piece, after: nil)
  }

  /// The run of "Item 1. Clocks:", "(a) Sundials" lines in a committee's draft programme of work.
  static func itemRegion(_ pieces: ArraySlice<Piece>) -> Range<Int>? {
    guard let start = pieces.indices.first(where: { itemHeading(pieces[$0])?.item == "1" }) else {
      return nil
    }
    var end = start + 1
    var items = 1
    while end < pieces.endIndex, pieces[end].row == nil, AnnexHeading.step(pieces[end]) == nil {
      if itemHeading(pieces[end]) != nil { items += 1 }
      end += 1
    }
    return items >= 3 ? start..<end : nil
  }

  static func read(
    _ pieces: ArraySlice<Piece>, into outline: inout Outline
  ) -> AgendaAnatomy {
    let isNamed = pieces.first.map { itemHeading($0)?.item == "1" } ?? false
    let isList =
      isNamed
      ? isItemList(pieces) : pieces.indices.first.map { self.isList(pieces, from: $0) } ?? false
    let pieces = whole(pieces)
    var anatomy = AgendaAnatomy(pieces[...], isAnnotating: !isList)
    for index in pieces.indices { anatomy.take(at: index, into: &outline) }
    return anatomy
  }

  /// The pieces with items whole that a line broke off: "… transmitted under", and close below it
  /// "Article 73 e of the Charter (resolution 151/94).", where every other item ends with a stop.
  private static func whole(_ pieces: ArraySlice<Piece>) -> [Piece] {
    var joined: [Piece] = []
    for piece in pieces {
      if let last = joined.last, last.label != nil, last.row == nil, piece.label == nil,
        piece.row == nil, !HeadingShape.endsInStop(last), last.style.size > 0,
        abs(last.style.size - piece.style.size) < 0.6, last.style.isBold == piece.style.isBold,
        !piece.style.isCentred, let space = piece.spaceBefore, space < 1.25,
        let indent = piece.firstIndent, let left = last.firstIndent, indent > left + 6
      {
        joined[joined.count - 1].append(piece)
      } else {
        joined.append(piece)
      }
    }
    return joined
  }

  /// Whether lines that name items follow one another with only letters between.
  private static func isItemList(_ pieces: ArraySlice<Piece>) -> Bool {
    let plain = pieces.prefix(12).filter { $0.label == nil && itemHeading($0) == nil }
    return plain.isEmpty
  }

  // MARK: Shape

  private static func isAgendaHeading(_ piece: Piece) -> Bool {
    guard piece.row == nil, piece.text.utf8.count < 160, !piece.text.isEmpty,
      !HeadingShape.endsInStop(piece) || piece.style.isBold
    else { return false }
    let tokens = Token.tokens(of: piece.text)
    guard let found = DocumentKind.agenda.first(in: tokens) else { return false }
    return found.lowerBound <= 3
  }

  private static func firstItem(_ pieces: ArraySlice<Piece>, after index: Int, within reach: Int)
    -> Int?
  {
    for next in index + 1..<max(index + 1, min(index + 1 + reach, pieces.endIndex)) {
      if pieces[next].label?.number == 1 { return next }
    }
    return nil
  }

  /// Whether numbers follow one another with nothing between but letters and headings.
  private static func isList(_ pieces: ArraySlice<Piece>, from start: Int) -> Bool {
    guard pieces[start].label?.number != nil, pieces[start].text.utf8.count < 600 else {
      return false
    }
    var numbers = 1
    var plain = 0
    for index in start + 1..<max(start + 1, min(start + 14, pieces.endIndex)) {
      let piece = pieces[index]
      guard piece.row == nil, let label = piece.label else {
        plain += 1
        if plain > 1 { break }
        continue
      }
      if label.form == .number {
        numbers += 1
        if numbers == 3 { return true }
      }
    }
    return numbers > 1 && plain <= 1
  }

  /// "Item 3", "Item 3. Evaluation", "Agenda item 3 (a)": the item and the rest of the line.
  static func itemHeading(_ piece: Piece) -> (item: String, title: String)? {
    guard piece.row == nil, piece.text.utf8.count < 500, piece.label == nil else { return nil }
    let tokens = Token.tokens(of: piece.text)
    guard let count = Lexicon.item.match(tokens, at: 0),
      let (items, end) = ItemList.read(tokens, at: count), items.count == 1, let item = items.first
    else { return nil }
    var start = end
    while start < tokens.count, [".", ":", "-", "*"].contains(tokens[start].text) { start += 1 }
    guard start < tokens.count else { return (item, "") }
    let isSet = start > end && [".", ":"].contains(tokens[end].text) && piece.text.utf8.count < 260
    if HeadingShape.endsInStop(piece), !piece.style.isBold, !isSet { return nil }
    return (item, piece.text.bytes(tokens[start].range.lowerBound..<piece.text.utf8.count))
  }

  static func squeeze(_ text: String) -> String {
    Token.tokens(of: text).filter { $0.kind != .sign }.map(\.text).joined()
  }

  // MARK: Pieces

  private mutating func take(at index: Int, into outline: inout Outline) {
    let piece = pieces[index]
    let next = index + 1 < pieces.endIndex ? pieces[index + 1].label : nil
    if DocumentKind.isAnnotations(piece) {
      isAnnotating = true
      item = nil
      lists.reset()
      outline.addHeading(piece.unlabelled)
      return
    }
    if piece.row != nil {
      addAnnotation(piece, into: &outline)
      return
    }
    if isAnnotating {
      annotate(piece, next: next, at: index, into: &outline)
    } else {
      list(piece, next: next, into: &outline)
    }
  }

  private mutating func list(_ piece: Piece, next: Label?, into outline: inout Outline) {
    guard let label = piece.label else {
      if let found = AgendaAnatomy.itemHeading(piece), let number = Int(found.item) {
        lists.reset()
        lastNumber = number
        var titled = piece
        titled.text = found.title
        add(found.item, parent: nil, titled, nil, level: 1, into: &outline)
      } else if HeadingShape.isHeading(piece, after: nil),
        piece.style.size > 0 || piece.headingLevel != nil
      {
        outline.addHeading(piece)
        if AgendaAnatomy.isCapitalHeading(piece) { heading = piece.text }
      } else if let item {
        outline.add(piece, after: AgendaAnatomy.path(item), kind: .annotation)
      } else {
        outline.add(piece, after: LocatorPath([LocatorStep(.p, 0)]), kind: .p)
      }
      return
    }
    switch label.form {
    case .number
    where label.number == lastNumber + 1 || lastNumber == 0 || (label.number ?? 0) > lastNumber:
      if lastNumber > 0, let number = label.number, number > lastNumber + 1 {
        outline.find(
          "numbering-jump", at: AgendaAnatomy.path(label.key),
          "item \(number) follows item \(lastNumber)")
      }
      lists.reset()
      lastNumber = label.number ?? lastNumber
      add(label.key, parent: nil, piece, label, level: 1, into: &outline)
    case .bracketed where lastNumber > 0:
      let (letters, _) = lists.place(label, next: next)
      let parent = "\(lastNumber)" + letters.dropLast().map { "(\($0))" }.joined()
      add(
        parent + "(\(letters.last ?? label.key))", parent: parent, piece, label,
        level: letters.count + 1, into: &outline)
    case .capital, .roman:
      heading = label.printed + ". " + TitleText.clean(piece.text)
      outline.addHeading(
        piece, at: LocatorPath([LocatorStep(.ch, label.key)]), label: label.printed)
    default:
      // The list is over: numbering starts again.
      isAnnotating = true
      annotate(piece, next: next, at: nil, into: &outline)
    }
  }

  private static func isCapitalHeading(_ piece: Piece) -> Bool { piece.style.isBold }

  private mutating func add(
    _ number: String, parent: String?, _ piece: Piece, _ label: Label?, level: Int,
    into outline: inout Outline
  ) {
    let title = AgendaTitle.clean(piece.text)
    items.append(AgendaItem(item: number, title: title, parent: parent, heading: heading))
    let key = AgendaAnatomy.squeeze(title)
    if byTitle[key] == nil { byTitle[key] = number }
    item = number
    outline.add(
      piece, at: AgendaAnatomy.path(number), kind: .item, label: label?.printed ?? "", level: level)
  }

  static func path(_ item: String) -> LocatorPath {
    let parts = item.split(whereSeparator: { "()".contains($0) }).map(String.init)
    return LocatorPath([LocatorStep(.item, parts.first ?? "0", letters: Array(parts.dropFirst()))])
  }

  // MARK: Annotations

  private mutating func annotate(
    _ piece: Piece, next: Label?, at index: Int?, into outline: inout Outline
  ) {
    if let found = headed(piece) {
      open(found, piece, into: &outline)
      return
    }
    guard let label = piece.label else {
      if HeadingShape.isHeading(piece, after: nil),
        piece.style.size > 0 || piece.headingLevel != nil
          || DocumentationHeading.matches(piece.text)
      {
        outline.addHeading(piece)
      } else {
        addAnnotation(piece, into: &outline)
      }
      paragraphLists.reset()
      return
    }
    switch label.form {
    case .decimal:
      addAnnotation(piece.unlabelled, into: &outline)
    case .number:
      let path = LocatorPath([LocatorStep(.p, label.key)])
      numbered = path
      paragraphLists.reset()
      outline.add(piece, at: path, kind: .annotation, label: label.printed, level: 1)
    case .bracketed, .lower:
      guard let numbered, let step = numbered.steps.last else {
        addAnnotation(piece.unlabelled, into: &outline)
        return
      }
      let (letters, _) = paragraphLists.place(label, next: next)
      outline.add(
        piece, at: LocatorPath([LocatorStep(.p, step.value, letters: letters)]), kind: .annotation,
        label: label.printed, level: letters.count + 1)
    case .capital, .roman:
      if HeadingShape.endsInStop(piece) {
        addAnnotation(piece.unlabelled, into: &outline)
      } else {
        outline.addHeading(
          piece, at: LocatorPath([LocatorStep(.ch, label.key)]), label: label.printed)
      }
    }
  }

  private mutating func addAnnotation(_ piece: Piece, into outline: inout Outline) {
    if let item {
      outline.add(piece, after: AgendaAnatomy.path(item), kind: .annotation)
    } else {
      outline.add(piece, after: numbered ?? LocatorPath([LocatorStep(.p, 0)]), kind: .annotation)
    }
  }

  /// The item that a heading of the annotations names, by number and title or by title alone.
  private func headed(_ piece: Piece) -> (item: String, title: String)? {
    guard piece.row == nil, piece.text.utf8.count < 600 else { return nil }
    if let found = AgendaAnatomy.itemHeading(piece) { return found }
    let title = AgendaTitle.clean(piece.text)
    let key = AgendaAnatomy.squeeze(title)
    if let label = piece.label {
      let isLine = !HeadingShape.endsInStop(piece) || piece.style.isBold
      switch label.form {
      case .number:
        let known = items.first { $0.item == label.key }
        if let known, AgendaTitle.agree(AgendaAnatomy.squeeze(known.title), key) {
          return (label.key, title)
        }
        // An agenda that is all annotations: its headings are the list.
        if known == nil, isLine, label.number == lastNumber + 1 { return (label.key, title) }
        return nil
      case .bracketed:
        guard let item, isLine || byTitle[key] != nil else { return nil }
        let number = String(item.prefix { $0 != "(" }) + "(\(label.key))"
        let known = items.first { $0.item == number }
        if let known, AgendaTitle.agree(AgendaAnatomy.squeeze(known.title), key) {
          return (number, title)
        }
        return known == nil && isLine && piece.style.isBold ? (number, title) : nil
      default: return nil
      }
    }
    guard !key.isEmpty, key.utf8.count > 3, let number = byTitle[key],
      !HeadingShape.endsInStop(piece) || piece.style.isBold
    else { return nil }
    return (number, title)
  }

  private mutating func open(
    _ found: (item: String, title: String), _ piece: Piece, into outline: inout Outline
  ) {
    item = found.item
    paragraphLists.reset()
    let isKnown = items.contains { $0.item == found.item }
    if !isKnown, !found.title.isEmpty {
      if let number = Int(found.item) { lastNumber = number }
      let parent = found.item.contains("(") ? found.item.prefix { $0 != "(" } : nil
      items.append(
        AgendaItem(
          item: found.item, title: AgendaTitle.clean(found.title), parent: parent.map(String.init),
          heading: heading))
      var piece = piece
      if piece.label == nil { piece.text = found.title }
      outline.add(
        piece, at: AgendaAnatomy.path(found.item), kind: .item, label: piece.label?.printed ?? "",
        level: found.item.contains("(") ? 2 : 1)
      return
    }
    outline.addHeading(piece.unlabelled)
  }
}
