import Documents
import Search

/// Search results for people.
package struct ResultsText {
  private let results: Results
  private let page: Page

  package init(_ results: Results, page: Page) {
    self.results = results
    self.page = page
  }

  /// Hits, facets and the line that counts them; every line ends with a line break.
  package var text: String {
    var lines: [String] = []
    if let explanation = results.explanation { lines += show(explanation) }
    var role = Hit.Role.match
    for hit in results.hits {
      if hit.role != role, let heading = ResultsText.headings[hit.role] {
        lines.append(page.paint(.aside, heading))
        lines.append("")
      }
      role = hit.role
      lines += show(hit)
      lines.append("")
    }
    for facet in results.facets where !facet.counts.isEmpty {
      let counts = facet.counts.map { "\($0.value) (\($0.count))" }.joined(separator: ", ")
      lines += hanging(facet.name + ": ", counts)
    }
    lines.append(count)
    return lines.joined(separator: "\n") + "\n"
  }

  /// One line a match, the matches under each other.
  package var concordance: String {
    let locators = results.hits.map { TerminalText.width($0.locator.description) }.max() ?? 0
    let margin = min(locators, page.width / 3)
    let side = max((page.width - margin - 2) / 2 - 8, 10)
    var lines: [String] = []
    for hit in results.hits {
      for line in ConcordanceLine.lines(of: hit, columns: side) {
        let gap = String(repeating: " ", count: max(0, side - TerminalText.width(line.left)))
        let place = TerminalText.clean(line.locator.description).padded(to: margin)
        lines.append(
          page.paint(.place, place) + "  " + gap + line.left + page.paint(.match, line.match)
            + line.right)
      }
    }
    lines.append(count)
    return lines.joined(separator: "\n") + "\n"
  }

  private static let headings: [Hit.Role: String] = [
    .family: "of the same family", .cites: "refers to it",
    .partial: "with some of the words only",
  ]

  private var count: String {
    let noun = results.unit == .document ? "document" : "passage"
    guard !results.hits.isEmpty else {
      let text = results.total == 0 ? "no \(noun)s" : "no more than \(grouped(results.total))"
      return page.paint(.aside, text)
    }
    let last = results.offset + results.hits.count
    let plural = results.total == 1 ? noun : noun + "s"
    let shown =
      results.hits.count == results.total
      ? "" : "\(grouped(results.offset + 1))-\(grouped(last)) of "
    return page.paint(.aside, "\(shown)\(grouped(results.total)) \(plural)")
  }

  private func show(_ hit: Hit) -> [String] {
    var facts: [String] = [hit.type.rawValue]
    if let date = hit.date { facts.append(date.description) }
    if let language = hit.language { facts.append(language.code) }
    if let number = hit.page { facts.append("page \(number)") }
    if !hit.items.isEmpty { facts.append("item " + hit.items.joined(separator: ", ")) }
    if hit.passages > 1 { facts.append("\(hit.passages) passages") }
    if !hit.scoring.isEmpty { facts.append("score \(short(hit.score))") }
    var lines = [
      page.paint(.place, TerminalText.clean(hit.locator.description))
        + page.paint(.aside, "  " + TerminalText.clean(facts.joined(separator: " · ")))
    ]
    if let title = hit.title, title != hit.text {
      lines.append("  " + page.paint(.title, TerminalText.clip(title, to: page.width - 2)))
    }
    let shown = hit.snippet
    let before = hit.excerpt.lowerBound > 0 ? "… ".utf8.count : 0
    let marks = hit.highlights.compactMap { range -> Range<Int>? in
      let part = range.clamped(to: hit.excerpt)
      guard !part.isEmpty else { return nil }
      let lower = part.lowerBound - hit.excerpt.lowerBound + before
      return lower..<lower + part.count
    }
    lines += Wrapping.lines(shown, highlights: marks, indent: 2, page: page)
    if !hit.scoring.isEmpty {
      let parts = hit.scoring.map { "\($0.name) \(short($0.value))" }.joined(separator: " · ")
      lines += Wrapping.lines(parts, indent: 2, page: page).map { page.paint(.aside, $0) }
    }
    return lines
  }

  private func show(_ explanation: Explanation) -> [String] {
    let tree = explanation.tree.split(separator: "\n").map { "  " + TerminalText.clean(String($0)) }
    let plan = explanation.plan.map { "  " + TerminalText.clean($0) }
    return [page.paint(.title, "query")] + tree + [page.paint(.title, "plan")] + plan + [""]
  }

  private func hanging(_ name: String, _ text: String) -> [String] {
    let lines = Wrapping.lines(name + text, indent: 0, page: page)
    guard let first = lines.first else { return [] }
    return [page.paint(.aside, name) + first.dropFirst(name.count)] + lines.dropFirst()
  }
}

/// Thousands parted by commas.
func grouped(_ number: Int) -> String {
  let digits = Array(String(number))
  var text = ""
  for (index, digit) in digits.enumerated() {
    if index > 0, (digits.count - index) % 3 == 0, digits[index - 1] != "-" { text.append(",") }
    text.append(digit)
  }
  return text
}

/// Two decimals.
func short(_ value: Double) -> String {
  guard value.isFinite, abs(value) < 1e12 else { return "-" }
  let hundredths = Int((value * 100).rounded())
  let part = abs(hundredths % 100)
  let sign = hundredths < 0 ? "-" : ""
  return "\(sign)\(abs(hundredths) / 100).\(part < 10 ? "0" : "")\(part)"
}
