import Documents

/// Numbers of agenda items in a line: `13 and 75 (a)`, `77 to 85`, `18 (a) to (c)`, `69, 71 and 132`.
enum ItemList {
  /// The items from `position` on, ranges filled in, and the index after them.
  static func read(_ tokens: [Token], at position: Int) -> (items: [String], end: Int)? {
    var items: [String] = []
    var index = position
    var lastNumber: Int?
    var isRange = false
    if index < tokens.count, tokens[index].text == "第" { index += 1 }
    while index < tokens.count {
      if let number = tokens[index].number, number > 0, number < 1000 {
        if let next = index + 1 < tokens.count ? tokens[index + 1] : nil,
          DateParts.months[next.text] != nil
        {
          break
        }
        if isRange, let from = lastNumber, number > from, number - from < 200,
          items.last?.contains("(") == false
        {
          for value in from + 1..<number { items.append("\(value)") }
        }
        lastNumber = number
        items.append("\(number)")
        isRange = false
        index += 1
        let letters = self.letters(tokens, at: &index)
        if !letters.isEmpty {
          items.removeLast()
          items += letters.map { "\(number)\($0)" }
        }
      } else if let number = lastNumber, tokens[index].text == "(" || tokens[index].text == "（" {
        var end = index
        let more = letters(tokens, at: &end)
        guard !more.isEmpty else { break }
        items += more.map { "\(number)\($0)" }
        index = end
      } else if !items.isEmpty, Lexicon.itemJoiners.contains(tokens[index].text),
        continues(tokens, at: index + 1)
      {
        index += 1
      } else if !items.isEmpty, Lexicon.itemRanges.contains(tokens[index].text),
        continues(tokens, at: index + 1)
      {
        isRange = true
        index += 1
      } else {
        break
      }
    }
    return items.isEmpty ? nil : (items, index)
  }

  private static func continues(_ tokens: [Token], at index: Int) -> Bool {
    guard index < tokens.count else { return false }
    if tokens[index].kind == .number || tokens[index].text == "(" { return true }
    return Lexicon.itemJoiners.contains(tokens[index].text) && index + 1 < tokens.count
      && tokens[index + 1].kind == .number
  }

  /// `(a)`, `(a) (i)`, `(a) to (c)`, `a)`, as texts with their brackets.
  private static func letters(_ tokens: [Token], at index: inout Int) -> [String] {
    var letters: [String] = []
    var position = index
    var isRange = false
    var wasJoined = false
    while position < tokens.count {
      var open = position
      if tokens[open].text == "(" { open += 1 }
      guard open + 1 < tokens.count, tokens[open].kind == .word, tokens[open + 1].text == ")",
        let key = Label.read("(\(tokens[open].text)) x")?.key
      else { break }
      let isNested =
        !letters.isEmpty && !isRange && position == index && !wasJoined
        && (ListLetters.place(key) != 1 && (RomanNumeral.value(of: key) != nil || Int(key) != nil))
      if isNested, let last = letters.popLast() {
        letters.append(last + "(\(key))")
        position = open + 2
        index = position
        continue
      }
      wasJoined = false
      let place = ListLetters.place(key)
      if isRange, let last = letters.last.map({ String($0.dropFirst().dropLast()) }),
        let from = ListLetters.place(last), let place, place > from
      {
        for value in from + 1..<place { letters.append("(\(ListLetters.latin(value)))") }
      }
      letters.append("(\(key))")
      isRange = false
      position = open + 2
      index = position
      if position + 1 < tokens.count, tokens[position + 1].text == "(" {
        if Lexicon.itemRanges.contains(tokens[position].text) {
          isRange = true
          wasJoined = true
          position += 1
        } else if Lexicon.itemJoiners.contains(tokens[position].text) {
          wasJoined = true
          position += 1
        }
      }
    }
    return letters
  }
}

