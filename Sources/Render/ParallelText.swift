import Documents
import Search

extension ParallelPlace {
  /// One object: the place, its versions, and their paragraphs side by side.
  package var json: JSON {
    [
      "locator": .text(locator),
      "languages": .list(documents) { ["language": .text($0.language), "file": .string($0.file)] },
      "rows": .array(jsonRows),
    ]
  }

  /// One object a row, as `jsonl` has them.
  package var jsonRows: [JSON] {
    rows.map { row in
      [
        "locator": .text(Locator(locator.symbol, row.path)),
        "versions": .list(row.versions) { version in
          [
            "language": .text(documents[version.document].language),
            "label": .string(version.paragraph.label), "text": .string(version.paragraph.text),
            "page": .integer(version.paragraph.page),
          ]
        },
      ]
    }
  }

  /// One row a paragraph of a version.
  package static let table = Table(columns: ["locator", "language", "label", "page", "text"])

  package var tableRows: [JSON] {
    rows.flatMap { row in
      row.versions.map { version in
        [
          "locator": .text(Locator(locator.symbol, row.path)),
          "language": .text(documents[version.document].language),
          "label": .string(version.paragraph.label), "page": .integer(version.paragraph.page),
          "text": .string(version.paragraph.text),
        ]
      }
    }
  }
}

/// The language versions of a place for people: each paragraph in every language, one below the other.
package struct ParallelText {
  private let place: ParallelPlace
  private let page: Page

  package init(_ place: ParallelPlace, page: Page) {
    self.place = place
    self.page = page
  }

  package var text: String {
    let codes = place.documents.map { code($0.language) }
    var lines = [
      page.paint(.place, TerminalText.clean(place.locator.description))
        + page.paint(.aside, "  " + codes.joined(separator: " · "))
    ]
    for row in place.rows {
      lines.append("")
      lines.append(page.paint(.place, TerminalText.clean(row.path.description)))
      for version in row.versions {
        let words = Wrapping.lines(version.paragraph.text, indent: 6, page: page)
        let name = "  " + codes[version.document] + "  "
        lines += words.enumerated().map { index, line in
          index == 0 ? page.paint(.aside, name) + line.dropFirst(6) : line
        }
      }
      let missing = codes.indices.filter { index in
        !row.versions.contains { $0.document == index }
      }
      if !missing.isEmpty {
        lines.append(
          page.paint(.warning, "  not in " + missing.map { codes[$0] }.joined(separator: ", ")))
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func code(_ language: Language?) -> String { language?.code ?? "--" }
}

extension DocumentKin {
  /// Lines below a masthead.
  func lines(_ page: Page) -> [String] {
    var lines: [String] = []
    if !languages.isEmpty {
      lines.append("also in " + languages.map(\.code).joined(separator: ", "))
    }
    for (symbol, title) in family {
      let words = "see also \(symbol.display)" + (title.map { "  " + $0 } ?? "")
      lines.append(TerminalText.clip(words, to: page.width))
    }
    for file in renditions { lines.append(TerminalText.clean("same text in \(file)")) }
    return lines.map { page.paint(.aside, $0) }
  }
}

extension JSON {
  /// The object with what else there is of its document.
  package func adding(_ kin: DocumentKin) -> JSON {
    adding("other_languages", .list(kin.languages) { .text($0) })
      .adding(
        "family", .list(kin.family) { ["symbol": .text($0.symbol), "title": .text($0.title)] }
      )
      .adding("renditions", .list(kin.renditions) { .string($0) })
  }
}
