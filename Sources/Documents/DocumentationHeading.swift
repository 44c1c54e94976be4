/// The line above the documents of an agenda's item, in the six official languages.
package enum DocumentationHeading {
  /// Whether `text` is such a line and no more: "Documentation", "Documents:".
  package static func matches(_ text: String) -> Bool {
    guard text.utf8.count < 60 else { return false }
    let word = CalendarWords.folded(text).split { !$0.isLetter }.joined(separator: " ")
    return words.contains(word)
  }

  private static let words: Set<String> = [
    "documentation", "documents", "background documents", "documentation de base", "documentación",
    "documentos", "документация", "документы", "الوثائق", "وثائق", "文件", "文档",
  ]
}
