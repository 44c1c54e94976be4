import Documents

/// Reads a web page.
///
/// - Parameter bytes: valid UTF-8.
func readHTML(_ bytes: [UInt8], place: String, _ limits: ReadingLimits) -> Source {
  let reader = HTMLReader(limits, place: place)
  if case .broken(let cause) = MarkupParsing.readHTML(bytes, reader) {
    reader.blocks.source.findings.append(Finding(kind: "broken-markup", place: "", message: cause))
  }
  reader.finish()
  return reader.blocks.source
}

/// Turns the events of an HTML parser into blocks.
private final class HTMLReader: MarkupHandler {
  var blocks: MarkupBlocks
  private let limits: ReadingLimits
  private let place: String

  /// An open element, with what it changed, to be changed back at its end.
  private struct Open {
    let name: String
    var italic = 0
    var bold = 0
    var skips = 0
    var centre = 0
    var indent = 0
  }

  private var open: [Open] = []
  /// Start tags beyond the depth limit whose end tags are still to come.
  private var tooDeep = 0
  private var italic = 0
  private var bold = 0
  private var skips = 0
  private var centre = 0
  private var indent = 0
  private var headingLevel: Int?
  private var text = StyledText()
  private var breaks = 0
  private var preformatted: [UInt8]?
  private var raised: [UInt8]?
  private var title: [UInt8]?
  private var lists: [HTMLList] = []
  private var pendingLabel: String?

  init(_ limits: ReadingLimits, place: String) {
    self.limits = limits
    self.place = place
    blocks = MarkupBlocks(.html, place: place, limits)
  }

  // MARK: events

  func start(_ name: String, _ attributes: MarkupAttributes) {
    guard open.count < limits.depth else {
      tooDeep += 1
      return
    }
    var element = Open(name: name)
    if HTMLNames.skipped.contains(name) || isHidden(attributes) { element.skips = 1 }
    if skips + element.skips == 0 { begin(name, attributes, &element) }
    if name == "meta" { meta(attributes) }
    italic += element.italic
    bold += element.bold
    skips += element.skips
    centre += element.centre
    indent += element.indent
    open.append(element)
  }

