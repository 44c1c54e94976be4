import Documents

/// References for people: a line each, target first, the words beside it.
package struct CitationText {
  private let page: Page

  package init(page: Page) { self.page = page }

  /// - Parameter text: what was read.
  package func line(_ citation: Citation, in text: String) -> String {
    let name: String
    if let target = citation.target {
      name = target.description
    } else if citation.candidates.isEmpty {
      name = "?"
    } else {
      name = citation.candidates.map(\.description).joined(separator: " or ")
    }
    let around = Surroundings.of(citation.range, in: text, bytes: 80)
    let shown = TerminalText.clean(name).padded(to: 28)
    let facts = ([citation.verb].compactMap { $0 } + citation.findings).joined(separator: ", ")
    let aside = facts.isEmpty ? "" : "  [\(TerminalText.clean(facts))]"
    let room = max(page.width - TerminalText.width(shown) - 2 - TerminalText.width(aside), 20)
    let words = Wrapping.lines(
      around.text, highlights: [around.range], indent: 0,
      page: Page(width: room, paint: page.paint))
    let more = words.count > 1 ? " …" : ""
    return page.paint(.place, shown) + "  " + (words.first ?? "") + more
      + page.paint(.aside, aside) + "\n"
  }
}
