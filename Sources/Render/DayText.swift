import Documents
import Search
import Tracing

extension DaySheet.Row {
  /// One object of `travaux day`.
  package func json(_ day: CalendarDay) -> JSON {
    [
      "date": .text(day), "start": .text(start), "end": .text(end),
      "meeting": .integer(meeting), "event": .string(kind.rawValue), "planned": .bool(kind.isPlan),
      "locator": .text(place),
      "body": .text(body), "session": .text(session), "item": .text(item?.path.item),
      "agenda": .text(item?.symbol), "title": .text(title), "continued": .bool(continued),
      "documents": .list(documents) { .text($0) }, "mandates": .list(mandates) { .text($0) },
      "mandate_text": .text(mandateText), "last_locator": .text(last?.locator),
      "last_date": .text(last?.date), "last_event": .text(last?.kind.rawValue),
      "record": .text(record),
    ]
  }

  package static let table = Table(columns: [
    "date", "start", "end", "meeting", "event", "planned", "locator", "body", "session", "item",
    "agenda",
    "title", "continued", "documents", "mandates", "mandate_text", "last_locator", "last_date",
    "last_event", "record",
  ])
}

/// A day for people: slots in the order of time, then what was held and adopted.
package struct DayText {
  private let sheet: DaySheet
  private let page: Page

  package init(_ sheet: DaySheet, page: Page) {
    self.sheet = sheet
    self.page = page
  }

  private static let weekdays = [
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
  ]

  package var text: String {
    var lines = [
      page.paint(.title, "\(sheet.day)")
        + page.paint(.aside, "  \(DayText.weekdays[sheet.day.weekday])")
    ]
    var group: String?
    for row in sheet.rows {
      let next = head(row)
      if next != group { lines += ["", page.paint(.title, TerminalText.clean(next))] }
      group = next
      lines += show(row)
    }
    let planned = sheet.rows.count { $0.kind == .planned }
    let held = Set(sheet.rows.filter { $0.kind == .considered }.map(\.place)).count
    let adopted = sheet.rows.count { $0.kind == .adopted }
    lines += [
      "",
      page.paint(
        .aside,
        "\(grouped(planned)) planned, \(grouped(held)) held, \(grouped(adopted)) adopted"),
    ]
    return lines.joined(separator: "\n") + "\n"
  }

  /// The slot or meeting that rows stand under.
  private func head(_ row: DaySheet.Row) -> String {
    switch row.kind {
    case .planned:
      let time = [row.start?.description, row.end?.description].compactMap(\.self)
      return [
        time.isEmpty ? "planned, no time" : "planned " + time.joined(separator: "–"),
        row.meeting.map { "meeting \($0)" }, row.place.symbol.display,
        row.record.map { "its record is \($0)" },
      ].compactMap(\.self).joined(separator: " · ")
    case .adopted: return "adopted" + (row.body.map { " · \($0)" } ?? "")
    default: return "held · " + row.place.symbol.display
    }
  }

  private func show(_ row: DaySheet.Row) -> [String] {
    let inner = Page(width: page.width - 4, paint: page.paint)
    var name = row.kind == .adopted ? row.place.description : row.item?.path.item ?? ""
    if !name.isEmpty { name += "  " }
    let again = row.continued ? " (continued)" : ""
    let title = (row.title ?? "") + again
    let wide = TerminalText.width(name)
    var lines = Wrapping.lines(
      title, indent: 0, page: Page(width: page.width - 2 - wide, paint: page.paint)
    ).enumerated().map {
      "  "
        + ($0.offset == 0
          ? page.paint(.place, TerminalText.clean(name)) : String(repeating: " ", count: wide))
        + $0.element
    }
    if lines.isEmpty { lines = ["  " + page.paint(.place, TerminalText.clean(name))] }
    func add(_ label: String, _ text: String) {
      lines += Wrapping.lines(label + ": " + text, indent: 0, page: inner).map {
        "    " + page.paint(.aside, $0)
      }
    }
    if row.kind == .adopted, let item = row.item { add("under", item.description) }
    if !row.documents.isEmpty {
      add("documents", row.documents.map(\.description).joined(separator: ", "))
    }
    if !row.mandates.isEmpty {
      add("rests on", row.mandates.map(\.description).joined(separator: ", "))
    }
    if let words = row.mandateText {
      let shown = TerminalText.beginning(words, 2 * inner.width)
      lines += Wrapping.lines("“\(shown)”", indent: 4, page: page)
    }
    if let last = row.last {
      let when = [last.date?.description, last.time?.description].compactMap(\.self)
      let how = last.kind.isPlan ? "planned" : "held"
      add("last discussed", "\(when.joined(separator: " ")), \(how), \(last.locator)")
    } else if row.item != nil, row.kind != .adopted {
      add("last discussed", "nothing in the index tells")
    }
    return lines
  }
}
