import Documents

/// How votes are told, in the six official languages: a table. Words are folded as tokens are.
extension Lexicon {
  /// What stands above or before the States that voted one way.
  static let voteSides: [(phrases: [Phrase], side: Vote.Side)] = [
    (
      [
        "In favour:", "In favor:", "Voting in favour:", "Votent pour:", "Ont voté pour:", "Pour:",
        "Votos a favor:", "A favor:", "Голосовали за:", "За:", "المؤيدون:", "المؤيدين:", "赞成:",
        "投赞成票:",
      ], .inFavour
    ),
    (
      [
        "Against:", "Voting against:", "Votent contre:", "Ont voté contre:", "Contre:",
        "Votos en contra:", "En contra:", "Голосовали против:", "Против:", "المعارضون:",
        "المعارضين:", "反对:", "投反对票:",
      ], .against
    ),
    (
      [
        "Abstaining:", "Abstentions:", "Abstained:", "S'abstiennent:", "Se sont abstenus:",
        "Abstention:", "Abstenciones:", "Воздержались:", "Воздержавшиеся:", "الممتنعون:",
        "الممتنعون عن التصويت:", "الممتنعين:", "弃权:",
      ], .abstaining
    ),
  ]

  /// "None", where no State voted one way.
  static let nobody: [Phrase] = [
    "None", "Nobody", "Néant", "Aucun", "Aucune", "Ninguno", "Ninguna", "Никто", "Нет",
    "Никто не голосовал против", "لا أحد", "لا يوجد", "لا شيء", "无", "零", "没有",
  ]

  /// What a decision is taken on.
  static let decidedNouns: [Phrase] = [
    "draft resolution", "draft resolutions", "draft decision", "draft decisions",
    "draft amendment", "draft amendments", "draft proposal", "draft text", "draft declaration",
    "draft conclusion", "operative paragraph", "operative paragraphs", "preambular paragraph",
    "preambular paragraphs", "paragraph", "paragraphs", "amendment", "amendments", "subamendment",
    "motion", "proposal", "words", "phrase", "sentence",
    "projet de résolution", "projets de résolution", "projet de décision", "projets de décision",
    "projet d'amendement", "projets d'amendement", "projet de proposition", "paragraphe",
    "paragraphes", "alinéa", "amendement", "amendements", "motion", "proposition",
    "proyecto de resolución", "proyectos de resolución", "proyecto de decisión",
    "proyectos de decisión", "proyecto de enmienda", "proyectos de enmienda", "párrafo",
    "párrafos", "enmienda", "enmiendas", "moción", "propuesta",
    "проект резолюции", "проекта резолюции", "проекты резолюций", "проект решения",
    "проекта решения", "проекты решений", "проект поправки", "пункт", "пункты", "поправка",
    "поправки", "поправку", "предложение",
    "مشروع القرار", "مشروع قرار", "مشاريع القرارات", "مشروعا القرارين", "مشروعي القرارين",
    "مشروع المقرر", "مشروع مقرر", "مشروع التعديل", "الفقرة", "التعديل", "التعديلات", "الاقتراح",
    "المقترح",
    "决议草案", "决定草案", "修正案草案", "修正案", "修正草案", "执行部分", "序言部分", "动议", "提案", "提议",
  ]

  /// Those of a report. It tells of paragraphs of earlier texts too.
  static let reportedNouns: [Phrase] = decidedNouns.filter { noun in
    noun.words.count > 1 || !paragraphNouns.contains { $0.words == noun.words }
  }

  private static let paragraphNouns: [Phrase] = [
    "paragraph", "paragraphs", "words", "phrase", "sentence", "paragraphe", "paragraphes", "alinéa",
    "proposition", "párrafo", "párrafos", "пункт", "пункты", "الفقرة",
  ]

