import Documents

/// Who speaks, at the front of a record's paragraph: "Mr. Válek (Czech Republic) (spoke in French):",
/// "The Acting President:", "2. Ms. Smith (Observer for Palestine) said that …", "尼昂先生(塞内加尔)说".
struct SpeakerLine: Equatable {
  var speaker: String
  /// Country, organ or office in brackets.
  var affiliation: String?
  var language: Language?

  /// Reads a verbatim record's line, which has a colon after the speaker.
  static func verbatim(_ text: String) -> SpeakerLine? {
    let head = String(text.unicodeScalars.prefix(260))
    let tokens = Token.tokens(of: head)
    guard let colon = colon(tokens), colon > 0 else { return nil }
    let isTitled = opening(tokens) != nil
    guard let line = parse(head, Array(tokens[..<colon])) else { return nil }
    if isTitled
      || line.speaker.unicodeScalars.contains(where: { Token.isHan($0.value) }) && colon < 20
    {
      return line.isName(tokens) ? line : nil
    }
    // A bare name must have its country and capitals throughout.
    guard tokens[..<colon].last?.text == ")", line.speaker.utf8.count < 60,
      line.speaker.split(separator: " ").count <= 5,
      line.speaker.split(separator: " ").allSatisfy({ $0.first?.isUppercase == true })
    else { return nil }
    return line
  }

  /// "(spoke in Arabic)" in a line of its own.
  static func languageAlone(_ text: String) -> Language? {
    guard text.utf8.count < 80 else { return nil }
    return spoken(Token.tokens(of: text).filter { $0.kind == .word })
  }

  /// Whether `text` opens with "Mr.", "Mme" and their like.
  static func opensWithTitle(_ text: String) -> Bool {
    honorifics.match(Token.tokens(of: String(text.unicodeScalars.prefix(40))), at: 0) != nil
  }

  /// Reads a summary record's paragraph: a person, a bracket, and what was said in the third person.
  static func summary(_ text: String) -> SpeakerLine? {
    let head = String(text.unicodeScalars.prefix(200))
    let tokens = Token.tokens(of: head)
    if let (start, end) = chineseName(tokens) {
      return parse(head, Array(tokens[start..<closing(tokens, from: end)]))
    }
    guard let count = opening(tokens) else { return nil }
    if honorifics.match(tokens, at: 0) == nil {
      // "The Chair said": an office, then the verb.
      guard count < tokens.count, tokens[count].kind == .word else {
        guard count < tokens.count, tokens[count].text == "(" else { return nil }
        return parse(head, Array(tokens[..<closing(tokens, from: count)]))
      }
      return told.contains(tokens[count].text) ? nil : parse(head, Array(tokens[..<count]))
    }
    var index = count
    while index < tokens.count, index < 14 {
      if tokens[index].text == "(" {
        return parse(head, Array(tokens[..<closing(tokens, from: index)]))
      }
      let word = head.bytes(tokens[index].range)
      if tokens[index].kind == .word, word.first?.isLowercase == true,
        !particles.contains(tokens[index].text)
      {
        return index > count && !told.contains(tokens[index].text)
          ? parse(head, Array(tokens[..<index])) : nil
      }
      if tokens[index].kind == .sign, !"-'.,".contains(tokens[index].text) { return nil }
      index += 1
    }
    return nil
  }

  /// What follows somebody whom the speaker tells of: a summary record puts "has been" as "had been".
  private static let told: Set<String> = [
    "had", "was", "were", "would", "avait", "avaient", "était", "étaient", "aurait", "había",
    "habían", "era", "eran", "estaba", "habría",
  ]

  private static let particles: Set<String> = [
    "al", "de", "la", "van", "von", "der", "el", "da", "dos", "bin", "ben", "du", "le", "d", "i",
  ]

  /// The colon that ends the speaker's name: none in brackets, none after a sentence.
  private static func colon(_ tokens: [Token]) -> Int? {
    var depth = 0
    for index in tokens.indices.prefix(48) {
      switch tokens[index].text {
      case "(": depth += 1
      case ")": depth -= 1
      case ":": if depth == 0 { return index }
      case ";", "?", "!", "\u{201C}": if depth == 0 { return nil }
      default: break
      }
    }
    return nil
  }

  /// The index after the bracket that opens at or after `index`.
  private static func closing(_ tokens: [Token], from index: Int) -> Int {
    var depth = 0
    for position in index..<tokens.count {
      if tokens[position].text == "(" { depth += 1 }
      if tokens[position].text == ")" {
        depth -= 1
        if depth <= 0 { return position + 1 }
      }
      if depth == 0, position > index { return position }
    }
    return min(index + 1, tokens.count)
  }

