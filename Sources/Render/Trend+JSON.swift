import Documents
import Search
import Tracing

extension Trend.Row {
  /// One object of `travaux trends`.
  package var json: JSON {
    [
      "group": .text(group), "matching": .integer(matching), "total": .integer(total),
      "rate": rate.map { .number($0) } ?? .null, "documents_matching": .integer(documentsMatching),
      "documents_total": .integer(documentsTotal), "missing": .integer(missing),
      "first": .text(first), "first_locator": .text(firstPlace), "title": .text(title),
    ]
  }

  package static let table = Table(columns: [
    "group", "matching", "total", "rate", "documents_matching", "documents_total", "missing",
    "first", "first_locator", "title",
  ])
}

extension Trend {
  /// The whole of `travaux trends --format json`.
  package var json: JSON {
    [
      "query": .string(query), "by": .string(grouping.rawValue), "rows": .list(rows, \.json),
      "total": total.json, "remarks": .list(remarks) { .string($0) },
    ]
  }
}

/// A trend for people: a bar and the numbers behind it for each group, and their sum.
package struct TrendText {
  private let trend: Trend
  private let page: Page

  package init(_ trend: Trend, page: Page) {
    self.trend = trend
    self.page = page
  }

  package var text: String {
    // Groups of a time line are shown with nothing in them: nothing said is a fact too.
    let isTime = trend.grouping == .session || trend.grouping == .year
    let shown = trend.rows.filter { isTime || $0.matching > 0 }
    let names = shown.map { TerminalText.width(name($0)) }.max() ?? 0
    let widest = min(max(names, 5), page.width / 3)
    let heads = ["matching", "of", "rate", "documents", "missing", "first"]
    let cells = shown.map(numbers) + [numbers(trend.total)]
    let widths = heads.indices.map { column in
      max(heads[column].count, cells.map { $0[column].count }.max() ?? 0)
    }
    let used = widest + widths.reduce(0) { $0 + $1 + 2 }
    let bar = max(min(page.width - used - 2, 24), 0)
    var lines = [
      page.paint(.place, TerminalText.clean(trend.query))
        + page.paint(.aside, "  by \(trend.grouping.rawValue)"), "",
    ]
    lines.append(page.paint(.aside, row("", heads, widths, widest, "")))
    let most = shown.map(height).max() ?? 0
    for (group, cells) in zip(shown, cells) {
      lines.append(
        row(name(group), cells, widths, widest, TrendText.bar(height(group), of: most, bar)))
      if let title = group.title {
        lines.append("  " + page.paint(.title, TerminalText.clip(title, to: page.width - 2)))
      }
    }
    lines.append(page.paint(.title, row("total", cells[cells.count - 1], widths, widest, "")))
    lines += notes(hidden: trend.rows.count - shown.count)
    return lines.joined(separator: "\n") + "\n"
  }

  private func notes(hidden: Int) -> [String] {
    var notes: [String] = []
    if hidden > 0 {
      notes.append("\(grouped(hidden)) more groups have no matching passage")
    }
    if trend.rows.contains(where: { $0.rate == nil && $0.total > 0 }) {
      notes.append("no rate where the total is under \(Trend.Row.fewest)")
    }
    if let missing = trend.total.missing, missing > 0 {
      notes.append(
        "missing: numbered records and resolutions that the index lacks; what they say is unknown")
    }
    return notes.isEmpty
      ? [] : [""] + notes.map { page.paint(.aside, TerminalText.clip($0, to: page.width)) }
  }

  private func name(_ row: Trend.Row) -> String { row.group ?? "(none)" }

  private func numbers(_ row: Trend.Row) -> [String] {
    [
      grouped(row.matching), grouped(row.total), row.rate.map(percent) ?? "-",
      "\(grouped(row.documentsMatching))/\(grouped(row.documentsTotal))",
      row.missing.map(grouped) ?? "-", row.first?.description ?? "-",
    ]
  }

  /// What the bar shows: the rate, or the number where no group has one.
  private func height(_ row: Trend.Row) -> Double {
    trend.rows.contains { $0.rate != nil } ? row.rate ?? 0 : Double(row.matching)
  }

  private func row(
    _ name: String, _ cells: [String], _ widths: [Int], _ widest: Int, _ bar: String
  ) -> String {
    var line = TerminalText.clip(name, to: widest).padded(to: widest)
    for (cell, width) in zip(cells, widths) {
      line += "  " + String(repeating: " ", count: max(0, width - cell.count)) + cell
    }
    return bar.isEmpty ? line : line + "  " + bar
  }

  /// Eighths of a column. What is more than nothing shows.
  private static func bar(_ value: Double, of most: Double, _ columns: Int) -> String {
    guard most > 0, value > 0, columns > 0 else { return "" }
    let eighths = max(1, Int((value / most * Double(8 * columns)).rounded()))
    let part = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8]
    return String(repeating: "█", count: eighths / 8) + part
  }
}

/// A share of one as hundredths with two decimals.
private func percent(_ value: Double) -> String { short(100 * value) + " %" }