  func end(_ name: String) {
    if tooDeep > 0 {
      tooDeep -= 1
      return
    }
    guard let index = open.lastIndex(where: { $0.name == name }) else { return }
    while open.count > index, let element = open.last {
      if skips == 0 || skips == element.skips { close(element) }
      italic -= element.italic
      bold -= element.bold
      skips -= element.skips
      centre -= element.centre
      indent -= element.indent
      open.removeLast()
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    if title != nil {
      title?.append(contentsOf: bytes)
    } else if skips > 0 {
      return
    } else if preformatted != nil {
      preformatted?.append(contentsOf: bytes)
    } else if raised != nil {
      raised?.append(contentsOf: bytes)
    } else {
      let piece = Array(bytes)
      if breaks > 0, piece.contains(where: { $0 > 0x20 }) { applyBreaks() }
      text.append(piece, 0..<piece.count, isItalic: italic > 0, isBold: bold > 0)
    }
  }

  // MARK: elements

  private func begin(_ name: String, _ attributes: MarkupAttributes, _ element: inout Open) {
    if HTMLNames.blocks.contains(name) { flush() }
    style(attributes, &element)
    switch name {
    case "html":
      if let language = attributes["lang"] { blocks.source.metadata["language"] = language }
    case "title"
    where blocks.source.metadata["title"] == nil && !open.contains { $0.name == "svg" }:
      title = []
    case "i", "em", "cite", "var", "dfn": element.italic += 1
    case "b", "strong", "th": element.bold += name == "th" ? 0 : 1
    case "h1", "h2", "h3", "h4", "h5", "h6":
      headingLevel = name.utf8.last.map { Int($0) - 0x30 }
    case "center": element.centre += 1
    case "blockquote", "dd": element.indent += 36
    case "br": breaks += 1
    case "sup": raised = raised ?? []
    case "pre", "listing", "xmp": preformatted = preformatted ?? []
    case "ul", "ol", "menu", "dir":
      lists.append(HTMLList(isOrdered: name == "ol", attributes))
      element.indent += 36
    case "li":
      pendingLabel = lists.isEmpty ? "•" : lists[lists.count - 1].next(attributes)
    default: break
    }
    if HTMLNames.table.contains(name) {
      blocks.beginTablePart(name, attributes, isHead: false)
    }
  }

  private func close(_ element: Open) {
    switch element.name {
    case "title":
      if let bytes = title { blocks.source.metadata["title"] = cleaned(bytes, 0..<bytes.count) }
      title = nil
    case "sup":
      if let bytes = raised {
        raised = nil
        text.raise(cleaned(bytes, 0..<bytes.count), isItalic: italic > 0, isBold: bold > 0)
      }
    case "pre", "listing", "xmp":
      if let bytes = preformatted {
        preformatted = nil
        for block in readPlainText(bytes, place: place, limits).blocks { blocks.add(block) }
      }
    case "h1", "h2", "h3", "h4", "h5", "h6":
      flush()
      headingLevel = nil
    case "ul", "ol", "menu", "dir":
      flush()
      if !lists.isEmpty { lists.removeLast() }
    default:
      if HTMLNames.blocks.contains(element.name) { flush() }
    }
    if HTMLNames.table.contains(element.name) { endTablePart(element.name) }
    if element.name == "li" { pendingLabel = nil }
  }

  private func style(_ attributes: MarkupAttributes, _ element: inout Open) {
    if let align = attributes["align"]?.lowercased(), align == "center" { element.centre += 1 }
    guard let style = attributes["style"]?.lowercased(), style.utf8.count < 2000 else { return }
    let bare = style.filter { $0 != " " }
    if bare.contains("text-align:center") { element.centre += 1 }
    if bare.contains("font-style:italic") { element.italic += 1 }
    if bare.contains("font-weight:bold") || bare.contains("font-weight:700") { element.bold += 1 }
  }

  private func isHidden(_ attributes: MarkupAttributes) -> Bool {
    if attributes["hidden"] != nil { return true }
    guard let style = attributes["style"], style.utf8.count < 2000 else { return false }
    let bare = style.lowercased().filter { $0 != " " }
    return bare.contains("display:none") || bare.contains("visibility:hidden")
  }

  private func meta(_ attributes: MarkupAttributes) {
    guard blocks.source.metadata.count < 200, let value = attributes["content"],
      value.utf8.count < 4000,
      let name = attributes["name"] ?? attributes["property"], name.utf8.count < 100
    else { return }
    blocks.source.metadata[name.lowercased()] = cleaned(Array(value.utf8), 0..<value.utf8.count)
  }

  // MARK: blocks

  /// One line break is a space in a paragraph and a new paragraph in a cell; two are a new paragraph.
  private func applyBreaks() {
    let isParted = breaks > 1 || blocks.cell.map { !$0.isHeader } ?? false
    breaks = 0
    if isParted { flush() } else { text.space() }
  }

  private func flush() {
    breaks = 0
    guard var block = text.take() else { return }
    block.headingLevel = headingLevel
    block.automaticLabel = pendingLabel
    pendingLabel = nil
    block.style.isCentred = centre > 0
    block.firstIndent = Double(min(indent, 1080))
    block.indent = block.firstIndent
    blocks.add(block)
  }

  private func endTablePart(_ name: String) {
    guard blocks.isInTable else { return }
    flush()
    blocks.endTablePart(name)
  }

  /// Closes what the file left open and turns notes into footnotes.
  func finish() {
    while let element = open.last { end(element.name) }
    flush()
    blocks.finish()
    blocks.source.takeNotes()
  }
}

extension Source {
  /// Takes out the blocks that begin with a marker which another block carries before them: the notes at
  /// the foot of a page.
  fileprivate mutating func takeNotes() {
    var seen: Set<String> = []
    var kept: [Block] = []
    for block in blocks {
      if let first = block.markers.first, first.offset == 0, block.markers.count == 1,
        !block.text.isEmpty, seen.contains(first.label)
      {
        footnotes.append(Footnote(label: first.label, text: block.text))
        continue
      }
      for marker in block.markers { seen.insert(marker.label) }
      for cell in block.cells ?? [] {
        for inner in cell.blocks { for marker in inner.markers { seen.insert(marker.label) } }
      }
      kept.append(block)
    }
    blocks = kept
  }
}
