import Documents
import Search

/// Links as a small tree: a place, the edges that leave it, and under each the words that prove it.
package struct LinkTree {
  private let page: Page

  package init(page: Page) { self.page = page }

  /// Links grouped by the end named `from`, in the order given.
  package func text(_ links: [TitledLink]) -> String {
    var order: [Locator] = []
    var groups: [Locator: [TitledLink]] = [:]
    for link in links {
      if groups[link.link.from] == nil { order.append(link.link.from) }
      groups[link.link.from, default: []].append(link)
    }
    var lines: [String] = []
    for root in order {
      let group = groups[root] ?? []
      if !lines.isEmpty { lines.append("") }
      lines += place(root, title: group.first?.fromTitle, indent: "", follow: "")
      for (index, link) in group.enumerated() {
        lines += edge(link, isLast: index == group.count - 1)
      }
    }
    return lines.joined(separator: "\n") + (lines.isEmpty ? "" : "\n")
  }

  private func edge(_ titled: TitledLink, isLast: Bool) -> [String] {
    let link = titled.link
    let stem = isLast ? "└─ " : "├─ "
    let follow = isLast ? "   " : "│  "
    let planned = link.planned ? ", planned" : ""
    var lines = place(
      link.to, title: titled.toTitle,
      indent: stem + link.relation.rawValue + page.paint(.aside, "\(planned) → "),
      follow: follow + "  ")
    lines[0] += page.paint(.aside, "  \(short(link.confidence))")
    if let span = link.span {
      lines += quoted(span.text, indent: follow + "  ", mark: "clause: ", after: "")
    }
    for evidence in link.evidence {
      let place = TerminalText.clean("  (\(evidence.locator), \(evidence.rule))")
      lines += quoted(evidence.text, indent: follow + "  ", mark: "", after: place)
    }
    return lines
  }

  private func place(
    _ locator: Locator, title: String?, indent: String, follow: String
  ) -> [String] {
    let head = indent + page.paint(.place, TerminalText.clean(locator.description))
    guard let title else { return [head] }
    let room = max(page.width - TerminalText.width(follow), 20)
    return [head, follow + page.paint(.title, TerminalText.clip(title, to: room))]
  }

  private func quoted(_ text: String, indent: String, mark: String, after: String) -> [String] {
    let width = max(page.width - TerminalText.width(indent), 20)
    let inner = Page(width: width, paint: page.paint)
    var lines = Wrapping.lines(mark + "“" + text + "”", indent: 0, page: inner)
    if let last = lines.last, TerminalText.width(last) + TerminalText.width(after) <= width {
      lines[lines.count - 1] = last + page.paint(.aside, after)
    } else if !after.isEmpty {
      lines.append(page.paint(.aside, after))
    }
    return lines.map { indent + $0 }
  }
}
