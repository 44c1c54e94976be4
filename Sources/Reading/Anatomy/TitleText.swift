import Documents

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

  private static let asides: [Phrase] = [
    "Official Records", "Supplement No.", "Documents officiels", "Supplément No",
    "Documentos Oficiales",
    "Suplemento Núm.", "Официальные отчеты", "Дополнение №", "الوثائق الرسمية", "正式记录",
    "Rapporteur",
    "Rapporteuse", "Relator", "Relatora", "Докладчик", "المقرر", "报告员",
  ]

  /// Lines beside a title that are none: "Official Records", "Supplement No. 33", "Rapporteur: Ms. X".
  static func isAside(_ tokens: [Token]) -> Bool {
    if tokens.count < 16, tokens.first?.text == "[", tokens.last?.text == "]" { return true }
    guard tokens.count < 16, let count = asides.match(tokens, at: 0) else { return false }
    guard count < tokens.count else { return true }
    return tokens[count].text == ":" || tokens[count].kind == .number || tokens[count].kind == .sign
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
    if endsWith(text, ["的信", "的同文信", "普通照会"]) { return true }
    return letters.match(Token.tokens(of: String(text.prefix(80))), at: 0) != nil
  }

  /// Chinese names a document's kind at the end of its title.
  static func endsWith(_ text: String, _ endings: [String]) -> Bool {
    let clean = TitleText.clean(text)
    return endings.contains { clean.hasSuffix($0) }
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
    if isLetter(text) || endsWith(text, ["报告", "说明"]) { return true }
    return kinds.match(tokens, at: 0) != nil || nouns.first(in: tokens) != nil
  }

  /// Whether a line is set in capitals, as the titles of typewritten documents are.
  static func isCapitals(_ text: String) -> Bool {
    var capitals = 0
    var small = 0
    for scalar in text.unicodeScalars where scalar.properties.isAlphabetic {
      if scalar.properties.isUppercase { capitals += 1 }
      if scalar.properties.isLowercase { small += 1 }
    }
    return capitals >= 4 && small * 6 <= capitals
  }

  /// Who speaks and in what kind of document, and no subject: "Progress report by the Secretary-General".
  static func isOfficeAlone(_ text: String) -> Bool {
    let tokens = Token.tokens(of: clean(text))
    guard tokens.count <= 12, officers.first(in: tokens) != nil else { return false }
    let start = tokens.first?.text == "progress" ? 1 : 0
    return kinds.match(tokens, at: start) != nil || endsWith(text, ["的报告", "的说明"])
  }

  private static let officers: [Phrase] = [
    "Secretary-General", "Secretariat", "Executive Director", "Director-General", "Administrator",
    "High Commissioner", "Secrétaire général", "Secrétariat", "Directeur exécutif",
    "Directrice exécutive", "Directeur général", "Secretario General", "Secretaría",
    "Director Ejecutivo", "Directora Ejecutiva", "Генерального секретаря", "Секретариата",
    "Директора-исполнителя", "الأمين العام", "الأمانة العامة", "المدير التنفيذي", "秘书长", "秘书处",
    "执行主任",
  ]

  /// A line of place and dates: "New York, 13–17 December 2021".
  static func namesPlace(_ text: String) -> Bool {
    let tokens = Token.tokens(of: text)
    guard tokens.count < 16, let last = tokens.last(where: { $0.kind != .sign })?.number,
      (1946...2100).contains(last),
      tokens.contains(where: { $0.number.map { (1...31).contains($0) } ?? false })
    else {
      return false
    }
    return tokens.contains { DateParts.months[$0.text] != nil }
  }
}
