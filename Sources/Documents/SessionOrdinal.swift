/// Ordinals of sessions as they are spelled: "seventy-ninth", "quatre-vingt-unième",
/// "septuagésimo noveno", "семьдесят девятой", "التاسعة والسبعين", "第七十九届", and in figures.
///
/// Source: `UN-DOCUMENTS` practice, checked on mastheads of the 31st to the 80th sessions; up to 199.
package enum SessionOrdinal {
  /// The first ordinal in `text`, 1 to 199; `nil` when there is none.
  package static func first(in text: some StringProtocol) -> Int? {
    let words = Self.words(of: text)
    var index = 0
    while index < words.count {
      if let found = ordinal(in: words[index...]) { return found }
      index += 1
    }
    return chinese(in: text)
  }

  /// Every ordinal in `text`, in order.
  package static func all(in text: some StringProtocol) -> [Int] {
    let words = Self.words(of: text)
    var found: [Int] = []
    var index = 0
    while index < words.count {
      if let (value, length) = reading(words[index...]) {
        found.append(value)
        index += length
      } else {
        index += 1
      }
    }
    if found.isEmpty, let value = chinese(in: text) { found.append(value) }
    return found
  }

  /// An ordinal that begins with the first word.
  private static func ordinal(in words: ArraySlice<String>) -> Int? { reading(words)?.value }

  /// The longest ordinal that begins with the first word, and how many words it takes.
  private static func reading(_ words: ArraySlice<String>) -> (value: Int, length: Int)? {
    var sum = 0
    var lastOrdinal: (Int, Int)?
    var length = 0
    var smallest = Int.max
    for word in words.prefix(8) {
      if let joiner = joiners[word] {
        // Joiners stand inside a number only: "one hundred and eighth", "بعد المائة".
        guard length > 0 else { return nil }
        if joiner { length += 1; continue }
      }
      if let figure = figures(word) { return length == 0 ? (figure, 1) : lastOrdinal }
      guard let part = parts[word] ?? arabicPart(word) else { break }
      if part.value >= 100, sum > 0, sum < 10, smallest < 10, !part.isOrdinal || part.value == 100 {
        // "one hundred"; in Arabic the hundred comes last and is added.
        if isArabic(word) { sum += part.value } else { sum = sum * part.value }
      } else if part.value == 20, word == "vingt" || word == "vingtième", sum == 4 {
        sum = 80
        smallest = 20
        length += 1
        if part.isOrdinal { lastOrdinal = (sum, length) }
        continue
      } else {
        guard isArabic(word) || sum == 0 || fits(part.value, below: smallest, sum) else { break }
        sum += part.value
      }
      smallest = min(smallest, part.value)
      length += 1
      if part.isOrdinal, sum <= 199 { lastOrdinal = (sum, length) }
    }
    return lastOrdinal
  }

  /// Units follow tens and tens follow hundreds; French adds ten to nineteen to sixty and eighty,
  /// and seven to nine to ten.
  private static func fits(_ value: Int, below smallest: Int, _ sum: Int) -> Bool {
    if sum % 100 == 60 || sum % 100 == 80 { return value < 20 }
    if smallest >= 100 { return value < 100 }
    return smallest >= 10 && value < 10
  }

  private static func words(of text: some StringProtocol) -> [String] {
    var words: [String] = []
    var word = ""
    for scalar in text.lowercased().unicodeScalars {
      if scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "º"
        || scalar == "ª"
      {
        word.unicodeScalars.append(scalar)
      } else if scalar.properties.generalCategory == .nonspacingMark {
        continue
      } else if !word.isEmpty {
        words.append(word)
        word = ""
      }
    }
    if !word.isEmpty { words.append(word) }
    return words
  }

  /// "79th", "80e", "80-я" (cut at the hyphen before), "35º".
  private static func figures(_ word: String) -> Int? {
    let digits = word.prefix { $0.isASCII && $0.isNumber }
    let ending = word.dropFirst(digits.count)
    guard (1...3).contains(digits.count),
      ["st", "nd", "rd", "th", "e", "ème", "º", "ª"].contains(String(ending)),
      let value = Int(digits), (1...199).contains(value)
    else { return nil }
    return value
  }

  /// `true`: skipped inside a number. French "et" in "soixante et onzième".
  private static let joiners: [String: Bool] = ["and": true, "et": true, "y": true, "بعد": true]

  private struct Part: Sendable {
    let value: Int
    let isOrdinal: Bool
  }

  private static let parts: [String: Part] = {
    var parts: [String: Part] = [:]
    func add(_ words: String, from first: Int, step: Int, ordinal: Bool) {
      for (index, group) in words.split(separator: " ").enumerated() {
        for word in group.split(separator: "|") {
          parts[String(word)] = Part(value: first + index * step, isOrdinal: ordinal)
        }
      }
    }
    // English
    add("one two three four five six seven eight nine", from: 1, step: 1, ordinal: false)
    add(
      "twenty thirty forty fifty sixty seventy eighty ninety hundred", from: 20, step: 10,
      ordinal: false)
    add(
      "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth",
      from: 1, step: 1, ordinal: true)
    add(
      "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth",
      from: 20, step: 10, ordinal: true)
    // French
    add("vingt trente quarante cinquante soixante", from: 20, step: 10, ordinal: false)
    parts["quatre"] = Part(value: 4, isOrdinal: false)
    parts["cent"] = Part(value: 100, isOrdinal: false)
    parts["soixantedix"] = Part(value: 70, isOrdinal: false)
    add("dix", from: 10, step: 1, ordinal: false)
    add(
      "premier|première|unième deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième onzième douzième treizième quatorzième quinzième seizième",
      from: 1, step: 1, ordinal: true)
    add(
      "vingtième trentième quarantième cinquantième soixantième", from: 20, step: 10, ordinal: true)
    parts["centième"] = Part(value: 100, isOrdinal: true)
    // Spanish
    add(
      "primero|primer|primera segundo|segunda tercero|tercer|tercera cuarto|cuarta quinto|quinta sexto|sexta séptimo|septimo|séptima octavo|octava noveno|novena décimo|decimo|décima undécimo|undecimo duodécimo|duodecimo decimotercer|decimotercero decimocuarto decimoquinto decimosexto decimoséptimo decimoctavo decimonoveno",
      from: 1, step: 1, ordinal: true)
    add(
      "vigésimo|vigesimo|vigésima trigésimo|trigesimo|trigésima cuadragésimo|cuadragesimo|cuadragésima quincuagésimo|quincuagesimo|quincuagésima sexagésimo|sexagesimo|sexagésima septuagésimo|septuagesimo|septuagésima octogésimo|octogesimo|octogésima nonagésimo|nonagesimo|nonagésima centésimo|centesimo|centésima",
      from: 20, step: 10, ordinal: true)
    // Russian: cardinals, then ordinals, all cases that "session" takes, and "meeting".
    add(
      "двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто сто", from: 20,
      step: 10, ordinal: false)
    let russian = [
      (1, "перв"), (2, "втор"), (4, "четверт"), (5, "пят"), (6, "шест"), (7, "седьм"), (8, "восьм"),
      (9, "девят"), (10, "десят"), (11, "одиннадцат"), (12, "двенадцат"), (13, "тринадцат"),
      (14, "четырнадцат"), (15, "пятнадцат"), (16, "шестнадцат"), (17, "семнадцат"),
      (18, "восемнадцат"), (19, "девятнадцат"), (20, "двадцат"), (30, "тридцат"), (40, "сороков"),
      (50, "пятидесят"), (60, "шестидесят"), (70, "семидесят"), (80, "восьмидесят"),
      (90, "девяност"), (100, "сот"),
    ]
    for (value, stem) in russian {
      for ending in ["ая", "ой", "ую", "ый", "ое", "ого", "ом"] {
        parts[stem + ending] = Part(value: value, isOrdinal: true)
      }
    }
    for word in ["третья", "третьей", "третью", "третий", "третье", "третьего"] {
      parts[word] = Part(value: 3, isOrdinal: true)
    }
    return parts
  }()

  private static func isArabic(_ word: String) -> Bool {
    word.unicodeScalars.contains { (0x600...0x6FF).contains($0.value) }
  }

  /// Arabic ordinals of sessions, feminine, with article and with the conjunction before tens.
  private static func arabicPart(_ word: String) -> Part? {
    guard isArabic(word) else { return nil }
    var stem = Substring(word)
    for prefix in ["وال", "لل", "بال", "ال", "و"] where stem.hasPrefix(prefix) {
      stem = stem.dropFirst(prefix.count)
      break
    }
    return arabicParts[String(stem)].map { Part(value: $0, isOrdinal: true) }
  }

  private static let arabicParts: [String: Int] = [
    "أولى": 1, "اولى": 1, "حادية": 1, "ثانية": 2, "ثالثة": 3, "رابعة": 4, "خامسة": 5, "سادسة": 6,
    "سابعة": 7, "ثامنة": 8, "تاسعة": 9, "عاشرة": 10, "عشرة": 10, "عشرون": 20, "عشرين": 20,
    "ثلاثون": 30, "ثلاثين": 30, "أربعون": 40, "أربعين": 40, "خمسون": 50, "خمسين": 50, "ستون": 60,
    "ستين": 60, "سبعون": 70, "سبعين": 70, "ثمانون": 80, "ثمانين": 80, "تسعون": 90, "تسعين": 90,
    "مائة": 100, "مئة": 100,
  ]

  /// 第七十九届, 第79届.
  private static func chinese(in text: some StringProtocol) -> Int? {
    var inside = false
    var value = 0
    var unit = 0
    for scalar in text.unicodeScalars {
      if scalar == "第" {
        inside = true
        value = 0
        unit = 0
        continue
      }
      guard inside else { continue }
      switch scalar {
      case "0"..."9": unit = min(unit * 10 + Int(scalar.value - 48), 1000)
      case "一": unit = 1
      case "二": unit = 2
      case "三": unit = 3
      case "四": unit = 4
      case "五": unit = 5
      case "六": unit = 6
      case "七": unit = 7
      case "八": unit = 8
      case "九": unit = 9
      case "〇", "零": unit = 0
      case "十":
        value += max(unit, 1) * 10
        unit = 0
      case "百":
        value += max(unit, 1) * 100
        unit = 0
      case "届", "屆":
        let whole = value + unit
        if (1...199).contains(whole) { return whole }
        inside = false
      case " ": continue
      default: inside = false
      }
    }
    return nil
  }
}
