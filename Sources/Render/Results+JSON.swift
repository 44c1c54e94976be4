import Documents
import Search

extension Hit {
  /// One object of `travaux search`.
  package var json: JSON {
    let plain: JSON = [
      "locator": .text(locator),
      "symbol": .text(locator.symbol),
      "file": .string(file),
      "title": .text(title),
      "type": .string(type.rawValue),
      "date": .text(date),
      "language": .text(language),
      "score": .number(rounded(score)),
      "snippet": .string(snippet),
      "text": .string(text),
      "page": .integer(page),
      "highlights": .list(highlights) { .range($0) },
      "role": .string(role.rawValue),
      "kind": .text(kind?.rawValue),
      "body": .text(body),
      "session": .text(session),
      "items": .list(items) { .string($0) },
      "passages": .integer(passages),
    ]
    guard !scoring.isEmpty else { return plain }
    return plain.adding(
      "scoring", .list(scoring) { ["name": .string($0.name), "value": .number(rounded($0.value))] })
  }

  package static let table = Table(columns: [
    "locator", "symbol", "title", "type", "date", "language", "page", "score", "snippet", "role",
    "kind", "body", "session", "items", "file", "text",
  ])

  private func rounded(_ value: Double) -> Double { (value * 10_000).rounded() / 10_000 }
}

extension Results {
  /// The whole answer as one object.
  package var json: JSON {
    var answer: JSON = [
      "query": .string(query), "unit": .string(unit.rawValue), "total": .integer(total),
      "offset": .integer(offset), "hits": .list(hits, \.json),
      "remarks": .list(remarks) { .string($0) },
    ]
    if !facets.isEmpty { answer = answer.adding("facets", facetsJSON) }
    if let explanation {
      answer = answer.adding(
        "explanation",
        [
          "tree": .list(explanation.tree.split(separator: "\n")) { .text($0) },
          "plan": .list(explanation.plan) { .string($0) },
        ])
    }
    return answer
  }

  /// The answer as a concordance: every highlighted place of the hits with its words about it.
  package var concordanceJSON: JSON {
    [
      "query": .string(query), "total": .integer(total), "offset": .integer(offset),
      "lines": .list(hits.flatMap { ConcordanceLine.lines(of: $0, columns: 60) }, \.json),
      "remarks": .list(remarks) { .string($0) },
    ]
  }

  package var facetsJSON: JSON {
    .object(
      facets.map { facet in
        JSON.Member(
          facet.name,
          .list(facet.counts) { ["value": .string($0.value), "count": .integer($0.count)] })
      })
  }
}

/// A match with what stands before and after it, as in a concordance.
package struct ConcordanceLine: Sendable, Equatable {
  package let locator: Locator
  package let left: String
  package let match: String
  package let right: String

  /// Every highlighted place of a hit, with up to `columns` columns on each side.
  package static func lines(of hit: Hit, columns: Int) -> [ConcordanceLine] {
    let count = hit.text.utf8.count
    return hit.highlights.map { range in
      // Four bytes a column is the most that a character takes.
      let before = hit.text[utf8: max(0, range.lowerBound - 4 * columns)..<range.lowerBound]
      let after = hit.text[utf8: range.upperBound..<min(count, range.upperBound + 4 * columns)]
      return ConcordanceLine(
        locator: hit.locator,
        left: TerminalText.end(of: TerminalText.clean(before), columns: columns),
        match: TerminalText.clean(hit.text[utf8: range]),
        right: String(TerminalText.prefix(of: TerminalText.clean(after), columns: columns)))
    }
  }

  package var json: JSON {
    [
      "locator": .text(locator), "left": .string(left), "match": .string(match),
      "right": .string(right),
    ]
  }

  package static let table = Table(columns: ["locator", "left", "match", "right"])
}
