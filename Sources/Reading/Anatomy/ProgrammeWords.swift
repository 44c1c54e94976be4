/// What the headers of programmes' columns say, in the six languages.
enum ProgrammeWords {
  static let header: [Phrase] = [
    "Date", "Day", "Time", "Date/time", "Date and time", "Meeting", "Fecha", "Hora", "Día", "Jour",
    "Heure", "Дата", "Время", "День", "التاريخ", "اليوم", "الوقت", "日期", "时间", "Item",
    "Agenda item", "Séance", "Sesión", "Заседание", "الجلسة", "会议",
  ]
  static let time: [Phrase] = [
    "time", "heure", "hora", "время", "الوقت", "时间", "date", "fecha", "дата",
  ]
  static let meeting: [Phrase] = [
    "Meeting", "Meetings", "Séance", "Sesión", "Заседание", "الجلسة", "会议", "No. of meeting",
    "Plenary meeting", "N° de séance", "N.º de sesión", "Номер заседания", "№ заседания",
    "رقم الجلسة", "会议编号", "次",
  ]
  static let item: [Phrase] = [
    "item", "point", "tema", "пункт", "البند", "项目", "No.", "agenda item",
  ]
  /// Columns that say who speaks, and where.
  static let asides: [Phrase] = [
    "Introduced by", "Presented by", "Presenter", "Presenters", "Speaker", "Speakers", "Room",
    "Venue", "Location", "Conference room", "Meeting room", "Chair", "Présenté par", "Présentateur",
    "Orateur",
    "Orateurs", "Salle", "Lieu", "Presentado por", "Presentador", "Orador", "Oradores", "Sala",
    "Lugar", "Докладчик", "Докладчики", "Представляет", "Зал", "Место", "المتكلم", "المتكلمون",
    "يعرضه", "القاعة", "المكان", "介绍者", "发言者", "会议室", "地点",
  ]
  /// Columns of documents' symbols.
  static let documents: [Phrase] = [
    "Document", "Documents", "Documentation", "Symbol", "Cote", "Documento", "Documentos",
    "Documentación", "Signatura", "Документ", "Документы", "Документация", "Условное обозначение",
    "الوثيقة", "الوثائق", "الرمز", "文件", "文号",
  ]
  static let bullets: Set<Character> = ["•", "▪", "◦", "‣", "●", "○", "·", "\u{F0B7}"]
}
