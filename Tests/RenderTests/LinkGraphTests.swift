import Documents
import Foundation
import Testing

@testable import Render
@testable import Search

@Suite struct LinkGraphTests {
  private func links() throws -> [TitledLink] {
    let from = try #require(Locator("A/149/251#item7"))
    let to = try #require(Locator("A/RES/148/12#op2"))
    let evidence = Evidence(locator: to, text: "lamps & \"bells\" <soon>", range: 0..<22, rule: "r")
    let link = Link(
      from: from, to: to, relation: .inclusion, confidence: 1, evidence: [evidence], planned: true)
    return [TitledLink(link, fromTitle: "Lamps \"and\" <bells> & more", toTitle: nil)]
  }

  @Test func `a graph for Graphviz names each end once and quotes what it must`() throws {
    #expect(
      LinkGraph(try links()).text(.dot) == """
        digraph links {
          rankdir=LR;
          node [shape=box];
          "A/149/251#item7" [label="A/149/251#item7\\nLamps \\"and\\" <bells> & more"];
          "A/RES/148/12#op2" [label="A/RES/148/12#op2"];
          "A/149/251#item7" -> "A/RES/148/12#op2" [label="inclusion", style=dashed];
        }

        """)
  }

  @Test func `GraphML holds its texts without letting them be markup`() throws {
    let text = LinkGraph(try links()).text(.graphml)
    #expect(
      text.contains("<data key=\"title\">Lamps &quot;and&quot; &lt;bells&gt; &amp; more</data>"))
    #expect(
      text.contains("<data key=\"evidence\">lamps &amp; &quot;bells&quot; &lt;soon&gt;</data>"))
    #expect(text.components(separatedBy: "<node ").count == 3)
    #expect(text.hasSuffix("</graphml>\n"))
  }
}
