import Documents

/// `mandate`: the paragraph that an item, or the body itself, rests on; for a sub-item the clause of
/// that paragraph which it repeats. `cited`: what an agenda prints under an item; `document`: what it
/// lists there under "Documentation", or in a cell of a table by itself.
///
/// Confidence of a mandate: 1 where the item's own words name the paragraph; for a sub-item, the
/// share of its words that the clause holds; 0.6 for a sub-item of such an item when the paragraph is
/// not here to look into; 0.8 for "established pursuant to". A printed citation is certain: 1.
struct MandateRule: LinkRule {
  private struct Found {
    let from: Locator
    let language: Language
    let locator: Locator
    let text: String
    let citation: Citation
    let target: Locator
    /// It stands in the list of the item's documents.
    var isListed = false
    /// Sub-items that hang on the item: number and title.
    let parts: [(locator: Locator, title: String)]
  }

  private struct Alignment: Hashable {
    let part: Locator
    let target: Locator
    let language: Language
  }

  /// Clauses looked for at most; each costs what ``ClauseAlignment`` says.
  private static let mostAlignments = 20_000

  private var named: [Found] = []
  private var founding: [Found] = []
  private var printed: [Found] = []

  mutating func collect(_ document: LinkDocument) {
    let isAgenda = [.agenda, .annotatedAgenda, .list].contains(document.type)
    guard isAgenda || document.type == .programme || !document.items.isEmpty else { return }
    let items =
      document.items.isEmpty ? AgendaItem.named(in: document.programme) : document.items
    let numbers = ItemTitles(items)
    var parts: [String: [(locator: Locator, title: String)]] = [:]
    for part in items {
      guard let parent = part.parent, let place = Locator.item(part.item, of: document.symbol)
      else { continue }
      parts[parent, default: []].append((place, part.title))
    }
    var isList = false
    for paragraph in document.paragraphs {
      if paragraph.kind == .heading || paragraph.kind == .item || paragraph.text.utf8.count < 60,
        paragraph.citations.isEmpty
      {
        isList =
          DocumentationHeading.matches(paragraph.text)
          || isList && paragraph.kind == .annotation
      }
      guard !paragraph.citations.isEmpty else { continue }
      let place = Locator(document.symbol, paragraph.path)
      let item =
        paragraph.path.item ?? (paragraph.kind == .entry ? numbers.item(of: paragraph.text) : nil)
      let from = item.flatMap { Locator.item($0, of: document.symbol) }
      for citation in paragraph.citations {
        guard let target = citation.target, target.symbol != document.symbol else { continue }
        var found = Found(
          from: from ?? Locator(document.symbol), language: document.language, locator: place,
          text: paragraph.text, citation: citation, target: target,
          parts: item.flatMap { parts[$0] } ?? [])
        found.isListed =
          paragraph.kind == .annotation && target.path.isEmpty
          && !target.symbol.components.contains { $0 == "RES" || $0 == "DEC" }
          && (isList || MandateRule.fillsCell(citation.range, in: paragraph.text))
        if from != nil, MandateRule.isParagraph(target), paragraph.kind != .annotation {
          named.append(found)
        } else if from != nil {
          printed.append(found)
        } else if MandateRule.isFounding(paragraph, citation) {
          founding.append(found)
        }
      }
    }
  }

