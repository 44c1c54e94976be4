import Documents
import Text

/// The documents that a source holds, each taken apart as its kind asks.
///
/// Nothing of the text is lost: what is no masthead field is a paragraph, a heading or a footnote.
/// Several documents come out where the source is a concatenation; a letter and what it encloses are
/// one. `fileName` tells the symbol where the masthead does not.
package func documents(from source: Source, fileName: String) -> [Document] {
  var pieces = DecimalNumbering.settled(
    source.blocks.map(Piece.init).filter { !$0.text.isEmpty || $0.label != nil })
  pieces = ScannedNumbering.settled(
    pieces, isScan: source.findings.contains { $0.kind == "ocr" })
  let file = FileName(fileName)
  let starts = Concatenation.starts(pieces)
  var documents: [Document] = []
  for (place, start) in starts.enumerated() {
    let end = place + 1 < starts.count ? starts[place + 1] : pieces.count
    var share = source
    if starts.count > 1 {
      share = Concatenation.share(of: source, pieces: pieces[start..<end], isFirst: place == 0)
    }
    let named = starts.count == 1 ? file : FileName(languageOf: file)
    documents.append(Anatomy(share, pieces[start..<end], file: named).document())
  }
  return documents
}

/// One document in the making.
struct Anatomy {
  private let source: Source
  private let pieces: ArraySlice<Piece>
  private let file: FileName

  init(_ source: Source, _ pieces: ArraySlice<Piece>, file: FileName) {
    self.source = source
    self.pieces = pieces
    self.file = file
  }

  func document() -> Document {
    let masthead = MastheadReader.read(pieces)
    var document = Document()
    var outline = Outline()
    let stated = StatedMasthead(source.attributes)
    setSymbols(of: &document, masthead, stated)
    setFields(of: &document, masthead)
    stated.complete(&document, page: masthead)
    var mended = Mending.mend(
      pieces[masthead.end...], title: masthead.title ?? source.metadata["title"],
      format: source.format)
    if source.format == .markdown || source.format == .text {
      mended = FootnoteSigns.takeOut(mended, notes: source.footnotes)
    }
    let body = mended[...]
    document.type = DocumentKind.type(symbol: document.symbol, masthead: masthead, body: body)
    if document.type == .other, let type = stated.type { document.type = type }
    for other in masthead.others { outline.addHeading(other) }
    if let sponsors = masthead.sponsors { outline.addHeading(sponsors) }
    switch document.type {
    case .resolution, .decision, .draft:
      readResolution(body, masthead, into: &document, &outline)
    case .verbatimRecord:
      if let title = document.title, title != document.meeting, document.meeting != nil {
        outline.addHeading(Piece(Block(title)))
        document.title = document.meeting
      }
      document.speeches = RecordAnatomy.verbatim(body, into: &outline)
      document.date =
        document.date ?? pieces.prefix(4).lazy.compactMap { CalendarDay.first(in: $0.text) }.first
    case .summaryRecord:
      ReportAnatomy.read(body, into: &outline)
      document.speeches = RecordAnatomy.speeches(in: outline.paragraphs)
    case .statement:
      readReport(body, masthead, into: &document, &outline)
      document.speeches =
        StatementAnatomy.speech(
          title: document.title, subtitles: masthead.subtitles, body: body,
          metadata: source.metadata
        ).map { [$0] } ?? []
    default:
      readReport(body, masthead, into: &document, &outline)
    }
    document.paragraphs = outline.paragraphs
    document.footnotes = source.footnotes
    document.findings += source.findings + outline.findings
    VoteReader.read(&document)
    document.language = language(document)
    if let language = document.language {
      for index in document.paragraphs.indices {
        document.paragraphs[index].language = Language.detected(
          in: document.paragraphs[index].text, of: language)
      }
    }
    return document
  }

  /// Resolutions and drafts, with the programme of work that a draft may hold.
  private func readResolution(
    _ body: ArraySlice<Piece>, _ masthead: Masthead, into document: inout Document,
    _ outline: inout Outline
  ) {
    var agenda: AgendaAnatomy?
    var programmes: [ProgrammeAnatomy] = []
    var regions: [ReportAnatomy.Region] = []
    if document.type != .resolution {
      let items = AgendaAnatomy.itemRegion(body)
      if let items {
        regions.append(
          ReportAnatomy.Region(range: items) { outline in
            agenda = AgendaAnatomy.read(body[items], into: &outline)
          })
      }
      let years = years(document, masthead, body)
      for range in Timetable.regions(body, besides: items, isProgramme: false) {
        regions.append(
          ReportAnatomy.Region(range: range) { outline in
            programmes.append(ProgrammeAnatomy.read(body[range], years: years, into: &outline))
          })
      }
      regions.sort { $0.range.lowerBound < $1.range.lowerBound }
    }
    let text = ResolutionAnatomy.read(body, regions: regions, into: &outline)
    document.meeting = document.meeting ?? text.meeting
    document.adoptedOn = document.adoptedOn ?? text.adoptedOn
    document.vote = text.vote
    document.items = agenda?.items ?? []
    document.programme = programmes.flatMap(\.slots)
    if let inferred = programmes.flatMap(\.findings).first { document.findings.append(inferred) }
    if document.title == nil, document.type == .draft,
      let line = body.indices.prefix(6).first(where: {
        Sponsors.isLine(Token.tokens(of: body[$0].text))
      }),
      line + 1 < body.endIndex, !HeadingShape.endsInStop(body[line + 1])
    {
      document.title = TitleText.clean(body[line + 1].text)
    }
  }

