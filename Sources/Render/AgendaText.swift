import Documents
import Search
import Tracing

extension AgendaTable.Row {
  /// One object of `travaux agenda`.
  package var json: JSON {
    [
      "item": .string(item), "title": .string(title), "parent": .text(parent),
      "heading": .text(heading), "locator": .text(place),
      "mandates": .list(mandates) { .text($0) }, "inclusions": .list(inclusions) { .text($0) },
      "cited": .list(cited) { .text($0) }, "documents": .list(documents) { .text($0) },
      "drafts": .list(drafts) { .text($0) }, "outcomes": .list(outcomes) { .text($0) },
      "slots": .list(slots) { .text($0) }, "meetings": .list(meetings) { .text($0) },
      "earlier": .list(earlier) { .text($0) }, "later": .list(later) { .text($0) },
    ]
  }

  package static let table = Table(columns: [
    "item", "title", "parent", "heading", "locator", "mandates", "inclusions", "cited",
    "documents", "drafts", "outcomes", "slots", "meetings", "earlier", "later",
  ])
}

/// An agenda for people: its items in order, under each what hangs on it.
package struct AgendaText {
  private let table: AgendaTable
  private let page: Page

  package init(_ table: AgendaTable, page: Page) {
    self.table = table
    self.page = page
  }

  package var text: String {
    let facts = [table.type.rawValue, table.date?.description].compactMap(\.self)
    var lines = [
      page.paint(.place, TerminalText.clean(table.symbol.display))
        + page.paint(.aside, "  " + facts.joined(separator: " · "))
    ]
    if let title = table.title {
      lines += Wrapping.lines(title, indent: 0, page: page).map { page.paint(.title, $0) }
    }
    var heading: String?
    for row in table.rows {
      if row.heading != heading, let next = row.heading {
        lines += [""] + Wrapping.lines(next, indent: 0, page: page).map { page.paint(.title, $0) }
      }
      heading = row.heading
      if row.parent == nil { lines.append("") }
      lines += show(row)
    }
    let outcomes = table.rows.reduce(0) { $0 + $1.outcomes.count }
    let items = table.rows.count == 1 ? "item" : "items"
    let ends = outcomes == 1 ? "outcome" : "outcomes"
    lines += [
      "",
      page.paint(.aside, "\(grouped(table.rows.count)) \(items), \(grouped(outcomes)) \(ends)"),
    ]
    return lines.joined(separator: "\n") + "\n"
  }

  private func show(_ row: AgendaTable.Row) -> [String] {
    let number = row.item.padded(to: 8)
    let indent = TerminalText.width(number) + 2
    let inner = Page(width: page.width - indent, paint: page.paint)
    let blank = String(repeating: " ", count: indent)
    var lines = Wrapping.lines(row.title, indent: 0, page: inner).enumerated().map {
      $0.offset == 0 ? "  " + page.paint(.place, number) + $0.element : blank + $0.element
    }
    let groups: [(String, [Locator])] = [
      ("rests on", row.mandates), ("put on by", row.inclusions), ("cites", row.cited),
      ("documents", row.documents), ("drafts", row.drafts), ("planned", row.slots),
      ("held", row.meetings), ("adopted", row.outcomes), ("earlier", row.earlier),
      ("later", row.later),
    ]
    for (name, places) in groups where !places.isEmpty {
      let names = places.map { place -> String in
        // Slots are told by their time; the programme stands before the first.
        place.path.steps.last?.kind == .slot && place != places.first
          ? place.path.description.replacing("slot.", with: "") : place.description
      }
      let label = name.padded(to: 10)
      let wrapped = Wrapping.lines(
        TerminalText.clean(names.joined(separator: ", ")), indent: 0,
        page: Page(width: inner.width - 12, paint: page.paint))
      lines += wrapped.enumerated().map {
        blank
          + page.paint(.aside, $0.offset == 0 ? "  " + label : String(repeating: " ", count: 12))
          + $0.element
      }
    }
    return lines
  }
}