  /// What a meeting agrees on besides: only as the subject of the record's own sentence.
  static let agreedNouns: [Phrase] = [
    "agenda", "provisional agenda", "programme of work", "report", "draft report",
    "recommendation", "recommendations", "conclusions", "request", "requests",
    "ordre du jour", "programme de travail", "rapport", "recommandation", "recommandations",
    "programa", "orden del día", "programa de trabajo", "informe", "recomendación",
    "recomendaciones",
    "повестка дня", "программа работы", "доклад", "проект доклада", "рекомендация",
    "рекомендации", "جدول الأعمال", "برنامج العمل", "التقرير", "مشروع التقرير", "التوصية",
    "التوصيات", "议程", "工作方案", "报告", "报告草稿", "建议",
  ]

  /// What becomes of a text, told of it or, in Spanish and Arabic, before it.
  static let outcomes: [(phrases: [Phrase], outcome: Vote.Outcome)] = [
    (
      [
        "was adopted", "were adopted", "is adopted", "has been adopted", "have been adopted",
        "was carried", "was approved", "were approved",
        "est adopté", "est adoptée", "sont adoptés", "sont adoptées", "a été adopté",
        "a été adoptée", "ont été adoptés", "ont été adoptées", "est approuvé", "est approuvée",
        "queda aprobado", "queda aprobada", "quedan aprobados", "quedan aprobadas",
        "es aprobado", "es aprobada", "ha sido aprobado", "ha sido aprobada", "se aprueba",
        "se aprueban", "принимается", "принимаются", "принят", "принята", "принято", "приняты",
        "утверждается", "утверждаются", "اعتمد", "اعتمدت", "اعتمدا", "أقر", "أقرت", "获得通过",
        "获得一致通过",
        "通过",
      ], .adopted
    ),
    (
      [
        "was retained", "were retained", "est maintenu", "est maintenue", "sont maintenus",
        "est conservé", "est conservée", "queda mantenido", "se mantiene", "se mantienen",
        "queda retenido", "сохраняется", "сохраняются", "сохранен", "أبقي على", "获得保留", "予以保留",
      ], .retained
    ),
    (
      [
        "was rejected", "were rejected", "is rejected", "was not adopted", "were not adopted",
        "is not adopted", "has not been adopted", "have not been adopted", "was defeated",
        "was not carried", "was lost", "was not retained", "was not approved",
        "est rejeté", "est rejetée", "sont rejetés", "sont rejetées", "n'est pas adopté",
        "n'est pas adoptée", "n'a pas été adopté", "n'a pas été adoptée",
        "queda rechazado", "queda rechazada", "quedan rechazados", "quedan rechazadas",
        "es rechazado", "es rechazada", "no queda aprobado", "no queda aprobada",
        "no ha sido aprobado", "no ha sido aprobada",
        "отклоняется", "отклоняются", "отклонен", "отклонена", "не принимается", "не принимаются",
        "не принят", "не принята", "رفض", "رفضت", "لم يعتمد", "لم تعتمد", "被否决", "遭到否决", "未获通过",
        "未获得通过",
      ], .rejected
    ),
  ]

  /// The same of reports, which say who decided: "the Committee adopted draft resolution …".
  static let actions: [(phrases: [Phrase], outcome: Vote.Outcome)] = [
    (
      [
        "adopted", "approved", "a adopté", "ont adopté", "aprobó", "aprobaron", "принял", "приняла",
        "принимает", "اعتمدت", "اعتمد", "通过了", "通过",
      ], .adopted
    ),
    (
      ["decided to retain", "voted to retain", "a décidé de conserver", "decidió mantener"],
      .retained
    ),
    (
      [
        "rejected", "did not adopt", "a rejeté", "rechazó", "отклонил", "отклонила", "رفضت", "رفض",
        "否决了",
      ],
      .rejected
    ),
  ]

  /// A decision without a text, which the sentence before puts as a question.
  static let oralDecisions: [Phrase] = [
    "It was so decided", "It was so agreed", "It is so decided", "Il en est ainsi décidé",
    "Il en est ainsi convenu", "Así queda acordado", "Así queda decidido", "Así se acuerda",
    "Решение принимается", "Предложение принимается", "تقرر ذلك", "وتقرر ذلك", "وقد تقرر ذلك",
    "就这样决定", "会议就这样决定", "就此决定", "就这样商定",
  ]