  private static func chineseName(_ tokens: [Token]) -> (start: Int, end: Int)? {
    for index in tokens.indices.prefix(16) {
      if index > 0, index + 1 < tokens.count,
        ["先生", "女士", "夫人", "阁下"].contains(tokens[index].text + tokens[index + 1].text)
      {
        return (0, index + 2)
      }
      if tokens[index].kind == .sign, !"-·.".contains(tokens[index].text) { return nil }
    }
    return nil
  }

  /// How many tokens the title at the front takes.
  private static func opening(_ tokens: [Token]) -> Int? {
    if let count = offices.match(tokens, at: 0) { return count }
    if let count = honorifics.match(tokens, at: 0) { return count }
    return nil
  }

  private func isName(_ tokens: [Token]) -> Bool { speaker.utf8.count <= 120 && !speaker.isEmpty }

  private static func parse(_ text: String, _ tokens: [Token]) -> SpeakerLine? {
    guard let first = tokens.first, let last = tokens.last else { return nil }
    var line = SpeakerLine(speaker: "", affiliation: nil, language: nil)
    let nameEnd = tokens.firstIndex { $0.text == "(" } ?? tokens.count
    guard nameEnd > 0 else { return nil }
    line.speaker = text.bytes(first.range.lowerBound..<tokens[nameEnd - 1].range.upperBound)
    if line.speaker.isEmpty { return nil }
    var index = nameEnd
    while index < tokens.count {
      guard tokens[index].text == "(" else {
        index += 1
        continue
      }
      let close = min(closing(tokens, from: index), tokens.count)
      guard close - index > 2 else {
        index = close
        continue
      }
      let inside = Array(tokens[(index + 1)..<(close - 1)])
      if let language = spoken(inside) {
        line.language = language
      } else if line.affiliation == nil, let from = inside.first, let to = inside.last {
        let name = text.bytes(
          from.range.lowerBound..<min(to.range.upperBound, last.range.upperBound))
        if name != "NA", !name.isEmpty { line.affiliation = name }
      }
      index = max(close, index + 1)
    }
    return line
  }

  private static func spoken(_ tokens: [Token]) -> Language? {
    guard tokens.count <= 8,
      tokens.contains(where: { verbs.contains($0.text) }) || tokens.first?.text == "以"
    else { return nil }
    for (phrases, language) in Lexicon.languageNames {
      if phrases.first(in: tokens) != nil { return language }
    }
    return nil
  }

  private static let verbs: Set<String> = [
    "spoke", "speaking", "interpretation", "parle", "parlant", "interprétation", "habla",
    "interpretación", "говорит", "говорила", "تكلم", "تكلمت", "发", "言",
  ]

  private static let honorifics: [Phrase] = [
    "Mr.", "Mrs.", "Ms.", "Miss", "Dr.", "Sir", "Lord", "Dame", "Archbishop", "Monsignor", "Prince",
    "Princess", "King", "Queen", "Sheikh", "Sheikha", "Mr", "Mrs", "Ms", "M.", "Mme", "Mlle", "MM.",
    "Sr.", "Sra.", "Srta.", "El Sr.", "La Sra.", "La Srta.", "Le Dr.", "El Dr.", "La Dra.", "Г-н",
    "Г-жа", "Гн", "السيد", "السيدة", "الآنسة", "Reverend",
    "Baroness",
    "General", "His Excellency", "Her Excellency", "Cardinal", "President",
  ]
  private static let offices: [Phrase] = [
    "The President", "The Acting President", "The Temporary President", "The Co-President",
    "The Co-Presidents", "The Chair", "The Acting Chair", "The Co-Chair", "The Vice-Chair",
    "The Chairman",
    "The Chairperson", "The Acting Chairman", "The Acting Chairperson", "The Secretary-General",
    "The Deputy Secretary-General", "The Secretary", "The Speaker", "The Vice-President",
    "Le Président", "La Présidente", "Le Président par intérim", "La Présidente par intérim",
    "Le Secrétaire général", "El Presidente", "La Presidenta", "El Presidente interino",
    "La Presidenta interina", "El Secretario General", "Председатель",
    "Исполняющий обязанности Председателя",
    "The Rapporteur", "The Moderator", "The Co-Chairs", "Le Rapporteur", "La Rapporteuse",
    "Le Secrétaire", "La Secrétaire", "Le Vice-Président", "La Vice-Présidente", "El Relator",
    "La Relatora", "El Secretario", "La Secretaria", "El Vicepresidente", "La Vicepresidenta",
    "Докладчик", "Секретарь", "Заместитель Председателя", "المقرر", "نائب الرئيس", "报告员", "共同主席",
    "副主席", "副秘书长",
    "Генеральный секретарь", "الرئيس", "الرئيسة", "الرئيس بالنيابة", "الرئيسة بالنيابة",
    "الأمين العام",
    "主席", "代理主席", "秘书长",
  ]
}
