import Documents

/// The set phrases of United Nations mastheads and headings in the six official languages, folded as
/// ``Token`` folds. A phrase that a document does not use costs nothing; one that is missing here
/// leaves its line in the text as a heading.
enum Lexicon {
  static let organizations: [Phrase] = [
    "United Nations", "Nations Unies", "Naciones Unidas", "Организация Объединенных Наций",
    "Объединенные Нации", "الأمم المتحدة", "联合国",
  ]

  /// Organs with the prefix of their symbols.
  static let organs: [(phrases: [Phrase], body: String)] = [
    (
      [
        "General Assembly", "Assemblée générale", "Asamblea General", "Генеральная Ассамблея",
        "Генеральной Ассамблеи", "الجمعية العامة", "大会",
      ], "A"
    ),
    (
      [
        "Security Council", "Conseil de sécurité", "Consejo de Seguridad", "Совет Безопасности",
        "مجلس الأمن", "安全理事会",
      ], "S"
    ),
    (
      [
        "Economic and Social Council", "Conseil économique et social", "Consejo Económico y Social",
        "Экономический и Социальный Совет", "المجلس الاقتصادي والاجتماعي", "经济及社会理事会",
      ], "E"
    ),
    (
      [
        "Human Rights Council", "Conseil des droits de l'homme", "Consejo de Derechos Humanos",
        "Совет по правам человека", "مجلس حقوق الإنسان", "人权理事会",
      ], "A/HRC"
    ),
    (
      [
        "First Committee", "Première Commission", "Primera Comisión", "Первый комитет",
        "اللجنة الأولى", "第一委员会",
      ], "A/C.1"
    ),
    (
      [
        "Second Committee", "Deuxième Commission", "Segunda Comisión", "Второй комитет",
        "اللجنة الثانية", "第二委员会",
      ], "A/C.2"
    ),
    (
      [
        "Third Committee", "Troisième Commission", "Tercera Comisión", "Третий комитет",
        "اللجنة الثالثة", "第三委员会",
      ], "A/C.3"
    ),
    (
      [
        "Special Political and Decolonization Committee (Fourth Committee)", "Fourth Committee",
        "Quatrième Commission", "Cuarta Comisión", "Четвертый комитет", "اللجنة الرابعة", "第四委员会",
      ], "A/C.4"
    ),
    (
      [
        "Fifth Committee", "Cinquième Commission", "Quinta Comisión", "Пятый комитет",
        "اللجنة الخامسة", "第五委员会",
      ], "A/C.5"
    ),
    (
      [
        "Sixth Committee", "Sixième Commission", "Sexta Comisión", "Шестой комитет",
        "اللجنة السادسة", "第六委员会",
      ], "A/C.6"
    ),
    (["Commission on the Status of Women", "Commission de la condition de la femme"], "E/CN.6"),
  ]

  /// The organ that speaks in a resolution, with or without its article, before a comma or a verb.
  static let speakers: [Phrase] =
    organs.flatMap { $0.phrases }
    + [
      "L'Assemblée générale", "La Asamblea General", "Le Conseil de sécurité",
      "El Consejo de Seguridad", "Le Conseil économique et social",
      "El Consejo Económico y Social", "Le Conseil des droits de l'homme",
      "El Consejo de Derechos Humanos", "إن الجمعية العامة", "إن مجلس الأمن",
      "إن المجلس الاقتصادي والاجتماعي", "إن مجلس حقوق الإنسان",
    ]

  static let distribution: [Phrase] = ["Distr.", "Distr", "Dist.", "التوزيع", "توزيع"]
  static let distributions: [(phrases: [Phrase], value: String)] = [
    (["General", "Générale", "Общая", "Общее", "عام", "普遍"], "General"),
    (
      ["Limited", "Limitée", "Limitada", "Ограниченная", "Ограниченное", "محدود", "محدودة", "有限"],
      "Limited"
    ),
    (["Restricted", "Restreinte", "Reservada", "مقيد", "限制"], "Restricted"),
    (["Provisional", "Provisoire"], "Provisional"),
  ]

