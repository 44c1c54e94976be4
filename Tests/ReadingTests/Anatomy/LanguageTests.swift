import Documents
import Testing

@testable import Reading

/// What the six languages print otherwise, in specimens of one text: the same places must come out.
@Suite struct LanguageTests {
  @Test(arguments: [
    "Chapter II\nLamps\nA. Oil\n2. The keepers met in the year and asked for lamps.",
    "CHAPITRE II. Lampes\nA. Huile\n2. Les gardiens se sont réunis et ont demandé des lampes.",
    "Capítulo 2\nLámparas\nA. Aceite\n2. Los guardianes se reunieron y pidieron lámparas.",
    "Глава II\nЛампы\nА. Масло\n2. Смотрители провели заседание и просили лампы.",
    "الفصل الثاني\nالمصابيح\nألف - الزيت\n٢ - اجتمع الحراس في السنة وطلبوا مصابيح.",
    "第二章\n灯\nA. 油\n2. 守灯人于该年举行会议，要求提供灯具。",
  ])
  func `a chapter is one place in every language`(text: String) {
    let read = document(
      "A/143/29\nDistr.: General\n1 May 2088\nReport of the Committee\n"
        + "1. The present report was written for the keepers, and they have read it.\n" + text)
    #expect(Set(read.paths).isSuperset(of: ["ch.II", "ch.II.A", "p2"]), "\(read.paths)")
  }

  @Test(arguments: [
    ("Annex II", "annex.II"), ("Annexe II", "annex.II"), ("Anexo II", "annex.II"),
    ("Приложение II", "annex.II"), ("المرفق الثاني", "annex.II"), ("附件二", "annex.II"),
    ("المرفق الأول", "annex.I"), ("المرفق الحادي عشر", "annex.XI"), ("附件十二", "annex.XII"),
  ])
  func `an annex is one place in every language`(heading: String, path: String) {
    let read = document(
      "A/143/29\nNote by the Secretariat\n1. The keepers met.\n\(heading)\n1. They asked for lamps."
    )
    #expect(read.paths.contains(path), "\(read.paths)")
  }

  @Test(arguments: [
    "Chapter II of the Charter is what the keepers of the harbours spoke of",
    "Chapters that the keepers wrote", "第二次会议",
  ])
  func `a sentence about a chapter opens none`(line: String) {
    let read = document("A/143/29\nDistr.: General\nNote by the Secretariat\n\(line)\n1. One.")
    #expect(!read.paths.contains { $0.hasPrefix("ch.") }, "\(read.paths)")
  }

  @Test(arguments: [
    "1. Requests:\n(a) To wait;\n(b) To light a lamp;\n2. Ends.",
    "1. Prie :\na) D’attendre ;\nb) D’allumer une lampe ;\n2. Décide.",
    "1. Pide:\na) Que se espere;\nb) Que se encienda una lámpara;\n2. Decide.",
    "1. просит:\na) ждать;\nb) зажечь лампу;\n2. постановляет.",
    "1. просит:\nа) ждать;\nб) зажечь лампу;\n2. постановляет.",
    "١ - تطلب:\n(أ) أن ينتظر؛\n(ب) أن يضيء مصباحا؛\n٢ - تقرر.",
    "1. 请：\n(a) 等待；\n(b) 点灯；\n2. 决定。",
  ])
  func `numbers and letters are the same places in every language`(text: String) {
    let read = document("A/143/29\nNote by the Secretariat\n" + text)
    #expect(read.textPaths.suffix(4) == ["p1", "p1(a)", "p1(b)", "p2"], "\(read.textPaths)")
    #expect(read.findings.isEmpty)
  }

  @Test(arguments: [
    "4.1 The keepers met.\n4.2 They asked for lamps.\n5.1 They left.",
    "4.1 Смотрители встретились.\n4.2 Они просили лампы.\n5.1 Они ушли.",
    "4-1 اجتمع الحراس في السنة.\n4-2 وطلبوا مصابيح.\n5-1 ثم ذهبوا.",
    "4.1 守灯人举行会议。\n4.2 他们要求提供灯具。\n5.1 他们离开了。",
  ])
  func `numbers below numbers are the same places in every language`(text: String) {
    let read = document("A/143/29\nNote by the Secretariat\n" + text)
    #expect(read.textPaths.suffix(3) == ["p4.1", "p4.2", "p5.1"], "\(read.textPaths)")
  }

