import Documents

/// A text that one person or body speaks: a delegation's speech, a written statement.
enum StatementAnatomy {
  /// Whether a text without a symbol is a speech: it turns to its hearers, or speaks of itself as "we" and
  /// "our" throughout, or opens with who speaks.
  static func isSpeech(_ body: ArraySlice<Piece>) -> Bool {
    let most = 80
    let texts = body.lazy.filter { $0.row == nil && $0.text.utf8.count > 40 }.prefix(most)
    var count = 0
    var own = 0
    var words = 0
    for piece in texts {
      let tokens = Token.tokens(of: String(piece.text.unicodeScalars.prefix(1_500)))
      count += 1
      let found =
        tokens.count { firstPerson.contains($0.text) }
        + (tokens.contains(where: \.isHan) && firstPersonHan.first(in: tokens) != nil ? 1 : 0)
      if found > 0 { own += 1 }
      words += found
      // Whatever the others say.
      if own * 10 >= most * 3 { return true }
    }
    if own >= 4, own * 10 >= count * 3 { return true }
    if count < 4, words >= 6 { return true }
    return turnsToHearers(body) || speaker(opening: body) != nil
  }

  /// Whether a text without a masthead opens as a letter does: "I have the honour to transmit".
  static func isLetter(_ body: ArraySlice<Piece>) -> Bool {
    body.prefix(6).contains { piece in
      piece.row == nil
        && honours.match(Token.tokens(of: String(piece.text.unicodeScalars.prefix(120))), at: 0)
          != nil
    }
  }

  private static let honours: [Phrase] = [
    "I have the honour to transmit", "I have the honour to refer", "I have the honour to inform",
    "I have the honour to forward", "I have the honour to enclose", "I have the honour to submit",
    "I have the honour to draw", "I have the honour to bring", "I have the honour to write",
    "We have the honour to transmit", "We have the honour to refer", "We have the honour to inform",
    "We have the honour to submit", "I am writing to", "On instructions from my Government",
    "Upon instructions from my Government", "J'ai l'honneur de vous",
    "Nous avons l'honneur de vous",
    "D'ordre de mon Gouvernement", "Tengo el honor de dirigirme", "Tengo el honor de remitir",
    "Tengo el honor de remitirle", "Tengo el honor de transmitir", "Tengo el honor de transmitirle",
    "Tengo el honor de adjuntar", "Tengo el honor de adjuntarle", "Tengo el honor de informar",
    "Tengo el honor de informarle", "Tengo el honor de comunicarle", "Tengo el honor de señalar",
    "Tengo el honor de referirme", "Siguiendo instrucciones de mi Gobierno",
    "Имею честь препроводить", "Имею честь настоящим", "Имею честь сослаться",
    "Имею честь обратить", "Имею честь сообщить", "Имею честь информировать",
    "По поручению моего правительства", "أتشرف بأن أحيل", "يشرفني أن أحيل", "أتشرف بأن أشير",
    "يشرفني أن أبلغكم", "أتشرف بأن أبلغكم", "أتشرف بأن أوجه", "بناء على تعليمات من حكومتي",
    "谨随函转递", "谨随函附上", "谨此转递", "谨提及", "我谨通知", "我谨向你提交", "我谨提请", "奉我国政府指示",
  ]

  /// Whether a text names its chair or its own delegation more than once where it opens and closes.
  private static func turnsToHearers(_ body: ArraySlice<Piece>) -> Bool {
    var count = 0
    for piece in body.prefix(16) + body.dropFirst(16).suffix(8) where piece.row == nil {
      let tokens = Token.tokens(of: String(piece.text.unicodeScalars.prefix(1_500)))
      var index = 0
      while let found = addresses.first(in: tokens, from: index) {
        count += 1
        if count > 1 { return true }
        index = found.upperBound
      }
    }
    return false
  }

