import Documents
import Search
import Tracing

extension TraceEvent {
  /// One object of `travaux trace`.
  package var json: JSON {
    [
      "date": .text(date), "session": .text(session), "meeting": .text(meeting),
      "locator": .text(locator), "event": .string(kind.rawValue),
      "item": .text(items.first?.path.item), "title": .text(title), "text": .string(text),
      "score": score.map { .number(($0 * 1000).rounded() / 1000) } ?? .null,
      "via": .string(via), "planned": .bool(kind.isPlan), "time": .text(time),
      "year": .integer(year), "body": .text(body), "agenda": .text(items.first?.symbol),
      "speaker": .text(speaker), "vote": .text(vote), "type": .text(type?.rawValue),
      "language": .text(language), "from": .text(from),
      "confidence": confidence.map { .number(($0 * 1000).rounded() / 1000) } ?? .null,
      "evidence": .list(evidence, \.json), "depth": .integer(depth),
      "passages": .integer(passages),
    ]
  }

  package static let table = Table(columns: [
    "date", "session", "meeting", "locator", "event", "item", "title", "text", "score", "via",
    "planned", "time", "year", "body", "agenda", "speaker", "vote", "type", "language", "from",
    "confidence", "evidence", "depth", "passages",
  ])
}

extension Trace {
  /// The whole of `travaux trace --format json`.
  package var json: JSON {
    [
      "query": .string(subject), "title": .text(title), "total": .integer(total),
      "items": .list(items) { ["locator": .text($0.locator), "title": .text($0.title)] },
      "events": .list(events, \.json), "remarks": .list(remarks) { .string($0) },
    ]
  }
}
