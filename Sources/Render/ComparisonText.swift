import Documents
import Search

extension Comparison.Row {
  /// One object of `travaux compare`.
  package var json: JSON {
    [
      "state": .string(state.rawValue), "from": .text(old?.locator), "to": .text(new?.locator),
      "similarity": .number((similarity * 1000).rounded() / 1000),
      "from_text": .text(old?.paragraph.text), "to_text": .text(new?.paragraph.text),
      "changes": .list(changes) { ["kind": .string($0.kind.rawValue), "text": .string($0.text)] },
    ]
  }

  package static let table = Table(columns: [
    "state", "from", "to", "similarity", "from_text", "to_text",
  ])
}

/// Two documents side by side for people: what is the same in one line, what differs word by word.
package struct ComparisonText {
  private let page: Page

  package init(page: Page) { self.page = page }

  package func text(_ comparison: Comparison) -> String {
    var lines: [String] = []
    var counts: [Comparison.State: Int] = [:]
    for row in comparison.rows {
      counts[row.state, default: 0] += 1
      lines += show(row)
    }
    let order: [Comparison.State] = [.same, .edited, .moved, .added, .dropped]
    let total = order.compactMap { state in counts[state].map { "\($0) \(state.rawValue)" } }
    lines.append(
      page.paint(.aside, total.isEmpty ? "no paragraphs" : total.joined(separator: ", ")))
    return lines.joined(separator: "\n") + "\n"
  }

  private func show(_ row: Comparison.Row) -> [String] {
    let names = [row.old, row.new].compactMap { $0?.locator.path.description }
    let place = names.first == names.last ? names.first ?? "" : names.joined(separator: " → ")
    let sign =
      switch row.state {
      case .same: "="
      case .edited: "~"
      case .moved: ">"
      case .added: "+"
      case .dropped: "-"
      }
    let head = "\(sign) " + page.paint(.place, TerminalText.clean(place))
    let words = row.new?.paragraph.text ?? row.old?.paragraph.text ?? ""
    if row.state == .same || row.changes.isEmpty && row.state == .moved {
      let room = max(page.width - TerminalText.width(place) - 4, 20)
      return [head + page.paint(.aside, "  " + TerminalText.clip(words, to: room))]
    }
    guard !row.changes.isEmpty else {
      return [head] + Wrapping.lines(words, indent: 4, page: page)
    }
    let text = WordChange.line(row.changes)
    return [head] + Wrapping.lines(text, indent: 4, page: page)
  }
}
