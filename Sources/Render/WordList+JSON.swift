import Documents
import Search

extension WordList.Row {
  /// One object of `travaux words`.
  package var json: JSON {
    [
      "word": .string(word), "language": .text(language), "frequency": .integer(frequency),
      "passages": .integer(passages), "documents": .integer(documents), "total": .integer(total),
      "near": .integer(near), "log_likelihood": rounded(logLikelihood),
      "log_dice": rounded(logDice),
    ]
  }

  package static let table = Table(columns: [
    "word", "language", "frequency", "passages", "documents", "total", "near", "log_likelihood",
    "log_dice",
  ])

  private func rounded(_ value: Double?) -> JSON {
    value.map { .number(($0 * 100).rounded() / 100) } ?? .null
  }
}

extension WordList {
  /// The answer as one object.
  package var json: JSON {
    [
      "query": .string(query), "total": .integer(total), "passages": .integer(passages),
      "words": .list(rows, \.json), "remarks": .list(remarks) { .string($0) },
    ]
  }

  /// A table for people.
  package func text(page: Page) -> String {
    let hasNear = rows.contains { $0.near != nil }
    let hasLikelihood = rows.contains { $0.logLikelihood != nil }
    var cells: [[String]] = []
    for row in rows {
      var line = [TerminalText.clean(row.word), row.language?.code ?? ""]
      if hasNear { line.append(grouped(row.near ?? 0)) }
      line += [grouped(row.frequency), grouped(row.passages), grouped(row.documents)]
      if hasNear { line.append(row.logDice.map { short($0) } ?? "") }
      if hasLikelihood { line.append(row.logLikelihood.map { short($0) } ?? "") }
      cells.append(line)
    }
    var head = ["word", ""]
    if hasNear { head.append("near") }
    head += ["frequency", "passages", "documents"]
    if hasNear { head.append("logDice") }
    if hasLikelihood { head.append("G2") }
    let widths = head.indices.map { column in
      ([head] + cells).map { TerminalText.width($0[column]) }.max() ?? 0
    }
    func line(_ cells: [String]) -> String {
      cells.enumerated().map { column, cell in
        let gap = String(repeating: " ", count: max(0, widths[column] - TerminalText.width(cell)))
        return column < 2 ? cell + gap : gap + cell
      }.joined(separator: "  ")
    }
    var lines = rows.isEmpty ? [] : [page.paint(.aside, line(head))]
    lines += cells.map(line)
    let noun = passages == 1 ? "passage" : "passages"
    lines.append(
      page.paint(
        .aside,
        "\(ResultsText.count(rows.count, of: total, from: offset, "word")) in \(grouped(passages)) \(noun)"
      ))
    return lines.joined(separator: "\n") + "\n"
  }
}
