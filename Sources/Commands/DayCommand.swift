import Documents
import Render
import Search
import Tracing

struct DayCommand: Command {
  static let name = "day"
  static let summary = "what was planned, held and adopted on a day"
  static let details = """
    Slots of programmes of work in the order of time, with their items, documents, the paragraph each
    item rests on, and where it was last discussed; then meetings whose records are here, and what was
    adopted. Planned is not held: a slot never counts as a meeting.

    A day is 2021-12-14 or 14 December 2021, with the month's name in any of the six languages. Without a year, or for a month or year, the days are
    listed that the index has, and the status is 1.
    """
  static let options: [Option] =
    [.argument("DATE", "the day", count: .oneOrMore), .index, .format(), .provenance]
    + DocumentFilter.options.filter { !["since", "until"].contains($0.name) }
  static let examples = [
    Example("travaux day 2021-12-14", "the day sheet"),
    Example("travaux day 14 December 2021 --body A/AC.292", "of one body"),
    Example("travaux day 2023-12", "the days of a month on which anything happened"),
  ]

  private let date: PartialDay
  private let path: String
  private let format: Format
  private let options: SearchOptions

  init(_ given: Given) throws(UsageError) {
    let text = given.arguments("DATE").joined(separator: " ")
    guard let date = PartialDay(text) else {
      throw UsageError("DATE is a day such as 2021-12-14, not \(text.shortened)")
    }
    self.date = date
    path = IndexFile.path(given)
    format = given.choice("format", default: .text)
    var options = SearchOptions()
    try DocumentFilter.read(given, into: &options)
    self.options = options
  }

  func run(_ output: Output) throws -> ExitStatus {
    let catalogue = try Catalogue(path: path)
    let maker = DaySheetMaker(catalogue, options)
    let provenance = try output.call?.provenance(date.day.map { "\($0)" } ?? "\(date)", catalogue)
    guard let day = date.day else {
      try tellDays(maker, output)
      output.writeNoRows(format, DaySheet.Row.table, provenance)
      return .nothingFound
    }
    let sheet = try maker.sheet(of: day)
    guard !sheet.rows.isEmpty else {
      output.complain("nothing was planned, held or adopted on \(day), as far as the index knows")
      try tellNearest(maker, day, output)
      output.writeNoRows(format, DaySheet.Row.table, provenance)
      return .nothingFound
    }
    var printer = RowPrinter(format, DaySheet.Row.table, output, provenance)
    if format == .text {
      output.write(DayText(sheet, page: output.page).text)
    } else {
      for row in sheet.rows { printer.print(row.json(day)) }
    }
    printer.finish()
    return .done
  }

  private func tellDays(_ maker: DaySheetMaker, _ output: Output) throws {
    output.complain("\(date) is not one day")
    let days = try maker.days().filter(date.holds)
    output.note(
      days.isEmpty
        ? "the index has no such day"
        : "the index has " + days.prefix(20).map(\.description).joined(separator: ", ")
          + (days.count > 20 ? ", and \(days.count - 20) more" : ""))
  }

  private func tellNearest(
    _ maker: DaySheetMaker, _ day: CalendarDay, _ output: Output
  ) throws {
    let days = try maker.days()
    let near = [days.last { $0 < day }, days.first { $0 > day }].compactMap(\.self)
    if !near.isEmpty {
      output.note("nearest days: " + near.map(\.description).joined(separator: ", "))
    }
  }
}
