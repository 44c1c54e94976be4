import Database
import Documents

/// What documents say of each other: looked at anew by every run, for either side may have changed.
extension Writer {
  /// Notes where renditions differ, where language versions are numbered otherwise, and items that the
  /// agenda does not have.
  package func noteDifferences() throws(StoreError) {
    let reader = try reader()
    try guarded { () throws(DatabaseError) in
      try connection.execute(
        """
        DELETE FROM finding
        WHERE kind IN ('rendition-differs', 'language-differs', 'item-not-on-agenda')
        """)
    }
    for hidden in try reader.hiddenRenditions() {
      guard let shown = hidden.renditionOf else { continue }
      let findings = RenditionDifferences.findings(
        try reader.paragraphs(of: shown).map(\.paragraph),
        try reader.paragraphs(of: hidden.id).map(\.paragraph), file: hidden.file, tokenizer.words)
      try note(findings, of: shown)
    }
    for versions in try reader.languageVersions() {
      guard let first = versions.first(where: { $0.language == .english }) ?? versions.first else {
        continue
      }
      let numbers = try LanguageNumbering(first, reader)
      for version in versions where version.language != first.language {
        try note(try LanguageNumbering(version, reader).findings(against: numbers), of: version.id)
      }
    }
    let agendas = try AgendaNumbers(reader)
    if agendas.isEmpty { return }
    for document in try reader.documentsNamingItems() {
      let named =
        try reader.mentions(of: document.id).map(\.item)
        + AgendaItem.named(in: try reader.programme(of: document.id)).map(\.item)
      try note(agendas.findings(about: document, naming: named), of: document.id)
    }
  }

  private func note(_ findings: [Finding], of document: DocumentID) throws(StoreError) {
    guard !findings.isEmpty else { return }
    try guarded { () throws(DatabaseError) in
      let find = try connection.prepare("SELECT file FROM document WHERE id = ?1")
      try find.bind(.integer(document.value))
      guard try find.step() else { return }
      let file = FileID(value: find.integer(0))
      find.reset()
      try insertFindings(findings, file: file, document: document)
    }
  }
}

/// The numbers of a document's paragraphs, which its language versions share.
private struct LanguageNumbering {
  private let language: Language?
  private let paths: [LocatorPath]
  private let known: Set<LocatorPath>

  init(_ document: StoredDocument, _ reader: Reader) throws(StoreError) {
    language = document.language
    paths = try reader.paragraphs(of: document.id).map(\.paragraph)
      .filter { !$0.label.isEmpty && [.op, .p, .item].contains($0.kind) }.map(\.path)
    known = Set(paths)
  }

  /// What only one of the two has; none where one has no numbers at all.
  func findings(against other: LanguageNumbering) -> [Finding] {
    guard !paths.isEmpty, !other.paths.isEmpty, let language, let its = other.language else {
      return []
    }
    return [
      finding(other.paths.filter { !known.contains($0) }, there: its, missing: language),
      finding(paths.filter { !other.known.contains($0) }, there: language, missing: its),
    ].compactMap { $0 }
  }

  private func finding(_ paths: [LocatorPath], there: Language, missing: Language) -> Finding? {
    guard let first = paths.first else { return nil }
    let names = paths.prefix(5).map(\.description).joined(separator: ", ")
    let rest = paths.count > 5 ? " and \(paths.count - 5) more" : ""
    return Finding(
      kind: "language-differs", place: first.description,
      message: "the version in \(there) has \(names)\(rest), that in \(missing) does not")
  }
}