  static let original: [Phrase] = [
    "Original", "Французский Original", "Подлинный текст на", "الأصل", "原文",
  ]
  static let languageNames: [(phrases: [Phrase], language: Language)] = [
    (
      [
        "English", "anglais", "inglés", "английский", "английском", "по-английски", "الانكليزية",
        "بالانكليزية",
        "الإنجليزية", "بالإنكليزية", "英文",
      ], .english
    ),
    (
      [
        "French", "français", "francés", "французский", "французском", "по-французски", "الفرنسية",
        "بالفرنسية",
        "法文",
      ], .french
    ),
    (
      [
        "Spanish", "espagnol", "español", "испанский", "испанском", "по-испански", "الإسبانية",
        "بالإسبانية",
        "西班牙文",
      ], .spanish
    ),
    (
      ["Russian", "russe", "ruso", "русский", "русском", "по-русски", "الروسية", "بالروسية", "俄文"],
      .russian
    ),
    (
      [
        "Arabic", "arabe", "árabe", "арабский", "арабском", "по-арабски", "العربية", "بالعربية",
        "阿拉伯文",
      ], .arabic
    ),
    (
      [
        "Chinese", "chinois", "chino", "китайский", "китайском", "по-китайски", "الصينية",
        "بالصينية", "中文",
      ],
      .chinese
    ),
  ]

  /// After an ordinal, in Chinese and the European languages; before it in Arabic.
  static let session: [Phrase] = [
    "session", "période de session", "período de sesiones", "período ordinario de sesiones",
    "сессия", "届会议", "届会", "届", "实质性会议",
  ]
  static let specialSession: [Phrase] = [
    "special session", "session extraordinaire", "período extraordinario de sesiones",
    "специальная сессия", "届特别会议",
  ]
  static let emergencySession: [Phrase] = [
    "emergency special session", "session extraordinaire d'urgence",
    "período extraordinario de sesiones de emergencia", "чрезвычайная специальная сессия",
    "届紧急特别会议",
  ]
  /// "After the hundred", which follows an Arabic ordinal from 101 on; folded.
  static let afterTheHundred: Set<String> = ["بعد", "المايه", "المئه", "المائه"]
  static let arabicSession: [Phrase] = ["الدورة"]
  /// Words that may stand between the ordinal and "session".
  static let sessionKinds: Set<String> = [
    "substantive", "regular", "resumed", "annual", "ordinary", "organizational", "ordinaire",
    "annuelle", "de", "fond", "sustantivo", "ordinario", "основная", "очередная", "-", "я",
    "年",
  ]
  /// Words that no session's name holds: a line with one of them before "session" is a title.
  static let strangersToSessions: Set<String> = [
    "agenda", "of", "the", "report", "note", "for", "on", "programme", "list", "in", "at", "la",
    "le",
    "les", "du", "del", "informe", "rapport", "доклад", "о", "на",
  ]
  /// Words that open a line that is no more than a session or meeting.
  static let year: [Phrase] = ["year", "année", "año", "год", "السنة"]

  /// The item line, before its numbers; Chinese 议程项目72 too.
  static let item: [Phrase] = [
    "Agenda item", "Agenda items", "Item", "Items", "Point", "Points", "Tema", "Temas", "Пункт",
    "Пункты", "البند", "البندان", "البنود", "议程项目", "临时议程项目", "Provisional agenda item",
    "临时议程", "暂定项目表项目", "Items of the provisional agenda",
  ]
  /// What may follow the numbers and still belongs to the item line.
  static let itemTail: [Phrase] = [
    "of the provisional agenda", "of the preliminary list", "of the agenda", "of the draft agenda",
    "of the provisional annotated agenda", "of the revised provisional agenda",
    "de l'ordre du jour", "de l'ordre du jour provisoire", "de la liste préliminaire",
    "del programa", "del programa provisional", "del tema provisional", "de la lista preliminar",
    "повестки дня", "предварительной повестки дня", "первоначального перечня",
    "предварительного перечня", "из جدول", "من جدول الأعمال", "من جدول الأعمال المؤقت",
    "من القائمة الأولية",
  ]
  static let itemJoiners: Set<String> = ["and", "et", "y", "и", "و", "和", ",", "、", ";", "&"]
  /// After a date: the line is a stretch of days, not a date of issue.
  static let dateRanges: Set<String> = ["-", "至", "to", "au", "al", "по", "الي"]
  static let itemRanges: Set<String> = ["-", "to", "à", "a", "по", "إلى", "الي", "至"]