  /// The record says that a vote is taken.
  static let voteAnnouncements: [Phrase] = [
    "vote was taken", "vote was then taken", "votes were taken", "was put to the vote",
    "were put to the vote", "was put to a vote", "il est procédé à un vote",
    "il est procédé au vote",
    "il est procédé à une mise aux voix", "est mis aux voix", "est mise aux voix",
    "se procede a votación", "se procede a una votación", "se procede a la votación",
    "se somete a votación", "проводится голосование", "проводится заносимое",
    "проводится поименное",
    "проводится раздельное", "أجري تصويت", "أجري التصويت", "جرى التصويت", "طرح للتصويت", "进行了记录表决",
    "进行记录表决", "进行了表决", "进行表决", "进行了唱名表决", "举手表决", "举手方式进行了表决",
  ]

  /// Texts that a meeting has before it.
  static let draftTexts: [Phrase] = [
    "draft resolution", "draft decision", "draft amendment", "projet de résolution",
    "projet de décision", "projet d'amendement", "proyecto de resolución", "proyecto de decisión",
    "proyecto de enmienda", "проект резолюции", "проекта резолюции", "проекту резолюции",
    "проект решения", "проекта решения", "مشروع القرار", "مشروع قرار", "مشروع المقرر", "مشروع مقرر",
    "决议草案", "决定草案",
  ]

  /// Texts that a committee's report holds.
  static let recommendedTexts: [Phrase] = [
    "draft resolution recommended", "draft resolutions recommended", "draft decision recommended",
    "draft decisions recommended", "projet de résolution recommandé",
    "projets de résolution recommandés", "projet de décision recommandé",
    "proyecto de resolución recomendado", "proyectos de resolución recomendados",
    "proyecto de decisión recomendado", "проект резолюции, рекомендованный",
    "проекта резолюции, рекомендованные", "проект решения, рекомендованный",
    "مشروع القرار الذي أوصت",
    "مشروع قرار أوصت", "建议的决议草案", "建议的决定草案",
  ]

  /// How a chair puts what a meeting seems to wish.
  static let suppositions: [Phrase] = [
    "take it", "took it", "wished to", "wishes to", "considérer que", "considère que",
    "considérait que", "considérerai que", "croit comprendre", "croyait comprendre",
    "entiende que", "entiendo que", "entender que", "entendía que", "considera que",
    "consideraré que",
    "буду считать", "полагает, что", "считает, что", "понимает, что", "насколько он понимает",
    "سأعتبر", "فهل لي أن أعتبر", "إنه يعتبر", "إنه يفهم", "اعتبر أن", "他认为", "她认为", "我认为", "可否认为",
  ]

  /// How a decision came about; the first that fits.
  static let manners: [(phrases: [Phrase], manner: Vote.Manner)] = [
    (
      [
        "without a vote", "without being put to the vote", "without vote", "by consensus",
        "without objection", "by acclamation", "sans vote", "sans être mis aux voix",
        "sans être mise aux voix", "sans le mettre aux voix", "sans la mettre aux voix",
        "sans les mettre aux voix", "sans mise aux voix", "par consensus", "sin votación",
        "sin someterlo a votación", "sin someterla a votación", "sin que se someta a votación",
        "por consenso", "без голосования", "консенсусом", "путем консенсуса", "بدون تصويت",
        "دون تصويت", "دون طرحه للتصويت", "من دون تصويت", "بتوافق الآراء", "未经表决", "不经表决",
        "协商一致",
      ], .withoutVote
    ),
    (
      [
        "roll-call", "roll call", "appel nominal", "votación nominal", "поименное голосование",
        "поименного голосования", "نداء الأسماء", "唱名表决",
      ], .rollCall
    ),
    (
      [
        "recorded vote", "recorded votes", "vote enregistré", "votación registrada",
        "заносимое в отчет", "заносимого в отчет", "تصويت مسجل", "تصويتا مسجلا", "بتصويت مسجل",
        "التصويت المسجل", "记录表决",
      ], .recorded
    ),
    (
      [
        "show of hands", "main levée", "votación ordinaria", "a mano alzada", "поднятием руки",
        "поднятием рук", "برفع الأيدي", "举手表决", "举手方式",
      ], .showOfHands
    ),
    (
      [
        "unanimously", "unanimous", "à l'unanimité", "por unanimidad", "единогласно", "بالإجماع",
        "一致通过", "全票通过",
      ], .unanimous
    ),
  ]

