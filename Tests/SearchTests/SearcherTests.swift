import Documents
import Foundation
import Store
import TestSupport
import Testing

@testable import Search

/// An index of invented documents, made once.
enum Harbours {
  static let path = index("harbours", of: documents)

  /// Makes an index of these documents and returns where it is.
  static func index(_ name: String, of documents: [Document]) -> String {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("travaux-search-\(getpid())")
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let path = folder.appendingPathComponent(name + ".db").path
    try? FileManager.default.removeItem(atPath: path)
    do { try write(documents, to: path) } catch { fatalError("\(error)") }
    return path
  }

  private static func write(_ documents: [Document], to path: String) throws {
    let writer = try Writer(path: path, rebuilding: false)
    for (index, document) in documents.enumerated() {
      let name = "/specimens/\(index).txt"
      let record = FileRecord(path: name, size: 1, modified: 1, hash: "\(index)", state: .read)
      try writer.put(
        record, documents: [CitedDocument(document, citations: document.paragraphs.map(cited))])
    }
    _ = try writer.finish()
  }

  /// What the specimens cite: these symbols in their words.
  private static func cited(_ paragraph: Paragraph) -> [Citation] {
    ["A/RES/190/7", "A/C.9/190/L.3"].compactMap { symbol in
      guard let range = paragraph.text.range(of: symbol) else { return nil }
      let start = paragraph.text.utf8.distance(
        from: paragraph.text.startIndex, to: range.lowerBound)
      return Citation(
        target: Locator(symbol), range: start..<start + symbol.utf8.count, kind: .symbol,
        verb: "recall")
    }
  }

  static func document(
    _ symbol: String, _ type: DocumentType, _ language: Language, _ date: String, _ title: String,
    _ texts: [String]
  ) -> Document {
    var document = Document()
    document.symbol = Symbol(symbol)
    document.symbols = [document.symbol].compactMap { $0 }
    document.type = type
    document.language = language
    document.body = document.symbol?.body
    document.session = document.symbol?.session
    document.date = CalendarDay(iso: date)
    document.title = title
    document.agendaItems = [ItemMention(item: "9(b)", title: "Oceans: harbours")]
    document.paragraphs = texts.enumerated().map { index, text in
      let isOperative = type == .resolution
      return Paragraph(
        path: LocatorPath([LocatorStep(isOperative ? .op : .p, index + 1)]),
        kind: isOperative ? .op : .p, label: String(index + 1), level: 1, text: text, page: 1)
    }
    return document
  }

  static let documents: [Document] = [
    document(
      "A/RES/190/7", .resolution, .english, "2135-12-07", "Harbours of the outer ocean",
      [
        "Requests the Harbour Board to survey all harbours that have asked for it;",
        "Welcomes the good offices of the Board in the dispute over the northern lights;",
        "Decides that offices that are good shall be kept open. Every lamp shall burn at night.",
        "Notes the Treaty on the Use of Outer Harbours and of the Sea.",
        "Urges all to end the use of outer harbours and of the sea by raiders of every kind.",
      ]),
    document(
      "A/190/41", .report, .english, "2135-09-01", "Report of the Harbour Board",
      [
        "The Board was set up by A/RES/190/7 and surveyed ten harbours.",
        "A lamp was kept at the door. No vessel was lost at night.",
        "Women and a woman pilot guided the vessels of 75/240 and L.8.",
      ]),
    document(
      "A/190/41/Add.1", .report, .english, "2136-01-09", "Report of the Harbour Board: addendum",
      ["Disarmament of pirates, and disarming them, went on."]),
    document(
      "A/190/52", .note, .french, "2135-10-02", "Les ports de l'océan extérieur",
      ["Rappelant la décision relative aux droits de l'homme dans les ports,"]),
    document(
      "A/190/53", .note, .chinese, "2135-10-02", "外海港口", ["受控物质的年度用量不得超过规定的水平。"]),
    document(
      "A/190/54", .note, .russian, "2135-10-02", "Гавани",
      ["подтверждая резолюции о гаванях океана,"]),
    document(
      "A/190/55", .note, .arabic, "2135-10-02", "الموانئ",
      ["وإذ تشير إلى القرار الذي اتخذه مجلس الموانئ،"]),
  ]
}

