import Documents
import Store
import Text

extension Citation {
  /// Whether it names a place or one inside it; a resolution's parts are inside the whole.
  func refers(to place: Locator) -> Bool {
    guard let target else { return false }
    return (target.symbol == place.symbol || target.symbol.part?.whole == place.symbol)
      && target.path.isWithin(place.path)
  }
}

/// Makes hits of rows.
struct HitMaker {
  /// UTF-8 bytes of an excerpt, about.
  static let excerptBytes = 360

  private let reader: Reader
  private let highlighter: Highlighter?
  private let options: SearchOptions
  /// References that are marked in the texts, as fields ask for them.
  private let references: [Filter]
  private var documents: [DocumentID: (document: StoredDocument, items: [String])] = [:]

  /// - Parameters:
  ///   - phrases: what is marked in the texts.
  ///   - filters: fields of the query; those that ask for references have these marked too.
  init(
    _ reader: Reader, marking phrases: [[QueryPosition]], _ options: SearchOptions,
    asking filters: [Filter] = []
  ) {
    self.reader = reader
    references = filters.filter { filter in
      switch filter {
      case .cites, .verb: true
      default: false
      }
    }
    highlighter =
      phrases.isEmpty ? nil : reader.highlighter(for: .or(phrases.map { .phrase($0) }))
    self.options = options
  }

  /// The part of a text that is shown first.
  static func excerpt(of text: String, _ highlights: [Range<Int>]) -> Range<Int> {
    Highlighter.snippet(of: text, highlights: highlights, length: excerptBytes)
  }

  private func marks(in text: String, _ language: Language?) -> [Range<Int>] {
    Highlighter.joined(highlighter?.ranges(in: text, language: language) ?? [], in: text)
  }

  /// The references of a paragraph that were asked for, in order and apart.
  private func references(in paragraph: ParagraphID) throws -> [Range<Int>] {
    guard !references.isEmpty else { return [] }
    return try reader.citations(in: paragraph).map(\.citation).filter { citation in
      references.contains { filter in
        switch filter {
        case .cites(let place): citation.refers(to: place)
        case .verb(let verb): citation.verb == verb
        default: false
        }
      }
    }.map(\.range).apart
  }

  /// The hit of a paragraph; `nil` when the index has none any more.
  mutating func hit(_ paragraph: ParagraphID, _ role: Hit.Role) throws -> Hit? {
    guard let stored = try reader.paragraph(paragraph),
      let (document, items) = try document(stored.document)
    else { return nil }
    var hit = try hit(stored, in: document, items: items, role)
    if let languages = options.parallels {
      hit.parallels = try parallels(of: stored, in: document, languages)
    }
    return hit
  }

  /// The same place in the documents that carry the symbol in other languages, one a language.
  private func parallels(
    of stored: StoredParagraph, in document: StoredDocument, _ languages: [Language]
  ) throws -> [ParallelPassage] {
    try reader.otherLanguages(of: document).compactMap { other in
      guard let language = other.language, languages.isEmpty || languages.contains(language),
        let text = try text(of: stored, in: other)
      else { return nil }
      return ParallelPassage(
        language: language, locator: Locator(other.symbol, stored.paragraph.path),
        file: other.file, text: text)
    }
  }

  private func text(of stored: StoredParagraph, in other: StoredDocument) throws -> String? {
    if stored.isTitle { return other.title }
    return try reader.paragraphs(of: other.id, within: stored.paragraph.path).first {
      $0.paragraph.path == stored.paragraph.path
    }?.paragraph.text
  }

  /// The hit of a document as a whole: its title.
  mutating func hit(_ document: StoredDocument, _ role: Hit.Role) throws -> Hit {
    let items = try self.document(document.id)?.items ?? []
    let title = document.title ?? ""
    return Hit(
      role: role, locator: Locator(document.symbol), file: document.file, title: document.title,
      type: document.type, date: document.adoptedOn ?? document.date, body: document.body,
      session: document.session, language: document.language, items: items, text: title,
      highlights: marks(in: title, document.language))
  }

  private mutating func document(
    _ id: DocumentID
  ) throws -> (document: StoredDocument, items: [String])? {
    if let known = documents[id] { return known }
    guard let document = try reader.document(id) else { return nil }
    let entry = (document, try reader.mentions(of: id).map(\.item))
    documents[id] = entry
    return entry
  }

  private func hit(
    _ stored: StoredParagraph, in document: StoredDocument, items: [String], _ role: Hit.Role
  ) throws -> Hit {
    let paragraph = stored.paragraph
    let language = paragraph.language ?? document.language
    let words = marks(in: paragraph.text, language)
    let references = try references(in: stored.id)
    let marks = references.isEmpty ? words : (words + references).apart
    let path = options.unit == .document ? LocatorPath() : paragraph.path
    return Hit(
      role: role, locator: Locator(document.symbol, path), file: document.file,
      title: document.title, type: document.type, date: document.adoptedOn ?? document.date,
      body: document.body, session: document.session, language: language, items: items,
      kind: stored.isTitle ? nil : paragraph.kind, label: paragraph.label, page: paragraph.page,
      text: paragraph.text, highlights: marks,
      excerpt: HitMaker.excerpt(of: paragraph.text, marks))
  }
}
