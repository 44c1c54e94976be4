import Documents

/// Reads a Word document, given as the bytes of its zip archive.
func readDOCX(_ bytes: [UInt8], place: String, _ limits: ReadingLimits) -> OpenedFile {
  let archive: ZipArchive
  do {
    archive = try ZipArchive(bytes, limit: limits.unpackedBytes)
  } catch {
    switch error {
    case .broken: return .refused("broken-file", place, "is a zip archive that is damaged")
    case .encrypted: return .refused("encrypted", place, "is locked with a password")
    case .tooLarge(let size):
      return .refused(
        "too-large", place,
        "unpacks to \(size) bytes, more than the \(limits.unpackedBytes) allowed")
    }
  }
  guard let package = OfficePackage(archive) else {
    let kind = OfficePackage.kind(of: archive)
    return .refused("unsupported-format", place, "is \(kind), which is not read")
  }
  guard let main = archive.part(package.main) else {
    return .refused("broken-file", place, "has a damaged part \(package.main)")
  }
  return OpenedFile(source: DOCXReader(package, limits).read(main, place))
}

private struct DOCXReader {
  private let package: OfficePackage
  private let limits: ReadingLimits
  private var source = Source(format: .docx)

  init(_ package: OfficePackage, _ limits: ReadingLimits) {
    self.package = package
    self.limits = limits
  }

  func read(_ main: [UInt8], _ place: String) -> Source {
    var reader = self
    reader.readAll(main, place)
    return reader.source
  }

  private mutating func readAll(_ main: [UInt8], _ place: String) {
    let properties = [
      "docProps/core.xml", "docProps/app.xml", "docProps/custom.xml",
    ].compactMap { package.archive.part($0) }
    source.metadata = OfficeProperties(properties).values
    source.pages = source.metadata["pages"].flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }

    var shared = WordBody.Shared()
    if let styles = package.part("styles", usual: "word/styles.xml") {
      shared.styles = WordStyles(styles)
    }
    if let numbering = package.part("numbering", usual: "word/numbering.xml") {
      shared.counter = WordCounter(WordNumbering(numbering))
    }
    let settings = package.part("settings", usual: "word/settings.xml")
    shared.notes = WordNotes(WordNoteProperties([main] + [settings].compactMap { $0 }))
    let breaks = Self.count("lastRenderedPageBreak", in: main)
    // Programs other than Word leave a few old breaks standing; all of them, or none, can be right.
    if let pages = source.pages, pages > 1, breaks + 1 >= pages * 4 / 5, breaks <= pages {
      shared.countsPages = true
    } else if breaks == 0 || source.pages == 1 {
      source.pages = nil
    }

    let body = WordBody(shared, limits)
    if case .broken(let cause) = MarkupParsing.readXML(main, body) {
      source.findings.append(
        Finding(kind: "broken-markup", place: "", message: "\(package.main), \(cause)"))
    }
    if body.isCut {
      source.findings.append(
        .cut(place, "\(limits.blocks) blocks or \(TableRows.limit) rows of a table"))
    }
    source.blocks = body.blocks
    readRunning(body)
    readNotes(body)
  }

  // MARK: headers and footers

  /// A title page's header holds the masthead and goes before the text; all others are running.
  private mutating func readRunning(_ body: WordBody) {
    var seen: Set<String> = []
    var read: Set<String> = []
    for (index, section) in body.sections.enumerated() {
      if index == 0, section.hasTitlePage, let id = section.headers["first"] {
        read.insert(id)
        let blocks = blocks(of: id, body.shared).flatMap(\.paragraphs)
        source.blocks.insert(contentsOf: blocks, at: 0)
        for text in blocks.flatMap(\.texts) { seen.insert(text) }
      }
      for id in section.headers.values.sorted() + section.footers.values.sorted()
      where read.insert(id).inserted && read.count < 200 {
        for text in blocks(of: id, body.shared).flatMap(\.texts) where seen.insert(text).inserted {
          source.running.append(text)
        }
      }
    }
  }

  private func blocks(of relation: String, _ shared: WordBody.Shared) -> [Block] {
    guard let bytes = package.part(relation: relation) else { return [] }
    var own = shared
    own.countsPages = false
    let part = WordBody(own, limits)
    _ = MarkupParsing.readXML(bytes, part)
    return part.blocks
  }

  // MARK: notes

  private mutating func readNotes(_ body: WordBody) {
    var texts: [WordNotes.Kind: [String: [Block]]] = [:]
    for (kind, name) in [(WordNotes.Kind.footnote, "footnotes"), (.endnote, "endnotes")] {
      guard body.shared.notes.order.contains(where: { $0.kind == kind }),
        let bytes = package.part(name, usual: "word/\(name).xml")
      else { continue }
      var own = body.shared
      own.countsPages = false
      let part = WordBody(own, limits)
      _ = MarkupParsing.readXML(bytes, part)
      texts[kind] = part.notes
    }
    source.footnotes = body.looseNotes
    for note in body.shared.notes.order {
      guard let blocks = texts[note.kind]?[note.id] else { continue }
      var text = blocks.flatMap(\.texts).joined(separator: " ")
      // A mark of the author's own stands in the note's text too.
      if text.hasPrefix(note.label + " "), Int(note.label) == nil {
        text = String(text.dropFirst(note.label.count + 1))
      }
      source.footnotes.append(Footnote(label: note.label, text: text))
    }
  }

  /// How often a word of ASCII stands in some bytes.
  private static func count(_ word: StaticString, in bytes: [UInt8]) -> Int {
    let length = word.utf8CodeUnitCount
    let start = word.utf8Start
    var found = 0
    var at = 0
    while at + length <= bytes.count {
      if bytes[at] == start[0] {
        var same = 1
        while same < length, bytes[at + same] == start[same] { same += 1 }
        if same == length {
          found += 1
          at += length
          continue
        }
      }
      at += 1
    }
    return found
  }
}

extension Block {
  /// The block, or the paragraphs of its cells as blocks of their own: a masthead is laid out as a table.
  var paragraphs: [Block] {
    guard let cells else { return [self] }
    return cells.flatMap { cell in cell.blocks.flatMap(\.paragraphs) }
      .map { block in
        var block = block
        block.headingLevel = nil
        return block
      }
  }

  /// The texts of the block or of all its cells, in order, without empty ones.
  var texts: [String] {
    guard let cells else { return text.isEmpty ? [] : [text] }
    return cells.flatMap { $0.blocks.flatMap(\.texts) }
  }
}