@Suite struct SearcherTests {
  private func search(
    _ query: String, _ change: (inout SearchOptions) -> Void = { _ in }
  ) throws -> Results {
    try results(of: query, in: Harbours.path, change)
  }

  private func places(_ query: String) throws -> [String] {
    try search(query).hits.map(\.locator.description)
  }

  static let cases: [(String, [String])] = [
    ("\"good offices\"", ["A/RES/190/7#op2"]),
    ("good offices", ["A/RES/190/7#op2", "A/RES/190/7#op3"]),
    ("offices ADJ/3 good", ["A/RES/190/7#op3"]),
    ("lamp night in:sentence", ["A/RES/190/7#op3"]),
    ("lamp night", ["A/RES/190/7#op3", "A/190/41#p2"]),
    ("lamp NOT vessel", ["A/RES/190/7#op3"]),
    ("survey NEAR/2 harbours type:report", ["A/190/41#p1"]),
    ("disarm*", ["A/190/41/Add.1#p1"]),
    ("wom?n", ["A/190/41#p3"]),
    ("=harbour board survey", ["A/RES/190/7#op1"]),
    ("75/240 AND vessels", ["A/190/41#p3"]),
    ("A/RES/190/7 OR L.8", ["A/190/41#p1", "A/190/41#p3"]),
    ("A/RES/190/7 AND harbours", ["A/190/41#p1"]), ("75/240 L.8", ["A/190/41#p3"]),
    ("l'homme", ["A/190/52#p1"]), ("d'homme", ["A/190/52#p1"]), ("l’homme ports", ["A/190/52#p1"]),
    ("=l'homme", ["A/190/52#p1"]), ("=d'homme", []), ("受控物质，规定", ["A/190/53#p1"]),
    ("物质的年度", ["A/190/53#p1"]),
    ("резолюция", ["A/190/54#p1"]),
    ("قرار", ["A/190/55#p1"]),
    ("title:addendum", ["A/190/41/Add.1"]),
    ("title:report pirates", ["A/190/41/Add.1#p1"]),
    ("cites:190/7", ["A/190/41#p1"]),
    ("verb:recall", ["A/190/41#p1"]),
    ("lamp pirates in:document", []),
    ("lamp surveyed in:document type:report", ["A/190/41#p1", "A/190/41#p2"]),
    ("symbol:A/190/5* -language:fr -language:zh -language:ru para:p", ["A/190/55#p1"]),
    ("(type:note AND language:fr) OR pirates", ["A/190/41/Add.1#p1", "A/190/52", "A/190/52#p1"]),
    ("date:2136", ["A/190/41/Add.1", "A/190/41/Add.1#p1"]),
  ]

  @Test(arguments: cases)
  func `a query finds what it says`(query: String, wanted: [String]) throws {
    #expect(Set(try places(query)) == Set(wanted), "\(query)")
  }

  @Test(arguments: [
    ("A/RES/190/7 lamp", ["A/RES/190/7#op3"]), ("lamp 190/7", ["A/RES/190/7#op3"]),
    ("A/190/41 vessel", ["A/190/41#p2", "A/190/41#p3"]),
    ("A/RES/190/7 surveyed", ["A/190/41#p1"]),
  ])
  func `a document's name beside words is where they are looked for, unless they stand together`(
    query: String, wanted: [String]
  ) throws {
    let results = try search(query)
    #expect(Set(results.hits.map(\.locator.description)) == Set(wanted))
    #expect(results.hits.allSatisfy { $0.role == .match })
  }

  @Test func `words in the order typed come first`() throws {
    #expect(try places("good offices").first == "A/RES/190/7#op2")
  }

  @Test(arguments: [
    ("the use of outer harbours", "A/RES/190/7#op5"),
    ("the Use of Outer Harbours", "A/RES/190/7#op4"),
  ])
  func `words copied with their capitals find where they stand so`(
    query: String, place: String
  ) throws {
    #expect(try places(query).first == place)
  }

