/// Numbers the references to footnotes and endnotes in the order in which they stand.
struct WordNotes {
  enum Kind: Hashable { case footnote, endnote }

  /// A note that a reference names, in order.
  private(set) var order: [(kind: Kind, id: String, label: String)] = []
  private var forms: [Kind: NumberForm] = [:]
  private var counts: [Kind: Int] = [:]
  private var restarts: Set<Kind> = []

  /// - Parameter properties: what `w:footnotePr` and `w:endnotePr` say of the document.
  init(_ properties: WordNoteProperties = WordNoteProperties()) {
    forms = properties.forms
    restarts = properties.restarts
    for (kind, start) in properties.starts { counts[kind] = start &- 1 }
  }

  /// The label of the next reference; a mark of the author's own takes no number.
  mutating func label(_ kind: Kind, id: String, mark: String?) -> String {
    let label: String
    if let mark {
      label = mark
    } else {
      let number = (counts[kind] ?? 0) &+ 1
      counts[kind] = number
      let form = forms[kind] ?? (kind == .footnote ? .decimal : .lowerRoman)
      label = form.text(number)
    }
    order.append((kind, id, label))
    return label
  }

  /// A section ended; some documents count anew in each.
  mutating func endSection() { for kind in restarts { counts[kind] = 0 } }
}

/// How a document numbers its notes.
///
/// Sections can say it each for themselves, at their end; documents of the Secretariat say the same in
/// all, so the first that says anything counts for the whole. Source: ECMA-376-1, 17.11.
struct WordNoteProperties {
  var forms: [WordNotes.Kind: NumberForm] = [:]
  var restarts: Set<WordNotes.Kind> = []
  var starts: [WordNotes.Kind: Int] = [:]

  init() {}

  init(_ parts: [[UInt8]]) {
    let reader = Reader()
    for part in parts { _ = MarkupParsing.readXML(part, reader) }
    self = reader.properties
  }

  private final class Reader: MarkupHandler {
    var properties = WordNoteProperties()
    private var kind: WordNotes.Kind?

    func start(_ name: String, _ attributes: MarkupAttributes) {
      switch name {
      case "footnotePr": kind = .footnote
      case "endnotePr": kind = .endnote
      case "numFmt":
        guard let kind, properties.forms[kind] == nil else { return }
        properties.forms[kind] = WordNumbering.form(attributes["val"] ?? "", nil)
      case "numStart":
        guard let kind, properties.starts[kind] == nil else { return }
        properties.starts[kind] = WordLooks.integer(attributes["val"])
      case "numRestart":
        if let kind, attributes["val"] == "eachSect" { properties.restarts.insert(kind) }
      default: break
      }
    }

    func end(_ name: String) {
      if name == "footnotePr" || name == "endnotePr" { kind = nil }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
  }
}