/// The bracket line of a resolution: `[on the report of the Sixth Committee (A/78/432, para. 8)]`.
enum Origin {
  static func locators(in text: String) -> [Locator] {
    var locators: [Locator] = []
    var rest = Substring(text)
    while let open = rest.firstIndex(where: { $0 == "(" || $0 == "（" }) {
      var depth = 0
      var close = open
      while close < rest.endIndex {
        if "(（".contains(rest[close]) { depth += 1 }
        if ")）".contains(rest[close]) {
          depth -= 1
          if depth == 0 { break }
        }
        close = rest.index(after: close)
      }
      let inside = String(rest[rest.index(after: open)..<close])
      let symbols = SymbolText.symbols(in: inside)
      let tokens = Token.tokens(of: inside)
      var step: LocatorStep?
      if let found = Lexicon.paragraph.first(in: tokens), found.upperBound < tokens.count,
        let number = tokens[found.upperBound].number
      {
        step = LocatorStep(.p, number)
      }
      for (index, symbol) in symbols.enumerated() {
        let isLast = index == symbols.count - 1
        let path = isLast ? step.map { LocatorPath([$0]) } : nil
        locators.append(Locator(symbol, path ?? LocatorPath()))
      }
      guard close < rest.endIndex else { break }
      rest = rest[rest.index(after: close)...]
    }
    return locators
  }
}

/// Lines that end a text: "45th plenary meeting", "7 December 2023", "Adopted unanimously at …".
enum Closing {
  struct Found {
    var meeting: String?
    var date: CalendarDay?
  }

  /// Reads a closing line; `nil` when `text` is anything more.
  static func read(_ text: String) -> Found? {
    guard text.utf8.count < 120 else { return nil }
    let tokens = Token.tokens(of: text)
    guard let first = tokens.first, first.kind == .number || first.text == "第" || isArabic(first)
    else { return nil }
    var found = Found()
    var index = 0
    if let phrase = Lexicon.meeting.first(in: tokens), phrase.lowerBound <= 4 {
      let isArabicOrder = phrase.lowerBound == 0
      var end = phrase.upperBound
      if isArabicOrder {
        guard end < tokens.count, tokens[end].kind == .number else { return nil }
        end += 1
      } else {
        guard tokens[..<phrase.lowerBound].contains(where: { $0.kind == .number }) else {
          return nil
        }
      }
      found.meeting = text.bytes(
        tokens[0].range.lowerBound..<tokens[end - 1].range.upperBound)
      index = end
    }
    while index < tokens.count, tokens[index].kind == .sign { index += 1 }
    if index < tokens.count {
      guard let (day, count) = CalendarDay.read(tokens, at: index) else { return nil }
      found.date = day
      index += count
      while index < tokens.count, tokens[index].kind == .sign { index += 1 }
    }
    guard index >= tokens.count else { return nil }
    return found
  }

  private static func isArabic(_ token: Token) -> Bool {
    Lexicon.meeting.contains { $0.words.first == token.text }
  }

  /// The name of a meeting around its phrase: "7451st meeting".
  static func meeting(_ text: String, _ tokens: [Token], phrase: Range<Int>) -> String? {
    var start = phrase.lowerBound
    while start > 0, phrase.lowerBound - start < 4, tokens[start].kind != .number { start -= 1 }
    guard tokens[start].kind == .number else { return nil }
    return text.bytes(
      tokens[start].range.lowerBound..<tokens[phrase.upperBound - 1].range.upperBound)
  }
}

/// The organ's name that opens a resolution: "The General Assembly,".
enum Speaker {
  /// Whether `text` opens so. Without the article and without a comma it must be `isCertain`, for
  /// "General Assembly" is also a line of the masthead.
  static func opens(_ text: String, isCertain: Bool) -> Bool {
    length(text, isCertain: isCertain) != nil
  }

  /// UTF-8 length of the opening, comma included.
  static func length(_ text: String, isCertain: Bool) -> Int? {
    guard mayOpen(text) else { return nil }
    let head = String(text.unicodeScalars.prefix(90))
    let tokens = Token.tokens(of: head)
    guard let first = tokens.first else { return nil }
    let hasArticle = ["the", "le", "la", "el", "ان"].contains(first.text) || first.text == "l"
    var count: Int?
    if first.text == "the" {
      count = speakers.match(tokens, at: 1).map { $0 + 1 } ?? body(tokens)
    } else {
      count = Lexicon.speakers.match(tokens, at: 0)
    }
    guard let count else { return nil }
    if count < tokens.count, [",", ":"].contains(tokens[count].text) {
      return tokens[count].range.upperBound
    }
    let end = tokens[count - 1].range.upperBound
    if count == tokens.count { return hasArticle || isCertain ? end : nil }
    // "The General Assembly Endorses …", "The General Assembly decides": a verb follows directly.
    guard hasArticle, isCertain, tokens[count].kind == .word, tokens[count].range.lowerBound > end,
      !["of", "resolution", "resolutions", "and", "has", "at"].contains(tokens[count].text)
    else { return nil }
    return end
  }

