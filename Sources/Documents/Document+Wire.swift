extension WireValue where Self: RawRepresentable, RawValue == String {
  package func write(to wire: inout WireWriter) { wire.put(rawValue) }
  package init(from wire: inout WireReader) throws(WireError) {
    guard let value = Self(rawValue: try wire.string()) else { throw wire.fail() }
    self = value
  }
}

extension DocumentType: WireValue {}
extension ParagraphKind: WireValue {}

extension Language: WireValue {
  package func write(to wire: inout WireWriter) { wire.put(code) }
  package init(from wire: inout WireReader) throws(WireError) { self.init(try wire.string()) }
}

extension CalendarDay: WireValue {
  package func write(to wire: inout WireWriter) { wire.put(description) }
  package init(from wire: inout WireReader) throws(WireError) {
    guard let day = CalendarDay(iso: try wire.string()) else { throw wire.fail() }
    self = day
  }
}

extension ClockTime: WireValue {
  package func write(to wire: inout WireWriter) { wire.put(description) }
  package init(from wire: inout WireReader) throws(WireError) {
    guard let time = ClockTime(try wire.string()) else { throw wire.fail() }
    self = time
  }
}

extension Symbol: WireValue {
  package func write(to wire: inout WireWriter) { wire.put(display) }
  package init(from wire: inout WireReader) throws(WireError) {
    guard let symbol = Symbol(try wire.string()) else { throw wire.fail() }
    self = symbol
  }
}

extension LocatorPath: WireValue {
  package func write(to wire: inout WireWriter) { wire.put(description) }
  package init(from wire: inout WireReader) throws(WireError) {
    guard let path = LocatorPath(try wire.string()) else { throw wire.fail() }
    self = path
  }
}

extension Locator: WireValue {
  package func write(to wire: inout WireWriter) {
    wire.put(symbol)
    wire.put(path)
  }
  package init(from wire: inout WireReader) throws(WireError) {
    self.init(try wire.value(Symbol.self), try wire.value(LocatorPath.self))
  }
}

extension Finding: WireValue {
  package func write(to wire: inout WireWriter) {
    wire.put(kind)
    wire.put(place)
    wire.put(message)
  }
  package init(from wire: inout WireReader) throws(WireError) {
    self.init(kind: try wire.string(), place: try wire.string(), message: try wire.string())
  }
}

extension FootnoteMarker: WireValue {
  package func write(to wire: inout WireWriter) {
    wire.put(label)
    wire.put(offset)
  }
  package init(from wire: inout WireReader) throws(WireError) {
    self.init(label: try wire.string(), offset: try wire.integer())
  }
}

extension Paragraph: WireValue {
  package func write(to wire: inout WireWriter) {
    wire.put(path)
    wire.put(kind)
    wire.put(label)
    wire.put(level)
    wire.put(text)
    wire.put(page)
    wire.put(language)
    wire.put(markers)
  }
  package init(from wire: inout WireReader) throws(WireError) {
    self.init(
      path: try wire.value(), kind: try wire.value(), label: try wire.string(),
      level: try wire.integer(), text: try wire.string(), page: try wire.optional(),
      language: try wire.optional(), markers: try wire.list())
  }
}

extension Footnote: WireValue {
  package func write(to wire: inout WireWriter) {
    wire.put(label)
    wire.put(text)
    wire.put(page)
  }
  package init(from wire: inout WireReader) throws(WireError) {
    self.init(label: try wire.string(), text: try wire.string(), page: try wire.optional())
  }
}

extension ItemMention: WireValue {
  package func write(to wire: inout WireWriter) {
    wire.put(item)
    wire.put(title)
  }
  package init(from wire: inout WireReader) throws(WireError) {
    self.init(item: try wire.string(), title: try wire.optional())
  }
}

extension AgendaItem: WireValue {
  package func write(to wire: inout WireWriter) {
    wire.put(item)
    wire.put(title)
    wire.put(parent)
    wire.put(heading)
  }
  package init(from wire: inout WireReader) throws(WireError) {
    self.init(
      item: try wire.string(), title: try wire.string(), parent: try wire.optional(),
      heading: try wire.optional())
  }
}

extension ProgrammeEntry: WireValue {
  package func write(to wire: inout WireWriter) {
    wire.put(item)
    wire.put(title)
    wire.put(continued ? 1 : 0)
    wire.put(documents)
  }
  package init(from wire: inout WireReader) throws(WireError) {
    self.init(
      item: try wire.optional(), title: try wire.string(), continued: try wire.integer() == 1,
      documents: try wire.list())
  }
}

extension ProgrammeSlot: WireValue {
  package func write(to wire: inout WireWriter) {
    wire.put(date)
    wire.put(start)
    wire.put(end)
    wire.put(meeting)
    wire.put(entries)
  }
  package init(from wire: inout WireReader) throws(WireError) {
    self.init(
      date: try wire.value(), start: try wire.optional(), end: try wire.optional(),
      meeting: try wire.optional(), entries: try wire.list())
  }
}

extension Speech: WireValue {
  package func write(to wire: inout WireWriter) {
    wire.put(path)
    wire.put(speaker)
    wire.put(affiliation)
    wire.put(language)
    wire.put(item)
  }
  package init(from wire: inout WireReader) throws(WireError) {
    self.init(
      path: try wire.value(), speaker: try wire.string(), affiliation: try wire.optional(),
      language: try wire.optional(), item: try wire.optional())
  }
}

extension Document: WireValue {
  package func write(to wire: inout WireWriter) {
    wire.put(symbol)
    wire.put(symbols)
    wire.put(type)
    wire.put(body)
    wire.put(session)
    wire.put(language)
    wire.put(originalLanguage)
    wire.put(distribution)
    wire.put(date)
    wire.put(adoptedOn)
    wire.put(meeting)
    wire.put(vote)
    wire.put(title)
    wire.put(agendaItems)
    wire.put(origin)
    wire.put(paragraphs)
    wire.put(items)
    wire.put(programme)
    wire.put(speeches)
    wire.put(votes)
    wire.put(footnotes)
    wire.put(findings)
  }

  package init(from wire: inout WireReader) throws(WireError) {
    symbol = try wire.optional()
    symbols = try wire.list()
    type = try wire.value()
    body = try wire.optional()
    session = try wire.optional()
    language = try wire.optional()
    originalLanguage = try wire.optional()
    distribution = try wire.optional()
    date = try wire.optional()
    adoptedOn = try wire.optional()
    meeting = try wire.optional()
    vote = try wire.optional()
    title = try wire.optional()
    agendaItems = try wire.list()
    origin = try wire.list()
    paragraphs = try wire.list()
    items = try wire.list()
    programme = try wire.list()
    speeches = try wire.list()
    votes = try wire.list()
    footnotes = try wire.list()
    findings = try wire.list()
  }
}
