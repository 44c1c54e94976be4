import Documents

/// Words that open a body that has no numbers yet.
enum BodyOpening {
  static let words: [Phrase] = [
    "Summary", "Contents", "Résumé", "Resumen", "Резюме", "موجز", "摘要", "Índice", "Indice",
    "Table des matières", "Содержание", "المحتويات", "目录", "Table of contents", "Annotations",
    "Statement", "Note", "Sommaire",
  ]
  static let phrases: [Phrase] = [
    "The meeting was called to order", "The meeting resumed", "La séance est ouverte",
    "Se declara abierta la sesión", "Se abre la sesión", "Заседание открывается",
    "افتتحت الجلسة", "In the absence of", "The Secretary-General has received the following",
    "President:", "Chair:", "Chairman:", "Chairperson:", "Président :", "Présidente :",
    "Presidente:", "Presidenta:", "Председатель:", "الرئيس:", "主席:", "Mr.", "On instructions from",
    "I have the honour", "I am transmitting", "Upon instructions",
  ]
}
