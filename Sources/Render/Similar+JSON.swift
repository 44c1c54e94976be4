import Documents
import Search

extension SimilarPassages {
  /// One object a match.
  package var rows: [JSON] {
    matches.map { match in
      let own: [JSON.Member] = [
        JSON.Member("source", .text(source)),
        JSON.Member("shared", .number(rounded(match.likeness.shared))),
        JSON.Member("similarity", .number(rounded(match.likeness.similarity))),
      ]
      guard case .object(let members) = match.hit.json else { return .null }
      return JSON.object(own + members).adding(
        "changes",
        .list(match.changes) { ["kind": .string($0.kind.rawValue), "text": .string($0.text)] })
    }
  }

  package static let table = Table(columns: [
    "source", "locator", "score", "shared", "similarity", "date", "title", "type", "language",
    "text",
  ])

  private func rounded(_ value: Double) -> Double { (value * 10_000).rounded() / 10_000 }

  /// For people: the text, then each match with the words that differ.
  package func text(page: Page) -> String {
    var lines: [String] = []
    if let source {
      lines.append(page.paint(.place, TerminalText.clean(source.description)))
      lines += Wrapping.lines(text, indent: 2, page: page)
    }
    for match in matches {
      let hit = match.hit
      let facts =
        [hit.type.rawValue, hit.date?.description, hit.language?.code].compactMap { $0 }
        + (hit.items.isEmpty ? [] : ["item " + hit.items.joined(separator: ", ")])
      lines.append("")
      lines.append(
        page.paint(.aside, short(match.likeness.score)) + "  "
          + page.paint(.place, TerminalText.clean(hit.locator.description))
          + page.paint(.aside, "  " + TerminalText.clean(facts.joined(separator: " · "))))
      if let title = hit.title {
        lines.append("      " + page.paint(.title, TerminalText.clip(title, to: page.width - 6)))
      }
      lines += Wrapping.lines(WordChange.line(match.changes), indent: 6, page: page)
      if !hit.duplicates.isEmpty {
        let places = hit.duplicates.map(\.description).joined(separator: ", ")
        lines += Wrapping.lines("also: " + places, indent: 6, page: page).map {
          page.paint(.aside, $0)
        }
      }
    }
    if matches.isEmpty { lines.append(page.paint(.aside, "      nothing like it")) }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension WordChange {
  /// What was added as `{+…+}`, what was dropped as `[-…-]`.
  static func line(_ changes: [WordChange]) -> String {
    changes.map { change in
      switch change.kind {
      case .same: change.text
      case .added: "{+\(change.text)+}"
      case .dropped: "[-\(change.text)-]"
      }
    }.joined(separator: " ")
  }
}
