import Documents

/// Reads XML of any vocabulary: a block for each innermost element that holds words, with titles, lists,
/// tables and notes told by the names that DocBook, JATS, TEI and Akoma Ntoso give them.
///
/// - Parameter bytes: valid UTF-8.
func readXML(_ bytes: [UInt8], place: String, _ limits: ReadingLimits) -> Source {
  let reader = XMLReader(limits, place: place)
  if case .broken(let cause) = MarkupParsing.readXML(bytes, reader) {
    reader.blocks.source.findings.append(Finding(kind: "broken-markup", place: "", message: cause))
  }
  reader.finish()
  return reader.blocks.source
}

private final class XMLReader: MarkupHandler {
  var blocks: MarkupBlocks

  private enum Role { case inline, block, title, number, list, item, note, skipped, section }

  private struct Open {
    let name: String
    let role: Role
    var italic = 0
    var bold = 0
    var isRaised = false
  }

  private struct List {
    var form: NumberForm
    var number = 1
  }

  private var open: [Open] = []
  private var italic = 0
  private var bold = 0
  private var skips = 0
  private var sections = 0
  private var titles = 0
  private var numbers = 0
  private var text = StyledText()
  private var label = CleanText()
  private var pendingLabel: String?
  private var lists: [List] = []
  /// Notes that are being read, innermost last, each with the text it interrupts.
  private var notes: [(label: String, outer: StyledText, words: [String])] = []

  init(_ limits: ReadingLimits, place: String) {
    blocks = MarkupBlocks(.xml, place: place, limits)
  }

  func start(_ qualified: String, _ attributes: MarkupAttributes) {
    let name = qualified.lowercased()
    if open.isEmpty, let language = attributes["lang"] {
      blocks.source.metadata["language"] = language
    }
    let role = skips > 0 ? .skipped : self.role(of: name)
    var element = Open(name: name, role: role)
    switch role {
    case .inline:
      switch name {
      case "i", "em", "italic", "emphasis": element.italic = 1
      case "b", "strong", "bold": element.bold = 1
      case "sup", "superscript", "noteref": element.isRaised = true
      case "br", "lb", "eol", "tab": text.space()
      default: break
      }
    case .skipped: skips += 1
    case .note:
      let label =
        attributes["marker"] ?? attributes["label"] ?? attributes["n"]
        ?? String(blocks.source.footnotes.count + notes.count + 1)
      notes.append((label, text, []))
      text = StyledText()
    case .number:
      flush()
      numbers += 1
    case .title:
      flush()
      titles += 1
    case .section:
      flush()
      sections += 1
    case .list:
      flush()
      let isOrdered = name.contains("order") && !name.contains("unorder") || name == "ol"
      lists.append(List(form: isOrdered ? .decimal : .bullet("•")))
    case .item:
      flush()
      if !lists.isEmpty {
        let list = lists[lists.count - 1]
        if case .bullet(let sign) = list.form {
          pendingLabel = sign
        } else {
          pendingLabel = list.form.text(list.number) + "."
        }
        lists[lists.count - 1].number &+= 1
      }
    case .block: flush()
    }
    if skips == 0 {
      blocks.beginTablePart(name, attributes, isHead: open.contains { $0.name == "thead" })
    }
    italic += element.italic
    bold += element.bold
    open.append(element)
  }

  func end(_ qualified: String) {
    guard let element = open.popLast() else { return }
    italic -= element.italic
    bold -= element.bold
    switch element.role {
    case .inline: break
    case .skipped: skips -= 1
    case .note:
      flush()
      guard let note = notes.popLast() else { break }
      text = note.outer
      text.mark(note.label)
      blocks.source.footnotes.append(
        Footnote(label: note.label, text: note.words.joined(separator: " ")))
    case .number:
      numbers -= 1
      let number = label.take()
      if !number.isEmpty { pendingLabel = String(decoding: number, as: UTF8.self) }
    case .title:
      flush()
      titles -= 1
    case .section:
      flush()
      sections -= 1
      pendingLabel = nil
    case .list:
      flush()
      if !lists.isEmpty { lists.removeLast() }
    case .item:
      flush()
      pendingLabel = nil
    case .block: flush()
    }
    if skips == 0, element.role != .skipped { blocks.endTablePart(element.name) }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard skips == 0 else { return }
    let piece = Array(bytes)
    if numbers > 0 {
      label.append(piece, 0..<piece.count)
    } else if open.last?.isRaised == true {
      text.raise(cleaned(piece, 0..<piece.count), isItalic: italic > 0, isBold: bold > 0)
    } else {
      text.append(piece, 0..<piece.count, isItalic: italic > 0, isBold: bold > 0)
    }
  }

  /// An element that is not known is inline when it stands among words, a block where it begins one.
  private func role(of name: String) -> Role {
    if let known = Self.roles[name] { return known }
    return text.isEmpty ? .block : .inline
  }

  private static let roles: [String: Role] = {
    let names: [(Role, String)] = [
      (
        .inline,
        "i em italic emphasis b strong bold u underline sup superscript sub subscript ref link ulink "
          + "xref a span hi br lb eol tab s q quote term def date num-ref rref noteref abbr foreign "
          + "phrase person organization location docnumber docdate doctitle inline"
      ),
      (.block, "p para simpara block line dt dd row tr entry td th cell table tgroup tbody thead"),
      (
        .title,
        "title heading head subheading crossheading caption subtitle h1 h2 h3 h4 h5 h6 longtitle"
      ),
      (.number, "num"),
      (.list, "orderedlist itemizedlist list ul ol blocklist unorderedlist simplelist"),
      (.item, "listitem item li"),
      (.note, "footnote authorialnote fn"),
      (.skipped, "meta script style identification references proprietary binary"),
      (
        .section,
        "section sect1 sect2 sect3 sect4 chapter part article preamble annex appendix division div "
          + "title-group clause paragraph subparagraph body front back"
      ),
    ]
    var roles: [String: Role] = [:]
    for (role, words) in names {
      for word in words.split(separator: " ") { roles[String(word)] = role }
    }
    return roles
  }()

  private func flush() {
    guard var block = text.take() else { return }
    if !notes.isEmpty {
      notes[notes.count - 1].words.append(block.text)
      return
    }
    if titles > 0 {
      block.headingLevel = min(6, max(1, sections + 1))
      if blocks.source.metadata["title"] == nil { blocks.source.metadata["title"] = block.text }
    }
    block.automaticLabel = pendingLabel
    pendingLabel = nil
    block.firstIndent = Double(min(30, lists.count)) * 36
    block.indent = block.firstIndent
    blocks.add(block)
  }

  /// Closes what a broken file left open.
  func finish() {
    while let element = open.last { end(element.name) }
    flush()
    blocks.finish()
  }
}
