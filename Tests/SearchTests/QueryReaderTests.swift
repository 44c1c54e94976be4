import Documents
import TestSupport
import Testing

@testable import Search

@Suite struct QueryReaderTests {
  @Test(arguments: [
    ("peace", "peace"), ("peace security", "peace security"),
    ("peace AND security", "peace security"),
    ("peace OR security", "peace OR security"), ("a b OR c", "a b OR c"),
    ("a (b OR c)", "a (b OR c)"), ("((a))", "a"), ("peace NOT war", "peace NOT war"),
    ("peace -war", "peace NOT war"), ("-(a OR b) c", "NOT (a OR b) c"),
    ("“good offices”", "\"good offices\""), ("«bons  offices»", "\"bons offices\""),
    ("a NEAR b", "a NEAR/10 b"), ("a NEAR/3 \"b c\" NEAR/3 d", "a NEAR/3 \"b c\" NEAR/3 d"),
    ("a ADJ/2 b", "a ADJ/2 b"), ("=exact", "=exact"), ("=\"these words\"", "=\"these words\""),
    ("~child", "~child"),
    ("~\"good  offices\"", "~\"good offices\""), ("~\"*ood \"", "~\"*ood\""),
    ("~\"child \"", "~child"), ("title:~\"a b\"", "title:~\"a b\""),
    ("disarm*", "disarm*"), ("wom?n", "wom?n"),
    ("title:peace", "title:peace"),
    ("title:(a OR b)", "title:(a OR b)"), ("title:\"a b\" c", "title:\"a b\" c"),
    ("symbol:A/AC.292/2021/*", "symbol:A/AC.292/2021/*"), ("type:Resolution", "type:resolution"),
    ("language:French", "language:fr"), ("date:2021", "date:2021"),
    ("date:2021..2023", "date:2021..2023"), ("date:..2023-02", "date:..2023-02-28"),
    ("date:2024-02-29..", "date:2024-02-29.."), ("item:5(d)", "item:5(d)"),
    ("(item:5(d))", "item:5(d)"), ("speaker:\"Ms. Sel\"", "speaker:\"Ms. Sel\""),
    ("para:op", "para:op"), ("cites:75/240#op1", "cites:A/RES/75/240#op1"),
    ("cites:\"s/res/1325(2000)\"", "cites:\"S/RES/1325 (2000)\""), ("verb:recall", "verb:recall"),
    ("A/RES/75/240", "A/RES/75/240"), ("NOTE: 5", "NOTE: 5"), ("l'homme", "l'homme"),
    ("ICT-related", "ICT-related"), ("https://x.org/A/1", "https://x.org/A/1"), ("", ""),
    ("peace in:sentence", "peace in:sentence"), ("in:document", "in:document"),
    ("受控物质", "受控物质"), ("a\0b", "a b"), ("who?", "who?"),
    ("climate，change、water。", "climate change water"), ("「a b」《c》", "\"a b\" \"c\""),
    ("（a ＯＲ b）", "a OR b"), ("type：draft", "type:draft"), ("ｔｉｔｌｅ：=x", "title:=x"),
    ("a ＮＥＡＲ／３ b", "a NEAR/3 b"), ("１４８／１１２", "148/112"), ("wom？n water？", "wom?n water"),
    ("disarm＊ ＝x －y", "disarm* =x NOT y"), ("أضواء،موانئ؛ سفن؟", "أضواء موانئ سفن"),
    ("a\u{A0}b\u{2028}c\nd\r\ne", "a b c d e"), ("NOTE:5 12:30", "NOTE:5 12:30"),
    ("Type: draft", "\"Type:\" draft"), ("Date: 5 June", "\"Date:\" 5 June"),
    ("date:2021-2023", "date:2021..2023"), ("date:2021–2023", "date:2021..2023"),
    ("date:2021…2023-02", "date:2021-01-01..2023-02-28"), ("date:2021/12/05", "date:2021-12-05"),
    ("date:12/2021", "date:2021-12-01..2021-12-31"), ("date:5.12.2021", "date:2021-12-05"),
    ("date:\"5 décembre 2021\"", "date:2021-12-05"), ("date:2021年12月5日", "date:2021-12-05"),
    ("date:>2021", "date:2022-01-01.."), ("date:>=2021", "date:2021-01-01.."),
    ("date:<2021", "date:..2020-12-31"), ("date:<=2021-03", "date:..2021-03-31"),
    ("body:GA", "body:A"), ("body:\"Security Council\"", "body:S"), ("body:A/C.1", "body:A/C.1"),
    ("body:\"First Committee\"", "body:A/C.1"), ("language:français", "language:fr"),
    ("language:中文", "language:zh"), ("symbol:75/240", "symbol:A/RES/75/240"),
    ("session:80th", "session:80"), ("session:eightieth", "session:80"),
    ("session:S-30", "session:S-30"), ("type:\"summary record\"", "type:summary-record"),
    ("type:Resolutions", "type:resolution"), ("para:operative", "para:op"),
    ("para:preamble", "para:pp"), ("verb:recalls", "verb:recall"),
    ("verb:Recalling", "verb:recall"),
    ("verb:rappelant", "verb:recall"), ("verb:\"takes note of\"", "verb:\"take note\""),
    ("cites:https://undocs.org/A/RES/75/240", "cites:A/RES/75/240"),
    ("--\u{732}b", "\u{732}b"), ("~\"-\u{FFFD}g \"", "~\"-\u{FFFD}g\""),
  ])
  func `a query is read as it is meant`(text: String, printed: String) {
    let read = QueryReader.read(text)
    #expect(read.description == printed)
    #expect(read.remarks == [])
    #expect(QueryReader.read(printed) == read)
  }

