import Documents

/// Words that open a body that has no numbers yet.
enum BodyOpening {
  static let words: [Phrase] = [
    "Summary", "Contents", "Résumé", "Resumen", "Резюме", "موجز", "摘要", "Índice", "Indice",
    "Table des matières", "Содержание", "المحتويات", "目录", "Table of contents", "Annotations",
    "Statement", "Note", "Sommaire",
  ]
  static let phrases: [Phrase] = [
    "The meeting was called to order", "The meeting resumed", "The meeting was resumed",
    "La séance est ouverte", "La séance est reprise", "La séance reprend",
    "Se declara abierta la sesión", "Se abre la sesión", "Se reanuda la sesión",
    "Заседание открывается", "Заседание возобновляется", "افتتحت الجلسة", "استؤنفت الجلسة", "会议复会",
    "会议开始", "In the absence of", "The Secretary-General has received the following",
    "President:", "Chair:", "Chairman:", "Chairperson:", "Président :", "Présidente :",
    "Presidente:", "Presidenta:", "Председатель:", "الرئيس:", "主席:", "Mr.", "On instructions from",
    "I have the honour", "I am transmitting", "Upon instructions",
  ]
}
