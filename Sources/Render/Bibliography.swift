import Documents
import Search

/// A document, or a place in it, as reference managers and footnotes name it.
package struct Bibliography: Sendable {
  package enum Style: String, Sendable, CaseIterable { case text, bibtex, ris, csl }

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
    let path = locator.symbol.display.replacing(" ", with: "")
    return "https://undocs.org/\(language.map { $0.code + "/" } ?? "")\(path)"
  }

  /// `para. 7 (a)`, `preambular para. 2`; the path itself for other places.
  private var pinpoint: String? {
    guard let step = locator.path.steps.last else { return nil }
    let letters = step.letters.map { " (\($0))" }.joined()
    guard locator.path.steps.count == 1, step.count == nil else {
      return locator.path.description
    }
    switch step.kind {
    case .op, .p: return "para. \(step.value)\(letters)"
    case .pp: return "preambular para. \(step.value)"
    case .item: return "item \(step.value)\(letters)"
    default: return locator.path.description
    }
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  private var text: String {
    var parts = [author, name, locator.symbol.display]
    if parts[1] == parts[2] { parts.remove(at: 1) }
    var text = parts.joined(separator: ", ")
    if let pinpoint { text += ", \(pinpoint)" }
    if let day { text += " (\(day.day) \(Bibliography.months[day.month - 1]) \(day.year))" }
    if let address { text += ", \(address)" }
    return text
  }

  private var bibtex: String {
    // Two places of one document are two entries, and an entry's key is its own.
    let path = locator.path.isEmpty ? "" : "-\(locator.path)"
    let key = (locator.symbol.display + path).unicodeScalars.map {
      $0.isASCII && ($0.properties.isAlphabetic || $0.properties.numericType != nil)
        ? String($0) : "-"
    }.joined()
    var fields = [
      ("institution", Bibliography.braced(author)), ("author", "{\(Bibliography.braced(author))}"),
      ("title", "{\(Bibliography.braced(name))}"), ("number", locator.symbol.display),
    ]
    if let day {
      fields += [("year", String(day.year)), ("date", day.description)]
    }
    if let pinpoint { fields.append(("note", Bibliography.braced(pinpoint))) }
    if let language { fields.append(("langid", language.code)) }
    if let address { fields.append(("url", address)) }
    return "@techreport{\(key),\n"
      + fields.map { "  \($0.0) = {\($0.1)}" }.joined(separator: ",\n") + "\n}"
  }

  /// Signs that TeX takes for its own, and braces that would not pair.
  private static func braced(_ text: String) -> String {
    var out = ""
    for character in text {
      switch character {
      case "{", "}", "\\": continue
      case "&", "%", "$", "#", "_": out += "\\" + String(character)
      default: out.append(character)
      }
    }
    return out
  }

  /// Source: the RIS format of reference managers, `TY  - GOVDOC`.
  private var ris: String {
    var lines = [("TY", "GOVDOC"), ("AU", author), ("TI", name), ("M1", locator.symbol.display)]
    if let day {
      lines += [
        ("PY", String(day.year)), ("DA", day.description.replacing("-", with: "/") + "/"),
      ]
    }
    if let pinpoint { lines.append(("SE", pinpoint)) }
    if let language { lines.append(("LA", language.code)) }
    if let address { lines.append(("UR", address)) }
    lines.append(("ER", ""))
    return lines.map { "\($0.0)  - \($0.1)" }.joined(separator: "\r\n")
  }

  /// Source: CSL-JSON, <https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html>.
  package var csl: JSON {
    var item: JSON = [
      "id": .text(locator), "type": .string(type == .resolution ? "legislation" : "report"),
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