  /// The line above the number of an adopted text; before the organ's name.
  static let resolutionAdopted: [Phrase] = [
    "Resolution adopted by", "Resolutions adopted by", "Résolution adoptée par",
    "Résolutions adoptées par", "Resolución aprobada por", "Resoluciones aprobadas por",
    "Resolución adoptada por", "Резолюция, принятая", "Резолюции, принятые", "قرار اتخذته",
    "قرار اتخذه", "قراران اتخذتهما", "قرارات اتخذتها", "大会决议", "人权理事会通过的决议", "决议",
  ]
  static let decisionAdopted: [Phrase] = [
    "Decision adopted by", "Décision adoptée par", "Decisión adoptada por", "Решение, принятое",
    "مقرر اتخذته", "مقرر اتخذه",
  ]
  /// "Resolution 2223 (2015)", which stands for a title at the Security Council.
  static let resolution: [Phrase] = [
    "Resolution", "Résolution", "Resolución", "Резолюция", "القرار", "第",
  ]
  static let adopted: [Phrase] = [
    "Adopted", "Adoptée", "Aprobada", "Принята", "Принятая", "اتخذه", "اتخذته", "اعتمد", "通过",
    "Adopté", "Adoptado",
  ]
  /// What opens the bracket line under the adoption line.
  static let origin: [Phrase] = [
    "on the report of", "without reference to a Main Committee", "on the recommendation of",
    "sur le rapport de", "sur la base du rapport", "sans renvoi à une grande commission",
    "sobre la base del informe", "sin remisión previa a una Comisión Principal",
    "по докладу", "без передачи в главные комитеты", "без передачи в один из главных комитетов",
    "بناء على تقرير", "دون الإحالة إلى لجنة رئيسية", "根据", "未经发交主要委员会而通过", "auf Grund", "aufgrund",
  ]
  static let paragraph: [Phrase] = [
    "para.", "paras.", "paragraph", "par.", "párr.", "párrs.", "пункт", "пункты", "п.", "الفقرة",
    "第",
  ]

  static let meeting: [Phrase] = [
    "plenary meeting", "meeting", "séance plénière", "séance", "sesión plenaria", "sesión",
    "пленарное заседание", "заседание", "次全体会议", "次会议", "الجلسة العامة", "الجلسة",
  ]

  static let summaryRecord: [Phrase] = [
    "Summary record", "Compte rendu analytique", "Acta resumida", "Краткий отчет", "محضر موجز",
    "简要记录",
    "Provisional summary record", "Verbatim record",
  ]
  /// What opens the line of place and date of a record.
  static let held: [Phrase] = [
    "Held at", "Held in", "Tenue au", "Tenue à", "Celebrada en", "состоявшегося", "المعقودة",
  ]

  /// Words that no line ends with: what follows it goes on.
  static let unfinished: Set<String> = [
    "the", "of", "to", "and", "or", "on", "by", "for", "in", "with", "from", "at", "a", "an", "its",
    "le", "la", "les", "de", "du", "des", "et", "ou", "à", "au", "aux", "en", "par", "pour", "sur",
    "el", "los", "las", "del", "y", "por", "para", "con", "в", "на", "о", "об", "по", "и", "с", "к",
    "для", "от", "из", "في", "من", "الي", "على", "علي", "عن",
  ]

  /// Above the summary of a report, alone in its line.
  static let summary: [Phrase] = [
    "Summary", "Executive summary", "Résumé", "Résumé analytique", "Synthèse", "Resumen",
    "Resumen ejecutivo", "Резюме", "Краткое содержание", "موجز", "الموجز", "موجز تنفيذي", "ملخص",
    "الملخص", "摘要", "内容提要", "提要", "概要",
  ]

  static let annex: [Phrase] = [
    "Annex", "Annexes", "Annexe", "Anexo", "Приложение", "المرفق", "مرفق", "附件", "Anlage",
  ]
  static let appendix: [Phrase] = [
    "Appendix", "Appendice", "Apéndice", "Добавление", "التذييل", "附录", "Enclosure", "Pièce jointe",
    "Documento adjunto", "Дополнение", "ضميمة", "附文",
  ]

  static let continued: [Phrase] = [
    "continued", "concluded", "suite", "fin", "suite et fin", "continuación", "conclusión",
    "продолжение", "окончание", "تابع", "续", "续完", "cont'd", "cont.", "cont",
  ]
}
