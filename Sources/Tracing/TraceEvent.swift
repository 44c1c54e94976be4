import Documents
import Search

/// One thing that happened, or was planned, on the way of a topic or an item.
package struct TraceEvent: Sendable, Equatable {
  /// What happened. The words are the contract's.
  package enum Kind: String, Sendable, CaseIterable {
    /// A paragraph that an item rests on, or that puts it on a session's agenda.
    case mandated
    /// An agenda lists the item, a programme gives it a slot: not yet held.
    case planned
    case drafted, reported, considered, said, adopted
    /// A later text refers to the place traced, or to what was adopted.
    case cited
  }

  package var kind: Kind
  /// Adoption, meeting or slot, else issue; `nil` when no text of the index tells.
  package var date: CalendarDay?
  /// Of a slot.
  package var time: ClockTime?
  /// Of `date`, else the one that the session or the symbol tells.
  package var year: Int?
  package var body: String?
  package var session: String?
  /// As printed (`45th plenary meeting`), or the record's symbol; of a slot without one, the number.
  package var meeting: String?
  package var locator: Locator
  /// Items of agendas that the event belongs to, nearest to the start first.
  package var items: [Locator]
  package var title: String?
  /// The words at `locator`: a paragraph, the opening of a speech, a slot's entry; a document's title.
  package var text: String
  /// The part of `text` that made it an event, as a half-open range of UTF-8 bytes, where one did.
  package var focus: Range<Int>?
  package var speaker: String?
  /// As the text prints it, else as a record counted it: `155-1-0`.
  package var vote: String?
  package var type: DocumentType?
  package var language: Language?
  /// `nil` where structure tells; else comparable within one trace.
  package var score: Double?
  /// The relation of the link that led here, `agenda` for an item in its list, `citation` for a
  /// reference to a place, `reference` for one in the place asked for, `record` for a speech under an
  /// item, `start` for the place itself, or `search`.
  package var via: String
  /// The place from which the link was followed.
  package var from: Locator?
  /// Of the link.
  package var confidence: Double?
  package var evidence: [Evidence]
  /// Links followed from the start.
  package var depth: Int
  /// The day of what came of it, where it has none of its own: it cannot have been later.
  var latest: CalendarDay?
  /// Passages of the same document that stand behind this one event.
  package var passages: Int

  package init(
    _ kind: Kind, at locator: Locator, text: String, via: String, date: CalendarDay? = nil,
    time: ClockTime? = nil, items: [Locator] = [], title: String? = nil, from: Locator? = nil,
    confidence: Double? = nil, evidence: [Evidence] = [], depth: Int = 0
  ) {
    self.kind = kind
    self.locator = locator
    self.text = text
    self.via = via
    self.date = date
    self.time = time
    year = date?.year
    self.items = items
    self.title = title
    self.from = from
    self.confidence = confidence
    self.evidence = evidence
    self.depth = depth
    passages = 1
  }
}

extension TraceEvent.Kind {
  /// Only a plan: no record says that it was held.
  package var isPlan: Bool { self == .planned }

  /// The order within one day: what is planned before what is held, what is said before its result.
  var rank: Int { TraceEvent.Kind.allCases.firstIndex(of: self) ?? 0 }

  /// What a document of a type is an event of.
  init(_ type: DocumentType) {
    switch type {
    case .resolution, .decision: self = .adopted
    case .draft: self = .drafted
    case .agenda, .annotatedAgenda, .programme: self = .planned
    case .summaryRecord, .verbatimRecord: self = .considered
    case .statement: self = .said
    case .report, .note, .letter, .list, .other: self = .reported
    }
  }
}

/// The way of a topic or an item through meetings.
package struct Trace: Sendable, Equatable {
  /// The place or the query, as read.
  package var subject: String
  /// Of the place.
  package var title: String?
  /// In the order of time; undated ones where their session puts them, else last.
  package var events: [TraceEvent]
  /// Items of agendas that the trace went along, with their titles.
  package var items: [(locator: Locator, title: String?)]
  /// Events before `limit` cut the weakest off.
  package var total: Int
  /// What was read otherwise than written or left out, and what the index lacks; for people.
  package var remarks: [String]

  package init(
    subject: String, title: String? = nil, events: [TraceEvent] = [],
    items: [(locator: Locator, title: String?)] = [], total: Int = 0, remarks: [String] = []
  ) {
    self.subject = subject
    self.title = title
    self.events = events
    self.items = items
    self.total = total
    self.remarks = remarks
  }

  package static func == (a: Trace, b: Trace) -> Bool {
    a.subject == b.subject && a.title == b.title && a.events == b.events && a.total == b.total
      && a.remarks == b.remarks && a.items.map(\.locator) == b.items.map(\.locator)
  }
}

/// What is asked besides the place or topic.
package struct TraceOptions: Sendable, Equatable {
  /// Which documents the events may be in. Its limit, order and unit say nothing here.
  package var documents = SearchOptions()
  /// Links followed from the start.
  package var depth = 6
  /// The most events.
  package var limit = 200
  /// Also what the search finds far below its best.
  package var keepsWeak = false
  /// Only events of these kinds; empty for all.
  package var kinds: Set<TraceEvent.Kind> = []

  package init() {}
}