  private static let speakers = Lexicon.organs.flatMap(\.phrases)

  /// Other bodies that speak: "The Executive Board,", "The Conference of the States Parties,".
  private static func body(_ tokens: [Token]) -> Int? {
    guard tokens.count > 2,
      [
        "executive", "conference", "commission", "committee", "council", "governing", "trade",
        "meeting", "open",
      ].contains(tokens[1].text),
      tokens.count <= 15
    else { return nil }
    // Alone in its line, with a comma or without.
    if let sign = tokens.firstIndex(where: { $0.kind == .sign && $0.text != "-" }) {
      return sign == tokens.count - 1 && [",", ":"].contains(tokens[sign].text) ? sign : nil
    }
    return tokens.count <= 8 ? tokens.count : nil
  }

  private static func mayOpen(_ text: String) -> Bool {
    guard let first = text.utf8.first else { return false }
    return first >= 0x80 || "TLECA".utf8.contains(first) || "SG".utf8.contains(first)
  }
}

/// The line above a draft that names who submits it.
enum Sponsors {
  private static let drafts: [Phrase] = [
    "draft resolution", "draft decision", "draft resolutions", "revised draft resolution",
    "projet de résolution", "projet de décision", "proyecto de resolución", "proyecto de decisión",
    "проект резолюции", "проект решения", "مشروع قرار", "مشروع مقرر", "决议草案", "决定草案",
  ]

  private static let amendments: [Phrase] = [
    "amendment to", "amendments to", "amendement au", "amendements au", "enmienda al", "поправка к",
  ]

  /// "Ruritania: amendment to the draft resolution contained in …".
  static func isAmendment(_ tokens: [Token]) -> Bool {
    guard let found = amendments.first(in: tokens), found.lowerBound > 0 else { return false }
    return tokens[..<found.lowerBound].contains { $0.text == ":" }
  }

  static func isLine(_ tokens: [Token]) -> Bool {
    if isAmendment(tokens) { return true }
    guard let found = drafts.first(in: tokens) else { return false }
    if found.lowerBound == 0 {
      // "Draft resolution submitted by the Chair …"
      return tokens.count > found.upperBound + 2 && tokens.count < 60
        && ["submitted", "proposed", "présenté", "déposé", "presentado", "представленный", "مقدم"]
          .contains(tokens[found.upperBound].text)
    }
    let after = tokens[found.upperBound...]
    return after.allSatisfy { $0.kind == .sign }
      && tokens[..<found.lowerBound].contains { $0.text == ":" }
      || (after.allSatisfy { $0.kind == .sign } && tokens.first?.text == "revised")
  }
}

/// Words that open a body that has no numbers yet.
enum BodyOpening {
  static let words: [Phrase] = [
    "Summary", "Contents", "Résumé", "Resumen", "Резюме", "موجز", "摘要", "Índice", "Indice",
    "Table des matières", "Содержание", "المحتويات", "目录", "Table of contents", "Annotations",
    "Statement", "Note", "Sommaire",
  ]
  static let phrases: [Phrase] = [
    "The meeting was called to order", "The meeting resumed", "La séance est ouverte",
    "Se declara abierta la sesión", "Se abre la sesión", "Заседание открывается",
    "افتتحت الجلسة", "In the absence of", "The Secretary-General has received the following",
    "President:", "Chair:", "Chairman:", "Chairperson:", "Président :", "Présidente :",
    "Presidente:", "Presidenta:", "Председатель:", "الرئيس:", "主席:", "Mr.", "On instructions from",
    "I have the honour", "I am transmitting", "Upon instructions",
  ]
}

/// Titles as they are kept.
enum TitleText {
  static func joined(_ pieces: [Piece]) -> String {
    clean(pieces.map { $0.whole }.joined(separator: " "))
  }

  /// Without footnote stars and white space at the ends.
  static func clean(_ text: String) -> String {
    var rest = Substring(text.trimmed)
    while let last = rest.last, last == "*" || last == " " { rest.removeLast() }
    return String(rest)
  }

