import Documents
import Search

extension IndexReport {
  /// The object of `travaux stats`.
  package func json(bytes: Int) -> JSON {
    func list(_ counts: [Facet.Count]) -> JSON {
      .object(counts.map { JSON.Member($0.value, .integer($0.count)) })
    }
    return [
      "index": .string(path), "bytes": .integer(bytes), "files": .integer(counts.files),
      "failed": .integer(counts.failed), "documents": .integer(counts.documents),
      "renditions": .integer(counts.renditions), "paragraphs": .integer(counts.paragraphs),
      "references": .integer(counts.references), "links": .integer(counts.links),
      "findings": .integer(counts.findings), "first": .text(days.first),
      "last": .text(days.last), "types": list(types), "languages": list(languages),
      "bodies": list(bodies), "sessions": list(sessions), "relations": list(relations),
    ]
  }

  /// The columns of ``rows(bytes:)``.
  package static let table = Table(columns: ["property", "value", "count"])

  /// One row a count, for the forms that have columns: of things, and of documents and links by each
  /// property's value.
  package func rows(bytes: Int) -> [JSON] {
    guard case .object(let members) = json(bytes: bytes) else { return [] }
    return members.flatMap { member -> [JSON] in
      func row(_ value: JSON, _ count: JSON) -> JSON {
        ["property": .string(member.name), "value": value, "count": count]
      }
      switch member.value {
      case .integer: return [row(.null, member.value)]
      case .object(let counts): return counts.map { row(.string($0.name), $0.value) }
      default: return [row(member.value, .null)]
      }
    }
  }

  /// For people.
  package func text(bytes: Int, page: Page) -> String {
    var lines = [TerminalText.clean(path)]
    let rows: [(String, Int)] = [
      ("files", counts.files), ("of them failed", counts.failed), ("documents", counts.documents),
      ("other renditions", counts.renditions), ("paragraphs", counts.paragraphs),
      ("references", counts.references), ("links", counts.links), ("findings", counts.findings),
      ("bytes", bytes),
    ]
    for (name, count) in rows {
      let number = grouped(count)
      lines.append(
        "  " + name.padded(to: 18) + String(repeating: " ", count: max(0, 14 - number.count))
          + number)
    }
    if let first = days.first, let last = days.last { lines.append("  from \(first) to \(last)") }
    for (name, counts) in [
      ("types", types), ("languages", languages), ("bodies", bodies), ("sessions", sessions),
      ("relations", relations),
    ] where !counts.isEmpty {
      let shown = counts.prefix(20).map { "\($0.value) \(grouped($0.count))" }
      let more = counts.count > 20 ? ", and \(counts.count - 20) more" : ""
      lines += Wrapping.lines(
        "\(name): \(shown.joined(separator: ", "))\(more)", indent: 2, page: page)
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension Unresolved {
  /// One object of `travaux unresolved`.
  package var json: JSON {
    [
      "target": .text(isCandidate ? nil : target), "state": .string(state),
      "count": .integer(count), "from": .list(from) { .text($0) },
      "candidate": .text(isCandidate ? target : nil),
    ]
  }

  package static let table = Table(columns: ["target", "state", "count", "from", "candidate"])

  /// For people: one line.
  package func line(page: Page) -> String {
    let number = String(count)
    let gap = String(repeating: " ", count: max(0, 6 - number.count))
    let known = target?.description ?? "(nothing known)"
    let name = TerminalText.clean(isCandidate ? "\(known) ?" : known).padded(to: 28)
    let places = from.prefix(3).map(\.description).joined(separator: ", ")
    let more = count > min(from.count, 3) ? ", …" : ""
    let room = max(page.width - 6 - 2 - 28 - 2 - 19 - 2, 20)
    return gap + number + "  " + page.paint(.place, name) + "  "
      + page.paint(.aside, state.padded(to: 19))
      + TerminalText.clip(places + more, to: room)
  }
}