  /// What the document says of the year of days that it prints without one.
  private func years(
    _ document: Document, _ masthead: Masthead, _ body: ArraySlice<Piece>
  ) -> YearGuess {
    var texts = [document.title].compactMap { $0 }
    // A programme for "the eighty-first session" of the Assembly is held from the autumn of 1945 + 81.
    if document.body?.hasPrefix("A") == true, document.symbol?.components.contains("HRC") != true {
      for text in texts + body.prefix(8).map(\.text) {
        if let number = SessionOrdinal.all(in: String(text.prefix(400))).last,
          (31...150).contains(number),
          document.session.flatMap({ Int($0) }).map({ number == $0 + 1 || number == $0 }) ?? true
        {
          texts.append("\(1945 + number)")
          break
        }
      }
    }
    texts +=
      [document.symbol?.session, source.attributes["session-date"]].compactMap { $0 }
      + masthead.others.map(\.text)
      + masthead.subtitles
    texts += body.prefix(6).filter { $0.row == nil }.map { String($0.text.prefix(400)) }
    return YearGuess(texts, issued: document.date)
  }

  /// Reports and their like, with the agenda and the programme that stand in them.
  private func readReport(
    _ body: ArraySlice<Piece>, _ masthead: Masthead, into document: inout Document,
    _ outline: inout Outline
  ) {
    var agendas: [AgendaAnatomy] = []
    var programmes: [ProgrammeAnatomy] = []
    var regions: [ReportAnatomy.Region] = []
    let isAgenda = document.type == .agenda || document.type == .annotatedAgenda
    let mayList = isAgenda || [.note, .programme, .other].contains(document.type)
    let timetables = Timetable.regions(
      body, besides: nil, isProgramme: document.type == .programme)
    let agenda =
      mayList ? AgendaAnatomy.region(body, isAgenda: isAgenda, besides: timetables) : nil
    if let agenda {
      regions.append(
        ReportAnatomy.Region(range: agenda) { outline in
          agendas.append(AgendaAnatomy.read(body[agenda], into: &outline))
        })
    }
    let years = years(document, masthead, body)
    for range in timetables where agenda.map({ !range.overlaps($0) }) ?? true {
      regions.append(
        ReportAnatomy.Region(range: range) { outline in
          programmes.append(ProgrammeAnatomy.read(body[range], years: years, into: &outline))
        })
    }
    regions.sort { $0.range.lowerBound < $1.range.lowerBound }
    ReportAnatomy.read(body, regions: regions, into: &outline)
    document.items = agendas.flatMap(\.items)
    document.programme = programmes.flatMap(\.slots)
    if let inferred = programmes.flatMap(\.findings).first { document.findings.append(inferred) }
  }

  private func setSymbols(
    of document: inout Document, _ masthead: Masthead, _ attributes: StatedMasthead
  ) {
    var symbols = masthead.symbols
    let running = source.running.prefix(200).filter { !Anatomy.namesAnother($0) }
      .flatMap { SymbolText.symbols(in: $0) }
    if symbols.isEmpty {
      if let stated = attributes.symbol ?? source.metadata["symbol"].flatMap({ Symbol($0) }) {
        symbols = [stated]
      }
    }
    if symbols.isEmpty,
      let header = running.first(where: { file.symbols.contains($0) }) ?? running.first
    {
      symbols = [header]
    }
    if symbols.isEmpty, let number = masthead.number, let symbol = adoptedSymbol(number, masthead) {
      symbols = [symbol]
    }
    for symbol in file.symbols where symbols.isEmpty || running.contains(symbol) {
      if !symbols.contains(symbol) { symbols.append(symbol) }
    }
    if let named = file.symbols.first, let stated = symbols.first, stated != named,
      Anatomy.isMisprint(stated, of: named)
        || source.findings.contains(where: { $0.kind == "ocr" })
        || !Anatomy.agree(stated, named) && isMisread(named, masthead)
    {
      // The scan of the masthead differs from the file's name by letters that look alike.
      symbols[0] = named
      document.findings.append(
        Finding(
          kind: "symbol-repaired", place: named.display,
          message: "the masthead reads \(stated), taken as \(named) from the file's name"))
    }
    if let named = file.symbols.first, let stated = symbols.first,
      !symbols.contains(where: { Anatomy.agree($0, named) })
    {
      document.findings.append(
        Finding(
          kind: "symbol-mismatch", place: stated.display,
          message: "the masthead says \(stated), the file's name \(named)"))
    }
    document.symbols = symbols
    document.symbol = symbols.first
  }