  @Test(arguments: [
    "A/RES/190/7", "a/res/190/7", "https://undocs.org/en/A/RES/190/7", "A_RES_190_7.pdf",
  ])
  func `a symbol gives the document, then what refers to it`(typed: String) throws {
    let hits = try search(typed).hits
    #expect(hits.map(\.locator.description) == ["A/RES/190/7", "A/190/41#p1"])
    #expect(hits.map(\.role) == [.named, .cites])
    #expect(hits[1].text[utf8: hits[1].highlights[0]] == "A/RES/190/7")
  }

  @Test func `a symbol with a star lists documents`() throws {
    let results = try search("a/190/5*")
    #expect(
      results.hits.map(\.locator.description) == ["A/190/52", "A/190/53", "A/190/54", "A/190/55"])
    #expect(results.total == 4)
  }

  @Test func `the family of a document is marked`() throws {
    let hits = try search("A/190/41").hits
    #expect(hits.map(\.role) == [.named, .family])
    #expect(hits[1].locator.description == "A/190/41/Add.1")
  }

  @Test func `when nothing has all the words, some of them are found and marked`() throws {
    let results = try search("lamp pirates zebra")
    #expect(results.hits.allSatisfy { $0.role == .partial })
    #expect(results.total == 3)
    #expect(results.remarks.count == 1)
  }

  @Test func `pages are parts of one list`() throws {
    let all = try search("the") { $0.limit = 100 }.hits.map(\.locator)
    var paged: [Locator] = []
    for offset in stride(from: 0, to: 20, by: 2) {
      paged += try search("the") {
        $0.limit = 2
        $0.offset = offset
      }.hits.map(\.locator)
    }
    #expect(paged == all)
    #expect(all.count > 4)
  }

  @Test func `documents, facets, order and filters`() throws {
    let results = try search("harbour") {
      $0.unit = .document
      $0.wantsFacets = true
      $0.order = .date
    }
    #expect(
      results.hits.map(\.locator.description) == ["A/190/41/Add.1", "A/RES/190/7", "A/190/41"])
    let types = results.facets.first { $0.name == "type" }?.counts.map { "\($0.value) \($0.count)" }
    #expect(types == ["report 2", "resolution 1"])
    let filtered = try search("harbour") {
      $0.types = [.resolution]
      $0.since = CalendarDay(iso: "2135-12-01")
    }
    #expect(filtered.hits.allSatisfy { $0.locator.symbol.display == "A/RES/190/7" })
  }

  @Test func `highlights stand on the words in every script`() throws {
    for (query, marked) in [
      ("harbours", "harbours"), ("l'homme", "homme"), ("物质的年度", "物质的年度"), ("قرار", "القرار"),
      ("резолюция", "резолюции"),
    ] {
      let hit = try #require(try search(query).hits.first { !$0.highlights.isEmpty })
      let words = hit.highlights.map { hit.text[utf8: $0].lowercased() }
      #expect(words.contains { $0.contains(marked) }, "\(query): \(words)")
    }
  }

  @Test func `synonyms count as the word`() throws {
    let list = SynonymList(reading: "# ships\nBoat, vessel, bateau\nnight watch\tdoor\n")
    let results = try search("~boat") { $0.synonyms = list }
    #expect(results.total == 2)
    #expect(try search("~\"Night  watch\"") { $0.synonyms = list }.hits.count == 1)
    #expect(try search("title:~\"night watch\"") { $0.synonyms = list }.hits.isEmpty)
    #expect(try search("~boat").remarks.contains("no synonyms of boat are known"))
  }

  @Test(arguments: [
    ("habrour", "harbour"), ("vesel", "vessel"), ("lampp", "lamp"), ("exteireur", "extérieur"),
    ("décisoin", "décision"), ("океаан", "океана"), ("القراار", "القرار"),
  ])
  func `a word that is nearly one is named, not searched for`(typed: String, meant: String) throws {
    let results = try search(typed)
    #expect(results.total == 0)
    #expect(results.remarks.contains("no passage has \(typed); did you mean \(meant)"))
  }

  /// English and Spanish, whose stems meet.
  private static let recommendations = Harbours.index(
    "recommendations",
    of: [
      Harbours.document(
        "A/190/61", .note, .english, "2135-10-02", "Buoys",
        [
          "The recommendation of the pilots was read.", "It was a recommendation of the board.",
          "They wish for a lamp.", "They wish for a buoy.", "The fish were counted.",
        ]),
      Harbours.document(
        "A/190/62", .note, .spanish, "2135-10-02", "Boyas",
        ["Se leyó la recomendación de los pilotos."]),
    ])

  @Test func `a slip that has the stem of a word of another language is told`() throws {
    let results = try results(of: "recomendation", in: Self.recommendations) { _ in }
    #expect(results.hits.map(\.locator.description) == ["A/190/62#p1"])
    #expect(
      results.remarks == ["no passage has recomendation as typed; did you mean recommendation"])
  }

  @Test(arguments: ["recommendations", "recomendaciones", "fishes", "=recommendation", "recomend*"])
  func `an inflection that no passage has is no slip`(typed: String) throws {
    let results = try results(of: typed, in: Self.recommendations) { _ in }
    #expect(results.total > 0)
    #expect(results.remarks.isEmpty)
  }

  @Test(arguments: [
    ("harbour session:191", "session:191"), ("body:\"Security Council\" lamp", "body:S"),
    ("date:>2140", "date:2141-01-01.."), ("symbol:A/RES/190/8 lamp", "symbol:A/RES/190/8"),
    ("language:es lamp", "language:es"), ("item:\"the moon\" lamp", "item:\"the moon\""),
  ])
  func `a condition that no document meets is named`(query: String, condition: String) throws {
    let results = try search(query)
    #expect(results.total == 0)
    #expect(results.remarks.contains("no document here is of \(condition)"))
  }

  /// A statement with its speaker, and a note under an item.
  private static let spoken: String = {
    var statement = Harbours.document(
      "A/190/81", .statement, .spanish, "2135-10-02", "Faros", ["Las lámparas arden."])
    statement.speeches = [
      Speech(
        path: LocatorPath(), speaker: "Sr. Pérez", affiliation: "Zêndia", language: nil, item: nil)
    ]
    var note = Harbours.document(
      "A/190/82", .note, .russian, "2135-10-02", "Маяки", ["Огни горят."])
    note.agendaItems = [ItemMention(item: "9", title: "Права гаваней")]
    return Harbours.index("spoken", of: [statement, note])
  }()

  @Test(arguments: [
    ("speaker:perez", "A/190/81"), ("speaker:PÉREZ", "A/190/81"), ("speaker:zendia", "A/190/81"),
    ("item:\"права гаваней\"", "A/190/82"), ("item:ПРАВА", "A/190/82"),
  ])
  func `case and accents of speakers and items never matter`(query: String, symbol: String) throws {
    let results = try results(of: query, in: Self.spoken) { _ in }
    #expect(!results.hits.isEmpty)
    #expect(results.hits.allSatisfy { $0.locator.symbol.display == symbol })
  }

  @Test(arguments: ["speaker:nobody", "verb:condemn", "cites:A/RES/190/99", "para:speech"])
  func `a condition that no passage meets is named`(condition: String) throws {
    let results = try search("lamp " + condition)
    #expect(results.total == 0)
    #expect(results.remarks.contains("no passage here is of \(condition)"))
    #expect(try search("zebra cites:A/RES/190/7").remarks.allSatisfy { !$0.contains("is of") })
  }

  @Test(arguments: [
    ("lamp AND pirates", "by themselves: lamp 2, pirates 1"),
    ("\"good offices\" NEAR/2 lamp", "by themselves: \"good offices\" 1, lamp 2"),
    ("zebra AND lamp", "by themselves: zebra 0, lamp 2"), ("zebra", nil),
  ])
  func `words that are nowhere together are counted by themselves`(
    query: String, counts: String?
  ) throws {
    let results = try search(query)
    #expect(results.total == 0)
    #expect(results.remarks.first { $0.hasPrefix("by themselves") } == counts)
  }

  @Test(arguments: ["cites:A/RES/190/7", "verb:recall", "surveyed cites:A/RES/190/7 verb:recall"])
  func `the reference that a field asks for is marked and shown`(query: String) throws {
    let hit = try #require(try search(query).hits.first)
    #expect(hit.locator.description == "A/190/41#p1")
    let marked = hit.highlights.map {
      String(decoding: Array(hit.text.utf8)[$0], as: UTF8.self)
    }
    #expect(marked.contains("A/RES/190/7"))
  }

  @Test(arguments: ["75/241", "L.9", "2137", "zzzzzz"])
  func `nothing is suggested for numbers, symbols and words like none`(typed: String) throws {
    #expect(try search(typed).remarks.allSatisfy { !$0.contains("did you mean") })
  }

  @Test func `an explanation shows tree, plan and scores`() throws {
    let results = try search("good offices type:resolution") { $0.explains = true }
    #expect(
      results.explanation?.tree
        == "all of\n  word good\n  word offices\n  where type:resolution")
    #expect(results.explanation?.plan.isEmpty == false)
    #expect(results.hits.allSatisfy { !$0.scoring.isEmpty })
  }

  @Test(arguments: 0..<120)
  func `any text gives results or none`(seed: Int) throws {
    var maker = QueryMaker(seed: UInt64(seed))
    let text = seed % 2 == 0 ? maker.rubbish() : maker.query(depth: 3).description
    let results = try search(text)
    #expect(results.hits.count <= results.total)
    for hit in results.hits {
      #expect(hit.highlights.allSatisfy { $0.upperBound <= hit.text.utf8.count })
    }
  }

  @Test(arguments: [
    String(repeating: "harbour OR ", count: 10_000), String(repeating: "lamp ", count: 20_000),
    String(repeating: "(", count: 100_000) + "lamp", "*a* OR *e* OR *i*", "a* b* c*",
    String(repeating: "lamp NEAR/3 ", count: 5000), "\"" + String(repeating: "the ", count: 20_000),
    String(repeating: "NOT lamp ", count: 3000), String(repeating: "x", count: 100_000),
    String(repeating: "*a* ", count: 5000),
    (0..<2000).map { "*\($0 % 26 + 10)*e?* OR *\(UnicodeScalar(UInt8(97 + $0 % 26)))*" }
      .joined(separator: " OR "),
    String(repeating: "受控物质的年度用量", count: 3500), String(repeating: "受 控 ", count: 15_000),
  ])
  func `a hostile query ends in bounded time`(text: String) throws {
    let taken = try threadTime { _ = try search(text) }
    #expect(taken < .seconds(20))
  }
}

