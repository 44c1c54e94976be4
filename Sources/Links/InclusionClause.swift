import Documents

/// "Decides to include in the provisional agenda of its eightieth session, under the item entitled
/// “X”, the sub-item entitled “Y”": the strongest edge from one session's item to the next one's.
struct InclusionClause: Equatable, Sendable {
  struct Title: Equatable, Sendable {
    enum Role: Equatable, Sendable { case item, subItem, under }
    let role: Role
    let text: String
  }

  let session: Int
  let titles: [Title]
  /// Half-open UTF-8 range of the words that say so.
  let range: Range<Int>
}

extension InclusionClause {
  /// What a language says for it. Texts are compared in lower case.
  struct Grammar: Sendable {
    let language: Language
    /// "provisional agenda".
    let agenda: [String]
    /// A deciding verb must stand somewhere before the agenda's words …
    let decides: [String]
    /// … or this one directly, when the paragraph hangs on "Decides:" above it.
    let include: [String]
    let subItem: [String]
    let under: [String]
    let item: [String]
    /// Chinese names the role after the quoted title.
    let roleFollows: Bool
  }

  static let grammars: [Grammar] = [
    Grammar(
      language: .english, agenda: ["provisional agenda"],
      decides: [
        "decides", "decide to", "to include", "to maintain",
        "requests the secretary-general to include",
      ],
      include: ["include", "maintain", "inscribe", "place"], subItem: ["sub-item", "subitem"],
      under: [
        "under the item", "under an item", "of the item", "under item", "under the agenda item",
      ],
      item: ["item"], roleFollows: false),
    Grammar(
      language: .french, agenda: ["ordre du jour provisoire"],
      decides: ["décide", "d’inscrire", "d'inscrire"],
      include: ["inscrire", "maintenir"],
      subItem: ["question subsidiaire", "alinéa intitul", "point subsidiaire", "sous-point"],
      under: [
        "au titre d", "au titre de la question", "dans le cadre de la question", "sous la question",
      ],
      item: ["question", "point"], roleFollows: false),
    Grammar(
      language: .spanish, agenda: ["programa provisional"], decides: ["decide", "incluir en"],
      include: ["incluir", "mantener"], subItem: ["subtema"],
      under: [
        "en relación con el tema", "en el marco del tema", "bajo el tema", "dentro del tema",
      ],
      item: ["tema"], roleFollows: false),
    Grammar(
      language: .russian, agenda: ["предварительную повестку дня", "предварительной повестки дня"],
      decides: ["постановляет", "включить"], include: ["включить", "сохранить"],
      subItem: ["подпункт"],
      under: ["по пункту", "в рамках пункта", "в качестве подпункта пункта"],
      item: ["пункт"], roleFollows: false),
    Grammar(
      language: .arabic, agenda: ["جدول الأعمال المؤقت", "جدول أعمال"],
      decides: ["تقرر", "أن تدرج"],
      include: ["تدرج", "إدراج"], subItem: ["البند الفرعي", "بندا فرعيا", "بنداً فرعياً"],
      under: ["في إطار البند", "تحت البند", "ضمن البند"], item: ["البند", "بندا"],
      roleFollows: false),
    Grammar(
      language: .chinese, agenda: ["临时议程"], decides: ["决定"], include: ["列入", "保留"],
      subItem: ["分项目", "分项"], under: ["项目下", "议程项目下"], item: ["项目", "议程项目"],
      roleFollows: true),
  ]

  /// The clauses of a paragraph; `lead` is the text of the paragraph it hangs on ("Decides:").
  static func all(in text: String, lead: String?, language: Language) -> [InclusionClause] {
    // Most texts have no such words, and to cut them into sentences takes ten times as long as to look.
    guard let grammar = grammars.first(where: { $0.language == language }),
      firstRange(of: grammar.agenda, in: text.lowercased()) != nil
    else { return [] }
    var clauses: [InclusionClause] = []
    for sentence in sentences(of: text) {
      let words = String(sentence).lowercased()
      guard let agenda = firstRange(of: grammar.agenda, in: words) else { continue }
      let before = words[..<agenda.lowerBound]
      let decides =
        grammar.decides.contains { before.contains($0) }
        || (lead.map { grammar.decides.contains(where: $0.lowercased().contains) } == true)
      guard decides, grammar.include.contains(where: words.contains) else { continue }
      // "decided to include" tells of an earlier decision.
      if language == .english, before.contains("decided to"), !before.contains("decides") {
        continue
      }
      guard let session = session(near: agenda, in: words, grammar) else { continue }
      let titles = quoted(in: sentence, grammar)
      guard !titles.isEmpty else { continue }
      let start = text.utf8.distance(from: text.startIndex, to: sentence.startIndex)
      clauses.append(
        InclusionClause(
          session: session, titles: titles, range: start..<start + sentence.utf8.count))
    }
    return clauses
  }

