/// What an office file says of itself: title, author, dates, and properties of the author's own, such as
/// the symbol and job number that the United Nations' templates keep.
struct OfficeProperties {
  /// Keys in lower case, without prefix.
  private(set) var values: [String: String] = [:]

  init(_ parts: [[UInt8]]) {
    let reader = Reader()
    for part in parts { _ = MarkupParsing.readXML(part, reader) }
    values = reader.values
    if values["symbol"] == nil, let symbol = values["symbol1"] { values["symbol"] = symbol }
  }

  private final class Reader: MarkupHandler {
    var values: [String: String] = [:]
    private var key: String?
    private var words: [UInt8] = []

    /// Elements of the core and extended properties that tell of the document, not of the program.
    private static let told: Set<String> = [
      "title", "subject", "creator", "keywords", "description", "language", "category", "created",
      "modified", "Pages", "Company", "Application",
    ]

    func start(_ name: String, _ attributes: MarkupAttributes) {
      if name == "property" {
        key = attributes["name"]?.lowercased()
        words = []
      } else if Reader.told.contains(name), key == nil {
        key = name.lowercased()
        words = []
      }
    }

    func end(_ name: String) {
      guard let key, name == "property" || name.lowercased() == key else { return }
      let value = Self.unescaped(cleaned(words, 0..<words.count))
      if !value.isEmpty, values.count < 200, values[key] == nil { values[key] = value }
      self.key = nil
    }

    /// `_x000d_` stands for a character that XML lacks; those that properties hold are line ends.
    /// Source: ECMA-376-1, 22.9.2.19 ST_Xstring.
    private static func unescaped(_ text: String) -> String {
      guard text.contains("_x") else { return text }
      var parts: [Substring] = []
      var rest = text[...]
      while let mark = rest.firstRange(of: "_x") {
        let digits = rest[mark.upperBound...].prefix(5)
        if digits.count == 5, digits.last == "_", digits.dropLast().allSatisfy(\.isHexDigit) {
          parts.append(rest[..<mark.lowerBound])
          rest = rest[digits.endIndex...]
        } else {
          return text
        }
      }
      parts.append(rest)
      let joined = Array(parts.joined(separator: " ").utf8)
      return cleaned(joined, 0..<joined.count)
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {
      if key != nil, words.count < 4000 { words.append(contentsOf: bytes) }
    }
  }
}