  /// The speech that a statement is, under the empty path, where the text says whose it is: its title, its
  /// opening, the file's own words about itself, its signature.
  static func speech(
    title: String?, subtitles: [String], body: ArraySlice<Piece>, metadata: [String: String]
  ) -> Speech? {
    let named =
      ([title].compactMap { $0 } + subtitles).lazy.compactMap(speaker(inTitle:)).first
      ?? speaker(opening: body) ?? speaker(in: metadata) ?? speaker(signing: body)
    return named.map { line in
      Speech(
        path: LocatorPath(), speaker: line.speaker, affiliation: line.affiliation,
        language: line.language)
    }
  }

  /// "Statement submitted by Friends of Clocks, a non-governmental organization in consultative status".
  private static func speaker(inTitle title: String) -> SpeakerLine? {
    guard title.utf8.count < 600 else { return nil }
    let tokens = Token.tokens(of: title)
    if let count = authors.match(tokens, at: 0), count < tokens.count {
      return parted(title.bytes(tokens[count].range.lowerBound..<title.utf8.count))
    }
    for ending in ["提交的声明", "提交的书面声明", "的发言", "发表的声明"] where title.hasSuffix(ending) {
      return parted(String(title.dropLast(ending.count)))
    }
    return nil
  }

  /// A name and, behind its first comma outside brackets, what it is.
  private static func parted(_ text: String) -> SpeakerLine? {
    var depth = 0
    var comma: String.Index?
    for index in text.indices {
      switch text[index] {
      case "(", "（": depth += 1
      case ")", "）": depth -= 1
      case ",", "،", "，": if depth == 0 { comma = index }
      default: break
      }
      if comma != nil { break }
    }
    func clean(_ part: Substring) -> String {
      String(part).trimmed.filter { $0 != "*" }
    }
    let name = clean(text[..<(comma ?? text.endIndex)])
    guard !name.isEmpty, name.utf8.count <= 300 else { return nil }
    let rest = comma.map { clean(text[text.index(after: $0)...]) }
    return SpeakerLine(
      speaker: name, affiliation: rest.flatMap { $0.isEmpty ? nil : $0 }, language: nil)
  }

  /// "Mr. Otter (Ruritania):" or "Mr. OTTER said that" where the text opens, if nobody else speaks in it.
  private static func speaker(opening body: ArraySlice<Piece>) -> SpeakerLine? {
    guard let first = body.prefix(3).first(where: { $0.row == nil && $0.text.utf8.count > 30 }),
      let line = SpeakerLine.verbatim(first.text) ?? reported(first.text), isName(line.speaker)
    else { return nil }
    let others = body.lazy.filter { $0.row == nil }.prefix(200).compactMap { piece in
      SpeakerLine.verbatim(piece.text)
    }
    return others.allSatisfy { $0.speaker == line.speaker } ? line : nil
  }

  /// Not "Mr. President, allow me to say", and not the chair that is spoken to.
  private static func isName(_ speaker: String) -> Bool {
    speaker.split(separator: " ").count <= 8
      && !speaker.unicodeScalars.contains { ",،，".unicodeScalars.contains($0) }
      && addresses.match(Token.tokens(of: speaker), at: 0) == nil
  }

  /// Who speaks in a text in the third person: a name, then "said".
  private static func reported(_ text: String) -> SpeakerLine? {
    guard SpeakerLine.opensWithTitle(text), var line = SpeakerLine.summary(text) else { return nil }
    // "Mr. OTTER, on behalf of his delegation, thanked …"
    if line.speaker.hasSuffix(",") { line.speaker.removeLast() }
    let tokens = Token.tokens(of: String(text.unicodeScalars.prefix(260)))
    return tokens.contains { saying.contains($0.text) } || line.affiliation != nil ? line : nil
  }

  /// What the file says of itself; its "author" is who typed it.
  private static func speaker(in metadata: [String: String]) -> SpeakerLine? {
    let name = ["speaker", "delivered_by"].lazy.compactMap { metadata[$0] }.first
    let country = ["country", "delegation", "affiliation"].lazy.compactMap { metadata[$0] }.first
    guard let speaker = name?.trimmed ?? country?.trimmed, !speaker.isEmpty,
      speaker.utf8.count <= 300
    else { return nil }
    return SpeakerLine(
      speaker: speaker, affiliation: name == nil ? nil : country?.trimmed, language: nil)
  }

