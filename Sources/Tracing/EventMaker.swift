import Documents
import Search
import Store

/// Makes events of links, items, speeches and hits, with what the index knows of their documents.
struct EventMaker {
  private let catalogue: Catalogue
  private let reader: Reader
  private let options: SearchOptions
  /// Documents met, the one to show of each symbol first; none where it is not in the index.
  private var known: [Symbol: [StoredDocument]] = [:]
  private var titles: [Locator: String?] = [:]

  init(_ catalogue: Catalogue, _ options: SearchOptions) {
    self.catalogue = catalogue
    reader = catalogue.searcher.reader
    self.options = options
  }

  /// The documents of a symbol that the options let through, English first.
  mutating func documents(of symbol: Symbol) throws -> [StoredDocument] {
    if let documents = known[symbol] { return documents }
    let documents = try catalogue.documents(of: symbol, among: options)
    known[symbol] = documents
    return documents
  }

  /// Whether an event in a document counts: one that is not here does where nothing is narrowed.
  mutating func letsThrough(_ symbol: Symbol) throws -> Bool {
    try !options.isNarrowing || !documents(of: symbol).isEmpty
  }

  mutating func title(of locator: Locator) throws -> String? {
    if let title = titles[locator] { return title }
    let title = try catalogue.title(of: locator)
    titles[locator] = title
    return title
  }

  /// The paragraph at a place, in the language that is shown of its document.
  mutating func paragraph(at locator: Locator) throws -> StoredParagraph? {
    for document in try documents(of: locator.symbol) {
      if let first = try reader.paragraphs(of: document.id, within: locator.path).first {
        return first
      }
    }
    return nil
  }

  /// Adds what is known of the event's document: date, session, meeting, vote, title.
  mutating func completed(_ event: TraceEvent) throws -> TraceEvent {
    var event = event
    let symbol = event.locator.symbol
    let document = try documents(of: symbol).first
    event.body = document?.body ?? symbol.body
    event.session = document?.session ?? symbol.session
    event.type = document?.type
    event.language = document?.language
    if event.title == nil { event.title = try title(of: event.locator) }
    if event.date == nil { event.date = document.flatMap { $0.adoptedOn ?? $0.date } }
    if event.kind == .adopted {
      event.vote = document?.vote
      event.meeting = document?.meeting ?? event.meeting
    }
    if document?.type.isRecord == true { event.meeting = symbol.display }
    event.year =
      event.date?.year
      ?? SessionYear.opening(body: event.body, session: event.session, symbol: symbol)?.year
    return event
  }
}

extension DocumentType {
  var isRecord: Bool { self == .summaryRecord || self == .verbatimRecord }

  /// Lists the items of a session.
  var isAgenda: Bool { self == .agenda || self == .annotatedAgenda || self == .programme }
}
