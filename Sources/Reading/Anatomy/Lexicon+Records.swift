/// What records of meetings say in their own voice, in the six official languages: a table.
extension Lexicon {
  /// Openings of sentences of the record itself, between speeches.
  static let procedures: [Phrase] = [
    "A recorded vote was taken", "A vote was taken", "It was so decided",
    "The meeting was called to order", "The meeting rose", "The meeting was suspended",
    "The meeting was resumed", "The meeting resumed", "The agenda was adopted",
    "The provisional agenda was adopted", "In the absence of", "A vote was taken by",
    "At the invitation of",
    "The President returned to the Chair", "This record contains", "This record is subject",
    "The members of the General Assembly observed a minute of silence",

    "Il en est ainsi décidé", "La séance est", "Il est procédé", "La séance, suspendue",
    "En l'absence", "L'ordre du jour est adopté", "Le présent procès-verbal",
    "Le présent compte rendu", "Le Président reprend",

    "Así queda acordado", "Se levanta la sesión", "Se abre la sesión", "Se declara abierta",
    "Se suspende la sesión", "Se reanuda la sesión", "Se procede a votación", "En ausencia",
    "Queda aprobado el orden del día", "La presente acta",

    "Решение принимается", "Заседание", "Проводится", "В отсутствие", "Повестка дня утверждается",
    "Настоящий отчет", "Предложение принимается",

    "تقرر ذلك", "رفعت الجلسة", "افتتحت الجلسة", "علقت الجلسة", "استؤنفت الجلسة", "أجري تصويت",
    "نظرا لغياب", "في غياب", "أقر جدول الأعمال", "يتضمن هذا المحضر",

    "就这样决定", "上午", "下午", "进行了记录表决", "因主席缺席", "通过议程", "会议暂停", "会议复会", "本记录",
  ]

  /// What a decision is taken on, at the front of the sentence that says it.
  static let decidedTexts: [Phrase] = [
    "Draft resolution", "Draft decision", "The draft resolution", "The draft decision",
    "Draft resolutions", "Operative paragraph", "Preambular paragraph", "The amendment",
    "The motion", "The proposal",
    "Le projet de résolution", "Le projet de décision", "Par", "L'amendement",
    "El proyecto de resolución", "El proyecto de decisión", "Por", "La enmienda",
    "Проект резолюции", "Проект решения", "Поправка",
    "اعتمد مشروع القرار", "اعتمد مشروع المقرر", "مشروع القرار",
    "决议草案", "决定草案", "修正案",
  ]

  static let decisions: [Phrase] = outcomes.flatMap(\.phrases)
}