@Suite struct CatalogueTests {
  private static let numbered = Harbours.index(
    "numbered",
    of: ["A/RES/190/7", "A/RES/190/88", "A/RES/190/9", "A/RES/191/3", "A/RES/180/12", "A/190/71"]
      .map {
        var document = Harbours.document(
          $0, .resolution, .english, "2135-12-07", "Tides", ["Notes it."])
        document.paragraphs.append(
          Paragraph(
            path: LocatorPath([LocatorStep(.annex, ""), LocatorStep(.p, 38)]), kind: .p,
            label: "38", level: 1, text: "Tides rise.", page: 2))
        return document
      })

  @Test func `a paragraph of the annex is near one of the text with its number`() throws {
    guard case .missing(let missing) = try Catalogue(path: Self.numbered).place("190/7#op38") else {
      Issue.record("it is here")
      return
    }
    #expect(missing.nearest.first?.description == "A/RES/190/7#annex/p38")
  }

  @Test(arguments: [
    ("A/RES/190/8", ["A/RES/190/7", "A/RES/190/9", "A/RES/190/88", "A/RES/191/3", "A/RES/180/12"]),
    ("A/RES/192/5", ["A/RES/191/3", "A/RES/190/7", "A/RES/190/9", "A/RES/190/88", "A/RES/180/12"]),
    ("A/191/71", ["A/190/71", "A/RES/180/12", "A/RES/190/7", "A/RES/190/88", "A/RES/190/9"]),
  ])
  func `the nearest numbers come first`(typed: String, nearest: [String]) throws {
    guard case .missing(let missing) = try Catalogue(path: Self.numbered).place(typed) else {
      Issue.record("\(typed) is here")
      return
    }
    #expect(missing.nearest.map(\.description) == nearest)
  }

