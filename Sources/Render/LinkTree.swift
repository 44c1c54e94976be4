import Documents
import Search

/// Links as a small tree: a place, the edges at it, under each the words that prove it, and behind its
/// far end the links that go on from there.
package struct LinkTree {
  private let page: Page

  package init(page: Page) { self.page = page }

  /// Lines of a title shown at most.
  private static let most = 3

  /// Links grouped by the end that was asked for, in the order given.
  package func text(_ links: [TitledLink]) -> String {
    var order: [Locator] = []
    var groups: [Locator: [TitledLink]] = [:]
    var further: [Locator: [TitledLink]] = [:]
    for link in links {
      if let place = link.place {
        further[place, default: []].append(link)
      } else {
        if groups[link.near] == nil { order.append(link.near) }
        groups[link.near, default: []].append(link)
      }
    }
    var lines: [String] = []
    for root in order {
      let group = groups[root] ?? []
      if !lines.isEmpty { lines.append("") }
      lines += place(root, title: group.first?.nearTitle, indent: "", follow: "")
      lines += edges(group, indent: "", &further)
    }
    // What no place above leads to, as where a limit cut the list.
    for (place, group) in further.sorted(by: { $0.key.description < $1.key.description }) {
      if !lines.isEmpty { lines.append("") }
      lines += self.place(place, title: group.first?.nearTitle, indent: "", follow: "")
      var none: [Locator: [TitledLink]] = [:]
      lines += edges(group, indent: "", &none)
    }
    return lines.joined(separator: "\n") + (lines.isEmpty ? "" : "\n")
  }

  private func edges(
    _ group: [TitledLink], indent: String, _ further: inout [Locator: [TitledLink]]
  ) -> [String] {
    var lines: [String] = []
    for (index, link) in group.enumerated() {
      let isLast = index == group.count - 1
      let follow = indent + (isLast ? "   " : "│  ")
      let beyond = further.removeValue(forKey: link.far) ?? []
      lines += edge(
        link, stem: indent + (isLast ? "└─ " : "├─ "),
        follow: follow + (beyond.isEmpty ? "  " : "│ "))
      lines += edges(beyond, indent: follow, &further)
    }
    return lines
  }

  private func edge(_ titled: TitledLink, stem: String, follow: String) -> [String] {
    let link = titled.link
    let planned = link.planned ? ", planned" : ""
    let arrow = titled.isReached ? " ← " : " → "
    var lines = place(
      titled.far, title: titled.farTitle,
      indent: stem + link.relation.rawValue + page.paint(.aside, "\(planned)\(arrow)"),
      follow: follow)
    lines[0] += page.paint(.aside, "  \(short(link.confidence))")
    if let span = link.span { lines += quoted(span.text, indent: follow, mark: "clause: ") }
    for evidence in link.evidence {
      let place = TerminalText.clean("  (\(evidence.locator), \(evidence.rule))")
      lines += quoted(evidence.text, indent: follow, mark: "", after: place)
    }
    return lines
  }

  private func place(
    _ locator: Locator, title: String?, indent: String, follow: String
  ) -> [String] {
    let head = indent + page.paint(.place, TerminalText.clean(locator.description))
    guard let title else { return [head] }
    let room = max(page.width - TerminalText.width(follow), 20)
    let shown = TerminalText.clip(title, to: room * LinkTree.most - LinkTree.most * 10)
    let inner = Page(width: room, paint: Paint(isOn: false))
    return [head]
      + Wrapping.lines(shown, indent: 0, page: inner).map {
        follow + page.paint(.title, TerminalText.isolated($0))
      }
  }

  private func quoted(
    _ text: String, indent: String, mark: String, after: String = ""
  ) -> [String] {
    let width = max(page.width - TerminalText.width(indent), 20)
    let inner = Page(width: width, paint: page.paint)
    var lines = Wrapping.lines(mark + "“" + text + "”", indent: 0, page: inner)
      .map(TerminalText.isolated)
    if let last = lines.last, TerminalText.width(last) + TerminalText.width(after) <= width {
      lines[lines.count - 1] = last + page.paint(.aside, after)
    } else if !after.isEmpty {
      lines.append(page.paint(.aside, after))
    }
    return lines.map { indent + $0 }
  }
}