  private static let english = "The keepers of the harbours met in the year and asked for lamps."
  private static let foreign: [(Language, String)] = [
    (
      .french,
      "Les gardiens des ports se sont réunis dans l’année et ont demandé des lampes pour la côte."
    ),
    (
      .spanish,
      "Los guardianes de los puertos se reunieron en el año y pidieron lámparas para la costa."
    ),
    (.russian, "Смотрители гаваней провели заседание в этом году и просили лампы для берега."),
    (.arabic, "اجتمع حراس الموانئ في هذه السنة وطلبوا مصابيح للساحل الشمالي وللجرس القديم."),
    (.chinese, "港口守灯人于该年举行会议，要求为北部海岸提供灯具和钟。"),
  ]

  @Test(arguments: foreign)
  func `a paragraph in another language than its document's says so`(
    language: Language, text: String
  ) {
    let inner = document(
      "A/143/29\nNote by the Secretariat\n1. \(Self.english) \(Self.english)\n2. \(text)\n"
        + "3. \(Self.english) \(Self.english)")
    #expect(inner.language == .english)
    #expect(inner.paragraphs.suffix(3).map(\.language) == [nil, language, nil])
    let outer = document(
      "A/143/29\nNote by the Secretariat\n1. \(text)\n2. \(Self.english)\n3. \(text)\n4. \(text)")
    #expect(outer.language == language)
    #expect(outer.paragraphs.suffix(4).map(\.language) == [nil, .english, nil, nil])
  }

  @Test(arguments: [
    "The keepers read “Les gardiens des ports” aloud and asked for the lamps of the coast.",
    "Association internationale des gardiens et amis des ports (Ruritania)",
    "Ms. Núñez y García de los Ríos, Mr. van der Berg, Mr. De la Cruz", "Иванов, Петров",
    "See A/143/12, para. 3; E/2093/14, para. 7; and S/RES/3901 (2094), annex.",
  ])
  func `names and quotations make no other language`(text: String) {
    let read = document(
      "A/143/29\nNote by the Secretariat\n1. \(Self.english)\n2. \(text)\n3. \(Self.english)")
    #expect(read.paragraphs.allSatisfy { $0.language == nil })
  }

  @Test(arguments: [
    // Letters of another alphabet that look alike, in a symbol and in headings.
    ("А/143/29", "В. Лампы", "ch.B"), ("A/143/29", "С. Лампы", "ch.C"),
  ])
  func `Russian letters that look like Latin ones are read as those`(
    symbol: String, heading: String, path: String
  ) {
    let read = document(
      "Организация Объединенных Наций\n\(symbol)\nДоклад Генерального секретаря\n"
        + "1. Смотрители провели заседание и просили лампы.\n\(heading)\n"
        + "2. Смотрители провели заседание и просили лампы.")
    #expect(read.symbol?.display == "A/143/29")
    #expect(read.paths.contains(path), "\(read.paths)")
  }

  @Test(arguments: [
    ("十", 10), ("十二", 12), ("二十", 20), ("七十九", 79), ("一百零三", 103), ("一百四十三", 143),
    ("二〇九三", 2093),
  ])
  func `Chinese numerals are numbers`(text: String, number: Int) {
    let tokens = Token.tokens(of: text)
    #expect(ChineseNumeral.read(tokens, at: 0)?.value == number)
  }

  @Test func `presentation forms of text are letters`() {
    // Alef, lam with alef and hamza, meem, teh marbuta, in the order of reading.
    let source = readText("\u{FE8D}\u{FEF7}\u{FEE3}\u{FE94} في\n")
    #expect(source.blocks.map(\.text) == ["الأمة في"])
  }

  @Test func `reversed Arabic of an old text layer is put right where that can be told`() throws {
    let opened = read(
      Array("تقرر األمم واآلمال أن األسبوع لألمم\n".utf8), place: "a.txt", limits: .standard)
    let source = try #require(opened.source)
    #expect(source.blocks.map(\.text) == ["تقرر الأمم والآمال أن الأسبوع للأمم"])
    #expect(source.findings.map(\.kind) == ["arabic-order"])
  }
}
