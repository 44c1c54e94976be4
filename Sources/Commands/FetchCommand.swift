import Documents
import Fetching
import Glibc
import Indexing
import Render
import Search

struct FetchCommand: Command {
  static let name = "fetch"
  static let summary = "fetch documents from the United Nations' document service into a folder"
  static let details = """
    Documents are asked for by symbol, or with --unresolved by what the index cites and has not, the
    most wanted first. One is asked for at a time, with a pause after each request; what fails is tried
    again after longer pauses, as long as the service asks for where it does, and goes on where it was
    cut off. What was fetched is not fetched again, and what the service lacks is asked for again only
    with --again.

    Each file is read before it is kept: a page that says that there is no document, another format
    than the one asked for, and a damaged file are told apart and thrown away. manifest.jsonl in the
    folder says of every document what came of it, from where, when, and the SHA-256 of its file.

    The service is asked at an address that s=SYMBOL, l=LANGUAGE and t=FORMAT are added to, or one with
    {symbol}, {language} and {format} in it. A redirect is followed where it stays with the service.
    Say with --contact where the people of the service can reach you.

    The status is 1 when nothing was there to fetch, 2 when some of it could not be fetched.
    """
  static let usualFolder = "fetched"
  static let options: [Option] = [
    .argument("SYMBOL", "symbols in any spelling", count: .any), .index,
    .flag("unresolved", short: "u", "what the index cites and has not, the most wanted first"),
    .value("limit", "N", short: "n", "the most to ask for with --unresolved (default 20)"),
    .values("language", "CODE", short: "l", "in this language (default en); may be repeated"),
    .value(
      "format", "FORM", short: "f", choices: WantedDocument.Format.allCases.map(\.rawValue),
      "the files to ask for (default pdf)"),
    .value("into", "FOLDER", "where files are kept (default \(usualFolder))"),
    .flag("add", "index what is in the folder afterwards"),
    .flag("dry-run", "say what would be asked, and ask nothing"),
    .flag("again", "ask again for what the service did not have"),
    .value(
      "from", "ADDRESS",
      "the service (default $TRAVAUX_SERVICE, else \(DocumentService.unitedNations))"),
    .value("contact", "TEXT", "an address of yours for the service (default $TRAVAUX_CONTACT)"),
    .value("delay", "SECONDS", "between two requests (default 5)"),
    .value("timeout", "SECONDS", "the longest time without a byte (default 60)"),
    .value("tries", "N", "requests for one document (default 4)"),
    .value("most", "MB", "the largest file (default 200)"),
    .value(
      "as", "FORM", choices: Format.allCases.map(\.rawValue),
      "how results are printed (default text)"),
  ]
  static let examples = [
    Example("travaux fetch 75/240 A/79/251 --contact me@example.org", "two documents"),
    Example("travaux fetch --unresolved -n 50 --language fr --add", "what is missing, indexed"),
    Example("travaux fetch --unresolved --dry-run", "what would be asked, where"),
  ]

  private let symbols: [Symbol]
  private let takesUnresolved: Bool
  private let limit: Int
  private let languages: [Language]
  private let kind: WantedDocument.Format
  private let path: String
  private let folder: String
  private let isAdding: Bool
  private let isDry: Bool
  private let asksAgain: Bool
  private let contact: String?
  private let format: Format
  private let options: FetchOptions

