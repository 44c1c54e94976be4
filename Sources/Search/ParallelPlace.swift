import Documents
import Store

/// A place in the language versions of its document, paragraph beside paragraph.
///
/// Versions are aligned by locator: `op7(a)` of one stands beside `op7(a)` of the other. What only one
/// of them has stands alone in its row.
package struct ParallelPlace: Sendable, Equatable {
  package struct Row: Sendable, Equatable {
    package let path: LocatorPath
    /// Those that have the paragraph, in the order of ``ParallelPlace/documents``.
    package fileprivate(set) var versions: [Version]
  }

  package struct Version: Sendable, Equatable {
    /// A place in ``ParallelPlace/documents``.
    package let document: Int
    package let paragraph: Paragraph
  }

  package let locator: Locator
  /// The document asked for, then one for each other language, in the order of their codes.
  package let documents: [StoredDocument]
  /// In the order of the first document; what it lacks stands where another version has it.
  package private(set) var rows: [Row] = []

  init(_ locator: Locator, _ documents: [StoredDocument], _ paragraphs: [[Paragraph]]) {
    self.locator = locator
    self.documents = documents
    for (document, list) in paragraphs.enumerated() { add(list, of: document) }
  }

  /// Puts a version beside those that are there.
  private mutating func add(_ paragraphs: [Paragraph], of document: Int) {
    var places: [LocatorPath: Int] = [:]
    for (index, row) in rows.enumerated() where places[row.path] == nil { places[row.path] = index }
    /// Rows to put in, by the row that they come after.
    var extra: [Int: [Row]] = [:]
    var last = -1
    for paragraph in paragraphs {
      let version = Version(document: document, paragraph: paragraph)
      if let place = places.removeValue(forKey: paragraph.path) {
        rows[place].versions.append(version)
        last = place
      } else {
        extra[last, default: []].append(Row(path: paragraph.path, versions: [version]))
      }
    }
    guard !extra.isEmpty else { return }
    rows = (extra[-1] ?? []) + rows.enumerated().flatMap { [$0.element] + (extra[$0.offset] ?? []) }
  }

  /// What a version says at the place, in its order.
  package func paragraphs(of document: Int) -> [Paragraph] {
    rows.compactMap { row in row.versions.first { $0.document == document }?.paragraph }
  }
}

extension Reader {
  /// The same document in other languages, one each, in the order of their codes.
  func otherLanguages(of document: StoredDocument) throws -> [StoredDocument] {
    guard let own = document.language else { return [] }
    var found: [Language: StoredDocument] = [:]
    for version in try documents(for: document.symbol) where version.renditionOf == nil {
      guard let language = version.language, language != own, found[language] == nil else {
        continue
      }
      found[language] = version
    }
    return found.values.sorted { ($0.language?.code ?? "") < ($1.language?.code ?? "") }
  }
}

extension Catalogue {
  /// The same document in other languages, one each, in the order of their codes.
  package func otherLanguages(of document: StoredDocument) throws -> [StoredDocument] {
    try reader.otherLanguages(of: document)
  }

  /// A place in all language versions of its document; the path of the whole document is empty.
  ///
  /// - Parameter languages: these alone beside the document's own; all where it is empty.
  package func parallel(
    _ path: LocatorPath, of document: StoredDocument, in languages: [Language] = []
  ) throws -> ParallelPlace {
    let others = try otherLanguages(of: document).filter { version in
      languages.isEmpty || version.language.map(languages.contains) ?? false
    }
    let documents = [document] + others
    return ParallelPlace(
      Locator(document.symbol, path), documents,
      try documents.map { version in
        try reader.paragraphs(of: version.id, within: path).map(\.paragraph)
      })
  }

  /// The other documents of the family: revisions, addenda, corrigenda and what they belong to, one a
  /// symbol, in the order of their symbols.
  package func relatives(of document: StoredDocument) throws -> [StoredDocument] {
    guard !document.symbol.isFile else { return [] }
    var found: [StoredDocument] = []
    for other in try reader.family(of: document.symbol) where other.symbol != document.symbol {
      if let last = found.last, last.symbol == other.symbol {
        if last.language != document.language, other.language == document.language {
          found[found.count - 1] = other
        }
      } else {
        found.append(other)
      }
    }
    return found
  }

  /// The documents and files that belong to this one.
  package func kin(of document: StoredDocument) throws -> DocumentKin {
    DocumentKin(
      languages: try otherLanguages(of: document).compactMap(\.language),
      family: try relatives(of: document).map { ($0.symbol, $0.title) },
      renditions: try reader.renditions(of: document.id).map(\.file))
  }
}

/// What else there is of a document.
package struct DocumentKin: Sendable {
  /// It is there in these too.
  package let languages: [Language]
  /// Its revisions, addenda and corrigenda, or what it belongs to as one of these.
  package let family: [(symbol: Symbol, title: String?)]
  /// Files that hold the same text and stand behind the one that is shown.
  package let renditions: [String]

  package init(
    languages: [Language], family: [(symbol: Symbol, title: String?)], renditions: [String]
  ) {
    self.languages = languages
    self.family = family
    self.renditions = renditions
  }
}
