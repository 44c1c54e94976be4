import Database
import Documents
import Glibc
import Testing

@testable import Store

struct WriterTests {
  @Test(arguments: TextStorage.allCases)
  func `a document comes back as it was put`(storage: TextStorage) throws {
    let folder = TemporaryFolder()
    var document = resolution("A/RES/178/1", title: "Gardens", ["Decides", "Requests"])
    document.symbols.append(try #require(Symbol("A/RES/178/2")))
    document.date = CalendarDay(year: 2123, month: 4, day: 5)
    document.adoptedOn = CalendarDay(year: 2123, month: 4, day: 6)
    document.meeting = "5th meeting"
    document.vote = "Adopted without a vote"
    document.agendaItems = [ItemMention(item: "5(d)", title: "Gardens")]
    document.origin = [Locator(try #require(Symbol("A/178/10")))]
    document.items = [AgendaItem(item: "5", title: "Gardens", parent: nil, heading: "A")]
    document.programme = [
      ProgrammeSlot(
        date: try #require(CalendarDay(iso: "2123-05-06")), start: ClockTime("15:00"), end: nil,
        meeting: 4,
        entries: [
          ProgrammeEntry(
            item: "5", title: "Gardens", continued: true,
            documents: [try #require(Symbol("A/178/10"))])
        ])
    ]
    document.speeches = [
      Speech(
        path: LocatorPath([LocatorStep(.speech, 1)]), speaker: "The Gardener", affiliation: "Eden",
        language: .french)
    ]
    var vote = Vote(at: [LocatorPath([LocatorStep(.p, 1)]), LocatorPath([LocatorStep(.p, 2)])])
    vote.subject = "Draft resolution A/178/L.5"
    vote.symbol = Symbol("A/178/L.5")
    vote.adopted = Symbol("A/RES/178/1")
    vote.outcome = .adopted
    vote.manner = .recorded
    vote.inFavour = VoteSide(count: 2, states: ["Eden", "Arcadia"])
    vote.against = VoteSide(count: 0)
    vote.abstaining = VoteSide(count: 1, states: ["Utopia"])
    vote.meeting = "5th meeting"
    vote.item = "5(d)"
    document.votes = [vote, Vote(at: [LocatorPath([LocatorStep(.p, 3)])])]
    document.footnotes = [Footnote(label: "4", text: "See there", page: 2)]
    document.findings = [Finding(kind: "numbering-jump", place: "op2", message: "2 after 0")]
    document.paragraphs[0].markers = [FootnoteMarker(label: "4", offset: 3)]
    document.paragraphs[1].language = .french
    document.paragraphs[1].page = 2
    try write([("a.pdf", document)], to: folder.index, storage)
    let reader = try Reader(path: folder.index)
    let alias = try #require(Symbol("A/RES/178/2"))
    let stored = try #require(try reader.documents(for: alias).first)
    #expect(try reader.fullDocument(stored.id) == document)
    #expect(stored.file == "a.pdf")
    for name in ["A/178/L.5", "A/RES/178/1"] {
      let found = try reader.votes(on: try #require(Symbol(name)))
      #expect(found.map(\.vote) == [vote])
      #expect(found.map(\.record) == [document.symbol])
    }
    let again = try Writer(path: folder.index, rebuilding: false)
    try again.remove(file: "a.pdf")
    _ = try again.finish()
    #expect(try Reader(path: folder.index).votes(on: try #require(vote.symbol)).isEmpty)
  }

  @Test func `links come back, from either end`() throws {
    let folder = TemporaryFolder()
    let writer = try Writer(path: folder.index, rebuilding: false)
    let from = try #require(Locator("A/AC.992/2121/1#item5(d)"))
    let to = try #require(Locator("A/RES/178/1#op1"))
    let link = Link(
      from: from, to: to, relation: .mandate, confidence: 0.5,
      evidence: [Evidence(locator: to, text: "gardens", range: 3..<10, rule: "printed-citation")],
      span: Span(range: 1..<4, text: "abc"), planned: true)
    try writer.replaceLinks(with: [link])
    _ = try writer.finish()
    let reader = try Reader(path: folder.index)
    #expect(try reader.links(at: Locator(from.symbol), direction: .out) == [link])
    #expect(try reader.links(at: to, direction: .in) == [link])
    #expect(try reader.links(at: to, direction: .out) == [])
    #expect(try reader.allLinks() == [link])
  }

  @Test func `citations are settled anew when their target comes, changes and goes`() throws {
    let folder = TemporaryFolder()
    let target = try #require(Locator("A/RES/178/2#op1"))
    let missing = try #require(Locator("A/RES/178/2#op9"))
    let writer = try Writer(path: folder.index, rebuilding: false)
    try writer.put(
      file("a"),
      documents: [
        CitedDocument(
          resolution("A/RES/178/1", ["Recalls this and that"]),
          citations: [
            [
              Citation(target: target, range: 8..<12, kind: .resolution, verb: "recall"),
              Citation(target: missing, range: 17..<21, kind: .resolution),
            ]
          ])
      ])
    _ = try writer.finish()
    let before = try Reader(path: folder.index).citations(of: Locator(target.symbol))
    #expect(before.map(\.state) == [.missingDocument, .missingDocument])
    try write([("b", resolution("A/RES/178/2", ["Decides"]))], to: folder.index)
    let reader = try Reader(path: folder.index)
    let after = try reader.citations(of: Locator(target.symbol))
    #expect(after.map(\.state) == [.resolved, .missingParagraph])
    #expect(after.first?.source.description == "A/RES/178/1#op1")
    #expect(try reader.unresolved().map(\.target) == [missing])
    func states() throws -> [StoredCitation.State?] {
      try Reader(path: folder.index).citations(of: Locator(target.symbol)).map(\.state)
    }
    let nine = (1...9).map { "Requests \($0)" }
    try write([("b", resolution("A/RES/178/2", nine))], to: folder.index)
    #expect(try states() == [.resolved, .resolved])
    // Another document says nothing of it.
    try write([("c", resolution("A/RES/178/3", nine))], to: folder.index)
    #expect(try states() == [.resolved, .resolved])
    let last = try Writer(path: folder.index, rebuilding: false)
    try last.remove(file: "b")
    _ = try last.finish()
    #expect(try states() == [.missingDocument, .missingDocument])
  }

  @Test func `what is noted of titles is noted once, and taken back`() throws {
    let folder = TemporaryFolder()
    let target = try #require(Locator("A/RES/178/2"))
    var citation = Citation(target: target, range: 8..<12, kind: .resolution)
    citation.title = 13..<20
    citation.findings = ["session-mismatch"]
    let writer = try Writer(path: folder.index, rebuilding: false)
    try writer.put(
      file("a"),
      documents: [
        CitedDocument(
          resolution("A/RES/178/1", ["Recalls 178/2 Gardens"]), citations: [[citation]])
      ])
    _ = try writer.finish()
    for (noted, wanted) in [
      ([1], "session-mismatch\ntitle-mismatch"), ([1], "session-mismatch\ntitle-mismatch"),
      ([], "session-mismatch"), ([1], "session-mismatch\ntitle-mismatch"),
    ] as [([Int64], String)] {
      let writer = try Writer(path: folder.index, rebuilding: false)
      try writer.noteTitleMismatches(noted)
      _ = try writer.finish()
      let statement = try Connection(path: folder.index, mode: .read)
        .prepare("SELECT findings FROM citation")
      #expect(try statement.step())
      #expect(statement.text(0) == wanted)
    }
  }

  @Test func `of candidates the first stands for what is wanted`() throws {
    let folder = TemporaryFolder()
    let candidates = try ["A/C.1/178/L.8", "A/C.2/178/L.8"].map { try #require(Locator($0)) }
    let writer = try Writer(path: folder.index, rebuilding: false)
    try writer.put(
      file("a"),
      documents: [
        CitedDocument(
          resolution("A/RES/178/1", ["Recalls L.8 and L.8"]),
          citations: [
            [8..<11, 16..<19].map {
              Citation(
                target: nil, candidates: candidates, range: $0, kind: .symbol,
                findings: ["ambiguous"])
            }
          ])
      ])
    _ = try writer.finish()
    let wanted = try Reader(path: folder.index).unresolved()
    #expect(wanted.map(\.target) == [candidates[0]])
    #expect(wanted.map(\.count) == [2])
    #expect(wanted.map(\.isCandidate) == [true])
    #expect(wanted.map(\.state) == [.ambiguous])
  }

  @Test func `a writer that is dropped leaves the old index`() throws {
    let folder = TemporaryFolder()
    try write([("a", resolution("A/RES/178/1", ["Roses"]))], to: folder.index)
    do {
      let writer = try Writer(path: folder.index, rebuilding: false)
      try writer.put(file("a"), documents: [CitedDocument(resolution("A/RES/178/1", ["Tulips"]))])
    }
    #expect(try Reader(path: folder.index).find("roses") == ["A/RES/178/1#op1"])
    #expect(folder.files() == ["index.db"])
    do {
      let writer = try Writer(path: folder.index, rebuilding: true)
      try writer.put(file("a"), documents: [CitedDocument(resolution("A/RES/178/1", ["Tulips"]))])
    }
    #expect(try Reader(path: folder.index).find("roses") == ["A/RES/178/1#op1"])
    #expect(folder.files() == ["index.db"])
  }

  @Test func `an index keeps how its texts were stored, until it is made anew`() throws {
    let folder = TemporaryFolder()
    func tables() throws -> Int64 {
      try Connection(path: folder.index, mode: .read).integer(
        "SELECT count(*) FROM sqlite_schema WHERE name = 'text_block'")
    }
    let roses = [("a", resolution("A/RES/178/1", ["Roses"]))]
    try write(roses, to: folder.index)
    #expect(throws: StoreError.self) { try write(roses, to: folder.index, .compact) }
    #expect(folder.files() == ["index.db"])
    #expect(try tables() == 0)
    _ = try Writer(path: folder.index, rebuilding: true, storage: .compact).finish()
    #expect(try tables() == 1)
    try write(roses, to: folder.index)
    #expect(try tables() == 1)
    #expect(throws: StoreError.self) { try write(roses, to: folder.index, .plain) }
    _ = try Writer(path: folder.index, rebuilding: true).finish()
    #expect(try tables() == 0)
  }

  @Test(arguments: TextStorage.allCases)
  func `texts go with their documents and come with new ones`(storage: TextStorage) throws {
    let folder = TemporaryFolder()
    func texts(_ count: Int, _ word: String) -> [String] {
      (1...count).map {
        "\(word) number \($0) " + String(repeating: "\(word) \($0 % 7) ", count: 40)
      }
    }
    let (long, short) = (texts(300, "rose"), texts(2, "tulip"))
    try write(
      [("a", resolution("A/RES/178/1", long)), ("b", resolution("A/RES/178/2", short))],
      to: folder.index, storage)
    try write(
      [("a", resolution("A/RES/178/1", short)), ("c", resolution("A/RES/178/3", long))],
      to: folder.index)
    let reader = try Reader(path: folder.index)
    for (symbol, wanted) in [("1", short), ("2", short), ("3", long)] {
      let named = try #require(Symbol("A/RES/178/\(symbol)"))
      let stored = try #require(try reader.documents(for: named).first)
      #expect(try reader.paragraphs(of: stored.id).map(\.paragraph.text) == wanted)
    }
    #expect(try IndexCheck.faults(ofIndexAt: folder.index) == [])
    guard storage == .compact else { return }
    // None is left of what went, and the long document takes several; where a page ends, a block may be short.
    let block = TextBlock()
    var blocks = 0
    for text in long {
      block.append(text)
      if block.isFull { blocks += block.take().isEmpty ? 0 : 1 }
    }
    blocks += block.isEmpty ? 0 : 1
    #expect(blocks > 2)
    let found = Int(try reader.connection.integer("SELECT count(*) FROM text_block"))
    #expect((blocks + 2...blocks + 4).contains(found))
  }

  @Test func `two writers never meet`() throws {
    let folder = TemporaryFolder()
    let first = try Writer(path: folder.index, rebuilding: false)
    #expect(throws: StoreError.self) { try Writer(path: folder.index, rebuilding: false) }
    _ = try first.finish()
  }

  @Test(arguments: ["not a database", ""])
  func `a file of somebody else is left alone`(content: String) throws {
    let folder = TemporaryFolder()
    let stream = fopen(folder.index, "w")
    fputs(content, stream)
    fclose(stream)
    #expect(throws: StoreError.self) { try Reader(path: folder.index) }
    #expect(throws: StoreError.self) { try Writer(path: folder.index, rebuilding: true) }
  }

  @Test(arguments: TextStorage.allCases)
  func `renditions of one document stand behind the best`(storage: TextStorage) throws {
    let folder = TemporaryFolder()
    let words = (1...60).map { "word\($0)" }.joined(separator: " ")
    let good = resolution("A/RES/178/1", [words, "Requests more"])
    var poor = good
    poor.paragraphs = [
      Paragraph(path: LocatorPath([LocatorStep(.p, 1)]), kind: .p, text: words + " Requests more")
    ]
    try write([("a", poor)], to: folder.index, storage)
    let counts = try write([("b", good)], to: folder.index)
    #expect(counts.documents == 1)
    #expect(counts.renditions == 1)
    let reader = try Reader(path: folder.index)
    #expect(try reader.find("word7") == ["A/RES/178/1#op1"])
    let writer = try Writer(path: folder.index, rebuilding: false)
    try writer.remove(file: "b")
    _ = try writer.finish()
    #expect(try Reader(path: folder.index).find("word7") == ["A/RES/178/1#p1"])
  }

  @Test func `different texts under one symbol are both kept`() throws {
    let folder = TemporaryFolder()
    let counts = try write(
      [
        ("a", resolution("A/RES/178/1", ["Roses and tulips in the garden of the city"])),
        ("b", resolution("A/RES/178/1", ["Ships and harbours of the northern seas"])),
      ], to: folder.index)
    #expect(counts.documents == 2)
  }

  @Test func `an update that was killed halfway is taken back by whoever reads next`() throws {
    let folder = TemporaryFolder()
    try write([("a", resolution("A/RES/178/1", ["Roses"]))], to: folder.index)
    let killed = folder.path + "/killed.db"
    do {
      let connection = try Connection(path: folder.index, mode: .write)
      try connection.execute(
        """
        PRAGMA cache_size = 1; PRAGMA synchronous = FULL; BEGIN IMMEDIATE;
        UPDATE paragraph SET text = 'Tulips';
        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 3000)
        INSERT INTO meta SELECT 'filler ' || i, hex(randomblob(200)) FROM n
        """)
      // As the disk is at this moment, with the journal of what was there before.
      copy(folder.index, to: killed)
      copy(folder.index + "-journal", to: killed + "-journal")
    }
    let reader = try Reader(path: killed)
    #expect(try reader.find("roses") == ["A/RES/178/1#op1"])
    #expect(try IndexCheck.faults(ofIndexAt: killed) == [])
  }

  private func copy(_ from: String, to: String) {
    guard let source = fopen(from, "r"), let target = fopen(to, "w") else {
      Issue.record("cannot copy \(from)")
      return
    }
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&bytes, 1, bytes.count, source), count > 0 {
      fwrite(bytes, 1, count, target)
    }
    fclose(source)
    fclose(target)
  }

  @Test func `a folder is no index`() throws {
    let folder = TemporaryFolder()
    func refuses(_ body: () throws -> Void) -> Bool {
      do {
        try body()
        return false
      } catch StoreError.notAnIndex {
        return true
      } catch {
        return false
      }
    }
    #expect(refuses { _ = try Reader(path: folder.path) })
    #expect(refuses { _ = try Writer(path: folder.path, rebuilding: true) })
    #expect(try IndexCheck.faults(ofIndexAt: folder.path).count == 1)
  }

  @Test func `a writer that cannot start on a damaged index leaves nothing beside it`() throws {
    let folder = TemporaryFolder()
    try write(
      [("a.pdf", resolution("A/RES/178/1", title: "Gardens", ["Decides"]))], to: folder.index)
    let file = open(folder.index, O_WRONLY)
    // The schema's page after the header of 100 bytes, which still says that the file is ours.
    let rubbish = [UInt8](repeating: 0xA5, count: 3000)
    #expect(pwrite(file, rubbish, rubbish.count, 100) == rubbish.count)
    close(file)
    #expect(throws: StoreError.self) { try Writer(path: folder.index, rebuilding: false) }
    #expect(access(folder.index + ".building", F_OK) != 0)
  }

  @Test(arguments: [100, 512, 4096, 5000])
  func `an index that was cut off is told as damaged, and made anew`(length: Int) throws {
    let folder = TemporaryFolder()
    try write(
      [("a.pdf", resolution("A/RES/178/1", title: "Gardens", ["Decides"]))], to: folder.index)
    #expect(truncate(folder.index, length) == 0)
    let error = #expect(throws: StoreError.self) {
      try Writer(path: folder.index, rebuilding: false)
    }
    #expect(error?.description.contains("--rebuild") == true)
    let writer = try Writer(path: folder.index, rebuilding: true)
    try writer.put(
      file("a.pdf"), documents: [CitedDocument(resolution("A/RES/178/1", ["Decides on roses"]))])
    _ = try writer.finish()
    #expect(try Reader(path: folder.index).find("roses") == ["A/RES/178/1#op1"])
  }
}