  @Test(arguments: ["190/7", "A/RES/190/7#op1", "a/190/41/add.1"])
  func `a place is found in any spelling`(typed: String) throws {
    guard case .found = try Catalogue(path: Harbours.path).place(typed) else {
      Issue.record("\(typed) is not found")
      return
    }
  }

  @Test(arguments: [
    ("A/RES/190/7#op9", "A/RES/190/7 has no op9", "A/RES/190/7#op3"),
    ("A/190/42", "A/190/42 is not in the index", "A/190/41"),
  ])
  func `a place that is missing is told with the nearest`(
    typed: String, reason: String, nearest: String
  ) throws {
    guard case .missing(let missing) = try Catalogue(path: Harbours.path).place(typed) else {
      Issue.record("\(typed) is found")
      return
    }
    #expect(missing.reason == reason)
    #expect(missing.nearest.map(\.description).contains(nearest))
  }

  @Test func `what is said of a place that is not there is short`() throws {
    let typed = String(repeating: "harbour ", count: 10_000)
    guard case .missing(let missing) = try Catalogue(path: Harbours.path).place(typed) else {
      Issue.record("found")
      return
    }
    #expect(missing.reason.count < 200)
    #expect(
      missing.reason.hasSuffix(
        "… is no symbol or locator, and no file of that name is in the index"))
  }

  @Test func `a paragraph is shown with what hangs on it`() throws {
    let catalogue = try Catalogue(path: Harbours.path)
    guard case .found(let locator, let documents) = try catalogue.place("A/190/41#p1"),
      let document = documents.first
    else { return }
    let view = try catalogue.view(locator, in: document, context: 1, limit: 10)
    #expect(view.passages.map(\.locator.description) == ["A/190/41#p1"])
    #expect(view.after.map(\.locator.description) == ["A/190/41#p2"])
    #expect(view.referencesOut.map(\.state) == ["resolved"])
    #expect(view.referencesOut.map(\.title) == ["Harbours of the outer ocean"])
  }

  @Test func `an index's report counts it, and its fingerprint stays`() throws {
    let catalogue = try Catalogue(path: Harbours.path)
    let report = try catalogue.report()
    #expect(report.counts.documents == Harbours.documents.count)
    #expect(report.languages.first?.value == "en")
    #expect(try catalogue.state() == Catalogue(path: Harbours.path).state())
  }
}

