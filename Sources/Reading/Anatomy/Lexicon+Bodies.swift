/// Names of bodies that open a text in their own voice, in the six official languages: a table.
extension Lexicon {
  /// The first word of a body's name and the articles it stands after: "The Executive Board,",
  /// "La Conférence des Parties,", "Конференция Сторон,".
  static let speakingBodies: [(articles: [Phrase], names: [Phrase])] = [
    (
      ["The"],
      [
        "Executive", "Conference", "Commission", "Committee", "Council", "Governing", "Trade",
        "Meeting", "Open", "Assembly of", "Ad Hoc",
      ]
    ),
    (
      ["Le", "La", "L'", "Les"],
      [
        "Conseil", "Conférence", "Commission", "Comité", "Réunion", "Assemblée", "Organe",
        "Groupe de travail", "États parties",
      ]
    ),
    (
      ["El", "La", "Los"],
      [
        "Consejo", "Junta", "Conferencia", "Comisión", "Comité", "Reunión", "Asamblea", "Órgano",
        "Grupo de Trabajo", "Estados partes",
      ]
    ),
    (
      [],
      [
        "Исполнительный", "Конференция", "Комиссия", "Комитет", "Совет", "Совещание", "Ассамблея",
        "Правление", "Специальный комитет", "Рабочая группа", "Государства-участники",
      ]
    ),
    (
      ["إن"],
      [
        "المجلس", "مجلس", "المؤتمر", "مؤتمر", "اللجنة", "لجنة", "الاجتماع", "اجتماع", "الهيئة",
        "هيئة", "الفريق العامل", "الدول الأطراف",
      ]
    ),
  ]

  /// Chinese names of bodies end so.
  static let speakingBodyEnds: [Phrase] = ["局", "会议", "委员会", "理事会", "工作组", "缔约国"]
}
