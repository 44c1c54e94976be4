import Citations
import Documents

/// A document or place named as a text would name it, in any of the six languages: `document A/80/150`,
/// `paragraph 5 of General Assembly resolution 75/240 of 31 December 2020`, `item 93 of A/79/251`,
/// `резолюция 75/240`, `大会第75/240号决议`.
enum NameInWords {
  private static let longest = 300

  /// What the whole of `text` may name, the likeliest first; nothing when it says more than a name, or names
  /// several things.
  static func locators(in text: String) -> [Locator] {
    guard text.utf8.count <= longest else { return [] }
    let text = withCapitals(plain(text))
    let named = named(in: text)
    return named.isEmpty ? withNoun(text).map { self.named(in: $0) } ?? [] : named
  }

  /// - Parameter isAsTyped: not with the words behind the name put before it.
  private static func named(in text: String, isAsTyped: Bool = true) -> [Locator] {
    guard text.utf8.contains(where: { (0x30...0x39).contains($0) }),
      // The query language has no part in names.
      !text.contains(where: { "*?~=:\"“”«»|".contains($0) }), mayName(text)
    else { return [] }
    let citations = CitationExtractor().citations(in: text)
    let targets = citations.compactMap { $0.candidates.isEmpty ? $0.target : nil }
    guard let target = targets.first, targets.count == citations.count,
      targets.allSatisfy({ $0.symbol == target.symbol }),
      let end = citations.map(\.range.upperBound).max(),
      let start = citations.map(\.range.lowerBound).min()
    else { return [] }
    let after = text[utf8: end..<text.utf8.count]
    if isAsTyped, words(of: after).contains(where: councils.contains) {
      // "resolution 59/25 Human Rights Council"
      return named(in: after + " " + text[utf8: 0..<end], isAsTyped: false)
    }
    var rest = words(of: text[utf8: 0..<start]) + words(of: after)
    guard !namesMatters(rest) else { return [] }
    if target.path.isEmpty, let number = ItemInWords.number(in: rest, besides: beside) {
      return Locator.item(number, of: target.symbol).map { [$0] } ?? []
    }
    rest.removeAll(where: beside.contains)
    if rest.count == 1, rest[0].utf8.count == 1, let step = target.path.steps.last,
      step.kind == .sec
    {
      // "section 29C"
      let lettered = LocatorStep(.sec, step.value + rest[0].uppercased())
      return [Locator(target.symbol, LocatorPath(target.path.steps.dropLast() + [lettered]))]
    }
    if rest.count == 2, sections.contains(rest[0]), target.path.isEmpty {
      return [Locator(target.symbol, LocatorPath([LocatorStep(.sec, rest[1].uppercased())]))]
    }
    // Of several of its paragraphs the document is the name.
    let named = targets.count == 1 ? target : Locator(target.symbol)
    // A Russian word is a paragraph's and an item's.
    let item = item(of: named, text[utf8: start..<end])
    if let item, !rest.isEmpty, rest.allSatisfy(ItemInWords.agenda.contains) { return [item] }
    guard rest.isEmpty || isDate(rest) || isPage(rest) else { return [] }
    return [named] + (item.map { [$0] } ?? [])
  }

  /// The item of the number of a paragraph that the words name so that it may be one.
  private static func item(of place: Locator, _ text: String) -> Locator? {
    guard place.path.steps.count == 1, let step = place.path.steps.first, step.count == nil,
      words(of: text).contains(where: ItemInWords.nouns.contains)
    else { return nil }
    return Locator(place.symbol, LocatorPath([LocatorStep(.item, step.value, tail: step.tail)]))
  }