  @Test(arguments: [
    ("(a b", "a b", "an opening bracket is not closed; it is closed at the end"),
    ("a) b", "a b", "a closing bracket has no partner and is left out"),
    ("\"a b", "\"a b\"", "a quotation mark is not closed; it is closed at the end"),
    ("a OR", "a", "OR has nothing after it and is left out"),
    ("OR a", "a", "OR has nothing before it and is left out"),
    ("AND a", "a", "AND has nothing on one side and is left out"),
    ("a NOT", "a", "NOT has nothing after it and is left out"),
    ("a NEAR", "a", "NEAR has nothing after it and is left out"),
    ("NEAR a", "a", "NEAR has nothing before it and is left out"),
    ("a ADJ (b OR c)", "a (b OR c)", "ADJ stands between words or phrases only and is left out"),
    ("in:page a", "a", "in: takes paragraph, document or sentence, not page; it is left out"),
    ("type: draft a", "type:draft a", "type: draft is read as type:draft"),
    ("date: 2021 a", "date:2021 a", "date: 2021 is read as date:2021"),
    ("title: x", "title:x", "title: x is read as title:x"),
    (
      "a NEAR5 b", "a NEAR5 b",
      "NEAR5 is no operator and is taken as a word; NEAR/5 is one, up to NEAR/1000"
    ),
    (
      "date:3/4/2021", "\"date 3/4/2021\"",
      "date:3/4/2021 is no day, month, year or range such as 2021..2023; it is taken as words"
    ),
    ("lang:fr a", "lang:fr a", "lang: is no field; did you mean language:"),
    ("types:draft", "types:draft", "types: is no field; did you mean type:"),
    (
      "date:soon", "\"date soon\"",
      "date:soon is no day, month, year or range such as 2021..2023; it is taken as words"
    ),
  ])
  func `what cannot be read is told`(text: String, printed: String, remark: String) {
    let read = QueryReader.read(text)
    #expect(read.description == printed)
    #expect(read.remarks == [remark])
  }

  @Test(arguments: 0..<400)
  func `reading what was printed gives it back`(seed: Int) {
    var maker = QueryMaker(seed: UInt64(seed))
    let query = maker.query(depth: 4)
    let read = QueryReader.read(query.description)
    #expect(read.query == query, "seed \(seed): \(query.description)")
    #expect(read.remarks == [], "seed \(seed)")
  }

  @Test(arguments: 0..<400)
  func `any text at all is read, and what was read prints the same`(seed: Int) {
    var maker = QueryMaker(seed: UInt64(seed))
    let text = maker.rubbish()
    let read = QueryReader.read(text)
    let again = QueryReader.read(read.description)
    #expect(again.description == read.description, "seed \(seed): \(text)")
  }