  func links(_ context: LinkContext) throws -> [Link] {
    var links: [Link] = []
    var aligned: Set<Alignment> = []
    for one in MandateRule.ordered(named) {
      links.append(mandate(one, one.from, confidence: 1, rule: "item-names-paragraph"))
      let paragraph = try context.source.text(at: one.target, preferring: one.language)
      for part in one.parts {
        // A programme says the same in slot after slot; a clause is looked for once.
        guard
          aligned.insert(
            Alignment(part: part.locator, target: one.target, language: one.language)
          ).inserted, aligned.count <= MandateRule.mostAlignments
        else { continue }
        guard let paragraph else {
          links.append(
            mandate(one, part.locator, confidence: 0.6, rule: "sub-item-of-mandated-item"))
          continue
        }
        guard let clause = ClauseAlignment.clause(in: paragraph, for: part.title) else { continue }
        var link = mandate(
          one, part.locator, confidence: clause.score, rule: "sub-item-repeats-clause")
        link.span = clause.span
        link.evidence.append(
          Evidence(
            at: one.target, of: paragraph, range: clause.span.range, rule: "sub-item-repeats-clause"
          ))
        links.append(link)
      }
    }
    for one in MandateRule.ordered(founding) {
      links.append(mandate(one, one.from, confidence: 0.8, rule: "established-pursuant-to"))
    }
    for one in MandateRule.ordered(printed) {
      if one.isListed {
        let evidence = Evidence(
          at: one.locator, of: one.text, range: one.citation.range, rule: "documentation-list")
        links.append(
          Link(
            from: one.from, to: one.target, relation: .document, confidence: 1,
            evidence: [evidence]))
        continue
      }
      let key = InclusionKey(resolution: one.target.symbol, item: one.from)
      let placed = one.target.path.isEmpty ? context.inclusions[key] : nil
      let rule = placed == nil ? "printed-under-item" : "printed-under-item-and-included-by"
      let evidence = Evidence(at: one.locator, of: one.text, range: one.citation.range, rule: rule)
      links.append(
        Link(
          from: one.from, to: placed ?? one.target, relation: .cited, confidence: 1,
          evidence: [evidence]))
    }
    return links
  }

  /// Whether a range of UTF-8 bytes is the whole of a cell of a row, whose cells stand apart by " | ".
  private static func fillsCell(_ range: Range<Int>, in text: String) -> Bool {
    let before = text.utf8.prefix(range.lowerBound)
    let after = text.utf8.dropFirst(range.upperBound)
    let bar = " | ".utf8
    return (before.isEmpty || before.suffix(3).elementsEqual(bar))
      && (after.isEmpty || after.prefix(3).elementsEqual(bar)) && !(before.isEmpty && after.isEmpty)
  }

  /// English first, then by the languages' codes; otherwise as they came.
  private static func ordered(_ found: [Found]) -> [Found] {
    let rank: (Found) -> String = { $0.language == .english ? "" : $0.language.code }
    return found.enumerated().sorted {
      (rank($0.element), $0.offset) < (rank($1.element), $1.offset)
    }
    .map(\.element)
  }

  private func mandate(_ one: Found, _ from: Locator, confidence: Double, rule: String) -> Link {
    Link(
      from: from, to: one.target, relation: .mandate, confidence: confidence,
      evidence: [Evidence(at: one.locator, of: one.text, rule: rule)])
  }

  private static func isParagraph(_ target: Locator) -> Bool {
    target.path.steps.contains { $0.kind == .op || $0.kind == .p }
  }

  /// "established pursuant to …", in six languages.
  private static func isFounding(_ paragraph: LinkParagraph, _ citation: Citation) -> Bool {
    guard paragraph.kind == .p || paragraph.kind == .note || paragraph.kind == .annotation else {
      return false
    }
    let start = citation.range.lowerBound
    let before = String(decoding: paragraph.text.utf8.prefix(start).suffix(160), as: UTF8.self)
      .lowercased()
    return founding.contains { words in words.allSatisfy(before.contains) }
  }

  private static let founding: [[String]] = [
    ["established", "pursuant to"], ["established by"], ["established in accordance with"],
    ["convened", "pursuant to"], ["created", "pursuant to"], ["créé", "application"],
    ["créé par"], ["constitué", "application"], ["establecido", "virtud"],
    ["establecido", "conformidad"],
    ["учрежденн", "соответствии"], ["учрежденн"], ["созданн", "соответствии"], ["المنشأ", "بموجب"],
    ["المنشأ", "عملا"], ["أنشئ", "بموجب"], ["设立"],
  ]
}
