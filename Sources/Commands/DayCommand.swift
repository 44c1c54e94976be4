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

    A day is 2021-12-14 or 14 December 2021. Without a year, or for a month or year, the days are
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
    guard let day = date.day else {
      try tellDays(maker, output)
      return .nothingFound
    }
    let sheet = try maker.sheet(of: day)
    guard !sheet.rows.isEmpty else {
      output.complain("nothing was planned, held or adopted on \(day), as far as the index knows")
      try tellNearest(maker, day, output)
      return .nothingFound
    }
    var printer = RowPrinter(
      format, DaySheet.Row.table, output, try output.call?.provenance("\(day)", catalogue))
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

/// A day as people write it, a part of which may be missing: `2021-12-14`, `14 December 2021`,
/// `December 14`, `12-14`, `2021-12`, `2021`.
struct PartialDay: Equatable, CustomStringConvertible {
  let year: Int?
  let month: Int?
  let dayOfMonth: Int?

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]

  /// `nil` for what no calendar has, and for any other text.
  init?(_ text: String) {
    var numbers: [(value: Int, digits: Int)] = []
    var month: Int?
    guard text.utf8.count <= 60 else { return nil }
    for word in text.split(whereSeparator: { " ,-./".contains($0) }) {
      if word.allSatisfy({ $0.isASCII && $0.isNumber }), let value = Int(word) {
        numbers.append((value, word.count))
      } else if word.count >= 3, month == nil,
        let index = PartialDay.months.firstIndex(where: { $0.hasPrefix(word.lowercased()) })
      {
        month = index + 1
      } else {
        return nil
      }
    }
    let years = numbers.filter { $0.digits == 4 }.map(\.value)
    let small = numbers.filter { $0.digits <= 2 }.map(\.value)
    guard years.count <= 1, small.count + years.count == numbers.count else { return nil }
    // With a point or a slash between numbers nobody knows which is the month.
    if month == nil, text.contains(where: { "./".contains($0) }) { return nil }
    // A year in figures comes first: 2021-12-14.
    if month == nil, years.count == 1, numbers.first?.digits != 4 { return nil }
    var rest = small
    if month == nil, !rest.isEmpty { month = rest.removeFirst() }
    guard rest.count <= 1, !numbers.isEmpty || month != nil else { return nil }
    self.init(year: years.first, month: month, dayOfMonth: rest.first)
  }

  private init?(year: Int?, month: Int?, dayOfMonth: Int?) {
    guard dayOfMonth == nil || month != nil,
      // A leap year stands for one that is not told.
      CalendarDay(year: year ?? 2000, month: month ?? 1, day: dayOfMonth ?? 1) != nil
    else { return nil }
    self.year = year
    self.month = month
    self.dayOfMonth = dayOfMonth
  }

  /// `nil` when a part is missing.
  var day: CalendarDay? {
    guard let year, let month, let dayOfMonth else { return nil }
    return CalendarDay(year: year, month: month, day: dayOfMonth)
  }

  func holds(_ day: CalendarDay) -> Bool {
    (year ?? day.year) == day.year && (month ?? day.month) == day.month
      && (dayOfMonth ?? day.day) == day.day
  }

  var description: String {
    let name = month.map { PartialDay.months[$0 - 1] }
    let parts = [
      dayOfMonth.map(String.init), name.map { $0.prefix(1).uppercased() + $0.dropFirst() },
    ]
    .compactMap(\.self)
    return (parts + [year.map(String.init)].compactMap(\.self)).joined(separator: " ")
  }
}