  /// Full-width signs and the digits of Arabic as plain ones.
  private static func plain(_ text: String) -> String {
    var plain = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x660...0x669, 0x6F0...0x6F9, 0xFF08...0xFF19:
        plain.append(Symbol.lookAlike(scalar.value).map { Unicode.Scalar($0) } ?? scalar)
      default: plain.append(scalar)
      }
    }
    return String(plain)
  }

  /// The text with symbols in small letters, `s/2025/411`, as they are printed.
  private static func withCapitals(_ text: String) -> String {
    text.split(separator: " ", omittingEmptySubsequences: false).map { word in
      guard word.contains("/"), word.first.map({ $0.isASCII && $0.isLowercase }) ?? false else {
        return String(word)
      }
      let symbol = word.prefix { !",;:#".contains($0) }
      return (Symbol(String(symbol))?.display ?? String(symbol)) + word.dropFirst(symbol.count)
    }.joined(separator: " ")
  }

  /// The text with the noun before a bare number, `80/16, para. 3`, which a text would not leave out; `nil`
  /// where its first number is no such one.
  private static func withNoun(_ text: String) -> String? {
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    guard
      let number = words.firstIndex(where: { word in
        let parts = word.split(separator: "/", omittingEmptySubsequences: false)
        return parts.count == 2
          && parts.allSatisfy { part in
            let digits = part.prefix(while: \.isASCIIDigit)
            return !digits.isEmpty && part.dropFirst(digits.count).allSatisfy { ",;.".contains($0) }
          }
      }), words.count > 1, Symbol(typed: String(words[number])) != nil
    else { return nil }
    return (words[..<number] + ["resolution"] + words[number...]).joined(separator: " ")
  }

  /// Whether words of organs stand there without the organ: security or human rights as such are what
  /// somebody looks for.
  private static func namesMatters(_ words: [String]) -> Bool {
    words.contains(where: matters.contains) && !words.contains(where: councils.contains)
  }

  private static let councils: Set = [
    "council", "conseil", "consejo", "совета", "совет", "مجلس", "理事会", "安全理事会",
    "经济及社会理事会",
  ]

  private static let matters = Set(
    """
    security economic social human rights sécurité économique droits homme seguridad económico derechos \
    humanos безопасности экономического социального правам человека الأمن
    """.split { $0 == " " || $0 == "\n" }.map(String.init))

  /// Whether no word stands there but those that introduce names, so that none is looked for itself; no
  /// file's name.
  static func isNothingElse(_ text: String) -> Bool {
    text.utf8.count <= longest && text.contains { $0 == "/" || $0 == "(" }
      && text.split(whereSeparator: \.isWhitespace).allSatisfy { word in
        word.contains(where: \.isNumber)
          || words(of: String(word)).allSatisfy {
            beside.contains($0) || parts.contains($0) || ItemInWords.nouns.contains($0)
              || letters.contains($0) || $0.count == 1
              || RomanNumeral.value(of: $0.uppercased()) != nil
          }
      }
  }

  /// Organs by their letters.
  private static let letters: Set = [
    "ga", "unga", "sc", "unsc", "unscr", "scr", "hrc", "unhrc", "ecosoc", "esc",
  ]

  /// Whether all words but one, which may be a month, introduce names: a cheap look before the words of
  /// all citations are made ready, which takes longer than a search.
  private static func mayName(_ text: String) -> Bool {
    var hasName = false
    var others = 0
    for word in text.split(whereSeparator: \.isWhitespace) {
      if word.contains(where: \.isNumber) {
        hasName = hasName || word.contains("/") || word.contains("(")
      } else if word.hasPrefix("("), isSession(word.dropFirst().prefix { $0 != ")" }) {
        hasName = true
      } else {
        others += words(of: String(word)).count { word in
          !(beside.contains(word) || parts.contains(word) || ItemInWords.nouns.contains(word)
            || ItemInWords.agenda.contains(word) || word.utf8.count == 1)
        }
      }
    }
    return hasName && others <= 1
  }

  /// `III` of `217 A (III)`, in Latin letters or those that look like them.
  private static func isSession(_ text: Substring) -> Bool {
    let letters = text.unicodeScalars.compactMap { scalar in
      scalar.isASCII ? UInt8(scalar.value) : Symbol.lookAlike(scalar.value)
    }
    return RomanNumeral.value(of: String(decoding: letters, as: UTF8.self)) != nil
  }

  /// Nouns of the parts of a document, and of its pages.
  private static let parts = Set(
    """
    paragraph paragraphs para paras op operative preambular items annex section sect sec p pp page pages
    paragraphe paragraphes par alinéa annexe page párrafo párrafos anexo página pág
    пункты п приложение стр с الفقرة فقرة الفقرات المرفق ص 段 条 附件 页
    """.split { $0 == " " || $0 == "\n" }.map(String.init))

  /// What a text would not write before the number of a section without a full stop.
  private static let sections: Set = ["sect", "sec", "section"]

  /// The normal form of a verb as it would govern a resolution in one of the six languages: `recall` for
  /// `recalls`, `Rappelant`, `回顾`; `nil` for a word that governs none.
  static func verb(_ word: String) -> String? {
    guard word.utf8.count <= 60 else { return nil }
    let extractor = CitationExtractor()
    for object in [" resolution 75/240", " la résolution 75/240", "第75/240号决议"] {
      if let verb = extractor.citations(in: word + object).first?.verb { return verb }
    }
    return nil
  }

  /// Words in small letters; ideographs of one run that are known words, each by itself.
  private static func words(of text: String) -> [String] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }.flatMap { run -> [String] in
      guard run.unicodeScalars.contains(where: { $0.properties.isIdeographic }) else {
        return [String(run)]
      }
      var rest = run
      var words: [String] = []
      while !rest.isEmpty {
        let digits = rest.prefix { $0.isNumber }
        let length = [4, 3, 2, 1].first {
          let word = String(rest.prefix($0))
          return beside.contains(word) || ItemInWords.nouns.contains(word)
            || ItemInWords.agenda.contains(word)
        }
        let word = digits.isEmpty ? rest.prefix(length ?? rest.count) : digits
        words.append(String(word))
        rest = rest.dropFirst(word.count)
      }
      return words
    }
  }

  /// A day, the name of a month and a year, or part of that with the year.
  private static func isDate(_ words: [String]) -> Bool {
    let numbers = words.compactMap { Int($0) }
    guard words.count <= 3, words.count - numbers.count <= 1 else { return false }
    return numbers.count(where: { (1945...2999).contains($0) }) == 1
      && numbers.allSatisfy { (1...31).contains($0) || (1945...2999).contains($0) }
  }

  private static func isPage(_ words: [String]) -> Bool {
    words.first.map(parts.contains) ?? false
      && words.count <= 3 && words.dropFirst().allSatisfy { Int($0) != nil }
  }

  /// What stands beside a name and adds nothing to it, also where somebody asks what refers to it.
  private static let introducing: [(language: Language, words: Set<String>)] = [
    (
      Language.english,
      """
      document documents doc see in the of and a an by its under pursuant to full text pdf united nations un \
      general assembly security council economic social human rights resolution res decision dec draft report \
      dated adopted on u n what who which cite cites citing cited refer refers referring references mention \
      mentions mentioning
      """
    ),
    (
      Language.french,
      """
      voir dans le la les de du des d l nations unies onu assemblée générale conseil sécurité et économique \
      droits homme résolution décision projet rapport en date adoptée adopté qui cite citent citant mentionne
      """
    ),
    (
      Language.spanish,
      """
      documento documentos véase ver el la los las de del en y naciones unidas asamblea general consejo \
      seguridad económico social derechos humanos resolución decisión proyecto informe fecha aprobada aprobado \
      quién cita citan menciona
      """
    ),
    (
      Language.russian,
      """
      документ документа документе документы см в из оон генеральной ассамблеи генеральная ассамблея совета \
      совет безопасности экономического и социального по правам человека резолюция резолюции резолюцию \
      решение решения проект доклад от года г принята принятая принятой кто ссылается ссылаются на
      """
    ),
    (
      Language.arabic,
      """
      الوثيقة وثيقة انظر في من قرار القرار الجمعية العامة مجلس الأمن الأمم المتحدة المؤرخ المتخذ تقرير مشروع \
      إلى يشير
      """
    ),
    (
      Language.chinese,
      "文件 见 号 决议 决定 大会 安全理事会 安理会 联合国 经济及社会理事会 的 通过 第 年 月 日 草案 报告 引用 提到"
    ),
  ].map { ($0.0, Set($0.1.split { $0 == " " || $0 == "\n" }.map(String.init))) }

  private static let beside = introducing.reduce(into: Set()) { $0.formUnion($1.words) }

  /// The language of the words about a name; `nil` where they tell none, or several as well.
  static func language(of text: String) -> Language? {
    guard text.utf8.count <= longest else { return nil }
    let words = words(of: text).filter { !$0.utf8.allSatisfy(\.isASCIILetter) || $0.utf8.count > 1 }
    let counts = introducing.map { part in (part.language, words.count(where: part.words.contains))
    }
    guard let most = counts.map(\.1).max(), most > 0 else { return nil }
    let those = counts.filter { $0.1 == most }
    return those.count == 1 ? those[0].0 : nil
  }
}