  /// Behind a count: "155 votes", "155 voix", "155 голосами".
  static let voteNouns: [Phrase] = [
    "votes", "vote", "voix", "voto", "votos", "voix exprimées", "голосами", "голосов", "голоса",
    "голос", "голосом", "صوتا", "صوت", "أصوات", "票", "members", "membres", "miembros", "членов",
    "членах", "члене", "членами", "عضوا", "عضو", "أعضاء", "عضوين", "人", "个国家",
  ]

  /// Behind a count, and what it then is one of.
  static let countRoles: [(phrases: [Phrase], side: Vote.Side)] = [
    (
      [
        "in favour", "in favor", "pour", "a favor", "за", "мнениями за", "赞成", "مؤيدا", "مؤيدين",
        "مؤيد",
      ],
      .inFavour
    ),
    (
      [
        "against", "contre", "en contra", "против", "голосовал против", "голосовали против",
        "не голосовал против", "反对", "معارضا", "معارض", "معارضين",
      ], .against
    ),
    (
      [
        "abstention", "abstentions", "abstaining", "abstenciones", "abstención", "s'étant abstenus",
        "se sont abstenus", "воздержавшихся", "воздержавшемся", "воздержавшимися", "воздержались",
        "воздержался", "не воздержался", "弃权", "عن التصويت", "ممتنعين", "ممتنع",
      ], .abstaining
    ),
  ]

  /// Between the votes in favour and those against: "94 to 38", "155 voix contre une".
  static let countJoiners: Set<String> = ["to", "contre", "contra", "против", "مقابل", "对", "比"]
  /// Before the count of abstentions in Arabic.
  static let abstentions: Set<String> = ["امتناع", "وامتناع", "بامتناع"]
  /// Before the votes in favour, where no noun follows: "a recorded vote of 94 to 38".
  static let countOpenings: Set<String> = [
    "by", "of", "par", "por", "以", "باغلبية", "بموافقة",
  ]

  /// Counts as words, folded.
  static let countWords: [String: Int] = [
    "none": 0, "no": 0, "nil": 0, "zero": 0, "zéro": 0, "aucune": 0, "aucun": 0, "nul": 0,
    "néant": 0, "ninguno": 0, "ninguna": 0, "ningún": 0, "cero": 0, "никто": 0, "никого": 0,
    "صفر": 0,
    "one": 1, "un": 1, "une": 1, "uno": 1, "una": 1, "один": 1, "одном": 1, "одного": 1,
    "одним": 1, "واحد": 1, "two": 2, "deux": 2, "dos": 2, "двух": 2, "двумя": 2, "صوتين": 2,
    "صوتان": 2, "عضوين": 2, "عضوان": 2, "three": 3, "trois": 3, "tres": 3, "трех": 3,
    "тремя": 3, "four": 4, "quatre": 4, "cuatro": 4, "четырех": 4, "четырьмя": 4, "five": 5,
    "cinq": 5, "cinco": 5, "пяти": 5, "пятью": 5, "six": 6, "seis": 6, "шести": 6, "шестью": 6,
    "seven": 7, "sept": 7, "siete": 7, "семи": 7, "семью": 7, "eight": 8, "huit": 8, "ocho": 8,
    "восьми": 8, "восемью": 8, "nine": 9, "neuf": 9, "nueve": 9, "девяти": 9, "девятью": 9,
    "ten": 10, "dix": 10, "diez": 10, "десяти": 10, "десятью": 10,
  ]

  /// Before the number of what a text became: "(resolution 79/283)".
  static let adoptedNouns: [(phrases: [Phrase], isDecision: Bool)] = [
    (
      [
        "resolution", "resolutions", "résolution", "résolutions", "resolución", "resoluciones",
        "резолюция", "резолюции", "القرار", "قرار", "第",
      ], false
    ),
    (
      [
        "decision", "decisions", "décision", "décisions", "decisión", "decisiones", "решение",
        "المقرر",
      ], true
    ),
  ]
}
