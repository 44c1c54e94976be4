import Documents
import Links
import Store

/// The documents of an index, as the linker sees them.
struct IndexedDocuments: LinkSource {
  private let reader: Reader

  init(_ reader: Reader) { self.reader = reader }

  func forEachDocument(_ body: (LinkDocument) throws -> Void) throws {
    for stored in try reader.allDocuments() {
      var document = LinkDocument(
        symbol: stored.symbol, language: stored.language ?? .english, type: stored.type,
        body: stored.body, session: stored.session, title: stored.title,
        date: stored.adoptedOn ?? stored.date)
      document.agendaItems = try reader.mentions(of: stored.id)
      document.origin = try reader.origins(of: stored.id)
      document.items = try reader.items(of: stored.id)
      document.programme = try reader.programme(of: stored.id)
      if IndexedDocuments.counts(document) {
        document.speeches = try reader.speeches(of: stored.id)
        document.paragraphs = try paragraphs(of: stored)
      }
      try body(document)
    }
  }

  /// Whether a document's own text can prove a link; of others the masthead is enough.
  private static func counts(_ document: LinkDocument) -> Bool {
    switch document.type {
    case .resolution, .decision, .agenda, .annotatedAgenda, .list, .programme, .summaryRecord,
      .verbatimRecord:
      true
    default: !document.items.isEmpty || !document.programme.isEmpty
    }
  }

  private func paragraphs(of stored: StoredDocument) throws -> [LinkParagraph] {
    var citations: [ParagraphID: [Citation]] = [:]
    for found in try reader.citations(from: stored.id) {
      citations[found.paragraph, default: []].append(found.citation)
    }
    return try reader.paragraphs(of: stored.id).map { stored in
      LinkParagraph(
        path: stored.paragraph.path, kind: stored.paragraph.kind, text: stored.paragraph.text,
        citations: citations[stored.id] ?? [])
    }
  }

  func text(at locator: Locator, preferring language: Language) throws -> String? {
    let versions = try reader.documents(for: locator.symbol)
    let best = versions.first { $0.language == language } ?? versions.first
    guard let best else { return nil }
    return try reader.paragraphs(of: best.id, within: locator.path)
      .first { $0.paragraph.path == locator.path }?.paragraph.text
  }
}