@Suite struct PlaceOrderTests {
  @Test(arguments: [
    ("item9", "item10"), ("item9(b)", "item10"), ("item9", "item9(a)"), ("item9(z)", "item9(aa)"),
    ("op2", "op11(a)"), ("p16", "p16.2"), ("annex/p2", "annex/p10"),
  ])
  func `places stand in the order of their numbers`(first: String, second: String) throws {
    let a = try #require(LocatorPath(first)), b = try #require(LocatorPath(second))
    #expect(a.precedes(b) && !b.precedes(a))
  }
}

@Suite struct WordPatternTests {
  @Test(arguments: [
    ("wom?n", "woman", true), ("wom?n", "wommen", false), ("*ment", "disarmament", true),
    ("*ment", "mentor", false), ("d*a*t", "disarmament", true), ("a*b", "ab", true),
    ("*a*a*a*a*b", "aaaaaaaaaaaaaaaaaaaa", false),
  ])
  func `a pattern fits as a whole`(pattern: String, word: String, fits: Bool) {
    #expect(WordPattern(pattern, fold: { $0 })?.fits(word) == fits)
  }
}

@Suite struct SentenceTests {
  @Test(arguments: [
    ("One. Two. Three.", 3), ("See No. 5 of it. Then", 2), ("para. 3 (b) applies.", 1),
    ("第一句。第二句。", 2), ("灯. 第二句。", 2), ("A. 灯", 1), ("Is it? Yes!", 2), ("U.N. Charter", 1), ("", 0),
    ("3.5 per cent", 1),
  ])
  func `a text is cut at the ends of its sentences`(text: String, count: Int) {
    let sentences = SentenceBreaker.sentences(of: text)
    #expect(sentences.count == count)
    #expect(sentences.map { text[utf8: $0] }.joined() == text)
  }
}