  /// "(Signed) Rudolf Rassendyll" and the office below it.
  private static func speaker(signing body: ArraySlice<Piece>) -> SpeakerLine? {
    guard
      let index = body.indices.suffix(12).last(where: { Closing.isSignature(body[$0].text) }),
      let close = body[index].text.firstIndex(where: { $0 == ")" || $0 == "）" })
    else { return nil }
    let text = body[index].text
    let name = String(text[text.index(after: close)...]).trimmed
    guard !name.isEmpty, name.utf8.count <= 160 else { return nil }
    let office = index + 1 < body.endIndex ? body[index + 1].text.trimmed : ""
    return SpeakerLine(
      speaker: name, affiliation: office.isEmpty || office.utf8.count > 200 ? nil : office,
      language: nil)
  }

  private static let authors: [Phrase] = [
    "Statement submitted by", "Statement made by", "Statement delivered by", "Statement by",
    "Written statement submitted by", "Written statement by", "Joint statement by",
    "Joint statement submitted by", "Address by", "Speech by", "Remarks by",
    "Déclaration présentée par", "Déclaration soumise par", "Déclaration faite par",
    "Déclaration prononcée par", "Exposé écrit présenté par", "Discours prononcé par",
    "Allocution de", "Discours de", "Declaración presentada por", "Declaración formulada por",
    "Declaración pronunciada por", "Exposición escrita presentada por", "Discurso pronunciado por",
    "Discurso de", "Заявление, представленное организацией", "Заявление, представленное",
    "Заявление, сделанное", "Заявление организации", "Выступление", "بيان مقدم من", "بيان أدلى به",
    "بيان ألقاه", "كلمة ألقاها", "بيان خطي مقدم من",
  ]

  private static let saying: Set<String> = [
    "said", "stated", "declared", "recalled", "thanked", "congratulated", "expressed", "dit",
    "déclare", "déclaré", "dice", "dijo", "declara", "говорит", "заявляет", "قال", "قالت", "说",
  ]

  /// Folded as tokens are.
  private static let firstPerson: Set<String> = [
    "i", "we", "our", "my", "us", "me", "ours", "je", "j", "nous", "notre", "nos", "mon", "ma",
    "mes",
    "nosotros", "nuestro", "nuestra", "nuestros", "nuestras", "nos", "mi", "mis", "quiero", "deseo",
    "мы", "я", "наш", "наша", "наше", "наши", "нас", "нам", "нашей", "нашего", "наших", "мой",
    "моя",
    "моей", "моего", "نحن", "بلادي", "بلدي", "بلدنا", "بلادنا", "اننا", "انني", "نؤكد", "اود",
    "شعبنا",
  ]
  private static let firstPersonHan: [Phrase] = ["我们", "我国", "我谨", "我要", "我想", "我愿"]

  private static let addresses: [Phrase] = [
    "Mr. President", "Madam President", "Mr. Chairman", "Madam Chair", "Mr. Secretary-General",
    "Excellencies", "Ladies and gentlemen", "Distinguished delegates", "my delegation",
    "my country", "my Government", "my people", "I congratulate", "I should like to",
    "I would like to", "I wish to",
    "Monsieur le Président", "Madame la Présidente", "ma délégation", "mon pays",
    "mon gouvernement", "Mesdames et Messieurs", "Excellences", "Señor Presidente",
    "Señora Presidenta", "mi delegación", "mi país", "mi Gobierno", "Excelencias",
    "г-н Председатель", "г-жа Председатель", "господин Председатель", "госпожа Председатель",
    "наша делегация", "моя делегация", "моей страны",
    "السيد الرئيس", "السيدة الرئيسة", "سيدي الرئيس", "وفد بلادي", "بلادي", "أصحاب المعالي",
    "主席先生", "主席女士", "我国代表团", "各位代表",
  ]
}