  /// A title from a catalogue, without the colon or slash that ends it there.
  static func stated(_ text: String) -> String {
    var rest = Substring(text.trimmed)
    while let last = rest.last, " :/".contains(last) { rest.removeLast() }
    return String(rest)
  }

  static let kinds: [Phrase] = [
    "Note by", "Notes by", "Report of", "Report by", "Reports of", "Letter dated", "Letters dated",
    "Identical letters", "Note verbale", "Notes verbales", "Statement submitted", "Statement by",
    "Draft resolution", "Draft decision", "Draft report", "Memorandum by", "Working paper",
    "Note du", "Note de", "Rapport du", "Rapport de", "Lettre datée", "Lettres datées",
    "Lettres identiques", "Nota del", "Nota de", "Informe del", "Informe de", "Carta de fecha",
    "Cartas idénticas", "Записка", "Доклад", "Письмо", "Идентичные письма", "Вербальная нота",
    "مذكرة", "تقرير", "رسالة مؤرخة", "رسالتان متطابقتان", "秘书处的说明", "秘书长的报告", "秘书长的说明",
    "Addendum", "Corrigendum",
  ]

  static func isSubtitle(_ text: String) -> Bool {
    kinds.match(Token.tokens(of: String(text.prefix(80))), at: 0) != nil
  }

  private static let letters: [Phrase] = [
    "Letter dated", "Letters dated", "Identical letters", "Note verbale", "Lettre datée",
    "Lettres", "Carta de fecha", "Cartas", "Письмо", "Идентичные письма", "رسالة", "رسالتان",
  ]
  static func isLetter(_ text: String) -> Bool {
    letters.match(Token.tokens(of: String(text.prefix(80))), at: 0) != nil
  }

  private static let nouns: [Phrase] = [
    "agenda", "programme of work", "organization of work", "workplan", "ordre du jour",
    "programme de travail", "programa", "programa de trabajo", "повестка дня", "программа работы",
    "جدول الأعمال", "برنامج العمل", "议程", "工作方案", "report", "list of", "summary record",
    "timetable",
  ]

  static func namesKind(_ text: String) -> Bool {
    guard text.utf8.count < 400 else { return false }
    let tokens = Token.tokens(of: text)
    return kinds.match(tokens, at: 0) != nil || nouns.first(in: tokens) != nil
  }

  /// A line of place and dates: "New York, 13–17 December 2021".
  static func namesPlace(_ text: String) -> Bool {
    let tokens = Token.tokens(of: text)
    guard tokens.count < 16, let last = tokens.last?.number, (1946...2100).contains(last) else {
      return false
    }
    return tokens.contains { DateParts.months[$0.text] != nil }
  }
}

/// Headings that open an annex or an appendix.
enum HeadingWords {
  /// The step for "Annex", "Annex II", "المرفق الأول", "附件一"; `nil` for any other line.
  static func annex(_ tokens: [Token]) -> LocatorStep? {
    guard let first = tokens.first, first.kind == .word else { return nil }
    if let count = Lexicon.annex.match(tokens, at: 0) {
      return LocatorStep(.annex, number(tokens, from: count) ?? "")
    }
    if let count = Lexicon.appendix.match(tokens, at: 0) {
      let value = number(tokens, from: count).map { "appendix-" + $0 } ?? "appendix"
      return LocatorStep(.annex, value)
    }
    return nil
  }

  private static func number(_ tokens: [Token], from start: Int) -> String? {
    guard start < tokens.count else { return nil }
    let token = tokens[start]
    if RomanNumeral.value(of: SymbolText.latin(token.text)) != nil {
      return SymbolText.latin(token.text).uppercased()
    }
    if let number = token.number, number < 200 { return RomanNumeral.text(of: number) }
    if let (value, _) = ChineseNumeral.read(tokens, at: start) {
      return RomanNumeral.text(of: value)
    }
    if let first = token.text.unicodeScalars.first, first.value >= 0x600,
      let value = SessionOrdinal.first(in: token.text)
    {
      return RomanNumeral.text(of: value)
    }
    if token.text.count == 1, let letter = token.text.first, letter.isASCII, letter.isLetter {
      return token.text.uppercased()
    }
    return nil
  }
}
