import Documents

/// Decides what kind of document a text is: its symbol first, then its title, then its shape.
enum DocumentKind {
  static func type(
    symbol: Symbol?, masthead: Masthead, body: ArraySlice<Piece>
  ) -> DocumentType {
    let components = symbol?.components.map { $0.uppercased() } ?? []
    func has(_ prefix: String) -> Bool { components.contains { $0.hasPrefix(prefix) } }
    if has("PV.") { return .verbatimRecord }
    if has("SR.") { return .summaryRecord }
    if components.contains("NGO") || components.contains("PRST") { return .statement }
    if components.contains("RES") { return .resolution }
    if components.contains("DEC") { return .decision }
    if masthead.isAdopted { return masthead.isDecision ? .decision : .resolution }
    if let sponsors = masthead.sponsors, !sponsors.text.isEmpty { return .draft }
    if let title = masthead.title, let type = titleType(title, body) {
      // A report that a note hands on is a note: the line below the title says who speaks.
      return type == .report && masthead.subtitles.contains(where: isNote) ? .note : type
    }
    for subtitle in masthead.subtitles + masthead.others.map(\.text) {
      if let type = titleType(subtitle, body), type != .draft { return type }
    }
    let opening = body.prefix(4)
    if opening.contains(where: {
      $0.text.utf8.count < 300 && $0.label == nil && Sponsors.isLine(Token.tokens(of: $0.text))
    }) {
      return .draft
    }
    if opening.contains(where: { Speaker.opens($0.whole, isCertain: false) }), !hasArticles(body) {
      return has("L.") ? .draft : .resolution
    }
    if opening.contains(where: {
      BodyOpening.records.match(Token.tokens(of: String($0.text.prefix(120))), at: 0) != nil
    }) {
      return .summaryRecord
    }
    if components.contains("INF") { return .list }
    if let type = selfNamed(body) { return type }
    if masthead.title == nil, StatementAnatomy.isLetter(body) { return .letter }
    guard symbol == nil else { return .other }
    return StatementAnatomy.isSpeech(body) ? .statement : .other
  }

  /// Whether a text is parted in articles, as declarations and treaties are.
  private static func hasArticles(_ body: ArraySlice<Piece>) -> Bool {
    body.lazy.filter { piece in
      piece.text.utf8.count < 60
        && HeadingWords.article(Token.tokens(of: String(piece.text.prefix(40)))) != nil
    }.prefix(2).count == 2
  }

  private static func isNote(_ subtitle: String) -> Bool {
    TitleText.endsWith(subtitle, ["说明"])
      || notes.match(Token.tokens(of: String(subtitle.prefix(200))), at: 0) != nil
  }

  /// What a text calls itself where it opens, in its summary or first paragraphs: "The present
  /// report …".
  private static func selfNamed(_ body: ArraySlice<Piece>) -> DocumentType? {
    for piece in body.prefix(8) where piece.row == nil {
      let tokens = Token.tokens(of: String(piece.text.prefix(80)))
      for (phrases, type) in selfNames where phrases.match(tokens, at: 0) != nil { return type }
    }
    return nil
  }

  private static func titleType(_ title: String, _ body: ArraySlice<Piece>) -> DocumentType? {
    let tokens = Token.tokens(of: String(title.prefix(600)))
    if TitleText.isLetter(title) { return .letter }
    let hasAgenda = agenda.first(in: tokens) != nil
    if hasAgenda, tokens.count < 60 {
      if annotated.first(in: tokens) != nil { return .annotatedAgenda }
      if agendaTitle(tokens) {
        return body.contains { isAnnotations($0) } ? .annotatedAgenda : .agenda
      }
    }
    if let found = programme.first(in: tokens), tokens.count < 60,
      TitleText.kinds.match(tokens, at: 0) == nil
    {
      let isTimetable = !Timetable.regions(body, besides: nil, isProgramme: true).isEmpty
      if isTimetable || found.lowerBound <= 2 && found.upperBound == tokens.count {
        return .programme
      }
    }
    if TitleText.endsWith(title, ["报告"]) { return .report }
    if TitleText.endsWith(title, ["说明"]) { return .note }
    for (phrases, type) in openings {
      if phrases.match(tokens, at: 0) != nil { return type }
    }
    if summary.first(in: tokens) != nil, tokens.count < 30 { return .summaryRecord }
    if tokens.count < 40,
      tokens.contains(where: { $0.text == "report" || $0.text == "rapport" || $0.text == "informe" }
      )
    {
      return .report
    }
    return nil
  }

  static func isAnnotations(_ piece: Piece) -> Bool {
    guard piece.text.utf8.count < 60 else { return false }
    let tokens = Token.tokens(of: piece.text)
    return annotations.match(tokens, at: 0) == tokens.count
  }