  init(_ given: Given) throws(UsageError) {
    var symbols: [Symbol] = []
    for text in given.arguments("SYMBOL") {
      guard let locator = Locator(typed: text), !locator.symbol.isFile else {
        throw UsageError("\(text.shortened) is no symbol of a document")
      }
      if !symbols.contains(locator.symbol) { symbols.append(locator.symbol) }
    }
    takesUnresolved = given.flag("unresolved")
    guard takesUnresolved != !symbols.isEmpty else {
      throw UsageError(
        symbols.isEmpty
          ? "SYMBOL or --unresolved is missing" : "SYMBOL and --unresolved exclude each other")
    }
    self.symbols = symbols
    limit = try given.integer("limit", in: 1...1_000_000) ?? 20
    var languages: [Language] = []
    for code in given.values("language") {
      guard let language = Language(named: code) else {
        throw UsageError("--language is a code such as fr, not \(code)")
      }
      if !languages.contains(language) { languages.append(language) }
    }
    self.languages = languages.isEmpty ? [.english] : languages
    kind = given.choice("format", default: .pdf)
    path = IndexFile.path(given)
    let named = given.value("into") ?? FetchCommand.usualFolder
    folder = named.hasSuffix("/") && named.count > 1 ? String(named.dropLast()) : named
    guard !folder.isEmpty else { throw UsageError("--into is a folder") }
    isAdding = given.flag("add")
    isDry = given.flag("dry-run")
    format = given.choice("as", default: .text)
    contact =
      given.value("contact") ?? environment("TRAVAUX_CONTACT").flatMap { $0.isEmpty ? nil : $0 }
    if let contact, contact.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) {
      throw UsageError("--contact is one line")
    }
    let address =
      given.value("from") ?? environment("TRAVAUX_SERVICE").flatMap { $0.isEmpty ? nil : $0 }
      ?? DocumentService.unitedNations
    let service: DocumentService
    do throws(ServiceError) {
      service = try DocumentService(address)
    } catch {
      throw UsageError("--from: \(error)")
    }
    options = FetchOptions(
      service: service,
      agent: "travaux/\(Version.number)" + (contact.map { " (\($0))" } ?? ""),
      delay: Double(try given.integer("delay", in: 0...86_400) ?? 5),
      patience: try given.integer("timeout", in: 1...3600) ?? 60,
      tries: try given.integer("tries", in: 1...20) ?? 4,
      mostBytes: (try given.integer("most", in: 1...100_000) ?? 200) * 1_000_000,
      longestWait: 300)
    asksAgain = given.flag("again")
  }

  func run(_ output: Output) throws -> ExitStatus {
    if isDry {
      let manifest = access(folder, F_OK) == 0 ? try Manifest(folder: folder) : nil
      return try plan(wanted(manifest), output)
    }
    try InputFile.makeFolder(of: folder)
    let manifest = try Manifest(folder: folder)
    let wanted = try wanted(manifest)
    guard !wanted.isEmpty else {
      output.note("there is nothing that is cited, not here, and not asked for before")
      return .nothingFound
    }
    if contact == nil {
      output.note("say with --contact or $TRAVAUX_CONTACT where the service can reach you")
    }
    var states: [FetchRecord.State: Int] = [:]
    let fresh = try fetch(wanted, manifest, output) { states[$0.state, default: 0] += 1 }
    let count = states[.fetched] ?? 0
    let status: ExitStatus =
      count == wanted.count
      ? .done
      : states.count == 1 && states[.missing] != nil
        ? .nothingFound : .incomplete
    return count > 0 ? try offer(fresh, status, output) : status
  }

  /// Fetches in order and prints what comes of it; gives the number of new files.
  private func fetch(
    _ wanted: [WantedDocument], _ manifest: Manifest, _ output: Output,
    _ note: (FetchRecord) -> Void
  ) throws -> Int {
    let pool = ReaderPool(workers: 1)
    var fetcher = Fetcher(
      options, into: manifest, over: FetcherProcess(),
      FetchSurroundings(
        judge: { try FetchVerdict(reading: $0, pool) },
        wait: { seconds in
          if seconds > options.delay { output.note("waiting \(Int(seconds)) seconds") }
          FetchCommand.pass(seconds)
        }, date: Call.date))
    var printer = RowPrinter(format, FetchRecord.table, output, nil)
    var fresh = 0
    for (number, document) in wanted.enumerated() {
      output.progress(number, of: wanted.count, "documents")
      let known = manifest.known(document, again: asksAgain)
      let record = try known ?? fetcher.fetch(document)
      if known == nil, record.state == .fetched { fresh += 1 }
      note(record)
      output.clearStatus()
      if format == .text {
        output.write(FetchCommand.line(record, isKnown: known != nil, folder))
      } else {
        printer.print(record.json)
      }
      output.flush()
      if let cause = fetcher.stop {
        let left = wanted.count - number - 1
        output.complain(left == 0 ? cause : "\(cause); \(left) documents are left")
        break
      }
    }
    printer.finish()
    return fresh
  }

  /// What is asked for, in order. Of what is not here only as much as has not been asked for before.
  private func wanted(_ manifest: Manifest?) throws -> [WantedDocument] {
    guard takesUnresolved else {
      return symbols.flatMap { symbol in languages.map { WantedDocument(symbol, $0, kind) } }
    }
    var wanted: [WantedDocument] = []
    var seen: Set<Symbol> = []
    for entry in try Catalogue(path: path).unresolved() where entry.state == "missing-document" {
      guard let symbol = entry.target?.symbol, !symbol.isFile, seen.insert(symbol).inserted else {
        continue
      }
      for language in languages where wanted.count < limit {
        let document = WantedDocument(symbol, language, kind)
        if manifest?.known(document, again: asksAgain) == nil { wanted.append(document) }
      }
    }
    return wanted
  }

  /// Says what would be asked.
  private func plan(_ wanted: [WantedDocument], _ output: Output) -> ExitStatus {
    var printer = RowPrinter(
      format, Table(columns: ["symbol", "language", "format", "url", "file"]), output, nil)
    for document in wanted {
      let address = options.service.address(of: document)
      let file = "\(folder)/\(document.fileName(ending: document.format.rawValue))"
      if format == .text {
        output.write(TerminalText.clean("\(address) -> \(file)") + "\n")
      } else {
        printer.print([
          "symbol": .text(document.symbol), "language": .text(document.language),
          "format": .string(document.format.rawValue), "url": .string(address),
          "file": .string(file),
        ])
      }
    }
    printer.finish()
    return wanted.isEmpty ? .nothingFound : .done
  }

  /// Indexes what is in the folder, or says how to.
  private func offer(_ fresh: Int, _ status: ExitStatus, _ output: Output) throws -> ExitStatus {
    guard isAdding else {
      if fresh > 0 { output.note("to index them: travaux index \(folder)") }
      return status
    }
    let given = try Given(
      ["--index", path, "--format", format == .text ? "text" : "jsonl", "--", folder],
      options: IndexCommand.table)
    let added = try IndexCommand(given).run(output)
    return added == .done ? status : added
  }

  private static func line(_ record: FetchRecord, isKnown: Bool, _ folder: String) -> String {
    var parts = [
      record.wanted.symbol.display, record.wanted.language.code, record.wanted.format.rawValue,
      isKnown && record.state == .fetched ? "here" : record.state.rawValue,
    ]
    if let file = record.file { parts.append("\(folder)/\(file)") }
    if let message = record.message { parts.append(message) }
    return TerminalText.clean(parts.joined(separator: "  ")) + "\n"
  }

  private static func pass(_ seconds: Double) {
    var left = timespec()
    left.tv_sec = Int(seconds)
    left.tv_nsec = Int((seconds - Double(Int(seconds))) * 1e9)
    var rest = timespec()
    while nanosleep(&left, &rest) != 0, errno == EINTR { left = rest }
  }
}

extension FetchVerdict {
  /// What a reader of its own process makes of a file.
  fileprivate init(reading path: String, _ pool: ReaderPool) throws {
    var verdict = FetchVerdict.broken("cannot be read")
    try pool.read([path]) { _, reading in
      let words = reading.findings.map(\.message).joined(separator: "; ")
      let kinds = Set(reading.findings.map(\.kind))
      if kinds.contains("not-a-document") {
        verdict = .missing(words)
      } else if !reading.documents.isEmpty {
        verdict = .document(reading.documents.flatMap(\.document.symbols))
      } else if !kinds.isDisjoint(with: ["no-text", "encrypted", "reader-died", "reader-timeout"]) {
        verdict = .unread(words)
      } else {
        verdict = .broken(words)
      }
    }
    self = verdict
  }
}
