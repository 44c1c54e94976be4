/// What a paragraph or a run says of its looks; `nil` where it leaves that to its style.
struct WordLooks: Equatable {
  var style: String?
  var isBold: Bool?
  var isItalic: Bool?
  var isHidden: Bool?
  var isRaised: Bool?
  /// In half points.
  var halfPoints: Int?
  var alignment: String?
  /// 0 to 8; 9 is body text.
  var outline: Int?
  /// Margins in twentieths of a point.
  var left: Int?
  var firstLine: Int?
  var numbering: Int?
  var level: Int?

  /// Takes from `other` what is not said here.
  mutating func inherit(_ other: WordLooks) {
    isBold = isBold ?? other.isBold
    isItalic = isItalic ?? other.isItalic
    isHidden = isHidden ?? other.isHidden
    isRaised = isRaised ?? other.isRaised
    halfPoints = halfPoints ?? other.halfPoints
    alignment = alignment ?? other.alignment
    outline = outline ?? other.outline
    left = left ?? other.left
    firstLine = firstLine ?? other.firstLine
    numbering = numbering ?? other.numbering
    level = level ?? other.level
  }

  /// Reads one property element; `false` when it is none that counts.
  ///
  /// Source: ECMA-376-1, 17.3.1 and 17.3.2.
  mutating func read(_ name: String, _ attributes: MarkupAttributes) {
    switch name {
    case "pStyle", "rStyle": style = attributes["val"]
    case "b": isBold = Self.isOn(attributes)
    case "i": isItalic = Self.isOn(attributes)
    case "vanish", "specVanish": isHidden = Self.isOn(attributes)
    case "vertAlign": isRaised = attributes["val"] == "superscript"
    case "sz": halfPoints = Self.integer(attributes["val"])
    case "jc": alignment = attributes["val"]
    case "outlineLvl": outline = Self.integer(attributes["val"])
    case "numId": numbering = Self.integer(attributes["val"])
    case "ilvl": level = Self.integer(attributes["val"])
    case "ind":
      left = Self.integer(attributes["left"] ?? attributes["start"]) ?? left
      if let hanging = Self.integer(attributes["hanging"]) {
        firstLine = -hanging
      } else if let first = Self.integer(attributes["firstLine"]) {
        firstLine = first
      }
    default: break
    }
  }

  /// An on-off property is on without a value.
  static func isOn(_ attributes: MarkupAttributes) -> Bool {
    guard let value = attributes["val"] else { return true }
    return value != "0" && value != "false" && value != "off"
  }

  /// A number of moderate size; `nil` for anything else, so that sums cannot overflow.
  static func integer(_ text: String?) -> Int? {
    guard let text, text.utf8.count <= 9 else { return nil }
    return Int(text) ?? text.split(separator: ".").first.flatMap { Int($0) }
  }
}

/// The styles of a Word document.
struct WordStyles {
  fileprivate(set) var own: [String: WordLooks] = [:]
  fileprivate(set) var basedOn: [String: String] = [:]
  fileprivate(set) var names: [String: String] = [:]
  fileprivate(set) var defaults = WordLooks()
  fileprivate(set) var defaultParagraph: String?
  private var resolved: [String: WordLooks] = [:]

  init() {}

  init(_ bytes: [UInt8]) {
    let reader = StylesReader()
    _ = MarkupParsing.readXML(bytes, reader)
    self = reader.styles
  }

  /// What a style says, with what it takes from those it is based on; a circle of styles ends.
  mutating func looks(of style: String?) -> WordLooks {
    guard let style else { return WordLooks() }
    if let known = resolved[style] { return known }
    var looks = WordLooks()
    var next: String? = style
    var seen: Set<String> = []
    while let name = next, seen.insert(name).inserted, seen.count < 64 {
      if let own = own[name] { looks.inherit(own) }
      next = basedOn[name]
    }
    looks.style = style
    resolved[style] = looks
    return looks
  }

  /// The level of a heading, from 1, that the style or what it is based on marks.
  func headingLevel(of style: String?) -> Int? {
    var next = style
    var steps = 0
    while let name = next, steps < 16 {
      if let title = names[name], title.hasPrefix("heading "), let level = Int(title.dropFirst(8)),
        (1...9).contains(level)
      {
        return min(level, 6)
      }
      next = basedOn[name]
      steps += 1
    }
    return nil
  }
}

private final class StylesReader: MarkupHandler {
  var styles = WordStyles()
  private var id: String?
  private var inDefaults = false

  func start(_ name: String, _ attributes: MarkupAttributes) {
    switch name {
    case "docDefaults": inDefaults = true
    case "style":
      id = attributes["styleId"]
      guard let id, styles.own.count < 20_000 else { return }
      styles.own[id] = WordLooks()
      if attributes["type"] == "paragraph", attributes["default"] == "1" {
        styles.defaultParagraph = id
      }
    case "name":
      if let id { styles.names[id] = attributes["val"]?.lowercased() }
    case "basedOn":
      if let id { styles.basedOn[id] = attributes["val"] }
    case "tblStylePr":
      // Conditional formats of tables are not the style's own.
      id = nil
    default:
      if inDefaults {
        styles.defaults.read(name, attributes)
      } else if let id {
        styles.own[id]?.read(name, attributes)
      }
    }
  }

  func end(_ name: String) {
    if name == "docDefaults" { inDefaults = false }
    if name == "style" { id = nil }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}