  @Test(arguments: [
    String(repeating: "a OR ", count: 10_000), String(repeating: "(", count: 100_000),
    String(repeating: "a(", count: 50_000), String(repeating: "~", count: 100_000),
    String(repeating: "title:", count: 20_000), String(repeating: "\"", count: 100_001),
    String(repeating: "NOT ", count: 30_000), String(repeating: "-", count: 100_000),
    String(repeating: "a NEAR/3 ", count: 12_000), String(repeating: "=(", count: 60_000),
    String(repeating: "type: ", count: 20_000), String(repeating: "verb:x ", count: 15_000),
    String(repeating: "lang:x ", count: 15_000), String(repeating: "，", count: 40_000),
  ])
  func `hostile queries are read in bounded time and bounded depth`(text: String) {
    let taken = threadTime {
      let read = QueryReader.read(text)
      #expect(read.query.leafCount <= QueryReader.mostTerms)
      #expect(!read.remarks.isEmpty || read.query.leafCount <= 1)
    }
    #expect(taken < .seconds(5))
  }
}

extension Query {
  fileprivate var leafCount: Int {
    switch self {
    case .everything: 0
    case .term, .filter: 1
    case .near(let terms, _, _): terms.count
    case .title(let inner), .not(let inner): inner.leafCount
    case .all(let parts), .any(let parts): parts.reduce(0) { $0 + $1.leafCount }
    }
  }
}

/// Random queries, and random texts that are nearly queries, from a seed.
struct QueryMaker {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 2_862_933_555_777_941_757 &+ 3_037_000_493 }

  private mutating func next(_ below: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % below
  }

  private mutating func pick<T>(_ values: [T]) -> T { values[next(values.count)] }

  private static let words = [
    "peace", "A/RES/175/240", "l'homme", "AND", "-minus", "=equals", "~tilde", "title:x", "5(d)",
    "paix", "资源", "القرار", "disarm*", "w?rd", "NEAR/3", "a(b", "x)y", "NOTE:", "in:document",
    "two words", "--", "&&", "OR",
  ]

  private mutating func term() -> Term {
    let text = pick(QueryMaker.words)
    let made: Term? =
      switch next(5) {
      case 0: Term.phrase(text + " and " + pick(QueryMaker.words))
      case 1: Term.word(text, exact: true)
      case 2: Term.synonyms(text)
      case 3: Term.phrase(text, exact: true)
      default: Term.word(text)
      }
    return made ?? Term.phrase("words") ?? term()
  }

  private mutating func filter() -> Filter {
    switch next(9) {
    case 0: .symbol("A/AC.292/2121/*")
    case 1: .body("A/C.1")
    case 2: .session("S-130")
    case 3: .type(pick(DocumentType.allCases))
    case 4: .language(.russian)
    case 5: .date(DayRange("2121-03..2123") ?? DayRange(first: nil, last: nil))
    case 6: .item(pick(["5(d)", "harbours of the ocean"]))
    case 7: .speaker(pick(["Ms. Sel", "Sel", ")("]))
    default: .paragraph(pick(ParagraphKind.allCases))
    }
  }

  mutating func query(depth: Int) -> Query {
    guard depth > 0 else { return next(4) == 0 ? .filter(filter()) : .term(term()) }
    switch next(7) {
    case 0: return Query.every((0..<2 + next(3)).map { _ in query(depth: depth - 1) })
    case 1: return Query.either((0..<2 + next(3)).map { _ in query(depth: depth - 1) })
    case 2:
      let inner = query(depth: depth - 1)
      if case .not = inner { return inner }
      return .not(inner)
    case 3:
      let order: Query.Order = next(2) == 0 ? .free : .asWritten
      return .near((0..<2 + next(2)).map { _ in term() }, within: 1 + next(20), order: order)
    case 4: return .title(.term(term()))
    case 5:
      return .title(
        Query.every([.term(term()), Query.either([.term(term()), .not(.term(term()))])]))
    default: return query(depth: 0)
    }
  }

  mutating func rubbish() -> String {
    let pieces = [
      "(", ")", "\"", " ", "OR", "AND", "NOT", "-", "=", "~", "*", "?", "title:", "date:", "in:",
      "NEAR/", "NEAR/4", "ADJ", ":", "cites:", "item:", "\0", "\u{1B}[2J", "é", "”", "\u{202E}",
      "5(d)",
      "word", "资源", "\u{301}", "\n", "\\", "'", ";", "--", "x",
    ]
    return (0..<next(40)).map { _ in pick(pieces) }.joined(separator: next(2) == 0 ? "" : " ")
  }
}
