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
      "duplicates": .list(duplicates) { .text($0) },
    ]
    var object = plain
    if !best.isEmpty { object = object.adding("best", .list(best, \.json)) }
    if !chapeaux.isEmpty { object = object.adding("chapeau", .list(chapeaux, \.chapeauJSON)) }
    if !parallels.isEmpty { object = object.adding("parallel", .list(parallels, \.json)) }
    guard !scoring.isEmpty else { return object }
    return object.adding("scoring", .list(scoring, \.json))
  }

  private var chapeauJSON: JSON {
    [
      "locator": .text(locator), "text": .string(text),
      "highlights": .list(highlights) { .range($0) },
    ]
  }

  package static let table = Table(columns: [
    "locator", "symbol", "title", "type", "date", "language", "page", "score", "snippet", "role",
    "kind", "body", "session", "items", "file", "text", "duplicates", "parallel",
  ])

}

/// Four decimals.
private func rounded(_ value: Double) -> Double { (value * 10_000).rounded() / 10_000 }

extension ScorePart {
  var json: JSON {
    let part: JSON = ["name": .string(name), "value": .number(rounded(value))]
    guard let term else { return part }
    return part.adding("forms", .string(term.forms)).adding("frequency", .integer(term.frequency))
      .adding("passages", .integer(term.passages)).adding("weight", .number(rounded(term.weight)))
      .adding("kind_weight", .number(rounded(term.kindWeight)))
      .adding("length_factor", .number(rounded(term.lengthFactor)))
  }
}

extension ParallelPassage {
  var json: JSON {
    [
      "language": .text(language), "locator": .text(locator), "file": .string(file),
      "text": .string(text),
    ]
  }
}

extension Results {
  /// The whole answer as one object.
  package var json: JSON {
    var answer: JSON = [
      "query": .string(query), "unit": .string(unit.rawValue), "total": .integer(total),
      "offset": .integer(offset), "hits": .list(hits, \.json),
      "remarks": .list(remarks) { .string($0) },
    ]
    answer = answer.adding(missing: missing)
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

  package var facetsJSON: JSON {
    .object(
      facets.map { facet in
        JSON.Member(
          facet.name,
          .list(facet.counts) { ["value": .string($0.value), "count": .integer($0.count)] })
      })
  }
}
