import Documents

/// What a file's name says of its document: `A_RES_78_1.pdf`, `2015_s_2015_264.ar.txt`,
/// `S_RES_0609_1988_EN_GOLD.txt`, `A_57_759&S_2003_332-EN.pdf`, `A-AC.292-2024-CRP1`.
///
/// Source: the UN Digital Library's and ODS's ways of naming files.
struct FileName {
  var symbols: [Symbol] = []
  var language: Language?

  init(_ path: String) {
    var name = path.split(separator: "/").last.map(String.init) ?? path
    for _ in 0..<3 {
      guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { break }
      let ending = name[name.index(after: dot)...].lowercased()
      if FileName.endings.contains(ending) {
        name = String(name[..<dot])
      } else if let found = FileName.languages[ending] {
        language = language ?? found
        name = String(name[..<dot])
      } else {
        break
      }
    }
    // The third word from the end may be the "ES" of an emergency session: `A_ES-10_L.31`.
    for word in name.split(whereSeparator: { "_-".contains($0) }).reversed().prefix(2) {
      if let found = FileName.languages[word.lowercased()] { language = language ?? found }
    }
    symbols = Symbol.symbols(fileName: path)
  }

  private static let endings: Set<String> = [
    "pdf", "txt", "md", "markdown", "html", "htm", "xml", "docx", "doc", "adoc", "json", "text",
    "wpf",
  ]

  private static let languages: [String: Language] = [
    "en": .english, "fr": .french, "es": .spanish, "ru": .russian, "ar": .arabic, "zh": .chinese,
    "eng": .english, "fra": .french, "spa": .spanish, "rus": .russian, "arb": .arabic,
    "cmn": .chinese, "de": Language("de"),
  ]
}
