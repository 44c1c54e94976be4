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
      let shown = facet.counts.prefix(ResultsText.mostValues)
      var counts = shown.map { "\($0.value) (\($0.count))" }.joined(separator: ", ")
      let left = facet.counts.count - shown.count
      if left > 0 { counts += ", and \(grouped(left)) more" }
      lines += hanging(facet.name + ": ", counts)
    }
    lines.append(count)
    return lines.joined(separator: "\n") + "\n"
  }

  /// Values of a facet that are shown.
  private static let mostValues = 20

  private static let headings: [Hit.Role: String] = [
    .family: "of the same family", .cites: "refers to it",
    .chapeau: "with the words of what it is part of",
    .partial: "with some of the words only",
  ]

  private var count: String {
    page.paint(
      .aside,
      ResultsText.count(
        results.hits.count, of: results.total, from: results.offset,
        results.unit == .document ? "document" : "passage"))
  }

  /// Which of all there are were shown: `1-10 of 1,204 passages`.
  static func count(_ shown: Int, of total: Int, from offset: Int, _ noun: String) -> String {
    let all = "\(grouped(total)) \(noun)\(total == 1 ? "" : "s")"
    guard total > 0 else { return "no \(noun)s" }
    guard shown > 0 else { return offset < total ? all : "none after \(all)" }
    let place =
      shown == total ? "" : "\(grouped(offset + 1))-\(grouped(offset + shown)) of "
    return place + all
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
    if !hit.best.isEmpty {
      lines += hit.best.flatMap { inside in
        [page.paint(.place, "  " + TerminalText.clean(inside.locator.description))]
          + excerpt(of: inside, indent: 4)
      }
    } else if hit.parallels.isEmpty {
      for (level, chapeau) in hit.chapeaux.enumerated() {
        lines += excerpt(of: chapeau, indent: 2 + 2 * level)
      }
      lines += excerpt(of: hit, indent: 2 + 2 * hit.chapeaux.count)
    } else {
      let own = Columns.Cell(
        head: hit.language?.code ?? "", text: hit.text, highlights: hit.highlights)
      let others = hit.parallels.map { Columns.Cell(head: $0.language.code, text: $0.text) }
      lines += Columns.lines([own] + others, indent: 2, page: page)
    }
    if !hit.duplicates.isEmpty {
      let places = hit.duplicates.map(\.description).joined(separator: ", ")
      lines += Wrapping.lines("also: " + places, indent: 2, page: page).map {
        page.paint(.aside, $0)
      }
    }
    return lines + hit.scoring.flatMap(scored)
  }

  /// One part of a score: what it is worth, then why.
  private func scored(_ part: ScorePart) -> [String] {
    var text = "\(short(part.value))  \(part.name)"
    if let term = part.term {
      text += ": \(grouped(term.frequency)) here, \(grouped(term.passages)) passages; "
      text += "weight \(short(term.weight)), kind \(short(term.kindWeight))"
      text += ", length \(short(term.lengthFactor)); as \(term.forms)"
    }
    return Wrapping.lines(text, indent: 4, page: page).map { page.paint(.aside, $0) }
  }

  private func excerpt(of hit: Hit, indent: Int) -> [String] {
    let shown = hit.snippet
    let before = hit.excerpt.lowerBound > 0 ? "… ".utf8.count : 0
    let marks = hit.highlights.compactMap { range -> Range<Int>? in
      let part = range.clamped(to: hit.excerpt)
      guard !part.isEmpty else { return nil }
      let lower = part.lowerBound - hit.excerpt.lowerBound + before
      return lower..<lower + part.count
    }
    return Wrapping.lines(shown, highlights: marks, indent: indent, page: page)
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
