import Documents
import Search

/// Links as a graph for other programs: Graphviz's language, or GraphML.
package struct LinkGraph: Sendable {
  package enum Language: String, Sendable, CaseIterable { case dot, graphml }

  private let links: [TitledLink]
  /// Each end once, in the order met, with its title.
  private let nodes: [(place: String, title: String?)]

  package init(_ links: [TitledLink]) {
    self.links = links
    var seen: Set<String> = []
    var nodes: [(place: String, title: String?)] = []
    for link in links {
      for (place, title) in [(link.link.from, link.fromTitle), (link.link.to, link.toTitle)]
      where seen.insert(place.description).inserted {
        nodes.append((place.description, title))
      }
    }
    self.nodes = nodes
  }

  package func text(_ language: Language) -> String {
    switch language {
    case .dot: dot
    case .graphml: graphML
    }
  }

  /// Source: <https://graphviz.org/doc/info/lang.html>.
  private var dot: String {
    var lines = ["digraph links {", "  rankdir=LR;", "  node [shape=box];"]
    for node in nodes {
      let title = node.title.map { "\n" + TerminalText.clip($0, to: 60) } ?? ""
      lines.append("  \(quoted(node.place)) [label=\(quoted(node.place + title))];")
    }
    for link in links {
      let style = link.link.planned ? ", style=dashed" : ""
      lines.append(
        "  \(quoted(link.link.from.description)) -> \(quoted(link.link.to.description))"
          + " [label=\(quoted(link.link.relation.rawValue))\(style)];")
    }
    return lines.joined(separator: "\n") + "\n}\n"
  }

  private func quoted(_ text: String) -> String {
    let clean = TerminalText.clean(text, keepingLines: true)
      .replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    return "\"\(clean)\""
  }

  /// Source: <http://graphml.graphdrawing.org/specification.html>.
  private var graphML: String {
    var lines = [
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
      "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">",
      "  <key id=\"title\" for=\"node\" attr.name=\"title\" attr.type=\"string\"/>",
      "  <key id=\"relation\" for=\"edge\" attr.name=\"relation\" attr.type=\"string\"/>",
      "  <key id=\"confidence\" for=\"edge\" attr.name=\"confidence\" attr.type=\"double\"/>",
      "  <key id=\"planned\" for=\"edge\" attr.name=\"planned\" attr.type=\"boolean\"/>",
      "  <key id=\"evidence\" for=\"edge\" attr.name=\"evidence\" attr.type=\"string\"/>",
      "  <graph edgedefault=\"directed\">",
    ]
    for node in nodes {
      let title = node.title.map { "<data key=\"title\">\(Markup.escaped($0))</data>" } ?? ""
      lines.append("    <node id=\"\(Markup.escaped(node.place))\">\(title)</node>")
    }
    for link in links {
      let edge = link.link
      lines.append(
        "    <edge source=\"\(Markup.escaped(edge.from.description))\""
          + " target=\"\(Markup.escaped(edge.to.description))\">"
          + "<data key=\"relation\">\(edge.relation.rawValue)</data>"
          + "<data key=\"confidence\">\(edge.confidence)</data>"
          + "<data key=\"planned\">\(edge.planned)</data>"
          + "<data key=\"evidence\">\(Markup.escaped(edge.evidence.first?.text ?? ""))</data></edge>"
      )
    }
    return lines.joined(separator: "\n") + "\n  </graph>\n</graphml>\n"
  }
}