  /// Whether the symbol in a line that returns on every page is named there and not borne: "Source: A/148/15".
  private static func namesAnother(_ line: String) -> Bool {
    let words = line.split(separator: " ")
    guard let place = words.firstIndex(where: { $0.contains("/") }), place > 0 else { return false }
    return words[place - 1].hasSuffix(":")
  }

  /// Whether `a` is `b` with O for 0, I or l for 1, as scans have it.
  private static func isMisprint(_ a: Symbol, of b: Symbol) -> Bool {
    func plain(_ symbol: Symbol) -> [Character] {
      symbol.key.map { character -> Character in
        switch character {
        case "O", "Q": "0"
        case "I", "L", "|", "!": "1"
        case "S": "5"
        case "B": "8"
        default: character
        }
      }
    }
    return a != b && plain(a) == plain(b)
  }

  /// Whether a line of the masthead is `symbol` as a scan may have it: `E / C N A/109` for E/CN.4/109,
  /// as long in letters and digits, and no more than one in six of them another.
  private func isMisread(_ symbol: Symbol, _ masthead: Masthead) -> Bool {
    let wanted = Array(symbol.key.filter { $0.isLetter || $0.isNumber })
    return pieces[pieces.startIndex..<min(masthead.end, pieces.startIndex + 12)].contains { piece in
      let line = piece.whole
      guard line.utf8.count < 60, line.utf8.contains(0x2F) else { return false }
      let read = Array(line.uppercased().filter { $0.isLetter || $0.isNumber })
      let others = zip(read, wanted).filter { $0 != $1 }.count
      return read.count == wanted.count && others * 6 <= wanted.count + 1
        && read.suffix(2) == wanted.suffix(2)
    }
  }

  /// Whether two spellings are one symbol for a person: file names lose dots and brackets, and fill
  /// numbers up with zeros.
  private static func agree(_ a: Symbol, _ b: Symbol) -> Bool {
    func plain(_ symbol: Symbol) -> String {
      symbol.key.split { !$0.isLetter && !$0.isNumber }
        .map { part in part.allSatisfy(\.isNumber) ? part.drop { $0 == "0" } : part }.joined()
    }
    return a == b || plain(a) == plain(b)
  }

  /// The symbol of a resolution whose masthead prints only its number.
  private func adoptedSymbol(_ number: String, _ masthead: Masthead) -> Symbol? {
    let series = masthead.isDecision ? "DEC" : "RES"
    switch masthead.organs.first {
    case "A/HRC": return Symbol("A/HRC/\(series)/\(number)")
    case "E": return Symbol("E/\(series)/\(number)")
    case "A", nil: return masthead.isAdopted ? Symbol("A/\(series)/\(number)") : nil
    default: return nil
    }
  }

  private func setFields(of document: inout Document, _ masthead: Masthead) {
    document.body = document.symbol?.body ?? masthead.organs.last
    document.session = document.symbol?.session ?? masthead.session
    document.originalLanguage = masthead.originalLanguage
    document.distribution = masthead.distribution
    document.date =
      masthead.date ?? source.metadata["date"].flatMap { CalendarDay(iso: String($0.prefix(10))) }
    document.adoptedOn = masthead.adoptedOn
    document.meeting = masthead.meeting
    document.title = title(masthead)
    // A bracket that closes behind the number is no title.
    document.agendaItems = masthead.items.map { mention in
      ItemMention(
        item: mention.item,
        title: mention.title.flatMap { $0.contains(where: \.isLetter) ? $0 : nil })
    }
    document.origin = masthead.origin
    if document.date == nil, document.symbol?.key.hasPrefix("S/RES/") == true {
      document.date = masthead.adoptedOn
    }
  }

  /// The masthead's title, or the one that the file states where it goes on from it: extraction tools
  /// lose the second line of a title.
  private func title(_ masthead: Masthead) -> String? {
    guard let stated = source.metadata["title"].map(TitleText.stated), !stated.isEmpty else {
      return masthead.title
    }
    guard let printed = masthead.title else { return stated }
    let (a, b) = (AgendaAnatomy.squeeze(stated), AgendaAnatomy.squeeze(printed))
    return a.utf8.count > b.utf8.count && a.hasPrefix(b) ? stated : printed
  }

  /// By the words; where they are too few, by the job number's letter, the file's name, its metadata.
  private func language(_ document: Document) -> Language? {
    let words = document.paragraphs.lazy.map(\.text)
    if let found = Language.detected(in: words) { return found }
    if let title = document.title, let found = Language.detected(in: [title]) { return found }
    for line in source.running {
      if let open = line.firstIndex(of: "("), let letter = line[open...].dropFirst().first,
        line[open...].dropFirst(2).first == ")", let found = Language(jobLetter: letter),
        line.contains(where: \.isNumber)
      {
        return found
      }
    }
    if let language = file.language { return language }
    let stated = source.metadata["language"] ?? source.metadata["lang"]
    let code = stated.map { String($0.prefix(2)).lowercased() }
    return Language.official.first { $0.code == code }
  }
}
