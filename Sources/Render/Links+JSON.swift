import Documents
import Search

extension TitledLink {
  /// One object of `travaux links`.
  package var json: JSON {
    var json: JSON = [
      "from": .text(link.from), "to": .text(link.to),
      "relation": .string(link.relation.rawValue),
      "confidence": .number((link.confidence * 1000).rounded() / 1000),
      "evidence": .list(link.evidence, \.json),
    ]
    if let span = link.span {
      json = json.adding(
        "span",
        [
          "start": .integer(span.range.lowerBound), "end": .integer(span.range.upperBound),
          "text": .string(span.text),
        ])
    }
    json = json.adding("from_title", .text(fromTitle)).adding("to_title", .text(toTitle))
    if depth > 1 { json = json.adding("depth", .integer(depth)) }
    return link.planned ? json.adding("planned", .bool(true)) : json
  }

  package static let table = Table(columns: [
    "from", "relation", "to", "confidence", "from_title", "to_title", "span", "evidence",
  ])
}

extension Evidence {
  package var json: JSON {
    [
      "locator": .text(locator), "text": .string(text), "start": .integer(range.lowerBound),
      "end": .integer(range.upperBound), "rule": .string(rule),
    ]
  }
}

extension Citation {
  /// One object of `travaux refs`; `text` is what was read.
  package func json(in text: String) -> JSON {
    let utf8 = text.utf8
    let start = min(range.lowerBound, utf8.count)
    let end = min(max(range.upperBound, start), utf8.count)
    let words = String(decoding: utf8.dropFirst(start).prefix(end - start), as: UTF8.self)
    return [
      "target": .text(target), "text": .string(words), "start": .integer(range.lowerBound),
      "end": .integer(range.upperBound), "kind": .string(kind.rawValue), "verb": .text(verb),
      "candidates": .list(candidates) { .text($0) }, "findings": .list(findings) { .string($0) },
    ]
  }

  package static let table = Table(columns: [
    "target", "text", "start", "end", "kind", "verb", "candidates", "findings",
  ])
}
