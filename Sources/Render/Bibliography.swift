import Documents
import Search

/// A document, or a place in it, as reference managers and footnotes name it.
package struct Bibliography: Sendable {
  package enum Style: String, Sendable, CaseIterable {
    case text, bibtex, ris, csl

    /// What parts its lines, and ends an entry.
    package var lineBreak: String { self == .ris ? "\r\n" : "\n" }
  }

  private let locator: Locator
  private let title: String?
  private let type: DocumentType
  private let day: CalendarDay?
  private let language: Language?

  /// - Parameter day: of adoption, else of issue.
  package init(
    _ locator: Locator, title: String?, type: DocumentType, day: CalendarDay?,
    language: Language?
  ) {
    self.locator = locator
    self.title = title
    self.type = type
    self.day = day
    self.language = language
  }

  /// Without the line break at its end.
  package func entry(_ style: Style) -> String {
    switch style {
    case .text: text
    case .bibtex: bibtex
    case .ris: ris
    case .csl: csl.pretty
    }
  }

  /// Organs whose names stand as author; others are the United Nations. Source: UN-wide practice for
  /// document symbols.
  private static let organs: [(body: String, name: String)] = [
    ("A/HRC", "United Nations Human Rights Council"),
    ("A", "United Nations General Assembly"), ("S", "United Nations Security Council"),
    ("E", "United Nations Economic and Social Council"),
    ("T", "United Nations Trusteeship Council"), ("ST", "United Nations Secretariat"),
  ]

  private var author: String {
    let body = locator.symbol.body ?? ""
    return Bibliography.organs.first { body == $0.body || body.hasPrefix($0.body + "/") }?.name
      ?? "United Nations"
  }

  private var name: String { TerminalText.clean(title ?? locator.symbol.display) }

  private var address: String? {
    guard !locator.symbol.isFile else { return nil }
    let path = locator.symbol.display.filter { $0 != " " }.percentEncoded(keeping: "/()")
    return "https://undocs.org/\(language.map { $0.code + "/" } ?? "")\(path)"
  }

  private var pinpoint: String? { locator.path.isEmpty ? nil : locator.path.pinpoint }

  private var text: String {
    var parts = [author, name, locator.symbol.display]
    if parts[1] == parts[2] { parts.remove(at: 1) }
    var text = parts.joined(separator: ", ")
    if let pinpoint { text += ", \(pinpoint)" }
    if let day { text += " (\(day.day) \(CalendarWords.english[day.month - 1]) \(day.year))" }
    if let address { text += ", \(address)" }
    return text
  }

  private var bibtex: String {
    var fields = [
      ("institution", Bibliography.tex(author)), ("author", "{\(Bibliography.tex(author))}"),
      ("title", "{\(Bibliography.tex(name))}"),
      ("number", Bibliography.tex(locator.symbol.display)),
    ]
    if let day {
      fields += [("year", String(day.year)), ("date", day.description)]
    }
    if let pinpoint { fields.append(("note", Bibliography.tex(pinpoint))) }
    if let language, let name = Bibliography.languages[language] { fields.append(("langid", name)) }
    if let address { fields.append(("url", address)) }
    return "@techreport{\(key),\n"
      + fields.map { "  \($0.0) = {\($0.1)}" }.joined(separator: ",\n") + "\n}"
  }

  /// A name that no other place has, nor the same one in another language: `A-RES-190-7`,
  /// `A-RES-190-7:op7-a`, `A-RES-190-7:op7-a:fr`.
  private var key: String {
    var parts = [Bibliography.plain(locator.symbol.display)]
    if !locator.path.isEmpty { parts.append(Bibliography.plain(locator.path.description)) }
    if let translation { parts.append(Bibliography.plain(translation.code)) }
    return parts.joined(separator: ":")
  }

  /// The language, unless it is the one that is taken where none is asked for.
  private var translation: Language? { language == .english ? nil : language }

  /// Letters and digits of ASCII, runs of all else as a hyphen; letters of other scripts by number.
  private static func plain(_ text: String) -> String {
    var words: [String] = []
    var isOpen = false
    for scalar in text.unicodeScalars {
      let isLetter = scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      guard isLetter else {
        isOpen = false
        continue
      }
      if !isOpen { words.append("") }
      isOpen = true
      words[words.count - 1] += scalar.isASCII ? String(scalar) : String(scalar.value, radix: 16)
    }
    return words.joined(separator: "-")
  }

  /// What babel, and with it biblatex, calls the official languages.
  private static let languages: [Language: String] = [
    .arabic: "arabic", .chinese: "chinese", .english: "english", .french: "french",
    .russian: "russian", .spanish: "spanish",
  ]

  /// The text with TeX's own signs as commands. No brace is left in it that another would have to close:
  /// readers of BibTeX count those behind a backslash too.
  private static func tex(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "{": out += "\\textbraceleft{}"
      case "}": out += "\\textbraceright{}"
      case "\\": out += "\\textbackslash{}"
      case "~": out += "\\textasciitilde{}"
      case "^": out += "\\textasciicircum{}"
      case "&", "%", "$", "#", "_": out += "\\" + String(scalar)
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }

  /// Source: the RIS format of reference managers, `TY  - GOVDOC`.
  private var ris: String {
    var lines = [
      ("TY", "GOVDOC"), ("AU", author), ("TI", name), ("M1", locator.symbol.display),
      // Zotero takes this one for the number of a report.
      ("SN", locator.symbol.display),
    ]
    if let day {
      lines += [
        ("PY", String(day.year)), ("DA", day.description.replacing("-", with: "/") + "/"),
      ]
    }
    if let pinpoint { lines.append(("SE", pinpoint)) }
    if let language { lines.append(("LA", language.code)) }
    if let address { lines.append(("UR", address)) }
    lines.append(("ER", ""))
    return lines.map { "\($0.0)  - \($0.1)" }.joined(separator: Style.ris.lineBreak)
  }

  /// Source: CSL-JSON, <https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html>.
  package var csl: JSON {
    var item: JSON = [
      "id": .string(locator.description + (translation.map { "@\($0.code)" } ?? "")),
      "type": .string(type == .resolution ? "legislation" : "report"),
      "title": .string(name), "authority": .string(author), "number": .text(locator.symbol),
      "author": .array([["literal": .string(author)]]),
    ]
    if let day {
      item = item.adding(
        "issued",
        [
          "date-parts": .array([
            .array([.integer(day.year), .integer(day.month), .integer(day.day)])
          ])
        ]
      )
    }
    if let pinpoint { item = item.adding("locator", .string(pinpoint)) }
    if let language { item = item.adding("language", .string(language.code)) }
    if let address { item = item.adding("URL", .string(address)) }
    return item
  }
}
