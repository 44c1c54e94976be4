import Documents
import Search

/// A document as an outline that a person can check against the page: what the masthead says, then
/// each paragraph under the label that is printed, with its locator in the margin, then what was voted on.
package struct Outline {
  /// Whether paragraphs stand whole or as one line with their beginning and end.
  package enum Extent: Sendable { case lines, whole }

  private let document: Document
  private let kin: DocumentKin?
  private let page: Page
  private let extent: Extent
  /// Columns of the margin: the widest locator up to 18; a longer one takes a line of its own.
  private let margin: Int

  /// - Parameter kin: `nil` where nothing else is known than the document itself.
  package init(_ document: Document, _ kin: DocumentKin? = nil, page: Page, extent: Extent) {
    self.document = document
    self.kin = kin
    self.page = page
    self.extent = extent
    let names =
      document.paragraphs.map(\.path.description) + document.items.map { "item" + $0.item }
      + document.footnotes.map { "fn" + $0.label }
    let widest = names.map { TerminalText.width($0) }.max() ?? 6
    margin = min(widest, page.width < 60 ? 8 : 18) + 2
  }

  /// The whole outline; every line ends with a line break.
  package func text(file: String?) -> String {
    var lines = masthead(file: file)
    if !document.items.isEmpty, !document.paragraphs.contains(where: { $0.kind == .item }) {
      lines += [""] + items
    }
    if !document.programme.isEmpty { lines += [""] + programme }
    if !document.paragraphs.isEmpty { lines += [""] + paragraphs }
    if !document.votes.isEmpty { lines += [""] + votes }
    if !document.footnotes.isEmpty {
      lines.append("")
      for note in document.footnotes {
        lines += block(margin: "fn" + note.label, label: "", indent: 0, text: note.text)
      }
    }
    if !document.findings.isEmpty {
      lines.append("")
      for finding in document.findings {
        lines.append(
          page.paint(.warning, "! " + finding.line())
            + page.paint(.aside, "  [\(TerminalText.clean(finding.kind))]"))
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func masthead(file: String?) -> [String] {
    var lines: [String] = []
    let name = document.symbol?.display ?? "no symbol"
    let also = document.symbols.filter { $0 != document.symbol }.map(\.display)
    var first = page.paint(.place, TerminalText.clean(name))
    if !also.isEmpty {
      first += page.paint(.aside, "  also " + TerminalText.clean(also.joined(separator: ", ")))
    }
    lines.append(first)
    if let title = document.title {
      lines += Wrapping.lines(title, indent: 0, page: page).map { page.paint(.title, $0) }
    }
    var facts: [String] = [document.type.rawValue]
    if let language = document.language { facts.append(language.code) }
    if let body = document.body { facts.append("body \(body)") }
    if let session = document.session { facts.append("session \(session)") }
    if let date = document.date { facts.append("dated \(date)") }
    if let day = document.adoptedOn { facts.append("adopted \(day)") }
    if let meeting = document.meeting { facts.append(meeting) }
    if let vote = document.vote { facts.append(vote) }
    if let distribution = document.distribution { facts.append(distribution) }
    if !document.origin.isEmpty {
      facts.append("from " + document.origin.map(\.description).joined(separator: ", "))
    }
    lines += Wrapping.lines(facts.joined(separator: " · "), indent: 0, page: page).map {
      page.paint(.aside, $0)
    }
    for mention in document.agendaItems {
      lines += Wrapping.lines(
        "item \(mention.item)" + (mention.title.map { "  " + $0 } ?? ""), indent: 0, page: page)
    }
    if let file { lines.append(page.paint(.aside, TerminalText.clean(file))) }
    lines += kin?.lines(page) ?? []
    return lines
  }

  private var items: [String] {
    document.items.flatMap { item in
      block(
        margin: "item" + item.item, label: "", indent: item.parent == nil ? 0 : 2,
        text: item.title)
    }
  }

  private var programme: [String] {
    var lines: [String] = []
    for slot in document.programme {
      let hours = [slot.start, slot.end].compactMap { $0?.description }.joined(separator: "-")
      let meeting = slot.meeting.map { " · meeting \($0)" } ?? ""
      lines.append(
        page.paint(.title, "\(slot.date)" + (hours.isEmpty ? "" : " " + hours) + meeting))
      for entry in slot.entries {
        var text = entry.title
        if entry.continued { text += " (continued)" }
        if !entry.documents.isEmpty {
          text += "  " + entry.documents.map(\.display).joined(separator: ", ")
        }
        lines += block(
          margin: entry.item.map { "item" + $0 } ?? "", label: "", indent: 0, text: text)
      }
    }
    return lines
  }

  private var votes: [String] {
    document.votes.flatMap { vote in
      var facts = [vote.outcome?.rawValue ?? "vote", vote.tally].compactMap { $0 }
      if let manner = vote.manner, manner != .counted { facts.append("(\(manner.rawValue))") }
      if let item = vote.item { facts.append("item \(item)") }
      let text = vote.subject ?? vote.symbol?.display ?? ""
      let end = vote.adopted.flatMap { $0 == vote.symbol ? nil : "  " + $0.display } ?? ""
      return block(
        margin: vote.paths.first?.description ?? "", label: facts.joined(separator: " ") + "  ",
        indent: 0, text: text + end)
    }
  }

  private var paragraphs: [String] {
    var lines: [String] = []
    var shownPage: Int?
    // A document from the index holds its footnotes as passages too; they stand at the end.
    let isNoted = !document.footnotes.isEmpty
    for paragraph in document.paragraphs
    where !isNoted || paragraph.path.steps.first?.kind != .fn {
      if let number = paragraph.page, number != shownPage {
        lines.append(page.paint(.aside, "page \(number)"))
        shownPage = number
      }
      lines += block(
        margin: paragraph.path.description, label: shownLabel(of: paragraph),
        indent: min(2 * max(paragraph.level - 1, 0), 8), text: paragraph.text,
        style: paragraph.kind == .heading ? .title : nil)
    }
    return lines
  }

  private func shownLabel(of paragraph: Paragraph) -> String {
    guard !paragraph.label.isEmpty else { return "" }
    return paragraph.level >= 2 ? "(\(paragraph.label)) " : "\(paragraph.label). "
  }

  private func block(
    margin name: String, label: String, indent: Int, text: String, style: Paint.Style? = nil
  ) -> [String] {
    let left = margin
    let paint = { (line: Substring) in style.map { page.paint($0, String(line)) } ?? String(line) }
    let shown = TerminalText.clean(name)
    let body: [String]
    switch extent {
    case .whole:
      body = Wrapping.lines(label + text, indent: left + indent, page: page)
    case .lines:
      let clipped = TerminalText.clip(label + text, to: max(page.width - left - indent, 20))
      body = [String(repeating: " ", count: left + indent) + clipped]
    }
    guard let first = body.first else { return [page.paint(.place, shown)] }
    let rest = body.dropFirst().map { paint($0[...]) }
    if TerminalText.width(shown) > left - 2 {
      return [page.paint(.place, shown), paint(first[...])] + rest
    }
    let gap = String(repeating: " ", count: left - TerminalText.width(shown))
    return [page.paint(.place, shown) + gap + paint(first.dropFirst(left))] + rest
  }
}
