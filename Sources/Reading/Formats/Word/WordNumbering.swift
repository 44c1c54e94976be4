/// The list definitions of a Word document. Source: ECMA-376-1, 17.9.
struct WordNumbering {
  struct Level {
    var start = 1
    var form = NumberForm.decimal
    /// `%1.%2.`: the number of level 1, a dot, that of level 2, a dot.
    var template = ""
    /// Restarts when a level up to this one (from 1) is used; 0 never; `nil` when any above is.
    var restart: Int?
    /// Writes all numbers in digits.
    var isLegal = false
    /// The paragraph style that uses this level.
    var style: String?
    var looks = WordLooks()
  }

  struct Definition {
    var levels: [Int: Level] = [:]
    /// The list style whose definition stands for this one.
    var link: String?
    /// The list style that this defines.
    var defines: String?
  }

  struct Instance {
    var definition = 0
    var starts: [Int: Int] = [:]
    var levels: [Int: Level] = [:]
  }

  /// The longest template of a level; Word's own dialog takes less.
  static let longestTemplate = 255

  fileprivate(set) var definitions: [Int: Definition] = [:]
  /// The definition behind each list style, the lowest id where two claim one.
  private var definers: [String: Int] = [:]
  fileprivate(set) var instances: [Int: Instance] = [:]

  /// Source: ECMA-376-1, 17.18.59 ST_NumberFormat.
  static func form(_ name: String, _ format: String?) -> NumberForm {
    switch name {
    case "decimal", "decimalHalfWidth": .decimal
    case "decimalZero": .padded(2)
    case "custom":
      .padded(min(20, format?.split(separator: ",").first?.filter(\.isNumber).count ?? 1))
    case "lowerRoman": .lowerRoman
    case "upperRoman": .upperRoman
    case "lowerLetter": .lowerLetter
    case "upperLetter": .upperLetter
    case "russianLower": .russianLower
    case "russianUpper": .russianUpper
    case "arabicAlpha": .arabicAlpha
    case "arabicAbjad": .arabicAbjad
    case "chineseCounting", "chineseCountingThousand", "ideographDigital", "japaneseCounting",
      "taiwaneseCounting", "taiwaneseCountingThousand", "chineseLegalSimplified":
      .chineseCounting
    case "decimalEnclosedCircle", "decimalEnclosedCircleChinese": .circled
    case "decimalFullWidth", "decimalFullWidth2": .fullWidth
    case "ordinal": .ordinal
    case "bullet": .bullet("•")
    case "none": .none
    default: .decimal
    }
  }

  init() {}

  init(_ bytes: [UInt8]) {
    let reader = NumberingReader()
    _ = MarkupParsing.readXML(bytes, reader)
    self = reader.numbering
    for (id, definition) in definitions {
      guard let style = definition.defines else { continue }
      definers[style] = min(definers[style] ?? id, id)
    }
  }

  /// The definition that an instance uses, links to list styles followed once.
  func definition(of instance: Instance) -> (id: Int, definition: Definition)? {
    guard let own = definitions[instance.definition] else { return nil }
    if let link = own.link, own.levels.isEmpty,
      let id = definers[link], let found = definitions[id]
    {
      return (id, found)
    }
    return (instance.definition, own)
  }

  func level(_ level: Int, of number: Int) -> Level? {
    guard let instance = instances[number], let found = definition(of: instance) else { return nil }
    return instance.levels[level] ?? found.definition.levels[level]
  }

  /// The level that a paragraph style stands for in an instance's definition.
  func level(ofStyle style: String, in number: Int) -> Int? {
    guard let instance = instances[number], let found = definition(of: instance) else { return nil }
    return found.definition.levels.first { $0.value.style == style }?.key
  }
}

/// Counts the paragraphs of each list, in document order.
struct WordCounter {
  let numbering: WordNumbering
  /// The numbers shown last, by definition and level; lists of one definition count together.
  private var counts: [Int: [Int: Int]] = [:]
  private var started: Set<Int> = []

  init(_ numbering: WordNumbering) { self.numbering = numbering }

