import Documents
import Search
import Store

/// What was planned and held on one day.
package struct DaySheet: Sendable, Equatable {
  package struct Row: Sendable, Equatable {
    /// Planned, considered (a meeting that was held) or adopted.
    package var kind: TraceEvent.Kind
    package var start: ClockTime?
    package var end: ClockTime?
    /// The number of the meeting, where the programme or the record's symbol tells it.
    package var meeting: Int?
    /// Of a slot: the record of its meeting, where the index has it.
    package var record: Locator?
    /// The slot, the record or the adopted text.
    package var place: Locator
    package var body: String?
    package var session: String?
    package var item: Locator?
    /// Of the item as the slot names it, of the meeting or of the text.
    package var title: String?
    /// Taken up again.
    package var continued = false
    /// Named in the slot, or issued for the item.
    package var documents: [Locator] = []
    /// Paragraphs that the item rests on, or that put it there.
    package var mandates: [Locator] = []
    /// The words of the first of them: the clause that corresponds where there is one.
    package var mandateText: String?
    /// Where the item was last taken up before this day.
    package var last: TraceEvent?

    package init(_ kind: TraceEvent.Kind, at place: Locator) {
      self.kind = kind
      self.place = place
    }
  }

  package var day: CalendarDay
  /// Slots by time, then records, then adopted texts.
  package var rows: [Row]

  package init(day: CalendarDay, rows: [Row]) {
    self.day = day
    self.rows = rows
  }
}

/// Makes day sheets. Not `Sendable`.
package final class DaySheetMaker {
  private let catalogue: Catalogue
  private let reader: Reader
  /// Of the documents whose slots, meetings and adoptions count.
  private var shown: EventMaker
  /// Of all, for what hangs on them.
  private var maker: EventMaker
  private var traces: [Locator: [TraceEvent]] = [:]

  package init(_ catalogue: Catalogue, _ options: SearchOptions) {
    self.catalogue = catalogue
    reader = catalogue.searcher.reader
    shown = EventMaker(catalogue, options)
    maker = EventMaker(catalogue, SearchOptions())
  }

  /// - Throws: ``StoreError`` when the index cannot be read.
  package func sheet(of day: CalendarDay) throws -> DaySheet {
    var rows: [DaySheet.Row] = []
    var seen: Set<Symbol> = []
    for id in try reader.programmes(on: day) {
      guard let document = try shown(id, &seen) else { continue }
      for slot in try reader.programme(of: id) where slot.date == day {
        rows += try self.rows(slot, in: document)
      }
    }
    rows.sort {
      ($0.start?.minutes ?? 0, $0.body ?? "") < ($1.start?.minutes ?? 0, $1.body ?? "")
    }
    for id in try reader.records(on: day) {
      guard let document = try shown(id, &seen) else { continue }
      rows += try held(document, day)
    }
    for id in try reader.adoptions(on: day) {
      guard let document = try shown(id, &seen) else { continue }
      rows.append(try adopted(document))
    }
    return DaySheet(day: day, rows: rows)
  }

  /// The days of the index on which something was planned, held or adopted, in order.
  package func days() throws -> [CalendarDay] { try reader.eventfulDays() }

  /// One document of a symbol, the one to show, once.
  private func shown(_ id: DocumentID, _ seen: inout Set<Symbol>) throws -> StoredDocument? {
    guard let document = try reader.document(id), !seen.contains(document.symbol),
      let first = try shown.documents(of: document.symbol).first, first.id == id
    else { return nil }
    seen.insert(document.symbol)
    return first
  }

  private func rows(
    _ slot: ProgrammeSlot, in document: StoredDocument
  ) throws -> [DaySheet.Row] {
    let time = slot.start.map { "T\($0)" } ?? ""
    let path = LocatorPath([LocatorStep(.slot, slot.date.description + time)])
    let record = try reader.record(of: slot, body: document.body).map { Locator($0) }
    return try slot.entries.map { entry in
      var row = DaySheet.Row(.planned, at: Locator(document.symbol, path))
      row.meeting = slot.meeting
      row.record = record
      row.start = slot.start
      row.end = slot.end
      row.body = document.body
      row.session = document.session
      row.title = entry.title
      row.continued = entry.continued
      row.documents = entry.documents.map { Locator($0) }
      if let number = entry.item, let item = Locator.item(number, of: document.symbol) {
        row.item = item
        try complete(&row, slot.date, slot.start)
      }
      return row
    }
  }

  /// The items that a record takes up, each a row; the record alone where it names none.
  private func held(_ document: StoredDocument, _ day: CalendarDay) throws -> [DaySheet.Row] {
    var row = DaySheet.Row(.considered, at: Locator(document.symbol))
    row.meeting = NumberedSeries.place(of: document.symbol)?.number
    row.body = document.body
    row.session = document.session
    row.title = document.title
    // The papers of a session list one item each; it was taken up once.
    var numbers: Set<String> = []
    let items = try reader.links(
      at: Locator(document.symbol), direction: .in, relation: .considered
    ).filter { link in
      guard !link.planned, let number = link.from.path.item else { return false }
      return numbers.insert(number).inserted
    }.map(\.from)
    guard !items.isEmpty else { return [row] }
    return try items.map { item in
      var row = row
      row.item = item
      row.title = try maker.title(of: item)
      try complete(&row, day, nil)
      return row
    }
  }

  private func adopted(_ document: StoredDocument) throws -> DaySheet.Row {
    var row = DaySheet.Row(.adopted, at: Locator(document.symbol))
    row.body = document.body
    row.session = document.session
    row.title = document.title
    row.item = try reader.links(
      at: Locator(document.symbol), direction: .in, relation: .outcome
    ).first { $0.from.path.item != nil }?.from
    return row
  }

  /// Adds what hangs on the row's item.
  private func complete(
    _ row: inout DaySheet.Row, _ day: CalendarDay, _ start: ClockTime?
  ) throws {
    guard let item = row.item else { return }
    let places = [item] + (try maker.siblings(of: item))
    for link in try places.flatMap({ try reader.links(at: $0, direction: .out) })
    where places.contains(link.from) {
      switch link.relation {
      case .mandate, .inclusion:
        guard !row.mandates.contains(link.to) else { break }
        row.mandates.append(link.to)
        if row.mandateText == nil {
          row.mandateText =
            try link.span?.text ?? maker.paragraph(at: link.to)?.paragraph.text
        }
      case .document where !row.documents.contains(link.to): row.documents.append(link.to)
      default: break
      }
    }
    row.last = try events(of: item).last { event in
      guard let date = event.date, date <= day, event.locator != row.place else { return false }
      guard date == day else { return true }
      guard let time = event.time, let start else { return false }
      return time < start
    }
  }

  /// Meetings and slots of an item, in the order of time.
  private func events(of item: Locator) throws -> [TraceEvent] {
    if let known = traces[item] { return known }
    var asking = TraceOptions()
    asking.kinds = [.considered, .planned]
    asking.depth = 3
    asking.limit = 10_000
    let trace = try Tracer(catalogue, asking).trace(item, in: [])
    let events = trace.events.filter { $0.via == "considered" }
    // A meeting that was held tells more than slots that were only planned.
    let held = events.filter { $0.kind == .considered }
    traces[item] = held.isEmpty ? events : held
    return traces[item] ?? []
  }
}
