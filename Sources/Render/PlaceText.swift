import Documents
import Search

extension PlaceView {
  /// The object that `travaux show` prints of a paragraph.
  package var json: JSON {
    [
      "locator": .text(locator), "symbol": .text(locator.symbol), "file": .string(file),
      "title": .text(title), "type": .string(type.rawValue), "language": .text(language),
      "date": .text(date), "other_languages": .list(otherLanguages) { .text($0) },
      "paragraphs": .list(passages, \.json), "before": .list(before, \.json),
      "after": .list(after, \.json), "references_out": .list(referencesOut, \.json),
      "references_in": .list(referencesIn, \.json), "links": .list(links, \.json),
    ]
  }

  /// The columns of a paragraph with those inside it.
  package static let table = Table(columns: [
    "locator", "kind", "label", "level", "page", "text",
  ])
}

extension PlaceView.Passage {
  package var json: JSON {
    [
      "locator": .text(locator), "kind": .string(paragraph.kind.rawValue),
      "label": .string(paragraph.label), "level": .integer(paragraph.level),
      "page": .integer(paragraph.page), "text": .string(paragraph.text),
    ]
  }
}

extension PlaceView.Reference {
  var json: JSON {
    JSON.object([JSON.Member("from", .text(source))] + members(of: citation.json(in: text)))
      .adding("state", .string(state)).adding("title", .text(title))
  }

  private func members(of value: JSON) -> [JSON.Member] {
    if case .object(let members) = value { members } else { [] }
  }
}

/// A paragraph for people: its words among its neighbours, then what it refers to, what refers to it,
/// and its links.
package struct PlaceText {
  private let view: PlaceView
  private let page: Page

  package init(_ view: PlaceView, page: Page) {
    self.view = view
    self.page = page
  }

  package var text: String {
    var facts = [view.type.rawValue]
    if let date = view.date { facts.append(date.description) }
    if let language = view.language { facts.append(language.code) }
    if let number = view.passages.first?.paragraph.page { facts.append("page \(number)") }
    if !view.otherLanguages.isEmpty {
      facts.append("also in " + view.otherLanguages.map(\.code).joined(separator: ", "))
    }
    var lines = [
      page.paint(.place, TerminalText.clean(view.locator.description))
        + page.paint(.aside, "  " + facts.joined(separator: " · "))
    ]
    if let title = view.title {
      lines += Wrapping.lines(title, indent: 0, page: page).map { page.paint(.title, $0) }
    }
    lines.append("")
    for passage in view.before { lines.append(neighbour(passage)) }
    if !view.before.isEmpty { lines.append("") }
    for passage in view.passages { lines += whole(passage) }
    if !view.after.isEmpty { lines.append("") }
    for passage in view.after { lines.append(neighbour(passage)) }
    lines += references(
      "refers to",
      view.referencesOut.map { ($0.citation.target?.description ?? candidates($0), $0) })
    lines += references("referred to by", view.referencesIn.map { ($0.source.description, $0) })
    if !view.links.isEmpty {
      lines += ["", page.paint(.title, "links"), LinkTree(page: page).text(view.links).trimmedEnd]
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func candidates(_ reference: PlaceView.Reference) -> String {
    let names = reference.citation.candidates.map(\.description)
    return names.isEmpty ? "nothing known" : "one of " + names.joined(separator: ", ")
  }

  private func label(_ paragraph: Paragraph) -> String {
    guard !paragraph.label.isEmpty else { return "" }
    return paragraph.level >= 2 ? "(\(paragraph.label)) " : "\(paragraph.label). "
  }

  private func neighbour(_ passage: PlaceView.Passage) -> String {
    let path = TerminalText.clean(passage.locator.path.description)
    let room = max(page.width - 2 - TerminalText.width(path) - 2, 20)
    let words = TerminalText.clip(label(passage.paragraph) + passage.paragraph.text, to: room)
    return page.paint(.aside, "  \(path)  \(words)")
  }

  private func whole(_ passage: PlaceView.Passage) -> [String] {
    let prefix = label(passage.paragraph)
    let marks = view.referencesOut.filter { $0.source.path == passage.locator.path }.map {
      let shift = prefix.utf8.count
      return $0.citation.range.lowerBound + shift..<$0.citation.range.upperBound + shift
    }
    let sorted = marks.sorted { $0.lowerBound < $1.lowerBound }
    let indent = 2 + min(2 * max(passage.paragraph.level - 1, 0), 8)
    return Wrapping.lines(
      prefix + passage.paragraph.text, highlights: sorted, indent: indent, page: page)
  }

  private func references(
    _ heading: String, _ list: [(name: String, reference: PlaceView.Reference)]
  ) -> [String] {
    guard !list.isEmpty else { return [] }
    var lines = ["", page.paint(.title, heading)]
    for (name, reference) in list {
      var facts: [String] = []
      if let verb = reference.citation.verb { facts.append(verb) }
      if reference.state != "resolved" { facts.append(reference.state) }
      facts += reference.citation.findings.filter { $0 != reference.state }
      let aside = facts.isEmpty ? "" : "  " + facts.joined(separator: " · ")
      lines.append(
        "  " + page.paint(.place, TerminalText.clean(name))
          + page.paint(.aside, TerminalText.clean(aside)))
      if let title = reference.title {
        lines.append("    " + page.paint(.title, TerminalText.clip(title, to: page.width - 4)))
      }
      let around = Surroundings.of(reference.citation.range, in: reference.text, bytes: 160)
      lines += Wrapping.lines(
        around.text, highlights: [around.range], indent: 4, page: page)
    }
    return lines
  }
}

/// The words about a place in a text.
enum Surroundings {
  /// About `bytes` bytes with the range in them, cut at spaces; the range moves along.
  static func of(
    _ range: Range<Int>, in text: String, bytes limit: Int
  ) -> (text: String, range: Range<Int>) {
    let bytes = Array(text.utf8)
    let place = range.clamped(to: 0..<bytes.count)
    var lower = max(0, place.lowerBound - limit / 2)
    var upper = min(bytes.count, place.upperBound + limit / 2)
    while lower > 0, lower < place.lowerBound, bytes[lower - 1] != 0x20 { lower += 1 }
    while upper < bytes.count, upper > place.upperBound, bytes[upper] != 0x20 { upper -= 1 }
    let before = lower > 0 ? "… " : ""
    let shown =
      before + String(decoding: bytes[lower..<upper], as: UTF8.self)
      + (upper < bytes.count ? " …" : "")
    let start = place.lowerBound - lower + before.utf8.count
    return (shown, start..<start + place.count)
  }
}

extension String {
  var trimmedEnd: String {
    var rest = self[...]
    while rest.last == "\n" || rest.last == " " { rest.removeLast() }
    return String(rest)
  }
}
