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
  private var items: [DocumentID: [AgendaItem]] = [:]

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

  /// The items that an agenda lists or a programme names.
  mutating func items(of document: StoredDocument) throws -> [AgendaItem] {
    if let items = items[document.id] { return items }
    let items = try catalogue.items(of: document)
    self.items[document.id] = items
    return items
  }

  /// The same item in the other papers of its session: the provisional agenda, the annotated one, the
  /// one adopted, the programme of work.
  ///
  /// They have one title; where an agenda has several of that title, the number tells.
  mutating func siblings(of place: Locator) throws -> [Locator] {
    let all = try catalogue.documents(of: place.symbol)
    guard let number = place.path.item, let own = all.first(where: { $0.type.listsItems }),
      let session = own.session, let body = own.body,
      let title = try items(of: own).first(where: { $0.item == number })?.title
    else { return [] }
    let words = EventMaker.words(title)
    var found: [Locator] = []
    for other in try reader.agendas(ofSession: session)
    where other.symbol != place.symbol && other.language == own.language
      && EventMaker.isSameAgenda(body, other.body)
    {
      let alike = try items(of: other).filter { EventMaker.words($0.title) == words }
      guard
        let item = alike.count > 1 ? alike.first(where: { $0.item == number }) : alike.first,
        let sibling = Locator.item(item.item, of: other.symbol), !found.contains(sibling)
      else { continue }
      found.append(sibling)
    }
    return found
  }

  /// Other items of the same agenda with the same title.
  mutating func namesakes(of place: Locator) throws -> [Locator] {
    guard let document = try catalogue.documents(of: place.symbol).first,
      let title = try self.title(of: place)
    else { return [] }
    let words = EventMaker.words(title)
    return try items(of: document).filter {
      $0.item != place.path.item && EventMaker.words($0.title) == words
    }.compactMap { Locator.item($0.item, of: place.symbol) }
  }

  private static func isSameAgenda(_ body: String, _ other: String?) -> Bool {
    body == other || SessionYear.isAssembly(body) && SessionYear.isAssembly(other)
  }

  /// Letters and digits in lower case, one space between words.
  static func words(_ title: String) -> String {
    title.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
  }

  /// The counts of the vote in which a record says that a text was adopted: `155-1-0`.
  private func recordedVote(of symbol: Symbol) throws -> String? {
    try reader.votes(on: symbol).lazy.filter { $0.vote.adopted == symbol }.compactMap(\.vote.tally)
      .first
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
      event.vote = try document?.vote ?? recordedVote(of: symbol)
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

  /// Has items of a session, as an agenda, a programme or a list.
  var listsItems: Bool { isAgenda || self == .list }

  /// Lists the items of a session.
  var isAgenda: Bool { self == .agenda || self == .annotatedAgenda || self == .programme }
}