  /// The text cut after each full stop or semicolon that stands outside quotation marks.
  private static func sentences(of text: String) -> [Substring] {
    var sentences: [Substring] = []
    var start = text.startIndex
    var depth = 0
    var index = text.startIndex
    while index < text.endIndex {
      let character = text[index]
      let next = text.index(after: index)
      if opening.contains(character), !(closing.contains(character) && depth > 0) {
        depth += 1
      } else if closing.contains(character), depth > 0 {
        depth -= 1
      } else if depth <= 0,
        character == ";" || character == "；" || character == "。"
          || (character == "." && (next == text.endIndex || text[next].isWhitespace))
      {
        sentences.append(text[start..<next])
        start = next
      }
      index = next
    }
    if start < text.endIndex { sentences.append(text[start...]) }
    return sentences
  }

  private static let opening: Set<Character> = ["“", "«", "„", "「", "《"]
  private static let closing: Set<Character> = ["”", "»", "」", "》"]

  /// The session: after the agenda's words in most languages, before them in Chinese.
  private static func session(
    near agenda: Range<String.Index>, in words: String, _ grammar: Grammar
  ) -> Int? {
    let after = words[agenda.upperBound...].prefix(120)
    let before = words[..<agenda.lowerBound].suffix(120)
    if grammar.roleFollows {
      return SessionOrdinal.all(in: before).last ?? SessionOrdinal.first(in: after)
    }
    return SessionOrdinal.first(in: after) ?? SessionOrdinal.all(in: before).last
  }

  private static func firstRange(of phrases: [String], in text: String) -> Range<String.Index>? {
    phrases.compactMap { text.firstRange(of: $0) }.min { $0.lowerBound < $1.lowerBound }
  }

  /// The quoted titles of a sentence with the role that the words around each give it.
  private static func quoted(in sentence: Substring, _ grammar: Grammar) -> [Title] {
    var titles: [Title] = []
    var cursor = sentence.startIndex
    while let open = sentence[cursor...].firstIndex(where: { "“«„”\"《".contains($0) }) {
      let inside = sentence.index(after: open)
      guard
        let close = sentence[inside...].firstIndex(where: { isClosing($0, of: sentence[open]) })
      else { break }
      let title = sentence[inside..<close].trimmed
      let before = String(sentence[cursor..<open].suffix(70)).lowercased()
      cursor = sentence.index(after: close)
      let after = String(sentence[cursor...].prefix(12))
      if let role = role(before: before, after: after, grammar), !title.isEmpty {
        titles.append(Title(role: role, text: String(title)))
      }
    }
    return titles
  }

  private static func isClosing(_ character: Character, of opening: Character) -> Bool {
    switch opening {
    case "“": character == "”" || character == "“"
    case "”": character == "“" || character == "”"
    case "„": character == "“" || character == "”"
    case "«": character == "»"
    case "《": character == "》"
    default: character == opening
    }
  }

  private static func role(before: String, after: String, _ grammar: Grammar) -> Title.Role? {
    if grammar.roleFollows {
      if grammar.subItem.contains(where: after.contains) { return .subItem }
      if grammar.under.contains(where: after.contains) { return .under }
      return grammar.item.contains(where: after.contains) ? .item : nil
    }
    func last(_ phrases: [String]) -> String.Index? {
      phrases.compactMap { before.ranges(of: $0).last?.lowerBound }.max()
    }
    let sub = last(grammar.subItem)
    let under = last(grammar.under)
    let item = last(grammar.item)
    if let sub, sub >= (under ?? before.startIndex) { return .subItem }
    if under != nil { return .under }
    return item == nil ? nil : .item
  }
}

extension Substring {
  var trimmed: Substring {
    var rest = self
    while let first = rest.first, first.isWhitespace { rest.removeFirst() }
    while let last = rest.last, last.isWhitespace || last == "," || last == "." {
      rest.removeLast()
    }
    return rest
  }
}