  private static func agendaTitle(_ tokens: [Token]) -> Bool {
    guard let found = agenda.first(in: tokens) else { return false }
    // "2030 Agenda", "Women, Peace and Security Agenda" are no agendas of meetings.
    if found.lowerBound > 0, tokens[found.lowerBound - 1].kind == .number { return false }
    if found.upperBound < tokens.count, tokens[found.upperBound].text == "-" { return false }
    // Chinese names the body first: 财务委员会临时议程.
    if found.upperBound == tokens.count, tokens[found.lowerBound].isHan { return true }
    return found.lowerBound <= 4 || list.first(in: tokens) != nil
  }

  private static let selfNames: [(phrases: [Phrase], type: DocumentType)] = [
    (
      [
        "The present report", "This report", "The report pertains", "The report provides",
        "The report describes", "The report presents", "The report summarizes",
        "Le présent rapport",
        "El presente informe", "En el presente informe", "Настоящий доклад", "В настоящем докладе",
        "هذا التقرير", "يقدم هذا التقرير", "本报告",
      ], .report
    ),
    (
      [
        "The present note", "This note", "La présente note", "La presente nota",
        "En la presente nota", "Настоящая записка", "В настоящей записке", "هذه المذكرة",
        "تتضمن هذه المذكرة",
        "وتتضمن هذه المذكرة", "تقدم هذه المذكرة", "本说明",
      ], .note
    ),
  ]
  static let agenda: [Phrase] = [
    "agenda", "ordre du jour", "programa provisional", "programa del", "повестка дня",
    "повестки дня", "جدول الأعمال", "议程", "preliminary list of items",
    "supplementary list of items",
    "liste préliminaire", "lista preliminar", "первоначальный перечень", "القائمة الأولية",
    "暂定项目表",
  ]
  private static let list: [Phrase] = ["list of items", "liste", "lista", "перечень", "القائمة"]
  private static let annotated: [Phrase] = [
    "annotated", "annotations", "annoté", "annotée", "anotado", "anotada", "аннотированная",
    "аннотации", "المشروح", "شروح", "说明", "附加说明",
  ]
  private static let annotations: [Phrase] = [
    "Annotations", "Annotations to the provisional agenda", "Annotations to the agenda",
    "Annotation",
    "Anotaciones", "Аннотации", "Аннотации к предварительной повестке дня", "الشروح", "شروح", "说明",
    "附加说明", "Annotations à l'ordre du jour", "Annotations à l'ordre du jour provisoire",
    "Anotaciones al programa provisional",
  ]
  private static let programme: [Phrase] = [
    "programme of work", "program of work", "organization of work", "workplan", "work plan",
    "timetable",
    "programme de travail", "organisation des travaux", "programa de trabajo",
    "organización de los trabajos", "программа работы", "организация работы", "برنامج العمل",
    "برنامج عمل", "تنظيم الأعمال", "工作方案", "工作安排",
  ]
  private static let summary: [Phrase] = [
    "summary record", "compte rendu analytique", "acta resumida", "краткий отчет", "محضر موجز",
    "简要记录",
  ]
  private static let notes: [Phrase] = [
    "Note by", "Notes by", "Note du", "Note de", "Nota del", "Nota de", "Записка", "مذكرة",
    "Memorandum by",
  ]
  private static let openings: [(phrases: [Phrase], type: DocumentType)] = [
    (
      [
        "Report of", "Report by", "Reports of", "Report on", "Draft report", "Rapport", "Informe",
        "Доклад", "تقرير", "Annual report",
      ], .report
    ),
    (notes, .note),
    (["Note verbale", "Notes verbales", "Nota verbal", "Вербальная нота", "مذكرة شفوية"], .letter),
    (
      [
        "Statement", "Summary statement", "Presidential statement", "Written statement",
        "Joint statement", "Déclaration du", "Déclaration de la", "Déclaration présentée",
        "Déclaration faite", "Déclaration commune", "Exposé succinct", "Declaración del",
        "Declaración de la", "Declaración presentada", "Declaración formulada",
        "Declaración conjunta", "Relación sucinta", "Заявление", "Краткое сообщение", "بيان",
      ], .statement
    ),
    (
      [
        "Draft resolution", "Draft decision", "Projet de résolution", "Proyecto de resolución",
        "Проект резолюции", "مشروع قرار", "Draft amendment", "Amendment", "Amendments",
      ], .draft
    ),
    (["List of", "Liste des", "Lista de", "Список", "Перечень", "قائمة"], .list),
  ]
}

extension BodyOpening {
  static let records: [Phrase] = [
    "The meeting was called to order", "La séance est ouverte", "Se declara abierta la sesión",
    "Заседание открывается", "افتتحت الجلسة",
  ]
}