  /// The label that Word shows before a paragraph of list `number` at `level` (from 0), and counts it;
  /// empty when the level shows nothing, `nil` when there is no such list.
  mutating func next(_ number: Int, _ level: Int) -> String? {
    guard let instance = numbering.instances[number],
      let (id, _) = numbering.definition(of: instance), (0...8).contains(level),
      let shape = numbering.level(level, of: number)
    else { return nil }
    var counts = self.counts[id] ?? [:]
    if started.insert(number).inserted {
      // An instance that overrides a start begins anew at its first paragraph.
      for (overridden, start) in instance.starts { counts[overridden] = start &- 1 }
    }
    // A level that is stepped over has been begun by what stands below it: 1., then 1.1.1, then 1.2.
    for upper in 0..<level where counts[upper] == nil {
      counts[upper] = numbering.level(upper, of: number)?.start
    }
    counts[level] = (counts[level] ?? shape.start &- 1) &+ 1
    if level < 8 {
      for lower in level + 1...8 {
        guard counts[lower] != nil else { continue }
        let restart = numbering.level(lower, of: number)?.restart
        if restart == nil || (restart ?? 0) > level { counts[lower] = nil }
      }
    }
    self.counts[id] = counts
    return label(shape, counts, number)
  }

  private func label(_ shape: WordNumbering.Level, _ counts: [Int: Int], _ number: Int) -> String {
    if case .bullet(let sign) = shape.form { return sign }
    if case .none = shape.form, !shape.template.contains("%") { return "" }
    var label = ""
    var characters = shape.template.makeIterator()
    while let character = characters.next() {
      guard character == "%" else {
        label.append(character)
        continue
      }
      guard let digit = characters.next() else {
        label.append("%")
        break
      }
      guard let place = digit.wholeNumberValue, (1...9).contains(place),
        let level = numbering.level(place - 1, of: number)
      else {
        label.append("%")
        label.append(digit)
        continue
      }
      let value = counts[place - 1] ?? level.start
      label += shape.isLegal ? String(value) : level.form.text(value)
    }
    while label.last == " " { label.removeLast() }
    return String(label.drop { $0 == " " })
  }
}

private final class NumberingReader: MarkupHandler {
  var numbering = WordNumbering()
  private var definition: Int?
  private var instance: Int?
  private var level: Int?
  private var shape = WordNumbering.Level()
  private var overridden: Int?

  func start(_ name: String, _ attributes: MarkupAttributes) {
    switch name {
    case "abstractNum":
      definition = WordLooks.integer(attributes["abstractNumId"])
      if let definition { numbering.definitions[definition] = WordNumbering.Definition() }
    case "num":
      instance = WordLooks.integer(attributes["numId"])
      if let instance { numbering.instances[instance] = WordNumbering.Instance() }
    case "abstractNumId":
      if let instance, let value = WordLooks.integer(attributes["val"]) {
        numbering.instances[instance]?.definition = value
      }
    case "numStyleLink":
      if let definition { numbering.definitions[definition]?.link = attributes["val"] }
    case "styleLink":
      if let definition { numbering.definitions[definition]?.defines = attributes["val"] }
    case "lvlOverride": overridden = WordLooks.integer(attributes["ilvl"])
    case "startOverride":
      if let instance, let overridden, let start = WordLooks.integer(attributes["val"]) {
        numbering.instances[instance]?.starts[overridden] = start
      }
    case "lvl":
      level = WordLooks.integer(attributes["ilvl"])
      shape = WordNumbering.Level()
    default:
      if level != nil { property(name, attributes) }
    }
  }

  private func property(_ name: String, _ attributes: MarkupAttributes) {
    switch name {
    case "start": shape.start = WordLooks.integer(attributes["val"]) ?? 1
    case "numFmt": shape.form = WordNumbering.form(attributes["val"] ?? "", attributes["format"])
    case "lvlText":
      shape.template = String((attributes["val"] ?? "").prefix(WordNumbering.longestTemplate))
    case "lvlRestart": shape.restart = WordLooks.integer(attributes["val"])
    case "isLgl": shape.isLegal = WordLooks.isOn(attributes)
    case "pStyle": shape.style = attributes["val"]
    default: shape.looks.read(name, attributes)
    }
  }

  func end(_ name: String) {
    switch name {
    case "lvl":
      guard let level, (0...8).contains(level) else { break }
      if case .bullet = shape.form { shape.form = .bullet(Self.bullet(shape.template)) }
      if let definition {
        numbering.definitions[definition]?.levels[level] = shape
      } else if let instance {
        numbering.instances[instance]?.levels[level] = shape
      }
      self.level = nil
    case "abstractNum": definition = nil
    case "num": instance = nil
    case "lvlOverride": overridden = nil
    default: break
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}

  /// The sign of a bullet; those that only a symbol font can draw are a plain dot.
  private static func bullet(_ template: String) -> String {
    guard let scalar = template.unicodeScalars.first(where: { $0 != " " }) else { return "•" }
    switch scalar {
    case "-", "–", "—", "−": return "–"
    case "o", "§", "·", "¨", "Ø", "ü", "v", "q": return "•"
    default: return (0xE000...0xF8FF).contains(scalar.value) ? "•" : String(Character(scalar))
    }
  }
}
